//! Coding: what an article's role and facts are in classifications.
//!
//! A code is given where the text says it: a fact's value, or a word of it, that is a name of exactly one concept, whatever
//! its inflection. The role is coded once for all its names, and there likeness counts too. Where a text does not say which
//! of several is meant (an ingenjör, a konsult), the likeliest are all given with low scores: candidates, and no guess.

use super::Coded;
use super::code::{Code, Score};
use super::concept::Sort;
use super::library::Library;
use super::role::{RoleName, names};
use super::search::How;
use super::store::Match;
use super::units::plain;
use crate::clean::CleanText;
use crate::facts::{Facet, Fact, Kind};
use crate::language::{Lang, Reading};
use rustc_hash::FxHashMap;
use std::cell::RefCell;

/// A role has one code where that is right more often than not; candidates where the likeliest is right once in five, and
/// of these such as are right once in ten.
const MEANT: f64 = 0.5;
const LEAST: f64 = 0.2;
const CANDIDATE: f64 = 0.1;
/// Candidates that are given, and how many of a head alone.
const CANDIDATES: usize = 4;
const HEADED: usize = 6;
/// Longer values are no names.
const WORDS: usize = 6;
/// Values that are remembered from one article to the next.
const KNOWN: usize = 20_000;

/// Heads of names that are no occupation alone.
const GENERIC: [(Lang, &str); 2] = [
    (Lang::SV, include_str!("tables/generic.sv.tsv")),
    (Lang::EN, include_str!("tables/generic.en.tsv")),
];

/// Names in a language, and the library that they were looked up in.
type Key = (usize, Sort, &'static str, String);

thread_local! {
    // Pages say the same things again and again; looking up what was looked up changes no result.
    static KNOWN_CODES: RefCell<FxHashMap<Key, Vec<Code>>> = RefCell::default();
}

/// Links an article's role and facts.
#[must_use]
pub fn code(library: &Library, clean: &CleanText, reading: &Reading, facts: &[Fact]) -> Coded {
    let lang = reading.lang.lang;
    let names = names(clean, reading, facts);
    let occupation = role(library, &names, lang);
    let facts = facts.iter().map(|fact| {
        let value = fact.value.of(clean.text());
        let own = || names.iter().any(|name| name.at == fact.value);
        match (sort_of(fact), fact.kind) {
            (_, Kind::Occupation) if own() => occupation.clone(),
            (Some(sort), _) => remembered(library, sort, lang, value, || {
                fact_codes(library, sort, value, lang)
            }),
            (None, _) => Vec::new(),
        }
    });
    Coded {
        facts: facts.collect(),
        occupation,
        names,
    }
}

/// What a fact's value may be the name of.
fn sort_of(fact: &Fact) -> Option<Sort> {
    Some(match (fact.kind, fact.facet) {
        (Kind::Occupation, _) | (Kind::Pathway, _) => Sort::Occupation,
        (Kind::Education, Some(Facet::Level)) => Sort::Level,
        (Kind::Education, _) => Sort::Field,
        (Kind::Skill, _) => Sort::Skill,
        (Kind::Employer, Some(Facet::Sector | Facet::Workplace)) => Sort::Sector,
        _ => return None,
    })
}

fn remembered(
    library: &Library,
    sort: Sort,
    lang: Lang,
    text: &str,
    make: impl FnOnce() -> Vec<Code>,
) -> Vec<Code> {
    let key = (library.number(), sort, lang.code(), text.to_owned());
    let known = KNOWN_CODES.with_borrow(|known| known.get(&key).cloned());
    known.unwrap_or_else(|| {
        let codes = make();
        KNOWN_CODES.with_borrow_mut(|known| {
            if known.len() >= KNOWN {
                known.clear();
            }
            known.insert(key, codes.clone());
        });
        codes
    })
}

/// The codes of a value: of the whole, or of the first of its words that is a name.
fn fact_codes(library: &Library, sort: Sort, value: &str, lang: Lang) -> Vec<Code> {
    let plain = plain(value);
    let words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).collect();
    if words.is_empty() || words.len() > WORDS {
        return Vec::new();
    }
    let whole = one_of_each(library.exact(sort, &plain, lang));
    if !whole.is_empty() || words.len() == 1 || sort == Sort::Occupation {
        return match is_generic(&plain) {
            true => Vec::new(),
            false => whole,
        };
    }
    let mut parts = words.iter().filter(|word| word.chars().count() > 3);
    let found = parts.find_map(|word| {
        let codes = one_of_each(library.exact(sort, word, lang));
        (!codes.is_empty()).then_some(codes)
    });
    let less = |code: Code| Code {
        score: Score::new(0.7 * code.score.share()),
        ..code
    };
    found.unwrap_or_default().into_iter().map(less).collect()
}

