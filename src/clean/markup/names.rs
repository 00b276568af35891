//! Names: what makers of templates call the elements that hold furniture, the article's body or its lead.
//!
//! A name is cut into words at marks and where a capital follows a small letter: `RelatedPosts-list` is `related`, `posts`,
//! `list`. Tables say what words, beginnings and whole names mean, and how far they are believed; what is believed is no
//! verdict, since the tree may speak against it.

use super::super::class::Class;
use crate::ingest::Element;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// Rows of what, kind and word. Names are mostly English, whatever the language of the page.
const TABLES: &[&str] = &[
    include_str!("../tables/markup.da.tsv"),
    include_str!("../tables/markup.de.tsv"),
    include_str!("../tables/markup.en.tsv"),
    include_str!("../tables/markup.es.tsv"),
    include_str!("../tables/markup.fi.tsv"),
    include_str!("../tables/markup.fr.tsv"),
    include_str!("../tables/markup.it.tsv"),
    include_str!("../tables/markup.nb.tsv"),
    include_str!("../tables/markup.nl.tsv"),
    include_str!("../tables/markup.pt.tsv"),
    include_str!("../tables/markup.sv.tsv"),
];

/// How far a name is believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Belief {
    /// Unless the element holds a good part of the page's text.
    Strong,
    /// Unless it holds more than a caption can.
    Caption,
    /// Only of an element that holds hardly any text.
    Weak,
}

/// What an element is called.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Called {
    /// As furniture.
    pub(super) furniture: Option<(Class, Belief)>,
    /// As the body of an article.
    pub(super) body: bool,
    /// As the lead of one.
    pub(super) lead: bool,
    /// As a box of facts that belongs to one.
    pub(super) facts: bool,
    /// As a quotation, or part of one.
    pub(super) quote: bool,
    /// As furniture, by a word that names one of several.
    pub(super) single: bool,
    /// As furniture, but by its element alone, not by a name.
    pub(super) by_element: bool,
}

#[derive(Default)]
struct Names {
    words: FxHashMap<&'static str, (Class, Belief)>,
    whole: FxHashMap<&'static str, Class>,
    stems: Vec<(&'static str, Class)>,
    body: FxHashSet<&'static str>,
    body_first: FxHashSet<&'static str>,
    body_second: FxHashSet<&'static str>,
    lead: FxHashSet<&'static str>,
    facts: FxHashSet<&'static str>,
    quotes: FxHashSet<&'static str>,
    singles: FxHashSet<&'static str>,
    sources: FxHashSet<&'static str>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names::default();
    for row in TABLES.iter().flat_map(|table| table.lines()) {
        let mut cells = row.split('\t');
        let (Some(what), Some(kind), Some(word)) = (cells.next(), cells.next(), cells.next())
        else {
            continue;
        };
        let class = Class::ALL.into_iter().find(|c| c.name() == what);
        match (class, kind) {
            (Some(class), "name") => drop(names.whole.insert(word, class)),
            (Some(class), "stem") => names.stems.push((word, class)),
            (Some(class), "weak") => drop(names.words.insert(word, (class, Belief::Weak))),
            (Some(class), "single") => {
                names.singles.insert(word);
                names.words.insert(word, (class, Belief::Strong));
            }
            (Some(class), _) => drop(names.words.insert(word, (class, Belief::Strong))),
            (None, "first") => drop(names.body_first.insert(word)),
            (None, "second") => drop(names.body_second.insert(word)),
            (None, _) if what == "facts" => drop(names.facts.insert(word)),
            (None, _) if what == "quote" => drop(names.quotes.insert(word)),
            (None, _) if what == "source" => drop(names.sources.insert(word)),
            (None, _) if what == "lead" => drop(names.lead.insert(word)),
            (None, _) => drop(names.body.insert(word)),
        }
    }
    names
});

