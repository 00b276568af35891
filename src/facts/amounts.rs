//! Sums of money: a number or a range with its unit and its period, in a sentence or a table's row that is about pay.

use super::line::{Line, Run};
use super::scene::Scene;
use super::words::{Flags, Pos};

/// A sum, with the other role that it is the pay of.
pub(super) struct Amount {
    /// Its words: number, unit, period.
    pub(super) value: Run,
    /// The role that the sentence says it of, where that is not the article's own.
    pub(super) subject: Option<Run>,
}

/// A number without a unit is pay only where it can be no year, age or count: from five thousand on.
const LEAST_BARE: usize = 5_000;

/// The sums of a sentence that is about pay.
pub(super) fn amounts(scene: &Scene<'_>, line: &Line<'_>, in_pay_section: bool) -> Vec<Amount> {
    let mut out: Vec<Amount> = Vec::new();
    let mut i = 0;
    while i < line.len() {
        if !line.word(i).starts_with(|c: char| c.is_ascii_digit()) {
            i += 1;
            continue;
        }
        let number = range_at(line, i);
        match amount_at(line, number) {
            Some(value) => {
                out.push(Amount {
                    value,
                    subject: None,
                });
                i = value.1;
            }
            None => i = number.1,
        }
    }
    if out.is_empty() || !(in_pay_section || is_about_pay(line)) || is_price(line) || is_past(line)
    {
        return Vec::new();
    }
    for amount in &mut out {
        amount.subject = other_role(scene, line, amount.value);
    }
    out
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

/// The number that begins at `i`, with its groups of three digits.
fn number_at(line: &Line<'_>, i: usize) -> usize {
    let mut end = i + 1;
    // Of `30-35 000` the second number has the group.
    let number = line.word(i).rsplit(['-', '–']).next().unwrap_or_default();
    if number.len() <= 3 {
        while end < i + 4 && is_group(line.word(end)) && line.spaces_before(end) == 1 {
            end += 1;
        }
    }
    end
}

/// Whether it is three digits, the last ones perhaps with decimals (`000,50`).
fn is_group(word: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    match word.split_once(',') {
        Some((group, decimals)) => group.len() == 3 && digits(group) && digits(decimals),
        None => word.len() == 3 && digits(word),
    }
}

/// The number at `i`, or the range that it begins: "25 500–27 000", "mellan 55 000 och 70 000".
fn range_at(line: &Line<'_>, i: usize) -> Run {
    let end = number_at(line, i);
    let between = i > 0
        && matches!(
            line.word(i - 1),
            "mellan" | "between" | "mellem" | "mellom" | "från" | "from" | "fra"
        );
    let between_currency = i > 1
        && is_currency(line.word(i - 1))
        && matches!(
            line.word(i - 2),
            "between" | "mellan" | "mellom" | "mellem" | "from"
        );
    let joins = match line.word(end) {
        "-" | "–" | "—" | "−" | "till" | "to" | "til" => true,
        "och" | "and" | "og" => {
            between || between_currency || unit_end(line, number_at(line, end + 1)).is_some()
        }
        _ => false,
    };
    // "£28,000 and £32,500": the currency may stand again.
    let second = end + 1 + usize::from(is_currency(line.word(end + 1)));
    let goes_on = line.word(second).starts_with(|c: char| c.is_ascii_digit());
    match joins && goes_on {
        true => (i, number_at(line, second)),
        false => (i, end),
    }
}

/// The sum that a number belongs to, if it is one.
fn amount_at(line: &Line<'_>, number: Run) -> Option<Run> {
    if let Some(end) = unit_end(line, number.1) {
        return Some((number.0, period_end(line, end)));
    }
    if number.0 > 0 && is_currency(line.word(number.0 - 1)) {
        return Some((number.0 - 1, period_end(line, number.1)));
    }
    if let Some(end) = share_end(line, number.1) {
        return Some((number.0, end));
    }
    let end = period_end(line, number.1);
    let grouped = number.1 - number.0 > 1 || line.word(number.0).contains(['.', ',']);
    let counts_something =
        end == number.1 && line.pos(end) == Pos::Open && line.word(end) != "plus";
    (grouped && !counts_something && least(line, number) >= LEAST_BARE).then_some((number.0, end))
}

/// The first number of a range.
fn least(line: &Line<'_>, number: Run) -> usize {
    let end = number_at(line, number.0);
    let digits: String = line
        .lower((number.0, end))
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    digits.parse().unwrap_or(0)
}

fn is_currency(word: &str) -> bool {
    matches!(
        word,
        "sek" | "kr" | "nok" | "dkk" | "eur" | "euro" | "usd" | "gbp" | "€" | "$" | "£"
    )
}

/// Where the unit of money that begins at `i` ends.
fn unit_end(line: &Line<'_>, i: usize) -> Option<usize> {
    if line.word(i) == "tusen" && matches!(line.word(i + 1), "kronor" | "kr") {
        return Some(i + 2);
    }
    if line.word(i) == ":-" {
        return Some(i + 1);
    }
    if line.word(i) == ":" && line.word(i + 1) == "-" {
        return Some(i + 2);
    }
    let unit = is_currency(line.word(i))
        || matches!(
            line.word(i),
            "kronor" | "kroner" | "tkr" | "tusenlappar" | "euros" | "dollar" | "dollars" | "pounds"
        );
    unit.then_some(i + 1)
}

/// Where the period that follows at `i` ends: "/mån", "i månaden", "per hour".
fn period_end(line: &Line<'_>, i: usize) -> usize {
    let leads = matches!(
        line.word(i),
        "/" | "i" | "per" | "om" | "a" | "an" | "pr" | "each" | "timmen"
    );
    if !leads {
        return i;
    }
    let at = i + 1 + usize::from(line.word(i) == "pr" && line.word(i + 1) == ".");
    let period = matches!(
        line.word(at),
        "mån"
            | "månad"
            | "månaden"
            | "måned"
            | "måneden"
            | "mnd"
            | "md"
            | "month"
            | "timme"
            | "timmen"
            | "tim"
            | "h"
            | "time"
            | "timen"
            | "hour"
            | "år"
            | "året"
            | "year"
            | "annum"
            | "dag"
            | "dagen"
            | "day"
            | "vecka"
            | "veckan"
            | "uke"
            | "uge"
            | "week"
            | "natt"
            | "pass"
            | "termin"
    );
    if period { at + 1 } else { i }
}

/// Where a share of the pay or of what is sold ends: "20 procent av arvodet".
fn share_end(line: &Line<'_>, i: usize) -> Option<usize> {
    let percent = matches!(line.word(i), "procent" | "%" | "percent" | "prosent");
    if !percent || !matches!(line.word(i + 1), "av" | "of" | "af") {
        return None;
    }
    let noun = line.skip_light(i + 2);
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
