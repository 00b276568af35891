//! Ingest: from bytes to a [`Page`].
//!
//! A page's text is what was scraped and is never altered afterwards: everything later is a view of it. A page has
//! **lines** (`"\n"` ends one). For HTML, every block of text is one line, so that all later stages see one model:
//! line `i` of the text is block `i`.
//!
//! [`files`] reads paths, [`jsonl`] reads records, [`html`] reads markup. What cannot be read becomes a [`Skipped`] in its
//! place, and the rest goes on.

mod date;
mod encoding;
mod files;
mod front_matter;
pub mod html;
pub mod jsonl;
mod page;
mod skipped;
mod sniff;
mod source;

pub(crate) use date::{is_day, iso_date};
pub use encoding::{Decoding, KnownBy, decode, looks_like_html};
pub use files::{MAX_BYTES, Options, files, is_page, sources};
pub use page::{Block, Element, Meta, Page};
pub use skipped::{Malformed, Skipped, Why};
pub use source::{Form, Source};
