//! Doings: what a sentence says that people in the role do.

use super::line::{Line, Run};
use super::modality::Cue;
use super::scene::Scene;
use super::telegram::opening_act;
use super::word_sets::{
    EMPTY_VERBS, NO_TASK_PASSIVE, OPENS_NO_STATEMENT, PERSONS, SAYS, STANDS_FOR_ROLE,
    STATES_INFINITIVE,
};
use super::words::{Flags, Pos};

/// What people in the role do: the phrases of verbs whose subject is the role or a pronoun for it.
///
/// A verb that only announces a task ("arbetar med", "ansvarar för") is left to the patterns, but what is coordinated with
/// it has the same subject. With each task comes the role that does it, where a later clause names another than the first.
pub(super) fn doings(scene: &Scene<'_>, line: &Line<'_>) -> Vec<(Run, Option<Run>)> {
    let mut out = Vec::new();
    let mut acting = false;
    let mut other = None;
    let opening = opening_act(scene, line);
    let mut i = 0;
    while i < line.len() {
        if !line.is_finite(i) || line.pos(i) == Pos::Passive {
            i += 1;
            continue;
        }
        let subject = subject_of(scene, line, i);
        let acts = subject.is_some() || opening == Some(i) || (acting && is_coordinated(line, i));
        acting = acts;
        if let Some(subject) = subject {
            other = second_role(scene, line, subject);
        }
        let verb = match line.pos(i) {
            _ if !acts => None,
            Pos::Modal if line.word(i) != "vill" => modal_infinitive(scene, line, i),
            Pos::Verb
                if !line.states(i)
                    && !announces(line, i)
                    && !is_tag(line, i)
                    && !speaks_language(line, i) =>
            {
                Some(i)
            }
            _ => None,
        };
        let Some(verb) = verb else {
            i += 1;
            continue;
        };
        let items = line.verb_items(verb);
        let mut told = coordinated_before(line, verb);
        told.extend(purposes(line, &items));
        i = items.last().map_or(verb, |item| item.1 - 1).max(verb) + 1;
        told.extend(
            items
                .into_iter()
                .filter(|item| !EMPTY_VERBS.has(line.word(item.0)) && !announces(line, item.0)),
        );
        out.extend(told.into_iter().map(|item| (item, other)));
    }
    out
}

/// What a sentence says that is done, without saying by whom: "proverna fryses", "i hallen mäts temperaturen".
pub(super) fn done(line: &Line<'_>) -> Vec<Run> {
    let mut out = Vec::new();
    for i in 1..line.len() {
        if line.pos(i) != Pos::Passive || NO_TASK_PASSIVE.has(line.word(i)) {
            continue;
        }
        let mut before = line.before_adverbs(i);
        if !line.is_finite(i) {
            // "Proverna ska märkas".
            if before < 2 || !matches!(line.word(before - 1), "ska" | "skall" | "måste") {
                continue;
            }
            before = line.before_adverbs(before - 1);
        }
        let start = (0..before)
            .rev()
            .find(|&k| {
                matches!(
                    line.pos(k),
                    Pos::Mark | Pos::Colon | Pos::But | Pos::Subordinator | Pos::Att
                ) || line.is_finite(k)
                    || line.word(k) == "om"
            })
            .map_or(0, |k| k + 1);
        // "Lampor byts och kablar kontrolleras": a clause beside the first.
        let beside = start > 0
            && line.pos(start - 1) == Pos::Passive
            && matches!(line.pos(start), Pos::And | Pos::Comma);
        let start = start + usize::from(beside);
        // "Prover som märks", "när prover märks", "han ser att proverna märks": no statement of its own.
        let subordinate =
            start > 0 && !beside && !matches!(line.pos(start - 1), Pos::Mark | Pos::But);
        // "Styrs av en dator": somebody or something else does it.
        let by = (i + 1..line.len().min(i + 3)).any(|k| line.word(k) == "av");
        if subordinate || by || i <= start {
            continue;
        }
        let end = i + 1 + usize::from(is_particle(line.word(i + 1)));
        let first = line.skip_light(start);
        if matches!(line.pos(first), Pos::Preposition | Pos::Om) || first == i {
            let noun = line.skip_light(end);
            if line.pos(noun) == Pos::Open
                && let Some(item) = line.noun_items(noun, true).first()
            {
                out.push((i, item.1));
            }
        } else {
            let plain = first < before
                && (first..before).all(|k| {
                    matches!(
                        line.pos(k),
                        Pos::Open
                            | Pos::Determiner
                            | Pos::Adverb
                            | Pos::And
                            | Pos::Comma
                            | Pos::Preposition
                    )
                });
            if plain
                && line.pos(first) == Pos::Open
                && before - first <= 6
                && line.pos(before - 1) == Pos::Open
            {
                out.push((first, end));
                out.extend(done_too(line, end));
            }
        }
    }
    out
}

