//! The line model: what a line is by itself, read once however often its context is judged.

use super::evidence::{Evidence, evidence};
use super::lexicon::{Sign, Signs, lexicon};
pub(super) use super::shape::Shape;
use super::shape::{
    has_bars, has_date, has_email, has_inner_stop, has_price, has_time, is_code, read_ends,
    read_letters, read_start, without_clock, without_edit_link, without_leader,
};
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// Bytes beyond which a line is prose and no more is asked of it than its words, its end and its key.
const LONG: usize = 480;

/// Words from which a full sentence counts as prose.
pub(super) const PROSE_WORDS: u32 = 12;

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

    /// Whether it is short and does not end as a sentence does: a heading, a title, a label, a list item.
    pub(super) fn is_titular(&self) -> bool {
        self.words <= 18
            && !self.is(Shape::COLON)
            && (!self.is(Shape::DOT) || self.is(Shape::ELLIPSIS))
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
    pub(super) core: String,
    plain: String,
}

impl Reader {
    /// The features of one line.
    pub(super) fn read<'t>(&mut self, raw: &'t str) -> Line<'t> {
        let text = raw.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
        let mut line = Line {
            text,
            words: count_words(text),
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
        self.normalise(body);
        line.key = key_of(without_number(&self.plain));
        line.form_key = key_of(&self.core);
        self.read_label(&mut line);
        let core = self.core.as_str();
        let label = (line.label_words > 0)
            .then(|| label_end(core).map(|at| core[..at].trim_end()))
            .flatten();
        let label = label.map(|l| l.strip_prefix("# ").unwrap_or(l));
        line.signs = lexicon().signs(core, label);
        self.read_shape(text, &mut line);
        let core = std::mem::take(&mut self.core);
        super::row::read_row(body, &core, &mut line);
        self.core = core;
        line.evidence = evidence(&line);
        line
    }

    /// Fills `core` (lower case, numbers as `#`, no marks at the edges) and `plain` (the same with its numbers).
    pub(super) fn normalise(&mut self, text: &str) {
        self.core.clear();
        self.plain.clear();
        let text = text.trim_matches(|c: char| !c.is_alphanumeric() && c != '#' && c != '©');
        let text = without_bracket(text);
        let mut space = false;
        let mut digits = false;
        for c in text.chars() {
            if is_invisible(c) {
                continue;
            }
            if c.is_whitespace() {
                space = true;
                digits = false;
                continue;
            }
            if space && !self.plain.is_empty() {
                self.core.push(' ');
                self.plain.push(' ');
            }
            space = false;
            let c = match c {
                '\u{2019}' | '\u{2018}' => '\'',
                c => c,
            };
            if c.is_ascii_digit() {
                if !digits {
                    self.core.push('#');
                }
                digits = true;
                self.plain.push(c);
                continue;
            }
            digits = false;
            for lower in c.to_lowercase() {
                self.core.push(lower);
                self.plain.push(lower);
            }
        }
        join_decimals(&mut self.core);
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

    fn read_shape(&self, text: &str, line: &mut Line<'_>) {
        let shape = &mut line.shape;
        read_start(text, shape);
        read_letters(text, shape);
        shape.set(
            Shape::DIGIT,
            self.core.contains('#') && text.bytes().any(|b| b.is_ascii_digit()),
        );
        if shape.has(Shape::DIGIT) {
            shape.set(Shape::DATE, has_date(&self.core));
            shape.set(Shape::TIME, has_time(&self.plain));
            shape.set(Shape::PRICE, has_price(&self.core));
        }
        shape.set(Shape::EMAIL, has_email(text));
        shape.set(
            Shape::URL,
            self.plain.contains("http") || self.plain.contains("www."),
        );
        shape.set(Shape::TAB, text.contains('\t'));
        shape.set(Shape::BARS, has_bars(text));
        shape.set(Shape::CODE, is_code(text));
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
    let mut word = 0u64;
    let mut held = 0;
    for byte in text
        .bytes()
        .filter(|b| b.is_ascii_alphanumeric() || *b >= 0x80)
    {
        word = (word << 8) | u64::from(byte.to_ascii_lowercase());
        held += 1;
        if held == 8 {
            hasher.write_u64(word);
            held = 0;
            word = 0;
        }
    }
    hasher.write_u64(word);
    hasher.finish() | 1
}

/// Without a trailing `(…)`, unless nothing would be left.
fn without_bracket(text: &str) -> &str {
    let Some(at) = text.rfind(['(', '[']) else {
        return text;
    };
    // The edges are already without marks, so the closing bracket is gone.
    let inner = &text[at + 1..];
    if at > 0 && inner.len() <= 24 && !inner.contains([')', ']']) {
        return text[..at].trim_end_matches(|c: char| !c.is_alphanumeric());
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
        Some(c) if c.is_alphabetic() => rest,
        _ => text,
    }
}

/// `#,#` and `#.#` become `#`; a third part makes a date of it, which stays.
fn join_decimals(core: &mut String) {
    for mark in ["#,#", "#.#"] {
        if !core.contains(mark) {
            continue;
        }
        let dated = core.contains("#.#.#") || core.contains("#,#,#");
        if !dated {
            *core = core.replace(mark, "#");
        }
    }
}
