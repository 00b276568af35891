//! JSON Lines: one record a line, `{"id", "text"}` or `{"id", "html"}`, with `url`, `lang` and any other keys beside.

use super::files::why;
use super::html;
use super::page::Page;
use super::skipped::{Malformed, Why};
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt;
use std::io::BufRead;

/// A record, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Its page: the text, or the blocks of the HTML.
    pub page: Page,
    /// All other keys, in the order of the record.
    pub extra: Map<String, Value>,
}

/// Reads one line, with or without its line end.
///
/// A key that is `null` counts as absent. Nesting is bounded by serde_json (128 levels).
///
/// # Errors
/// [`Why::Record`], with what is wrong.
pub fn parse(line: &[u8]) -> Result<Record, Why> {
    record(line).map_err(Why::Record)
}

fn record(line: &[u8]) -> Result<Record, Malformed> {
    let line = std::str::from_utf8(line).map_err(|_| Malformed::Encoding)?;
    let line = line.strip_prefix('\u{FEFF}').unwrap_or(line);
    if !line.trim_start().starts_with('{') {
        // Said apart from a syntax error, since what mends it is another.
        return Err(match serde_json::from_str::<Value>(line) {
            Ok(_) => Malformed::NotAnObject,
            Err(error) => syntax(&error),
        });
    }
    let Object(mut object) = serde_json::from_str(line).map_err(|error| {
        let said = error.to_string();
        match said.strip_prefix(DUPLICATE) {
            Some(rest) => {
                Malformed::DuplicateKey(rest.split('\u{0}').next().unwrap_or_default().to_owned())
            }
            None => syntax(&error),
        }
    })?;
    let id = string(&mut object, "id")?.ok_or(Malformed::Missing("id"))?;
    let text = string(&mut object, "text")?;
    let html = string(&mut object, "html")?;
    let url = string(&mut object, "url")?;
    let lang = string(&mut object, "lang")?;
    let mut page = match (text, html) {
        (Some(text), None) => Page::from_text(id, text),
        (None, Some(html)) => html::page(id, &html),
        (Some(_), Some(_)) => return Err(Malformed::TextAndHtml),
        (None, None) => return Err(Malformed::NoText),
    };
    page.url = url;
    page.lang_hint = lang.filter(|l| !l.is_empty());
    Ok(Record {
        page,
        extra: object,
    })
}

/// Takes a string out of the object.
fn string(object: &mut Map<String, Value>, key: &'static str) -> Result<Option<String>, Malformed> {
    match object.shift_remove(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(s)) => Ok(Some(s)),
        Some(_) => Err(Malformed::NotAString(key)),
    }
}

/// What the parser said, without the line, which is always 1.
fn syntax(error: &serde_json::Error) -> Malformed {
    let said = error.to_string();
    let said = match said.rsplit_once(" at line ") {
        Some((said, _)) => format!("{said} at byte {}", error.column()),
        None => said,
    };
    Malformed::Json(said)
}

const DUPLICATE: &str = "\u{0}twice\u{0}";

/// An object whose keys differ.
struct Object(Map<String, Value>);

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Keys;
        impl<'de> Visitor<'de> for Keys {
            type Value = Object;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Object, A::Error> {
                let mut object = Map::new();
                while let Some((key, value)) = entries.next_entry::<String, Value>()? {
                    if object.contains_key(&key) {
                        return Err(A::Error::custom(format!("{DUPLICATE}{key}\u{0}")));
                    }
                    object.insert(key, value);
                }
                Ok(Object(object))
            }
        }
        deserializer.deserialize_map(Keys)
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
