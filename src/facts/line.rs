//! A sentence as words: what rules work on.

use super::joins::{is_mark_of_letter, joins_word};
use super::words::{Flags, Hit, Pos, Words};
use crate::language::Lang;
use crate::language::words::quantity::{self, Quantity};
use crate::span::{Clean, Span};
use std::cell::OnceCell;

/// A word or a mark of a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'t> {
    /// Its word, lower-cased.
    word: &'t str,
    /// Where it begins, in bytes of the sentence.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
    /// Its class.
    pub(super) pos: Pos,
    /// What it says of a career.
    pub(super) flags: Flags,
    /// The clause that it stands in, from 0.
    pub(super) clause: usize,
    /// The part of the sentence, from 0: "men", a semicolon or a coordinated main clause begins a new one.
    pub(super) part: usize,
}

/// A run of tokens, by index: first and one past the last.
pub(super) type Run = (usize, usize);

/// A run of tokens that a table knows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mention {
    /// The table.
    pub(super) flag: Flags,
    /// The words.
    pub(super) run: Run,
}

/// A sentence, lower-cased and cut into words.
pub(super) struct Line<'t> {
    /// Its text as it stands.
    pub(super) text: &'t str,
    /// Where it stands.
    pub(super) span: Span<Clean>,
    /// The words of its language.
    pub(super) words: &'t Words,
    lower: &'t str,
    /// Its words and marks in order.
    pub(super) tokens: Vec<Token<'t>>,
    /// What the tables found in it, in order.
    pub(super) mentions: Vec<Mention>,
    quantities: OnceCell<Vec<Quantity>>,
}

impl<'t> Line<'t> {
    /// Reads the sentence that stands at `span` of `clean` with the words of its language; `lower` is what [`lowered`] makes
    /// of `clean`.
    pub(super) fn read(
        clean: &'t str,
        lower: &'t str,
        span: Span<Clean>,
        words: &'t Words,
    ) -> Self {
        let text = span.of(clean);
        let mut line = Line {
            text,
            span,
            words,
            tokens: Vec::with_capacity(text.len() / 6 + 1),
            mentions: Vec::new(),
            lower: span.of(lower),
            quantities: OnceCell::new(),
        };
        line.cut();
        line.find_mentions();
        line.look_ahead();
        line.resolve();
        line.number_clauses();
        line
    }

    /// Its language, as far as words go.
    pub(super) fn lang(&self) -> Lang {
        self.words.lang()
    }

