//! Summaries: how many facts of each kind every document states, and all documents together.
//!
//! A document without any fact is counted like every other: that nothing was found in it is a result too.

use super::csv::guarded;
use crate::article::Article;
use crate::facts::{Facet, Kind, Modality};
use crate::index::{FactRecord, Source};
use crate::search::PageRecord;
use crate::span::{CodePoints, Span};
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// The columns before those of the kinds.
const COLUMNS: [&str; 6] = ["page", "url", "lang", "title", "role", "copy_of"];

/// The last column.
const TOTAL: &str = "total";

/// The facts of one document by kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentFacts {
    /// The page's id.
    pub page: String,
    /// Where it was scraped, if known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The language of the article (BCP 47), `und` where it is not known.
    pub lang: String,
    /// The article's title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The role that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub occupation: Option<String>,
    /// The page that it is nearly the same as, if the index has it as a copy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copy_of: Option<String>,
    /// How many facts of each kind that is counted, with those of which there are none.
    #[serde(rename = "facts")]
    pub kinds: Counts<Kind>,
    /// All of them.
    pub total: usize,
    /// Kind, facet and modality of each.
    #[serde(skip)]
    facts: Vec<(Kind, Option<Facet>, Modality)>,
}

/// How often there is what, in the order of the specification. As JSON an object of names and numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts<T>(pub Vec<(T, usize)>);

impl<T: Copy + std::fmt::Display> Serialize for Counts<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(what, n)| (what.to_string(), n)))
    }
}

impl<T> Counts<T> {
    /// Whether nothing is counted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// One kind of fact over all documents.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct KindFacts {
    /// The kind.
    pub kind: Kind,
    /// How many facts of it there are.
    pub facts: usize,
    /// In how many documents.
    pub documents: usize,
    /// How many a document has at the median; those without any count.
    pub median: f64,
    /// How many of its facts have which facet.
    #[serde(skip_serializing_if = "Counts::is_empty")]
    pub facets: Counts<Facet>,
    /// How many of its facts are said how strongly.
    #[serde(skip_serializing_if = "Counts::is_empty")]
    pub modalities: Counts<Modality>,
}

/// All documents so far; it holds counts only, however many there are.
#[derive(Debug, Clone)]
pub struct Summary {
    kinds: Vec<Kind>,
    /// How many documents there are.
    pub documents: usize,
    /// How many facts of the kinds that are counted.
    pub facts: usize,
    /// How many documents have so many facts of a kind.
    spread: BTreeMap<(Kind, usize), usize>,
    facets: BTreeMap<(Kind, Facet), usize>,
    modalities: BTreeMap<(Kind, Modality), usize>,
}

impl DocumentFacts {
    /// Of a page that was just read; facts of `kinds` are counted.
    #[must_use]
    pub fn of(article: &Article, kinds: &[Kind]) -> Self {
        let points = CodePoints::new(article.page.text());
        let source = Source::of(article, Span::new(0, 0), 0, &points);
        let facts = article.facts.iter();
        let facts = facts.map(|fact| (fact.kind, fact.facet, fact.modality));
        DocumentFacts::new(source, facts, kinds)
    }

    /// Of a page of an index.
    #[must_use]
    pub fn of_record(page: PageRecord, kinds: &[Kind]) -> Self {
        let source = Source {
            page: page.id,
            url: page.url,
            lang: page.lang,
            title: page.title,
            occupation: page.occupation.map(|role| role.title),
            copy_of: page.copy_of,
            ..Source::default()
        };
        let facts = page.facts.iter();
        let facts = facts.map(|fact: &FactRecord| (fact.kind, fact.facet, fact.modality));
        DocumentFacts::new(source, facts, kinds)
    }

