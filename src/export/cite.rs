//! Citations: the pages of an answer, and the search itself, for reference managers.
//!
//! BibTeX ([`bibtex`]) escapes what TeX would take for more than text, and CSL-JSON ([`csl_json`],
//! <https://citationstyles.org>) is JSON. The search stands last, as a data set whose note is its
//! [`Stamp`], so that it can be asked again.

use crate::index::Source;
use crate::search::{Hit, Row, Stamp};
use rustc_hash::FxHashSet;
use serde_json::{Map, Value, json};

impl AsRef<Source> for Hit {
    fn as_ref(&self) -> &Source {
        &self.source
    }
}

impl AsRef<Source> for Source {
    fn as_ref(&self) -> &Source {
        self
    }
}

impl AsRef<Source> for Row {
    fn as_ref(&self) -> &Source {
        &self.source
    }
}

/// One thing to cite.
struct Entry {
    key: String,
    title: String,
    url: Option<String>,
    site: Option<String>,
    date: Option<String>,
    lang: Option<String>,
    note: String,
    is_search: bool,
}

/// The pages of the hits, each once, in the order of the best, and the search.
fn entries<H: AsRef<Source>>(hits: &[H], stamp: &Stamp) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut pages: FxHashSet<&str> = FxHashSet::default();
    let mut keys: FxHashSet<String> = FxHashSet::default();
    for hit in hits {
        let source = hit.as_ref();
        if !pages.insert(&source.page) {
            continue;
        }
        let key = key(&name(source), &source.page, &mut keys);
        entries.push(Entry {
            key,
            title: source.title.clone().unwrap_or_else(|| source.page.clone()),
            url: source.url.clone().filter(|url| is_address(url)),
            site: source.site.clone(),
            date: source.date.clone(),
            lang: Some(source.lang.clone()).filter(|lang| lang != "und"),
            note: format!(
                "{}, characters {}–{}",
                source.page, source.start, source.end
            ),
            is_search: false,
        });
    }
    entries.push(Entry {
        key: key("sikta-search", &stamp.to_string(), &mut keys),
        title: format!("Search for: {}", stamp.query.text),
        url: None,
        site: None,
        date: None,
        lang: None,
        note: stamp.to_string(),
        is_search: true,
    });
    entries
}

/// A key by which the same is cited the same in every answer: a name, and figures of the hash of what it is of; more of them where
/// another in the answer has the same.
fn key(name: &str, of: &str, keys: &mut FxHashSet<String>) -> String {
    let hash = blake3::hash(of.as_bytes()).to_hex();
    let mut figures = 6;
    loop {
        let key = format!("{name}-{}", hash.get(..figures).unwrap_or(&hash));
        if figures >= hash.len() || keys.insert(key.clone()) {
            return key;
        }
        figures += 2;
    }
}

/// Whether an address leads to a page, and not to what a browser would run.
fn is_address(url: &str) -> bool {
    let scheme = url.split_once(':').map(|(scheme, _)| scheme);
    scheme.is_none_or(|scheme| {
        ["http", "https", "ftp", "file"]
            .iter()
            .any(|known| scheme.eq_ignore_ascii_case(known))
    })
}

/// Letters and digits of ASCII that name a page: of its title, or else of its id.
fn name(source: &Source) -> String {
    let text = source.title.as_deref().unwrap_or(&source.page);
    let plain = |c: char| match c.to_lowercase().next() {
        Some('å' | 'ä' | 'à' | 'á') => Some('a'),
        Some('ö' | 'ø' | 'ó') => Some('o'),
        Some('é' | 'è') => Some('e'),
        Some(c) if c.is_ascii_alphanumeric() => Some(c),
        _ => None,
    };
    let name: String = text.chars().filter_map(plain).take(24).collect();
    match name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        true => name,
        false => format!("page{name}"),
    }
}

/// The pages of the hits and the search as BibTeX, in UTF-8.
#[must_use]
pub fn bibtex<H: AsRef<Source>>(hits: &[H], stamp: &Stamp) -> String {
    let mut out = String::new();
    for entry in entries(hits, stamp) {
        out.push_str(&format!("@misc{{{},\n", entry.key));
        let mut field = |name: &str, value: &str| {
            out.push_str(&format!("  {name} = {{{value}}},\n"));
        };
        // Braces keep styles from changing capitals.
        field("title", &format!("{{{}}}", tex(&entry.title)));
        if let Some(url) = &entry.url {
            field("url", &verbatim(url));
        }
        if let Some(site) = &entry.site {
            field("organization", &tex(site));
        }
        if let Some(date) = &entry.date {
            field("date", date);
            field("year", date.get(..4).unwrap_or(date));
        }
        if let Some(lang) = &entry.lang {
            field("langid", &tex(lang));
        }
        if entry.is_search {
            field("howpublished", &tex(&format!("sikta {}", stamp.version)));
        }
        field("note", &tex(&entry.note));
        out.push_str("}\n\n");
    }
    out
}

/// Text for TeX: what it would take for a command stands for itself, white space is single spaces, and control characters
/// are gone.
fn tex(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|w| !w.is_empty())
    {
        if !out.is_empty() {
            out.push(' ');
        }
        for c in word.chars() {
            match c {
                '\\' => out.push_str("\\textbackslash{}"),
                '~' => out.push_str("\\textasciitilde{}"),
                '^' => out.push_str("\\textasciicircum{}"),
                '{' => out.push_str("\\textbraceleft{}"),
                '}' => out.push_str("\\textbraceright{}"),
                '#' | '$' | '%' | '&' | '_' => {
                    out.push('\\');
                    out.push(c);
                }
                // Would be read as the start of another entry by simple readers.
                '@' => out.push_str("{@}"),
                c => out.push(c),
            }
        }
    }
    out
}

/// An address: what would end the field or steer TeX as `%XX`.
fn verbatim(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '{' | '}' | '\\' | '"' | '<' | '>' | '^' | '`' | '|' => {
                out.push_str(&format!("%{:02X}", u32::from(c)))
            }
            c if c.is_whitespace() || c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// The pages of the hits and the search as CSL-JSON: an array of items.
#[must_use]
pub fn csl_json<H: AsRef<Source>>(hits: &[H], stamp: &Stamp) -> Value {
    let items = entries(hits, stamp).into_iter().map(|entry| {
        let mut item = Map::new();
        item.insert("id".to_owned(), json!(entry.key));
        let kind = if entry.is_search {
            "dataset"
        } else {
            "webpage"
        };
        item.insert("type".to_owned(), json!(kind));
        item.insert("title".to_owned(), json!(entry.title));
        if let Some(url) = entry.url {
            item.insert("URL".to_owned(), json!(url));
        }
        if let Some(site) = entry.site {
            item.insert("container-title".to_owned(), json!(site));
        }
        if let Some(date) = &entry.date {
            let parts: Vec<u32> = date
                .split('-')
                .filter_map(|part| part.parse().ok())
                .collect();
            item.insert("issued".to_owned(), json!({ "date-parts": [parts] }));
        }
        if let Some(lang) = entry.lang {
            item.insert("language".to_owned(), json!(lang));
        }
        if entry.is_search {
            item.insert("publisher".to_owned(), json!("sikta"));
            item.insert("version".to_owned(), json!(stamp.version));
        }
        item.insert("note".to_owned(), json!(entry.note));
        Value::Object(item)
    });
    Value::Array(items.collect())
}
