//! Quantities: numbers, sums of money, shares, spans of time, credits, years and dates of a sentence, with their values.
//!
//! A range is one quantity with two values (`25 000–30 000 kronor`, `mellan tre och fem år`, `28–32 tkr`). A word that
//! multiplies is part of the number; beyond that nothing is converted: a monthly sum stays monthly, a span in weeks stays
//! in weeks. Swedish, Danish, both forms of Norwegian and English have their words in `../tables/quantities.*.tsv`; of
//! other languages figures with signs and codes are read. One pass, whatever the text.

pub use super::numeral::TimeUnit;

use super::super::token::{Token, TokenKind};
use super::glued::cut;
use super::numeral::{Meaning, Vocabulary, figures};
use crate::language::lang::Lang;
use std::borrow::Cow;
use std::ops::Range;

/// What a quantity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuantityKind {
    /// A number of something.
    Number,
    /// A share in per cent.
    Percent,
    /// Money.
    Money {
        /// The currency's code of ISO 4217; `kr` is the krone of the sentence's language, and none where that has none.
        currency: Option<&'static str>,
        /// What time it is paid for, if that is said.
        per: Option<TimeUnit>,
    },
    /// A span of time.
    Duration {
        /// What is counted.
        unit: TimeUnit,
        /// What time it is for: `40 timmar i veckan`.
        per: Option<TimeUnit>,
    },
    /// Credits of an education.
    Credits,
    /// A time of day in hours: 7.5 is half past seven.
    Clock,
    /// A year of the calendar.
    Year,
    /// A day of the calendar; the values are year (0 if it is not said), month and day as `yyyymmdd`.
    Date,
}

/// A quantity of a text. Law: `low` is not above `high`, and both are finite.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// The words that say it: bytes of the text, unit and period among them.
    pub range: Range<usize>,
    /// What it is.
    pub kind: QuantityKind,
    /// The number, or the lower end of a range.
    pub low: f64,
    /// The number, or the upper end of a range.
    pub high: f64,
}

/// The quantities of `text`, in order; they do not overlap. `lang` is the language of the text.
#[must_use]
pub fn quantities(text: &str, lang: Lang) -> Vec<Quantity> {
    read(&cut(text), lang, false)
}

/// The same of a phrase that states one amount and nothing else: a conjunction joins its sums to a range without a
/// `mellan` before them (`28 och 32 000 kronor`), and a large number for some time is a sum (`28 400 i månaden`).
#[must_use]
pub fn stated(phrase: &str, lang: Lang) -> Vec<Quantity> {
    read(&cut(phrase), lang, true)
}

/// The least number that is taken for a sum in a phrase that states an amount, though it names no currency.
pub const LEAST_SUM: f64 = 1000.0;

