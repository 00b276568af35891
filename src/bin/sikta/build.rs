//! `sikta build`: pages read, cleaned, mined and indexed.

use crate::args::Jobs;
use crate::input::passed_over;
use crate::message::Message;
use crate::output::{BOLD, Exit, Outcome, Output, shown, tell};
use crate::setup::{Setup, jobs};
use crate::trouble::system;
use clap::Args;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use sikta::index::{self, Progress, Summary};
use sikta::ingest::{self, sources};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

#[derive(Debug, Args)]
pub(crate) struct BuildArgs {
    /// Files and directories to read
    #[arg(value_name = "PATH", default_value = "corpus")]
    paths: Vec<PathBuf>,

    /// Where the index is written
    #[arg(long, value_name = "DIR", default_value = "index")]
    index: PathBuf,

    /// Make everything anew; the old index answers until the new one is whole
    #[arg(long)]
    fresh: bool,

    #[command(flatten)]
    jobs: Jobs,
}

pub(crate) fn run(args: &BuildArgs, setup: &Setup) -> Outcome {
    // An index mirrors what it is built from: a path that is mistyped must not empty it.
    for path in args.paths.iter().filter(|path| **path != Path::new("-")) {
        if let Err(error) = std::fs::metadata(path) {
            let path = path.display().to_string();
            let why = system(&error, setup.speech);
            return Err(Message::CannotRead { path, why }.into());
        }
    }
    let bar = bar(args, setup);
    let options = index::Options {
        jobs: jobs(args.jobs.jobs),
        fresh: args.fresh,
    };
    let documents = sources(args.paths.clone(), ingest::Options::default());
    let built = index::build(&args.index, documents, options, |progress| match progress {
        Progress::Page(summary) => bar.set_position(summary.pages as u64),
        Progress::Skipped(skipped) => {
            bar.suspend(|| passed_over(setup, skipped));
        }
        Progress::Committing => bar.set_message(setup.word("writing", "skriver").to_owned()),
    });
    bar.finish_and_clear();
    let summary = built?;
    if !setup.quiet {
        let mut out = Output::new(setup);
        print(&mut out, setup, args, &summary)?;
        out.flush()?;
    }
    if summary.other_files > 0 {
        let number = summary.other_files.to_string();
        tell(setup, &Message::OtherFiles { number });
    }
    Ok(match summary.skipped {
        0 => Exit::Done,
        _ => Exit::Trouble,
    })
}

/// A progress bar on a terminal, nothing elsewhere. Its length is the number of files, which a file of JSON Lines exceeds.
fn bar(args: &BuildArgs, setup: &Setup) -> ProgressBar {
    if setup.quiet || !io::stderr().is_terminal() {
        return ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
    }
    let files = args.paths.iter().flat_map(WalkDir::new);
    let files = files.flatten().filter(|entry| entry.file_type().is_file());
    let bar = ProgressBar::new(files.count() as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {elapsed} {msg}") {
        bar.set_style(style);
    }
    bar
}

/// What was done, what the index holds, and what to try next.
fn print(out: &mut Output, setup: &Setup, args: &BuildArgs, summary: &Summary) -> io::Result<()> {
    let facts: usize = summary.facts.values().sum();
    let mut kinds: Vec<_> = summary.facts.iter().filter(|(_, n)| **n > 0).collect();
    kinds.sort_by_key(|(kind, number)| (std::cmp::Reverse(**number), **kind));
    let kinds: Vec<String> = kinds
        .iter()
        .map(|(kind, n)| format!("{kind} {n}"))
        .collect();
    let share = (100 * summary.lines_dropped)
        .checked_div(summary.lines)
        .unwrap_or_default();
    let index = args.index.display().to_string();
    let index = shown(&index);
    let Summary {
        pages,
        new,
        changed,
        unchanged,
        removed,
        skipped,
        lines,
        lines_dropped,
        passages,
        ..
    } = summary;
    let rows = match setup.speech {
        crate::setup::Speech::En => [
            (
                "Read",
                format!(
                    "{pages} pages: {new} new, {changed} changed, {unchanged} unchanged; {removed} removed, {skipped} skipped"
                ),
            ),
            (
                "Cleaned",
                format!(
                    "{lines} lines, of which {lines_dropped} ({share} %) were not part of an article"
                ),
            ),
            ("Found", format!("{facts} facts: {}", kinds.join(", "))),
            (
                "Index",
                format!("{index}: {pages} pages, {passages} passages, {facts} facts"),
            ),
        ],
        crate::setup::Speech::Sv => [
            (
                "Läst",
                format!(
                    "{pages} sidor: {new} nya, {changed} ändrade, {unchanged} oförändrade; {removed} borttagna, {skipped} överhoppade"
                ),
            ),
            (
                "Rensat",
                format!(
                    "{lines} rader, varav {lines_dropped} ({share} %) inte hörde till någon artikel"
                ),
            ),
            ("Funnit", format!("{facts} fakta: {}", kinds.join(", "))),
            (
                "Index",
                format!("{index}: {pages} sidor, {passages} stycken, {facts} fakta"),
            ),
        ],
    };
    for (label, says) in rows {
        let label = out.paint(BOLD, &format!("{label:<8}"));
        writeln!(out, "{label} {}", says.trim_end_matches(": "))?;
    }
    let at = match args.index == Path::new("index") {
        true => String::new(),
        false => format!(" --index {index}"),
    };
    let next = setup.word("Try next:", "Prova sedan:");
    writeln!(out, "\n{}", out.paint(BOLD, next))?;
    writeln!(out, "  sikta search \"utbildning ekonomi juridik\"{at}")?;
    writeln!(out, "  sikta search minimilön --kind pay{at}")?;
    writeln!(out, "  sikta facts --kind education{at}")?;
    if let Some(path) = args.paths.iter().find_map(|path| example(path)) {
        writeln!(out, "  sikta clean --diff {}", shown(&path))?;
    }
    Ok(())
}

/// A text file below a path, to show cleaning on; only if its name needs no quoting in a shell.
fn example(path: &Path) -> Option<String> {
    let files = WalkDir::new(path).sort_by_file_name().into_iter().flatten();
    let names = files
        .filter(|entry| entry.file_type().is_file())
        .take(1000)
        .filter(|entry| entry.path().extension().is_some_and(|e| e == "txt"))
        .filter_map(|entry| entry.path().to_str().map(str::to_owned));
    let plain = |name: &String| {
        name.chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '-'))
    };
    let mut names = names.filter(plain);
    let first = names.next()?;
    // The seed shows most: prefer it where it is there.
    Some(
        names
            .find(|n| n.ends_with("/kontoansvarig.txt"))
            .unwrap_or(first),
    )
}
