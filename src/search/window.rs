//! Windows: the documents of a [`alternatives`](super::alternatives) within a segment, many at a time.

use super::told::Bits;
use super::word::WordScorer;
use tantivy::query::Scorer;
use tantivy::{DocId, DocSet, Score, TERMINATED};

/// A part of a sum within a segment.
pub(super) enum Part {
    Word(Box<WordScorer>),
    Sum(Box<SumScorer>),
    Other(Box<dyn Scorer>),
}

impl Part {
    pub(super) fn new(scorer: Box<dyn Scorer>) -> Self {
        let scorer = match scorer.downcast::<WordScorer>() {
            Ok(word) => return Part::Word(word),
            Err(scorer) => scorer,
        };
        match scorer.downcast::<SumScorer>() {
            Ok(sum) => Part::Sum(sum),
            Err(scorer) => Part::Other(scorer),
        }
    }

    pub(super) fn doc(&self) -> DocId {
        match self {
            Part::Word(word) => word.doc(),
            Part::Sum(sum) => sum.doc(),
            Part::Other(scorer) => scorer.doc(),
        }
    }

    fn seek(&mut self, target: DocId) {
        match self {
            Part::Word(word) => word.seek(target),
            Part::Sum(sum) => sum.seek(target),
            Part::Other(scorer) => scorer.seek(target),
        };
    }

    fn size(&self) -> u32 {
        match self {
            Part::Word(word) => word.size_hint(),
            Part::Sum(sum) => sum.size_hint(),
            Part::Other(scorer) => scorer.size_hint(),
        }
    }

    /// Takes all documents before `end`, each with its score.
    fn take_before(&mut self, end: DocId, mut take: impl FnMut(DocId, Score)) {
        match self {
            Part::Word(word) => word.take_before(end, take),
            Part::Sum(sum) => sum.take_before(end, &mut take),
            Part::Other(scorer) => {
                let mut doc = scorer.doc();
                while doc < end {
                    take(doc, scorer.score());
                    doc = scorer.advance();
                }
            }
        }
    }
}

/// Takes all that a scorer finds, each document with its score.
pub(super) fn take_all(scorer: Box<dyn Scorer>, take: impl FnMut(DocId, Score)) {
    Part::new(scorer).take_before(TERMINATED, take);
}

/// Documents of a window; what they are and their scores stay in the nearest cache.
const WIDE: usize = 4096;
const SETS: usize = WIDE / 64;

/// What is made of the documents of the parts.
pub(super) struct Ranked {
    pub(super) others: Option<Score>,
    pub(super) also: Option<Part>,
    pub(super) told: Option<Bits>,
}

/// What a sum finds in a segment.
pub(super) struct SumScorer {
    parts: Vec<Part>,
    ranked: Ranked,
    /// The first document of the window, a multiple of 64.
    start: DocId,
    /// Which documents of the window are found and not yet read, a bit each, and the first set that has any.
    sets: Box<[u64; SETS]>,
    set: usize,
    /// Of each the sum of its scores, and where the best counts, the best.
    sums: Box<[Score; WIDE]>,
    most: Box<[Score]>,
    doc: DocId,
    score: Score,
    size: u32,
}

impl SumScorer {
    pub(super) fn new(parts: Vec<Part>, ranked: Ranked, documents: u32) -> Self {
        let size = parts.iter().map(Part::size).fold(0, u32::saturating_add);
        let most = if ranked.others.is_some() { WIDE } else { 0 };
        let mut sum = SumScorer {
            parts,
            ranked,
            start: 0,
            sets: Box::new([0; SETS]),
            set: SETS,
            sums: Box::new([0.0; WIDE]),
            most: vec![0.0; most].into(),
            doc: 0,
            score: 0.0,
            size: size.min(documents),
        };
        sum.advance();
        sum
    }