/// The passive verbs that are coordinated with one that ends before `from`: "proverna märks, fryses in och sparas".
fn done_too(line: &Line<'_>, from: usize) -> Vec<Run> {
    let (mut out, mut i) = (Vec::new(), from);
    while matches!(line.pos(i), Pos::Comma | Pos::And) {
        let verb = line.skip_light(i + 1);
        if line.pos(verb) != Pos::Passive || NO_TASK_PASSIVE.has(line.word(verb)) {
            break;
        }
        i = verb + 1 + usize::from(is_particle(line.word(verb + 1)));
        out.push((verb, i));
    }
    out
}

fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "ut" | "in" | "upp" | "ner" | "ned" | "fram" | "bort" | "ihop" | "om"
    )
}

/// The verbs that share the subject behind the verb at `verb`: "förebygger, upptäcker och åtgärdar man fel".
fn coordinated_before(line: &Line<'_>, verb: usize) -> Vec<Run> {
    let mut out = Vec::new();
    let mut i = verb;
    while line.pos(verb) == Pos::Verb
        && i > 1
        && matches!(line.pos(i - 1), Pos::And | Pos::Comma)
        && line.pos(i - 2) == Pos::Verb
        && !line.states(i - 2)
    {
        out.push((i - 2, i - 1));
        i -= 2;
    }
    out
}

