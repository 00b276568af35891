//! Said of people: traits, abilities and tools that running text says people in the role have or need, whatever the section
//! is about; and the fields that it gives a level of education.

use super::employers::names_at;
use super::line::{Line, Run};
use super::word_sets::{NO_FIELD, TRAIT_ENDS};
use super::words::{Flags, Pos};
use crate::language::words::{Class, readings};

/// What a trait or an ability is to a table.
const PROPERTY: Flags = Flags::TRAIT.with(Flags::SKILL);

/// The traits and abilities that a sentence says of "du", of the role, or of who is sought: "du är lyhörd och flexibel",
/// "den sökande ska ha tålamod", "noggrannhet krävs".
pub(super) fn traits(line: &Line<'_>) -> Vec<Run> {
    let mut out = Vec::new();
    let known = |run: &Run| {
        run.1 - run.0 <= 4
            && (line.flags(run.1 - 1).has(PROPERTY) || TRAIT_ENDS.ends(line.word(run.1 - 1)))
    };
    for i in 0..line.len() {
        match line.word(i) {
            "är" | "vara" if is_said_of_person(line, i) => {
                let inverted = usize::from(line.word(i + 1) == "du");
                let run = line.noun_phrase(line.skip_light(i + 1 + inverted));
                let items = line.all_items(run);
                // "Sociala, flexibla och glada": what stands in a row with a trait is one.
                let in_row = items.iter().any(known);
                out.extend(items.into_iter().filter_map(|run| {
                    match known(&run) || (in_row && describes(line, run)) {
                        true => Some(run),
                        false => skilled(line, run),
                    }
                }));
            }
            "är" if line.word(i.wrapping_sub(1)).starts_with("egenskap") => {
                let items = line.all_items(line.noun_phrase(i + 1));
                out.extend(items.into_iter().filter(|run| {
                    run.1 - run.0 <= 3 && (known(run) || line.pos(run.0) == Pos::Open)
                }));
            }
            "ha" | "har" if is_said_of_person(line, i) => {
                let items = line.all_items(line.noun_phrase(line.skip_light(i + 1)));
                out.extend(items.into_iter().filter(known));
            }
            "krävs" | "behövs" | "efterfrågas" | "uppskattas" | "värdesätts" | "värderas"
            | "premieras" => {
                out.extend(line.items_before(i).into_iter().filter(known));
            }
            "viktigt" | "viktiga" | "nödvändigt" | "nödvändiga" | "krav" | "plus"
            | "meriterande" | "fördel" | "avgörande"
                if is_predicate(line, i) =>
            {
                out.extend(line.items_before(i).into_iter().filter(known));
            }
            _ => {}
        }
    }
    out
}

/// Whether a run is one adjective that no table knows.
fn describes(line: &Line<'_>, run: Run) -> bool {
    let word = line.word(run.0);
    run.1 - run.0 == 1
        && line.pos(run.0) == Pos::Open
        && line.flags(run.0) == Flags::default()
        && (line.is_attribute(run.0)
            || readings(word)
                .first()
                .is_some_and(|reading| reading.class == Class::Adjective))
}

/// What a noun for a person with a trait before it says: of "en skicklig skribent" all, of "en noggrann person" the trait.
fn skilled(line: &Line<'_>, run: Run) -> Option<Run> {
    let last = run.1 - 1;
    let property = run.1 - run.0 == 2 && line.flags(run.0).has(PROPERTY);
    let person = line.word(last).ends_with("person") || line.word(last) == "människa";
    match (property, line.pos(last)) {
        (true, Pos::Open) if person => Some((run.0, last)),
        (true, Pos::Open) => Some(run),
        _ => None,
    }
}

