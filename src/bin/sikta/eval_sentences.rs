//! `sikta eval sentences`: a row for each file of cases and each treebank.

use crate::eval::{Format, print_table};
use crate::output::{BOLD, Failure, Layout, Output, shown};
use crate::setup::Setup;
use clap::Args;
use sikta::eval::sentences::{self, SentencesReport};
use std::io::{self, Write};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct SentencesArgs {
    /// Gold: cases (JSON Lines) and treebanks (CoNLL-U)
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    /// What to write
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    format: Format,

    /// Also show so many mistakes of each file
    #[arg(long, value_name = "N", default_value = "0")]
    worst: usize,

    /// Fail (exit 1) if a file's score is lower
    #[arg(long, value_name = "SCORE", value_parser = crate::eval::score)]
    pub(crate) floor: Option<f64>,
}

/// Scores the sentences of every file; gives the lowest score.
pub(crate) fn run(args: &SentencesArgs, setup: &Setup, out: &mut Output) -> Result<f64, Failure> {
    let reports = args
        .files
        .iter()
        .map(|path| sentences::score(path))
        .collect::<Result<Vec<_>, _>>()?;
    match args.format {
        Format::Json => out.json(&reports, Layout::Pretty)?,
        Format::Text => print(out, setup, &reports, args.worst)?,
    }
    Ok(reports.iter().map(|r| r.score).fold(1.0, f64::min))
}

fn print(
    out: &mut Output,
    setup: &Setup,
    reports: &[SentencesReport],
    worst: usize,
) -> io::Result<()> {
    let heading = setup.words(
        &[
            "",
            "score",
            "precision",
            "recall",
            "F1",
            "gold",
            "found",
            "right",
            "unmarked",
        ],
        &[
            "",
            "resultat",
            "precision",
            "täckning",
            "F1",
            "facit",
            "funna",
            "rätt",
            "omärkta",
        ],
    );
    let rows: Vec<_> = reports.iter().map(row).collect();
    print_table(out, setup, &heading, &rows)?;
    for report in reports.iter().filter(|_| worst > 0) {
        writeln!(out, "\n{}", out.paint(BOLD, &shown(&name(report))))?;
        for mistake in report.mistakes.iter().take(worst) {
            let sign = if mistake.invented { '+' } else { '-' };
            let says = format!("  {sign} {} ¦ {}", mistake.before, mistake.after);
            writeln!(out, "{}", shown(&says))?;
        }
    }
    Ok(())
}

fn name(report: &SentencesReport) -> String {
    let name = report.path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

fn row(report: &SentencesReport) -> Vec<String> {
    let figure = |value: f64| format!("{value:.4}");
    vec![
        name(report),
        figure(report.score),
        figure(report.precision),
        figure(report.recall),
        figure(report.f1),
        report.gold.to_string(),
        report.found.to_string(),
        report.right.to_string(),
        report.unmarked.to_string(),
    ]
}
