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

    /// The first four bytes of a short phrase, whatever words they are of; nothing where there are fewer.
    fn four(bytes: &[u8]) -> Option<First> {
        let four = bytes.first_chunk::<4>()?;
        Some(First(u32::from_le_bytes(*four).into()))
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

    /// Adds the first four bytes of `phrase`; of a shorter one, with all that can stand behind it.
    fn add_opening(&mut self, phrase: &[u8]) {
        match (First::four(phrase), phrase) {
            (Some(four), _) => self.add(four),
            (None, &[a, b, c]) => (0..=u8::MAX)
                .filter(|d| !d.is_ascii_alphanumeric())
                .filter_map(|d| First::four(&[a, b, c, d]))
                .for_each(|four| self.add(four)),
            // Where a character beyond ASCII is no letter, the filter is not asked.
            (None, [lead, ..]) if !lead.is_ascii() => {}
            (None, _) => self.0.fill(u64::MAX),
        }
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
    /// The first four bytes of those that have less than eight; hardly any word of a text has them.
    fours: Firsts,
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
            fours: Firsts::default(),
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
            if phrase.len() < 8 {
                out.fours.add_opening(phrase.as_bytes());
            }
            let number = out.phrases.len() as u32;
            out.by_first.entry(first).or_default().push(number);
            if let Some(mark) = phrase.bytes().next().filter(u8::is_ascii) {
                out.marks[usize::from(mark)] = true;
            }
            out.phrases.push((phrase.into(), value));
        }
        out
    }

    /// Calls `found` with number, phrase and value wherever a phrase stands in `text`, which is in lower case, and is no
    /// part of longer words. `plain` is whether all its characters beyond ASCII are letters.
    pub(super) fn find(&self, text: &str, plain: bool, mut found: impl FnMut(u32, &str, &T)) {
        let bytes = text.as_bytes();
        let mut at = 0;
        if plain {
            let mut before = 0;
            let (eights, _) = bytes.as_chunks::<8>();
            for eights in eights.chunks(8) {
                let seen = Block::read(eights);
                for next in places(seen.starts(before)) {
                    self.look(text, at + next, &mut found);
                }
                for next in places(seen.marks) {
                    if self.marks[usize::from(bytes[at + next] & 0x7F)] {
                        self.look(text, at + next, &mut found);
                    }
                }
                before = seen.last(eights.len());
                at += 8 * eights.len();
            }
            // A character of two bytes may begin with the last of the eight.
            while !text.is_char_boundary(at) {
                at += 1;
            }
            return self.walk(text, at, before != 0, &mut found);
        }
        self.walk(text, 0, false, &mut found);
    }

    /// The same from `at` on, a character at a time.
    fn walk(
        &self,
        text: &str,
        mut at: usize,
        // Whether what stands before belongs to the same word.
        mut inside: bool,
        found: &mut impl FnMut(u32, &str, &T),
    ) {
        let bytes = text.as_bytes();
        while at < bytes.len() {
            let length = word_len(text, at);
            if length > 0 {
                if !inside {
                    self.look(text, at, found);
                }
                at += length;
                inside = true;
                continue;
            }
            let byte = bytes[at];
            let length = char_len(byte);
            if byte >= 0x80 {
                self.look_closely(text, at, found);
            } else if self.marks[usize::from(byte)] {
                self.look(text, at, found);
            }
            inside = byte == b'-';
            at += length;
        }
    }

    #[inline]
    fn look(&self, text: &str, at: usize, found: &mut impl FnMut(u32, &str, &T)) {
        let likely = match text.as_bytes()[at..].first_chunk::<8>() {
            Some(eight) => {
                let eight = u64::from_le_bytes(*eight);
                let four = eight & u64::from(u32::MAX);
                self.firsts.has(First(eight)) || self.fours.has(First(four))
            }
            None => true,
        };
        if likely {
            self.look_closely(text, at, found);
        }
    }

    #[inline(never)]
    fn look_closely(&self, text: &str, at: usize, found: &mut impl FnMut(u32, &str, &T)) {
        let bytes = text.as_bytes();
        let length = match word_len(text, at) {
            0 => char_len(bytes[at]),
            length => length,
        };
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

/// What up to 64 bytes of plain text in lower case are, a bit for each, the first byte's the lowest.
#[derive(Clone, Copy, Default)]
struct Block {
    /// Letters, digits and hyphens: a letter after one of them begins no word.
    inside: u64,
    /// Letters and digits.
    words: u64,
    /// Neither these nor spaces.
    marks: u64,
}

impl Block {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    const ONES: u64 = 0x0101_0101_0101_0101;

    #[inline]
    fn read(eights: &[[u8; 8]]) -> Block {
        let mut out = Block::default();
        for (i, &eight) in eights.iter().enumerate() {
            let bytes = u64::from_le_bytes(eight);
            let wide = bytes & Block::HIGH;
            let low = bytes & !Block::HIGH;
            // A place's highest bit is set where its byte is `least` or more; no sum reaches the next place.
            let from =
                |least: u8| low.wrapping_add(Block::ONES * u64::from(0x80 - least)) & Block::HIGH;
            let between = |least: u8, beyond: u8| from(least) & !from(beyond);
            let words = wide | between(b'0', b'9' + 1) | between(b'a', b'z' + 1);
            let hyphens = between(b'-', b'-' + 1) & !wide;
            let spaces = between(b' ', b' ' + 1) & !wide;
            out.words |= highest(words) << (8 * i);
            out.inside |= highest(words | hyphens) << (8 * i);
            out.marks |= highest(!(words | spaces) & Block::HIGH) << (8 * i);
        }
        out
    }

    /// Where words begin; `before` is [`last`](Block::last) of the block before.
    #[inline]
    fn starts(self, before: u64) -> u64 {
        self.words & !(self.inside << 1 | before)
    }

    /// Whether the last byte, of so many eights, belongs to the word that a letter after it would be of: 1 or 0.
    #[inline]
    fn last(self, eights: usize) -> u64 {
        self.inside >> (8 * eights - 1)
    }
}

/// The highest bits of eight bytes, side by side.
#[inline]
fn highest(bytes: u64) -> u64 {
    // Each factor moves one of them to its place among the last eight; no two meet.
    (bytes & Block::HIGH).wrapping_mul(0x0002_0408_1020_4081) >> 56
}

/// The numbers of the bits that are set.
#[inline]
fn places(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = bits.trailing_zeros() as usize;
        bits &= bits.wrapping_sub(1);
        (place < 64).then_some(place)
    })
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
            // The other letters of Europe; dashes and quotation marks.
            Some(0xC4..=0xC8 | 0xD0 | 0xD1) => length += 2,
            Some(0xE2) if bytes.get(length + 1) == Some(&0x80) => return length,
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
        let phrases = Phrases::new(phrases.iter().map(|p| (*p, ())));
        let plain = text
            .bytes()
            .all(|b| matches!(b, ..0x80 | 0x9F..=0xBF | 0xC3));
        phrases.find(text, false, |_, p, ()| out.push(p.to_owned()));
        if plain {
            let mut again = Vec::new();
            phrases.find(text, true, |_, p, ()| again.push(p.to_owned()));
            again.sort();
            let mut sorted = out.clone();
            sorted.sort();
            assert_eq!(again, sorted, "{text}");
        }
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
        for before in 0..70 {
            let long = format!(
                "{}é dela {}-artikeln (artikeln",
                "o".repeat(before),
                "ö".repeat(before / 2)
            );
            assert_eq!(found(&phrases, &long), ["dela", "artikeln"], "{long}");
        }
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
