//! Statistics of an index: what it holds, and where its bytes go.

use crate::error::{Error, Result};
use crate::facts::Kind;
use crate::index::known::Known;
use crate::index::manifest::Manifest;
use crate::index::place::{META, failed, is_garbage, open};
use crate::index::schema::Fields;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::UNIX_EPOCH;
use tantivy::space_usage::{PerFieldSpaceUsage, SearcherSpaceUsage};
use tantivy::{Index, Searcher, TantivyError};

/// What an index holds, and where its bytes go. All sizes are bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stats {
    /// What it was made from and by.
    pub manifest: Manifest,
    /// When it was committed, in seconds since 1970; none where the system does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub committed: Option<u64>,
    /// The passages of its pages.
    pub passages: usize,
    /// The facts of its pages, by kind.
    pub facts: BTreeMap<Kind, usize>,
    /// The UTF-8 bytes of its pages' clean text.
    pub text: u64,
    /// All files of the commit.
    pub total: u64,
    /// Files that lie beside them and belong to no commit: what an interrupted build left, which the next one sweeps away.
    pub garbage: u64,
    /// The segments, in the order that they are read in.
    pub segments: Vec<SegmentStats>,
    /// The fields, the largest first.
    pub fields: Vec<FieldStats>,
    /// The records that are kept for showing, compressed.
    pub records: u64,
}

/// One segment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SegmentStats {
    /// Its name.
    pub id: String,
    /// Its documents: pages, passages and facts.
    pub documents: u32,
    /// Documents that are deleted, and leave it when it is merged.
    pub deleted: u32,
    /// Its size.
    pub bytes: u64,
}

/// What a field takes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct FieldStats {
    /// Its name.
    pub field: String,
    /// Different terms, added up over the segments.
    pub terms: u64,
    /// Its terms.
    pub dictionary: u64,
    /// Where each term stands, and how often.
    pub postings: u64,
    /// At which places of a document it stands.
    pub positions: u64,
    /// Its column.
    pub column: u64,
    /// The lengths of its documents.
    pub lengths: u64,
}

impl FieldStats {
    /// All of it.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.dictionary + self.postings + self.positions + self.column + self.lengths
    }
}

/// The statistics of the index in `dir`.
///
/// # Errors
///
/// There is no index, or it cannot be read.
pub fn stats(dir: &Path) -> Result<Stats> {
    let (index, manifest) = open(dir)?;
    let known = Known::new(dir, &index, &Fields::new())?;
    let (passages, facts) = known.totals()?;
    let searcher = known.searcher();
    let usage = searcher.space_usage().map_err(|e| failed(dir, e.into()))?;
    let segments = segments(searcher, &usage);
    let total = segments.iter().map(|segment| segment.bytes).sum();
    Ok(Stats {
        manifest,
        committed: committed(dir),
        passages,
        facts,
        text: known.text_bytes()?,
        total,
        garbage: garbage(dir, &index)?,
        segments,
        fields: fields(searcher, &usage).map_err(|e| failed(dir, e))?,
        records: usage
            .segments()
            .iter()
            .map(|s| s.store().total().get_bytes())
            .sum(),
    })
}

fn committed(dir: &Path) -> Option<u64> {
    let at = fs::metadata(dir.join(META)).ok()?.modified().ok()?;
    Some(at.duration_since(UNIX_EPOCH).ok()?.as_secs())
}

/// The segments of the last commit of `index`.
pub(super) fn sizes(dir: &Path, index: &Index) -> Result<Vec<SegmentStats>> {
    let known = Known::new(dir, index, &Fields::new())?;
    let searcher = known.searcher();
    let usage = searcher.space_usage().map_err(|e| failed(dir, e.into()))?;
    Ok(segments(searcher, &usage))
}

fn segments(searcher: &Searcher, usage: &SearcherSpaceUsage) -> Vec<SegmentStats> {
    let readers = searcher.segment_readers().iter();
    readers
        .zip(usage.segments())
        .map(|(reader, usage)| SegmentStats {
            id: reader.segment_id().uuid_string(),
            documents: reader.num_docs(),
            deleted: reader.num_deleted_docs(),
            bytes: usage.total().get_bytes(),
        })
        .collect()
}

fn fields(
    searcher: &Searcher,
    usage: &SearcherSpaceUsage,
) -> std::result::Result<Vec<FieldStats>, TantivyError> {
    let mut fields: BTreeMap<String, FieldStats> = BTreeMap::new();
    let mut add = |part: &PerFieldSpaceUsage, to: fn(&mut FieldStats) -> &mut u64| {
        for field in part.fields() {
            let name = field.field_name().to_owned();
            *to(fields.entry(name).or_default()) += field.total().get_bytes();
        }
    };
    for segment in usage.segments() {
        add(segment.termdict(), |f| &mut f.dictionary);
        add(segment.postings(), |f| &mut f.postings);
        add(segment.positions(), |f| &mut f.positions);
        add(segment.fast_fields(), |f| &mut f.column);
        add(segment.fieldnorms(), |f| &mut f.lengths);
    }
    for (field, entry) in searcher.schema().fields() {
        if !entry.is_indexed() {
            continue;
        }
        let stats = fields.entry(entry.name().to_owned()).or_default();
        for reader in searcher.segment_readers() {
            stats.terms += reader.inverted_index(field)?.terms().num_terms() as u64;
        }
    }
    let named = |(field, stats)| FieldStats { field, ..stats };
    let mut fields: Vec<FieldStats> = fields.into_iter().map(named).collect();
    fields.sort_by_key(|field| std::cmp::Reverse(field.total()));
    Ok(fields)
}

/// The bytes of files that the next build sweeps away.
fn garbage(dir: &Path, index: &Index) -> Result<u64> {
    let segments = index
        .searchable_segment_metas()
        .map_err(|e| failed(dir, e))?;
    let read_error = |source| Error::Read {
        path: dir.into(),
        source,
    };
    let mut bytes = 0;
    for entry in fs::read_dir(dir).map_err(read_error)? {
        let entry = entry.map_err(read_error)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if is_garbage(&name, &segments) {
            bytes += entry.metadata().map_or(0, |data| data.len());
        }
    }
    Ok(bytes)
}
