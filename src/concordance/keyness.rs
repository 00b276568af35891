//! Keyness: the words that one part of a corpus has more of than another.

use super::measure::{key_likelihood, log_ratio};
use super::order::highest;
use super::text::{Unit, read};
use crate::error::Result;
use crate::search::{Query, Searcher};
use rustc_hash::FxHashMap;
use serde::Serialize;

/// The key words of one part against another.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Keyness {
    /// How many words the one part has.
    pub words: usize,
    /// How many words the other has.
    pub against: usize,
    /// The key words, the one with the highest log-likelihood first; what the other part has more of has a negative one and
    /// comes last.
    pub keys: Vec<Key>,
}

/// A key word.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Key {
    /// The word.
    pub word: String,
    /// How often the one part has it.
    pub count: usize,
    /// How often the other has it.
    pub against: usize,
    /// G².
    pub log_likelihood: f64,
    /// The log ratio of the relative frequencies.
    pub log_ratio: f64,
}

/// The key words of the passages that `of` finds against those that `against` finds; `against` none is all others of the
/// index. Words that stand in both parts together fewer than `least` times are left out; `of.limit` words come back.
///
/// # Errors
///
/// The index cannot be read.
pub fn keyness(
    searcher: &Searcher,
    of: &Query,
    against: Option<&Query>,
    unit: Unit,
    least: usize,
) -> Result<Keyness> {
    let (own, words) = count(searcher, of, unit)?;
    let (mut other, mut others) = match against {
        Some(against) => count(searcher, against, unit)?,
        None => count(searcher, &Query::new(""), unit)?,
    };
    if against.is_none() {
        for (word, count) in &own {
            if let Some(all) = other.get_mut(word) {
                *all -= count;
            }
        }
        others -= words;
    }
    let names = own
        .keys()
        .chain(other.keys().filter(|w| !own.contains_key(*w)));
    let keys = names.filter_map(|word| {
        let (a, b) = (
            own.get(word).copied().unwrap_or(0),
            other.get(word).copied().unwrap_or(0),
        );
        let sizes = (words.max(1) as f64, others.max(1) as f64);
        (a + b >= least.max(1)).then(|| Key {
            word: word.clone(),
            count: a,
            against: b,
            log_likelihood: key_likelihood(a as f64, sizes.0, b as f64, sizes.1),
            log_ratio: log_ratio(a as f64, sizes.0, b as f64, sizes.1),
        })
    });
    Ok(Keyness {
        words,
        against: others,
        keys: highest(keys.collect(), of.limit, |k| k.log_likelihood, |k| &k.word),
    })
}

/// How often each word stands in what a query finds, and how many words that has.
fn count(
    searcher: &Searcher,
    query: &Query,
    unit: Unit,
) -> Result<(FxHashMap<String, usize>, usize)> {
    let mut counts: FxHashMap<String, usize> = FxHashMap::default();
    let mut all = 0;
    searcher.each_passage(query, |passage, _| {
        for word in read(&passage, unit).into_iter().flatten() {
            *counts.entry(word.name).or_default() += 1;
            all += 1;
        }
    })?;
    Ok((counts, all))
}
