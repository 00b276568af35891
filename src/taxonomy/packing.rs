//! Packing: concepts made into the bytes that a pack is opened from.

use super::concept::{Concept, Sort};
use super::pack::HEAD;
use super::pairs;
use super::units::{Units, grams, plain};
use fst::MapBuilder;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

fn put_varint(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn put_list(out: &mut Vec<u8>, list: &[u32]) -> u32 {
    let at = out.len() as u32;
    put_varint(out, list.len() as u32);
    let mut last = 0;
    for &value in list {
        put_varint(out, value - last);
        last = value;
    }
    at
}

/// A pack in the making.
#[derive(Default)]
pub(super) struct Writer {
    text: Vec<u8>,
    known: FxHashMap<String, u32>,
}

impl Writer {
    /// The place and length of a text, which is held once.
    fn hold(&mut self, text: &str) -> [u32; 2] {
        let at = match self.known.get(text) {
            Some(&at) => at,
            None => {
                let at = self.text.len() as u32;
                self.text.extend_from_slice(text.as_bytes());
                self.known.insert(text.to_owned(), at);
                at
            }
        };
        [at, text.len() as u32]
    }

    pub(super) fn write(mut self, concepts: &[&Concept]) -> Vec<u8> {
        let (mut rows, mut names): (Vec<u32>, Vec<u32>) = Default::default();
        let mut exact: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
        let mut units: BTreeMap<String, Vec<(u32, f32)>> = BTreeMap::new();
        let mut makers: BTreeMap<&str, Units> = BTreeMap::new();
        let mut of_names: Vec<Vec<(String, f32)>> = Vec::new();
        for (c, concept) in concepts.iter().enumerate() {
            let first = of_names.len() as u32;
            for name in &concept.names {
                let index = of_names.len() as u32;
                let maker = makers
                    .entry(name.lang.code())
                    .or_insert_with(|| Units::new(name.lang));
                let plain = plain(&name.text);
                let mut own: Vec<(String, f32)> = Vec::new();
                for unit in maker.of(&name.text) {
                    let weight = if unit.head { HEAD } else { 1.0 };
                    match own.iter_mut().find(|(stem, _)| *stem == unit.stem) {
                        Some((_, known)) => *known = known.max(weight),
                        None => own.push((unit.stem, weight)),
                    }
                }
                for key in keys(maker, &plain, own.iter().map(|(stem, _)| stem.as_str())) {
                    exact.entry(key).or_default().insert(index);
                }
                names.push(c as u32);
                names.extend(self.hold(&name.text));
                let tag = name.lang.code().as_bytes();
                names.push(
                    u32::from(name.official) | u32::from(tag[0]) << 8 | u32::from(tag[1]) << 16,
                );
                of_names.push(own);
            }
            for text in [
                &concept.system,
                &concept.id,
                concept.group.as_ref().unwrap_or(&String::new()),
            ] {
                rows.extend(self.hold(text));
            }
            rows.extend([first, of_names.len() as u32 - first]);
        }
        let weights = weights(concepts, &of_names);
        for (index, own) in of_names.iter().enumerate() {
            let weighed = |(stem, times): &(String, f32)| {
                times * weights.get(stem.as_str()).copied().unwrap_or(0.0)
            };
            let length = own
                .iter()
                .map(|unit| weighed(unit).powi(2))
                .sum::<f32>()
                .sqrt();
            for unit in own {
                let share = weighed(unit) / length.max(f32::MIN_POSITIVE);
                units
                    .entry(unit.0.clone())
                    .or_default()
                    .push((index as u32, share));
            }
        }
        let ids: FxHashMap<&str, u32> = units
            .keys()
            .enumerate()
            .map(|(i, stem)| (stem.as_str(), i as u32))
            .collect();
        let links = pairs::links(concepts, &of_names, &ids);
        let (mut unit_rows, mut postings, mut linked): (Vec<u32>, Vec<u8>, Vec<u8>) =
            Default::default();
        let mut by_gram: BTreeMap<u64, Vec<u32>> = BTreeMap::new();
        for (i, (stem, list)) in units.iter().enumerate() {
            let at = postings.len() as u32;
            let mut last = 0;
            for &(name, share) in list {
                put_varint(&mut postings, name - last);
                postings.push((share * 255.0).round().clamp(1.0, 255.0) as u8);
                last = name;
            }
            let own = links.get(i).map_or(&[][..], Vec::as_slice);
            let weight = weights.get(stem.as_str()).copied().unwrap_or(0.0);
            let of_stem = grams(stem);
            unit_rows.extend([
                weight.to_bits(),
                of_stem.len() as u32,
                at,
                list.len() as u32,
            ]);
            unit_rows.extend([linked.len() as u32, own.len() as u32]);
            for (unit, how) in own {
                linked.extend(unit.to_le_bytes());
                linked.extend(how.to_bits().to_le_bytes());
            }
            for gram in of_stem {
                let with = by_gram.entry(gram).or_default();
                if with.last() != Some(&(i as u32)) {
                    with.push(i as u32);
                }
            }
        }
        let mut exact_lists = Vec::new();
        let mut exact_map = MapBuilder::memory();
        for (key, list) in &exact {
            let list: Vec<u32> = list.iter().copied().collect();
            let at = put_list(&mut exact_lists, &list);
            // Keys come sorted, each once.
            let _ = exact_map.insert(key, u64::from(at));
        }
        let mut unit_map = MapBuilder::memory();
        for (i, stem) in units.keys().enumerate() {
            let _ = unit_map.insert(stem, i as u64);
        }
        let sections = [
            self.text,
            le(&rows),
            le(&names),
            exact_map.into_inner().unwrap_or_default(),
            exact_lists,
            unit_map.into_inner().unwrap_or_default(),
            le(&unit_rows),
            postings,
            linked,
            gram_section(&by_gram),
        ];
        let mut out: Vec<u8> = sections
            .iter()
            .flat_map(|s| (s.len() as u32).to_le_bytes())
            .collect();
        out.extend(sections.into_iter().flatten());
        out
    }
}

fn gram_section(by_gram: &BTreeMap<u64, Vec<u32>>) -> Vec<u8> {
    let (mut head, mut lists) = (Vec::new(), Vec::new());
    head.extend((by_gram.len() as u32).to_le_bytes());
    for (gram, units) in by_gram {
        head.extend(gram.to_le_bytes());
        head.extend(put_list(&mut lists, units).to_le_bytes());
    }
    head.extend(lists);
    head
}

fn le(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|n| n.to_le_bytes()).collect()
}

