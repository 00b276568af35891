//! Search against judged questions: how near the top the right documents stand.
//!
//! A set is two files of JSON Lines: `NAME.docs.jsonl` with documents (`id`, `text`) and `NAME.q.jsonl` with questions
//! (`id`, `text`, and in `rel` the ids of the documents that answer it). The documents go through the whole pipeline into an
//! index of their own, and each question is asked of it as a user would ask, for articles. So what cleaning cuts cannot be
//! found, which is as it should be.
//!
//! **Names** ([`Set::of_names`]) ask another question of articles about occupations: whether one is found by the other names of
//! its occupation, which are left out of the index.
//!
//! Two ways of searching are compared question by question ([`Comparison`]).
//!
//! **nDCG@10** (Järvelin and Kekäläinen, 2002) gives an answer at rank *r* 1 / log2(*r* + 1), as a share of what the best order
//! would give; **MRR@10** is one over the rank of the first answer; **recall@10** is the share of the answers among the first
//! ten.

use super::estimate::{Difference, Mean};
use super::gold;
use crate::error::{Error, Result};
use crate::index::{self, Grain, Options};
use crate::ingest::Page;
use crate::search::{NoWeight, Query, Searcher, Weights};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// How many hits of a question are looked at.
const TOP: usize = 10;

/// What ends the name of a file of questions, and that of its documents.
const ENDINGS: (&str, &str) = (".q.jsonl", ".docs.jsonl");

/// A document or, with `rel`, a question.
#[derive(Deserialize)]
struct Entry {
    id: String,
    text: String,
    #[serde(default)]
    rel: BTreeSet<String>,
}

/// An article about an occupation with its other names.
#[derive(Deserialize)]
struct Named {
    id: String,
    name: String,
    #[serde(default)]
    other_names: Vec<String>,
    #[serde(default)]
    text: String,
    #[serde(default)]
    sections: serde_json::Map<String, serde_json::Value>,
}

/// Documents and questions that some of them answer.
pub struct Set {
    name: String,
    documents: Vec<Entry>,
    questions: Vec<Entry>,
}

/// A way of searching.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Way {
    /// What counts how much.
    pub weights: Weights,
    /// Whether synonyms and narrower words are sought too.
    pub expand: bool,
}

impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let expand = if self.expand { ",expand=yes" } else { "" };
        write!(f, "{}{expand}", self.weights)
    }
}

impl FromStr for Way {
    type Err = NoWeight;

    /// Reads weights, with `expand=yes` or `expand=no` among them; what is not named is as usual.
    fn from_str(text: &str) -> std::result::Result<Self, NoWeight> {
        let (mut weights, mut expand) = (Vec::new(), false);
        for part in text.split(',') {
            match part.trim() {
                "expand" | "expand=yes" => expand = true,
                "expand=no" => expand = false,
                part => weights.push(part),
            }
        }
        let weights = weights.join(",").parse()?;
        Ok(Way { weights, expand })
    }
}

/// How one way of searching does against another on the same questions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// The name of the set.
    pub name: String,
    /// The other way.
    pub against: Way,
    /// Its nDCG@10.
    pub ndcg: Mean,
    /// How much higher the nDCG@10 of the first is.
    pub difference: Difference,
    /// How many questions the first answers better.
    pub better: usize,
    /// How many it answers worse.
    pub worse: usize,
}

/// The score of one set.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SearchReport {
    /// Its name.
    pub name: String,
    /// How many documents it has.
    pub documents: usize,
    /// How many questions that have an answer.
    pub questions: usize,
    /// How many answers name a document that the set does not have; they cannot be found.
    #[serde(skip_serializing_if = "is_zero")]
    pub missing: usize,
    /// nDCG@10.
    pub ndcg: Mean,
    /// MRR@10.
    pub mrr: Mean,
    /// Recall@10.
    pub recall: Mean,
    /// The questions whose answers stand lowest, worst first; those that are answered at rank 1 are not among them.
    pub worst: Vec<Asked>,
    /// The nDCG@10 of each question, in their order.
    #[serde(skip)]
    pub scores: Vec<f64>,
}

