//! The model: weights of features, certain words, lemma rules, as one compact file.
//!
//! Layout, all numbers little-endian: the magic `SIKTAW1\n`; the number of features (u32); their numbers, rising (u32 each);
//! for each the number of its weights (u8) and these, as a tag (u8) and a weight (i8); then text in UTF-8: the certain words
//! (`form TAB tag`), a line of `--`, and the lemma rules as [`Lemmas::write`] gives them.

use super::lemma::Lemmas;
use super::tag::{TAGS, Tag};
use rustc_hash::FxHashMap;

const MAGIC: &[u8] = b"SIKTAW1\n";

/// A score for every tag; as long as a power of two, for the machine's sake.
pub(super) type Scores = [i16; 32];

/// What training gives and tagging uses.
#[derive(Debug, Clone, Default)]
pub(super) struct Model {
    /// Slots of an open table: a feature and where its weights begin; the feature 0 is none.
    slots: Vec<(u32, u32)>,
    /// Weights: how many, then tag and weight in turn.
    weights: Vec<u8>,
    /// Words that are always the same.
    certain: FxHashMap<Box<str>, Tag>,
    /// The lemma rules.
    pub(super) lemmas: Lemmas,
}

impl Model {
    /// A model of these weights (by feature), certain words and lemma rules.
    pub(super) fn new(
        weights: &[(u32, Vec<(Tag, i8)>)],
        certain: FxHashMap<Box<str>, Tag>,
        lemmas: Lemmas,
    ) -> Model {
        let mut model = Model {
            slots: vec![(0, 0); (weights.len() * 2 + 1).next_power_of_two()],
            weights: Vec::new(),
            certain,
            lemmas,
        };
        for (feature, row) in weights {
            let start = model.weights.len() as u32;
            model.weights.push(row.len() as u8);
            for (tag, weight) in row {
                model.weights.push(tag.index() as u8);
                model.weights.push(weight.to_le_bytes()[0]);
            }
            let mut slot = model.slot(*feature);
            while model.slots[slot].0 != 0 {
                slot = (slot + 1) & (model.slots.len() - 1);
            }
            model.slots[slot] = (*feature, start);
        }
        model
    }

    fn slot(&self, feature: u32) -> usize {
        feature as usize & (self.slots.len() - 1)
    }

    /// Adds the weights of `feature` to `scores`.
    pub(super) fn add(&self, feature: u32, scores: &mut Scores) {
        if self.slots.is_empty() {
            return;
        }
        let mut slot = self.slot(feature);
        // At most half of the slots are taken, so the search ends.
        while self.slots[slot].0 != feature {
            if self.slots[slot].0 == 0 {
                return;
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        let start = self.slots[slot].1 as usize;
        let count = usize::from(self.weights[start]);
        for cell in self.weights[start + 1..][..2 * count].chunks_exact(2) {
            let score = &mut scores[usize::from(cell[0]) & 31];
            *score = score.saturating_add(i16::from(i8::from_le_bytes([cell[1]])));
        }
    }

    /// The tag of a word (in lower case) that is always the same.
    pub(super) fn certain(&self, word: &str) -> Option<Tag> {
        self.certain.get(word).copied()
    }

    /// The file.
    pub(super) fn write(&self) -> Vec<u8> {
        let mut features: Vec<(u32, u32)> = self
            .slots
            .iter()
            .copied()
            .filter(|slot| slot.0 != 0)
            .collect();
        features.sort_unstable();
        let mut bytes = MAGIC.to_vec();
        bytes.extend((features.len() as u32).to_le_bytes());
        for (feature, _) in &features {
            bytes.extend(feature.to_le_bytes());
        }
        for (_, start) in &features {
            let start = *start as usize;
            let count = usize::from(self.weights[start]);
            bytes.extend(&self.weights[start..=start + 2 * count]);
        }
        let mut certain: Vec<_> = self
            .certain
            .iter()
            .map(|(word, tag)| format!("{word}\t{}\n", tag.index()))
            .collect();
        certain.sort_unstable();
        bytes.extend(certain.concat().as_bytes());
        bytes.extend(b"--\n");
        bytes.extend(self.lemmas.write().as_bytes());
        bytes
    }

    /// Reads a file; none if it is no model.
    pub(super) fn read(bytes: &[u8]) -> Option<Model> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (count, rest) = rest.split_at_checked(4)?;
        let count = u32::from_le_bytes(count.try_into().ok()?) as usize;
        let (features, mut rest) = rest.split_at_checked(count.checked_mul(4)?)?;
        let mut weights = Vec::with_capacity(count);
        for feature in features.chunks_exact(4) {
            let (&length, after) = rest.split_first()?;
            let (row, after) = after.split_at_checked(2 * usize::from(length))?;
            let row = row.chunks_exact(2).map(|cell| {
                (
                    Tag::at(usize::from(cell[0]) % TAGS),
                    i8::from_le_bytes([cell[1]]),
                )
            });
            weights.push((u32::from_le_bytes(feature.try_into().ok()?), row.collect()));
            rest = after;
        }
        let (certain, lemmas) = std::str::from_utf8(rest).ok()?.split_once("--\n")?;
        let certain = certain.lines().filter_map(|line| {
            let (word, tag) = line.split_once('\t')?;
            Some((word.into(), Tag::at(tag.parse().ok()?)))
        });
        Some(Model::new(
            &weights,
            certain.collect(),
            Lemmas::read(lemmas),
        ))
    }
}
