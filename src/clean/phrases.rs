//! Phrases sought in a line by their first words.
//!
//! A phrase only counts where it is no part of longer words, so it can only begin where a word does, or at a mark. Of the
//! words of a line hardly any begins a phrase: a word's first bytes, a multiplication and one bit tell. That reads a line
//! several times faster than an automaton over all phrases, whose table does not fit the nearest cache.

use rustc_hash::FxHashMap;

/// What a phrase begins with, in at most eight bytes: as much of it as its first word takes, or its first character where
/// that is no letter or digit; 0 for nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct First(u64);

impl First {
    /// The first of `text`.
    pub(super) fn of(text: &str) -> First {
        let bytes = text.as_bytes();
        match word_len(text, 0) {
            0 => First::cut(bytes, 0, text.chars().next().map_or(0, char::len_utf8)),
            length => First::cut(bytes, 0, length),
        }
    }

    /// That of the `length` bytes at `at`.
    fn cut(bytes: &[u8], at: usize, length: usize) -> First {
        if let Some(eight) = bytes[at..].first_chunk::<8>() {
            let whole = u64::from_le_bytes(*eight);
            return match length {
                0 => First(0),
                8.. => First(whole),
                _ => First(whole & (u64::MAX >> (64 - 8 * length))),
            };
        }
        let mut eight = [0; 8];
        let length = length.min(8);
        eight[..length].copy_from_slice(&bytes[at..at + length]);
        First(u64::from_le_bytes(eight))
    }

    fn bit(self) -> usize {
        (self.0.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - BITS)) as usize
    }
}

/// Bits of a filter, as a power of two: 4 KiB, and one word in twenty passes by chance.
const BITS: u32 = 15;

/// A set of firsts that may hold a few more than were added.
#[derive(Debug)]
pub(super) struct Firsts(Box<[u64]>);

impl Default for Firsts {
    fn default() -> Self {
        Firsts(vec![0; 1 << (BITS - 6)].into_boxed_slice())
    }
}

impl Firsts {
    /// Adds `first`.
    pub(super) fn add(&mut self, first: First) {
        let bit = first.bit();
        self.0[bit >> 6] |= 1 << (bit & 63);
    }

    /// Whether `first` may have been added; never false where it was.
    pub(super) fn has(&self, first: First) -> bool {
        let bit = first.bit();
        self.0[bit >> 6] & (1 << (bit & 63)) != 0
    }
}

/// Phrases in lower case, each with what it stands for.
#[derive(Debug)]
pub(super) struct Phrases<T> {
    firsts: Firsts,
    by_first: FxHashMap<First, Vec<u32>>,
    phrases: Vec<(Box<str>, T)>,
    /// Whether one begins with this ASCII mark.
    marks: [bool; 128],
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Phrases::new([])
    }
}

impl<T> Phrases<T> {
    /// Compiles `phrases`; the same phrase may come twice.
    pub(super) fn new<'p>(phrases: impl IntoIterator<Item = (&'p str, T)>) -> Phrases<T> {
        let mut out = Phrases {
            firsts: Firsts::default(),
            by_first: FxHashMap::default(),
            phrases: Vec::new(),
            marks: [false; 128],
        };
        for (phrase, value) in phrases {
            let first = match phrase.len() {
                8.. => First::cut(phrase.as_bytes(), 0, 8),
                _ => First::of(phrase),
            };
            out.firsts.add(first);
            let number = out.phrases.len() as u32;
            out.by_first.entry(first).or_default().push(number);
            if let Some(mark) = phrase.bytes().next().filter(u8::is_ascii) {
                out.marks[usize::from(mark)] = true;
            }
            out.phrases.push((phrase.into(), value));
        }
        out
    }

    /// Calls `found` with number, phrase and value wherever a phrase stands in `text` and is no part of longer words.
    pub(super) fn find(&self, text: &str, mut found: impl FnMut(u32, &str, &T)) {
        let bytes = text.as_bytes();
        let mut at = 0;
        // Whether what stands before belongs to the same word.
        let mut inside = false;
        while at < bytes.len() {
            let length = word_len(text, at);
            if length > 0 {
                if !inside {
                    self.look(text, at, length, &mut found);
                }
                at += length;
                inside = true;
                continue;
            }
            let byte = bytes[at];
            let length = char_len(byte);
            if byte >= 0x80 || self.marks[usize::from(byte)] {
                self.look(text, at, length, &mut found);
            }
            inside = byte == b'-';
            at += length;
        }
    }

    fn look(&self, text: &str, at: usize, length: usize, found: &mut impl FnMut(u32, &str, &T)) {
        let bytes = text.as_bytes();
        self.try_first(First::cut(bytes, at, length), text, at, found);
        // Long phrases go by eight bytes, whatever words these are of; so do they by a long word, which was tried.
        if length < 8 && bytes.len() - at >= 8 {
            self.try_first(First::cut(bytes, at, 8), text, at, found);
        }
    }

    #[inline]
    fn try_first(
        &self,
        first: First,
        text: &str,
        at: usize,
        found: &mut impl FnMut(u32, &str, &T),
    ) {
        if !self.firsts.has(first) {
            return;
        }
        for &number in self.by_first.get(&first).into_iter().flatten() {
            let (phrase, value) = &self.phrases[number as usize];
            if text[at..].starts_with(&**phrase) && ends_well(text, at + phrase.len()) {
                found(number, phrase, value);
            }
        }
    }
}

