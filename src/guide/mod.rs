//! The guide: what is known of a page beside the page itself, and where it is written down.
//!
//! Three sources speak, and each becomes [`Orders`] for the cleaner: the nearest `sikta.toml` from the page's directory
//! upwards (`settings`), the decisions that an editor has made on lines (`decisions`), and the other pages of the site
//! (`site`). An editor's decision is stronger than a rule of the site's, and both are stronger than sikta's own rules.

pub mod copies;
pub mod decisions;
pub mod fact_rules;
mod lines;
mod memory;
mod reader;
pub mod settings;
pub mod site;
mod site_rule;
mod undo;
mod unwrapped;

pub use fact_rules::FactRules;
pub use site_rule::{SiteRule, is_id};
pub use undo::{Replaced, Undone, Written, replace, undo, undoable};

use crate::clean::{Orders, artefact_rules, repair_rules};
use crate::debris::debris_rules;
use crate::error::Result;
use crate::facts;
use crate::ingest::Page;
use crate::taxonomy::{Library, Shelf};
use decisions::Decisions;
use rustc_hash::FxHashSet;
use settings::Settings;
use site::Sites;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The file of settings.
pub const SETTINGS: &str = "sikta.toml";

/// The directory of what sikta remembers, beside [`SETTINGS`] or beside the pages.
pub const MEMORY: &str = ".sikta";

/// Where a guide looks.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The file of settings for all pages, instead of the nearest `sikta.toml` of each.
    pub settings: Option<PathBuf>,
    /// Ids of rules that are switched off for this run.
    pub off: Vec<String>,
}

/// What is known beside the pages of one run.
#[derive(Debug, Default)]
pub struct Guide {
    options: Options,
    sites: Sites,
    folders: Mutex<BTreeMap<PathBuf, Arc<Folder>>>,
    library: Mutex<Option<Arc<Library>>>,
}

/// What is written down for the pages of one directory.
#[derive(Debug, Default)]
struct Folder {
    settings: Option<Arc<Settings>>,
    decisions: Decisions,
}

impl Guide {
    /// A guide; `sites` is what other pages know.
    #[must_use]
    pub fn new(options: Options, sites: Sites) -> Self {
        Guide {
            options,
            sites,
            folders: Mutex::default(),
            library: Mutex::default(),
        }
    }

    /// The same with what other pages know.
    #[must_use]
    pub fn with_sites(mut self, sites: Sites) -> Self {
        self.sites = sites;
        self
    }

    /// What is known of `page` beside itself.
    ///
    /// # Errors
    /// A `sikta.toml` or a file of decisions that cannot be read, or that says what it may not.
    pub fn orders(&self, page: &Page) -> Result<Orders> {
        let folder = self.folder(page)?;
        let mut off: FxHashSet<String> = self.options.off.iter().cloned().collect();
        let mut orders = Orders::default();
        for (line, recurrence) in self.sites.recurring(page) {
            orders.line_mut(line).recurs = Some(recurrence);
        }
        if let Some(settings) = &folder.settings {
            settings.apply(page, &mut off, &mut orders);
        }
        let found = folder.decisions.on(page);
        orders.done = found.done;
        for (line, ruling) in found.rulings {
            orders.line_mut(line).decided = Some(ruling);
        }
        orders.off = Arc::new(off);
        Ok(orders)
    }

    /// The rules and words for facts that hold for `page` beside sikta's own.
    ///
    /// # Errors
    /// As [`Guide::orders`].
    pub fn facts(&self, page: &Page) -> Result<Arc<FactRules>> {
        let folder = self.folder(page)?;
        let facts = folder.settings.as_ref().map(|s| Arc::clone(s.facts()));
        Ok(facts.unwrap_or_default())
    }

    /// The classifications to link to: the lexicon, and what stands on the shelf of the current directory's memory, or of
    /// that beside the settings that were named.
    ///
    /// # Errors
    /// A file on the shelf that cannot be read.
    pub fn library(&self) -> Result<Arc<Library>> {
        let mut library = self.library.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(library) = &*library {
            return Ok(Arc::clone(library));
        }
        let read = Arc::new(Library::new(self.shelf().stores()?));
        *library = Some(Arc::clone(&read));
        Ok(read)
    }

