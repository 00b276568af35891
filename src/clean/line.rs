//! The line model: what a line is by itself, read once however often its context is judged.

use super::evidence::{Evidence, evidence};
use super::glance::{Glance, Kind};
use super::lexicon::{Proof, Sign, Signs, lexicon};
pub(super) use super::shape::{Shape, is_alphanumeric};
use super::shape::{
    calls, has_bars, has_date, has_email, has_inner_stop, has_price, has_time, has_url, is_code,
    read_ends, read_letters, read_start, without_clock, without_edit_link, without_leader,
};
use super::tongue::Tongues;
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// Bytes beyond which a line is prose and no more is asked of it than its words, its end and its key.
const LONG: usize = 480;

/// Bytes of a long line that are taken into its key at once.
const HELD: usize = 64;

/// Words from which a full sentence counts as prose.
pub(super) const PROSE_WORDS: u32 = 12;
/// Words from which a full stop makes a sentence of a line that starts with a capital or a figure.
const STATEMENT_WORDS: u32 = 5;

/// A line of the repaired text with its context-free features.
#[derive(Debug, Clone, Default)]
pub(super) struct Line<'t> {
    /// Without white space around; empty for a blank line.
    pub(super) text: &'t str,
    /// Whether the source has something where the repaired text has nothing.
    pub(super) emptied: bool,
    /// Words, cut at white space.
    pub(super) words: u32,
    /// Hash of the normal form without a leading number and without bracketed edit links; 0 for none.
    pub(super) key: u64,
    /// Hash of the normal form with its numbers made alike; 0 for none.
    pub(super) form_key: u64,
    /// The key of what follows the first colon; 0 for none.
    pub(super) rest_key: u64,
    /// Words before the first colon; 0 where there is none.
    pub(super) label_words: u32,
    /// What the tables say.
    pub(super) signs: Signs,
    /// How much of the line that is.
    pub(super) proof: Proof,
    /// The languages in which they say that; none where they say nothing.
    pub(super) tongues: Tongues,
    /// What it looks like.
    pub(super) shape: Shape,
    /// The artefact that it most looks like by itself.
    pub(super) evidence: Option<Evidence>,
}

impl Line<'_> {
    /// Whether it has nothing but white space, and had nothing else before repair.
    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty() && !self.emptied
    }

    /// Whether it is a full sentence of some length, or a long text.
    pub(super) fn is_prose(&self) -> bool {
        let asks = self.is(Shape::QUESTION) && self.words < 20;
        (self.words >= PROSE_WORDS && self.is(Shape::STOP) && !self.is(Shape::ELLIPSIS) && !asks)
            || self.words >= 40
    }

    /// Whether it is a whole sentence that states something, however short: no list, place or block takes it by its
    /// company alone.
    pub(super) fn is_statement(&self) -> bool {
        self.words >= STATEMENT_WORDS && self.is(Shape::DOT) && !self.is(Shape::LOWER)
    }

    /// Whether it is short and does not end as a sentence does: a heading, a title, a label, a list item.
    pub(super) fn is_titular(&self) -> bool {
        self.words <= 18
            && !self.is(Shape::COLON)
            && (!self.is(Shape::DOT) || self.is(Shape::ELLIPSIS))
    }

    /// Whether it ends in a colon, marks of emphasis left aside.
    pub(super) fn ends_in_colon(&self) -> bool {
        self.text.trim_end_matches(['*', '_']).ends_with(':')
    }

    /// Whether its shape has `shape`.
    pub(super) fn is(&self, shape: Shape) -> bool {
        self.shape.has(shape)
    }

    /// Whether the tables found `sign`.
    pub(super) fn says(&self, sign: Sign) -> bool {
        self.signs.has(sign)
    }
}

/// Reads lines; its buffers are used again for every line.
#[derive(Default)]
pub(super) struct Reader {
    core: String,
    plain: String,
    numbered: bool,
}

