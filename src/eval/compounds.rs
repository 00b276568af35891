//! Compounds against words that were cut by hand.
//!
//! Gold is one word a line, `|` where parts meet, the linking letter on the left part; a word without `|` is no compound;
//! `#` begins a comment. A boundary is a hit when it stands at the same place; precision, recall and F1 are over all
//! boundaries. Beside them stands the share of gold's non-compounds that were left whole.
//!
//! **What was tuned on what**: the costs of the splitter were set with `../shared/gold/compounds` in sight, and words that it
//! lacked went into the tables, so its score there is that of words it knows.

use super::gold;
use super::tokens::Rates;
use crate::error::{GoldFault, Result};
use crate::language::words::compound;
use serde::Serialize;
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
/// Where the file cannot be read, holds no word, or a line is not one word with `|` between parts.
pub fn read_gold(path: &Path) -> Result<Vec<String>> {
    let content = gold::read(path)?;
    let mut words = Vec::new();
    for (i, line) in content.lines().enumerate() {
        let word = line.trim();
        if word.is_empty() || word.starts_with('#') {
            continue;
        }
        if word.contains(char::is_whitespace) || word.split('|').any(str::is_empty) {
            return Err(gold::wrong(path, i + 1, GoldFault::OneWord));
        }
        words.push(word.to_owned());
    }
    match words.is_empty() {
        true => Err(gold::wrong(path, 1, GoldFault::Empty)),
        false => Ok(words),
    }
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
    let mut from = 0;
    // What stands between two parts (a hyphen) stays with the first.
    for part in parts.iter().skip(1) {
        cut.push_str(&word[from..part.range.start]);
        cut.push('|');
        from = part.range.start;
    }
    cut.push_str(&word[from..]);
    cut
}

/// Where parts meet, in bytes of the word without its `|`.
fn places(cut: &str) -> Vec<usize> {
    let marks = cut.match_indices('|').enumerate();
    marks.map(|(before, (at, _))| at - before).collect()
}
