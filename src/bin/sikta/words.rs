//! `sikta words`: words in context, collocations, key words, n-grams, trends.

use crate::message::Message;
use crate::output::{Exit, Outcome, Output, tell};
use crate::search_hits::WIDTH;
use crate::search_words;
use crate::setup::Setup;
use crate::usage::Unfit;
use crate::words_again::again;
use crate::words_print::{print_lines, print_rows};
use clap::{Args, Subcommand, ValueEnum};
use sikta::concordance::{self, Sort, Span, Unit};
use sikta::guide::Guide;
use sikta::search::{Query, Searcher, Stamp};
use std::io::Write;
use std::path::PathBuf;

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
    /// Count dictionary forms instead of forms
    #[arg(long)]
    lemma: bool,

    /// Only in this language (sv, en …); may be given more than once
    #[arg(long, value_name = "CODE")]
    lang_of: Vec<String>,

    /// Only about this occupation; may be given more than once
    #[arg(long, value_name = "NAME")]
    occupation: Vec<String>,

    /// Only under this heading; may be given more than once
    #[arg(long, value_name = "HEADING")]
    section: Vec<String>,

    /// How many rows; 0 is all
    #[arg(long, short = 'n', value_name = "N", default_value = "30")]
    limit: usize,

    /// The index
    #[arg(long, value_name = "DIR", default_value = "index")]
    index: PathBuf,

    /// What to write
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
    Csv,
}

impl Common {
    fn query(&self, words: &[String]) -> Query {
        Query {
            langs: self.lang_of.clone(),
            occupations: self.occupation.clone(),
            sections: self.section.clone(),
            limit: match self.limit {
                0 => usize::MAX,
                limit => limit,
            },
            ..Query::new(words.join(" "))
        }
    }

    fn unit(&self) -> Unit {
        match self.lemma {
            true => Unit::Lemma,
            false => Unit::Form,
        }
    }
}

impl What {
    /// The queries that it asks.
    fn asked(&self) -> Vec<Query> {
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
            let searcher = Searcher::open(&args.index)?.with_library(Guide::default().library()?);
            search_words::tell_since(setup, &stamp, &searcher);
            count(&what, setup)
        }
    }
}

