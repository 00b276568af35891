//! The page: a source text with what is known of where it came from.

use crate::span::{Raw, Span};

/// A scraped page, as it came.
///
/// Law: the text is never altered; `blocks` is empty for plain text, and for HTML has exactly one entry a line of the text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// What the caller calls it: a path below the build root, or the `id` of a record.
    pub id: String,
    /// Where it was scraped, if known.
    pub url: Option<String>,
    /// A hint at its language (BCP 47), if the caller gave one.
    pub lang_hint: Option<String>,
    text: String,
    blocks: Vec<Block>,
}

/// What the markup said of one block of visible text; its text is the page's line of the same index.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// Where it lies in the page's text, without the line's `"\n"`.
    pub span: Span<Raw>,
    /// A CSS-like path from the root: `html > body > main > p:nth-of-type(2)`.
    pub path: String,
    /// The nearest block-level element's name: `p`, `h2`, `li`, `td` ….
    pub tag: String,
    /// Class and id words of the element and its ancestors, lower-cased, nearest first.
    pub hints: Vec<String>,
    /// The share of its characters that are inside links, 0 to 1.
    pub link_density: f32,
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

    /// What the markup said of each line; empty for plain text.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }
}
