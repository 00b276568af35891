//! Told: which part of a query a document was found by.
//!
//! What has the words of a query, what only has words that are written alike, and what is about an occupation that it names are
//! found in one pass, because all three are read from the same lists. A part that is to be told notes every document whose
//! score is taken from it, before the collector sees the document.

use super::wrapped::{Wrap, wrapped};
use rustc_hash::FxHashMap;
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use tantivy::index::SegmentId;
use tantivy::query::{Query, Scorer, Weight};
use tantivy::{DocId, DocSet, Score, SegmentReader};

/// The documents that a part of a query found, by segment; of one run of it.
#[derive(Clone, Default)]
pub(super) struct Told(Arc<Mutex<FxHashMap<SegmentId, Bits>>>);

/// The same of one segment: a bit for every document.
#[derive(Clone)]
pub(super) struct Bits(Arc<[AtomicU64]>);

impl fmt::Debug for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Told")
    }
}

impl Told {
    /// Those of a segment.
    pub(super) fn of(&self, segment: &SegmentReader) -> Bits {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let bits = all.entry(segment.segment_id()).or_insert_with(|| {
            let words = segment.max_doc().div_ceil(64);
            Bits((0..words).map(|_| AtomicU64::new(0)).collect())
        });
        bits.clone()
    }
}

impl Bits {
    /// Whether the document was found.
    pub(super) fn has(&self, doc: DocId) -> bool {
        let bits = self.0.get(doc as usize / 64);
        bits.is_some_and(|bits| bits.load(Ordering::Relaxed) >> (doc % 64) & 1 == 1)
    }

    /// A segment is read by one thread, so nothing comes between reading and writing.
    fn add(&self, doc: DocId) {
        if let Some(bits) = self.0.get(doc as usize / 64) {
            bits.store(
                bits.load(Ordering::Relaxed) | 1 << (doc % 64),
                Ordering::Relaxed,
            );
        }
    }
}

/// A part of a query that is told.
pub(super) fn telling(query: Box<dyn Query>, told: &Told) -> Box<dyn Query> {
    wrapped(query, told.clone())
}

impl Wrap for Told {
    fn scorer(
        &self,
        inner: &dyn Weight,
        reader: &SegmentReader,
        boost: Score,
    ) -> tantivy::Result<Box<dyn Scorer>> {
        Ok(Box::new(TellingScorer {
            scorer: inner.scorer(reader, boost)?,
            bits: self.of(reader),
        }))
    }
}

struct TellingScorer {
    scorer: Box<dyn Scorer>,
    bits: Bits,
}

impl DocSet for TellingScorer {
    fn advance(&mut self) -> DocId {
        self.scorer.advance()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        self.scorer.seek(target)
    }

    fn doc(&self) -> DocId {
        self.scorer.doc()
    }

    fn size_hint(&self) -> u32 {
        self.scorer.size_hint()
    }

    fn cost(&self) -> u64 {
        self.scorer.cost()
    }
}

impl Scorer for TellingScorer {
    fn score(&mut self) -> Score {
        self.bits.add(self.scorer.doc());
        self.scorer.score()
    }
}
