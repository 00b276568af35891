//! `sikta facts`: the facts that pages state, as a table or for other tools.

use crate::args::Jobs;
use crate::guided::{Guided, Site};
use crate::input;
use crate::message::Message;
use crate::output::{BOLD, Exit, FAINT, Failure, Layout, Outcome, Output, shown, tell};
use crate::setup::{Setup, jobs};
use crate::{facts_pages, facts_summary};
use clap::{Args, ValueEnum};
use sikta::error::Error;
use sikta::export::{csv, jsonld, parquet, table, webanno};
use sikta::facts::{Facet, Kind};
use sikta::index::FactRecord;
use sikta::pipeline::{Stage, process_with};
use sikta::search::Searcher;
use sikta::taxonomy::Code;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// How many facts of an index are held at a time.
const SOME: usize = 1000;

#[derive(Debug, Args)]
pub(crate) struct FactsArgs {
    /// Files and directories; "-" is standard input; without any, the facts of the index
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// What to write; json is one array, jsonl one object a line; webanno is W3C Web Annotation; brat is files in a directory; a csv cell that a spreadsheet would take for a formula
    /// has an apostrophe in front
    #[arg(long, short, value_name = "FORMAT", default_value = "table")]
    pub(crate) format: Format,

    /// Count the facts of each document by kind instead, and all documents by facet and modality (as table, json, jsonl or csv)
    #[arg(long)]
    summary: bool,

    /// The directory that the files of brat are written in
    #[arg(long, value_name = "DIR", default_value = "brat")]
    pub(crate) into: PathBuf,

    /// Only facts of this kind; may be given more than once
    #[arg(long, short, value_name = "KIND", value_parser = kind())]
    pub(crate) kind: Vec<String>,

    /// The index to read
    #[arg(
        long,
        value_name = "DIR",
        default_value = "index",
        conflicts_with = "files"
    )]
    pub(crate) index: PathBuf,

    #[command(flatten)]
    pub(crate) jobs: Jobs,

    #[command(flatten)]
    pub(crate) guided: Guided,

    #[command(flatten)]
    pub(crate) site: Site,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Table,
    Json,
    Jsonl,
    Csv,
    Jsonld,
    Parquet,
    Webanno,
    Conllu,
    Brat,
}

impl Format {
    /// Its name, as on the command line.
    fn name(self) -> String {
        let value = self.to_possible_value();
        value.map_or_else(String::new, |value| value.get_name().to_owned())
    }

    /// Its name, if it needs the pages themselves.
    fn of_pages(self) -> Option<&'static str> {
        match self {
            Format::Conllu => Some("conllu"),
            Format::Brat => Some("brat"),
            _ => None,
        }
    }
}

/// The names of the kinds, for the parser.
pub(crate) fn kind() -> clap::builder::PossibleValuesParser {
    Kind::ALL
        .iter()
        .map(|kind| kind.name())
        .collect::<Vec<_>>()
        .into()
}

pub(crate) fn run(args: &FactsArgs, setup: &Setup) -> Outcome {
    use Format::{Csv, Json, Jsonl, Table};
    if args.summary {
        return match args.format {
            Table | Json | Jsonl | Csv => facts_summary::run(args, setup),
            format => Err(Message::SummaryFormats {
                format: format.name(),
            }
            .into()),
        };
    }
    if args.format == Format::Parquet && setup.terminal {
        let format = "parquet".to_owned();
        return Err(Message::BinaryToTerminal { format }.into());
    }
    if let Some(format) = args.format.of_pages() {
        return facts_pages::write(args, setup, format);
    }
    let mut out = Output::new(setup);
    let mut sheet = Sheet::new(args.format);
    let mut take = |mut found: Vec<FactRecord>| -> Result<(), Failure> {
        if !args.kind.is_empty() {
            found.retain(|fact| args.kind.iter().any(|kind| kind == fact.kind.name()));
        }
        Ok(sheet.add(&mut out, found)?)
    };
    let guide = args
        .guided
        .guide_here(setup, args.site, &args.files, jobs(args.jobs.jobs))?;
    let exit = match args.files.is_empty() {
        true => from_index(&args.index, take)?,
        false => input::pages(
            setup,
            &args.files,
            jobs(args.jobs.jobs),
            |page| -> Result<_, Error> {
                let (orders, facts) = (guide.orders(&page)?, guide.facts(&page)?);
                let library = guide.library()?;
                let article = process_with(page, Stage::Facts, &orders, facts.book(), &library);
                Ok(FactRecord::all(&article))
            },
            |found| take(found?),
        )?,
    };
    if sheet.end(&mut out, setup)? == 0 {
        tell(setup, &Message::NoFacts {});
    }
    out.flush()?;
    Ok(exit)
}