fn count(what: &What, setup: &Setup) -> Outcome {
    for query in what.asked() {
        let problems = query.problems();
        if !problems.is_empty() {
            search_words::complain_of(setup, &query, &problems);
            return Ok(Exit::Trouble);
        }
    }
    let mut out = Output::new(setup);
    let (found, stamp) = match what {
        What::Context {
            query,
            sort,
            common,
        } => {
            let searcher = Searcher::open(&common.index)?.with_library(Guide::default().library()?);
            let width = setup.width.map_or(WIDTH, |width| (width / 2).max(10));
            let asked = common.query(query);
            let lines = concordance::lines(&searcher, &asked, sort, common.unit(), width)?;
            print_lines(&mut out, setup, common.format, &lines)?;
            (lines.total > 0, lines.stamp)
        }
        What::Collocations {
            query,
            window,
            sentence,
            least,
            common,
        } => {
            let searcher = Searcher::open(&common.index)?.with_library(Guide::default().library()?);
            let span = match sentence {
                true => Span::Sentence,
                false => Span::Window((*window).into(), (*window).into()),
            };
            let asked = common.query(query);
            let found = concordance::collocations(&searcher, &asked, span, common.unit(), *least)?;
            let rows = found.collocates.iter().map(|c| {
                vec![
                    c.word.clone(),
                    c.near.to_string(),
                    c.all.to_string(),
                    figure(c.expected),
                    figure(c.log_likelihood),
                    figure(c.log_dice),
                    figure(c.mutual_information),
                    figure(c.t_score),
                ]
            });
            let names = [
                "word", "near", "all", "expected", "G2", "logDice", "MI", "t",
            ];
            let names_sv = ["ord", "nära", "alla", "väntat", "G2", "logDice", "MI", "t"];
            print_rows(
                &mut out,
                setup,
                common.format,
                [&names, &names_sv],
                rows,
                &found,
            )?;
            (!found.collocates.is_empty(), found.stamp)
        }
        What::Keyness {
            query,
            against,
            against_occupation,
            least,
            common,
        } => {
            let searcher = Searcher::open(&common.index)?.with_library(Guide::default().library()?);
            let other = Query {
                occupations: against_occupation.clone(),
                langs: common.lang_of.clone(),
                sections: common.section.clone(),
                ..Query::new(against.clone().unwrap_or_default())
            };
            let other = (against.is_some() || !against_occupation.is_empty()).then_some(other);
            let of = common.query(query);
            let whole = of.text.trim().is_empty()
                && of.langs.is_empty()
                && of.occupations.is_empty()
                && of.sections.is_empty();
            if whole && other.is_none() {
                return Err(Message::NothingToCompare {}.into());
            }
            let found =
                concordance::keyness(&searcher, &of, other.as_ref(), common.unit(), *least)?;
            let rows = found.keys.iter().map(|k| {
                vec![
                    k.word.clone(),
                    k.count.to_string(),
                    k.against.to_string(),
                    figure(k.log_likelihood),
                    figure(k.log_ratio),
                ]
            });
            let names = ["word", "count", "against", "G2", "log ratio"];
            let names_sv = ["ord", "antal", "mot", "G2", "logkvot"];
            print_rows(
                &mut out,
                setup,
                common.format,
                [&names, &names_sv],
                rows,
                &found,
            )?;
            if found.shared > 0 {
                let shared = found.shared.to_string();
                tell(setup, &Message::SharedPassages { shared });
            }
            (!found.keys.is_empty(), found.stamp)
        }
        What::List {
            query,
            grams,
            least,
            common,
        } => {
            let searcher = Searcher::open(&common.index)?.with_library(Guide::default().library()?);
            let (asked, n) = (common.query(query), usize::from(*grams));
            let found = concordance::list(&searcher, &asked, n, common.unit(), *least)?;
            let rows = found.items.iter().map(|item| {
                vec![
                    item.text.clone(),
                    item.count.to_string(),
                    figure(item.per_million),
                    item.pages.to_string(),
                    figure(item.juilland),
                    figure(item.deviation),
                ]
            });
            let names = ["words", "count", "per million", "pages", "D", "DP"];
            let names_sv = ["ord", "antal", "per miljon", "sidor", "D", "DP"];
            print_rows(
                &mut out,
                setup,
                common.format,
                [&names, &names_sv],
                rows,
                &found,
            )?;
            (!found.items.is_empty(), found.stamp)
        }
        What::Trend { query, common } => {
            let searcher = Searcher::open(&common.index)?.with_library(Guide::default().library()?);
            let found = concordance::trend(&searcher, &common.query(query))?;
            let rows = found.years.iter().map(|year| {
                vec![
                    year.year.map_or("–".to_owned(), |year| year.to_string()),
                    year.pages.to_string(),
                    year.words.to_string(),
                    year.count.to_string(),
                    figure(year.per_million),
                ]
            });
            let names = ["year", "pages", "words", "count", "per million"];
            let names_sv = ["år", "sidor", "ord", "antal", "per miljon"];
            print_rows(
                &mut out,
                setup,
                common.format,
                [&names, &names_sv],
                rows,
                &found,
            )?;
            (found.years.iter().any(|year| year.count > 0), found.stamp)
        }
    };
    out.flush()?;
    tell(
        setup,
        &Message::Stamp {
            stamp: stamp.to_string(),
        },
    );
    match found {
        true => Ok(Exit::Done),
        false => {
            let least = matches!(
                what,
                What::Collocations { .. } | What::Keyness { .. } | What::List { .. }
            );
            tell(
                setup,
                &match least {
                    true => Message::NoWordsFound {},
                    false => Message::NoPlaces {},
                },
            );
            Ok(Exit::Found)
        }
    }
}

fn figure(value: f64) -> String {
    format!("{value:.2}")
}
