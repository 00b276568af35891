//! Ranking: the best hits, how many there are, and counts over all of them, in one pass.

use super::answer::{Count, Counts};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader};

/// How many values of a field are counted out.
const VALUES: usize = 20;

/// What to collect.
#[derive(Clone, Copy)]
pub(super) struct Ranking {
    /// How many of the best hits.
    pub(super) keep: usize,
    /// Whether only the best hit of each page counts.
    pub(super) by_page: bool,
    /// The columns to count.
    pub(super) counted: &'static [&'static str],
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

impl Collector for Ranking {
    type Fruit = Ranked;
    type Child = Segment;

    fn for_segment(
        &self,
        ordinal: SegmentOrdinal,
        reader: &SegmentReader,
    ) -> tantivy::Result<Segment> {
        let columns = reader.fast_fields();
        let counted = self.counted.iter().map(|name| {
            Ok(columns.str(name)?.map(|column| Tally {
                counts: vec![0; column.num_terms()],
                column,
            }))
        });
        Ok(Segment {
            ordinal,
            keep: self.keep,
            pages: columns.str("page")?,
            starts: columns.u64("start")?,
            heap: BinaryHeap::new(),
            total: 0,
            by_page: self.by_page.then(ByPage::default),
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
                .map(|(field, counts)| most_frequent(field, counts))
                .collect(),
        })
    }
}

fn most_frequent(field: &'static str, counts: BTreeMap<String, usize>) -> Counts {
    let mut values: Vec<Count> = counts
        .into_iter()
        .map(|(value, count)| Count { value, count })
        .collect();
    // Stable, so equals keep the order of their names.
    values.sort_by_key(|value| std::cmp::Reverse(value.count));
    values.truncate(VALUES);
    Counts { field, values }
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
    tallies: Vec<Option<Tally>>,
}

/// A column and how often each of its values was seen.
struct Tally {
    column: StrColumn,
    counts: Vec<usize>,
}

/// The best hit of each page (by the page's ordinal), and what has been counted for it. All documents of a page are in
/// one segment, so nothing is counted twice.
#[derive(Default)]
struct ByPage {
    best: FxHashMap<u64, Candidate>,
    counted: FxHashSet<(u64, usize, u64)>,
}

/// A hit within a segment. Greater is worse, so that the top of the heap goes first. A segment's page ordinals are in the
/// order of the page ids.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Candidate {
    score: Score,
    page: u64,
    start: u64,
    doc: DocId,
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
            let Some(tally) = tally else { continue };
            for ord in tally.column.term_ords(doc) {
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
                let best = pages.best.entry(candidate.page).or_insert(candidate);
                *best = (*best).min(candidate);
            }
            None => {
                self.total += 1;
                self.keep(candidate);
            }
        }
    }

    fn harvest(mut self) -> tantivy::Result<SegmentFruit> {
        if let Some(pages) = self.by_page.take() {
            self.total = pages.best.len();
            pages.best.into_values().for_each(|c| self.keep(c));
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
            if let Some(tally) = tally {
                counts.push((i, tally.values()?));
            }
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
    fn values(&self) -> tantivy::Result<Vec<(String, usize)>> {
        let seen = self
            .counts
            .iter()
            .enumerate()
            .filter(|(_, count)| **count > 0);
        seen.map(|(ord, &count)| {
            let mut value = String::new();
            self.column.ord_to_str(ord as u64, &mut value)?;
            Ok((value, count))
        })
        .collect()
    }
}
