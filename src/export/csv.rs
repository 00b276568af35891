//! CSV: one row a fact, for spreadsheets.
//!
//! A spreadsheet runs a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return as a formula, and pages are
//! hostile. Such a cell gets an apostrophe in front, which spreadsheets take as "this is text"
//! (<https://owasp.org/www-community/attacks/CSV_Injection>); whoever reads the file by program strips it again.

use super::cited::CitedFact;
use std::borrow::Cow;
use std::io::{self, Write};

/// The columns, in order.
pub const COLUMNS: [&str; 17] = [
    "doc",
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
    "section",
    "rule",
    "confidence",
];

/// Writes a heading and one row a fact. Absent values are empty cells.
pub fn write(out: impl Write, facts: &[CitedFact]) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(COLUMNS)?;
    for fact in facts {
        let (start, end) = (fact.start.to_string(), fact.end.to_string());
        let cells = [
            &*fact.doc,
            absent(&fact.url),
            absent(&fact.lang),
            absent(&fact.title),
            absent(&fact.occupation),
            &fact.kind,
            absent(&fact.facet),
            &fact.value,
            &fact.sentence,
            &fact.modality,
            absent(&fact.employer_size),
            absent(&fact.subject),
            &start,
            &end,
            absent(&fact.section),
            &fact.rule,
            &fact.confidence,
        ];
        csv.write_record(cells.map(|cell| guarded(cell).into_owned()))?;
    }
    csv.flush()
}

fn absent(value: &Option<String>) -> &str {
    value.as_deref().unwrap_or_default()
}

/// The cell, so written that no spreadsheet takes it for a formula.
fn guarded(cell: &str) -> Cow<'_, str> {
    match cell.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r') => Cow::Owned(format!("'{cell}")),
        _ => Cow::Borrowed(cell),
    }
}
