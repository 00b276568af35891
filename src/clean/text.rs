//! The clean text: page and ledger seen as what is left, with the way back.
//!
//! **Law of offsets**: a byte of clean text that no repair wrote is the same byte at the raw offset it leads back to; one
//! that a repair wrote leads back to the whole span that was repaired.

use super::ledger::{Action, Ledger};
use crate::ingest::Page;
use crate::span::{Clean, Raw, Span};

/// What cleaning left of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CleanText {
    text: String,
    pieces: Vec<Piece>,
    seams: Vec<usize>,
    /// Where the title's line begins, and whether that is known.
    title: Option<usize>,
    titled: bool,
}

/// A run of clean text from one place.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    clean: Span<Clean>,
    raw: Span<Raw>,
    /// Whether a repair wrote it; then offsets inside lead to all of `raw`.
    repaired: bool,
}

impl CleanText {
    /// The view that `ledger` gives of `page`.
    #[must_use]
    pub fn new(page: &Page, ledger: &Ledger) -> Self {
        let mut out = CleanText {
            text: String::with_capacity(page.text().len()),
            titled: true,
            ..CleanText::default()
        };
        for decision in ledger.decisions() {
            let start = out.text.len();
            if ledger.title() == Some(decision.line) {
                out.title.get_or_insert(start);
            }
            let repaired = match &decision.action {
                Action::Keep => {
                    out.text.push_str(decision.span.of(page.text()));
                    false
                }
                Action::Repair(now) => {
                    out.text.push_str(now);
                    true
                }
                Action::Drop(_) => {
                    if out.seams.last() != Some(&start) {
                        out.seams.push(start);
                    }
                    continue;
                }
                Action::Layout => continue,
            };
            let clean = Span::new(start, out.text.len());
            match out.pieces.last_mut() {
                Some(last)
                    if !last.repaired && !repaired && last.raw.end == decision.span.start =>
                {
                    last.clean.end = clean.end;
                    last.raw.end = decision.span.end;
                }
                _ if clean.is_empty() => {}
                _ => out.pieces.push(Piece {
                    clean,
                    raw: decision.span,
                    repaired,
                }),
            }
        }
        out
    }

    /// All of `page`, as if cleaning had left it alone: to read a text that is clean already.
    #[must_use]
    pub fn whole(page: &Page) -> Self {
        let len = page.text().len();
        CleanText {
            text: page.text().to_owned(),
            pieces: vec![Piece {
                clean: Span::new(0, len),
                raw: Span::new(0, len),
                repaired: false,
            }],
            seams: Vec::new(),
            title: None,
            titled: false,
        }
    }

    /// Where, in bytes of clean text, the line of the title begins that the ledger names; outer nothing where no ledger
    /// was asked.
    pub(crate) fn title(&self) -> Option<Option<usize>> {
        self.titled.then_some(self.title)
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where, in bytes of clean text, dropped lines stood: a quotation must not run across, since its two halves do not
    /// stand side by side in the source.
    #[must_use]
    pub fn seams(&self) -> &[usize] {
        &self.seams
    }

    /// The span of the source that `span` comes from: from its first byte's origin to its last byte's, whatever was
    /// removed between. An empty span leads to an empty span.
    #[must_use]
    pub fn to_raw(&self, span: Span<Clean>) -> Span<Raw> {
        if span.is_empty() {
            let at = self
                .origin(span.start)
                .map_or(self.pieces.last().map_or(0, |p| p.raw.end), |(raw, _)| raw);
            return Span::new(at, at);
        }
        let start = self.origin(span.start).map_or(0, |(start, _)| start);
        let end = self.origin(span.end - 1).map_or(start, |(_, end)| end);
        Span::new(start, end)
    }

    /// The runs that `span` is made of, in order: each with where in the source it stands, and whether a repair wrote it; of
    /// those that none wrote, both sides are equally long.
    pub(crate) fn runs(
        &self,
        span: Span<Clean>,
    ) -> impl Iterator<Item = (Span<Clean>, Span<Raw>, bool)> + '_ {
        let first = self.pieces.partition_point(|p| p.clean.end <= span.start);
        let within = self.pieces[first..].iter();
        within
            .take_while(move |p| p.clean.start < span.end)
            .map(move |p| {
                let clean = Span::new(p.clean.start.max(span.start), p.clean.end.min(span.end));
                if p.repaired {
                    return (clean, p.raw, true);
                }
                let start = p.raw.start + (clean.start - p.clean.start);
                (clean, Span::new(start, start + clean.len()), false)
            })
    }

    /// Where the byte at `offset` comes from: its own raw byte, or the ends of the span that a repair replaced.
    fn origin(&self, offset: usize) -> Option<(usize, usize)> {
        let at = self.pieces.partition_point(|p| p.clean.end <= offset);
        let piece = self.pieces.get(at)?;
        if piece.repaired {
            return Some((piece.raw.start, piece.raw.end));
        }
        let raw = piece.raw.start + (offset - piece.clean.start);
        Some((raw, raw + 1))
    }

    /// The clean span that holds what is left of `span`; nothing if all of it was removed.
    #[must_use]
    pub fn to_clean(&self, span: Span<Raw>) -> Option<Span<Clean>> {
        let from = self.pieces.partition_point(|p| p.raw.end <= span.start);
        let to = self.pieces.partition_point(|p| p.raw.start < span.end);
        if from >= to {
            return None;
        }
        let (first, last) = (&self.pieces[from], &self.pieces[to - 1]);
        let start = if first.repaired {
            0
        } else {
            span.start.saturating_sub(first.raw.start)
        };
        let end = if last.repaired {
            0
        } else {
            last.raw.end.saturating_sub(span.end)
        };
        Some(Span::new(first.clean.start + start, last.clean.end - end))
    }
}
