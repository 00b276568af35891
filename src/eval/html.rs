//! Article extraction against gold pages: precision, recall and F1 over runs of four words.
//!
//! Text is cut into tokens (runs of letters, figures and underscores), tokens into overlapping runs of four; a text of fewer
//! is one run. Precision is the mean over pages where anything was kept, recall the mean over pages where gold has anything,
//! F1 their harmonic mean; the intervals hold 95 % of the scores of pages drawn again, with replacement. It is the score of
//! the public article-extraction benchmark, whose article bodies hold no title: so the line that is kept as the title does
//! not count here.

use super::estimate::{DRAWS, Draw, Mean};
use super::gold;
use crate::clean::{Action, Ledger, clean};
use crate::error::{Error, GoldFault, Result};
use crate::ingest::{MAX_BYTES, Page, Skipped, decode, html};
use crate::language::detect;
use flate2::read::GzDecoder;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Tokens of a run.
const RUN: usize = 4;

/// A page of gold data.
#[derive(Debug, Clone)]
pub struct GoldArticle {
    /// Its id: the page's file is `ID.html.gz`.
    pub id: String,
    /// Where it was scraped.
    pub url: String,
    /// The page, decoded.
    pub markup: String,
    /// The text of its article.
    pub body: String,
}

/// What is read of an entry of `gold.json`.
#[derive(Deserialize)]
struct Entry {
    #[serde(rename = "articleBody")]
    body: String,
    #[serde(default)]
    url: String,
}

/// What the cleaner is given of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// The page with its markup.
    Html,
    /// The text that a reader sees of it as plain lines, without a tag.
    Flat,
}

/// What an evaluation found.
#[derive(Debug, Clone, Serialize)]
pub struct HtmlReport {
    /// What the cleaner was given.
    pub form: Form,
    /// How many pages there are.
    pub pages: usize,
    /// The share of what was kept that gold keeps.
    pub precision: Mean,
    /// The share of what gold keeps that was kept.
    pub recall: Mean,
    /// Their harmonic mean.
    pub f1: Mean,
    /// By the language of the articles, as gold has them.
    pub by_language: BTreeMap<&'static str, Part>,
    /// By host, for those with several pages.
    pub by_host: BTreeMap<String, Part>,
    /// Rules with the number of lines on which they were wrong: kept what gold has not, or dropped what it has; most first.
    pub wrong: Vec<(&'static str, usize)>,
    /// Every page, in the order of the ids.
    pub articles: Vec<ArticleScore>,
}

/// The scores of a part of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Part {
    /// How many pages.
    pub pages: usize,
    /// The share of what was kept that gold keeps.
    pub precision: f64,
    /// The share of what gold keeps that was kept.
    pub recall: f64,
    /// Their harmonic mean.
    pub f1: f64,
}

impl Part {
    fn of(articles: &[&ArticleScore]) -> Part {
        let [precision, recall, f1] = scores(articles);
        Part {
            pages: articles.len(),
            precision,
            recall,
            f1,
        }
    }

    fn each<K: Ord>(
        articles: &[ArticleScore],
        key: impl Fn(&ArticleScore) -> K,
    ) -> BTreeMap<K, Part> {
        let mut parts: BTreeMap<K, Vec<&ArticleScore>> = BTreeMap::new();
        for article in articles {
            parts.entry(key(article)).or_default().push(article);
        }
        parts
            .into_iter()
            .map(|(key, articles)| (key, Part::of(&articles)))
            .collect()
    }
}

/// The score of one page.
#[derive(Debug, Clone, Serialize)]
pub struct ArticleScore {
    /// Its id.
    pub id: String,
    /// Where it was scraped.
    pub url: String,
    /// The language of gold's text.
    pub lang: &'static str,
    /// Runs that prediction and gold share, counted as often as they stand in both.
    pub shared: usize,
    /// Runs of the prediction that gold has not.
    pub extra: usize,
    /// Runs of gold that the prediction has not.
    pub missing: usize,
    /// The harmonic mean of the page's own precision and recall.
    pub f1: f64,
    /// Lines on which sikta and gold differ, in the order of the page.
    pub differences: Vec<LineDifference>,
}

