//! Decisions: what an editor has ordered of single lines, remembered for the next run.
//!
//! They are kept in `.sikta/decisions.jsonl` (see [`super::memory`]), one a line, sorted, so that they can be read,
//! reviewed and merged like code. A decision names its line by what it says, by which of the equal lines it is, and by its
//! neighbours, not by its number: so it finds its line again on a page that was edited. One whose line is gone is stale; it
//! is reported and kept, since the next edit may bring the line back.

use super::site::is_records;
use super::undo::{WRITTEN, Written};
use super::{MEMORY, directory, memory};
use crate::clean::{ArtefactRule, Class, Ruling};
use crate::error::{Error, Result};
use crate::ingest::Page;
use crate::rule::{Confidence, RuleCard, Text};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// The file of decisions in the memory.
pub const DECISIONS: &str = "decisions.jsonl";

/// How much of a line is written down for those who read the file, in characters.
const EXCERPT: usize = 80;

/// The rule of an editor's decision that a line stays.
pub const KEEP: RuleCard = RuleCard {
    id: "editor/keep",
    purpose: Text {
        en: "An editor decided that the line stays (`sikta clean --keep`).",
        sv: "En redaktör har bestämt att raden står kvar (`sikta clean --keep`).",
    },
    takes: &["sikta clean --keep 12 page.txt"],
    leaves: &["sikta clean --forget 12 page.txt"],
};

/// The rule of an editor's decision that a line goes.
pub const DROP: RuleCard = RuleCard {
    id: "editor/drop",
    purpose: Text {
        en: "An editor decided that the line goes (`sikta clean --drop`).",
        sv: "En redaktör har bestämt att raden tas bort (`sikta clean --drop`).",
    },
    takes: &["sikta clean --drop 12 page.txt"],
    leaves: &["sikta clean --forget 12 page.txt"],
};

const KEPT: Ruling = Ruling::Keep {
    rule: KEEP.id,
    says: &Text {
        en: "an editor decided that it stays",
        sv: "en redaktör har bestämt att den står kvar",
    },
};

/// The rule for each class that a dropped line can be of, in the order of [`Class::ALL`].
static DROPPED: [ArtefactRule; Class::ALL.len()] = {
    let mut rules = [const {
        ArtefactRule {
            card: DROP,
            class: Class::Residue,
            confidence: Confidence::Certain,
            says: Text {
                en: "an editor decided that it goes",
                sv: "en redaktör har bestämt att den tas bort",
            },
        }
    }; Class::ALL.len()];
    let mut i = 0;
    while i < rules.len() {
        rules[i].class = Class::ALL[i];
        i += 1;
    }
    rules
};

/// What is ordered of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verb {
    /// It stays.
    Keep,
    /// It goes.
    Drop,
}

/// A decision on one line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decided {
    /// The page: its path below the directory that holds the memory; of a record, with `#` and its id.
    pub page: String,
    /// The line when it was decided on, from 1.
    pub line: usize,
    /// What is ordered.
    pub does: Verb,
    /// What a dropped line is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<Class>,
    /// The start of the line, for a reader.
    pub text: String,
    /// A hash of the line without white space around.
    pub hash: String,
    /// Which of the page's lines of that hash it is, from 1, and how many there were.
    pub nth: usize,
    /// How many there were.
    pub of: usize,
    /// Hashes of the lines around it that are not blank.
    pub before: String,
    /// The one after it.
    pub after: String,
}

/// The decisions in one memory.
#[derive(Debug, Default)]
pub struct Decisions {
    root: PathBuf,
    by_page: BTreeMap<String, Vec<Decided>>,
    /// Hashes of pages as sikta wrote them: what was to go has gone.
    written: Vec<String>,
}

/// What decisions come to on a page.
#[derive(Debug, Default)]
pub struct Found {
    /// The index of each line that they are about, with what they order.
    pub rulings: Vec<(usize, Ruling)>,
    /// How many match no line.
    pub stale: usize,
}

impl Decisions {
    /// Reads the decisions in a memory; none where there are none.
    ///
    /// # Errors
    /// They cannot be read, or a line is no decision.
    pub fn read(memory: &Path) -> Result<Self> {
        let mut by_page: BTreeMap<String, Vec<Decided>> = BTreeMap::new();
        for decided in lines_of::<Decided>(&memory.join(DECISIONS))? {
            by_page
                .entry(decided.page.clone())
                .or_default()
                .push(decided);
        }
        let written = match by_page.is_empty() {
            true => Vec::new(),
            false => lines_of::<Written>(&memory.join(WRITTEN))?
                .into_iter()
                .map(|w| w.now)
                .collect(),
        };
        Ok(Decisions {
            root: root(memory),
            by_page,
            written,
        })
    }

