//! The facts of a whole index, one after the other.

use super::Searcher;
use crate::error::Result;
use crate::index::{FactRecord, Grain};
use std::collections::VecDeque;
use std::sync::Arc;
use tantivy::columnar::StrColumn;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocSet, InvertedIndexReader, SegmentReader, TERMINATED};

/// All facts of an index by page id, then in the order of the text. Holds no more than one page's at a time.
pub struct Facts<'s> {
    searcher: &'s Searcher,
    segments: Option<Vec<Pages>>,
    /// The page whose facts come now.
    page: Option<Vec<u8>>,
    due: VecDeque<DocAddress>,
}

/// One segment, seen as pages in the order of their ids.
struct Pages {
    index: Arc<InvertedIndexReader>,
    grains: Option<StrColumn>,
    /// What stands for "fact" in the column; none if the segment has no fact.
    fact: Option<u64>,
}

impl<'s> Facts<'s> {
    pub(super) fn new(searcher: &'s Searcher) -> Self {
        Facts {
            searcher,
            segments: None,
            page: None,
            due: VecDeque::new(),
        }
    }

    fn advance(&mut self) -> tantivy::Result<Option<DocAddress>> {
        let readers = self.searcher.searcher.segment_readers();
        let segments = match self.segments.take() {
            Some(segments) => segments,
            None => {
                let field = self.searcher.fields.page;
                let pages =
                    |reader: &SegmentReader| Pages::new(reader, reader.inverted_index(field)?);
                readers.iter().map(pages).collect::<tantivy::Result<_>>()?
            }
        };
        let mut more = true;
        while self.due.is_empty() && more {
            more = self.next_page(&segments)?;
        }
        self.segments = Some(segments);
        Ok(self.due.pop_front())
    }

    /// Goes on to the next page, if there is one, and notes its facts.
    fn next_page(&mut self, segments: &[Pages]) -> tantivy::Result<bool> {
        let mut next: Option<Vec<u8>> = None;
        for segment in segments {
            let ids = segment.index.terms().range();
            let mut after = match &self.page {
                Some(page) => ids.gt(page),
                None => ids,
            }
            .into_stream()?;
            if after.advance() && next.as_deref().is_none_or(|next| after.key() < next) {
                next = Some(after.key().to_vec());
            }
        }
        let Some(page) = next else { return Ok(false) };
        let readers = self.searcher.searcher.segment_readers();
        for (ordinal, (segment, reader)) in (0..).zip(segments.iter().zip(readers)) {
            for doc in segment.facts(&page, reader)? {
                self.due.push_back(DocAddress::new(ordinal, doc));
            }
        }
        self.page = Some(page);
        Ok(true)
    }
}

impl Pages {
    fn new(reader: &SegmentReader, index: Arc<InvertedIndexReader>) -> tantivy::Result<Self> {
        let grains = reader.fast_fields().str("grain")?;
        let fact = match &grains {
            Some(grains) => grains.dictionary().term_ord(Grain::Fact.name())?,
            None => None,
        };
        Ok(Pages {
            index,
            grains,
            fact,
        })
    }

    /// The documents of a page that are facts, in the order they were added.
    fn facts(&self, page: &[u8], reader: &SegmentReader) -> tantivy::Result<Vec<u32>> {
        let (Some(info), Some(grains)) = (self.index.terms().get(page)?, &self.grains) else {
            return Ok(Vec::new());
        };
        let mut postings =
            (self.index).read_postings_from_terminfo(&info, IndexRecordOption::Basic)?;
        let mut facts = Vec::new();
        let mut doc = postings.doc();
        while doc != TERMINATED {
            if !reader.is_deleted(doc) && grains.term_ords(doc).next() == self.fact {
                facts.push(doc);
            }
            doc = postings.advance();
        }
        Ok(facts)
    }
}

impl Iterator for Facts<'_> {
    type Item = Result<FactRecord>;

    fn next(&mut self) -> Option<Self::Item> {
        let doc = self.advance().map_err(|e| self.searcher.failed(e));
        doc.transpose().map(|doc| self.searcher.record(doc?))
    }
}
