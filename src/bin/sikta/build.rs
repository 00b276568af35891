//! `sikta build`: pages read, cleaned, mined and indexed.

use crate::args::Jobs;
use crate::guided::{Guided, Site};
use crate::input::{lost, passed_over};
use crate::message::Message;
use crate::output::{BOLD, Exit, Outcome, Output, shown, tell};
use crate::setup::{Setup, Speech, counted, jobs};
use crate::trouble::system;
use clap::Args;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use sikta::error::build;
use sikta::facts::Kind;
use sikta::index::{self, Progress, Summary};
use sikta::ingest::{self, Page, Skipped, Source, sources};
use sikta::pipeline::IntoPage;
use sikta::search::{Query, Searcher};
use std::cmp::Reverse;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use walkdir::WalkDir;

/// So many pages with lost letters are named.
const TOLD: usize = 20;

#[derive(Debug, Args)]
pub(crate) struct BuildArgs {
    /// Files and directories to read
    #[arg(value_name = "PATH", default_value = "corpus")]
    paths: Vec<PathBuf>,

    /// Where the index is written
    #[arg(long, value_name = "DIR", default_value = "index")]
    pub(crate) index: PathBuf,

    /// Make everything anew; the old index answers until the new one is whole
    #[arg(long)]
    fresh: bool,

    #[command(flatten)]
    jobs: Jobs,

    #[command(flatten)]
    guided: Guided,

    #[command(flatten)]
    site: Site,
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
    if let Some(message) = would_empty(args) {
        return Err(message.into());
    }
    let guide = args
        .guided
        .guide_here(setup, args.site, &args.paths, jobs(args.jobs.jobs))?;
    let bar = bar(args, setup);
    let options = index::Options {
        jobs: jobs(args.jobs.jobs),
        fresh: args.fresh,
    };
    // In whatever order the same paths are given, the same pages make the same index: of two that are nearly the same the later is
    // the copy.
    let mut paths = args.paths.clone();
    paths.sort();
    let lost = Mutex::new(Vec::new());
    let documents = sources(paths, ingest::Options::default());
    let documents = documents.map(|source| source.map(|source| Watched(source, &lost)));
    let built =
        index::build_under(
            &args.index,
            documents,
            options,
            &guide,
            |progress| match progress {
                Progress::Page(summary) => bar.set_position(summary.pages as u64),
                Progress::Skipped(skipped) => {
                    bar.suspend(|| passed_over(setup, skipped));
                }
                Progress::Committing => {
                    bar.set_message(setup.word("writing", "skriver").to_owned())
                }
            },
        );
    bar.finish_and_clear();
    let summary = built?;
    if !setup.quiet {
        let mut out = Output::new(setup);
        print(&mut out, setup, args, &summary)?;
        out.flush()?;
    }
    let lost = lost.into_inner().unwrap_or_else(PoisonError::into_inner);
    told_of_lost(lost, setup);
    if summary.other_files > 0 {
        let number = summary.other_files.to_string();
        tell(setup, &Message::OtherFiles { number });
    }
    Ok(match summary.skipped {
        0 => Exit::Done,
        _ => Exit::Trouble,
    })
}

/// Why nothing is built: there is no page at all, and an index that would lose all that it has. A directory that is not mounted,
/// or not filled yet, is more common than one who wants that.
fn would_empty(args: &BuildArgs) -> Option<Message> {
    // What can be read only once is not read for this.
    let again = |path: &PathBuf| path.is_dir() || path.is_file() || is_null(path);
    if args.fresh || !args.paths.iter().all(again) {
        return None;
    }
    let mut pages = ingest::files(args.paths.clone(), ingest::Options::default());
    if pages.any(|page| page.is_ok()) {
        return None;
    }
    let held = Searcher::open(&args.index).ok()?.manifest().pages;
    let paths: Vec<String> = args.paths.iter().map(|p| p.display().to_string()).collect();
    (held > 0).then(|| Message::NothingToBuild {
        mend: format!("{} {}", build(&args.index, true), paths.join(" ")),
        paths: paths.join(", "),
        index: args.index.display().to_string(),
        pages: held.to_string(),
    })
}

/// Whether it is a device, which is reported and never opened.
fn is_null(path: &Path) -> bool {
    path == Path::new("/dev/null")
}

/// A source that notes letters that are lost, once it is read.
struct Watched<'n>(Source, &'n Mutex<Vec<(String, Message)>>);

