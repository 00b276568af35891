//! Weights: what counts how much in the ranking, where the stem of a word counts one.

use serde::Serialize;
use std::fmt;
use std::str::FromStr;

/// What counts how much.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Weights {
    /// The exact form of a word. Exact form and stem both count where the form is the same, so it is always ahead.
    pub exact: f32,
    /// A stem that is written like a word of the query, by how alike it is; the word's own with it, of which the best counts.
    pub grams: f32,
    /// The stem of a part of a word of the query.
    pub parts: f32,
    /// A word that is sought in place of another (folded letters, synonyms).
    pub also: f32,
    /// Two words of the query that follow each other.
    pub pairs: f32,
    /// A word that stands in the title.
    pub title: f32,
    /// Being about an occupation that the query names, by whatever name.
    pub role: f32,
    /// The second best passage of an article, where the best counts one.
    pub second: f32,
}

impl Default for Weights {
    /// The best of a coarse grid over the three Swedish retrieval sets and the other names of occupations (`sikta eval
    /// search`), one for all of them. Most steps of the grid differ by less than chance would have them differ.
    fn default() -> Self {
        Weights {
            exact: 0.5,
            grams: 1.2,
            parts: 1.5,
            also: 0.5,
            pairs: 0.5,
            title: 0.0,
            role: 8.0,
            second: 0.3,
        }
    }
}

impl fmt::Display for Weights {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Weights {
            exact,
            grams,
            parts,
            also,
            pairs,
            title,
            role,
            second,
        } = self;
        write!(
            f,
            "exact={exact},grams={grams},parts={parts},also={also},pairs={pairs},title={title},role={role},second={second}"
        )
    }
}

/// Why weights could not be read: the part that is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoWeight(pub String);

impl fmt::Display for NoWeight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let NoWeight(part) = self;
        write!(
            f,
            "`{part}` is no weight; write exact, grams, parts, also, pairs, title, role or second, `=` and a number from 0 to 100"
        )
    }
}

impl std::error::Error for NoWeight {}

impl FromStr for Weights {
    type Err = NoWeight;

    /// Reads `exact=0.5,grams=0`; what is not named stays as it is by default.
    fn from_str(text: &str) -> Result<Self, NoWeight> {
        let mut weights = Weights::default();
        for part in text
            .split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty())
        {
            let no_weight = || NoWeight(part.to_owned());
            let (name, number) = part.split_once('=').ok_or_else(no_weight)?;
            let number: f32 = number.trim().parse().map_err(|_| no_weight())?;
            if !(0.0..=100.0).contains(&number) {
                return Err(no_weight());
            }
            *match name.trim() {
                "exact" => &mut weights.exact,
                "grams" => &mut weights.grams,
                "parts" => &mut weights.parts,
                "also" => &mut weights.also,
                "pairs" => &mut weights.pairs,
                "title" => &mut weights.title,
                "role" => &mut weights.role,
                "second" => &mut weights.second,
                _ => return Err(no_weight()),
            } = number;
        }
        Ok(weights)
    }
}
