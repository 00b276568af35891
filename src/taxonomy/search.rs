//! Search: the concepts whose names are most like a text.
//!
//! Three looks, each only as far as the one before leaves doubt: names that are written so, but for inflection or the order
//! of their parts; names of the same units, where a unit may also be one that is written alike or that is paired with it in
//! another language; and of the best of these, how alike the whole names are letter by letter. A concept is as like the
//! text as the likest of its names.

use super::letters::{GramWeights, Letters};
use super::pack::{HEAD, Pack};
use super::packing::keys;
use super::units::{Unit, Units, head, is_compound, plain, readings};
use crate::language::Lang;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// How a name was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// By its head alone.
    Headed,
    /// By what it is like.
    Similar,
    /// With one letter wrong.
    Misspelt,
    /// With the same parts in another order or form.
    Parts,
    /// Inflected.
    Inflected,
    /// As it is written.
    Exact,
}

impl How {
    /// Its name in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            How::Headed => "headed",
            How::Similar => "similar",
            How::Misspelt => "misspelt",
            How::Parts => "parts",
            How::Inflected => "inflected",
            How::Exact => "exact",
        }
    }

    fn score(self) -> f32 {
        match self {
            How::Exact => 1.0,
            How::Inflected => 0.97,
            How::Parts => 0.93,
            How::Misspelt => 0.9,
            How::Headed | How::Similar => 0.0,
        }
    }
}

/// A concept that a text may mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Hit {
    /// The concept.
    pub(super) concept: u32,
    /// The name of it that was found.
    pub(super) name: u32,
    /// How like it is, from 0 to 1.
    pub(super) score: f32,
    /// How it was found.
    pub(super) how: How,
}

/// How much of a name's likeness is that of its letters, and how much that of its units.
const LETTERS: f32 = 0.4;
/// How much the three likest names of a concept count together beside the likest alone.
const MANY: f32 = 0.3;
/// Units that are written less alike than this are others.
const ALIKE: f32 = 0.5;
/// What likeness of letters, and what a pair in another language, is worth beside the unit itself.
const LIKE: f32 = 0.8;
const PAIR: f32 = 1.0;
/// Names that are looked at letter by letter.
const CLOSE: usize = 150;
/// Only names of so many letters may have one of them wrong.
const LONG: usize = 8;
/// Longer texts are not looked through for letters that changed places.
const LONGEST: usize = 64;
/// Letters at the beginning of a compound in which it has no typing error.
const BEGINS: usize = 3;
/// What found names of one that is only a reading of the text are worth ("A/B" is A, or B).
const READING: f32 = 0.98;
/// What a name that is written as the head of the text is worth ("X i Y" is an X, and Y may say which): less than one that is
/// much like the whole.
const HEADS: f32 = 0.6;

/// The concepts most like `text`, the best first, at most `most`; of equal ones the earlier. `lang` is that of the text,
/// where it is known.
pub(super) fn search(pack: &Pack, text: &str, lang: Option<Lang>, most: usize) -> Vec<Hit> {
    let mut hits = Hits::default();
    for (i, reading) in readings(text).iter().enumerate() {
        let worth = if i == 0 { 1.0 } else { READING };
        for lang in langs(pack, lang) {
            let units = Units::new(lang);
            written(pack, reading, &units, worth, &mut hits);
            alike(pack, reading, lang, &units, worth, &mut hits);
        }
    }
    // "Lärare i matematik" is a lärare, whatever names have its other words.
    if let Some(head) = head(text) {
        for lang in langs(pack, lang) {
            written(pack, &head, &Units::new(lang), HEADS, &mut hits);
        }
    }
    hits.best(pack, most)
}

/// The concepts that have a name that is written as `text`, whatever its inflection.
pub(super) fn exact(pack: &Pack, text: &str, lang: Option<Lang>) -> Vec<Hit> {
    let mut hits = Hits::default();
    for lang in langs(pack, lang) {
        let (plain, maker) = (plain(text), Units::new(lang));
        for (key, how) in [
            (format!("={plain}"), How::Exact),
            (format!("~{}", maker.inflected(&plain)), How::Inflected),
        ] {
            for name in pack.written(&key) {
                hits.add(pack, name, how.score(), how);
            }
        }
    }
    hits.best(pack, usize::MAX)
}

/// Names with one head that are looked at.
const HEADED: usize = 5_000;

