//! Synonyms and narrower words, for queries that ask for them.

use super::tree::{Also, Why};
use crate::index::Stems;

/// Each line has two words or phrases with `=` (they mean the same) or `>` (the second is a kind of the first) between, parted
/// by tabs.
const TABLES: [(&str, &str); 2] = [
    ("en", include_str!("tables/synonyms.en.tsv")),
    ("sv", include_str!("tables/synonyms.sv.tsv")),
];

/// A query is widened by so many words, at most.
const MOST: usize = 40;

/// What may be sought in place of `words` in a text of the language of `stems`: words are compared by their stems.
pub(super) fn of(words: &[String], stems: &Stems) -> Vec<Also> {
    let stem =
        |phrase: &str| -> Vec<String> { phrase.split(' ').map(|word| stems.stem(word)).collect() };
    let sought: Vec<String> = words.iter().map(|word| stems.stem(word)).collect();
    let mut found: Vec<Also> = Vec::new();
    let tables = TABLES.iter().filter(|(code, _)| *code == stems.code());
    for line in tables.flat_map(|(_, table)| table.lines()) {
        let mut cells = line.split('\t');
        let (Some(one), Some(relation), Some(other)) = (cells.next(), cells.next(), cells.next())
        else {
            continue;
        };
        let (words, why) = match relation {
            "=" if stem(one) == sought => (other, Why::Synonym),
            "=" if stem(other) == sought => (one, Why::Synonym),
            ">" if stem(one) == sought => (other, Why::Narrower),
            _ => continue,
        };
        let words = words.to_owned();
        found.push(Also { words, why });
    }
    found.truncate(MOST);
    found
}
