//! The role that a query names: articles about it are sought whatever they call it.
//!
//! Occupations have many names, and an article uses few of them. So a query that is the name of an occupation, or has one in
//! it, also ranks what is about an occupation of the same group of SSYK 2012; what has none of the query's words is
//! [near](super::Hit::near) and is not counted.

use super::tree::{Clause, Node};
use crate::language::Lang;
use crate::taxonomy::{Code, Library, Match, Sort};
use rustc_hash::FxHashSet;

/// The classification of the lexicon.
const SYSTEM: &str = "SSYK";
/// Queries of more words are questions, in which names are sought word by word.
const NAME: usize = 3;
/// A likeness under this says nothing of a whole query.
const LEAST: f64 = 0.5;
/// What is this much less like than the likeliest is not meant.
const BEHIND: f64 = 0.12;
/// So many roles are sought at the most.
const MOST: usize = 3;

/// The roles that `tree` names by those classifications, the likeliest first; none where it is more than words and fields side
/// by side.
///
/// Those of SSYK, since it is what most occupations are coded by; of another classification only where that knows the name
/// better.
pub(super) fn named(tree: Option<&Node>, library: &Library) -> Vec<Code> {
    let words = words(tree);
    let called = |run: &[&str]| library.exact(Sort::Occupation, &run.join(" "), Lang::UNKNOWN);
    let runs = (1..=NAME).rev().flat_map(|long| words.windows(long));
    let mut found: Vec<Match> = match words.len() {
        0 => Vec::new(),
        1..=NAME => library.find(Sort::Occupation, &words.join(" "), None, MOST),
        _ => runs
            .map(called)
            .find(|found| !found.is_empty())
            .unwrap_or_default(),
    };
    let is_group = |found: &Match| found.code.system == SYSTEM;
    let best = |groups: bool| {
        let these = found.iter().filter(|found| is_group(found) == groups);
        these
            .map(|found| found.code.score.share())
            .fold(0.0, f64::max)
    };
    let (group, other) = (best(true), best(false));
    let mut seen = FxHashSet::default();
    found.retain(|found| {
        let best = match is_group(found) {
            true => group,
            false if other > group + BEHIND => other,
            false => return false,
        };
        found.code.score.share() >= LEAST.max(best - BEHIND) && seen.insert(found.code.key())
    });
    let codes = found.into_iter().map(|found| found.code);
    codes.take(MOST).collect()
}

/// The words of a query of words and fields side by side.
fn words(tree: Option<&Node>) -> Vec<&str> {
    let items: &[Node] = match tree {
        Some(Node::Beside(items)) => items,
        Some(node) => std::slice::from_ref(node),
        None => &[],
    };
    let fields = |node: &&Node| !matches!(node, Node::Field(_));
    let words = items.iter().filter(fields).map(|node| match node {
        Node::Words(Clause {
            words,
            quoted: false,
            prefix: false,
            fuzzy: 0,
            ..
        }) => Some(words.iter().map(String::as_str)),
        _ => None,
    });
    let words: Option<Vec<_>> = words.collect();
    words.into_iter().flatten().flatten().collect()
}
