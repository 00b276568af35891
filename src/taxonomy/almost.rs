//! Almost: keys that are one edit away from another, found in a sorted set without comparing all of them.
//!
//! The automaton keeps three cells of the table of edit distances, those about the diagonal: with one edit, no other cell can
//! be small enough. It is made in no time, where one that has every state worked out before takes longer than the search.

use fst::Automaton;

/// Finds the keys that are at most one letter (put in, left out, or another) away from a key.
pub(super) struct Almost {
    letters: Vec<char>,
}

/// As far as a key was read.
#[derive(Clone, Copy)]
pub(super) struct Read {
    /// How many letters.
    at: usize,
    /// How many edits lead from the letters read to those of the key up to the one before, to as many, and to one more; 2 is
    /// too many.
    edits: [u8; 3],
    /// The bytes of a letter that is not read to its end, and how many there are.
    bytes: [u8; 4],
    begun: usize,
}

impl Almost {
    pub(super) fn new(key: &str) -> Self {
        Almost {
            letters: key.chars().collect(),
        }
    }

    fn step(&self, read: &Read, letter: char) -> Read {
        // The cell of the first so many letters of the key, and of one more letter read.
        let same = |n: usize| n.checked_sub(1).and_then(|n| self.letters.get(n)) == Some(&letter);
        let [before, here, after] = read.edits;
        let at = read.at + 1;
        let cell = |n: Option<usize>, beside: u8, over: u8, last: u8| match n {
            Some(n) if n <= self.letters.len() => {
                let other = u8::from(!same(n));
                let other = if n == 0 {
                    2
                } else {
                    beside.saturating_add(other)
                };
                other
                    .min(over.saturating_add(1))
                    .min(last.saturating_add(1))
                    .min(2)
            }
            _ => 2,
        };
        let first = cell(at.checked_sub(1), before, here, 2);
        let second = cell(Some(at), here, after, first);
        let third = cell(Some(at + 1), after, 2, second);
        Read {
            at,
            edits: [first, second, third],
            ..self.start()
        }
    }
}

impl Automaton for Almost {
    type State = Read;

    fn start(&self) -> Read {
        Read {
            at: 0,
            edits: [2, 0, if self.letters.is_empty() { 2 } else { 1 }],
            bytes: [0; 4],
            begun: 0,
        }
    }

    fn is_match(&self, read: &Read) -> bool {
        let end = (self.letters.len() + 1).checked_sub(read.at);
        let edits = end.and_then(|end| read.edits.get(end));
        read.begun == 0 && edits.is_some_and(|edits| *edits < 2)
    }

    fn can_match(&self, read: &Read) -> bool {
        read.edits.iter().any(|edits| *edits < 2)
    }

    fn accept(&self, read: &Read, byte: u8) -> Read {
        let mut next = *read;
        let dead = Read {
            edits: [2; 3],
            ..self.start()
        };
        let Some(place) = next.bytes.get_mut(next.begun) else {
            return dead;
        };
        *place = byte;
        next.begun += 1;
        match std::str::from_utf8(&next.bytes[..next.begun]) {
            Ok(letter) => letter.chars().next().map_or(dead, |c| self.step(read, c)),
            Err(error) if error.error_len().is_none() => next,
            Err(_) => dead,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Almost;
    use fst::{IntoStreamer, Set};
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    /// Whether one edit at most leads from one to the other, by making every edit.
    fn is_almost(a: &[char], b: &[char]) -> bool {
        let without = |all: &[char], at: usize| [&all[..at], &all[at + 1..]].concat();
        a == b
            || (0..a.len()).any(|i| without(a, i) == b)
            || (0..b.len()).any(|i| without(b, i) == a)
            || (a.len() == b.len() && (0..a.len()).any(|i| without(a, i) == without(b, i)))
    }

    proptest! {
        #[test]
        fn keys_one_edit_away_are_found(
            keys in prop::collection::btree_set("[abå€]{0,5}", 1..60),
            key in "[abå€]{0,5}",
        ) {
            let set = Set::from_iter(&keys).expect("keys in order");
            let found = set.search(Almost::new(&key)).into_stream().into_strs();
            let found = found.expect("keys are UTF-8");
            let letters = |text: &str| text.chars().collect::<Vec<_>>();
            let near = keys.iter().filter(|other| is_almost(&letters(&key), &letters(other)));
            prop_assert_eq!(
                found.into_iter().collect::<BTreeSet<_>>(),
                near.cloned().collect::<BTreeSet<_>>()
            );
        }
    }
}
