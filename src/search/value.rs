//! Reading the value of a field: a name, words, a code, a number, a date, or a range.

use super::flaw::{Flaw, Note, Operator};
use super::named::{Filter, Named, Point, Reading, Test};
use super::parse::{Parser, QUOTES, grouped};
use super::tree::Node;
use crate::index::key;
use crate::span::cut;
use crate::taxonomy::SYSTEMS;
use std::ops::{Bound, Range};

impl Parser<'_> {
    /// The field whose name stands here, with a colon and something after it; goes on to its value.
    pub(super) fn field(&mut self) -> Option<Named> {
        let rest = self.rest();
        let end = rest.find(|c: char| !(c.is_alphabetic() || c == '_'))?;
        let (name, after) = rest.split_at(end);
        let after = after.strip_prefix(':')?;
        let field = Named::from_name(name)?;
        // "Lön: 30 000" is a text with a colon.
        if after.trim().is_empty() || after.starts_with(')') {
            let at = self.at..self.at + name.len() + 1;
            self.at = at.end;
            self.problem(at, Flaw::NoValue { field });
            return None;
        }
        if after.starts_with(char::is_whitespace) {
            if name.starts_with(char::is_lowercase) {
                self.note(Note::SpaceAfterField);
            }
            return None;
        }
        self.at += name.len() + 1;
        Some(field)
    }

    /// Values of one field in parentheses, the first of which is here: any of them.
    pub(super) fn values(&mut self, field: Named) -> Option<Node> {
        let open = self.at;
        self.at += 1;
        let mut any = Vec::new();
        loop {
            self.skip_space();
            let rest = self.rest();
            if rest.is_empty() {
                self.problem(open..open + 1, Flaw::OpenGroup);
                break;
            }
            if rest.starts_with(')') {
                self.at += 1;
                break;
            }
            if rest.starts_with('(') {
                self.problem(self.at..self.at + 1, Flaw::TooDeep { most: 1 });
                self.at += 1;
                continue;
            }
            if let Some((Operator::Or, len)) = self.operator() {
                self.at += len;
                continue;
            }
            let start = self.at;
            any.extend(self.value(field, start));
        }
        if any.is_empty() && self.at == open + 2 {
            self.problem(open..self.at, Flaw::NoValue { field });
        }
        grouped(any, Node::Or)
    }

    /// The value of a field that stands here; after a sum also its currency and period, which are fields of their own.
    pub(super) fn value(&mut self, field: Named, start: usize) -> Option<Node> {
        if field == Named::Pay
            && !self.rest().starts_with(QUOTES)
            && let Some(sum) = self.sum(field)
        {
            return sum;
        }
        self.one_value(field, start).map(Node::Field)
    }

    fn one_value(&mut self, field: Named, start: usize) -> Option<Filter> {
        let from = self.at;
        let rest = self.rest();
        let first = rest.chars().next()?;
        let ranged = matches!(field.reading(), Reading::Number | Reading::Date);
        if ranged && matches!(first, '[' | '{') {
            return self.bracketed(field);
        }
        let in_quotes = QUOTES.contains(&first);
        let text = match in_quotes {
            true => self.quotation(),
            false => self.part(),
        };
        let star = match in_quotes {
            true if self.rest().starts_with('*') => {
                self.at += 1;
                true
            }
            true => false,
            false => text.len() > 1 && text.ends_with('*') && !text.ends_with("..*"),
        };
        let text = if star && !in_quotes {
            &text[..text.len() - 1]
        } else {
            text
        };
        let whole = match field.reading() {
            Reading::Number if !in_quotes => self.spaced(text),
            _ => None,
        };
        let at = from..self.at;
        if whole.is_none()
            && ranged
            && !in_quotes
            && let Some(given) = otherwise(field, text)
        {
            let test = self.within(field, &given, at.clone());
            self.problem(at, Flaw::Written { field, given });
            return test.map(|test| Filter { field, test });
        }
        if let Some(given) = whole {
            let test = self.within(field, &given, at.clone());
            self.problem(at, Flaw::Spaced { field, given });
            return test.map(|test| Filter { field, test });
        }
        let test = match field.reading() {
            Reading::OneOf(names) => self.one_of(field, &names(), text, at)?,
            Reading::Words => {
                let mut words = self.some_words(field, text, start)?;
                match (star, words.len()) {
                    (true, 1) => Test::Begins(words.swap_remove(0)),
                    _ => Test::Words(words),
                }
            }
            Reading::Key | Reading::Code => {
                let value = match field.reading() {
                    Reading::Code => code(text, star),
                    _ => key(text),
                };
                if value.is_empty() {
                    let given = cut(text.trim(), 64).to_owned();
                    let bare = !given.is_empty() && !given.contains('/');
                    let flaw = match field {
                        Named::Code if bare => Flaw::NoSystem { given },
                        field => Flaw::NoValue { field },
                    };
                    self.problem(start..self.at, flaw);
                    return None;
                }
                if star {
                    Test::Begins(value)
                } else {
                    Test::Is(value)
                }
            }
            Reading::Number | Reading::Date => self.within(field, text, at)?,
        };
        Some(Filter { field, test })
    }

    fn some_words(&mut self, field: Named, text: &str, start: usize) -> Option<Vec<String>> {
        let words = self.take(text);
        if words.is_empty() {
            self.problem(start..self.at, Flaw::NoValue { field });
            return None;
        }
        Some(words)
    }

    fn one_of(
        &mut self,
        field: Named,
        names: &[&'static str],
        text: &str,
        at: Range<usize>,
    ) -> Option<Test> {
        let value = key(text);
        if names.contains(&&*value) {
            return Some(Test::Is(value));
        }
        let near = super::alike::nearest(&value, names.iter().copied());
        let given = cut(&value, 64).to_owned();
        self.problem(
            at,
            Flaw::UnknownValue {
                field,
                given,
                near,
                names: names.to_vec(),
            },
        );
        near.map(|near| Test::Is(near.to_owned()))
    }

    /// `a`, `a..b`, `>=a` …
    pub(super) fn within(&mut self, field: Named, text: &str, at: Range<usize>) -> Option<Test> {
        let signs = [
            (">=", true, true),
            ("<=", false, true),
            (">", true, false),
            ("<", false, false),
        ];
        for (sign, low, inside) in signs {
            if let Some(end) = text.strip_prefix(sign) {
                let point = self.point(field, end, at)?;
                let bound = if inside {
                    Bound::Included(point)
                } else {
                    Bound::Excluded(point)
                };
                return Some(match low {
                    true => Test::Within(bound, Bound::Unbounded),
                    false => Test::Within(Bound::Unbounded, bound),
                });
            }
        }
        let (low, high) = match text.split_once("..") {
            Some((low, high)) => (low, high.strip_prefix('.').unwrap_or(high)),
            None => (text, text),
        };
        self.between(field, [low, high], [true, true], at)
    }

    /// `[a TO b]`; with braces the ends do not count.
    fn bracketed(&mut self, field: Named) -> Option<Filter> {
        let start = self.at;
        let rest = self.rest();
        let Some(end) = rest.find([']', '}']) else {
            self.problem(start..start + 1, Flaw::OpenRange);
            self.at += 1;
            self.part();
            return None;
        };
        self.at += end + 1;
        let at = start..self.at;
        let inside = [rest.starts_with('['), rest[end..].starts_with(']')];
        let mut ends = rest[1..end].split_whitespace();
        let (low, to, high) = (ends.next(), ends.next(), ends.next());
        let test = match (low, to, high, ends.next()) {
            (Some(low), Some("TO" | "TILL" | "to" | "till"), Some(high), None) => {
                self.between(field, [low, high], inside, at)?
            }
            _ => {
                self.problem(at, Flaw::BadRange { field });
                return None;
            }
        };
        Some(Filter { field, test })
    }

    fn between(
        &mut self,
        field: Named,
        ends: [&str; 2],
        inside: [bool; 2],
        at: Range<usize>,
    ) -> Option<Test> {
        let mut bounds = [Bound::Unbounded, Bound::Unbounded];
        for ((bound, end), inside) in bounds.iter_mut().zip(ends).zip(inside) {
            if end != "*" && !end.is_empty() {
                let point = self.point(field, end, at.clone())?;
                *bound = if inside {
                    Bound::Included(point)
                } else {
                    Bound::Excluded(point)
                };
            }
        }
        let [low, high] = bounds;
        let value = |bound: &Bound<Point>| match bound {
            Bound::Included(p) | Bound::Excluded(p) => Some(*p),
            Bound::Unbounded => None,
        };
        match (value(&low), value(&high)) {
            (None, None) => {
                self.problem(at, Flaw::BadRange { field });
                None
            }
            (Some(a), Some(b)) if a.first > b.last => {
                self.problem(at, Flaw::Backwards);
                Some(Test::Within(high, low))
            }
            _ => Some(Test::Within(low, high)),
        }
    }

    fn point(&mut self, field: Named, text: &str, at: Range<usize>) -> Option<Point> {
        let point = match field.reading() {
            Reading::Date => Point::date(text),
            _ => Point::number(text),
        };
        if point.is_none() {
            let given = cut(text, 64).to_owned();
            self.problem(at, Flaw::BadPoint { field, given });
        }
        point
    }
}

