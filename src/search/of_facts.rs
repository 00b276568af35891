//! Tallies of what facts have, kinds, sub-types, modalities and sizes of employers, all counted in one look at a document.

use super::cross::Sets;
use super::tally::{Often, Tally};
use crate::index::qualities::{self, Qualities, Set};
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
    by_page: bool,
}

/// Qualities of one sort.
struct Sort {
    all: Set,
    without: Often,
    /// Whether a hit of the page at hand has none of them.
    lacks: bool,
}

impl OfFacts {
    /// Nothing where none of `tallies` is of what facts have. `by_page` is whether hits are pages and not documents.
    pub(super) fn new(
        tallies: &[Tally],
        reader: &SegmentReader,
        sets: &Sets,
        by_page: bool,
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
            qualities,
            seen: vec![Often::default(); qualities::NAMES.len()],
            sorts,
            page: None,
            by_page,
        }))
    }

    /// Counts a hit; `first` is whether it is the first of its page.
    pub(super) fn see(&mut self, doc: DocId, first: bool) {
        if first {
            self.close();
        }
        let set = self.qualities.get(doc);
        self.page = Some(self.page.unwrap_or(0) | set);
        if self.by_page {
            return;
        }
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
        let hit = u32::from(self.by_page);
        for bit in qualities::bits(page) {
            self.seen[bit].pages += 1;
            self.seen[bit].hits += hit;
        }
        for sort in &mut self.sorts {
            let lacks = std::mem::take(&mut sort.lacks) || self.by_page && page & sort.all == 0;
            sort.without.pages += u32::from(lacks);
            sort.without.hits += if lacks { hit } else { 0 };
        }
    }

    /// Hands over what was counted to those that it belongs to.
    pub(super) fn hand_over(mut self, tallies: &mut [Tally]) {
        self.close();
        let own = tallies
            .iter_mut()
            .filter(|tally| tally.of_facts().is_some());
        for (tally, sort) in own.zip(&self.sorts) {
            tally.take(&self.seen, sort.without);
        }
    }
}
