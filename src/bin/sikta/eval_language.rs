//! `sikta eval language`: tables of which language was taken for which.

use crate::eval::{Format, GoldArgs, figure, print_table};
use crate::output::{Failure, Layout, Output, shown};
use crate::setup::Setup;
use sikta::eval::language::{self, LanguageReport, LanguageScore, Share};
use sikta::export::table;
use std::collections::BTreeSet;
use std::io::{self, Write};

/// Scores languages; gives the share that is right, the forms of Norwegian merged.
pub(crate) fn run(args: &GoldArgs, setup: &Setup, out: &mut Output) -> Result<f64, Failure> {
    let report = language::score(&args.gold)?;
    match args.format {
        Format::Json => out.json(&report, Layout::Pretty)?,
        Format::Text => print(out, setup, &report, args.worst)?,
    }
    Ok(report.all.accuracy)
}

fn print(out: &mut Output, setup: &Setup, report: &LanguageReport, worst: usize) -> io::Result<()> {
    let heading = setup.words(&["", "right", "of", "share"], &["", "rätt", "av", "andel"]);
    let mut rows = vec![
        share_row(setup.word("all", "alla"), &report.all),
        share_row(
            setup.word("… nb and nn apart", "… nb och nn isär"),
            &report.apart,
        ),
    ];
    let lengths = report.by_length.iter();
    rows.extend(lengths.map(|bucket| share_row(&bucket.length, &bucket.share)));
    print_table(out, setup, &heading, &rows)?;
    writeln!(out)?;
    let heading = setup.words(
        &["language", "precision", "recall", "gold", "found", "right"],
        &["språk", "precision", "täckning", "facit", "funna", "rätt"],
    );
    let forms = report.norwegian.iter();
    let forms = forms.map(|(lang, score)| score_row(&format!("… {lang}"), score));
    let scores = report.by_language.iter();
    let rows: Vec<_> = scores
        .map(|(lang, score)| score_row(lang, score))
        .chain(forms)
        .collect();
    print_table(out, setup, &heading, &rows)?;
    writeln!(out)?;
    print_confusion(out, setup, report)?;
    if worst > 0 {
        writeln!(out)?;
    }
    for mistake in report.mistakes.iter().take(worst) {
        let text = table::cut(&mistake.text, 100);
        let says = format!("{} → {}  {text}", mistake.gold, mistake.found);
        writeln!(out, "{}", shown(&says))?;
    }
    Ok(())
}

fn share_row(name: &str, share: &Share) -> Vec<String> {
    vec![
        name.to_owned(),
        share.right.to_string(),
        share.of.to_string(),
        figure(share.accuracy),
    ]
}

fn score_row(lang: &str, score: &LanguageScore) -> Vec<String> {
    vec![
        lang.to_owned(),
        figure(score.precision),
        figure(score.recall),
        score.gold.to_string(),
        score.found.to_string(),
        score.right.to_string(),
    ]
}

/// The languages of gold as rows, those that were said as columns.
fn print_confusion(out: &mut Output, setup: &Setup, report: &LanguageReport) -> io::Result<()> {
    let said: BTreeSet<&str> = report
        .confusion
        .values()
        .flat_map(|found| found.keys().copied())
        .collect();
    let mut heading = vec![setup.word("taken for", "tagna för")];
    heading.extend(&said);
    let rows: Vec<Vec<String>> = report
        .confusion
        .iter()
        .map(|(gold, found)| {
            let counts = said.iter().map(|lang| found.get(lang));
            let cells = counts.map(|n| n.map_or(String::new(), usize::to_string));
            std::iter::once(gold.clone()).chain(cells).collect()
        })
        .collect();
    print_table(out, setup, &heading, &rows)
}
