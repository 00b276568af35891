//! What `sikta search` says of a query: what is wrong with it, how it was read, and why it finds nothing.

use crate::message::Message;
use crate::output::{Failure, complain, shown, tell};
use crate::search_apart::tell_apart;
use crate::setup::{Setup, Speech};
use serde_json::{Value, json};
use sikta::index::Grain;
use sikta::search::{
    Answer, By, Flaw, Named, Near, Note, Problem, Query, Searcher, Shape, Since, Stamp, Why,
};
use unicode_width::UnicodeWidthStr;

/// How many characters of a query are shown around what is wrong.
const AROUND: usize = 60;

/// A query that was not answered, as JSON.
pub(crate) fn refused(query: &Query, problems: &[Problem], speech: Speech) -> Value {
    let text = &query.text;
    let places: Vec<Value> = problems
        .iter()
        .map(|problem| {
            let mut value = serde_json::to_value(problem).unwrap_or_default();
            let points = |byte: usize| text.get(..byte).map_or(0, |t| t.chars().count());
            value["at"] =
                json!({ "start": points(problem.at.start), "end": points(problem.at.end) });
            value["message"] = json!(flaw(&problem.flaw, speech));
            value
        })
        .collect();
    json!({ "problems": places, "corrected": query.understood() })
}

/// Says where and why a query cannot be read, and how it can be.
pub(crate) fn complain_of(setup: &Setup, query: &Query, problems: &[Problem]) {
    let mut told: Vec<String> = Vec::new();
    let too_long = problems.iter().find(|p| p.flaw == Flaw::TooLong);
    // What ends where the reading did is no fault of its own.
    let problems = too_long.map_or(problems, std::slice::from_ref);
    for problem in problems {
        let why = flaw(&problem.flaw, setup.speech);
        if told.len() == 5 || told.contains(&why) {
            continue;
        }
        told.push(why.clone());
        complain(setup.speech, &Message::BadQuery { why });
        let (line, caret) = pointed(&query.text, problem);
        complain(setup.speech, &Message::Plain { what: line });
        complain(setup.speech, &Message::Plain { what: caret });
    }
    let query = query.understood();
    if !query.is_empty() && too_long.is_none() {
        complain(setup.speech, &Message::Corrected { query });
    }
}

/// The query around a problem, and a line with `^` under it.
fn pointed(text: &str, problem: &Problem) -> (String, String) {
    let (before, rest) = text
        .split_at_checked(problem.at.start)
        .unwrap_or((text, ""));
    let (here, after) = rest
        .split_at_checked(problem.at.len())
        .unwrap_or((rest, ""));
    let from = before
        .char_indices()
        .rev()
        .nth(AROUND - 1)
        .map_or(0, |(i, _)| i);
    let first = |text: &str| -> String { text.chars().take(AROUND).collect() };
    let mark = if from > 0 { "  …" } else { "  " };
    let (before, here, after) = (
        shown(&before[from..]).into_owned(),
        first(here),
        first(after),
    );
    let here = shown(&here).into_owned();
    let space = " ".repeat(mark.width() + before.width());
    let caret = "^".repeat(here.width().max(1));
    (
        format!("{mark}{before}{here}{}", shown(&after)),
        format!("{space}{caret}"),
    )
}