/// Hands the facts of an index on, a bounded number at a time.
fn from_index(dir: &Path, mut take: impl FnMut(Vec<FactRecord>) -> Result<(), Failure>) -> Outcome {
    let searcher = Searcher::open(dir)?;
    let mut facts = searcher.facts();
    loop {
        let some: Vec<FactRecord> = facts.by_ref().take(SOME).collect::<Result<_, _>>()?;
        if some.is_empty() {
            return Ok(Exit::Done);
        }
        take(some)?;
    }
}

/// Facts on their way out. What can be written fact by fact is written as it comes; the rest is held to the end.
struct Sheet {
    format: Format,
    written: usize,
    held: Vec<FactRecord>,
    /// Writes to standard output itself: in this format nothing else does.
    columns: Option<parquet::File<io::Stdout>>,
}

impl Sheet {
    fn new(format: Format) -> Self {
        Sheet {
            format,
            written: 0,
            held: Vec::new(),
            columns: None,
        }
    }

    fn add(&mut self, out: &mut Output, facts: Vec<FactRecord>) -> io::Result<()> {
        match self.format {
            Format::Table => {
                self.held.extend(facts);
                return Ok(());
            }
            Format::Jsonld => {
                // What is held are the facts of one document, which may come in pieces.
                let new =
                    |fact: &FactRecord, held: &FactRecord| fact.source.page != held.source.page;
                for fact in facts {
                    if self.held.last().is_some_and(|held| new(&fact, held)) {
                        self.article(out)?;
                    }
                    self.held.push(fact);
                }
                return Ok(());
            }
            Format::Webanno => {
                for (i, fact) in facts.iter().enumerate() {
                    out.text(if self.written + i == 0 {
                        webanno::HEAD
                    } else {
                        ","
                    })?;
                    out.json(&webanno::annotation(fact), Layout::Line)?;
                }
            }
            // Written from pages, elsewhere.
            Format::Conllu | Format::Brat => {}
            Format::Parquet => self.columns()?.add(&facts).map_err(io::Error::other)?,
            Format::Jsonl => {
                for fact in &facts {
                    out.json(fact, Layout::Line)?;
                }
            }
            Format::Json => {
                for (i, fact) in facts.iter().enumerate() {
                    out.text(if self.written + i == 0 { "[\n" } else { "," })?;
                    out.json(fact, Layout::Line)?;
                }
            }
            Format::Csv => {
                let mut rows = Vec::new();
                if self.written == 0 && !facts.is_empty() {
                    csv::heading(&mut rows)?;
                }
                csv::rows(&mut rows, &facts)?;
                out.text(&String::from_utf8_lossy(&rows))?;
            }
        }
        self.written += facts.len();
        Ok(())
    }

    fn columns(&mut self) -> io::Result<&mut parquet::File<io::Stdout>> {
        let file = match self.columns.take() {
            Some(file) => file,
            None => parquet::File::new(io::stdout()).map_err(io::Error::other)?,
        };
        Ok(self.columns.insert(file))
    }

