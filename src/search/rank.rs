//! Ranking: the best hits, how many there are, and counts over all of them, in one pass.

use super::answer::{Count, Counts};
use super::by::{By, Column as Place};
use super::cross::Values;
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
        let tallies = counted.collect::<tantivy::Result<Vec<Tally>>>()?;
        Ok(Segment {
            ordinal,
            keep: self.keep,
            pages: columns.str("page")?,
            starts: columns.u64("start")?,
            heap: BinaryHeap::new(),
            total: 0,
            by_page: self.by_page.map(|second| ByPage {
                best: BestOf::new(second),
                page: 0,
                counted: tallies.iter().map(|t| vec![0; t.counts.len()]).collect(),
            }),
            tallies,
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

/// The best hit of the page that is at hand, and what has been counted for it. The documents of a page stand one after the
/// other and hits come in their order, so that no page comes again.
struct ByPage {
    best: BestOf,
    /// The number of the page.
    page: u32,
    /// The last page that each value was counted for, by tally.
    counted: Vec<Vec<u32>>,
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
        let done = match &mut self.by_page {
            None => Some(candidate),
            Some(pages) => {
                let before = pages.best.page.map(|(best, _)| best.page);
                if before != Some(candidate.page) {
                    pages.page += 1;
                }
                pages.best.see(candidate)
            }
        };
        for (i, tally) in self.tallies.iter_mut().enumerate() {
            for ord in tally.values.of(doc) {
                let Some(count) = tally.counts.get_mut(ord as usize) else {
                    continue;
                };
                *count += match &mut self.by_page {
                    None => 1,
                    Some(pages) => {
                        let last = &mut pages.counted[i][ord as usize];
                        usize::from(std::mem::replace(last, pages.page) != pages.page)
                    }
                };
            }
        }
        if let Some(done) = done {
            self.keep(done);
        }
    }

    fn harvest(mut self) -> tantivy::Result<SegmentFruit> {
        if let Some(last) = self.by_page.as_mut().and_then(|pages| pages.best.last()) {
            self.keep(last);
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
    /// Counts a hit, and keeps it if it is among the best.
    fn keep(&mut self, candidate: Candidate) {
        self.total += 1;
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