/// A number, year or range as it is read, where it is written otherwise: `30000-40000`, `30.000`, `25k`.
pub(super) fn otherwise(field: Named, text: &str) -> Option<String> {
    let end = |text: &str| -> Option<String> {
        let text = text.trim();
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let years = matches!(field.reading(), Reading::Date);
        if digits(text) {
            return (!years || text.len() == 4).then(|| text.to_owned());
        }
        if years {
            return None;
        }
        if let Some(thousands) = text.strip_suffix(['k', 'K'])
            && digits(thousands)
        {
            return Some(format!("{thousands}000"));
        }
        let mut parts = text.split(['.', ',']);
        let first = parts
            .next()
            .filter(|first| digits(first) && first.len() <= 3)?;
        let mut whole = first.to_owned();
        for part in parts {
            if part.len() != 3 || !digits(part) {
                return None;
            }
            whole.push_str(part);
        }
        Some(whole)
    };
    let sides = text
        .split_once("..")
        .or_else(|| text.split_once(['-', '–']));
    let given = match sides {
        Some((low, high)) => format!("{}..{}", end(low)?, end(high)?),
        None => end(text)?,
    };
    (given != text).then_some(given)
}

/// The key of a code: of a URI the last part; its beginning (`begun`) may be the classification alone.
fn code(text: &str, begun: bool) -> String {
    let text = text.trim();
    let apart = text
        .split_once('/')
        .filter(|(system, _)| !system.contains(':'));
    let (system, id) = apart.or_else(|| text.split_once(':')).unwrap_or(("", text));
    let id = id
        .rsplit(['/', '#'])
        .find(|part| !part.is_empty())
        .unwrap_or_default();
    match (system, id) {
        ("", _) => String::new(),
        (_, "") if !begun => String::new(),
        (system, id) => {
            let mut known = SYSTEMS.iter();
            let known = known.find(|known| known.eq_ignore_ascii_case(system));
            let system = known.copied().unwrap_or(system);
            cut(&format!("{system}/{id}"), 256).to_owned()
        }
    }
}

