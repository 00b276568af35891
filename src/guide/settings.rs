//! Settings: `sikta.toml`, the rules of one's own pages and the rules that are switched off for them.
//!
//! ```toml
//! disable = ["byline/name"]                # for all pages below this file
//! facts = "my-rules"                       # a directory of rules and words for facts: see `fact_rules`
//!
//! [[pages]]                                # for some of them
//! host = "yrkestorget.example"             # a host, with all below it
//! path = "intervjuer/**"                   # paths below this file
//! disable = ["share/edge"]
//!
//! [[rule]]                                 # a rule of one's own: see `sikta rules --new`
//! id = "yrkestorget/fair"
//! class = "promo"                          # or "keep"
//! starts = "Kom till yrkesmässan"
//! purpose = "The invitation to the fair that stands in every interview"
//! takes = ["Kom till yrkesmässan i Falun!"]
//! leaves = ["Kom till oss, sa hon."]
//! ```
//!
//! The nearest `sikta.toml` from a page's directory upwards holds for it, and no other. Every rule runs its own examples
//! when it is read: one that does not do what it says is an error, with the place and what mends it.

use super::fact_rules::{self, FactRules};
use super::reader::File;
use super::site_rule::SiteRule;
use super::{SETTINGS, nearest_name, rule_ids};
use crate::clean::Orders;
use crate::error::{Error, Result};
use crate::ingest::Page;
use globset::{GlobBuilder, GlobMatcher};
use rustc_hash::FxHashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use toml::Spanned;
use toml::de::DeTable;

/// The bound on rules in one file, so that a page meets a bounded number of them.
const RULES: usize = 1000;

/// A larger file is no file of settings, in bytes.
const LARGEST: u64 = 4 * 1024 * 1024;

/// A `sikta.toml`, read and proved.
#[derive(Debug)]
pub struct Settings {
    path: PathBuf,
    folder: PathBuf,
    off: Vec<String>,
    pages: Vec<(Scope, Vec<String>)>,
    rules: Vec<SiteRule>,
    facts: Arc<FactRules>,
}

/// Which pages something is for.
#[derive(Debug, Default)]
pub(super) struct Scope {
    hosts: Vec<String>,
    paths: Vec<GlobMatcher>,
}

/// Where a page comes from, as far as settings ask for it.
pub(super) struct Place {
    host: Option<String>,
    /// The path below the directory of the settings; else the id.
    path: String,
}

impl Settings {
    /// Reads a file of settings, and runs the examples of its rules.
    ///
    /// # Errors
    /// It cannot be read, or it is not what it should be.
    pub fn read(path: &Path) -> Result<Self> {
        let failed = |source| Error::Read {
            path: path.to_owned(),
            source,
        };
        let length = std::fs::metadata(path).map_err(failed)?.len();
        if length > LARGEST {
            return Err(failed(std::io::ErrorKind::FileTooLarge.into()));
        }
        let text = std::fs::read_to_string(path).map_err(failed)?;
        Self::parse(path, &text)
    }

