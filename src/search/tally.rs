//! Tallies: how often each value of what hits are counted by was seen.

use super::answer::{Count, Counts};
use super::by::By;
use super::cross::Values;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use tantivy::{DocId, SegmentReader};

/// How often the values of one thing were seen in a segment.
pub(super) struct Tally {
    by: By,
    values: Values,
    counts: Vec<u32>,
    /// The last page that each value was counted for, where pages are counted and not all documents of one have the same
    /// values.
    counted: Option<Vec<u32>>,
    by_page: bool,
}

/// What was seen: how many values, and the most frequent, each with how often.
pub(super) struct Seen {
    distinct: usize,
    values: Vec<(String, usize)>,
}

impl Tally {
    /// `by_page` is whether pages are counted and not documents.
    pub(super) fn new(by: By, reader: &SegmentReader, by_page: bool) -> tantivy::Result<Self> {
        let values = Values::new(by, reader)?;
        let size = values.size();
        Ok(Tally {
            by,
            counts: vec![0; size],
            counted: (by_page && !by.is_of_page()).then(|| vec![0; size]),
            by_page,
            values,
        })
    }

    /// Counts the values of a hit. Pages have numbers from 1 in the order of the hits, and no page comes again; `first` is
    /// whether this is the first hit of it.
    pub(super) fn see(&mut self, doc: DocId, page: u32, first: bool) {
        let (counts, counted) = (&mut self.counts, &mut self.counted);
        match counted {
            // What all documents of a page have was counted with the first.
            None if self.by_page && !first => {}
            None => self.values.each(doc, |ord| {
                if let Some(count) = counts.get_mut(ord as usize) {
                    *count += 1;
                }
            }),
            Some(counted) => self.values.each(doc, |ord| {
                if let Some(last) = counted.get_mut(ord as usize)
                    && std::mem::replace(last, page) != page
                {
                    counts[ord as usize] += 1;
                }
            }),
        }
    }

    /// What was seen: all of it, or the `most` most frequent values, where these can be told by their numbers alone.
    pub(super) fn seen(&self, most: Option<usize>) -> tantivy::Result<Seen> {
        let seen = (0..).zip(&self.counts).filter(|(_, count)| **count > 0);
        let mut seen: Vec<(u64, u32)> = seen.map(|(ord, count)| (ord, *count)).collect();
        let distinct = seen.len();
        if let Some(most) = most
            && most < seen.len()
            && self.by.has_all()
        {
            // Numbers are in the order of names.
            seen.sort_unstable_by_key(|(ord, count)| (Reverse(*count), *ord));
            seen.truncate(most);
            seen.sort_unstable();
        }
        let ords: Vec<u64> = seen.iter().map(|(ord, _)| *ord).collect();
        let names = self.values.names(&ords)?.into_iter().zip(seen);
        let values = names.filter_map(|(name, (_, count))| Some((name?, count as usize)));
        Ok(Seen {
            distinct,
            values: values.collect(),
        })
    }
}

/// The counts of all segments together, of each thing the `most` most frequent values; 0 is all.
pub(super) fn counts(by: By, seen: Vec<Seen>, most: usize) -> Counts {
    let alone = seen.len() == 1 && by.has_all();
    let distinct = seen.first().map_or(0, |seen| seen.distinct);
    let mut sums: BTreeMap<String, usize> = BTreeMap::new();
    for (value, count) in seen.into_iter().flat_map(|seen| seen.values) {
        *sums.entry(value).or_default() += count;
    }
    let distinct = if alone { distinct } else { sums.len() };
    let values = sums.into_iter();
    let mut values: Vec<Count> = values
        .map(|(value, count)| Count { value, count })
        .collect();
    // Stable, so equals keep the order of their names.
    values.sort_by_key(|value| Reverse(value.count));
    if most > 0 {
        values.truncate(most);
    }
    Counts {
        field: by.name(),
        distinct,
        values,
    }
}
