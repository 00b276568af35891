//! What `sikta words` counts, and the columns that it is written in.

use crate::message::Message;
use crate::output::{Exit, Failure, Layout, Outcome, Output, tell};
use crate::search_hits::WIDTH;
use crate::search_words;
use crate::setup::Setup;
use crate::words::{Collocations, Context, Format, Keyness, List, Trend, What};
use crate::words_print::{Shown, print_lines, print_rows};
use sikta::concordance::{self, Span};
use sikta::export::stamped::Cell;
use sikta::guide::Guide;
use sikta::index::Grain;
use sikta::search::{Query, Searcher, Stamp};
use std::io::Write;

/// Counts; where a stamp is asked again, it says how the corpus stands to it.
pub(crate) fn count(what: &What, again: Option<&Stamp>, setup: &Setup) -> Outcome {
    for query in what.asked() {
        let problems = query.problems();
        if !problems.is_empty() {
            search_words::complain_of(setup, &query, &problems);
            return Ok(Exit::Trouble);
        }
    }
    let searcher = Searcher::open(&what.common().index)?;
    let searcher = searcher.with_library(Guide::default().library()?);
    if let Some(stamp) = again {
        search_words::tell_since(setup, stamp, &searcher);
    }
    let mut out = Output::new(setup);
    let counting = Counting {
        searcher: &searcher,
        setup,
        format: what.common().format,
    };
    let (found, stamp) = counting.answer(what, &mut out)?;
    out.flush()?;
    tell(
        setup,
        &Message::Stamp {
            stamp: stamp.to_string(),
        },
    );
    let query = stamp.query;
    if found {
        let passages = Query {
            grain: Some(Grain::Passage),
            ..query
        };
        search_words::tell_copies(setup, &searcher, &passages)?;
        return Ok(Exit::Done);
    }
    if !search_words::explain_absent(setup, &searcher, &query)? {
        let least = matches!(
            what,
            What::Collocations(_) | What::Keyness(_) | What::List(_)
        );
        tell(
            setup,
            &match least {
                true => Message::NoWordsFound {},
                false if query.clauses().is_empty() => Message::NoPlaces {},
                false => Message::NoHits { query: query.text },
            },
        );
    }
    Ok(Exit::Found)
}

/// What is counted in, and how it is written.
struct Counting<'a> {
    searcher: &'a Searcher,
    setup: &'a Setup,
    format: Format,
}

/// Whether there is any of what was counted, and what it was computed from.
type Counted = Result<(bool, Stamp), Failure>;

