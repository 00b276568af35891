//! CSV: one row a fact, for spreadsheets.
//!
//! A spreadsheet runs a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return as a formula, and pages are
//! hostile. Such a cell gets an apostrophe in front, which spreadsheets take as "this is text"
//! (<https://owasp.org/www-community/attacks/CSV_Injection>); whoever reads the file by program strips it again.

use super::figures;
use crate::facts::{EmployerSize, Facet};
use crate::index::FactRecord;
use crate::taxonomy::Code;
use std::borrow::Cow;
use std::io::{self, Write};

/// The columns, in order. Offsets count code points of the source text, ends exclusive; `start` and `end` are the sentence's.
/// The columns of a [quantity](crate::facts::Quantity) are empty where the value states no figure.
pub const COLUMNS: [&str; 28] = figures::after([
    "page",
    "url",
    "lang",
    "title",
    "occupation",
    "kind",
    "facet",
    "value",
    "sentence",
    "modality",
    "employer_size",
    "subject",
    "start",
    "end",
    "value_start",
    "value_end",
    "section",
    "rule",
    "confidence",
    "codes",
    "copy_of",
]);

/// Writes the names of the columns.
///
/// # Errors
/// Where `out` cannot be written.
pub fn heading(out: impl Write) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(COLUMNS)?;
    csv.flush()
}

/// Writes one row a fact. Absent values are empty cells.
///
/// # Errors
/// Where `out` cannot be written.
pub fn rows(out: impl Write, facts: &[FactRecord]) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    for fact in facts {
        let source = &fact.source;
        let offsets = [source.start, source.end, fact.value_start, fact.value_end];
        let [start, end, value_start, value_end] = offsets.map(|offset| offset.to_string());
        let codes = codes(fact);
        let figures = figures::cells(fact);
        let cells = [
            &*source.page,
            absent(&source.url),
            &source.lang,
            absent(&source.title),
            absent(&source.occupation),
            fact.kind.name(),
            fact.facet.map_or("", Facet::name),
            &fact.value,
            &fact.sentence,
            fact.modality.name(),
            fact.employer_size.map_or("", EmployerSize::name),
            absent(&fact.subject),
            &start,
            &end,
            &value_start,
            &value_end,
            absent(&source.section),
            &fact.rule,
            fact.confidence.name(),
            &codes,
            absent(&source.copy_of),
        ];
        let cells = cells.into_iter().chain(figures.iter().map(absent));
        csv.write_record(cells.map(|cell| guarded(cell).into_owned()))?;
    }
    csv.flush()
}

/// The codes of a fact in one cell: `SSYK/2431 ESCO/…`; candidates are left out, since a cell has no place for their score.
pub(super) fn codes(fact: &FactRecord) -> String {
    let sure = fact.codes.iter().filter(|code| code.is_sure());
    let keys: Vec<String> = sure.map(Code::key).collect();
    keys.join(" ")
}

fn absent(value: &Option<String>) -> &str {
    value.as_deref().unwrap_or_default()
}

/// The cell, so written that no spreadsheet takes it for a formula and no terminal a control character for a command: each
/// becomes the sign that pictures it (U+2400 and on), so that no place in the text moves. Line ends and tabs stay.
#[must_use]
pub fn guarded(cell: &str) -> Cow<'_, str> {
    let pictured = |c: char| match c {
        '\n' | '\r' | '\t' => c,
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        c if c.is_control() => '\u{fffd}',
        c => c,
    };
    if cell.chars().any(|c| pictured(c) != c) {
        let pictured: String = cell.chars().map(pictured).collect();
        return Cow::Owned(guarded(&pictured).into_owned());
    }
    // Standard input's name is no formula.
    if cell == "-" {
        return Cow::Borrowed(cell);
    }
    match cell.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r') => Cow::Owned(format!("'{cell}")),
        _ => Cow::Borrowed(cell),
    }
}
