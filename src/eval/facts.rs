//! The score of facts against gold labels, as the fact guidelines define it.
//!
//! A predicted fact matches a gold fact when the kind is equal, the sentences overlap by at least half of the shorter
//! one's characters, and the token F1 of the two values (lower-cased, letters and digits only) is at least 0.5. Matching
//! is one to one, best value overlap first. Precision, recall and F1 are taken over all facts of all documents and per
//! kind; facet, modality and employer size are scored as accuracy over the matched facts.
//!
//! Sentences are compared by place, in the clean text: a gold sentence stands wherever the page says it.
//!
//! **What was tuned on what**: rules were mended with the articles of `../shared/gold/facts` in view, so their score says what the
//! rules can express and not what to expect of other texts.

use super::gold;
use crate::article::Article;
use crate::error::{Error, GoldFault, Result};
use crate::facts::{EmployerSize, Facet, Fact, Kind, Modality};
use crate::ingest::Page;
use crate::pipeline;
use crate::span::{Clean, Span};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A labelled document: one line of a gold file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct GoldDocument {
    /// Its name; the text lies beside the gold file as `<doc>.txt`.
    pub doc: String,
    /// What a careful reader found in it.
    pub facts: Vec<GoldFact>,
}

/// A labelled fact.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct GoldFact {
    /// Its kind.
    pub kind: Kind,
    /// Its sub-type, where the kind has any.
    pub facet: Option<Facet>,
    /// The shortest phrase that names the thing.
    pub value: String,
    /// The sentence that says it.
    pub sentence: String,
    /// How strongly it is said.
    pub modality: Modality,
    /// The employer size that the text ties it to.
    pub employer_size: Option<EmployerSize>,
}

/// Counts with the figures that follow from them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Score {
    /// Labelled facts.
    pub gold: usize,
    /// Facts that sikta found.
    pub predicted: usize,
    /// Facts that match one to one.
    pub matched: usize,
    /// `matched / predicted`; 0 where nothing was predicted.
    pub precision: f64,
    /// `matched / gold`; 0 where nothing is labelled.
    pub recall: f64,
    /// The harmonic mean of the two.
    pub f1: f64,
}

/// How many of the matched facts agree in one field.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Agreement {
    /// Matched facts that have the field (for employer size: all of them, absent being a value).
    pub of: usize,
    /// Those that agree.
    pub alike: usize,
    /// `alike / of`; 0 where `of` is 0.
    pub accuracy: f64,
}

/// A fact on one side that has no partner on the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unmatched {
    /// The document's name.
    pub doc: String,
    /// The fact's kind.
    pub kind: Kind,
    /// Its value.
    pub value: String,
    /// Its sentence.
    pub sentence: String,
    /// The rule that found it; absent for a labelled fact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<&'static str>,
}

/// The score of one document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DocumentScore {
    /// The document's name.
    pub doc: String,
    /// Its score over all kinds.
    pub score: Score,
}

/// The score of all documents of a gold file.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct FactScore {
    /// Over all facts of all documents.
    pub all: Score,
    /// Per kind, every kind of the specification present.
    pub kinds: BTreeMap<Kind, Score>,
    /// Facets that agree, over matched facts labelled with one.
    pub facet: Agreement,
    /// Modalities that agree.
    pub modality: Agreement,
    /// Employer sizes that agree.
    pub employer_size: Agreement,
    /// Per document, in the order of the gold file.
    pub documents: Vec<DocumentScore>,
    /// Labelled facts that were not found.
    pub missed: Vec<Unmatched>,
    /// Found facts that are not labelled.
    pub invented: Vec<Unmatched>,
}

/// Runs the whole pipeline on every document of a gold file and scores the facts.
///
/// # Errors
/// Where the gold file or a text beside it cannot be read, or a line of gold is not a labelled document.
pub fn score(gold: &Path) -> Result<FactScore> {
    let folder = gold.parent().unwrap_or(Path::new(""));
    let mut total = FactScore::default();
    for &kind in Kind::ALL {
        total.kinds.insert(kind, Score::default());
    }
    for document in read_gold(gold)? {
        let path = folder.join(format!("{}.txt", document.doc));
        let text = fs::read_to_string(&path).map_err(|source| Error::Read { path, source })?;
        let article = pipeline::process(Page::from_text(document.doc.clone(), text));
        total.add(&document, &article);
    }
    total.settle();
    Ok(total)
}

/// The labelled documents of a gold file (JSON Lines); blank lines are passed over.
///
/// # Errors
/// Where the file cannot be read, a line is not a labelled document, or a name would lead out of the file's folder.
pub fn read_gold(gold: &Path) -> Result<Vec<GoldDocument>> {
    let content = gold::read(gold)?;
    let documents = gold::records::<GoldDocument>(gold, &content).map(|record| {
        let (line, document) = record?;
        match document.doc.contains(['/', '\\', '\0']) || document.doc.starts_with('.') {
            true => Err(gold::wrong(
                gold,
                line,
                GoldFault::NoDocumentName(document.doc),
            )),
            false => Ok(document),
        }
    });
    documents.collect()
}

