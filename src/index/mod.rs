//! Index: articles, passages and facts in one tantivy index, built incrementally and committed atomically.
//!
//! An index mirrors the pages that it was last built from: a page that has not changed (nor has the program) is left as it
//! stands, a changed one is replaced, one that is no longer there is taken out. Readers see the last commit and never half
//! of the next one; a build that is interrupted, at any point, leaves the index as it stood.

mod build;
mod directory;
mod document;
mod forms;
mod gate;
mod guard;
mod inflection;
mod known;
mod manifest;
mod origin;
mod place;
pub(crate) mod qualities;
mod record;
mod schema;
mod stem;
mod stop;
mod stored;
mod upkeep;
mod words;

pub use build::{Options, Progress, Summary, build, build_under};
pub use document::key;
pub use guard::guarded;
pub(crate) use known::copy_of;
pub use manifest::Manifest;
pub use origin::Origins;
pub(crate) use place::{failed, open_to_read};
pub use record::{FactRecord, PassageRecord, Source};
pub use schema::{Fields, Grain, SCHEMA_VERSION, WordField};
pub use stem::Stems;
pub(crate) use stored::{Stored, StoredArticle, from_bytes};
pub use upkeep::{
    Check, Fault, FieldStats, Merged, SegmentStats, Stats, check, merge, snapshot, stats,
};
pub(crate) use words::named_stem;
pub use words::{Word, words};
