//! Where sentences end: UAX 29's boundaries, corrected.
//!
//! UAX 29 breaks after every full stop that a capital follows, and never between a full stop and a number. So each of its
//! boundaries is asked again here (is the full stop an abbreviation's, an initial's, an ordinal's, inside a quotation that
//! goes on?), and the ends that it misses are sought: before a number, before a dash of dialogue, and where the space is
//! missing. Linear in the length of the text.

use super::lang::Lang;
use super::quotation::Quotations;
use super::stop::Stops;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Unicode's search for a lower-case letter after a full stop is quadratic over a run without letters; no run longer than
/// this is shown to it.
const BREATH: usize = 64;

/// No sentence is longer than this many bytes. What is longer has lost its ends, or never had any; and each fact repeats
/// its sentence, which would cost a hostile page quadratic time and memory.
const LONGEST: usize = 4096;

/// Splits text of one language into sentences.
pub(super) struct Splitter {
    stops: Stops,
}

impl Splitter {
    /// For text in `lang`; a language without tables gets the rules that need none.
    pub(super) fn new(lang: Lang) -> Self {
        Splitter {
            stops: Stops::new(lang),
        }
    }

    /// Gives the sentences of one block of text to `found`, in order, without white space around, in bytes of `text`.
    pub(super) fn split(&self, text: &str, mut found: impl FnMut(Range<usize>)) {
        let mut from = 0;
        let mut quotations = None;
        let mut cut = |at: usize| {
            let quotations = quotations.get_or_insert_with(|| Quotations::new(text));
            if !quotations.hold(at) && self.stops.ends(text, from, at) {
                parts(text, from..at, &mut found);
                from = at;
            }
        };
        for piece in pieces(text) {
            for at in missed(text, piece.clone()) {
                cut(at);
            }
            if piece.end < text.len() {
                cut(piece.end);
            }
        }
        parts(text, from..text.len(), &mut found);
    }
}

/// Gives `range` of `text` to `found` without the white space around it; where it is too long, in parts that end between
/// words if they can.
pub(super) fn parts(text: &str, range: Range<usize>, found: &mut impl FnMut(Range<usize>)) {
    let mut rest = trimmed(text, range);
    while rest.len() > LONGEST {
        let mut end = rest.start + LONGEST;
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let space = text[rest.start..end].rfind(char::is_whitespace);
        end = space.map_or(end, |space| rest.start + space);
        found(trimmed(text, rest.start..end));
        rest = trimmed(text, end..rest.end);
    }
    if !rest.is_empty() {
        found(rest);
    }
}

/// `range` of `text` without the white space around it.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inside = &text[range.clone()];
    let start = range.start + (inside.len() - inside.trim_start().len());
    start..start + inside.trim().len()
}

/// The pieces between UAX 29's boundaries.
fn pieces(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    breaths(text).flat_map(move |(range, shown)| {
        let base = range.start;
        let mut pieces = text[base..shown].split_sentence_bound_indices().peekable();
        std::iter::from_fn(move || {
            let (at, piece) = pieces.next()?;
            let end = match pieces.peek() {
                Some(_) => base + at + piece.len(),
                None => range.end,
            };
            Some(base + at..end)
        })
    })
}

/// The text in stretches that end with their long runs without letters and digits, each with how far Unicode may see it.
fn breaths(text: &str) -> impl Iterator<Item = (Range<usize>, usize)> + '_ {
    let mut start = 0;
    std::iter::from_fn(move || {
        if start == text.len() {
            return None;
        }
        let (mut run, mut shown) = (0, None);
        for (i, c) in text[start..].char_indices() {
            let at = start + i;
            if !c.is_alphanumeric() {
                run += 1;
                if run == BREATH {
                    shown = Some(at + c.len_utf8());
                }
                continue;
            }
            run = 0;
            if let Some(shown) = shown {
                let range = start..at;
                start = at;
                return Some((range, shown));
            }
        }
        let range = start..text.len();
        start = text.len();
        Some((range, shown.unwrap_or(text.len())))
    })
}

/// Where, inside a piece, a sentence may begin that UAX 29 does not see.
fn missed(text: &str, piece: Range<usize>) -> impl Iterator<Item = usize> + '_ {
    let mut at = piece.start;
    std::iter::from_fn(move || {
        while at < piece.end {
            let stop = at
                + text.as_bytes()[at..piece.end]
                    .iter()
                    .position(|&b| opens_mark(b))?;
            let mark = text[stop..].chars().next()?;
            let after = &text[stop + mark.len_utf8()..piece.end];
            let closes = match mark {
                ']' => is_reference(&text[..stop]),
                '*' | '_' => text[..stop].ends_with(is_terminal),
                _ => false,
            };
            if !closes && !is_terminal(mark) {
                at = piece.end - after.len();
                continue;
            }
            let rest = after.trim_start_matches(|c| is_terminal(c) || is_closer(c));
            let closes = closes || after[..after.len() - rest.len()].contains(['*', '_']);
            let next = rest.trim_start();
            at = piece.end - next.len();
            if begins(mark, closes, rest.len() == after.len(), rest, next) {
                return Some(at);
            }
        }
        None
    })
}

