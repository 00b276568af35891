//! Ingest: from bytes to a [`Page`].
//!
//! A page's text is what was scraped and is never altered afterwards: everything later is a view of it. A page has
//! **lines** (`"\n"` ends one). For HTML, every block of visible text is one line, so that all later stages see one model:
//! line `i` of the text is block `i`.

mod page;

pub use page::{Block, Page};
