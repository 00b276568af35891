//! `sikta words`: words in context, collocations, key words, n-grams, trends.

use crate::message::Message;
use crate::output::Outcome;
use crate::setup::Setup;
use crate::usage::Unfit;
use crate::words_again::again;
use crate::words_count::count;
use clap::{Args, Subcommand, ValueEnum};
use sikta::concordance::{Sort, Unit};
use sikta::search::{Query, Stamp};
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct WordsArgs {
    #[command(subcommand)]
    what: Option<What>,

    /// Count again what the stamp of an answer says, and say whether the corpus has changed since
    #[arg(long, value_name = "STAMP", required = true)]
    stamp: Option<String>,

    /// The index
    #[arg(long, value_name = "DIR", default_value = "index")]
    index: PathBuf,
}

impl WordsArgs {
    /// The index that is read.
    pub(crate) fn index(&self) -> &Path {
        match &self.what {
            Some(what) => &what.common().index,
            None => &self.index,
        }
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum What {
    /// Every place where words stand, in their context, sorted by what stands around them
    Context(Context),
    /// The words that stand near others more often than by chance
    Collocations(Collocations),
    /// The words that one part of the index has more of than another
    Keyness(Keyness),
    /// The most frequent words or runs of words, and how evenly they are spread
    List(List),
    /// How often words stand in the pages of each year
    Trend(Trend),
}

#[derive(Debug, Args)]
pub(crate) struct Context {
    /// Words; as for `sikta search`
    #[arg(value_name = "QUERY", required = true)]
    pub(crate) query: Vec<String>,

    /// What to sort by, first things first: 1L the word before, 2R the second word after, node the word itself
    #[arg(
        long,
        value_name = "PLACES",
        value_delimiter = ',',
        default_value = "node,1R,2R",
        value_parser = sort
    )]
    pub(crate) sort: Vec<Sort>,

    #[command(flatten)]
    pub(crate) rows: Rows,

    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, Args)]
pub(crate) struct Collocations {
    /// Words; as for `sikta search`
    #[arg(value_name = "QUERY", required = true)]
    pub(crate) query: Vec<String>,

    /// How many words on either side are near
    #[arg(long, value_name = "N", default_value = "5", value_parser = clap::value_parser!(u8).range(1..=100))]
    pub(crate) window: u8,

    /// The whole sentence is near
    #[arg(long, conflicts_with = "window")]
    pub(crate) sentence: bool,

    /// Only words that are near at least so often
    #[arg(long, value_name = "N", default_value = "2")]
    pub(crate) least: usize,

    #[command(flatten)]
    pub(crate) rows: Rows,

    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, Args)]
pub(crate) struct Keyness {
    /// What finds the one part; nothing: all that passes the filters
    #[arg(value_name = "QUERY")]
    pub(crate) query: Vec<String>,

    /// What finds the other part [default: all others in these languages, and under these headings if a query or occupation is given]
    #[arg(long, value_name = "QUERY")]
    pub(crate) against: Option<String>,

    /// The other part is about this occupation; may be given more than once
    #[arg(long, value_name = "NAME")]
    pub(crate) against_occupation: Vec<String>,

    /// Only words that both have at least so often together
    #[arg(long, value_name = "N", default_value = "3")]
    pub(crate) least: usize,

    #[command(flatten)]
    pub(crate) rows: Rows,

    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, Args)]
pub(crate) struct List {
    /// What finds the passages; nothing: all that pass the filters
    #[arg(value_name = "QUERY")]
    pub(crate) query: Vec<String>,

    /// Runs of so many words
    #[arg(long, value_name = "N", default_value = "1", value_parser = clap::value_parser!(u8).range(1..=10))]
    pub(crate) grams: u8,

    /// Only what stands there at least so often
    #[arg(long, value_name = "N", default_value = "1")]
    pub(crate) least: usize,

    #[command(flatten)]
    pub(crate) rows: Rows,

    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, Args)]
