//! Quantities: the figures of a fact's value as typed numbers, beside the words they came from. Nothing is converted: a
//! sum an hour stays a sum an hour, and "tkr" stays thousands.

use crate::language::Lang;
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
    /// What is counted: `kr`, `tkr`, `percent`, `year`, `semester`, `month`, `week`, `day`, `hour`, `credit`.
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

/// A figure in a text.
#[derive(Debug, Clone, Copy)]
struct Figure {
    value: f64,
    start: usize,
    end: usize,
}

/// The most figures of a value that are looked at.
const FIGURES: usize = 4;

/// The quantity that `value` states, if it states one; `lang` is the language of its sentence.
///
/// Total: any text gives a quantity or none.
#[must_use]
pub fn quantity(value: &str, lang: Lang) -> Option<Quantity<'_>> {
    let lower = value.to_lowercase();
    // A letter whose lower case is longer would shift every place.
    if lower.len() != value.len() {
        return None;
    }
    let figures = figures(&lower);
    let first = *figures.first()?;
    let range = figures
        .get(1)
        .filter(|second| joins(&lower[first.end..second.start]));
    let last = range.copied().unwrap_or(first);
    let before = lower[..first.start].trim_end();
    let after: Vec<&str> = lower[last.end..]
        .split(apart)
        .filter(|w| !w.is_empty())
        .collect();
    let mut quantity = Quantity {
        measure: Measure::Money,
        min: first.value,
        max: range.map(|f| f.value),
        unit: None,
        currency: None,
        period: period(&after),
        words: value,
    };
    let named = before.rsplit(apart).next().unwrap_or("");
    if let Some((unit, currency)) = after
        .iter()
        .take(3)
        .find_map(|w| money(w, lang))
        .or_else(|| money(named, lang))
    {
        quantity.unit = unit;
        quantity.currency = after.iter().find_map(|w| foreign(w)).or(currency);
    } else if after.first().is_some_and(|w| is_percent(w)) {
        (quantity.measure, quantity.unit) = (Measure::Share, Some("percent"));
    } else if let Some(unit) = after.first().and_then(|w| time(w)) {
        (quantity.measure, quantity.unit) = (Measure::Duration, Some(unit));
        quantity.period = period(&after[1..]);
    } else if after.first().is_some_and(|w| is_credit(w)) {
        (quantity.measure, quantity.unit) = (Measure::Credits, Some("credit"));
    } else if matches!(named, "klockan" | "kl" | "kl." | "at") && first.value < 25.0 {
        quantity.measure = Measure::Clock;
        quantity.min = clock(first.value);
        quantity.max = quantity.max.map(clock);
    } else if lower[first.start..first.end].len() == 4 && (1900.0..2100.0).contains(&first.value) {
        quantity.measure = Measure::Date;
    } else if first.value < 1000.0 {
        return None;
    }
    Some(quantity)
}

fn apart(c: char) -> bool {
    c.is_whitespace() || matches!(c, '/' | '(' | ')' | '-' | '–' | ',')
}

/// Hours and minutes, read as a decimal number, as hours.
fn clock(value: f64) -> f64 {
    value.trunc() + value.fract() / 0.6
}

/// The figures of a lower-cased text: digits with their groups and decimals, or words for small numbers.
fn figures(text: &str) -> Vec<Figure> {
    let mut out: Vec<Figure> = Vec::new();
    let mut at = 0;
    while at < text.len() && out.len() < FIGURES {
        let rest = &text[at..];
        let Some(c) = rest.chars().next() else { break };
        if c.is_ascii_digit() {
            let figure = digits(text, at);
            at = figure.end;
            out.push(figure);
        } else if c.is_alphabetic() {
            let len = rest
                .find(|c: char| !c.is_alphanumeric())
                .unwrap_or(rest.len());
            if let Some(value) = word(&rest[..len]) {
                out.push(Figure {
                    value,
                    start: at,
                    end: at + len,
                });
            }
            at += len;
        } else {
            at += c.len_utf8();
        }
    }
    with_halves(text, out)
}

/// "Ett och ett halvt" is one and a half.
fn with_halves(text: &str, figures: Vec<Figure>) -> Vec<Figure> {
    let mut out: Vec<Figure> = Vec::new();
    for mut figure in figures {
        let rest = text[figure.end..].trim_start();
        let half = ["halvt", "halv", "half"]
            .iter()
            .find(|h| rest.starts_with(**h));
        if let Some(half) = half.filter(|_| figure.value <= 1.0) {
            let gap = text[figure.end..].len() - rest.len();
            figure.value = 0.5;
            figure.end += gap + half.len();
            if let Some(last) = out.last_mut()
                && matches!(text[last.end..figure.start].trim(), "och" | "and" | "og")
            {
                last.value += 0.5;
                last.end = figure.end;
                continue;
            }
        }
        out.push(figure);
    }
    out
}

