//! What `sikta words` writes: tables, context lines, JSON and CSV.

use crate::eval::print_table;
use crate::message::Message;
use crate::output::{FAINT, Failure, Layout, MARK, Output, output_failed, shown};
use crate::search_hits::{WIDTH, place};
use crate::setup::Setup;
use crate::words::Format;
use serde::Serialize;
use sikta::concordance::Lines;
use sikta::export::csv::guarded;
use std::io::{self, Write};

/// Prints rows under their names in the reader's language for people, under the English ones for spreadsheets, or `json` for programs.
pub(crate) fn print_rows<const N: usize>(
    out: &mut Output,
    setup: &Setup,
    format: Format,
    [names, names_sv]: [&[&'static str; N]; 2],
    rows: impl Iterator<Item = Vec<String>>,
    json: &impl Serialize,
) -> Result<(), Failure> {
    let rows: Vec<_> = rows.collect();
    match format {
        Format::Json => out.json(json, Layout::Pretty)?,
        Format::Text => print_table(out, setup, &setup.words(names, names_sv), &rows)?,
        Format::Csv => csv(out, names, &rows)?,
    }
    Ok(())
}

/// Comma-separated values; a cell of words that a spreadsheet would take for a formula is guarded.
fn csv(out: &mut Output, names: &[&str], rows: &[Vec<String>]) -> Result<(), Failure> {
    let failed = |error: csv::Error| output_failed(error.into());
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record(names).map_err(failed)?;
    for row in rows {
        let cells = row.iter().map(|cell| match cell.parse::<f64>() {
            Ok(_) => cell.clone(),
            Err(_) => guarded(cell).into_owned(),
        });
        csv.write_record(cells).map_err(failed)?;
    }
    let bytes = csv
        .into_inner()
        .map_err(|error| output_failed(error.into_error()))?;
    Ok(out.text(&String::from_utf8_lossy(&bytes))?)
}

pub(crate) fn print_lines(
    out: &mut Output,
    setup: &Setup,
    format: Format,
    lines: &Lines,
) -> Result<(), Failure> {
    match format {
        Format::Json => out.json(lines, Layout::Pretty)?,
        Format::Csv => {
            let rows: Vec<Vec<String>> = lines
                .lines
                .iter()
                .map(|line| {
                    vec![
                        line.left.clone(),
                        line.keyword.clone(),
                        line.right.clone(),
                        line.source.page.clone(),
                        line.source.start.to_string(),
                        line.source.end.to_string(),
                    ]
                })
                .collect();
            csv(
                out,
                &["left", "keyword", "right", "page", "start", "end"],
                &rows,
            )?;
        }
        Format::Text => print_context(out, setup, lines)?,
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
    let (shown, total) = (lines.lines.len().to_string(), lines.total.to_string());
    if lines.lines.len() < lines.total {
        let says = Message::ShownOf { shown, total }.say(setup.speech);
        writeln!(out, "{}", out.paint(FAINT, &says))?;
    }
    Ok(())
}