/// A question and where its answers stood.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Asked {
    /// Its id.
    pub id: String,
    /// Its words.
    pub text: String,
    /// Its nDCG@10.
    pub ndcg: f64,
    /// The documents that answer it.
    pub wanted: Vec<String>,
    /// The documents that were found, best first.
    pub found: Vec<String>,
}

/// The sets that `gold` names: a directory's, or the one that a file of questions or documents belongs to.
///
/// # Errors
///
/// `gold` cannot be read, or names no set.
pub fn sets(gold: &Path) -> Result<Vec<PathBuf>> {
    let failed = |source| Error::Read {
        path: gold.into(),
        source,
    };
    let files = match fs::metadata(gold).map_err(failed)?.is_dir() {
        true => fs::read_dir(gold)
            .map_err(failed)?
            .map(|entry| entry.map(|entry| entry.path()).map_err(failed))
            .collect::<Result<Vec<_>>>()?,
        false => vec![gold.to_path_buf()],
    };
    let stem = |path: &PathBuf| {
        let path = path.to_str()?;
        let stem = path
            .strip_suffix(ENDINGS.0)
            .or_else(|| path.strip_suffix(ENDINGS.1))?;
        Some(PathBuf::from(stem))
    };
    let mut stems: Vec<PathBuf> = files.iter().filter_map(stem).collect();
    stems.sort();
    stems.dedup();
    match stems.is_empty() {
        true => Err(failed(std::io::Error::other(
            "there is no NAME.q.jsonl with a NAME.docs.jsonl",
        ))),
        false => Ok(stems),
    }
}

impl Set {
    /// The set of that stem, a path without the endings of its two files.
    ///
    /// # Errors
    ///
    /// A file cannot be read or holds something else.
    pub fn read(stem: &Path) -> Result<Self> {
        let file = |ending: &str| {
            let mut path = stem.as_os_str().to_owned();
            path.push(ending);
            PathBuf::from(path)
        };
        let questions: Vec<Entry> = read(&file(ENDINGS.0))?;
        Ok(Set {
            name: name(stem),
            documents: read(&file(ENDINGS.1))?,
            questions: questions
                .into_iter()
                .filter(|q| !q.rel.is_empty())
                .collect(),
        })
    }

    /// Articles (JSON Lines of `id`, `name`, `other_names`, and `text` or `sections`), each to be found by its other names.
    /// An article answers a name that is one of its other names or its own, in any case.
    ///
    /// # Errors
    ///
    /// The file cannot be read or holds something else.
    pub fn of_names(path: &Path) -> Result<Self> {
        let articles: Vec<Named> = read(path)?;
        let mut asked: BTreeMap<String, Entry> = BTreeMap::new();
        for name in articles.iter().flat_map(|article| &article.other_names) {
            let key = name.trim().to_lowercase();
            let ask = Entry {
                id: key.clone(),
                text: name.clone(),
                rel: BTreeSet::new(),
            };
            asked.entry(key).or_insert(ask);
        }
        let mut documents = Vec::new();
        for article in articles {
            for name in article.other_names.iter().chain([&article.name]) {
                if let Some(question) = asked.get_mut(&name.trim().to_lowercase()) {
                    question.rel.insert(article.id.clone());
                }
            }
            let sections = article.sections.values().filter_map(|text| text.as_str());
            let parts = [&*article.name, &*article.text].into_iter().chain(sections);
            let parts: Vec<&str> = parts.filter(|part| !part.trim().is_empty()).collect();
            documents.push(Entry {
                id: article.id,
                text: parts.join("\n\n"),
                rel: BTreeSet::new(),
            });
        }
        Ok(Set {
            name: name(path),
            documents,
            questions: asked.into_values().collect(),
        })
    }

    /// Asks all questions, in each of the ways, of one index of the documents.
    ///
    /// # Errors
    ///
    /// The index cannot be made where temporary files go.
    pub fn evaluate(&self, ways: &[Way]) -> Result<Vec<SearchReport>> {
        let dir = tempfile::tempdir().map_err(|source| Error::Write {
            path: std::env::temp_dir(),
            source,
        })?;
        let pages = self
            .documents
            .iter()
            .map(|d| Ok(Page::from_text(d.id.clone(), d.text.clone())));
        index::build(dir.path(), pages, Options::default(), |_| {})?;
        let searcher = Searcher::open(dir.path())?;
        ways.iter().map(|way| self.ask(&searcher, *way)).collect()
    }

