//! Times on a page: what a `<time>` dates, by its own name or the word before it.

use super::head::{claim, set};
use crate::ingest::date::iso_date;
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

/// What an element is called that says who wrote a text and when.
const BYLINE: [&str; 8] = [
    "byline",
    "author",
    "dateline",
    "published",
    "publish",
    "pubdate",
    "posted",
    "meta",
];

/// What is called so is of other texts, or of what readers write.
const OTHERS: [&str; 8] = [
    "comment", "comments", "related", "teaser", "sidebar", "card", "list", "footer",
];

/// The day of a time without a label that stands beside a byline, or in the head of the article.
pub(super) fn beside_byline(node: NodeRef<'_, Node>, element: &Element) -> Option<String> {
    let date = element.attr("datetime").and_then(claim)?;
    iso_date(&date).filter(|day| day.len() == 10)?;
    let (mut is_byline, mut in_header, mut in_article) = (false, false, false);
    let around = node
        .ancestors()
        .filter_map(|above| above.value().as_element());
    for (depth, above) in around.enumerate() {
        let called = ["class", "id", "itemprop"]
            .into_iter()
            .filter_map(|a| above.attr(a));
        let called: Vec<String> = called.map(str::to_lowercase).collect();
        let words = called
            .iter()
            .flat_map(|called| called.split(|c: char| !c.is_alphanumeric()));
        let is = |set: &[&str]| words.clone().any(|word| set.contains(&word));
        if matches!(above.name(), "aside" | "nav" | "footer" | "li") || is(&OTHERS) {
            return None;
        }
        is_byline |= depth < 3 && is(&BYLINE);
        in_header |= above.name() == "header";
        in_article |= matches!(above.name(), "article" | "main");
    }
    (is_byline || in_header && in_article).then_some(date)
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
