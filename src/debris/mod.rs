//! Debris: what machine translation leaves in a text. It is flagged and never touched: it can be read, and only a person
//! knows what was meant.
//!
//! The rules look at the clean text as it was read: its title, headings, sentences and their languages. A text says only
//! what it says, so each rule asks for a form that writers of the language do not use, and keeps still where they might.

mod drift;
mod heading;
mod language;
mod word;

use crate::clean::{CleanText, Reason};
use crate::language::{Lang, Reading};
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

const RULES: [&DebrisRule; 5] = [
    &heading::TITLE_CASE,
    &heading::MISFIT,
    &word::DOUBLED,
    &language::FOREIGN,
    &drift::NAMES,
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
            let mut reason = Reason::new(rule.says);
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

/// Words that no language of `lang`'s kind capitalises or doubles, in lower case.
fn small_words(lang: Lang) -> &'static [&'static str] {
    match lang.code() {
        "sv" => &[
            "och", "i", "på", "av", "för", "till", "som", "en", "ett", "man", "blir", "med", "att",
            "är", "du", "om", "kan", "den", "din", "från", "eller", "vid",
        ],
        "da" => &[
            "og", "i", "på", "af", "for", "til", "som", "en", "et", "man", "bliver", "med", "at",
            "er", "du", "om", "kan", "din", "fra", "eller", "ved",
        ],
        "nb" | "nn" => &[
            "og", "i", "på", "av", "for", "til", "som", "en", "et", "ein", "man", "blir", "med",
            "å", "er", "du", "om", "kan", "din", "fra", "eller", "ved",
        ],
        "fi" => &["ja", "tai", "on", "miten", "kuinka", "että", "kun", "voi"],
        "de" => &[
            "und", "oder", "von", "für", "mit", "auf", "ein", "eine", "ist",
        ],
        "nl" => &["en", "van", "voor", "met", "een", "het", "naar", "op", "of"],
        "fr" => &[
            "et", "de", "du", "des", "les", "pour", "dans", "un", "une", "à",
        ],
        "es" => &[
            "y", "de", "del", "los", "las", "para", "con", "un", "una", "en",
        ],
        "it" => &["e", "di", "del", "per", "con", "un", "una", "in", "da"],
        "en" => &["the", "a", "an", "of", "and", "to", "for", "with", "from"],
        _ => &[],
    }
}
