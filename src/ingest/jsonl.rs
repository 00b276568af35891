//! JSON Lines: one record a line, `{"id", "text"}` or `{"id", "html"}`, with `url`, `lang` and any other keys beside.
//! A `published` (or `date`) and a `modified` that begin with an ISO date are the page's dates; `title` is what the page is
//! called where its text does not say. Only `text` is read as the page: what stands elsewhere is never cleaned or cited.

use super::date::iso_date;
use super::files::why;
use super::front_matter;
use super::html;
use super::page::Page;
use super::skipped::{Malformed, Why};
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::collections::HashSet;
use std::fmt;
use std::io::BufRead;

/// A record, read.
#[derive(Debug)]
pub struct Record {
    /// Its page: the text, or the blocks of the HTML.
    pub page: Page,
    /// All other keys with their values as they were written, in the order of the record.
    pub extra: Vec<(String, Box<RawValue>)>,
}

/// Reads one line, with or without its line end.
///
/// A key that is `null` counts as absent. Values of other keys are not looked into, however deep.
///
/// # Errors
/// [`Why::Record`], with what is wrong.
pub fn parse(line: &[u8]) -> Result<Record, Why> {
    record(line).map_err(Why::Record)
}

/// Whether a line is a record. The page is not made of it.
pub(super) fn is_record(line: &[u8]) -> bool {
    #[derive(serde::Deserialize)]
    struct Shape<'a> {
        #[serde(borrow)]
        id: Option<&'a RawValue>,
        #[serde(borrow)]
        text: Option<&'a RawValue>,
        #[serde(borrow)]
        html: Option<&'a RawValue>,
    }
    serde_json::from_slice::<Shape<'_>>(line)
        .is_ok_and(|shape| shape.id.is_some() && (shape.text.is_some() || shape.html.is_some()))
}

fn record(line: &[u8]) -> Result<Record, Malformed> {
    let line = std::str::from_utf8(line).map_err(|_| Malformed::Encoding)?;
    let line = line.strip_prefix('\u{FEFF}').unwrap_or(line);
    if !line.trim_start().starts_with('{') {
        // Said apart from a syntax error, since what mends it is another.
        return Err(match serde_json::from_str::<IgnoredAny>(line) {
            Ok(_) => Malformed::NotAnObject,
            Err(error) => syntax(&error),
        });
    }
    let Members(mut members) = serde_json::from_str(line).map_err(|e| syntax(&e))?;
    let mut seen = HashSet::new();
    if let Some((twice, _)) = members.iter().find(|(key, _)| !seen.insert(&**key)) {
        return Err(Malformed::DuplicateKey(twice.chars().take(100).collect()));
    }
    let id = string(&mut members, "id")?.ok_or(Malformed::Missing("id"))?;
    let text = string(&mut members, "text")?;
    let html = string(&mut members, "html")?;
    let url = string(&mut members, "url")?;
    let lang = string(&mut members, "lang")?;
    let mut page = match (text, html) {
        (Some(text), None) => Page::from_text(id, text),
        (None, Some(html)) => html::page(id, &html),
        (Some(_), Some(_)) => return Err(Malformed::TextAndHtml),
        (None, None) => return Err(Malformed::NoText),
    };
    // What a page says of its address counts only where the record says nothing.
    page.url = url.filter(|u| !u.is_empty()).or(page.url);
    page.lang_hint = lang.filter(|l| !l.is_empty());
    // What the record says of its dates and title comes back with the other keys as well.
    let said = |names: &[&str]| {
        let member = members.iter().find(|(key, _)| names.contains(&&**key));
        let said = member.and_then(|(_, value)| serde_json::from_str::<String>(value.get()).ok());
        said.filter(|said| !said.trim().is_empty())
    };
    let dated = |names: &[&str]| said(names).filter(|date| iso_date(date).is_some());
    page.meta.published = page
        .meta
        .published
        .or_else(|| dated(&["published", "date"]));
    page.meta.modified = page.meta.modified.or_else(|| dated(&["modified"]));
    if !page.is_html() {
        front_matter::read(&mut page);
    }
    let title = || {
        Some(
            said(&["title"])?
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
        )
    };
    page.meta.title = page.meta.title.or_else(title);
    Ok(Record {
        page,
        extra: members,
    })
}