/// How much each unit tells: the fewer concepts have it, the more.
fn weights(concepts: &[&Concept], of_names: &[Vec<(String, f32)>]) -> FxHashMap<String, f32> {
    let mut counts: FxHashMap<String, u32> = FxHashMap::default();
    let mut index = 0;
    for concept in concepts {
        let names = &of_names[index..index + concept.names.len()];
        index += concept.names.len();
        let own: BTreeSet<&str> = names
            .iter()
            .flatten()
            .map(|(stem, _)| stem.as_str())
            .collect();
        for stem in own {
            *counts.entry(stem.to_owned()).or_default() += 1;
        }
    }
    let all = concepts.len() as f32;
    let weight = |n: u32| (1.0 + all / n as f32).ln();
    counts
        .into_iter()
        .map(|(stem, n)| (stem, weight(n)))
        .collect()
}

/// What a name is found by: as it is written (`=`), whatever its inflection (`~`), and whatever the order of its units (`&`).
pub(super) fn keys<'u>(
    maker: &Units,
    plain: &str,
    units: impl Iterator<Item = &'u str>,
) -> [String; 3] {
    let mut bag: Vec<&str> = units.collect();
    bag.sort_unstable();
    bag.dedup();
    [
        format!("={plain}"),
        format!("~{}", maker.inflected(plain)),
        format!("&{}", bag.join(" ")),
    ]
}

/// Concepts by their sort, each list in the order that they came in.
pub(super) fn by_sort(concepts: &[Concept]) -> BTreeMap<Sort, Vec<&Concept>> {
    let mut sorts: BTreeMap<Sort, Vec<&Concept>> = BTreeMap::new();
    for concept in concepts {
        sorts.entry(concept.sort).or_default().push(concept);
    }
    sorts
}
