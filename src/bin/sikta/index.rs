//! `sikta index`: what an index holds, whether it is whole, and its upkeep.

use crate::eval::print_table;
use crate::message::Message;
use crate::output::{BOLD, Exit, Layout, Outcome, Output, shown, tell};
use crate::setup::{Setup, Speech};
use clap::{Args, Subcommand, ValueEnum};
use sikta::index::{self, Check, Fault, Stats};
use sikta::search::Searcher;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

#[derive(Debug, Args)]
pub(crate) struct IndexArgs {
    #[command(subcommand)]
    what: What,
}

impl IndexArgs {
    /// The index that is looked after.
    pub(crate) fn index(&self) -> &Path {
        match &self.what {
            What::Check(args) | What::Stats(args) | What::Merge(args) => &args.index,
            What::Export(args) => &args.index,
            What::Snapshot(args) => &args.index,
        }
    }
}

#[derive(Debug, Subcommand)]
enum What {
    /// Check that the index is whole: every file, page, passage and fact
    Check(Shown),
    /// What the index holds, and where its bytes go
    Stats(Shown),
    /// Merge all segments into one, without what was deleted
    Merge(Shown),
    /// Write all pages with clean text and facts as JSON Lines
    Export(Export),
    /// Copy the index while it is in use
    Snapshot(Snapshot),
}

#[derive(Debug, Args)]
struct Shown {
    /// The index
    #[arg(long, value_name = "DIR", default_value = "index")]
    index: PathBuf,

    /// What to write
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Debug, Args)]
struct Export {
    /// The index
    #[arg(long, value_name = "DIR", default_value = "index")]
    index: PathBuf,
}

#[derive(Debug, Args)]
struct Snapshot {
    /// Where the copy goes; a directory that is not there yet, or empty
    #[arg(value_name = "DIR")]
    to: PathBuf,

