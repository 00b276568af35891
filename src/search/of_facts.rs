//! Tallies of what facts have, kinds, sub-types, modalities and sizes of employers, all counted in one look at a document.

use super::cross::Sets;
use super::pages::Pages;
use super::tally::{Often, Tally};
use crate::index::qualities::{self, Qualities, Set};
use std::sync::Arc;
use tantivy::{DocId, SegmentReader};

/// How often what facts have was seen in a segment.
pub(super) struct OfFacts {
    qualities: Qualities,
    /// Of every quality.
    seen: Vec<Often>,
    /// What is counted by: all qualities of a sort, and the hits that have none of them.
    sorts: Vec<Sort>,
    /// What the hits of the page at hand have.
    page: Option<Set>,
    /// Where pages are the hits, how many have each set.
    of_pages: Option<OfPages>,
}

/// The sets that pages have.
struct OfPages {
    /// Of every page of the segment, the number of its set.
    sets: Arc<[u32]>,
    /// How often each was seen, and behind the last how often none was.
    seen: Vec<u32>,
}

/// Qualities of one sort.
struct Sort {
    all: Set,
    without: Often,
    /// Whether a hit of the page at hand has none of them.
    lacks: bool,
}

impl OfFacts {
    /// Nothing where none of `tallies` is of what facts have. `pages` are the hits, where hits are not documents.
    pub(super) fn new(
        tallies: &[Tally],
        reader: &SegmentReader,
        sets: &Sets,
        pages: Option<&Arc<Pages>>,
    ) -> tantivy::Result<Option<Self>> {
        let sorts = tallies.iter().filter_map(Tally::of_facts).map(|all| Sort {
            all,
            without: Often::default(),
            lacks: false,
        });
        let sorts: Vec<Sort> = sorts.collect();
        if sorts.is_empty() {
            return Ok(None);
        }
        Ok(sets.of(reader)?.map(|qualities| OfFacts {
            of_pages: pages.map(|pages| OfPages {
                sets: pages.sets(&qualities),
                seen: vec![0; qualities.sets().len() + 1],
            }),
            qualities,
            seen: vec![Often::default(); qualities::NAMES.len()],
            sorts,
            page: None,
        }))
    }

    /// Counts a hit that is a document; `first` is whether it is the first of its page.
    pub(super) fn see(&mut self, doc: DocId, first: bool) {
        if first {
            self.close();
        }
        let set = self.qualities.get(doc);
        self.page = Some(self.page.unwrap_or(0) | set);
        for bit in qualities::bits(set) {
            self.seen[bit].hits += 1;
        }
        for sort in &mut self.sorts {
            if set & sort.all == 0 {
                sort.without.hits += 1;
                sort.lacks = true;
            }
        }
    }

    /// Counts the page that is at hand.
    fn close(&mut self) {
        let Some(page) = self.page.take() else {
            return;
        };
        for bit in qualities::bits(page) {
            self.seen[bit].pages += 1;
        }
        for sort in &mut self.sorts {
            sort.without.pages += u32::from(std::mem::take(&mut sort.lacks));
        }
    }

    /// Counts hits that are pages.
    pub(super) fn see_pages(&mut self, pages: &[u32]) {
        if let Some(OfPages { sets, seen }) = &mut self.of_pages {
            for page in pages {
                seen[sets[*page as usize] as usize] += 1;
            }
        }
    }

    /// Spreads what was counted of the sets of pages over what they have.
    fn spread(&mut self) {
        let Some(OfPages { seen, .. }) = self.of_pages.take() else {
            return;
        };
        let sets = self.qualities.sets().iter().chain([&0]);
        for (set, often) in sets.zip(seen).filter(|(_, often)| *often > 0) {
            for bit in qualities::bits(*set) {
                self.seen[bit].add(often);
            }
            for sort in &mut self.sorts {
                if set & sort.all == 0 {
                    sort.without.add(often);
                }
            }
        }
    }

    /// Hands over what was counted to those that it belongs to.
    pub(super) fn hand_over(mut self, tallies: &mut [Tally]) {
        self.close();
        self.spread();
        let own = tallies
            .iter_mut()
            .filter(|tally| tally.of_facts().is_some());
        for (tally, sort) in own.zip(&self.sorts) {
            tally.take(&self.seen, sort.without);
        }
    }
}
