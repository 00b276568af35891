//! Rules: what a rule says of itself, whatever stage it belongs to.
//!
//! A rule states what it is for, what it takes and what it must leave. Its **id** is permanent: it stands in indexes,
//! exports and reports. A generic test runs every rule's examples, so a rule without working examples cannot land.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Mutex, PoisonError};

/// What a rule says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleCard {
    /// `family/name`, permanent.
    pub id: &'static str,
    /// What it is for, in one sentence.
    pub purpose: Text,
    /// What it takes: small pages or sentences; the stage says how an example is written.
    pub takes: &'static [&'static str],
    /// What looks like it and must be left alone.
    pub leaves: &'static [&'static str],
}

/// How much of two names must be the same, in order, for one to be what was meant by the other: a slip of the pen or a
/// form of the same word. Names that are only like each other are no help.
const SAME: f32 = 0.78;

/// The one of `known` that was meant by `name`, if one is written nearly so.
pub(crate) fn nearest_name<'n>(name: &str, known: &[&'n str]) -> Option<&'n str> {
    let near = similar::get_close_matches(name, known, 1, SAME).pop();
    near.or_else(|| known.iter().find(|known| one_slip(name, known)).copied())
}

/// Whether two short names differ in one letter.
fn one_slip(a: &str, b: &str) -> bool {
    let long = a.chars().count();
    let off = a.chars().zip(b.chars()).filter(|(a, b)| a != b).count();
    long >= 3 && long == b.chars().count() && off == 1
}

/// A text for people, in both of sikta's languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    /// English.
    pub en: &'static str,
    /// Swedish.
    pub sv: &'static str,
}

/// How sure a decision or a fact is; named, so that a reader need not know a scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// One sign, and it can be wrong.
    Low,
    /// More than one sign, or one that is seldom wrong.
    Medium,
    /// Signs that agree.
    High,
    /// The form alone proves it.
    Certain,
}

impl Confidence {
    /// The name that output formats use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Confidence::Low => "low",
            Confidence::Medium => "medium",
            Confidence::High => "high",
            Confidence::Certain => "certain",
        }
    }
}

impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// `text` for as long as the program runs, as the texts of sikta's own rules are: they stand in every decision and fact. The same
/// text is held once, however often it is read.
pub(crate) fn kept(text: &str) -> &'static str {
    static TEXTS: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut texts = TEXTS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = texts.get(text) {
        return known;
    }
    let text: &'static str = Box::leak(text.to_owned().into_boxed_str());
    texts.insert(text);
    text
}

#[cfg(test)]
mod tests {
    use super::nearest_name;

    #[test]
    fn what_is_only_like_a_name_is_not_meant_by_it() {
        let known = ["related", "promo", "pay", "promo/box", "byline/edge"];
        let near = |name| nearest_name(name, &known);
        assert_eq!(near("relatd"), Some("related"));
        assert_eq!(near("promo/boks"), Some("promo/box"));
        assert_eq!(near("paj"), Some("pay"));
        for name in ["reklam", "ingen/regel", "xx", ""] {
            assert_eq!(near(name), None, "{name}");
        }
    }
}