/// The quantities of a text that was cut into tokens; `is_amount` as in [`stated`].
pub(super) fn read(tokens: &[Token<'_>], lang: Lang, is_amount: bool) -> Vec<Quantity> {
    let lower = tokens.iter().map(|token| lowered(token.text));
    let reader = Reader {
        lower: lower.collect(),
        tokens,
        words: Vocabulary::of(lang),
        is_amount,
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match reader.date(at).or_else(|| reader.quantity(at)) {
            Some((quantity, next)) => {
                found.push(quantity);
                at = next.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

/// A token in lower case; most are.
fn lowered(token: &str) -> Cow<'_, str> {
    match token.contains(char::is_uppercase) {
        true => Cow::Owned(token.to_lowercase()),
        false => Cow::Borrowed(token),
    }
}

/// A number as it was read.
#[derive(Debug, Clone, Copy)]
struct Number {
    value: f64,
    /// What of the value words multiplied: 1000 in `32 tusen`.
    power: f64,
    /// It is in figures with groups of thousands: `32 000`.
    grouped: bool,
    /// It is one word with its unit: `treårig`.
    unit: Option<TimeUnit>,
    /// It may be no number: `en`, `halv`.
    weak: bool,
    /// The token after it.
    next: usize,
}

pub(super) struct Reader<'t> {
    pub(super) tokens: &'t [Token<'t>],
    lower: Vec<Cow<'t, str>>,
    words: &'static Vocabulary,
    /// Whether the text is one amount: see [`stated`].
    is_amount: bool,
}

impl Reader<'_> {
    pub(super) fn word(&self, at: usize) -> &str {
        self.lower.get(at).map_or("", |word| &**word)
    }

    pub(super) fn meaning(&self, at: usize) -> Option<Meaning> {
        self.words.meaning(self.word(at))
    }

    /// Whether the token at `at` is `word` and stands close to the one before it.
    pub(super) fn is_close(&self, at: usize, words: &[&str]) -> bool {
        let close = match (
            at.checked_sub(1).and_then(|i| self.tokens.get(i)),
            self.tokens.get(at),
        ) {
            (Some(before), Some(token)) => before.range().end == token.start,
            _ => false,
        };
        close && words.contains(&self.word(at))
    }

    /// A number that begins at `at`.
    fn number(&self, at: usize) -> Option<Number> {
        let word = self.word(at);
        if let Some((value, unit)) = self.words.suffixed(word) {
            return Some(Number {
                value,
                power: 1.0,
                grouped: false,
                unit: Some(unit),
                weak: false,
                next: at + 1,
            });
        }
        // `två- eller treårig`
        let word = word.strip_suffix('-').unwrap_or(word);
        let (value, grouped, weak) = match self.words.meaning(word) {
            _ if word.starts_with(|c: char| c.is_ascii_digit()) => {
                let (value, grouped) = figures(word)?;
                (value, grouped, false)
            }
            Some(Meaning::Number(value)) => (value, false, false),
            Some(Meaning::Article) if self.meaning(at + 1) == Some(Meaning::Half) => {
                return self.number(at + 1);
            }
            Some(Meaning::Article) if self.is_pair(at + 1) => return self.number(at + 1),
            Some(Meaning::Pair(value)) => (value, false, true),
            Some(Meaning::Article) => (1.0, false, true),
            Some(Meaning::Half) => (0.5, false, true),
            Some(Meaning::Power(power)) if power > 1000.0 => return None,
            _ => (self.words.numeral(word)?, false, false),
        };
        let mut number = Number {
            value,
            power: 1.0,
            grouped,
            unit: None,
            weak,
            next: at + 1,
        };
        self.multiply(&mut number);
        Some(number)
    }

    fn is_pair(&self, at: usize) -> bool {
        matches!(self.meaning(at), Some(Meaning::Pair(_)))
    }

    /// Adds a half and multiplies by the powers that follow: `två och en halv`, `2,5 miljoner`.
    fn multiply(&self, number: &mut Number) {
        let next = number.next;
        if self.meaning(next) == Some(Meaning::And) {
            let article = usize::from(self.meaning(next + 1) == Some(Meaning::Article));
            if self.meaning(next + 1 + article) == Some(Meaning::Half) && number.value != 0.5 {
                number.value += 0.5;
                number.next = next + 2 + article;
            }
        }
        while let Some(Meaning::Power(power)) = self.meaning(number.next) {
            // No number of a text is as great as that.
            if number.value * power > 1e18 {
                break;
            }
            number.value *= power;
            number.power *= power;
            number.next += 1;
            if self.is_close(number.next, &["."]) && self.money(number.next + 1).is_some() {
                number.next += 1; // `3 mio. kr.`
            }
        }
    }

    /// The currency that a word at `at` names, the power in it, and where it ends.
    fn money(&self, at: usize) -> Option<(Option<&'static str>, f64, usize)> {
        match self.meaning(at)? {
            Meaning::Money(currency, power) => Some((currency.or(self.words.own), power, at + 1)),
            Meaning::Nation(currency) => match self.meaning(at + 1)? {
                Meaning::Money(None, power) => Some((Some(currency), power, at + 2)),
                _ => None,
            },
            _ => None,
        }
    }

    /// The same after a number; also `35 000:-` and `450,-`.
    fn money_after(&self, at: usize) -> Option<(Option<&'static str>, f64, usize)> {
        let stroke = self.is_close(at, &[":", ","]) && self.is_close(at + 1, &["-", "–", "—"]);
        if stroke && self.words.own.is_some() {
            return Some((self.words.own, 1.0, at + 2));
        }
        let (currency, power, next) = self.money(at)?;
        // `31.000 kr. om måneden`: the dot of the abbreviation, not of the sentence.
        let goes_on = matches!(
            self.meaning(next + 1),
            Some(Meaning::Per | Meaning::In | Meaning::Every(_) | Meaning::Range)
        );
        let dot = self.is_close(next, &["."]) && goes_on;
        Some((currency, power, next + usize::from(dot)))
    }

    /// A currency before its number: a sign, a code, or `kr` where that stands first.
    fn money_before(&self, at: usize) -> Option<Option<&'static str>> {
        let (currency, power, next) = self.money(at)?;
        let written = self.tokens.get(at)?.text;
        let sign = self.tokens.get(at)?.kind == TokenKind::Punctuation;
        let code = written.len() == 3 && written.bytes().all(|b| b.is_ascii_uppercase());
        let first = written.eq_ignore_ascii_case("kr") && self.words.own == Some("NOK");
        (power == 1.0 && next == at + 1 && (sign || code || first)).then_some(currency)
    }

    /// What time something is for that is said at `at`, and where that ends.
    fn per(&self, at: usize) -> Option<(TimeUnit, usize)> {
        match (self.meaning(at)?, self.meaning(at + 1)) {
            (Meaning::Every(unit), _) => Some((unit, at + 1)),
            (Meaning::Per, Some(Meaning::Unit(unit) | Meaning::The(unit)))
            | (Meaning::In, Some(Meaning::The(unit))) => Some((unit, at + 2)),
            (Meaning::Per, _) if self.is_close(at + 1, &["."]) => match self.meaning(at + 2)? {
                Meaning::Unit(unit) => Some((unit, at + 3)), // `pr. time`
                _ => None,
            },
            _ => None,
        }
    }

    /// A quantity that begins at `at`, and where it ends.
    fn quantity(&self, at: usize) -> Option<(Quantity, usize)> {
        let meaning = self.meaning(at);
        let clock = meaning == Some(Meaning::Clock);
        let between = meaning == Some(Meaning::Between);
        let mut start = at + usize::from(clock || between);
        if clock && self.is_close(start, &["."]) {
            start += 1;
        }
        let sign = self.money_before(start);
        start += usize::from(sign.is_some());
        let low = self.number(start)?;
        let high = self.upper(low, between, start);
        if between && high.is_none() {
            return None;
        }
        let last = high.unwrap_or(low);
        let (mut kind, power, next) = self.kind(last, sign);
        if kind == QuantityKind::Number && clock && last.value <= 24.0 {
            kind = QuantityKind::Clock;
        } else if kind == QuantityKind::Number
            && high.is_some()
            && let Some((currency, ..)) = self.money_after(low.next)
        {
            kind = QuantityKind::Money {
                currency,
                per: None,
            };
        } else if clock
            || (low.weak
                && low.power == 1.0
                && !matches!(kind, QuantityKind::Duration { .. } | QuantityKind::Percent))
        {
            return None; // `en månad` is one month, `en miljon` a number, but `en kock` counts no cooks
        }
        let value = |number: f64| match kind {
            QuantityKind::Clock => number.trunc() + number.fract() / 0.6,
            _ => number * power,
        };
        let quantity = Quantity {
            range: self.tokens.get(at)?.start..self.tokens.get(next - 1)?.range().end,
            kind,
            low: value(high.map_or(low.value, |high| self.scaled(low, high))),
            high: value(last.value),
        };
        Some((quantity, next))
    }

    /// The upper end of a range that begins with `low`, which stands at `start`.
    fn upper(&self, low: Number, between: bool, start: usize) -> Option<Number> {
        // A nought before other figures begins a number of a telephone or a form.
        let word = self.word(start);
        if word.len() > 1 && word.starts_with('0') && !word.contains([',', '.']) {
            return None;
        }
        // A unit may stand after each end: `25 000 kr – 30 000 kr`.
        let joint = match self.money_after(low.next) {
            Some((_, _, next)) => next,
            None => match self.meaning(low.next) {
                Some(Meaning::Percent | Meaning::Unit(_)) => low.next + 1,
                _ => low.next,
            },
        };
        let joins = match self.meaning(joint)? {
            Meaning::Range => true,
            Meaning::Or => !low.weak,
            Meaning::And => between || self.is_amount,
            _ => false,
        };
        if !joins {
            return None;
        }
        let sign = usize::from(self.money_before(joint + 1).is_some());
        let high = self.number(joint + 1 + sign)?;
        if self.meaning(joint) == Some(Meaning::And) && !between && high.value < LEAST_SUM {
            return None;
        }
        // In a row of figures and strokes nobody knows what is a range.
        let row = self.is_close(high.next, &["-"])
            && self.is_close(high.next + 1, &[self.word(high.next + 1)])
            && figures(self.word(high.next + 1)).is_some();
        (self.scaled(low, high) <= high.value && !row).then_some(high)
    }

    /// The lower end of a range where what multiplies is said once: `25–30 000`, `två till tre miljoner`.
    fn scaled(&self, low: Number, high: Number) -> f64 {
        let power = if low.power > 1.0 || self.money(low.next).is_some() {
            1.0
        } else if high.power > 1.0 {
            high.power
        } else if low.value < 1000.0 && high.value >= 1000.0 && (high.grouped || low.value >= 10.0)
        {
            1000.0
        } else {
            1.0
        };
        match low.value * power <= high.value {
            true => low.value * power,
            false => low.value,
        }
    }

    /// What a number is, by what follows it; a power in the unit's word; and where that ends.
    fn kind(
        &self,
        number: Number,
        sign: Option<Option<&'static str>>,
    ) -> (QuantityKind, f64, usize) {
        let next = number.next;
        let with_period = |next: usize| match self.per(next) {
            Some((unit, next)) => (Some(unit), next),
            None => (None, next),
        };
        // `35' i månaden`: thousands, where it cannot be feet or minutes.
        let mark = self.is_close(next, &["'", "’", "′"]);
        let after_mark = next + usize::from(mark);
        let thousands = if mark { 1000.0 } else { 1.0 };
        if let Some((currency, power, after)) = self.money_after(after_mark) {
            let (per, end) = with_period(after);
            return (
                QuantityKind::Money { currency, per },
                power * thousands,
                end,
            );
        }
        let is_sum = mark || (self.is_amount && number.value >= LEAST_SUM);
        if sign.is_some() || (is_sum && self.per(after_mark).is_some()) {
            let (per, end) = with_period(after_mark);
            let currency = sign.unwrap_or(self.words.own.filter(|_| mark));
            return (QuantityKind::Money { currency, per }, thousands, end);
        }
        let span = match self.meaning(next) {
            _ if number.unit.is_some() => number.unit.map(|unit| (unit, next)),
            Some(Meaning::Percent) => return (QuantityKind::Percent, 1.0, next + 1),
            Some(Meaning::Credit) => return (QuantityKind::Credits, 1.0, next + 1),
            Some(Meaning::Unit(unit)) => Some((unit, next + 1)),
            _ => None,
        };
        if let Some((unit, after)) = span {
            let (per, end) = with_period(after);
            return (QuantityKind::Duration { unit, per }, 1.0, end);
        }
        (self.plain_kind(number), 1.0, next)
    }

    /// What a number is that nothing follows: a year, if it is written as one.
    fn plain_kind(&self, number: Number) -> QuantityKind {
        let figure = self.word(number.next - 1);
        let four = figure.len() == 4 && figure.bytes().all(|b| b.is_ascii_digit());
        match four && (1800.0..2100.0).contains(&number.value) {
            true => QuantityKind::Year,
            false => QuantityKind::Number,
        }
    }
}
