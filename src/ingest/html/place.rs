//! Where a block stands: its path, and the words that its surroundings are called by.

use crate::ingest::page;
use html5ever::LocalName;
use rustc_hash::FxHashMap;
use scraper::node::Element;
use std::fmt::Write;
use std::sync::Arc;

/// Elements that a path names; what lies between is one `…`.
const PATH: usize = 24;
/// Of these, how many from the root.
const PATH_FROM_ROOT: usize = 6;
/// Characters of an element's name in a path.
const NAME: usize = 32;
/// Words of hints, and how many elements they are taken from.
const HINTS: usize = 32;
const HINT_ELEMENTS: usize = 16;
/// Bytes of one hint, and of an attribute that is looked through for them: each block looks anew.
const HINT: usize = 64;
const ATTRIBUTE: usize = HINT * HINTS;
/// Attributes by which makers of templates call their elements.
const CALLED: [&str; 8] = [
    "class",
    "id",
    "role",
    "itemprop",
    "data-component",
    "data-module",
    "data-testid",
    "data-type",
];
/// How many of these give hints.
const HINTING: usize = 4;
/// Bytes of all paths and hints of one page.
const BUDGET: usize = 32 * 1024 * 1024;

/// The open elements, from the root.
#[derive(Default)]
pub(super) struct Place<'d> {
    open: Vec<Open<'d>>,
    spent: usize,
    elements: Vec<page::Element>,
}

struct Open<'d> {
    element: &'d Element,
    hidden: bool,
    /// What it is called by each of [`CALLED`].
    called: [Option<&'d str>; CALLED.len()],
    /// Which of its siblings of the same name it is, from 1.
    nth: u32,
    children: Children<'d>,
    /// Its path and hints, once they were asked for.
    path: Option<Box<str>>,
    hints: Option<Arc<[String]>>,
    /// Its index among the elements that hold text, once some was met.
    index: Option<usize>,
}

/// How many children of each name there were; most elements have children of one name.
#[derive(Default)]
struct Children<'d> {
    first: Option<(&'d LocalName, u32)>,
    others: FxHashMap<&'d LocalName, u32>,
}

impl<'d> Children<'d> {
    /// Counts one more, and says which of its name it is.
    fn count(&mut self, name: &'d LocalName) -> u32 {
        let (first, count) = self.first.get_or_insert((name, 0));
        let count = match *first == name {
            true => count,
            false => self.others.entry(name).or_insert(0),
        };
        *count += 1;
        *count
    }
}

impl<'d> Place<'d> {
    pub(super) fn enter(&mut self, element: &'d Element, hidden: bool) {
        let nth = match self.open.last_mut() {
            Some(parent) => parent.children.count(&element.name.local),
            None => 1,
        };
        self.open.push(Open {
            element,
            hidden,
            called: names(element),
            nth,
            children: Children::default(),
            path: None,
            hints: None,
            index: None,
        });
    }

    pub(super) fn leave(&mut self) {
        self.open.pop();
    }

    /// How deep, in open elements.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// The name of the element that is `depth` deep.
    pub(super) fn name(&self, depth: usize) -> String {
        let open = depth.checked_sub(1).and_then(|i| self.open.get(i));
        open.map_or("", |o| o.element.name())
            .chars()
            .take(NAME)
            .collect()
    }

    /// The index of the element that is `depth` deep, which holds text.
    pub(super) fn element(&mut self, depth: usize) -> Option<usize> {
        let open = self.open.get_mut(..depth)?;
        let known = open.iter().rposition(|o| o.index.is_some());
        let mut parent = known.and_then(|at| open[at].index);
        for part in &mut open[known.map_or(0, |at| at + 1)..] {
            let index = self.elements.len();
            self.elements.push(page::Element {
                parent,
                name: part.element.name().chars().take(NAME).collect(),
                called: called(part),
                start: match part.element.name() {
                    "ol" => part
                        .element
                        .attr("start")
                        .and_then(|n| n.trim().parse().ok()),
                    _ => None,
                },
                hidden: part.hidden,
            });
            part.index = Some(index);
            parent = Some(index);
        }
        parent
    }

    /// All elements that hold text, each after the one that it stands in.
    pub(super) fn into_elements(self) -> Vec<page::Element> {
        self.elements
    }

