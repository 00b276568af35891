//! Concordance: what a corpus linguist asks of an index. Words in context in an order of choice, collocations, key words,
//! n-grams, how evenly a word is spread, and how its use changes over time.
//!
//! A stage of its own after search: it ranks nothing, but counts over every passage that a query or its filters find, from
//! the text of the passages as it is kept. A **word** is a word of UAX 29; it is counted as the form it has, in lower case,
//! or as its dictionary form ([`Unit`]). Titles and headings that stand above passages are no part of the count. No count
//! goes over the end of a sentence unless it says so.

mod collocation;
mod keyness;
mod line;
mod list;
pub mod measure;
mod order;
mod text;
mod trend;

pub use collocation::{Collocate, Collocations, Span, collocations};
pub use keyness::{Key, Keyness, keyness};
pub use line::{Lines, Sort, lines};
pub use list::{List, Listed, list};
pub use order::sort_key;
pub use text::Unit;
pub use trend::{Trend, Year, trend};
