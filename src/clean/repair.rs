//! Character repair: damage from wrong decoding and careless export, mended in place and on record.
//!
//! Law: a repair never changes the number of lines, so line `i` of the repaired text is line `i` of the source; and
//! repairing the repaired text changes nothing.

use super::ledger::Reason;
use crate::rule::Confidence;
use crate::span::{Raw, Span};
use std::borrow::Cow;

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

/// A text with its repairs made, and the repairs, sorted and without overlap.
#[derive(Debug)]
pub(super) struct Repaired<'t> {
    pub(super) text: Cow<'t, str>,
    pub(super) repairs: Vec<Repair>,
}

/// Finds and mends the damage in `text`.
pub(super) fn repair(text: &str) -> Repaired<'_> {
    Repaired {
        text: Cow::Borrowed(text),
        repairs: Vec::new(),
    }
}
