//! Joined: passages and pages that are found by what their facts have.
//!
//! The documents of a page stand one after the other, and a fact says how many documents before it the passage stands that it
//! is in (a fact of a title or heading is in none). So what a sum or value finds among facts is found among passages, and by
//! article what a page has anywhere holds for all of it.

use super::wrapped::{Wrap, wrapped};
use tantivy::query::{ConstScorer, Query, Scorer, Weight};
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED};

/// What is found in place of the documents that a query finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum To {
    /// The passages that the facts among them stand in.
    Passages,
    /// All documents of their pages.
    Pages,
}

/// A query that finds other documents of the same page.
pub(super) fn joined(query: Box<dyn Query>, to: To) -> Box<dyn Query> {
    wrapped(query, to)
}

impl Wrap for To {
    fn scorer(
        &self,
        inner: &dyn Weight,
        reader: &SegmentReader,
        boost: Score,
    ) -> tantivy::Result<Box<dyn Scorer>> {
        let mut found = inner.scorer(reader, 1.0)?;
        let mut docs: Vec<DocId> = Vec::new();
        match self {
            To::Passages => {
                let back = reader.fast_fields().u64("from_passage")?;
                while found.doc() != TERMINATED {
                    let doc = found.doc();
                    let passage = back.first(doc).and_then(|n| doc.checked_sub(n as DocId));
                    docs.extend(passage);
                    found.advance();
                }
                docs.sort_unstable();
                docs.dedup();
            }
            To::Pages => {
                let column = reader.fast_fields().str("page")?;
                let page = |doc| column.as_ref().and_then(|pages| pages.ords().first(doc));
                let mut pages: Vec<Option<u64>> = Vec::new();
                while found.doc() != TERMINATED {
                    let page = page(found.doc());
                    if pages.last() != Some(&page) {
                        pages.push(page);
                    }
                    found.advance();
                }
                // The documents of a page follow each other, so its number comes once.
                let mut next = pages.iter().peekable();
                let mut inside = None;
                for doc in 0..reader.max_doc() {
                    if next.peek().is_none() && inside.is_none() {
                        break;
                    }
                    let page = page(doc);
                    if inside != Some(page) {
                        inside = next.next_if(|next| **next == page).copied();
                    }
                    docs.extend(inside.map(|_| doc));
                }
            }
        }
        Ok(Box::new(ConstScorer::new(Docs { docs, at: 0 }, boost)))
    }
}

/// Documents in order.
struct Docs {
    docs: Vec<DocId>,
    at: usize,
}

impl DocSet for Docs {
    fn advance(&mut self) -> DocId {
        self.at += 1;
        self.doc()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        let rest = self.docs.get(self.at..).unwrap_or_default();
        self.at += rest.partition_point(|doc| *doc < target);
        self.doc()
    }

    fn doc(&self) -> DocId {
        self.docs.get(self.at).copied().unwrap_or(TERMINATED)
    }

    fn size_hint(&self) -> u32 {
        self.docs.len() as u32
    }
}
