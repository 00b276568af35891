//! Off topic: what is said, but not of the work: what somebody tells, what one gets, how a firm looks for people.

use super::fact::{Facet, Kind};
use super::line::{Line, Run};
use super::rules::Rule;
use super::speaker::Speakers;
use super::word_sets::{
    CONTAINS, FIRM, FIRM_ASKS, FIRM_OWNS, GETS, LANGUAGES, NO_EMPLOYER, SPEAKS_OF, WORKS,
};
use super::words::{Flags, Pos};

/// Whether a value says nothing of the role, though a rule's cue leads it in.
pub(super) fn is_off_topic(line: &Line<'_>, rule: &Rule, value: Run) -> bool {
    let (first, last) = (line.word(value.0), line.word(value.1 - 1));
    let single = value.1 - value.0 == 1;
    match rule.kind {
        // "Lätt att få jobb": that is the market.
        Kind::Skill | Kind::Duty if gets_work(line, value) => true,
        // "Vara legitimerad provare": that is the role.
        Kind::Skill if rule.card.id.starts_with("skill/be") => {
            line.flags(value.1 - 1).has(Flags::ROLE)
        }
        // "Krävs av de flesta företag": who demands, not what.
        Kind::Skill if rule.card.id == "skill/demanded" => {
            let mut before = value.0;
            while before > 0
                && matches!(
                    line.pos(before - 1),
                    Pos::Determiner | Pos::Pronoun | Pos::Adverb
                )
            {
                before -= 1;
            }
            before < value.0 && before > 0 && line.word(before - 1) == "av"
        }
        // "Tjänstepension brukar ingå", "tjänar bättre": what one gets.
        Kind::Duty => {
            is_of_others(line, value)
                || is_of_schooling(line, value)
                || speaks(line, value)
                || learns(line, value)
                || (line.flags(value.1 - 1).has(Flags::BENEFIT)
                && (line.pos(value.0) == Pos::Open || GETS.has(first)))
                || matches!(first, "tjänar" | "tjäna")
                // "Verket anställer provare": who employs them.
                || (matches!(first, "anställer" | "rekryterar" | "anlitar" | "söker")
                    && (value.0 + 1..value.1.min(value.0 + 5))
                        .any(|i| line.flags(i).has(Flags::ROLE.with(Flags::OWN))))
                // "Du som söker", "erbjuder dig en roll": the other side of the table.
                || (single && first == "söker")
                || (value.0 + 1..value.1).any(|i| line.word(i) == "dig")
                // "Ingår i Norra Vården": where the firm belongs.
                || (line.pos(value.0.wrapping_sub(1)) == Pos::Preposition
                    && line.is_capital(value.0)
                    && line.word(value.0.wrapping_sub(2)) == "ingår")
                || (matches!(first, "uppger" | "berättar" | "säger" | "menar")
                    && matches!(line.word(value.0 + 1), "hon" | "han" | "hen" | "att" | "de"))
                // "Pensionen får man ordna själv", "du väljer": no task.
                || (single && matches!(line.word(value.1), "själv" | "själva"))
                || (single && matches!(first, "väljer" | "välja" | "bestämmer"))
                || (first == "drar" && last != "in" && earns(line, value))
                // "En jungman är nybörjare och har enklare uppgifter": who, not what.
                || (single && line.flags(value.0).has(Flags::ROLE))
                || ((first == "gå" || first == "går" || first == "gået")
                    && (value.0..value.1).any(|i| line.flags(i).has(Flags::LEVEL)))
        }
        // "Formell utbildning": neither how high nor in what.
        Kind::Education if rule.facet == Some(Facet::Field) => {
            value.1 - value.0 == 2
                && last.starts_with("utbildning")
                && ["formell", "speciell", "särskil", "adekvat", "reguljär"]
                    .iter()
                    .any(|stem| first.starts_with(stem))
        }
        // "6 veckors introduktion": how long that is, not when the work is done.
        Kind::Condition if rule.facet == Some(Facet::Hours) => {
            matches!(last, "veckors" | "timmars")
                && (value.1..line.len().min(value.1 + 3)).any(|i| {
                    ["introduktion", "utbildning", "kurs", "praktik", "semester"]
                        .iter()
                        .any(|noun| line.word(i).contains(noun))
                })
        }
        // "Arbetar sällan på tak": a place of the work, no employer.
        Kind::Employer if single => NO_EMPLOYER.has(last),
        _ => false,
    }
}

