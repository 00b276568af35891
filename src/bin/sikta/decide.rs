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
use sikta::guide::decisions::{Refused, Verb, decide, refused};
use sikta::ingest::Page;
use std::collections::BTreeMap;
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

/// Numbers of lines, sorted, each once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lines(pub(crate) Vec<usize>);

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
    let mut out = Vec::new();
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
        if to - from >= MOST || out.len() >= MOST {
            return Err(Unfit {
                en: format!("{part} is more than {MOST} lines"),
                sv: format!("{part} är fler än {MOST} rader"),
            });
        }
        out.extend(from..=to);
    }
    out.sort_unstable();
    out.dedup();
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
        let all = all
            .into_iter()
            .filter_map(|(lines, verb)| Some((&lines.as_ref()?.0, verb)));
        for (numbers, _) in all.clone() {
            if let Some(refused) = refused(&page, numbers) {
                return Err(refusal(&page, refused).into());
            }
        }
        let classes = match &self.drop {
            Some(Lines(numbers)) => classes(&page, &guide()?, numbers)?,
            None => BTreeMap::new(),
        };
        for (numbers, verb) in all {
            let class = |line| classes.get(&line).copied();
            let file = match decide(&page, numbers, verb, class)? {
                Ok(file) => file,
                Err(refused) => return Err(refusal(&page, refused).into()),
            };
            tell(
                setup,
                &Message::Decided {
                    number: numbers.len().to_string(),
                    file: file.display().to_string(),
                },
            );
        }
        Ok(())
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

fn refusal(page: &Page, refused: Refused) -> Message {
    let doc = input::name(page);
    match refused {
        Refused::NoFile => Message::DecideNeedsFile {},
        Refused::NoLine(line, lines) => Message::NoLine {
            doc,
            line: line.to_string(),
            lines: lines.to_string(),
        },
        Refused::Blank(line) => Message::BlankLine {
            doc,
            line: line.to_string(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, lines};

    #[test]
    fn numbers_and_ranges_are_lines() {
        assert_eq!(lines("3, 7-9,8"), Ok(Lines(vec![3, 7, 8, 9])));
        for wrong in ["", "0", "a", "9-7", "1-", "1-999999999"] {
            assert!(lines(wrong).is_err(), "{wrong}");
        }
    }
}