/// Whether the verb at `i` has for subject "du", the role, or somebody who is sought.
fn is_said_of_person(line: &Line<'_>, i: usize) -> bool {
    let before = line.before_adverbs(i);
    let person = |k: usize| {
        matches!(
            line.word(k),
            "du" | "dig" | "man" | "person" | "personer" | "någon" | "den" | "de"
        ) || line.flags(k).has(Flags::ROLE.with(Flags::OWN))
    };
    if line.word(i + 1) == "du" {
        return true;
    }
    let Some(last) = before.checked_sub(1) else {
        return false;
    };
    match line.pos(last) {
        // "Du ska vara", "kocken bör alltid ha".
        Pos::Modal => {
            let subject = line.before_adverbs(last).wrapping_sub(1);
            // "Tygerna ska vara tåliga": no person.
            let thing = line.pos(subject) == Pos::Open
                && ["et", "erna"]
                    .iter()
                    .any(|tail| line.word(subject).ends_with(tail))
                && !line.flags(subject).has(Flags::ROLE.with(Flags::OWN));
            !thing
                && matches!(
                    line.word(last),
                    "ska" | "skall" | "bör" | "måste" | "behöver"
                )
        }
        _ if line.word(last) == "som" => last > 0 && person(last - 1),
        _ => {
            matches!(line.word(last), "du" | "man")
                || line.flags(last).has(Flags::ROLE.with(Flags::OWN))
        }
    }
}

/// Whether "är" stands right before a word, an article or adverbs between: "är ett krav", "är mycket viktigt".
fn is_predicate(line: &Line<'_>, i: usize) -> bool {
    let mut k = i;
    while k > 0 && k + 3 > i && matches!(line.pos(k - 1), Pos::Adverb | Pos::Determiner | Pos::Not)
    {
        k -= 1;
    }
    k > 0 && matches!(line.word(k - 1), "är" | "vara")
}

/// The programs and the like that one must know, by their names: "kunna Excel", "vana vid system som Alfa och Beta".
pub(super) fn tools(line: &Line<'_>) -> Vec<Run> {
    let asked = (0..line.len()).any(|i| {
        let word = line.word(i);
        matches!(
            word,
            "van" | "vana" | "kunna" | "behärska" | "behärskar" | "krav"
        ) || ["kunskap", "erfarenhet", "kännedom"]
            .iter()
            .any(|stem| word.starts_with(stem))
    });
    if !asked {
        return Vec::new();
    }
    let mut out = Vec::new();
    for i in 0..line.len() {
        let word = line.word(i);
        if matches!(word, "kunna" | "behärska" | "behärskar") {
            out.extend(names_at(line, line.skip_light(i + 1)));
        }
        // "God vana av Alfa och Beta".
        if matches!(word, "van" | "vana") && matches!(line.word(i + 1), "av" | "vid" | "i") {
            let names = names_at(line, line.skip_light(i + 2));
            // "Vana av Ånäs kommun": whose it is, no tool.
            let whose =
                |name: &Run| line.word(name.1 - 1).ends_with('s') && line.pos(name.1) == Pos::Open;
            out.extend(names.into_iter().filter(|name| !whose(name)));
        }
        let kind = [
            "system",
            "program",
            "programvara",
            "programvaror",
            "verktyg",
            "programspråk",
        ]
        .iter()
        .any(|noun| word.ends_with(noun));
        let led = matches!(
            line.word(i + 1),
            "som" | "såsom" | "exempelvis" | "t.ex." | "t.ex"
        );
        if kind && led {
            out.extend(names_at(line, i + 2));
        } else if kind && line.is_example(i + 1) {
            out.extend(names_at(line, i + 3));
        }
    }
    out
}

/// The fields that a level of education is in: "kandidatexamen i fysik", "yrkesutbildning inom vård eller omsorg".
pub(super) fn fields(line: &Line<'_>) -> Vec<Run> {
    let level = |i: usize| {
        [
            "examen",
            "utbildning",
            "poäng",
            "magister",
            "master",
            "kandidat",
        ]
        .iter()
        .any(|noun| line.word(i).ends_with(noun))
            && !line.flags(i).has(Flags::COURSE)
    };
    (0..line.len())
        .filter(|&i| matches!(line.word(i + 1), "i" | "inom") && level(i))
        .flat_map(|i| line.noun_items(line.skip_light(i + 2), true))
        .filter(|run| {
            let first = line.word(run.0);
            line.pos(run.0) == Pos::Open
                && !line.is_capital(run.0)
                && !line.flags(run.1 - 1).has(Flags::WORKPLACE)
                && !NO_FIELD.has(first)
        })
        .collect()
}
