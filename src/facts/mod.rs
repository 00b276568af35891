//! Facts: what a career article says about an occupation, each claim tied to its sentence.
//!
//! Total: any reading gives a list of facts, in the order of the text. Only what the text says is a fact: nothing is
//! inferred, converted or completed.

mod fact;

pub use fact::{EmployerSize, Facet, Fact, Kind, Modality};

use crate::clean::CleanText;
use crate::language::Reading;

/// The facts of a clean text.
#[must_use]
pub fn extract(clean: &CleanText, reading: &Reading) -> Vec<Fact> {
    let _ = (clean, reading);
    Vec::new()
}

/// The role that the article is about, lower-cased, as its `occupation` fact of facet `subject` names it.
#[must_use]
pub fn occupation(clean: &CleanText, facts: &[Fact]) -> Option<String> {
    facts
        .iter()
        .find(|f| f.kind == Kind::Occupation && f.facet == Some(Facet::Subject))
        .map(|f| f.value.of(clean.text()).to_lowercase())
}
