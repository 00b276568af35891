//! No schooling: what stands where a field, a level or a course would, and is none, or was left.

use super::fact::Facet;
use super::line::{Line, Run};
use super::no_employer::is_employer;
use super::nothing::is_bare;
use super::rules::Rule;
use super::scene::Scene;
use super::word_sets::NO_FIELD;
use super::words::Flags;

/// Whether a value says neither how high nor in what the schooling is.
pub(super) fn names_no_education(
    scene: &Scene<'_>,
    line: &Line<'_>,
    rule: &Rule,
    value: Run,
) -> bool {
    let last = line.word(value.1 - 1);
    if rule.card.id == "education/in" && names_no_field(line, value) {
        return true;
    }
    // "Högskolor är vanliga arbetsgivare": for whom one works, not where one studies.
    if is_employer(line, value) {
        return true;
    }
    // "Intern utbildning" is a course; "utbildning" alone says neither how high nor in what.
    if rule.facet != Some(Facet::Level) && is_schooling(last) {
        return value.1 - value.0 == 1
            || !["isk", "ell", "iv", "är"]
                .iter()
                .any(|tail| line.word(value.1 - 2).ends_with(tail));
    }
    is_bare(scene, line, value)
}

/// Whether a value is no course and no licence.
pub(super) fn names_no_course(scene: &Scene<'_>, line: &Line<'_>, value: Run) -> bool {
    is_employer(line, value)
        || (value.1 - value.0 == 1 && is_schooling(line.word(value.0)))
        || is_firm(line, value)
        || is_bare(scene, line, value)
}

/// Whether what stands behind "utbildning i" is no field.
fn names_no_field(line: &Line<'_>, value: Run) -> bool {
    // "Utbildning till provare finns på yrkeshögskolan": the sentence is about the school.
    let of_school = || {
        (value.0.saturating_sub(8)..value.0)
            .any(|i| line.word(i) == "till" && line.word(i.wrapping_sub(1)).contains("utbildning"))
            && (0..line.len()).any(|i| line.flags(i).has(Flags::LEVEL))
    };
    // "Utbildning i Göteborg", "i flera steg": where and how, not in what.
    NO_FIELD.has(line.word(value.1 - 1))
        || is_place(line, value)
        || is_broken_off(line, value)
        || (value.0..value.1).any(|i| is_past_verb(line, i))
        || of_school()
}

/// Whether a name stands behind "i" or "på": a place.
fn is_place(line: &Line<'_>, value: Run) -> bool {
    line.is_capital(value.0)
        && value.0 > 0
        && matches!(line.word(value.0 - 1), "i" | "på")
        && line.word(value.0).chars().count() > 3
        && line.text[line.tokens[value.0].start..line.tokens[value.0].end]
            .chars()
            .skip(1)
            .all(|c| !c.is_uppercase())
}

/// Whether the sentence says that somebody left what they studied.
fn is_broken_off(line: &Line<'_>, value: Run) -> bool {
    (0..value.0).any(|i| {
        line.word(i).starts_with("avbr")
            || (line.word(i).starts_with("hoppa") && line.word(i + 1) == "av")
    })
}

/// Whether a verb in the past stands at a token, by its form: "och flyttade norrut".
pub(super) fn is_past_verb(line: &Line<'_>, i: usize) -> bool {
    line.word(i).ends_with("ade") && line.word(i.wrapping_sub(1)) == "och"
}

/// Whether a word for a licence is part of a firm's name: "Nordiska Certifiering AB".
fn is_firm(line: &Line<'_>, value: Run) -> bool {
    value.0 > 1 && line.is_capital(value.1 - 1) && line.word(value.1) == "ab"
}

/// Words for schooling that say neither how high nor in what.
fn is_schooling(word: &str) -> bool {
    matches!(
        word,
        "utbildning"
            | "utbildningar"
            | "utbildningen"
            | "utbildningarna"
            | "utbildningsprogram"
            | "grundutbildning"
            | "utbildad"
            | "utbildningens"
            | "examen"
            | "kurser"
            | "kurs"
            | "program"
    )
}
