//! The line model: what a line is by itself, read once however often its context is judged.

use super::evidence::{Evidence, evidence};
use super::lexicon::{Sign, Signs, lexicon};
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

macro_rules! shapes {
    ($($name:ident $bit:literal $doc:literal,)*) => {
        impl Shape { $(
            #[doc = $doc]
            pub(super) const $name: Shape = Shape(1 << $bit);
        )* }
    };
}

/// A set of visible properties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Shape(u32);

shapes! {
    STOP 0 "Ends a sentence: full stop, question or exclamation mark, perhaps in quotes or brackets.",
    COLON 1 "Ends in a colon.",
    ELLIPSIS 2 "Ends in an ellipsis.",
    QUESTION 3 "Ends in a question or exclamation mark.",
    BULLET 4 "Starts with a list bullet.",
    NUMBERED 5 "Starts with a number, as a list item or a numbered heading does.",
    SPEECH 6 "Starts with a dash or a quotation mark, as speech does.",
    CAPITALS 7 "All its letters are capitals, and it has four or more.",
    DIGIT 8 "Has a digit.",
    DATE 9 "Has a date.",
    TIME 10 "Has a time of day.",
    EMAIL 11 "Has an e-mail address.",
    URL 12 "Has a web address.",
    BARE 13 "Has neither letter nor digit.",
    BARS 14 "Has separators as menus and footers have: bars, dots, chevrons.",
    NAME 15 "Could be a person's name: two to four capitalised words.",
    HANDLE 16 "Could be a signature: one word, or two.",
    CODE 17 "Looks like program code or an unfilled template.",
    LOWER 18 "Starts with a small letter.",
    TAB 19 "Has a tab inside, as table rows have.",
    TITLED 20 "Most of its words are capitalised, and there are four or more.",
    SENTENCES 21 "Has a sentence end inside.",
    MARKER 22 "Starts with a chevron, an arrow or a like mark.",
    COUNT 23 "Ends in a number in brackets.",
    EDIT 24 "Ends in bracketed words, as edit links do.",
    PRICE 25 "Has a price or a percentage.",
    COMMA 26 "Ends in a comma.",
    DOT 27 "Ends in a full stop.",
    HASH 28 "Starts with a number sign.",
    LEADER 30 "Has dot leaders to a page number, as contents on paper have.",
    CLOCKED 31 "Starts with a time mark or ends in a duration, as chapters and lists of videos have.",
    QUOTE_END 29 "Ends in a quotation mark.",
}

impl Shape {
    /// Whether all of `other` is in the set.
    pub(super) fn has(self, other: Shape) -> bool {
        self.0 & other.0 == other.0
    }

