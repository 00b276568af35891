//! `sikta clean`: the article of a page, as text or in another format; what went, and why; or in place.

use crate::args::Jobs;
use crate::decide::{Decisions, Lines, lines, refusal};
use crate::guided::{Guided, Site, one_page};
use crate::message::Message;
use crate::output::{BOLD, Exit, Layout, Outcome, Output, shown, tell};
use crate::setup::{Setup, jobs};
use crate::{diff, explain, input, replace, side};
use clap::{Args, ValueEnum};
use sikta::article::Article;
use sikta::clean::{CleanText, Flag, Orders, clean_under, explain_lines};
use sikta::error::Error;
use sikta::export::record::{Fields, Record};
use sikta::export::{docx, html, markdown};
use sikta::guide::Guide;
use sikta::guide::copies::{Copies, Copy, Print};
use sikta::guide::decisions::Refused;
use sikta::ingest::Page;
use sikta::pipeline::{Stage, process_under};
use std::collections::HashMap;
use std::io::{self, Cursor, Write};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct CleanArgs {
    /// Files and directories; "-" or none is standard input, read as HTML or JSON Lines if it looks so
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    /// What to write; pages of text or Markdown are separated by a form feed, json is one object a line
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    format: Format,

    /// Show what goes and why, instead of what stays: a list, every line inline, side by side, or a patch; of a page that is left alone, what would have gone
    #[arg(long, short, value_name = "HOW", num_args = 0..=1, require_equals = true, default_missing_value = "list", conflicts_with = "format")]
    diff: Option<How>,

    /// Say what was seen on these lines (3,7-9) and why they stay or go
    #[arg(long, value_name = "LINES", value_parser = lines, conflicts_with_all = ["format", "diff", "write"])]
    explain: Option<Lines>,

    #[command(flatten)]
    decisions: Decisions,

    /// Clean also a page that would be left alone since too much of it would go
    #[arg(long)]
    anyway: bool,

    /// Clean the files of text or Markdown in place; each original stays beside it as FILE.orig, and `sikta undo` puts it back
    #[arg(long, short, requires = "files", conflicts_with_all = ["format", "diff"])]
    write: bool,

    #[command(flatten)]
    jobs: Jobs,

    #[command(flatten)]
    guided: Guided,

    #[command(flatten)]
    site: Site,
}

/// How a diff is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum How {
    List,
    Inline,
    Side,
    Patch,
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
    if args.format == Format::Docx && setup.terminal {
        let format = args.format.name().to_owned();
        return Err(Message::BinaryToTerminal { format }.into());
    }
    let jobs = jobs(args.jobs.jobs);
    if args.decisions.any() {
        let guide = || args.guided.guide_around(args.site, &args.files, jobs);
        args.decisions.record(setup, &args.files, guide)?;
    }
    if let Some(lines) = &args.explain {
        let guide = args.guided.guide_around(args.site, &args.files, jobs)?;
        return explained(setup, args, &guide, lines);
    }
    let guide = args
        .guided
        .guide_here(setup, args.site, &args.files, jobs)?;
    if args.write {
        return replace::run(&args.files, &guide, args.anyway, jobs, setup);
    }
    let several = args.files.len() > 1 || args.files.iter().any(|file| file.is_dir());
    let mut out = Output::new(setup);
    let mut written = 0;
    let compares = several || args.format == Format::Json;
    // What pages are called that are called something else in results.
    let mut names: HashMap<String, String> = HashMap::new();
    let (mut copies, mut told_full) = (Copies::new(), false);
    let work = |page: Page| -> Result<_, Error> {
        let print = compares.then(|| Print::of(&page)).flatten();
        let orders = orders(&guide, &page, args.anyway)?;
        let stage = match args.diff {
            Some(_) => Stage::Clean,
            // The text is what cleaning left.
            None if args.format == Format::Text => Stage::Clean,
            None => Stage::Language,
        };
        let article = process_under(page, stage, &orders);
        Ok(match args.diff {
            Some(_) => (shown_whole(article, &orders), print),
            None => (article, print),
        })
    };
    let exit = input::pages(setup, &args.files, jobs, work, |article| {
        let (article, print) = article?;
        if args.diff.is_none() {
            input::flags(setup, &article);
        }
        input::stale(setup, &guide, &article.page)?;
        written += 1;
        let (id, doc) = (&article.page.id, input::name(&article.page));
        let copy = copies.see(id, print);
        if compares && *id != doc {
            names.insert(id.clone(), doc.clone());
        }
        if let Some(Copy { of, percent }) = &copy {
            let of = names.get(of).unwrap_or(of).clone();
            let percent = percent.to_string();
            tell(setup, &Message::CopyOf { doc, of, percent });
        }
        if copies.is_full() && !std::mem::replace(&mut told_full, true) {
            tell(setup, &Message::ManyArticles {});
        }
        match args.diff {
            Some(How::List) => return Ok(diff::write(&mut out, setup, &article, None)?),
            Some(How::Inline) => return Ok(side::inline(&mut out, setup, &article)?),
            Some(How::Side) => return Ok(side::beside(&mut out, setup, &article)?),
            Some(How::Patch) => return Ok(side::patch(&mut out, setup, &article)?),
            None => {}
        }
        if written > 1 && args.format.holds_one() {
            let format = args.format.name().to_owned();
            return Err(Message::OnePageAtATime { format }.into());
        }
        if several && args.format.is_text() {
            begin(&mut out, setup, &article, written)?;
        }
        write(&mut out, args.format, &article, copy.as_ref())?;
        out.flush()?;
        Ok(())
    })?;
    out.flush()?;
    Ok(exit)
}

