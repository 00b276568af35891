//! `sikta check`: what a cleaner would take, and what machine translation left, one finding a line.

use crate::args::Jobs;
use crate::input;
use crate::message::Message;
use crate::output::{Exit, FAINT, GONE, Layout, Outcome, Output, shown, tell};
use crate::rules::purpose;
use crate::setup::{Setup, Speech, jobs};
use clap::{Args, ValueEnum};
use sikta::clean::Reason;
use sikta::debris::debris;
use sikta::export::table::cut;
use sikta::export::{Finding, debris_findings, findings, sarif};
use sikta::ingest::Page;
use sikta::pipeline::{Stage, process_to};
use std::io::{self, Write};
use std::path::PathBuf;

/// How much of a line a finding shows, in columns of a terminal.
const EXCERPT: usize = 60;

#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// Files and directories; "-" or none is standard input
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    /// What to write; json is one array of objects
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    format: Format,

    #[command(flatten)]
    jobs: Jobs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Sarif,
}

pub(crate) fn run(args: &CheckArgs, setup: &Setup) -> Outcome {
    let mut out = Output::new(setup);
    let mut all = Vec::new();
    let (mut number, mut pages, mut alone) = (0, 0, false);
    let speech = setup.speech;
    let find = move |page: Page| {
        let article = process_to(page, Stage::Language);
        let (page, ledger) = (&article.page, &article.ledger);
        let name = input::name(page);
        let mut found = findings(&name, page, ledger, |reason| say(reason, speech));
        let left = debris(&article.clean, &article.reading);
        let flagged = debris_findings(&name, page, &article.clean, &left, |reason| {
            say(reason, speech)
        });
        found.extend(flagged);
        found.sort_by_key(|f| f.start);
        (found, input::flagged(page, ledger))
    };
    let exit = input::pages(
        setup,
        &args.files,
        jobs(args.jobs.jobs),
        find,
        |(found, flagged)| {
            number += found.len();
            alone |= !flagged.is_empty();
            flagged.iter().for_each(|message| tell(setup, message));
            pages += usize::from(!found.is_empty());
            match args.format {
                Format::Text => print(&mut out, &found)?,
                Format::Json | Format::Sarif => all.extend(found),
            }
            Ok(())
        },
    )?;
    match args.format {
        Format::Text => {}
        Format::Json => out.json(&all, Layout::Pretty)?,
        Format::Sarif => out.json(&sarif::log(&all, |id| purpose(id, speech)), Layout::Pretty)?,
    }
    out.flush()?;
    if number == 0 {
        if !alone {
            tell(setup, &Message::NoFindings {});
        }
        return Ok(exit);
    }
    tell(
        setup,
        &Message::Findings {
            number: number.to_string(),
            pages: pages.to_string(),
        },
    );
    Ok(exit.max(Exit::Found))
}

fn say(reason: &Reason, speech: Speech) -> String {
    match speech {
        Speech::En => reason.en(),
        Speech::Sv => reason.sv(),
    }
}

/// One finding a line: `path:line:column: class rule confidence: excerpt — reason`.
fn print(out: &mut Output, found: &[Finding]) -> io::Result<()> {
    for finding in found {
        let place = format!(
            "{}:{}:{}:",
            shown(&finding.doc),
            finding.line,
            finding.column
        );
        writeln!(
            out,
            "{} {} {} {}: {} — {}",
            out.paint(FAINT, &place),
            finding.class,
            finding.rule,
            finding.confidence,
            out.paint(GONE, &cut(&shown(&finding.excerpt), EXCERPT)),
            shown(&finding.reason),
        )?;
    }
    out.flush()
}
