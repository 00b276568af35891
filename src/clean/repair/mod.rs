//! Character repair: damage from wrong decoding and careless export, mended in place and on record.
//!
//! Laws: a repair never changes the number of lines, so line `i` of the repaired text is line `i` of the source, and each
//! repair lies within one line; repairing the repaired text changes nothing; text that is not damaged stays as it is,
//! quotation marks and no-break spaces with it. A no-break space is a choice of whoever wrote the text (`31 000 kr` must not
//! break), no damage: it stays in what is kept, everything that compares lines or counts words reads it as a space, and a line
//! that has nothing else is shown to be empty and goes. Only where it was decoded wrongly is it mended, to the space that it was.
//!
//! A **pass** looks for damage once, and its edits are made; the next pass looks at what came out, since damage can lie in
//! layers (`&amp;auml;`, text that was decoded wrongly twice). It ends when a pass finds nothing. Every layer makes the text
//! shorter; text with more layers than [`PASSES`] is hostile and left as it came, all of it.

mod composed;
mod edits;
mod entity;
mod invisible;
mod line_break;
mod mojibake;
mod scan;
mod sure;
mod tables;
mod wordbook;

use super::ledger::Reason;
use super::orders::Orders;
use crate::rule::{Confidence, RuleCard, Text};
use crate::span::{Raw, Span};
use edits::Edit;
use std::borrow::Cow;

/// The bound on layers of damage; more than double damage has not been seen.
const PASSES: usize = 8;

/// A rule that mends characters.
///
/// An example of what it takes is written `damaged ⇒ mended`; what it leaves is a text that stays as it is.
#[derive(Debug)]
pub struct RepairRule {
    /// Its id, purpose, examples and near misses.
    pub card: RuleCard,
    /// How sure it is.
    pub confidence: Confidence,
    /// What it saw, as a reason for a reader.
    pub says: Text,
}

/// Every rule that mends characters.
pub fn repair_rules() -> impl Iterator<Item = &'static RepairRule> {
    [
        &mojibake::RULE,
        &entity::RULE,
        &invisible::SOFT_HYPHEN,
        &invisible::ZERO_WIDTH,
        &composed::RULE,
        &line_break::RULE,
    ]
    .into_iter()
}

/// One piece of damage and what it should have been.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Repair {
    /// The damaged bytes of the source.
    pub(super) span: Span<Raw>,
    /// What they should have been; may be empty.
    pub(super) now: Box<str>,
    /// The id of the rule that saw it.
    pub(super) rule: &'static str,
    /// How sure it is.
    pub(super) confidence: Confidence,
    /// What it saw.
    pub(super) reason: Reason,
}

impl Repair {
    /// Which of the lines around, before and after, a repair on the line at `line` needs: one half of a word that was put
    /// together stays as it was where the line with the other half goes.
    pub(super) fn needs(&self, line: Span<Raw>, ends: usize) -> (bool, bool) {
        let breaks = self.rule == line_break::RULE.card.id;
        let starts = self.span.start == line.start;
        (
            breaks && starts,
            breaks && !starts && self.now.is_empty() && self.span.end == ends,
        )
    }
}

/// A text with its repairs made, and the repairs, sorted and without overlap.
#[derive(Debug)]
pub(super) struct Repaired<'t> {
    pub(super) text: Cow<'t, str>,
    pub(super) repairs: Vec<Repair>,
}

/// Finds and mends the damage in `text`.
pub(super) fn repair<'t>(text: &'t str, orders: &Orders) -> Repaired<'t> {
    let untouched = Repaired {
        text: Cow::Borrowed(text),
        repairs: Vec::new(),
    };
    let mut edits: Vec<Edit> = Vec::new();
    let mut current = Cow::Borrowed(text);
    for _ in 0..PASSES {
        let found = find(&current, orders);
        if found.is_empty() {
            if edits.is_empty() {
                return untouched;
            }
            return Repaired {
                text: current,
                repairs: edits.into_iter().map(Repair::from).collect(),
            };
        }
        let next = edits::apply(&current, &found);
        edits = edits::compose(text, &edits, &current, found);
        current = Cow::Owned(next);
    }
    untouched
}

/// What one pass finds, sorted and without overlap.
fn find(text: &str, orders: &Orders) -> Vec<Edit> {
    let places = scan::places(text.as_bytes());
    if places.is_empty() {
        return Vec::new();
    }
    // Alone, since each of these is two edits that must both be made; and first, since a soft hyphen says most.
    let is_on = |edit: &Edit| !orders.is_off(edit.rule.card.id);
    let breaks = line_break::find(text, &places);
    if breaks.first().is_some_and(is_on) {
        return breaks;
    }
    let mut found = mojibake::find(text, &places);
    found.extend(entity::find(text, &places));
    found.extend(invisible::find(text, &places));
    found.extend(composed::find(text, &places));
    found.retain(is_on);
    edits::settle(found)
}

impl From<Edit> for Repair {
    fn from(edit: Edit) -> Self {
        Repair {
            span: Span::new(edit.span.start, edit.span.end),
            now: edit.now.into_boxed_str(),
            rule: edit.rule.card.id,
            confidence: edit.rule.confidence,
            reason: Reason::new(&edit.rule.says),
        }
    }
}

#[cfg(test)]
mod tests;