/// Whether what is worked with is said of others, or only as a condition: "personer som arbetar med ljus", "när man arbetar
/// med prover".
fn is_of_others(line: &Line<'_>, value: Run) -> bool {
    let works = |i: usize| {
        WORKS.has(line.word(i)) || FIRM_OWNS.has(line.word(i)) || line.word(i) == "sysslar"
    };
    let Some(verb) = (value.0.saturating_sub(8)..value.0)
        .rev()
        .find(|&i| works(i))
    else {
        return false;
    };
    if (verb + 1..=value.0).any(|i| line.is_finite(i)) {
        return false;
    }
    let mut at = line.before_adverbs(verb);
    let wants = at > 0 && line.word(at - 1) == "vill";
    if wants {
        at = line.before_adverbs(at - 1);
    }
    let Some(subject) = at.checked_sub(1) else {
        return false;
    };
    let role = Flags::ROLE.with(Flags::OWN);
    let does = matches!(line.word(verb), "ansvarar" | "svarar") || !FIRM_OWNS.has(line.word(verb));
    if line.word(subject) == "som" && does {
        let before = subject.wrapping_sub(1);
        return wants || (line.pos(before) == Pos::Open && !line.flags(before).has(role));
    }
    // "Förvaltningen ansvarar för vård": what a workplace does.
    if line.skip_light(0) == subject
        && line
            .flags(subject)
            .has(Flags::WORKPLACE.with(Flags::SECTOR))
        && !line.flags(subject).has(role)
        && FIRM_OWNS.has(line.word(verb))
    {
        return true;
    }
    let opens = subject.wrapping_sub(1);
    (line.pos(subject) == Pos::Pronoun || line.flags(subject).has(role))
        && matches!(line.word(opens), "när" | "om")
        && (opens == 0 || matches!(line.pos(opens - 1), Pos::Mark | Pos::Colon))
}

/// Whether what something contains is said of schooling: "utbildningen omfattar", "i kursen ingår".
fn is_of_schooling(line: &Line<'_>, value: Run) -> bool {
    let school = |i: usize| {
        ["utbildningen", "programmet", "kursen", "studierna"]
            .iter()
            .any(|noun| line.word(i).ends_with(noun))
    };
    let near = value.0.saturating_sub(6);
    (near..value.0).any(school) && (near..=value.0).any(|i| CONTAINS.has(line.word(i)))
}

/// Whether what is spoken is a language, which is known and not done: "talar och skriver svenska".
fn speaks(line: &Line<'_>, value: Run) -> bool {
    matches!(
        line.word(value.0),
        "talar" | "tala" | "pratar" | "prata" | "skriver" | "läser"
    ) && (value.0 + 1..line.len().min(value.0 + 6))
        .take_while(|&i| !matches!(line.pos(i), Pos::Comma | Pos::Mark))
        .any(|i| LANGUAGES.has(line.word(i)))
}

/// Whether something is learnt or grown into, not done: "lär sig samarbeta", "utvecklar god förmåga".
fn learns(line: &Line<'_>, value: Run) -> bool {
    match line.word(value.0) {
        "lär" => line.word(value.0 + 1) == "sig",
        "utvecklar" | "får" | "skaffar" => {
            (value.0..value.1).any(|i| line.flags(i).has(Flags::SKILL))
        }
        _ => false,
    }
}

/// Whether the sentence is what a firm says of itself: it is the subject, and nobody is spoken of whom it asks for. Where
/// people in the role speak, "vi" are they.
pub(super) fn is_of_firm(speakers: &Speakers, line: &Line<'_>) -> bool {
    let first = line.skip_adverbs(usize::from(line.pos(0) == Pos::Mark));
    if !FIRM.has(line.word(first)) || speakers.speaks(line, first) {
        return false;
    }
    let verb = (first..line.len().min(first + 8)).find(|&i| line.is_finite(i));
    !verb.is_some_and(|i| FIRM_ASKS.has(line.word(i)))
        && !(first..line.len())
            .any(|i| SPEAKS_OF.has(line.word(i)) || line.flags(i).has(Flags::ROLE.with(Flags::OWN)))
}

/// Whether a value says that one gets a job.
fn gets_work(line: &Line<'_>, value: Run) -> bool {
    matches!(
        line.word(value.0),
        "få" | "får" | "hitta" | "hittar" | "söka" | "söker"
    ) && (value.0 + 1..value.1.min(value.0 + 3)).any(|i| {
        matches!(
            line.word(i),
            "jobb" | "arbete" | "anställning" | "tjänst" | "fast" | "lärlingsplats"
        )
    })
}

/// Whether "dra in" is said of money.
fn earns(line: &Line<'_>, value: Run) -> bool {
    line.word(value.0 + 1) == "in"
        && (value.0..value.1).any(|i| {
            line.pos(i) == Pos::Number || matches!(line.word(i), "pengar" | "miljon" | "miljoner")
        })
}
