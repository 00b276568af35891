//! Words in context: every place where a query's words stand, one a line.

use super::Searcher;
use super::query::Query;
use super::stamp::Stamp;
use crate::error::Result;
use crate::index::{Grain, PassageRecord, Source};
use crate::span::CodePoints;
use serde::Serialize;
use std::ops::Range;
use tantivy::collector::DocSetCollector;
use tantivy::{DocAddress, SegmentReader};

/// Lines of words in context.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Kwic {
    /// What it was computed from.
    pub stamp: Stamp,
    /// The query as it was understood.
    pub understood: String,
    /// How many passages may have lines.
    pub passages: usize,
    /// The lines that were asked for.
    pub lines: Vec<KwicLine>,
    /// Whether there are more lines after them.
    pub more: bool,
}

/// A word or phrase with what stands around it in its passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KwicLine {
    /// What stands before it.
    pub left: String,
    /// The words themselves, as the passage has them.
    pub keyword: String,
    /// What stands after it.
    pub right: String,
    /// Where it came from; `start` and `end` are the keyword's.
    #[serde(flatten)]
    pub source: Source,
}

impl KwicLine {
    /// The words at `range` (bytes) of a passage, with `width` characters on either side; `points` are those of its text.
    pub(crate) fn new(
        passage: &PassageRecord,
        points: &CodePoints<'_>,
        range: &Range<usize>,
        width: usize,
    ) -> Self {
        let (left, rest) = passage.text.split_at(range.start);
        let (keyword, right) = rest.split_at(range.len());
        let at = passage
            .origins
            .of(points.at(range.start)..points.at(range.end));
        KwicLine {
            left: last(left, width).to_owned(),
            keyword: keyword.to_owned(),
            right: first(right, width).to_owned(),
            source: Source {
                start: at.start,
                end: at.end,
                ..passage.source.clone()
            },
        }
    }
}

pub(super) fn kwic(searcher: &Searcher, query: &Query, width: usize) -> Result<Kwic> {
    let query = Query {
        grain: Some(Grain::Passage),
        ..query.clone()
    };
    let read = searcher.read(&query)?;
    let plan = searcher.plan(read.tree.as_ref(), &query, &[], None);
    let passages = in_order(searcher, &*plan.query).map_err(|e| searcher.failed(e))?;
    let marker = plan.marker(&searcher.known);
    let mut kwic = Kwic {
        stamp: Stamp::of(searcher, &query, &read.understood),
        understood: read.understood,
        passages: passages.len(),
        lines: Vec::new(),
        more: false,
    };
    let mut passed_over = 0;
    for (_, _, doc) in passages {
        let record: PassageRecord = searcher.record(doc)?;
        let points = CodePoints::new(&record.text);
        for mark in marker.marks(&record.text, &record.source.lang, false) {
            if passed_over < query.offset {
                passed_over += 1;
                continue;
            }
            if kwic.lines.len() == query.limit {
                kwic.more = true;
                return Ok(kwic);
            }
            let line = KwicLine::new(&record, &points, &mark.range, width);
            kwic.lines.push(line);
        }
    }
    Ok(kwic)
}

/// The documents that a query finds, by page id and offset.
pub(super) fn in_order(
    searcher: &Searcher,
    query: &dyn tantivy::query::Query,
) -> tantivy::Result<Vec<(String, u64, DocAddress)>> {
    let searcher = &searcher.searcher;
    let found = searcher.search(query, &DocSetCollector)?;
    let mut found: Vec<DocAddress> = found.into_iter().collect();
    found.sort_unstable();
    let mut placed = Vec::with_capacity(found.len());
    for segment in found.chunk_by(|a, b| a.segment_ord == b.segment_ord) {
        let Some(first) = segment.first() else {
            continue;
        };
        let reader = searcher.segment_reader(first.segment_ord);
        place(reader, segment, &mut placed)?;
    }
    placed.sort_unstable();
    Ok(placed)
}

/// Notes where the documents of one segment stand.
fn place(
    reader: &SegmentReader,
    docs: &[DocAddress],
    placed: &mut Vec<(String, u64, DocAddress)>,
) -> tantivy::Result<()> {
    let Some(pages) = reader.fast_fields().str("page")? else {
        return Ok(());
    };
    let starts = reader.fast_fields().u64("start")?;
    for &doc in docs {
        let mut page = String::new();
        if let Some(ord) = pages.term_ords(doc.doc_id).next() {
            pages.ord_to_str(ord, &mut page)?;
        }
        placed.push((page, starts.first(doc.doc_id).unwrap_or(0), doc));
    }
    Ok(())
}

/// The first `width` characters.
fn first(text: &str, width: usize) -> &str {
    let end = text
        .char_indices()
        .nth(width)
        .map_or(text.len(), |(i, _)| i);
    &text[..end]
}

/// The last `width` characters.
fn last(text: &str, width: usize) -> &str {
    let before = text.char_indices().rev().nth(width);
    &text[before.map_or(0, |(i, c)| i + c.len_utf8())..]
}
