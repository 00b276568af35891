//! Line cleaning against gold lines: dropping, content loss, clean documents, class accuracy.
//!
//! Over all lines that are not blank: a dropped line that gold drops is a hit. Precision, recall and F1 are micro over
//! lines; content loss is the share of the words in gold-kept lines that were dropped; a document is clean when every line
//! is right; class accuracy is over the hits.

use super::gold;
use crate::clean::{Action, clean};
use crate::error::{GoldFault, Result};
use crate::ingest::Page;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

/// A document of gold data.
#[derive(Debug, Clone, Deserialize)]
pub struct GoldPage {
    /// Its id.
    pub doc: String,
    /// Its language.
    #[serde(default)]
    pub lang: String,
    /// The kind of site it comes from.
    #[serde(default)]
    pub group: String,
    /// The page as scraped.
    pub text: String,
    /// A label for every line that is not blank.
    pub lines: Vec<GoldLine>,
}

/// The label of one line.
#[derive(Debug, Clone, Deserialize)]
pub struct GoldLine {
    /// The line, counted from 1 over all lines.
    pub n: usize,
    /// Whether it stays.
    pub keep: bool,
    /// What it is, if it goes.
    #[serde(default)]
    pub class: Option<String>,
}

/// Counts over lines, with the scores that they give.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Lines dropped that gold drops.
    pub hits: usize,
    /// Lines dropped that gold keeps.
    pub false_drops: usize,
    /// Lines kept that gold drops.
    pub missed: usize,
    /// Hits whose class gold gives too.
    pub class_hits: usize,
    /// Words on lines that gold keeps.
    pub kept_words: usize,
    /// Those of them on lines that were dropped.
    pub lost_words: usize,
    /// Documents.
    pub documents: usize,
    /// Documents with every line right.
    pub clean_documents: usize,
}

impl Counts {
    /// The share of the dropped lines that gold drops; 1 where nothing was dropped.
    #[must_use]
    pub fn precision(&self) -> f64 {
        share(self.hits, self.hits + self.false_drops, 1.0)
    }

    /// The share of gold's dropped lines that were dropped; 1 where gold drops none.
    #[must_use]
    pub fn recall(&self) -> f64 {
        share(self.hits, self.hits + self.missed, 1.0)
    }

    /// The harmonic mean of precision and recall.
    #[must_use]
    pub fn f1(&self) -> f64 {
        let doubled = 2 * self.hits;
        share(doubled, doubled + self.false_drops + self.missed, 1.0)
    }

    /// The share of the words in gold-kept lines that were dropped.
    #[must_use]
    pub fn content_loss(&self) -> f64 {
        share(self.lost_words, self.kept_words, 0.0)
    }

    /// The share of documents with every line right.
    #[must_use]
    pub fn clean_share(&self) -> f64 {
        share(self.clean_documents, self.documents, 1.0)
    }

    /// The share of hits with gold's class.
    #[must_use]
    pub fn class_accuracy(&self) -> f64 {
        share(self.class_hits, self.hits, 1.0)
    }

    fn add(&mut self, other: Counts) {
        self.hits += other.hits;
        self.false_drops += other.false_drops;
        self.missed += other.missed;
        self.class_hits += other.class_hits;
        self.kept_words += other.kept_words;
        self.lost_words += other.lost_words;
        self.documents += other.documents;
        self.clean_documents += other.clean_documents;
    }
}

fn share(part: usize, whole: usize, empty: f64) -> f64 {
    if whole == 0 {
        return empty;
    }
    part as f64 / whole as f64
}

/// Counts and scores side by side, for output.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Scores {
    /// What was counted.
    #[serde(flatten)]
    pub counts: Counts,
    /// See [`Counts::precision`].
    pub precision: f64,
    /// See [`Counts::recall`].
    pub recall: f64,
    /// See [`Counts::f1`].
    pub f1: f64,
    /// See [`Counts::content_loss`].
    pub content_loss: f64,
    /// See [`Counts::clean_share`].
    pub clean_share: f64,
    /// See [`Counts::class_accuracy`].
    pub class_accuracy: f64,
}