    /// How many tokens it has.
    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The token's word, lower-cased; empty past the end.
    pub(super) fn word(&self, i: usize) -> &'t str {
        self.tokens.get(i).map_or("", |t| t.word)
    }

    /// The class of a token; a mark past the end.
    pub(super) fn pos(&self, i: usize) -> Pos {
        self.tokens.get(i).map_or(Pos::Mark, |t| t.pos)
    }

    /// What a token says of a career; nothing past the end.
    pub(super) fn flags(&self, i: usize) -> Flags {
        self.tokens.get(i).map_or(Flags::default(), |t| t.flags)
    }

    /// Where a run of tokens stands in the clean text.
    pub(super) fn place(&self, run: Run) -> Span<Clean> {
        let start = self.tokens.get(run.0).map_or(self.text.len(), |t| t.start);
        let end = match run.1 {
            0 => 0,
            n => self.tokens.get(n - 1).map_or(self.text.len(), |t| t.end),
        };
        Span::new(self.span.start + start, self.span.start + end.max(start))
    }

    /// The words of a run, lower-cased.
    pub(super) fn lower(&self, run: Run) -> &str {
        let place = self.place(run);
        self.lower
            .get(place.start - self.span.start..place.end - self.span.start)
            .unwrap_or("")
    }

    /// The tokens that bytes of the sentence lie in.
    pub(super) fn run_of(&self, bytes: &std::ops::Range<usize>) -> Run {
        let first = self.tokens.partition_point(|t| t.end <= bytes.start);
        let last = self.tokens.partition_point(|t| t.start < bytes.end);
        (first, last.max(first))
    }

    /// Whether a number stands in it, in figures or in words.
    pub(super) fn has_number(&self) -> bool {
        self.tokens.iter().any(|t| t.pos == Pos::Number)
            || ["tusen", "tusind"].iter().any(|w| self.lower.contains(w))
    }

    /// The quantities that stand in it, in order.
    pub(super) fn quantities(&self) -> &[Quantity] {
        self.quantities
            .get_or_init(|| quantity::quantities(self.text, self.lang()))
    }

    /// Whether the sentence asks.
    pub(super) fn is_question(&self) -> bool {
        self.tokens
            .len()
            .checked_sub(1)
            .is_some_and(|i| self.word(i) == "?" || (i > 0 && self.word(i - 1) == "?"))
    }

    /// Whether the token begins with a capital letter.
    pub(super) fn is_capital(&self, i: usize) -> bool {
        self.tokens
            .get(i)
            .is_some_and(|t| self.text[t.start..].starts_with(char::is_uppercase))
    }

    fn cut(&mut self) {
        let lower = self.lower;
        let mut chars = lower.char_indices().peekable();
        while let Some((start, c)) = chars.next() {
            if c.is_whitespace() {
                continue;
            }
            let mut end = start + c.len_utf8();
            // ".NET"
            let dotted = c == '.'
                && (start == 0 || lower[..start].ends_with(char::is_whitespace))
                && chars.peek().is_some_and(|&(_, next)| next.is_alphabetic());
            let word = c.is_alphanumeric() || dotted;
            if word {
                while let Some(&(at, c)) = chars.peek() {
                    let joins = c.is_alphanumeric()
                        || is_mark_of_letter(c)
                        || joins_word(&lower[start..at], c, &lower[at + c.len_utf8()..]);
                    if !joins {
                        break;
                    }
                    end = at + c.len_utf8();
                    chars.next();
                }
            }
            let text = &lower[start..end];
            let pos = match c {
                _ if word => self.words.class(text),
                ',' => Pos::Comma,
                ':' => Pos::Colon,
                _ => Pos::Mark,
            };
            self.tokens.push(Token {
                word: text,
                start,
                end,
                pos,
                flags: Flags::default(),
                clause: 0,
                part: 0,
            });
        }
    }

    fn find_mentions(&mut self) {
        let mut hits: Vec<Hit> = Vec::new();
        self.words.hits(self.lower, |hit| hits.push(hit));
        hits.sort_by_key(|h| (h.start, std::cmp::Reverse(h.end)));
        for hit in hits {
            let first = self.tokens.partition_point(|t| t.end <= hit.start);
            let last = self.tokens.partition_point(|t| t.end < hit.end);
            let whole = self.tokens.get(last).is_some_and(|t| t.end == hit.end);
            if !whole && !self.lower[hit.end..].starts_with(['-', '/']) {
                continue;
            }
            let mention = Mention {
                flag: hit.flag,
                run: (first, last + 1),
            };
            let covered = self
                .mentions
                .iter()
                .rev()
                .take(4)
                .any(|m| m.flag == hit.flag && m.run.0 <= first && m.run.1 > last);
            if !covered {
                if let Some(token) = self.tokens.get_mut(last) {
                    token.flags = token.flags.with(hit.flag);
                }
                self.mentions.push(mention);
            }
        }
    }

    /// Settles classes that depend on the neighbours.
    fn resolve(&mut self) {
        for i in 0..self.tokens.len() {
            let before = if i == 0 { Pos::Mark } else { self.pos(i - 1) };
            let word = self.word(i);
            let resolved = match self.pos(i) {
                // After a preposition, an article or a numeral stands no verb: "i delar", "två rör".
                Pos::Verb | Pos::Passive
                    if matches!(before, Pos::Preposition | Pos::Determiner | Pos::Number)
                        && !word.ends_with("erar") =>
                {
                    Pos::Open
                }
                Pos::Infinitive
                    if matches!(before, Pos::Preposition | Pos::Determiner | Pos::Number) =>
                {
                    Pos::Open
                }
                Pos::Open
                    if before == Pos::Att
                        && word.ends_with('a')
                        && word.len() > 2
                        && !self.flags(i).has(Flags::TRAIT) =>
                {
                    Pos::Infinitive
                }
                // "kan man vulka däck": after a modal verb and its subject stands an infinitive.
                Pos::Open
                    if word.ends_with('a')
                        && i > 1
                        && matches!(self.word(i - 1), "man" | "de" | "du")
                        && self.pos(i - 2) == Pos::Modal =>
                {
                    Pos::Infinitive
                }
                // "They maintain", but "to maintain" and "can maintain": one form, told apart by what stands before it.
                Pos::Verb
                    if self.lang() == Lang::EN
                        && matches!(
                            self.pos(self.before_adverbs(i).wrapping_sub(1)),
                            Pos::Att | Pos::Modal | Pos::Infinitive
                        ) =>
                {
                    Pos::Infinitive
                }
                // "An emergency care assistant": in English a verb stands after its subject or beside another verb.
                Pos::Verb if self.lang() == Lang::EN && !self.can_precede_verb(i) => Pos::Open,
                // "Noen blir yrkesfaglærere", "kan blive leder": a role that ends as a verb does.
                Pos::Verb | Pos::Infinitive
                    if matches!(self.lang(), Lang::NB | Lang::NN | Lang::DA)
                        && self.flags(i).has(Flags::ROLE)
                        && before != Pos::Pronoun
                        && (before != Pos::Comma || self.pos(i + 1) != Pos::Open) =>
                {
                    Pos::Open
                }
                // "i många delar": a noun, where "många delar ut" would be a verb.
                Pos::Verb
                    if word == "delar" && (before == Pos::Pronoun || self.word(i + 1) == "av") =>
                {
                    Pos::Open
                }
                // The object of an infinitive: "bygga murar".
                Pos::Verb if before == Pos::Infinitive && !word.ends_with("erar") => Pos::Open,
                // "lägger rör under gator": the object of a verb that ends as a verb does.
                Pos::Verb
                    if before == Pos::Verb
                        && matches!(
                            self.pos(i + 1),
                            Pos::Preposition | Pos::Mark | Pos::And | Pos::Comma
                        ) =>
                {
                    Pos::Open
                }
                // "man gjuter", "de vulkar": after a subject pronoun stands a verb.
                Pos::Open
                    if i > 0
                        && matches!(
                            self.word(i - 1),
                            "man" | "hon" | "han" | "hen" | "du" | "jag"
                        )
                        && !(i > 1 && matches!(self.pos(i - 2), Pos::Verb | Pos::Modal))
                        && word.ends_with('r')
                        && word.len() > 3 =>
                {
                    Pos::Verb
                }
                // "Kontrollerar föraren bromsar": behind the subject of an inverted sentence stands the object.
                Pos::Verb
                    if i > 1
                        && self.flags(i - 1).has(Flags::ROLE)
                        && self.pos(i - 2) == Pos::Verb
                        && !word.ends_with("erar") =>
                {
                    Pos::Open
                }
                // "Floristen binder": behind a role that begins the sentence.
                Pos::Open
                    if i == 1
                        && self.flags(0).has(Flags::ROLE)
                        && self.flags(1) == Flags::default()
                        && word.ends_with('r')
                        && word.len() > 3
                        && self.pos(2) == Pos::Open =>
                {
                    Pos::Verb
                }
                // "En fast del".
                Pos::Subordinator if word == "fast" && before == Pos::Determiner => Pos::Open,
                Pos::Determiner if word == "en" && self.word(i + 1) == "del" => Pos::Adverb,
                same => same,
            };
            self.tokens[i].pos = resolved;
        }
    }

    /// Whether a verb can stand at a token of an English line: after a subject, a marker, another verb's conjunction, or
    /// first.
    fn can_precede_verb(&self, i: usize) -> bool {
        let at = self.before_adverbs(i);
        let Some(before) = at.checked_sub(1) else {
            return !self.flags(i + 1).has(Flags::ROLE); // "Train drivers"
        };
        match self.pos(before) {
            Pos::Pronoun
            | Pos::And
            | Pos::Comma
            | Pos::Att
            | Pos::Modal
            | Pos::Mark
            | Pos::Colon => true,
            Pos::Subordinator => matches!(self.word(before), "who" | "that" | "which"),
            _ => {
                self.flags(before).has(Flags::ROLE)
                    || (self.word(before).ends_with('s') && before < 3)
            }
        }
    }

    /// Where the adverbs and negations right before a token begin.
    pub(super) fn before_adverbs(&self, i: usize) -> usize {
        let mut k = i;
        while k > 0 && matches!(self.pos(k - 1), Pos::Adverb | Pos::Not) {
            k -= 1;
        }
        k
    }
}

/// Lower case, character by character where the length stays, so that offsets are those of the text.
pub(super) fn lowered(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
            continue;
        }
        let mut lower = c.to_lowercase();
        match (lower.next(), lower.next()) {
            (Some(l), None) if l.len_utf8() == c.len_utf8() => out.push(l),
            _ => out.push(c),
        }
    }
    out
}

/// The runs of letters and digits of a text, each with the byte where it begins.
pub(super) fn runs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    text.split(|c: char| !c.is_alphanumeric())
        .map(move |run| {
            let start = from;
            // What parts two runs is one character.
            from = start + run.len();
            from += text[from..].chars().next().map_or(0, char::len_utf8);
            (start, run)
        })
        .filter(|(_, run)| !run.is_empty())
}
