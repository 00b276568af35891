//! Language, sentences, sections and tokens.

mod blocks;
mod identification;
mod laws;
mod patterns;
mod sentences;
mod tokens;

use sikta::clean::CleanText;
use sikta::ingest::{Block, Page};
use sikta::language::{self, Reading};
use sikta::span::Span;

/// A page that is clean already, read.
fn read(page: &Page) -> (CleanText, Reading) {
    let clean = CleanText::whole(page);
    let reading = language::read(page, &clean);
    (clean, reading)
}

/// What the markup says of a block with this tag.
fn block(tag: &str) -> Block {
    Block {
        span: Span::new(0, 0),
        path: format!("html > body > {tag}"),
        tag: tag.to_owned(),
        hints: Default::default(),
        element: None,
        link_density: 0.0,
    }
}
