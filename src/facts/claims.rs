//! Claims: whether a value claims anything new.

use super::fact::Kind;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::hash::{Hash, Hasher};

/// With how many earlier claims that share a word a claim is compared; more would cost a hostile page quadratic time.
const REMEMBERED: usize = 32;

/// A claim that has all words of an earlier one and more than so many others says more than it.
const MORE: usize = 1;

/// The claims of an article so far.
#[derive(Debug, Default)]
pub(super) struct Claims {
    seen: FxHashSet<(Kind, String)>,
    /// How many longer words each claim has.
    sizes: Vec<usize>,
    /// The claims that each longer word, cut to its stem, stands in.
    by_word: FxHashMap<u64, Vec<usize>>,
}

impl Claims {
    /// Whether `value`, lower-cased, says what no earlier claim of the kind has said, with more words or fewer around it;
    /// remembers it.
    pub(super) fn is_new(&mut self, kind: Kind, value: &str) -> bool {
        let key = key(value);
        let mut words: Vec<u64> = key.split(' ').filter_map(|w| stem_of(kind, w)).collect();
        words.sort_unstable();
        words.dedup();
        if self.repeats(&words) || !self.seen.insert((kind, key)) {
            return false;
        }
        let claim = self.sizes.len();
        self.sizes.push(words.len());
        for word in words {
            self.by_word.entry(word).or_default().push(claim);
        }
        true
    }

    /// Whether an earlier claim has all of these words, or these have all of its: at least two.
    fn repeats(&self, words: &[u64]) -> bool {
        if words.len() < 2 {
            return false;
        }
        let mut common: Vec<usize> = words
            .iter()
            .filter_map(|word| self.by_word.get(word))
            .flat_map(|claims| claims.iter().rev().take(REMEMBERED).copied())
            .collect();
        common.sort_unstable();
        common.chunk_by(|a, b| a == b).any(|c| {
            let size = self.sizes[c[0]];
            c.len() > 1 && c.len() == words.len().min(size) && words.len() <= size + MORE
        })
    }
}

/// A word of four letters or more, cut to its first eight, as a number.
fn stem_of(kind: Kind, word: &str) -> Option<u64> {
    let mut letters = word.char_indices();
    letters.nth(3)?;
    let end = letters.nth(4).map_or(word.len(), |(at, _)| at);
    let mut hasher = FxHasher::default();
    (kind, &word[..end]).hash(&mut hasher);
    Some(hasher.finish())
}

/// What makes two values the same claim: their words without inflection, in order.
fn key(value: &str) -> String {
    let mut key = String::with_capacity(value.len());
    for word in value
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
    {
        let stem = [
            "arna", "erna", "orna", "ar", "er", "or", "en", "et", "an", "na", "n", "t", "a", "e",
            "s",
        ]
        .iter()
        .find_map(|tail| {
            word.strip_suffix(tail)
                .filter(|rest| rest.chars().count() >= 4)
        })
        .unwrap_or(word);
        key.push_str(stem);
        key.push(' ');
    }
    key
}
