//! Times on a page: what a `<time>` dates, by its own name or the word before it.

use super::head::{claim, set};
use crate::ingest::page::Meta;
use ego_tree::NodeRef;
use rustc_hash::FxHashMap;
use scraper::Node;
use scraper::node::Element;
use std::sync::LazyLock;

/// Rows of what and word, in several languages.
const TABLES: &[&str] = &[
    include_str!("tables/dated.da.tsv"),
    include_str!("tables/dated.de.tsv"),
    include_str!("tables/dated.en.tsv"),
    include_str!("tables/dated.es.tsv"),
    include_str!("tables/dated.fi.tsv"),
    include_str!("tables/dated.fr.tsv"),
    include_str!("tables/dated.nb.tsv"),
    include_str!("tables/dated.nl.tsv"),
    include_str!("tables/dated.sv.tsv"),
];

static WORDS: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| {
    let rows = TABLES.iter().flat_map(|table| table.lines());
    rows.filter_map(|row| row.split_once('\t'))
        .map(|(what, word)| (word, what))
        .collect()
});

/// Bytes of the text before a time in which its label stands.
const LABEL: usize = 40;

/// Notes when the page says that it was published or changed, if `element` is a time that says so.
pub(super) fn time(node: NodeRef<'_, Node>, element: &Element, timed: &mut Meta) {
    let Some(date) = element.attr("datetime").and_then(claim) else {
        return;
    };
    let before = node.prev_sibling().and_then(|n| match n.value() {
        Node::Text(text) => Some(end(text)),
        _ => None,
    });
    let called = [element.attr("class"), before];
    match called.into_iter().flatten().find_map(said) {
        Some("published") => set(&mut timed.published, Some(date)),
        Some(_) => set(&mut timed.modified, Some(date)),
        None => {}
    }
}

/// The last bytes of a text.
fn end(text: &str) -> &str {
    let from = text.len().saturating_sub(LABEL);
    let from = (from..text.len()).find(|&i| text.is_char_boundary(i));
    &text[from.unwrap_or(text.len())..]
}

/// What the first word in `text` that the tables have says of its time.
fn said(text: &str) -> Option<&'static str> {
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.find_map(|word| WORDS.get(word.to_lowercase().as_str()).copied())
}