/// Whether a sentence may begin with `next`, though UAX 29 breaks nowhere near: after `mark`, which is `bare` if no more
/// marks stand after it, and `closes` if it, or what follows it, is emphasis or a reference that UAX 29 does not know.
fn begins(mark: char, closes: bool, bare: bool, rest: &str, next: &str) -> bool {
    let spaced = next.len() < rest.len();
    let opened = if closes {
        next.trim_start_matches(['*', '_'])
    } else {
        next
    };
    let mut chars = opened.chars();
    match chars.next() {
        Some(c) if c.is_numeric() => spaced,
        Some(c) if c.is_lowercase() => {
            spaced && (has_inner_capital(opened) || chars.next() == Some(')'))
        }
        Some('–' | '—' | '-') => spaced && chars.next() == Some(' '),
        Some(c) if closes => spaced && (c.is_uppercase() || is_opener(c)),
        Some(c) if mark == '…' => c.is_uppercase() && spaced,
        Some(c) => c.is_uppercase() && !spaced && bare,
        None => false,
    }
}

/// Whether `text`, which a `]` follows, ends with what refers to a source, and a sentence's mark stands before that:
/// `i tre år.[1`, `i tre år. [2][3`.
fn is_reference(text: &str) -> bool {
    let mut rest = text;
    for _ in 0..REFERENCES {
        let window = rest.len().saturating_sub(REFERENCE);
        let Some(open) = memchr::memrchr(b'[', &rest.as_bytes()[window..]) else {
            return false;
        };
        let before = rest[..window + open].trim_end();
        if before.ends_with(is_terminal) {
            return true;
        }
        let Some(inner) = before.strip_suffix(']') else {
            return false;
        };
        rest = inner;
    }
    false
}

/// `text` without the references that it ends with, as `[1]`.
pub(super) fn without_references(text: &str) -> &str {
    match text.strip_suffix(']') {
        Some(inner) if is_reference(inner) => {
            let mut rest = inner;
            loop {
                let open = rest.rfind('[').unwrap_or_default();
                let before = rest[..open].trim_end();
                match before.strip_suffix(']') {
                    Some(inner) => rest = inner,
                    None => return before,
                }
            }
        }
        _ => text,
    }
}

/// Whether `text` begins with a reference in figures.
pub(super) fn opens_with_reference(text: &str) -> bool {
    let inner = text.strip_prefix('[').unwrap_or_default();
    let rest = inner.trim_start_matches(|c: char| c.is_ascii_digit());
    (1..=3).contains(&(inner.len() - rest.len())) && rest.starts_with(']')
}

/// A reference is not longer (bytes), and not more of them stand together.
const REFERENCE: usize = 48;
const REFERENCES: usize = 6;

/// Whether a byte can begin a mark that [`missed`] looks at: a full stop, `!`, `?`, `…`, or what closes a reference or
/// emphasis.
fn opens_mark(byte: u8) -> bool {
    matches!(byte, b'.' | b'!' | b'?' | 0xE2 | b']' | b'*' | b'_')
}

fn is_opener(c: char) -> bool {
    matches!(c, '"' | '”' | '“' | '„' | '»' | '«' | '(' | '\'' | '’')
}

/// Whether a word that begins in lower case is a name that is always written so: `iPhone`, `eBay`.
pub(super) fn has_inner_capital(word: &str) -> bool {
    word.chars()
        .skip(1)
        .take(2)
        .take_while(|c| c.is_alphabetic())
        .any(char::is_uppercase)
}

/// Whether `c` can end a sentence.
pub(super) fn is_terminal(c: char) -> bool {
    matches!(
        c,
        '.' | '!' | '?' | '…' | '‽' | '。' | '！' | '？' | '।' | '۔' | '؟' | '։' | '።'
    )
}

/// Whether `c` can stand between a sentence's last mark and the space after it.
pub(super) fn is_closer(c: char) -> bool {
    matches!(
        c,
        ')' | ']'
            | '}'
            | '"'
            | '\''
            | '”'
            | '’'
            | '“'
            | '‘'
            | '»'
            | '«'
            | '›'
            | '*'
            | '_'
            | '`'
            | '」'
            | '』'
    )
}
