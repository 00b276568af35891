//! `sikta eval search`: search against judged questions.

use crate::eval::{Format, figure, print_table};
use crate::message::Message;
use crate::output::{BOLD, Failure, Layout, Output, shown, tell};
use crate::setup::Setup;
use crate::usage::Unfit;
use clap::Args;
use sikta::eval::search::{self, Comparison, SearchReport, Set, Way};
use sikta::search::{NoWeight, Weights};
use std::io::{self, Write};
use std::path::PathBuf;

/// What counts how much.
fn weights(text: &str) -> Result<Weights, Unfit> {
    text.parse().map_err(|error: NoWeight| Unfit {
        en: error.to_string(),
        sv: no_weight(&error),
    })
}

fn no_weight(error: &NoWeight) -> String {
    format!(
        "`{}` är ingen vikt; skriv exact, grams, parts, also, pairs, title, role eller second, `=` och ett tal från 0 till 100",
        error.0
    )
}

/// A way to compare with.
fn way(text: &str) -> Result<Way, Unfit> {
    text.parse().map_err(|error: NoWeight| Unfit {
        en: format!("{error}; or expand=yes"),
        sv: format!("{}; eller expand=yes", no_weight(&error)),
    })
}

#[derive(Debug, Args)]
pub(crate) struct SearchArgs {
    /// A file of questions (NAME.q.jsonl) beside its documents (NAME.docs.jsonl), or a directory of such pairs
    #[arg(value_name = "GOLD", required_unless_present = "names")]
    gold: Option<PathBuf>,

    /// Articles about occupations (JSON Lines with id, name, other_names, and text or sections), to be found by their other names
    #[arg(long, value_name = "FILE", conflicts_with = "gold")]
    names: Option<PathBuf>,

    /// What counts how much (exact=0.5,grams=1.2 …), where not as usual
    #[arg(long, value_name = "WEIGHTS", value_parser = weights)]
    weights: Option<Weights>,

    /// Also seek synonyms and narrower words
    #[arg(long)]
    expand: bool,

    /// Compare with these weights (what is not named is as usual), and expand=yes to seek synonyms too, on the same questions; may be given more than once
    #[arg(long, value_name = "WAY", value_parser = way)]
    against: Vec<Way>,

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
    let sets: Vec<Set> = match (&args.gold, &args.names) {
        (_, Some(names)) => vec![Set::of_names(names)?],
        (Some(gold), None) => {
            let stems = search::sets(gold)?;
            stems
                .iter()
                .map(|stem| Set::read(stem))
                .collect::<Result<_, _>>()?
        }
        (None, None) => Vec::new(),
    };
    let mut ways = vec![Way {
        weights: args.weights.unwrap_or_default(),
        expand: args.expand,
    }];
    ways.extend(&args.against);
    let (mut reports, mut comparisons) = (Vec::new(), Vec::new());
    for set in sets {
        let mut all = set.evaluate(&ways)?.into_iter();
        let Some(mut report) = all.next() else {
            continue;
        };
        let others = all.zip(&ways[1..]);
        comparisons.extend(others.map(|(other, way)| report.against(&other, *way)));
        report.worst.truncate(args.worst);
        reports.push(report);
    }
    for report in reports.iter().filter(|report| report.missing > 0) {
        let (set, number) = (report.name.clone(), report.missing.to_string());
        tell(setup, &Message::MissingAnswers { set, number });
    }
    match args.format {
        Format::Json if args.against.is_empty() => out.json(&reports, Layout::Pretty)?,
        Format::Json => {
            let both = serde_json::json!({ "reports": reports, "comparisons": comparisons });
            out.json(&both, Layout::Pretty)?;
        }
        Format::Text => {
            print(out, setup, &reports)?;
            print_comparisons(out, setup, &comparisons)?;
        }
    }
    let scores = reports.iter().map(|report| report.ndcg.value);
    Ok(scores.fold(1.0, f64::min))
}

fn print_comparisons(
    out: &mut Output,
    setup: &Setup,
    comparisons: &[Comparison],
) -> io::Result<()> {
    if comparisons.is_empty() {
        return Ok(());
    }
    let against = setup.word("against", "mot");
    let heading = setup.words(
        &[
            "",
            "nDCG@10",
            "difference",
            "95 % of draws",
            "p",
            "better",
            "worse",
        ],
        &[
            "",
            "nDCG@10",
            "skillnad",
            "95 % av dragningarna",
            "p",
            "bättre",
            "sämre",
        ],
    );
    let rows: Vec<Vec<String>> = comparisons
        .iter()
        .map(|comparison| {
            let mean = comparison.difference.mean;
            vec![
                format!(
                    "{} {against} {}",
                    shown(&comparison.name),
                    comparison.against
                ),
                figure(comparison.ndcg.value),
                format!("{:+.4}", mean.value),
                format!("{:+.4}–{:+.4}", mean.low, mean.high),
                format!("{:.3}", comparison.difference.p),
                comparison.better.to_string(),
                comparison.worse.to_string(),
            ]
        })
        .collect();
    writeln!(out)?;
    print_table(out, setup, &heading, &rows)
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