/// Whether no word goes on at `end`.
fn ends_well(text: &str, end: usize) -> bool {
    let last = text[..end].chars().next_back();
    let next = text[end..].chars().next();
    !last.is_some_and(char::is_alphanumeric)
        || !next.is_some_and(|c| c.is_alphanumeric() || c == '-')
}

/// Bytes of letters and digits at `at`, a character's first byte.
fn word_len(text: &str, at: usize) -> usize {
    let bytes = &text.as_bytes()[at..];
    let mut length = 0;
    loop {
        while bytes
            .get(length)
            .is_some_and(|&byte| IN_WORD[usize::from(byte)])
        {
            length += 1;
        }
        match bytes.get(length) {
            // The letters of the west of Europe but for × and ÷.
            Some(0xC3) if !matches!(bytes.get(length + 1), Some(0x97 | 0xB7)) => length += 2,
            Some(0x80..) => match text[at + length..].chars().next() {
                Some(c) if c.is_alphanumeric() => length += c.len_utf8(),
                _ => return length,
            },
            _ => return length,
        }
    }
}

/// Whether a byte is an ASCII letter or digit.
const IN_WORD: [bool; 256] = {
    let mut inside = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        inside[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    inside
};

/// How many bytes a character takes by its first byte.
fn char_len(lead: u8) -> usize {
    match lead {
        0..0x80 => 1,
        0x80..0xE0 => 2,
        0xE0..0xF0 => 3,
        0xF0.. => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(phrases: &[&str], text: &str) -> Vec<String> {
        let mut out = Vec::new();
        Phrases::new(phrases.iter().map(|p| (*p, ())))
            .find(text, |_, p, ()| out.push(p.to_owned()));
        out
    }

    #[test]
    fn a_phrase_stands_alone_and_may_begin_anywhere() {
        let phrases = [
            "dela",
            "dela artikeln",
            "artikeln",
            "% rabatt",
            "©",
            "é-post",
        ];
        assert_eq!(
            found(&phrases, "dela artikeln nu"),
            ["dela", "dela artikeln", "artikeln"]
        );
        assert_eq!(
            found(&phrases, "fördela, delar, e-dela och dela-artikeln"),
            [""; 0]
        );
        assert_eq!(
            found(&phrases, "(artikeln) # % rabatt © é-post"),
            ["artikeln", "% rabatt", "©", "é-post"]
        );
        assert_eq!(
            found(&phrases, "“artikeln” ×artikeln"),
            ["artikeln", "artikeln"]
        );
    }

    #[test]
    fn firsts_tell_words_apart_by_their_first_bytes() {
        assert_eq!(
            First::of("rekommenderad läsning"),
            First::of("rekommenderas")
        );
        assert_ne!(First::of("läs"), First::of("läsning"));
        assert_eq!(First::of("läs"), First::of("läs också om"));
        assert_eq!(First::of(""), First(0));
    }
}
