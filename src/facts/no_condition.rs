//! No condition: what a rule about how the work is done leads in, and says nothing of it.

use super::fact::Facet;
use super::line::{Line, Run};
use super::nothing::is_bare;
use super::rules::Rule;
use super::scene::Scene;
use super::words::Flags;

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
            words.contains(&line.word(i)) && line.tokens[i].clause == line.tokens[value.0].clause
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
    elsewhere || pay_varies || moves || halved || weighs || is_bare(scene, line, value)
}
