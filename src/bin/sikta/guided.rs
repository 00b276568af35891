//! What the commands that clean have in common: settings, rules switched off, and what the pages of a site know.

use crate::message::Message;
use crate::output::{Failure, tell};
use crate::setup::{Setup, Speech};
use clap::{Args, ValueEnum};
use sikta::guide::site::{Counter, Glance, Grouping, Sites};
use sikta::guide::{Guide, Options, SETTINGS, nearest_name, rule_ids};
use sikta::ingest::{self, sources};
use sikta::pipeline;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Settings and rules switched off; shared by the commands that clean pages.
#[derive(Debug, Clone, Args)]
pub(crate) struct Guided {
    /// Settings for all pages, instead of the nearest sikta.toml of each
    #[arg(long, value_name = "FILE", display_order = 810)]
    config: Option<PathBuf>,

    /// Switch a rule off; may be given more than once
    #[arg(long, value_name = "RULE", value_delimiter = ',', display_order = 811)]
    disable: Vec<String>,
}

/// Which pages are a site's; shared by the commands that clean several pages.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct Site {
    /// Which pages know of each other, so that lines that recur are furniture: auto (same host, else same directory), one (all of them), off
    #[arg(long, value_name = "SITE", num_args = 0..=1, require_equals = true, default_missing_value = "one", default_value = "auto", display_order = 812)]
    site: OneSite,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OneSite {
    Auto,
    One,
    Off,
}

impl Guided {
    /// The guide for pages by themselves.
    pub(crate) fn guide(&self) -> Result<Guide, Failure> {
        let options = Options {
            settings: self.config.clone(),
            off: self.disable.clone(),
        };
        let guide = Guide::new(options, Sites::default());
        self.check(&guide)?;
        Ok(guide)
    }

    /// The guide for pages at or below `files`, which are read once to see what recurs.
    pub(crate) fn guide_for(
        &self,
        site: Site,
        files: &[PathBuf],
        jobs: usize,
    ) -> Result<Guide, Failure> {
        Ok(self.guide()?.with_sites(count(site, files, jobs)?))
    }

    /// The guide for pages at or below `files`, and a word where settings stand here that are not for them.
    pub(crate) fn guide_here(
        &self,
        setup: &Setup,
        site: Site,
        files: &[PathBuf],
        jobs: usize,
    ) -> Result<Guide, Failure> {
        if let Some(path) = self.elsewhere(files) {
            let path = path.display().to_string();
            tell(setup, &Message::OtherSettings { path });
        }
        self.guide_for(site, files, jobs)
    }

    /// The first path that does not lie below the current directory, where that has settings.
    fn elsewhere<'p>(&self, files: &'p [PathBuf]) -> Option<&'p Path> {
        if self.config.is_some() || !Path::new(SETTINGS).is_file() {
            return None;
        }
        let here = Path::new(".").canonicalize().ok()?;
        let named = files.iter().filter(|path| **path != Path::new("-"));
        named.map(PathBuf::as_path).find(|path| {
            path.canonicalize()
                .is_ok_and(|path| !path.starts_with(&here))
        })
    }

    /// The guide for the one page of `files`, with what the pages beside it know: what it says of a line holds when all of
    /// them are cleaned.
    pub(crate) fn guide_around(
        &self,
        site: Site,
        files: &[PathBuf],
        jobs: usize,
    ) -> Result<Guide, Failure> {
        let beside = |file: &PathBuf| {
            // Paths as they would be named on the command line beside the page's.
            let folder = file.parent().unwrap_or(Path::new(""));
            let listed = match folder == Path::new("") {
                true => fs::read_dir("."),
                false => fs::read_dir(folder),
            };
            let entries = listed.into_iter().flatten().flatten();
            let mut beside: Vec<PathBuf> = entries
                .map(|entry| folder.join(entry.file_name()))
                .filter(|path| path == file || path.is_file() && ingest::is_page(path))
                .collect();
            beside.sort();
            beside
        };
        match files {
            [file] if file.is_file() => self.guide_for(site, &beside(file), jobs),
            files => self.guide_for(site, files, jobs),
        }
    }

    /// A rule that is switched off must be one: of sikta's, or of the settings that hold here.
    fn check(&self, guide: &Guide) -> Result<(), Failure> {
        let known: BTreeSet<&str> = rule_ids().collect();
        let unknown = |id: &&String| !known.contains(id.as_str());
        let Some(id) = self.disable.iter().find(unknown) else {
            return Ok(());
        };
        let settings = guide.settings(Path::new("."))?;
        let own: Vec<&str> = settings.iter().flat_map(|s| s.rule_ids()).collect();
        let unknown = |id: &&String| unknown(id) && !own.contains(&id.as_str());
        let Some(id) = self.disable.iter().find(unknown).filter(|_| !id.is_empty()) else {
            return Ok(());
        };
        let all: Vec<&str> = known.into_iter().chain(own).collect();
        Err(match nearest_name(id, &all) {
            Some(near) => Message::NoSuchRuleBut {
                id: id.clone(),
                near: near.to_owned(),
            },
            None => Message::NoSuchRule { id: id.clone() },
        }
        .into())
    }
}

/// Reads the pages once to count what recurs, unless there cannot be enough of them. What cannot be read is passed over
/// here: it is reported when it is cleaned.
fn count(site: Site, files: &[PathBuf], jobs: usize) -> Result<Sites, Failure> {
    let grouping = match site.site {
        OneSite::Off => return Ok(Sites::default()),
        OneSite::Auto => Grouping::Own,
        OneSite::One => Grouping::One,
    };
    // What can be read only once is left for the cleaning.
    let again = |path: &&PathBuf| **path != Path::new("-") && (path.is_dir() || path.is_file());
    let files: Vec<PathBuf> = files.iter().filter(again).cloned().collect();
    let many = |path: &PathBuf| {
        path.is_dir()
            || path
                .extension()
                .is_some_and(|e| e == "jsonl" || e == "ndjson")
    };
    if files.len() < 3 && !files.iter().any(many) {
        return Ok(Sites::default());
    }
    let mut counter = Counter::new(grouping);
    pipeline::run(
        sources(files, ingest::Options::default()),
        jobs,
        |page| Glance::new(&page, grouping),
        |glance| {
            if let Ok(Some(glance)) = glance {
                counter.add(glance);
            }
            Ok(())
        },
    )?;
    Ok(counter.finish())
}

/// The one page of a command that is about the lines of one page.
pub(crate) fn one_page(setup: &Setup, files: &[PathBuf]) -> Result<ingest::Page, Failure> {
    let named = crate::input::named(setup, files);
    let mut pages = ingest::files(named, ingest::Options::default());
    let page = match pages.next() {
        Some(Ok(page)) => page,
        Some(Err(skipped)) => {
            let what = match setup.speech {
                Speech::En => skipped.en(),
                Speech::Sv => skipped.sv(),
            };
            return Err(Message::Plain { what }.into());
        }
        None => return Err(Message::OnePage {}.into()),
    };
    match pages.next() {
        None => Ok(page),
        Some(_) => Err(Message::OnePage {}.into()),
    }
}
