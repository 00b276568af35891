//! `sikta search`: ranked, cited answers.

use crate::facts::kind;
use crate::message::Message;
use crate::output::{BOLD, Exit, FAINT, Layout, MARK, Outcome, Output, shown, tell};
use crate::setup::{Setup, Speech, counted};
use clap::{Args, ValueEnum};
use sikta::export::table::cut;
use sikta::facts::Kind;
use sikta::index::{Grain, Source};
use sikta::search::{Answer, Hit, Kwic, Note, Query, Searcher, Snippet};
use std::io::{self, Write};
use std::path::PathBuf;

/// How many characters of context stand on either side where there is no terminal to fit.
const WIDTH: usize = 50;

/// The least context on either side, however narrow the terminal.
const LEAST: usize = 10;

/// What hits can be counted by.
const COUNTED: [&str; 7] = [
    "kind",
    "facet",
    "modality",
    "employer_size",
    "lang",
    "occupation",
    "section",
];

#[derive(Debug, Args)]
pub(crate) struct SearchArgs {
    /// Words; "a phrase", a prefix*, -without (all in quotes then: "lön -kock")
    #[arg(value_name = "QUERY", required = true)]
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

    /// Also count the hits by this; may be given more than once
    #[arg(long, value_name = "FIELD", value_parser = COUNTED)]
    facet: Vec<String>,

    /// Every place where the words stand, in its context
    #[arg(long)]
    kwic: bool,

    /// How many hits
    #[arg(long, short = 'n', value_name = "N", default_value = "10")]
    limit: usize,

    /// How many hits to pass over first
    #[arg(long, value_name = "N", default_value = "0")]
    offset: usize,

    /// The index to search
    #[arg(long, value_name = "DIR", default_value = "index")]
    index: PathBuf,

    /// What to write
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum GrainArg {
    Article,
    Passage,
    Fact,
}

pub(crate) fn run(args: &SearchArgs, setup: &Setup) -> Outcome {
    if args.query.iter().all(|word| word.trim().is_empty()) {
        return Err(Message::EmptyQuery {}.into());
    }
    let searcher = Searcher::open(&args.index)?;
    let query = query(args);
    for note in query.notes() {
        tell(
            setup,
            &Message::Note {
                what: say(&note, setup.speech).to_owned(),
            },
        );
    }
    let mut out = Output::new(setup);
    let found = match args.kwic {
        true => {
            let kwic = searcher.kwic(&query, setup.width.unwrap_or(WIDTH))?;
            match args.format {
                Format::Text => print_kwic(&mut out, setup, &kwic)?,
                Format::Json => out.json(&kwic, Layout::Pretty)?,
            }
            !kwic.lines.is_empty()
        }
        false => {
            let mut answer = searcher.search(&query)?;
            if !args.facet.is_empty() {
                answer
                    .counts
                    .retain(|counts| args.facet.iter().any(|f| f == counts.field));
            }
            match args.format {
                Format::Text => print(&mut out, setup, &answer, !args.facet.is_empty())?,
                Format::Json => out.json(&answer, Layout::Pretty)?,
            }
            answer.total > 0
        }
    };
    out.flush()?;
    if !found {
        let query = args.query.join(" ");
        tell(setup, &Message::NoHits { query });
        return Ok(Exit::Found);
    }
    Ok(Exit::Done)
}

fn query(args: &SearchArgs) -> Query {
    let kinds = args.kind.iter().filter_map(|name| Kind::from_name(name));
    Query {
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
        ..Query::new(args.query.join(" "))
    }
}

fn say(note: &Note, speech: Speech) -> &'static str {
    let (en, sv) = match note {
        Note::TooManyWords => (
            "more than 64 words; the rest was passed over",
            "fler än 64 ord; resten togs inte med",
        ),
        Note::OpenQuote => (
            "a quotation mark is not closed; the phrase reaches to the end",
            "ett citattecken är inte avslutat; frasen räcker till slutet",
        ),
        Note::OperatorIsWord => (
            "AND, OR and NOT are sought as words; write -word to shut a word out",
            "AND, OR och NOT söks som ord; skriv -ord för att utesluta ett ord",
        ),
        Note::NoWords => (
            "no letter or digit in it",
            "ingen bokstav eller siffra i den",
        ),
        Note::OnlyExclusions => (
            "it only shuts words out; all else is found",
            "den utesluter bara ord; allt annat hittas",
        ),
        Note::LoneStar => (
            "* counts only at the end of a word of at least two letters",
            "* räknas bara i slutet av ett ord med minst två bokstäver",
        ),
        _ => ("part of it was passed over", "en del av den togs inte med"),
    };
    match speech {
        Speech::En => en,
        Speech::Sv => sv,
    }
}

