//! Passages one by one, with the places where a query's words stand: what words in context and statistics are made of.

use super::Searcher;
use super::query::Query;
use super::stamp::Stamp;
use crate::error::Result;
use crate::index::{Grain, PassageRecord};
use rustc_hash::FxHashSet;
use std::ops::Range;
use tantivy::DocAddress;

impl Searcher {
    /// Visits every passage that `query` finds, by page id and offset, with the bytes of its text where the query's words
    /// stand; gives the stamp of the answer, and the query as it was understood.
    pub(crate) fn each_passage(
        &self,
        query: &Query,
        mut visit: impl FnMut(PassageRecord, &[Range<usize>]),
    ) -> Result<(Stamp, String)> {
        self.visit(query, query, |_, passage, marks| visit(passage, marks))
    }

    /// The same, each with its number, by which it can be [read](Self::passage) again.
    pub(crate) fn each_passage_at(
        &self,
        query: &Query,
        visit: impl FnMut(DocAddress, PassageRecord, &[Range<usize>]),
    ) -> Result<(Stamp, String)> {
        self.visit(query, query, visit)
    }

    /// A passage that was visited.
    pub(crate) fn passage(&self, doc: DocAddress) -> Result<PassageRecord> {
        self.record(doc)
    }

    /// The same for every passage that passes the filters of `query` (its fields, not what its text says), whether its words
    /// stand there or not.
    pub(crate) fn each_passage_of(
        &self,
        query: &Query,
        mut visit: impl FnMut(PassageRecord, &[Range<usize>]),
    ) -> Result<(Stamp, String)> {
        let all = Query {
            text: String::new(),
            ..query.clone()
        };
        self.visit(&all, query, |_, passage, marks| visit(passage, marks))
    }

    /// Visits every passage that `query` finds and `but` does not; gives the stamp of the answer, the query as it was understood, and how
    /// many passages both find.
    pub(crate) fn each_passage_but(
        &self,
        query: &Query,
        but: Option<&Query>,
        mut visit: impl FnMut(PassageRecord),
    ) -> Result<(Stamp, String, usize)> {
        let found = |query: &Query| -> Result<_> {
            let query = of_passages(query);
            let read = self.read(&query)?;
            let plan = self.plan(read.tree.as_ref(), &query, &[], None);
            Ok((self.in_order(&*plan.query)?, read.understood))
        };
        let shut_out = but.map(found).transpose()?.unwrap_or_default().0;
        let shut_out: FxHashSet<DocAddress> = shut_out.into_iter().collect();
        let (found, understood) = found(query)?;
        let mut shared = 0;
        for doc in found {
            match shut_out.contains(&doc) {
                true => shared += 1,
                false => visit(self.record(doc)?),
            }
        }
        Ok((Stamp::of(self, query, &understood), understood, shared))
    }

    /// Visits the passages that `found` finds, with the places of the words of `marked`, which it gives as understood.
    fn visit(
        &self,
        found: &Query,
        marked: &Query,
        mut visit: impl FnMut(DocAddress, PassageRecord, &[Range<usize>]),
    ) -> Result<(Stamp, String)> {
        let asked = marked;
        let (found, marked) = (of_passages(found), of_passages(marked));
        let read = self.read(&marked)?;
        let marker = self
            .plan(read.tree.as_ref(), &marked, &[], None)
            .marker(&self.known);
        let tree = self.read(&found)?.tree;
        let plan = self.plan(tree.as_ref(), &found, &[], None);
        for doc in self.in_order(&*plan.query)? {
            let passage: PassageRecord = self.record(doc)?;
            let marks = marker.marks(&passage.text, &passage.source.lang, false);
            let marks: Vec<Range<usize>> = marks.into_iter().map(|mark| mark.range).collect();
            visit(doc, passage, &marks);
        }
        Ok((Stamp::of(self, asked, &read.understood), read.understood))
    }
}

fn of_passages(query: &Query) -> Query {
    Query {
        grain: Some(Grain::Passage),
        ..query.clone()
    }
}
