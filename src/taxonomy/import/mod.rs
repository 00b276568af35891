//! Import: classifications out of the files that they are published in.
//!
//! What a file holds is told by its columns or its first bytes, not by its name; only the language of an ESCO file is in its
//! name, as the download has it (`occupations_sv.csv`). Files of a directory that hold the same concepts in other languages
//! become one: names are added to the concept of the same id.

mod json;
mod rows;
mod skos;
mod table;

use super::concept::{Concept, Name, Sort};
use crate::error::{Error, Result};
use crate::ingest::decode;
use crate::language::Lang;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// What a directory or file held.
#[derive(Debug, Default)]
pub struct Imported {
    /// The concepts, in the order in which they were met.
    pub concepts: Vec<Concept>,
    /// Files that were read, with how many names each gave.
    pub files: Vec<(PathBuf, usize)>,
    /// Files in which nothing was recognised.
    pub others: Vec<PathBuf>,
    /// Rows of tables that are not what they should be, in the order of files and lines.
    pub faults: Vec<Fault>,
}

/// A row of a table that is not what it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file.
    pub path: PathBuf,
    /// The line that the row begins on, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub what: Wrong,
}

/// What is wrong with a row, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Wrong {
    /// It has a name and no id; it was passed over.
    NoId,
    /// It has an id and no name; it was passed over.
    NoName,
    /// A quotation mark is opened and not closed; the line was read without it.
    OpenQuote,
    /// It has more cells than there are columns; those were passed over.
    MoreCells,
    /// Its id had another name before; this one became a further name of the same concept.
    SameId(String),
}

/// A file larger than this is no classification.
const LARGEST: u64 = 512 * 1024 * 1024;
/// Directories are entered so deep.
const DEEPEST: usize = 4;

/// Reads every classification at or below `path`.
///
/// # Errors
/// A file that cannot be read. A row of a table that is none is passed over and told of in [`Imported::faults`].
pub fn read(path: &Path) -> Result<Imported> {
    let mut found = Found::default();
    let mut out = Imported::default();
    for entry in WalkDir::new(path).max_depth(DEEPEST).sort_by_file_name() {
        let entry = entry.map_err(|error| Error::Read {
            path: error.path().unwrap_or(path).to_owned(),
            source: error.into(),
        })?;
        if !entry.file_type().is_file() {
            continue;
        }
        let file = entry.into_path();
        let failed = |source| Error::Read {
            path: file.clone(),
            source,
        };
        if std::fs::metadata(&file).map_err(failed)?.len() > LARGEST {
            out.others.push(file);
            continue;
        }
        let bytes = std::fs::read(&file).map_err(failed)?;
        let before = found.names;
        // As pages are read: UTF-8, UTF-16, what XML declares, else what the bytes look like.
        let markup = bytes.trim_ascii_start().first() == Some(&b'<');
        let Ok((text, _)) = decode(bytes, markup) else {
            out.others.push(file);
            continue;
        };
        let text = text.trim_start_matches('\u{feff}');
        let known = match text.trim_start().chars().next() {
            Some('{' | '[') => json::read(text, &mut found),
            Some('<') => skos::read(text, &mut found),
            _ => table::read(text, lang_of_name(&file), &mut found),
        };
        out.faults
            .extend(found.faults.drain(..).map(|(line, what)| Fault {
                path: file.clone(),
                line,
                what,
            }));
        match known && found.names > before {
            true => out.files.push((file, found.names - before)),
            false => out.others.push(file),
        }
    }
    out.concepts = found.concepts;
    Ok(out)
}

/// The language at the end of a file's name: `occupations_sv.csv`, `labels.en.tsv`.
fn lang_of_name(file: &Path) -> Option<Lang> {
    let stem = file.file_stem()?.to_str()?;
    Lang::from_tag(stem.rsplit(['_', '.', '-']).next()?)
}

/// Concepts as they are found, each once.
#[derive(Default)]
struct Found {
    concepts: Vec<Concept>,
    places: BTreeMap<(String, String), usize>,
    names: usize,
    /// What is wrong with the file at hand, with its lines.
    faults: Vec<(u64, Wrong)>,
}

impl Found {
    /// The concept of that system and id, to be given names.
    fn concept(&mut self, system: &str, id: &str, sort: Sort, group: Option<&str>) -> &mut Concept {
        let next = self.concepts.len();
        let at = *self
            .places
            .entry((system.to_owned(), id.to_owned()))
            .or_insert(next);
        if at == next {
            self.concepts.push(Concept {
                system: system.to_owned(),
                id: id.to_owned(),
                sort,
                group: None,
                names: Vec::new(),
            });
        }
        let concept = &mut self.concepts[at];
        let group = group.map(str::trim).filter(|group| !group.is_empty());
        concept.group = concept.group.take().or_else(|| group.map(str::to_owned));
        concept
    }

    /// Adds a name to a concept, if it is one and the concept has no such.
    fn name(&mut self, system: &str, id: &str, sort: Sort, group: Option<&str>, name: Name) {
        let text = without_controls(&name.text);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() || id.trim().is_empty() {
            return;
        }
        let concept = self.concept(system, id.trim(), sort, group);
        let known = concept
            .names
            .iter_mut()
            .find(|known| known.lang == name.lang && known.text == text);
        match known {
            Some(known) => known.official |= name.official,
            None => {
                concept.names.push(Name { text, ..name });
                self.names += 1;
            }
        }
    }
}

/// A name without control characters, and without the terminal's codes that begin with one: a name is shown and compared.
fn without_controls(text: &str) -> String {
    let mut out = anstream::adapter::strip_str(text).to_string();
    out.retain(|c| c.is_whitespace() || !c.is_control());
    out
}

/// The classification that an id belongs to, by what it is a URI of.
fn system_of(id: &str) -> Option<&'static str> {
    if id.contains("data.europa.eu/esco/isco") {
        Some("ISCO")
    } else if id.contains("data.europa.eu/esco") {
        Some("ESCO")
    } else {
        None
    }
}
