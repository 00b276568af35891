//! Merging: one segment out of many, and nothing in it that was deleted.

use super::stats::{SegmentStats, sizes};
use crate::error::Result;
use crate::index::place::{failed, open, sweep_garbage, writer};
use serde::Serialize;
use std::path::Path;
use tantivy::{Index, IndexWriter, TantivyDocument};

/// What the writer may hold in memory, in bytes; nothing is added, so the least that tantivy takes.
const WRITER_BYTES: usize = 15_000_000;

/// What a merge did. Sizes are bytes of all files of the commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Merged {
    /// How many segments there were.
    pub segments: usize,
    /// How large they were.
    pub before: u64,
    /// How large the one is.
    pub after: u64,
}

/// Merges all segments of the index in `dir` into one, without the documents that were deleted, and sweeps away what
/// interrupted builds left. What it holds and answers stays the same. Readers of the old segments go on reading.
///
/// # Errors
///
/// There is no index, it is broken, or a build is writing to it. Then it stands as it stood.
pub fn merge(dir: &Path) -> Result<Merged> {
    let (index, _) = open(dir)?;
    let before = sizes(dir, &index)?;
    sweep_garbage(dir, &index)?;
    let writer = writer(dir, &index, WRITER_BYTES)?;
    merge_all(&index, writer).map_err(|e| failed(dir, e))?;
    let after = sizes(dir, &index)?;
    Ok(Merged {
        segments: before.len(),
        before: bytes(&before),
        after: bytes(&after),
    })
}

fn bytes(segments: &[SegmentStats]) -> u64 {
    segments.iter().map(|segment| segment.bytes).sum()
}

fn merge_all(index: &Index, mut writer: IndexWriter<TantivyDocument>) -> tantivy::Result<()> {
    let segments = index.searchable_segment_metas()?;
    let whole = segments.len() < 2 && segments.iter().all(|segment| !segment.has_deletes());
    if !whole {
        let ids: Vec<_> = segments.iter().map(|segment| segment.id()).collect();
        // The manifest stays with the commit: tantivy keeps its payload over a merge.
        writer.merge(&ids).wait()?;
    }
    // tantivy keeps the files of every segment that somebody holds.
    drop(segments);
    writer.garbage_collect_files().wait()?;
    writer.wait_merging_threads()
}
