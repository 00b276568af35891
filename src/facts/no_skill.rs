//! No skill: what stands where a skill would, and is none: what something is done for, what someone else shall be able to, a
//! bare number.

use super::line::{Line, Run};
use super::no_duty::only_has;
use super::nothing::{is_bare, is_verb};
use super::rules::Rule;
use super::scene::Scene;
use super::word_sets::{GOES, VAGUE};
use super::words::{Flags, Pos};

/// Whether a value is nothing that one must be, have or know.
pub(super) fn names_no_skill(scene: &Scene<'_>, line: &Line<'_>, rule: &Rule, value: Run) -> bool {
    let (first, last) = (line.word(value.0), line.word(value.1 - 1));
    let single = value.1 - value.0 == 1;
    let any = |flags: Flags| (value.0..value.1).any(|i| line.flags(i).has(flags));
    if is_purpose(line, value.0)
        || is_of_another(line, value.0)
        // "Den kurs du är intresserad av är": the sentence goes on.
        || matches!(first, "är" | "har" | "finns" | "gäller" | "uppstår")
        || is_known_for(line, value.0)
        || only_has(line, value)
    {
        return true;
    }
    match rule.card.id {
        "skill/be" if says_where(line, value) => true,
        "skill/asked-for" if asks_elsewhere(line, value) => true,
        "skill/demanded" if demands_go(line, value) => true,
        // "Krävs grundläggande behörighet samt fysik och kemi": what one has studied.
        "skill/demanded" if (0..value.0).any(|i| line.word(i).starts_with("behörighet")) => true,
        "skill/have" => announces_more(line, value) || !any(Flags::SKILL.with(Flags::TRAIT)),
        _ if matches!(
            last,
            "förmåga" | "förmågor" | "färdigheter" | "kompetens" | "kompetenser"
        ) =>
        {
            single || matches!(first, "viktig" | "viktiga" | "god" | "särskild" | "rätt")
        }
        // "I tal och skrift": how, not what.
        _ if line.lower(value) == "tal och skrift" || (single && last == "skrift") => true,
        _ if only_counts(line, value) => true,
        // "Kunskaper om vissa områden": which, the text does not say.
        _ if matches!(last, "område" | "områden")
            && matches!(first, "visst" | "vissa" | "olika") =>
        {
            true
        }
        // "Krav på personliga egenskaper hos dem": no property is named.
        _ if (value.0..value.1).any(|i| line.word(i) == "egenskaper") => true,
        _ if opens_elsewhere(line, value) => true,
        "skill/demanded" => {
            is_verb(line, value.0)
                || (line.pos(value.0.wrapping_sub(1)) == Pos::Preposition
                    && line.word(value.0.wrapping_sub(2)) != "krav")
                || announces_more(line, value)
                || (single && VAGUE.has(last))
                || first == "insatser"
                || line.is_action(value.0)
                || any(Flags::SCHOOLING.with(Flags::COURSE))
        }
        // "Har kunden i fokus" is no trait.
        "skill/trait-word" => {
            line.pos(value.1) == Pos::Open || line.word(value.0.wrapping_sub(1)) == "i"
        }
        "skill/important-to" if is_means(line, value.0) => true,
        id => {
            (id != "skill/knowledge" && (value.0..value.1).all(|i| line.flags(i).has(Flags::ROLE)))
                || is_bare(scene, line, value)
        }
    }
}

/// Whether a value says where or when one is, and not how: "är du ute hos kunder", "gillar sena kvällar".
fn says_where(line: &Line<'_>, value: Run) -> bool {
    matches!(
        line.word(value.0),
        "ute"
            | "inne"
            | "hemma"
            | "borta"
            | "framme"
            | "uppe"
            | "nere"
            | "där"
            | "här"
            | "med"
            | "klar"
            | "på"
    ) || (line.flags(value.1 - 1).has(Flags::HOURS))
}

/// Whether no skill is asked for where a value stands, or another is: "naturlig förmåga att lyssna", "översätter från
/// engelska", "på engelska heter yrket".
fn asks_elsewhere(line: &Line<'_>, value: Run) -> bool {
    let before = line.word(value.0.wrapping_sub(1));
    // "Firman utbildar sina provare i mätteknik": a course.
    let taught = (value.0.saturating_sub(8)..value.0).any(|i| {
        ["internutbild", "vidareutbild", "fortbild", "utbildar"]
            .iter()
            .any(|stem| line.word(i).starts_with(stem))
    });
    taught
        || (line.pos(value.1) == Pos::Att && announces_more(line, value))
        || matches!(before, "från" | "till")
        || (before == "på" && matches!(line.word(value.1), "heter" | "kallas"))
}

/// Whether a sentence says how the demands go: "kraven på vana ökar".
fn demands_go(line: &Line<'_>, value: Run) -> bool {
    (value.1..line.len().min(value.1 + 3)).any(|i| GOES.of(line.lang()).begins(line.word(i)))
}

/// Whether what is asked for is said by another part of the sentence: "bra på att sjunga", "beredd att resa"; or nothing is:
/// "inte någon examen".
fn opens_elsewhere(line: &Line<'_>, value: Run) -> bool {
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
fn announces_more(line: &Line<'_>, value: Run) -> bool {
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
fn only_counts(line: &Line<'_>, value: Run) -> bool {
    (value.0..value.1).all(|i| line.pos(i) == Pos::Number)
        || (value.0..value.1).any(|i| {
            line.word(i) == "fyllt"
                || (line.word(i) == "år" && line.pos(i.wrapping_sub(1)) == Pos::Number)
        })
}

/// Whether an infinitive only says what something else is for: "för att kunna ge rätt behandling".
fn is_purpose(line: &Line<'_>, verb: usize) -> bool {
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
fn is_known_for(line: &Line<'_>, value: usize) -> bool {
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
fn is_means(line: &Line<'_>, verb: usize) -> bool {
    (verb.saturating_sub(5)..verb).any(|i| {
        line.pos(i) == Pos::Att
            && matches!(line.word(i.wrapping_sub(1)), "med" | "genom" | "av" | "i")
    })
}

/// Whether what someone else shall be able to is said: "så att eleven ska kunna läsa".
fn is_of_another(line: &Line<'_>, value: usize) -> bool {
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