impl IntoPage for Watched<'_> {
    fn id(&self) -> &str {
        self.0.id()
    }

    fn weight(&self) -> usize {
        self.0.weight()
    }

    fn into_page(self) -> Result<Page, Skipped> {
        let page = self.0.page()?;
        if let Some(message) = lost(&page) {
            let mut notes = self.1.lock().unwrap_or_else(PoisonError::into_inner);
            notes.push((page.id.clone(), message));
        }
        Ok(page)
    }
}

/// Says on which pages letters are lost, in the order of their ids; of many on the first.
fn told_of_lost(mut lost: Vec<(String, Message)>, setup: &Setup) {
    lost.sort_by(|a, b| a.0.cmp(&b.0));
    for (_, message) in lost.iter().take(TOLD) {
        tell(setup, message);
    }
    if lost.len() > TOLD {
        let number = (lost.len() - TOLD).to_string();
        tell(setup, &Message::MoreLost { number });
    }
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
    let held = summary.manifest.as_ref().map_or(0, |m| m.pages);
    let Summary {
        pages,
        new,
        changed,
        unchanged,
        removed,
        kept,
        skipped,
        lines,
        lines_dropped,
        passages,
        ..
    } = *summary;
    let kinds = kinds.join(", ");
    let rows = match setup.speech {
        Speech::En => {
            let mut read = format!(
                "{}: {new} new, {changed} changed, {unchanged} unchanged; {removed} removed, {skipped} skipped",
                counted(pages, "page", "pages")
            );
            if kept > 0 {
                read.push_str(&format!(", {kept} kept unread as the index had them"));
            }
            let lines = counted(lines, "line", "lines");
            let facts = counted(facts, "fact", "facts");
            let holds = counted(held, "page", "pages");
            let passages = counted(passages, "passage", "passages");
            [
                ("Read", read),
                (
                    "Cleaned",
                    format!(
                        "{lines}, of which {lines_dropped} ({share} %) were not part of an article"
                    ),
                ),
                ("Found", format!("{facts}: {kinds}")),
                ("Index", format!("{index}: {holds}, {passages}, {facts}")),
            ]
        }
        Speech::Sv => {
            let mut read = format!(
                "{}: {}, {}, {}; {}, {}",
                counted(pages, "sida", "sidor"),
                counted(new, "ny", "nya"),
                counted(changed, "ändrad", "ändrade"),
                counted(unchanged, "oförändrad", "oförändrade"),
                counted(removed, "borttagen", "borttagna"),
                counted(skipped, "överhoppad", "överhoppade"),
            );
            if kept > 0 {
                read.push_str(&format!(", {kept} olästa behållna som indexet hade dem"));
            }
            let lines = counted(lines, "rad", "rader");
            let facts = format!("{facts} fakta");
            let holds = counted(held, "sida", "sidor");
            let passages = counted(passages, "stycke", "stycken");
            [
                ("Läst", read),
                (
                    "Rensat",
                    format!(
                        "{lines}, varav {lines_dropped} ({share} %) inte hörde till någon artikel"
                    ),
                ),
                ("Funnit", format!("{facts}: {kinds}")),
                ("Index", format!("{index}: {holds}, {passages}, {facts}")),
            ]
        }
    };
    for (label, says) in rows {
        let label = out.paint(BOLD, &format!("{label:<8}"));
        writeln!(out, "{label} {}", says.trim_end_matches(": "))?;
    }
    names(out, setup, summary)?;
    copies(out, setup, summary)?;
    let next = suggestions(args, summary);
    if !next.is_empty() {
        let heading = setup.word("Try next:", "Prova sedan:");
        writeln!(out, "\n{}", out.paint(BOLD, heading))?;
        for command in next {
            writeln!(out, "  {}", shown(&command))?;
        }
    }
    Ok(())
}

/// Whose role goes by many names: the best sign that a text was translated by a machine.
fn names(out: &mut Output, setup: &Setup, summary: &Summary) -> io::Result<()> {
    let Some((page, most)) = &summary.most_names else {
        return Ok(());
    };
    let number = summary.many_names;
    let (label, says) = match setup.speech {
        Speech::En => (
            "Names",
            format!(
                "{} several names for one role, {page} the most: {most}",
                counted(number, "page has", "pages have")
            ),
        ),
        Speech::Sv => (
            "Namn",
            format!(
                "{} flera namn på en roll, {page} flest: {most}",
                counted(number, "sida har", "sidor har")
            ),
        ),
    };
    let label = out.paint(BOLD, &format!("{label:<8}"));
    writeln!(out, "{label} {}", shown(&says))
}

