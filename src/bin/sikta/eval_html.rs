//! `sikta eval html`: article extraction against gold pages.

use crate::eval::{Format, figure, print_table};
use crate::output::{BOLD, Failure, Layout, Output, shown};
use crate::setup::Setup;
use clap::Args;
use sikta::eval::estimate::Mean;
use sikta::eval::html::{self, ArticleScore, Form, HtmlReport};
use sikta::export::table;
use std::io::{self, Write};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct HtmlArgs {
    /// The gold directory: gold.json, and ID.html.gz for each of its ids
    #[arg(value_name = "GOLD")]
    gold: PathBuf,

    /// Take the tags away first: the visible blocks of text, one a line
    #[arg(long)]
    flat: bool,

    /// What to write
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    format: Format,

    /// Also name the documents that went worst
    #[arg(long, value_name = "N", default_value = "0")]
    worst: usize,

    /// Fail (exit 1) under this F1
    #[arg(long, value_name = "F1", value_parser = crate::eval::score)]
    pub(crate) floor: Option<f64>,
}

/// Rules that are named with the lines on which they were wrong.
const RULES: usize = 10;

/// Scores pages; gives their F1.
pub(crate) fn run(args: &HtmlArgs, setup: &Setup, out: &mut Output) -> Result<f64, Failure> {
    let form = match args.flat {
        true => Form::Flat,
        false => Form::Html,
    };
    let report = html::evaluate(&html::read_gold(&args.gold)?, form);
    match args.format {
        Format::Json => out.json(&report, Layout::Pretty)?,
        Format::Text => print(out, setup, &report, args.worst)?,
    }
    Ok(report.f1.value)
}

fn print(out: &mut Output, setup: &Setup, report: &HtmlReport, worst: usize) -> io::Result<()> {
    let heading = setup.words(
        &["", "F1", "precision", "recall", "pages"],
        &["", "F1", "precision", "täckning", "sidor"],
    );
    let all = setup.word("all", "alla").to_owned();
    let interval = setup.word("95 % of draws", "95 % av dragningarna");
    let figures = [report.f1, report.precision, report.recall];
    let mut value = vec![all];
    value.extend(figures.iter().map(|e| figure(e.value)));
    value.push(report.pages.to_string());
    let mut range = vec![interval.to_owned()];
    range.extend(figures.iter().map(between));
    range.push(String::new());
    let mut rows = vec![value, range];
    let languages = report.by_language.iter().map(|(lang, part)| (*lang, part));
    let hosts = report.by_host.iter().map(|(host, part)| (&**host, part));
    for (name, part) in languages.chain(hosts) {
        let mut row = vec![shown(name).into_owned()];
        row.extend([part.f1, part.precision, part.recall].map(figure));
        row.push(part.pages.to_string());
        rows.push(row);
    }
    print_table(out, setup, &heading, &rows)?;
    let says = setup.word("lines wrong, by rule", "fel rader, per regel");
    writeln!(out, "\n{says}")?;
    for (rule, lines) in report.wrong.iter().take(RULES) {
        writeln!(out, "{lines:>5}  {rule}")?;
    }
    let mut articles: Vec<&ArticleScore> = report.articles.iter().collect();
    articles.sort_by(|a, b| a.f1.total_cmp(&b.f1));
    for article in articles.into_iter().take(worst) {
        let name = out.paint(BOLD, &shown(&article.id));
        writeln!(
            out,
            "\n{}  {name}  {}",
            figure(article.f1),
            shown(&article.url)
        )?;
        for line in &article.differences {
            let sign = if line.kept { '+' } else { '-' };
            let text = table::cut(&line.text, 100);
            let says = format!("  {sign} {}: ({}) {text}", line.line, line.rule);
            writeln!(out, "{}", shown(&says))?;
        }
    }
    Ok(())
}

fn between(estimate: &Mean) -> String {
    format!("{}–{}", figure(estimate.low), figure(estimate.high))
}
