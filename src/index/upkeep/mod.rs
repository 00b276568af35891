//! Upkeep: is an index whole, where do its bytes go, and how it is merged and copied.

mod check;
mod merge;
mod snapshot;
mod stats;

pub use check::{Check, Fault, check};
pub use merge::{Merged, merge};
pub use snapshot::snapshot;
pub use stats::{FieldStats, SegmentStats, Stats, stats};
