//! Quantities: numbers, sums of money, shares, spans of time, years and dates of a Swedish sentence, with their values.
//!
//! A range is one quantity with two values (`25 000–30 000 kronor`, `mellan tre och fem år`). What is written is never
//! converted: a monthly sum stays monthly, a span in weeks stays in weeks.

use super::super::token::{Token, TokenKind, tokens};
use std::ops::Range;

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimeUnit {
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// School terms.
    Term,
    /// Years.
    Year,
}

/// What a quantity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuantityKind {
    /// A number of something.
    Number,
    /// A share in per cent.
    Percent,
    /// Money: the currency's ISO 4217 code and, if it is said, what time it is paid for.
    Money(&'static str, Option<TimeUnit>),
    /// A span of time.
    Duration(TimeUnit),
    /// A year of the calendar.
    Year,
    /// A day of the calendar; the values are year (0 if it is not said), month and day as `yyyymmdd`.
    Date,
}

/// A quantity of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// What it is.
    pub kind: QuantityKind,
    /// The number, or the lower end of a range.
    pub low: f64,
    /// The number, or the upper end of a range.
    pub high: f64,
}

/// Words for small numbers, by value.
const NUMERALS: [&[&str]; 21] = [
    &["noll"],
    &["ett", "en"],
    &["två"],
    &["tre"],
    &["fyra"],
    &["fem"],
    &["sex"],
    &["sju"],
    &["åtta"],
    &["nio"],
    &["tio"],
    &["elva"],
    &["tolv"],
    &["tretton"],
    &["fjorton"],
    &["femton"],
    &["sexton"],
    &["sjutton"],
    &["arton"],
    &["nitton"],
    &["tjugo"],
];
const TENS: [(&str, f64); 7] = [
    ("trettio", 30.0),
    ("fyrtio", 40.0),
    ("femtio", 50.0),
    ("sextio", 60.0),
    ("sjuttio", 70.0),
    ("åttio", 80.0),
    ("nittio", 90.0),
];
const POWERS: [(&str, f64); 10] = [
    ("hundra", 1e2),
    ("tusen", 1e3),
    ("tkr", 1e3),
    ("miljon", 1e6),
    ("miljoner", 1e6),
    ("mkr", 1e6),
    ("mnkr", 1e6),
    ("miljard", 1e9),
    ("miljarder", 1e9),
    ("mdkr", 1e9),
];
const CURRENCIES: [(&str, &str); 16] = [
    ("kr", "SEK"),
    ("kronor", "SEK"),
    ("krona", "SEK"),
    ("sek", "SEK"),
    ("tkr", "SEK"),
    ("mkr", "SEK"),
    ("mnkr", "SEK"),
    ("mdkr", "SEK"),
    ("euro", "EUR"),
    ("eur", "EUR"),
    ("€", "EUR"),
    ("dollar", "USD"),
    ("usd", "USD"),
    ("$", "USD"),
    ("pund", "GBP"),
    ("nok", "NOK"),
];
const UNITS: [(&str, TimeUnit); 22] = [
    ("timme", TimeUnit::Hour),
    ("timmar", TimeUnit::Hour),
    ("timmars", TimeUnit::Hour),
    ("timmen", TimeUnit::Hour),
    ("tim", TimeUnit::Hour),
    ("dag", TimeUnit::Day),
    ("dagar", TimeUnit::Day),
    ("dagars", TimeUnit::Day),
    ("dagen", TimeUnit::Day),
    ("vecka", TimeUnit::Week),
    ("veckor", TimeUnit::Week),
    ("veckors", TimeUnit::Week),
    ("veckan", TimeUnit::Week),
    ("månad", TimeUnit::Month),
    ("månader", TimeUnit::Month),
    ("månaders", TimeUnit::Month),
    ("månaden", TimeUnit::Month),
    ("mån", TimeUnit::Month),
    ("termin", TimeUnit::Term),
    ("terminer", TimeUnit::Term),
    ("terminers", TimeUnit::Term),
    ("år", TimeUnit::Year),
];
const MORE_UNITS: [(&str, TimeUnit); 3] = [
    ("års", TimeUnit::Year),
    ("året", TimeUnit::Year),
    ("årligen", TimeUnit::Year),
];
const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];

