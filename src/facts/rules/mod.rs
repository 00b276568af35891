//! The rules, as data: what each looks for, what it says of itself, what it takes and leaves.
//!
//! An example in `takes` is written `sentence ⇒ value | value`, each value optionally followed by its modality in
//! brackets: `Man bör vara noggrann. ⇒ noggrann (preferred)`. The sentence is read as the only one of an article with the
//! title "Provare", under the heading that stands before `##`, if one does: `Utbildning ## Den är tre år. ⇒ tre år`; a `¶`
//! in it begins a new line, and one at its beginning makes it the title (with the text after `##`). Every value must be found by the rule; a sentence of `leaves` must give it nothing.

/// A pattern with, between its two parts, an adjective that says how great or how good something is, by its words.
macro_rules! with_great {
    ($before:literal, $after:literal) => {
        concat!(
            $before,
            "stor|stort|stora|större|god|gott|goda|bättre|sämre|hög|högt|höga|högre|låg|lågt|låga|lägre|liten|litet|små|",
            "mindre|medelstor|medelstora|måttlig|måttligt|måttliga|hård|hårt|hårda|hårdare|tuff|tufft|tuffa|tuffare|",
            "stark|starkt|starka|svag|svagt|svaga|begränsad|begränsade|stabil|stabila|mättad|ljus|ljusa|dyster|mörk|",
            "utmärkt|utmärkta|dålig|dåligt|dåliga|enorm|enormt|akut|påtaglig|betydande|omfattande|växande|ökande|osäker|",
            "osäkra|oförändrad|oförändrade|skriande|rekordstor|rekordhög|överhettad|gynnsam|gynnsamma",
            $after
        )
    };
}

mod condition;
mod duty;
mod education;
mod employer;
mod experience;
mod occupation;
mod outlook;
mod pathway;
mod pay;
mod skill;

use super::fact::{Facet, Kind};
use super::pattern::Patterns;
use super::tables;
use super::topic::Topic;
use super::words;
use crate::language::Lang;
use crate::rule::{Confidence, RuleCard, Text};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// A rule.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    /// Its place in the order in which rules win where two claim the same words; no two have the same.
    pub(super) rank: usize,
    /// What it says of itself.
    pub(super) card: RuleCard,
    /// The kind of its facts.
    pub(super) kind: Kind,
    /// Their facet, unless the finder decides.
    pub(super) facet: Option<Facet>,
    /// How sure they are.
    pub(super) confidence: Confidence,
    /// The sections it looks at.
    pub(super) topics: Topics,
    /// Its patterns; none for a rule whose finder is code.
    pub(super) patterns: &'static [&'static str],
}

/// Sections by topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Topics {
    /// All of them.
    Any,
    /// Only these.
    Only(&'static [Topic]),
    /// All but these.
    Not(&'static [Topic]),
}

impl Topics {
    /// Whether a section of that topic is looked at.
    pub(super) fn allow(self, topic: Topic) -> bool {
        match self {
            Topics::Any => true,
            Topics::Only(list) => list.contains(&topic),
            Topics::Not(list) => !list.contains(&topic),
        }
    }
}

/// A rule whose facts come from its patterns.
const fn rule(
    kind: Kind,
    facet: Option<Facet>,
    confidence: Confidence,
    topics: Topics,
    patterns: &'static [&'static str],
    card: RuleCard,
) -> Rule {
    Rule {
        rank: 0,
        card,
        kind,
        facet,
        confidence,
        topics,
        patterns,
    }
}

const fn card(
    id: &'static str,
    en: &'static str,
    sv: &'static str,
    takes: &'static [&'static str],
    leaves: &'static [&'static str],
) -> RuleCard {
    RuleCard {
        id,
        purpose: Text { en, sv },
        takes,
        leaves,
    }
}

/// The rank of sikta's first rule: a user's come before.
pub(super) const FIRST: usize = 1_000;

/// All rules, those first that win where two claim the same words.
pub(super) fn all() -> &'static [Rule] {
    static ALL: OnceLock<Vec<Rule>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all = [
            occupation::RULES,
            pay::RULES,
            skill::RULES,
            experience::RULES,
            education::RULES,
            skill::LATE,
            pathway::RULES,
            employer::RULES,
            outlook::RULES,
            condition::RULES,
            duty::RULES,
        ]
        .concat();
        for (i, rule) in all.iter_mut().enumerate() {
            rule.rank = FIRST + i;
        }
        all
    })
}

/// All patterns of a language, ready to match. The Swedish ones stand with the rules, those of other languages in a table.
pub(super) fn patterns(lang: Lang) -> &'static Patterns {
    static SV: OnceLock<Patterns> = OnceLock::new();
    static EN: OnceLock<Patterns> = OnceLock::new();
    static NB: OnceLock<Patterns> = OnceLock::new();
    static DA: OnceLock<Patterns> = OnceLock::new();
    match lang {
        Lang::EN => EN.get_or_init(|| of_table(tables::EN.patterns)),
        Lang::NB => NB.get_or_init(|| of_table(tables::NB.patterns)),
        Lang::DA => DA.get_or_init(|| of_table(tables::DA.patterns)),
        _ => SV.get_or_init(|| {
            let rules = all().iter();
            of(rules.flat_map(|rule| rule.patterns.iter().map(move |p| (rule, *p))))
        }),
    }
}

/// The patterns of a table: a rule's id and a pattern a line.
fn of_table(table: &'static str) -> Patterns {
    of(words::lines(table).filter_map(|line| {
        let (id, pattern) = line.split_once('\t')?;
        let rule = all().iter().find(|r| r.card.id == id);
        debug_assert!(rule.is_some(), "{id} is no rule");
        Some((rule?, pattern))
    }))
}

fn of(sources: impl Iterator<Item = (&'static Rule, &'static str)>) -> Patterns {
    let mut patterns = Patterns::default();
    for (rule, source) in sources {
        let understood = patterns.add(rule, source);
        debug_assert!(understood.is_ok(), "{source}: {understood:?}");
    }
    patterns
}

/// The rule of that id.
pub(super) fn by_id(id: &str) -> &'static Rule {
    static INDEX: OnceLock<FxHashMap<&'static str, &'static Rule>> = OnceLock::new();
    let index = INDEX.get_or_init(|| all().iter().map(|r| (r.card.id, r)).collect());
    debug_assert!(index.contains_key(id), "{id} is no rule");
    index.get(id).copied().unwrap_or(&all()[0])
}