/// Which predicted fact matches which labelled one, as (predicted, gold) indices: one to one, best value overlap first,
/// ties in the order of the text.
#[must_use]
pub fn matches(article: &Article, gold: &[GoldFact]) -> Vec<(usize, usize)> {
    let text = article.clean.text();
    let mut places: FxHashMap<&str, Vec<Span<Clean>>> = FxHashMap::default();
    for fact in gold {
        places
            .entry(&fact.sentence)
            .or_insert_with(|| places_of(article, &fact.sentence));
    }
    let mut pairs = Vec::new();
    for (p, predicted) in article.facts.iter().enumerate() {
        for (g, labelled) in gold.iter().enumerate() {
            let places = &places[labelled.sentence.as_str()];
            if predicted.kind != labelled.kind
                || !places
                    .iter()
                    .any(|&s| same_sentence(text, predicted.sentence, s))
            {
                continue;
            }
            let overlap = token_f1(predicted.value.of(text), &labelled.value);
            if overlap >= 0.5 {
                pairs.push((overlap, p, g));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut taken = (vec![false; article.facts.len()], vec![false; gold.len()]);
    let mut out = Vec::new();
    for (_, p, g) in pairs {
        if !taken.0[p] && !taken.1[g] {
            (taken.0[p], taken.1[g]) = (true, true);
            out.push((p, g));
        }
    }
    out
}

/// The places in the clean text where `sentence` stands; a sentence that cleaning has changed is sought in the source.
fn places_of(article: &Article, sentence: &str) -> Vec<Span<Clean>> {
    if sentence.is_empty() {
        return Vec::new();
    }
    let found = |text: &str| -> Vec<(usize, usize)> {
        text.match_indices(sentence)
            .map(|(at, s)| (at, at + s.len()))
            .collect()
    };
    let clean = found(article.clean.text());
    if !clean.is_empty() {
        return clean.iter().map(|&(s, e)| Span::new(s, e)).collect();
    }
    found(article.page.text())
        .iter()
        .filter_map(|&(s, e)| article.clean.to_clean(Span::new(s, e)))
        .collect()
}

/// Whether two spans share at least half of the shorter one's characters.
fn same_sentence(text: &str, a: Span<Clean>, b: Span<Clean>) -> bool {
    if !a.overlaps(b) {
        return false;
    }
    let chars = |s: Span<Clean>| s.of(text).chars().count();
    let shared = Span::new(a.start.max(b.start), a.end.min(b.end));
    2 * chars(shared) >= chars(a).min(chars(b))
}

/// The F1 of two phrases' words: lower-cased runs of letters and digits, counted with repetition.
#[must_use]
pub fn token_f1(a: &str, b: &str) -> f64 {
    let words = |s: &str| -> Vec<String> {
        let mut words: Vec<String> = s
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .map(str::to_lowercase)
            .collect();
        words.sort_unstable();
        words
    };
    let (a, b) = (words(a), words(b));
    let (mut i, mut j, mut common) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, common) = (i + 1, j + 1, common + 1),
        }
    }
    ratio(2 * common, a.len() + b.len())
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}

impl Score {
    fn settle(&mut self) {
        self.precision = ratio(self.matched, self.predicted);
        self.recall = ratio(self.matched, self.gold);
        self.f1 = ratio(2 * self.matched, self.gold + self.predicted);
    }
}

impl Agreement {
    fn note(&mut self, alike: bool) {
        self.of += 1;
        self.alike += usize::from(alike);
    }

    fn settle(&mut self) {
        self.accuracy = ratio(self.alike, self.of);
    }
}

impl FactScore {
    /// Adds one document's counts.
    fn add(&mut self, document: &GoldDocument, article: &Article) {
        let (text, facts, gold) = (article.clean.text(), &article.facts, &document.facts);
        let pairs = matches(article, gold);
        let (mut found, mut right) = (vec![false; gold.len()], vec![false; facts.len()]);
        for &(p, g) in &pairs {
            (right[p], found[g]) = (true, true);
            self.compare(&facts[p], &gold[g]);
        }
        let mut score = Score {
            gold: gold.len(),
            predicted: facts.len(),
            matched: pairs.len(),
            ..Score::default()
        };
        score.settle();
        self.documents.push(DocumentScore {
            doc: document.doc.clone(),
            score,
        });
        for (fact, found) in gold.iter().zip(found) {
            let kind = self.kinds.entry(fact.kind).or_default();
            kind.gold += 1;
            if !found {
                self.missed.push(Unmatched {
                    doc: document.doc.clone(),
                    kind: fact.kind,
                    value: fact.value.clone(),
                    sentence: fact.sentence.clone(),
                    rule: None,
                });
            }
        }
        for (fact, right) in facts.iter().zip(right) {
            let kind = self.kinds.entry(fact.kind).or_default();
            kind.predicted += 1;
            kind.matched += usize::from(right);
            if !right {
                self.invented.push(Unmatched {
                    doc: document.doc.clone(),
                    kind: fact.kind,
                    value: fact.value.of(text).to_string(),
                    sentence: fact.sentence.of(text).to_string(),
                    rule: Some(fact.rule),
                });
            }
        }
    }

    /// Compares the fields of a matched pair.
    fn compare(&mut self, predicted: &Fact, gold: &GoldFact) {
        if gold.facet.is_some() {
            self.facet.note(predicted.facet == gold.facet);
        }
        self.modality.note(predicted.modality == gold.modality);
        self.employer_size
            .note(predicted.employer_size == gold.employer_size);
    }

    /// Sums up over the kinds and works out all figures.
    fn settle(&mut self) {
        for score in self.kinds.values_mut() {
            score.settle();
            self.all.gold += score.gold;
            self.all.predicted += score.predicted;
            self.all.matched += score.matched;
        }
        self.all.settle();
        self.facet.settle();
        self.modality.settle();
        self.employer_size.settle();
    }
}
