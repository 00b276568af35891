//! Keyness: the words that one part of a corpus has more of than another.

use super::measure::{key_likelihood, log_ratio};
use super::order::highest;
use super::text::{Unit, read};
use crate::error::Result;
use crate::index::PassageRecord;
use crate::search::{Query, Searcher, Stamp};
use rustc_hash::FxHashMap;
use serde::Serialize;

/// The key words of one part against another.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Keyness {
    /// What it was computed from.
    pub stamp: Stamp,
    /// What finds the one part, as it was understood.
    pub understood: String,
    /// What finds the other, likewise; empty where it is all others.
    pub understood_against: String,
    /// How many passages both find; they count for the one part only.
    pub shared: usize,
    /// How many words the one part has.
    pub words: usize,
    /// How many words the other has.
    pub against: usize,
    /// How many there are in all.
    pub total: usize,
    /// The key words that were asked for, the one with the highest log-likelihood first; what the other part has more of has a
    /// negative one and comes last.
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

/// The key words of the passages that `of` finds against those of `against` that it does not find. Words that stand in both
/// parts together fewer than `least` times are left out; `of.limit` words come back from `of.offset` on.
///
/// Where one of the parts has no words, there are no key words.
///
/// `against` none is all others that are alike in all but what is compared: a part that a query or an occupation makes is
/// compared with what has its languages and headings, one that headings make with what has its languages, and one that only
/// languages make with those in all others.
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
    let rest = rest(of);
    let count = |query: &Query, but: Option<&Query>| -> Result<(Stamp, Part)> {
        let mut part = Part::default();
        let visit = |passage: PassageRecord| {
            for word in read(&passage, unit).into_iter().flatten() {
                *part.counts.entry(word.name).or_default() += 1;
                part.words += 1;
            }
        };
        let (stamp, understood, shared) = searcher.each_passage_but(query, but, visit)?;
        (part.understood, part.shared) = (understood, shared);
        Ok((stamp, part))
    };
    let (stamp, one) = count(of, None)?;
    let (_, two) = count(against.unwrap_or(&rest), Some(of))?;
    let (own, words, other, others) = (one.counts, one.words, two.counts, two.words);
    let names = own
        .keys()
        .chain(other.keys().filter(|w| !own.contains_key(*w)));
    let compared = words > 0 && others > 0;
    let keys = names.filter_map(|word| {
        let (a, b) = (
            own.get(word).copied().unwrap_or(0),
            other.get(word).copied().unwrap_or(0),
        );
        let sizes = (words.max(1) as f64, others.max(1) as f64);
        (compared && a + b >= least.max(1)).then(|| Key {
            word: word.clone(),
            count: a,
            against: b,
            log_likelihood: key_likelihood(a as f64, sizes.0, b as f64, sizes.1),
            log_ratio: log_ratio(a as f64, sizes.0, b as f64, sizes.1),
        })
    });
    let mut options = Vec::new();
    if let Some(against) = against {
        options.push(("against", two.understood.clone()));
        let occupations = against.occupations.iter();
        options.extend(occupations.map(|name| ("against-occupation", name.clone())));
    }
    options.push(("least", least.to_string()));
    options.extend(unit.option());
    let (total, keys) = highest(keys, of, |k| k.log_likelihood, |k| &k.word);
    Ok(Keyness {
        stamp: stamp.of_words("keyness", &options),
        understood: one.understood,
        understood_against: two.understood,
        shared: match against {
            Some(_) => two.shared,
            None => 0,
        },
        words,
        against: others,
        total,
        keys,
    })
}

/// One of the parts that are compared.
#[derive(Default)]
struct Part {
    understood: String,
    shared: usize,
    words: usize,
    /// How often each word stands in it.
    counts: FxHashMap<String, usize>,
}

/// What a part is compared with where nothing else is said.
fn rest(of: &Query) -> Query {
    let made_by_words = !of.text.trim().is_empty() || !of.occupations.is_empty();
    let kept = |keep: bool, values: &Vec<String>| match keep {
        true => values.clone(),
        false => Vec::new(),
    };
    Query {
        langs: kept(made_by_words || !of.sections.is_empty(), &of.langs),
        sections: kept(made_by_words, &of.sections),
        ..Query::new("")
    }
}