    /// Writes the document whose facts are held.
    fn article(&mut self, out: &mut Output) -> io::Result<()> {
        let facts = std::mem::take(&mut self.held);
        if self.written == 0 {
            out.text(jsonld::HEAD)?;
        }
        if !facts.is_empty() {
            out.text(if self.written == 0 { "" } else { "," })?;
            out.json(&jsonld::article(&facts), Layout::Line)?;
        }
        self.written += facts.len();
        Ok(())
    }

    /// Writes what is left; gives the number of facts.
    fn end(mut self, out: &mut Output, setup: &Setup) -> Result<usize, Failure> {
        if self.format == Format::Jsonld {
            self.article(out)?;
            out.text(jsonld::TAIL)?;
        }
        if self.format == Format::Parquet {
            self.columns()?;
        }
        let facts = &self.held;
        match self.format {
            Format::Table => print(out, setup, facts)?,
            Format::Jsonl => {}
            Format::Json if self.written == 0 => out.text("[]\n")?,
            Format::Json => out.text("]\n")?,
            Format::Csv if self.written == 0 => csv::heading(&mut *out)?,
            Format::Csv => {}
            Format::Webanno if self.written == 0 => {
                out.text(&format!("{}{}", webanno::HEAD, webanno::TAIL))?
            }
            Format::Webanno => out.text(webanno::TAIL)?,
            Format::Jsonld | Format::Conllu | Format::Brat => {}
            Format::Parquet => {
                if let Some(file) = self.columns {
                    file.end().map_err(io::Error::other)?;
                }
            }
        }
        Ok(self.written + facts.len())
    }
}

/// The column of codes, which a table without any does not have.
const CODE: usize = 3;

/// A table for people; the facts of each page under its name where there is more than one page.
fn print(out: &mut Output, setup: &Setup, facts: &[FactRecord]) -> io::Result<()> {
    let Some((first, last)) = facts.first().zip(facts.last()) else {
        return Ok(());
    };
    let several = first.source.page != last.source.page;
    let heading = setup.words(
        &[
            "kind", "facet", "value", "code", "modality", "section", "sentence",
        ],
        &[
            "slag",
            "aspekt",
            "värde",
            "kod",
            "modalitet",
            "avsnitt",
            "mening",
        ],
    );
    let coded = facts.iter().any(|fact| !fact.codes.is_empty());
    let heading: Vec<&str> = heading
        .iter()
        .copied()
        .enumerate()
        .filter(|(i, _)| coded || *i != CODE)
        .map(|(_, h)| h)
        .collect();
    let cells = |fact: &FactRecord| -> Vec<String> {
        let code = Code::shown(&fact.codes);
        let cells = [
            fact.kind.name(),
            fact.facet.map_or("", Facet::name),
            &fact.value,
            &code,
            fact.modality.name(),
            fact.source.section.as_deref().unwrap_or_default(),
            &fact.sentence,
        ];
        let cells = cells
            .iter()
            .enumerate()
            .filter(|(i, _)| coded || *i != CODE);
        cells.map(|(_, cell)| shown(cell).into_owned()).collect()
    };
    let rows: Vec<Vec<String>> = facts.iter().map(cells).collect();
    let lines = table::lay_out(&heading, &rows, setup.width);
    let (heading, lines) = lines.split_at(1);
    writeln!(out, "{}", out.paint(BOLD, &heading.concat()))?;
    let mut page = None;
    for (fact, line) in facts.iter().zip(lines) {
        if several && page != Some(&fact.source.page) {
            page = Some(&fact.source.page);
            writeln!(out, "{}", out.paint(FAINT, &shown(&fact.source.page)))?;
        }
        writeln!(out, "{line}")?;
    }
    for fact in facts.iter().filter(|fact| !fact.names.is_empty()) {
        let one = setup.word("one role under", "en roll under");
        let names = setup.word("names", "namn");
        let says = format!(
            "{one} {} {names}: {}",
            fact.names.len(),
            fact.names.join(", ")
        );
        writeln!(out, "{}", out.paint(FAINT, &shown(&says)))?;
    }
    Ok(())
}
