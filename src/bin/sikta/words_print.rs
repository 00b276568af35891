//! What `sikta words` writes: tables, context lines, JSON and CSV.

use crate::eval::print_table;
use crate::message::Message;
use crate::output::{FAINT, Failure, Layout, MARK, Output, shown};
use crate::search_hits::{WIDTH, place};
use crate::setup::Setup;
use crate::words::Format;
use serde::Serialize;
use sikta::concordance::Lines;
use sikta::export::stamped::{self, Cell, Form, Table};
use sikta::search::Stamp;
use std::io::{self, Write};

/// What a table of `sikta words` is called by, and how many rows there are of it.
pub(crate) struct Shown<'s, const N: usize> {
    /// The names of its columns in files: those of the JSON.
    pub(crate) columns: [&'static str; N],
    /// The names for people, in English and Swedish.
    pub(crate) names: [&'static str; N],
    pub(crate) names_sv: [&'static str; N],
    pub(crate) total: usize,
    pub(crate) stamp: &'s Stamp,
}

/// Prints rows under their names in the reader's language for people, as a table for programs and spreadsheets, or `json`.
pub(crate) fn print_rows<const N: usize>(
    out: &mut Output,
    setup: &Setup,
    format: Format,
    shown: &Shown<'_, N>,
    rows: impl Iterator<Item = [Cell; N]>,
    json: &impl Serialize,
) -> Result<(), Failure> {
    if let Some(form) = form(format) {
        let table = Table::new(form, &shown.columns, shown.stamp);
        out.text(&table.heading()?)?;
        for row in rows {
            out.text(&table.row(row)?)?;
        }
        return Ok(());
    }
    if format == Format::Json {
        return Ok(out.json(json, Layout::Pretty)?);
    }
    let rows: Vec<Vec<String>> = rows
        .map(|row| row.into_iter().map(for_people).collect())
        .collect();
    let names = setup.words(&shown.names, &shown.names_sv);
    print_table(out, setup, &names, &rows)?;
    print_shown(out, setup, rows.len(), shown.total)
}

/// The form of a table; nothing where it is written otherwise.
fn form(format: Format) -> Option<Form> {
    match format {
        Format::Csv => Some(Form::Csv),
        Format::Jsonl => Some(Form::JsonLines),
        Format::Text | Format::Json => None,
    }
}

fn for_people(cell: Cell) -> String {
    match cell {
        Cell::Text(text) => text,
        Cell::Whole(number) => number.to_string(),
        Cell::Number(number) => format!("{number:.2}"),
        Cell::Absent => "–".to_owned(),
    }
}

/// Says how many there are where not all are shown.
fn print_shown(out: &mut Output, setup: &Setup, shown: usize, total: usize) -> Result<(), Failure> {
    if shown < total {
        let (shown, total) = (shown.to_string(), total.to_string());
        let says = Message::ShownOf { shown, total }.say(setup.speech);
        writeln!(out, "{}", out.paint(FAINT, &says))?;
    }
    Ok(())
}

pub(crate) fn print_lines(
    out: &mut Output,
    setup: &Setup,
    format: Format,
    lines: &Lines,
) -> Result<(), Failure> {
    match form(format) {
        None if format == Format::Json => out.json(lines, Layout::Pretty)?,
        None => {
            print_context(out, setup, lines)?;
            print_shown(out, setup, lines.lines.len(), lines.total)?;
        }
        Some(form) => {
            let table = Table::new(form, &stamped::KWIC, &lines.stamp);
            out.text(&table.heading()?)?;
            for line in &lines.lines {
                out.text(&table.row(stamped::kwic(line))?)?;
            }
        }
    }
    Ok(())
}

/// One line a place, the keywords under each other, the place last.
fn print_context(out: &mut Output, setup: &Setup, lines: &Lines) -> io::Result<()> {
    let side = match setup.width {
        Some(width) => (width / 3).max(10),
        None => WIDTH,
    };
    for line in &lines.lines {
        let (left, right) = (shown(&line.left), shown(&line.right));
        let skip = left.chars().count().saturating_sub(side);
        let left: String = left.chars().skip(skip).collect();
        let keyword = shown(&line.keyword);
        let room = side.saturating_sub(keyword.chars().count()).max(10);
        let right: String = right.chars().take(room).collect();
        writeln!(
            out,
            "{left:>side$}{}{right:<room$}  {}",
            out.paint(MARK, &keyword),
            out.paint(FAINT, &shown(&place(&line.source)))
        )?;
    }
    Ok(())
}
