//! Passages one by one, with the places where a query's words stand: what words in context and statistics are made of.

use super::Searcher;
use super::kwic::in_order;
use super::query::Query;
use crate::error::Result;
use crate::index::{Grain, PassageRecord};
use std::ops::Range;

impl Searcher {
    /// Visits every passage that `query` finds, by page id and offset, with the bytes of its text where the query's words
    /// stand; gives the query as it was understood.
    pub(crate) fn each_passage(
        &self,
        query: &Query,
        mut visit: impl FnMut(PassageRecord, &[Range<usize>]),
    ) -> Result<String> {
        let query = Query {
            grain: Some(Grain::Passage),
            ..query.clone()
        };
        let read = self.read(&query)?;
        let plan = self.plan(read.tree.as_ref(), &query);
        let marker = plan.marker();
        for (_, _, doc) in in_order(self, &*plan.query).map_err(|e| self.failed(e))? {
            let passage: PassageRecord = self.record(doc)?;
            let marks = marker.marks(&passage.text, &passage.source.lang, false);
            let marks: Vec<Range<usize>> = marks.into_iter().map(|mark| mark.range).collect();
            visit(passage, &marks);
        }
        Ok(read.understood)
    }

    /// The same for every passage that passes the filters of `query` (its fields, not what its text says), whether its words
    /// stand there or not.
    pub(crate) fn each_passage_of(
        &self,
        query: &Query,
        mut visit: impl FnMut(PassageRecord, &[Range<usize>]),
    ) -> Result<String> {
        let of_passages = Query {
            grain: Some(Grain::Passage),
            ..query.clone()
        };
        let read = self.read(&of_passages)?;
        let plan = self.plan(read.tree.as_ref(), &of_passages);
        let marker = plan.marker();
        let all = Query {
            text: String::new(),
            ..query.clone()
        };
        self.each_passage(&all, |passage, _| {
            let marks = marker.marks(&passage.text, &passage.source.lang, false);
            let marks: Vec<Range<usize>> = marks.into_iter().map(|mark| mark.range).collect();
            visit(passage, &marks);
        })?;
        Ok(read.understood)
    }
}
