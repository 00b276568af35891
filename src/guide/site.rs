//! What other pages know: which lines recur on the pages of a site.
//!
//! A first walk over the pages counts their lines, a second cleans them with the counts. The counts depend on the pages
//! alone: not on their order, nor on how many are looked at at a time.
//!
//! Memory is bounded by looking at no more than [`SITE_PAGES`] pages of a site and [`PAGES`] in all, those whose ids have
//! the smallest hashes, and at the first and last [`LINES`] lines of each: furniture stands at the ends of pages. Smaller
//! sites are counted whole. Pages that are copies of each other, as print views are, count once: what two copies share is
//! no furniture.

use super::settings::host;
use crate::clean::Recurrence;
use crate::ingest::Page;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::collections::BTreeMap;
use std::hash::Hasher;

/// Pages of one site that are looked at.
pub const SITE_PAGES: usize = 256;

/// Pages of all sites that are looked at.
pub const PAGES: usize = 1 << 16;

/// Lines that are looked at from each end of a page.
pub const LINES: usize = 256;

/// A longer line, in bytes, is none of a template's.
const LONGEST: usize = 4096;

/// Words from which a line counts as text when pages are compared.
const TEXT_WORDS: usize = 10;

/// Of the text of the shorter of two pages, the share in per cent that makes them copies.
const COPY: usize = 60;

/// What makes pages a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Grouping {
    /// The host that they were scraped from; where it is not known, the directory or the file of records that they are in.
    #[default]
    Own,
    /// All pages are one site's.
    One,
}

/// A page as it is counted: made by any thread.
#[derive(Debug)]
pub struct Glance {
    site: u64,
    page: u64,
    lines: Vec<u64>,
    text: Vec<u64>,
}

/// Counts lines, page by page.
#[derive(Debug)]
pub struct Counter {
    grouping: Grouping,
    sites: BTreeMap<u64, BTreeMap<u64, Glance>>,
    pages: usize,
    /// Only pages whose hash has as many leading zeros are looked at.
    zeros: u32,
}

/// What recurs on each site.
#[derive(Debug, Default)]
pub struct Sites {
    grouping: Grouping,
    sites: FxHashMap<u64, Site>,
}

#[derive(Debug)]
struct Site {
    of: u32,
    /// On how many pages a line stands, where it is enough to tell anything.
    pages: FxHashMap<u64, u32>,
}

impl Glance {
    /// Looks at `page`; nothing where it is of no site.
    #[must_use]
    pub fn new(page: &Page, grouping: Grouping) -> Option<Self> {
        let site = site(page, grouping)?;
        let mut seen = FxHashSet::default();
        let mut lines: Vec<(u64, bool)> = hashes(page)
            .filter(|(_, hash, _)| seen.insert(*hash))
            .map(|(_, hash, is_text)| (hash, is_text))
            .collect();
        if lines.len() > 2 * LINES {
            lines.drain(LINES..lines.len() - LINES);
        }
        let text = lines.iter().filter(|(_, is_text)| *is_text);
        let mut glance = Glance {
            site,
            page: hash(&[page.id.as_bytes(), &site.to_le_bytes()]),
            text: text.map(|(hash, _)| *hash).collect(),
            lines: lines.iter().map(|(hash, _)| *hash).collect(),
        };
        glance.lines.sort_unstable();
        Some(glance)
    }
}

impl Counter {
    /// Counts nothing yet.
    #[must_use]
    pub fn new(grouping: Grouping) -> Self {
        Counter {
            grouping,
            sites: BTreeMap::new(),
            pages: 0,
            zeros: 0,
        }
    }

    /// Counts a page; the same page again changes nothing.
    pub fn add(&mut self, glance: Glance) {
        if glance.page.leading_zeros() < self.zeros {
            return;
        }
        let site = self.sites.entry(glance.site).or_default();
        if site.insert(glance.page, glance).is_none() {
            self.pages += 1;
        }
        if site.len() > SITE_PAGES && site.pop_last().is_some() {
            self.pages -= 1;
        }
        while self.pages > PAGES {
            self.zeros += 1;
            let zeros = self.zeros;
            for site in self.sites.values_mut() {
                site.retain(|page, _| page.leading_zeros() >= zeros);
            }
            self.sites.retain(|_, site| !site.is_empty());
            self.pages = self.sites.values().map(BTreeMap::len).sum();
        }
    }

    /// How many pages it holds.
    #[must_use]
    pub fn looked_at(&self) -> usize {
        self.pages
    }

