//! sikta sifts scraped career articles.
//!
//! Data flows one way: [`ingest`] → [`clean`] → [`language`] → [`facts`] → [`index`] → [`search`], [`export`].
//! [`pipeline`] is the one place that knows the whole order.

pub mod article;
pub mod clean;
pub mod error;
pub mod eval;
pub mod export;
pub mod facts;
pub mod index;
pub mod ingest;
pub mod language;
pub mod pipeline;
pub mod rule;
pub mod search;
pub mod span;
