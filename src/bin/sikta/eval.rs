//! `sikta eval`: scores against gold data.

use crate::eval_html::{self, HtmlArgs};
use crate::eval_language;
use crate::eval_linking::{self, LinkingArgs};
use crate::eval_search::{self, SearchArgs};
use crate::eval_sentences::{self, SentencesArgs};
use crate::eval_words::{self, WordsArgs};
use crate::message::Message;
use crate::output::{BOLD, Exit, Failure, Layout, Outcome, Output, complain, shown};
use crate::setup::Setup;
use crate::usage::Unfit;
use clap::{Args, Subcommand, ValueEnum};
use sikta::eval::facts::{self, Agreement, FactScore, Score};
use sikta::eval::lines::{self, LinesReport, Scores};
use sikta::export::table;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct EvalArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Score the cleaner line by line
    Lines(GoldArgs),
    /// Score the facts
    Facts(GoldArgs),
    /// Score the articles of HTML pages, without their titles
    Html(HtmlArgs),
    /// Score word classes and lemmas against a treebank (CoNLL-U)
    Tokens(WordsArgs),
    /// Score the cutting of compounds against words with `|` where parts meet
    Compounds(WordsArgs),
    /// Score the languages that sentences are said to be in
    Language(GoldArgs),
    /// Score where sentences end
    Sentences(SentencesArgs),
    /// Score how job titles are linked to classifications
    Linking(LinkingArgs),
    /// Score search against judged questions
    Search(SearchArgs),
}

#[derive(Debug, Args)]
pub(crate) struct GoldArgs {
    /// The gold file
    #[arg(value_name = "GOLD")]
    pub(crate) gold: PathBuf,

    /// What to write
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: Format,

    /// Also show what went worst
    #[arg(long, value_name = "N", default_value = "0")]
    pub(crate) worst: usize,

    /// Fail (exit 1) under this score (F1; of languages, the share that is right)
    #[arg(long, value_name = "SCORE", value_parser = crate::eval::score)]
    pub(crate) floor: Option<f64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
}

/// A score that a floor is set at.
pub(crate) fn score(text: &str) -> Result<f64, Unfit> {
    match text.parse() {
        Ok(score) if (0.0..=1.0).contains(&score) => Ok(score),
        _ => Err(Unfit {
            en: "a score lies between 0 and 1, such as 0.95".to_owned(),
            sv: "ett resultat ligger mellan 0 och 1, till exempel 0.95".to_owned(),
        }),
    }
}

pub(crate) fn run(args: &EvalArgs, setup: &Setup) -> Outcome {
    let mut out = Output::new(setup);
    let (floor, score) = match &args.what {
        What::Lines(gold) => (gold.floor, eval_lines(gold, setup, &mut out)?),
        What::Facts(gold) => (gold.floor, eval_facts(gold, setup, &mut out)?),
        What::Html(gold) => (gold.floor, eval_html::run(gold, setup, &mut out)?),
        What::Tokens(gold) => (gold.floor, eval_words::tokens(gold, setup, &mut out)?),
        What::Compounds(gold) => (gold.floor, eval_words::compounds(gold, setup, &mut out)?),
        What::Language(gold) => (gold.floor, eval_language::run(gold, setup, &mut out)?),
        What::Sentences(gold) => (gold.floor, eval_sentences::run(gold, setup, &mut out)?),
        What::Linking(gold) => (gold.floor, eval_linking::run(gold, setup, &mut out)?),
        What::Search(gold) => (gold.floor, eval_search::run(gold, setup, &mut out)?),
    };
    out.flush()?;
    match floor {
        Some(floor) if score < floor => {
            let (score, floor) = (format!("{score:.4}"), floor.to_string());
            complain(setup.speech, &Message::BelowFloor { score, floor });
            Ok(Exit::Found)
        }
        _ => Ok(Exit::Done),
    }
}

