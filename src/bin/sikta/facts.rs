//! `sikta facts`: the facts that pages state, as a table or for other tools.

use crate::args::Jobs;
use crate::input;
use crate::message::Message;
use crate::output::{BOLD, Exit, Failure, Outcome, Output, shown, tell};
use crate::setup::{Setup, jobs};
use clap::{Args, ValueEnum};
use sikta::export::{csv, jsonld, parquet, table};
use sikta::facts::{Facet, Kind};
use sikta::index::FactRecord;
use sikta::pipeline::process;
use sikta::search::Searcher;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(crate) struct FactsArgs {
    /// Files and directories; "-" is standard input; without any, the facts of the index
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    /// What to write; json is one array, jsonl one object a line; a csv cell that a spreadsheet would take for a formula
    /// has an apostrophe in front
    #[arg(long, short, value_name = "FORMAT", default_value = "table")]
    format: Format,

    /// Only facts of this kind; may be given more than once
    #[arg(long, short, value_name = "KIND", value_parser = kind())]
    kind: Vec<String>,

    /// The index to read
    #[arg(
        long,
        value_name = "DIR",
        default_value = "index",
        conflicts_with = "files"
    )]
    index: PathBuf,

    #[command(flatten)]
    jobs: Jobs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Json,
    Jsonl,
    Csv,
    Jsonld,
    Parquet,
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
    if args.format == Format::Parquet && setup.terminal {
        let format = "parquet".to_owned();
        return Err(Message::BinaryToTerminal { format }.into());
    }
    let mut facts = Vec::new();
    let exit = match args.files.is_empty() {
        true => from_index(&args.index, &mut facts)?,
        false => input::pages(
            setup,
            &args.files,
            jobs(args.jobs.jobs),
            |page| FactRecord::all(&process(page)),
            |found| {
                facts.extend(found);
                Ok(())
            },
        )?,
    };
    if !args.kind.is_empty() {
        facts.retain(|fact| args.kind.iter().any(|kind| kind == fact.kind.name()));
    }
    let mut out = Output::new(setup);
    write(&mut out, setup, args.format, &facts)?;
    out.flush()?;
    if facts.is_empty() {
        tell(setup, &Message::NoFacts {});
    }
    Ok(exit)
}

fn from_index(dir: &Path, facts: &mut Vec<FactRecord>) -> Outcome {
    for fact in Searcher::open(dir)?.facts() {
        facts.push(fact?);
    }
    Ok(Exit::Done)
}

fn write(
    out: &mut Output,
    setup: &Setup,
    format: Format,
    facts: &[FactRecord],
) -> Result<(), Failure> {
    match format {
        Format::Table => print(out, setup, facts)?,
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, facts).map_err(io::Error::from)?;
            writeln!(out)?;
        }
        Format::Jsonl => {
            for fact in facts {
                serde_json::to_writer(&mut *out, fact).map_err(io::Error::from)?;
                writeln!(out)?;
            }
        }
        Format::Csv => csv::write(out, facts)?,
        Format::Jsonld => {
            let graph = jsonld::graph(facts);
            serde_json::to_writer_pretty(&mut *out, &graph).map_err(io::Error::from)?;
            writeln!(out)?;
        }
        Format::Parquet => {
            let mut file = Vec::new();
            parquet::write(&mut file, facts).map_err(io::Error::other)?;
            out.write_all(&file)?;
        }
    }
    Ok(())
}

/// A table for people: the page only where there is more than one.
fn print(out: &mut Output, setup: &Setup, facts: &[FactRecord]) -> io::Result<()> {
    let Some(first) = facts.first() else {
        return Ok(());
    };
    let several = facts
        .iter()
        .any(|fact| fact.source.page != first.source.page);
    let mut heading = setup.words(
        &["kind", "facet", "value", "modality", "section", "sentence"],
        &["slag", "aspekt", "värde", "modalitet", "avsnitt", "mening"],
    );
    if several {
        heading.insert(0, setup.word("page", "sida"));
    }
    let rows: Vec<Vec<String>> = facts
        .iter()
        .map(|fact| {
            let mut cells = vec![
                fact.kind.name(),
                fact.facet.map_or("", Facet::name),
                &fact.value,
                fact.modality.name(),
                fact.source.section.as_deref().unwrap_or_default(),
                &fact.sentence,
            ];
            if several {
                cells.insert(0, &fact.source.page);
            }
            cells.iter().map(|cell| shown(cell).into_owned()).collect()
        })
        .collect();
    for (i, line) in table::lay_out(&heading, &rows, setup.width)
        .iter()
        .enumerate()
    {
        match i {
            0 => writeln!(out, "{}", out.paint(BOLD, line))?,
            _ => writeln!(out, "{line}")?,
        }
    }
    Ok(())
}
