//! The cited fact: a fact with the document, sentence and offsets that prove it, as one flat row.
//!
//! Every fact format (table, CSV, JSON, Parquet, JSON-LD) is written from these rows, so that facts read anew and facts
//! out of an index look alike.

use crate::article::Article;
use crate::facts::Fact;
use crate::span::CodePoints;
use serde::{Deserialize, Serialize};

/// One fact, as it leaves sikta. Absent is absent: serialized, it has no nulls and no empty strings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitedFact {
    /// The document's id: a path or the `id` of a record.
    pub doc: String,
    /// Where it was scraped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The document's language, BCP 47.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// The document's title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The role that the document is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occupation: Option<String>,
    /// The kind of fact.
    pub kind: String,
    /// Its sub-type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facet: Option<String>,
    /// The phrase that names the thing, as the source has it after repairs.
    pub value: String,
    /// The sentence that says it.
    pub sentence: String,
    /// How strongly it is said.
    pub modality: String,
    /// The size of employer that it is tied to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub employer_size: Option<String>,
    /// The role that it is about, where that is not the document's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// The first code point of the sentence in the source text.
    pub start: usize,
    /// The code point after its last one.
    pub end: usize,
    /// The heading that it stands under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// The id of the rule that found it.
    pub rule: String,
    /// How sure the rule is.
    pub confidence: String,
}

/// The facts of an article as rows, in the order of the text.
#[must_use]
pub fn cited(article: &Article) -> Vec<CitedFact> {
    let points = CodePoints::new(article.page.text());
    article
        .facts
        .iter()
        .map(|fact| row(article, fact, &points))
        .collect()
}

fn row(article: &Article, fact: &Fact, points: &CodePoints<'_>) -> CitedFact {
    let text = article.clean.text();
    let source = points.span(article.clean.to_raw(fact.sentence));
    let lang = article.reading.lang.lang;
    CitedFact {
        doc: article.page.id.clone(),
        url: article.page.url.clone(),
        lang: (lang != crate::language::Lang::UNKNOWN).then(|| lang.code().to_owned()),
        title: article.title().map(str::to_owned),
        occupation: article.occupation.clone(),
        kind: fact.kind.name().to_owned(),
        facet: fact.facet.map(|f| f.name().to_owned()),
        value: fact.value.of(text).to_owned(),
        sentence: fact.sentence.of(text).to_owned(),
        modality: fact.modality.name().to_owned(),
        employer_size: fact.employer_size.map(|s| s.name().to_owned()),
        subject: fact.subject.map(|s| s.of(text).to_owned()),
        start: source.start,
        end: source.end,
        section: article.heading(fact.section).map(str::to_owned),
        rule: fact.rule.to_owned(),
        confidence: fact.confidence.name().to_owned(),
    }
}
