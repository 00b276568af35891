//! Letters: how alike two names are by the runs of three letters that they share, each weighed by how much it tells.
//!
//! A run that many units of the classification have ("are", "chef") says less than one that few have.

use super::pack::Pack;
use super::units::grams;
use rustc_hash::FxHashMap;

/// How much the runs of letters of a classification tell, each looked up once.
pub(super) struct GramWeights<'p> {
    pack: &'p Pack,
    known: FxHashMap<u64, f32>,
}

impl<'p> GramWeights<'p> {
    pub(super) fn new(pack: &'p Pack) -> Self {
        GramWeights {
            pack,
            known: FxHashMap::default(),
        }
    }

    fn of(&mut self, gram: u64) -> f32 {
        let weight = || self.pack.gram_weight(gram);
        *self.known.entry(gram).or_insert_with(weight)
    }
}

/// The runs of letters of a name, sorted, each once, with its weight.
pub(super) struct Letters {
    grams: Vec<(u64, f32)>,
    length: f32,
}

impl Letters {
    pub(super) fn new(plain: &str, weights: &mut GramWeights<'_>) -> Self {
        let mut own: Vec<(u64, f32)> = Vec::new();
        for gram in grams(plain) {
            let weight = weights.of(gram);
            match own.last_mut() {
                Some((last, times)) if *last == gram => *times += weight,
                _ => own.push((gram, weight)),
            }
        }
        let length = own.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
        Letters { grams: own, length }
    }

    /// How alike two names are, from 0 to 1: the cosine.
    pub(super) fn like(&self, other: &Letters) -> f32 {
        let (mut i, mut k, mut both) = (0, 0, 0.0_f32);
        while let (Some((x, v)), Some((y, w))) = (self.grams.get(i), other.grams.get(k)) {
            match x.cmp(y) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => k += 1,
                std::cmp::Ordering::Equal => {
                    both += v * w;
                    (i, k) = (i + 1, k + 1);
                }
            }
        }
        (both / (self.length * other.length).max(f32::MIN_POSITIVE)).min(1.0)
    }
}
