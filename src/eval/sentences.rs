//! The score of sentence splitting, on cases and on treebanks.
//!
//! A file of cases (JSON Lines: `sents`, and `lang` where it is not Swedish) holds sentences that are joined by one space
//! and must come out again exactly; its score is the share of cases that do.
//!
//! A CoNLL-U file holds a treebank. Its sentences (`# text`) are joined by one space into paragraphs, which begin at
//! `# newpar` and `# newdoc`; a file without either is one paragraph. What is scored are the ends of sentences: precision,
//! recall and F1 over all, and F1 without the ends that no mark of punctuation shows and that were not found (headings,
//! captions, items: in a page they are blocks of their own). Its score is the second F1.

use crate::error::{Error, Result};
use crate::language::{Lang, sentences};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What a file of cases or a treebank says.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SentencesReport {
    /// The file.
    pub path: PathBuf,
    /// The language that it was split as.
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

/// Scores sikta on a file of cases (`.jsonl`) or a treebank (`.conllu`), whose language is the first part of its name.
///
/// # Errors
/// Where the file cannot be read, or a line of it is no case.
pub fn score(path: &Path) -> Result<SentencesReport> {
    let content = fs::read_to_string(path).map_err(|source| Error::Read {
        path: path.to_owned(),
        source,
    })?;
    let is_treebank = path.extension().is_some_and(|e| e == "conllu");
    let lang = if is_treebank {
        treebank_language(path)
    } else {
        Lang::SV
    };
    let mut report = SentencesReport {
        path: path.to_owned(),
        lang: lang.code(),
        ..SentencesReport::default()
    };
    if is_treebank {
        for (text, ends) in paragraphs(&content) {
            report.add_paragraph(&text, &ends, lang);
        }
    } else {
        for (i, line) in content.lines().enumerate() {
            let case: Case = serde_json::from_str(line).map_err(|error| Error::Gold {
                path: path.to_owned(),
                line: i + 1,
                why: error.to_string(),
            })?;
            report.add_case(&case);
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

/// The language of a treebank by its file's name (`sv_talbanken-ud-dev.conllu`); the Norwegian ones name their form.
fn treebank_language(path: &Path) -> Lang {
    let name = path.file_stem().and_then(|n| n.to_str());
    let name = name.unwrap_or_default();
    if name.starts_with("no_nynorsk") {
        return Lang::NN;
    }
    Lang::from_tag(name).unwrap_or_default()
}

/// The paragraphs of a treebank: text, and the offsets (bytes) at which its sentences end.
fn paragraphs(content: &str) -> Vec<(String, BTreeSet<usize>)> {
    let mut found: Vec<(String, BTreeSet<usize>)> = Vec::new();
    let mut fresh = true;
    for line in content.lines() {
        if line.starts_with("# newpar") || line.starts_with("# newdoc") {
            fresh = true;
        } else if let Some(text) = line.strip_prefix("# text = ") {
            if fresh {
                found.push(Default::default());
            }
            fresh = false;
            if let Some((paragraph, ends)) = found.last_mut() {
                if !paragraph.is_empty() {
                    paragraph.push(' ');
                }
                paragraph.push_str(text.trim());
                ends.insert(paragraph.len());
            }
        }
    }
    found
}

impl SentencesReport {
    fn add_case(&mut self, case: &Case) {
        let lang = case.lang.as_deref().and_then(Lang::from_tag);
        let text = case.sents.join(" ");
        let found = ends(&text, lang.unwrap_or(Lang::SV));
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
