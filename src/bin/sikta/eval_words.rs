//! `sikta eval tokens` and `sikta eval compounds`: words against treebanks and against words cut by hand.

use crate::eval::{Format, figure, print_table};
use crate::output::{Failure, Layout, Output, shown};
use crate::setup::Setup;
use clap::Args;
use sikta::eval::compounds::{self, CompoundsReport};
use sikta::eval::tokens::{self, Confusion, Rates, Reliability, TokensReport};
use std::io::{self, Write};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct WordsArgs {
    /// The gold file
    #[arg(value_name = "GOLD")]
    gold: PathBuf,

    /// What to write
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    format: Format,

    /// Also list so many of the answers that are wrong
    #[arg(long, value_name = "N", default_value = "0")]
    worst: usize,

    /// Fail (exit 1) under this score: word class and lemma, or F1 of boundaries
    #[arg(long, value_name = "SCORE", value_parser = crate::eval::score)]
    pub(crate) floor: Option<f64>,
}

/// Scores the words of a treebank; gives the lower of word class and lemma.
pub(crate) fn tokens(args: &WordsArgs, setup: &Setup, out: &mut Output) -> Result<f64, Failure> {
    let report = tokens::evaluate(&tokens::read_gold(&args.gold)?);
    match args.format {
        Format::Json => out.json(&report, Layout::Pretty)?,
        Format::Text => print_tokens(out, setup, &report, args.worst)?,
    }
    Ok(report.upos.min(report.lemma))
}

fn print_tokens(
    out: &mut Output,
    setup: &Setup,
    report: &TokensReport,
    worst: usize,
) -> io::Result<()> {
    let heading = setup.words(
        &["", "F1", "precision", "recall", "lemma", "words"],
        &["", "F1", "precision", "täckning", "lemma", "ord"],
    );
    let words = report.words.to_string();
    let mut rows = vec![vec![
        setup.word("gold's tokens", "facits ord").to_owned(),
        figure(report.upos),
        String::new(),
        String::new(),
        figure(report.lemma),
        words,
    ]];
    for (name, rates) in [
        (setup.word("own tokens", "egna ord"), &report.tokens),
        (setup.word("… word class", "… ordklass"), &report.own_upos),
        (setup.word("… lemma", "… lemma"), &report.own_lemma),
        (
            setup.word("same lemma, same key", "samma lemma, samma nyckel"),
            &report.key,
        ),
    ] {
        rows.push(rates_row(name, rates));
    }
    for (class, score) in &report.classes {
        let mut row = rates_row(class, &score.upos);
        row[4] = figure(score.lemma);
        row[5] = score.gold.to_string();
        rows.push(row);
    }
    print_table(out, setup, &heading, &rows)?;
    writeln!(out)?;
    print_reliability(out, setup, &report.reliability)?;
    print_wrong(out, &report.wrong_upos, worst)?;
    print_wrong(out, &report.wrong_lemmas, worst)
}

/// Own tokens whose word class came with a confidence of at least …: how sure on average, and how often right.
fn print_reliability(out: &mut Output, setup: &Setup, ranges: &[Reliability]) -> io::Result<()> {
    let heading = setup.words(
        &["confidence from", "mean", "right", "words"],
        &["säkerhet från", "medel", "rätt", "ord"],
    );
    let rows: Vec<Vec<String>> = ranges
        .iter()
        .map(|range| {
            vec![
                format!("{:.2}", range.from),
                figure(range.confidence),
                figure(range.right),
                range.words.to_string(),
            ]
        })
        .collect();
    print_table(out, setup, &heading, &rows)
}

fn rates_row(name: &str, rates: &Rates) -> Vec<String> {
    let mut row = vec![name.to_owned()];
    row.extend([rates.f1, rates.precision, rates.recall].map(figure));
    row.extend([String::new(), String::new()]);
    row
}

fn print_wrong(out: &mut Output, wrong: &[Confusion], worst: usize) -> io::Result<()> {
    if worst > 0 {
        writeln!(out)?;
    }
    for one in wrong.iter().take(worst) {
        let says = format!(
            "{:>5}  {}: {} → {}",
            one.times, one.form, one.gold, one.answer
        );
        writeln!(out, "{}", shown(&says))?;
    }
    Ok(())
}

/// Scores the cutting of compounds; gives the F1 of boundaries.
pub(crate) fn compounds(args: &WordsArgs, setup: &Setup, out: &mut Output) -> Result<f64, Failure> {
    let report = compounds::evaluate(&compounds::read_gold(&args.gold)?);
    match args.format {
        Format::Json => out.json(&report, Layout::Pretty)?,
        Format::Text => print_compounds(out, setup, &report, args.worst)?,
    }
    Ok(report.boundaries.f1)
}

fn print_compounds(
    out: &mut Output,
    setup: &Setup,
    report: &CompoundsReport,
    worst: usize,
) -> io::Result<()> {
    let heading = setup.words(
        &["", "F1", "precision", "recall", "left whole", "words"],
        &["", "F1", "precision", "täckning", "lämnade hela", "ord"],
    );
    let mut all = rates_row(setup.word("boundaries", "fogar"), &report.boundaries);
    all[5] = report.words.to_string();
    let mut simple = vec![String::new(); 6];
    setup
        .word("no compounds", "ej sammansatta")
        .clone_into(&mut simple[0]);
    simple[4] = figure(report.whole);
    simple[5] = report.simple.to_string();
    print_table(out, setup, &heading, &[all, simple])?;
    if worst > 0 {
        writeln!(out)?;
    }
    for one in report.differences.iter().take(worst) {
        writeln!(out, "{}", shown(&format!("{} → {}", one.gold, one.answer)))?;
    }
    Ok(())
}
