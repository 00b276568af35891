//! The compact store: all names of one sort of one classification, packed so that they are found without being read in.
//!
//! A pack is sections of bytes in a store's file. Names stand in it as they are written; finite-state maps (crate `fst`) lead from
//! a name to those that are written so, and from a unit to the names that have it. A file is mapped into memory, so that
//! opening one reads its head and nothing more, and a look reads the pages that it needs. Whatever a damaged file says, reading it gives nothing worse
//! than too little.

use super::almost::Almost;
use super::concept::Concept;
use super::packing::Writer;
use super::units::grams;
use crate::language::Lang;
use fst::Map;
use rustc_hash::FxHashMap;
use std::ops::Range;
use tantivy::directory::OwnedBytes;

/// How much the head of a name weighs beside the rest of it: less, since it tells less than what it is head of.
pub(super) const HEAD: f32 = 0.9;

/// Sections of a pack, in this order.
const SECTIONS: usize = 10;

/// Bytes that are a part of bytes that others hold too: of a file that is mapped into memory, or of what was packed just now.
#[derive(Debug, Clone)]
pub(super) struct Bytes(OwnedBytes);

impl Bytes {
    pub(super) fn new(all: OwnedBytes) -> Self {
        Bytes(all)
    }

    /// A part of them; none if it is not within them.
    pub(super) fn part(&self, range: Range<usize>) -> Option<Self> {
        let within = range.start <= range.end && range.end <= self.0.len();
        within.then(|| Bytes(self.0.slice(range)))
    }
}

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        self.0.as_slice()
    }
}

/// All names of one sort, packed.
#[derive(Debug)]
pub(super) struct Pack {
    text: Bytes,
    concepts: Bytes,
    names: Bytes,
    exact: Map<Bytes>,
    exact_lists: Bytes,
    units: Map<Bytes>,
    unit_rows: Bytes,
    postings: Bytes,
    links: Bytes,
    grams: Bytes,
    /// The languages of its names.
    pub(super) langs: Vec<Lang>,
}

/// Bytes of a concept's row: system, id, group (place and length each), first name, number of names.
const CONCEPT: usize = 8 * 4;
/// Bytes of a name's row: concept, place, length, language and whether it is official.
const NAME: usize = 4 * 4;
/// Bytes of a unit's row: weight, letters, place and number of its postings, place and number of its links.
const UNIT: usize = 6 * 4;

impl Pack {
    /// Packs concepts; the bytes of its section of a file. Same concepts, same bytes.
    pub(super) fn write(concepts: &[&Concept]) -> Vec<u8> {
        Writer::default().write(concepts)
    }

    /// Opens what [`Pack::write`] wrote; none if it is something else.
    pub(super) fn open(bytes: &Bytes, langs: Vec<Lang>) -> Option<Self> {
        let head = bytes.as_ref();
        let mut at = SECTIONS * 4;
        let mut parts = Vec::with_capacity(SECTIONS);
        for i in 0..SECTIONS {
            let len = u32_at(head, i)? as usize;
            parts.push(bytes.part(at..at.checked_add(len)?)?);
            at += len;
        }
        let mut parts = parts.into_iter();
        let mut next = || parts.next();
        Some(Pack {
            text: next()?,
            concepts: next()?,
            names: next()?,
            exact: Map::new(next()?).ok()?,
            exact_lists: next()?,
            units: Map::new(next()?).ok()?,
            unit_rows: next()?,
            postings: next()?,
            links: next()?,
            grams: next()?,
            langs,
        })
    }

    /// How many concepts there are.
    pub(super) fn concepts(&self) -> usize {
        self.concepts.as_ref().len() / CONCEPT
    }

    /// How many names they have.
    pub(super) fn names(&self) -> usize {
        self.names.as_ref().len() / NAME
    }

    fn text(&self, at: u32, len: u32) -> Option<&str> {
        let (at, len) = (at as usize, len as usize);
        std::str::from_utf8(self.text.as_ref().get(at..at.checked_add(len)?)?).ok()
    }

