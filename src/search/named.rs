//! Named fields: what a query can ask of a hit beside its words, as `name:value`.

use super::money::{CURRENCIES, PERIODS};
use crate::facts::{EmployerSize, Facet, Kind, Modality};
use crate::ingest::is_day;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::Bound;

/// A field of a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Named {
    /// The kind of a fact.
    Kind,
    /// The sub-type of a fact.
    Facet,
    /// How strongly a fact is said.
    Modality,
    /// The employer size that a fact is tied to.
    EmployerSize,
    /// The value of a fact, whole.
    Value,
    /// A sum that a fact about pay states.
    Pay,
    /// The currency of that sum: ISO 4217, `kr` for a krone of any land, `unsaid` where no words name one.
    Currency,
    /// The time that it is for; `unsaid` where no words say.
    Period,
    /// The language of the page (BCP 47).
    Lang,
    /// The site that the page was scraped from.
    Site,
    /// The page's id.
    Page,
    /// The role that the page is about.
    Occupation,
    /// A code of a classification, of a fact or of the page's role: `SSYK/2431`, the levels above it, or `ESCO/…`.
    Code,
    /// Words of the page's title.
    Title,
    /// Words of the heading above.
    Section,
    /// When the page was published.
    Date,
    /// Whether the page is nearly the same as one that came before it.
    Copy,
}

/// How the value of a field is read.
#[derive(Debug, Clone, Copy)]
pub enum Reading {
    /// One of these names.
    OneOf(fn() -> Vec<&'static str>),
    /// A value as it stands in the index, in lower case, or the beginning of one.
    Key,
    /// A classification, a slash, and a code of it.
    Code,
    /// Words, all of which must be there.
    Words,
    /// A whole number or a range of them.
    Number,
    /// A year, month or day, or a range of them.
    Date,
}

/// Each field with its name, the other names that it answers to, and how its value is read.
const FIELDS: [(Named, &str, &[&str], Reading); 17] = [
    (
        Named::Kind,
        "kind",
        &["slag"],
        Reading::OneOf(|| names(Kind::ALL, Kind::name)),
    ),
    (
        Named::Facet,
        "facet",
        &["fasett"],
        Reading::OneOf(|| names(Facet::ALL, Facet::name)),
    ),
    (
        Named::Modality,
        "modality",
        &["modalitet"],
        Reading::OneOf(|| names(Modality::ALL, Modality::name)),
    ),
    (
        Named::EmployerSize,
        "employer_size",
        &["size", "storlek"],
        Reading::OneOf(|| names(EmployerSize::ALL, EmployerSize::name)),
    ),
    (Named::Value, "value", &["värde"], Reading::Key),
    (Named::Pay, "pay", &["lön"], Reading::Number),
    (
        Named::Currency,
        "currency",
        &["valuta"],
        Reading::OneOf(|| CURRENCIES.to_vec()),
    ),
    (
        Named::Period,
        "period",
        &["per"],
        Reading::OneOf(|| PERIODS.to_vec()),
    ),
    (Named::Lang, "lang", &["language", "språk"], Reading::Key),
    (Named::Site, "site", &["webbplats"], Reading::Key),
    (Named::Page, "page", &["sida"], Reading::Key),
    (Named::Occupation, "occupation", &["yrke"], Reading::Key),
    (Named::Code, "code", &["kod"], Reading::Code),
    (Named::Title, "title", &["titel"], Reading::Words),
    (
        Named::Section,
        "section",
        &["heading", "rubrik"],
        Reading::Words,
    ),
    (Named::Date, "date", &["year", "datum", "år"], Reading::Date),
    (
        Named::Copy,
        "copy",
        &["kopia"],
        Reading::OneOf(|| vec!["no", "yes"]),
    ),
];

fn names<T: Copy>(all: &[T], name: fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|value| name(*value)).collect()
}

impl Named {
    /// All fields.
    pub fn all() -> impl Iterator<Item = Named> {
        FIELDS.iter().map(|field| field.0)
    }

    /// Its name in a query.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.entry().1
    }

    /// The field of that name, English or Swedish, in any case.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        let called = |f: &&(Named, &str, &[&str], Reading)| f.1 == name || f.2.contains(&&*name);
        FIELDS.iter().find(called).map(|field| field.0)
    }

    /// How its value is read.
    #[must_use]
    pub fn reading(self) -> Reading {
        self.entry().3
    }

    /// Whether asking for it is asking for facts, unless something else is said.
    #[must_use]
    pub fn asks_for_facts(self) -> bool {
        use Named::{Currency, EmployerSize, Facet, Kind, Modality, Pay, Period, Value};
        matches!(self, Kind | Facet | Modality | EmployerSize | Value | Pay)
            || matches!(self, Currency | Period)
    }

    /// Whether only the documents of facts have it.
    #[must_use]
    pub(super) fn is_of_facts_alone(self) -> bool {
        use Named::{Currency, Pay, Period, Value};
        matches!(self, Value | Pay | Currency | Period)
    }

    fn entry(self) -> &'static (Named, &'static str, &'static [&'static str], Reading) {
        // Every variant has its row; the first stands in for one that was forgotten, which the tests would see.
        FIELDS.iter().find(|f| f.0 == self).unwrap_or(&FIELDS[0])
    }
}