/// A line that was kept and is mostly not in gold, or was dropped and mostly is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LineDifference {
    /// The line of the page, counted from 1.
    pub line: usize,
    /// Whether it was kept.
    pub kept: bool,
    /// The rule that decided.
    pub rule: &'static str,
    /// The line.
    pub text: String,
}

impl ArticleScore {
    /// The share of what was kept that gold keeps; nothing if nothing was kept.
    #[must_use]
    pub fn precision(&self) -> Option<f64> {
        share(self.shared, self.extra)
    }

    /// The share of what gold keeps that was kept; nothing if gold has nothing.
    #[must_use]
    pub fn recall(&self) -> Option<f64> {
        share(self.shared, self.missing)
    }
}

fn share(part: usize, rest: usize) -> Option<f64> {
    (part + rest > 0).then(|| part as f64 / (part + rest) as f64)
}

fn harmonic(a: f64, b: f64) -> f64 {
    if a + b == 0.0 {
        return 0.0;
    }
    2.0 * a * b / (a + b)
}

/// Reads gold pages from a directory: `gold.json` and for each of its ids `ID.html.gz`.
///
/// # Errors
/// If a file cannot be read, a page is no text, or `gold.json` is no gold data.
pub fn read_gold(dir: &Path) -> Result<Vec<GoldArticle>> {
    let path = dir.join("gold.json");
    let text = gold::read(&path)?;
    let entries: BTreeMap<String, Entry> = serde_json::from_str(&text)
        .map_err(|error| gold::wrong(&path, error.line(), gold::no_record(&error)))?;
    let read = |(id, entry): (String, Entry)| {
        let file = dir.join(format!("{id}.html.gz"));
        let bytes = unpacked(&file).map_err(|source| Error::Read {
            path: file.clone(),
            source,
        })?;
        let (markup, _) = decode(bytes, true).map_err(|why| {
            let why = Skipped::new(id.clone(), why).to_string();
            gold::wrong(&file, 1, GoldFault::Undecoded(why))
        })?;
        Ok(GoldArticle {
            id,
            url: entry.url,
            markup,
            body: entry.body,
        })
    };
    entries.into_iter().map(read).collect()
}

fn unpacked(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    GzDecoder::new(File::open(path)?)
        .take(MAX_BYTES)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Cleans every page and compares.
#[must_use]
pub fn evaluate(gold: &[GoldArticle], form: Form) -> HtmlReport {
    let articles: Vec<ArticleScore> = gold.iter().map(|page| compare(page, form)).collect();
    let all: Vec<&ArticleScore> = articles.iter().collect();
    let [precision, recall, f1] = scores(&all);
    let mut drawn: [Vec<f64>; 3] = Default::default();
    let mut draw = Draw(0);
    for _ in 0..DRAWS {
        let sample: Vec<&ArticleScore> = all.iter().map(|_| all[draw.below(all.len())]).collect();
        for (kept, score) in drawn.iter_mut().zip(scores(&sample)) {
            kept.push(score);
        }
    }
    let [p, r, f] = drawn.map(|mut scores| {
        scores.sort_by(f64::total_cmp);
        (scores[DRAWS / 40], scores[DRAWS - 1 - DRAWS / 40])
    });
    let estimate = |value, (low, high)| Mean { value, low, high };
    HtmlReport {
        form,
        pages: articles.len(),
        precision: estimate(precision, p),
        recall: estimate(recall, r),
        f1: estimate(f1, f),
        by_language: Part::each(&articles, |a| a.lang),
        by_host: {
            let mut hosts = Part::each(&articles, |a| host(&a.url));
            hosts.retain(|host, part| !host.is_empty() && part.pages > 1);
            hosts
        },
        wrong: wrong(&articles),
        articles,
    }
}

/// The host of an address.
fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', ':', '?']).next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}

fn wrong(articles: &[ArticleScore]) -> Vec<(&'static str, usize)> {
    let mut rules: BTreeMap<&'static str, usize> = BTreeMap::new();
    for line in articles.iter().flat_map(|a| &a.differences) {
        *rules.entry(line.rule).or_default() += 1;
    }
    let mut rules: Vec<_> = rules.into_iter().collect();
    rules.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    rules
}

/// Precision, recall and F1 over pages.
fn scores(articles: &[&ArticleScore]) -> [f64; 3] {
    let mean = |of: fn(&ArticleScore) -> Option<f64>| {
        let known: Vec<f64> = articles.iter().filter_map(|a| of(a)).collect();
        known.iter().sum::<f64>() / known.len().max(1) as f64
    };
    let precision = mean(ArticleScore::precision);
    let recall = mean(ArticleScore::recall);
    [precision, recall, harmonic(precision, recall)]
}

/// The tokens of a text.
fn tokens(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|token| !token.is_empty())
        .collect()
}