    /// A concept.
    pub(super) fn concept(&self, index: u32) -> Option<PackedConcept<'_>> {
        let row = row(self.concepts.as_ref(), index, CONCEPT)?;
        let field = |i| u32_at(row, i);
        Some(PackedConcept {
            system: self.text(field(0)?, field(1)?)?,
            id: self.text(field(2)?, field(3)?)?,
            group: self.text(field(4)?, field(5)?)?,
            names: field(6)?..field(6)?.checked_add(field(7)?)?,
        })
    }

    /// A name.
    pub(super) fn name(&self, index: u32) -> Option<PackedName<'_>> {
        let row = row(self.names.as_ref(), index, NAME)?;
        let flags = u32_at(row, 3)?;
        let tag = [(flags >> 8) as u8, (flags >> 16) as u8];
        Some(PackedName {
            concept: u32_at(row, 0)?,
            text: self.text(u32_at(row, 1)?, u32_at(row, 2)?)?,
            lang: std::str::from_utf8(&tag)
                .ok()
                .and_then(Lang::from_tag)
                .unwrap_or(Lang::UNKNOWN),
            official: flags & 1 == 1,
        })
    }

    /// What a concept is called in a language; in another, where it has no name in that one.
    pub(super) fn label(&self, concept: &PackedConcept<'_>, lang: Lang) -> Option<&str> {
        let names = || concept.names.clone().filter_map(|i| self.name(i));
        let official = names().find(|name| name.official && name.lang == lang);
        official
            .or_else(|| names().find(|name| name.official))
            .or_else(|| names().next())
            .map(|name| name.text)
    }

    /// The names that are written as `key`, by their index.
    pub(super) fn written(&self, key: &str) -> Vec<u32> {
        let at = self.exact.get(key);
        at.map(|at| list(self.exact_lists.as_ref(), at as usize))
            .unwrap_or_default()
    }

    /// The names whose key is one edit away from `key`, by their index.
    pub(super) fn almost(&self, key: &str) -> Vec<u32> {
        use fst::{IntoStreamer, Streamer};
        let mut found = Vec::new();
        let mut stream = self.exact.search(Almost::new(key)).into_stream();
        while let Some((_, at)) = stream.next() {
            found.extend(list(self.exact_lists.as_ref(), at as usize));
        }
        found
    }

    /// The unit of that stem.
    pub(super) fn unit(&self, stem: &str) -> Option<u32> {
        self.units
            .get(stem)
            .and_then(|unit| u32::try_from(unit).ok())
    }

    /// How much a unit tells.
    pub(super) fn weight(&self, unit: u32) -> f32 {
        row(self.unit_rows.as_ref(), unit, UNIT)
            .and_then(|row| u32_at(row, 0))
            .map_or(0.0, f32::from_bits)
    }

    /// The names that have a unit, each with its share in the name (255 is all of it).
    pub(super) fn postings(&self, unit: u32) -> impl Iterator<Item = (u32, u8)> + '_ {
        let row = row(self.unit_rows.as_ref(), unit, UNIT);
        let at = row.and_then(|row| u32_at(row, 2)).unwrap_or(0) as usize;
        let many = row.and_then(|row| u32_at(row, 3)).unwrap_or(0);
        let mut bytes = self.postings.as_ref().get(at..).unwrap_or_default();
        let mut last = 0_u32;
        (0..many).map_while(move |_| {
            last = last.checked_add(varint(&mut bytes)?)?;
            let (&share, rest) = bytes.split_first()?;
            bytes = rest;
            Some((last, share))
        })
    }

    /// The units of other languages that a unit is mostly paired with, each with how often.
    pub(super) fn links(&self, unit: u32) -> impl Iterator<Item = (u32, f32)> + '_ {
        let row = row(self.unit_rows.as_ref(), unit, UNIT);
        let at = row.and_then(|row| u32_at(row, 4)).unwrap_or(0) as usize;
        let many = row.and_then(|row| u32_at(row, 5)).unwrap_or(0) as usize;
        let links = self.links.as_ref().get(at..).unwrap_or_default();
        (0..many).filter_map(move |i| {
            Some((
                u32_at(links, 2 * i)?,
                f32::from_bits(u32_at(links, 2 * i + 1)?),
            ))
        })
    }

    /// The units that are written like `stem`, each with how much, the likest first.
    pub(super) fn like(&self, stem: &str, least: f32, most: usize) -> Vec<(u32, f32)> {
        let own = grams(stem);
        let mut shared: FxHashMap<u32, u32> = FxHashMap::default();
        for gram in &own {
            for unit in self.with_gram(*gram) {
                *shared.entry(unit).or_default() += 1;
            }
        }
        let mut like: Vec<(u32, f32)> = shared
            .into_iter()
            .filter_map(|(unit, shared)| {
                let letters = u32_at(row(self.unit_rows.as_ref(), unit, UNIT)?, 1)? as usize;
                let all = own.len() + letters;
                let share = 2.0 * shared as f32 / all.max(1) as f32;
                (share >= least).then_some((unit, share.min(1.0)))
            })
            .collect();
        like.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        like.truncate(most);
        like
    }

    /// How much a gram tells: the fewer units have it, the more.
    pub(super) fn gram_weight(&self, gram: u64) -> f32 {
        let mut bytes = self.gram_list(gram).unwrap_or_default();
        let with = varint(&mut bytes).unwrap_or(0);
        let all = self.unit_rows.as_ref().len() / UNIT;
        ((1.0 + all as f32) / (1.0 + with as f32)).ln() + 1.0
    }

    /// The units that have a gram.
    fn with_gram(&self, gram: u64) -> Vec<u32> {
        self.gram_list(gram)
            .map_or_else(Vec::new, |bytes| list(bytes, 0))
    }

    /// The list of the units that have a gram, and what follows it. The section is a sorted table of grams and places, then the lists.
    fn gram_list(&self, gram: u64) -> Option<&[u8]> {
        let bytes = self.grams.as_ref();
        let many = u32_at(bytes, 0).unwrap_or(0) as usize;
        let key = |i: usize| {
            let at = 4 + 12 * i;
            bytes
                .get(at..at + 8)
                .and_then(|b| b.try_into().ok())
                .map_or(u64::MAX, u64::from_le_bytes)
        };
        let (mut low, mut high) = (0, many);
        while low < high {
            let middle = low + (high - low) / 2;
            match key(middle) < gram {
                true => low = middle + 1,
                false => high = middle,
            }
        }
        if low >= many || key(low) != gram {
            return None;
        }
        let at = 4 + 12 * low + 8;
        let place = bytes
            .get(at..at + 4)
            .and_then(|b| b.try_into().ok())
            .map_or(0, u32::from_le_bytes);
        let lists = bytes.get(4 + 12 * many..)?;
        lists.get(place as usize..)
    }
}

