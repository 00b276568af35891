//! The score of sentence splitting, on cases and on treebanks.
//!
//! A file of cases (JSON Lines: `sents`, and `lang` where it is not Swedish) holds sentences that are joined by one space
//! and must come out again exactly; its score is the share of cases that do.
//!
//! A CoNLL-U file holds a treebank. Its sentences (`# text`) are joined by one space into paragraphs, which begin at
//! `# newpar` and `# newdoc`; a file without either is one paragraph. What is scored are the ends of sentences: precision,
//! recall and F1 over all, and F1 without the ends that no mark of punctuation shows and that were not found (headings,
//! captions, items: in a page they are blocks of their own). Its score is the second F1.
//!
//! **What was tuned on what**: rules and abbreviations were worked out on the treebanks' dev files, on the 60 cases of
//! `../shared/gold/sentences` and on cases of our own; Talbanken test and PUD measured the result.

use super::gold;
use crate::error::{GoldFault, Result};
use crate::language::words::treebank::GoldSentence;
use crate::language::{Lang, sentences};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What a file of cases or a treebank says.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SentencesReport {
    /// The file.
    pub path: PathBuf,
    /// The language that it was split as; `mul` where its cases are in several.
    pub lang: &'static str,
    /// Cases, or sentence ends.
    pub gold: usize,
    /// Cases, or sentence ends that were found.
    pub found: usize,
    /// Cases, or ends, that are right.
    pub right: usize,
    /// Ends that no punctuation marks and that were not found; none among cases.
    pub unmarked: usize,
    /// `right / found`.
    pub precision: f64,
    /// `right / gold`.
    pub recall: f64,
    /// The harmonic mean of the two.
    pub f1: f64,
    /// The same without unmarked ends: the score that a floor is held against.
    pub score: f64,
    /// What went wrong, in order.
    pub mistakes: Vec<Mistake>,
}

/// A place where a sentence should end and does not, or does and should not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mistake {
    /// Whether it is an end that was made up; else it is one that was missed.
    pub invented: bool,
    /// What stands before it.
    pub before: String,
    /// What stands after it.
    pub after: String,
}

/// How much is shown on each side of a mistake, in characters.
const AROUND: usize = 40;

/// Several languages (ISO 639-2).
const SEVERAL: &str = "mul";

/// Scores sikta on a treebank (`.conllu`), in the language that its name or its text says, or on a file of cases (any other).
///
/// # Errors
/// Where the file cannot be read, has nothing to score, or a line of it is no case or no row of a treebank.
pub fn score(path: &Path) -> Result<SentencesReport> {
    let mut report = SentencesReport {
        path: path.to_owned(),
        ..SentencesReport::default()
    };
    if path.extension().is_some_and(|e| e == "conllu") {
        let (sentences, lang) = gold::treebank(path)?;
        report.lang = lang.code();
        for (text, ends) in paragraphs(&sentences) {
            report.add_paragraph(&text, &ends, lang);
        }
    } else {
        let content = gold::read(path)?;
        for record in gold::records::<Case>(path, &content) {
            let (line, case) = record?;
            let lang = case
                .check()
                .map_err(|fault| gold::wrong(path, line, fault))?;
            report.lang = match report.lang {
                "" => lang.code(),
                same if same == lang.code() => same,
                _ => SEVERAL,
            };
            report.add_case(&case, lang);
        }
    }
    report.settle();
    Ok(report)
}

/// A case: sentences that must come out again.
#[derive(Debug, Deserialize)]
struct Case {
    sents: Vec<String>,
    lang: Option<String>,
}

impl Case {
    /// Its language, Swedish where it names none.
    fn check(&self) -> std::result::Result<Lang, GoldFault> {
        match self
            .sents
            .iter()
            .all(|sentence| !sentence.trim().is_empty())
        {
            true if !self.sents.is_empty() => {
                self.lang.as_deref().map_or(Ok(Lang::SV), gold::language)
            }
            _ => Err(GoldFault::NoSentences),
        }
    }
}

/// The paragraphs of a treebank: text, and the offsets (bytes) at which its sentences end.
fn paragraphs(sentences: &[GoldSentence]) -> Vec<(String, BTreeSet<usize>)> {
    let mut found: Vec<(String, BTreeSet<usize>)> = Vec::new();
    for sentence in sentences {
        if sentence.opens || found.is_empty() {
            found.push(Default::default());
        }
        if let Some((paragraph, ends)) = found.last_mut() {
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(sentence.text.trim());
            ends.insert(paragraph.len());
        }
    }
    found
}

impl SentencesReport {
    fn add_case(&mut self, case: &Case, lang: Lang) {
        let text = case.sents.join(" ");
        let found = ends(&text, lang);
        let mut gold = BTreeSet::new();
        let mut at = 0;
        for sentence in &case.sents {
            at += sentence.len();
            gold.insert(at);
            at += 1;
        }
        self.gold += 1;
        self.found += 1;
        self.right += usize::from(found == gold);
        self.add_mistakes(&text, &gold, &found);
    }

    fn add_paragraph(&mut self, text: &str, gold: &BTreeSet<usize>, lang: Lang) {
        let found = ends(text, lang);
        self.gold += gold.len();
        self.found += found.len();
        self.right += gold.intersection(&found).count();
        self.unmarked += gold
            .difference(&found)
            .filter(|&&at| !is_marked(&text[..at]))
            .count();
        self.add_mistakes(text, gold, &found);
    }

    fn add_mistakes(&mut self, text: &str, gold: &BTreeSet<usize>, found: &BTreeSet<usize>) {
        for &at in gold.symmetric_difference(found) {
            let (before, after) = text.split_at(at);
            let skipped = before.chars().count().saturating_sub(AROUND);
            self.mistakes.push(Mistake {
                invented: found.contains(&at),
                before: before.chars().skip(skipped).collect(),
                after: after.trim_start().chars().take(AROUND).collect(),
            });
        }
    }

    fn settle(&mut self) {
        let ratio = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        self.precision = ratio(self.right, self.found);
        self.recall = ratio(self.right, self.gold);
        self.f1 = ratio(2 * self.right, self.found + self.gold);
        self.score = ratio(2 * self.right, self.found + self.gold - self.unmarked);
    }
}

/// Where the sentences of `text` end.
fn ends(text: &str, lang: Lang) -> BTreeSet<usize> {
    sentences(text, lang).into_iter().map(|s| s.end).collect()
}

/// Whether punctuation shows that a sentence ends where `text` does.
fn is_marked(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', ')', '”', '»', '’'])
        .ends_with(['.', '!', '?', '…'])
}