fn flaw(flaw: &Flaw, speech: Speech) -> String {
    let (en, sv) = match flaw {
        Flaw::OpenQuote => (
            "this quotation mark is not closed".to_owned(),
            "det här citattecknet är inte avslutat".to_owned(),
        ),
        Flaw::OpenGroup => (
            "this parenthesis is not closed".to_owned(),
            "den här parentesen är inte stängd".to_owned(),
        ),
        Flaw::OpenRange => (
            "this range is not closed; write [a TO b]".to_owned(),
            "det här intervallet är inte stängt; skriv [a TO b]".to_owned(),
        ),
        Flaw::StrayClose => (
            "this parenthesis closes none; put text in quotes to search for it".to_owned(),
            "den här parentesen stänger ingen; sätt text inom citattecken för att söka den"
                .to_owned(),
        ),
        Flaw::NothingBefore { operator } => (
            format!("{} needs something before it", operator.name()),
            format!("{} behöver något före sig", operator.name()),
        ),
        Flaw::NothingAfter { operator } => (
            format!("{} needs something after it", operator.name()),
            format!("{} behöver något efter sig", operator.name()),
        ),
        Flaw::NoValue { field } => {
            let name = field.name();
            let example = example(*field);
            (
                format!("{name}: needs a value, as in {name}:{example}"),
                format!("{name}: behöver ett värde, som i {name}:{example}"),
            )
        }
        Flaw::UnknownValue {
            field,
            given,
            names,
            ..
        } => {
            let (name, names) = (field.name(), names.join(", "));
            (
                format!("{name} has no value {given}; its values are {names}"),
                format!("{name} har inget värde {given}; värdena är {names}"),
            )
        }
        Flaw::BadPoint { field, given } => match field {
            Named::Date => (
                format!("{given} is no date; write 2024, 2024-05 or 2024-05-17"),
                format!("{given} är inget datum; skriv 2024, 2024-05 eller 2024-05-17"),
            ),
            _ => (
                format!("{given} is no whole number; write digits only"),
                format!("{given} är inget heltal; skriv bara siffror"),
            ),
        },
        Flaw::BadRange { field } => {
            let (name, example) = (field.name(), example(*field));
            (
                format!("this is no range; write {name}:{example}, {name}:>=… or {name}:[a TO b]"),
                format!(
                    "det här är inget intervall; skriv {name}:{example}, {name}:>=… eller {name}:[a TO b]"
                ),
            )
        }
        Flaw::Backwards => (
            "this range ends before it begins".to_owned(),
            "det här intervallet slutar innan det börjar".to_owned(),
        ),
        Flaw::Spaced { field, given } => {
            let name = field.name();
            (
                format!("no spaces stand in a sum or before its unit; write {name}:{given}"),
                format!("inga blanksteg i belopp eller före enheten; skriv {name}:{given}"),
            )
        }
        Flaw::Written { field, given } => {
            let name = field.name();
            (
                format!(
                    "numbers are digits only, with .. between the ends of a range; write {name}:{given}"
                ),
                format!(
                    "tal är bara siffror, med .. mellan ett intervalls ändar; skriv {name}:{given}"
                ),
            )
        }
        Flaw::NoSystem { given } => (
            format!("a code needs its classification before it, as in code:SSYK/{given}"),
            format!("en kod behöver sin klassifikation före sig, som i code:SSYK/{given}"),
        ),
        Flaw::TooFar { most } => (
            format!("the number after ~ is {most} at most here"),
            format!("talet efter ~ är högst {most} här"),
        ),
        Flaw::TooDeep { most } => (
            format!("parentheses stand in one another {most} deep at most"),
            format!("parenteser står högst {most} djupt i varandra"),
        ),
        Flaw::TooLong => (
            "the query is too long; the rest of it was not read".to_owned(),
            "frågan är för lång; resten av den lästes inte".to_owned(),
        ),
        _ => (
            "this cannot be read".to_owned(),
            "det här går inte att läsa".to_owned(),
        ),
    };
    match speech {
        Speech::En => en,
        Speech::Sv => sv,
    }
}

/// A value that a field may have.
fn example(field: Named) -> &'static str {
    match field {
        Named::Kind => "skill",
        Named::Facet => "licence",
        Named::Modality => "required",
        Named::EmployerSize => "large",
        Named::Pay => "30000..40000",
        Named::Date => "2015..2020",
        Named::Lang => "sv",
        Named::Site => "example.org",
        Named::Code => "SSYK/2221",
        Named::Copy => "no",
        _ => "…",
    }
}

