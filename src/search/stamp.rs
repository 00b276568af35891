//! The stamp: what an answer was computed from, short enough to be cited, and enough to ask again.
//!
//! `sikta:0.1.0:4:9f2c41d07be35a61?q=l%C3%B6n&kind=pay` names the version of sikta, that of the index's schema, the first 16
//! of the 64 figures of the hash of all pages ([`Manifest::corpus`](crate::index::Manifest::corpus)), and the query as it was
//! understood with its options. A classification beside the lexicon, out of which queries are given occupations and other
//! names, stands in `with`: its name, edition and the first 8 figures of its fingerprint. What was asked for stands in `as` and `cross`
//! ([`Shape`]), what hits are counted by in `facet`, where that is not the usual. Two answers with the same stamp have the same
//! content; only how wide a context is is not in it. An answer of `sikta words` has `words=collocations` and the like, and its options as `words.window=5`.

use super::Searcher;
use super::by::{By, Side};
use super::query::Query;
use crate::facts::Kind;
use crate::index::Grain;
use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::fmt;
use std::str::FromStr;

/// How many figures of a hash stand in a stamp.
const FIGURES: usize = 16;
/// A longer text (in bytes) is no stamp.
const LONGEST: usize = 256 * 1024;

/// What an answer was computed from.
#[derive(Debug, Clone, PartialEq)]
pub struct Stamp {
    /// The version of sikta.
    pub version: String,
    /// The version of the index's schema.
    pub schema: u32,
    /// The beginning of the hash of all pages.
    pub corpus: String,
    /// The classifications beside the lexicon ([`Searcher::classifications`]).
    pub classifications: Vec<String>,
    /// What was asked; its text is the query as it was understood.
    pub query: Query,
    /// What was asked for.
    pub shape: Shape,
    /// What words are counted for, where they are ([`concordance`](crate::concordance)).
    pub words: Option<Words>,
}

/// What is asked for of what a query finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shape {
    /// The best hits.
    #[default]
    Hits,
    /// All hits, with their whole text.
    All,
    /// The places where its words stand.
    Kwic,
    /// A cross table.
    Cross([Side; 2]),
}

/// What words are counted for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// `context`, `collocations`, `keyness`, `list` or `trend`.
    pub what: String,
    /// The options, by their names on the command line; a switch has the value `yes`.
    pub options: Vec<(String, String)>,
}

/// How the corpus that a stamp names stands to an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// It is the same, made by the same version.
    Same,
    /// Another version of sikta made the index.
    OtherVersion,
    /// Pages, or how they were read, have changed.
    Changed,
    /// The pages are the same, but queries are read by other classifications.
    OtherClassifications,
}

impl Stamp {
    /// Of an answer to `query`, understood so, from that index.
    pub(super) fn of(searcher: &Searcher, query: &Query, understood: &str) -> Self {
        let manifest = searcher.manifest();
        Stamp {
            version: manifest.version.clone(),
            schema: manifest.schema,
            corpus: manifest.corpus.chars().take(FIGURES).collect(),
            classifications: searcher.classifications(),
            query: match understood.is_empty() {
                // A text with nothing to seek in it finds nothing; no text would find everything.
                true => query.clone(),
                false => Query {
                    text: understood.to_owned(),
                    ..query.clone()
                },
            },
            shape: Shape::Hits,
            words: None,
        }
    }

    /// The same of an answer of another shape, of which no hits are counted.
    pub(super) fn of_shape(self, shape: Shape) -> Self {
        let counts = Query::new("").counts;
        let query = Query {
            counts,
            ..self.query
        };
        Stamp {
            query,
            shape,
            ..self
        }
    }

    /// The same of an answer that counts words.
    pub(crate) fn of_words(self, what: &str, options: &[(&str, String)]) -> Self {
        let options = options.iter();
        let words = Words {
            what: what.to_owned(),
            options: options
                .map(|(name, value)| ((*name).to_owned(), value.clone()))
                .collect(),
        };
        Stamp {
            words: Some(words),
            ..self
        }
    }

