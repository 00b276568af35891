//! No skill: what stands where a skill would, and is none: what something is done for, what someone else shall be able to, a
//! bare number.

use super::line::{Line, Run};
use super::words::{Flags, Pos};

/// Whether what is asked for is said by another part of the sentence: "bra på att sjunga", "beredd att resa"; or nothing is:
/// "inte någon examen".
pub(super) fn opens_elsewhere(line: &Line<'_>, value: Run) -> bool {
    let first = line.word(value.0);
    let single = value.1 - value.0 == 1;
    line.pos(value.0) == Pos::Not
        || matches!(
            first,
            "ingen" | "inget" | "inga" | "någon" | "något" | "några"
        )
        || (single
            && matches!(
                first,
                "bra" | "beredd" | "duktig" | "säker" | "villig" | "god" | "bäst"
            )
            && matches!(line.pos(value.1), Pos::Preposition | Pos::Att | Pos::Om))
}

/// Whether a value only announces what follows it: "förmåga att", "kunskap om".
pub(super) fn announces_more(line: &Line<'_>, value: Run) -> bool {
    matches!(line.pos(value.1), Pos::Att | Pos::Preposition | Pos::Om)
        && [
            "förmåga",
            "förmågan",
            "kunskap",
            "kunskaper",
            "förståelse",
            "intresse",
            "talang",
        ]
        .contains(&line.word(value.1 - 1))
}

/// Whether a value is a number, an age or a bare demand: "120", "fyllt 18 år".
pub(super) fn only_counts(line: &Line<'_>, value: Run) -> bool {
    (value.0..value.1).all(|i| line.pos(i) == Pos::Number)
        || (value.0..value.1).any(|i| {
            line.word(i) == "fyllt"
                || (line.word(i) == "år" && line.pos(i.wrapping_sub(1)) == Pos::Number)
        })
}

/// Whether an infinitive only says what something else is for: "för att kunna ge rätt behandling".
pub(super) fn is_purpose(line: &Line<'_>, verb: usize) -> bool {
    let mut i = verb;
    while i > 0
        && (matches!(line.pos(i - 1), Pos::Adverb | Pos::Att) || line.word(i - 1) == "kunna")
    {
        i -= 1;
    }
    i > 0
        && i < verb
        && line.word(i - 1) == "för"
        && line.pos(verb) == Pos::Infinitive
        && !(i > 1 && matches!(line.word(i - 2), "lätt" | "gåva" | "känsla"))
}

/// Whether an indirect question is what something else is done for: "för att veta vilka fel som kan uppstå".
pub(super) fn is_known_for(line: &Line<'_>, value: usize) -> bool {
    let asks = matches!(
        line.word(value),
        "hur" | "vad" | "vilka" | "vilken" | "vilket" | "varför"
    );
    asks && (value.saturating_sub(6)..value).any(|i| {
        line.pos(i) == Pos::Att
            && line.word(i.wrapping_sub(1)) == "för"
            && !matches!(
                line.word(i.wrapping_sub(2)),
                "viktigt" | "förståelse" | "känsla"
            )
    })
}

/// Whether an infinitive only says in what: "noggrann i arbetet med att mäta".
pub(super) fn is_means(line: &Line<'_>, verb: usize) -> bool {
    (verb.saturating_sub(5)..verb).any(|i| {
        line.pos(i) == Pos::Att
            && matches!(line.word(i.wrapping_sub(1)), "med" | "genom" | "av" | "i")
    })
}

/// Whether what someone else shall be able to is said: "så att eleven ska kunna läsa".
pub(super) fn is_of_another(line: &Line<'_>, value: usize) -> bool {
    let clause = (value.saturating_sub(10)..value)
        .rev()
        .take_while(|&i| !matches!(line.pos(i), Pos::Mark | Pos::Colon | Pos::Comma))
        .find(|&i| line.pos(i) == Pos::Att && matches!(line.word(i.wrapping_sub(1)), "för" | "så"));
    clause.is_some_and(|att| {
        (att + 1..value).any(|i| matches!(line.pos(i), Pos::Open) && !line.flags(i).has(Flags::OWN))
            && (att + 1..value).any(|i| line.pos(i) == Pos::Modal)
            && !(att > 1 && matches!(line.word(att - 2), "lätt" | "gåva" | "känsla" | "viktigt"))
    })
}