/// What a field must have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// The field.
    pub field: Named,
    /// What it must have.
    pub test: Test,
}

/// What the value of a field must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// This, in lower case.
    Is(String),
    /// Something that begins so.
    Begins(String),
    /// All of these words, in any form.
    Words(Vec<String>),
    /// Within a range.
    Within(Bound<Point>, Bound<Point>),
}

/// A number or a date; of a date that leaves something open, all numbers that it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    /// The first number.
    pub first: u64,
    /// The last number.
    pub last: u64,
}

impl Point {
    /// A whole number of at most 15 digits.
    #[must_use]
    pub fn number(text: &str) -> Option<Self> {
        let digits =
            !text.is_empty() && text.len() <= 15 && text.bytes().all(|b| b.is_ascii_digit());
        let first = digits.then(|| text.parse().ok()).flatten()?;
        Some(Point { first, last: first })
    }

    /// A date as `2024`, `2024-05` or `2024-05-17`, in numbers `yyyymmdd`.
    #[must_use]
    pub fn date(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('-').collect();
        let digits = |part: &str, long: usize| -> Option<u64> {
            let fits = part.len() == long && part.bytes().all(|b| b.is_ascii_digit());
            fits.then(|| part.parse().ok()).flatten()
        };
        let year = digits(parts.first()?, 4)? * 10_000;
        let month = |part| {
            digits(part, 2)
                .filter(|m| (1..=12).contains(m))
                .map(|m| m * 100)
        };
        let (first, open) = match parts.as_slice() {
            [_] => (year, 9_999),
            [_, m] => (year + month(m)?, 99),
            [y, m, d] => {
                let [year, month, day] = [digits(y, 4)?, digits(m, 2)?, digits(d, 2)?];
                let small = |n: u64| u32::try_from(n).unwrap_or(0);
                if !is_day(small(year), small(month), small(day)) {
                    return None;
                }
                (year * 10_000 + month * 100 + day, 0)
            }
            _ => return None,
        };
        Some(Point {
            first,
            last: first + open,
        })
    }

    fn written(self, field: Named) -> String {
        let (year, month, day) = (
            self.first / 10_000,
            self.first / 100 % 100,
            self.first % 100,
        );
        match (field.reading(), self.last - self.first) {
            (Reading::Date, 0) => format!("{year:04}-{month:02}-{day:02}"),
            (Reading::Date, 99) => format!("{year:04}-{month:02}"),
            (Reading::Date, _) => format!("{year:04}"),
            _ => self.first.to_string(),
        }
    }
}

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = |point: &Point| point.written(self.field);
        write!(f, "{}:", self.field.name())?;
        match &self.test {
            Test::Is(value) => write!(f, "{}", quoted(value)),
            Test::Begins(value) => write!(f, "{}*", quoted(value)),
            Test::Words(words) => write!(f, "{}", quoted(&words.join(" "))),
            Test::Within(low, high) => match (low, high) {
                (Bound::Included(a), Bound::Included(b)) if a == b => write!(f, "{}", at(a)),
                (Bound::Included(a), Bound::Included(b)) => write!(f, "{}..{}", at(a), at(b)),
                (Bound::Included(a), Bound::Unbounded) => write!(f, ">={}", at(a)),
                (Bound::Excluded(a), Bound::Unbounded) => write!(f, ">{}", at(a)),
                (Bound::Unbounded, Bound::Included(b)) => write!(f, "<={}", at(b)),
                (Bound::Unbounded, Bound::Excluded(b)) => write!(f, "<{}", at(b)),
                (Bound::Unbounded, Bound::Unbounded) => write!(f, "[* TO *]"),
                (low, high) => {
                    let inside = |bound: &Bound<Point>| matches!(bound, Bound::Included(_));
                    let open = if inside(low) { '[' } else { '{' };
                    let close = if inside(high) { ']' } else { '}' };
                    let text = |bound: &Bound<Point>| match bound {
                        Bound::Included(p) | Bound::Excluded(p) => at(p),
                        Bound::Unbounded => "*".to_owned(),
                    };
                    write!(f, "{open}{} TO {}{close}", text(low), text(high))
                }
            },
        }
    }
}

/// A value as a query has it: in quotes unless it is plain.
fn quoted(value: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "_-./:+#&%=?@,;".contains(c);
    let bare = value.starts_with(char::is_alphanumeric)
        && value.chars().all(plain)
        && !value.contains("..");
    match bare {
        true => value.to_owned(),
        false => format!("\"{value}\""),
    }
}
