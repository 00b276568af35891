//! Stop words: words of a query that say nothing of what is sought.
//!
//! They stand in the index like all others, so phrases find them, and so does a query that has nothing else. Beside other
//! words they are left out: they would bring every passage as a hit, and "hur" and "blir" would outweigh what follows. A stop
//! word that is asked for (`+till`, `till AND från`) stays.

use super::tree::{Clause, Node};
use crate::index::Stems;

/// The languages that a query can be in: those that have the most of its words, stop words of any of them apart. (So the answer is
/// the same for what is left of the query.) `has` tells whether a language has a word.
pub(super) fn possible<'s, E>(
    tree: &Node,
    langs: &'s [Stems],
    mut has: impl FnMut(&Stems, &str) -> Result<bool, E>,
) -> Result<Vec<&'s Stems>, E> {
    let sought = tree.sought();
    let single = sought.iter().filter_map(|clause| match &*clause.words {
        [word] if !clause.prefix && clause.fuzzy == 0 => Some(word),
        _ => None,
    });
    let words: Vec<&String> = single
        .filter(|word| !langs.iter().any(|stems| stems.is_stop(word)))
        .collect();
    let mut known = Vec::with_capacity(langs.len());
    for stems in langs {
        let mut number = 0;
        for word in &words {
            number += usize::from(has(stems, word)?);
        }
        known.push(number);
    }
    let most = known.iter().copied().max().unwrap_or(0);
    let langs = langs.iter().zip(known);
    Ok(langs
        .filter(|(_, n)| *n == most)
        .map(|(stems, _)| stems)
        .collect())
}

/// The query without the words that are stop words in one of the languages, and these words. Where nothing else is sought,
/// all stay.
pub(super) fn leave_out(tree: Node, langs: &[&Stems]) -> (Node, Vec<String>) {
    let is_stop = |clause: &Clause| match clause.words.as_slice() {
        [word] if !(clause.quoted || clause.prefix || clause.fuzzy > 0) => {
            langs.iter().any(|stems| stems.is_stop(word))
        }
        _ => false,
    };
    if tree.sought().into_iter().all(is_stop) {
        return (tree, Vec::new());
    }
    let mut left_out = Vec::new();
    let tree = sift(tree, &is_stop, &mut left_out);
    (tree, left_out)
}

/// A part of a query without the stop words that stand beside others; one that has only stop words stays as it is.
fn sift(node: Node, is_stop: &impl Fn(&Clause) -> bool, left_out: &mut Vec<String>) -> Node {
    let sifted = |all: Vec<Node>, left_out: &mut Vec<String>| -> Vec<Node> {
        let each = all.into_iter();
        each.map(|node| sift(node, is_stop, left_out)).collect()
    };
    match node {
        Node::Beside(all) => {
            let stop = |node: &Node| matches!(node, Node::Words(clause) if is_stop(clause));
            let seeks = |node: &Node| !stop(node) && !node.sought().is_empty();
            let (stops, rest): (Vec<Node>, Vec<Node>) = match all.iter().any(seeks) {
                true => all.into_iter().partition(stop),
                false => (Vec::new(), all),
            };
            for node in &stops {
                left_out.extend(node.sought().into_iter().flat_map(|c| c.words.clone()));
            }
            let mut rest = sifted(rest, left_out);
            match rest.len() {
                1 => rest.swap_remove(0),
                _ => Node::Beside(rest),
            }
        }
        Node::Or(all) => Node::Or(sifted(all, left_out)),
        Node::And(all) => Node::And(sifted(all, left_out)),
        node => node,
    }
}
