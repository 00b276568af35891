//! Ranking: the best hits, how many there are, and counts over all of them, in one pass.

use super::answer::Counts;
use super::by::By;
use super::cross::Sets;
use super::near::{self, BestOf, Candidate, List};
use super::of_facts::OfFacts;
use super::pages::{Pages, Segments};
use super::plan::Lists;
use super::tally::{self, Tally};
use super::told::Bits;
use super::window::take_all;
use std::collections::BTreeMap;
use std::sync::Arc;
use tantivy::query::{Bm25StatisticsProvider, EnableScoring, Query};
use tantivy::{DocAddress, DocId, Score, Searcher, SegmentOrdinal, SegmentReader};

/// What to collect.
#[derive(Clone, Copy)]
pub(super) struct Ranking<'q> {
    /// How many of the best hits.
    pub(super) keep: usize,
    /// Whether only the best hit of each page counts, and if so, how much of the score of the second best is added.
    pub(super) by_page: Option<f32>,
    /// What to count by.
    pub(super) counted: &'q [By],
    /// What the facts of documents have.
    pub(super) sets: &'q Sets,
    /// What is known of the pages.
    pub(super) segments: &'q Segments,
    /// How many values of each are counted out; 0 is all.
    pub(super) values: usize,
    /// What tells hits from what is only near; nothing where nothing near is found.
    pub(super) lists: Option<&'q Lists>,
    /// Whether there is but one segment.
    pub(super) alone: bool,
}

/// What was collected.
pub(super) struct Ranked {
    /// The best hits, those that have words that are written alike, and those about the occupation; no page is in two lists.
    pub(super) best: [Vec<Best>; LISTS],
    /// How many hits of the first list there are, and the counts over them.
    pub(super) total: usize,
    pub(super) counts: Vec<Counts>,
}

/// What has the words, what has words that are written alike, what is about the occupation.
const LISTS: usize = 3;
const ALIKE: usize = 1;
const ABOUT: usize = 2;

/// A hit and what it is ranked by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Best {
    pub(super) score: f32,
    /// The number of its page, in the order of ids, within its segment.
    page: u64,
    start: u64,
    pub(super) doc: DocAddress,
}

impl Ranking<'_> {
    /// Runs a query, one segment after the other.
    pub(super) fn of(
        &self,
        searcher: &Searcher,
        query: &dyn Query,
        statistics: &dyn Bm25StatisticsProvider,
    ) -> tantivy::Result<Ranked> {
        let scoring = EnableScoring::enabled_from_statistics_provider(statistics, searcher);
        let weight = query.weight(scoring)?;
        let segments = (0..).zip(searcher.segment_readers());
        let fruits = segments.map(|(ordinal, reader)| {
            let found = weight.scorer(reader, 1.0)?;
            let mut segment = self.for_segment(ordinal, reader)?;
            let alive = reader.alive_bitset();
            take_all(found, |doc, score| {
                if alive.is_none_or(|alive| alive.is_alive(doc)) {
                    segment.collect(doc, score);
                }
            });
            segment.harvest()
        });
        self.merge_fruits(fruits.collect::<tantivy::Result<_>>()?)
    }

    fn for_segment(
        &self,
        ordinal: SegmentOrdinal,
        reader: &SegmentReader,
    ) -> tantivy::Result<Segment> {
        let by_page = self.by_page.is_some();
        let pages = self.segments.of(reader)?;
        let tallies = self.counted.iter().map(|by| {
            let values = pages.values(*by, reader, self.sets)?;
            Ok(Tally::new(*by, values, by_page.then_some(&pages)))
        });
        let tallies = tallies.collect::<tantivy::Result<Vec<_>>>()?;
        let of_facts = OfFacts::new(&tallies, reader, self.sets, by_page.then_some(&pages))?;
        Ok(Segment {
            ordinal,
            told: self.lists.map(|l| [l.words.of(reader), l.about.of(reader)]),
            second: self.by_page,
            lists: std::array::from_fn(|_| List::new(self.keep)),
            hit: self.by_page.map(BestOf::new),
            pages,
            page: None,
            page_number: 0,
            met: Vec::new(),
            total: 0,
            of_facts,
            tallies,
            most: Some(self.values).filter(|most| self.alone && *most > 0),
        })
    }

    fn merge_fruits(&self, fruits: Vec<SegmentFruit>) -> tantivy::Result<Ranked> {
        let mut best: [Vec<Best>; LISTS] = Default::default();
        let mut pages = BTreeMap::new();
        let mut total = 0;
        let mut seen: Vec<Vec<tally::Seen>> = self.counted.iter().map(|_| Vec::new()).collect();
        for fruit in fruits {
            total += fruit.total;
            for (all, own) in best.iter_mut().zip(fruit.best) {
                all.extend(own);
            }
            pages.insert(fruit.ordinal, fruit.pages);
            for (all, own) in seen.iter_mut().zip(fruit.seen) {
                all.push(own);
            }
        }
        for list in &mut best {
            first_of(list, self.keep, &pages)?;
        }
        let counts = self.counted.iter().zip(seen);
        Ok(Ranked {
            best,
            total,
            counts: counts
                .map(|(by, seen)| tally::counts(*by, seen, self.values))
                .collect(),
        })
    }
}