    fn new(
        source: Source,
        facts: impl Iterator<Item = (Kind, Option<Facet>, Modality)>,
        kinds: &[Kind],
    ) -> Self {
        let facts: Vec<_> = facts.filter(|(kind, ..)| kinds.contains(kind)).collect();
        let number = |kind: &Kind| facts.iter().filter(|(of, ..)| of == kind).count();
        DocumentFacts {
            page: source.page,
            url: source.url,
            lang: source.lang,
            title: source.title,
            occupation: source.occupation,
            copy_of: source.copy_of,
            kinds: Counts(kinds.iter().map(|kind| (*kind, number(kind))).collect()),
            total: facts.len(),
            facts,
        }
    }
}

impl Summary {
    /// Of no document yet; facts of `kinds` are counted.
    #[must_use]
    pub fn new(kinds: &[Kind]) -> Self {
        Summary {
            kinds: kinds.to_vec(),
            documents: 0,
            facts: 0,
            spread: BTreeMap::new(),
            facets: BTreeMap::new(),
            modalities: BTreeMap::new(),
        }
    }

    /// Counts another document.
    pub fn add(&mut self, document: &DocumentFacts) {
        self.documents += 1;
        self.facts += document.total;
        for (kind, number) in &document.kinds.0 {
            *self.spread.entry((*kind, *number)).or_default() += 1;
        }
        for (kind, facet, modality) in &document.facts {
            if let Some(facet) = facet {
                *self.facets.entry((*kind, *facet)).or_default() += 1;
            }
            *self.modalities.entry((*kind, *modality)).or_default() += 1;
        }
    }

    /// Each kind over all documents.
    #[must_use]
    pub fn kinds(&self) -> Vec<KindFacts> {
        self.kinds.iter().map(|kind| self.kind(*kind)).collect()
    }

    fn kind(&self, kind: Kind) -> KindFacts {
        let spread = self.spread.range((kind, 0)..=(kind, usize::MAX));
        let spread: Vec<(usize, usize)> = spread.map(|((_, facts), n)| (*facts, *n)).collect();
        let with = spread.iter().filter(|(facts, _)| *facts > 0);
        KindFacts {
            kind,
            facts: spread
                .iter()
                .map(|(facts, documents)| facts * documents)
                .sum(),
            documents: with.map(|(_, documents)| documents).sum(),
            median: median(&spread),
            facets: named(&self.facets, kind, Facet::ALL),
            modalities: named(&self.modalities, kind, Modality::ALL),
        }
    }
}

/// The counts of one kind, without what there is none of.
fn named<T: Copy + Ord>(counts: &BTreeMap<(Kind, T), usize>, kind: Kind, all: &[T]) -> Counts<T> {
    let number = |what: &T| Some((*what, *counts.get(&(kind, *what))?));
    Counts(all.iter().filter_map(number).collect())
}

/// The median of values, given in order with how often each is there; 0 of none.
fn median(spread: &[(usize, usize)]) -> f64 {
    let all: usize = spread.iter().map(|(_, often)| often).sum();
    let at = |place: usize| {
        let mut before = 0;
        let value = spread.iter().find(|(_, often)| {
            before += often;
            before > place
        });
        value.map_or(0, |(value, _)| *value)
    };
    match all {
        0 => 0.0,
        _ => (at((all - 1) / 2) + at(all / 2)) as f64 / 2.0,
    }
}

/// Writes the names of the columns as CSV: of the document, of each kind, and of the total.
///
/// # Errors
/// Where `out` cannot be written.
pub fn csv_heading(out: impl Write, kinds: &[Kind]) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    let kinds = kinds.iter().map(|kind| kind.name());
    csv.write_record(COLUMNS.into_iter().chain(kinds).chain([TOTAL]))?;
    csv.flush()
}