/// A concept of a pack.
#[derive(Debug, Clone)]
pub(super) struct PackedConcept<'p> {
    pub(super) system: &'p str,
    pub(super) id: &'p str,
    /// Empty where there is none.
    pub(super) group: &'p str,
    pub(super) names: Range<u32>,
}

/// A name of a pack.
#[derive(Debug, Clone, Copy)]
pub(super) struct PackedName<'p> {
    pub(super) concept: u32,
    pub(super) text: &'p str,
    pub(super) lang: Lang,
    pub(super) official: bool,
}

fn u32_at(bytes: &[u8], index: usize) -> Option<u32> {
    let at = index.checked_mul(4)?;
    Some(u32::from_le_bytes(
        bytes.get(at..at.checked_add(4)?)?.try_into().ok()?,
    ))
}

fn row(bytes: &[u8], index: u32, size: usize) -> Option<&[u8]> {
    let at = (index as usize).checked_mul(size)?;
    bytes.get(at..at.checked_add(size)?)
}

/// A list: how many, then each as the distance from the one before.
fn list(bytes: &[u8], at: usize) -> Vec<u32> {
    let mut bytes = bytes.get(at..).unwrap_or_default();
    let many = varint(&mut bytes).unwrap_or(0);
    let mut last = 0_u32;
    (0..many)
        .map_while(|_| {
            last = last.checked_add(varint(&mut bytes)?)?;
            Some(last)
        })
        .collect()
}

fn varint(bytes: &mut &[u8]) -> Option<u32> {
    let mut value = 0_u32;
    for shift in [0, 7, 14, 21, 28] {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}