    fn set(&mut self, other: Shape, on: bool) {
        if on {
            self.0 |= other.0;
        }
    }
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
    core: String,
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
        read_row(body, &core, &mut line);
        self.core = core;
        line.evidence = evidence(&line);
        line
    }

    /// Fills `core` (lower case, numbers as `#`, no marks at the edges) and `plain` (the same with its numbers).
    fn normalise(&mut self, text: &str) {
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

/// What the parts of a row are, by majority.
fn read_parts(text: &str, spread: bool, line: &mut Line<'_>) {
    let mut reader = Reader::default();
    let (mut parts, mut footer, mut nav, mut reply, mut share, mut titles) = (0, 0, 0, 0, 0, 0);
    let pieces = text
        .split(['|', '·', '•', '›', '»', '>', '/', '→', '∙', '◆'])
        .flat_map(|piece| {
            if spread {
                piece.split("  ").collect()
            } else {
                vec![piece]
            }
        });
    for piece in pieces.take(100) {
        reader.normalise(piece);
        let part = reader.core.as_str();
        if part.is_empty() || part == "#" {
            continue;
        }
        let signs = lexicon().whole(part);
        parts += 1;
        titles += u32::from(signs == Signs::default() && count_words(part) >= 3);
        footer += u32::from(signs.has(Sign::FooterLink));
        nav +=
            u32::from(signs.has(Sign::Nav) || signs.has(Sign::Pager) || signs.has(Sign::NextPost));
        reply += u32::from(signs.has(Sign::Reply));
        share += u32::from(signs.has(Sign::ShareWord) || signs.has(Sign::Network));
        if signs.has(Sign::Anonymous) {
            line.signs.add(Sign::Author);
        }
    }
    if parts == 2 && nav == 1 && titles == 1 {
        line.signs.add(Sign::NextPost);
        return;
    }
    if reply > 0 && share < parts && reply + share >= parts {
        line.signs.add(Sign::Reply);
        return;
    }
    let nav = if nav > footer { nav } else { 0 };
    let found = [
        (footer, Sign::FooterRow),
        (nav, Sign::NavRow),
        (reply, Sign::Reply),
        (share, Sign::ShareLine),
    ];
    if let Some((_, sign)) = found
        .iter()
        .rev()
        .max_by_key(|f| f.0)
        .filter(|f| f.0 * 2 >= parts && parts >= 2 && f.0 > 0)
    {
        line.signs.add(*sign);
    }
}

/// A row of links: parts between separators, or menu words one after the other.
fn read_row(text: &str, core: &str, line: &mut Line<'_>) {
    let spread = text.contains("  ");
    if line.is(Shape::BARS) || spread {
        read_parts(text, spread, line);
        if line.is(Shape::BARS) {
            return;
        }
    }
    if line.words < 4 || line.words > 60 || line.is(Shape::STOP) || line.is(Shape::COLON) {
        return;
    }
    let menu = core
        .split(' ')
        .filter(|w| lexicon().whole(w).has(Sign::Nav))
        .count() as u32;
    if menu >= 3 && menu * 2 >= line.words || menu >= 5 && menu * 4 >= line.words {
        line.signs.add(Sign::NavRow);
    }
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
fn count_words(text: &str) -> u32 {
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

/// Without a trailing `[edit]`, which it notes.
fn without_edit_link<'t>(text: &'t str, shape: &mut Shape) -> &'t str {
    if text.ends_with(']')
        && let Some(at) = text.rfind('[')
        && at > 0
        && text[at..].chars().any(char::is_alphabetic)
        && text.len() - at < 60
    {
        shape.set(Shape::EDIT, true);
        return text[..at].trim_end();
    }
    text
}

/// Without dot leaders and the page number after them.
fn without_leader<'t>(text: &'t str, shape: &mut Shape) -> &'t str {
    match text
        .find("....")
        .or_else(|| text.find(" . . ."))
        .or_else(|| text.find("……"))
    {
        Some(at)
            if at > 0
                && text.len() - at > 4
                && text[at..].trim_matches(['.', ' ', '…']).len() <= 4 =>
        {
            shape.set(Shape::LEADER, true);
            text[..at].trim_end()
        }
        _ => text,
    }
}

/// Without a time mark before (`2:05 Heading`) or a duration after (`A film (6:10)`).
fn without_clock<'t>(text: &'t str, shape: &mut Shape) -> &'t str {
    if let Some((mark, rest)) = text.split_once(' ')
        && is_clock(mark)
    {
        shape.set(Shape::CLOCKED, true);
        return rest.trim_start_matches(['-', '–', ' ']);
    }
    if let Some(at) = text.rfind('(')
        && let Some(inner) = text[at + 1..].strip_suffix(')')
        && is_clock(inner)
        && at > 0
    {
        shape.set(Shape::CLOCKED, true);
        return text[..at].trim_end();
    }
    text
}