impl Reader {
    /// The features of one line.
    pub(super) fn read<'t>(&mut self, raw: &'t str) -> Line<'t> {
        if raw == "\n" {
            return Line::default();
        }
        let text = raw.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
        let glance = Glance::at(text);
        let mut line = Line {
            text,
            words: glance.words,
            ..Line::default()
        };
        if text.is_empty() {
            return line;
        }
        read_ends(text, &mut line.shape);
        if text.len() > LONG {
            line.shape.set(Shape::SENTENCES, true);
            line.key = long_key(text);
            return line;
        }
        let body = without_edit_link(text, &mut line.shape);
        let body = without_leader(body, &mut line.shape);
        let body = without_clock(body, &mut line.shape);
        self.fold(body, Some(glance));
        line.form_key = key_of(self.core());
        line.key = match self.numbered {
            true => key_of(without_number(&self.plain)),
            false => line.form_key,
        };
        if glance.saw(Kind::COLON) {
            self.read_label(&mut line);
        }
        let core = self.core();
        let label = (line.label_words > 0)
            .then(|| label_end(core).map(|at| core[..at].trim_end()))
            .flatten();
        let label = label.map(|l| l.strip_prefix("# ").unwrap_or(l));
        (line.signs, line.proof, line.tongues) =
            lexicon().signs(core, label, !glance.saw(Kind::ODD));
        self.read_shape(text, glance, &mut line);
        let told = line.signs;
        super::row::read_row(body, core, glance.saw(Kind::GAP), &mut line);
        // That a line is a row of links is more than one word.
        if line.signs != told {
            line.tongues = Tongues::ALL;
        }
        line.evidence = evidence(&line, glance);
        line
    }

    /// Fills `plain` (lower case, white space squeezed, no marks at the edges, no bracket at the end) and, where it has
    /// figures, `core` (the same with every number as `#`).
    pub(super) fn normalise(&mut self, text: &str) {
        self.fold(text, None);
    }

    /// The same, with what a glance at the text, or at one that it is a part of, saw.
    fn fold(&mut self, text: &str, glance: Option<Glance>) {
        let linked = glance
            .is_none_or(|glance| glance.saw(Kind::BRACKET))
            .then(|| unlinked(text))
            .flatten();
        let text = linked.as_deref().unwrap_or(text);
        let text = text.trim_matches(|c: char| !is_alphanumeric(c) && c != '#' && c != '©');
        let text = without_heading_mark(text);
        let text = match glance.is_none_or(|glance| glance.saw(Kind::BRACKET)) {
            true => without_bracket(text),
            false => text,
        };
        self.plain.clear();
        self.core.clear();
        match glance {
            Some(glance) if !glance.saw(Kind::ODD) && !glance.saw(Kind::GAP) => {
                self.plain.push_str(text);
                self.plain.make_ascii_lowercase();
            }
            _ => fold(text, &mut self.plain),
        }
        self.numbered = glance.is_none_or(|glance| glance.saw(Kind::DIGIT))
            && self.plain.bytes().any(|b| b.is_ascii_digit());
        if self.numbered {
            number(&self.plain, &mut self.core);
        }
    }

    /// The normal form with its numbers made alike.
    pub(super) fn core(&self) -> &str {
        if self.numbered {
            &self.core
        } else {
            &self.plain
        }
    }

    /// The part before the first colon, where it can be a label.
    fn read_label(&self, line: &mut Line<'_>) {
        let Some(at) = label_end(&self.plain) else {
            return;
        };
        let (label, rest) = (&self.plain[..at], self.plain[at + 1..].trim());
        let words = count_words(label);
        if words == 0 || words > 7 {
            return;
        }
        line.label_words = words;
        if !rest.is_empty() {
            line.rest_key = key_of(without_number(rest));
        }
    }

    fn read_shape(&self, text: &str, glance: Glance, line: &mut Line<'_>) {
        let shape = &mut line.shape;
        read_start(text, shape);
        shape.set(Shape::DIGIT, self.numbered);
        shape.set(Shape::EMAIL, glance.saw(Kind::ADDRESS) && has_email(text));
        let url = glance.saw(Kind::SLASH) && glance.saw(Kind::COLON) || glance.saw(Kind::W);
        shape.set(Shape::URL, url && has_url(text));
        shape.set(Shape::TAB, glance.saw(Kind::TAB));
        shape.set(Shape::BARS, glance.saw(Kind::BAR) && has_bars(text));
        let code = glance.saw(Kind::CODE) || glance.saw(Kind::CALL) && calls(text);
        shape.set(Shape::CODE, code && is_code(text));
        // What follows is only asked of lines that are no paragraphs.
        if line.words > 24 {
            return;
        }
        read_letters(text, line.words, shape);
        if self.numbered {
            shape.set(Shape::DATE, has_date(self.core()));
            shape.set(Shape::TIME, has_time(&self.plain));
            shape.set(Shape::PRICE, has_price(self.core()));
        }
        shape.set(Shape::SENTENCES, has_inner_stop(text));
    }
}

/// The key of a phrase within a line, as if it were a line.
pub(super) fn phrase_key(phrase: &str) -> u64 {
    let mut reader = Reader::default();
    reader.normalise(phrase);
    key_of(without_number(&reader.plain))
}

/// The first colon that does not stand between figures, as a clock's does.
fn label_end(text: &str) -> Option<usize> {
    text.match_indices(':').map(|(at, _)| at).find(|&at| {
        let figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || c == '#');
        !(figure(text[..at].chars().next_back()) && figure(text[at + 1..].chars().next()))
    })
}

/// Without the number signs of a Markdown heading.
fn without_heading_mark(text: &str) -> &str {
    let rest = text.trim_start_matches('#');
    match rest.len() < text.len() && rest.starts_with(' ') {
        true => rest.trim_start_matches([' ', '*', '_']),
        false => text,
    }
}

/// Markdown links as their text alone; nothing where there are none.
fn unlinked(text: &str) -> Option<String> {
    memchr::memchr(b']', text.as_bytes())?;
    let mut rest = text;
    let mut out = String::new();
    while let Some((before, after)) = rest.split_once("](") {
        let (_, tail) = after.split_once(')')?;
        let open = before.rfind('[')?;
        out.push_str(&before[..open]);
        out.push_str(&before[open + 1..]);
        rest = tail;
    }
    (!out.is_empty()).then(|| out + rest)
}