/// The concepts whose names in `lang` have `text` for their head, those with most such names first, at most `most`. The score
/// is the share of all names with that head; a name by which the classification itself goes counts twice.
pub(super) fn headed(pack: &Pack, text: &str, lang: Lang, most: usize) -> Vec<Hit> {
    let maker = Units::new(lang);
    let units = maker.of(text);
    let Some(head) = units.iter().find(|unit| unit.head) else {
        return Vec::new();
    };
    let Some(unit) = pack.unit(&head.stem) else {
        return Vec::new();
    };
    // "Golvläggare" has the last part of "handläggare" and not the word.
    let whole = maker.inflected(&plain(text));
    let mut concepts: BTreeMap<u32, (f32, u32)> = BTreeMap::new();
    for (index, _) in pack.postings(unit).take(HEADED) {
        let Some(name) = pack.name(index).filter(|name| name.lang == lang) else {
            continue;
        };
        let stems = maker.inflected(&plain(name.text));
        let has_word = stems.split(' ').any(|stem| stem.ends_with(&whole));
        if has_word && maker.of(name.text).iter().any(|unit| unit == head) {
            let (count, _) = concepts.entry(name.concept).or_insert((0.0, index));
            *count += if name.official { 2.0 } else { 1.0 };
        }
    }
    let all: f32 = concepts.values().map(|(count, _)| count).sum();
    let hits = concepts.into_iter().map(|(concept, (count, name))| Hit {
        concept,
        name,
        score: count / all,
        how: How::Headed,
    });
    let mut hits: Vec<Hit> = hits.collect();
    hits.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.concept.cmp(&b.concept)));
    hits.truncate(most);
    hits
}

/// The languages to read a text in: its own; where it is not known, those of the names.
fn langs(pack: &Pack, lang: Option<Lang>) -> Vec<Lang> {
    match lang {
        Some(lang) => vec![lang],
        None => pack.langs.clone(),
    }
}

/// The best names of each concept.
#[derive(Default)]
struct Hits(FxHashMap<u32, (Hit, [f32; 3])>);

impl Hits {
    fn add(&mut self, pack: &Pack, name: u32, score: f32, how: How) {
        let Some(concept) = pack.name(name).map(|name| name.concept) else {
            return;
        };
        let hit = Hit {
            concept,
            name,
            score,
            how,
        };
        let (known, scores) = self.0.entry(concept).or_insert((hit, [0.0; 3]));
        if (score, how) > (known.score, known.how) {
            *known = hit;
        }
        let mut score = score.min(0.89);
        for place in scores {
            if score > *place {
                std::mem::swap(&mut score, place);
            }
        }
    }

    fn best(self, pack: &Pack, most: usize) -> Vec<Hit> {
        let mut hits: Vec<Hit> = self
            .0
            .into_values()
            .map(|(hit, scores)| {
                if hit.how != How::Similar {
                    return hit;
                }
                // One with fewer names is no less like for that; and a name that is found by several readings is no more.
                let names = pack.concept(hit.concept).map_or(3, |c| c.names.len());
                let mean = scores.iter().sum::<f32>() / names.clamp(1, 3) as f32;
                let mean = mean.min(hit.score);
                Hit {
                    score: (1.0 - MANY) * hit.score + MANY * mean,
                    ..hit
                }
            })
            .collect();
        hits.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.concept.cmp(&b.concept)));
        hits.truncate(most);
        hits
    }
}

/// The names that are written so.
fn written(pack: &Pack, text: &str, maker: &Units, worth: f32, hits: &mut Hits) {
    let plain = plain(text);
    if plain.is_empty() {
        return;
    }
    let units = maker.of(text);
    let keys = keys(maker, &plain, units.iter().map(|unit| unit.stem.as_str()));
    let mut found = false;
    for (key, how) in keys.iter().zip([How::Exact, How::Inflected, How::Parts]) {
        if key.len() < 3 {
            continue;
        }
        for name in pack.written(key) {
            let official = pack.name(name).is_some_and(|name| name.official);
            // Where two concepts have the same name, the one whose first name it is.
            let less = if official { 0.0 } else { 0.005 };
            hits.add(pack, name, worth * how.score() - less, how);
            found = true;
        }
    }
    if !found && plain.chars().count() >= LONG {
        // A compound of known parts is written as it should be: its beginning is not that of another word.
        let compound = is_compound(&plain);
        let begins = |name: u32| {
            pack.name(name).is_some_and(|name| {
                let other = self::plain(name.text);
                plain
                    .chars()
                    .zip(other.chars())
                    .take(BEGINS)
                    .all(|(a, b)| a == b)
            })
        };
        let near = pack
            .almost(&keys[0])
            .into_iter()
            .chain(swapped(pack, &keys[0]));
        for name in near.filter(|&name| !compound || begins(name)) {
            hits.add(pack, name, worth * How::Misspelt.score(), How::Misspelt);
        }
    }
}

