//! Places: where all hits of a query are, best first, in as little memory as may be.

use super::near::{BestOf, Candidate};
use super::order::Order;
use super::pages::{Pages, Segments};
use super::plan::Lists;
use super::told::Bits;
use std::sync::Arc;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader};

/// Collects them, in the order of [`Ranking`](super::rank::Ranking); unless they are scored, by page id and offset.
pub(super) struct Places<'p> {
    pub(super) scored: bool,
    /// What tells hits from what is only near.
    pub(super) lists: Option<&'p Lists>,
    /// Whether only the best hit of each page counts, and if so, how much of the score of the second best is added.
    pub(super) by_page: Option<f32>,
    pub(super) order: &'p Order,
    pub(super) segments: &'p Segments,
}

/// Where a hit is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) score: Score,
    pub(super) doc: DocAddress,
}

impl Collector for Places<'_> {
    type Fruit = Vec<Place>;
    type Child = InSegment;

    fn for_segment(
        &self,
        ordinal: SegmentOrdinal,
        reader: &SegmentReader,
    ) -> tantivy::Result<InSegment> {
        Ok(InSegment {
            ordinal,
            pages: self.segments.of(reader)?,
            found: Vec::new(),
            hits: self.lists.map(|lists| lists.words.of(reader)),
            by_page: self.by_page.map(BestOf::new),
        })
    }

    fn requires_scoring(&self) -> bool {
        self.scored
    }

    fn merge_fruits(&self, segments: Vec<InSegment>) -> tantivy::Result<Vec<Place>> {
        let mut heads = vec![0; segments.len()];
        let mut places = Vec::with_capacity(segments.iter().map(|s| s.found.len()).sum());
        loop {
            let mut best: Option<usize> = None;
            for (i, segment) in segments.iter().enumerate() {
                if heads[i] == segment.found.len() {
                    continue;
                }
                let better = match best {
                    None => true,
                    Some(b) => {
                        let at = |i: usize| self.at(&segments[i], heads[i]);
                        at(i) < at(b)
                    }
                };
                if better {
                    best = Some(i);
                }
            }
            let Some(best) = best else {
                return Ok(places);
            };
            let (segment, hit) = (&segments[best], segments[best].found[heads[best]]);
            heads[best] += 1;
            places.push(Place {
                score: hit.score,
                doc: DocAddress::new(segment.ordinal, hit.doc),
            });
        }
    }
}

/// The hits of one segment.
pub(super) struct InSegment {
    ordinal: SegmentOrdinal,
    pages: Arc<Pages>,
    found: Vec<Candidate>,
    /// What has the words, where other things are found too.
    hits: Option<Bits>,
    by_page: Option<BestOf>,
}

impl SegmentCollector for InSegment {
    type Fruit = Self;

    fn collect(&mut self, doc: DocId, score: Score) {
        if self.hits.as_ref().is_some_and(|hits| !hits.has(doc)) {
            return;
        }
        let hit = Candidate {
            start: self.pages.start(doc),
            ..Candidate::new(doc, score, self.pages.id(doc))
        };
        self.found.extend(match &mut self.by_page {
            Some(pages) => pages.see(hit),
            None => Some(hit),
        });
    }

    fn harvest(mut self) -> Self {
        let last = self.by_page.as_mut().and_then(BestOf::last);
        self.found.extend(last);
        self.found.sort_unstable();
        self
    }
}

impl Places<'_> {
    /// A hit of a segment, its page numbered among those of all.
    fn at(&self, segment: &InSegment, at: usize) -> Candidate {
        let hit = segment.found[at];
        Candidate {
            page: self.order.place(segment.ordinal, hit.page).into(),
            ..hit
        }
    }
}
