//! Reading a query, by recursive descent.
//!
//! ```text
//! query  := item…                          side by side: the more the better
//! item   := all ("OR" all)…
//! all    := one ("AND" one)…
//! one    := ("NOT" | "-" | "!" | "+") one | "(" query ")" | name ":" value | phrase | word
//! phrase := "\"" … "\"" ["~" number]       ~3: three other words may stand between
//! word   := letters ["*" | "~" | "~1" | "~2"]
//! value  := word ["*"] | phrase | a..b | >=a | >a | <=a | <a | [a TO b] | {a TO b} | "(" value ["OR"] value… ")"
//! ```
//!
//! Operators are in capitals (`OCH`, `ELLER`, `INTE` in a query that has words in small letters too; `&&`, `||` and `|`).
//! A name that is no field is a word like others. Reading never fails and takes time linear in the text: what cannot be read
//! is passed over and comes back as a [`Problem`] with its place, what is odd as a [`Note`].

use super::flaw::{Flaw, Note, Operator, Problem};
use super::named::Named;
use super::tree::{Clause, Node};
use super::value::{is_no_field, of_other_tools};
use crate::index::words;
use crate::span::cut;
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// More words than this are passed over.
const MOST_WORDS: usize = 64;
/// Parentheses within parentheses, at most.
const DEEPEST: usize = 16;
/// A longer query (in bytes) is cut.
const LONGEST: usize = 64 * 1024;
/// So many words may stand between those of a phrase, at most.
const MOST_BETWEEN: u32 = 20;

pub(super) const QUOTES: [char; 4] = ['"', '”', '“', '„'];

/// A query, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parsed {
    /// What was understood; nothing where there is nothing to seek.
    pub(super) tree: Option<Node>,
    pub(super) notes: Vec<Note>,
    pub(super) problems: Vec<Problem>,
}

/// Reads the text of a query.
pub(super) fn parse(text: &str) -> Parsed {
    let mut parser = Parser {
        text: cut(text, LONGEST),
        at: 0,
        left: MOST_WORDS,
        swedish: text.chars().any(char::is_lowercase),
        star: false,
        notes: Vec::new(),
        problems: Vec::new(),
    };
    if parser.text.len() < text.len() {
        parser.problem(parser.text.len()..text.len(), Flaw::TooLong);
    }
    let mut tree = parser.beside(0);
    if tree.is_none() && (parser.star || text.trim().is_empty()) {
        tree = Some(Node::Everything);
    }
    match &tree {
        None => parser.note(Note::NoWords),
        Some(node) if only_shuts_out(node) => parser.note(Note::OnlyExclusions),
        Some(Node::Everything) => {}
        Some(_) if parser.star => parser.note(Note::LoneStar),
        Some(_) => {}
    }
    Parsed {
        tree,
        notes: parser.notes,
        problems: parser.problems,
    }
}

fn only_shuts_out(node: &Node) -> bool {
    match node {
        Node::Beside(all) => all.iter().all(Node::is_not),
        node => node.is_not(),
    }
}

pub(super) struct Parser<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    /// How many more words are taken.
    left: usize,
    /// Whether OCH, ELLER and INTE are operators.
    swedish: bool,
    /// Whether a lone `*` was seen.
    star: bool,
    notes: Vec<Note>,
    problems: Vec<Problem>,
}

impl<'t> Parser<'t> {
    pub(super) fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    pub(super) fn skip_space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    pub(super) fn note(&mut self, note: Note) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    pub(super) fn problem(&mut self, at: Range<usize>, flaw: Flaw) {
        self.problems.push(Problem { at, flaw });
    }

    /// Up to the end, or to the parenthesis that closes the group.
    fn beside(&mut self, depth: usize) -> Option<Node> {
        let mut items = Vec::new();
        loop {
            self.skip_space();
            if self.rest().is_empty() {
                break;
            }
            if self.rest().starts_with(')') {
                if depth > 0 {
                    break;
                }
                self.problem(self.at..self.at + 1, Flaw::StrayClose);
                self.at += 1;
                continue;
            }
            if let Some((operator, len)) = self.operator().filter(|(o, _)| *o != Operator::Not) {
                self.problem(self.at..self.at + len, Flaw::NothingBefore { operator });
                self.at += len;
                continue;
            }
            items.extend(self.joined(Operator::Or, depth));
        }
        grouped(items, Node::Beside)
    }

