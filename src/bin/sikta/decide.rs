//! `sikta clean --keep`, `--drop` and `--forget`: an editor's decisions on lines, remembered for the next run.

use crate::guided::one_page;
use crate::input;
use crate::message::Message;
use crate::output::{Failure, tell};
use crate::setup::Setup;
use clap::Args;
use sikta::clean::{Action, Class, Orders, clean_under, explain};
use sikta::guide::decisions::{Refused, Verb, decide};
use sikta::ingest::Page;
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
pub(crate) fn lines(text: &str) -> Result<Lines, String> {
    let number = |text: &str| {
        text.trim()
            .parse::<usize>()
            .ok()
            .filter(|n| *n > 0)
            .ok_or_else(|| format!("{text:?} is no line; write numbers and ranges: 3,7-9"))
    };
    let mut out = Vec::new();
    for part in text.split(',') {
        let (from, to) = match part.split_once(['-', '–']) {
            Some((from, to)) => (number(from)?, number(to)?),
            None => (number(part)?, number(part)?),
        };
        if to < from {
            return Err(format!("{part} runs backwards"));
        }
        if to - from >= MOST || out.len() >= MOST {
            return Err(format!("{part} is more than {MOST} lines"));
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

    /// Remembers what was decided on the one page of `files`.
    pub(crate) fn record(&self, setup: &Setup, files: &[PathBuf]) -> Result<(), Failure> {
        let page = one_page(setup, files)?;
        let all = [
            (&self.keep, Some(Verb::Keep)),
            (&self.drop, Some(Verb::Drop)),
            (&self.forget, None),
        ];
        for (lines, verb) in all {
            let Some(Lines(numbers)) = lines else {
                continue;
            };
            let class = |line| class_of(&page, line);
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

/// What a line is that an editor drops: what a rule would take it for, else what it looks like.
fn class_of(page: &Page, line: usize) -> Option<Class> {
    let anyway = Orders {
        anyway: true,
        ..Orders::default()
    };
    let ledger = clean_under(page, &anyway);
    let taken = ledger.decisions().iter().find_map(|d| match d.action {
        Action::Drop(class) if d.line == line => Some(class),
        _ => None,
    });
    taken.or_else(|| {
        let seen = explain(page, &anyway, line)?.signs;
        let believed = seen.iter().find(|sign| sign.believed);
        believed.or(seen.first()).map(|sign| sign.class)
    })
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