    /// Reads the text of a file of settings that is called `path`.
    ///
    /// # Errors
    /// It is not what it should be.
    pub fn parse(path: &Path, text: &str) -> Result<Self> {
        let file = File { path, text };
        let table = DeTable::parse(text).map_err(|error| file.no_toml(&error))?;
        let table = table.get_ref();
        file.only(table, &["disable", "facts", "pages", "rule"])?;
        let mut rules: Vec<SiteRule> = Vec::new();
        for value in file.tables(table, "rule")? {
            let rule = SiteRule::read(&file, file.table(value, "rule")?, &value.span())?;
            if rules.len() == RULES {
                return Err(file.wrong(
                    &value.span(),
                    format!("more than {RULES} rules; join some by `regex`"),
                    format!("fler än {RULES} regler; slå ihop några med `regex`"),
                ));
            }
            if rules.iter().any(|other| other.id() == rule.id()) {
                let id = rule.id();
                return Err(file.wrong(
                    &value.span(),
                    format!("the id {id:?} stands twice; give each rule its own"),
                    format!("id:t {id:?} står två gånger; ge varje regel ett eget"),
                ));
            }
            rules.push(rule);
        }
        let facts = fact_rules::of_settings(&file, table)?;
        let known: Vec<&str> = rule_ids()
            .chain(rules.iter().map(|r| r.id()))
            .chain(facts.book().rules().map(|(card, _)| card.id))
            .collect();
        let mut pages = Vec::new();
        for value in file.tables(table, "pages")? {
            let table = file.table(value, "pages")?;
            file.only(table, &["disable", "host", "path"])?;
            let scope = Scope::read(&file, table)?;
            pages.push((scope, off(&file, table, &known)?));
        }
        Ok(Settings {
            path: path.to_owned(),
            folder: super::directory(path),
            off: off(&file, table, &known)?,
            pages,
            rules,
            facts: Arc::new(facts),
        })
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its rules, in the order of the file.
    #[must_use]
    pub fn rules(&self) -> &[SiteRule] {
        &self.rules
    }

    /// The rules and words for facts of the directory that it names.
    #[must_use]
    pub fn facts(&self) -> &Arc<FactRules> {
        &self.facts
    }

    /// The ids of all its rules.
    pub fn rule_ids(&self) -> impl Iterator<Item = &'static str> {
        let facts = self.facts.book().rules().map(|(card, _)| card.id);
        self.rules.iter().map(SiteRule::id).chain(facts)
    }

    /// Ids of the rules that it switches off on every page.
    #[must_use]
    pub fn off(&self) -> &[String] {
        &self.off
    }

    /// Adds what they say of `page`.
    pub(super) fn apply(&self, page: &Page, off: &mut FxHashSet<String>, orders: &mut Orders) {
        let place = Place::of(page, &self.folder);
        off.extend(self.off.iter().cloned());
        for (scope, ids) in &self.pages {
            if scope.holds(&place) {
                off.extend(ids.iter().cloned());
            }
        }
        let rules: Vec<&SiteRule> = self
            .rules
            .iter()
            .filter(|rule| rule.scope().holds(&place) && !off.contains(rule.id()))
            .collect();
        if rules.is_empty() {
            return;
        }
        for (i, line) in page.text().split('\n').enumerate() {
            // The first rule that finds the line decides.
            let found = rules.iter().find(|r| r.finds(line, page.blocks().get(i)));
            if let Some(rule) = found {
                orders.line_mut(i).ruling = Some(rule.ruling());
            }
        }
    }
}

/// The rules that a table switches off.
fn off(file: &File<'_>, table: &DeTable<'_>, known: &[&str]) -> Result<Vec<String>> {
    let ids = file.strings(table, "disable")?;
    ids.into_iter()
        .map(|id| match known.contains(id.get_ref()) {
            true => Ok((*id.get_ref()).to_owned()),
            false => Err(no_such_rule(file, &id, known)),
        })
        .collect()
}

fn no_such_rule(file: &File<'_>, id: &Spanned<&str>, known: &[&str]) -> Error {
    let name = id.get_ref();
    let (en, sv) = match nearest_name(name, known) {
        Some(near) => (
            format!("did you mean {near:?}?"),
            format!("menade du {near:?}?"),
        ),
        None => (
            "`sikta rules` lists them all".to_owned(),
            "`sikta rules` räknar upp alla".to_owned(),
        ),
    };
    file.wrong(
        &id.span(),
        format!("there is no rule {name:?}; {en}"),
        format!("regeln {name:?} finns inte; {sv}"),
    )
}

impl Scope {
    pub(super) fn read(file: &File<'_>, table: &DeTable<'_>) -> Result<Self> {
        let hosts = file.strings(table, "host")?;
        let paths = file.strings(table, "path")?;
        Ok(Scope {
            hosts: hosts
                .iter()
                .map(|h| bare_host(&h.get_ref().to_lowercase()).to_owned())
                .collect(),
            paths: paths
                .iter()
                .map(|glob| {
                    GlobBuilder::new(glob.get_ref())
                        .literal_separator(true)
                        .build()
                        .map(|glob| glob.compile_matcher())
                        .map_err(|error| {
                            let said = error.kind();
                            file.wrong(
                                &glob.span(),
                                format!("path is no pattern: {said}"),
                                format!("path är inget mönster: {said}"),
                            )
                        })
                })
                .collect::<Result<_>>()?,
        })
    }

