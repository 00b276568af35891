//! sikta sifts scraped career articles: clean text with every cut on record, career facts tied to their sentences, and an
//! index to search and cite from.
//!
//! Data flows one way: [`ingest`] → [`clean`] → [`language`] → [`facts`] → [`taxonomy`] → [`index`] → [`search`], [`export`].
//! [`pipeline`] is the one place that knows the whole order. One table is read on both sides of an arrow: the everyday names of
//! occupations, which [`facts`] takes for roles and [`taxonomy`] gives codes.
//!
//! ```
//! use sikta::facts::Kind;
//! use sikta::ingest::Page;
//! use sikta::pipeline;
//!
//! let page = Page::from_text("svetsare.txt", "Svetsare\n\nAnonim\n\nDu måste ha gymnasieutbildning. Lönen är 31 000 kronor.\n");
//! let article = pipeline::process(page);
//!
//! // What is left, and why the rest went.
//! assert!(!article.clean.text().contains("Anonim"));
//! let (decision, class) = article.ledger.dropped().next().expect("the byline went");
//! assert_eq!((decision.line, class.name()), (3, "byline"));
//!
//! // What it says, and where: offsets lead back to the page as it came.
//! let pay = article.facts.iter().find(|fact| fact.kind == Kind::Pay).expect("it states a pay");
//! let quote = article.clean.to_raw(pay.sentence);
//! assert_eq!(quote.of(article.page.text()), "Lönen är 31 000 kronor.");
//! ```
//!
//! Cleaning, language and facts are total: any input gives a result. Reading, writing, indexing and querying return
//! [`error::Error`]. Offsets inside the library count bytes and carry their text in their type ([`span::Span`]); what leaves
//! it counts Unicode code points. For an HTML page the text that offsets count in is all its blocks of text, one a
//! line ([`ingest::Page::text`]); `sikta pipe` gives their texts, in order, as `blocks`.

pub mod article;
pub mod clean;
pub mod concordance;
pub mod debris;
pub mod error;
pub mod eval;
pub mod export;
pub mod facts;
pub mod guide;
pub mod index;
pub mod ingest;
pub mod language;
pub mod pipeline;
pub mod rule;
pub mod search;
pub mod span;
pub mod taxonomy;

/// The README's example in Rust, run as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
