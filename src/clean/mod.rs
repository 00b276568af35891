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
mod settle;
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
    let lines = read(page.text(), &repaired.text);
    let mut outcome = pass::run(&lines);
    let ledger = assemble::assemble(page.text(), &lines, repaired.repairs.clone(), &outcome);
    match settle::settle(page, ledger) {
        Ok(ledger) => ledger,
        Err(words) => {
            outcome.alone(&lines);
            outcome.left_alone = Some(words);
            assemble::assemble(page.text(), &lines, repaired.repairs, &outcome)
        }
    }
}

/// The lines of the repaired text, read; each knows whether repair emptied it.
fn read<'t>(source: &str, repaired: &'t str) -> Vec<line::Line<'t>> {
    let mut reader = line::Reader::default();
    source
        .split_inclusive('\n')
        .zip(repaired.split_inclusive('\n'))
        .map(|(raw, now)| {
            let mut line = reader.read(now);
            line.emptied = line.text.is_empty() && !raw.trim().is_empty();
            line
        })
        .collect()
}