    /// Whether a page from there is meant: by host where hosts are named, and by path where paths are.
    pub(super) fn holds(&self, place: &Place) -> bool {
        let on = |host: &str, named: &String| {
            host == named
                || host
                    .strip_suffix(named.as_str())
                    .is_some_and(|rest| rest.ends_with('.'))
        };
        let host = self.hosts.is_empty()
            || place
                .host
                .as_ref()
                .is_some_and(|host| self.hosts.iter().any(|named| on(host, named)));
        let path = self.paths.is_empty() || self.paths.iter().any(|g| g.is_match(&place.path));
        host && path
    }
}

impl Place {
    fn of(page: &Page, folder: &Path) -> Self {
        let below = page.path.as_deref().map(|path| {
            let full = |path: &Path| std::fs::canonicalize(path).unwrap_or_else(|_| path.into());
            let (path, folder) = (full(path), full(folder));
            path.strip_prefix(&folder)
                .map_or(path.clone(), Path::to_owned)
        });
        let path = match below {
            Some(path) => path.to_string_lossy().replace('\\', "/"),
            None => page.id.clone(),
        };
        Place {
            host: host(page),
            path,
        }
    }
}

/// The host of a page, if its address is known: lower-cased, without `www.`.
pub(super) fn host(page: &Page) -> Option<String> {
    let url = page.url.as_deref().or(page.meta.url.as_deref())?;
    let (_, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    let host = host.split(':').next()?.trim_end_matches('.').to_lowercase();
    (!host.is_empty()).then(|| bare_host(&host).to_owned())
}

fn bare_host(host: &str) -> &str {
    host.strip_prefix("www.").unwrap_or(host)
}

/// A skeleton of a file of settings with one rule, for `sikta rules --new`; `id` is the rule's, if it is known.
#[must_use]
pub fn skeleton(id: Option<&str>, swedish: bool) -> String {
    let id = id.unwrap_or("my-site/offer").replace(['"', '\\'], "");
    let [one, pages, keep, rule, class, find, purpose, takes, leaves] = match swedish {
        false => [
            format!("# {SETTINGS}: rules for the pages in this directory and below."),
            "# disable = [\"byline/name\"]         # rules of sikta's that are switched off"
                .to_owned(),
            "# For one host or path: a rule with class = \"keep\" and host or path, which no rule of sikta's overrides.".to_owned(),
            "# A rule of your own. Its examples run every time it is read.".to_owned(),
            "# a class of `sikta rules`, or \"keep\"".to_owned(),
            "# or line, contains, regex; or element = \"teaser\" (HTML)".to_owned(),
            "Say in one sentence what it is for".to_owned(),
            "# lines that it must take".to_owned(),
            "# lines that look like it and must stay".to_owned(),
        ],
        true => [
            format!("# {SETTINGS}: regler för sidorna i den här katalogen och under den."),
            "# disable = [\"byline/name\"]         # siktas regler som stängs av".to_owned(),
            "# För en värd eller sökväg: en regel med class = \"keep\" och host eller path, som går före siktas regler.".to_owned(),
            "# En egen regel. Dess exempel körs varje gång den läses.".to_owned(),
            "# en klass i `sikta rules`, eller \"keep\"".to_owned(),
            "# eller line, contains, regex; eller element = \"teaser\" (HTML)".to_owned(),
            "Säg i en mening vad den är till för".to_owned(),
            "# rader som den måste ta".to_owned(),
            "# rader som liknar dem och måste stå kvar".to_owned(),
        ],
    };
    format!(
        "{one}\n{pages}\n{keep}\n\n{rule}\n[[rule]]\nid = \"{id}\"\nclass = \"promo\"                     {class}\nstarts = \"Missa inte\"                {find}\n# host = \"example.com\"\n# path = \"articles/**\"\npurpose = \"{purpose}\"\ntakes = [\"Missa inte vårt erbjudande!\"]   {takes}\nleaves = [\"Man får inte missa en enda lektion.\"]   {leaves}\n"
    )
}
