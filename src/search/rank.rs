//! Ranking: the best hits, how many there are, and counts over all of them, in one pass.

use super::answer::{Count, Counts};
use super::by::{By, Column as Place};
use super::cross::Values;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader};

/// What to collect.
#[derive(Clone, Copy)]
pub(super) struct Ranking<'q> {
    /// How many of the best hits.
    pub(super) keep: usize,
    /// Whether only the best hit of each page counts, and if so, how much of the score of the second best is added.
    pub(super) by_page: Option<f32>,
    /// What to count by.
    pub(super) counted: &'q [By],
    /// How many values of each are counted out; 0 is all.
    pub(super) values: usize,
}

/// What was collected.
pub(super) struct Ranked {
    pub(super) best: Vec<Best>,
    pub(super) total: usize,
    pub(super) counts: Vec<Counts>,
}

/// A hit and what it is ranked by.
#[derive(Debug, Clone)]
pub(super) struct Best {
    pub(super) score: f32,
    pub(super) page: String,
    start: u64,
    pub(super) doc: DocAddress,
}

impl Collector for Ranking<'_> {
    type Fruit = Ranked;
    type Child = Segment;

    fn for_segment(
        &self,
        ordinal: SegmentOrdinal,
        reader: &SegmentReader,
    ) -> tantivy::Result<Segment> {
        let columns = reader.fast_fields();
        let counted = self.counted.iter().map(|by| {
            let size = match by.column() {
                Place::Text(name) => columns.str(name)?.map_or(0, |column| column.num_terms()),
                // Years have four figures.
                Place::Year => 10_000,
            };
            Ok(Tally {
                counts: vec![0; size],
                values: Values::new(*by, reader)?,
            })
        });
        Ok(Segment {
            ordinal,
            keep: self.keep,
            pages: columns.str("page")?,
            starts: columns.u64("start")?,
            heap: BinaryHeap::new(),
            total: 0,
            by_page: self.by_page.map(ByPage::new),
            tallies: counted.collect::<tantivy::Result<_>>()?,
        })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, fruits: Vec<tantivy::Result<SegmentFruit>>) -> tantivy::Result<Ranked> {
        let mut best = Vec::new();
        let mut total = 0;
        let mut counts: Vec<BTreeMap<String, usize>> = vec![BTreeMap::new(); self.counted.len()];
        for fruit in fruits {
            let fruit = fruit?;
            total += fruit.total;
            best.extend(fruit.best);
            for (sum, (value, count)) in fruit
                .counts
                .into_iter()
                .flat_map(|(field, values)| values.into_iter().map(move |value| (field, value)))
            {
                *counts[sum].entry(value).or_default() += count;
            }
        }
        best.sort_by(|a, b| {
            (b.score.total_cmp(&a.score))
                .then_with(|| a.page.cmp(&b.page))
                .then(a.start.cmp(&b.start))
                .then(a.doc.cmp(&b.doc))
        });
        best.truncate(self.keep);
        let counts = self.counted.iter().zip(counts);
        Ok(Ranked {
            best,
            total,
            counts: counts
                .map(|(by, counts)| most_frequent(*by, counts, self.values))
                .collect(),
        })
    }
}

fn most_frequent(by: By, counts: BTreeMap<String, usize>, most: usize) -> Counts {
    let mut values: Vec<Count> = counts
        .into_iter()
        .map(|(value, count)| Count { value, count })
        .collect();
    // Stable, so equals keep the order of their names.
    values.sort_by_key(|value| std::cmp::Reverse(value.count));
    let distinct = values.len();
    if most > 0 {
        values.truncate(most);
    }
    Counts {
        field: by.name(),
        distinct,
        values,
    }
}

/// The collection within one segment.
pub(super) struct Segment {
    ordinal: SegmentOrdinal,
    keep: usize,
    pages: Option<StrColumn>,
    starts: Column<u64>,
    /// The worst of the kept hits is on top.
    heap: BinaryHeap<Candidate>,
    total: usize,
    by_page: Option<ByPage>,
    tallies: Vec<Tally>,
}

/// What is counted by, and how often each value was seen.
struct Tally {
    values: Values,
    counts: Vec<usize>,
}

