//! `sikta clean --keep`, `--drop` and `--forget`: an editor's decisions on lines, remembered for the next run.

use crate::guided::one_page;
use crate::input;
use crate::message::Message;
use crate::output::{Failure, tell};
use crate::setup::Setup;
use crate::usage::Unfit;
use clap::Args;
use sikta::clean::{Action, Class, Explanation, Orders, explain_lines};
use sikta::error::Error;
use sikta::guide::Guide;
use sikta::guide::decisions::{Refused, Verb, decide};
use sikta::ingest::Page;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::path::PathBuf;

/// What an editor decides.
#[derive(Debug, Args)]
pub(crate) struct Decisions {
    /// Lines that stay whatever a rule says: 3,7-9; remembered
    #[arg(long, value_name = "LINES", value_parser = lines, requires = "files")]
    keep: Option<Lines>,

    /// Lines that go whatever a rule says: 3,7-9; remembered
    #[arg(long, value_name = "LINES", value_parser = lines, requires = "files")]
    drop: Option<Lines>,

    /// Lines whose decision is forgotten
    #[arg(long, value_name = "LINES", value_parser = lines, requires = "files")]
    forget: Option<Lines>,
}

/// Numbers and ranges of lines, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lines(Vec<RangeInclusive<usize>>);

impl Lines {
    /// Those that have text on `page`, sorted, each once. Blank lines within a range are passed over.
    ///
    /// # Errors
    /// A line that there is not, or that is named alone and blank, or a range without any text.
    pub(crate) fn with_text(&self, page: &Page) -> Result<Vec<usize>, Refused> {
        let blank: Vec<bool> = page.text().lines().map(|l| l.trim().is_empty()).collect();
        let mut out = Vec::new();
        for range in &self.0 {
            if *range.end() > blank.len() {
                let line = (*range.start()).max(blank.len() + 1);
                return Err(Refused::NoLine(line, blank.len()));
            }
            let before = out.len();
            out.extend(range.clone().filter(|line| !blank[line - 1]));
            if out.len() == before {
                return Err(Refused::Blank(*range.start()));
            }
        }
        out.sort_unstable();
        out.dedup();
        Ok(out)
    }
}

/// The most lines that may be named at a time.
const MOST: usize = 100_000;

/// Reads `3,7-9`.
pub(crate) fn lines(text: &str) -> Result<Lines, Unfit> {
    let number = |text: &str| {
        text.trim()
            .parse::<usize>()
            .ok()
            .filter(|n| *n > 0)
            .ok_or_else(|| Unfit {
                en: format!("{text:?} is no line; write numbers and ranges: 3,7-9"),
                sv: format!("{text:?} är ingen rad; skriv tal och intervall: 3,7-9"),
            })
    };
    let (mut out, mut many) = (Vec::new(), 0);
    for part in text.split(',') {
        let (from, to) = match part.split_once(['-', '–']) {
            Some((from, to)) => (number(from)?, number(to)?),
            None => (number(part)?, number(part)?),
        };
        if to < from {
            return Err(Unfit {
                en: format!("{part} runs backwards"),
                sv: format!("{part} går baklänges"),
            });
        }
        if to - from >= MOST || many >= MOST {
            return Err(Unfit {
                en: format!("{part} is more than {MOST} lines"),
                sv: format!("{part} är fler än {MOST} rader"),
            });
        }
        many += to - from + 1;
        out.push(from..=to);
    }
    Ok(Lines(out))
}

impl Decisions {
    /// Whether anything is decided.
    pub(crate) fn any(&self) -> bool {
        self.keep.is_some() || self.drop.is_some() || self.forget.is_some()
    }

