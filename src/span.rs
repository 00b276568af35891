//! Spans: half-open ranges of bytes that know which text they measure.
//!
//! A [`Span<Raw>`] lies in a page's source text, a [`Span<Clean>`] in the text that cleaning left. The type keeps the two
//! apart; only a [`crate::clean::CleanText`] leads from one to the other. Inside sikta every offset counts **bytes** of
//! UTF-8; what leaves sikta counts **Unicode code points** (so that Python, Spark and R can slice with it), and
//! [`CodePoints`] is the one place that converts.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

/// The coordinate system of a page's source text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Raw {}

/// The coordinate system of the text that cleaning left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Clean {}

/// A half-open range of bytes in the text that `C` names.
pub struct Span<C> {
    /// The first byte.
    pub start: usize,
    /// The byte after the last one; never less than `start`.
    pub end: usize,
    coordinates: PhantomData<C>,
}

impl<C> Span<C> {
    /// The span from `start` up to, and without, `end` (bytes). An `end` before `start` gives the empty span at `start`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Span {
            start,
            end: end.max(start),
            coordinates: PhantomData,
        }
    }

    /// How many bytes it covers.
    #[must_use]
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it covers nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// As a range, to slice with.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The part of `text` that it covers; empty where it does not lie on character boundaries of `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }
}

// Derives would ask `C` for traits that a mere name does not need.
impl<C> Clone for Span<C> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<C> Copy for Span<C> {}
impl<C> PartialEq for Span<C> {
    fn eq(&self, other: &Self) -> bool {
        (self.start, self.end) == (other.start, other.end)
    }
}
impl<C> Eq for Span<C> {}
impl<C> PartialOrd for Span<C> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<C> Ord for Span<C> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.start, self.end).cmp(&(other.start, other.end))
    }
}
impl<C> std::hash::Hash for Span<C> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (self.start, self.end).hash(state);
    }
}
impl<C> fmt::Debug for Span<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// From byte offsets of one text to its code point offsets.
///
/// Built in one pass, answers in constant time, and costs one number for every 64 bytes; nothing at all for pure ASCII.
///
/// ```
/// use sikta::span::CodePoints;
/// let text = "lön på ön";
/// let points = CodePoints::new(text);
/// assert_eq!(points.at(text.find("ön").unwrap()), 1);
/// assert_eq!(points.at(text.len()), text.chars().count());
/// ```
#[derive(Debug)]
pub struct CodePoints<'t> {
    bytes: &'t [u8],
    /// Code points before byte `64 * i`.
    before: Vec<usize>,
}

const STRIDE: usize = 64;

impl<'t> CodePoints<'t> {
    /// Reads `text` once.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        if text.is_ascii() {
            return CodePoints {
                bytes,
                before: Vec::new(),
            };
        }
        let mut before = Vec::with_capacity(bytes.len() / STRIDE + 1);
        let mut points = 0;
        for chunk in bytes.chunks(STRIDE) {
            before.push(points);
            points += starts(chunk);
        }
        CodePoints { bytes, before }
    }

    /// The number of code points that begin before byte `offset`; an offset past the end counts as the end.
    #[must_use]
    pub fn at(&self, offset: usize) -> usize {
        let offset = offset.min(self.bytes.len());
        let Some(&before) = self
            .before
            .get((offset / STRIDE).min(self.before.len().saturating_sub(1)))
        else {
            return offset;
        };
        let chunk = (offset / STRIDE).min(self.before.len() - 1) * STRIDE;
        before + starts(&self.bytes[chunk..offset])
    }

    /// Both ends of a span.
    #[must_use]
    pub fn span<C>(&self, span: Span<C>) -> Range<usize> {
        self.at(span.start)..self.at(span.end)
    }
}

/// How many code points begin in `bytes`: every byte that does not continue one.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count()
}

/// The start of `text`, at most `bytes` long, cut at a character.
pub(crate) fn cut(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