    /// What recurs.
    #[must_use]
    pub fn finish(self) -> Sites {
        let sites = self.sites.into_iter();
        Sites {
            grouping: self.grouping,
            sites: sites
                .filter_map(|(key, pages)| Some((key, Site::of(pages.into_values())?)))
                .collect(),
        }
    }
}

impl Site {
    /// Counts the lines of pages, copies once; nothing where there are too few to tell.
    fn of(pages: impl Iterator<Item = Glance>) -> Option<Self> {
        let originals = originals(pages);
        let of = originals.len() as u32;
        if of < Recurrence::PAGES {
            return None;
        }
        let mut pages: FxHashMap<u64, u32> = FxHashMap::default();
        for line in originals.iter().flat_map(|page| &page.lines) {
            *pages.entry(*line).or_insert(0) += 1;
        }
        pages.retain(|_, pages| Recurrence { pages: *pages, of }.level() > 0);
        Some(Site { of, pages })
    }
}

/// The pages that are no copies of one before.
fn originals(pages: impl Iterator<Item = Glance>) -> Vec<Glance> {
    let mut out: Vec<Glance> = Vec::new();
    let mut whole: FxHashSet<u64> = FxHashSet::default();
    let mut with: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    for page in pages {
        let mut shared: FxHashMap<u32, usize> = FxHashMap::default();
        for line in &page.text {
            for &other in with.get(line).into_iter().flatten() {
                *shared.entry(other).or_insert(0) += 1;
            }
        }
        let copies = shared.iter().any(|(&other, &shared)| {
            let shorter = page.text.len().min(out[other as usize].text.len());
            shorter >= 2 && shared * 100 >= shorter * COPY
        });
        let lines: Vec<u8> = page.lines.iter().flat_map(|l| l.to_le_bytes()).collect();
        if copies || !whole.insert(hash(&[&lines])) {
            continue;
        }
        for &line in &page.text {
            with.entry(line).or_default().push(out.len() as u32);
        }
        out.push(page);
    }
    out
}

impl Sites {
    /// Whether nothing recurs anywhere.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sites.values().all(|site| site.pages.is_empty())
    }

    /// The lines of `page`, by index, that stand on enough other pages of its site to tell anything.
    #[must_use]
    pub fn recurring(&self, page: &Page) -> Vec<(usize, Recurrence)> {
        if self.sites.is_empty() {
            return Vec::new();
        }
        let site = site(page, self.grouping).and_then(|site| self.sites.get(&site));
        let Some(site) = site.filter(|site| !site.pages.is_empty()) else {
            return Vec::new();
        };
        hashes(page)
            .filter_map(|(i, hash, _)| {
                let pages = *site.pages.get(&hash)?;
                Some((i, Recurrence { pages, of: site.of }))
            })
            .collect()
    }
}

/// The site of a page; nothing for one that came from standard input and has no address.
fn site(page: &Page, grouping: Grouping) -> Option<u64> {
    if grouping == Grouping::One {
        return Some(0);
    }
    if let Some(host) = host(page) {
        return Some(hash(&[b"host", host.as_bytes()]));
    }
    let path = page.path.as_deref()?;
    let many = is_records(path);
    let place = match many {
        true => path,
        false => path.parent()?,
    };
    Some(hash(&[b"place", place.as_os_str().as_encoded_bytes()]))
}

/// Whether a file holds many pages, by its name.
#[must_use]
pub fn is_records(path: &std::path::Path) -> bool {
    path.extension()
        .is_some_and(|e| e.eq_ignore_ascii_case("jsonl") || e.eq_ignore_ascii_case("ndjson"))
}

/// Every line of a page that says something: its index, a hash of its words, and whether it is long enough for text.
fn hashes(page: &Page) -> impl Iterator<Item = (usize, u64, bool)> {
    let lines = page.text().split('\n').enumerate();
    lines.filter_map(|(i, line)| {
        if line.len() > LONGEST || !line.chars().any(char::is_alphanumeric) {
            return None;
        }
        let mut hasher = FxHasher::default();
        let mut words = 0;
        for word in line.split_whitespace() {
            hasher.write(word.as_bytes());
            hasher.write_u8(b' ');
            words += 1;
        }
        Some((i, hasher.finish(), words >= TEXT_WORDS))
    })
}

fn hash(parts: &[&[u8]]) -> u64 {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    let mut bytes = [0; 8];
    bytes.copy_from_slice(&hasher.finalize().as_bytes()[..8]);
    u64::from_le_bytes(bytes)
}