/// Scores lines; gives the F1 of dropping.
fn eval_lines(args: &GoldArgs, setup: &Setup, out: &mut Output) -> Result<f64, Failure> {
    let report = lines::evaluate(&lines::read_gold(&args.gold)?);
    match args.format {
        Format::Json => out.json(&report, Layout::Pretty)?,
        Format::Text => print_lines(out, setup, &report, args.worst)?,
    }
    Ok(report.all.f1)
}

fn print_lines(
    out: &mut Output,
    setup: &Setup,
    report: &LinesReport,
    worst: usize,
) -> io::Result<()> {
    let heading = setup.words(
        &[
            "",
            "F1",
            "precision",
            "recall",
            "loss",
            "clean docs",
            "class",
            "lines",
        ],
        &[
            "",
            "F1",
            "precision",
            "täckning",
            "förlust",
            "rena dok.",
            "klass",
            "rader",
        ],
    );
    let all = setup.word("all", "alla").to_owned();
    let mut rows = vec![lines_row(all, &report.all)];
    let class = setup.word("class", "klass");
    let classes = report.by_class.iter();
    rows.extend(classes.map(|(value, scores)| class_row(format!("{class} {value}"), scores)));
    for (name, group) in [
        (setup.word("language", "språk"), &report.by_lang),
        (setup.word("site", "sajt"), &report.by_group),
    ] {
        rows.extend(group_rows(name, group));
    }
    print_table(out, setup, &heading, &rows)?;
    print_sites(out, setup, report)?;
    if worst > 0 {
        print_confusion(out, setup, report)?;
        writeln!(out)?;
    }
    for (doc, wrong) in report.worst.iter().take(worst) {
        writeln!(out, "{wrong:>5}  {}", out.paint(BOLD, &shown(doc)))?;
        for difference in report.differences.iter().filter(|d| d.doc == *doc) {
            let says = format!(
                "       {}: {} → {} ({}) {}",
                difference.line,
                difference.gold,
                difference.found,
                difference.rule,
                table::cut(&difference.text, 80)
            );
            writeln!(out, "{}", shown(&says))?;
        }
    }
    Ok(())
}

/// Kinds of sites shown as the worst.
const GROUPS: usize = 3;

fn print_sites(out: &mut Output, setup: &Setup, report: &LinesReport) -> io::Result<()> {
    let worst: Vec<String> = report
        .in_sample
        .groups
        .iter()
        .take(GROUPS)
        .map(|(group, f1)| format!("{} {}", shown(group), figure(*f1)))
        .collect();
    let says = setup.word(
        "Each kind of site by itself, in sample (the rules were written with these pages in view); mean F1",
        "Varje slags sajt för sig, på kända sidor (reglerna skrevs med dem för ögonen); medelvärde F1",
    );
    let lowest = setup.word("lowest", "lägst");
    let mean = figure(report.in_sample.mean_f1);
    writeln!(out, "\n{says} {mean}; {lowest}: {}", worst.join(", "))
}

/// Which answers are taken for which.
fn print_confusion(out: &mut Output, setup: &Setup, report: &LinesReport) -> io::Result<()> {
    let says = setup.word("gold → sikta, lines", "facit → sikta, rader");
    writeln!(out, "\n{says}")?;
    for (gold, found, lines) in &report.confusion {
        writeln!(out, "{lines:>5}  {} → {}", shown(gold), shown(found))?;
    }
    Ok(())
}

fn group_rows<'g>(
    name: &'g str,
    group: &'g BTreeMap<String, Scores>,
) -> impl Iterator<Item = Vec<String>> + 'g {
    group
        .iter()
        .map(move |(value, scores)| lines_row(format!("{name} {value}"), scores))
}

/// Of one class, gold knows what should go, not what should stay: there is recall, and whether the class was told right.
fn class_row(name: String, scores: &Scores) -> Vec<String> {
    let mut row = lines_row(name, scores);
    for cell in [1, 2, 4, 5] {
        row[cell].clear();
    }
    row
}

