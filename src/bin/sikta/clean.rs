//! `sikta clean`: the article of a page, as text or in another format; what went, and why; or in place.

use crate::args::Jobs;
use crate::message::Message;
use crate::output::{BOLD, Layout, Outcome, Output, shown};
use crate::setup::{Setup, jobs};
use crate::{diff, input, replace};
use clap::{Args, ValueEnum};
use sikta::article::Article;
use sikta::export::record::{Fields, Record};
use sikta::export::{docx, html, markdown};
use sikta::pipeline::process;
use std::io::{self, Cursor, Write};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct CleanArgs {
    /// Files and directories; "-" or none is standard input
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    /// What to write; pages of text or Markdown are separated by a form feed, json is one object a line
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    format: Format,

    /// Show what goes and why, instead of what stays
    #[arg(long, short, conflicts_with = "format")]
    diff: bool,

    /// Clean the files in place; each original stays beside it as FILE.orig
    #[arg(long, short, requires = "files", conflicts_with_all = ["format", "diff"])]
    write: bool,

    #[command(flatten)]
    jobs: Jobs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Markdown,
    Html,
    Json,
    Docx,
}

impl Format {
    fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Markdown => "markdown",
            Format::Html => "html",
            Format::Json => "json",
            Format::Docx => "docx",
        }
    }

    /// Whether pages of it need something between them.
    fn is_text(self) -> bool {
        matches!(self, Format::Text | Format::Markdown)
    }

    /// Whether one output can hold one page only.
    fn holds_one(self) -> bool {
        matches!(self, Format::Html | Format::Docx)
    }
}

pub(crate) fn run(args: &CleanArgs, setup: &Setup) -> Outcome {
    if args.write {
        return replace::run(&args.files, setup);
    }
    if args.format == Format::Docx && setup.terminal {
        let format = args.format.name().to_owned();
        return Err(Message::BinaryToTerminal { format }.into());
    }
    let several = args.files.len() > 1 || args.files.iter().any(|file| file.is_dir());
    let mut out = Output::new(setup);
    let mut written = 0;
    let exit = input::pages(
        setup,
        &args.files,
        jobs(args.jobs.jobs),
        process,
        |article| {
            input::flags(setup, &article);
            written += 1;
            if args.diff {
                diff::write(&mut out, setup, &article, None)?;
                return Ok(());
            }
            if written > 1 && args.format.holds_one() {
                let format = args.format.name().to_owned();
                return Err(Message::OnePageAtATime { format }.into());
            }
            if several && args.format.is_text() {
                begin(&mut out, setup, &article, written)?;
            }
            write(&mut out, args.format, &article)?;
            out.flush()?;
            Ok(())
        },
    )?;
    out.flush()?;
    Ok(exit)
}

/// Keeps the `n`th page of several (from 1) apart from the one before: by its name on a terminal, elsewhere by a form feed.
fn begin(out: &mut Output, setup: &Setup, article: &Article, n: usize) -> io::Result<()> {
    if setup.terminal {
        let name = format!("==> {} <==", shown(&input::name(&article.page)));
        return writeln!(out, "{}", out.paint(BOLD, &name));
    }
    match n {
        1 => Ok(()),
        _ => out.write_all(b"\x0c\n"),
    }
}

fn write(out: &mut Output, format: Format, article: &Article) -> io::Result<()> {
    match format {
        Format::Text => {
            let text = article.clean.text();
            out.text(text)?;
            // Two pages must not run into one line.
            match text.is_empty() || text.ends_with('\n') {
                true => Ok(()),
                false => out.write_all(b"\n"),
            }
        }
        Format::Markdown => out.text(&markdown::write(article)),
        Format::Html => out.text(&html::write(article)),
        Format::Json => {
            let record = Record::new(article, Fields::ALL.without_facts(), &[]);
            out.json(&record, Layout::Line)
        }
        Format::Docx => {
            let mut file = Cursor::new(Vec::new());
            docx::write(article, &mut file)?;
            out.write_all(file.get_ref())
        }
    }
}
