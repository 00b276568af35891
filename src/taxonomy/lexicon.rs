//! The lexicon: what sikta knows of classifications by itself.
//!
//! Tables of our own (`tables/*.tsv`): the unit groups of SSYK 2012, as Arbetsförmedlingen has them (managers of both levels in
//! one group), with the groups of ISCO-08 that they answer to, and what people are called in everyday Swedish and English;
//! levels and fields of education (SUN 2020), sectors (SNI 2007), and common skills and traits by their ESCO concept. Codes
//! and official names are those of Statistics Sweden and the European Commission; all other words were written for sikta.

use super::concept::{Concept, Name, Sort};
use super::store::Store;
use crate::language::Lang;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The name that codes out of the lexicon have for their source.
const SOURCE: &str = "sikta";

/// The editions of what it holds.
const VERSION: &str = "ESCO 1.1.1, SNI 2007, SSYK 2012, SUN 2020";

/// A table: code, official name, the groups that it answers to (occupations only), and other names.
struct Table {
    system: &'static str,
    sort: Sort,
    swedish: &'static str,
    /// Code and names.
    english: &'static str,
}

macro_rules! table {
    ($system:literal, $sort:ident, $name:literal) => {
        Table {
            system: $system,
            sort: Sort::$sort,
            swedish: include_str!(concat!("tables/", $name, ".sv.tsv")),
            english: include_str!(concat!("tables/", $name, ".en.tsv")),
        }
    };
}

const TABLES: [Table; 5] = [
    table!("SSYK", Occupation, "occupations"),
    table!("ESCO", Skill, "skills"),
    table!("SUN", Level, "levels"),
    table!("SUN", Field, "fields"),
    table!("SNI", Sector, "sectors"),
];

/// The lexicon; each sort of it is packed when it is first asked for.
#[must_use]
pub fn lexicon() -> &'static Store {
    static LEXICON: LazyLock<Store> = LazyLock::new(|| Store::later(SOURCE, VERSION, of_sort));
    &LEXICON
}

/// Its concepts of one sort.
fn of_sort(sort: Sort) -> Vec<Concept> {
    let tables = TABLES.iter().filter(|table| table.sort == sort);
    tables.flat_map(Table::concepts).collect()
}

/// Its concepts.
#[must_use]
pub fn concepts() -> Vec<Concept> {
    TABLES.iter().flat_map(Table::concepts).collect()
}

impl Table {
    fn concepts(&self) -> Vec<Concept> {
        let mut concepts = Vec::new();
        let english: FxHashMap<&str, &str> = self
            .english
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .collect();
        for line in self.swedish.lines() {
            let mut cells = line.split('\t');
            let (Some(id), Some(official)) = (cells.next(), cells.next()) else {
                continue;
            };
            let _groups = cells.next();
            let mut names = vec![Name {
                text: official.to_owned(),
                lang: Lang::SV,
                official: true,
            }];
            let more = |text: &str, lang, official| Name {
                text: text.to_owned(),
                lang,
                official,
            };
            let members = members(official).filter(|_| self.sort == Sort::Occupation);
            names.extend(members.map(|text| more(text, Lang::SV, false)));
            let everyday = cells
                .next()
                .unwrap_or_default()
                .split('|')
                .filter(|text| !text.is_empty());
            names.extend(everyday.map(|text| more(text, Lang::SV, false)));
            let foreign = english
                .get(id)
                .into_iter()
                .flat_map(|names| names.split('|'));
            names.extend(
                foreign
                    .enumerate()
                    .map(|(i, text)| more(text, Lang::EN, i == 0)),
            );
            concepts.push(Concept {
                system: self.system.to_owned(),
                id: id.to_owned(),
                sort: self.sort,
                group: (self.sort == Sort::Occupation).then(|| id.to_owned()),
                names,
            });
        }
        concepts
    }
}

/// What an official name of several names each: "Kockar och kallskänkor".
fn members(official: &str) -> impl Iterator<Item = &str> {
    let simple =
        !official.contains(" inom ") && !official.contains('-') && !official.starts_with("Övri");
    let bare = official
        .trim_end_matches(" m.fl.")
        .trim_end_matches(" m.m.");
    let several = bare.contains(" och ") || bare.contains(", ") || bare.len() < official.len();
    let parts = bare.split([',']).flat_map(|part| part.split(" och "));
    parts
        .map(str::trim)
        .filter(move |part| simple && several && part.len() > 3)
}

/// The groups of ISCO-08 that a group of SSYK 2012 answers to, by Statistics Sweden's key.
#[must_use]
pub fn isco_of(ssyk: &str) -> &'static [&'static str] {
    static GROUPS: LazyLock<FxHashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
        let lines = include_str!("tables/occupations.sv.tsv").lines();
        lines
            .filter_map(|line| {
                let mut cells = line.split('\t');
                let id = cells.next()?;
                let groups = cells.nth(1)?.split(',').filter(|group| !group.is_empty());
                Some((id, groups.collect()))
            })
            .collect()
    });
    GROUPS.get(ssyk).map_or(&[], Vec::as_slice)
}
