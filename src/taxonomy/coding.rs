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
use super::store::Match;
use super::units::plain;
use crate::clean::CleanText;
use crate::facts::{Facet, Fact, Kind};
use crate::language::{Lang, Reading};
use rustc_hash::FxHashMap;
use std::cell::RefCell;

/// A likeness under this says nothing; a concept whose score is this much over the next is meant.
const LEAST: f64 = 0.5;
const AHEAD: f64 = 0.06;
/// What is found by likeness is this sure at most, and one of several candidates still less.
const CANDIDATE: f64 = 0.5;
/// Candidates that are given.
const CANDIDATES: usize = 4;
/// Longer values are no names.
const WORDS: usize = 6;
/// Values that are remembered from one article to the next.
const KNOWN: usize = 20_000;

/// Heads of names that are no occupation alone.
const GENERIC: [&str; 2] = [
    include_str!("tables/generic.sv.tsv"),
    include_str!("tables/generic.en.tsv"),
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

/// What may be said of each system: the one that is meant, or the candidates.
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
        let score = |i: usize| of.get(i).map_or(0.0, |one| one.code.score.share());
        if score(0) < LEAST {
            continue;
        }
        if !generic && (score(0) - score(1) >= AHEAD || (score(0) >= 0.93 && score(1) < score(0))) {
            out.extend(of.first().map(|one| one.code.clone()));
            continue;
        }
        let least = score(0) - 2.0 * AHEAD;
        let near = of
            .iter()
            .take(CANDIDATES)
            .filter(|one| one.code.score.share() >= least);
        out.extend(near.map(|one| Code {
            score: Score::new(CANDIDATE.min(one.code.score.share())),
            ..one.code.clone()
        }));
    }
    out
}

/// Whether a name is only a head: what somebody is said to be without what of.
fn is_generic(name: &str) -> bool {
    GENERIC
        .iter()
        .any(|table| table.lines().any(|word| word == name))
}
