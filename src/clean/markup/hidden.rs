//! Hidden text: what a page does not show until it is asked to, and what it shows to no reader at all.
//!
//! An answer that opens when its question is clicked, a tab, a part that unfolds are of the article; messages of forms,
//! signs for machines and words for search engines are not. What tells them apart is what they hold and where.

use super::super::lexicon::Force;
use super::super::line::{Line, Shape};
use super::tree::Tree;
use crate::ingest::Block;
use rustc_hash::FxHashMap;

/// Words that a sentence of an answer has at least.
const SENTENCE: u32 = 4;

/// Elements within which nothing hidden is of an article.
const ASIDE: &[&str] = &[
    "aside", "dialog", "figure", "footer", "form", "header", "nav",
];

/// Elements that are part of a line.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "button", "em", "i", "label", "small", "span", "strong", "sub", "sup", "time",
];

/// Which elements are hidden, or within what is: all but those within the article in which sentences stand.
pub(super) fn hidden(tree: &Tree<'_>, lines: &[Line<'_>], blocks: &[Block]) -> Vec<bool> {
    let n = tree.elements.len();
    let mut root: Vec<Option<usize>> = vec![None; n];
    let (mut within, mut aside) = (vec![false; n], vec![false; n]);
    for (i, element) in tree.elements.iter().enumerate() {
        let above = element.parent;
        let name = &*element.name;
        root[i] = above
            .and_then(|p| root[p])
            .or_else(|| element.hidden.then_some(i));
        within[i] = matches!(name, "article" | "main")
            || tree.called[i].body
            || above.is_some_and(|p| within[p]);
        aside[i] = ASIDE.contains(&name) || above.is_some_and(|p| aside[p]);
    }
    let mut hidden: Vec<bool> = root.iter().map(Option::is_some).collect();
    if !hidden.contains(&true) {
        return hidden;
    }
    // Scripts show at last what holds the page itself.
    for (i, element) in tree.elements.iter().enumerate() {
        if let Some(at) = root[i].filter(|_| &*element.name == "main") {
            within[at] = true;
        }
    }
    let (mut words, mut said) = (vec![0; n], vec![0; n]);
    for (line, block) in lines.iter().zip(blocks) {
        let Some(at) = block.element.and_then(|e| root[e]) else {
            continue;
        };
        // Rows and terms are of a text whose sentences say what they are.
        if !matches!(&*block.tag, "tr" | "dt" | "dd" | "h2" | "h3" | "h4") {
            words[at] += line.words;
        }
        let stops = line.is(Shape::STOP) && !line.is(Shape::LOWER) && line.words >= SENTENCE;
        let looks = line.evidence.is_some_and(|e| e.force >= Force::Strong);
        if stops && !looks && block.link_density < 0.3 {
            said[at] += line.words;
        }
    }
    let asked = asked(tree, &root, blocks);
    let opens = |at: usize| {
        (within[at] || asked[at])
            && !aside[at]
            && !INLINE.contains(&&*tree.elements[at].name)
            && tree.called[at].furniture.is_none()
            && said[at] > 0
            && said[at] * 2 >= words[at]
    };
    for (i, at) in root.iter().enumerate() {
        hidden[i] = at.is_some_and(|at| !opens(at));
    }
    hidden
}

/// Which hidden elements stand right under a visible button, summary or heading that opens them, if more than one of their
/// kind does: answers to questions, on pages that name no article.
fn asked(tree: &Tree<'_>, root: &[Option<usize>], blocks: &[Block]) -> Vec<bool> {
    let mut asked = vec![false; root.len()];
    let mut above: Option<usize> = None;
    for block in blocks {
        let Some(e) = block.element else { continue };
        let Some(at) = root[e] else {
            above = Some(e);
            continue;
        };
        let Some(question) = above.take() else {
            continue;
        };
        let box_ = tree.elements[at].parent;
        let opens = matches!(
            &*tree.elements[question].name,
            "button" | "summary" | "h2" | "h3" | "h4" | "h5" | "dt"
        );
        asked[at] = opens && tree.around(Some(question)).take(3).any(|e| Some(e) == box_);
    }
    let kind = |at: usize| (&tree.elements[at].name, &tree.elements[at].called);
    let mut kinds: FxHashMap<_, u32> = FxHashMap::default();
    for at in (0..root.len()).filter(|&at| asked[at]) {
        *kinds.entry(kind(at)).or_default() += 1;
    }
    for (at, asked) in asked.iter_mut().enumerate() {
        *asked = *asked && kinds.get(&kind(at)).is_some_and(|&n| n >= 2);
    }
    asked
}
