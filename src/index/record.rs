//! Records: what the index keeps of an article, a passage and a fact, to show without going back to the page.
//!
//! Every record says where it came from: page, section, and offsets in **code points of the page's source text**.

use super::origin::Origins;
use crate::article::Article;
use crate::facts::{EmployerSize, Facet, Fact, Kind, Modality, Quantity, quantity_after};
use crate::ingest::iso_date;
use crate::language::Lang;
use crate::rule::Confidence;
use crate::span::{Clean, CodePoints, Span, cut};
use crate::taxonomy::Code;
use serde::{Deserialize, Serialize, Serializer};

/// A host of more bytes is cut; the longest that the domain name system allows has fewer.
const LONGEST_HOST: usize = 256;

/// Where a record came from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The page's id: a path below the build root, or the id of a record.
    pub page: String,
    /// Where it was scraped, if known.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub url: Option<String>,
    /// The site that it was scraped from: the host of its address, without `www.`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub site: Option<String>,
    /// When it was published, or else last changed: `2024`, `2024-05` or `2024-05-17`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub date: Option<String>,
    /// The language of the article (BCP 47), `und` where it is not known.
    pub lang: String,
    /// The article's title.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub title: Option<String>,
    /// The role that the article is about, in lower case.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub occupation: Option<String>,
    /// The page that it is nearly the same as, if the index has it as a copy.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub copy_of: Option<String>,
    /// The heading it stands under; none in the lead.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub section: Option<String>,
    /// Its first code point in the page's source text.
    pub start: usize,
    /// The code point after its last.
    pub end: usize,
}

/// A passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassageRecord {
    /// Where it came from.
    #[serde(flatten)]
    pub source: Source,
    /// Its text, as cleaning left it.
    pub text: String,
    /// The way back from the text to the page.
    pub(crate) origins: Origins,
}

/// A fact. As JSON it also has its [`quantity`](FactRecord::quantity), which is not stored.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct FactRecord {
    /// Its kind.
    pub kind: Kind,
    /// Its sub-type.
    #[serde(default)]
    pub facet: Option<Facet>,
    /// The phrase that names the thing.
    pub value: String,
    /// The sentence that says it; `start` and `end` are its ends.
    pub sentence: String,
    /// How strongly it is said.
    pub modality: Modality,
    /// The employer size that the text ties it to.
    #[serde(default)]
    pub employer_size: Option<EmployerSize>,
    /// The role it is about, where that is not the article's.
    #[serde(default)]
    pub subject: Option<String>,
    /// The first code point of the value in the page's source text.
    pub value_start: usize,
    /// The code point after its last.
    pub value_end: usize,
    /// The rule that found it.
    pub rule: String,
    /// How sure the rule is.
    pub confidence: Confidence,
    /// The names that the text uses for its role, with the fact that names it first, where there is more than one.
    #[serde(default)]
    pub names: Vec<String>,
    /// What its value was linked to.
    #[serde(default)]
    pub codes: Vec<Code>,
    /// Where it came from; `start` and `end` are the sentence's.
    #[serde(flatten)]
    pub source: Source,
}

impl Serialize for FactRecord {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Shown<'a> {
            kind: Kind,
            #[serde(skip_serializing_if = "Option::is_none")]
            facet: Option<Facet>,
            value: &'a str,
            sentence: &'a str,
            modality: Modality,
            #[serde(skip_serializing_if = "Option::is_none")]
            employer_size: Option<EmployerSize>,
            #[serde(skip_serializing_if = "Option::is_none")]
            subject: Option<&'a str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            quantity: Option<Quantity<'a>>,
            value_start: usize,
            value_end: usize,
            rule: &'a str,
            confidence: Confidence,
            #[serde(skip_serializing_if = "<[String]>::is_empty")]
            names: &'a [String],
            #[serde(skip_serializing_if = "<[Code]>::is_empty")]
            codes: &'a [Code],
            #[serde(flatten)]
            source: &'a Source,
        }
        Shown {
            kind: self.kind,
            facet: self.facet,
            value: &self.value,
            sentence: &self.sentence,
            modality: self.modality,
            employer_size: self.employer_size,
            subject: self.subject.as_deref(),
            quantity: self.quantity(),
            value_start: self.value_start,
            value_end: self.value_end,
            rule: &self.rule,
            confidence: self.confidence,
            names: &self.names,
            codes: &self.codes,
            source: &self.source,
        }
        .serialize(serializer)
    }
}

