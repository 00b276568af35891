//! HTML: from markup to blocks of visible text.

use super::page::{Block, Page};
use crate::span::Span;
use scraper::Html;

/// The page that the markup shows.
#[must_use]
pub fn page(id: impl Into<String>, html: &str) -> Page {
    let document = Html::parse_document(html);
    let text: Vec<&str> = document.root_element().text().collect();
    Page::from_blocks(
        id,
        text.into_iter().filter(|t| !t.trim().is_empty()).map(|t| {
            let block = Block {
                span: Span::new(0, 0),
                path: "html".into(),
                tag: "p".into(),
                hints: Vec::new(),
                link_density: 0.0,
            };
            (block, t.trim().to_owned())
        }),
    )
}