impl From<Counts> for Scores {
    fn from(counts: Counts) -> Self {
        Scores {
            counts,
            precision: counts.precision(),
            recall: counts.recall(),
            f1: counts.f1(),
            content_loss: counts.content_loss(),
            clean_share: counts.clean_share(),
            class_accuracy: counts.class_accuracy(),
        }
    }
}

/// A line on which sikta and gold differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// The document.
    pub doc: String,
    /// The line, counted from 1.
    pub line: usize,
    /// `keep`, or the class that gold drops it for.
    pub gold: String,
    /// `keep`, or the class that sikta drops it for.
    pub found: String,
    /// The rule that decided.
    pub rule: String,
    /// The line's text.
    pub text: String,
}

/// What an evaluation found.
#[derive(Debug, Clone, Serialize)]
pub struct LinesReport {
    /// Over all documents.
    pub all: Scores,
    /// Dropping by gold class: hits, misses, and hits with the right class.
    pub by_class: BTreeMap<String, Scores>,
    /// By language.
    pub by_lang: BTreeMap<String, Scores>,
    /// By kind of site.
    pub by_group: BTreeMap<String, Scores>,
    /// Each kind of site by itself.
    pub in_sample: InSample,
    /// What gold says, what sikta says, and on how many lines, where they differ; most first.
    pub confusion: Vec<(String, String, usize)>,
    /// The documents with most wrong lines, worst first, with their number of wrong lines.
    pub worst: Vec<(String, usize)>,
    /// Every line that differs, in the order of the documents; a wrong class counts as a difference.
    pub differences: Vec<Difference>,
}

/// The figures of each kind of site by itself, in sample: the rules were written with these pages in view, so they say which
/// kinds are hard, not what to expect of a new one.
#[derive(Debug, Clone, Serialize)]
pub struct InSample {
    /// The mean F1 of the groups that have something to drop.
    pub mean_f1: f64,
    /// Those groups with their F1, the lowest first.
    pub groups: Vec<(String, f64)>,
}

impl InSample {
    fn of(by_group: &BTreeMap<String, Counts>) -> InSample {
        let mut groups: Vec<(String, f64)> = by_group
            .iter()
            .filter(|(_, counts)| counts.hits + counts.missed > 0)
            .map(|(group, counts)| (group.clone(), counts.f1()))
            .collect();
        groups.sort_by(|a, b| a.1.total_cmp(&b.1).then_with(|| a.0.cmp(&b.0)));
        let sum: f64 = groups.iter().map(|(_, f1)| f1).sum();
        InSample {
            mean_f1: match groups.len() {
                0 => 1.0,
                n => sum / n as f64,
            },
            groups,
        }
    }
}

/// How often each pair of answers differs, most first.
fn confusion(differences: &[Difference]) -> Vec<(String, String, usize)> {
    let mut pairs: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for difference in differences {
        let pair = (difference.gold.as_str(), difference.found.as_str());
        *pairs.entry(pair).or_default() += 1;
    }
    let mut out: Vec<_> = pairs
        .into_iter()
        .map(|((gold, found), n)| (gold.to_owned(), found.to_owned(), n))
        .collect();
    out.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| (&a.0, &a.1).cmp(&(&b.0, &b.1))));
    out
}

/// Reads gold pages from a JSON Lines file.
///
/// # Errors
/// If the file cannot be read, or a line of it is no gold page; the message names the line.
pub fn read_gold(path: &Path) -> Result<Vec<GoldPage>> {
    let content = gold::read(path)?;
    let pages = gold::records::<GoldPage>(path, &content).map(|record| {
        let (line, page) = record?;
        check(&page).map_err(|fault| gold::wrong(path, line, fault))?;
        Ok(page)
    });
    pages.collect()
}

