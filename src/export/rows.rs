//! Rows: all hits of a search, one row a hit, as CSV and Parquet; as JSON Lines they are written by serde.
//!
//! Columns of facts are empty where hits are passages or articles. Offsets count code points of the page's source text, ends
//! exclusive; `start` and `end` are those of `text`.

use super::csv::guarded;
use super::parquet::{column, offset, optional, optional_offset, required, writer};
use crate::facts::{EmployerSize, Facet};
use crate::index::FactRecord;
use crate::search::{Row, Stamp};
use parquet::data_type::DoubleType;
use parquet::errors::Result;
use parquet::file::metadata::KeyValue;
use parquet::file::writer::SerializedFileWriter;
use std::io::{self, Write};

/// The columns, in order.
pub const COLUMNS: [&str; 24] = [
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
];

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
}";

/// Rows that are held in memory at a time, and so the rows of a row group.
const GROUP: usize = 8 * 1024;

fn fact(row: &Row) -> Option<&FactRecord> {
    row.fact.as_ref()
}

/// What only facts have, in the order of the columns.
fn of_fact(fact: Option<&FactRecord>) -> [Option<String>; 10] {
    let Some(fact) = fact else {
        return [const { None }; 10];
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

/// Writes one hit as CSV. Absent values are empty cells; a cell that a spreadsheet would run as a formula gets an apostrophe
/// in front.
///
/// # Errors
/// Where `out` cannot be written.
pub fn csv_row(out: impl Write, row: &Row) -> io::Result<()> {
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
    cells.extend(of_fact(row.fact.as_ref()).map(Option::unwrap_or_default));
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(cells.iter().map(|cell| guarded(cell).into_owned()))?;
    csv.flush()
}

/// A Parquet file of hits, Snappy-compressed, that is written a row group at a time: never more of it than that is held. The
/// stamp stands in the file's own notes, as `sikta.stamp`.
pub struct ParquetFile<W: Write + Send> {
    writer: SerializedFileWriter<W>,
    held: Vec<Row>,
}

impl<W: Write + Send> ParquetFile<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// `out` cannot be written.
    pub fn new(out: W, stamp: &Stamp) -> Result<Self> {
        let note = KeyValue::new("sikta.stamp".to_owned(), stamp.to_string());
        let writer = writer(out, SCHEMA, vec![note])?;
        let held = Vec::new();
        Ok(ParquetFile { writer, held })
    }

    /// Writes a hit, when it fills a row group.
    ///
    /// # Errors
    /// `out` cannot be written.
    pub fn add(&mut self, row: Row) -> Result<()> {
        self.held.push(row);
        match self.held.len() == GROUP {
            true => self.group(),
            false => Ok(()),
        }
    }

    /// Writes what is left, and ends the file.
    ///
    /// # Errors
    /// `out` cannot be written.
    pub fn end(mut self) -> Result<()> {
        if !self.held.is_empty() {
            self.group()?;
        }
        self.writer.close()?;
        Ok(())
    }

    fn group(&mut self) -> Result<()> {
        let rows = std::mem::take(&mut self.held);
        let mut group = self.writer.next_row_group()?;
        let group_ref = &mut group;
        offset(group_ref, &rows, |r| r.rank)?;
        let scores: Vec<f64> = rows.iter().map(|row| row.score.into()).collect();
        column::<DoubleType, W>(group_ref, &scores, None)?;
        required(group_ref, &rows, |r| r.grain.name())?;
        required(group_ref, &rows, |r| &r.source.page)?;
        optional(group_ref, &rows, |r| r.source.url.as_deref())?;
        optional(group_ref, &rows, |r| r.source.site.as_deref())?;
        optional(group_ref, &rows, |r| r.source.date.as_deref())?;
        required(group_ref, &rows, |r| &r.source.lang)?;
        optional(group_ref, &rows, |r| r.source.title.as_deref())?;
        optional(group_ref, &rows, |r| r.source.occupation.as_deref())?;
        optional(group_ref, &rows, |r| r.source.section.as_deref())?;
        offset(group_ref, &rows, |r| r.source.start)?;
        offset(group_ref, &rows, |r| r.source.end)?;
        required(group_ref, &rows, |r| &r.text)?;
        optional(group_ref, &rows, |r| Some(fact(r)?.kind.name()))?;
        optional(group_ref, &rows, |r| fact(r)?.facet.map(Facet::name))?;
        optional(group_ref, &rows, |r| Some(&fact(r)?.value))?;
        optional(group_ref, &rows, |r| Some(fact(r)?.modality.name()))?;
        optional(group_ref, &rows, |r| {
            fact(r)?.employer_size.map(EmployerSize::name)
        })?;
        optional(group_ref, &rows, |r| fact(r)?.subject.as_deref())?;
        optional_offset(group_ref, &rows, |r| Some(fact(r)?.value_start))?;
        optional_offset(group_ref, &rows, |r| Some(fact(r)?.value_end))?;
        optional(group_ref, &rows, |r| Some(&fact(r)?.rule))?;
        optional(group_ref, &rows, |r| Some(fact(r)?.confidence.name()))?;
        group.close()?;
        Ok(())
    }
}