pub(crate) struct Trend {
    /// Words; as for `sikta search`
    #[arg(value_name = "QUERY", required = true)]
    pub(crate) query: Vec<String>,

    #[command(flatten)]
    pub(crate) common: Common,
}

/// How many rows; 0 or `all` is all.
fn limit(text: &str) -> Result<usize, std::num::ParseIntError> {
    match text {
        "0" | "all" => Ok(usize::MAX),
        text => text.parse(),
    }
}

/// A place to sort by.
fn sort(text: &str) -> Result<Sort, Unfit> {
    text.parse().map_err(|en| Unfit {
        en,
        sv: format!("{text} är inget ställe att sortera efter: 1L, 2L, 1R … eller node"),
    })
}

/// What all of them take.
#[derive(Debug, Args)]
pub(crate) struct Common {
    /// Only in this language (sv, en …); may be given more than once
    #[arg(long, value_name = "CODE")]
    pub(crate) lang_of: Vec<String>,

    /// Only about this occupation; may be given more than once
    #[arg(long, value_name = "NAME")]
    occupation: Vec<String>,

    /// Only under this heading; may be given more than once
    #[arg(long, value_name = "HEADING")]
    pub(crate) section: Vec<String>,

    /// The index
    #[arg(long, value_name = "DIR", default_value = "index")]
    pub(crate) index: PathBuf,

    /// What to write
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
    Jsonl,
    Csv,
}

/// What is counted as one word, and which rows are shown.
#[derive(Debug, Args)]
pub(crate) struct Rows {
    /// Count dictionary forms instead of forms
    #[arg(long)]
    lemma: bool,

    /// How many rows; 0 is all
    #[arg(long, short = 'n', value_name = "N", default_value = "30", value_parser = limit)]
    limit: usize,

    /// How many rows to pass over first
    #[arg(long, value_name = "N", default_value = "0")]
    offset: usize,
}

impl Rows {
    pub(crate) fn of(&self, query: Query) -> Query {
        Query {
            limit: self.limit,
            offset: self.offset,
            ..query
        }
    }

    pub(crate) fn unit(&self) -> Unit {
        match self.lemma {
            true => Unit::Lemma,
            false => Unit::Form,
        }
    }
}

impl Common {
    pub(crate) fn query(&self, words: &[String]) -> Query {
        Query {
            langs: self.lang_of.clone(),
            occupations: self.occupation.clone(),
            sections: self.section.clone(),
            ..Query::new(words.join(" "))
        }
    }
}

impl What {
    /// What all of them take.
    pub(crate) fn common(&self) -> &Common {
        match self {
            What::Context(args) => &args.common,
            What::Collocations(args) => &args.common,
            What::Keyness(args) => &args.common,
            What::List(args) => &args.common,
            What::Trend(args) => &args.common,
        }
    }

    /// The queries that it asks.
    pub(crate) fn asked(&self) -> Vec<Query> {
        let (query, against) = match self {
            What::Context(args) => (&args.query, None),
            What::Collocations(args) => (&args.query, None),
            What::Keyness(args) => (&args.query, args.against.clone()),
            What::List(args) => (&args.query, None),
            What::Trend(args) => (&args.query, None),
        };
        let asked = std::iter::once(query.join(" ")).chain(against);
        asked.map(Query::new).collect()
    }
}

pub(crate) fn run(args: &WordsArgs, setup: &Setup) -> Outcome {
    match (&args.what, &args.stamp) {
        (Some(what), _) => count(what, None, setup),
        (None, stamp) => {
            let text = stamp.clone().unwrap_or_default();
            let stamp: Option<Stamp> = text.parse().ok();
            let again = stamp.as_ref().and_then(|stamp| again(stamp, &args.index));
            match again {
                Some(what) => count(&what, stamp.as_ref(), setup),
                None => Err(Message::NoStampOfWords { text }.into()),
            }
        }
    }
}
