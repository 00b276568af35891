//! All hits of a query, one after the other.

use super::Searcher;
use super::answer::texts;
use super::mark::Marker;
use super::places::{Place, Places};
use super::query::Query;
use super::stamp::{Shape, Stamp};
use super::tree::Why;
use crate::error::Result;
use crate::index::{FactRecord, Grain, PassageRecord, Source, guarded};
use serde::Serialize;

/// A hit with its whole text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// 1 for the best.
    pub rank: usize,
    /// Its score; comparable only within one answer.
    pub score: f32,
    /// What it is.
    pub grain: Grain,
    /// Where it came from; for an article, its best passage.
    #[serde(flatten)]
    pub source: Source,
    /// The passage, or the fact's sentence.
    pub text: String,
    /// Why it was found where it has none of the query's words but only others that were sought in their place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instead: Option<Why>,
    /// The fact, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fact: Option<FactRecord>,
}

/// All hits, best first, equals by page and offset; those that are only near are not among them. Of a hit that is not yet
/// asked for, only its rank is held in memory (some 32 bytes).
pub struct All<'s> {
    searcher: &'s Searcher,
    grain: Grain,
    stamp: Stamp,
    marker: Marker,
    places: Vec<Place>,
    at: usize,
}

impl All<'_> {
    /// How many hits there are.
    #[must_use]
    pub fn total(&self) -> usize {
        self.places.len()
    }

    /// What they were computed from.
    #[must_use]
    pub fn stamp(&self) -> &Stamp {
        &self.stamp
    }

    fn row(&self, place: &Place) -> Result<Row> {
        let (rank, score, grain) = (self.at, place.score, self.grain);
        Ok(match grain {
            Grain::Fact => {
                let fact: FactRecord = self.searcher.record(place.doc)?;
                let texts = texts(&fact.sentence, &fact.source);
                Row {
                    rank,
                    score,
                    grain,
                    instead: self.marker.instead(texts, &fact.source.lang),
                    source: fact.source.clone(),
                    text: fact.sentence.clone(),
                    fact: Some(fact),
                }
            }
            _ => {
                let passage: PassageRecord = self.searcher.record(place.doc)?;
                let texts = texts(&passage.text, &passage.source);
                Row {
                    rank,
                    score,
                    grain,
                    instead: self.marker.instead(texts, &passage.source.lang),
                    source: passage.source,
                    text: passage.text,
                    fact: None,
                }
            }
        })
    }
}

impl Iterator for All<'_> {
    type Item = Result<Row>;

    fn next(&mut self) -> Option<Self::Item> {
        let place = *self.places.get(self.at)?;
        self.at += 1;
        Some(self.row(&place))
    }
}

impl Searcher {
    /// All hits of a query, whatever its limit; their stamp has none.
    ///
    /// # Errors
    ///
    /// The index cannot be read.
    pub fn all(&self, query: &Query) -> Result<All<'_>> {
        guarded(&self.dir, || self.all_rows(query))
    }

    fn all_rows(&self, query: &Query) -> Result<All<'_>> {
        let (asked, query) = (query, &query.settled());
        let read = self.read(query)?;
        let ranks = self.ranks(query)?;
        let plan = self.plan(read.tree.as_ref(), query, &read.roles, Some(&ranks));
        let usual = Query::new("");
        let whole = Query {
            limit: usual.limit,
            offset: usual.offset,
            ..asked.clone()
        };
        let places = Places {
            scored: true,
            by_page: query.by_page(),
            lists: plan.lists.as_ref(),
            order: self.order()?,
            segments: &self.segments,
        };
        let places = self
            .searcher
            .search_with_statistics_provider(&*plan.query, &places, &ranks.statistics)
            .map_err(|e| self.failed(e))?;
        Ok(All {
            searcher: self,
            grain: query.grain(),
            stamp: Stamp::of(self, &whole, &read.understood).of_shape(Shape::All),
            marker: plan.marker(&self.known),
            places,
            at: 0,
        })
    }
}