/// How often each run of tokens stands in the text.
fn runs<'t, 's>(tokens: &'t [&'s str]) -> FxHashMap<&'t [&'s str], usize> {
    let mut runs = FxHashMap::default();
    if !tokens.is_empty() {
        for run in tokens.windows(RUN.min(tokens.len())) {
            *runs.entry(run).or_default() += 1;
        }
    }
    runs
}

fn compare(gold: &GoldArticle, form: Form) -> ArticleScore {
    let marked = html::page(gold.id.clone(), &gold.markup);
    let page = match form {
        Form::Html => marked,
        Form::Flat => {
            let seen = marked.blocks().iter().filter(|b| !marked.hides(b));
            let seen: Vec<&str> = seen.map(|b| b.span.of(marked.text())).collect();
            Page::from_text(gold.id.clone(), seen.join("\n"))
        }
    };
    let lines = judged(&page, &clean(&page));
    let kept: Vec<&str> = lines
        .iter()
        .filter(|line| !line.title)
        .map(|line| line.left.as_str())
        .collect();
    let kept = kept.join("\n");
    let (found, wanted) = (tokens(&kept), tokens(&gold.body));
    let (found, runs_wanted) = (runs(&found), runs(&wanted));
    let mut score = ArticleScore {
        id: gold.id.clone(),
        url: gold.url.clone(),
        lang: detect(&gold.body, None).lang.code(),
        shared: 0,
        extra: 0,
        missing: 0,
        f1: 0.0,
        differences: Vec::new(),
    };
    for (run, &count) in &found {
        let both = count.min(runs_wanted.get(run).copied().unwrap_or(0));
        score.shared += both;
        score.extra += count - both;
    }
    score.missing = runs_wanted.values().sum::<usize>() - score.shared;
    score.f1 = harmonic(
        score.precision().unwrap_or(0.0),
        score.recall().unwrap_or(0.0),
    );
    let body = format!(" {} ", wanted.join(" "));
    for (i, (line, text)) in lines.iter().zip(page.text().split('\n')).enumerate() {
        let own = tokens(text);
        let stands = match own.len() {
            0 => continue,
            1..RUN => body.contains(&format!(" {} ", own.join(" "))),
            _ => {
                let all = own.windows(RUN);
                let count = all.len();
                2 * all.filter(|run| runs_wanted.contains_key(run)).count() >= count
            }
        };
        let kept = !line.left.is_empty();
        if kept != stands && !line.title {
            score.differences.push(LineDifference {
                line: i + 1,
                kept,
                rule: line.rule,
                text: text.to_owned(),
            });
        }
    }
    score
}

/// What became of a line.
#[derive(Default)]
struct Judged {
    /// What is left of it.
    left: String,
    /// Whether it was kept as the title.
    title: bool,
    /// The first rule that decided on it.
    rule: &'static str,
}

fn judged(page: &Page, ledger: &Ledger) -> Vec<Judged> {
    let mut lines: Vec<Judged> = page.text().split('\n').map(|_| Judged::default()).collect();
    for decision in ledger.decisions() {
        let Some(line) = lines.get_mut(decision.line - 1) else {
            continue;
        };
        if line.rule.is_empty() {
            line.rule = decision.rule;
        }
        line.title |= decision.rule == "keep/title";
        match &decision.action {
            Action::Keep => line.left.push_str(decision.span.of(page.text())),
            Action::Repair(now) => line.left.push_str(now),
            Action::Drop(_) | Action::Layout => {}
        }
    }
    lines
}
