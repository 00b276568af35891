//! Edits: pieces of a text written anew, and how the edits of one pass build on those of the passes before.

use super::RepairRule;
use std::ops::Range;

/// Bytes of a text and what stands there afterwards.
#[derive(Debug, Clone)]
pub(super) struct Edit {
    pub(super) span: Range<usize>,
    pub(super) now: String,
    pub(super) rule: &'static RepairRule,
}

/// Sorts edits; of two that overlap the one found first stands.
pub(super) fn settle(mut found: Vec<Edit>) -> Vec<Edit> {
    found.sort_by_key(|e| e.span.start);
    let mut end = 0;
    found.retain(|e| {
        let free = e.span.start >= end;
        if free {
            end = e.span.end;
        }
        free
    });
    found
}

/// The text with its edits made; they are sorted and do not overlap.
pub(super) fn apply(text: &str, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        out.push_str(&text[at..edit.span.start]);
        out.push_str(&edit.now);
        at = edit.span.end;
    }
    out.push_str(&text[at..]);
    out
}

/// The edits of `source` that do what `first` and then `second` do: `first` are edits of `source` and give `middle`,
/// `second` are edits of `middle`. Edits that overlap become one; the rule of the first of them is named.
pub(super) fn compose(source: &str, first: &[Edit], middle: &str, second: Vec<Edit>) -> Vec<Edit> {
    if first.is_empty() {
        return second;
    }
    let mut out = Vec::with_capacity(first.len() + second.len());
    let mut first = Shifted::new(first);
    let mut second = second.into_iter().peekable();
    loop {
        // The next group: the edit that begins first, and all that overlap it or each other.
        let (mut span, rule) = match (first.peek(), second.peek()) {
            (None, None) => return out,
            (Some((a, edit)), b) if b.is_none_or(|b| a.start <= b.span.start) => (a, edit.rule),
            (_, Some(b)) => (b.span.clone(), b.rule),
            (Some((a, edit)), None) => (a, edit.rule),
        };
        let start = first.to_source(span.start);
        let mut edits: Vec<Edit> = Vec::new();
        let mut only_first = None;
        // What takes something away and writes nothing overlaps only what it lies within.
        if let Some((a, edit)) = first.peek()
            && a == span
        {
            only_first = Some(edit);
            first.advance();
        }
        loop {
            if let Some((a, edit)) = first.peek()
                && a.start < span.end
            {
                span.end = span.end.max(a.end);
                only_first = Some(edit);
                first.advance();
            } else if let Some(b) = second.next_if(|b| b.span.start < span.end) {
                span.end = span.end.max(b.span.end);
                edits.push(b);
            } else {
                break;
            }
        }
        let end = first.to_source(span.end);
        match only_first {
            Some(edit) if edits.is_empty() => out.push(edit.clone()),
            None if edits.len() == 1 => out.extend(edits.pop().map(|edit| Edit {
                span: start..end,
                ..edit
            })),
            _ => {
                for edit in &mut edits {
                    edit.span = edit.span.start - span.start..edit.span.end - span.start;
                }
                let now = apply(&middle[span], &edits);
                out.extend(trimmed(source, start..end, now, rule));
            }
        }
    }
}

/// Edits of a source with where they stand in what they make of it.
struct Shifted<'e> {
    edits: std::iter::Peekable<std::slice::Iter<'e, Edit>>,
    /// Bytes written and bytes replaced so far.
    written: usize,
    replaced: usize,
}

impl<'e> Shifted<'e> {
    fn new(edits: &'e [Edit]) -> Self {
        Shifted {
            edits: edits.iter().peekable(),
            written: 0,
            replaced: 0,
        }
    }

    fn peek(&mut self) -> Option<(Range<usize>, &'e Edit)> {
        let edit = *self.edits.peek()?;
        let start = edit.span.start + self.written - self.replaced;
        Some((start..start + edit.now.len(), edit))
    }

    fn advance(&mut self) {
        if let Some(edit) = self.edits.next() {
            self.written += edit.now.len();
            self.replaced += edit.span.len();
        }
    }

    /// Where a place of the outcome lies in the source, if it lies after all edits so far and in or before no later one.
    fn to_source(&self, at: usize) -> usize {
        at + self.replaced - self.written
    }
}

/// The edit without what stays the same at its ends; nothing if all of it does.
fn trimmed(
    source: &str,
    span: Range<usize>,
    now: String,
    rule: &'static RepairRule,
) -> Option<Edit> {
    let was = &source[span.clone()];
    let same = |(a, b): &(char, char)| a == b;
    let head: usize = was
        .chars()
        .zip(now.chars())
        .take_while(same)
        .map(|(c, _)| c.len_utf8())
        .sum();
    let tail: usize = was[head..]
        .chars()
        .rev()
        .zip(now[head..].chars().rev())
        .take_while(same)
        .map(|(c, _)| c.len_utf8())
        .sum();
    let edit = Edit {
        span: span.start + head..span.end - tail,
        now: now[head..now.len() - tail].to_owned(),
        rule,
    };
    (!edit.span.is_empty() || !edit.now.is_empty()).then_some(edit)
}
