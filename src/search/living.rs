//! Living: what an index holds, and not what was deleted from it.
//!
//! A deleted page stays in its segment until that is merged, and tantivy's own figures count it till then: its words, their
//! documents, the lengths of all texts. Scores are computed from these figures here instead, which are those of the living
//! documents alone, so that the same pages are ranked the same whatever was built before. Lengths are summed up as they are
//! kept with each document (rounded, like those that scores are computed from), since tantivy only estimates their sum once a
//! segment with deletions is merged.

use crate::index::Fields;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};
use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, SegmentReader, Term};

/// The living documents of a commit.
pub(super) struct Living {
    searcher: tantivy::Searcher,
    /// The words of all documents, by field.
    lengths: Mutex<FxHashMap<Field, u64>>,
}

impl Living {
    pub(super) fn new(searcher: tantivy::Searcher) -> Self {
        Living {
            searcher,
            lengths: Mutex::default(),
        }
    }

    /// How many have `term`.
    pub(super) fn count(&self, term: &Term) -> tantivy::Result<u64> {
        let segments = self.searcher.segment_readers().iter();
        segments.map(|segment| count(segment, term)).sum()
    }

    /// How many words a field has in all of them.
    fn length(&self, field: Field) -> tantivy::Result<u64> {
        let known = |lengths: &Mutex<FxHashMap<Field, u64>>| {
            let lengths = lengths.lock().unwrap_or_else(PoisonError::into_inner);
            lengths.get(&field).copied()
        };
        if let Some(length) = known(&self.lengths) {
            return Ok(length);
        }
        let mut length = 0;
        for segment in self.searcher.segment_readers() {
            let lengths = segment.get_fieldnorms_reader(field)?;
            let docs = segment.doc_ids_alive();
            length += docs
                .map(|doc| u64::from(lengths.fieldnorm(doc)))
                .sum::<u64>();
        }
        let mut lengths = self.lengths.lock().unwrap_or_else(PoisonError::into_inner);
        lengths.insert(field, length);
        Ok(length)
    }

    /// The values that the column of languages has.
    pub(super) fn langs(&self) -> tantivy::Result<BTreeSet<String>> {
        let mut langs = BTreeSet::new();
        let field = Fields::new().lang;
        for segment in self.searcher.segment_readers() {
            let Some(column) = segment.fast_fields().str("lang")? else {
                continue;
            };
            for ord in 0..column.num_terms() as u64 {
                let mut lang = String::new();
                column.ord_to_str(ord, &mut lang)?;
                if count(segment, &Term::from_field_text(field, &lang))? > 0 {
                    langs.insert(lang);
                }
            }
        }
        Ok(langs)
    }
}

/// How many living documents of a segment have `term`.
pub(super) fn count(segment: &SegmentReader, term: &Term) -> tantivy::Result<u64> {
    let index = segment.inverted_index(term.field())?;
    let Some(alive) = segment.alive_bitset() else {
        return Ok(index.doc_freq(term)?.into());
    };
    let postings = index.read_postings(term, IndexRecordOption::Basic)?;
    Ok(postings.map_or(0, |mut postings| postings.count(alive).into()))
}

/// The statistics of one grain, for one query: a word is rare or common among passages, or among facts, whatever else the index
/// holds.
pub(super) struct Statistics<'s> {
    living: &'s Living,
    /// The documents of the grain; every document with a word in the grain's field is one of them.
    documents: u64,
    /// What has been counted.
    counts: Mutex<FxHashMap<Term, u64>>,
}

impl<'s> Statistics<'s> {
    /// Of the documents that have the term `grain`.
    pub(super) fn new(living: &'s Living, grain: &Term) -> tantivy::Result<Self> {
        Ok(Statistics {
            living,
            documents: living.count(grain)?,
            counts: Mutex::default(),
        })
    }

    /// How many have `term`.
    pub(super) fn count(&self, term: &Term) -> tantivy::Result<u64> {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get(term) {
            return Ok(*count);
        }
        let count = self.living.count(term)?;
        counts.insert(term.clone(), count);
        Ok(count)
    }
}

impl Bm25StatisticsProvider for Statistics<'_> {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        self.living.length(field)
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(self.documents)
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        self.count(term)
    }
}