    /// Parts with OR, or on the level below with AND, between them.
    fn joined(&mut self, by: Operator, depth: usize) -> Option<Node> {
        let mut parts = Vec::new();
        let mut last: Option<Range<usize>> = None;
        loop {
            let part = match by {
                Operator::Or => self.joined(Operator::And, depth),
                _ => self.one(depth),
            };
            if part.is_none()
                && let Some(at) = last.take_if(|_| self.nothing_here())
            {
                self.problem(at, Flaw::NothingAfter { operator: by });
            }
            parts.extend(part);
            self.skip_space();
            match self.operator() {
                Some((operator, len)) if operator == by => {
                    last = Some(self.at..self.at + len);
                    self.at += len;
                }
                _ => break,
            }
        }
        grouped(
            parts,
            if by == Operator::Or {
                Node::Or
            } else {
                Node::And
            },
        )
    }

    /// Whether nothing follows that an operator could join.
    fn nothing_here(&self) -> bool {
        let rest = self.rest().trim_start();
        rest.is_empty() || rest.starts_with(')') || self.operator().is_some()
    }

    fn one(&mut self, depth: usize) -> Option<Node> {
        let (mut negated, mut must) = (false, false);
        loop {
            self.skip_space();
            if let Some((Operator::Not, len)) = self.operator() {
                let at = self.at..self.at + len;
                self.at += len;
                if self.nothing_here() && !matches!(self.operator(), Some((Operator::Not, _))) {
                    let operator = Operator::Not;
                    self.problem(at, Flaw::NothingAfter { operator });
                    return None;
                }
                negated = !negated;
                continue;
            }
            let mut chars = self.rest().chars();
            let (sign, next) = (chars.next(), chars.next());
            let begins = |c: char| c.is_alphanumeric() || c == '(' || QUOTES.contains(&c);
            match sign {
                Some('-' | '!' | '+') if next.is_some_and(begins) => {
                    match sign {
                        Some('-' | '!') => negated = !negated,
                        _ => must = true,
                    }
                    self.at += 1;
                }
                _ => break,
            }
        }
        let inner = self.atom(depth)?;
        Some(match (negated, must, inner) {
            // Twice shut out is let in.
            (true, _, Node::Not(inner)) => *inner,
            (true, _, inner) => Node::Not(Box::new(match inner {
                Node::Must(inner) => *inner,
                inner => inner,
            })),
            (
                false,
                true,
                inner @ (Node::Words(_) | Node::Beside(_) | Node::Or(_) | Node::And(_)),
            ) if !inner.is_aside() => Node::Must(Box::new(inner)),
            (false, _, inner) => inner,
        })
    }

    fn atom(&mut self, depth: usize) -> Option<Node> {
        let start = self.at;
        let rest = self.rest();
        let first = rest.chars().next()?;
        if first == '(' {
            return self.group(depth);
        }
        if QUOTES.contains(&first) {
            let phrase = self.quotation();
            return self.phrase(phrase, start).map(Node::Words);
        }
        if first == ')' || self.operator().is_some() {
            return None;
        }
        if let Some(field) = self.field() {
            return match self.rest().starts_with('(') {
                true => self.values(field),
                false => self.value(field, start),
            };
        }
        let part = self.part();
        if is_no_field(part) {
            self.note(Note::NoField);
        }
        if let Some(note) = of_other_tools(part) {
            self.note(note);
        }
        self.word(part, start).map(Node::Words)
    }

    fn group(&mut self, depth: usize) -> Option<Node> {
        let open = self.at;
        self.at += 1;
        if depth == DEEPEST {
            self.problem(open..open + 1, Flaw::TooDeep { most: DEEPEST });
            return None;
        }
        let inner = self.beside(depth + 1);
        match self.rest().starts_with(')') {
            true => self.at += 1,
            false => self.problem(open..open + 1, Flaw::OpenGroup),
        }
        inner
    }

    /// An operator that stands here, and how long it is.
    pub(super) fn operator(&self) -> Option<(Operator, usize)> {
        let rest = self.rest().trim_start();
        if rest.len() < self.rest().len() {
            return None;
        }
        let end = rest.find(|c: char| c.is_whitespace() || "()".contains(c) || QUOTES.contains(&c));
        let word = &rest[..end.unwrap_or(rest.len())];
        let operator = match word {
            "AND" | "&&" => Operator::And,
            "OR" | "||" | "|" => Operator::Or,
            "NOT" => Operator::Not,
            "OCH" if self.swedish => Operator::And,
            "ELLER" if self.swedish => Operator::Or,
            "INTE" if self.swedish => Operator::Not,
            _ => return None,
        };
        Some((operator, word.len()))
    }

