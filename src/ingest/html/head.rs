//! What a page says of itself: title, author, dates.

use super::json_ld::json_ld;
use super::times;
use crate::ingest::date::iso_date;
use crate::ingest::page::Meta;
use scraper::{Html, Node};

/// Characters that are kept of one claim.
const CLAIM: usize = 1000;
/// Nodes below an element whose text is what it is called.
const WITHIN: usize = 40;

const HTML: &str = "http://www.w3.org/1999/xhtml";

/// Reads the head's claims; the first one of each kind counts.
pub(super) fn meta(document: &Html) -> Meta {
    let mut meta = Meta::default();
    let (mut og_title, mut headline) = (None, None);
    let (mut canonical, mut og_url, mut updated) = (None, None, None);
    // What elements of the page are called by schema.org's words; what the head says goes before it.
    let mut said = Meta::default();
    // What times are labelled as, and what scripts call the site and those who wrote.
    let (mut timed, mut scripts) = (Meta::default(), Meta::default());
    let mut beside = None;
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
                set(&mut canonical, content("href"));
            }
            "meta" => {
                let key = element.attr("property").or_else(|| element.attr("name"));
                let slot = match key.unwrap_or_default().to_ascii_lowercase().as_str() {
                    "og:title" => &mut og_title,
                    "og:site_name" => &mut meta.site,
                    "og:url" => &mut og_url,
                    // Often a date in words, behind which a better one stands.
                    "date" | "dc.date" | "pubdate"
                        if content("content").is_none_or(|date| iso_date(&date).is_none()) =>
                    {
                        continue;
                    }
                    "date" | "dc.date" | "pubdate" => &mut meta.published,
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
                    "article:modified_time" | "datemodified" | "dcterms.modified" => {
                        &mut meta.modified
                    }
                    "og:updated_time" => &mut updated,
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
                json_ld(&text_of(node), &mut meta, &mut scripts, &mut headline);
            }
            "time" => {
                times::time(node, element, &mut timed);
                if beside.is_none() {
                    beside = times::beside_byline(node, element);
                }
            }
            _ => {}
        }
    }
    // Who is logged in is no author's name.
    if meta.author.as_deref().is_some_and(is_login) && scripts.author.is_some() {
        meta.author = scripts.author;
    }
    set(&mut meta.site, scripts.site);
    set(&mut meta.author, said.author);
    set(&mut meta.published, said.published);
    set(&mut meta.modified, said.modified);
    set(&mut meta.description, said.description);
    set(&mut meta.published, timed.published);
    set(&mut meta.modified, timed.modified);
    set(&mut meta.published, beside);
    set(
        &mut meta.modified,
        updated.filter(|_| meta.published.is_some()),
    );
    meta.url = own_address(canonical, og_url);
    let title = og_title
        .or(headline)
        .or(said.title)
        .or_else(|| meta.document_title.clone());
    meta.title = title.map(|title| without_site(&title, &meta).to_owned());
    meta
}

/// The address of the page: the canonical one, unless the page has one of its own on another host.
fn own_address(canonical: Option<String>, own: Option<String>) -> Option<String> {
    let elsewhere = match (&canonical, &own) {
        (Some(canonical), Some(own)) => {
            host(canonical).is_some() && host(own).is_some() && host(canonical) != host(own)
        }
        _ => false,
    };
    match elsewhere {
        true => own,
        false => canonical.or(own),
    }
}

/// The host of an address, without `www.`.
fn host(url: &str) -> Option<&str> {
    let host = url.split_once("://")?.1.split(['/', ':', '?']).next()?;
    Some(host.strip_prefix("www.").unwrap_or(host))
}

/// A name in small letters and of one word, as people log in by.
fn is_login(author: &str) -> bool {
    !author.contains(char::is_whitespace) && author == author.to_lowercase()
}

/// What sets the name of a site off from a title.
const SEPARATORS: [&str; 8] = [" - ", " – ", " — ", " | ", " · ", " • ", " : ", " « "];

/// A title without the name of its site at the end: that which the page says, or the host of its address.
fn without_site<'t>(title: &'t str, meta: &Meta) -> &'t str {
    let ends = SEPARATORS.iter().filter_map(|s| title.rsplit_once(s));
    // The one that is nearest to the end.
    let Some((own, site)) = ends.max_by_key(|(own, _)| own.len()) else {
        return title;
    };
    let letters = |text: &str| -> String {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let host = meta.url.as_deref().and_then(host);
    let bare = host.and_then(|host| Some(host.rsplit_once('.')?.0));
    let called = [meta.site.as_deref(), host, bare];
    let site = letters(site);
    let named = called.into_iter().flatten().any(|c| letters(c) == site);
    match named && !own.trim().is_empty() {
        true => own.trim_end(),
        false => title,
    }
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

pub(super) fn set(slot: &mut Option<String>, value: Option<String>) {
    if slot.is_none() {
        *slot = value;
    }
}

/// The text with its white space collapsed, unless it is blank.
pub(super) fn claim(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let claim: String = words.join(" ").chars().take(CLAIM).collect();
    (!claim.is_empty()).then_some(claim)
}

fn text_of(node: ego_tree::NodeRef<'_, Node>) -> String {
    node.children()
        .filter_map(|n| n.value().as_text().map(|t| &**t))
        .collect()
}
