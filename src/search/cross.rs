//! Cross tables: how often facts have a value of one thing together with a value of another, and in how many pages.

use super::Searcher;
use super::by::{By, Column, Side};
use super::named::{Filter, Named, Test};
use super::pages::first_of;
use super::query::Query;
use super::stamp::{Shape, Stamp};
use super::tree::Node;
use crate::error::Result;
use crate::facts::Modality;
use crate::index::Grain;
use crate::index::qualities::{self, Qualities, Quality, Set};
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Cardinality, Column as Numbers, StrColumn};
use tantivy::index::SegmentId;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

/// A cross table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cross {
    /// What it was computed from.
    pub stamp: Stamp,
    /// The query as it was understood.
    pub understood: String,
    /// The names of its two sides.
    pub sides: [&'static str; 2],
    /// How many facts the query finds, with or without values on both sides.
    pub facts: usize,
    /// How many more it finds that say that something is not so: they are left out of tables of values, unless the query or a side
    /// asks for modalities.
    pub negated: usize,
    /// How many of them have no value of the first side, and how many none of the second; they stand in no cell.
    pub lacking: [usize; 2],
    /// Its cells that are not empty: those of the most pages first, then of the most facts, then by their values.
    pub cells: Vec<Cell>,
}

/// How often two values stand together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// The value of the first side and that of the second.
    pub values: [String; 2],
    /// In how many pages.
    pub pages: usize,
    /// In how many facts.
    pub facts: usize,
}

pub(super) fn cross(searcher: &Searcher, query: &Query, sides: [Side; 2]) -> Result<Cross> {
    let query = Query {
        grain: Some(Grain::Fact),
        ..query.clone()
    };
    let read = searcher.read(&query)?;
    let mut all: Vec<Node> = Vec::new();
    for side in sides {
        let (field, value) = match side {
            Side::By(_) => continue,
            Side::Kind(kind) => (Named::Kind, kind.name()),
            Side::Facet(facet) => (Named::Facet, facet.name()),
        };
        let test = Test::Is(value.to_owned());
        all.push(Node::Field(Filter { field, test }));
    }
    let tree = read.tree.map(|tree| {
        all.push(tree);
        Node::And(all)
    });
    let filters = tree.iter().flat_map(Node::filters);
    let by_modality = sides.iter().any(|side| side.by() == By::Modality);
    let asked = filters
        .into_iter()
        .any(|filter| filter.field == Named::Modality);
    let only_so = sides.iter().any(|side| side.is_values()) && !by_modality && !asked;
    let plan = searcher.plan(tree.as_ref(), &query, &[], None);
    let found = searcher
        .searcher
        .search(
            &*plan.query,
            &Pairs {
                sides: sides.map(Side::by),
                only_so,
                sets: &searcher.sets,
            },
        )
        .map_err(|e| searcher.failed(e))?;
    let cells = found
        .cells
        .into_iter()
        .map(|(values, (pages, facts))| Cell {
            values,
            pages,
            facts,
        });
    let mut cells: Vec<Cell> = cells.collect();
    cells.sort_by(|a, b| {
        let often = |cell: &Cell| (cell.pages, cell.facts);
        (often(b).cmp(&often(a))).then_with(|| a.values.cmp(&b.values))
    });
    Ok(Cross {
        stamp: Stamp::of(searcher, &query, &read.understood).of_shape(Shape::Cross(sides)),
        understood: read.understood,
        sides: sides.map(Side::name),
        facts: found.facts,
        negated: found.negated,
        lacking: found.lacking,
        cells,
    })
}

/// Collects pairs of values.
struct Pairs<'s> {
    sides: [By; 2],
    /// Whether facts that say that something is not so are left out.
    only_so: bool,
    sets: &'s Sets,
}

/// What was collected: pages and facts of each pair.
#[derive(Default)]
struct Found {
    facts: usize,
    negated: usize,
    lacking: [usize; 2],
    cells: BTreeMap<[String; 2], (usize, usize)>,
}

