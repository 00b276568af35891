//! Rows: the lines of a table as cells, whatever is wrong with its quotes.
//!
//! A quotation mark that is opened and never closed would take along every row after it. Such a row is read as the one line
//! that it begins on, its mark as a letter, and reading goes on with the next line.

use csv::StringRecord;

/// A row of a table.
pub(super) struct Row {
    /// The line of the file that it begins on, from 1.
    pub(super) line: u64,
    pub(super) cells: StringRecord,
    /// Whether it has a quotation mark without its other half.
    pub(super) open_quote: bool,
}

/// The rows of a table, that of the column names among them.
pub(super) struct Rows<'t> {
    rest: &'t str,
    delimiter: u8,
    line: u64,
    reader: csv::Reader<&'t [u8]>,
}

impl<'t> Rows<'t> {
    pub(super) fn of(text: &'t str, delimiter: u8) -> Self {
        Rows {
            rest: text,
            delimiter,
            line: 1,
            reader: reader(text, delimiter, delimiter != b'\t'),
        }
    }
}

fn reader(text: &str, delimiter: u8, quoting: bool) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .quoting(quoting)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        let mut cells = StringRecord::new();
        if !self.reader.read_record(&mut cells).ok()? {
            return None;
        }
        let (begin, within) = cells.position().map(|at| (at.byte() as usize, at.line()))?;
        let end = self.reader.position().byte() as usize;
        // Empty lines before a row are counted with it.
        let raw = self.rest.get(begin..end).unwrap_or_default();
        let raw_rows = raw.trim_start_matches(['\n', '\r']);
        let blank = raw[..raw.len() - raw_rows.len()].matches('\n').count() as u64;
        let line = self.line + within - 1 + blank;
        if self.delimiter == b'\t' || is_closed(raw_rows, self.delimiter) {
            return Some(Row {
                line,
                cells,
                open_quote: false,
            });
        }
        let first = raw_rows.split_inclusive('\n').next().unwrap_or_default();
        let mut cells = StringRecord::new();
        reader(first, self.delimiter, false)
            .read_record(&mut cells)
            .ok()?;
        let cells = cells
            .iter()
            .map(|cell| cell.trim().trim_matches('"'))
            .collect();
        let at = begin + (raw.len() - raw_rows.len()) + first.len();
        self.rest = self.rest.get(at..).unwrap_or_default();
        self.line = line + 1;
        self.reader = reader(self.rest, self.delimiter, true);
        Some(Row {
            line,
            cells,
            open_quote: true,
        })
    }
}

/// Whether every cell that begins with a quotation mark ends with one.
fn is_closed(row: &str, delimiter: u8) -> bool {
    let mut bytes = row.bytes().peekable();
    let mut begins = true;
    while let Some(byte) = bytes.next() {
        if !(begins && byte == b'"') {
            begins = byte == delimiter;
            continue;
        }
        loop {
            match bytes.next() {
                None => return false,
                Some(b'"') if bytes.peek() == Some(&b'"') => {
                    bytes.next();
                }
                Some(b'"') => break,
                Some(_) => {}
            }
        }
        let after = bytes.peek().copied();
        if !matches!(after, None | Some(b'\n' | b'\r')) && after != Some(delimiter) {
            return false;
        }
        begins = false;
    }
    true
}
