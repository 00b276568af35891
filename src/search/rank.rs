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
#[derive(Debug, Clone, Copy)]
pub(super) struct Best {
    pub(super) score: f32,
    /// The number of its page, in the order of ids, within its segment.
    pub(super) page: u64,
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
        let mut pages = BTreeMap::new();
        let mut total = 0;
        let mut counts: Vec<BTreeMap<String, usize>> = vec![BTreeMap::new(); self.counted.len()];
        for fruit in fruits {
            let fruit = fruit?;
            total += fruit.total;
            best.extend(fruit.best);
            pages.insert(fruit.ordinal, fruit.pages);
            for (sum, (value, count)) in fruit
                .counts
                .into_iter()
                .flat_map(|(field, values)| values.into_iter().map(move |value| (field, value)))
            {
                *counts[sum].entry(value).or_default() += count;
            }
        }
        let best = first_of(best, self.keep, &pages)?;
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

/// The first `keep` hits: by score, equals by the id of their page and then as they stand in it. The ids of a segment are in
/// the order of their numbers, so one is read (which costs more than all else about a hit) only of equals in several segments.
fn first_of(
    mut best: Vec<Best>,
    keep: usize,
    pages: &BTreeMap<SegmentOrdinal, Option<StrColumn>>,
) -> tantivy::Result<Vec<Best>> {
    let place = |hit: &Best| (hit.doc.segment_ord, hit.page, hit.start, hit.doc.doc_id);
    best.sort_unstable_by(|a, b| {
        (b.score.total_cmp(&a.score)).then_with(|| place(a).cmp(&place(b)))
    });
    let mut from = 0;
    while from < keep.min(best.len()) {
        let equal = best[from..].partition_point(|hit| hit.score == best[from].score);
        let equals = &mut best[from..from + equal.max(1)];
        from += equals.len();
        let segment = equals[0].doc.segment_ord;
        if equals.iter().all(|hit| hit.doc.segment_ord == segment) {
            continue;
        }
        let mut named = Vec::with_capacity(equals.len());
        for hit in equals.iter() {
            let mut id = String::new();
            if let Some(Some(pages)) = pages.get(&hit.doc.segment_ord) {
                pages.ord_to_str(hit.page, &mut id)?;
            }
            named.push((id, *hit));
        }
        named.sort_by(|(a_id, a), (b_id, b)| {
            (a_id.cmp(b_id)).then_with(|| (a.start, a.doc).cmp(&(b.start, b.doc)))
        });
        for (hit, (_, next)) in equals.iter_mut().zip(named) {
            *hit = next;
        }
    }
    best.truncate(keep);
    Ok(best)
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
    ordinal: SegmentOrdinal,
    /// The ids of its pages.
    pages: Option<StrColumn>,
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
        let best = self.heap.iter().map(|candidate| Best {
            score: candidate.score,
            page: candidate.page,
            start: candidate.start,
            doc: DocAddress::new(self.ordinal, candidate.doc),
        });
        let best = best.collect();
        let mut counts = Vec::new();
        for (i, tally) in self.tallies.iter().enumerate() {
            counts.push((i, tally.seen()?));
        }
        Ok(SegmentFruit {
            ordinal: self.ordinal,
            pages: self.pages,
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
        let seen = (0..).zip(&self.counts).filter(|(_, count)| **count > 0);
        let (values, counts): (Vec<u64>, Vec<usize>) = seen.unzip();
        let names = self.values.names(&values)?.into_iter().zip(counts);
        Ok(names
            .filter_map(|(name, count)| Some((name?, count)))
            .collect())
    }
}