/// How a query was read where that may surprise.
pub(crate) fn note(note: Note, speech: Speech) -> String {
    let (en, sv) = match note {
        Note::NoField => {
            let fields: Vec<&str> = Named::all().map(Named::name).collect();
            let fields = fields.join(", ");
            return match speech {
                Speech::En => {
                    format!("no field is called so; it was sought as words (fields: {fields})")
                }
                Speech::Sv => format!("inget fält heter så; det söktes som ord (fält: {fields})"),
            };
        }
        Note::TooManyWords => (
            "more than 64 words; the rest was passed over",
            "fler än 64 ord; resten togs inte med",
        ),
        Note::NoWords => (
            "no letter or digit in it",
            "ingen bokstav eller siffra i den",
        ),
        Note::SpaceAfterField => (
            "the value of a field follows its colon without a space, as in lang:sv; this was sought as words",
            "ett fälts värde följer kolonet utan blanksteg, som i lang:sv; det här söktes som ord",
        ),
        Note::NoNear => (
            "NEAR is no operator here, and was sought as a word; \"lön kock\"~3 finds words with up to 3 others between them, in either order",
            "NEAR är ingen operator här, och söktes som ett ord; \"lön kock\"~3 finner ord med upp till 3 andra emellan, i endera ordningen",
        ),
        Note::OnlyExclusions => (
            "it only shuts words out; all else is found",
            "den utesluter bara ord; allt annat hittas",
        ),
        Note::LoneStar => (
            "* counts only at the end of a word of at least two letters",
            "* räknas bara i slutet av ett ord med minst två bokstäver",
        ),
        Note::LoneTilde => (
            "~ counts only at the end of a single word of at least three letters, or of a phrase",
            "~ räknas bara i slutet av ett enda ord med minst tre bokstäver, eller av en fras",
        ),
        Note::NoWildcard => (
            "? stands for no letter here, and the words beside it were sought as a phrase; * ends a word, ~ finds what is written alike",
            "? står inte för någon bokstav här, och orden bredvid söktes som en fras; * avslutar ett ord, ~ finner det som skrivs på liknande sätt",
        ),
        Note::NoBoost => (
            "^ gives a word no weight here, and the figures after it were sought as a word; +word must be found",
            "^ ger inte ett ord någon vikt här, och siffrorna efter söktes som ett ord; +ord måste finnas",
        ),
        Note::NoRegex => (
            "/…/ is no regular expression here, and what stands in it was sought as words",
            "/…/ är inget reguljärt uttryck här, och det som står i det söktes som ord",
        ),
        _ => ("part of it was passed over", "en del av den togs inte med"),
    };
    match speech {
        Speech::En => en.to_owned(),
        Speech::Sv => sv.to_owned(),
    }
}

/// Says how the corpus of a stamp stands to an index.
pub(crate) fn tell_since(setup: &Setup, stamp: &Stamp, searcher: &Searcher) {
    tell(
        setup,
        &match stamp.since(searcher) {
            Since::Same => Message::SameCorpus {},
            Since::OtherVersion => Message::OtherVersion {
                then: stamp.version.clone(),
                now: searcher.manifest().version.clone(),
            },
            Since::Changed => Message::OtherCorpus {},
            Since::OtherClassifications => Message::OtherClassifications {},
        },
    );
}

/// Says what else was sought, and what may have been meant.
pub(crate) fn explain_expansion(setup: &Setup, answer: &Answer) {
    for expanded in &answer.expanded {
        for (why, en, sv) in [
            (Why::Letters, "read as", "läst som"),
            (Why::Synonym, "synonyms", "synonymer"),
            (Why::Narrower, "narrower", "snävare"),
        ] {
            let words = expanded.also.iter().filter(|also| also.why == why);
            let words: Vec<&str> = words.map(|also| &*also.words).collect();
            if !words.is_empty() {
                let what = format!(
                    "{}, {}: {}",
                    expanded.asked,
                    setup.word(en, sv),
                    words.join(", ")
                );
                tell(setup, &Message::AlsoSought { what });
            }
        }
    }
    if answer
        .hits
        .iter()
        .any(|hit| hit.near == Some(Near::Occupation))
    {
        let roles = answer.roles.iter();
        let roles = roles.map(|code| format!("{} {} {}", code.system, code.id, code.label));
        let roles: Vec<String> = roles.collect();
        let what = format!(
            "{}: {}",
            setup.word("the occupation", "yrket"),
            roles.join(", ")
        );
        tell(setup, &Message::AlsoSought { what });
    }
    if !answer.left_out.is_empty() {
        let words = answer.left_out.join(", ");
        tell(setup, &Message::LeftOut { words });
    }
    if let Some(query) = answer.suggestion.clone() {
        tell(setup, &Message::DidYouMean { query });
    }
}

