//! Tallies: how often each value of what hits are counted by was seen.

use super::answer::{Count, Counts, Without};
use super::by::By;
use super::cross::Values;
use super::pages::Pages;
use crate::index::qualities::{self, Set};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;
use tantivy::DocId;

/// How often the values of one thing were seen in a segment.
pub(super) struct Tally {
    by: By,
    values: Arc<Values>,
    seen: Vec<Often>,
    /// Whether only pages count, and not their documents.
    by_page: bool,
    /// Where pages count and have one value at most: that of each, and how often each was seen, the last number for none.
    laid: Option<(Arc<[u32]>, Vec<u32>)>,
    /// The hits without a value.
    without: Often,
    /// Where pages count: whether a hit of the page at hand has a value.
    any: Option<bool>,
}

/// How often one value was seen.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Often {
    pub(super) hits: u32,
    pub(super) pages: u32,
    /// The last page that it was counted for.
    page: u32,
}

impl Often {
    /// Takes so many pages, each of them a hit.
    pub(super) fn add(&mut self, pages: u32) {
        self.hits += pages;
        self.pages += pages;
    }

    /// Takes a hit of a page; where pages count, once.
    fn see(&mut self, page: u32, by_page: bool) {
        let new = std::mem::replace(&mut self.page, page) != page;
        self.pages += u32::from(new);
        self.hits += u32::from(new || !by_page);
    }

    fn both(self) -> [usize; 2] {
        [self.hits as usize, self.pages as usize]
    }
}

/// What was seen: how many values, and the most frequent, each with how many hits and pages.
pub(super) struct Seen {
    distinct: usize,
    values: Vec<(String, [usize; 2])>,
    without: [usize; 2],
}

impl Tally {
    /// `pages` are the hits, where hits are not documents.
    pub(super) fn new(by: By, values: Arc<Values>, pages: Option<&Arc<Pages>>) -> Self {
        let laid = pages.filter(|_| by.is_of_page());
        let laid = laid.and_then(|pages| pages.laid(by, &values));
        Tally {
            by,
            seen: vec![Often::default(); values.size()],
            by_page: pages.is_some(),
            laid: laid.map(|laid| (laid, vec![0; values.size() + 1])),
            values,
            without: Often::default(),
            any: None,
        }
    }

    /// Whether it counts what belongs to a page, or by article what the article has and not only the passages that are found.
    pub(super) fn is_of_pages(&self) -> bool {
        self.by_page && (self.by.is_of_page() || self.by == By::Code || self.of_facts().is_some())
    }

    /// Counts hits that are pages, where it counts what belongs to them.
    pub(super) fn see_pages(&mut self, met: &[u32], pages: &Pages) {
        if !self.is_of_pages() || self.of_facts().is_some() {
            return;
        }
        if let Some((laid, seen)) = &mut self.laid {
            for page in met {
                seen[laid[*page as usize] as usize] += 1;
            }
            return;
        }
        for page in met {
            let (seen, mut any) = (&mut self.seen, false);
            self.values.each(pages.article(*page), |ord| {
                if let Some(often) = seen.get_mut(ord as usize) {
                    often.add(1);
                    any = true;
                }
            });
            if !any {
                self.without.add(1);
            }
        }
    }

    /// Counts the values of a hit. Pages have numbers from 1 in the order of the hits, and no page comes again; `first` is
    /// whether this is the first hit of it.
    pub(super) fn see(&mut self, doc: DocId, page: u32, first: bool) {
        // What facts have is counted together.
        if self.values.of_facts().is_some() {
            return;
        }
        let (seen, by_page, mut any) = (&mut self.seen, self.by_page, false);
        self.values.each(doc, |ord| {
            let Some(often) = seen.get_mut(ord as usize) else {
                return;
            };
            often.see(page, by_page);
            any = true;
        });
        match by_page {
            true if first => {
                self.close();
                self.any = Some(any);
            }
            true => self.any = Some(any || self.any == Some(true)),
            false if any => {}
            false => self.without.see(page, false),
        }
    }

    /// Which values of facts it counts, if any; these are counted together, and handed over by [`Tally::take`].
    pub(super) fn of_facts(&self) -> Option<Set> {
        self.values.of_facts()
    }

    /// Takes what was counted elsewhere: of each value, and of hits without one.
    pub(super) fn take(&mut self, seen: &[Often], without: Often) {
        let own = qualities::bits(self.of_facts().unwrap_or(0));
        for bit in own {
            self.seen[bit] = seen[bit];
        }
        self.without = without;
    }

    /// Closes the page that is at hand.
    fn close(&mut self) {
        if self.any.take() == Some(false) {
            self.without.hits += 1;
            self.without.pages += 1;
        }
    }

    /// What was seen: all of it, or the `most` most frequent values, where these can be told by their numbers alone.
    pub(super) fn seen(mut self, most: Option<usize>) -> tantivy::Result<Seen> {
        self.close();
        if let Some((_, pages)) = self.laid.take() {
            let all = self.seen.iter_mut().chain([&mut self.without]);
            all.zip(pages).for_each(|(often, pages)| often.add(pages));
        }
        let seen = (0..).zip(&self.seen).filter(|(_, often)| often.hits > 0);
        let mut seen: Vec<(u64, Often)> = seen.map(|(ord, often)| (ord, *often)).collect();
        let distinct = seen.len();
        if let Some(most) = most
            && most < seen.len()
            && self.by.has_all()
        {
            // Numbers are in the order of names.
            seen.sort_unstable_by_key(|(ord, often)| (Reverse(often.hits), *ord));
            seen.truncate(most);
            seen.sort_unstable_by_key(|(ord, _)| *ord);
        }
        let ords: Vec<u64> = seen.iter().map(|(ord, _)| *ord).collect();
        let names = self.values.names(&ords)?.into_iter().zip(seen);
        let values = names.filter_map(|(name, (_, often))| Some((name?, often.both())));
        Ok(Seen {
            distinct,
            without: self.without.both(),
            values: values.collect(),
        })
    }
}

/// The counts of all segments together, of each thing the `most` most frequent values; 0 is all.
pub(super) fn counts(by: By, seen: Vec<Seen>, most: usize) -> Counts {
    let alone = seen.len() == 1 && by.has_all();
    let distinct = seen.first().map_or(0, |seen| seen.distinct);
    let without = seen.iter().map(|seen| seen.without);
    let without = without.fold([0; 2], |sum, own| [sum[0] + own[0], sum[1] + own[1]]);
    let mut sums: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    // All documents of a page are in one segment, so no page is counted twice.
    for (value, [hits, pages]) in seen.into_iter().flat_map(|seen| seen.values) {
        let sum = sums.entry(value).or_default();
        *sum = [sum[0] + hits, sum[1] + pages];
    }
    let distinct = if alone { distinct } else { sums.len() };
    let values = sums.into_iter();
    let mut values: Vec<Count> = values
        .map(|(value, [count, pages])| Count {
            value,
            count,
            pages,
        })
        .collect();
    // Stable, so equals keep the order of their names.
    values.sort_by_key(|value| Reverse(value.count));
    if most > 0 {
        values.truncate(most);
    }
    Counts {
        field: by.name(),
        distinct,
        values,
        without: Without {
            count: without[0],
            pages: without[1],
        },
    }
}
