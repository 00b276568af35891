//! Names of occupations that the classification's lexicon has: one table says both which words are roles and which code each
//! has, so that what gets a code is a role too.

use super::words::lines;
use rustc_hash::FxHashSet;
use std::sync::OnceLock;

/// The table: code, official name, ISCO groups, everyday names.
const TABLE: &str = include_str!("../taxonomy/tables/occupations.sv.tsv");

/// A shorter name is a role in a title only: "modell", "värd" and "major" are other words as well.
const SHORTEST: usize = 7;

/// Ends of names for a service or a staff, which are no persons.
const NO_PERSONS: &[&str] = &[
    "personal", "tjänst", "support", "hem", "hjälp", "desk", "person",
];

/// Endings of the forms of a word for a person; what stands before the bar is in the dictionary form instead.
const FORMS: &[(&str, &str)] = &[
    ("n", ""),
    ("en", ""),
    ("s", ""),
    ("ns", ""),
    ("ens", ""),
    ("er", ""),
    ("erna", ""),
    ("ar", ""),
    ("arna", ""),
    ("arna", "are"),
    ("or", "a"),
    ("orna", "a"),
    ("män", "man"),
    ("männen", "man"),
    ("nen", ""),
];

/// Everyday names, lower-cased.
fn names() -> &'static FxHashSet<&'static str> {
    static NAMES: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    NAMES.get_or_init(|| {
        lines(TABLE)
            .filter_map(|line| line.split('\t').nth(3))
            .flat_map(|cell| cell.split('|'))
            .filter(|name| !NO_PERSONS.iter().any(|end| name.ends_with(end)))
            .collect()
    })
}

/// Whether a lower-cased name, of one word or several, is one of the lexicon's.
pub(super) fn has(name: &str) -> bool {
    names().contains(name)
}

/// Whether a lower-cased word is a name of the lexicon in any form, long enough to be nothing else.
pub(super) fn is_inflected(word: &str) -> bool {
    let is_name = |word: &str| word.chars().count() >= SHORTEST && has(word);
    is_name(word)
        || FORMS.iter().any(|(ending, before)| {
            word.strip_suffix(ending)
                .is_some_and(|stem| match before.is_empty() {
                    true => is_name(stem),
                    false => is_name(&format!("{stem}{before}")),
                })
        })
}
