//! Parquet: facts for data frames, the same columns as the CSV, absent values as nulls.

use super::{csv, figures};
use crate::facts::{EmployerSize, Facet};
use crate::index::FactRecord;
use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;
use std::io::Write;
use std::sync::Arc;

/// The columns and their types, but for those of quantities.
const SCHEMA: &str = "message fact {
    required binary page (UTF8);
    optional binary url (UTF8);
    required binary lang (UTF8);
    optional binary title (UTF8);
    optional binary occupation (UTF8);
    required binary kind (UTF8);
    optional binary facet (UTF8);
    required binary value (UTF8);
    required binary sentence (UTF8);
    required binary modality (UTF8);
    optional binary employer_size (UTF8);
    optional binary subject (UTF8);
    required int64 start;
    required int64 end;
    required int64 value_start;
    required int64 value_end;
    optional binary section (UTF8);
    required binary rule (UTF8);
    required binary confidence (UTF8);
    optional binary codes (UTF8);
    optional binary copy_of (UTF8);";

/// Rows that are held in memory at a time, and so the rows of a row group.
const GROUP: usize = 64 * 1024;

/// Writes the facts as one Parquet file, Snappy-compressed.
///
/// # Errors
/// `out` cannot be written.
pub fn write(out: impl Write + Send, facts: &[FactRecord]) -> Result<()> {
    let mut file = File::new(out)?;
    file.add(facts)?;
    file.end()
}

/// A Parquet file of facts that is written a row group at a time: never more of it than that is held.
pub struct File<W: Write + Send>(Grouped<FactRecord, W>);

impl<W: Write + Send> File<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// `out` cannot be written.
    pub fn new(out: W) -> Result<Self> {
        let file = Grouped::new(out, SCHEMA, Vec::new(), GROUP, write_group)?;
        Ok(File(file))
    }

    /// Writes facts, as far as they fill row groups.
    ///
    /// # Errors
    /// `out` cannot be written.
    pub fn add(&mut self, facts: &[FactRecord]) -> Result<()> {
        facts.iter().try_for_each(|fact| self.0.add(fact.clone()))
    }

    /// Writes what is left, and ends the file.
    ///
    /// # Errors
    /// `out` cannot be written.
    pub fn end(self) -> Result<()> {
        self.0.end()
    }
}