/// Beginnings of names that say what an element has or is like, not what it is: `has-sidebar`, `no-comments`.
const ABOUT: &[&str] = &[
    "format", "has", "is", "js", "layout", "no", "not", "page", "single", "status", "theme",
    "type", "with", "without",
];

/// What `element` is called.
pub(super) fn called(element: &Element) -> Called {
    let mut called = Called::default();
    let names = &*NAMES;
    let mut weak = None;
    let mut words: Vec<String> = Vec::new();
    for name in element.called.split(' ') {
        words.clear();
        cut(name, &mut words);
        let Some(first) = words.first() else { continue };
        if words.len() > 1 && ABOUT.contains(&first.as_str()) {
            continue;
        }
        let lower = name.to_lowercase();
        called.body |= names.body.contains(lower.as_str())
            || words.windows(2).any(|pair| {
                names.body_first.contains(pair[0].as_str())
                    && names.body_second.contains(pair[1].as_str())
            });
        called.lead |= words.iter().any(|w| names.lead.contains(w.as_str()));
        called.facts |= words.iter().any(|w| names.facts.contains(w.as_str()));
        called.quote |= words.iter().any(|w| names.quotes.contains(w.as_str()));
        called.single |= names.singles.contains(lower.as_str());
        if let Some(&class) = names.whole.get(lower.as_str()) {
            called.furniture = called.furniture.or(Some((class, Belief::Strong)));
        }
        for word in &words {
            match names.words.get(word.as_str()) {
                Some(&(class, Belief::Weak)) => weak = weak.or(Some(class)),
                Some(&found) => called.furniture = called.furniture.or(Some(found)),
                None => {}
            }
        }
        if called.furniture.is_none()
            && let Some(&(_, class)) = names.stems.iter().find(|s| lower.contains(s.0))
        {
            let belief = match class {
                Class::ImageCaption | Class::Byline => Belief::Caption,
                _ => Belief::Strong,
            };
            called.furniture = Some((class, belief));
        }
    }
    called.by_element = called.furniture.is_none() && by_element(&element.name).is_some();
    called.furniture = called
        .furniture
        .or(by_element(&element.name))
        .or(weak.map(|class| (class, Belief::Weak)));
    if called.facts {
        called.furniture = None;
    }
    match &*element.name {
        // What may hold a page or an article is called after what else is in it; what may hold a row, after its subject.
        "html" | "body" | "main" => Called::default(),
        "article" | "table" | "tbody" | "td" | "th" | "tr" => Called {
            furniture: None,
            ..called
        },
        _ => called,
    }
}

/// Whether a caption names the source of what it stands under.
pub(super) fn names_source(caption: &str) -> bool {
    let opens = |text: &str| {
        text.split_once(':').is_some_and(|(label, _)| {
            label.len() <= 16 && NAMES.sources.contains(label.trim().to_lowercase().as_str())
        })
    };
    opens(caption)
        || caption
            .rsplit_once(". ")
            .is_some_and(|(_, last)| opens(last))
}

/// What elements of this name are.
fn by_element(name: &str) -> Option<(Class, Belief)> {
    let found = match name {
        "nav" => (Class::Navigation, Belief::Strong),
        "footer" => (Class::Footer, Belief::Strong),
        "aside" => (Class::Related, Belief::Strong),
        "figcaption" => (Class::ImageCaption, Belief::Caption),
        "figure" => (Class::ImageCaption, Belief::Weak),
        "address" => (Class::Footer, Belief::Weak),
        "button" | "dialog" | "form" | "header" | "menu" => (Class::Navigation, Belief::Weak),
        "noscript" => (Class::Residue, Belief::Weak),
        _ => return None,
    };
    Some(found)
}

/// The words of a name, lower-cased.
fn cut(name: &str, words: &mut Vec<String>) {
    let mut word = String::new();
    let mut small = false;
    for c in name.chars() {
        if (!c.is_alphanumeric() || small && c.is_uppercase()) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        small = c.is_lowercase() || c.is_ascii_digit();
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
}
