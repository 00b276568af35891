//! Compounds against words that were cut by hand.
//!
//! Gold is one word a line, `|` where parts meet, the linking letter on the left part; a word without `|` is no compound;
//! `#` begins a comment. A boundary is a hit when it stands at the same place; precision, recall and F1 are over all
//! boundaries. Beside them stands the share of gold's non-compounds that were left whole.

use super::tokens::Rates;
use crate::error::{Error, Result};
use crate::language::words::compound;
use serde::Serialize;
use std::fs;
use std::path::Path;

/// A word that was cut otherwise than in gold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// The word as gold cuts it.
    pub gold: String,
    /// The word as it was cut.
    pub answer: String,
}

/// The score of a list of words.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct CompoundsReport {
    /// Words.
    pub words: usize,
    /// Over all boundaries.
    pub boundaries: Rates,
    /// Gold's words that are no compounds.
    pub simple: usize,
    /// The share of them that were left whole.
    pub whole: f64,
    /// What was cut otherwise, in the order of gold.
    pub differences: Vec<Difference>,
}

/// Reads a list of words, as gold cuts them.
///
/// # Errors
/// Where the file cannot be read.
pub fn read_gold(path: &Path) -> Result<Vec<String>> {
    let content = fs::read_to_string(path).map_err(|source| Error::Read {
        path: path.to_path_buf(),
        source,
    })?;
    let words = content.lines().map(str::trim);
    Ok(words
        .filter(|word| !word.is_empty() && !word.starts_with('#'))
        .map(str::to_owned)
        .collect())
}

/// Scores the cutting of `gold`.
#[must_use]
pub fn evaluate(gold: &[String]) -> CompoundsReport {
    let mut report = CompoundsReport::default();
    let (mut hits, mut answers, mut boundaries, mut whole) = (0, 0, 0, 0);
    for cut in gold {
        let word = cut.replace('|', "");
        let answer = in_parts(&word);
        let (expected, found) = (places(cut), places(&answer));
        hits += expected
            .iter()
            .filter(|place| found.contains(place))
            .count();
        answers += found.len();
        boundaries += expected.len();
        report.words += 1;
        if expected.is_empty() {
            report.simple += 1;
            whole += usize::from(found.is_empty());
        }
        if expected != found {
            report.differences.push(Difference {
                gold: cut.clone(),
                answer,
            });
        }
    }
    report.boundaries = Rates::new(hits, answers, boundaries);
    report.whole = match report.simple {
        0 => 0.0,
        simple => whole as f64 / simple as f64,
    };
    report
}

/// A word with `|` between its parts.
#[must_use]
pub fn in_parts(word: &str) -> String {
    let parts = compound::parts(word);
    let mut cut = String::with_capacity(word.len() + parts.len());
    for (i, part) in parts.iter().enumerate() {
        if i > 0 {
            cut.push('|');
        }
        cut.push_str(&word[part.range.clone()]);
    }
    if parts.is_empty() {
        word.to_owned()
    } else {
        cut
    }
}

/// Where parts meet, in bytes of the word without its `|`.
fn places(cut: &str) -> Vec<usize> {
    let marks = cut.match_indices('|').enumerate();
    marks.map(|(before, (at, _))| at - before).collect()
}
