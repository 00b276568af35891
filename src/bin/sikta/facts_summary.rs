//! `sikta facts --summary`: how many facts of each kind every document states.

use crate::eval::print_table;
use crate::facts::{FactsArgs, Format};
use crate::input;
use crate::message::Message;
use crate::output::{BOLD, Exit, FAINT, Failure, Layout, Outcome, Output, shown, tell};
use crate::setup::{Setup, counted, jobs};
use sikta::article::Article;
use sikta::error::Error;
use sikta::export::summary::{Counts, DocumentFacts, Summary, csv_heading, csv_row};
use sikta::export::table;
use sikta::facts::Kind;
use sikta::pipeline::{Stage, process_with};
use sikta::search::Searcher;
use std::fmt::Display;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// A heading of numbers is not cut below this many columns.
const NUMBER: usize = 4;

/// Names of documents are not cut below this many columns, whatever the terminal.
const NAME: usize = 12;

pub(crate) fn run(args: &FactsArgs, setup: &Setup) -> Outcome {
    let wanted = |kind: &Kind| args.kind.is_empty() || args.kind.iter().any(|k| k == kind.name());
    let kinds: Vec<Kind> = Kind::ALL.iter().copied().filter(wanted).collect();
    let mut out = Output::new(setup);
    let mut sheet = Sheet::new(args.format, kinds.clone());
    let exit = match args.files.is_empty() {
        true => {
            for page in Searcher::open(&args.index)?.articles() {
                sheet.add(&mut out, DocumentFacts::of_record(page?, &kinds))?;
            }
            Exit::Done
        }
        false => of_files(args, setup, &kinds, |document| {
            Ok(sheet.add(&mut out, document)?)
        })?,
    };
    if sheet.end(&mut out, setup)? == 0 {
        tell(setup, &Message::NoFacts {});
    }
    out.flush()?;
    Ok(exit)
}

fn of_files(
    args: &FactsArgs,
    setup: &Setup,
    kinds: &[Kind],
    mut each: impl FnMut(DocumentFacts) -> Result<(), Failure>,
) -> Outcome {
    let jobs = jobs(args.jobs.jobs);
    let guide = args
        .guided
        .guide_here(setup, args.site, &args.files, jobs)?;
    let work = |page| -> Result<_, Error> {
        let (orders, facts) = (guide.orders(&page)?, guide.facts(&page)?);
        let library = guide.library()?;
        let article: Article = process_with(page, Stage::Facts, &orders, facts.book(), &library);
        Ok(DocumentFacts::of(&article, kinds))
    };
    input::pages(setup, &args.files, jobs, work, |document| each(document?))
}

/// Documents on their way out: written as they come, but for the table, whose columns are as wide as what stands in them.
struct Sheet {
    format: Format,
    kinds: Vec<Kind>,
    summary: Summary,
    held: Vec<DocumentFacts>,
}

impl Sheet {
    fn new(format: Format, kinds: Vec<Kind>) -> Self {
        Sheet {
            format,
            summary: Summary::new(&kinds),
            kinds,
            held: Vec::new(),
        }
    }

    fn add(&mut self, out: &mut Output, document: DocumentFacts) -> io::Result<()> {
        if self.summary.documents == 0 {
            self.begin(out)?;
        }
        match self.format {
            Format::Jsonl => out.json(&document, Layout::Line)?,
            Format::Json => {
                out.text(if self.summary.documents == 0 { "" } else { "," })?;
                out.json(&document, Layout::Line)?;
            }
            Format::Csv => {
                let mut row = Vec::new();
                csv_row(&mut row, &document)?;
                out.text(&String::from_utf8_lossy(&row))?;
            }
            _ => {}
        }
        self.summary.add(&document);
        if self.format == Format::Table {
            self.held.push(document);
        }
        Ok(())
    }

    /// Writes what stands before the first document.
    fn begin(&self, out: &mut Output) -> io::Result<()> {
        match self.format {
            Format::Json => out.text("{\"documents\": [\n"),
            Format::Csv => csv_heading(&mut *out, &self.kinds),
            _ => Ok(()),
        }
    }

    /// Writes what is left; gives the number of facts.
    fn end(self, out: &mut Output, setup: &Setup) -> io::Result<usize> {
        let summary = &self.summary;
        if summary.documents == 0 {
            self.begin(out)?;
        }
        match self.format {
            Format::Json => {
                let kinds = serde_json::to_string(&summary.kinds())?;
                let total =
                    serde_json::json!({"documents": summary.documents, "facts": summary.facts});
                out.json_text(&format!("],\n\"kinds\": {kinds},\n\"total\": {total}}}\n"))?;
            }
            Format::Table if summary.documents > 0 => {
                print_documents(out, setup, &self)?;
                writeln!(out)?;
                print_kinds(out, setup, summary)?;
            }
            _ => {}
        }
        Ok(summary.facts)
    }
}

