//! Paragraphs that were broken into lines.

use super::lexicon::Force;
use super::line::{Line, Shape};

/// Words from which lines that run on are taken together for prose.
const WRAPPED_WORDS: u32 = 12;

/// Finds paragraphs that were broken into lines: a line of some length without an end, and right under it one that goes
/// on in small letters. Around such places a page's other long lines, back to back, are of the same kind.
pub(super) fn wrapped(lines: &[Line<'_>], alive: &[u32], gaps: &[bool]) -> Vec<bool> {
    let at = |p: usize| &lines[alive[p] as usize];
    let n = alive.len();
    let mut out = vec![false; n];
    let open = |line: &Line<'_>| {
        line.words >= 5
            && line.text.len() >= 36
            && line.text.len() <= 120
            && !line.is(Shape::STOP)
            && !line.is(Shape::COLON)
            && !line.is(Shape::BARS)
    };
    let mut joined = 0;
    let mut p = 0;
    while p + 1 < n {
        let start = p;
        let mut words = at(p).words;
        let mut small = 0;
        while p + 1 < n && !gaps[p + 1] && continues(at(p), at(p + 1), open(at(p))) {
            small += u32::from(at(p + 1).is(Shape::LOWER));
            p += 1;
            words += at(p).words;
        }
        if p > start && words >= WRAPPED_WORDS && small > 0 {
            out[start..=p].fill(true);
            joined += p - start;
        }
        p += 1;
    }
    if joined * 4 < n {
        return out;
    }
    for p in 0..n {
        let next_to = p > 0 && out[p - 1] && !gaps[p] || p + 1 < n && out[p + 1] && !gaps[p + 1];
        out[p] = out[p] || (open(at(p)) && next_to && !at(p).is(Shape::BARS));
    }
    out
}

/// Whether `next` goes on where `line` breaks off.
fn continues(line: &Line<'_>, next: &Line<'_>, open: bool) -> bool {
    let hyphen = line.text.ends_with('-') && line.words >= 4 && next.is(Shape::LOWER);
    let flows = next.is(Shape::LOWER)
        || (line.words >= 7
            && next.words >= 5
            && !next.is(Shape::BULLET)
            && !next.is(Shape::NUMBERED));
    // A byline with its date, or a row of buttons, is no rest of a sentence.
    let furniture = next.evidence.is_some_and(|e| {
        e.force == Force::Sure || e.force == Force::Strong && next.is(Shape::DATE)
    });
    hyphen || (open && flows && !furniture && line.text.len() <= 120)
}