    /// How an index stands to the one that this is of.
    #[must_use]
    pub fn since(&self, searcher: &Searcher) -> Since {
        let manifest = searcher.manifest();
        if (&self.version, self.schema) != (&manifest.version, manifest.schema) {
            return Since::OtherVersion;
        }
        if self.corpus.is_empty() || !manifest.corpus.starts_with(&self.corpus) {
            return Since::Changed;
        }
        match self.classifications == searcher.classifications() {
            true => Since::Same,
            false => Since::OtherClassifications,
        }
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (query, usual) = (&self.query, Query::new(""));
        write!(
            f,
            "sikta:{}:{}:{}?q={}",
            self.version,
            self.schema,
            self.corpus,
            encoded(&query.text)
        )?;
        if let Some(grain) = query.grain {
            write!(f, "&grain={}", grain.name())?;
        }
        for kind in &query.kinds {
            write!(f, "&kind={}", kind.name())?;
        }
        for (name, values) in [
            ("lang", &query.langs),
            ("occupation", &query.occupations),
            ("section", &query.sections),
        ] {
            for value in values {
                write!(f, "&{name}={}", encoded(value))?;
            }
        }
        for (name, number, usual) in [
            ("limit", query.limit, usual.limit),
            ("offset", query.offset, usual.offset),
            ("values", query.values, usual.values),
        ] {
            match number {
                _ if number == usual => {}
                usize::MAX => write!(f, "&{name}=all")?,
                number => write!(f, "&{name}={number}")?,
            }
        }
        match self.shape {
            Shape::Hits => {}
            Shape::All => write!(f, "&as=all")?,
            Shape::Kwic => write!(f, "&as=kwic")?,
            Shape::Cross([a, b]) => write!(f, "&cross={},{}", a.name(), b.name())?,
        }
        if query.counts != usual.counts {
            for by in &query.counts {
                write!(f, "&facet={by}")?;
            }
        }
        if query.expand {
            write!(f, "&expand=yes")?;
        }
        if query.weights != usual.weights {
            write!(f, "&weights={}", query.weights)?;
        }
        for name in &self.classifications {
            write!(f, "&with={}", encoded(name))?;
        }
        if let Some(words) = &self.words {
            write!(f, "&words={}", encoded(&words.what))?;
            for (name, value) in &words.options {
                write!(f, "&words.{name}={}", encoded(value))?;
            }
        }
        Ok(())
    }
}

impl Serialize for Stamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Stamp", 6)?;
        out.serialize_field("id", &self.to_string())?;
        out.serialize_field("version", &self.version)?;
        out.serialize_field("schema", &self.schema)?;
        out.serialize_field("corpus", &self.corpus)?;
        match self.classifications.is_empty() {
            true => out.skip_field("classifications")?,
            false => out.serialize_field("classifications", &self.classifications)?,
        }
        out.serialize_field("query", &self.query.text)?;
        out.end()
    }
}

/// The text is no stamp.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoStamp;

impl FromStr for Stamp {
    type Err = NoStamp;

    fn from_str(text: &str) -> Result<Self, NoStamp> {
        if text.len() > LONGEST {
            return Err(NoStamp);
        }
        let (made, asked) = text.trim().split_once('?').ok_or(NoStamp)?;
        let mut made = made.split(':');
        let (Some("sikta"), Some(version), Some(schema), Some(corpus), None) = (
            made.next(),
            made.next(),
            made.next(),
            made.next(),
            made.next(),
        ) else {
            return Err(NoStamp);
        };
        let mut query = Query::new("");
        let mut classifications = Vec::new();
        let (mut words, mut shape): (Option<Words>, Shape) = Default::default();
        let mut counts = Vec::new();
        for part in asked.split('&') {
            let (name, value) = part.split_once('=').ok_or(NoStamp)?;
            let value = decoded(value).ok_or(NoStamp)?;
            let number = || match &*value {
                "all" => Ok(usize::MAX),
                value => value.parse::<usize>().map_err(|_| NoStamp),
            };
            match name {
                "q" => query.text = value,
                "grain" => query.grain = Some(Grain::from_name(&value).ok_or(NoStamp)?),
                "kind" => query.kinds.push(Kind::from_name(&value).ok_or(NoStamp)?),
                "lang" => query.langs.push(value),
                "occupation" => query.occupations.push(value),
                "section" => query.sections.push(value),
                "limit" => query.limit = number()?,
                "offset" => query.offset = number()?,
                "values" => query.values = number()?,
                "as" => {
                    shape = match &*value {
                        "all" => Shape::All,
                        "kwic" => Shape::Kwic,
                        _ => return Err(NoStamp),
                    }
                }
                "cross" => shape = Shape::Cross(Side::pair(&value).ok_or(NoStamp)?),
                "facet" => counts.push(By::from_name(&value).ok_or(NoStamp)?),
                "expand" => query.expand = value == "yes",
                "with" => classifications.push(value),
                "weights" => query.weights = value.parse().map_err(|_| NoStamp)?,
                "words" => {
                    words = Some(Words {
                        what: value,
                        options: Vec::new(),
                    });
                }
                name => {
                    let name = name.strip_prefix("words.").ok_or(NoStamp)?;
                    let plain = |c: char| c.is_ascii_lowercase() || c == '-';
                    let words = words.as_mut().filter(|_| name.chars().all(plain));
                    words.ok_or(NoStamp)?.options.push((name.to_owned(), value));
                }
            }
        }
        if !counts.is_empty() {
            query.counts = counts;
        }
        Ok(Stamp {
            words,
            shape,
            version: version.to_owned(),
            schema: schema.parse().map_err(|_| NoStamp)?,
            corpus: corpus.to_owned(),
            classifications,
            query,
        })
    }
}

/// With everything but letters and digits of ASCII and `-._~` as `%XX` (RFC 3986).
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(byte.into())
            }
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        if byte == b'%' {
            let (hex, after) = rest.split_at_checked(2)?;
            bytes.push(u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok()?);
            rest = after;
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}