fn is_clock(text: &str) -> bool {
    text.split_once(':').is_some_and(|(m, s)| {
        let figures = |t: &str, n| {
            !t.is_empty() && t.len() <= n && t.bytes().all(|b| b.is_ascii_digit() || b == b':')
        };
        figures(m, 2) && figures(s, 5)
    })
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

fn read_ends(text: &str, shape: &mut Shape) {
    let quoted = text.ends_with(['"', '”', '“', '’', '\'', '»', '«']);
    let end = text.trim_end_matches(['"', '”', '“', '’', '\'', '»', '«', ')', ']', ' ', '\u{a0}']);
    shape.set(Shape::QUOTE_END, quoted);
    let ellipsis = end.ends_with('…') || end.ends_with("...") || end.ends_with(". . .");
    shape.set(Shape::ELLIPSIS, ellipsis);
    shape.set(Shape::STOP, end.ends_with(['.', '!', '?', '…', '。', '।']));
    shape.set(Shape::DOT, end.ends_with('.') && !ellipsis);
    shape.set(Shape::QUESTION, end.ends_with(['?', '!']));
    shape.set(Shape::COLON, text.ends_with(':'));
    shape.set(Shape::COMMA, text.ends_with([',', ';']));
    if text.ends_with(')')
        && let Some(at) = text.rfind('(')
    {
        let inner = &text[at + 1..text.len() - 1];
        shape.set(
            Shape::COUNT,
            !inner.is_empty() && inner.len() <= 6 && inner.bytes().all(|b| b.is_ascii_digit()),
        );
    }
}

fn read_start(text: &str, shape: &mut Shape) {
    let mut chars = text.chars();
    let first = chars.next().unwrap_or(' ');
    let spaced = chars.next().is_some_and(char::is_whitespace);
    shape.set(
        Shape::BULLET,
        spaced
            && matches!(
                first,
                '-' | '–' | '—' | '•' | '*' | '·' | '◦' | '▪' | '‣' | '○' | '●' | '■' | '✓'
            ),
    );
    shape.set(
        Shape::SPEECH,
        matches!(
            first,
            '"' | '”' | '“' | '„' | '«' | '»' | '—' | '–' | '−' | '’'
        ),
    );
    shape.set(
        Shape::MARKER,
        matches!(
            first,
            '»' | '›' | '→' | '>' | '▶' | '►' | '←' | '«' | '≫' | '➜' | '⟩' | '↑'
        ),
    );
    shape.set(Shape::HASH, first == '#');
    shape.set(Shape::LOWER, first.is_lowercase());
    shape.set(
        Shape::NUMBERED,
        first.is_ascii_digit() && {
            let rest =
                text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ')');
            rest.starts_with(char::is_whitespace) && text.len() - rest.len() <= 5
        },
    );
}

fn read_letters(text: &str, shape: &mut Shape) {
    let (mut upper, mut lower, mut digits) = (0u32, 0u32, 0u32);
    for c in text.chars() {
        upper += u32::from(c.is_uppercase());
        lower += u32::from(c.is_alphabetic() && !c.is_uppercase());
        digits += u32::from(c.is_numeric());
    }
    shape.set(Shape::BARE, upper + lower + digits == 0);
    shape.set(Shape::CAPITALS, upper >= 4 && lower == 0);
    let (mut words, mut capitalised, mut strange) = (0u32, 0u32, 0u32);
    for word in text.split_whitespace() {
        let Some(first) = word.chars().find(|c| c.is_alphanumeric()) else {
            continue;
        };
        words += 1;
        capitalised += u32::from(first.is_uppercase());
        strange += u32::from(
            word.chars()
                .any(|c| !c.is_alphabetic() && !matches!(c, '-' | '.' | '\'' | '’')),
        );
    }
    shape.set(
        Shape::NAME,
        (2..=4).contains(&words)
            && capitalised == words
            && strange == 0
            && !text.ends_with(['.', ':']),
    );
    shape.set(Shape::HANDLE, words == 1 || (words == 2 && digits == 0));
    shape.set(Shape::TITLED, words >= 4 && capitalised * 4 >= words * 3);
}

