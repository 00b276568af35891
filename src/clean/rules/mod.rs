//! The rules of cleaning: data that proves itself, one file a family.
//!
//! A family looks at a [`View`] and marks the lines that its rules take. Families run in the order of [`FAMILIES`]; the
//! first mark on a line stands. An example of a rule is a small page in which exactly the lines that the rule must take
//! start with `✂ `, and a line `¶` stands for a paragraph of neutral prose; an example of one line stands between two such
//! paragraphs under a neutral title. In a page of `leaves`, no rule may take any line.

mod about;
mod byline;
mod comments;
mod consent;
mod dateline;
mod duplicate;
mod footer;
mod image;
mod markdown;
mod markup;
mod navigation;
mod pages;
mod promo;
mod related;
mod residue;
mod share;
mod site;
mod tags;
mod title;
mod toc;
mod video;
mod zones;

/// Writes a rule as a table row: name, id, class, confidence, purpose, reason, examples, near misses.
macro_rules! rule {
    ($name:ident $id:literal $class:ident $confidence:ident
     for $purpose_en:literal / $purpose_sv:literal
     says $says_en:literal / $says_sv:literal
     takes [$($takes:expr),* $(,)?]
     leaves [$($leaves:expr),* $(,)?]) => {
        pub(super) static $name: $crate::clean::ArtefactRule = $crate::clean::ArtefactRule {
            card: $crate::rule::RuleCard {
                id: $id,
                purpose: $crate::rule::Text { en: $purpose_en, sv: $purpose_sv },
                takes: &[$($takes),*],
                leaves: &[$($leaves),*],
            },
            class: $crate::clean::Class::$class,
            confidence: $crate::rule::Confidence::$confidence,
            says: $crate::rule::Text { en: $says_en, sv: $says_sv },
        };
    };
}
use rule;

use super::class::Class;
use super::view::View;
use crate::rule::{Confidence, RuleCard, Text};

/// A rule that drops lines.
#[derive(Debug)]
pub struct ArtefactRule {
    /// Its id, purpose, examples and near misses; in a near miss `✂` marks what goes by other rules.
    pub card: RuleCard,
    /// What it takes lines for.
    pub class: Class,
    /// How sure it is.
    pub confidence: Confidence,
    /// What it saw, as a reason for a reader; `{line}` is the line that it leaned on.
    pub says: Text,
}

/// Rules that look for the same thing, and the function that looks.
pub(super) struct Family {
    pub(super) rules: &'static [&'static ArtefactRule],
    pub(super) find: fn(&mut View<'_, '_>),
}

/// All families, in the order in which they look.
pub(super) const FAMILIES: &[Family] = &[
    markup::FAMILY,
    markdown::FAMILY,
    residue::FAMILY,
    comments::FAMILY,
    toc::FAMILY,
    title::FAMILY,
    pages::FAMILY,
    video::FAMILY,
    promo::FAMILY,
    image::FAMILY,
    related::FAMILY,
    consent::FAMILY,
    share::FAMILY,
    byline::FAMILY,
    dateline::FAMILY,
    tags::FAMILY,
    footer::FAMILY,
    navigation::FAMILY,
    about::FAMILY,
    site::FAMILY,
    zones::FAMILY,
    about::AUTHORS,
    duplicate::FAMILY,
];

/// The rule for blocks that the markup of a page names as `class`.
pub(super) fn markup_rule(class: Class) -> &'static ArtefactRule {
    markup::of_class(class)
}

/// The rule for blocks outside of the element that holds the article, which look like `class`.
pub(super) fn outside_rule(class: Class) -> &'static ArtefactRule {
    markup::outside(class)
}

/// The rules for blocks within that element which are none of the article: a second title, links that lead away, and what
/// stands after its end.
pub(super) static MARKUP_HEADING: &ArtefactRule = &markup::HEADING;
pub(super) static MARKUP_LINKS: &ArtefactRule = &markup::LINKS;
pub(super) static MARKUP_TAIL: &ArtefactRule = &markup::TAIL;

/// The rule for links right under an advertisement label in the markup.
pub(super) static AD_TEXT: &ArtefactRule = &promo::BLOCK;

/// The rule for lines that are empty after repair; they are taken before any rule looks.
pub(super) static EMPTY: &ArtefactRule = &residue::EMPTY;

/// Every rule that drops lines, in the order in which they look.
pub fn artefact_rules() -> impl Iterator<Item = &'static ArtefactRule> {
    FAMILIES
        .iter()
        .flat_map(|family| family.rules.iter().copied())
}

/// Lets every family look at `view`.
pub(super) fn judge(view: &mut View<'_, '_>) {
    for family in FAMILIES {
        (family.find)(view);
    }
}
