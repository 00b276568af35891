//! A source: the bytes of one document, found and not yet read as text.
//!
//! Finding is for one thread, in order; reading bytes as text and parsing HTML is work for all cores. So the walk yields
//! sources, and [`Source::page`] is the first thing that a worker does.

use super::skipped::Skipped;
use super::{Page, encoding, front_matter, html, jsonl};
use std::path::PathBuf;

/// The bytes of one document, with what they should be read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// What the page will be called; a record is called by its own `id` once it is read.
    pub id: String,
    /// The file, if it is one; nothing for standard input.
    pub path: Option<PathBuf>,
    /// What the bytes are.
    pub form: Form,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// What the bytes of a source are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Plain text or Markdown.
    Text,
    /// HTML.
    Html,
    /// One record of JSON Lines.
    Record {
        /// The line it stands on, from 1.
        line: usize,
    },
}

impl Source {
    /// Reads the bytes as a page.
    ///
    /// # Errors
    /// What is no text, or no record, is passed over with the reason.
    pub fn page(self) -> Result<Page, Skipped> {
        let Source {
            id,
            path,
            form,
            bytes,
        } = self;
        let at = |skipped: Skipped| match &path {
            Some(path) => skipped.at(path),
            None => skipped,
        };
        let mut page = match form {
            Form::Record { line } => {
                jsonl::parse(&bytes)
                    .map_err(|why| at(Skipped::new(id, why).at_line(line)))?
                    .page
            }
            Form::Text | Form::Html => {
                let is_html = form == Form::Html;
                match encoding::decode(bytes, is_html) {
                    Err(why) => return Err(at(Skipped::new(id, why))),
                    Ok((text, decoding)) => {
                        let mut page = if is_html {
                            html::page(id, &text)
                        } else {
                            let mut page = Page::from_text(id, with_line_ends(text));
                            front_matter::read(&mut page);
                            page
                        };
                        page.decoding = Some(decoding);
                        page
                    }
                }
            }
        };
        page.path = path;
        Ok(page)
    }
}

/// A file in which carriage returns alone end lines, with line feeds in their place: as many bytes, and lines.
fn with_line_ends(text: String) -> String {
    match text.contains('\r') && !text.contains('\n') {
        true => text.replace('\r', "\n"),
        false => text,
    }
}
