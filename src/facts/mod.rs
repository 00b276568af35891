//! Facts: what a career article says about an occupation, each claim tied to its sentence.
//!
//! Total: any reading gives a list of facts, in the order of the text. Only what the text says is a fact: nothing is
//! inferred, converted or completed.

mod amounts;
mod claims;
mod denial;
mod doings;
mod employers;
mod ends;
mod example;
mod fact;
mod fault;
mod finders;
mod flags;
mod found;
mod hiring;
mod joins;
mod label;
mod lead_in;
mod line;
mod look_ahead;
mod measures;
mod modality;
mod naming;
mod no_condition;
mod no_duty;
mod no_employer;
mod no_pathway;
mod no_pay;
mod no_role;
mod no_schooling;
mod no_skill;
mod nothing;
mod object;
mod off_topic;
mod own;
mod past;
mod pattern;
mod phrase;
mod places;
mod plain;
mod quantity;
mod role_names;
mod rulebook;
mod rules;
mod said;
mod scene;
mod sift;
mod slot;
mod speaker;
mod tables;
mod telegram;
mod title;
mod title_frame;
mod topic;
mod trend;
mod trim;
mod verb_phrase;
mod withdrawn;
mod word_sets;
mod word_table;
mod words;

pub use example::{Example, Wanted};
pub use fact::{EmployerSize, Facet, Fact, Kind, Modality};
pub use fault::Fault;
pub use quantity::{Measure, Quantity, quantity, quantity_after};
pub use rulebook::{RuleText, Rulebook};
pub use word_table::{Counts, WordTables, words_of};

use crate::clean::CleanText;
use crate::language::Reading;
use crate::rule::RuleCard;

/// The facts of a clean text, in the order of the text.
#[must_use]
pub fn extract(clean: &CleanText, reading: &Reading) -> Vec<Fact> {
    extract_by(clean, reading, &Rulebook::default())
}

/// The same, with rules and words of a user's too.
#[must_use]
pub fn extract_by(clean: &CleanText, reading: &Reading, book: &Rulebook) -> Vec<Fact> {
    let mut facts = scene::Scene::facts(clean.text(), reading, book);
    facts.sort_by_key(|f| (f.sentence.start, f.value.start, f.kind));
    facts
}

/// Every rule that facts come from, by what it says of itself.
pub fn rules() -> impl Iterator<Item = RuleCard> {
    rules::all().iter().map(|rule| rule.card)
}

/// The role that the article is about, lower-cased, as its `occupation` fact of facet `subject` names it.
#[must_use]
pub fn occupation(clean: &CleanText, facts: &[Fact]) -> Option<String> {
    facts
        .iter()
        .find(|f| f.kind == Kind::Occupation && f.facet == Some(Facet::Subject))
        .map(|f| f.value.of(clean.text()).to_lowercase())
}