impl Counting<'_> {
    /// Writes what was asked for.
    fn answer(&self, what: &What, out: &mut Output) -> Counted {
        match what {
            What::Context(args) => self.context(args, out),
            What::Collocations(args) => self.collocations(args, out),
            What::Keyness(args) => self.keyness(args, out),
            What::List(args) => self.list(args, out),
            What::Trend(args) => self.trend(args, out),
        }
    }

    fn context(&self, args: &Context, out: &mut Output) -> Counted {
        let width = self.setup.width.map_or(WIDTH, |width| (width / 2).max(10));
        let asked = args.rows.of(args.common.query(&args.query));
        let lines = concordance::lines(self.searcher, &asked, &args.sort, args.rows.unit(), width)?;
        print_lines(out, self.setup, self.format, &lines)?;
        Ok((lines.total > 0, lines.stamp))
    }

    fn collocations(&self, args: &Collocations, out: &mut Output) -> Counted {
        let span = match args.sentence {
            true => Span::Sentence,
            false => Span::Window(args.window.into(), args.window.into()),
        };
        let asked = args.rows.of(args.common.query(&args.query));
        let found =
            concordance::collocations(self.searcher, &asked, span, args.rows.unit(), args.least)?;
        let cells = found.collocates.iter().map(|c| -> [Cell; 8] {
            [
                (&*c.word).into(),
                c.near.into(),
                c.all.into(),
                c.expected.into(),
                c.log_likelihood.into(),
                c.log_dice.into(),
                c.mutual_information.into(),
                c.t_score.into(),
            ]
        });
        let shown = Shown {
            columns: [
                "word",
                "near",
                "all",
                "expected",
                "log_likelihood",
                "log_dice",
                "mutual_information",
                "t_score",
            ],
            names: [
                "word", "near", "all", "expected", "G2", "logDice", "MI", "t",
            ],
            names_sv: ["ord", "nära", "alla", "väntat", "G2", "logDice", "MI", "t"],
            total: found.total,
            stamp: &found.stamp,
        };
        print_rows(out, self.setup, self.format, &shown, cells, &found)?;
        Ok((found.total > 0, found.stamp))
    }

    fn keyness(&self, args: &Keyness, out: &mut Output) -> Counted {
        let other = Query {
            occupations: args.against_occupation.clone(),
            langs: args.common.lang_of.clone(),
            sections: args.common.section.clone(),
            ..Query::new(args.against.clone().unwrap_or_default())
        };
        let other =
            (args.against.is_some() || !args.against_occupation.is_empty()).then_some(other);
        let of = args.rows.of(args.common.query(&args.query));
        let whole = of.text.trim().is_empty()
            && of.langs.is_empty()
            && of.occupations.is_empty()
            && of.sections.is_empty();
        if whole && other.is_none() {
            return Err(Message::NothingToCompare {}.into());
        }
        let found = concordance::keyness(
            self.searcher,
            &of,
            other.as_ref(),
            args.rows.unit(),
            args.least,
        )?;
        if found.words == 0 || found.against == 0 {
            tell(
                self.setup,
                &match found.words {
                    0 => Message::EmptyPart {},
                    _ => Message::EmptyOtherPart {},
                },
            );
            if self.format == Format::Json {
                out.json(&found, Layout::Pretty)?;
            }
            return Ok((false, found.stamp));
        }
        let cells = found.keys.iter().map(|k| -> [Cell; 5] {
            [
                (&*k.word).into(),
                k.count.into(),
                k.against.into(),
                k.log_likelihood.into(),
                k.log_ratio.into(),
            ]
        });
        let shown = Shown {
            columns: ["word", "count", "against", "log_likelihood", "log_ratio"],
            names: ["word", "count", "against", "G2", "log ratio"],
            names_sv: ["ord", "antal", "mot", "G2", "logkvot"],
            total: found.total,
            stamp: &found.stamp,
        };
        print_rows(out, self.setup, self.format, &shown, cells, &found)?;
        if found.shared > 0 {
            let shared = found.shared.to_string();
            tell(self.setup, &Message::SharedPassages { shared });
        }
        Ok((found.total > 0, found.stamp))
    }

    fn list(&self, args: &List, out: &mut Output) -> Counted {
        let (asked, n) = (
            args.rows.of(args.common.query(&args.query)),
            usize::from(args.grams),
        );
        let found = concordance::list(self.searcher, &asked, n, args.rows.unit(), args.least)?;
        let cells = found.items.iter().map(|item| -> [Cell; 6] {
            [
                (&*item.text).into(),
                item.count.into(),
                item.per_million.into(),
                item.pages.into(),
                item.juilland.into(),
                item.deviation.into(),
            ]
        });
        let shown = Shown {
            columns: [
                "text",
                "count",
                "per_million",
                "pages",
                "juilland",
                "deviation",
            ],
            names: ["words", "count", "per million", "pages", "D", "DP"],
            names_sv: ["ord", "antal", "per miljon", "sidor", "D", "DP"],
            total: found.total,
            stamp: &found.stamp,
        };
        print_rows(out, self.setup, self.format, &shown, cells, &found)?;
        Ok((found.total > 0, found.stamp))
    }

    fn trend(&self, args: &Trend, out: &mut Output) -> Counted {
        let found = concordance::trend(self.searcher, &args.common.query(&args.query))?;
        let cells = found.years.iter().map(|year| -> [Cell; 5] {
            [
                year.year
                    .map_or(Cell::Absent, |year| Cell::Whole(year as usize)),
                year.pages.into(),
                year.words.into(),
                year.count.into(),
                year.per_million.into(),
            ]
        });
        let shown = Shown {
            columns: ["year", "pages", "words", "count", "per_million"],
            names: ["year", "pages", "words", "count", "per million"],
            names_sv: ["år", "sidor", "ord", "antal", "per miljon"],
            total: found.years.len(),
            stamp: &found.stamp,
        };
        print_rows(out, self.setup, self.format, &shown, cells, &found)?;
        Ok((found.years.iter().any(|year| year.count > 0), found.stamp))
    }
}
