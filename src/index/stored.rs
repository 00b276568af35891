//! What the index stores: the text of a page once, and of its passages and facts only where in it they stand.
//!
//! The documents of a page stand one after the other, the page itself first: they are added in one batch, deleted together
//! and merged in order. So a passage or fact says how many places after its page it stands, and is whole again with it.

use super::origin::Origins;
use super::record::{FactRecord, PassageRecord, Source};
use crate::article::Article;
use crate::facts::{EmployerSize, Facet, Fact, Kind, Modality};
use crate::rule::Confidence;
use crate::span::{Clean, Span};
use crate::taxonomy::Code;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// The bytes of the clean text from one offset to another.
type Bytes = (usize, usize);

/// A page.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct StoredArticle {
    /// What all of its parts have: their source, without a section and with no place.
    #[serde(flatten)]
    pub(crate) source: Source,
    /// Its headings by section, as far as they are repeated.
    headings: Vec<Option<Bytes>>,
    /// All of its clean text.
    pub(crate) text: String,
}

/// A passage: how far from its page, which bytes of the clean text, in which section, from and to which code points of the
/// page, and the way back.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct StoredPassage(u32, Bytes, usize, Bytes, Origins);

/// A fact, with its codes and the names of the role that it is the first name of.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct StoredFact(u32, Named, Where, Vec<Code>, Vec<String>);

/// What a fact is called.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Named(
    Kind,
    Option<Facet>,
    Modality,
    Option<EmployerSize>,
    String,
    Confidence,
);

/// Where a fact stands: the bytes of value, sentence and subject; its section; the code points of sentence and value.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Where(Bytes, Bytes, Option<Bytes>, usize, Bytes, Bytes);

/// A record that is whole only with its page.
pub(crate) trait Stored: Sized {
    /// What is stored of it.
    type Form: DeserializeOwned;
    /// How many places it stands after its page.
    fn place(form: &Self::Form) -> u32;
    /// The record; nothing where it is not one of that page.
    fn read(form: Self::Form, article: &StoredArticle) -> Option<Self>;
}

fn bytes(span: Span<Clean>) -> Bytes {
    (span.start, span.end)
}

impl StoredArticle {
    pub(super) fn new(article: &Article, source: Source) -> Self {
        let text = article.clean.text();
        let headings = article.reading.sections.iter().enumerate();
        let headings = headings.map(|(i, section)| {
            let start = section.heading?.start;
            Some((start, start + article.heading(i)?.len()))
        });
        StoredArticle {
            source,
            headings: headings.collect(),
            text: text.to_owned(),
        }
    }

    fn text(&self, (start, end): Bytes) -> Option<String> {
        self.text.get(start..end).map(str::to_owned)
    }

    /// The source of a part of it.
    fn source(&self, section: usize, at: Bytes) -> Option<Source> {
        let heading = self.headings.get(section).copied().flatten();
        Some(Source {
            section: match heading {
                Some(heading) => Some(self.text(heading)?),
                None => None,
            },
            start: at.0,
            end: at.1,
            ..self.source.clone()
        })
    }
}

impl StoredPassage {
    pub(super) fn new(
        place: usize,
        span: Span<Clean>,
        section: usize,
        record: &PassageRecord,
    ) -> Self {
        let at = (record.source.start, record.source.end);
        let origins = record.origins.clone();
        StoredPassage(place as u32, bytes(span), section, at, origins)
    }
}

impl StoredFact {
    pub(super) fn new(place: usize, fact: &Fact, record: &FactRecord) -> Self {
        let named = Named(
            fact.kind,
            fact.facet,
            fact.modality,
            fact.employer_size,
            fact.rule.to_owned(),
            fact.confidence,
        );
        let stands = Where(
            bytes(fact.value),
            bytes(fact.sentence),
            fact.subject.map(bytes),
            fact.section,
            (record.source.start, record.source.end),
            (record.value_start, record.value_end),
        );
        let (codes, names) = (record.codes.clone(), record.names.clone());
        StoredFact(place as u32, named, stands, codes, names)
    }
}

impl Stored for PassageRecord {
    type Form = StoredPassage;

    fn place(form: &StoredPassage) -> u32 {
        form.0
    }

    fn read(form: StoredPassage, article: &StoredArticle) -> Option<Self> {
        let StoredPassage(_, span, section, at, origins) = form;
        Some(PassageRecord {
            source: article.source(section, at)?,
            text: article.text(span)?,
            origins,
        })
    }
}

impl Stored for FactRecord {
    type Form = StoredFact;

    fn place(form: &StoredFact) -> u32 {
        form.0
    }

    fn read(form: StoredFact, article: &StoredArticle) -> Option<Self> {
        let StoredFact(_, named, stands, codes, names) = form;
        let Named(kind, facet, modality, employer_size, rule, confidence) = named;
        let Where(value, sentence, subject, section, at, value_at) = stands;
        Some(FactRecord {
            kind,
            facet,
            value: article.text(value)?,
            sentence: article.text(sentence)?,
            modality,
            employer_size,
            subject: match subject {
                Some(subject) => Some(article.text(subject)?),
                None => None,
            },
            value_start: value_at.0,
            value_end: value_at.1,
            rule,
            confidence,
            names,
            codes,
            source: article.source(section, at)?,
        })
    }
}
