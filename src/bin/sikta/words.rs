//! `sikta words`: words in context, collocations, key words, n-grams, trends.

use crate::message::Message;
use crate::output::{Failure, Outcome};
use crate::search_words;
use crate::setup::Setup;
use crate::usage::Unfit;
use crate::words_again::again;
use crate::words_count::count;
use clap::{Args, Subcommand, ValueEnum};
use sikta::concordance::{Sort, Unit};
use sikta::guide::Guide;
use sikta::search::{Query, Searcher, Stamp};
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

#[derive(Debug, Subcommand)]
pub(crate) enum What {
    /// Every place where words stand, in their context, sorted by what stands around them
    Context {
        /// Words; as for `sikta search`
        #[arg(value_name = "QUERY", required = true)]
        query: Vec<String>,

        /// What to sort by, first things first: 1L the word before, 2R the second word after, node the word itself
        #[arg(
            long,
            value_name = "PLACES",
            value_delimiter = ',',
            default_value = "node,1R,2R",
            value_parser = sort
        )]
        sort: Vec<Sort>,

        #[command(flatten)]
        rows: Rows,

        #[command(flatten)]
        common: Common,
    },
    /// The words that stand near others more often than by chance
    Collocations {
        /// Words; as for `sikta search`
        #[arg(value_name = "QUERY", required = true)]
        query: Vec<String>,

        /// How many words on either side are near
        #[arg(long, value_name = "N", default_value = "5", value_parser = clap::value_parser!(u8).range(1..=100))]
        window: u8,

        /// The whole sentence is near
        #[arg(long, conflicts_with = "window")]
        sentence: bool,

        /// Only words that are near at least so often
        #[arg(long, value_name = "N", default_value = "2")]
        least: usize,

        #[command(flatten)]
        rows: Rows,

        #[command(flatten)]
        common: Common,
    },
    /// The words that one part of the index has more of than another
    Keyness {
        /// What finds the one part; nothing: all that passes the filters
        #[arg(value_name = "QUERY")]
        query: Vec<String>,

        /// What finds the other part [default: all others in these languages, and under these headings if a query or occupation is given]
        #[arg(long, value_name = "QUERY")]
        against: Option<String>,

        /// The other part is about this occupation; may be given more than once
        #[arg(long, value_name = "NAME")]
        against_occupation: Vec<String>,

        /// Only words that both have at least so often together
        #[arg(long, value_name = "N", default_value = "3")]
        least: usize,

        #[command(flatten)]
        rows: Rows,

        #[command(flatten)]
        common: Common,
    },
    /// The most frequent words or runs of words, and how evenly they are spread
    List {
        /// What finds the passages; nothing: all that pass the filters
        #[arg(value_name = "QUERY")]
        query: Vec<String>,

        /// Runs of so many words
        #[arg(long, value_name = "N", default_value = "1", value_parser = clap::value_parser!(u8).range(1..=10))]
        grams: u8,

        /// Only what stands there at least so often
        #[arg(long, value_name = "N", default_value = "1")]
        least: usize,

        #[command(flatten)]
        rows: Rows,

        #[command(flatten)]
        common: Common,
    },
    /// How often words stand in the pages of each year
    Trend {
        /// Words; as for `sikta search`
        #[arg(value_name = "QUERY", required = true)]
        query: Vec<String>,

        #[command(flatten)]
        common: Common,
    },
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
            What::Context { common, .. }
            | What::Collocations { common, .. }
            | What::Keyness { common, .. }
            | What::List { common, .. }
            | What::Trend { common, .. } => common,
        }
    }

    /// The queries that it asks.
    pub(crate) fn asked(&self) -> Vec<Query> {
        let (query, against) = match self {
            What::Keyness { query, against, .. } => (query, against.clone()),
            What::Context { query, .. }
            | What::Collocations { query, .. }
            | What::List { query, .. }
            | What::Trend { query, .. } => (query, None),
        };
        let asked = std::iter::once(query.join(" ")).chain(against);
        asked.map(Query::new).collect()
    }
}

/// The index, with the classifications that were added.
pub(crate) fn open(index: &Path) -> Result<Searcher, Failure> {
    Ok(Searcher::open(index)?.with_library(Guide::default().library()?))
}

pub(crate) fn run(args: &WordsArgs, setup: &Setup) -> Outcome {
    match (&args.what, &args.stamp) {
        (Some(what), _) => count(what, setup),
        (None, stamp) => {
            let text = stamp.clone().unwrap_or_default();
            let stamp: Option<Stamp> = text.parse().ok();
            let again = stamp.as_ref().and_then(|stamp| again(stamp, &args.index));
            let (Some(stamp), Some(what)) = (stamp, again) else {
                return Err(Message::NoStampOfWords { text }.into());
            };
            let searcher = open(&args.index)?;
            search_words::tell_since(setup, &stamp, &searcher);
            count(&what, setup)
        }
    }
}
