//! `sikta eval search`: search against judged questions.

use crate::eval::{Format, figure, print_table};
use crate::output::{BOLD, Failure, Layout, Output, shown};
use crate::setup::Setup;
use clap::Args;
use sikta::eval::search::{self, SearchReport};
use std::io::{self, Write};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct SearchArgs {
    /// A file of questions (NAME.q.jsonl) beside its documents (NAME.docs.jsonl), or a directory of such pairs
    #[arg(value_name = "GOLD")]
    gold: PathBuf,

    /// What to write
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    format: Format,

    /// Also name the questions of each set that were answered worst
    #[arg(long, value_name = "N", default_value = "0")]
    worst: usize,

    /// Fail (exit 1) under this nDCG@10, in any set
    #[arg(long, value_name = "SCORE", value_parser = crate::eval::score)]
    pub(crate) floor: Option<f64>,
}

/// Scores sets; gives the lowest nDCG@10.
pub(crate) fn run(args: &SearchArgs, setup: &Setup, out: &mut Output) -> Result<f64, Failure> {
    let mut reports = Vec::new();
    for set in search::sets(&args.gold)? {
        let mut report = search::evaluate(&set)?;
        report.worst.truncate(args.worst);
        reports.push(report);
    }
    match args.format {
        Format::Json => out.json(&reports, Layout::Pretty)?,
        Format::Text => print(out, setup, &reports)?,
    }
    let scores = reports.iter().map(|report| report.ndcg.value);
    Ok(scores.fold(1.0, f64::min))
}

fn print(out: &mut Output, setup: &Setup, reports: &[SearchReport]) -> io::Result<()> {
    let heading = setup.words(
        &[
            "",
            "nDCG@10",
            "95 % of draws",
            "MRR@10",
            "recall@10",
            "documents",
            "questions",
        ],
        &[
            "",
            "nDCG@10",
            "95 % av dragningarna",
            "MRR@10",
            "täckning@10",
            "dokument",
            "frågor",
        ],
    );
    let rows: Vec<Vec<String>> = reports
        .iter()
        .map(|report| {
            let ndcg = report.ndcg;
            vec![
                shown(&report.name).into_owned(),
                figure(ndcg.value),
                format!("{}–{}", figure(ndcg.low), figure(ndcg.high)),
                figure(report.mrr.value),
                figure(report.recall.value),
                report.documents.to_string(),
                report.questions.to_string(),
            ]
        })
        .collect();
    print_table(out, setup, &heading, &rows)?;
    for asked in reports.iter().flat_map(|report| &report.worst) {
        let text = out.paint(BOLD, &shown(&asked.text));
        writeln!(out, "\n{}  {text}", figure(asked.ndcg))?;
        let lists = [
            (setup.word("wanted", "sökt"), &asked.wanted),
            (setup.word("found", "funnet"), &asked.found),
        ];
        for (name, ids) in lists {
            writeln!(out, "  {name}: {}", shown(&ids.join(" ")))?;
        }
    }
    Ok(())
}
