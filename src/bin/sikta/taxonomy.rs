//! `sikta taxonomy`: classifications added, listed, asked and removed.

use crate::eval::print_table;
use crate::guided::Guided;
use crate::message::Message;
use crate::output::{Exit, Failure, Layout, Outcome, Output, tell};
use crate::setup::Setup;
use clap::{Args, Subcommand, ValueEnum};
use sikta::language::Lang;
use sikta::taxonomy::import::{self, Fault, Wrong};
use sikta::taxonomy::{About, Library, Match, Sort, Store};
use std::collections::BTreeSet;
use std::io::{self, BufRead, Write};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct TaxonomyArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Add the classifications in a directory or file: ESCO as it is downloaded, JobTech's files, CSV, TSV or SKOS of one's own
    Add(AddArgs),
    /// List the classifications that there are
    List(ListArgs),
    /// Find the concepts that a text may mean, the likeliest first; a score over 0.85 is to be trusted, one of 0.5 or less is a guess
    Find(FindArgs),
    /// Remove a classification that was added
    Remove(RemoveArgs),
}

#[derive(Debug, Args)]
struct AddArgs {
    /// Where it is
    #[arg(value_name = "DIR")]
    path: PathBuf,

    /// What it is listed by, and the system of codes whose file names none [default: the name of the directory or file]
    #[arg(long, value_name = "NAME")]
    name: Option<String>,

    /// Which edition it is, for every code out of it
    #[arg(long, value_name = "EDITION", default_value = "unknown")]
    edition: String,

    /// Put it in the place of another one that is listed by the same name
    #[arg(long)]
    replace: bool,

    #[command(flatten)]
    guided: Guided,
}

#[derive(Debug, Args)]
struct ListArgs {
    /// What to write
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    format: Format,

    #[command(flatten)]
    guided: Guided,
}

#[derive(Debug, Args)]
struct FindArgs {
    /// What to find; without any, each line of standard input
    #[arg(value_name = "TEXT")]
    text: Vec<String>,

    /// What it is the name of
    #[arg(long, short, value_name = "SORT", value_parser = Sort::ALL.map(Sort::name), default_value = "occupation")]
    sort: String,

    /// Only this classification: ESCO, SSYK, JobTech …
    #[arg(long, value_name = "SYSTEM")]
    system: Option<String>,

    /// The language of the text [default: any that there are names in]
    #[arg(long, value_name = "TAG")]
    language: Option<String>,

    /// So many of each classification
    #[arg(long, short, value_name = "N", default_value = "10")]
    limit: usize,

    /// What to write; json is one array for a text, jsonl one object a text
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    format: FindFormat,

    #[command(flatten)]
    guided: Guided,
}

#[derive(Debug, Args)]
struct RemoveArgs {
    /// What it is listed by
    #[arg(value_name = "NAME")]
    name: String,

