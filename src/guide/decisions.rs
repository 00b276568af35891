//! Decisions: what an editor has ordered of single lines, remembered for the next run.
//!
//! They are kept in `.sikta/decisions.jsonl` (see [`super::memory`]), one a line, sorted, so that they can be read,
//! reviewed and merged like code. A decision names its line by what it says, by which of the equal lines it is, and by its
//! neighbours, not by its number: so it finds its line again on a page that was edited. One whose line is gone is stale; it
//! is reported and kept, since the next edit may bring the line back.

use super::lines::Lines;
use super::memory::{lines_of, locked, name, root, write_lines};
use super::undo::{WRITTEN, Written};
use super::{MEMORY, directory, memory};
use crate::clean::{ArtefactRule, Class, Ruling};
use crate::error::Result;
use crate::ingest::Page;
use crate::rule::{Confidence, RuleCard, Text};
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The file of decisions in the memory.
pub const DECISIONS: &str = "decisions.jsonl";

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
        en: "An editor decided that the line goes (`sikta clean --drop`). Its class is what its own signs say, residue where they say nothing.",
        sv: "En redaktör har bestämt att raden tas bort (`sikta clean --drop`). Klassen är vad dess egna tecken säger, residue där de inget säger.",
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
    written: FxHashSet<String>,
}

/// What decisions come to on a page.
#[derive(Debug, Default)]
pub struct Found {
    /// The index of each line that they are about, with what they order.
    pub rulings: Vec<(usize, Ruling)>,
    /// How many match no line.
    pub stale: usize,
    /// Whether the page is what sikta wrote in its place, with these decisions done.
    pub done: bool,
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
            true => FxHashSet::default(),
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
        // To find a page's name asks the file system.
        if self.by_page.is_empty() {
            return found;
        }
        let name = name(&self.root, page).unwrap_or_default();
        let Some(decided) = self.by_page.get(&name) else {
            return found;
        };
        let lines = Lines::of(page);
        let mut free = lines.free();
        found.done = self.written.contains(&hash(page.text()));
        for decided in decided {
            match free.find(decided) {
                Some(index) => {
                    free.take(index);
                    found.rulings.push((index, decided.ruling()));
                }
                None if found.done && decided.does == Verb::Drop => {}
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

/// Why the lines of these numbers cannot be decided on; nothing where they can.
#[must_use]
pub fn refused(page: &Page, numbers: &[usize]) -> Option<Refused> {
    if page.path.is_none() {
        return Some(Refused::NoFile);
    }
    let blank: Vec<bool> = page.text().lines().map(|l| l.trim().is_empty()).collect();
    numbers.iter().find_map(|&number| {
        let line = number.checked_sub(1).and_then(|i| blank.get(i));
        match line {
            None => Some(Refused::NoLine(number, blank.len())),
            Some(true) => Some(Refused::Blank(number)),
            Some(false) => None,
        }
    })
}

/// What was remembered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The file that remembers.
    pub file: PathBuf,
    /// How many decisions were made, or forgotten.
    pub number: usize,
}

/// Remembers decisions on lines of `page` (numbers from 1), or forgets those on them where `does` is nothing. `class_of`
/// says what a dropped line is.
///
/// # Errors
/// The memory cannot be read or written.
pub fn decide(
    page: &Page,
    numbers: &[usize],
    does: Option<Verb>,
    class_of: impl Fn(usize) -> Option<Class>,
) -> Result<std::result::Result<Recorded, Refused>> {
    let Some(path) = page.path.as_deref() else {
        return Ok(Err(Refused::NoFile));
    };
    let memory = memory(&directory(path));
    let file = memory.join(DECISIONS);
    let root = root(&memory);
    let name = name(&root, page).unwrap_or_default();
    if let Some(refused) = refused(page, numbers) {
        return Ok(Err(refused));
    }
    let lines = Lines::of(page);
    let free = lines.free();
    let new = numbers.iter().map(|&number| {
        let does = does.unwrap_or(Verb::Keep);
        free.decided(&name, number - 1, does, class_of(number))
    });
    let lock = locked(&memory)?;
    let mut all = lines_of::<Decided>(&file)?;
    // One decision a line: a new one replaces those that find the same line.
    let numbered: FxHashSet<usize> = numbers.iter().copied().collect();
    let on_page =
        |d: &Decided| d.page == name && free.find(d).is_some_and(|i| numbered.contains(&(i + 1)));
    let before = all.len();
    all.retain(|d| !on_page(d));
    let mut number = before - all.len();
    if does.is_some() {
        number = numbers.len();
        all.extend(new);
    }
    write_lines(&file, all)?;
    drop(lock);
    Ok(Ok(Recorded { file, number }))
}

pub(super) fn hash(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex()[..32].to_owned()
}

/// Whether a path lies in a memory.
#[must_use]
pub fn is_memory(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str() == MEMORY)
}
