//! The record: all that is known of one article as one JSON object, the answer of `sikta pipe`.
//!
//! Every offset counts Unicode code points of the source text, end exclusive; for HTML that is the text of all blocks joined
//! with `"\n"`. Absent is absent: there are no nulls, and but for a `clean` of which nothing is left no empty strings. The
//! order of the fields is fixed.

use super::claims::Claims;
use super::repairs::told;
use crate::article::Article;
use crate::clean::{Action, Decision};
use crate::facts::{Fact, Quantity, quantity_after};
use crate::guide::copies::Copy;
use crate::span::{Clean, CodePoints, Raw, Span};
use crate::taxonomy::{Code, Evidence};
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::value::RawValue;
use std::borrow::Cow;

/// Which groups of fields a record holds; `id` and `extra` always.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fields {
    /// `clean`, `lines` or `blocks`, `repairs`.
    pub clean: bool,
    /// `lang`, `lang_confidence`, `title`, `sentences`.
    pub language: bool,
    /// `occupation`, `facts`.
    pub facts: bool,
}

impl Fields {
    /// All of them.
    pub const ALL: Fields = Fields {
        clean: true,
        language: true,
        facts: true,
    };
    /// None but `id` and `extra`.
    pub const NONE: Fields = Fields {
        clean: false,
        language: false,
        facts: false,
    };
    /// The names that [`Fields::with`] knows.
    pub const NAMES: [&'static str; 3] = ["clean", "language", "facts"];

    /// The same with the group of that name; nothing if there is none.
    #[must_use]
    pub fn with(mut self, name: &str) -> Option<Self> {
        match name {
            "clean" => self.clean = true,
            "language" => self.language = true,
            "facts" => self.facts = true,
            _ => return None,
        }
        Some(self)
    }

    /// The same without occupation and facts.
    #[must_use]
    pub fn without_facts(mut self) -> Self {
        self.facts = false;
        self
    }
}

/// One article as a record. Field names and order are the contract.
#[derive(Debug, Serialize)]
pub struct Record<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang_confidence: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    meta: Option<Claims<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    clean: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lines: Option<Vec<Line>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    blocks: Option<Vec<Block<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    repairs: Option<Vec<Repair<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sentences: Option<Vec<Sentence<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    occupation: Option<Occupation<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    facts: Option<Vec<FactRecord<'a>>>,
    /// Only where pages were compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    copy_of: Option<CopyOf<'a>>,
    /// Only of a page of which the rules would have taken so much that they took nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    left_alone: Option<bool>,
    extra: Extra<'a>,
}

/// An earlier page that is nearly the same.
#[derive(Debug, Serialize)]
struct CopyOf<'a> {
    page: &'a str,
    percent: u8,
}

/// A line of plain text that is not blank.
#[derive(Debug, Serialize)]
struct Line {
    n: usize,
    #[serde(flatten)]
    verdict: Verdict,
}

/// A block of text.
#[derive(Debug, Serialize)]
struct Block<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    path: &'a str,
    #[serde(flatten)]
    verdict: Verdict,
    text: &'a str,
}

/// Whether a line stays, and if not why.
#[derive(Debug, Clone, Default, Serialize)]
struct Verdict {
    keep: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    class: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<&'static str>,
}

/// A repair of characters. One that would leave nothing takes the character beside it along, so that `now` is never empty
/// unless nothing else is on the line.
#[derive(Debug, Serialize)]
struct Repair<'a> {
    start: usize,
    end: usize,
    was: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    now: Cow<'a, str>,
    rule: &'static str,
}

#[derive(Debug, Serialize)]
struct Sentence<'a> {
    start: usize,
    end: usize,
    lang: &'a str,
}

/// A name of the role.
#[derive(Debug, Serialize)]
struct Named<'a> {
    name: &'a str,
    evidence: Evidence,
    start: usize,
    end: usize,
}

