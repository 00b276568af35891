//! Rows: all hits of a search, one row a hit, as CSV and Parquet; as JSON Lines they are written by serde.
//!
//! Columns of facts are empty where hits are passages or articles. Offsets count code points of the page's source text, ends
//! exclusive; `start` and `end` are those of `text`.

use super::csv::{codes, guarded};
use super::figures;
use super::parquet::{Grouped, column, offset, optional, optional_offset, required};
use crate::facts::{EmployerSize, Facet};
use crate::index::FactRecord;
use crate::search::{Row, Stamp, Why};
use parquet::data_type::DoubleType;
use parquet::errors::Result;
use parquet::file::metadata::KeyValue;
use parquet::file::writer::SerializedRowGroupWriter;
use std::io::{self, Write};
use std::sync::Arc;

/// The columns, in order.
pub const COLUMNS: [&str; 35] = figures::after([
    "rank",
    "score",
    "grain",
    "page",
    "url",
    "site",
    "date",
    "lang",
    "title",
    "occupation",
    "section",
    "start",
    "end",
    "text",
    "kind",
    "facet",
    "value",
    "modality",
    "employer_size",
    "subject",
    "value_start",
    "value_end",
    "rule",
    "confidence",
    "codes",
    "copy_of",
    "instead",
    "stamp",
]);

/// The columns and their types, but for those of quantities.
const SCHEMA: &str = "message hit {
    required int64 rank;
    required double score;
    required binary grain (UTF8);
    required binary page (UTF8);
    optional binary url (UTF8);
    optional binary site (UTF8);
    optional binary date (UTF8);
    required binary lang (UTF8);
    optional binary title (UTF8);
    optional binary occupation (UTF8);
    optional binary section (UTF8);
    required int64 start;
    required int64 end;
    required binary text (UTF8);
    optional binary kind (UTF8);
    optional binary facet (UTF8);
    optional binary value (UTF8);
    optional binary modality (UTF8);
    optional binary employer_size (UTF8);
    optional binary subject (UTF8);
    optional int64 value_start;
    optional int64 value_end;
    optional binary rule (UTF8);
    optional binary confidence (UTF8);
    optional binary codes (UTF8);
    optional binary copy_of (UTF8);
    optional binary instead (UTF8);
    required binary stamp (UTF8);";

/// Rows that are held in memory at a time, and so the rows of a row group.
const GROUP: usize = 8 * 1024;

fn fact(row: &Row) -> Option<&FactRecord> {
    row.fact.as_ref()
}

/// The codes of a fact in one cell, if it has any.
fn coded(fact: &FactRecord) -> Option<String> {
    Some(codes(fact)).filter(|codes| !codes.is_empty())
}

/// What only facts have but for quantities, in the order of the columns.
fn of_fact(fact: Option<&FactRecord>) -> [Option<String>; 11] {
    let Some(fact) = fact else {
        return [const { None }; 11];
    };
    [
        Some(fact.kind.name().to_owned()),
        fact.facet.map(Facet::name).map(str::to_owned),
        Some(fact.value.clone()),
        Some(fact.modality.name().to_owned()),
        fact.employer_size
            .map(EmployerSize::name)
            .map(str::to_owned),
        fact.subject.clone(),
        Some(fact.value_start.to_string()),
        Some(fact.value_end.to_string()),
        Some(fact.rule.clone()),
        Some(fact.confidence.name().to_owned()),
        coded(fact),
    ]
}

/// Writes the names of the columns as CSV.
///
/// # Errors
/// Where `out` cannot be written.
pub fn csv_heading(out: impl Write) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(COLUMNS)?;
    csv.flush()
}

/// Writes one hit of the answer of that stamp as CSV. Absent values are empty cells; a cell that a spreadsheet would run as a
/// formula gets an apostrophe in front.
///
/// # Errors
/// Where `out` cannot be written.
pub fn csv_row(out: impl Write, row: &Row, stamp: &str) -> io::Result<()> {
    let source = &row.source;
    let absent = |value: &Option<String>| value.clone().unwrap_or_default();
    let mut cells = vec![
        row.rank.to_string(),
        row.score.to_string(),
        row.grain.name().to_owned(),
        source.page.clone(),
        absent(&source.url),
        absent(&source.site),
        absent(&source.date),
        source.lang.clone(),
        absent(&source.title),
        absent(&source.occupation),
        absent(&source.section),
        source.start.to_string(),
        source.end.to_string(),
        row.text.clone(),
    ];
    let fact = row.fact.as_ref();
    cells.extend(of_fact(fact).map(Option::unwrap_or_default));
    cells.push(absent(&source.copy_of));
    cells.push(row.instead.map_or("", Why::name).to_owned());
    cells.push(stamp.to_owned());
    let figures = fact.map(figures::cells).unwrap_or_default();
    cells.extend(figures.map(Option::unwrap_or_default));
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(cells.iter().map(|cell| guarded(cell).into_owned()))?;
    csv.flush()
}

