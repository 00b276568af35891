//! `sikta search`: ranked, cited answers.

use crate::facts::kind;
use crate::message::Message;
use crate::output::{Exit, Failure, Layout, Outcome, Output, tell};
use crate::search_answer::{Asked, Found};
use crate::search_words;
use crate::setup::Setup;
use crate::usage::Unfit;
use clap::{Args, ValueEnum};
use sikta::facts::Kind;
use sikta::guide::Guide;
use sikta::index::Grain;
use sikta::search::{By, Query, Searcher, Shape, Side, Stamp};
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

    /// How many values of a count or rows of a table; 0 is all [default: 20; as csv and jsonl all]
    #[arg(long, value_name = "N")]
    values: Option<usize>,

    /// Every place where the words stand, in its context
    #[arg(long)]
    kwic: bool,

    /// All hits, with their whole text, or all places with --kwic (csv unless --format says otherwise)
    #[arg(long, conflicts_with_all = ["cross", "facet", "limit", "offset"])]
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
    pub(crate) index: PathBuf,

    /// What to write; csv and jsonl with --all, --kwic, --facet or --cross, parquet with --all
    #[arg(long, short, value_name = "FORMAT")]
    format: Option<Format>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
    Jsonl,
    Csv,
    Parquet,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Cite {
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

/// What of what is found is written, and how.
#[derive(Debug)]
pub(crate) struct Wanted {
    pub(crate) shape: Shape,
    /// Whether counts are shown.
    pub(crate) counted: bool,
    pub(crate) cite: Option<Cite>,
    pub(crate) format: Format,
}

/// Two names with a comma between.
fn sides(text: &str) -> Result<[Side; 2], Unfit> {
    if let Some(sides) = Side::pair(text) {
        return Ok(sides);
    }
    let names: Vec<&str> = text.split(',').map(str::trim).collect();
    let sides: Option<Vec<Side>> = names.iter().map(|name| Side::from_name(name)).collect();
    match sides.as_deref() {
        Some([a, b]) if a.is_values() && b.is_values() => Err(Unfit {
            en: "a fact has one value; at most one of the two can be values of facts".to_owned(),
            sv: "ett fakta har ett värde; högst ett av de två kan vara värden".to_owned(),
        }),
        Some([_, _]) => Err(Unfit {
            en: "both are the same; name two things".to_owned(),
            sv: "båda är detsamma; ange två saker".to_owned(),
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
    let wanted = wanted(args, stamp.as_ref())?;
    let query = query(args, stamp.as_ref(), &wanted);
    let problems = query.problems();
    if !problems.is_empty() {
        if wanted.format == Format::Json {
            let refused = search_words::refused(&query, &problems, setup.speech);
            Output::new(setup).json(&refused, Layout::Pretty)?;
        }
        search_words::complain_of(setup, &query, &problems);
        return Ok(Exit::Trouble);
    }
    let of_facts = query.counts.iter().find(|by| by.is_of_facts());
    if let Some(by) = of_facts
        && (query.grain() != Grain::Fact || wanted.shape == Shape::Kwic)
    {
        let field = by.name().to_owned();
        return Err(Message::OnlyOfFacts { field }.into());
    }
    let searcher = Searcher::open(&args.index)?.with_library(Guide::default().library()?);
    if let Some(stamp) = &stamp {
        search_words::tell_since(setup, stamp, &searcher);
    }
    for note in query.notes() {
        let what = search_words::note(note, setup.speech);
        tell(setup, &Message::Note { what });
    }
    let mut out = Output::new(setup);
    let asked = Asked {
        wanted: &wanted,
        setup,
        searcher: &searcher,
        query: &query,
    };
    let (found, stamp) = asked.answer(&mut out)?;
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
        Found::Nothing => {
            search_words::explain_nothing(setup, &searcher, &query, wanted.shape)?;
        }
    }
    Ok(Exit::Found)
}

/// What is written: what was asked for, or what the stamp says.
fn wanted(args: &SearchArgs, stamp: Option<&Stamp>) -> Result<Wanted, Failure> {
    let shape = match (args.cross, stamp) {
        (Some(sides), _) => Shape::Cross(sides),
        (None, _) if args.kwic => Shape::Kwic,
        (None, _) if args.all => Shape::All,
        (None, Some(stamp)) if args.cite.is_none() && args.facet.is_empty() => stamp.shape,
        (None, _) => Shape::Hits,
    };
    let of_stamp = |stamp: &Stamp| !stamp.query.counts.eq(By::USUAL);
    let counted = !args.facet.is_empty() || stamp.is_some_and(of_stamp);
    Ok(Wanted {
        shape,
        counted,
        cite: args.cite,
        format: format(args, shape, counted)?,
    })
}

/// The format that was asked for, if that can be.
fn format(args: &SearchArgs, shape: Shape, counted: bool) -> Result<Format, Failure> {
    use Format::{Csv, Json, Jsonl, Parquet, Text};
    let named = |format: Format| {
        let value = format.to_possible_value();
        let name = value.map(|value| value.get_name().to_owned());
        name.unwrap_or_default()
    };
    let all = shape == Shape::All;
    let asked = match args.format {
        None if all || args.all => Csv,
        None => Text,
        Some(format) => format,
    };
    let format = named(asked);
    match asked {
        Text | Json if all => Err(Message::AllFormats { format }.into()),
        Parquet if !all => Err(Message::NeedsAll { format }.into()),
        Parquet if io::IsTerminal::is_terminal(&io::stdout()) => {
            Err(Message::BinaryToTerminal { format }.into())
        }
        Csv | Jsonl if shape == Shape::Hits && !counted => Err(Message::NeedsAll { format }.into()),
        Csv | Jsonl if shape == Shape::Kwic && counted => Err(Message::OneTable { format }.into()),
        asked => Ok(asked),
    }
}

fn query(args: &SearchArgs, stamp: Option<&Stamp>, wanted: &Wanted) -> Query {
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
            limit: match args.all {
                true => usize::MAX,
                false => args.limit,
            },
            offset: args.offset,
            values: args.values.unwrap_or(match wanted.format {
                Format::Csv | Format::Jsonl => 0,
                _ => 20,
            }),
            expand: args.expand,
            ..Query::new(args.query.join(" "))
        },
    };
    let counts = args.facet.iter().filter_map(|name| By::from_name(name));
    let counts: Vec<By> = match (args.facet.is_empty(), wanted.counted) {
        (false, _) => counts.collect(),
        (true, true) => asked.counts,
        (true, false) if wanted.format == Format::Json => By::USUAL.to_vec(),
        (true, false) => Vec::new(),
    };
    Query { counts, ..asked }
}