/// The names that are written so but for two neighbouring letters, which stand the other way round.
fn swapped(pack: &Pack, key: &str) -> Vec<u32> {
    let letters: Vec<char> = key.chars().take(LONGEST).collect();
    let mut found = Vec::new();
    // The first character is the mark of the key.
    for i in 1..letters.len().saturating_sub(1) {
        if letters[i] != letters[i + 1] {
            let mut other = letters.clone();
            other.swap(i, i + 1);
            found.extend(pack.written(&other.into_iter().collect::<String>()));
        }
    }
    found
}

/// The names that are made of units like those of the text.
fn alike(pack: &Pack, text: &str, lang: Lang, maker: &Units, worth: f32, hits: &mut Hits) {
    let mut units: Vec<Unit> = Vec::new();
    for unit in maker.of(text) {
        match units.iter_mut().find(|known| known.stem == unit.stem) {
            Some(known) => known.head |= unit.head,
            None => units.push(unit),
        }
    }
    let unknown = (1.0 + pack.concepts() as f32).ln();
    let mut scores = vec![0.0_f32; pack.names()];
    let mut length = 0.0_f32;
    let mut touched: Vec<u32> = Vec::new();
    let mut last = vec![u8::MAX; pack.names()];
    for (i, unit) in units.iter().enumerate() {
        let own = pack.unit(&unit.stem);
        let times = if unit.head { HEAD } else { 1.0 };
        let weight = times * own.map_or(unknown, |own| pack.weight(own));
        length += weight * weight;
        for (other, how) in meanings(pack, &unit.stem, own) {
            for (name, share) in pack.postings(other) {
                let Some((score, last)) = scores
                    .get_mut(name as usize)
                    .zip(last.get_mut(name as usize))
                else {
                    continue;
                };
                // The likest of the units that stand for this one counts; they come in that order.
                if *last == i as u8 {
                    continue;
                }
                *last = i as u8;
                if *score == 0.0 {
                    touched.push(name);
                }
                *score += weight * how * f32::from(share) / 255.0;
            }
        }
    }
    let length = length.sqrt().max(f32::MIN_POSITIVE);
    touched.sort_by(|a, b| {
        let score = |name: &u32| scores.get(*name as usize).copied().unwrap_or(0.0);
        score(b).total_cmp(&score(a)).then(a.cmp(b))
    });
    let mut weights = GramWeights::new(pack);
    let letters = Letters::new(&plain(text), &mut weights);
    for name in touched.into_iter().take(CLOSE) {
        let Some(known) = pack.name(name) else {
            continue;
        };
        let by_units = scores.get(name as usize).copied().unwrap_or(0.0) / length;
        let like = letters.like(&Letters::new(&plain(known.text), &mut weights));
        let by_letters = match known.lang == lang {
            true => like,
            // Letters say little across languages; what the units say stands for them.
            false => by_units.max(like),
        };
        let score = (1.0 - LETTERS) * by_units + LETTERS * by_letters;
        hits.add(pack, name, (0.89 * worth * score).min(0.89), How::Similar);
    }
}

/// The units that one may stand for, each with how surely, the surest first.
fn meanings(pack: &Pack, stem: &str, own: Option<u32>) -> Vec<(u32, f32)> {
    let mut out: Vec<(u32, f32)> = own.map(|own| (own, 1.0)).into_iter().collect();
    if let Some(own) = own {
        out.extend(
            pack.links(own)
                .map(|(other, how)| (other, PAIR * how.sqrt())),
        );
    }
    let like = pack.like(stem, ALIKE, 24);
    out.extend(
        like.into_iter()
            .filter(|(other, _)| Some(*other) != own)
            .map(|(other, how)| (other, LIKE * how)),
    );
    out.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    out
}
