//! No duty: what stands where a task would, and is none: a manner, a state, what is studied.

use super::line::{Line, Run};
use super::nothing::{is_bare, is_verb};
use super::rules::Rule;
use super::scene::Scene;
use super::words::{Flags, Pos};

/// Whether a value is no task.
pub(super) fn names_no_duty(scene: &Scene<'_>, line: &Line<'_>, rule: &Rule, value: Run) -> bool {
    let (first, last) = (line.word(value.0), line.word(value.1 - 1));
    let words = value.1 - value.0;
    let bare_pronoun = is_bare_pronoun(line, value) && rule.card.id != "duty/sees-to";
    // "Säljaren säljer": a verb of the role's own stem is what is done.
    let role = scene.is_own_role(line, value.0) && !is_verb(line, value.0);
    let light = is_light_verb(first) && (value.0 + 1..value.1).all(|i| scene.is_own_role(line, i));
    // "läsa vidare till inspektör": what one becomes.
    let further = words > 1 && line.word(value.0 + 1) == "vidare";
    // "reser sig"
    let itself = last == "sig" && words == 2;
    if bare_pronoun
        || role
        || light
        || further
        || itself
        // "Ofta tillsammans med andra": how, not what.
        || first == "tillsammans"
        || only_has(line, value)
        || only_describes(line, value)
        || belongs(line, value)
        || is_travel(line, value)
    {
        return true;
    }
    // "Syn och reaktionsförmåga testas": so is the worker.
    if rule.card.id == "duty/done" && (value.0..value.1).any(|i| line.flags(i).has(Flags::SKILL)) {
        return true;
    }
    match first {
        // "läsa ekonomi på högskola": no task of the work.
        // "läser till läkare": what one becomes.
        "läsa" | "läser" if line.word(value.0 + 1) == "till" => true,
        "läsa" | "läser" | "studera" | "plugga" | "gå" | "går" => {
            (value.0..value.1).any(|i| line.flags(i).has(Flags::LEVEL.with(Flags::FIELD)))
        }
        _ => is_bare(scene, line, value),
    }
}

/// Whether a value is what somebody or something is part of, or who a group is made of: "ingår i tjänsten", "ingår ofta på
/// biblioteken", "teamet består av sex tekniker", "kommer i kontakt med sjuka".
fn belongs(line: &Line<'_>, value: Run) -> bool {
    let reach = value.0.saturating_sub(14);
    let verb = (reach..value.0)
        .rev()
        .find(|&i| line.is_finite(i) || line.pos(i) == Pos::Infinitive);
    // The noun of the place itself, not what is named behind it: "i arbetet ingår i viss mån dokumentation".
    let mut place = value.0.wrapping_sub(1);
    while place < value.0
        && (line.pos(place) == Pos::Determiner
            || (line.pos(place) == Pos::Open && line.is_attribute(place)))
    {
        place = place.wrapping_sub(1);
    }
    let within = verb.is_some_and(|verb| {
        matches!(line.word(verb), "ingår" | "ingå")
            && matches!(line.word(place), "i" | "på" | "hos" | "vid")
            && line.pos(value.0) == Pos::Open
            && !is_degree(line, value.0)
            && place > verb
    });
    // The group is the subject, not what something is done in: "arbetet i laget består av".
    let group = verb.is_some_and(|verb| {
        matches!(line.word(verb), "består" | "bestå")
            && (verb.saturating_sub(4)..verb).any(|i| {
                let before = i.wrapping_sub(1);
                let governed = line.pos(before) == Pos::Preposition
                    || (line.pos(before) == Pos::Determiner
                        && line.pos(i.wrapping_sub(2)) == Pos::Preposition);
                is_group(line.word(i)) && !governed
            })
    });
    let comes = line.word(value.0.wrapping_sub(1)) == "i"
        && line.word(value.0).starts_with("kontakt")
        && (value.0.saturating_sub(8)..value.0)
            .any(|i| matches!(line.word(i), "kommer" | "komma" | "kom"));
    within || group || comes
}

