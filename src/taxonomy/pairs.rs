//! Pairs: which units of two languages mean the same, learned from concepts that have names in both.
//!
//! IBM model 1 (Brown, Della Pietra, Della Pietra and Mercer, The Mathematics of Statistical Machine Translation, 1993) over
//! the names of each concept: a classification in two languages is a small parallel corpus of exactly the words at hand.
//! So a Swedish title reaches the many English names that ESCO has where it has one in Swedish.

use super::concept::Concept;
use rustc_hash::FxHashMap;

/// Rounds of learning.
const ROUNDS: usize = 5;

/// A unit is linked to at most so many others, and to none that it is paired with more seldom than this.
const MOST: usize = 3;
const LEAST: f32 = 0.15;

/// For each unit, the units of other languages that mean the same, the likeliest first.
pub(super) fn links(
    concepts: &[&Concept],
    of_names: &[Vec<(String, f32)>],
    ids: &FxHashMap<&str, u32>,
) -> Vec<Vec<(u32, f32)>> {
    let pairs = pairs(concepts, of_names, ids);
    let mut links: Vec<Vec<(u32, f32)>> = vec![Vec::new(); ids.len()];
    if pairs.is_empty() {
        return links;
    }
    let mut chances: FxHashMap<(u32, u32), f32> = FxHashMap::default();
    for _ in 0..ROUNDS {
        let mut counts: FxHashMap<(u32, u32), f32> = FxHashMap::default();
        let mut totals: FxHashMap<u32, f32> = FxHashMap::default();
        for (from, to, weight) in &pairs {
            for &t in to {
                let chance = |f: u32| chances.get(&(f, t)).copied().unwrap_or(1e-3);
                let all: f32 = from.iter().map(|&f| chance(f)).sum();
                for &f in from {
                    let part = weight * chance(f) / all;
                    *counts.entry((f, t)).or_default() += part;
                    *totals.entry(f).or_default() += part;
                }
            }
        }
        for ((f, _), count) in &mut counts {
            *count /= totals.get(f).copied().unwrap_or(1.0);
        }
        chances = counts;
    }
    for ((f, t), chance) in chances {
        if chance >= LEAST && f != t {
            links[f as usize].push((t, chance));
        }
    }
    for own in &mut links {
        own.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        own.truncate(MOST);
    }
    links
}

/// The names of each concept in one language beside those in another, each list of units with its weight.
fn pairs(
    concepts: &[&Concept],
    of_names: &[Vec<(String, f32)>],
    ids: &FxHashMap<&str, u32>,
) -> Vec<(Vec<u32>, Vec<u32>, f32)> {
    /// Concepts have dozens of names in English; the first of each language say enough.
    const NAMES: usize = 12;
    let mut out = Vec::new();
    let mut index = 0;
    for concept in concepts {
        let names = &of_names[index..index + concept.names.len()];
        index += concept.names.len();
        let units = |i: usize| -> Vec<u32> {
            names[i]
                .iter()
                .filter_map(|(stem, _)| ids.get(stem.as_str()).copied())
                .collect()
        };
        let all = || concept.names.iter().enumerate();
        for (i, from) in all().filter(|(_, name)| name.official) {
            let others = all().filter(|(_, to)| to.lang != from.lang).take(NAMES);
            let others: Vec<Vec<u32>> = others.map(|(k, _)| units(k)).collect();
            let weight = 1.0 / others.len().max(1) as f32;
            out.extend(others.into_iter().map(|to| (units(i), to, weight)));
        }
    }
    out
}