    /// The index
    #[arg(long, value_name = "DIR", default_value = "index")]
    index: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

pub(crate) fn run(args: &IndexArgs, setup: &Setup) -> Outcome {
    let mut out = Output::new(setup);
    let exit = match &args.what {
        What::Check(args) => check(args, setup, &mut out)?,
        What::Stats(args) => {
            let stats = index::stats(&args.index)?;
            match args.format {
                Format::Json => out.json(&stats, Layout::Pretty)?,
                Format::Text => print_stats(&mut out, setup, &stats)?,
            }
            Exit::Done
        }
        What::Merge(args) => {
            let merged = index::merge(&args.index)?;
            match args.format {
                Format::Json => out.json(&merged, Layout::Pretty)?,
                Format::Text => {
                    let (segments, was) = (merged.segments.to_string(), size(merged.before));
                    let now = size(merged.after);
                    writeln!(
                        out,
                        "{}",
                        Message::Merged { segments, was, now }.say(setup.speech)
                    )?;
                }
            }
            Exit::Done
        }
        What::Export(args) => {
            for page in Searcher::open(&args.index)?.articles() {
                out.json(&page?, Layout::Line)?;
            }
            Exit::Done
        }
        What::Snapshot(args) => {
            index::snapshot(&args.index, &args.to)?;
            let to = args.to.display().to_string();
            tell(setup, &Message::Snapshot { to });
            Exit::Done
        }
    };
    out.flush()?;
    Ok(exit)
}

fn check(args: &Shown, setup: &Setup, out: &mut Output) -> Outcome {
    let check = index::check(&args.index)?;
    match args.format {
        Format::Json => out.json(&check, Layout::Pretty)?,
        Format::Text => {
            for fault in &check.faults {
                writeln!(out, "{}", shown(&says(fault, setup.speech)))?;
            }
            writeln!(out, "{}", summary(&check, setup.speech))?;
        }
    }
    Ok(match check.wrong {
        0 => Exit::Done,
        _ => Exit::Found,
    })
}

fn summary(check: &Check, speech: Speech) -> String {
    let (pages, passages) = (check.pages.to_string(), check.passages.to_string());
    let (facts, wrong) = (check.facts.to_string(), check.wrong.to_string());
    match check.wrong {
        0 => Message::Whole {
            pages,
            passages,
            facts,
        },
        _ => Message::NotWhole { wrong },
    }
    .say(speech)
}

fn says(fault: &Fault, speech: Speech) -> String {
    match (speech, fault) {
        (Speech::En, Fault::Damaged { file }) => {
            format!("{file}: its checksum is not that of what was written")
        }
        (Speech::Sv, Fault::Damaged { file }) => {
            format!("{file}: kontrollsumman är inte den som skrevs")
        }
        (Speech::En, Fault::Record { segment, document }) => {
            format!("{segment}, document {document}: the record does not fit its page")
        }
        (Speech::Sv, Fault::Record { segment, document }) => {
            format!("{segment}, dokument {document}: posten passar inte sin sida")
        }
        (Speech::En, Fault::Quote { page, value }) => {
            format!("{page}: {value:?} does not stand in its sentence")
        }
        (Speech::Sv, Fault::Quote { page, value }) => {
            format!("{page}: {value:?} står inte i sin mening")
        }
        (Speech::En, Fault::Corpus { manifest, found }) => {
            format!("the manifest says {manifest}, the pages are {found}")
        }
        (Speech::Sv, Fault::Corpus { manifest, found }) => {
            format!("manifestet säger {manifest}, sidorna är {found}")
        }
        _ => "?".to_owned(),
    }
}

fn print_stats(out: &mut Output, setup: &Setup, stats: &Stats) -> io::Result<()> {
    let manifest = &stats.manifest;
    let deleted: u32 = stats.segments.iter().map(|segment| segment.deleted).sum();
    let facts: usize = stats.facts.values().sum();
    let mut rows = vec![
        (setup.word("Pages", "Sidor"), manifest.pages.to_string()),
        (
            setup.word("Passages", "Stycken"),
            stats.passages.to_string(),
        ),
        (setup.word("Facts", "Fakta"), facts.to_string()),
        (setup.word("Text", "Text"), size(stats.text)),
        (
            setup.word("Index", "Index"),
            format!("{}{}", size(stats.total), times(stats)),
        ),
        (setup.word("Records", "Poster"), size(stats.records)),
        (setup.word("Garbage", "Skräp"), size(stats.garbage)),
        (
            setup.word("Segments", "Segment"),
            stats.segments.len().to_string(),
        ),
        (setup.word("Deleted", "Raderat"), deleted.to_string()),
        (
            setup.word("Made by", "Gjort av"),
            format!("sikta {}, schema {}", manifest.version, manifest.schema),
        ),
        (setup.word("Corpus", "Korpus"), manifest.corpus.clone()),
    ];
    if let Some(age) = stats.committed.and_then(age) {
        let hours = format!("{:.1}", age as f64 / 3600.0);
        rows.push((
            setup.word("Age", "Ålder"),
            format!("{hours} {}", setup.word("hours", "timmar")),
        ));
    }
    for (label, says) in rows {
        let label = out.paint(BOLD, &format!("{label:<9}"));
        writeln!(out, "{label} {}", shown(&says))?;
    }
    writeln!(out)?;
    let heading = setup.words(
        &[
            "field",
            "bytes",
            "terms",
            "dictionary",
            "postings",
            "positions",
            "column",
            "lengths",
        ],
        &[
            "fält",
            "byte",
            "termer",
            "ordlista",
            "förekomster",
            "positioner",
            "kolumn",
            "längder",
        ],
    );
    let rows: Vec<Vec<String>> = stats
        .fields
        .iter()
        .map(|field| {
            let numbers = [
                field.total(),
                field.terms,
                field.dictionary,
                field.postings,
                field.positions,
                field.column,
                field.lengths,
            ];
            let numbers = numbers.iter().map(u64::to_string);
            std::iter::once(field.field.clone())
                .chain(numbers)
                .collect()
        })
        .collect();
    print_table(out, setup, &heading, &rows)
}

/// The size as so many times the text.
fn times(stats: &Stats) -> String {
    match stats.text {
        0 => String::new(),
        text => format!(" ({:.2} × text)", stats.total as f64 / text as f64),
    }
}

/// Seconds since then.
fn age(then: u64) -> Option<u64> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    now.as_secs().checked_sub(then)
}

fn size(bytes: u64) -> String {
    match bytes {
        0..10_000 => format!("{bytes} B"),
        10_000..10_000_000 => format!("{:.1} kB", bytes as f64 / 1e3),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}
