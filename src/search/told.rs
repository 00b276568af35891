//! Told: which part of a query a document was found by.
//!
//! What has the words of a query, what only has words that are written alike, and what is about an occupation that it names are
//! found in one pass, because all three are read from the same lists. A part that is to be told notes every document that it
//! finds before the collector sees the document.

use rustc_hash::FxHashMap;
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use tantivy::index::SegmentId;
use tantivy::{DocId, SegmentReader};

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

    /// Adds sets of 64 documents each, from `start` on, which is a multiple of that. A segment is read by one thread, so nothing
    /// comes between reading and writing.
    pub(super) fn add(&self, start: DocId, sets: &[u64]) {
        let from = start as usize / 64;
        for (bits, set) in self.0.get(from..).unwrap_or_default().iter().zip(sets) {
            if *set != 0 {
                bits.store(bits.load(Ordering::Relaxed) | set, Ordering::Relaxed);
            }
        }
    }
}
