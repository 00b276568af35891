//! `sikta check`: what a cleaner would take, and what machine translation left, one finding a line.

use crate::args::Jobs;
use crate::guided::{Guided, Site};
use crate::input;
use crate::message::Message;
use crate::output::{Exit, FAINT, GONE, Layout, Outcome, Output, shown, tell};
use crate::rules::purpose;
use crate::setup::{Setup, Speech, jobs};
use clap::{Args, ValueEnum};
use sikta::clean::{Class, Reason};
use sikta::debris::debris;
use sikta::error::Error;
use sikta::export::table::cut;
use sikta::export::{Finding, debris_findings, findings, sarif};
use sikta::guide::copies::{self, Copies, Copy, Print};
use sikta::ingest::Page;
use sikta::pipeline::{Stage, process_under};
use sikta::rule::Confidence;
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

    #[command(flatten)]
    guided: Guided,

    #[command(flatten)]
    site: Site,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Sarif,
}

pub(crate) fn run(args: &CheckArgs, setup: &Setup) -> Outcome {
    let mut out = Output::new(setup);
    let mut report = Report::new(args.format);
    let (mut number, mut pages, mut alone) = (0, 0, false);
    let speech = setup.speech;
    let jobs = jobs(args.jobs.jobs);
    let guide = args
        .guided
        .guide_here(setup, args.site, &args.files, jobs)?;
    let find = |page: Page| -> Result<_, Error> {
        let orders = guide.orders(&page)?;
        let article = process_under(page, Stage::Language, &orders);
        let (page, ledger) = (&article.page, &article.ledger);
        let name = input::name(page);
        let mut found = findings(&name, page, ledger, |reason| say(reason, speech));
        let left = debris(&article.clean, &article.reading);
        let debris = debris_findings(&name, page, &article.clean, &left, |reason| {
            say(reason, speech)
        });
        found.extend(debris.into_iter().filter(|f| !orders.is_off(f.rule)));
        found.sort_by_key(|f| f.start);
        let flagged = input::flagged(page, ledger);
        let title = ledger.title();
        Ok((found, flagged, Print::of(page), title, article.page))
    };
    let mut copies = Copies::new();
    let exit = input::pages(setup, &args.files, jobs, find, |found| {
        let (mut found, flagged, print, title, page) = found?;
        let name = input::name(&page);
        if let Some(copy) = copies.see(&name, print) {
            found.push(copied(setup, &name, &page, title, &copy));
            found.sort_by_key(|f| f.start);
        }
        input::stale(setup, &guide, &page)?;
        number += found.len();
        alone |= !flagged.is_empty();
        flagged.iter().for_each(|message| tell(setup, message));
        pages += usize::from(!found.is_empty());
        Ok(report.add(&mut out, &found)?)
    })?;
    report.end(&mut out, |id| purpose(id, speech))?;
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

/// Findings on their way out, written as they come.
struct Report {
    format: Format,
    written: usize,
    log: sarif::Log,
}

impl Report {
    fn new(format: Format) -> Self {
        Report {
            format,
            written: 0,
            log: sarif::Log::default(),
        }
    }

    fn add(&mut self, out: &mut Output, found: &[Finding]) -> io::Result<()> {
        match self.format {
            Format::Text => print(out, found)?,
            Format::Json => {
                for finding in found {
                    out.text(if self.written == 0 { "[\n" } else { "," })?;
                    out.json(finding, Layout::Line)?;
                    self.written += 1;
                }
            }
            Format::Sarif => out.json_text(&self.log.add(found))?,
        }
        out.flush()
    }

    fn end(self, out: &mut Output, purpose: impl Fn(&str) -> Option<String>) -> io::Result<()> {
        match self.format {
            Format::Text => Ok(()),
            Format::Json if self.written == 0 => out.text("[]\n"),
            Format::Json => out.text("]\n"),
            Format::Sarif => out.json_text(&self.log.end(purpose)),
        }
    }
}

/// The finding that a page is nearly the same as an earlier one; it stands on the page's title, or else on its first line
/// that is not blank.
fn copied(setup: &Setup, name: &str, page: &Page, title: Option<usize>, copy: &Copy) -> Finding {
    let lines = || page.text().split('\n').enumerate();
    let titled = title.and_then(|line| lines().nth(line - 1));
    let first = || lines().find(|(_, line)| !line.trim().is_empty());
    let (index, line) = titled.or_else(first).unwrap_or_default();
    let before: usize = page
        .text()
        .split('\n')
        .take(index)
        .map(|l| l.chars().count() + 1)
        .sum();
    let indent = line.chars().take_while(|c| c.is_whitespace()).count();
    let length = line.trim().chars().count();
    let share = copy.percent;
    let of = &copy.of;
    Finding {
        doc: name.to_owned(),
        line: index + 1,
        column: indent + 1,
        end_column: indent + 1 + length,
        start: before + indent,
        end: before + indent + length,
        class: Class::Duplicate.name(),
        rule: copies::RULE.id,
        confidence: Confidence::Medium,
        excerpt: line.trim().to_owned(),
        reason: match setup.speech {
            Speech::En => {
                format!("about {share} % of its text is that of {of}; nothing is dropped")
            }
            Speech::Sv => format!("omkring {share} % av texten är den i {of}; inget tas bort"),
        },
    }
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
