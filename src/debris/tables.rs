//! Word tables: small words, those of them that may stand twice in a row, and headings that stand for another.
//!
//! A row is `small` or `may-double` and a word in lower case, or `mistaken`, a heading in lower case, and the stem that the
//! section under it has if the heading is right.

use crate::language::Lang;
use std::sync::LazyLock;

/// What is known of one language.
#[derive(Debug, Default)]
pub(super) struct Table {
    code: &'static str,
    small: Vec<&'static str>,
    may_double: Vec<&'static str>,
    mistaken: Vec<(&'static str, &'static str)>,
}

const TABLES: &[(&str, &str)] = &[
    ("da", include_str!("tables/debris.da.tsv")),
    ("de", include_str!("tables/debris.de.tsv")),
    ("en", include_str!("tables/debris.en.tsv")),
    ("es", include_str!("tables/debris.es.tsv")),
    ("fi", include_str!("tables/debris.fi.tsv")),
    ("fr", include_str!("tables/debris.fr.tsv")),
    ("it", include_str!("tables/debris.it.tsv")),
    ("nb", include_str!("tables/debris.nb.tsv")),
    ("nl", include_str!("tables/debris.nl.tsv")),
    ("nn", include_str!("tables/debris.nn.tsv")),
    ("sv", include_str!("tables/debris.sv.tsv")),
];

static READ: LazyLock<Vec<Table>> = LazyLock::new(|| TABLES.iter().map(read).collect());

fn read(&(code, rows): &(&'static str, &'static str)) -> Table {
    let mut table = Table {
        code,
        ..Table::default()
    };
    for row in rows.lines() {
        match row.split('\t').collect::<Vec<_>>()[..] {
            ["small", word] => table.small.push(word),
            ["may-double", word] => table.may_double.push(word),
            ["mistaken", heading, stem] => table.mistaken.push((heading, stem)),
            _ => {}
        }
    }
    table
}

/// The table of a language; nothing where there is none.
pub(super) fn table(lang: Lang) -> Option<&'static Table> {
    READ.iter().find(|table| table.code == lang.code())
}

impl Table {
    /// Whether `word`, in lower case, is one that the language writes with a small letter within headings.
    pub(super) fn is_small(&self, word: &str) -> bool {
        self.small.contains(&word)
    }

    /// Whether a sentence can have the small word twice in a row: where a clause ends before one and another starts with it.
    pub(super) fn may_double(&self, word: &str) -> bool {
        self.may_double.contains(&word)
    }

    /// The stem that the section under `heading`, in lower case, has if that is no mistake for another; nothing for a
    /// heading that is not known as one.
    pub(super) fn stem_under(&self, heading: &str) -> Option<&'static str> {
        let known = self
            .mistaken
            .iter()
            .find(|(mistaken, _)| *mistaken == heading);
        known.map(|(_, stem)| *stem)
    }
}