/// A Parquet file of hits, Snappy-compressed, that is written a row group at a time: never more of it than that is held. The
/// stamp stands in the file's own notes as well, as `sikta.stamp`.
pub struct ParquetFile<W: Write + Send> {
    file: Grouped<Hit, W>,
    stamp: Arc<str>,
}

/// A hit and the stamp of its answer.
struct Hit {
    row: Row,
    stamp: Arc<str>,
}

impl<W: Write + Send> ParquetFile<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// `out` cannot be written.
    pub fn new(out: W, stamp: &Stamp) -> Result<Self> {
        let stamp: Arc<str> = stamp.to_string().into();
        let note = KeyValue::new("sikta.stamp".to_owned(), stamp.to_string());
        let file = Grouped::new(out, SCHEMA, vec![note], GROUP, write_group)?;
        Ok(ParquetFile { file, stamp })
    }

    /// Writes a hit, when it fills a row group.
    ///
    /// # Errors
    /// `out` cannot be written.
    pub fn add(&mut self, row: Row) -> Result<()> {
        let stamp = Arc::clone(&self.stamp);
        self.file.add(Hit { row, stamp })
    }

    /// Writes what is left, and ends the file.
    ///
    /// # Errors
    /// `out` cannot be written.
    pub fn end(self) -> Result<()> {
        self.file.end()
    }
}

fn write_group<W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    hits: &[Hit],
) -> Result<()> {
    let rows: Vec<&Row> = hits.iter().map(|hit| &hit.row).collect();
    let rows = &rows[..];
    offset(group, rows, |r| r.rank)?;
    let scores: Vec<f64> = rows.iter().map(|row| row.score.into()).collect();
    column::<DoubleType, W>(group, &scores, None)?;
    required(group, rows, |r| r.grain.name())?;
    required(group, rows, |r| &r.source.page)?;
    optional(group, rows, |r| r.source.url.as_deref())?;
    optional(group, rows, |r| r.source.site.as_deref())?;
    optional(group, rows, |r| r.source.date.as_deref())?;
    required(group, rows, |r| &r.source.lang)?;
    optional(group, rows, |r| r.source.title.as_deref())?;
    optional(group, rows, |r| r.source.occupation.as_deref())?;
    optional(group, rows, |r| r.source.section.as_deref())?;
    offset(group, rows, |r| r.source.start)?;
    offset(group, rows, |r| r.source.end)?;
    required(group, rows, |r| &r.text)?;
    optional(group, rows, |r| Some(fact(r)?.kind.name()))?;
    optional(group, rows, |r| fact(r)?.facet.map(Facet::name))?;
    optional(group, rows, |r| Some(&fact(r)?.value))?;
    optional(group, rows, |r| Some(fact(r)?.modality.name()))?;
    optional(group, rows, |r| {
        fact(r)?.employer_size.map(EmployerSize::name)
    })?;
    optional(group, rows, |r| fact(r)?.subject.as_deref())?;
    optional_offset(group, rows, |r| Some(fact(r)?.value_start))?;
    optional_offset(group, rows, |r| Some(fact(r)?.value_end))?;
    optional(group, rows, |r| Some(&fact(r)?.rule))?;
    optional(group, rows, |r| Some(fact(r)?.confidence.name()))?;
    let codes: Vec<Option<String>> = rows.iter().map(|r| coded(fact(r)?)).collect();
    optional(group, &codes, |codes| codes.as_deref())?;
    optional(group, rows, |r| r.source.copy_of.as_deref())?;
    optional(group, rows, |r| r.instead.map(Why::name))?;
    required(group, hits, |hit| &*hit.stamp)?;
    figures::write(group, rows, |row| fact(row))
}
