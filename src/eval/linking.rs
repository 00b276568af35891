//! Linking: job titles against the concepts that they mean, beside three plain methods on the same list.
//!
//! **Titles to SSYK.** Gold is a table of titles with their SSYK 2012 group (`label_sv`, `ssyk2012`). The titles are dealt
//! into five folds; for each, the lexicon is sikta's own with the titles of the other four, and without any name that is
//! written as one of the fold's. So no title is looked up: it has to be recognised.
//!
//! **Titles to ESCO.** By the names of ESCO alone. Two measures, since there is no open table of Swedish titles and their
//! ESCO concepts: titles that are written as a name of exactly one concept must find that concept when the name is left
//! out (in the same folds); and for all titles, how soon a concept comes that is in a group of ISCO-08 that the title's
//! SSYK group answers to.
//!
//! MRR is the mean of 1/rank of the first right answer, 0 where none is among the first hundred; accuracy is the share that
//! has it first.

use super::gold;
use crate::error::{GoldFault, Result};
use crate::language::Lang;
use crate::taxonomy::{Concept, Library, Name, Sort, Store, concepts, isco_of};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use unicode_segmentation::UnicodeSegmentation;

const FOLDS: usize = 5;
/// Answers that are looked at.
const ANSWERS: usize = 100;

/// A title and the group of SSYK 2012 that it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// As it is written.
    pub text: String,
    /// The group, four figures.
    pub ssyk: String,
}

/// How well titles were linked.
#[derive(Debug, Clone, Default, Serialize)]
pub struct LinkingReport {
    /// Titles.
    pub titles: usize,
    /// Against SSYK, by method.
    pub ssyk: BTreeMap<&'static str, Rates>,
    /// Against ESCO's concepts, by method; nothing without ESCO.
    pub esco: BTreeMap<&'static str, Rates>,
    /// Against the groups of ISCO-08 of ESCO's concepts, by method.
    pub isco: BTreeMap<&'static str, Rates>,
    /// Titles that did not get the right SSYK group first: title, group, the first answer.
    pub wrong_ssyk: Vec<[String; 3]>,
    /// Titles that did not get the right concept first: title, its name, the first answer.
    pub wrong_esco: Vec<[String; 3]>,
}

/// What a method reached.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Rates {
    /// Titles that were asked for.
    pub of: usize,
    /// Mean of 1/rank of the first right answer.
    pub mrr: f64,
    /// Share that has a right answer first.
    pub first: f64,
    /// Share that has one among the first ten.
    pub ten: f64,
}

impl Rates {
    fn add(&mut self, rank: Option<usize>) {
        self.of += 1;
        if let Some(rank) = rank {
            self.mrr += 1.0 / (rank + 1) as f64;
            self.first += f64::from(u8::from(rank == 0));
            self.ten += f64::from(u8::from(rank < 10));
        }
    }

    fn done(mut self) -> Self {
        let of = self.of.max(1) as f64;
        self.mrr /= of;
        self.first /= of;
        self.ten /= of;
        self
    }
}

/// Reads a table of titles.
///
/// # Errors
/// The file cannot be read, or has no columns `label_sv` and `ssyk2012`.
pub fn read_gold(path: &Path) -> Result<Vec<Title>> {
    let bad = |line: usize, fault| gold::wrong(path, line, fault);
    let text = gold::read(path)?;
    let mut lines = text.lines();
    let head: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let place = |name: &str| head.iter().position(|column| *column == name);
    let (Some(label), Some(group)) = (place("label_sv"), place("ssyk2012")) else {
        return Err(bad(1, GoldFault::TitleColumns));
    };
    let mut titles = Vec::new();
    for (i, line) in lines.enumerate() {
        let cells: Vec<&str> = line.split('\t').collect();
        match (cells.get(label), cells.get(group)) {
            (Some(text), Some(ssyk)) => titles.push(Title {
                text: (*text).to_owned(),
                ssyk: (*ssyk).to_owned(),
            }),
            _ => return Err(bad(i + 2, GoldFault::FewCells)),
        }
    }
    Ok(titles)
}