/// Which pages are nearly the same as others.
fn copies(out: &mut Output, setup: &Setup, summary: &Summary) -> io::Result<()> {
    let Some((page, copy)) = summary.copied.first() else {
        return Ok(());
    };
    let (number, of, percent) = (summary.copies, &copy.of, copy.percent);
    let (label, says) = match setup.speech {
        Speech::En => (
            "Copies",
            format!(
                "{} nearly the same as one before: {page} as {of} ({percent} %){}; `sikta check` lists them",
                counted(number, "page is", "pages are"),
                if number > 1 { " …" } else { "" }
            ),
        ),
        Speech::Sv => (
            "Kopior",
            format!(
                "{} nästan som en tidigare: {page} som {of} ({percent} %){}; `sikta check` räknar upp dem",
                counted(number, "sida är", "sidor är"),
                if number > 1 { " …" } else { "" }
            ),
        ),
    };
    let label = out.paint(BOLD, &format!("{label:<8}"));
    writeln!(out, "{label} {}", shown(&says))
}

/// Commands that answer something from what was just indexed.
fn suggestions(args: &BuildArgs, summary: &Summary) -> Vec<String> {
    let mut out = Vec::new();
    let at = match args.index.to_str() {
        Some("index") => String::new(),
        Some(dir) if is_plain(dir) => format!(" --index {dir}"),
        _ => return out,
    };
    if let Ok(searcher) = Searcher::open(&args.index) {
        let query = |text: &str, kinds: &[Kind]| Query {
            kinds: kinds.to_vec(),
            ..Query::new(text)
        };
        let finds = |query: &Query| searcher.search(query).is_ok_and(|found| found.total > 0);
        let words = ["utbildning ekonomi juridik", "utbildning", "education"];
        let said = searcher.facts().flatten().map(|fact| fact.value);
        let said = said
            .filter(|value| value.chars().all(|c| c.is_alphabetic() || c == ' '))
            .take(20);
        let mut words = words.iter().map(|&words| words.to_owned()).chain(said);
        if let Some(words) = words.find(|words| finds(&query(words, &[]))) {
            out.push(format!("sikta search \"{words}\"{at}"));
        }
        let words = ["minimilön", "lön", "salary"];
        if let Some(word) = words.iter().find(|word| finds(&query(word, &[Kind::Pay]))) {
            out.push(format!("sikta search {word} --kind pay{at}"));
        }
    }
    let number = |kind: &Kind| summary.facts.get(kind).copied().unwrap_or(0);
    let most = Kind::ALL
        .iter()
        .copied()
        .max_by_key(|kind| (number(kind), Reverse(*kind)));
    let kind = match number(&Kind::Education) {
        0 => most.filter(|kind| number(kind) > 0),
        _ => Some(Kind::Education),
    };
    if let Some(kind) = kind {
        out.push(format!("sikta facts --kind {kind}{at}"));
    }
    if let Some(path) = args.paths.iter().find_map(|path| example(path)) {
        out.push(format!("sikta clean --diff {path}"));
    }
    out
}

/// Whether a shell takes it as it is.
fn is_plain(name: &str) -> bool {
    name.chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '-'))
}

/// A text file below a path, to show cleaning on; only if its name needs no quoting in a shell.
fn example(path: &Path) -> Option<String> {
    let files = WalkDir::new(path).sort_by_file_name().into_iter().flatten();
    let names = files
        .filter(|entry| entry.file_type().is_file())
        .take(1000)
        .filter(|entry| entry.path().extension().is_some_and(|e| e == "txt"))
        .filter_map(|entry| entry.path().to_str().map(str::to_owned));
    // One that was skipped shows nothing.
    let read = |name: &String| {
        ingest::files([name.as_str()], ingest::Options::default())
            .next()
            .is_some_and(|page| page.is_ok_and(|page| !page.text().trim().is_empty()))
    };
    let mut names = names.filter(|name| is_plain(name) && read(name));
    let first = names.next()?;
    // The seed shows most: prefer it where it is there.
    Some(
        names
            .find(|n| n.ends_with("/kontoansvarig.txt"))
            .unwrap_or(first),
    )
}
