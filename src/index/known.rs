//! What an index knows of the pages that it holds.

use super::place::failed;
use super::qualities::{self, Qualities, Quality};
use super::schema::{Fields, Grain};
use crate::error::Result;
use crate::facts::Kind;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tantivy::columnar::{Column, StrColumn};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, Index, ReloadPolicy, Searcher, SegmentReader, TERMINATED, Term};

/// One commit of an index, seen as pages with the hashes of their content.
pub(super) struct Known {
    dir: PathBuf,
    fields: Fields,
    searcher: Searcher,
}

impl Known {
    /// The last commit of `index`, which lives in `dir`.
    pub(super) fn new(dir: &Path, index: &Index, fields: &Fields) -> Result<Self> {
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()
            .map_err(|e| failed(dir, e))?;
        Ok(Known {
            dir: dir.into(),
            fields: fields.clone(),
            searcher: reader.searcher(),
        })
    }

    /// How the page of that id stands in the index.
    pub(super) fn standing(&self, id: &str) -> Result<Option<Standing>> {
        let term = Term::from_field_text(self.fields.page, id);
        for segment in self.searcher.segment_readers() {
            let found = standing_in(segment, &self.fields, &term);
            if let Some(found) = found.map_err(|e| failed(&self.dir, e))? {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    /// The ids of all pages, each with how it stands in the index.
    pub(super) fn each_page(&self, mut visit: impl FnMut(&str, Standing)) -> Result<()> {
        self.scan(|segment| {
            let (Some(pages), hashes) = (segment.fast_fields().str("page")?, Hashes::of(segment)?)
            else {
                return Ok(());
            };
            let mut id = String::new();
            for doc in segment.doc_ids_alive() {
                if let Some(content) = hashes.get(doc)
                    && let Some(ord) = pages.term_ords(doc).next()
                {
                    id.clear();
                    pages.ord_to_str(ord, &mut id)?;
                    let copy_of = copy_of(segment, doc)?;
                    visit(&id, Standing { content, copy_of });
                }
            }
            Ok(())
        })
    }

    /// How many passages it holds, and how many facts of each kind.
    pub(super) fn totals(&self) -> Result<(usize, BTreeMap<Kind, usize>)> {
        let (mut passages, mut facts) = (0, BTreeMap::new());
        self.scan(|segment| {
            let Some(grains) = segment.fast_fields().str("grain")? else {
                return Ok(());
            };
            let qualities = Qualities::of(segment)?;
            let grain_of = values(&grains, Grain::from_name)?;
            for doc in segment.doc_ids_alive() {
                let grain = grains.term_ords(doc).next();
                match grain.and_then(|ord| grain_of.get(ord as usize)?.as_ref()) {
                    Some(Grain::Passage) => passages += 1,
                    Some(Grain::Fact) => {
                        let set = qualities.as_ref().map_or(0, |q| q.get(doc));
                        let kinds = qualities::names(set & Quality::Kind.all());
                        for kind in kinds.filter_map(Kind::from_name) {
                            *facts.entry(kind).or_default() += 1;
                        }
                    }
                    _ => {}
                }
            }
            Ok(())
        })?;
        Ok((passages, facts))
    }

    /// The bytes of the clean text of all pages.
    pub(super) fn text_bytes(&self) -> Result<u64> {
        let mut bytes = 0;
        self.scan(|segment| {
            let lengths = segment.fast_fields().u64("length")?;
            let alive = segment.doc_ids_alive();
            bytes += alive.filter_map(|doc| lengths.first(doc)).sum::<u64>();
            Ok(())
        })?;
        Ok(bytes)
    }

    /// The commit.
    pub(super) fn searcher(&self) -> &Searcher {
        &self.searcher
    }

    /// Visits the segments in order.
    pub(super) fn scan(
        &self,
        mut visit: impl FnMut(&SegmentReader) -> tantivy::Result<()>,
    ) -> Result<()> {
        self.searcher
            .segment_readers()
            .iter()
            .try_for_each(&mut visit)
            .map_err(|e| failed(&self.dir, e))
    }
}

/// The column of content hashes, which only articles have values in.
pub(super) struct Hashes(Column<u64>);

impl Hashes {
    pub(super) fn of(segment: &SegmentReader) -> tantivy::Result<Self> {
        Ok(Hashes(segment.fast_fields().u64("hash")?))
    }

    pub(super) fn get(&self, doc: DocId) -> Option<u64> {
        self.0.first(doc)
    }
}

/// How a page stands in the index.
pub(super) struct Standing {
    /// The hash of its content.
    pub(super) content: u64,
    /// The page that it is marked as a copy of.
    pub(super) copy_of: Option<String>,
}

/// The page that a document belongs to a copy of.
pub(crate) fn copy_of(segment: &SegmentReader, doc: DocId) -> tantivy::Result<Option<String>> {
    let Some(column) = segment.fast_fields().str("copy_of")? else {
        return Ok(None);
    };
    let Some(ord) = column.term_ords(doc).next() else {
        return Ok(None);
    };
    let mut id = String::new();
    column.ord_to_str(ord, &mut id)?;
    Ok(Some(id))
}

/// What the article among the documents of one page says of it.
fn standing_in(
    segment: &SegmentReader,
    fields: &Fields,
    page: &Term,
) -> tantivy::Result<Option<Standing>> {
    let pages = segment.inverted_index(fields.page)?;
    let Some(mut postings) = pages.read_postings(page, IndexRecordOption::Basic)? else {
        return Ok(None);
    };
    let hashes = Hashes::of(segment)?;
    let mut doc = postings.doc();
    while doc != TERMINATED {
        if !segment.is_deleted(doc)
            && let Some(content) = hashes.get(doc)
        {
            let copy_of = copy_of(segment, doc)?;
            return Ok(Some(Standing { content, copy_of }));
        }
        doc = postings.advance();
    }
    Ok(None)
}

/// What the ordinals of a column of names stand for.
fn values<T>(
    column: &StrColumn,
    parse: impl Fn(&str) -> Option<T>,
) -> tantivy::Result<Vec<Option<T>>> {
    let mut name = String::new();
    (0..column.num_terms() as u64)
        .map(|ord| {
            name.clear();
            column.ord_to_str(ord, &mut name)?;
            Ok(parse(&name))
        })
        .collect()
}
