//! What a page says of itself: title, author, dates.

use crate::ingest::page::Meta;
use scraper::{Html, Node};
use serde_json::Value;
use std::borrow::Cow;

/// Characters that are kept of one claim.
const CLAIM: usize = 1000;
/// Bytes of a JSON-LD script that is read, and how many values in it are looked at.
const SCRIPT: usize = 1024 * 1024;
const VALUES: usize = 10_000;

/// Authors that are named.
const AUTHORS: usize = 8;

/// Nodes below an element whose text is what it is called.
const WITHIN: usize = 40;

const HTML: &str = "http://www.w3.org/1999/xhtml";

/// Reads the head's claims; the first one of each kind counts.
pub(super) fn meta(document: &Html) -> Meta {
    let mut meta = Meta::default();
    let (mut og_title, mut headline) = (None, None);
    // What elements of the page are called by schema.org's words; what the head says goes before it.
    let mut said = Meta::default();
    for node in document.tree.root().descendants() {
        let Node::Element(element) = node.value() else {
            continue;
        };
        let content = |name| element.attr(name).and_then(claim);
        // To ask for an attribute by name costs more than to see that there is none.
        if element.attrs.is_empty() && element.name() != "title" {
            continue;
        }
        if let Some(called) = element
            .attr("itemprop")
            .or_else(|| element.attr("property"))
        {
            property(node, called, &mut said);
        }
        match element.name() {
            "html" => set(&mut meta.lang, content("lang")),
            // Not that of a drawing.
            "title" if &*element.name.ns == HTML => {
                set(&mut meta.document_title, claim(&text_of(node)))
            }
            "link"
                if element
                    .attr("rel")
                    .is_some_and(|r| r.eq_ignore_ascii_case("canonical")) =>
            {
                set(&mut meta.url, content("href"));
            }
            "meta" => {
                let key = element.attr("property").or_else(|| element.attr("name"));
                let slot = match key.unwrap_or_default().to_ascii_lowercase().as_str() {
                    "og:title" => &mut og_title,
                    "og:site_name" => &mut meta.site,
                    "og:url" => &mut meta.url,
                    "author" | "article:author" => &mut meta.author,
                    "dc.creator" | "dcterms.creator" | "parsely-author" | "sailthru.author" => {
                        &mut meta.author
                    }
                    "article:published_time"
                    | "datepublished"
                    | "dc.date.issued"
                    | "dcterms.issued"
                    | "parsely-pub-date"
                    | "sailthru.date" => &mut meta.published,
                    "article:modified_time"
                    | "og:updated_time"
                    | "datemodified"
                    | "dcterms.modified" => &mut meta.modified,
                    "og:description" | "description" => &mut meta.description,
                    _ => continue,
                };
                set(slot, content("content"));
            }
            "script"
                if element
                    .attr("type")
                    .is_some_and(|t| t.eq_ignore_ascii_case("application/ld+json")) =>
            {
                json_ld(&text_of(node), &mut meta, &mut headline);
            }
            _ => {}
        }
    }
    set(&mut meta.author, said.author);
    set(&mut meta.published, said.published);
    set(&mut meta.modified, said.modified);
    set(&mut meta.description, said.description);
    meta.title = og_title
        .or(headline)
        .or(said.title)
        .or_else(|| meta.document_title.clone());
    meta
}

