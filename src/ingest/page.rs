//! The page: a source text with what is known of where it came from.

use super::encoding::Decoding;
use crate::span::{Raw, Span};
use std::path::PathBuf;
use std::sync::Arc;

/// A scraped page, as it came.
///
/// Law: the text is never altered; `blocks` is empty for plain text, and for HTML has exactly one entry a line of the text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// What the caller calls it: a path below the build root, or the `id` of a record.
    pub id: String,
    /// Where it was scraped, if known: as a record says, or else the page itself (see [`Meta::url`]).
    pub url: Option<String>,
    /// A hint at its language (BCP 47), if the caller gave one.
    pub lang_hint: Option<String>,
    /// The file that it was read from, if any.
    pub path: Option<PathBuf>,
    /// How its bytes were read, if it came as bytes.
    pub decoding: Option<Decoding>,
    /// What an HTML page says of itself.
    pub meta: Meta,
    text: String,
    blocks: Vec<Block>,
    elements: Vec<Element>,
    html: bool,
    cleaned: bool,
}

/// What an HTML page says of itself in its head: claims of the site, in its words, white space collapsed. Not part of the
/// text, and seldom checked by anybody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meta {
    /// `og:title`, or a schema.org `headline`, or `<title>`.
    pub title: Option<String>,
    /// The whole of `<title>`, which often names the site too.
    pub document_title: Option<String>,
    /// `og:site_name`.
    pub site: Option<String>,
    /// `<meta name=author>`, `article:author`, or what schema.org's words name so, in JSON-LD or at an element.
    pub author: Option<String>,
    /// `article:published_time` or the like, or the time beside the byline, as written.
    pub published: Option<String>,
    /// `article:modified_time` or the like, as written; `og:updated_time`, which changes with every edit of a page's frame, only
    /// beside a day of publication.
    pub modified: Option<String>,
    /// What it is about, in a sentence or two: `og:description`, `<meta name=description>`, or a schema.org `description`.
    pub description: Option<String>,
    /// `<html lang>`, or a schema.org `inLanguage`.
    pub lang: Option<String>,
    /// `<link rel=canonical>`, or `og:url` where that is another host's: a text that is taken over from elsewhere names its
    /// original as canonical. Of Markdown, `url` or `canonical` of the front matter.
    pub url: Option<String>,
}

impl Meta {
    /// All claims with their names, in one order.
    #[must_use]
    pub fn said(&self) -> [(&'static str, Option<&str>); 9] {
        [
            ("title", &self.title),
            ("document_title", &self.document_title),
            ("site", &self.site),
            ("author", &self.author),
            ("published", &self.published),
            ("modified", &self.modified),
            ("description", &self.description),
            ("lang", &self.lang),
            ("url", &self.url),
        ]
        .map(|(name, claim)| (name, claim.as_deref()))
    }
}

/// What the markup said of one block of text; its text is the page's line of the same index.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// Where it lies in the page's text, without the line's `"\n"`.
    pub span: Span<Raw>,
    /// A CSS-like path from the root: `html > body > main > p:nth-of-type(2)`; a first of its name has no number, and the
    /// middle of a long one is `…`.
    pub path: String,
    /// The nearest block-level element's name: `p`, `h2`, `li`, `tr` ….
    pub tag: String,
    /// Words of `class`, `id`, `role` and `itemprop` of the element and its ancestors, lower-cased, nearest first, at most 32.
    pub hints: Arc<[String]>,
    /// The share of its characters that are inside links, 0 to 1.
    pub link_density: f32,
    /// The nearest block-level element, as an index into [`Page::elements`]; nothing if the page was not made of markup.
    pub element: Option<usize>,
}

/// An element of the markup that text stands in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Element {
    /// The element that holds it, an index smaller than its own; nothing for the root.
    pub parent: Option<usize>,
    /// Its name.
    pub name: Box<str>,
    /// What it is called: its `class`, `id`, `role`, `itemprop` and test names, as written, parted by spaces.
    pub called: Box<str>,
    /// Of a numbered list, the number that it starts with, if it says one.
    pub start: Option<u32>,
    /// Whether its own attributes hide it: `hidden`, `aria-hidden`, `display:none`, a closed dialog.
    pub hidden: bool,
}

impl Page {
    /// A page of plain text.
    #[must_use]
    pub fn from_text(id: impl Into<String>, text: impl Into<String>) -> Self {
        Page {
            id: id.into(),
            text: text.into(),
            ..Page::default()
        }
    }

    /// A page of blocks, each with its text, in document order. Line ends inside a block become spaces, so that one block
    /// stays one line.
    #[must_use]
    pub fn from_blocks(
        id: impl Into<String>,
        blocks: impl IntoIterator<Item = (Block, String)>,
    ) -> Self {
        let mut page = Page {
            id: id.into(),
            html: true,
            ..Page::default()
        };
        for (mut block, text) in blocks {
            if !page.blocks.is_empty() {
                page.text.push('\n');
            }
            let start = page.text.len();
            page.text
                .extend(text.chars().map(|c| if c == '\n' { ' ' } else { c }));
            block.span = Span::new(start, page.text.len());
            page.blocks.push(block);
        }
        page
    }

    /// The source text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it came as HTML; such a page may still have no block at all.
    #[must_use]
    pub fn is_html(&self) -> bool {
        self.html
    }

    /// Whether it is HTML that sikta wrote of a page that it had cleaned.
    #[must_use]
    pub fn is_cleaned(&self) -> bool {
        self.cleaned
    }

    /// The page as one that sikta wrote, if it is.
    pub(super) fn cleaned(mut self, cleaned: bool) -> Self {
        self.cleaned = cleaned;
        self
    }

    /// The page with the elements that its blocks name.
    pub(super) fn with_elements(mut self, elements: Vec<Element>) -> Self {
        self.elements = elements;
        self
    }

    /// The elements that hold text, each after the one that it stands in; empty for plain text.
    #[must_use]
    pub fn elements(&self) -> &[Element] {
        &self.elements
    }

    /// Whether the block is hidden by its own element or one around it, so that no reader sees it at first.
    #[must_use]
    pub fn hides(&self, block: &Block) -> bool {
        let element = |i: usize| self.elements.get(i);
        let around = std::iter::successors(block.element.and_then(element), |e| {
            e.parent.and_then(element)
        });
        around.into_iter().any(|e| e.hidden)
    }

    /// What the markup said of each line; empty for plain text.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }
}