    /// Path and hints of the element that is `depth` deep; empty once the page's budget is spent.
    pub(super) fn describe(&mut self, depth: usize) -> (String, Arc<[String]>) {
        if self.spent > BUDGET {
            return (String::new(), Arc::default());
        }
        let depth = depth.min(self.open.len());
        let open = &mut self.open[..depth];
        let path = path(open);
        let hints = hints(open);
        self.spent += path.len() + hints.iter().map(|h| h.len() + 24).sum::<usize>();
        (path, hints)
    }
}

/// The values of [`CALLED`]. To ask an element for an attribute by name costs more than to look at the few that it has.
fn names(element: &Element) -> [Option<&str>; CALLED.len()] {
    let mut names = [None; CALLED.len()];
    for (attribute, value) in element.attrs() {
        if let Some(at) = CALLED.iter().position(|c| *c == attribute) {
            names[at] = Some(value);
        }
    }
    names
}

/// What an element is called, of which a path says nothing.
fn called(open: &Open<'_>) -> Box<str> {
    let mut called = String::new();
    for words in open.called.iter().flatten() {
        // A banner by its role is the head of a site or a page; what is called so otherwise advertises.
        if *words == "banner" && open.element.attr("role") == Some(words) {
            continue;
        }
        for word in start(words).split_ascii_whitespace().take(HINTS) {
            if word.len() <= HINT {
                if !called.is_empty() {
                    called.push(' ');
                }
                called.push_str(word);
            }
        }
    }
    called.into()
}

/// `html > body > p:nth-of-type(2)`; a first of its name has no number.
fn path(open: &mut [Open<'_>]) -> String {
    if open.len() <= PATH {
        return short_path(open);
    }
    let nearest = open.len() - (PATH - PATH_FROM_ROOT);
    let (from_root, rest) = (&open[..PATH_FROM_ROOT], &open[nearest..]);
    let mut path = String::new();
    for part in from_root {
        push(&mut path, part);
    }
    path.push_str(" > …");
    for part in rest {
        push(&mut path, part);
    }
    path
}

/// The same of one that nothing is left out of: it starts as that of the element around it, which is kept for the next.
fn short_path(open: &mut [Open<'_>]) -> String {
    let Some((last, around)) = open.split_last_mut() else {
        return String::new();
    };
    let known = around.iter().rposition(|o| o.path.is_some());
    let mut path = match known.and_then(|at| around[at].path.as_deref()) {
        Some(path) => path.to_owned(),
        None => String::new(),
    };
    for part in &mut around[known.map_or(0, |at| at + 1)..] {
        push(&mut path, part);
        part.path = Some(path.as_str().into());
    }
    push(&mut path, last);
    path
}

fn push(path: &mut String, part: &Open<'_>) {
    if !path.is_empty() {
        path.push_str(" > ");
    }
    path.extend(part.element.name().chars().take(NAME));
    if part.nth > 1 {
        // A `String` takes whatever is written to it.
        let _ = write!(path, ":nth-of-type({})", part.nth);
    }
}

/// The whole words within the first [`ATTRIBUTE`] bytes.
fn start(words: &str) -> &str {
    match words.as_bytes().get(..ATTRIBUTE) {
        None => words,
        // Next to white space, and so at a character.
        Some(start) => {
            let space = start.iter().rposition(u8::is_ascii_whitespace);
            &words[..space.unwrap_or(0)]
        }
    }
}

/// Words of `class`, `id`, `role` and `itemprop`, lower-cased, nearest first, each once. An element that is called nothing
/// has those of the one around it, unless that one draws on elements that are too far away.
fn hints(open: &mut [Open<'_>]) -> Arc<[String]> {
    let named = open
        .iter()
        .rposition(|o| o.called[..HINTING].iter().any(Option::is_some));
    let Some(named) = named else {
        return Arc::default();
    };
    if open.len() <= HINT_ELEMENTS
        && let Some(hints) = &open[named].hints
    {
        return Arc::clone(hints);
    }
    let hints: Arc<[String]> = gathered(open).into();
    if open.len() <= HINT_ELEMENTS {
        open[named].hints = Some(Arc::clone(&hints));
    }
    hints
}

fn gathered(open: &[Open<'_>]) -> Vec<String> {
    let mut hints: Vec<String> = Vec::new();
    for part in open.iter().rev().take(HINT_ELEMENTS) {
        for words in part.called[..HINTING].iter().flatten() {
            for word in start(words).split_ascii_whitespace().take(HINTS) {
                if hints.len() == HINTS {
                    return hints;
                }
                if word.len() <= HINT {
                    let word = word.to_lowercase();
                    if !hints.contains(&word) {
                        hints.push(word);
                    }
                }
            }
        }
    }
    hints
}
