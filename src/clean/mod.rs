//! Cleaning: which lines of a page are the article, and which are not.
//!
//! Total: any page gives a ledger. **Law of rest**: cleaning the clean text changes nothing.
//!
//! Characters are repaired first; every line of the repaired text is then read once (`line`), with what the word tables
//! (`lexicon`) and its shape say of it alone (`evidence`). The rules (`rules`) judge it in the company of the other lines
//! (`view`), again and again over what is left until nothing more goes (`pass`). Verdicts and repairs become the ledger
//! (`assemble`).

mod assemble;
mod class;
mod evidence;
mod ledger;
mod lexicon;
mod line;
mod pass;
mod repair;
mod rules;
mod text;
mod view;

pub use class::Class;
pub use ledger::{Action, Decision, Flag, Ledger, Reason};
pub use repair::{RepairRule, repair_rules};
pub use rules::{ArtefactRule, artefact_rules};
pub use text::CleanText;

use crate::ingest::Page;

/// Decides on every line of `page`.
#[must_use]
pub fn clean(page: &Page) -> Ledger {
    let repaired = repair::repair(page.text());
    let mut reader = line::Reader::default();
    let lines: Vec<line::Line<'_>> = repaired
        .text
        .split_inclusive('\n')
        .map(|raw| reader.read(raw))
        .collect();
    let outcome = pass::run(&lines);
    assemble::assemble(page.text(), &lines, repaired.repairs, &outcome)
}