/// A date: figures alone, or figures with a month's name.
fn has_date(core: &str) -> bool {
    if core.contains("#-#-#")
        || core.contains("#.#.#")
        || core.contains("#/#/#")
        || core.contains("#/#-#")
        || core.contains("#/# #")
    {
        return true;
    }
    let mut near = false;
    let mut month = false;
    for word in core.split_whitespace() {
        let numeric = word.starts_with('#');
        if (numeric && month) || (near && lexicon().is_month(word)) {
            return true;
        }
        month = !numeric && lexicon().is_month(word);
        near = numeric;
    }
    is_relative(core)
}

/// `3 years ago`, in the languages of the tables.
fn is_relative(core: &str) -> bool {
    let mut words = core.split_whitespace().rev();
    let last = words.next().unwrap_or("");
    let counted = words.nth(1).is_some_and(|w| w.starts_with('#'));
    counted && matches!(last, "sedan" | "siden" | "ago" | "sitten" | "назад")
        || core.contains("vor # ")
            && matches!(last, "tagen" | "monaten" | "jahren" | "stunden" | "wochen")
}

/// A time of day: `08:15`, `8.15`.
fn has_time(plain: &str) -> bool {
    plain.split_whitespace().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_ascii_digit());
        let mut parts = word.splitn(2, [':', '.']);
        let (Some(hour), Some(minute)) = (parts.next(), parts.next()) else {
            return false;
        };
        hour.len() <= 2
            && minute.len() == 2
            && hour.parse::<u8>().is_ok_and(|h| h < 24)
            && minute.parse::<u8>().is_ok_and(|m| m < 60)
    })
}

fn has_price(core: &str) -> bool {
    [
        "# kr",
        "# %",
        "#%",
        "# €",
        "#€",
        "€#",
        "$#",
        "£#",
        "# kronor",
        "# krona",
        "# euro",
        "# руб",
        "# procent",
    ]
    .iter()
    .any(|mark| core.contains(mark))
}

fn has_email(text: &str) -> bool {
    let Some(at) = memchr::memchr(b'@', text.as_bytes()) else {
        return text.contains("[email");
    };
    text[..at]
        .chars()
        .next_back()
        .is_some_and(char::is_alphanumeric)
        && text[at + 1..]
            .chars()
            .next()
            .is_some_and(char::is_alphanumeric)
        && text[at..].contains('.')
}

/// Two or more separators with white space around them, or one bar.
fn has_bars(text: &str) -> bool {
    let mut seen = 0;
    for word in text.split_whitespace() {
        match word {
            "|" | "›" | ">>" | "»" => seen += 2,
            "·" | "•" | "/" | ">" | "→" | "∙" | "◆" => seen += 1,
            _ => {}
        }
    }
    seen >= 2 || (seen == 1 && text.len() < 60)
}

fn is_code(text: &str) -> bool {
    const MARKS: [&str; 18] = [
        "{{",
        "}}",
        "$config",
        "function(",
        "function ",
        "window.",
        "document.",
        "<!--",
        "-->",
        "<script",
        "%%",
        "[if ",
        "[shortcode",
        "*|",
        "|*",
        "dataLayer",
        "googletag",
        "();",
    ];
    if !text.contains(['{', '}', '$', '<', '[', '*', '(', '.', '|', '%']) {
        return false;
    }
    MARKS.iter().any(|mark| {
        text.contains(mark)
            && (*mark != "function " || text.contains('{'))
            && (*mark != "document." || text.contains('('))
            && (*mark != "window." || text.contains(['=', '(']))
    }) || (text.starts_with('[') && text.ends_with(']') && text.contains('='))
        || (text.starts_with('<') && text.ends_with('>') && text.len() > 2)
}

/// A full stop, question or exclamation mark followed by white space and a capital.
fn has_inner_stop(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr3_iter(b'.', b'!', b'?', bytes).any(|at| {
        bytes.get(at + 1) == Some(&b' ')
            && text
                .get(at + 2..)
                .and_then(|rest| rest.chars().next())
                .is_some_and(char::is_uppercase)
            && text[..at]
                .chars()
                .rev()
                .take_while(|c| c.is_alphanumeric())
                .count()
                >= 3
    })
}
