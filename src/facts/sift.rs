//! Sifting: what the rules found in a sentence that makes no such claim, whatever its words: a question, what a firm does itself,
//! what was once so, an item of a list of advantages.

use super::fact::Kind;
use super::found::Found;
use super::lead_in::LeadIn;
use super::line::{Line, Run};
use super::off_topic::is_of_firm;
use super::past::is_past;
use super::speaker::Speakers;

/// Words with which a question begins that asks whether something has to be so: "Måste man vara tuff?"
const ASKS_WHETHER: &[&str] = &[
    "måste", "behöver", "behövs", "krävs", "bör", "ska", "do", "must",
];

/// Leaves what the sentence can claim; `lead` is the lead-in that it is, or that it is an item under, and `affirmed` whether the
/// next sentence says yes to it.
pub(super) fn sift(
    speakers: &Speakers,
    line: &Line<'_>,
    lead: Option<LeadIn>,
    affirmed: bool,
    found: &mut Vec<Found>,
) {
    match lead.map(|lead| lead.kind) {
        Some(Kind::Skill) if line.ends_with_colon() => found.clear(),
        // Under "Fördelar:" an item is no property of the worker, and no task.
        Some(Kind::Condition) => {
            found.retain(|f| !matches!(f.rule.kind, Kind::Skill | Kind::Duty));
        }
        _ => {}
    }
    if line.is_question() {
        // "Ska man kunna svetsa? Ja, det är bra."
        let asks = ASKS_WHETHER.contains(&line.word(0)) && !affirmed;
        found.retain(|f| f.rule.kind == Kind::Skill && !asks);
    }
    // What the firm does itself, or what was once asked for, is no claim on the role.
    if !found.is_empty() && is_of_firm(speakers, line) {
        found.retain(|f| {
            !matches!(
                f.rule.kind,
                Kind::Duty | Kind::Experience | Kind::Education | Kind::Skill | Kind::Pathway
            )
        });
    }
    if !found.is_empty() && is_past(line) {
        found.retain(|f| {
            matches!(
                f.rule.kind,
                Kind::Occupation | Kind::Pathway | Kind::Experience
            )
        });
    }
}

/// Drops items of a list of demands that another rule knows: "Heta arbeten" is a certificate.
pub(super) fn without_known(found: &mut Vec<Found>) {
    let known: Vec<Run> = found
        .iter()
        .filter(|f| matches!(f.rule.kind, Kind::Course | Kind::Education))
        .map(|f| f.value)
        .collect();
    found.retain(|f| f.rule.card.id != "skill/listed" || !known.contains(&f.value));
}