/// Scores linking; `esco` are the concepts of ESCO, if they are at hand. `own` leaves the titles of the other folds out of
/// the lexicon, so that sikta's own words are all that it has.
#[must_use]
pub fn evaluate(titles: &[Title], esco: &[Concept], own: bool) -> LinkingReport {
    let mut report = LinkingReport {
        titles: titles.len(),
        ..LinkingReport::default()
    };
    let lexicon = concepts();
    for fold in 0..FOLDS {
        let in_fold = |i: usize| i % FOLDS == fold;
        let tested: Vec<&Title> = each(titles, in_fold);
        let hidden: FxHashSet<String> = tested.iter().map(|title| plain(&title.text)).collect();
        let others = match own {
            true => Vec::new(),
            false => each(titles, |i| !in_fold(i)),
        };
        let known = without(&with(&lexicon, &others), &hidden);
        against_ssyk(&tested, &known, &mut report);
        if !esco.is_empty() {
            let words = without(&lexicon, &hidden);
            let words = Store::open(Store::pack("words", "0", &words)).unwrap_or_default();
            against_esco(
                &tested,
                esco,
                &without(esco, &hidden),
                Arc::new(words),
                &mut report,
            );
        }
    }
    for rates in [&mut report.ssyk, &mut report.esco, &mut report.isco] {
        rates.values_mut().for_each(|rates| *rates = rates.done());
    }
    report
}

fn each(titles: &[Title], wanted: impl Fn(usize) -> bool) -> Vec<&Title> {
    let all = titles.iter().enumerate();
    all.filter(|(i, _)| wanted(*i))
        .map(|(_, title)| title)
        .collect()
}

/// The same with titles as names of their groups.
fn with(concepts: &[Concept], titles: &[&Title]) -> Vec<Concept> {
    let mut out = concepts.to_vec();
    let places: FxHashMap<String, usize> = out
        .iter()
        .enumerate()
        .map(|(i, concept)| (concept.id.clone(), i))
        .collect();
    for title in titles {
        if let Some(&at) = places.get(&title.ssyk) {
            out[at].names.push(Name {
                text: title.text.clone(),
                lang: Lang::SV,
                official: false,
            });
        }
    }
    out
}

/// The same without names that are written so; without concepts that have none left.
fn without(concepts: &[Concept], hidden: &FxHashSet<String>) -> Vec<Concept> {
    let mut out = concepts.to_vec();
    for concept in &mut out {
        concept
            .names
            .retain(|name| !hidden.contains(&plain(&name.text)));
    }
    out
}

fn against_ssyk(tested: &[&Title], known: &[Concept], report: &mut LinkingReport) {
    let methods = Methods::new(known);
    for title in tested {
        let right = |id: &str| id == title.ssyk;
        for (method, answers) in methods.all(&title.text) {
            let rank = answers.iter().position(|&at| right(&known[at].id));
            report.ssyk.entry(method).or_default().add(rank);
            if method == "sikta" && rank != Some(0) {
                let first = answers
                    .first()
                    .map(|&at| known[at].id.clone())
                    .unwrap_or_default();
                report
                    .wrong_ssyk
                    .push([title.text.clone(), title.ssyk.clone(), first]);
            }
        }
    }
}

fn against_esco(
    tested: &[&Title],
    all: &[Concept],
    known: &[Concept],
    words: Arc<Store>,
    report: &mut LinkingReport,
) {
    let mut called: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (i, concept) in all.iter().enumerate() {
        let names: FxHashSet<String> = concept.names.iter().map(|name| plain(&name.text)).collect();
        for name in names {
            called.entry(name).or_default().push(i);
        }
    }
    let methods = Methods::new(known);
    let library = Library::over(
        words,
        Store::open(Store::pack("esco", "0", known))
            .into_iter()
            .collect(),
    );
    for title in tested {
        let gold = called.get(&plain(&title.text)).map(Vec::as_slice);
        let groups = isco_of(&title.ssyk);
        let found = library.find(Sort::Occupation, &title.text, None, ANSWERS);
        let found = found
            .iter()
            .filter_map(|found| methods.places.get(found.code.id.as_str()).copied());
        let with_lexicon = ("sikta with lexicon", found.collect());
        for (method, answers) in methods.all(&title.text).into_iter().chain([with_lexicon]) {
            if let Some(&[concept]) = gold {
                let rank = answers.iter().position(|&at| at == concept);
                report.esco.entry(method).or_default().add(rank);
                if method == "sikta" && rank != Some(0) {
                    let called = |at: usize| {
                        known[at]
                            .names
                            .first()
                            .map(|n| n.text.clone())
                            .unwrap_or_default()
                    };
                    let first = answers.first().map(|&at| called(at)).unwrap_or_default();
                    report
                        .wrong_esco
                        .push([title.text.clone(), called(concept), first]);
                }
            }
            if !groups.is_empty() {
                let right = |at: &usize| {
                    known[*at]
                        .group
                        .as_deref()
                        .is_some_and(|group| groups.contains(&group))
                };
                report
                    .isco
                    .entry(method)
                    .or_default()
                    .add(answers.iter().position(right));
            }
        }
    }
}

/// What titles are linked by. Every method gives concepts, by their index, the best first.
struct Methods<'c> {
    store: Store,
    /// Where each concept stands, by its id.
    places: FxHashMap<&'c str, usize>,
    /// Every name in plain letters, with its concept.
    names: Vec<(String, usize)>,
    bm25: Bm25,
}

