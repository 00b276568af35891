//! Origins: from a place in a passage's text back to the page that it was read from.
//!
//! A passage is clean text; where cleaning mended a character or took a line out of its middle, its offsets and those of
//! the page run apart. The index keeps just enough to lead back.

use crate::clean::CleanText;
use crate::span::{Clean, CodePoints, Span};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Runs of a passage's text that lie unbroken in the page, in order. All offsets are code points.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origins(Vec<Run>);

/// One run: where it begins in the passage, and the part of the page that it came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    from = "(usize, usize, usize, bool)",
    into = "(usize, usize, usize, bool)"
)]
struct Run {
    at: usize,
    from: usize,
    to: usize,
    /// Whether it is a repair's work, so that each of its characters came from all of `from..to`.
    mended: bool,
}

impl From<(usize, usize, usize, bool)> for Run {
    fn from((at, from, to, mended): (usize, usize, usize, bool)) -> Self {
        Run {
            at,
            from,
            to,
            mended,
        }
    }
}

impl From<Run> for (usize, usize, usize, bool) {
    fn from(run: Run) -> Self {
        (run.at, run.from, run.to, run.mended)
    }
}

impl Origins {
    /// The origins of the passage at `span`; `points` counts the code points of the page's text.
    #[must_use]
    pub fn new(clean: &CleanText, span: Span<Clean>, points: &CodePoints<'_>) -> Self {
        let text = span.of(clean.text());
        let mut runs: Vec<Run> = Vec::new();
        let mut at = 0;
        for (own, raw, repaired) in clean.runs(span) {
            let raw = points.span(raw);
            let length = own.of(clean.text()).chars().count();
            let mended = repaired && (length, raw.len()) != (1, 1);
            match runs.last_mut() {
                Some(run) if !(mended || run.mended) && run.to == raw.start => run.to = raw.end,
                _ => runs.push(Run {
                    at,
                    from: raw.start,
                    to: raw.end,
                    mended,
                }),
            }
            at += length;
        }
        debug_assert_eq!(at, text.chars().count(), "runs cover the passage");
        Origins(runs)
    }

    /// Its one run, where the passage lies unbroken in the page at these code points.
    pub(super) fn unbroken(from: usize, to: usize) -> Self {
        Origins(vec![Run {
            at: 0,
            from,
            to,
            mended: false,
        }])
    }

    /// Where `range` of the passage came from: from its first character's origin to its last one's.
    #[must_use]
    pub fn of(&self, range: Range<usize>) -> Range<usize> {
        let start = self.at(range.start).start;
        match range.end.checked_sub(1) {
            Some(last) if last >= range.start => start..self.at(last).end.max(start),
            _ => start..start,
        }
    }

    /// Where the character at `at` came from.
    fn at(&self, at: usize) -> Range<usize> {
        let next = self.0.partition_point(|run| run.at <= at);
        match next.checked_sub(1).and_then(|i| self.0.get(i)) {
            Some(run) if run.mended => run.from..run.to,
            Some(run) => {
                let from = (run.from + (at - run.at)).min(run.to);
                from..(from + 1).min(run.to)
            }
            None => 0..0,
        }
    }
}
