//! Words in context: every place where a query's words stand, one a line.

use super::Searcher;
use super::mark::Marker;
use super::query::Query;
use super::stamp::{Shape, Stamp};
use crate::error::Result;
use crate::index::{Grain, PassageRecord, Source, guarded};
use crate::span::CodePoints;
use serde::Serialize;
use std::ops::Range;
use tantivy::DocAddress;

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

/// All places where a query's words stand, one after the other. Of a passage that is not yet asked for, only its number is held in
/// memory.
pub struct KwicLines<'s> {
    searcher: &'s Searcher,
    stamp: Stamp,
    understood: String,
    marker: Marker,
    passages: std::vec::IntoIter<DocAddress>,
    width: usize,
    /// The lines of the passage that was read last.
    lines: std::vec::IntoIter<KwicLine>,
}

impl KwicLines<'_> {
    /// What they were computed from.
    #[must_use]
    pub fn stamp(&self) -> &Stamp {
        &self.stamp
    }

    /// The lines of a passage.
    fn of(&self, doc: DocAddress) -> Result<Vec<KwicLine>> {
        let record: PassageRecord = self.searcher.record(doc)?;
        let points = CodePoints::new(&record.text);
        let marks = self.marker.marks(&record.text, &record.source.lang, false);
        let lines = marks.iter();
        let lines = lines.map(|mark| KwicLine::new(&record, &points, &mark.range, self.width));
        Ok(lines.collect())
    }
}

impl Iterator for KwicLines<'_> {
    type Item = Result<KwicLine>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(line) = self.lines.next() {
                return Some(Ok(line));
            }
            let passage = self.passages.next()?;
            match self.of(passage) {
                Ok(lines) => self.lines = lines.into_iter(),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl Searcher {
    /// Every place where the query's words stand, each with `width` characters around it, in the order of page and
    /// offset: `query.limit` lines from `query.offset` on.
    ///
    /// # Errors
    ///
    /// The index cannot be read.
    pub fn kwic(&self, query: &Query, width: usize) -> Result<Kwic> {
        let all = self.kwic_lines(query, width)?;
        let (stamp, understood) = (all.stamp.clone(), all.understood.clone());
        let passages = all.passages.len();
        let mut asked = all.skip(query.offset);
        let lines = asked.by_ref().take(query.limit);
        let lines = lines.collect::<Result<_>>()?;
        Ok(Kwic {
            stamp,
            understood,
            passages,
            lines,
            more: asked.next().transpose()?.is_some(),
        })
    }

    /// The same one after the other, all of them whatever the query's limit and offset, which their stamp has.
    ///
    /// # Errors
    ///
    /// The index cannot be read.
    pub fn kwic_lines(&self, query: &Query, width: usize) -> Result<KwicLines<'_>> {
        guarded(&self.dir, || self.kwic_lines_of(query, width))
    }

    fn kwic_lines_of(&self, query: &Query, width: usize) -> Result<KwicLines<'_>> {
        let query = Query {
            grain: Some(Grain::Passage),
            ..query.clone()
        };
        let read = self.read(&query)?;
        let plan = self.plan(read.tree.as_ref(), &query, &[], None);
        let passages = self.in_order(&*plan.query)?;
        let stamp = Stamp::of(self, &query, &read.understood).of_shape(Shape::Kwic);
        Ok(KwicLines {
            searcher: self,
            stamp,
            understood: read.understood,
            marker: plan.marker(&self.known),
            passages: passages.into_iter(),
            width,
            lines: Vec::new().into_iter(),
        })
    }
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