    /// What they order of the lines of `page`.
    #[must_use]
    pub fn on(&self, page: &Page) -> Found {
        let mut found = Found::default();
        let decided = self
            .by_page
            .get(&name(&self.root, page).unwrap_or_default());
        let Some(decided) = decided.filter(|_| !self.by_page.is_empty()) else {
            return found;
        };
        let lines = Lines::of(page);
        let done = self.written.contains(&hash(page.text()));
        let mut used: Vec<usize> = Vec::new();
        for decided in decided {
            match lines.find(decided, &used) {
                Some(index) => {
                    used.push(index);
                    found.rulings.push((index, decided.ruling()));
                }
                None if done && decided.does == Verb::Drop => {}
                None => found.stale += 1,
            }
        }
        found
    }
}

impl Decided {
    fn ruling(&self) -> Ruling {
        match self.does {
            Verb::Keep => KEPT,
            Verb::Drop => Ruling::Drop(&DROPPED[self.class.unwrap_or(Class::Residue) as usize]),
        }
    }
}

/// Why lines cannot be decided on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// The page is in no file, so nothing can remember what was decided.
    NoFile,
    /// The page has no such line; it has so many.
    NoLine(usize, usize),
    /// Nothing stands on that line.
    Blank(usize),
}

/// Remembers decisions on lines of `page` (numbers from 1), or forgets those on them where `does` is nothing; gives the
/// file that remembers. `class_of` says what a dropped line is.
///
/// # Errors
/// The memory cannot be read or written.
pub fn decide(
    page: &Page,
    numbers: &[usize],
    does: Option<Verb>,
    class_of: impl Fn(usize) -> Option<Class>,
) -> Result<std::result::Result<PathBuf, Refused>> {
    let Some(path) = page.path.as_deref() else {
        return Ok(Err(Refused::NoFile));
    };
    let memory = memory(&directory(path));
    let file = memory.join(DECISIONS);
    let root = root(&memory);
    let name = name(&root, page).unwrap_or_default();
    let lines = Lines::of(page);
    let mut new = Vec::new();
    for &number in numbers {
        let Some(&(is_blank, _)) = number.checked_sub(1).and_then(|i| lines.all.get(i)) else {
            return Ok(Err(Refused::NoLine(number, lines.all.len())));
        };
        if is_blank {
            return Ok(Err(Refused::Blank(number)));
        }
        new.push(lines.decided(
            &name,
            number - 1,
            does.unwrap_or(Verb::Keep),
            class_of(number),
        ));
    }
    let lock = locked(&memory)?;
    let mut all = lines_of::<Decided>(&file)?;
    // One decision a line: a new one replaces those that find the same line.
    let on_page = |d: &Decided| {
        d.page == name
            && lines
                .find(d, &[])
                .is_some_and(|i| numbers.contains(&(i + 1)))
    };
    all.retain(|d| !on_page(d));
    if does.is_some() {
        all.extend(new);
    }
    write_lines(&file, all)?;
    drop(lock);
    Ok(Ok(file))
}

/// The lines of a page with their hashes.
struct Lines<'p> {
    text: Vec<&'p str>,
    /// Whether the line is blank, and its hash.
    all: Vec<(bool, String)>,
}

impl<'p> Lines<'p> {
    fn of(page: &'p Page) -> Self {
        // What stands after the last line end is no line if it is empty.
        let text: Vec<&str> = page.text().lines().map(str::trim).collect();
        let all = text.iter().map(|l| (l.is_empty(), hash(l))).collect();
        Lines { text, all }
    }

    /// The indices of the lines of that hash.
    fn with(&self, hash: &str) -> Vec<usize> {
        let all = self.all.iter().enumerate();
        all.filter(|(_, (blank, h))| !blank && h == hash)
            .map(|(i, _)| i)
            .collect()
    }

    fn decided(&self, page: &str, index: usize, does: Verb, class: Option<Class>) -> Decided {
        let hash = &self.all[index].1;
        let with = self.with(hash);
        let (before, after) = self.around(index);
        Decided {
            page: page.to_owned(),
            line: index + 1,
            does,
            class: class.filter(|_| does == Verb::Drop),
            text: self.text[index].chars().take(EXCERPT).collect(),
            hash: hash.clone(),
            nth: with.iter().position(|&i| i == index).unwrap_or(0) + 1,
            of: with.len(),
            before: before.to_owned(),
            after: after.to_owned(),
        }
    }

