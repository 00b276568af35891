//! Qualities: kind, sub-type, modality and employer size of the facts of a document.
//!
//! All of them stand in one value of one column. Nearly always all are counted, so a document is looked up once for them
//! together; and few sets of them come again in many documents, so that the column is small.

use crate::facts::{EmployerSize, Facet, Fact, Kind, Modality};
use std::ops::Range;
use std::sync::{Arc, LazyLock};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocId, SegmentReader};

/// A set of qualities, a bit for each of [`NAMES`].
pub(crate) type Set = u128;

/// The names of all qualities: those of one sort stand together, in the order of the alphabet.
pub(crate) static NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let mut names = Vec::new();
    for mut sort in [
        Kind::ALL.iter().map(|kind| kind.name()).collect::<Vec<_>>(),
        Facet::ALL.iter().map(|facet| facet.name()).collect(),
        Modality::ALL
            .iter()
            .map(|modality| modality.name())
            .collect(),
        EmployerSize::ALL.iter().map(|size| size.name()).collect(),
    ] {
        sort.sort_unstable();
        names.extend(sort);
    }
    names
});

/// Where the kinds stand among the names, and behind them the sub-types, the modalities and the sizes of employers.
const KINDS: Range<usize> = 0..Kind::ALL.len();
const FACETS: Range<usize> = KINDS.end..KINDS.end + Facet::ALL.len();
const MODALITIES: Range<usize> = FACETS.end..FACETS.end + Modality::ALL.len();
const SIZES: Range<usize> = MODALITIES.end..MODALITIES.end + EmployerSize::ALL.len();

const _: () = assert!(SIZES.end <= Set::BITS as usize, "a bit for each");

/// What qualities there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quality {
    Kind,
    Facet,
    Modality,
    EmployerSize,
}

impl Quality {
    fn range(self) -> Range<usize> {
        match self {
            Quality::Kind => KINDS,
            Quality::Facet => FACETS,
            Quality::Modality => MODALITIES,
            Quality::EmployerSize => SIZES,
        }
    }

    /// All values of it.
    pub(crate) fn all(self) -> Set {
        self.range().fold(0, |set, bit| set | 1 << bit)
    }

    /// The value of that name; none where it has none.
    pub(crate) fn bit(self, name: &str) -> Set {
        let range = self.range();
        let at = NAMES[range.clone()].iter().position(|own| *own == name);
        at.map_or(0, |at| 1 << (range.start + at))
    }
}

/// The places of the bits of a set, in order.
pub(crate) fn bits(mut set: Set) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = set.trailing_zeros();
        set &= set.checked_sub(1)?;
        Some(bit as usize)
    })
}

/// The names of a set.
pub(crate) fn names(set: Set) -> impl Iterator<Item = &'static str> {
    bits(set).filter_map(|bit| NAMES.get(bit).copied())
}

/// What facts have.
pub(super) fn of(facts: &[Fact]) -> Set {
    let each = facts.iter().map(|fact| {
        let facet = fact.facet.map(|facet| Quality::Facet.bit(facet.name()));
        let size = fact.employer_size;
        let size = size.map(|size| Quality::EmployerSize.bit(size.name()));
        Quality::Kind.bit(fact.kind.name())
            | Quality::Modality.bit(fact.modality.name())
            | facet.unwrap_or(0)
            | size.unwrap_or(0)
    });
    each.fold(0, |all, set| all | set)
}

/// A set as it stands in the column: a character for each quality.
pub(super) fn written(set: Set) -> String {
    let letter = |bit: usize| char::from_u32(u32::from('!') + bit as u32);
    bits(set).filter_map(letter).collect()
}

/// What the documents of a segment have.
#[derive(Clone)]
pub(crate) struct Qualities {
    column: StrColumn,
    /// The sets that the numbers of the column stand for.
    sets: Arc<[Set]>,
}

impl Qualities {
    /// Nothing where no document of the segment has any.
    pub(crate) fn of(segment: &SegmentReader) -> tantivy::Result<Option<Self>> {
        let Some(column) = segment.fast_fields().str("qualities")? else {
            return Ok(None);
        };
        let sets = sets(&column)?.into();
        Ok(Some(Qualities { column, sets }))
    }

    /// Those of a document.
    pub(crate) fn get(&self, doc: DocId) -> Set {
        let set = self.column.ords().first(doc);
        let set = set.and_then(|ord| self.sets.get(ord as usize));
        set.copied().unwrap_or(0)
    }

    /// The column of the numbers of sets, and one more than the last of them.
    pub(crate) fn numbers(&self) -> (&Column<u64>, u32) {
        (self.column.ords(), self.sets.len() as u32)
    }

    /// The sets by their numbers.
    pub(crate) fn sets(&self) -> &[Set] {
        &self.sets
    }
}

/// The sets that the numbers of the column stand for.
fn sets(column: &StrColumn) -> std::io::Result<Vec<Set>> {
    let mut sets = Vec::with_capacity(column.num_terms());
    let mut terms = column.dictionary().stream()?;
    while terms.advance() {
        let letters = std::str::from_utf8(terms.key()).unwrap_or_default();
        let bits = letters
            .chars()
            .map(|c| u32::from(c).wrapping_sub(u32::from('!')));
        sets.push(bits.fold(0, |set, bit| {
            set | Set::from(bit < Set::BITS) << (bit % Set::BITS)
        }));
    }
    Ok(sets)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_quality_has_a_bit_of_its_own() {
        let mut all = 0;
        for (quality, names) in [
            (
                Quality::Kind,
                Kind::ALL.iter().map(|v| v.name()).collect::<Vec<_>>(),
            ),
            (
                Quality::Facet,
                Facet::ALL.iter().map(|v| v.name()).collect(),
            ),
            (
                Quality::Modality,
                Modality::ALL.iter().map(|v| v.name()).collect(),
            ),
            (
                Quality::EmployerSize,
                EmployerSize::ALL.iter().map(|v| v.name()).collect(),
            ),
        ] {
            for name in names {
                let bit = quality.bit(name);
                assert_eq!((bit.count_ones(), all & bit), (1, 0), "{name}");
                assert_eq!(quality.all() & bit, bit);
                let number = bits(bit).next();
                assert_eq!(number.map(|number| NAMES[number]), Some(name));
                all |= bit;
            }
        }
        assert_eq!(bits(all).count(), NAMES.len());
        assert_eq!(written(all).chars().count(), NAMES.len());
    }
}