/// The quantities of `text`, in order; they do not overlap.
#[must_use]
pub fn quantities(text: &str) -> Vec<Quantity> {
    let tokens: Vec<Token<'_>> = tokens(text).collect();
    let lower: Vec<String> = tokens
        .iter()
        .map(|token| token.text.to_lowercase())
        .collect();
    let reader = Reader {
        tokens: &tokens,
        lower: &lower,
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let one = reader.date(at).or_else(|| reader.quantity(at));
        match one {
            Some((quantity, next)) => {
                found.push(quantity);
                at = next.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

struct Reader<'t> {
    tokens: &'t [Token<'t>],
    lower: &'t [String],
}

fn look<T: Copy>(table: &[(&str, T)], word: &str) -> Option<T> {
    table
        .iter()
        .find(|(known, _)| *known == word)
        .map(|(_, value)| *value)
}

fn unit(word: &str) -> Option<TimeUnit> {
    look(&UNITS, word).or_else(|| look(&MORE_UNITS, word))
}

/// The value of a number in figures: groups of thousands, decimals after a comma, dots as either.
fn figures(token: &str) -> Option<f64> {
    if !token.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let joined: String = token.chars().filter(|c| !c.is_whitespace()).collect();
    let groups = joined.split('.').skip(1);
    let thousands = joined.contains('.') && groups.clone().all(|group| group.len() == 3);
    let plain = if thousands {
        joined.replace('.', "")
    } else {
        joined
    };
    plain.replace(',', ".").parse().ok()
}

impl Reader<'_> {
    fn word(&self, at: usize) -> &str {
        self.lower.get(at).map_or("", String::as_str)
    }

    fn is_dash(&self, at: usize) -> bool {
        matches!(self.word(at), "-" | "–" | "—" | "‒")
    }

    /// A number that begins at `at`: its value and where it ends.
    fn number(&self, at: usize) -> Option<(f64, usize)> {
        let word = self.word(at);
        let small = || {
            NUMERALS
                .iter()
                .position(|names| names.contains(&word))
                .map(|n| n as f64)
        };
        let tens = || {
            let (tens, rest) = TENS
                .iter()
                .chain(&[("tjugo", 20.0)])
                .find_map(|(name, value)| Some((value, word.strip_prefix(name)?)))?;
            match rest {
                "" => Some(*tens),
                rest => NUMERALS[1..10]
                    .iter()
                    .position(|names| names.contains(&rest))
                    .map(|n| tens + n as f64 + 1.0),
            }
        };
        let mut value = figures(word).or_else(small).or_else(tens);
        let mut next = at + 1;
        if value.is_none() {
            value = look(&POWERS[..2], word);
        }
        let mut value = value?;
        while let Some(power) = look(&POWERS, self.word(next)) {
            value *= power;
            if look(&CURRENCIES, self.word(next)).is_some() {
                break; // `300 tkr`: power and currency in one
            }
            next += 1;
        }
        Some((value, next))
    }

    /// A quantity that begins at `at`, and where it ends.
    fn quantity(&self, at: usize) -> Option<(Quantity, usize)> {
        let sign = look(&CURRENCIES[8..], self.word(at)).filter(|_| {
            self.tokens
                .get(at)
                .is_some_and(|t| t.kind == TokenKind::Punctuation)
        });
        let start = if sign.is_some() { at + 1 } else { at };
        let between = self.word(start) == "mellan";
        let (low, mut next) = self.number(start + usize::from(between))?;
        let article = !between && matches!(self.word(start), "en" | "ett");
        let mut high = low;
        let mut low = low;
        // A unit may stand after each end: `25 000 kr – 30 000 kr`.
        let joint = if look(&CURRENCIES, self.word(next)).is_some() {
            next + 1
        } else {
            next
        };
        let joins = self.is_dash(joint)
            || self.word(joint) == "till"
            || (between && self.word(joint) == "och");
        if joins && let Some((end, after)) = self.number(joint + 1).filter(|(end, _)| *end >= low) {
            // `25–30 000`, `två till tre miljoner`: the power is said once.
            let power = if end >= 1000.0 && low < 1000.0 && low * 1000.0 <= end {
                1000.0
            } else {
                1.0
            };
            low *= power;
            high = end;
            next = after;
        } else if between {
            return None;
        }
        let (kind, next) = self.kind(next, sign, low);
        // `en månad` is one month, but `en kock` counts no cooks.
        let counts = matches!(kind, QuantityKind::Duration(_) | QuantityKind::Percent);
        if article && !counts {
            return None;
        }
        let first = self.tokens.get(at)?.start;
        let last = self.tokens.get(next - 1)?.range().end;
        let quantity = Quantity {
            range: first..last,
            kind,
            low,
            high,
        };
        Some((quantity, next))
    }

    /// What a number is, by what follows it, and where that ends.
    fn kind(&self, next: usize, sign: Option<&'static str>, value: f64) -> (QuantityKind, usize) {
        let word = self.word(next);
        if let Some(currency) = look(&CURRENCIES, word).or(sign) {
            let after = if look(&CURRENCIES, word).is_some() {
                next + 1
            } else {
                next
            };
            let per = matches!(self.word(after), "per" | "i" | "/" | "om");
            return match unit(self.word(after + usize::from(per))) {
                Some(unit) if per || self.word(after) == "årligen" => (
                    QuantityKind::Money(currency, Some(unit)),
                    after + usize::from(per) + 1,
                ),
                _ => (QuantityKind::Money(currency, None), after),
            };
        }
        if matches!(word, "%" | "procent" | "procents") {
            return (QuantityKind::Percent, next + 1);
        }
        if let Some(unit) = unit(word) {
            return (QuantityKind::Duration(unit), next + 1);
        }
        let figure = self.tokens.get(next - 1).map_or("", |token| token.text);
        let is_year = figure.len() == 4
            && figure.bytes().all(|b| b.is_ascii_digit())
            && (1800.0..2100.0).contains(&value);
        (
            if is_year {
                QuantityKind::Year
            } else {
                QuantityKind::Number
            },
            next,
        )
    }

    /// A date that begins at `at`: `3 maj 2024`, `den 3:e maj`, `2024-05-03`.
    fn date(&self, at: usize) -> Option<(Quantity, usize)> {
        let word = self.word(at);
        let parts: Vec<&str> = word.split('-').collect();
        let (year, month, day, next) = match *parts.as_slice() {
            [year, month, day] if year.len() == 4 => (
                year.parse().ok()?,
                month.parse().ok()?,
                day.parse().ok()?,
                at + 1,
            ),
            [day] => {
                let day: u32 = day.trim_end_matches([':', 'e', 'a']).parse().ok()?;
                let month = MONTHS
                    .iter()
                    .position(|month| *month == self.word(at + 1))?
                    as u32
                    + 1;
                let year = self
                    .word(at + 2)
                    .parse()
                    .ok()
                    .filter(|year| (1500..2200).contains(year));
                (
                    year.unwrap_or(0),
                    month,
                    day,
                    at + 2 + usize::from(year.is_some()),
                )
            }
            _ => (0, 0, 0, at),
        };
        let (year, month, day, next): (u32, u32, u32, usize) = match (
            month,
            self.word(at + 1),
            self.word(at + 2),
            self.word(at + 3),
        ) {
            // UAX 29 cuts `2024-05-03` at its hyphens.
            (0, "-", month, "-") if word.len() == 4 => (
                word.parse().ok()?,
                month.parse().ok()?,
                self.word(at + 4).parse().ok()?,
                at + 5,
            ),
            _ => (year, month, day, next),
        };
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return None;
        }
        let range = self.tokens.get(at)?.start..self.tokens.get(next - 1)?.range().end;
        let value = f64::from(year * 10_000 + month * 100 + day);
        Some((
            Quantity {
                range,
                kind: QuantityKind::Date,
                low: value,
                high: value,
            },
            next,
        ))
    }
}
