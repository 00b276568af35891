//! The facts of a whole index, one after the other.

use super::Searcher;
use crate::error::Result;
use crate::index::{FactRecord, Grain, guarded};
use std::collections::VecDeque;
use std::sync::Arc;
use tantivy::columnar::StrColumn;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocSet, InvertedIndexReader, SegmentReader, TERMINATED};

/// All facts of an index by page id, then in the order of the text. Holds no more than one page's at a time.
pub struct Facts<'s> {
    searcher: &'s Searcher,
    walk: Walk,
    due: VecDeque<DocAddress>,
}

/// The pages of an index by id.
#[derive(Default)]
pub(super) struct Walk {
    segments: Option<Vec<Pages>>,
    /// The page that was last.
    page: Option<Vec<u8>>,
}

/// The documents of a page.
pub(super) struct PageDocs {
    /// The page itself.
    pub(super) article: DocAddress,
    /// Its facts, in the order of the text.
    pub(super) facts: Vec<DocAddress>,
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
            walk: Walk::default(),
            due: VecDeque::new(),
        }
    }

    fn advance(&mut self) -> tantivy::Result<Option<DocAddress>> {
        while self.due.is_empty() {
            let Some(page) = self.walk.next_page(self.searcher)? else {
                break;
            };
            self.due.extend(page.facts);
        }
        Ok(self.due.pop_front())
    }
}

impl Walk {
    /// Goes on to the next page, if there is one.
    pub(super) fn next_page(&mut self, searcher: &Searcher) -> tantivy::Result<Option<PageDocs>> {
        let readers = searcher.searcher.segment_readers();
        if self.segments.is_none() {
            let field = searcher.fields.page;
            let pages = |reader: &SegmentReader| Pages::new(reader, reader.inverted_index(field)?);
            let segments = readers.iter().map(pages).collect::<tantivy::Result<_>>()?;
            self.segments = Some(segments);
        }
        let segments = self.segments.as_deref().unwrap_or_default();
        loop {
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
            let Some(page) = next else { return Ok(None) };
            let mut docs = None;
            for (ordinal, (segment, reader)) in (0..).zip(segments.iter().zip(readers)) {
                let here = segment.docs(&page, reader)?.into_iter();
                let mut here = here.map(|(doc, fact)| (DocAddress::new(ordinal, doc), fact));
                // All documents of a page are in one segment, the page itself first.
                if let Some((article, _)) = here.next() {
                    let facts = here.filter(|(_, fact)| *fact).map(|(doc, _)| doc);
                    docs = Some(PageDocs {
                        article,
                        facts: facts.collect(),
                    });
                }
            }
            self.page = Some(page);
            // A page whose documents are all deleted still has its id among the terms.
            if docs.is_some() {
                return Ok(docs);
            }
        }
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

    /// The documents of a page in the order they were added, each with whether it is a fact.
    fn docs(&self, page: &[u8], reader: &SegmentReader) -> tantivy::Result<Vec<(u32, bool)>> {
        let (Some(info), Some(grains)) = (self.index.terms().get(page)?, &self.grains) else {
            return Ok(Vec::new());
        };
        let mut postings =
            (self.index).read_postings_from_terminfo(&info, IndexRecordOption::Basic)?;
        let mut docs = Vec::new();
        let mut doc = postings.doc();
        while doc != TERMINATED {
            if !reader.is_deleted(doc) {
                let grain = grains.term_ords(doc).next();
                docs.push((doc, grain.is_some() && grain == self.fact));
            }
            doc = postings.advance();
        }
        Ok(docs)
    }
}

impl Iterator for Facts<'_> {
    type Item = Result<FactRecord>;

    fn next(&mut self) -> Option<Self::Item> {
        let searcher = self.searcher;
        let read = || {
            let doc = self.advance().map_err(|e| searcher.failed(e))?;
            doc.map(|doc| searcher.record(doc)).transpose()
        };
        guarded(&searcher.dir, read).transpose()
    }
}
