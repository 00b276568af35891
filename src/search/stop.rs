//! Stop words: words of a query that say nothing of what is sought.
//!
//! They stand in the index like all others, so phrases find them, and so does a query that has nothing else. In other
//! queries they are left out: they would bring every passage as a hit, and "hur" and "blir" would outweigh what follows.

use super::query::Clause;
use crate::index::Stems;

const TABLES: [(&str, &str); 2] = [
    ("en", include_str!("tables/stop.en.tsv")),
    ("sv", include_str!("tables/stop.sv.tsv")),
];

/// The clauses without those that are a stop word in one of the languages, and the words of these. Where nothing else is
/// sought, all stay.
pub(super) fn leave_out(clauses: Vec<Clause>, langs: &[Stems]) -> (Vec<Clause>, Vec<String>) {
    let tables = TABLES
        .iter()
        .filter(|(code, _)| langs.iter().any(|l| l.code() == *code));
    let tables: Vec<&str> = tables.map(|(_, table)| *table).collect();
    let is_stop = |clause: &Clause| match clause.words.as_slice() {
        [word] if !(clause.quoted || clause.excluded || clause.prefix) => tables
            .iter()
            .any(|table| table.lines().any(|stop| stop == word)),
        _ => false,
    };
    if clauses
        .iter()
        .all(|clause| clause.excluded || is_stop(clause))
    {
        return (clauses, Vec::new());
    }
    let (stops, sought): (Vec<Clause>, Vec<Clause>) = clauses.into_iter().partition(is_stop);
    (
        sought,
        stops.into_iter().flat_map(|clause| clause.words).collect(),
    )
}
