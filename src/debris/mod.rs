//! Debris: what machine translation leaves in a text, and letters that were lost on the way. It is flagged and never touched:
//! only a person knows what was meant.
//!
//! The rules look at the clean text as it was read: its title, headings, sentences and their languages. A text says only
//! what it says, so each rule asks for a form that writers of the language do not use, and keeps still where they might.

mod drift;
mod heading;
mod language;
mod lost;
mod tables;
mod word;

use crate::clean::{CleanText, Reason};
use crate::language::Reading;
use crate::rule::{Confidence, RuleCard, Text};
use crate::span::{Clean, Span};

/// A rule that flags debris.
#[derive(Debug)]
pub struct DebrisRule {
    /// Its id, purpose, examples and near misses. An example is a small page; it must be flagged, a near miss not.
    pub card: RuleCard,
    /// How sure it is.
    pub confidence: Confidence,
    /// What it saw; `{word}` is the word or the language.
    pub says: Text,
    find: fn(&CleanText, &Reading, &mut Vec<Found>),
}

/// A place and the word that gave it away.
type Found = (Span<Clean>, Box<str>);

/// A place that bears the mark of machine translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Debris {
    /// Its bytes in the clean text.
    pub span: Span<Clean>,
    /// The id of the rule.
    pub rule: &'static str,
    /// How sure that is.
    pub confidence: Confidence,
    /// What the rule saw.
    pub reason: Reason,
}

const RULES: [&DebrisRule; 6] = [
    &heading::TITLE_CASE,
    &heading::MISFIT,
    &word::DOUBLED,
    &language::FOREIGN,
    &drift::NAMES,
    &lost::LETTER,
];

/// Every rule that flags debris.
pub fn debris_rules() -> impl Iterator<Item = &'static DebrisRule> {
    RULES.iter().copied()
}

/// All debris of a text, in its order. Total: any reading gives a list.
#[must_use]
pub fn debris(clean: &CleanText, reading: &Reading) -> Vec<Debris> {
    let mut all = Vec::new();
    for rule in RULES {
        let mut found = Vec::new();
        (rule.find)(clean, reading, &mut found);
        all.extend(found.into_iter().map(|(span, word)| {
            let mut reason = Reason::new(&rule.says);
            reason.word = Some(word);
            Debris {
                span,
                rule: rule.card.id,
                confidence: rule.confidence,
                reason,
            }
        }));
    }
    all.sort_by_key(|d| (d.span.start, d.span.end, d.rule));
    all
}