/// Whether a phrase of degree begins at a token: "i viss mån", "i hög grad", "i första hand".
fn is_degree(line: &Line<'_>, i: usize) -> bool {
    (i..i + 3).any(|k| {
        matches!(
            line.word(k),
            "mån" | "grad" | "hand" | "utsträckning" | "regel" | "fall"
        )
    })
}

/// Whether a word is a group of people, and not what only begins as one: "arbetslaget", but "lagningen".
fn is_group(word: &str) -> bool {
    ["team", "grupp", "lag", "avdelning", "arbetsstyrka"]
        .iter()
        .any(|noun| {
            word.strip_prefix(noun)
                .is_some_and(|end| matches!(end, "" | "et" | "en" | "n" | "er" | "erna"))
        })
        || ["arbetslag", "arbetslaget", "teamet", "gruppen"]
            .iter()
            .any(|end| word.ends_with(end))
}

/// Whether a value is travel that the work brings with it, which says how the work is: "innebär resor", but not
/// "ansvarar för gruppresor".
fn is_travel(line: &Line<'_>, value: Run) -> bool {
    let head = (value.0..value.1)
        .find(|&i| i + 1 == value.1 || matches!(line.pos(i + 1), Pos::Preposition | Pos::Om))
        .unwrap_or(value.0);
    let reach = value.0.saturating_sub(8);
    let verb = (reach..value.0)
        .rev()
        .find(|&i| line.is_finite(i) || line.pos(i) == Pos::Infinitive);
    let handled = verb.is_some_and(|verb| {
        [
            "ansvar", "svara", "arbeta", "jobba", "sälj", "boka", "planera", "ordna",
        ]
        .iter()
        .any(|stem| line.word(verb).starts_with(stem))
    }) || (reach..value.0).any(|i| line.word(i).starts_with("ansvar"));
    line.pos(value.0) == Pos::Open
        && !handled
        && (["resor", "resorna", "övernattningar"]
            .iter()
            .any(|noun| line.word(head).ends_with(noun))
            || (line.word(head).ends_with("tjänstgöring")
                && ["skift", "helg", "kväll", "natt", "jour"]
                    .iter()
                    .any(|time| line.word(head).starts_with(time))))
}

/// Whether a value is one word that says how tasks are, not what: "arbetsuppgifterna är varierade".
fn only_describes(line: &Line<'_>, value: Run) -> bool {
    let compared = line.word(value.0).ends_with("are")
        && !line.flags(value.0).has(Flags::ROLE)
        && matches!(
            line.word(value.0.wrapping_sub(1)),
            "och" | "är" | "lite" | "mer"
        );
    value.1 - value.0 == 1 && !line.is_action(value.0) && (line.is_attribute(value.0) || compared)
}

/// Whether a value is a pronoun that no noun follows: "andra", but not "alla slags ärenden".
fn is_bare_pronoun(line: &Line<'_>, value: Run) -> bool {
    line.pos(value.0) == Pos::Pronoun
        && !((line.word(value.0) == "alla"
            || (line.word(value.0) == "många" && line.word(value.0.wrapping_sub(1)) == "med"))
            && value.1 > value.0 + 1
            && line.pos(value.0 + 1) == Pos::Open)
}

/// Whether what is had or become is no task: "ha goda kunskaper", "bli antagen".
pub(super) fn only_has(line: &Line<'_>, value: Run) -> bool {
    let had = Flags::SCHOOLING
        .with(Flags::SKILL)
        .with(Flags::TRAIT)
        .with(Flags::COURSE);
    match line.word(value.0) {
        "bli" | "blir" => true,
        "ha" | "har" => (value.0..value.1).any(|i| {
            line.flags(i).has(had)
                || [
                    "erfarenhet",
                    "kunskap",
                    "förståelse",
                    "kännedom",
                    "utbildning",
                    "behov",
                    "möjlighet",
                    "rätt",
                ]
                .iter()
                .any(|stem| line.word(i).starts_with(stem))
        }),
        _ => false,
    }
}

/// Verbs and other words that are no task without an object.
fn is_light_verb(word: &str) -> bool {
    matches!(
        word,
        "gör"
            | "ger"
            | "tar"
            | "ansvara"
            | "ansvarar"
            | "använder"
            | "använda"
            | "bidra"
            | "delta"
            | "det"
            | "viktigt"
    )
}
