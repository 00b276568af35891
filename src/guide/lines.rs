//! The lines of a page as decisions know them: by what they say, by which of the equal lines they are, and by their
//! neighbours.

use super::decisions::{Decided, Verb, hash};
use crate::clean::Class;
use crate::ingest::Page;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// How much of a line is written down for those who read the file, in characters.
const EXCERPT: usize = 80;

/// The lines of a page with their hashes.
pub(super) struct Lines<'p> {
    text: Vec<&'p str>,
    /// Whether the line is blank, and its hash.
    pub(super) all: Vec<(bool, String)>,
    /// The nearest lines before and after each that are not blank.
    around: Vec<(Option<usize>, Option<usize>)>,
}

/// A line's hash, with that of the line before it, or after it, or both, where these are sought too.
type Key<'l> = (&'l str, Option<&'l str>, Option<&'l str>);

/// The lines that no decision has found yet.
pub(super) struct Free<'l> {
    lines: &'l Lines<'l>,
    of: FxHashMap<&'l str, Vec<usize>>,
    by: FxHashMap<Key<'l>, BTreeSet<usize>>,
}

impl<'p> Lines<'p> {
    pub(super) fn of(page: &'p Page) -> Self {
        // What stands after the last line end is no line if it is empty.
        let text: Vec<&str> = page.text().lines().map(str::trim).collect();
        let all: Vec<_> = text.iter().map(|l| (l.is_empty(), hash(l))).collect();
        let mut around = vec![(None, None); all.len()];
        let mut last = None;
        for (i, (blank, _)) in all.iter().enumerate() {
            around[i].0 = last;
            last = if *blank { last } else { Some(i) };
        }
        last = None;
        for (i, (blank, _)) in all.iter().enumerate().rev() {
            around[i].1 = last;
            last = if *blank { last } else { Some(i) };
        }
        Lines { text, all, around }
    }

    /// All of them, free.
    pub(super) fn free(&self) -> Free<'_> {
        let mut free = Free {
            lines: self,
            of: FxHashMap::default(),
            by: FxHashMap::default(),
        };
        for (i, (blank, hash)) in self.all.iter().enumerate() {
            if !blank {
                free.of.entry(hash).or_default().push(i);
                for key in self.keys(i) {
                    free.by.entry(key).or_default().insert(i);
                }
            }
        }
        free
    }

    fn keys(&self, index: usize) -> [Key<'_>; 4] {
        let (before, after) = self.around(index);
        keys(&self.all[index].1, before, after)
    }

    /// Hashes of the nearest lines that are not blank.
    fn around(&self, index: usize) -> (&str, &str) {
        let hash = |at: Option<usize>| at.map_or("", |i| self.all[i].1.as_str());
        let (before, after) = self.around[index];
        (hash(before), hash(after))
    }
}

fn keys<'l>(hash: &'l str, before: &'l str, after: &'l str) -> [Key<'l>; 4] {
    [
        (hash, Some(before), Some(after)),
        (hash, Some(before), None),
        (hash, None, Some(after)),
        (hash, None, None),
    ]
}

impl Free<'_> {
    /// What is remembered of a line that is decided on.
    pub(super) fn decided(
        &self,
        page: &str,
        index: usize,
        does: Verb,
        class: Option<Class>,
    ) -> Decided {
        let hash = &self.lines.all[index].1;
        let with = self.of.get(hash.as_str()).map_or(&[][..], Vec::as_slice);
        let (before, after) = self.lines.around(index);
        Decided {
            page: page.to_owned(),
            line: index + 1,
            does,
            class: class.filter(|_| does == Verb::Drop),
            text: self.lines.text[index].chars().take(EXCERPT).collect(),
            hash: hash.clone(),
            nth: with.binary_search(&index).unwrap_or(0) + 1,
            of: with.len(),
            before: before.to_owned(),
            after: after.to_owned(),
        }
    }

    /// The index of the line that a decision is about, if it is still there and free.
    pub(super) fn find(&self, decided: &Decided) -> Option<usize> {
        let with = self.of.get(decided.hash.as_str())?;
        let keys = keys(&decided.hash, &decided.before, &decided.after);
        if with.len() == decided.of
            && let Some(&index) = with.get(decided.nth.wrapping_sub(1))
            && self
                .by
                .get(&keys[3])
                .is_some_and(|free| free.contains(&index))
        {
            return Some(index);
        }
        // The page was edited: the line with most of the same neighbours, the nearest of these.
        let line = decided.line.saturating_sub(1);
        let nearest = |keys: &[Key<'_>]| {
            let sets = keys.iter().filter_map(|key| self.by.get(key));
            let near = sets.flat_map(|set| {
                let before = set.range(..=line).next_back();
                before.into_iter().chain(set.range(line..).next())
            });
            near.copied().min_by_key(|i| (i.abs_diff(line), *i))
        };
        nearest(&keys[..1])
            .or_else(|| nearest(&keys[1..3]))
            .or_else(|| nearest(&keys[3..]))
    }

    /// A line is not free any more.
    pub(super) fn take(&mut self, index: usize) {
        for key in self.lines.keys(index) {
            if let Some(set) = self.by.get_mut(&key) {
                set.remove(&index);
            }
        }
    }
}