impl Source {
    /// Where `span` of an article comes from; `points` are those of its page's text.
    #[must_use]
    pub fn of(
        article: &Article,
        span: Span<Clean>,
        section: usize,
        points: &CodePoints<'_>,
    ) -> Self {
        let at = points.span(article.clean.to_raw(span));
        Source {
            page: article.page.id.clone(),
            url: article.page.url.clone(),
            site: site(article),
            date: date(article),
            lang: article.reading.lang.lang.code().to_owned(),
            title: article.title().map(str::to_owned),
            occupation: article.occupation.clone(),
            copy_of: None,
            section: article.heading(section).map(str::to_owned),
            start: at.start,
            end: at.end,
        }
    }
}

/// The host that an article was scraped from.
fn site(article: &Article) -> Option<String> {
    let page = &article.page;
    let url = page.url.as_deref().or(page.meta.url.as_deref())?;
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    let host = host.rsplit('@').next()?.to_lowercase();
    let host = host.split(':').next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (!host.is_empty()).then(|| cut(host, LONGEST_HOST).to_owned())
}

/// The day, month or year that an article claims to be from: the first that begins as ISO 8601 has it.
fn date(article: &Article) -> Option<String> {
    let meta = &article.page.meta;
    let claims = [&meta.published, &meta.modified];
    claims
        .into_iter()
        .flatten()
        .find_map(|claim| iso_date(claim))
}

/// The names of the role, for the fact that names it first.
pub(super) fn names(article: &Article, fact: &Fact) -> Vec<String> {
    let names = &article.coded.names;
    match names.first() {
        Some(first)
            if first.at == fact.value && fact.kind == Kind::Occupation && names.len() > 1 =>
        {
            names.iter().map(|name| name.text.clone()).collect()
        }
        _ => Vec::new(),
    }
}

impl FactRecord {
    /// The figures of its value, typed, as [`quantity`](crate::facts::quantity) reads them in the language of its article.
    #[must_use]
    pub fn quantity(&self) -> Option<Quantity<'_>> {
        let lang = Lang::from_tag(&self.source.lang).unwrap_or_default();
        let before = self.around().map_or("", |(before, _)| before);
        quantity_after(before, &self.value, lang)
    }

    /// What stands before and after the value in its sentence. Where the value stands there more than once, it is the one
    /// nearest to its place in the source (repairs may have moved it by some code points).
    #[must_use]
    pub fn around(&self) -> Option<(&str, &str)> {
        let wanted = self.value_start.saturating_sub(self.source.start);
        let (mut at, mut points) = (0, 0);
        let stands = self.sentence.match_indices(&self.value).map(|(start, _)| {
            points += self.sentence[at..start].chars().count();
            at = start;
            (points.abs_diff(wanted), start)
        });
        let (_, start) = stands.min()?;
        Some((
            &self.sentence[..start],
            &self.sentence[start + self.value.len()..],
        ))
    }

    /// The fact of an article at `index`, with the proof that stands beside it; `points` are those of the page's text.
    #[must_use]
    pub fn of(article: &Article, index: usize, fact: &Fact, points: &CodePoints<'_>) -> Self {
        let text = |span: Span<Clean>| span.of(article.clean.text()).to_owned();
        let value_at = points.span(article.clean.to_raw(fact.value));
        FactRecord {
            kind: fact.kind,
            facet: fact.facet,
            value: text(fact.value),
            sentence: text(fact.sentence),
            modality: fact.modality,
            employer_size: fact.employer_size,
            subject: fact.subject.map(text),
            value_start: value_at.start,
            value_end: value_at.end,
            rule: fact.rule.to_owned(),
            confidence: fact.confidence,
            names: names(article, fact),
            codes: article.coded.of_fact(index).to_vec(),
            source: Source::of(article, fact.sentence, fact.section, points),
        }
    }

    /// All facts of an article, in the order of its text.
    #[must_use]
    pub fn all(article: &Article) -> Vec<Self> {
        let points = CodePoints::new(article.page.text());
        let facts = article.facts.iter().enumerate();
        facts
            .map(|(i, fact)| FactRecord::of(article, i, fact, &points))
            .collect()
    }
}
