//! Wrapped: a query of whose documents something else is made.

use std::fmt;
use tantivy::query::{EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{DocId, Score, SegmentReader, Term};

/// What is made of a query.
pub(super) trait Wrap: fmt::Debug + Clone + Send + Sync + 'static {
    /// What is found in a segment, where `inner` is what the query finds there.
    fn scorer(
        &self,
        inner: &dyn Weight,
        reader: &SegmentReader,
        boost: Score,
    ) -> tantivy::Result<Box<dyn Scorer>>;
}

/// `query`, of which `wrap` makes something.
pub(super) fn wrapped(query: Box<dyn Query>, wrap: impl Wrap) -> Box<dyn Query> {
    Box::new(Wrapped { query, wrap })
}

#[derive(Debug)]
struct Wrapped<W> {
    query: Box<dyn Query>,
    wrap: W,
}

impl<W: Clone> Clone for Wrapped<W> {
    fn clone(&self) -> Self {
        Wrapped {
            query: self.query.box_clone(),
            wrap: self.wrap.clone(),
        }
    }
}

impl<W: Wrap> Query for Wrapped<W> {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(WrappedWeight {
            weight: self.query.weight(scoring)?,
            wrap: self.wrap.clone(),
        }))
    }

    fn query_terms<'a>(&'a self, visitor: &mut dyn FnMut(&'a Term, bool)) {
        self.query.query_terms(visitor);
    }
}

struct WrappedWeight<W> {
    weight: Box<dyn Weight>,
    wrap: W,
}

impl<W: Wrap> Weight for WrappedWeight<W> {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        self.wrap.scorer(&*self.weight, reader, boost)
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        self.weight.explain(reader, doc)
    }
}
