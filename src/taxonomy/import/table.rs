//! Tables: CSV and TSV with a row of column names, as ESCO, JobTech and Statistics Sweden publish theirs, or one's own.
//!
//! | column | is |
//! |---|---|
//! | `conceptUri`, `uri`, `id`, `code`, `concept_id`, `ssyk2012` | the id |
//! | `preferredLabel`, `preferred_label`, `label`, `name`, with or without `_sv` | the official name |
//! | `altLabels`, `hiddenLabels`, `alt`, `synonyms`, with or without `_sv` | other names, between line ends or `|` |
//! | `conceptType`, `type`, `sort` | what it is the name of |
//! | `iscoGroup`, `ssyk2012`, `group` | the group of ISCO-08 or SSYK that it belongs to |
//! | `system` | the classification |

use super::rows::Rows;
use super::{Found, Wrong, system_of};
use crate::language::Lang;
use crate::taxonomy::concept::{Name, Sort};
use std::collections::BTreeMap;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Id,
    Official(Option<Lang>),
    Other(Option<Lang>),
    Type,
    Group,
    System,
    Nothing,
}

/// Reads a table; whether it is one. `lang` is the language of names in columns that name none.
pub(super) fn read(text: &str, lang: Option<Lang>, found: &mut Found) -> bool {
    let head = text.lines().next().unwrap_or_default();
    let delimiter = match head {
        head if head.contains('\t') => b'\t',
        head if head.contains(',') => b',',
        _ => b';',
    };
    let mut rows = Rows::of(text, delimiter);
    let Some(head) = rows.next() else {
        return false;
    };
    let names: Vec<&str> = head.cells.iter().map(str::trim).collect();
    let columns: Vec<Column> = names.iter().map(|name| column(name, &names)).collect();
    let has = |what: fn(&Column) -> bool| columns.iter().any(what);
    if !has(|c| *c == Column::Id) || !has(|c| matches!(c, Column::Official(_))) {
        return false;
    }
    let jobtech = names.contains(&"concept_id") && names.contains(&"label_sv");
    let file = of_file(&names);
    // The official name of each id in this file: another one in the same language is likely another concept.
    let mut called: BTreeMap<(String, Lang), String> = BTreeMap::new();
    for row in rows {
        let (line, row, open) = (row.line, row.cells, row.open_quote);
        if open {
            found.faults.push((line, Wrong::OpenQuote));
        }
        if row
            .iter()
            .skip(names.len())
            .any(|cell| !cell.trim().is_empty())
        {
            found.faults.push((line, Wrong::MoreCells));
        }
        let mut official = columns.iter().zip(row.iter());
        let has_name = official
            .any(|(column, cell)| matches!(column, Column::Official(_)) && !cell.trim().is_empty());
        let cell = |what: Column| {
            let at = columns.iter().position(|column| *column == what);
            at.and_then(|at| row.get(at))
                .map(str::trim)
                .filter(|cell| !cell.is_empty())
        };
        let Some(id) = cell(Column::Id) else {
            if has_name {
                found.faults.push((line, Wrong::NoId));
            }
            continue;
        };
        if !has_name {
            found.faults.push((line, Wrong::NoName));
        }
        let kind = cell(Column::Type).unwrap_or_default();
        let (own_system, sort) = of_type(kind).unwrap_or(file);
        let system =
            cell(Column::System)
                .or_else(|| system_of(id))
                .unwrap_or(match (own_system, jobtech) {
                    ("", true) => "JobTech",
                    ("", false) => "own",
                    (system, _) => system,
                });
        // Groups of occupations are no occupations; ESCO has them in files of their own.
        if system == "ISCO" {
            continue;
        }
        let group = cell(Column::Group);
        for (column, cell) in columns.iter().zip(row.iter()) {
            let (own, official) = match column {
                Column::Official(own) => (own, true),
                Column::Other(own) => (own, false),
                _ => continue,
            };
            let lang = own.or(lang).unwrap_or(Lang::UNKNOWN);
            if official && !cell.trim().is_empty() {
                let known = called.entry((format!("{system} {id}"), lang));
                let known = known.or_insert_with(|| cell.trim().to_owned());
                if known != cell.trim() {
                    let same = Wrong::SameId(cell.trim().to_owned());
                    found.faults.push((line, same));
                }
            }
            for text in cell
                .split(['\n', '|'])
                .filter(|text| !text.trim().is_empty())
            {
                let name = Name {
                    text: text.to_owned(),
                    lang,
                    official,
                };
                found.name(system, id, sort, group, name);
            }
        }
    }
    true
}

fn column(name: &str, all: &[&str]) -> Column {
    let (bare, lang) = match name.rsplit_once('_') {
        Some((bare, tag)) if Lang::from_tag(tag).is_some() => (bare, Lang::from_tag(tag)),
        _ => (name, None),
    };
    let ids = ["conceptUri", "uri", "concept_id", "ssyk2012", "code", "id"];
    match bare.to_lowercase().as_str() {
        _ if name == "ssyk2012"
            && all.contains(&"concept_id")
            && !all.contains(&"definition_sv")
            && !all.contains(&"level") =>
        {
            Column::Group
        }
        // A table of Statistics Sweden's has its own code beside JobTech's id.
        _ if name == "concept_id"
            && (all.contains(&"code")
                || all.contains(&"definition_sv")
                || all.contains(&"level")) =>
        {
            Column::Nothing
        }
        _ if Some(&name) == ids.iter().find(|id| all.contains(id))
            || (name == "code" && all.contains(&"concept_id")) =>
        {
            Column::Id
        }
        _ if name == "ssyk2012" && all.contains(&"level") => Column::Id,
        "preferredlabel" | "preferred_label" | "label" | "name" | "preflabel" => {
            Column::Official(lang)
        }
        "altlabels" | "alt_labels" | "alt" | "altlabel" | "hiddenlabels" | "synonyms" => {
            Column::Other(lang)
        }
        "concepttype" | "type" | "sort" | "skilltype" => Column::Type,
        "iscogroup" | "isco08" | "group" => Column::Group,
        "system" => Column::System,
        _ => Column::Nothing,
    }
}

/// What a table without types is of, by its columns.
fn of_file(names: &[&str]) -> (&'static str, Sort) {
    match names {
        names if names.contains(&"skillType") || names.contains(&"reuseLevel") => ("", Sort::Skill),
        names if names.contains(&"ssyk2012") && !names.contains(&"ssyk_concept_id") => {
            ("SSYK", Sort::Occupation)
        }
        // JobTech's list of skills has nothing but ids and names.
        ["concept_id", "label_sv"] => ("", Sort::Skill),
        _ => ("", Sort::Occupation),
    }
}

/// The classification and the sort that a type names.
pub(super) fn of_type(kind: &str) -> Option<(&'static str, Sort)> {
    let kind = kind.to_lowercase();
    let starts = |with: &str| kind.starts_with(with);
    Some(match () {
        () if kind.is_empty() => return None,
        () if starts("sun-education-field") => ("SUN", Sort::Field),
        () if starts("sun-education-level") => ("SUN", Sort::Level),
        () if starts("sni-level") => ("SNI", Sort::Sector),
        () if starts("ssyk-level") => ("SSYK", Sort::Occupation),
        () if starts("occupation") => ("", Sort::Occupation),
        () if starts("skill") || starts("knowledge") || starts("language") => ("", Sort::Skill),
        () => ("", Sort::from_name(&kind)?),
    })
}