/// The best hit of each page (by the page's ordinal), and what has been counted for it. All documents of a page are in
/// one segment, so nothing is counted twice.
struct ByPage {
    best: BestOf,
    counted: FxHashSet<(u64, usize, u64)>,
}

impl ByPage {
    fn new(second: f32) -> Self {
        ByPage {
            best: BestOf::new(second),
            counted: FxHashSet::default(),
        }
    }
}

/// The best hit of each page, and the score of the next.
pub(super) struct BestOf {
    /// How much of the score of the second best is added to that of the best.
    second: f32,
    pages: FxHashMap<u64, (Candidate, Score)>,
}

impl BestOf {
    pub(super) fn new(second: f32) -> Self {
        BestOf {
            second,
            pages: FxHashMap::default(),
        }
    }

    pub(super) fn see(&mut self, hit: Candidate) {
        let (best, next) = self.pages.entry(hit.page).or_insert((hit, 0.0));
        if best.doc == hit.doc {
            return;
        }
        let (better, worse) = if hit < *best {
            (hit, *best)
        } else {
            (*best, hit)
        };
        (*best, *next) = (better, next.max(worse.score));
    }

    /// The best hits, in no order.
    pub(super) fn hits(self) -> impl ExactSizeIterator<Item = Candidate> {
        self.pages.into_values().map(move |(best, next)| Candidate {
            score: best.score + self.second * next,
            ..best
        })
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

/// What one segment had.
pub(super) struct SegmentFruit {
    best: Vec<Best>,
    total: usize,
    /// For each counted column, by its place, the values with their counts.
    counts: Vec<(usize, Vec<(String, usize)>)>,
}

impl SegmentCollector for Segment {
    type Fruit = tantivy::Result<SegmentFruit>;

    fn collect(&mut self, doc: DocId, score: Score) {
        let page = self.pages.as_ref().and_then(|p| p.term_ords(doc).next());
        let candidate = Candidate {
            score,
            page: page.unwrap_or(u64::MAX),
            start: self.starts.first(doc).unwrap_or(0),
            doc,
        };
        for (i, tally) in self.tallies.iter_mut().enumerate() {
            for ord in tally.values.of(doc) {
                let again = match &mut self.by_page {
                    Some(pages) => !pages.counted.insert((candidate.page, i, ord)),
                    None => false,
                };
                if let (false, Some(count)) = (again, tally.counts.get_mut(ord as usize)) {
                    *count += 1;
                }
            }
        }
        match &mut self.by_page {
            Some(pages) => {
                pages.best.see(candidate);
            }
            None => {
                self.total += 1;
                self.keep(candidate);
            }
        }
    }

    fn harvest(mut self) -> tantivy::Result<SegmentFruit> {
        if let Some(pages) = self.by_page.take() {
            let hits = pages.best.hits();
            self.total = hits.len();
            hits.for_each(|c| self.keep(c));
        }
        let mut best = Vec::with_capacity(self.heap.len());
        for candidate in &self.heap {
            let mut page = String::new();
            if let Some(pages) = &self.pages {
                pages.ord_to_str(candidate.page, &mut page)?;
            }
            best.push(Best {
                score: candidate.score,
                page,
                start: candidate.start,
                doc: DocAddress::new(self.ordinal, candidate.doc),
            });
        }
        let mut counts = Vec::new();
        for (i, tally) in self.tallies.iter().enumerate() {
            counts.push((i, tally.seen()?));
        }
        Ok(SegmentFruit {
            best,
            total: self.total,
            counts,
        })
    }
}

impl Segment {
    fn keep(&mut self, candidate: Candidate) {
        if self.heap.len() < self.keep {
            self.heap.push(candidate);
        } else if let Some(mut worst) = self.heap.peek_mut()
            && candidate < *worst
        {
            *worst = candidate;
        }
    }
}

impl Tally {
    /// The values that were seen, with their counts.
    fn seen(&self) -> tantivy::Result<Vec<(String, usize)>> {
        let mut seen = Vec::new();
        for (value, &count) in self.counts.iter().enumerate().filter(|(_, n)| **n > 0) {
            if let Some(name) = self.values.name(value as u64)? {
                seen.push((name, count));
            }
        }
        Ok(seen)
    }
}
