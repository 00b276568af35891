//! HTML: from markup to blocks of text.
//!
//! The markup is parsed by html5ever, the browsers' algorithm, so that broken markup means what it means on a screen. Then
//! every block becomes one [`Block`](super::Block), one line of the page:
//!
//! - A block-level element begins and ends a block; `<br>`, and a line end in `<pre>`, split one.
//! - A **table row** is one block, its cells parted by a tab. A row that lays out a page instead (a cell with a heading, a
//!   list, another table, several paragraphs, many line breaks or empty lines in it) is not: there, cells are blocks like any other.
//! - White space is collapsed as a browser does it; no-break spaces stay. Inline elements join without a space, except a
//!   link, label, time or span directly after a link, label or time, and a span with a capital directly after one that ends in
//!   a small letter: a style sheet always parts those.
//! - **Hidden** text is a block of its own after the line around it, and cleaning decides on it, on record: closed dialogs,
//!   what is `hidden`, `display:none` or `visibility:hidden` by its own style, and small pieces that are `aria-hidden` (icons;
//!   a large one is a page whose dialog happened to be open). Style sheets are not evaluated. So it is with `<noscript>`.
//! - **No text** of a page: the head, scripts, styles, templates, form fields and selections, embedded content, `alt` texts.
//! - A button that is all of a heading is that heading.
//!
//! Bounds: elements more than 512 deep, as in browsers, are not nested further; a path names at most 24 elements; paths and
//! hints of one page together take at most 32 MiB, and are left out after that. Tags and blocks far denser than on any real page
//! are not told apart: their text stays, in one line, and what is hidden there is left out. Time is linear in the size of the page.

mod blocks;
mod head;
mod json_ld;
mod parse;
mod place;
mod times;
mod visible;

use super::page::Page;

/// What stands in the head of clean HTML that sikta wrote: such a page is at rest.
pub(crate) const CLEANED: &str = "<meta name=\"generator\" content=\"sikta clean\">";

/// Bytes of a page in which that is sought.
const HEAD: usize = 512;

/// Whether it is the whole address of a page on the web, with a host.
pub(super) fn is_address(url: &str) -> bool {
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
        && !url.contains(char::is_whitespace)
}

/// The page that the markup holds. Total: any text gives a page, perhaps without a block.
#[must_use]
pub fn page(id: impl Into<String>, html: &str) -> Page {
    let document = parse::parse(html);
    let (blocks, elements) = blocks::blocks(&document, html.len());
    let mut page = Page::from_blocks(id, blocks).with_elements(elements);
    page.meta = head::meta(&document);
    page.url = page.meta.url.clone().filter(|url| is_address(url));
    let head = &html.as_bytes()[..html.len().min(HEAD)];
    let ours = head
        .windows(CLEANED.len())
        .any(|at| at == CLEANED.as_bytes());
    page.cleaned(ours)
}
