//! No condition: what a rule about how the work is done leads in, and says nothing of it.

use super::fact::Facet;
use super::line::{Line, Run};
use super::nothing::is_bare;
use super::rules::Rule;
use super::scene::Scene;
use super::word_sets::PLANS_OF_THINGS;
use super::words::{Flags, Pos};

/// Whether a value says nothing about how the work is.
pub(super) fn names_no_condition(
    scene: &Scene<'_>,
    line: &Line<'_>,
    rule: &Rule,
    value: Run,
) -> bool {
    let (first, last) = (line.word(value.0), line.word(value.1 - 1));
    let single = value.1 - value.0 == 1;
    // "Lönen varierar med erfarenhet"
    let pay_varies = matches!(first, "varierar" | "variera" | "växlar" | "skiftar")
        && (0..value.0).any(|i| line.word(i).starts_with("lön"));
    // "Reser sig ofta"
    let moves = (value.0..value.1).any(|i| line.word(i) == "sig");
    // "Schemalagda arbetstider": the noun's own claim has both.
    let halved = rule.facet == Some(Facet::Hours)
        && line.flags(value.1 - 1).has(Flags::HOURS)
        && line.flags(value.1).has(Flags::HOURS);
    // "Kunskap väger tungt", "en tung lastbil".
    let weighs = value.1 - value.0 == 1
        && last.starts_with("tung")
        && (line.word(value.0.wrapping_sub(1)).starts_with("väg")
            || line.word(value.1).contains("bil")
            || line.word(value.1).contains("fordon"));
    let near = |words: &[&str]| {
        (value.0.saturating_sub(3)..value.0).any(|i| {
            words.contains(&line.word(i))
                && line.tokens[i].clause == line.tokens[value.0].clause
                && !(i + 1..value.0).any(|k| line.is_finite(k))
        })
    };
    // "Tåla stress inför storhelger", "butiken har öppet kvällar": not when the work is done.
    let elsewhere = match rule.facet {
        Some(Facet::Hours) => near(&["inför", "öppen", "öppet", "öppna"]),
        // "Hantera stress", "rädd för konflikter": what one must bear.
        Some(Facet::Strain) => {
            near(&["hantera", "tåla", "tål", "klara", "hanterar", "rädd"]) && single
        }
        _ => false,
    };
    let no_hours = rule.facet == Some(Facet::Hours)
        && (is_plan_of_a_thing(last) || (single && only_dates(line, value.0)));
    no_hours || elsewhere || pay_varies || moves || halved || weighs || is_bare(scene, line, value)
}

/// Whether a word is a plan of another thing than of working hours: "kopplingsschema", by what the compound begins with.
fn is_plan_of_a_thing(word: &str) -> bool {
    let Some(at) = word.rfind("schema") else {
        return false;
    };
    let first = word[..at].trim_end_matches('-');
    let inflected = matches!(&word[at + "schema".len()..], "" | "t" | "n" | "ts" | "s");
    inflected && PLANS_OF_THINGS.has(first)
}

/// Whether a day or a feast stands alone, with nothing that says that one works then: "påsk och midsommar är lugnast".
fn only_dates(line: &Line<'_>, i: usize) -> bool {
    let before = line.pos(i.wrapping_sub(1));
    // "Jul och midsommar arbetar man alltid".
    let works = (0..line.len()).any(|k| {
        line.tokens[k].part == line.tokens[i].part
            && ["arbeta", "jobba", "tjänstgör"]
                .iter()
                .any(|verb| line.word(k).starts_with(verb))
    });
    matches!(
        line.word(i),
        "jul" | "julen" | "påsk" | "påsken" | "midsommar" | "vardag" | "vardagar" | "vardagarna"
    ) && match i {
        0 => !works,
        _ => !matches!(before, Pos::Preposition | Pos::Verb | Pos::Infinitive),
    }
}
