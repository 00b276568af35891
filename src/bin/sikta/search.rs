//! `sikta search`: ranked, cited answers.

use crate::facts::kind;
use crate::message::Message;
use crate::output::{Exit, Failure, Layout, Outcome, Output, tell};
use crate::search_hits::{WIDTH, print, print_counts, print_cross, print_kwic};
use crate::search_words;
use crate::setup::Setup;
use crate::usage::Unfit;
use clap::{Args, ValueEnum};
use serde::Serialize;
use sikta::export::{cite, rows};
use sikta::facts::Kind;
use sikta::guide::Guide;
use sikta::index::{Grain, Source};
use sikta::search::{By, Counts, Kwic, Query, Searcher, Side, Stamp};
use std::collections::HashSet;
use std::io::{self, Write};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct SearchArgs {
    /// Words, "phrases", AND, OR, NOT, (groups), prefix*, misspelt~, -without, field:value (all in quotes then: 'lön -kock')
    #[arg(value_name = "QUERY", required_unless_present_any = ["stamp", "all", "cross", "facet", "kind", "lang_of", "occupation", "section"])]
    query: Vec<String>,

    /// Only facts of this kind; may be given more than once
    #[arg(long, short, value_name = "KIND", value_parser = kind())]
    kind: Vec<String>,

    /// What a hit is
    #[arg(long, value_name = "GRAIN")]
    grain: Option<GrainArg>,

    /// Only in this language (sv, en …); may be given more than once
    #[arg(long, value_name = "CODE")]
    lang_of: Vec<String>,

    /// Only about this occupation; may be given more than once
    #[arg(long, value_name = "NAME")]
    occupation: Vec<String>,

    /// Only under this heading; may be given more than once
    #[arg(long, value_name = "HEADING")]
    section: Vec<String>,

    /// Also seek synonyms and narrower words, and say which
    #[arg(long)]
    expand: bool,

    /// Also count the hits by this; may be given more than once
    #[arg(long, value_name = "FIELD", value_parser = counted_by())]
    facet: Vec<String>,

    /// Count facts and their pages by two things at once: what --facet takes, or a kind or sub-type of fact (occupation,licence)
    #[arg(long, value_name = "A,B", value_parser = sides)]
    cross: Option<[Side; 2]>,

    /// How many values of a count or rows of a table; 0 is all
    #[arg(long, value_name = "N", default_value = "20")]
    values: usize,

    /// Every place where the words stand, in its context
    #[arg(long)]
    kwic: bool,

    /// All hits, with their whole text (csv unless --format says otherwise)
    #[arg(long, conflicts_with_all = ["kwic", "cross", "limit", "offset"])]
    all: bool,

    /// The pages of the hits that are shown (with --all of every hit), and the search itself, for a reference manager
    #[arg(long, value_name = "FORMAT", conflicts_with_all = ["kwic", "cross"])]
    cite: Option<Cite>,

    /// Ask again what the stamp of an answer says, and say whether the corpus has changed since
    #[arg(long, value_name = "STAMP", conflicts_with_all = ["query", "kind", "grain", "lang_of", "occupation", "section", "expand", "limit", "offset", "values"])]
    stamp: Option<String>,

    /// How many hits
    #[arg(long, short = 'n', value_name = "N", default_value = "10")]
    limit: usize,

    /// How many hits to pass over first
    #[arg(long, value_name = "N", default_value = "0")]
    offset: usize,

    /// The index to search
    #[arg(long, value_name = "DIR", default_value = "index")]
    index: PathBuf,

    /// What to write; jsonl, csv and parquet with --all
    #[arg(long, short, value_name = "FORMAT")]
    format: Option<Format>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Jsonl,
    Csv,
    Parquet,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Cite {
    Bibtex,
    CslJson,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum GrainArg {
    Article,
    Passage,
    Fact,
}

fn counted_by() -> clap::builder::PossibleValuesParser {
    By::ALL.map(By::name).into()
}

/// Words in context, with the counts that were asked for.
#[derive(Serialize)]
struct Counted<'a> {
    #[serde(flatten)]
    of: &'a Kwic,
    #[serde(skip_serializing_if = "<[Counts]>::is_empty")]
    counts: &'a [Counts],
}

/// Two names with a comma between.
fn sides(text: &str) -> Result<[Side; 2], Unfit> {
    let names: Vec<&str> = text.split(',').map(str::trim).collect();
    let sides: Option<Vec<Side>> = names.iter().map(|name| Side::from_name(name)).collect();
    match sides.as_deref() {
        Some([a, b]) if !(a.is_values() && b.is_values()) => Ok([*a, *b]),
        Some([_, _]) => Err(Unfit {
            en: "a fact has one value; at most one of the two can be values of facts".to_owned(),
            sv: "ett fakta har ett värde; högst ett av de två kan vara värden".to_owned(),
        }),
        _ => {
            let names = By::ALL.map(By::name).join(", ");
            Err(Unfit {
                en: format!(
                    "two names with a comma between: {names}, or a kind or sub-type of fact"
                ),
                sv: format!(
                    "två namn med komma emellan: {names}, eller ett slag eller underslag av fakta"
                ),
            })
        }
    }
}

pub(crate) fn run(args: &SearchArgs, setup: &Setup) -> Outcome {
    let blank = args.query.iter().all(|word| word.trim().is_empty());
    if blank && !args.query.is_empty() {
        return Err(Message::EmptyQuery {}.into());
    }
    let stamp = match &args.stamp {
        Some(text) => match text.parse::<Stamp>() {
            Ok(stamp) if stamp.words.is_some() => {
                return Err(Message::StampOfWords { text: text.clone() }.into());
            }
            Ok(stamp) => Some(stamp),
            Err(_) => return Err(Message::NoStamp { text: text.clone() }.into()),
        },
        None => None,
    };
    let (query, format) = (query(args, stamp.as_ref()), format(args)?);
    let problems = query.problems();
    if !problems.is_empty() {
        if format == Format::Json {
            let refused = search_words::refused(&query, &problems, setup.speech);
            Output::new(setup).json(&refused, Layout::Pretty)?;
        }
        search_words::complain_of(setup, &query, &problems);
        return Ok(Exit::Trouble);
    }
    let searcher = Searcher::open(&args.index)?.with_library(Guide::default().library()?);
    if let Some(stamp) = &stamp {
        search_words::tell_since(setup, stamp, &searcher);
    }
    for note in query.notes() {
        let what = search_words::note(note, setup.speech).to_owned();
        tell(setup, &Message::Note { what });
    }
    let mut out = Output::new(setup);
    let (found, stamp) = answer(args, setup, &searcher, &query, format, &mut out)?;
    out.flush()?;
    tell(
        setup,
        &Message::Stamp {
            stamp: stamp.to_string(),
        },
    );
    match found {
        Found::Hits => return Ok(Exit::Done),
        Found::OnlyNear => tell(setup, &Message::OnlyNear {}),
        Found::Nothing => search_words::explain_nothing(setup, &searcher, &query)?,
    }
    Ok(Exit::Found)
}

/// What an answer has.
enum Found {
    /// What was sought.
    Hits,
    /// Only what is near.
    OnlyNear,
    Nothing,
}

impl Found {
    fn any(any: bool) -> Self {
        match any {
            true => Found::Hits,
            false => Found::Nothing,
        }
    }
}

/// Writes the answer; gives whether anything was found, and what it was computed from.
fn answer(
    args: &SearchArgs,
    setup: &Setup,
    searcher: &Searcher,
    query: &Query,
    format: Format,
    out: &mut Output,
) -> Result<(Found, Stamp), Failure> {
    if let (true, Some(cite)) = (args.all, args.cite) {
        let hits = searcher.all(query)?;
        let stamp = hits.stamp().clone();
        // The first hit of each page, without its text.
        let (mut pages, mut sources) = (HashSet::new(), Vec::new());
        for hit in hits {
            let source = hit?.source;
            if pages.insert(source.page.clone()) {
                sources.push(source);
            }
        }
        write_cited(cite, &sources, &stamp, out)?;
        return Ok((Found::any(!sources.is_empty()), stamp));
    }
    if args.all {
        return all(searcher, query, format, out);
    }
    if let Some(sides) = args.cross {
        let cross = searcher.cross(query, sides)?;
        match format {
            Format::Json => out.json(&cross, Layout::Pretty)?,
            _ => print_cross(out, setup, &cross, query.values)?,
        }
        return Ok((Found::any(!cross.cells.is_empty()), cross.stamp));
    }
    if args.kwic {
        let kwic = searcher.kwic(query, setup.width.unwrap_or(WIDTH))?;
        let counts = match args.facet.is_empty() {
            true => Vec::new(),
            false => {
                let of_passages = Query {
                    grain: Some(Grain::Passage),
                    limit: 0,
                    ..query.clone()
                };
                searcher.search(&of_passages)?.counts
            }
        };
        match format {
            Format::Json => out.json(
                &Counted {
                    of: &kwic,
                    counts: &counts,
                },
                Layout::Pretty,
            )?,
            _ => {
                print_kwic(out, setup, &kwic)?;
                print_counts(out, setup, &counts)?;
            }
        }
        return Ok((Found::any(!kwic.lines.is_empty()), kwic.stamp));
    }
    let answer = searcher.search(query)?;
    match (args.cite, format) {
        (Some(cite), _) => {
            write_cited(cite, &answer.hits, &answer.stamp, out)?;
            if answer.total > answer.hits.len() {
                let mut pages: Vec<&str> = answer.hits.iter().map(|h| &*h.source.page).collect();
                pages.sort_unstable();
                pages.dedup();
                tell(
                    setup,
                    &Message::Cited {
                        pages: pages.len().to_string(),
                        hits: answer.hits.len().to_string(),
                        total: answer.total.to_string(),
                    },
                );
            }
        }
        (None, Format::Json) => out.json(&answer, Layout::Pretty)?,
        (None, _) => print(out, setup, &answer, !args.facet.is_empty())?,
    }
    search_words::explain_expansion(setup, &answer);
    let found = match (answer.total, answer.hits.is_empty()) {
        (0, true) => Found::Nothing,
        (0, false) => Found::OnlyNear,
        _ => Found::Hits,
    };
    Ok((found, answer.stamp))
}

/// Writes the pages of hits for a reference manager.
fn write_cited<H: AsRef<Source>>(
    form: Cite,
    hits: &[H],
    stamp: &Stamp,
    out: &mut Output,
) -> io::Result<()> {
    match form {
        Cite::Bibtex => out.text(&cite::bibtex(hits, stamp)),
        Cite::CslJson => out.json(&cite::csl_json(hits, stamp), Layout::Pretty),
    }
}

/// Writes all hits as they come.
fn all(
    searcher: &Searcher,
    query: &Query,
    format: Format,
    out: &mut Output,
) -> Result<(Found, Stamp), Failure> {
    let hits = searcher.all(query)?;
    let (found, stamp) = (Found::any(hits.total() > 0), hits.stamp().clone());
    match format {
        Format::Parquet => {
            let file = rows::ParquetFile::new(io::stdout(), &stamp);
            let mut file = file.map_err(io::Error::other)?;
            for hit in hits {
                file.add(hit?).map_err(io::Error::other)?;
            }
            file.end().map_err(io::Error::other)?;
        }
        Format::Jsonl => {
            for hit in hits {
                out.json(&hit?, Layout::Line)?;
            }
        }
        _ => {
            let mut line = Vec::new();
            rows::csv_heading(&mut line)?;
            out.text(&String::from_utf8_lossy(&line))?;
            for hit in hits {
                line.clear();
                rows::csv_row(&mut line, &hit?)?;
                out.text(&String::from_utf8_lossy(&line))?;
            }
        }
    }
    Ok((found, stamp))
}

/// What is written: what was asked for, if it can be.
fn format(args: &SearchArgs) -> Result<Format, Failure> {
    use Format::{Csv, Json, Jsonl, Parquet, Text};
    let name = |format: Format| {
        let value = format.to_possible_value();
        value
            .map(|value| value.get_name().to_owned())
            .unwrap_or_default()
    };
    match (args.all, args.format) {
        (true, None) => Ok(Csv),
        (false, None) => Ok(Text),
        (true, Some(Parquet)) if io::IsTerminal::is_terminal(&io::stdout()) => {
            Err(Message::BinaryToTerminal {
                format: name(Parquet),
            }
            .into())
        }
        (true, Some(format @ (Jsonl | Csv | Parquet))) | (false, Some(format @ (Text | Json))) => {
            Ok(format)
        }
        (true, Some(format)) => Err(Message::AllFormats {
            format: name(format),
        }
        .into()),
        (false, Some(format)) => Err(Message::NeedsAll {
            format: name(format),
        }
        .into()),
    }
}

fn query(args: &SearchArgs, stamp: Option<&Stamp>) -> Query {
    let kinds = args.kind.iter().filter_map(|name| Kind::from_name(name));
    let asked = match stamp {
        Some(stamp) => stamp.query.clone(),
        None => Query {
            grain: args.grain.map(|grain| match grain {
                GrainArg::Article => Grain::Article,
                GrainArg::Passage => Grain::Passage,
                GrainArg::Fact => Grain::Fact,
            }),
            kinds: kinds.collect(),
            langs: args.lang_of.clone(),
            occupations: args.occupation.clone(),
            sections: args.section.clone(),
            limit: args.limit,
            offset: args.offset,
            values: args.values,
            expand: args.expand,
            ..Query::new(args.query.join(" "))
        },
    };
    let counts = args.facet.iter().filter_map(|name| By::from_name(name));
    Query {
        counts: match args.facet.is_empty() {
            true if args.format == Some(Format::Json) => By::USUAL.to_vec(),
            _ => counts.collect(),
        },
        ..asked
    }
}