/// The codes of each system for which exactly one concept has the name.
fn one_of_each(found: Vec<Match>) -> Vec<Code> {
    let mut out: Vec<Code> = Vec::new();
    for one in &found {
        let best = found
            .iter()
            .filter(|other| other.code.system == one.code.system);
        let top = best.map(|other| other.code.score).max();
        let same = found
            .iter()
            .filter(|other| other.code.system == one.code.system && Some(other.code.score) == top);
        if same.count() == 1 && Some(one.code.score) == top {
            out.push(one.code.clone());
        }
    }
    out
}

/// The codes of a role, from all of its names.
fn role(library: &Library, names: &[RoleName], lang: Lang) -> Vec<Code> {
    let Some(first) = names.first() else {
        return Vec::new();
    };
    let text: Vec<&str> = names.iter().map(|name| name.text.as_str()).collect();
    remembered(
        library,
        Sort::Occupation,
        lang,
        &format!("\n{}", text.join("\n")),
        || {
            // A head alone does not say which: its compounds are the candidates, unless the text has other names too.
            if names.len() == 1 && is_generic(&first.text) {
                let found = library.headed(Sort::Occupation, &first.text, lang, HEADED);
                let some = found.into_iter().map(|one| Code {
                    score: Score::new(MEANT.min(one.code.score.share())),
                    ..one.code
                });
                let some: Vec<Code> = some.collect();
                if !some.is_empty() {
                    return some;
                }
            }
            let mut of: Vec<Match> = Vec::new();
            for (i, name) in names.iter().enumerate().take(8) {
                let own = lang.is_known().then_some(lang);
                for mut found in library.find(Sort::Occupation, &name.text, own, CANDIDATES) {
                    // What the title says counts most.
                    let worth = if i == 0 { 1.0 } else { 0.9 };
                    found.code.score = Score::new(worth * found.code.score.share());
                    match of
                        .iter_mut()
                        .find(|known| known.code.key() == found.code.key())
                    {
                        Some(known) if found.code.score > known.code.score => *known = found,
                        Some(_) => {}
                        None => of.push(found),
                    }
                }
            }
            of.sort_by(|a, b| {
                b.code
                    .score
                    .cmp(&a.code.score)
                    .then(a.code.id.cmp(&b.code.id))
            });
            decided(of, is_generic(&first.text))
        },
    )
}

/// What may be said of each system: the one that is meant, or the candidates, each with its chance for a score.
fn decided(found: Vec<Match>, generic: bool) -> Vec<Code> {
    let mut systems: Vec<String> = Vec::new();
    for one in &found {
        if !systems.contains(&one.code.system) {
            systems.push(one.code.system.clone());
        }
    }
    let mut out = Vec::new();
    for system in systems {
        let of: Vec<&Match> = found
            .iter()
            .filter(|one| one.code.system == system)
            .collect();
        let best = |but: usize| {
            let scores = of.iter().enumerate().filter(|(i, _)| *i != but);
            let scores = scores.map(|(_, one)| one.code.score.share());
            scores.fold(0.0, f64::max)
        };
        let chances = of.iter().enumerate().map(|(i, one)| chance(one, best(i)));
        let chances: Vec<f64> = chances.collect();
        let with = |i: usize, most: f64| Code {
            score: Score::new(most.min(chances[i])),
            ..of[i].code.clone()
        };
        let top = chances.first().copied().unwrap_or(0.0);
        if top < LEAST {
            continue;
        }
        if top >= MEANT && !generic {
            out.push(with(0, 1.0));
            continue;
        }
        let some = (0..of.len().min(CANDIDATES)).filter(|&i| chances[i] >= CANDIDATE);
        out.extend(some.map(|i| with(i, MEANT)));
    }
    out
}

/// How often a concept that was found so is the right one, where `other` is the score of the best of the others.
///
/// Of 2,412 titles and their group of SSYK (`data/taxonomy/jobtech` of the shared data), looked up in the lexicon: found by a
/// name as it is written or inflected, 85 of 100 were right; by likeness, as the logistic function of the score and of its
/// lead says, which was fitted to one half and missed the share that was right in the other by 0.013 on average.
fn chance(found: &Match, other: f64) -> f64 {
    let score = found.code.score.share();
    if found.how != How::Similar.name() && score > other {
        return 0.85 * score;
    }
    if found.how != How::Similar.name() {
        return 0.42 * score;
    }
    let lead = (score - other).clamp(-0.5, 0.5);
    1.0 / (1.0 + (3.51 - 4.18 * score - 4.97 * lead).exp())
}

/// Whether a name is only a head: what somebody is said to be without what of.
fn is_generic(name: &str) -> bool {
    !generic_in(name).is_empty()
}

/// The languages in which a name is only a head.
pub(super) fn generic_in(name: &str) -> Vec<Lang> {
    let name = plain(name);
    let of = GENERIC
        .iter()
        .filter(|(_, table)| table.lines().any(|word| word == name));
    of.map(|(lang, _)| *lang).collect()
}