/// Writes a document as CSV; a cell that a spreadsheet would run as a formula gets an apostrophe in front.
///
/// # Errors
/// Where `out` cannot be written.
pub fn csv_row(out: impl Write, document: &DocumentFacts) -> io::Result<()> {
    let absent = |value: &Option<String>| value.clone().unwrap_or_default();
    let mut cells = vec![
        document.page.clone(),
        absent(&document.url),
        document.lang.clone(),
        absent(&document.title),
        absent(&document.occupation),
        absent(&document.copy_of),
    ];
    cells.extend(document.kinds.0.iter().map(|(_, n)| n.to_string()));
    cells.push(document.total.to_string());
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(cells.iter().map(|cell| guarded(cell).into_owned()))?;
    csv.flush()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Page;
    use crate::pipeline::process;

    fn document(kinds: &[Kind], facts: &[(Kind, Option<Facet>, Modality)]) -> DocumentFacts {
        let source = Source {
            page: "=a".to_owned(),
            lang: "sv".to_owned(),
            title: Some("Så blir du \"kock\"".to_owned()),
            ..Source::default()
        };
        DocumentFacts::new(source, facts.iter().copied(), kinds)
    }

    #[test]
    fn the_median_counts_documents_without_facts() {
        for (spread, wanted) in [
            (&[][..], 0.0),
            (&[(3, 1)], 3.0),
            (&[(0, 1), (3, 1)], 1.5),
            (&[(0, 3), (7, 2)], 0.0),
            (&[(1, 1), (2, 1), (9, 1)], 2.0),
            (&[(1, 2), (2, 2)], 1.5),
        ] {
            assert_eq!(median(spread), wanted, "{spread:?}");
        }
    }

    #[test]
    fn kinds_are_counted_over_all_documents() {
        let pay = |facet| (Kind::Pay, Some(facet), Modality::Typical);
        let duty = (Kind::Duty, None, Modality::Required);
        let kinds = [Kind::Pay, Kind::Duty];
        let mut summary = Summary::new(&kinds);
        let first = document(
            &kinds,
            &[pay(Facet::Amount), pay(Facet::Factor), duty, duty],
        );
        let skill = (Kind::Skill, None, Modality::Required);
        for one in [
            &first,
            &document(&kinds, &[]),
            &document(&kinds, &[pay(Facet::Amount), skill]),
        ] {
            summary.add(one);
        }
        assert_eq!((summary.documents, summary.facts), (3, 5));
        let all = summary.kinds();
        let figures: Vec<_> = all
            .iter()
            .map(|k| (k.kind, k.facts, k.documents, k.median))
            .collect();
        assert_eq!(figures, [(Kind::Pay, 3, 2, 1.0), (Kind::Duty, 2, 1, 0.0)]);
        assert_eq!(all[0].facets.0, [(Facet::Amount, 2), (Facet::Factor, 1)]);
        assert_eq!(all[1].modalities.0, [(Modality::Required, 2)]);
        let json = serde_json::to_value(&first).expect("counts are JSON");
        assert_eq!(json["facts"], serde_json::json!({"pay": 2, "duty": 2}));
        assert!(json.get("occupation").is_none());
    }

    #[test]
    fn a_row_of_csv_is_no_formula_and_has_a_cell_for_every_column() {
        let mut out = Vec::new();
        csv_heading(&mut out, &[Kind::Pay]).expect("written");
        csv_row(&mut out, &document(&[Kind::Pay], &[])).expect("written");
        let text = String::from_utf8(out).expect("UTF-8");
        assert_eq!(
            text,
            "page,url,lang,title,role,copy_of,pay,total\n'=a,,sv,\"Så blir du \"\"kock\"\"\",,,0,0\n"
        );
    }

    #[test]
    fn a_page_has_the_facts_that_it_states() {
        let article = process(Page::from_text(
            "kock",
            "Kock\n\nEn kock lagar mat. Lönen är 31 000 kronor.\n",
        ));
        let document = DocumentFacts::of(&article, Kind::ALL);
        assert_eq!(document.total, article.facts.len());
        assert_eq!(
            (&*document.page, document.kinds.0.len()),
            ("kock", Kind::ALL.len())
        );
    }
}