    /// Remembers what was decided on the one page of `files`: all of it, or nothing where a line cannot be decided on.
    /// `guide` gives what is known beside the page.
    pub(crate) fn record(
        &self,
        setup: &Setup,
        files: &[PathBuf],
        guide: impl FnOnce() -> Result<Guide, Failure>,
    ) -> Result<(), Failure> {
        let page = one_page(setup, files)?;
        let all = [
            (&self.keep, Some(Verb::Keep)),
            (&self.drop, Some(Verb::Drop)),
            (&self.forget, None),
        ];
        if page.path.is_none() {
            return Err(refusal(&page, Refused::NoFile).into());
        }
        let mut decided: Vec<(Vec<usize>, Option<Verb>)> = Vec::new();
        for (lines, verb) in all {
            let Some(lines) = lines else { continue };
            let numbers = match lines.with_text(&page) {
                Ok(numbers) => numbers,
                Err(refused) => return Err(refusal(&page, refused).into()),
            };
            for (others, other) in &decided {
                if let Some(line) = numbers.iter().find(|n| others.binary_search(n).is_ok()) {
                    return Err(Message::DecidedTwice {
                        line: line.to_string(),
                        one: flag(*other).to_owned(),
                        other: flag(verb).to_owned(),
                    }
                    .into());
                }
            }
            decided.push((numbers, verb));
        }
        let dropped = decided.iter().find(|(_, verb)| *verb == Some(Verb::Drop));
        let classes = match dropped {
            Some((numbers, _)) => classes(&page, &guide()?, numbers)?,
            None => BTreeMap::new(),
        };
        for (numbers, verb) in &decided {
            let class = |line| classes.get(&line).copied();
            let recorded = match decide(&page, numbers, *verb, class)? {
                Ok(recorded) => recorded,
                Err(refused) => return Err(refusal(&page, refused).into()),
            };
            let number = recorded.number.to_string();
            let file = recorded.file.display().to_string();
            tell(
                setup,
                &match verb {
                    Some(Verb::Keep) => Message::DecidedToKeep { number, file },
                    Some(Verb::Drop) => Message::DecidedToDrop { number, file },
                    None if recorded.number == 0 => Message::NothingToForget {},
                    None => Message::Forgotten { number, file },
                },
            );
        }
        Ok(())
    }
}

/// The flag that decides so.
fn flag(verb: Option<Verb>) -> &'static str {
    match verb {
        Some(Verb::Keep) => "--keep",
        Some(Verb::Drop) => "--drop",
        None => "--forget",
    }
}

/// What lines are that an editor drops: what a rule would take each for, else what it looks like.
fn classes(page: &Page, guide: &Guide, numbers: &[usize]) -> Result<BTreeMap<usize, Class>, Error> {
    let orders = guide.orders(page)?;
    let anyway = Orders {
        anyway: true,
        ..orders
    };
    let explained = explain_lines(page, &anyway, numbers).into_iter().flatten();
    let class = |found: Explanation| {
        if let Action::Drop(class) = found.decision.action {
            return Some((found.line, class));
        }
        let believed = found.signs.iter().find(|sign| sign.believed);
        let class = believed.or(found.signs.first())?.class;
        Some((found.line, class))
    };
    Ok(explained.filter_map(class).collect())
}

pub(crate) fn refusal(page: &Page, refused: Refused) -> Message {
    let doc = input::name(page);
    match refused {
        Refused::NoFile => Message::DecideNeedsFile {},
        Refused::NoLine(line, lines) => Message::NoLine {
            doc,
            line: line.to_string(),
            lines: lines.to_string(),
        },
        Refused::Blank(line) => Message::BlankDecision {
            doc,
            line: line.to_string(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, Page, Refused, lines};

    #[test]
    fn numbers_and_ranges_are_lines() {
        assert_eq!(lines("3, 7-9,8"), Ok(Lines(vec![3..=3, 7..=9, 8..=8])));
        for wrong in ["", "0", "a", "9-7", "1-", "1-999999999"] {
            assert!(lines(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn blank_lines_within_a_range_are_passed_over() {
        let page = Page::from_text("a", "ett\n\nfyra\n\n\nsex\n");
        let of = |text: &str| lines(text).expect("ranges").with_text(&page);
        assert_eq!(of("1-6,3"), Ok(vec![1, 3, 6]));
        assert_eq!(of("2"), Err(Refused::Blank(2)));
        assert_eq!(of("4-5"), Err(Refused::Blank(4)));
        assert_eq!(of("1-9"), Err(Refused::NoLine(7, 6)));
        assert_eq!(of("8"), Err(Refused::NoLine(8, 6)));
    }
}