#[derive(Debug, Serialize)]
struct Occupation<'a> {
    title: &'a str,
    /// What the text calls it, with where it does first; only where it has more than one name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    names: Vec<Named<'a>>,
    codes: &'a [Code],
}

#[derive(Debug, Serialize)]
struct FactRecord<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    facet: Option<&'static str>,
    value: &'a str,
    sentence: &'a str,
    modality: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    employer_size: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<&'a str>,
    /// The figures of the value, typed.
    #[serde(skip_serializing_if = "Option::is_none")]
    quantity: Option<Quantity<'a>>,
    /// The sentence's place in the source.
    start: usize,
    end: usize,
    /// The value's.
    value_start: usize,
    value_end: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<&'a str>,
    rule: &'static str,
    confidence: &'static str,
    codes: &'a [Code],
}

/// Keys that came with the document, and go with it.
#[derive(Debug)]
struct Extra<'a>(&'a [(String, Box<RawValue>)]);

impl Serialize for Extra<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl<'a> Record<'a> {
    /// The record of an article, with the keys that came with its document.
    #[must_use]
    pub fn new(article: &'a Article, fields: Fields, extra: &'a [(String, Box<RawValue>)]) -> Self {
        let page = &article.page;
        let points = CodePoints::new(page.text());
        let html = page.is_html();
        let lang = article.reading.lang;
        Record {
            id: &page.id,
            lang: fields.language.then(|| lang.lang.code()),
            lang_confidence: fields.language.then_some(lang.confidence),
            title: fields.language.then(|| article.title()).flatten(),
            meta: fields.clean.then(|| Claims::of(&page.meta)).flatten(),
            clean: fields.clean.then(|| article.clean.text()),
            lines: (fields.clean && !html).then(|| lines(article)),
            blocks: (fields.clean && html).then(|| blocks(article)),
            repairs: fields.clean.then(|| repairs(article, &points)),
            sentences: fields.language.then(|| sentences(article, &points)),
            occupation: article
                .occupation
                .as_deref()
                .filter(|_| fields.facts)
                .map(|title| Occupation {
                    title,
                    names: named(article, &points),
                    codes: &article.coded.occupation,
                }),
            facts: fields.facts.then(|| {
                let facts = article.facts.iter().enumerate();
                facts.map(|(i, f)| fact(article, i, f, &points)).collect()
            }),
            left_alone: (fields.clean && !article.ledger.flags().is_empty()).then_some(true),
            copy_of: None,
            extra: Extra(extra),
        }
    }

    /// The same, marked as a copy of an earlier page.
    #[must_use]
    pub fn copy_of(mut self, copy: Option<&'a Copy>) -> Self {
        self.copy_of = copy.map(|copy| CopyOf {
            page: &copy.of,
            percent: copy.percent,
        });
        self
    }

    /// The record as one line of JSON, with its line end.
    #[must_use]
    pub fn to_line(&self) -> String {
        to_line(self)
    }
}

pub(super) fn to_line(record: &impl Serialize) -> String {
    let mut line = serde_json::to_string(record)
        .expect("strings, numbers and raw values in maps with string keys are always JSON");
    line.push('\n');
    line
}

/// Every line of the page with what was decided on it.
///
/// A line is kept if anything that can be seen of it is; it is dropped by the first decision that drops it.
fn verdicts(article: &Article) -> impl Iterator<Item = (usize, &str, Verdict)> {
    let text = article.page.text();
    let mut decisions = article.ledger.decisions();
    let mut start = 0;
    text.split('\n').enumerate().map(move |(i, line)| {
        let span = Span::<Raw>::new(start, start + line.len());
        start += line.len() + 1;
        let before = decisions.partition_point(|d| d.span.end <= span.start);
        decisions = &decisions[before..];
        let on_line = decisions.iter().take_while(|d| d.span.start < span.end);
        (i + 1, line, verdict(text, span, on_line))
    })
}