/// Characters that show nothing and must not keep two lines apart.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{200b}'
            | '\u{200c}'
            | '\u{200d}'
            | '\u{2060}'
            | '\u{feff}'
            | '\u{200e}'
            | '\u{200f}'
    )
}

/// The lines of `text` with their ends, as `split_inclusive('\n')` gives them, but faster.
pub(super) fn split(text: &str) -> impl Iterator<Item = &str> {
    let mut ends = memchr::memchr_iter(b'\n', text.as_bytes());
    let mut from = 0;
    std::iter::from_fn(move || {
        let to = ends.next().map_or(text.len(), |at| at + 1);
        let line = &text[from..to];
        from = to;
        (!line.is_empty()).then_some(line)
    })
}

/// Words cut at ASCII white space; good enough to weigh text, and fast.
pub(super) fn count_words(text: &str) -> u32 {
    let mut words = 0;
    let mut inside = false;
    for byte in text.bytes() {
        let space = byte.is_ascii_whitespace();
        words += u32::from(!space && !inside);
        inside = !space;
    }
    words
}

fn key_of(text: &str) -> u64 {
    if text.is_empty() {
        return 0;
    }
    let mut hasher = FxHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish() | 1
}

/// The key of a long line: its letters and digits in lower case where that is one byte.
fn long_key(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    // What counts is written together without a branch for each byte, and then read in large steps.
    let mut held = [0; 2 * HELD];
    let mut end = 0;
    for part in text.as_bytes().chunks(HELD) {
        for &byte in part {
            held[end % (2 * HELD)] = byte.to_ascii_lowercase();
            end += usize::from(byte.is_ascii_alphanumeric() | (byte >= 0x80));
        }
        if end >= HELD {
            hasher.write(&held[..HELD]);
            held.copy_within(HELD.., 0);
            end -= HELD;
        }
    }
    hasher.write(&held[..end]);
    hasher.finish() | 1
}

/// Without a trailing `(…)`, unless nothing would be left.
fn without_bracket(text: &str) -> &str {
    let Some(at) = memchr::memrchr2(b'(', b'[', text.as_bytes()) else {
        return text;
    };
    // The edges are already without marks, so the closing bracket is gone.
    let inner = &text[at + 1..];
    if at > 0 && inner.len() <= 24 && !inner.contains([')', ']']) {
        return text[..at].trim_end_matches(|c: char| !is_alphanumeric(c));
    }
    text
}

/// Without a leading list number: `3. `, `3) `, `3 `, `3.1 `.
fn without_number(text: &str) -> &str {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    if rest.len() == text.len() {
        return text;
    }
    let rest = rest.trim_start_matches([')', ' ', ':']);
    match rest.chars().next() {
        Some(c) if c.is_alphabetic() && rest.len() > 2 => rest,
        _ => text,
    }
}

/// Appends `text` in lower case, its white space squeezed; runs that need no change are copied whole.
fn fold(text: &str, out: &mut String) {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut space = false;
    while at < bytes.len() {
        let run = at;
        while at < bytes.len() {
            match bytes[at] {
                b'!'..=b'@' | b'['..=b'~' => at += 1,
                b' ' if bytes
                    .get(at + 1)
                    .is_some_and(|b| b.is_ascii_graphic() || *b == 0xC3)
                    && at > run =>
                {
                    at += 1
                }
                0xC3 if bytes.get(at + 1).is_some_and(|b| *b >= 0x9F) => at += 2,
                _ => break,
            }
        }
        if at > run {
            if space && !out.is_empty() {
                out.push(' ');
            }
            space = false;
            out.push_str(&text[run..at]);
            continue;
        }
        let Some(c) = text[at..].chars().next() else {
            return;
        };
        at += c.len_utf8();
        if is_invisible(c) {
            continue;
        }
        if c.is_whitespace() {
            space = true;
            continue;
        }
        if space && !out.is_empty() {
            out.push(' ');
        }
        space = false;
        match c {
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            '\u{2019}' | '\u{2018}' => out.push('\''),
            c => out.extend(c.to_lowercase()),
        }
    }
}

/// Appends `text` with every run of digits as `#`; `#,#` and `#.#` are one number, but three parts are a date and stay.
fn number(text: &str, out: &mut String) {
    let bytes = text.as_bytes();
    let mut from = 0;
    while let Some(start) = bytes[from..].iter().position(u8::is_ascii_digit) {
        out.push_str(&text[from..from + start]);
        out.push('#');
        let figures = bytes[from + start..].iter();
        from += start + figures.take_while(|b| b.is_ascii_digit()).count();
    }
    out.push_str(&text[from..]);
    // A comma or a stop between two numbers is the third character at least.
    let marked = out.as_bytes().windows(3);
    let joined = |w: &[u8]| w[0] == b'#' && w[2] == b'#' && matches!(w[1], b',' | b'.');
    if !marked.into_iter().any(joined) {
        return;
    }
    for mark in ["#,#", "#.#"] {
        if out.contains(mark) && !out.contains("#.#.#") && !out.contains("#,#,#") {
            *out = out.replace(mark, "#");
        }
    }
}