    /// Lets all parts fill the next window; false where nothing is left.
    fn fill(&mut self) -> bool {
        self.parts.retain(|part| part.doc() != TERMINATED);
        let Some(first) = self.parts.iter().map(Part::doc).min() else {
            return false;
        };
        let start = first / 64 * 64;
        (self.start, self.set) = (start, 0);
        let end = start.saturating_add(WIDE as u32).min(TERMINATED);
        let (sets, sums, most) = (&mut self.sets, &mut self.sums, &mut self.most);
        for part in &mut self.parts {
            match self.ranked.others {
                None => part.take_before(end, |doc, score| {
                    let at = (doc - start) as usize % WIDE;
                    sets[at / 64] |= 1 << (at % 64);
                    sums[at] += score;
                }),
                Some(_) => part.take_before(end, |doc, score| {
                    let at = (doc - start) as usize % WIDE;
                    sets[at / 64] |= 1 << (at % 64);
                    sums[at] += score;
                    most[at] = most[at].max(score);
                }),
            }
        }
        if let Some(also) = &mut self.ranked.also {
            if also.doc() < start {
                also.seek(start);
            }
            also.take_before(end, |doc, score| {
                let at = (doc - start) as usize % WIDE;
                if sets[at / 64] >> (at % 64) & 1 == 1 {
                    sums[at] += score;
                }
            });
        }
        if let Some(told) = &self.ranked.told {
            told.add(start, &**sets);
        }
        true
    }

    /// The score of what is at a place of the window, which is then free.
    fn scored(&mut self, at: usize) -> Score {
        let sum = std::mem::take(&mut self.sums[at]);
        match self.ranked.others {
            None => sum,
            Some(others) => {
                let most = std::mem::take(&mut self.most[at]);
                most + (sum - most) * others
            }
        }
    }

    /// Takes all documents before `end`, each with its score.
    pub(super) fn take_before(&mut self, end: DocId, take: &mut impl FnMut(DocId, Score)) {
        if self.doc >= end {
            return;
        }
        take(self.doc, self.score);
        loop {
            while self.set < SETS {
                let from = self.start + self.set as u32 * 64;
                let mut set = self.sets[self.set];
                while set != 0 {
                    let bit = set.trailing_zeros();
                    set &= set - 1;
                    let doc = from + bit;
                    let score = self.scored(self.set * 64 + bit as usize);
                    if doc >= end {
                        self.sets[self.set] = set;
                        (self.doc, self.score) = (doc, score);
                        return;
                    }
                    take(doc, score);
                }
                self.sets[self.set] = 0;
                self.set += 1;
            }
            if !self.fill() {
                self.doc = TERMINATED;
                return;
            }
        }
    }
}

impl DocSet for SumScorer {
    fn advance(&mut self) -> DocId {
        loop {
            while self.set < SETS {
                let set = self.sets[self.set];
                if set != 0 {
                    self.sets[self.set] = set & (set - 1);
                    let at = self.set * 64 + set.trailing_zeros() as usize;
                    self.score = self.scored(at);
                    self.doc = self.start + at as u32;
                    return self.doc;
                }
                self.set += 1;
            }
            if !self.fill() {
                self.doc = TERMINATED;
                return TERMINATED;
            }
        }
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if self.doc >= target {
            return self.doc;
        }
        let within = ((target - self.start) as usize).min(WIDE) / 64;
        // What is passed over.
        while self.set < within {
            let mut set = std::mem::take(&mut self.sets[self.set]);
            while set != 0 {
                self.scored(self.set * 64 + set.trailing_zeros() as usize);
                set &= set - 1;
            }
            self.set += 1;
        }
        if self.set == SETS {
            for part in &mut self.parts {
                if part.doc() < target {
                    part.seek(target);
                }
            }
        }
        while self.advance() < target {}
        self.doc
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        self.size
    }
}

impl Scorer for SumScorer {
    fn score(&mut self) -> Score {
        self.score
    }
}
