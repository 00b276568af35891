//! Quantities: the figures of a fact's value as typed numbers, beside the words they came from, as
//! [`crate::language::words::quantity`] reads them. Nothing is converted: a sum an hour stays a sum an hour. A word that
//! multiplies is part of the number (`32 tkr` is 32 000 kronor), and stands in the words.

use crate::language::Lang;
use crate::language::words::quantity::{self as figures, QuantityKind, TimeUnit};
use serde::{Serialize, Serializer};

/// A figure or a range of figures, with what it counts.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Quantity<'t> {
    /// What kind of figure it is.
    pub measure: Measure,
    /// The figure, or the lower end of a range.
    #[serde(serialize_with = "number")]
    pub min: f64,
    /// The upper end of a range; absent where the text gives one figure.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "some_number"
    )]
    pub max: Option<f64>,
    /// What is counted: `kr`, `percent`, `year`, `semester`, `month`, `week`, `day`, `hour`, `credit`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<&'static str>,
    /// The currency by ISO 4217, where the words name one; "kr" is the krone of the text's own language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<&'static str>,
    /// The time that the figure is for: `hour`, `day`, `week`, `month`, `year`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<&'static str>,
    /// The words that say so, as they stand.
    pub words: &'t str,
}

/// What kind of figure a quantity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// A sum of money.
    Money,
    /// A share, in percent.
    Share,
    /// A length of time.
    Duration,
    /// A time of day: `7.5` is half past seven.
    Clock,
    /// A calendar year.
    Date,
    /// Credits of an education.
    Credits,
}

impl Measure {
    /// Its name, as in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Measure::Money => "money",
            Measure::Share => "share",
            Measure::Duration => "duration",
            Measure::Clock => "clock",
            Measure::Date => "date",
            Measure::Credits => "credits",
        }
    }
}

/// A whole number as an integer, another as it is.
fn number<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    // Values beyond this are no longer exact as a float, and no figure of a career page.
    if value.fract() == 0.0 && value.abs() < 9e15 {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "whole and within range, as just checked"
        )]
        let whole = *value as i64;
        serializer.serialize_i64(whole)
    } else {
        serializer.serialize_f64(*value)
    }
}

fn some_number<S: Serializer>(value: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    number(&value.unwrap_or_default(), serializer)
}

/// The quantity that `value` states, if it states one: the first sum of money, else the first of another kind; `lang` is
/// the language of its sentence.
///
/// Total: any text gives a quantity or none.
#[must_use]
pub fn quantity(value: &str, lang: Lang) -> Option<Quantity<'_>> {
    let found = figures::stated(value, lang);
    let is_money = |q: &&figures::Quantity| matches!(q.kind, QuantityKind::Money { .. });
    let money = found.iter().find(is_money);
    let mut typed = money.into_iter().chain(&found);
    typed.find_map(|figure| typed_quantity(value, figure))
}

/// The same, where the noun of the pay in what stands `before` the value in its sentence can say the time that a sum is for:
/// "timlönen är 180 kronor". No other word of the sentence does.
#[must_use]
pub fn quantity_after<'t>(before: &str, value: &'t str, lang: Lang) -> Option<Quantity<'t>> {
    let mut found = quantity(value, lang)?;
    if found.measure == Measure::Money && found.period.is_none() {
        found.period = period_of_pay(before);
    }
    Some(found)
}

/// The time that the last noun for pay of a text is for.
fn period_of_pay(before: &str) -> Option<&'static str> {
    let lower = before.to_lowercase();
    let noun = lower
        .rsplit(|c: char| !c.is_alphabetic())
        .find(|word| ["lön", "løn"].iter().any(|pay| word.contains(pay)))?;
    let begins = |stems: [&str; 2]| stems.iter().any(|stem| noun.starts_with(stem));
    if begins(["timlön", "timeløn"]) {
        Some("hour")
    } else if begins(["månadslön", "månedsløn"]) {
        Some("month")
    } else if begins(["årslön", "årsløn"]) {
        Some("year")
    } else {
        None
    }
}

fn typed_quantity<'t>(value: &'t str, figure: &figures::Quantity) -> Option<Quantity<'t>> {
    let words = value.get(figure.range.clone())?;
    let (measure, unit, currency, per) = match figure.kind {
        QuantityKind::Number if figure.low >= figures::LEAST_SUM => {
            (Measure::Money, None, None, None)
        }
        QuantityKind::Number => return None,
        QuantityKind::Percent => (Measure::Share, Some("percent"), None, None),
        QuantityKind::Money { currency, per } => (Measure::Money, krone(words), currency, per),
        QuantityKind::Duration { unit, per } => (Measure::Duration, Some(name(unit)), None, per),
        QuantityKind::Credits => (Measure::Credits, Some("credit"), None, None),
        QuantityKind::Clock => (Measure::Clock, None, None, None),
        QuantityKind::Year => (Measure::Date, None, None, None),
        QuantityKind::Date => {
            let year = (figure.low / 10_000.0).trunc();
            return (year > 0.0).then_some(Quantity {
                measure: Measure::Date,
                min: year,
                max: None,
                unit: None,
                currency: None,
                period: None,
                words,
            });
        }
    };
    Some(Quantity {
        measure,
        min: figure.low,
        max: (figure.high > figure.low).then_some(figure.high),
        unit,
        currency,
        period: per.map(name),
        words,
    })
}

/// The unit of a sum whose words name it as the krone, in whatever language.
fn krone(words: &str) -> Option<&'static str> {
    let lower = words.to_lowercase();
    let mut parts = lower.split(|c: char| !c.is_alphabetic());
    parts
        .any(|word| word.starts_with("kr") || word.ends_with("kr"))
        .then_some("kr")
}

fn name(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Hour => "hour",
        TimeUnit::Day => "day",
        TimeUnit::Week => "week",
        TimeUnit::Month => "month",
        TimeUnit::Term => "semester",
        TimeUnit::Year => "year",
    }
}
