//! Search against judged questions: how near the top the right documents stand.
//!
//! A set is two files of JSON Lines: `NAME.docs.jsonl` with documents (`id`, `text`) and `NAME.q.jsonl` with questions
//! (`id`, `text`, and in `rel` the ids of the documents that answer it). The documents go through the whole pipeline into an
//! index of their own, and each question is asked of it as a user would ask, for articles. So what cleaning cuts cannot be
//! found, which is as it should be.
//!
//! **nDCG@10** (Järvelin and Kekäläinen, 2002) gives an answer at rank *r* 1 / log2(*r* + 1), as a share of what the best order
//! would give; **MRR@10** is one over the rank of the first answer; **recall@10** is the share of the answers among the first
//! ten.

use super::estimate::Mean;
use crate::error::{Error, Result};
use crate::index::{self, Grain, Options};
use crate::ingest::Page;
use crate::search::{Query, Searcher};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

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

/// The score of one set.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SearchReport {
    /// Its name.
    pub name: String,
    /// How many documents it has.
    pub documents: usize,
    /// How many questions that have an answer.
    pub questions: usize,
    /// nDCG@10.
    pub ndcg: Mean,
    /// MRR@10.
    pub mrr: Mean,
    /// Recall@10.
    pub recall: Mean,
    /// The questions whose answers stand lowest, worst first; those that are answered at rank 1 are not among them.
    pub worst: Vec<Asked>,
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

/// Scores the set of that stem, a path without the endings of its two files.
///
/// # Errors
///
/// A file cannot be read or holds something else, or the index cannot be made where temporary files go.
pub fn evaluate(stem: &Path) -> Result<SearchReport> {
    let file = |ending: &str| {
        let mut path = stem.as_os_str().to_owned();
        path.push(ending);
        PathBuf::from(path)
    };
    let (questions, documents) = (read(&file(ENDINGS.0))?, read(&file(ENDINGS.1))?);
    let dir = tempfile::tempdir().map_err(|source| Error::Write {
        path: std::env::temp_dir(),
        source,
    })?;
    let pages = documents
        .iter()
        .map(|d| Ok(Page::from_text(d.id.clone(), d.text.clone())));
    index::build(dir.path(), pages, Options::default(), |_| {})?;
    let searcher = Searcher::open(dir.path())?;
    let mut asked = Vec::new();
    for question in questions.into_iter().filter(|q| !q.rel.is_empty()) {
        let query = Query {
            grain: Some(Grain::Article),
            limit: TOP,
            ..Query::new(question.text.clone())
        };
        let hits = searcher.search(&query)?.hits;
        asked.push((question, hits.into_iter().map(|h| h.source.page).collect()));
    }
    Ok(report(stem, documents.len(), asked))
}

fn read(path: &Path) -> Result<Vec<Entry>> {
    let failed = |source| Error::Read {
        path: path.into(),
        source,
    };
    let text = fs::read_to_string(path).map_err(failed)?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| serde_json::from_str(line).map_err(|e| failed(e.into())))
        .collect()
}

fn report(stem: &Path, documents: usize, asked: Vec<(Entry, Vec<String>)>) -> SearchReport {
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
        let own = ranks.iter().map(|&rank| gain(rank)).sum::<f64>() / best;
        ndcg.push(own);
        mrr.push(ranks.first().map_or(0.0, |&rank| 1.0 / rank as f64));
        recall.push(ranks.len() as f64 / question.rel.len() as f64);
        if own < 1.0 {
            worst.push(Asked {
                id: question.id,
                text: question.text,
                ndcg: own,
                wanted: question.rel.into_iter().collect(),
                found,
            });
        }
    }
    worst.sort_by(|a, b| a.ndcg.total_cmp(&b.ndcg));
    let name = stem.file_name().map(|name| name.to_string_lossy());
    SearchReport {
        name: name.unwrap_or_default().into_owned(),
        documents,
        questions: ndcg.len(),
        ndcg: Mean::of(&ndcg),
        mrr: Mean::of(&mrr),
        recall: Mean::of(&recall),
        worst,
    }
}