/// What an element is called by schema.org's words, as microdata or RDFa, says: in its attribute, or else in its text.
fn property(node: ego_tree::NodeRef<'_, Node>, called: &str, said: &mut Meta) {
    let Node::Element(element) = node.value() else {
        return;
    };
    let attribute = ["content", "datetime"]
        .into_iter()
        .find_map(|a| element.attr(a));
    let text = || {
        let within = node.descendants().take(WITHIN);
        let texts = within.filter_map(|n| n.value().as_text());
        texts.map(|t| &**t).collect::<Vec<_>>().join(" ")
    };
    // One element may be called several things: when it was published, and when changed.
    for called in called.split_ascii_whitespace() {
        let slot = match called.rsplit([':', '/']).next().unwrap_or_default() {
            "headline" => &mut said.title,
            "author" | "creator" => &mut said.author,
            "datePublished" | "datePosted" | "dateCreated" => &mut said.published,
            "dateModified" => &mut said.modified,
            "description" => &mut said.description,
            _ => continue,
        };
        if slot.is_none() {
            *slot = match attribute {
                Some(value) => claim(value),
                None => claim(&text()),
            };
        }
    }
}

fn set(slot: &mut Option<String>, value: Option<String>) {
    if slot.is_none() {
        *slot = value;
    }
}

/// The text with its white space collapsed, unless it is blank.
fn claim(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let claim: String = words.join(" ").chars().take(CLAIM).collect();
    (!claim.is_empty()).then_some(claim)
}

fn text_of(node: ego_tree::NodeRef<'_, Node>) -> String {
    node.children()
        .filter_map(|n| n.value().as_text().map(|t| &**t))
        .collect()
}

/// Reads the first object with a headline, wherever it stands; of one without, such as a job's, what it says of itself,
/// where nothing else has.
fn json_ld(script: &str, meta: &mut Meta, headline: &mut Option<String>) {
    if script.len() > SCRIPT {
        return;
    }
    let Ok(value) = serde_json::from_str::<Value>(script) else {
        return;
    };
    let mut waiting = vec![&value];
    for _ in 0..VALUES {
        let Some(value) = waiting.pop() else {
            return;
        };
        match value {
            Value::Array(items) => waiting.extend(items.iter().rev()),
            Value::Object(object) => {
                let text = |key: &str| {
                    let most = if key == "author" { AUTHORS } else { 1 };
                    let value = named(object.get(key)?, most)?;
                    claim(&value)
                };
                if let Some(found) = text("headline") {
                    set(headline, Some(found));
                    set(&mut meta.author, text("author"));
                    set(&mut meta.published, text("datePublished"));
                    set(&mut meta.modified, text("dateModified"));
                    set(&mut meta.description, text("description"));
                    set(&mut meta.lang, text("inLanguage"));
                    return;
                }
                if is_work(object.get("@type")) {
                    set(headline, text("title").or_else(|| text("name")));
                    set(&mut meta.author, text("author"));
                    set(
                        &mut meta.published,
                        text("datePublished").or_else(|| text("datePosted")),
                    );
                    set(&mut meta.modified, text("dateModified"));
                    set(&mut meta.lang, text("inLanguage"));
                }
                let parts = object.iter().filter(|(key, _)| *key != "@type");
                waiting.extend(parts.map(|(_, part)| part).rev());
            }
            _ => {}
        }
    }
}

/// A text, the name of a thing, or those of several, up to `most`.
fn named(value: &Value, most: usize) -> Option<Cow<'_, str>> {
    match value {
        Value::String(text) => Some(text.into()),
        Value::Array(items) => {
            let items = items.iter().filter(|item| !item.is_array());
            let names = items.filter_map(|item| named(item, 1));
            let names: Vec<_> = names.take(most).collect();
            (!names.is_empty()).then(|| names.join(", ").into())
        }
        Value::Object(object) => object.get("name").and_then(Value::as_str).map(Cow::from),
        _ => None,
    }
}

/// Whether what is described is the page's own subject: an article, a page, an occupation or a job.
fn is_work(kind: Option<&Value>) -> bool {
    let is = |value: &Value| {
        value.as_str().is_some_and(|kind| {
            kind.ends_with("Article")
                || kind.ends_with("Page")
                || matches!(kind, "BlogPosting" | "JobPosting" | "Occupation")
        })
    };
    match kind {
        Some(Value::Array(kinds)) => kinds.iter().any(is),
        Some(kind) => is(kind),
        None => false,
    }
}
