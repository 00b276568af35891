//! The order of words, as Swedish dictionaries have it, and what comes first in an order.

use crate::search::Query;
use std::cmp::Ordering;
use std::collections::BinaryHeap;
use unicode_normalization::UnicodeNormalization;

/// What stands for `å`, `ä` and `ö` in a key: `z` and what no word goes on with after a `z`.
const AFTER_Z: [&str; 3] = ["z\u{10fffd}1", "z\u{10fffd}2", "z\u{10fffd}3"];

/// A key by which texts sort as in Swedish: letters before their accents and cases, `å ä ö` after `z` (and `æ` with `ä`,
/// `ø` with `ö`), digits before letters, other signs passed over unless all else is the same. (CLDR's rules for `sv`, as
/// far as words need them; a collation library would bring a megabyte of tables for the three letters.)
#[must_use]
pub fn sort_key(text: &str) -> (String, String) {
    let mut main = String::with_capacity(text.len());
    for c in text.nfc().flat_map(char::to_lowercase) {
        match c {
            'å' => main.push_str(AFTER_Z[0]),
            'ä' | 'æ' => main.push_str(AFTER_Z[1]),
            'ö' | 'ø' => main.push_str(AFTER_Z[2]),
            c if c.is_whitespace() => main.push(' '),
            c => main.extend(std::iter::once(c).nfd().filter(|c| c.is_alphanumeric())),
        }
    }
    (main, text.to_owned())
}

/// The first of many by their keys, equals as they came, no more held at a time than are wanted.
pub(super) struct First<K, T> {
    keep: usize,
    seen: usize,
    /// The last of those that are kept is on top.
    heap: BinaryHeap<Entry<K, T>>,
}

struct Entry<K, T> {
    key: K,
    number: usize,
    item: T,
}

impl<K: Ord, T> PartialEq for Entry<K, T> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl<K: Ord, T> Eq for Entry<K, T> {}

impl<K: Ord, T> PartialOrd for Entry<K, T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<K: Ord, T> Ord for Entry<K, T> {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.key.cmp(&other.key)).then(self.number.cmp(&other.number))
    }
}

impl<K: Ord, T> First<K, T> {
    pub(super) fn new(keep: usize) -> Self {
        First {
            keep,
            seen: 0,
            heap: BinaryHeap::new(),
        }
    }

    /// Whether a key that `is_after` says comes after the last of those that are kept need not be made.
    pub(super) fn passes(&self, is_after: impl FnOnce(&K) -> bool) -> bool {
        let full = self.heap.len() >= self.keep;
        full && self.heap.peek().is_none_or(|last| is_after(&last.key))
    }

    /// Takes the next; `None` is one that need not be kept.
    pub(super) fn see(&mut self, next: Option<(K, T)>) {
        let number = self.seen;
        self.seen += 1;
        let Some((key, item)) = next else { return };
        let entry = Entry { key, number, item };
        if self.heap.len() < self.keep {
            self.heap.push(entry);
        } else if let Some(mut last) = self.heap.peek_mut()
            && entry < *last
        {
            *last = entry;
        }
    }

    /// How many there were, and those that are kept from the one at `offset` on.
    pub(super) fn from(self, offset: usize) -> (usize, impl Iterator<Item = T>) {
        let sorted = self.heap.into_sorted_vec().into_iter();
        (self.seen, sorted.skip(offset).map(|entry| entry.item))
    }
}

/// A score by which the highest comes first.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Highest(f64);

impl Eq for Highest {}

impl PartialOrd for Highest {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Highest {
    fn cmp(&self, other: &Self) -> Ordering {
        other.0.total_cmp(&self.0)
    }
}

/// How many `items` there are, and those that `query` asks for by a score: the highest first, equals in the order of their names.
pub(super) fn highest<T>(
    items: impl Iterator<Item = T>,
    query: &Query,
    score: impl Fn(&T) -> f64,
    name: impl Fn(&T) -> &str,
) -> (usize, Vec<T>) {
    let mut first = First::new(query.offset.saturating_add(query.limit));
    for item in items {
        let score = Highest(score(&item));
        // A key of a name is made only of what may be kept.
        let low = first.passes(|(last, _)| score > *last);
        first.see((!low).then(|| ((score, sort_key(name(&item))), item)));
    }
    let (total, items) = first.from(query.offset);
    (total, items.collect())
}