/// Every line that is not blank has one label, and no other line has any.
fn check(page: &GoldPage) -> std::result::Result<(), GoldFault> {
    let blank: Vec<bool> = page.text.split('\n').map(|l| l.trim().is_empty()).collect();
    let mut labelled = vec![false; blank.len()];
    let doc = || page.doc.clone();
    for &GoldLine { n: line, .. } in &page.lines {
        let seen = line.checked_sub(1).and_then(|i| labelled.get_mut(i));
        match seen {
            None => {
                let of = blank.len();
                return Err(GoldFault::LineOutside {
                    doc: doc(),
                    line,
                    of,
                });
            }
            Some(true) => return Err(GoldFault::TwoLabels { doc: doc(), line }),
            Some(seen) => *seen = true,
        }
    }
    match (0..blank.len()).find(|&i| !blank[i] && !labelled[i]) {
        Some(i) => Err(GoldFault::NoLabel {
            doc: doc(),
            line: i + 1,
        }),
        None => Ok(()),
    }
}

/// Cleans every page and compares.
#[must_use]
pub fn evaluate(gold: &[GoldPage]) -> LinesReport {
    let mut all = Counts::default();
    let mut by_class: BTreeMap<String, Counts> = BTreeMap::new();
    let mut by_lang: BTreeMap<String, Counts> = BTreeMap::new();
    let mut by_group: BTreeMap<String, Counts> = BTreeMap::new();
    let mut worst = Vec::new();
    let mut differences = Vec::new();
    for page in gold {
        let counts = compare(page, &mut by_class, &mut differences);
        let wrong = counts.false_drops + counts.missed;
        if wrong > 0 {
            worst.push((page.doc.clone(), wrong));
        }
        all.add(counts);
        by_lang.entry(page.lang.clone()).or_default().add(counts);
        by_group.entry(page.group.clone()).or_default().add(counts);
    }
    worst.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    LinesReport {
        all: all.into(),
        by_class: scored(by_class),
        by_lang: scored(by_lang),
        in_sample: InSample::of(&by_group),
        by_group: scored(by_group),
        confusion: confusion(&differences),
        worst,
        differences,
    }
}

fn scored(counts: BTreeMap<String, Counts>) -> BTreeMap<String, Scores> {
    counts.into_iter().map(|(k, v)| (k, v.into())).collect()
}

fn compare(
    page: &GoldPage,
    by_class: &mut BTreeMap<String, Counts>,
    differences: &mut Vec<Difference>,
) -> Counts {
    let source = Page::from_text(page.doc.clone(), page.text.clone());
    let ledger = clean(&source);
    let mut found: BTreeMap<usize, (Option<&'static str>, &'static str)> = BTreeMap::new();
    for decision in ledger.decisions() {
        let class = match decision.action {
            Action::Drop(class) => Some(class.name()),
            _ => None,
        };
        found.entry(decision.line).or_insert((class, decision.rule));
    }
    let texts: Vec<&str> = page.text.split('\n').collect();
    let mut counts = Counts {
        documents: 1,
        ..Counts::default()
    };
    for line in &page.lines {
        let text = texts.get(line.n - 1).copied().unwrap_or("");
        let words = text.split_whitespace().count();
        let (class, rule) = found
            .get(&line.n)
            .copied()
            .unwrap_or((None, "keep/default"));
        let wanted = (!line.keep).then(|| line.class.as_deref().unwrap_or(""));
        let mut now = Counts::default();
        match (wanted, class) {
            (Some(w), Some(c)) => {
                now.hits = 1;
                now.class_hits = usize::from(w == c);
            }
            (Some(_), None) => now.missed = 1,
            (None, Some(_)) => {
                now.false_drops = 1;
                now.lost_words = words;
            }
            (None, None) => {}
        }
        if line.keep {
            now.kept_words = words;
        }
        if wanted != class {
            differences.push(Difference {
                doc: page.doc.clone(),
                line: line.n,
                gold: wanted.unwrap_or("keep").to_owned(),
                found: class.unwrap_or("keep").to_owned(),
                rule: rule.to_owned(),
                text: text.trim().to_owned(),
            });
        }
        if let Some(name) = wanted.or(class) {
            by_class.entry(name.to_owned()).or_default().add(now);
        }
        counts.add(now);
    }
    counts.clean_documents = usize::from(counts.false_drops + counts.missed == 0);
    counts
}