fn lines_row(name: String, scores: &Scores) -> Vec<String> {
    let counts = &scores.counts;
    vec![
        name,
        figure(scores.f1),
        figure(scores.precision),
        figure(scores.recall),
        percent(scores.content_loss),
        format!("{}/{}", counts.clean_documents, counts.documents),
        figure(scores.class_accuracy),
        (counts.hits + counts.missed).to_string(),
    ]
}

/// Scores facts; gives the F1 over all kinds.
fn eval_facts(args: &GoldArgs, setup: &Setup, out: &mut Output) -> Result<f64, Failure> {
    let report = facts::score(&args.gold)?;
    match args.format {
        Format::Json => out.json(&report, Layout::Pretty)?,
        Format::Text => print_facts(out, setup, &report, args.worst)?,
    }
    Ok(report.all.f1)
}

fn print_facts(
    out: &mut Output,
    setup: &Setup,
    report: &FactScore,
    worst: usize,
) -> io::Result<()> {
    let heading = setup.words(
        &["", "F1", "precision", "recall", "gold", "found", "matched"],
        &[
            "",
            "F1",
            "precision",
            "täckning",
            "facit",
            "funna",
            "träffar",
        ],
    );
    let all = setup.word("all", "alla").to_owned();
    let mut rows = vec![facts_row(all, &report.all)];
    let kinds = report.kinds.iter();
    rows.extend(kinds.map(|(kind, score)| facts_row(kind.to_string(), score)));
    print_table(out, setup, &heading, &rows)?;
    let heading = setup.words(&["agreement", "share", "of"], &["överens", "andel", "av"]);
    let agreement = [
        (setup.word("facet", "aspekt"), &report.facet),
        (setup.word("modality", "modalitet"), &report.modality),
        (
            setup.word("employer size", "storlek"),
            &report.employer_size,
        ),
    ];
    let rows: Vec<_> = agreement
        .map(|(name, share)| agreement_row(name, share))
        .into();
    writeln!(out)?;
    print_table(out, setup, &heading, &rows)?;
    let mut documents: Vec<_> = report.documents.iter().collect();
    documents.sort_by(|a, b| a.score.f1.total_cmp(&b.score.f1));
    for document in documents.iter().take(worst) {
        let doc = out.paint(BOLD, &shown(&document.doc));
        writeln!(out, "\n{}  {doc}", figure(document.score.f1))?;
        for (sign, facts) in [('-', &report.missed), ('+', &report.invented)] {
            for fact in facts.iter().filter(|fact| fact.doc == document.doc) {
                let rule = fact.rule.unwrap_or_default();
                let says = format!("  {sign} {} {} ({rule})", fact.kind, fact.value);
                writeln!(out, "{}", shown(says.trim_end_matches(" ()")))?;
            }
        }
    }
    Ok(())
}

fn facts_row(name: String, score: &Score) -> Vec<String> {
    vec![
        name,
        figure(score.f1),
        figure(score.precision),
        figure(score.recall),
        score.gold.to_string(),
        score.predicted.to_string(),
        score.matched.to_string(),
    ]
}

fn agreement_row(name: &str, agreement: &Agreement) -> Vec<String> {
    vec![
        name.to_owned(),
        figure(agreement.accuracy),
        agreement.of.to_string(),
    ]
}

pub(crate) fn figure(value: f64) -> String {
    format!("{value:.3}")
}

fn percent(value: f64) -> String {
    format!("{:.2} %", 100.0 * value)
}

pub(crate) fn print_table(
    out: &mut Output,
    setup: &Setup,
    heading: &[&str],
    rows: &[Vec<String>],
) -> io::Result<()> {
    for (i, line) in table::lay_out(heading, rows, setup.width)
        .iter()
        .enumerate()
    {
        match i {
            0 => writeln!(out, "{}", out.paint(BOLD, line))?,
            _ => writeln!(out, "{}", shown(line))?,
        }
    }
    Ok(())
}