    /// How many answers name a document that is not there.
    fn missing(&self) -> usize {
        let there: BTreeSet<&str> = self.documents.iter().map(|d| &*d.id).collect();
        let answers = self.questions.iter().flat_map(|question| &question.rel);
        answers.filter(|id| !there.contains(&***id)).count()
    }

    fn ask(&self, searcher: &Searcher, way: Way) -> Result<SearchReport> {
        let mut asked = Vec::new();
        for question in &self.questions {
            let query = Query {
                grain: Some(Grain::Article),
                limit: TOP,
                counts: Vec::new(),
                weights: way.weights,
                expand: way.expand,
                ..Query::new(question.text.clone())
            };
            let hits = searcher.search(&query)?.hits;
            let found: Vec<String> = hits.into_iter().map(|h| h.source.page).collect();
            asked.push((question, found));
        }
        let missing = self.missing();
        Ok(SearchReport {
            missing,
            ..report(&self.name, self.documents.len(), asked)
        })
    }
}

impl SearchReport {
    /// How this way of searching does against the other, on the same questions.
    #[must_use]
    pub fn against(&self, other: &SearchReport, way: Way) -> Comparison {
        let pairs = || self.scores.iter().zip(&other.scores);
        let differences: Vec<f64> = pairs().map(|(a, b)| a - b).collect();
        Comparison {
            name: self.name.clone(),
            against: way,
            ndcg: other.ndcg,
            difference: Difference::of(&differences),
            better: differences.iter().filter(|d| **d > 0.0).count(),
            worse: differences.iter().filter(|d| **d < 0.0).count(),
        }
    }
}

/// Scores the set of that stem, a path without the endings of its two files, searched as users search.
///
/// # Errors
///
/// As [`Set::read`] and [`Set::evaluate`].
pub fn evaluate(stem: &Path) -> Result<SearchReport> {
    let mut reports = Set::read(stem)?.evaluate(&[Way::default()])?;
    Ok(reports.swap_remove(0))
}

fn is_zero(number: &usize) -> bool {
    *number == 0
}

fn name(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy());
    name.unwrap_or_default().into_owned()
}

fn read<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>> {
    let content = gold::read(path)?;
    let records = gold::records(path, &content);
    records.map(|record| Ok(record?.1)).collect()
}

fn report(name: &str, documents: usize, asked: Vec<(&Entry, Vec<String>)>) -> SearchReport {
    let (mut ndcg, mut mrr, mut recall) = (Vec::new(), Vec::new(), Vec::new());
    let mut worst = Vec::new();
    for (question, found) in asked {
        let ranks: Vec<usize> = (1..)
            .zip(&found)
            .filter(|(_, id)| question.rel.contains(*id))
            .map(|(rank, _)| rank)
            .collect();
        let gain = |rank: usize| 1.0 / (rank as f64 + 1.0).log2();
        let best: f64 = (1..=question.rel.len().min(TOP)).map(gain).sum();
        // A sum of nothing is -0.
        let own = 0.0 + ranks.iter().map(|&rank| gain(rank)).sum::<f64>() / best;
        ndcg.push(own);
        mrr.push(ranks.first().map_or(0.0, |&rank| 1.0 / rank as f64));
        recall.push(ranks.len() as f64 / question.rel.len() as f64);
        if own < 1.0 {
            worst.push(Asked {
                id: question.id.clone(),
                text: question.text.clone(),
                ndcg: own,
                wanted: question.rel.iter().cloned().collect(),
                found,
            });
        }
    }
    worst.sort_by(|a, b| a.ndcg.total_cmp(&b.ndcg));
    SearchReport {
        name: name.to_owned(),
        documents,
        questions: ndcg.len(),
        missing: 0,
        ndcg: Mean::of(&ndcg),
        mrr: Mean::of(&mrr),
        recall: Mean::of(&recall),
        worst,
        scores: ndcg,
    }
}
