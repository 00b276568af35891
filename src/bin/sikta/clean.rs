//! `sikta clean`: the article of a page, as text or in another format; what went, and why; or in place.

use crate::args::Jobs;
use crate::message::Message;
use crate::output::{Failure, Outcome, Output, shown_lines};
use crate::setup::{Setup, jobs};
use crate::{diff, input, replace};
use clap::{Args, ValueEnum};
use sikta::article::Article;
use sikta::export::record::{Fields, Record};
use sikta::export::{docx, html, markdown};
use sikta::pipeline::process;
use std::io::{Cursor, Write};
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
            match args.diff {
                true => diff::write(&mut out, setup, &article, None)?,
                false => write(&mut out, setup, args.format, &article, written)?,
            }
            Ok(())
        },
    )?;
    out.flush()?;
    Ok(exit)
}

/// Writes the `n`th page (from 1).
fn write(
    out: &mut Output,
    setup: &Setup,
    format: Format,
    article: &Article,
    n: usize,
) -> Result<(), Failure> {
    if n > 1 && format.holds_one() {
        let format = format.name().to_owned();
        return Err(Message::OnePageAtATime { format }.into());
    }
    match format {
        Format::Text => page(out, setup, article.clean.text(), n)?,
        Format::Markdown => page(out, setup, &markdown::write(article), n)?,
        Format::Html => out.write_all(html::write(article).as_bytes())?,
        Format::Docx => {
            let mut file = Cursor::new(Vec::new());
            docx::write(article, &mut file)?;
            out.write_all(file.get_ref())?;
        }
        Format::Json => {
            let record = Record::new(article, Fields::ALL.without_facts(), &[]);
            out.write_all(record.to_line().as_bytes())?;
        }
    }
    Ok(())
}

/// Writes a text that ends in a line end. To a terminal only what cannot steer it; to a file or pipe the exact text.
fn page(out: &mut Output, setup: &Setup, text: &str, n: usize) -> std::io::Result<()> {
    if n > 1 {
        out.write_all(b"\x0c\n")?;
    }
    match setup.terminal {
        true => out.write_all(shown_lines(text).as_bytes())?,
        false => out.write_all(text.as_bytes())?,
    }
    if !text.is_empty() && !text.ends_with('\n') {
        out.write_all(b"\n")?;
    }
    out.flush()
}
