//! The score of language identification against sentences whose language is known.
//!
//! Gold is a table without heading: language (BCP 47), a bucket of length, text, apart by tabs. Each text is judged alone,
//! without a hint and without neighbours. The two forms of Norwegian count as one language, as in published figures, and
//! are also scored apart. An answer of `und` is wrong.

use crate::error::{Error, Result};
use crate::language::detect;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// How many of some texts were told right.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Share {
    /// Texts.
    pub of: usize,
    /// Those whose language was told right.
    pub right: usize,
    /// `right / of`; 0 where there are none.
    pub accuracy: f64,
}

/// How well one language was told from the others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct LanguageScore {
    /// Texts in the language.
    pub gold: usize,
    /// Texts that were said to be.
    pub found: usize,
    /// Texts that were, and were said to be.
    pub right: usize,
    /// `right / found`; 0 where none was said to be.
    pub precision: f64,
    /// `right / gold`; 0 where none is.
    pub recall: f64,
}

/// A text whose language was not told right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mistake {
    /// Its language.
    pub gold: String,
    /// What was said.
    pub found: &'static str,
    /// The text.
    pub text: String,
}

/// The score over a gold file.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct LanguageReport {
    /// All texts, the forms of Norwegian merged.
    pub all: Share,
    /// All texts, the forms of Norwegian apart.
    pub apart: Share,
    /// By bucket of length, the forms of Norwegian merged.
    pub by_length: BTreeMap<String, Share>,
    /// By language, the forms of Norwegian merged as `no`.
    pub by_language: BTreeMap<String, LanguageScore>,
    /// The two forms of Norwegian, apart.
    pub norwegian: BTreeMap<String, LanguageScore>,
    /// How often a language (outer key) was taken for one (inner key), the forms of Norwegian apart.
    pub confusion: BTreeMap<String, BTreeMap<&'static str, usize>>,
    /// Every text that was not told right (the forms of Norwegian merged), in the order of the file.
    pub mistakes: Vec<Mistake>,
}

/// Scores sikta on a gold file.
///
/// # Errors
/// Where the file cannot be read, or a line has fewer than three fields.
pub fn score(gold: &Path) -> Result<LanguageReport> {
    let content = fs::read_to_string(gold).map_err(|source| Error::Read {
        path: gold.to_owned(),
        source,
    })?;
    let mut report = LanguageReport::default();
    for (i, line) in content.lines().enumerate() {
        let mut fields = line.splitn(3, '\t');
        let (Some(lang), Some(length), Some(text)) = (fields.next(), fields.next(), fields.next())
        else {
            return Err(Error::Gold {
                path: gold.to_owned(),
                line: i + 1,
                why: "it needs a language, a length and a text, with tabs between".to_owned(),
            });
        };
        report.add(lang, length, text);
    }
    report.settle();
    Ok(report)
}

/// The language with the forms of Norwegian merged.
fn merged(code: &str) -> &str {
    match code {
        "nb" | "nn" => "no",
        other => other,
    }
}

impl LanguageReport {
    fn add(&mut self, gold: &str, length: &str, text: &str) {
        let found = detect(text, None).lang.code();
        let right = merged(found) == merged(gold);
        self.all.count(right);
        self.apart.count(found == gold);
        self.by_length
            .entry(length.to_owned())
            .or_default()
            .count(right);
        count(&mut self.by_language, merged(gold), merged(found));
        if merged(gold) == "no" || merged(found) == "no" {
            count(&mut self.norwegian, gold, found);
        }
        *self
            .confusion
            .entry(gold.to_owned())
            .or_default()
            .entry(found)
            .or_default() += 1;
        if !right {
            self.mistakes.push(Mistake {
                gold: gold.to_owned(),
                found,
                text: text.to_owned(),
            });
        }
    }

    fn settle(&mut self) {
        let shares = [&mut self.all, &mut self.apart];
        for share in shares.into_iter().chain(self.by_length.values_mut()) {
            share.accuracy = ratio(share.right, share.of);
        }
        self.norwegian.retain(|code, _| merged(code) == "no");
        let scores = self.by_language.values_mut();
        for score in scores.chain(self.norwegian.values_mut()) {
            score.precision = ratio(score.right, score.found);
            score.recall = ratio(score.right, score.gold);
        }
    }
}

impl Share {
    fn count(&mut self, right: bool) {
        self.of += 1;
        self.right += usize::from(right);
    }
}

/// Counts one answer for the language that it should and the one that it does name.
fn count(scores: &mut BTreeMap<String, LanguageScore>, gold: &str, found: &str) {
    scores.entry(gold.to_owned()).or_default().gold += 1;
    let score = scores.entry(found.to_owned()).or_default();
    score.found += 1;
    score.right += usize::from(gold == found);
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}
