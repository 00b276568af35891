//! `sikta eval linking`: job titles against classifications.

use crate::eval::{Format, figure, print_table};
use crate::output::{Failure, Layout, Output, shown};
use crate::setup::Setup;
use clap::Args;
use sikta::eval::linking::{self, LinkingReport, Rates};
use sikta::taxonomy::{Sort, import};
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct LinkingArgs {
    /// The table of titles with their SSYK group (columns label_sv and ssyk2012)
    #[arg(value_name = "GOLD")]
    gold: PathBuf,

    /// ESCO, as it is downloaded: titles are also linked to its concepts, by its names alone
    #[arg(long, value_name = "DIR")]
    esco: Option<PathBuf>,

    /// Only with the lexicon's own words, without the titles of the other folds
    #[arg(long)]
    own: bool,

    /// What to write
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    format: Format,

    /// Also list so many of the titles that are linked wrong
    #[arg(long, value_name = "N", default_value = "0")]
    worst: usize,

    /// Fail (exit 1) under this MRR against SSYK
    #[arg(long, value_name = "SCORE", value_parser = crate::eval::score)]
    pub(crate) floor: Option<f64>,
}

/// Scores linking; gives the MRR against SSYK.
pub(crate) fn run(args: &LinkingArgs, setup: &Setup, out: &mut Output) -> Result<f64, Failure> {
    let titles = linking::read_gold(&args.gold)?;
    let mut esco = match &args.esco {
        Some(path) => import::read(path)?.concepts,
        None => Vec::new(),
    };
    esco.retain(|concept| concept.system == "ESCO" && concept.sort == Sort::Occupation);
    let report = linking::evaluate(&titles, &esco, args.own);
    match args.format {
        Format::Json => out.json(&report, Layout::Pretty)?,
        Format::Text => print(out, setup, &report, args.worst)?,
    }
    Ok(report.ssyk.get("sikta").map_or(0.0, |rates| rates.mrr))
}

fn print(out: &mut Output, setup: &Setup, report: &LinkingReport, worst: usize) -> io::Result<()> {
    let heading = setup.words(
        &["", "MRR", "first", "in ten", "titles"],
        &["", "MRR", "först", "bland tio", "titlar"],
    );
    let mut rows = Vec::new();
    for (name, methods) in [
        ("SSYK", &report.ssyk),
        ("ESCO", &report.esco),
        ("ISCO", &report.isco),
    ] {
        rows.extend(methods_rows(name, methods));
    }
    print_table(out, setup, &heading, &rows)?;
    for wrong in [&report.wrong_ssyk, &report.wrong_esco] {
        for [title, gold, answer] in wrong.iter().take(worst) {
            writeln!(out, "{}", shown(&format!("{title}: {gold} → {answer}")))?;
        }
    }
    Ok(())
}

fn methods_rows(name: &str, methods: &BTreeMap<&'static str, Rates>) -> Vec<Vec<String>> {
    let row = |(method, rates): (&&str, &Rates)| {
        vec![
            format!("{name}, {method}"),
            figure(rates.mrr),
            figure(rates.first),
            figure(rates.ten),
            rates.of.to_string(),
        ]
    };
    methods.iter().map(row).collect()
}