    /// What stands up to the next white space, parenthesis or quotation mark.
    pub(super) fn part(&mut self) -> &'t str {
        let rest = self.rest();
        let stops = |c: char| c.is_whitespace() || "()".contains(c) || QUOTES.contains(&c);
        let end = rest.find(stops).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    /// What stands between quotation marks, the first of which is here.
    pub(super) fn quotation(&mut self) -> &'t str {
        let open = self.at;
        let rest = self.rest();
        let begin = rest.chars().next().map_or(0, char::len_utf8);
        let inner = &rest[begin..];
        match inner.char_indices().find(|(_, c)| QUOTES.contains(c)) {
            Some((end, close)) => {
                self.at += begin + end + close.len_utf8();
                &inner[..end]
            }
            None => {
                self.at = self.text.len();
                self.problem(open..open + begin, Flaw::OpenQuote);
                inner
            }
        }
    }

    /// A number after `~`, if there is a `~`; 0 where no number follows.
    fn distance(&mut self) -> Option<(u32, Range<usize>)> {
        let after = self.rest().strip_prefix('~')?;
        let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let at = self.at..self.at + 1 + digits;
        self.at = at.end;
        Some((
            after[..digits]
                .parse()
                .unwrap_or(if digits > 0 { u32::MAX } else { 0 }),
            at,
        ))
    }

    fn phrase(&mut self, phrase: &str, start: usize) -> Option<Clause> {
        let words = self.take(phrase);
        // A star does nothing within quotes.
        self.star |= !words.is_empty() && phrase.contains('*');
        let mut slop = 0;
        if let Some((asked, at)) = self.distance() {
            slop = asked.min(MOST_BETWEEN);
            if asked > MOST_BETWEEN {
                self.problem(at, Flaw::TooFar { most: MOST_BETWEEN });
            }
        }
        (!words.is_empty()).then(|| Clause {
            slop: if words.len() > 1 { slop } else { 0 },
            words,
            quoted: true,
            at: start..self.at,
            ..Clause::default()
        })
    }

    /// The words of a part without quotes. What stands together (PR-tjänst, 25.000) is a phrase as well.
    fn word(&mut self, part: &str, start: usize) -> Option<Clause> {
        if part == "*" || part == "*:*" {
            self.star = true;
            return None;
        }
        let (plain, off) = match part.rsplit_once('~') {
            Some((plain, digits)) if digits.bytes().all(|b| b.is_ascii_digit()) => {
                (plain, Some(digits))
            }
            _ => (part, None),
        };
        let mut words = self.take(plain);
        // As a field's name and a colon it would be read as a field the next time.
        if let Some((name, rest)) = words.first().and_then(|word| word.split_once(':'))
            && Named::from_name(name).is_some()
        {
            // The colon may have had a mark, which then begins the rest.
            let parts: Vec<String> = [name, rest].into_iter().filter_map(bare).collect();
            words.splice(0..1, parts);
        }
        let letters = |word: &String| word.chars().count();
        let longest = words.last().map_or(0, letters);
        let prefix = off.is_none() && plain.ends_with('*') && longest > 1;
        if plain.contains('*') && !prefix {
            self.note(Note::LoneStar);
        }
        let fuzzy = match (off, words.len(), longest) {
            (None, ..) => 0,
            (Some(_), 1, 3..) => {
                let at = start + plain.len()..self.at;
                self.off(off.unwrap_or_default(), longest, at)
            }
            _ => {
                self.note(Note::LoneTilde);
                0
            }
        };
        (!words.is_empty()).then(|| Clause {
            words,
            prefix,
            fuzzy,
            at: start..self.at,
            ..Clause::default()
        })
    }

    /// By how many letters a word may be off.
    fn off(&mut self, digits: &str, letters: usize, at: Range<usize>) -> u8 {
        let most = if letters < 5 { 1 } else { 2 };
        match digits.parse::<u32>() {
            Err(_) if digits.is_empty() => most,
            Ok(asked @ 0..=2) => most.min(u8::try_from(asked).unwrap_or(most)),
            _ => {
                self.problem(at, Flaw::TooFar { most: most.into() });
                most
            }
        }
    }

    /// The words of a text, as far as more are taken.
    pub(super) fn take(&mut self, text: &str) -> Vec<String> {
        let mut taken: Vec<String> = Vec::new();
        for word in words(text) {
            if taken.len() == self.left {
                self.note(Note::TooManyWords);
                break;
            }
            taken.extend(bare(&word.exact));
        }
        self.left -= taken.len();
        taken
    }
}

/// A word as it is read wherever it stands; nothing where no letter begins one.
fn bare(word: &str) -> Option<String> {
    // The first character of a word may be a sign with a mark on it, which reads otherwise behind a minus.
    let begins = |c: char| c.is_alphanumeric() && !is_combining_mark(c);
    let bare = word.trim_start_matches(|c| !begins(c));
    // What was cut to its longest may end in a sign that is no part of a word.
    words(bare).map(|again| again.exact).next()
}

pub(super) fn grouped(mut parts: Vec<Node>, group: fn(Vec<Node>) -> Node) -> Option<Node> {
    match parts.len() {
        0 => None,
        1 => parts.pop(),
        _ => Some(group(parts)),
    }
}