    /// Hashes of the nearest lines that are not blank.
    fn around(&self, index: usize) -> (&str, &str) {
        let before = self.all[..index].iter().rev().find(|(blank, _)| !blank);
        let after = self.all[index + 1..].iter().find(|(blank, _)| !blank);
        (
            before.map_or("", |(_, hash)| hash),
            after.map_or("", |(_, hash)| hash),
        )
    }

    /// The index of the line that a decision is about, if it is still there and not among `used`.
    fn find(&self, decided: &Decided, used: &[usize]) -> Option<usize> {
        let with = self.with(&decided.hash);
        if with.len() == decided.of
            && let Some(&index) = with.get(decided.nth.wrapping_sub(1))
            && !used.contains(&index)
        {
            return Some(index);
        }
        // The page was edited: the line with most of the same neighbours, the nearest of these.
        let free = with.into_iter().filter(|index| !used.contains(index));
        free.min_by_key(|&index| {
            let (before, after) = self.around(index);
            let same = usize::from(before == decided.before) + usize::from(after == decided.after);
            (2 - same, index.abs_diff(decided.line.saturating_sub(1)))
        })
    }
}

/// What a page is called in a memory: its path below the directory that holds the memory.
pub(super) fn name(root: &Path, page: &Page) -> Option<String> {
    let path = page.path.as_deref()?;
    let mut name = below(root, path);
    if is_records(path) {
        name.push('#');
        name.push_str(&page.id);
    }
    Some(name)
}

/// The path of a file below `root`, with `/`; the whole path where it lies elsewhere.
pub(super) fn below(root: &Path, path: &Path) -> String {
    let full = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let below = full.strip_prefix(root).unwrap_or(&full);
    below.to_string_lossy().replace('\\', "/")
}

/// The full path of the directory that holds a memory.
pub(super) fn root(memory: &Path) -> PathBuf {
    let dir = directory(memory);
    fs::canonicalize(&dir).unwrap_or(dir)
}

pub(super) fn hash(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex()[..32].to_owned()
}

/// The records of a file of JSON Lines; none where there is no file.
pub(super) fn lines_of<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(source) => {
            let path = path.to_owned();
            return Err(Error::Read { path, source });
        }
    };
    let lines = text.lines().enumerate();
    lines
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(i, line)| {
            serde_json::from_str(line).map_err(|error| Error::Settings {
                path: path.to_owned(),
                line: i + 1,
                en: format!("no entry of sikta's: {error}; mend or remove the line"),
                sv: format!("ingen post av sikta: {error}; laga eller ta bort raden"),
            })
        })
        .collect()
}

/// Writes records as a file of JSON Lines, sorted, whole or not at all; no file where there are none.
pub(super) fn write_lines<T: Serialize + Ord>(path: &Path, mut records: Vec<T>) -> Result<()> {
    let failed = |source| Error::Write {
        path: path.to_owned(),
        source,
    };
    records.sort();
    if records.is_empty() {
        return match fs::remove_file(path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(failed(error)),
            _ => Ok(()),
        };
    }
    let mut builder = tempfile::Builder::new();
    // As any file that others may read.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut out = builder.tempfile_in(directory(path)).map_err(failed)?;
    for record in records {
        let line = serde_json::to_string(&record).map_err(|e| failed(e.into()))?;
        writeln!(out, "{line}").map_err(failed)?;
    }
    out.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}

/// Makes the memory if it is not there, and holds it against others until what is given goes.
pub(super) fn locked(memory: &Path) -> Result<File> {
    let failed = |source| Error::Write {
        path: memory.to_owned(),
        source,
    };
    fs::create_dir_all(memory).map_err(failed)?;
    // So that neither the lock nor what was written here troubles a repository.
    let ignore = memory.join(".gitignore");
    if !ignore.exists() {
        fs::write(&ignore, format!("lock\n{WRITTEN}\n")).map_err(failed)?;
    }
    let lock = File::create(memory.join("lock")).map_err(failed)?;
    lock.lock().map_err(failed)?;
    Ok(lock)
}

/// Whether a path lies in a memory.
#[must_use]
pub fn is_memory(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str() == MEMORY)
}