fn verdict<'a>(
    text: &str,
    line: Span<Raw>,
    decisions: impl Iterator<Item = &'a Decision>,
) -> Verdict {
    let mut dropped = None;
    for decision in decisions {
        match decision.action {
            Action::Drop(class) => {
                dropped.get_or_insert((class, decision));
            }
            Action::Layout => {}
            Action::Keep | Action::Repair(_) => {
                let start = decision.span.start.max(line.start);
                let end = decision.span.end.min(line.end);
                if !Span::<Raw>::new(start, end).of(text).trim().is_empty() {
                    dropped = None;
                    break;
                }
            }
        }
    }
    match dropped {
        None => Verdict {
            keep: true,
            ..Verdict::default()
        },
        Some((class, decision)) => Verdict {
            keep: false,
            class: Some(class.name()),
            rule: Some(decision.rule),
            confidence: Some(decision.confidence.name()),
        },
    }
}

fn lines(article: &Article) -> Vec<Line> {
    verdicts(article)
        .filter(|(_, line, _)| !line.trim().is_empty())
        .map(|(n, _, verdict)| Line { n, verdict })
        .collect()
}

fn blocks(article: &Article) -> Vec<Block<'_>> {
    let blocks = article.page.blocks().iter();
    blocks
        .zip(verdicts(article))
        .map(|(block, (_, text, verdict))| Block {
            path: &block.path,
            verdict,
            text,
        })
        .collect()
}

fn repairs<'a>(article: &'a Article, points: &CodePoints<'_>) -> Vec<Repair<'a>> {
    let text = article.page.text();
    let repairs = article.ledger.repairs();
    told(text, repairs.map(|(d, now)| (d.span, now, d.rule)))
        .into_iter()
        .map(|(span, now, rule)| {
            let at = points.span(span);
            Repair {
                start: at.start,
                end: at.end,
                was: span.of(text),
                now,
                rule,
            }
        })
        .collect()
}

fn sentences<'a>(article: &'a Article, points: &CodePoints<'_>) -> Vec<Sentence<'a>> {
    let sentences = article.reading.sentences.iter();
    sentences
        .map(|s| {
            let at = points.span(article.clean.to_raw(s.span));
            Sentence {
                start: at.start,
                end: at.end,
                lang: s.lang.code(),
            }
        })
        .collect()
}

fn named<'a>(article: &'a Article, points: &CodePoints<'_>) -> Vec<Named<'a>> {
    let names = article
        .coded
        .names
        .iter()
        .filter(|_| article.coded.names.len() > 1);
    names
        .map(|name| {
            let at = points.span(article.clean.to_raw(name.at));
            Named {
                name: &name.text,
                evidence: name.evidence,
                start: at.start,
                end: at.end,
            }
        })
        .collect()
}

fn fact<'a>(
    article: &'a Article,
    index: usize,
    fact: &Fact,
    points: &CodePoints<'_>,
) -> FactRecord<'a> {
    let text = article.clean.text();
    let at = |span: Span<Clean>| points.span(article.clean.to_raw(span));
    let (sentence, value) = (at(fact.sentence), at(fact.value));
    let section = article.heading(fact.section).filter(|h| !h.is_empty());
    FactRecord {
        kind: fact.kind.name(),
        facet: fact.facet.map(|f| f.name()),
        value: fact.value.of(text),
        sentence: fact.sentence.of(text),
        modality: fact.modality.name(),
        employer_size: fact.employer_size.map(|s| s.name()),
        subject: fact.subject.map(|s| s.of(text)),
        quantity: quantity_after(
            Span::<Clean>::new(fact.sentence.start, fact.value.start).of(text),
            fact.value.of(text),
            article.reading.lang.lang,
        ),
        start: sentence.start,
        end: sentence.end,
        value_start: value.start,
        value_end: value.end,
        section,
        rule: fact.rule,
        confidence: fact.confidence.name(),
        codes: article.coded.of_fact(index),
    }
}