/// Says how many of the pages that a query counts are copies of others, unless it says itself whether they are to count.
pub(crate) fn tell_copies(
    setup: &Setup,
    searcher: &Searcher,
    query: &Query,
) -> Result<(), Failure> {
    let tree = query.tree();
    let filters = tree.iter().flat_map(|tree| tree.filters());
    if filters
        .into_iter()
        .any(|filter| filter.field == Named::Copy)
    {
        return Ok(());
    }
    let text = match query.text.trim() {
        "" => "copy:yes".to_owned(),
        text => format!("({text}) AND copy:yes"),
    };
    let copies = Query {
        text,
        grain: Some(query.grain()),
        limit: 0,
        counts: vec![By::Lang],
        values: 0,
        ..query.clone()
    };
    let counts = searcher.search(&copies)?.counts;
    let pages = counts.iter().flat_map(|counts| &counts.values);
    let number: usize = pages.map(|value| value.pages).sum();
    if number > 0 {
        let number = number.to_string();
        tell(setup, &Message::CopiesCount { number });
    }
    Ok(())
}

/// Says what a query asks for that no page has; gives whether there is any.
pub(crate) fn explain_absent(
    setup: &Setup,
    searcher: &Searcher,
    query: &Query,
) -> Result<bool, Failure> {
    let absent = searcher.absent(query)?;
    for absent in &absent {
        let (field, value) = (absent.field.name().to_owned(), absent.value.clone());
        let has = absent.has.join(", ");
        let message = match has.is_empty() {
            true => Message::AbsentValue { field, value },
            false => Message::AbsentValueBut { field, value, has },
        };
        tell(setup, &message);
        if !absent.same.is_empty() {
            let names = absent.same.join(", ");
            tell(setup, &Message::SameOccupation { names });
        }
    }
    Ok(!absent.is_empty())
}

/// Says why nothing was found: what no page has, or else the words.
pub(crate) fn explain_nothing(
    setup: &Setup,
    searcher: &Searcher,
    query: &Query,
    shape: Shape,
) -> Result<(), Failure> {
    if shape == Shape::Kwic && query.clauses().is_empty() {
        tell(setup, &Message::NoWordsToShow {});
        return Ok(());
    }
    let absent = explain_absent(setup, searcher, query)?;
    if !absent {
        let query = match query.text.is_empty() {
            true => setup.word("these filters", "dessa filter").to_owned(),
            false => query.text.clone(),
        };
        tell(setup, &Message::NoHits { query });
    }
    if !absent && shape != Shape::Kwic {
        tell_apart(setup, searcher, query)?;
    }
    if shape == Shape::Kwic {
        // What may have been meant.
        let passages = Query {
            grain: Some(Grain::Passage),
            limit: 0,
            ..query.clone()
        };
        explain_expansion(setup, &searcher.search(&passages)?);
    }
    let ranked = matches!(shape, Shape::Hits | Shape::All);
    if ranked && query.grain() != Grain::Article && !absent && !query.text.is_empty() {
        let articles = Query {
            grain: Some(Grain::Article),
            kinds: Vec::new(),
            limit: 1,
            offset: 0,
            ..query.clone()
        };
        let answer = searcher.search(&articles)?;
        let about = answer
            .hits
            .iter()
            .any(|hit| hit.near == Some(Near::Occupation));
        if answer.total > 0 || about {
            tell(setup, &Message::TryArticles {});
        }
    }
    Ok(())
}
