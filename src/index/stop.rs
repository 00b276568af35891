//! Stop words: words that say nothing of what a text is about.
//!
//! In their exact form they stand in the index like all others, so that phrases find them, and so does a query that has
//! nothing else. Their stems are not indexed.

use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// The languages that have them, with a word a line.
const TABLES: [(&str, &str); 2] = [
    ("en", include_str!("tables/stop.en.tsv")),
    ("sv", include_str!("tables/stop.sv.tsv")),
];

static WORDS: LazyLock<Vec<(&str, FxHashSet<&str>)>> = LazyLock::new(|| {
    let tables = TABLES.into_iter();
    tables
        .map(|(code, table)| (code, table.lines().collect()))
        .collect()
});

/// Whether the exact form of a word is a stop word of a language.
pub(super) fn is_stop(code: &str, exact: &str) -> bool {
    let words = WORDS.iter().find(|(known, _)| *known == code);
    words.is_some_and(|(_, words)| words.contains(exact))
}

/// The stop words of a language, sorted.
pub(super) fn stop_words(code: &str) -> impl Iterator<Item = &'static str> + use<> {
    let table = TABLES.iter().find(|(known, _)| *known == code);
    table.map_or("", |(_, table)| table).lines()
}