/// Takes a string out of the members.
fn string(
    members: &mut Vec<(String, Box<RawValue>)>,
    key: &'static str,
) -> Result<Option<String>, Malformed> {
    let Some(at) = members.iter().position(|(k, _)| k == key) else {
        return Ok(None);
    };
    let value = members.remove(at).1;
    match value.get().as_bytes().first() {
        Some(b'"') => serde_json::from_str(value.get())
            .map(Some)
            .map_err(|e| syntax(&e)),
        Some(b'n') => Ok(None),
        _ => Err(Malformed::NotAString(key)),
    }
}

/// What the parser said, without the line, which is always 1.
fn syntax(error: &serde_json::Error) -> Malformed {
    let said = error.to_string();
    Malformed::Json(match said.rsplit_once(" at line ") {
        Some((said, _)) => format!("{said} at byte {}", error.column()),
        None => said,
    })
}

/// The members of an object, in order.
struct Members(Vec<(String, Box<RawValue>)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;
        impl<'de> Visitor<'de> for Entries {
            type Value = Members;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Members, A::Error> {
                let mut members = Vec::new();
                while let Some(entry) = entries.next_entry()? {
                    members.push(entry);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Entries)
    }
}

/// One line of a JSON Lines source that is not blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number, from 1 over all lines.
    pub number: usize,
    /// Its bytes, without the line end.
    pub bytes: Vec<u8>,
}

/// The lines of a stream that are not blank. A byte order mark at its start and `"\r\n"` are tolerated. A line over the
/// bound is passed over without being held in memory; an error of reading is the last item.
#[derive(Debug)]
pub struct Lines<R> {
    input: R,
    limit: u64,
    number: usize,
    failed: bool,
}

impl<R: BufRead> Lines<R> {
    /// Reads `input`; `limit` bounds a line, in bytes.
    pub fn new(input: R, limit: u64) -> Self {
        Lines {
            input,
            limit,
            number: 0,
            failed: false,
        }
    }

    /// The next line and how long it is, or nothing at the end. Of a line over the limit only the start is kept.
    fn line(&mut self) -> std::io::Result<Option<(Vec<u8>, u64)>> {
        let (mut line, mut length) = (Vec::new(), 0u64);
        loop {
            let buffer = match self.input.fill_buf() {
                Err(e) if e.kind() == std::io::ErrorKind::Interrupted => continue,
                buffer => buffer?,
            };
            if buffer.is_empty() {
                return Ok((length > 0).then_some((line, length)));
            }
            let end = memchr::memchr(b'\n', buffer);
            let part = &buffer[..end.unwrap_or(buffer.len())];
            length += part.len() as u64;
            if length <= self.limit {
                line.extend_from_slice(part);
            }
            let used = part.len() + usize::from(end.is_some());
            self.input.consume(used);
            if end.is_some() {
                return Ok(Some((line, length)));
            }
        }
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Result<Line, (usize, Why)>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.failed {
            let (mut bytes, length) = match self.line() {
                Ok(line) => line?,
                Err(error) => {
                    self.failed = true;
                    return Some(Err((self.number + 1, why(&error))));
                }
            };
            self.number += 1;
            if length > self.limit {
                let (bytes, limit) = (length, self.limit);
                return Some(Err((self.number, Why::TooLarge { bytes, limit })));
            }
            if self.number == 1 && bytes.starts_with(b"\xEF\xBB\xBF") {
                bytes.drain(..3);
            }
            if !bytes.trim_ascii().is_empty() {
                let number = self.number;
                return Some(Ok(Line { number, bytes }));
            }
        }
        None
    }
}
