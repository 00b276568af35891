//! What the index stores: the text of a page once, and of its passages and facts only where in it they stand.
//!
//! The documents of a page stand one after the other, the page itself first: they are added in one batch, deleted together
//! and merged in order. So a passage or fact says how many places after its page it stands, and is whole again with it.
//!
//! Records are bytes ([postcard](https://postcard.jamesmunns.com/wire-format): numbers take as few as they need, names of
//! fields none), so a change to what they hold needs a new [`SCHEMA_VERSION`](super::SCHEMA_VERSION). A checksum stands behind
//! each: a byte that a disk has changed is an error when the record is read, and no other word in a quotation.

use super::origin::Origins;
use super::record::{FactRecord, PassageRecord, Source};
use crate::article::Article;
use crate::facts::{EmployerSize, Facet, Fact, Kind, Modality};
use crate::rule::Confidence;
use crate::span::{Clean, Span};
use crate::taxonomy::Code;
use flate2::Crc;
use rustc_hash::FxHashMap;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// The bytes of the clean text, or the code points of the page, from one offset to another.
type Bytes = (usize, usize);

/// The same as a distance from some other place, and a length: small numbers.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Near(i64, usize);

impl Near {
    fn to(place: usize, (start, end): Bytes) -> Self {
        Near(start as i64 - place as i64, end.saturating_sub(start))
    }

    /// Where it is; nothing where that is no place.
    fn from(self, place: usize) -> Option<Bytes> {
        let start = usize::try_from(i64::try_from(place).ok()?.checked_add(self.0)?).ok()?;
        Some((start, start.checked_add(self.1)?))
    }
}

/// A page.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct StoredArticle {
    /// What all of its parts have: their source, without a section and with no place.
    #[serde(with = "head")]
    pub(crate) source: Source,
    /// Its headings by section, as far as they are repeated.
    headings: Vec<Option<Bytes>>,
    /// The rules that found its facts, each once.
    rules: Vec<String>,
    /// The codes of its facts, each once.
    codes: Vec<Code>,
    /// All of its clean text.
    pub(crate) text: String,
}

/// A passage: how far from its page, which bytes of the clean text, in which section, from and to which code points of the
/// page, and the way back where it does not lie unbroken in it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct StoredPassage(u32, Bytes, usize, Near, Option<Origins>);

/// A fact: how far from its page, what it is called, where it stands, the places of its rule and codes among those of the
/// page, and the names of the role that it is the first name of.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct StoredFact(u32, Named, Where, usize, Vec<usize>, Vec<String>);

/// What a fact is called.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Named(
    Kind,
    Option<Facet>,
    Modality,
    Option<EmployerSize>,
    Confidence,
);

/// Where a fact stands.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Where {
    sentence: (usize, usize),
    /// From the sentence on.
    value: Near,
    /// From the sentence on.
    subject: Option<Near>,
    section: usize,
    /// The code points of the sentence, from the number of its first byte on.
    at: Near,
    /// The code points of the value, from those of the sentence on.
    value_at: Near,
}

/// A record that is whole only with its page.
pub(crate) trait Stored: Sized {
    /// What is stored of it.
    type Form: DeserializeOwned;
    /// How many places it stands after its page.
    fn place(form: &Self::Form) -> u32;
    /// The record; nothing where it is not one of that page.
    fn read(form: Self::Form, article: &StoredArticle) -> Option<Self>;
}

/// A record as bytes, and after them their checksum.
pub(super) fn to_bytes(stored: &impl Serialize) -> Vec<u8> {
    // It holds strings and numbers only, which always have a form.
    let mut bytes = postcard::to_allocvec(stored).unwrap_or_default();
    let sum = checksum(&bytes).to_le_bytes();
    bytes.extend(sum);
    bytes
}

/// The record of these bytes; nothing where they are none, or not those that were written.
pub(crate) fn from_bytes<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    let (bytes, sum) = bytes.split_last_chunk()?;
    let whole = checksum(bytes) == u16::from_le_bytes(*sum);
    whole.then(|| postcard::from_bytes(bytes).ok()).flatten()
}

/// The lower half of CRC-32: what is quoted out of a damaged file must not pass for what the page says. Sums do not compress,
/// and there are several records to a page, so they are no longer than needed: one damage in 65,536 passes, and whole files
/// have sums of their own, which `check` reads.
fn checksum(bytes: &[u8]) -> u16 {
    let mut sum = Crc::new();
    sum.update(bytes);
    sum.sum() as u16
}

fn bytes(span: Span<Clean>) -> Bytes {
    (span.start, span.end)
}

/// What a page's facts have in common.
pub(super) struct Shared<'a> {
    rules: Vec<&'a str>,
    codes: Vec<&'a Code>,
    place_of: FxHashMap<CodeKey<'a>, usize>,
}

type CodeKey<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str, u64);

fn code_key(code: &Code) -> CodeKey<'_> {
    let score = code.score.share().to_bits();
    let Code {
        system,
        version,
        id,
        label,
        source,
        ..
    } = code;
    (system, version, id, label, source, score)
}

impl<'a> Shared<'a> {
    pub(super) fn new(article: &'a Article) -> Self {
        let mut rules: Vec<&str> = article.facts.iter().map(|fact| fact.rule).collect();
        rules.sort_unstable();
        rules.dedup();
        let mut shared = Shared {
            rules,
            codes: Vec::new(),
            place_of: FxHashMap::default(),
        };
        for code in article.coded.facts.iter().flatten() {
            let next = shared.codes.len();
            if *shared.place_of.entry(code_key(code)).or_insert(next) == next {
                shared.codes.push(code);
            }
        }
        shared
    }
}

