//! The body: the element that holds the article.

use super::tree::Tree;

/// The share of what an element holds that one of its children must hold to be the body in its stead.
const MOST: f64 = 0.7;

/// The share of the page's text that elements named as the article's body must hold to be believed.
const NAMED: f64 = 0.15;

/// Words, not in links, that a section of an article holds at least.
const WORDS_OF_A_SECTION: f64 = 8.0;

/// Elements that hold one block, not an article.
const LEAVES: &[&str] = &[
    "blockquote",
    "dd",
    "dl",
    "dt",
    "h1",
    "h2",
    "h3",
    "li",
    "ol",
    "p",
    "span",
    "ul",
];

/// The element that holds the article; nothing for a page without text.
pub(super) fn body(tree: &Tree<'_>) -> Option<usize> {
    let total = *tree.mass.first()?;
    if total <= 0.0 {
        return None;
    }
    Some(by_name(tree, total).unwrap_or_else(|| by_mass(tree)))
}

/// From the root to the child that holds most, as long as one does, or one is the article that has the title.
fn by_mass(tree: &Tree<'_>) -> usize {
    let children = children(tree);
    // A table is gone through only to a cell that holds the page: of a table of data the rows are blocks, not the cells.
    let (mut at, mut found) = (0, 0);
    let mut whole = tree.mass[0];
    loop {
        let article = children[at].iter().copied().find(|&c| {
            tree.core[c]
                && &*tree.elements[c].name == "article"
                && tree.mass[c] > 0.1 * tree.mass[at]
        });
        if let Some(article) = article {
            (at, whole) = (article, tree.mass[article]);
            found = article;
            continue;
        }
        let weight = |c: usize| tree.mass[c] * if tree.core[c] { 2.0 } else { 1.0 };
        let most = children[at]
            .iter()
            .copied()
            .max_by(|&a, &b| weight(a).total_cmp(&weight(b)).then(b.cmp(&a)));
        let Some(most) = most.filter(|&c| tree.mass[c] > 0.0) else {
            return found;
        };
        if is_one_section_of_several(tree, &children[at], most) {
            return found;
        }
        if tree.mass[most] < MOST * whole {
            if !stands_alone(tree, &children[at], most) {
                return found;
            }
            whole = tree.mass[most];
        }
        if LEAVES.binary_search(&&*tree.elements[most].name).is_ok() {
            return found;
        }
        at = most;
        if !matches!(&*tree.elements[at].name, "table" | "tbody" | "thead" | "tr") {
            found = at;
        }
    }
}

/// Whether a child begins with a heading, as do siblings of its kind with text of their own: however much one of them
/// holds, the article is all of them.
fn is_one_section_of_several(tree: &Tree<'_>, children: &[usize], child: usize) -> bool {
    let rank = tree.opens[child].filter(|&rank| rank > 1);
    rank.is_some()
        && !tree.core[child]
        && children.iter().any(|&c| {
            c != child
                && tree.opens[c] == rank
                && tree.elements[c].name == tree.elements[child].name
                && tree.furniture[c].is_none()
                && tree.blocks[c] >= 2.0
                && tree.unlinked[c] >= WORDS_OF_A_SECTION
                && tree.linked[c] <= 0.2 * tree.unlinked[c]
        })
}

/// Whether a child holds far more than any of its siblings, and none of them is of its kind.
fn stands_alone(tree: &Tree<'_>, children: &[usize], child: usize) -> bool {
    let element = &tree.elements[child];
    let siblings = children
        .iter()
        .copied()
        .filter(|&c| c != child && tree.mass[c] > 0.0);
    let mut all = tree.mass[child];
    for sibling in siblings {
        let other = &tree.elements[sibling];
        if tree.mass[sibling] > 0.35 * tree.mass[child]
            || other.name == element.name && other.called == element.called
        {
            return false;
        }
        all += tree.mass[sibling];
    }
    tree.mass[child] >= 0.25 * all
}

fn children(tree: &Tree<'_>) -> Vec<Vec<usize>> {
    let mut children = vec![Vec::new(); tree.elements.len()];
    for (i, element) in tree.elements.iter().enumerate() {
        if let Some(parent) = element.parent {
            children[parent].push(i);
        }
    }
    children
}

/// The element that is named as an article's body, or that holds those which are.
fn by_name(tree: &Tree<'_>, total: f64) -> Option<usize> {
    let n = tree.elements.len();
    let named = |i: usize| {
        tree.called[i].body && tree.furniture[i].is_none() && tree.mass[i] >= 0.2 * NAMED * total
    };
    // Of bodies within bodies the outermost; each element knows the article that it is in.
    let (mut within, mut article) = (vec![false; n], vec![None; n]);
    let mut outer: Vec<usize> = Vec::new();
    for i in 0..n {
        let parent = tree.elements[i].parent;
        let inside = parent.is_some_and(|p| within[p]);
        article[i] = match &*tree.elements[i].name {
            "article" => Some(i),
            _ => parent.and_then(|p| article[p]),
        };
        within[i] = inside || named(i);
        if named(i) && !inside {
            outer.push(i);
        }
    }
    let all: f64 = outer.iter().map(|&i| tree.mass[i]).sum();
    if all < NAMED * total {
        return None;
    }
    let heaviest = outer
        .iter()
        .copied()
        .max_by(|&a, &b| tree.mass[a].total_cmp(&tree.mass[b]).then(b.cmp(&a)))?;
    let best = outer
        .iter()
        .copied()
        .find(|&i| tree.core[i])
        .unwrap_or(heaviest);
    let alike = |i: usize| tree.elements[i].called == tree.elements[best].called;
    let parts: Vec<usize> = outer
        .into_iter()
        .filter(|&i| {
            i == best
                || article[i] == article[best]
                    && (alike(i) && tree.mass[i] >= 0.02 * all
                        || tree.mass[i] >= 0.25 * tree.mass[best])
        })
        .collect();
    match parts.as_slice() {
        [_] => {
            // The innermost that still holds nearly all of it.
            let mut inner = (best..n).filter(|&i| {
                named(i)
                    && tree.mass[i] >= 0.9 * tree.mass[best]
                    && tree.around(Some(i)).any(|a| a == best)
            });
            inner.next_back()
        }
        parts => common(tree, parts),
    }
}

/// The nearest element around all of them.
fn common(tree: &Tree<'_>, parts: &[usize]) -> Option<usize> {
    let (&first, rest) = parts.split_first()?;
    let mut path: Vec<usize> = tree.around(Some(first)).collect();
    for &part in rest {
        let around: Vec<usize> = tree.around(Some(part)).collect();
        path.retain(|e| around.contains(e));
    }
    path.first().copied()
}
