//! Export: articles written in the formats that other tools open.
//!
//! Text formats ([`markdown`], [`html`], [`docx`]) are views of one article; fact formats ([`csv`], [`parquet`],
//! [`jsonld`], [`webanno`], and JSON by serde) are written from the records that the index keeps of facts
//! ([`FactRecord`](crate::index::FactRecord)), so that facts read anew and out of an index look alike; [`rows`] writes all
//! hits of a search, [`cite`] the pages that they stand in, and [`summary`] counts facts by document and kind; [`sarif`]
//! reports what a cleaner would take; [`brat`] and [`conllu`] give a page's text with its facts to tools of linguists;
//! [`srx`] gives the rules of sentence ends to other tools; [`pipe()`] answers documents with [`record`]s. Nothing that a
//! page says becomes markup, a formula or a control sequence.

pub mod brat;
pub mod cite;
mod claims;
pub mod conllu;
pub mod csv;
pub mod docx;
mod figures;
mod finding;
pub mod html;
pub mod jsonld;
pub mod markdown;
mod outline;
pub mod parquet;
mod pipe;
pub mod record;
mod repairs;
pub mod rows;
pub mod sarif;
pub mod srx;
pub mod stamped;
mod stanza;
pub mod summary;
pub mod table;
pub mod webanno;

pub use finding::{DEBRIS, Finding, REPAIR, debris_findings, findings};
pub use pipe::{Options as PipeOptions, Outcome as PipeOutcome, pipe};