/// What the acts are done for, where that is an act too: "använder en kikare för att spana".
fn purposes(line: &Line<'_>, items: &[Run]) -> Vec<Run> {
    let Some(end) = items.last().map(|item| item.1) else {
        return Vec::new();
    };
    let at = (end..line.len().min(end + 3)).find(|&i| line.word(i) == "för");
    match at.map(|i| (line.pos(i + 1), i + 2)) {
        Some((Pos::Att, verb)) if line.pos(verb) == Pos::Infinitive => line
            .verb_items(verb)
            .into_iter()
            .filter(|item| {
                !EMPTY_VERBS.has(line.word(item.0)) && !STATES_INFINITIVE.has(line.word(item.0))
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// Whether the verb at `i` stands right after a comma or a conjunction.
fn is_coordinated(line: &Line<'_>, i: usize) -> bool {
    let before = line.before_adverbs(i);
    before > 0
        && (matches!(line.pos(before - 1), Pos::And | Pos::Comma)
            || line.word(before - 1) == "utan")
}

/// Whether a verb only says who is speaking: "…, säger hon".
fn is_tag(line: &Line<'_>, i: usize) -> bool {
    SAYS.of(line.lang()).has(line.word(i))
        && i > 0
        && matches!(line.pos(i - 1), Pos::Comma | Pos::Mark)
        && (matches!(line.pos(i + 1), Pos::Pronoun | Pos::Mark)
            || line.is_capital(i + 1)
            || line.flags(i + 1).has(Flags::ROLE.with(Flags::OWN)))
}

/// Whether the verb says which language somebody speaks: "talar flytande svenska".
fn speaks_language(line: &Line<'_>, i: usize) -> bool {
    matches!(line.word(i), "talar" | "pratar")
        && (i + 1..line.len().min(i + 4))
            .take_while(|&k| matches!(line.pos(k), Pos::Open | Pos::Adverb))
            .any(|k| line.word(k).ends_with("ska"))
}

/// Whether a verb only announces the task that follows it.
fn announces(line: &Line<'_>, i: usize) -> bool {
    let goes_on =
        |words: &[&str]| (i + 1..line.len().min(i + 6)).any(|k| words.contains(&line.word(k)));
    match line.word(i) {
        "arbetar" | "jobbar" => {
            !goes_on(&["fram", "upp", "om", "ut", "igenom"]) || goes_on(&["med", "som", "på"])
        }
        "svarar" => !goes_on(&["på"]),
        "hjälper" => goes_on(&["till"]) && goes_on(&["med"]),
        "sysslar" | "ansvarar" | "deltar" | "bidrar" | "medverkar" | "ägnar" => true,
        "ser" | "säkerställer" => goes_on(&["att"]),
        "kombinerar" => goes_on(&["att"]),
        _ => false,
    }
}

/// The infinitive that a modal verb governs.
fn modal_infinitive(scene: &Scene<'_>, line: &Line<'_>, modal: usize) -> Option<usize> {
    (modal + 1..line.len().min(modal + 8))
        .take_while(|&k| match line.pos(k) {
            Pos::Infinitive | Pos::Adverb | Pos::Pronoun | Pos::Determiner => true,
            // "Måste hela tiden planera".
            Pos::Open => scene.is_role(line, k) || matches!(line.word(k), "hela" | "tiden"),
            // "Ska inte bara mäta utan också räkna".
            Pos::Not => line.cue(k + 1) == Some(Cue::Only),
            _ => false,
        })
        .find(|&k| {
            // "kan man behöva justera": what is needed is what is done.
            let helps = matches!(line.word(k), "behöva" | "kunna" | "få");
            line.pos(k) == Pos::Infinitive && !(helps && line.pos(k + 1) == Pos::Infinitive)
        })
        .filter(|&k| !EMPTY_VERBS.has(line.word(k)) && !STATES_INFINITIVE.has(line.word(k)))
}

/// The role that a second clause of a sentence has for subject, where the first had another: "elektrikern drar kablar, och
/// rörmokaren kopplar rör".
fn second_role(scene: &Scene<'_>, line: &Line<'_>, subject: usize) -> Option<Run> {
    let part = line.tokens.get(subject)?.part;
    let second = (0..subject).any(|k| scene.is_role(line, k) && line.tokens[k].part != part);
    let other = line.flags(subject).has(Flags::ROLE) && !scene.is_own_role(line, subject);
    (second && other && !PERSONS.has(line.word(subject))).then_some((subject, subject + 1))
}

/// Where the subject of the verb at `i` stands, if it is the role, or a pronoun that can stand for it.
fn subject_of(scene: &Scene<'_>, line: &Line<'_>, i: usize) -> Option<usize> {
    let stands = |k: usize| {
        STANDS_FOR_ROLE.of(line.lang()).has(line.word(k))
            || scene.speakers.speaks(line, k)
            || (line.word(k) == "del" && k > 0 && line.word(k - 1) == "en")
            || line.word(k).ends_with("personalen")
            || scene.is_role(line, k)
    };
    let k = line.before_adverbs(i);
    // "Vi söker en provare": the subject stands before, and the role is what is sought.
    let ours = k > 0 && line.word(k - 1) == "vi" && scene.speakers.speaks(line, k - 1);
    let seeks = ours && scene.is_role(line, line.skip_light(i + 1));
    if k > 0 && matches!(line.word(k - 1), "vi" | "ni" | "we" | "i") && (!ours || seeks) {
        return None;
    }
    if k > 0 && stands(k - 1) {
        // "hur man mäter", "om man mäter": no statement.
        let asks = k > 1 && OPENS_NO_STATEMENT.of(line.lang()).has(line.word(k - 2));
        if asks {
            return None;
        }
        // "arbetsuppgifter som läraren gör": the antecedent is what is done, not who does it.
        let mut start = k - 1;
        while start > 0
            && matches!(line.pos(start - 1), Pos::Determiner | Pos::And | Pos::Open)
            && start + 4 > k
        {
            start -= 1;
        }
        let relative = start > 0 && line.word(start - 1) == "som" && start > 1;
        return (!relative || line.skip_light(0) + 1 == start).then_some(k - 1);
    }
    if k > 1 && line.word(k - 1) == "som" {
        return stands(k - 2).then_some(k - 2);
    }
    // "Specialister på denna nivå genomför": the first verb of a sentence that begins with its subject.
    let first = line.skip_light(0);
    let leads = first < i
        && scene.is_role(line, first)
        && (first..i).all(|k| {
            matches!(
                line.pos(k),
                Pos::Open
                    | Pos::Preposition
                    | Pos::Determiner
                    | Pos::Adverb
                    | Pos::Pronoun
                    | Pos::And
            )
        });
    if leads || is_apposed(scene, line, i) {
        return Some(first);
    }
    let after = line.skip_light(i + 1);
    // "Klipper de stora hundarna": an article, where a definite noun or an adjective follows; else a pronoun.
    let article = match line.word(after) {
        "de" => line.pos(after + 1) == Pos::Open && line.word(after + 1).ends_with(['a', 'n']),
        "många" | "vissa" | "flera" => line.pos(after + 1) == Pos::Open,
        _ => false,
    };
    (after < line.len() && after <= i + 3 && stands(after) && !article).then_some(after)
}

/// Whether the sentence begins with the role and says in an aside what it is called or is: "en provare, ibland kallad
/// mätare, mäter".
fn is_apposed(scene: &Scene<'_>, line: &Line<'_>, i: usize) -> bool {
    let first = line.skip_light(0);
    let end = line.before_adverbs(i);
    let role = (first..end.min(first + 3)).find(|&k| scene.is_role(line, k));
    role.is_some_and(|role| {
        line.pos(role + 1) == Pos::Comma
            && end > role + 2
            && line.pos(end - 1) == Pos::Comma
            && !(role + 2..end).any(|k| line.is_finite(k) || line.pos(k) == Pos::Mark)
    })
}