impl<'c> Methods<'c> {
    fn new(concepts: &'c [Concept]) -> Self {
        let names: Vec<(String, usize)> = concepts
            .iter()
            .enumerate()
            .flat_map(|(i, concept)| concept.names.iter().map(move |name| (plain(&name.text), i)))
            .collect();
        Methods {
            store: Store::open(Store::pack("eval", "0", concepts)).unwrap_or_default(),
            places: concepts
                .iter()
                .enumerate()
                .map(|(i, concept)| (concept.id.as_str(), i))
                .collect(),
            bm25: Bm25::new(&names),
            names,
        }
    }

    fn all(&self, title: &str) -> [(&'static str, Vec<usize>); 4] {
        let text = plain(title);
        let sikta = self.store.find(Sort::Occupation, title, None, ANSWERS);
        let sikta = sikta
            .iter()
            .filter_map(|found| self.places.get(found.code.id.as_str()).copied());
        let exact = self
            .names
            .iter()
            .map(|(name, at)| (*at, if *name == text { 1.0 } else { 0.0 }));
        [
            ("sikta", sikta.collect()),
            ("exact match", best(exact)),
            ("edit distance", best(self.by_edits(&text))),
            ("BM25", best(self.bm25.scores(&text, &self.names))),
        ]
    }

    /// How alike names are by edits: 1 − distance / length of the longer. What cannot be among the best is not measured.
    fn by_edits<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, f64)> + 't {
        let own: Vec<char> = text.chars().collect();
        self.names.iter().filter_map(move |(name, at)| {
            let other: Vec<char> = name.chars().collect();
            let (longer, shorter) = (own.len().max(other.len()), own.len().min(other.len()));
            // Half of the letters at least.
            if 2 * shorter < longer {
                return None;
            }
            let like = 1.0 - edits(&own, &other) as f64 / longer.max(1) as f64;
            (like >= 0.4).then_some((*at, like))
        })
    }
}

/// The concepts by the best score of their names, the best first.
fn best(scores: impl Iterator<Item = (usize, f64)>) -> Vec<usize> {
    let mut of: FxHashMap<usize, f64> = FxHashMap::default();
    for (at, score) in scores.filter(|(_, score)| *score > 0.0) {
        let known = of.entry(at).or_default();
        *known = known.max(score);
    }
    let mut all: Vec<(usize, f64)> = of.into_iter().collect();
    all.sort_by(|a, b| {
        b.1.partial_cmp(&a.1)
            .unwrap_or(Ordering::Equal)
            .then(a.0.cmp(&b.0))
    });
    all.truncate(ANSWERS);
    all.into_iter().map(|(at, _)| at).collect()
}

/// Levenshtein's distance.
fn edits(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (k, y) in b.iter().enumerate() {
            let change = corner + usize::from(x != y);
            corner = row[k + 1];
            row[k + 1] = change.min(corner + 1).min(row[k] + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}

/// BM25 over names (k1 1.2, b 0.75), words as they stand.
struct Bm25 {
    postings: FxHashMap<String, Vec<usize>>,
    lengths: Vec<f64>,
    mean: f64,
}

impl Bm25 {
    fn new(names: &[(String, usize)]) -> Self {
        let mut postings: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        let mut lengths = Vec::with_capacity(names.len());
        for (i, (name, _)) in names.iter().enumerate() {
            let words: Vec<&str> = name.split(' ').collect();
            lengths.push(words.len() as f64);
            for word in words {
                postings.entry(word.to_owned()).or_default().push(i);
            }
        }
        let mean = lengths.iter().sum::<f64>() / lengths.len().max(1) as f64;
        Bm25 {
            postings,
            lengths,
            mean,
        }
    }

    fn scores(&self, text: &str, names: &[(String, usize)]) -> impl Iterator<Item = (usize, f64)> {
        let mut of: BTreeMap<usize, f64> = BTreeMap::new();
        for word in text.split(' ') {
            let with = self.postings.get(word).map_or(&[][..], Vec::as_slice);
            let n = with.len() as f64;
            let idf = (1.0 + (self.lengths.len() as f64 - n + 0.5) / (n + 0.5)).ln();
            for &i in with {
                let length = 1.0 - 0.75 + 0.75 * self.lengths[i] / self.mean;
                *of.entry(i).or_default() += idf * 2.2 / (1.0 + 1.2 * length);
            }
        }
        let scores: Vec<(usize, f64)> = of
            .into_iter()
            .map(|(i, score)| (names[i].1, score))
            .collect();
        scores.into_iter()
    }
}

/// Lower case, words with one space between.
fn plain(text: &str) -> String {
    text.to_lowercase()
        .unicode_words()
        .collect::<Vec<_>>()
        .join(" ")
}