fn print(out: &mut Output, setup: &Setup, answer: &Answer, counts: bool) -> io::Result<()> {
    for hit in &answer.hits {
        print_hit(out, setup, hit)?;
    }
    if answer.total > answer.hits.iter().filter(|hit| !hit.near).count() {
        writeln!(out, "{}", out.paint(FAINT, &rest(setup.speech, answer)))?;
    }
    if counts {
        for counts in answer.counts.iter().filter(|c| !c.values.is_empty()) {
            writeln!(out, "\n{}", out.paint(BOLD, counts.field))?;
            for count in &counts.values {
                writeln!(out, "{:>7}  {}", count.count, shown(&count.value))?;
            }
        }
    }
    Ok(())
}

/// How many hits there are where not all are shown, and how to see more if there are any after them.
fn rest(speech: Speech, answer: &Answer) -> String {
    let total = answer.total;
    let shown = answer.hits.iter().filter(|hit| !hit.near).count();
    // What has none of the words stands among the hits, but is none of the total.
    let near = answer.hits.len() - shown;
    let more = answer
        .hits
        .last()
        .is_some_and(|hit| hit.rank < total + near);
    let says = match speech {
        Speech::En => format!("{shown} of {}", counted(total, "hit", "hits")),
        Speech::Sv => format!("{shown} av {}", counted(total, "träff", "träffar")),
    };
    match (more, speech) {
        (false, _) => says,
        (true, Speech::En) => format!("{says}; --limit shows more"),
        (true, Speech::Sv) => format!("{says}; --limit visar fler"),
    }
}

/// Title and section, place, and the passage with what was sought marked; of a fact also what it says.
fn print_hit(out: &mut Output, setup: &Setup, hit: &Hit) -> io::Result<()> {
    let source = &hit.source;
    let title = source.title.as_deref().unwrap_or(&source.page);
    let above = match &source.section {
        Some(section) => format!("{title} › {section}"),
        None => title.to_owned(),
    };
    writeln!(out, "{:>2}. {}", hit.rank, out.paint(BOLD, &shown(&above)))?;
    let mut at = shown(&place(source)).into_owned();
    if hit.near {
        at += setup.word(
            "  (none of the words, but some that are written alike)",
            "  (inget av orden, men några som skrivs likadant)",
        );
    }
    writeln!(out, "    {}", out.paint(FAINT, &at))?;
    if let Some(fact) = &hit.fact {
        let facet = fact
            .facet
            .map(|facet| format!("/{facet}"))
            .unwrap_or_default();
        let says = format!("{}{facet}, {}: {}", fact.kind, fact.modality, fact.value);
        writeln!(out, "    {}", shown(&says))?;
    }
    writeln!(out, "    {}\n", marked(out, &hit.snippet))
}

/// Page and code points of the source.
fn place(source: &Source) -> String {
    format!("{}:{}-{}", source.page, source.start, source.end)
}

/// The snippet with its marks: coloured, or between brackets where there is no colour.
fn marked(out: &Output, snippet: &Snippet) -> String {
    let mut text = String::new();
    if snippet.cut_before {
        text.push_str("… ");
    }
    for (part, mark) in snippet.parts() {
        let part = shown(part);
        match mark {
            true => text.push_str(&out.mark(&part)),
            false => text.push_str(&part),
        }
    }
    if snippet.cut_after {
        text.push_str(" …");
    }
    text
}

/// One line a place, the keywords under each other. A place is never cut, so that it can be cited; the context gives way.
fn print_kwic(out: &mut Output, setup: &Setup, kwic: &Kwic) -> io::Result<()> {
    let places: Vec<String> = kwic.lines.iter().map(|line| place(&line.source)).collect();
    let places: Vec<_> = places.iter().map(|place| shown(place)).collect();
    let wide = |text: &str| text.chars().count();
    let column = places.iter().map(|p| wide(p)).max().unwrap_or(0);
    let side = match setup.width {
        Some(width) => (width.saturating_sub(column + 2) / 2).max(LEAST),
        None => WIDTH,
    };
    for (line, place) in kwic.lines.iter().zip(&places) {
        let (left, keyword) = (shown(&line.left), shown(&line.keyword));
        let before: String = left
            .chars()
            .skip(wide(&left).saturating_sub(side))
            .collect();
        let right = shown(&line.right);
        let after = match setup.width {
            Some(_) => cut(&right, side.saturating_sub(wide(&keyword)).max(LEAST)),
            None => right.into_owned(),
        };
        let padded = format!("{place:<column$}");
        writeln!(
            out,
            "{}  {before:>side$}{}{after}",
            out.paint(FAINT, &padded),
            out.paint(MARK, &keyword),
        )?;
    }
    if kwic.more {
        let says = setup.word(
            "more places; --limit shows them",
            "fler ställen; --limit visar dem",
        );
        writeln!(out, "{}", out.paint(FAINT, says))?;
    }
    Ok(())
}