/// One line a document, its numbers under the names of the kinds, and their sums below.
fn print_documents(out: &mut Output, setup: &Setup, sheet: &Sheet) -> io::Result<()> {
    let documents = &sheet.held;
    let kinds = sheet.kinds.iter().map(|kind| kind.name());
    let heading: Vec<&str> = kinds.chain([setup.word("total", "summa")]).collect();
    let numbers = |document: &DocumentFacts| -> Vec<usize> {
        let kinds = document.kinds.0.iter().map(|(_, number)| *number);
        kinds.chain([document.total]).collect()
    };
    let mut rows: Vec<Vec<usize>> = documents.iter().map(numbers).collect();
    let sums = (0..heading.len()).map(|i| rows.iter().filter_map(|row| row.get(i)).sum());
    rows.push(sums.collect());
    let of_documents = counted(
        documents.len(),
        setup.word("document", "dokument"),
        setup.word("documents", "dokument"),
    );
    let called = |document: &DocumentFacts| {
        let named = document.occupation.as_ref().or(document.title.as_ref());
        [&document.page, named.unwrap_or(&String::new())].map(|name| shown(name).into_owned())
    };
    let mut names: Vec<[String; 2]> = documents.iter().map(called).collect();
    names.push([of_documents, String::new()]);
    let columns = Columns::fit(setup.width, &heading, &rows, &names, setup);
    let line = columns.line(&columns.names, &heading);
    writeln!(out, "{}", out.paint(BOLD, &line))?;
    for (i, (names, row)) in names.iter().zip(&rows).enumerate() {
        let cells: Vec<String> = row.iter().map(usize::to_string).collect();
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        let line = columns.line(names, &cells);
        match (i == documents.len(), row.last()) {
            (true, _) => writeln!(out, "{}", out.paint(BOLD, &line))?,
            (false, Some(0)) => writeln!(out, "{}", out.paint(FAINT, &line))?,
            (false, _) => writeln!(out, "{line}")?,
        }
    }
    Ok(())
}

/// How wide the columns of a table are.
struct Columns {
    /// The headings of the names.
    names: [String; 2],
    /// The widths of the names; a column of none is left out.
    named: [usize; 2],
    numbers: Vec<usize>,
}

impl Columns {
    /// Numbers are never cut: the names of kinds give way, then those of documents.
    fn fit(
        width: Option<usize>,
        heading: &[&str],
        rows: &[Vec<usize>],
        names: &[[String; 2]],
        setup: &Setup,
    ) -> Self {
        let digits = |i: usize| {
            let column = rows.iter().filter_map(|row| row.get(i));
            column.max().map_or(1, |most| most.to_string().len())
        };
        let heads = [
            setup.word("page", "sida"),
            setup.word("role or title", "roll eller titel"),
        ];
        let natural = |i: usize| {
            let names = names.iter().map(|names| names[i].width());
            names.max().unwrap_or(0).max(heads[i].width())
        };
        let (mut named, all) = ([natural(0), natural(1)], heading.iter().enumerate());
        let mut numbers: Vec<usize> = all.map(|(i, head)| head.width().max(digits(i))).collect();
        if let Some(width) = width {
            let taken = |numbers: &[usize]| numbers.iter().map(|n| n + 2).sum::<usize>();
            if named[0] + 2 + named[1] + taken(&numbers) > width {
                let least =
                    (0..heading.len()).map(|i| heading[i].width().min(NUMBER).max(digits(i)));
                numbers = least.collect();
            }
            let room = width.saturating_sub(taken(&numbers)).max(NAME);
            named[0] = named[0].min(room.saturating_sub(named[1] + 2).max(room / 2).max(NAME));
            named[1] = named[1].min(room.saturating_sub(named[0] + 2));
            if named[1] < NAME {
                named = [natural(0).min(room), 0];
            }
        }
        Columns {
            names: heads.map(str::to_owned),
            named,
            numbers,
        }
    }

    fn line(&self, names: &[String; 2], cells: &[&str]) -> String {
        let mut line = String::new();
        for (name, &width) in names
            .iter()
            .zip(&self.named)
            .filter(|(_, width)| **width > 0)
        {
            let gap = if line.is_empty() { "" } else { "  " };
            let name = table::cut(name, width);
            line += &format!(
                "{gap}{name}{}",
                " ".repeat(width.saturating_sub(name.width()))
            );
        }
        for (cell, &width) in cells.iter().zip(&self.numbers) {
            line += &format!("  {:>width$}", table::cut(cell, width));
        }
        line
    }
}

/// One line a kind: its sum, the documents that have it, its median, and what its facts are.
fn print_kinds(out: &mut Output, setup: &Setup, summary: &Summary) -> io::Result<()> {
    let heading = setup.words(
        &["kind", "facts", "documents", "median", "facets", "modality"],
        &[
            "slag",
            "fakta",
            "dokument",
            "median",
            "aspekter",
            "modalitet",
        ],
    );
    let kinds = summary.kinds();
    let rows = kinds.iter().map(|kind| {
        vec![
            kind.kind.name().to_owned(),
            kind.facts.to_string(),
            kind.documents.to_string(),
            kind.median.to_string(),
            listed(&kind.facets),
            listed(&kind.modalities),
        ]
    });
    print_table(out, setup, &heading, &rows.collect::<Vec<_>>())
}

/// `amount 12, factor 3`.
fn listed<T: Display>(counts: &Counts<T>) -> String {
    let counts = counts.0.iter();
    let counts: Vec<String> = counts.map(|(what, n)| format!("{what} {n}")).collect();
    counts.join(", ")
}