    #[command(flatten)]
    guided: Guided,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FindFormat {
    Text,
    Json,
    Jsonl,
}

pub(crate) fn run(args: &TaxonomyArgs, setup: &Setup) -> Outcome {
    match &args.what {
        What::Add(args) => add(args, setup),
        What::List(args) => list(args, setup),
        What::Find(args) => find(args, setup),
        What::Remove(args) => remove(args, setup),
    }
}

fn add(args: &AddArgs, setup: &Setup) -> Outcome {
    let found = import::read(&args.path)?;
    for file in &found.others {
        let path = file.display().to_string();
        tell(setup, &Message::NoClassification { path });
    }
    tell_faults(&found.faults, setup);
    if found.concepts.is_empty() {
        let path = args.path.display().to_string();
        return Err(Message::NothingToAdd { path }.into());
    }
    let whole = std::fs::canonicalize(&args.path).unwrap_or_else(|_| args.path.clone());
    let name = args
        .name
        .clone()
        .or_else(|| Some(whole.file_stem()?.to_string_lossy().into_owned()));
    let name = name.unwrap_or_else(|| "added".to_owned());
    if !name.chars().any(char::is_alphanumeric) {
        let path = args.path.display().to_string();
        return Err(Message::UnusableName { name, path }.into());
    }
    let shelf = args.guided.guide()?.shelf();
    let about = match args.replace {
        true => Some(shelf.put(&name, &args.edition, &found.concepts)?),
        false => shelf.put_new(&name, &args.edition, &found.concepts)?,
    };
    let Some(about) = about else {
        let path = args.path.display().to_string();
        return Err(Message::OtherClassification { name, path }.into());
    };
    let (concepts, names) = sums(&about);
    let dir = shelf.dir().display().to_string();
    tell(
        setup,
        &Message::AddedClassification {
            name,
            concepts,
            names,
            dir,
        },
    );
    Ok(Exit::Done)
}

/// Faults of one file that are told one by one.
const FAULTS: usize = 10;

/// Says what is wrong with rows of tables; of a file with many such, of the first and how many more.
fn tell_faults(faults: &[Fault], setup: &Setup) {
    for of_file in faults.chunk_by(|a, b| a.path == b.path) {
        for fault in of_file.iter().take(FAULTS) {
            let (path, line) = (fault.path.display().to_string(), fault.line.to_string());
            let message = match &fault.what {
                Wrong::NoId => Message::RowWithoutId { path, line },
                Wrong::NoName => Message::RowWithoutName { path, line },
                Wrong::OpenQuote => Message::RowWithOpenQuote { path, line },
                Wrong::MoreCells => Message::RowWithMoreCells { path, line },
                Wrong::SameId(label) => Message::RowOfSameId {
                    path,
                    line,
                    label: label.clone(),
                },
                _ => Message::RowPassedOver { path, line },
            };
            tell(setup, &message);
        }
        let more = of_file.len().saturating_sub(FAULTS);
        if let Some(fault) = of_file.first().filter(|_| more > 0) {
            let path = fault.path.display().to_string();
            tell(
                setup,
                &Message::MoreRows {
                    path,
                    more: more.to_string(),
                },
            );
        }
    }
}

/// How many concepts, and how many names they have.
fn sums(about: &About) -> (String, String) {
    let concepts: usize = about
        .concepts
        .values()
        .flat_map(|sorts| sorts.values())
        .sum();
    let names: usize = about.names.values().sum();
    (concepts.to_string(), names.to_string())
}

fn list(args: &ListArgs, setup: &Setup) -> Outcome {
    let library = args.guided.guide()?.library()?;
    let mut out = Output::new(setup);
    let all: Vec<&About> = library.stores().map(Store::about).collect();
    match args.format {
        Format::Json => out.json(&all, Layout::Pretty)?,
        Format::Text => {
            let heading = setup.words(
                &["name", "system", "sort", "concepts", "edition", "languages"],
                &["namn", "system", "slag", "begrepp", "utgåva", "språk"],
            );
            print_table(
                &mut out,
                setup,
                &heading,
                &all.iter().flat_map(|about| rows(about)).collect::<Vec<_>>(),
            )?;
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}

fn rows(about: &About) -> Vec<Vec<String>> {
    let langs: Vec<&str> = about.names.keys().map(String::as_str).collect();
    let systems = about
        .concepts
        .iter()
        .flat_map(|(system, sorts)| sorts.iter().map(move |of| (system, of)));
    systems
        .map(|(system, (sort, concepts))| {
            let cells = [
                &about.name,
                system,
                sort.name(),
                &concepts.to_string(),
                &about.version,
                &langs.join(", "),
            ];
            cells.map(str::to_owned).to_vec()
        })
        .collect()
}

fn find(args: &FindArgs, setup: &Setup) -> Outcome {
    let library = args.guided.guide()?.library()?;
    if let Some(system) = &args.system {
        known(system, &library)?;
    }
    let mut out = Output::new(setup);
    let mut any = false;
    if !args.text.is_empty() {
        any = answer(args, &library, setup, &mut out, &args.text.join(" "))?;
    } else {
        for line in io::stdin().lock().lines() {
            let line = line.map_err(|source| sikta::error::Error::Read {
                path: "-".into(),
                source,
            })?;
            any |= answer(args, &library, setup, &mut out, line.trim_end_matches('\r'))?;
        }
    }
    out.flush()?;
    Ok(if any { Exit::Done } else { Exit::Found })
}

/// Whether there is a classification of that name; a failure that names those that there are if not.
fn known(system: &str, library: &Library) -> Result<(), Failure> {
    let all = library
        .stores()
        .flat_map(|store| store.about().concepts.keys());
    let all: BTreeSet<&str> = all.map(String::as_str).collect();
    if all.iter().any(|known| known.eq_ignore_ascii_case(system)) {
        return Ok(());
    }
    let systems: Vec<&str> = all.into_iter().collect();
    Err(Message::NoSuchSystem {
        system: system.to_owned(),
        systems: systems.join(", "),
    }
    .into())
}

/// Answers for one text; whether anything was found.
fn answer(
    args: &FindArgs,
    library: &Library,
    setup: &Setup,
    out: &mut Output,
    text: &str,
) -> Result<bool, Failure> {
    let sort = Sort::from_name(&args.sort).unwrap_or(Sort::Occupation);
    let lang = args.language.as_deref().and_then(Lang::from_tag);
    let mut found = library.find(sort, text, lang, args.limit);
    if let Some(system) = &args.system {
        found.retain(|one| one.code.system.eq_ignore_ascii_case(system));
    }
    match args.format {
        FindFormat::Json => out.json(&found, Layout::Pretty)?,
        FindFormat::Jsonl => out.json(
            &serde_json::json!({"text": text, "found": found}),
            Layout::Line,
        )?,
        FindFormat::Text => {
            let heading = setup.words(
                &["score", "system", "id", "label", "found as", "how"],
                &["säkerhet", "system", "id", "benämning", "funnen som", "hur"],
            );
            print_table(
                out,
                setup,
                &heading,
                &found.iter().map(row).collect::<Vec<_>>(),
            )?;
        }
    }
    Ok(!found.is_empty())
}

fn row(found: &Match) -> Vec<String> {
    let code = &found.code;
    let score = format!("{:.2}", code.score.share());
    let cells = [
        &score,
        &code.system,
        &code.id,
        &code.label,
        &found.name,
        found.how,
    ];
    cells.map(str::to_owned).to_vec()
}

fn remove(args: &RemoveArgs, setup: &Setup) -> Outcome {
    let name = args.name.clone();
    match args.guided.guide()?.shelf().remove(&name)? {
        true => {
            tell(setup, &Message::RemovedClassification { name });
            Ok(Exit::Done)
        }
        false => Err(Message::NoSuchClassification { name }.into()),
    }
}
