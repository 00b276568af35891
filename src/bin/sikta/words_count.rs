//! What `sikta words` counts, and the columns that it is written in.

use crate::message::Message;
use crate::output::{Exit, Failure, Layout, Outcome, Output, tell};
use crate::search_hits::WIDTH;
use crate::search_words;
use crate::setup::Setup;
use crate::words::{Format, What, open};
use crate::words_print::{Shown, print_lines, print_rows};
use sikta::concordance::{self, Span};
use sikta::export::stamped::Cell;
use sikta::index::Grain;
use sikta::search::{Query, Stamp};
use std::io::Write;

pub(crate) fn count(what: &What, setup: &Setup) -> Outcome {
    for query in what.asked() {
        let problems = query.problems();
        if !problems.is_empty() {
            search_words::complain_of(setup, &query, &problems);
            return Ok(Exit::Trouble);
        }
    }
    let mut out = Output::new(setup);
    let (found, stamp) = answer(what, setup, &mut out)?;
    out.flush()?;
    tell(
        setup,
        &Message::Stamp {
            stamp: stamp.to_string(),
        },
    );
    let (searcher, query) = (open(&what.common().index)?, stamp.query);
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
            What::Collocations { .. } | What::Keyness { .. } | What::List { .. }
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

/// Writes what was asked for; gives whether there is any, and what it was computed from.
fn answer(what: &What, setup: &Setup, out: &mut Output) -> Result<(bool, Stamp), Failure> {
    match what {
        What::Context {
            query,
            sort,
            rows,
            common,
        } => {
            let searcher = open(&common.index)?;
            let width = setup.width.map_or(WIDTH, |width| (width / 2).max(10));
            let asked = rows.of(common.query(query));
            let lines = concordance::lines(&searcher, &asked, sort, rows.unit(), width)?;
            print_lines(out, setup, common.format, &lines)?;
            Ok((lines.total > 0, lines.stamp))
        }
        What::Collocations {
            query,
            window,
            sentence,
            least,
            rows,
            common,
        } => {
            let searcher = open(&common.index)?;
            let span = match sentence {
                true => Span::Sentence,
                false => Span::Window((*window).into(), (*window).into()),
            };
            let asked = rows.of(common.query(query));
            let found = concordance::collocations(&searcher, &asked, span, rows.unit(), *least)?;
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
            print_rows(out, setup, common.format, &shown, cells, &found)?;
            Ok((found.total > 0, found.stamp))
        }
        What::Keyness {
            query,
            against,
            against_occupation,
            least,
            rows,
            common,
        } => {
            let searcher = open(&common.index)?;
            let other = Query {
                occupations: against_occupation.clone(),
                langs: common.lang_of.clone(),
                sections: common.section.clone(),
                ..Query::new(against.clone().unwrap_or_default())
            };
            let other = (against.is_some() || !against_occupation.is_empty()).then_some(other);
            let of = rows.of(common.query(query));
            let whole = of.text.trim().is_empty()
                && of.langs.is_empty()
                && of.occupations.is_empty()
                && of.sections.is_empty();
            if whole && other.is_none() {
                return Err(Message::NothingToCompare {}.into());
            }
            let found = concordance::keyness(&searcher, &of, other.as_ref(), rows.unit(), *least)?;
            if found.words == 0 || found.against == 0 {
                tell(
                    setup,
                    &match found.words {
                        0 => Message::EmptyPart {},
                        _ => Message::EmptyOtherPart {},
                    },
                );
                if common.format == Format::Json {
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
            print_rows(out, setup, common.format, &shown, cells, &found)?;
            if found.shared > 0 {
                let shared = found.shared.to_string();
                tell(setup, &Message::SharedPassages { shared });
            }
            Ok((found.total > 0, found.stamp))
        }
        What::List {
            query,
            grams,
            least,
            rows,
            common,
        } => {
            let searcher = open(&common.index)?;
            let (asked, n) = (rows.of(common.query(query)), usize::from(*grams));
            let found = concordance::list(&searcher, &asked, n, rows.unit(), *least)?;
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
            print_rows(out, setup, common.format, &shown, cells, &found)?;
            Ok((found.total > 0, found.stamp))
        }
        What::Trend { query, common } => {
            let searcher = open(&common.index)?;
            let found = concordance::trend(&searcher, &common.query(query))?;
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
            print_rows(out, setup, common.format, &shown, cells, &found)?;
            Ok((found.years.iter().any(|year| year.count > 0), found.stamp))
        }
    }
}
