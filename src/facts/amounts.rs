//! Sums of money in a sentence or a table's row that is about pay, as the language layer reads them.

use super::line::{Line, Run};
use super::scene::Scene;
use super::words::{Flags, Pos};
use crate::language::words::quantity::{self, Quantity, QuantityKind};

/// A sum, with the other role that it is the pay of.
pub(super) struct Amount {
    /// Its words: number, unit, period.
    pub(super) value: Run,
    /// The role that the sentence says it of, where that is not the article's own.
    pub(super) subject: Option<Run>,
}

/// A number without a unit is pay only where it can be no year, age or count: from five thousand on.
const LEAST_BARE: f64 = 5_000.0;

/// The sums of a sentence that is about pay.
pub(super) fn amounts(scene: &Scene<'_>, line: &Line<'_>, in_pay_section: bool) -> Vec<Amount> {
    let about_pay = line.has_number() && (in_pay_section || is_about_pay(line));
    if !about_pay || is_price(line) || is_past(line) {
        return Vec::new();
    }
    quantity::stated(line.text, line.lang())
        .iter()
        .filter_map(|figure| sum(line, figure))
        .map(|value| Amount {
            value,
            subject: other_role(scene, line, value),
        })
        .collect()
}

/// The words of a figure that is a sum, or a share of what is earned.
fn sum(line: &Line<'_>, figure: &Quantity) -> Option<Run> {
    let (mut first, last) = line.run_of(&figure.range);
    // "Mellan 25 000 och 30 000": the range begins with its number.
    while line.pos(first) == Pos::Preposition && first + 1 < last {
        first += 1;
    }
    match figure.kind {
        QuantityKind::Money { .. } => Some((first, last)),
        QuantityKind::Percent => share_end(line, last).map(|end| (first, end)),
        QuantityKind::Number if figure.low >= LEAST_BARE => {
            let grouped = last - first > 1 || line.word(first).contains(['.', ',']);
            let counts = line.pos(last) == Pos::Open && line.word(last) != "plus";
            (grouped && !counts).then_some((first, last))
        }
        _ => None,
    }
}

fn is_about_pay(line: &Line<'_>) -> bool {
    (0..line.len()).any(|i| {
        let word = line.word(i);
        line.flags(i).has(Flags::PAY)
            || ["lön", "løn", "salar", "wage"]
                .iter()
                .any(|stem| word.contains(stem))
            || ["tjäna", "tjene", "tjenar", "earn", "paid", "ersätt"]
                .iter()
                .any(|stem| word.starts_with(stem))
    })
}

/// Whether the sentence says what was once paid: a past verb, and an adverb for a time gone by.
fn is_past(line: &Line<'_>) -> bool {
    let has = |words: &[&str]| (0..line.len()).any(|i| words.contains(&line.word(i)));
    has(&[
        "tjänade",
        "var",
        "låg",
        "fick",
        "betalades",
        "uppgick",
        "earned",
        "was",
    ]) && has(&[
        "tidigare",
        "förr",
        "då",
        "förut",
        "dåtidens",
        "once",
        "formerly",
        "tidligere",
    ]) && !(0..line.len()).any(|i| line.is_finite(i))
}

/// Whether the sentence says what something costs.
fn is_price(line: &Line<'_>) -> bool {
    (0..line.len()).any(|i| {
        let word = line.word(i);
        word.starts_with("kosta")
            || word.starts_with("koster")
            || [
                "avgift",
                "kostnad",
                "hyra",
                "böter",
                "studiemedel",
                "studiebidrag",
            ]
            .iter()
            .any(|stem| word.contains(stem))
            || word.contains("gebyr")
            || matches!(word, "cost" | "costs" | "fee" | "fees" | "pris" | "priset")
    })
}

/// Where a share of the pay or of what is sold ends that goes on at `i`: "20 procent av arvodet".
fn share_end(line: &Line<'_>, i: usize) -> Option<usize> {
    if !matches!(line.word(i), "av" | "of" | "af") {
        return None;
    }
    let noun = line.skip_light(i + 1);
    let shared = line.flags(noun).has(Flags::PAY)
        || [
            "försälj",
            "intäkt",
            "omsättning",
            "inkomst",
            "salg",
            "sales",
        ]
        .iter()
        .any(|stem| line.word(noun).starts_with(stem));
    shared.then_some(noun + 1)
}

/// The other role whose pay a sum is: "38 600 kr för organister", or the label of a row: "Chef: 60 000 kr".
fn other_role(scene: &Scene<'_>, line: &Line<'_>, value: Run) -> Option<Run> {
    let other = |i: usize| {
        line.flags(i).has(Flags::ROLE)
            && !scene.is_own_role(line, i)
            && !matches!(
                line.word(i),
                "specialist" | "specialister" | "lärling" | "lärlingar"
            )
    };
    if matches!(line.word(value.1), "för" | "for" | "till" | "til") {
        let noun = (value.1 + 1..line.len().min(value.1 + 4))
            .take_while(|&i| !matches!(line.pos(i), Pos::Comma | Pos::And | Pos::Verb))
            .find(|&i| line.flags(i).has(Flags::ROLE.with(Flags::OWN)));
        return noun.filter(|&i| other(i)).map(|i| (i, i + 1));
    }
    let label = (0..value.0.min(6)).find(|&i| line.pos(i) == Pos::Colon);
    let end = label.unwrap_or(value.0);
    let bare = (0..value.0).all(|i| !line.is_finite(i));
    let at = end.checked_sub(1)?;
    (end < 5 && bare && (label.is_some() || value.1 == line.len()) && other(at))
        .then_some((at, at + 1))
}
