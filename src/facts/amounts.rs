//! Sums of money in a sentence or a table's row that is about pay, as the language layer reads them.

use super::fact::Facet;
use super::line::{Line, Run};
use super::past::is_past;
use super::scene::Scene;
use super::word_sets::COSTS;
use super::words::{Flags, Pos};
use crate::language::words::quantity::{self, Quantity, QuantityKind, TimeUnit};

/// A sum, with the other role that it is the pay of.
pub(super) struct Amount {
    /// Its words: number, unit, period.
    pub(super) value: Run,
    /// The role that the sentence says it of, where that is not the article's own.
    pub(super) subject: Option<Run>,
    /// A difference or a raise is no amount but a level.
    pub(super) facet: Option<Facet>,
}

/// A number without a unit is pay only where it can be no year, age or count: from five thousand on.
const LEAST_BARE: f64 = 5_000.0;

/// The sums of a sentence that is about pay.
pub(super) fn amounts(scene: &Scene<'_>, line: &Line<'_>, in_pay_section: bool) -> Vec<Amount> {
    if !line.has_number() {
        return Vec::new();
    }
    let about_pay = in_pay_section || is_about_pay(line);
    let goes_on = !about_pay && goes_on_about_pay(scene, line);
    if !about_pay && !goes_on && !line.text.contains("ligger") && !line.text.contains('/') {
        return Vec::new();
    }
    let figures = quantity::stated(line.text, line.lang());
    let told = goes_on && figures.iter().any(is_monthly);
    if (!about_pay && !told && !is_wage(line, &figures)) || is_price(line) || is_past(line) {
        return Vec::new();
    }
    let mut end = 0;
    figures
        .iter()
        .filter_map(|figure| sum(line, figure))
        .map(|value| {
            let from = std::mem::replace(&mut end, value.1);
            let subject =
                other_role(scene, line, value).or_else(|| earner(scene, line, (from, value.0)));
            let (value, facet) = compared(line, value);
            Amount {
                value,
                subject,
                facet,
            }
        })
        .collect()
}

/// A sum with the word that makes it a difference, or with the verb that makes it a raise: "600 kronor mindre", "höjer
/// lönen med 1 500 kronor".
fn compared(line: &Line<'_>, value: Run) -> (Run, Option<Facet>) {
    let more = matches!(
        line.word(value.1),
        "mer" | "mindre" | "högre" | "lägre" | "more" | "less" | "higher" | "lower"
    );
    if more {
        return ((value.0, value.1 + 1), Some(Facet::Level));
    }
    if line.word(value.1) == "extra" {
        let period = matches!(line.word(value.1 + 1), "i" | "per")
            && matches!(
                line.word(value.1 + 2),
                "timmen" | "timme" | "månaden" | "månad" | "året" | "år"
            );
        return ((value.0, value.1 + 1 + 2 * usize::from(period)), None);
    }
    let by = value.0 > 0 && line.word(value.0 - 1) == "med";
    let verb = (value.0.saturating_sub(6)..value.0).find(|&i| {
        [
            "höj", "ökar", "öka", "sänk", "minsk", "stiger", "stiga", "sjunk",
        ]
        .iter()
        .any(|stem| line.word(i).starts_with(stem))
    });
    match verb.filter(|_| by) {
        Some(verb) => ((verb, value.1), Some(Facet::Level)),
        None => (value, None),
    }
}

/// The other role that a sum within `run` is the pay of: the nearest role before it that can be who earns it, if that is
/// not the article's own: "lönen för en målare är 28 000", "en chef 65 000".
fn earner(scene: &Scene<'_>, line: &Line<'_>, run: Run) -> Option<Run> {
    for i in (run.0..run.1).rev() {
        if matches!(line.pos(i), Pos::But) || matches!(line.word(i), ";" | "medan") {
            return None;
        }
        if scene.is_own_role(line, i) {
            return None;
        }
        if !line.flags(i).has(Flags::ROLE) {
            continue;
        }
        let mut before = i;
        while before > run.0
            && (line.pos(before - 1) == Pos::Determiner || line.is_attribute(before - 1))
        {
            before -= 1;
        }
        let leads = before == 0
            || match line.pos(before - 1) {
                Pos::And | Pos::Comma | Pos::Adverb | Pos::Colon => true,
                Pos::Preposition => matches!(line.word(before - 1), "för"),
                Pos::Verb | Pos::Modal => true,
                _ => {
                    line.word(before - 1) == "som" && line.word(before.wrapping_sub(2)) != "mycket"
                }
            };
        if scene.is_paid_as(line, i) {
            return None;
        }
        if leads && !matches!(line.word(i), "specialist" | "specialister") {
            return Some((i, i + 1));
        }
    }
    None
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
        QuantityKind::Percent => share_end(line, last)
            .or_else(|| is_rate(line, (first, last)).then_some(last))
            .map(|end| (first, end)),
        QuantityKind::Number if figure.low >= LEAST_BARE => {
            let grouped = last - first > 1 || line.word(first).contains(['.', ',']);
            let counts = line.pos(last) == Pos::Open && line.word(last) != "plus";
            (grouped && !counts).then_some((first, last))
        }
        _ => None,
    }
}