/// What is known beside a page, and whether it is cleaned whatever goes.
pub(crate) fn orders(guide: &Guide, page: &Page, anyway: bool) -> Result<Orders, Error> {
    let orders = guide.orders(page)?;
    // Who wants the rest gone as well, wants what the rules say now.
    let done = orders.done && !anyway;
    Ok(Orders {
        anyway,
        done,
        ..orders
    })
}

/// The article with what would have gone from its page, if that was left alone; the flag still says so.
fn shown_whole(article: Article, orders: &Orders) -> Article {
    let alone = |flag: &Flag| matches!(flag, Flag::LeftAlone { .. });
    if !article.ledger.flags().iter().any(alone) {
        return article;
    }
    let anyway = Orders {
        anyway: true,
        ..orders.clone()
    };
    let ledger = clean_under(&article.page, &anyway).with_flags_of(&article.ledger);
    Article {
        clean: CleanText::new(&article.page, &ledger),
        ledger,
        ..article
    }
}

fn explained(setup: &Setup, args: &CleanArgs, guide: &Guide, lines: &Lines) -> Outcome {
    let page = one_page(setup, &args.files)?;
    let lines = match lines.with_text(&page) {
        Ok(lines) => lines,
        Err(refused) => return Err(unexplained(&page, refused).into()),
    };
    let orders = orders(guide, &page, args.anyway)?;
    let mut out = Output::new(setup);
    let article = process_under(page.clone(), Stage::Language, &orders);
    let flags = explain::flags(setup, &article, &orders);
    let found = explain_lines(&page, &orders, &lines);
    for (i, found) in found.iter().flatten().enumerate() {
        if i > 0 {
            writeln!(out)?;
        }
        explain::write(&mut out, setup, &page, &flags, found)?;
    }
    Ok(Exit::Done)
}

/// Why lines cannot be explained.
fn unexplained(page: &Page, refused: Refused) -> Message {
    match refused {
        Refused::Blank(line) => Message::BlankLine {
            doc: input::name(page),
            line: line.to_string(),
        },
        other => refusal(page, other),
    }
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

fn write(
    out: &mut Output,
    format: Format,
    article: &Article,
    copy: Option<&Copy>,
) -> io::Result<()> {
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
            let record = Record::new(article, Fields::ALL.without_facts(), &[]).copy_of(copy);
            out.json(&record, Layout::Line)
        }
        Format::Docx => {
            let mut file = Cursor::new(Vec::new());
            docx::write(article, &mut file)?;
            out.write_all(file.get_ref())
        }
    }
}