impl Collector for Pairs<'_> {
    type Fruit = Found;
    type Child = InSegment;

    fn for_segment(&self, _: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<InSegment> {
        let negated = Quality::Modality.bit(Modality::Negated.name());
        Ok(InSegment {
            pages: reader.fast_fields().str("page")?,
            sides: [
                Values::new(self.sides[0], reader, self.sets)?,
                Values::new(self.sides[1], reader, self.sets)?,
            ],
            cells: FxHashMap::default(),
            facts: 0,
            negated: 0,
            not: match self.only_so {
                true => self.sets.of(reader)?.map(|qualities| (qualities, negated)),
                false => None,
            },
            lacking: [0; 2],
        })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, fruits: Vec<tantivy::Result<Found>>) -> tantivy::Result<Found> {
        let mut all = Found::default();
        for fruit in fruits {
            let fruit = fruit?;
            all.facts += fruit.facts;
            all.negated += fruit.negated;
            all.lacking[0] += fruit.lacking[0];
            all.lacking[1] += fruit.lacking[1];
            // All documents of a page are in one segment, so no page is counted twice.
            for (values, (pages, facts)) in fruit.cells {
                let cell = all.cells.entry(values).or_default();
                *cell = (cell.0 + pages, cell.1 + facts);
            }
        }
        Ok(all)
    }
}

struct InSegment {
    pages: Option<StrColumn>,
    sides: [Values; 2],
    cells: FxHashMap<(u64, u64), Counted>,
    facts: usize,
    negated: usize,
    /// What tells facts to leave out: those that say that something is not so.
    not: Option<(Qualities, Set)>,
    lacking: [usize; 2],
}

/// The pages and facts of a pair in a segment. The documents of a page follow each other, so the last page is enough to tell
/// whether one was counted.
#[derive(Default)]
struct Counted {
    pages: usize,
    facts: usize,
    last: Option<u64>,
}

impl SegmentCollector for InSegment {
    type Fruit = tantivy::Result<Found>;

    fn collect(&mut self, doc: DocId, _: Score) {
        let not = self.not.as_ref();
        if not.is_some_and(|(qualities, negated)| qualities.get(doc) & negated != 0) {
            self.negated += 1;
            return;
        }
        self.facts += 1;
        let page = self.pages.as_ref().and_then(|p| p.term_ords(doc).next());
        let page = page.unwrap_or(u64::MAX);
        let [mut any, mut any_other] = [false; 2];
        self.sides[1].each(doc, |_| any_other = true);
        self.sides[0].each(doc, |a| {
            any = true;
            self.sides[1].each(doc, |b| {
                let cell = self.cells.entry((a, b)).or_default();
                cell.pages += usize::from(cell.last.replace(page) != Some(page));
                cell.facts += 1;
            });
        });
        self.lacking[0] += usize::from(!any);
        self.lacking[1] += usize::from(!any_other);
    }

    fn harvest(self) -> tantivy::Result<Found> {
        // Each value is named once, however many cells it has.
        let mut numbers = [BTreeSet::new(), BTreeSet::new()];
        for &(a, b) in self.cells.keys() {
            numbers[0].insert(a);
            numbers[1].insert(b);
        }
        let mut names: [FxHashMap<u64, String>; 2] = Default::default();
        for ((side, numbers), names) in self.sides.iter().zip(numbers).zip(&mut names) {
            let numbers: Vec<u64> = numbers.into_iter().collect();
            let named = numbers.iter().zip(side.names(&numbers)?);
            names.extend(named.filter_map(|(number, name)| Some((*number, name?))));
        }
        let cells = self.cells.into_iter().filter_map(|((a, b), counted)| {
            let values = [names[0].get(&a)?.clone(), names[1].get(&b)?.clone()];
            Some((values, (counted.pages, counted.facts)))
        });
        Ok(Found {
            facts: self.facts,
            negated: self.negated,
            lacking: self.lacking,
            cells: cells.collect(),
        })
    }
}

/// The qualities that the segments of an index have, read once.
#[derive(Default)]
pub(super) struct Sets(Mutex<FxHashMap<SegmentId, Option<Qualities>>>);

impl Sets {
    /// Those of a segment; nothing where it has none.
    pub(super) fn of(&self, reader: &SegmentReader) -> tantivy::Result<Option<Qualities>> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.get(&reader.segment_id()) {
            return Ok(known.clone());
        }
        let read = Qualities::of(reader)?;
        known.insert(reader.segment_id(), read.clone());
        Ok(read)
    }
}

/// The values of one thing in a segment, as numbers that have names.
pub(super) struct Values {
    by: By,
    column: Option<Ords>,
    /// Which values of the column are those of what is counted by, where not all are.
    own: Option<Vec<bool>>,
}

enum Ords {
    /// A column, and whether a document has one value at most.
    Text(StrColumn, bool),
    Dates(Numbers<u64>),
    /// What facts have, and which of it is counted.
    Facts(Qualities, Set),
}

