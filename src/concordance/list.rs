//! Lists of words and n-grams, with how often and how evenly they stand in the pages.

use super::measure::{deviation, juilland};
use super::order::highest;
use super::text::{Unit, read};
use crate::error::Result;
use crate::search::{Query, Searcher, Stamp};
use rustc_hash::FxHashMap;
use serde::Serialize;

/// Words or n-grams.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct List {
    /// What it was computed from.
    pub stamp: Stamp,
    /// The query as it was understood.
    pub understood: String,
    /// How many pages were counted.
    pub pages: usize,
    /// How many words they have.
    pub words: usize,
    /// The most frequent first.
    pub items: Vec<Listed>,
}

/// A word or n-gram.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Listed {
    /// It, its words with a space between.
    pub text: String,
    /// How often it stands there.
    pub count: usize,
    /// How often in a million words.
    pub per_million: f64,
    /// In how many pages.
    pub pages: usize,
    /// Juilland's D over the pages.
    pub juilland: f64,
    /// Gries' DP over the pages, normalised.
    pub deviation: f64,
}

/// The runs of `n` words within sentences (1: the words) of the passages that `query` finds; those that stand there at least
/// `least` times, `query.limit` of them.
///
/// # Errors
///
/// The index cannot be read.
pub fn list(
    searcher: &Searcher,
    query: &Query,
    n: usize,
    unit: Unit,
    least: usize,
) -> Result<List> {
    let n = n.max(1);
    let mut counts: FxHashMap<String, Vec<(u32, u32)>> = FxHashMap::default();
    let mut sizes: Vec<f64> = Vec::new();
    let mut page = None;
    let (stamp, understood) = searcher.each_passage(query, |passage, _| {
        if page.as_ref() != Some(&passage.source.page) {
            page = Some(passage.source.page.clone());
            sizes.push(0.0);
        }
        let at = sizes.len().saturating_sub(1);
        for sentence in read(&passage, unit) {
            sizes[at] += sentence.len() as f64;
            for run in sentence.windows(n) {
                let names: Vec<&str> = run.iter().map(|word| word.name.as_str()).collect();
                let places = counts.entry(names.join(" ")).or_default();
                match places.last_mut() {
                    Some((last, count)) if *last as usize == at => *count += 1,
                    _ => places.push((at as u32, 1)),
                }
            }
        }
    })?;
    let words: f64 = sizes.iter().sum();
    let total = |places: &[(u32, u32)]| places.iter().map(|place| place.1 as usize).sum::<usize>();
    let frequent = counts.into_iter().filter_map(|(text, places)| {
        let count = total(&places);
        (count >= least.max(1)).then_some((text, places, count))
    });
    let frequent = highest(frequent.collect(), query.limit, |f| f.2 as f64, |f| &f.0);
    let items = frequent.into_iter().map(|(text, places, count)| {
        let mut parts: Vec<(f64, f64)> = sizes.iter().map(|&size| (0.0, size)).collect();
        for &(at, count) in &places {
            parts[at as usize].0 = f64::from(count);
        }
        Listed {
            text,
            count,
            per_million: 1e6 * count as f64 / words,
            pages: places.len(),
            juilland: juilland(&parts),
            deviation: deviation(&parts),
        }
    });
    let mut options = vec![("grams", n.to_string()), ("least", least.to_string())];
    options.extend(unit.option());
    Ok(List {
        stamp: stamp.of_words("list", &options),
        understood,
        items: items.collect(),
        pages: sizes.len(),
        words: words as usize,
    })
}