/// Writes rows as one row group.
type WriteGroup<R, W> = fn(&mut SerializedRowGroupWriter<'_, W>, &[R]) -> Result<()>;

/// A Snappy-compressed file of rows of any kind, of which no more than a row group is held.
pub(super) struct Grouped<R, W: Write + Send> {
    writer: SerializedFileWriter<W>,
    held: Vec<R>,
    /// The rows of a group.
    most: usize,
    write: WriteGroup<R, W>,
}

impl<R, W: Write + Send> Grouped<R, W> {
    /// Begins a file with the columns of `schema`, which is open at its end, and those of quantities after them; `notes` are
    /// on the whole of it.
    pub(super) fn new(
        out: W,
        schema: &str,
        notes: Vec<KeyValue>,
        most: usize,
        write: WriteGroup<R, W>,
    ) -> Result<Self> {
        let schema = [schema, figures::SCHEMA, "}"].concat();
        let schema = Arc::new(parse_message_type(&schema)?);
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by("sikta".to_owned())
            .set_key_value_metadata((!notes.is_empty()).then_some(notes))
            .build();
        Ok(Grouped {
            writer: SerializedFileWriter::new(out, schema, Arc::new(properties))?,
            held: Vec::new(),
            most,
            write,
        })
    }

    /// Writes a row, when it fills a row group.
    pub(super) fn add(&mut self, row: R) -> Result<()> {
        self.held.push(row);
        match self.held.len() == self.most {
            true => self.group(),
            false => Ok(()),
        }
    }

    /// Writes what is left, and ends the file.
    pub(super) fn end(mut self) -> Result<()> {
        if !self.held.is_empty() {
            self.group()?;
        }
        self.writer.close()?;
        Ok(())
    }

    fn group(&mut self) -> Result<()> {
        let rows = std::mem::take(&mut self.held);
        let mut group = self.writer.next_row_group()?;
        (self.write)(&mut group, &rows)?;
        group.close()?;
        Ok(())
    }
}

fn write_group<W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    rows: &[FactRecord],
) -> Result<()> {
    required(group, rows, |f| &f.source.page)?;
    optional(group, rows, |f| f.source.url.as_deref())?;
    required(group, rows, |f| &f.source.lang)?;
    optional(group, rows, |f| f.source.title.as_deref())?;
    optional(group, rows, |f| f.source.occupation.as_deref())?;
    required(group, rows, |f| f.kind.name())?;
    optional(group, rows, |f| f.facet.map(Facet::name))?;
    required(group, rows, |f| &f.value)?;
    required(group, rows, |f| &f.sentence)?;
    required(group, rows, |f| f.modality.name())?;
    optional(group, rows, |f| f.employer_size.map(EmployerSize::name))?;
    optional(group, rows, |f| f.subject.as_deref())?;
    offset(group, rows, |f| f.source.start)?;
    offset(group, rows, |f| f.source.end)?;
    offset(group, rows, |f| f.value_start)?;
    offset(group, rows, |f| f.value_end)?;
    optional(group, rows, |f| f.source.section.as_deref())?;
    required(group, rows, |f| &f.rule)?;
    required(group, rows, |f| f.confidence.name())?;
    let codes: Vec<String> = rows.iter().map(csv::codes).collect();
    optional(group, &codes, |codes| {
        (!codes.is_empty()).then_some(&**codes)
    })?;
    optional(group, rows, |f| f.source.copy_of.as_deref())?;
    figures::write(group, rows, |fact| Some(fact))
}

/// Writes the next column, of text that every row has.
pub(super) fn required<R, W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    rows: &[R],
    cell: impl Fn(&R) -> &str,
) -> Result<()> {
    let values: Vec<_> = rows.iter().map(|row| bytes(cell(row))).collect();
    column::<ByteArrayType, W>(group, &values, None)
}

/// Writes the next column, of text that a row may lack.
pub(super) fn optional<R, W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    rows: &[R],
    cell: impl Fn(&R) -> Option<&str>,
) -> Result<()> {
    let values: Vec<_> = rows.iter().filter_map(|row| cell(row).map(bytes)).collect();
    let present: Vec<i16> = rows
        .iter()
        .map(|row| i16::from(cell(row).is_some()))
        .collect();
    column::<ByteArrayType, W>(group, &values, Some(&present))
}

/// Writes the next column, of offsets.
pub(super) fn offset<R, W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    rows: &[R],
    cell: impl Fn(&R) -> usize,
) -> Result<()> {
    let values: Vec<_> = rows
        .iter()
        .map(|row| i64::try_from(cell(row)).unwrap_or(i64::MAX))
        .collect();
    column::<Int64Type, W>(group, &values, None)
}

/// Writes the next column, of offsets that a row may lack.
pub(super) fn optional_offset<R, W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    rows: &[R],
    cell: impl Fn(&R) -> Option<usize>,
) -> Result<()> {
    let values = rows.iter().filter_map(&cell);
    let values: Vec<_> = values
        .map(|offset| i64::try_from(offset).unwrap_or(i64::MAX))
        .collect();
    let present: Vec<i16> = rows
        .iter()
        .map(|row| i16::from(cell(row).is_some()))
        .collect();
    column::<Int64Type, W>(group, &values, Some(&present))
}

pub(super) fn column<T: parquet::data_type::DataType, W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    values: &[T::T],
    present: Option<&[i16]>,
) -> Result<()> {
    let mut column = group
        .next_column()?
        .ok_or_else(|| ParquetError::General("the schema has fewer columns".to_owned()))?;
    column.typed::<T>().write_batch(values, present, None)?;
    column.close()
}

fn bytes(text: &str) -> ByteArray {
    ByteArray::from(text)
}
