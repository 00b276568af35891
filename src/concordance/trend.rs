//! Trend: how often words stand in the pages of each year.

use super::text::{Unit, read};
use crate::error::Result;
use crate::search::{Query, Searcher, Stamp};
use serde::Serialize;
use std::collections::BTreeMap;

/// How often the words of a query stand in the pages of each year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Trend {
    /// What it was computed from.
    pub stamp: Stamp,
    /// The query as it was understood.
    pub understood: String,
    /// The years in order, the pages without a date last.
    pub years: Vec<Year>,
}

/// One year.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Year {
    /// It; none for pages that do not say when they are from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<u32>,
    /// Its pages.
    pub pages: usize,
    /// How many words they have.
    pub words: usize,
    /// How often the query's words stand there.
    pub count: usize,
    /// How often in a million words.
    pub per_million: f64,
}

/// The trend of `query`'s words over the passages that pass its filters.
///
/// # Errors
///
/// The index cannot be read.
pub fn trend(searcher: &Searcher, query: &Query) -> Result<Trend> {
    let mut years: BTreeMap<u32, Year> = BTreeMap::new();
    let mut page = None;
    let (stamp, understood) = searcher.each_passage_of(query, |passage, marks| {
        let date = passage.source.date.as_deref();
        let year = date.and_then(|date| date.get(..4)?.parse().ok());
        let of = years.entry(year.unwrap_or(u32::MAX)).or_default();
        of.year = year;
        if page.as_ref() != Some(&passage.source.page) {
            page = Some(passage.source.page.clone());
            of.pages += 1;
        }
        of.words += read(&passage, Unit::Form)
            .iter()
            .map(Vec::len)
            .sum::<usize>();
        of.count += marks.len();
    })?;
    let years = years.into_values().map(|year| Year {
        per_million: 1e6 * year.count as f64 / year.words.max(1) as f64,
        ..year
    });
    Ok(Trend {
        stamp: stamp.of_words("trend", &[]),
        understood,
        years: years.collect(),
    })
}
