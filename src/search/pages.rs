//! Pages: what all queries ask of the pages of a segment, read once and laid flat.
//!
//! A value of a column costs some nanoseconds and several calls to look up, and a common word asks for nine of them on every page
//! that has it. Laid out as arrays, what is counted takes one addition a page. They take four bytes for every document, eight
//! for every page, and four more for every page and thing that is counted by; they are made of what is asked for, when it is
//! first asked for.

use super::by::By;
use super::cross::{Sets, Values};
use crate::index::qualities::Qualities;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use tantivy::columnar::{Column, StrColumn};
use tantivy::index::SegmentId;
use tantivy::{DocId, SegmentReader};

/// The segments that were asked for.
#[derive(Default)]
pub(super) struct Segments(Mutex<FxHashMap<SegmentId, Arc<Pages>>>);

impl Segments {
    /// The pages of a segment.
    pub(super) fn of(&self, reader: &SegmentReader) -> tantivy::Result<Arc<Pages>> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(pages) = known.get(&reader.segment_id()) {
            return Ok(Arc::clone(pages));
        }
        let pages = Arc::new(Pages::of(reader)?);
        known.insert(reader.segment_id(), Arc::clone(&pages));
        Ok(pages)
    }
}

/// The pages of a segment, numbered in the order of their documents.
pub(super) struct Pages {
    /// Of every document the number of its page.
    numbers: Vec<u32>,
    /// Of every page the document of its article, and its number in the order of ids.
    articles: Vec<DocId>,
    ids: Vec<u32>,
    names: Option<StrColumn>,
    starts: Column<u64>,
    columns: Mutex<BTreeMap<By, Arc<Values>>>,
    values: Mutex<BTreeMap<By, Arc<[u32]>>>,
    sets: OnceLock<Arc<[u32]>>,
}

impl Pages {
    fn of(reader: &SegmentReader) -> tantivy::Result<Self> {
        let columns = reader.fast_fields();
        let (names, starts, hashes) = (
            columns.str("page")?,
            columns.u64("start")?,
            columns.u64("hash")?,
        );
        let all = 0..reader.max_doc();
        let mut articles = Vec::new();
        hashes.get_docids_for_value_range(0..=u64::MAX, all.clone(), &mut articles);
        let mut numbers = Vec::with_capacity(all.len());
        for (number, next) in (0..).zip(articles.iter().skip(1).chain([&all.end])) {
            numbers.resize(*next as usize, number);
        }
        // Only a damaged segment has documents and no article.
        numbers.resize(all.len(), 0);
        if articles.is_empty() {
            articles.push(0);
        }
        let ids = match &names {
            Some(names) => first_of(names.ords(), &articles, u32::MAX, |id| id as u32),
            None => vec![u32::MAX; articles.len()],
        };
        Ok(Pages {
            numbers,
            articles,
            ids,
            names,
            starts,
            columns: Mutex::default(),
            values: Mutex::default(),
            sets: OnceLock::new(),
        })
    }

    /// The number of a document's page.
    #[inline]
    pub(super) fn number(&self, doc: DocId) -> u32 {
        self.numbers.get(doc as usize).copied().unwrap_or(0)
    }

    /// The document of a page's article.
    #[inline]
    pub(super) fn article(&self, page: u32) -> DocId {
        self.articles.get(page as usize).copied().unwrap_or(0)
    }

    /// The number of a document's page in the order of ids.
    #[inline]
    pub(super) fn id(&self, doc: DocId) -> u64 {
        self.id_of(self.number(doc))
    }

    /// The same by the number of its page.
    #[inline]
    pub(super) fn id_of(&self, page: u32) -> u64 {
        let id = self.ids.get(page as usize);
        id.copied().unwrap_or(u32::MAX).into()
    }

    /// Where a document stands in its page.
    pub(super) fn start(&self, doc: DocId) -> u64 {
        self.starts.first(doc).unwrap_or(0)
    }

    /// The ids by their numbers.
    pub(super) fn names(&self) -> Option<&StrColumn> {
        self.names.as_ref()
    }

    /// The values of what is counted by.
    pub(super) fn values(
        &self,
        by: By,
        reader: &SegmentReader,
        sets: &Sets,
    ) -> tantivy::Result<Arc<Values>> {
        let mut known = self.columns.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(values) = known.get(&by) {
            return Ok(Arc::clone(values));
        }
        let values = Arc::new(Values::new(by, reader, sets)?);
        known.insert(by, Arc::clone(&values));
        Ok(values)
    }

    /// The value that every page has, and [`Values::size`] where it has none; nothing where a page may have several.
    pub(super) fn laid(&self, by: By, values: &Values) -> Option<Arc<[u32]>> {
        let mut known = self.values.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(laid) = known.get(&by) {
            return Some(Arc::clone(laid));
        }
        let laid: Arc<[u32]> = values.firsts(&self.articles)?.into();
        known.insert(by, Arc::clone(&laid));
        Some(laid)
    }

    /// The number of the set of qualities that every page's article has, and one more than the last where it has none.
    pub(super) fn sets(&self, qualities: &Qualities) -> Arc<[u32]> {
        let (column, none) = qualities.numbers();
        let laid = || first_of(column, &self.articles, none, |set| set as u32).into();
        Arc::clone(self.sets.get_or_init(laid))
    }
}

/// The first value of each of `docs`, as a number; `none` where it has none.
pub(super) fn first_of(
    column: &Column<u64>,
    docs: &[DocId],
    none: u32,
    number: impl Fn(u64) -> u32,
) -> Vec<u32> {
    let mut numbers = Vec::with_capacity(docs.len());
    let mut values = [None; 1024];
    for docs in docs.chunks(values.len()) {
        let values = &mut values[..docs.len()];
        column.first_vals(docs, values);
        numbers.extend(values.iter().map(|value| value.map_or(none, &number)));
    }
    numbers
}