    /// Where classifications are kept.
    #[must_use]
    pub fn shelf(&self) -> Shelf {
        let dir = self
            .options
            .settings
            .as_deref()
            .map_or_else(|| PathBuf::from("."), directory);
        Shelf::in_memory(&memory(&dir))
    }

    /// The settings that hold for the pages in `dir`, if there are any.
    ///
    /// # Errors
    /// As [`Guide::orders`].
    pub fn settings(&self, dir: &Path) -> Result<Option<Arc<Settings>>> {
        Ok(self.folder_of(dir.to_owned())?.settings.clone())
    }

    /// How many decisions on `page` no longer match any of its lines.
    ///
    /// # Errors
    /// As [`Guide::orders`].
    pub fn stale(&self, page: &Page) -> Result<usize> {
        Ok(self.folder(page)?.decisions.on(page).stale)
    }

    fn folder(&self, page: &Page) -> Result<Arc<Folder>> {
        // What is in no file has the settings of the current directory, and no decisions.
        self.folder_of(page.path.as_deref().map_or_else(PathBuf::new, directory))
    }

    fn folder_of(&self, dir: PathBuf) -> Result<Arc<Folder>> {
        let mut folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(folder) = folders.get(&dir) {
            return Ok(Arc::clone(folder));
        }
        let named = self.options.settings.clone();
        let path = named.or_else(|| nearest(&dir, SETTINGS));
        let known = |path: &PathBuf| {
            let settings = folders.values().filter_map(|f| f.settings.as_ref());
            settings.into_iter().find(|s| s.path() == path).cloned()
        };
        let settings = match path {
            None => None,
            Some(path) => Some(match known(&path) {
                Some(settings) => settings,
                None => Arc::new(Settings::read(&path)?),
            }),
        };
        let decisions = match dir.as_os_str().is_empty() {
            true => Decisions::default(),
            false => Decisions::read(&memory(&dir))?,
        };
        let folder = Arc::new(Folder {
            settings,
            decisions,
        });
        folders.insert(dir, Arc::clone(&folder));
        Ok(folder)
    }
}

/// The ids of all of sikta's own rules.
pub fn rule_ids() -> impl Iterator<Item = &'static str> {
    let repairs = repair_rules().map(|rule| rule.card.id);
    let cuts = artefact_rules().map(|rule| rule.card.id);
    let debris = debris_rules().map(|rule| rule.card.id);
    repairs
        .chain(cuts)
        .chain(debris)
        .chain(facts::rules().map(|card| card.id))
}

/// The one of `known` that `name` is most like, if it is like any.
#[must_use]
pub fn nearest_name<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    crate::rule::nearest_name(name, known)
}

/// The directory of a file; of one that is named without any, the current one.
fn directory(file: &Path) -> PathBuf {
    match file.parent() {
        Some(dir) if dir != Path::new("") => dir.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// The entry of that name in `dir` or the nearest directory above it.
#[must_use]
pub fn nearest(dir: &Path, name: &str) -> Option<PathBuf> {
    // From the full path, since "." has nothing above it; but the answer is as short as it was asked.
    let here = beside(dir, name);
    if here.exists() {
        return Some(here);
    }
    let full = std::fs::canonicalize(match dir.as_os_str().is_empty() {
        true => Path::new("."),
        false => dir,
    });
    let full = full.ok()?;
    full.ancestors()
        .skip(1)
        .map(|dir| dir.join(name))
        .find(|path| path.exists())
}

/// Where sikta remembers what an editor decided on the pages in `dir`: the nearest directory of that name there is; without
/// one it is beside the nearest settings, and without these beside the pages.
#[must_use]
pub fn memory(dir: &Path) -> PathBuf {
    nearest(dir, MEMORY)
        .or_else(|| Some(nearest(dir, SETTINGS)?.with_file_name(MEMORY)))
        .unwrap_or_else(|| beside(dir, MEMORY))
}

/// The entry of that name in `dir`, as a user in it would write it.
fn beside(dir: &Path, name: &str) -> PathBuf {
    match dir == Path::new(".") {
        true => PathBuf::from(name),
        false => dir.join(name),
    }
}
