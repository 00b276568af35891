//! Front matter: what a Markdown file says of itself before its text, between two lines of three dashes.
//!
//! Only its dates and its address are taken; the cleaner takes the lines away, on record.

use super::date::iso_date;
use super::html::is_address;
use super::page::Page;

/// Lines that front matter may have.
const LINES: usize = 60;

/// Takes over what the front matter of a page says, where nothing is known.
pub(super) fn read(page: &mut Page) {
    let mut found = (None, None, None);
    for (key, value) in pairs(page.text()).unwrap_or_default() {
        let date = || iso_date(value).map(|_| value.to_owned());
        let (slot, claim) = match key.to_ascii_lowercase().replace('-', "_").as_str() {
            "date" | "published" | "published_at" | "publish_date" | "publishdate" | "pubdate" => {
                (&mut found.0, date())
            }
            "modified" | "updated" | "updated_at" | "lastmod" | "last_modified" => {
                (&mut found.1, date())
            }
            "url" | "canonical" | "canonical_url" | "source_url" => {
                (&mut found.2, is_address(value).then(|| value.to_owned()))
            }
            _ => continue,
        };
        if slot.is_none() {
            *slot = claim;
        }
    }
    let (published, modified, url) = found;
    page.meta.published = page.meta.published.take().or(published);
    page.meta.modified = page.meta.modified.take().or(modified);
    page.meta.url = page.meta.url.take().or(url);
    page.url = page.url.take().or_else(|| page.meta.url.clone());
}

/// The keys of the front matter with their values, without quotation marks; nothing of a text that opens otherwise.
fn pairs(text: &str) -> Option<Vec<(&str, &str)>> {
    let text = text.strip_prefix("---")?;
    let mut lines = text.lines().map(str::trim_end);
    lines.next().filter(|rest| rest.is_empty())?;
    let mut pairs = Vec::new();
    for line in lines.take(LINES) {
        if line == "---" || line == "..." {
            return Some(pairs);
        }
        // What is indented belongs to the key above.
        if let Some((key, value)) = line.split_once(':')
            && !key.is_empty()
            && !key.contains(char::is_whitespace)
        {
            pairs.push((key, value.trim().trim_matches(['"', '\''])));
        }
    }
    None
}