impl StoredArticle {
    pub(super) fn new(article: &Article, shared: &Shared<'_>, source: Source) -> Self {
        let text = article.clean.text();
        let headings = article.reading.sections.iter().enumerate();
        let headings = headings.map(|(i, section)| {
            let start = section.heading?.start;
            Some((start, start + article.heading(i)?.len()))
        });
        StoredArticle {
            source,
            headings: headings.collect(),
            rules: shared.rules.iter().map(|&rule| rule.to_owned()).collect(),
            codes: shared.codes.iter().map(|&code| code.clone()).collect(),
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
        at: Bytes,
        origins: Origins,
    ) -> Self {
        let unbroken = origins == Origins::unbroken(at.0, at.1);
        let broken = (!unbroken).then_some(origins);
        let near = Near::to(span.start, at);
        StoredPassage(place as u32, bytes(span), section, near, broken)
    }
}

impl StoredFact {
    /// A fact of the page, with its codes, the names that it is the first of, and the code points where its sentence and its
    /// value stand.
    pub(super) fn new(
        place: usize,
        fact: &Fact,
        codes: &[Code],
        names: Vec<String>,
        (at, value_at): (Bytes, Bytes),
        shared: &Shared<'_>,
    ) -> Self {
        let named = Named(
            fact.kind,
            fact.facet,
            fact.modality,
            fact.employer_size,
            fact.confidence,
        );
        let (sentence, from) = (bytes(fact.sentence), fact.sentence.start);
        let stands = Where {
            sentence,
            value: Near::to(from, bytes(fact.value)),
            subject: fact.subject.map(|subject| Near::to(from, bytes(subject))),
            section: fact.section,
            at: Near::to(from, at),
            value_at: Near::to(at.0, value_at),
        };
        let rule = shared.rules.partition_point(|&rule| rule < fact.rule);
        let codes = codes.iter().map(code_key);
        let codes = codes.filter_map(|code| shared.place_of.get(&code).copied());
        StoredFact(place as u32, named, stands, rule, codes.collect(), names)
    }
}

impl Stored for PassageRecord {
    type Form = StoredPassage;

    fn place(form: &StoredPassage) -> u32 {
        form.0
    }

    fn read(form: StoredPassage, article: &StoredArticle) -> Option<Self> {
        let StoredPassage(_, span, section, at, origins) = form;
        let at = at.from(span.0)?;
        Some(PassageRecord {
            source: article.source(section, at)?,
            text: article.text(span)?,
            origins: origins.unwrap_or_else(|| Origins::unbroken(at.0, at.1)),
        })
    }
}

impl Stored for FactRecord {
    type Form = StoredFact;

    fn place(form: &StoredFact) -> u32 {
        form.0
    }

    fn read(form: StoredFact, article: &StoredArticle) -> Option<Self> {
        let StoredFact(_, named, stands, rule, codes, names) = form;
        let Named(kind, facet, modality, employer_size, confidence) = named;
        let from = stands.sentence.0;
        let at = stands.at.from(from)?;
        let value_at = stands.value_at.from(at.0)?;
        let codes = codes
            .into_iter()
            .map(|code| article.codes.get(code).cloned());
        Some(FactRecord {
            kind,
            facet,
            value: article.text(stands.value.from(from)?)?,
            sentence: article.text(stands.sentence)?,
            modality,
            employer_size,
            subject: match stands.subject {
                Some(subject) => Some(article.text(subject.from(from)?)?),
                None => None,
            },
            value_start: value_at.0,
            value_end: value_at.1,
            rule: article.rules.get(rule)?.clone(),
            confidence,
            names,
            codes: codes.collect::<Option<_>>()?,
            source: article.source(stands.section, at)?,
        })
    }
}

/// The source of a page as a row of values, since its form for output leaves out what is not known.
mod head {
    use super::Source;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    type Row<T> = (T, [Option<T>; 3], T, [Option<T>; 3], usize, usize);

    pub(super) fn serialize<S: Serializer>(source: &Source, out: S) -> Result<S::Ok, S::Error> {
        let Source {
            page,
            url,
            site,
            date,
            lang,
            title,
            occupation,
            section,
            start,
            end,
            // A mark of the index, which the page does not make.
            copy_of: _,
        } = source;
        let row: Row<&str> = (
            page,
            [url.as_deref(), site.as_deref(), date.as_deref()],
            lang,
            [title.as_deref(), occupation.as_deref(), section.as_deref()],
            *start,
            *end,
        );
        row.serialize(out)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<Source, D::Error> {
        let (page, [url, site, date], lang, [title, occupation, section], start, end) =
            Row::<String>::deserialize(input)?;
        Ok(Source {
            page,
            url,
            site,
            date,
            lang,
            title,
            occupation,
            section,
            start,
            end,
            copy_of: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{from_bytes, to_bytes};

    #[test]
    fn no_byte_of_a_record_changes_unseen() {
        let record = ("Löner".to_owned(), 711_usize, Some("målare".to_owned()));
        let bytes = to_bytes(&record);
        assert_eq!(from_bytes(&bytes), Some(record));
        for at in 0..bytes.len() {
            let mut harmed = bytes.clone();
            harmed[at] ^= 0x15;
            assert_eq!(from_bytes::<(String, usize, Option<String>)>(&harmed), None);
        }
        assert_eq!(from_bytes::<u8>(&[]), None);
    }
}
