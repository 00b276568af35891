//! The answer: what was found, where it stands, and what a snippet shows of it.

use super::flaw::{Note, Problem};
use super::mark::Marker;
use super::stamp::Stamp;
use super::tree::{Also, Why};
use crate::index::{FactRecord, Grain, PassageRecord, Source};
use crate::span::CodePoints;
use crate::taxonomy::Code;
use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::ops::Range;

/// What a query found.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Answer {
    /// What it was computed from.
    pub stamp: Stamp,
    /// The query as it was understood.
    pub understood: String,
    /// What keeps the query from being read as it stands; the answer is to what was understood.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<Problem>,
    /// What was sought in place of words of the query.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub expanded: Vec<Expanded>,
    /// The query with words that the index has in place of words that it does not have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<String>,
    /// Occupations that the query names: what is about one stands higher, whatever it calls it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<Code>,
    /// Stop words that were not sought.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<String>,
    /// What was passed over in it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// What the hits are.
    pub grain: Grain,
    /// How many hits have a word of the query; those that are only [near](Hit::near) are not counted.
    pub total: usize,
    /// The hits that were asked for, best first.
    pub hits: Vec<Hit>,
    /// Counts over the hits of `total`.
    pub counts: Vec<Counts>,
}

/// What was sought in place of a word or phrase.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Expanded {
    /// The word or phrase, as it was understood.
    pub asked: String,
    /// What was sought beside it.
    pub also: Vec<Also>,
}

/// One hit.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Hit {
    /// 1 for the best.
    pub rank: usize,
    /// Its score; comparable only within one answer.
    pub score: f32,
    /// Why it was found where it has none of the query's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub near: Option<Near>,
    /// Why it was found where it has none of the query's words but only others that were sought in their place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instead: Option<Why>,
    /// What it is.
    pub grain: Grain,
    /// Where it came from; for an article, its best passage.
    #[serde(flatten)]
    pub source: Source,
    /// The passage or the fact's sentence, or the best part of it.
    pub snippet: Snippet,
    /// The fact, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fact: Option<FactRecord>,
}

/// Why what has none of the query's words was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Near {
    /// It has words that are written alike.
    Alike,
    /// It is about an occupation that the query [names](Answer::roles).
    Occupation,
}

/// A part of a text, with the query's words marked.
///
/// Serialized, its marks count code points, as all that leaves sikta does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snippet {
    /// The part; a whole number of characters, of the page's own words and therefore not to be trusted.
    pub text: String,
    /// The bytes of `text` where words of the query stand, in order and without overlap.
    pub marks: Vec<Range<usize>>,
    /// Whether text before it was left out.
    pub cut_before: bool,
    /// Whether text after it was left out.
    pub cut_after: bool,
}

impl Serialize for Snippet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let points = CodePoints::new(&self.text);
        let marks = self.marks.iter();
        let marks: Vec<Range<usize>> = marks
            .map(|mark| points.at(mark.start)..points.at(mark.end))
            .collect();
        let mut out = serializer.serialize_struct("Snippet", 4)?;
        out.serialize_field("text", &self.text)?;
        out.serialize_field("marks", &marks)?;
        out.serialize_field("cut_before", &self.cut_before)?;
        out.serialize_field("cut_after", &self.cut_after)?;
        out.end()
    }
}

/// How often the values of one field occur among the hits.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// The field.
    pub field: &'static str,
    /// How many values there are among the hits; of a field that such hits lack ([`By::is_of_facts`](super::By::is_of_facts)), none.
    pub distinct: usize,
    /// Its values, the most frequent first, equals by name.
    pub values: Vec<Count>,
    /// The hits that have no value.
    pub without: Without,
}

/// How many hits have no value of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Without {
    /// How many; for articles, those of which no hit has one.
    pub count: usize,
    /// How many pages have such hits.
    pub pages: usize,
}

/// How often one value occurs.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Count {
    /// The value.
    pub value: String,
    /// How many hits have it: passages, facts or, for articles, pages.
    pub count: usize,
    /// How many pages have such hits.
    pub pages: usize,
}

/// The texts that the words of a document are out of: its own, and those above it.
pub(super) fn texts<'r>(own: &'r String, source: &'r Source) -> impl Iterator<Item = &'r String> {
    let above = [&source.section, &source.title];
    std::iter::once(own).chain(above.into_iter().flatten())
}

impl Hit {
    pub(super) fn of_passage(
        record: PassageRecord,
        grain: Grain,
        near: Option<Near>,
        marker: &Marker,
    ) -> Self {
        let source = record.source;
        let instead = match near {
            Some(_) => None,
            None => marker.instead(texts(&record.text, &source), &source.lang),
        };
        let snippet = match near {
            Some(Near::Alike) => marker.near_snippet(&record.text),
            _ => marker.snippet(&record.text, &source.lang),
        };
        Hit {
            rank: 0,
            score: 0.0,
            near,
            instead,
            grain,
            source,
            snippet,
            fact: None,
        }
    }

    pub(super) fn of_fact(record: FactRecord, marker: &Marker) -> Self {
        Hit {
            rank: 0,
            score: 0.0,
            near: None,
            instead: marker.instead(texts(&record.sentence, &record.source), &record.source.lang),
            grain: Grain::Fact,
            source: record.source.clone(),
            snippet: marker.snippet(&record.sentence, &record.source.lang),
            fact: Some(record),
        }
    }

    pub(super) fn ranked(self, rank: usize, score: f32) -> Self {
        Hit {
            rank,
            score,
            ..self
        }
    }
}

impl Snippet {
    /// Its parts in order, each with whether it is marked: what a printer needs.
    pub fn parts(&self) -> impl Iterator<Item = (&str, bool)> {
        let mut end = 0;
        let marked = self.marks.iter().flat_map(move |mark| {
            let plain = &self.text[end..mark.start];
            end = mark.end;
            [(plain, false), (&self.text[mark.clone()], true)]
        });
        let last = self.marks.last().map_or(0, |mark| mark.end);
        marked
            .chain([(&self.text[last..], false)])
            .filter(|(part, _)| !part.is_empty())
    }
}