/// Whether figures can only be pay, though no word says so: a sum of money an hour or a month, or what somebody "ligger på".
fn is_wage(line: &Line<'_>, figures: &[Quantity]) -> bool {
    let money = (0..line.len()).any(|i| {
        ["omsätt", "bidrag", "budget", "intäkt", "skatt", "vinst"]
            .iter()
            .any(|stem| line.word(i).contains(stem))
    });
    let stands = (1..line.len()).any(|i| {
        line.word(i) == "ligger"
            && (matches!(line.word(i - 1), "jag" | "man" | "du" | "vi" | "de")
                || matches!(line.word(i + 1), "jag" | "man" | "du" | "vi")
                || matches!(line.word(0), "jag" | "man"))
    });
    !money
        && figures.iter().any(|figure| match figure.kind {
            QuantityKind::Money {
                per: Some(TimeUnit::Hour | TimeUnit::Month),
                ..
            } => true,
            QuantityKind::Money { .. } | QuantityKind::Number => {
                stands && (LEAST_MONTHLY..MOST_MONTHLY).contains(&figure.low)
            }
            _ => false,
        })
}

/// What a full-time month pays, at least and at most: figures between are taken for pay where somebody "ligger på" them.
const LEAST_MONTHLY: f64 = 12_000.0;
const MOST_MONTHLY: f64 = 200_000.0;

/// Whether the paragraph spoke of pay before this sentence: "Lönen är god. Räkna med 30 000 kronor."
fn goes_on_about_pay(scene: &Scene<'_>, line: &Line<'_>) -> bool {
    let block = scene.block.and_then(|(at, _)| scene.reading.blocks.get(at));
    let said = block.and_then(|block| scene.lower.get(block.span.start..line.span.start));
    said.is_some_and(names_pay)
}

/// Whether a word for pay stands in a lower-cased text.
fn names_pay(text: &str) -> bool {
    ["lön", "løn", "salar", "wage"]
        .iter()
        .any(|noun| text.contains(noun))
}

/// Whether a figure is a sum that a full-time month can pay.
fn is_monthly(figure: &Quantity) -> bool {
    matches!(figure.kind, QuantityKind::Money { .. })
        && (LEAST_MONTHLY..MOST_MONTHLY).contains(&figure.low)
}

fn is_about_pay(line: &Line<'_>) -> bool {
    (0..line.len()).any(|i| {
        let word = line.word(i);
        line.flags(i).has(Flags::PAY)
            || names_pay(word)
            || word.contains("timpeng")
            || ["tjäna", "tjene", "tjenar", "earn", "paid", "ersätt"]
                .iter()
                .any(|stem| word.starts_with(stem))
    })
}

/// Whether the sentence says what something costs, or what somebody demands or proposes: "vårt krav är att".
fn is_price(line: &Line<'_>) -> bool {
    (0..line.len()).any(|i| {
        let word = line.word(i);
        let demand = matches!(
            word,
            "krav" | "kravet" | "mål" | "målet" | "förslag" | "förslaget"
        ) && line.word(i + 1) == "är"
            && line.pos(i + 2) == Pos::Att;
        demand || COSTS.of(line.lang()).ends(word)
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

/// Whether a share is what a part of the pay comes to, or a difference: "tillägget är 20 procent", "8 procent högre".
fn is_rate(line: &Line<'_>, share: Run) -> bool {
    let differs = matches!(line.word(share.1), "högre" | "lägre" | "mer" | "mindre");
    let part = (share.0.saturating_sub(5)..share.0).any(|i| {
        ["tillägg", "ersättning", "provision", "bonus", "royalty"]
            .iter()
            .any(|noun| line.word(i).contains(noun))
    });
    differs || part
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