/// The number in digits that begins at `start`.
fn digits(text: &str, start: usize) -> Figure {
    let bytes = text.as_bytes();
    let run = |from: usize| {
        bytes[from..]
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count()
    };
    let mut end = start + run(start);
    let mut plain = text[start..end].to_string();
    loop {
        let mut chars = text[end..].chars();
        let Some(sign) = chars.next() else { break };
        let next = end + sign.len_utf8();
        let length = run(next);
        let group =
            matches!(sign, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '.' | ',') && length == 3;
        if group && plain.len() <= 12 {
            plain.push_str(&text[next..next + length]);
        } else if matches!(sign, ',' | '.') && (1..=2).contains(&length) {
            plain.push('.');
            plain.push_str(&text[next..next + length]);
            end = next + length;
            break;
        } else {
            break;
        }
        end = next + length;
    }
    Figure {
        value: plain.parse().unwrap_or(0.0),
        start,
        end,
    }
}

/// A small number in words, in any of the languages that facts are read in.
fn word(text: &str) -> Option<f64> {
    let value = match text {
        "ett" | "en" | "et" | "one" | "én" => 1.0,
        "två" | "to" | "two" => 2.0,
        "tre" | "three" | "treårig" => 3.0,
        "fyra" | "fire" | "four" => 4.0,
        "fem" | "five" => 5.0,
        "sex" | "seks" | "six" => 6.0,
        "sju" | "syv" | "seven" => 7.0,
        "åtta" | "åtte" | "otte" | "eight" => 8.0,
        "nio" | "ni" | "nine" => 9.0,
        "tio" | "ti" | "ten" => 10.0,
        "elva" | "elleve" | "eleven" => 11.0,
        "tolv" | "twelve" => 12.0,
        _ => return None,
    };
    Some(value)
}

/// Whether what stands between two figures makes them a range.
fn joins(between: &str) -> bool {
    let words: Vec<&str> = between
        .split(|c: char| c.is_whitespace() || matches!(c, '€' | '$' | '£'))
        .filter(|w| !w.is_empty())
        .collect();
    matches!(
        words.as_slice(),
        ["-" | "–" | "—" | "−" | "till" | "to" | "til" | "och" | "eller" | "and" | "or" | "og"]
            | [
                "kr" | "kronor" | "kroner",
                "-" | "–" | "till" | "to" | "til" | "och" | "and" | "og"
            ]
    )
}

/// The unit and the currency of a word for money.
fn money(word: &str, lang: Lang) -> Option<(Option<&'static str>, Option<&'static str>)> {
    let own = match lang {
        Lang::SV => Some("SEK"),
        Lang::NB | Lang::NN => Some("NOK"),
        Lang::DA => Some("DKK"),
        _ => None,
    };
    let found = match word {
        "kr" | "kr." | "kronor" | "kroner" => (Some("kr"), own),
        "tkr" => (Some("tkr"), own),
        "sek" => (None, Some("SEK")),
        "nok" => (None, Some("NOK")),
        "dkk" => (None, Some("DKK")),
        "euro" | "euros" | "eur" | "€" => (None, Some("EUR")),
        "dollar" | "dollars" | "usd" | "$" => (None, Some("USD")),
        "pounds" | "gbp" | "£" => (None, Some("GBP")),
        _ => return None,
    };
    Some(found)
}

/// The currency that an adjective gives "kronor".
fn foreign(word: &str) -> Option<&'static str> {
    match word {
        "svenska" | "svenske" => Some("SEK"),
        "norska" | "norske" => Some("NOK"),
        "danska" | "danske" => Some("DKK"),
        _ => None,
    }
}

fn is_percent(word: &str) -> bool {
    matches!(word, "%" | "procent" | "prosent" | "percent")
}

fn is_credit(word: &str) -> bool {
    word.contains("poäng") || word.contains("poeng") || matches!(word, "hp" | "credits" | "ects")
}

/// The unit of a length of time.
fn time(word: &str) -> Option<&'static str> {
    let unit = match word {
        "år" | "års" | "årig" | "årigt" | "åriga" | "year" | "years" => "year",
        "termin" | "terminer" | "terminers" | "semester" | "semesters" => "semester",
        "månad" | "månader" | "månaders" | "måneder" | "month" | "months" => "month",
        "vecka" | "veckor" | "veckors" | "uker" | "uger" | "week" | "weeks" => "week",
        "dag" | "dagar" | "dagars" | "dygn" | "dager" | "dage" | "day" | "days" => "day",
        "timme" | "timmar" | "timmars" | "tim" | "timer" | "hour" | "hours" => "hour",
        _ => return None,
    };
    Some(unit)
}

/// The time that a figure is for: "i månaden", "/tim", "per år".
fn period(after: &[&str]) -> Option<&'static str> {
    after.iter().take(5).find_map(|word| {
        let period = match *word {
            "mån" | "månad" | "månaden" | "måned" | "måneden" | "mnd" | "md" | "month" => {
                "month"
            }
            "timme" | "timmen" | "tim" | "h" | "time" | "timen" | "hour" => "hour",
            "år" | "året" | "year" | "annum" => "year",
            "dag" | "dagen" | "dygn" | "day" => "day",
            "vecka" | "veckan" | "uke" | "uken" | "uge" | "ugen" | "week" => "week",
            _ => return None,
        };
        Some(period)
    })
}
