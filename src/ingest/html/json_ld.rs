//! What a page says of itself in JSON-LD, in schema.org's words.

use super::head::{claim, set};
use crate::ingest::page::Meta;
use rustc_hash::FxHashMap;
use serde_json::Value;
use std::borrow::Cow;

/// Bytes of a JSON-LD script that is read, and how many values in it are looked at.
const SCRIPT: usize = 1024 * 1024;
const VALUES: usize = 10_000;

/// Authors that are named.
const AUTHORS: usize = 8;

/// Reads the first object with a headline, wherever it stands; of one without, such as a job's, what it says of itself,
/// where nothing else has.
/// Into `scripts` goes what it says of the site and those who wrote, whatever was said before.
pub(super) fn json_ld(
    script: &str,
    meta: &mut Meta,
    scripts: &mut Meta,
    headline: &mut Option<String>,
) {
    if script.len() > SCRIPT {
        return;
    }
    let Ok(value) = serde_json::from_str::<Value>(script) else {
        return;
    };
    let named = Named::of(&value);
    set(&mut scripts.site, named.site.and_then(claim));
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
                    let value = named.name(object.get(key)?, most)?;
                    claim(&value)
                };
                if let Some(found) = text("headline") {
                    set(headline, Some(found));
                    set(&mut scripts.author, text("author"));
                    set(&mut scripts.site, text("publisher"));
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

/// The names of the things that a script describes.
struct Named<'v> {
    /// By their `@id`: other things refer to them by it.
    by_id: FxHashMap<&'v str, &'v str>,
    /// That of the site.
    site: Option<&'v str>,
}

impl<'v> Named<'v> {
    fn of(value: &'v Value) -> Self {
        let mut named = Named {
            by_id: FxHashMap::default(),
            site: None,
        };
        let mut waiting = vec![value];
        for _ in 0..VALUES {
            let Some(value) = waiting.pop() else { break };
            match value {
                Value::Array(items) => waiting.extend(items.iter().rev()),
                Value::Object(object) => {
                    let text = |key: &str| object.get(key).and_then(Value::as_str);
                    if let Some(name) = text("name") {
                        if let Some(id) = text("@id") {
                            named.by_id.entry(id).or_insert(name);
                        }
                        if text("@type") == Some("WebSite") {
                            named.site = named.site.or(Some(name));
                        }
                    }
                    waiting.extend(object.values().rev());
                }
                _ => {}
            }
        }
        named
    }

    /// A text, the name of a thing, its own or that of the thing that it refers to, or those of several, up to `most`.
    fn name<'a>(&self, value: &'a Value, most: usize) -> Option<Cow<'a, str>>
    where
        'v: 'a,
    {
        match value {
            Value::String(text) => Some(text.into()),
            Value::Array(items) => {
                let items = items.iter().filter(|item| !item.is_array());
                let names = items.filter_map(|item| self.name(item, 1));
                let names: Vec<_> = names.take(most).collect();
                (!names.is_empty()).then(|| names.join(", ").into())
            }
            Value::Object(object) => {
                let text = |key: &str| object.get(key).and_then(Value::as_str);
                let referred = || self.by_id.get(text("@id")?).copied();
                text("name").or_else(referred).map(Cow::from)
            }
            _ => None,
        }
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