/// Whether a part of a query looks like a field and its value (`knd:skill`), and not like an address, a time or a word with an
/// ending after a colon (`EU:s`).
pub(super) fn is_no_field(part: &str) -> bool {
    /// The ending of a word after a colon is shorter.
    const SHORTEST: usize = 3;
    let Some((name, value)) = part.split_once(':') else {
        return false;
    };
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    name.chars().count() >= SHORTEST
        && name.starts_with(char::is_lowercase)
        && name.chars().all(is_name)
        && value.chars().count() >= SHORTEST
        && !value.starts_with("//")
}

/// What a part of a query has that means something in Lucene or Korp, and nothing here.
pub(super) fn of_other_tools(part: &str) -> Option<Note> {
    let between_letters = |sign: char| {
        let mut sides = part.match_indices(sign);
        sides.any(|(at, _)| {
            let (before, after) = (
                part[..at].chars().next_back(),
                part[at + 1..].chars().next(),
            );
            [before, after]
                .into_iter()
                .all(|c| c.is_some_and(char::is_alphanumeric))
        })
    };
    let figures =
        |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let boosted = part
        .rsplit_once('^')
        .is_some_and(|(word, by)| !word.is_empty() && figures(by));
    let regex = part.len() > 2 && part.starts_with('/') && part.ends_with('/');
    let near = part
        .strip_prefix("NEAR")
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', ':']) && figures(&rest[1..]));
    match () {
        () if near => Some(Note::NoNear),
        () if regex => Some(Note::NoRegex),
        () if boosted => Some(Note::NoBoost),
        () if between_letters('?') && !part.contains("://") => Some(Note::NoWildcard),
        () => None,
    }
}