/// The first `keep` hits: by score, equals by the id of their page and then as they stand in it. The ids of a segment are in
/// the order of their numbers, so one is read (which costs more than all else about a hit) only of equals in several segments.
fn first_of(
    best: &mut Vec<Best>,
    keep: usize,
    pages: &BTreeMap<SegmentOrdinal, Arc<Pages>>,
) -> tantivy::Result<()> {
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
            let pages = pages.get(&hit.doc.segment_ord);
            if let Some(names) = pages.and_then(|pages| pages.names()) {
                names.ord_to_str(hit.page, &mut id)?;
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
    Ok(())
}

/// Pages are counted this many at a time.
const TOGETHER: usize = 1024;

/// The collection within one segment.
///
/// The documents of a page stand one after the other and hits come in their order, so that no page comes again.
pub(super) struct Segment {
    ordinal: SegmentOrdinal,
    pages: Arc<Pages>,
    /// What has the words, and what is about the occupation.
    told: Option<[Bits; 2]>,
    /// Of pages, how much of the score of the second best is added to that of the best.
    second: Option<f32>,
    lists: [List; LISTS],
    /// The best hit of the page that is at hand.
    hit: Option<BestOf>,
    /// The page of the last hit, and how many pages have had one.
    page: Option<u32>,
    page_number: u32,
    /// Where pages count, those with hits that are not yet counted.
    met: Vec<u32>,
    total: usize,
    tallies: Vec<Tally>,
    of_facts: Option<OfFacts>,
    /// How many values are counted out, where that can be told within the segment.
    most: Option<usize>,
}

/// What one segment had.
pub(super) struct SegmentFruit {
    ordinal: SegmentOrdinal,
    pages: Arc<Pages>,
    best: [Vec<Best>; LISTS],
    total: usize,
    /// What was seen of each thing that is counted by.
    seen: Vec<tally::Seen>,
}

impl Segment {
    fn collect(&mut self, doc: DocId, score: Score) {
        match &self.told {
            Some([words, about]) if !words.has(doc) => {
                let list = if about.has(doc) { ABOUT } else { ALIKE };
                self.near(list, doc, score);
            }
            _ => self.hit(doc, score),
        }
    }

    fn harvest(mut self) -> tantivy::Result<SegmentFruit> {
        if let Some(last) = self.hit.as_mut().and_then(BestOf::last) {
            self.keep(last);
        }
        if let Some(second) = self.second {
            for list in &mut self.lists {
                list.close(second, &self.pages);
            }
        }
        self.count_met();
        let best = self.lists.map(|list| {
            let best = list.into_best().map(|candidate| Best {
                score: candidate.score,
                page: candidate.page,
                start: candidate.start,
                doc: DocAddress::new(self.ordinal, candidate.doc),
            });
            best.collect()
        });
        if let Some(of_facts) = self.of_facts {
            of_facts.hand_over(&mut self.tallies);
        }
        let most = self.most;
        let seen = self.tallies.into_iter().map(|tally| tally.seen(most));
        Ok(SegmentFruit {
            ordinal: self.ordinal,
            pages: self.pages,
            best,
            total: self.total,
            seen: seen.collect::<tantivy::Result<_>>()?,
        })
    }

    /// Takes a hit.
    fn hit(&mut self, doc: DocId, score: Score) {
        let Some(pages) = &mut self.hit else {
            self.total += 1;
            let low = self.lists[0].worst().is_some_and(|worst| score < worst);
            if low && self.tallies.is_empty() {
                return;
            }
            let page = self.pages.number(doc);
            let first = self.page.replace(page) != Some(page);
            self.page_number += u32::from(first);
            self.count(doc, first);
            if !low {
                let hit = Candidate::new(doc, score, self.pages.id(doc));
                self.lists[0].keep(hit, |doc| self.pages.start(doc));
            }
            return;
        };
        let page = self.pages.number(doc);
        let id = self.pages.id(doc);
        let done = pages.see(Candidate::new(doc, score, id));
        let first = self.page.replace(page) != Some(page);
        if first {
            self.page_number += 1;
            self.met.push(page);
            if self.met.len() == TOGETHER {
                self.count_met();
            }
            for list in &mut self.lists {
                list.has_hit(id);
            }
        }
        self.count_in_page(doc, first);
        if let Some(done) = done {
            self.keep(done);
        }
    }

    /// Counts what a hit has that is a document; `first` is whether it is the first of its page.
    fn count(&mut self, doc: DocId, first: bool) {
        if let Some(of_facts) = &mut self.of_facts {
            of_facts.see(doc, first);
        }
        for tally in &mut self.tallies {
            tally.see(doc, self.page_number, first);
        }
    }

    /// Counts what a hit has that is a page: the values that its documents may not share.
    fn count_in_page(&mut self, doc: DocId, first: bool) {
        for tally in &mut self.tallies {
            if !tally.is_of_pages() {
                tally.see(doc, self.page_number, first);
            }
        }
    }

    /// Counts what the pages that were met have. What an article's facts have is counted wherever they stand.
    fn count_met(&mut self) {
        if let Some(of_facts) = &mut self.of_facts {
            of_facts.see_pages(&self.met);
        }
        for tally in &mut self.tallies {
            tally.see_pages(&self.met, &self.pages);
        }
        self.met.clear();
    }

    /// Counts a hit, and keeps it if it is among the best.
    fn keep(&mut self, hit: Candidate) {
        self.total += 1;
        self.lists[0].keep(hit, |doc| self.pages.start(doc));
    }

    /// Takes what is only near: it is shown only where it stands above the last of the best hits.
    fn near(&mut self, list: usize, doc: DocId, score: Score) {
        let [hits, rest @ ..] = &mut self.lists;
        let list = &mut rest[list - 1];
        let worst = hits.worst();
        match self.second {
            None => list.near(doc, score, worst, &self.pages),
            Some(second) => {
                let at = near::At {
                    second,
                    page: self.page.map(|page| self.pages.id_of(page)),
                    places: &self.pages,
                };
                list.near_page(doc, score, worst, &at);
            }
        }
    }
}