impl Values {
    pub(super) fn new(by: By, reader: &SegmentReader, sets: &Sets) -> tantivy::Result<Self> {
        let columns = reader.fast_fields();
        let column = match by.column() {
            Column::Text(name) => columns.str(name)?.map(|column| {
                let one = column.ords().get_cardinality() != Cardinality::Multivalued;
                Ords::Text(column, one)
            }),
            Column::Year => Some(Ords::Dates(columns.u64("date")?)),
            Column::Quality(quality) => {
                let qualities = sets.of(reader)?;
                qualities.map(|qualities| Ords::Facts(qualities, quality.all()))
            }
        };
        let mut values = Values {
            by,
            column,
            own: None,
        };
        if !by.has_all() {
            let all: Vec<u64> = (0..values.size() as u64).collect();
            let names = values.names(&all)?;
            values.own = Some(names.iter().map(Option::is_some).collect());
        }
        Ok(values)
    }

    /// Which qualities of facts they are, if they are any.
    pub(super) fn of_facts(&self) -> Option<Set> {
        match &self.column {
            Some(Ords::Facts(_, own)) => Some(*own),
            _ => None,
        }
    }

    /// One more than the highest number that a value can have.
    pub(super) fn size(&self) -> usize {
        match &self.column {
            Some(Ords::Text(column, _)) => column.num_terms(),
            // Years have four figures.
            Some(Ords::Dates(_)) => 10_000,
            Some(Ords::Facts(..)) => qualities::NAMES.len(),
            None => 0,
        }
    }

    /// Visits the values of a document.
    pub(super) fn each(&self, doc: DocId, mut visit: impl FnMut(u64)) {
        let own = self.own.as_deref();
        let mut visit = |value: u64| {
            let is_own = |own: &[bool]| own.get(value as usize).copied().unwrap_or_default();
            if own.is_none_or(is_own) {
                visit(value);
            }
        };
        match &self.column {
            Some(Ords::Text(column, true)) => column.ords().first(doc).into_iter().for_each(visit),
            Some(Ords::Text(column, false)) => column.term_ords(doc).for_each(visit),
            Some(Ords::Dates(column)) => {
                if let Some(date) = column.first(doc) {
                    visit(date / 10_000);
                }
            }
            Some(Ords::Facts(qualities, own)) => {
                for bit in qualities::bits(qualities.get(doc) & own) {
                    visit(bit as u64);
                }
            }
            None => {}
        }
    }

    /// The value of each of `docs`, and [`Values::size`] where it has none; nothing where documents may have several.
    pub(super) fn firsts(&self, docs: &[DocId]) -> Option<Vec<u32>> {
        let none = self.size() as u32;
        let known = |value: u64| u32::try_from(value).map_or(none, |value| value.min(none));
        match &self.column {
            _ if self.own.is_some() => None,
            Some(Ords::Text(column, true)) => Some(first_of(column.ords(), docs, none, known)),
            Some(Ords::Dates(column)) => {
                Some(first_of(column, docs, none, |date| known(date / 10_000)))
            }
            Some(Ords::Text(_, false) | Ords::Facts(..)) => None,
            None => Some(vec![none; docs.len()]),
        }
    }

    /// The name of a value; nothing where it is none of what is counted by.
    pub(super) fn name(&self, value: u64) -> tantivy::Result<Option<String>> {
        match &self.column {
            Some(Ords::Text(column, _)) => {
                let mut name = String::new();
                column.ord_to_str(value, &mut name)?;
                Ok(self.by.has(&name).then_some(name))
            }
            Some(Ords::Dates(_)) => Ok(Some(value.to_string())),
            Some(Ords::Facts(..)) => {
                let name = qualities::NAMES.get(value as usize);
                Ok(name.map(|name| (*name).to_owned()))
            }
            None => Ok(None),
        }
    }

    /// The names of values in ascending order, read together, since many stand in one compressed block.
    pub(super) fn names(&self, values: &[u64]) -> tantivy::Result<Vec<Option<String>>> {
        let Some(Ords::Text(column, _)) = &self.column else {
            return values.iter().map(|value| self.name(*value)).collect();
        };
        let mut names = Vec::with_capacity(values.len());
        column.dictionary().sorted_ords_to_term_cb(values, |name| {
            let name = std::str::from_utf8(name).ok();
            names.push(name.filter(|name| self.by.has(name)).map(str::to_owned));
        })?;
        Ok(names)
    }
}
