//! Near: the best of several lists, where what is only near is looked up as little as may be.

use super::pages::Pages;
use std::cmp::Ordering;
use std::collections::BinaryHeap;
use tantivy::{DocId, Score};

/// The best hits of one kind.
pub(super) struct List {
    keep: usize,
    /// The worst of the kept hits is on top.
    heap: BinaryHeap<Candidate>,
    /// Of what is only near: the page that is at hand.
    open: Option<Open>,
    /// What has too low a score to be the best of its page but may be the second, after the best of the last page; whose page
    /// is not looked up unless it must be.
    low: Vec<(DocId, Score)>,
}

/// A page that is only near, as far as is seen.
struct Open {
    best: Candidate,
    next: Score,
    /// Whether it has a hit, and so is not only near.
    has_hit: bool,
}

impl List {
    pub(super) fn new(keep: usize) -> Self {
        List {
            keep,
            heap: BinaryHeap::new(),
            open: None,
            low: Vec::new(),
        }
    }

    /// The score that is too low to be kept, if there is one.
    pub(super) fn worst(&self) -> Option<Score> {
        let full = self.heap.len() >= self.keep;
        let worst = self.heap.peek().map_or(f32::INFINITY, |worst| worst.score);
        full.then_some(worst)
    }

    /// Keeps a hit if it is among the best; `start` says where it stands.
    pub(super) fn keep(&mut self, hit: Candidate, start: impl FnOnce(DocId) -> u64) {
        if self.worst().is_some_and(|worst| hit.score < worst) {
            return;
        }
        let start = start(hit.doc);
        let hit = Candidate { start, ..hit };
        if self.heap.len() < self.keep {
            self.heap.push(hit);
        } else if let Some(mut worst) = self.heap.peek_mut()
            && hit < *worst
        {
            *worst = hit;
        }
    }

    /// Closes the page that is at hand.
    pub(super) fn close(&mut self, second: Score, places: &Pages) {
        let Some(mut open) = self.open.take() else {
            return;
        };
        let own = self.low.iter();
        let own = own.take_while(|(doc, _)| places.id(*doc) == open.best.page);
        open.next = own.fold(open.next, |next, (_, score)| next.max(*score));
        if !open.has_hit {
            let score = open.best.score + second * open.next;
            let hit = Candidate { score, ..open.best };
            self.keep(hit, |doc| places.start(doc));
        }
    }

    /// Notes that a page has a hit.
    pub(super) fn has_hit(&mut self, page: u64) {
        if let Some(open) = &mut self.open {
            open.has_hit |= open.best.page == page;
        }
    }

    /// The hits that were kept, in any order.
    pub(super) fn into_best(self) -> impl Iterator<Item = Candidate> {
        self.heap.into_iter()
    }

    /// Whether what comes to `most` at most is not shown: `worst` is the last of the best hits, where there are enough.
    fn is_low(&self, most: Score, worst: Option<Score>) -> bool {
        worst.is_some_and(|worst| most <= worst) || self.worst().is_some_and(|worst| most < worst)
    }

    /// Takes a document that is only near.
    pub(super) fn near(&mut self, doc: DocId, score: Score, worst: Option<Score>, places: &Pages) {
        if !self.is_low(score, worst) {
            let hit = Candidate::new(doc, score, places.id(doc));
            self.keep(hit, |doc| places.start(doc));
        }
    }

    /// Takes a document of a page that is only near, if no other document of the page is a hit.
    pub(super) fn near_page(
        &mut self,
        doc: DocId,
        score: Score,
        worst: Option<Score>,
        at: &At<'_>,
    ) {
        // What a page comes to at most that has this for its best.
        if self.is_low(score + at.second * score, worst) {
            self.low.push((doc, score));
            return;
        }
        let page = at.places.id(doc);
        let hit = Candidate::new(doc, score, page);
        match &mut self.open {
            Some(open) if open.best.page == page => {
                open.next = open.next.max(hit.score.min(open.best.score));
                if hit < open.best {
                    open.best = hit;
                }
            }
            _ => {
                self.close(at.second, at.places);
                let own = self.low.iter().rev();
                let own = own.take_while(|(doc, _)| at.places.id(*doc) == page);
                let next = own.fold(0.0, |next: f32, (_, score)| next.max(*score));
                self.low.clear();
                self.open = Some(Open {
                    best: hit,
                    next,
                    has_hit: at.page == Some(page),
                });
            }
        }
    }
}

/// Where a collection by pages is.
pub(super) struct At<'p> {
    /// How much of the score of the second best is added to that of the best.
    pub(super) second: Score,
    /// The page of the last hit.
    pub(super) page: Option<u64>,
    pub(super) places: &'p Pages,
}

/// The best hit of the page that is at hand, and the score of the next.
pub(super) struct BestOf {
    /// How much of the score of the second best is added to that of the best.
    second: f32,
    page: Option<(Candidate, Score)>,
}

impl BestOf {
    pub(super) fn new(second: f32) -> Self {
        BestOf { second, page: None }
    }

    /// Takes the next hit; gives that of the page before, if this one is of another.
    pub(super) fn see(&mut self, hit: Candidate) -> Option<Candidate> {
        match &mut self.page {
            Some((best, next)) if best.page == hit.page => {
                let worse = if hit < *best {
                    std::mem::replace(best, hit)
                } else {
                    hit
                };
                *next = next.max(worse.score);
                None
            }
            _ => {
                let done = self.last();
                self.page = Some((hit, 0.0));
                done
            }
        }
    }

    /// The hit of the last page.
    pub(super) fn last(&mut self) -> Option<Candidate> {
        let (best, next) = self.page.take()?;
        let score = best.score + self.second * next;
        Some(Candidate { score, ..best })
    }
}

/// A hit within a segment. Greater is worse, so that the top of the heap goes first. A segment's page ordinals are in the
/// order of the page ids.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Candidate {
    pub(super) score: Score,
    pub(super) page: u64,
    pub(super) start: u64,
    pub(super) doc: DocId,
}

impl Candidate {
    /// Of a document; where it stands is looked up only if it is kept.
    pub(super) fn new(doc: DocId, score: Score, page: u64) -> Self {
        let start = 0;
        Candidate {
            score,
            page,
            start,
            doc,
        }
    }
}

impl Eq for Candidate {}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        (other.score.total_cmp(&self.score))
            .then(self.page.cmp(&other.page))
            .then(self.start.cmp(&other.start))
            .then(self.doc.cmp(&other.doc))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
