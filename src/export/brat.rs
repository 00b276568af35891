//! brat standoff: a page's source text and its facts in a file beside it (<https://brat.nlplab.org/standoff.html>).
//!
//! Offsets count code points of the text, as brat has them. A value that runs over a line end is in pieces, since no
//! annotation of brat's may. Modality and employer size are attributes, codes are normalisations (candidates are left out, as in
//! CSV), the rule is a note.

use crate::article::Article;
use crate::facts::{EmployerSize, Fact, Kind, Modality};
use crate::span::CodePoints;
use std::fmt::Write;

/// A page for brat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The name of its files, without their endings.
    pub name: String,
    /// The text (`NAME.txt`).
    pub text: String,
    /// The facts (`NAME.ann`).
    pub annotations: String,
}

/// The name of the file that says which kinds of annotations there are.
pub const CONFIGURATION: &str = "annotation.conf";

/// A page with its facts.
#[must_use]
pub fn document(article: &Article) -> Document {
    let text = article.page.text();
    let points = CodePoints::new(text);
    let chars: Vec<char> = text.chars().collect();
    let (mut out, mut attribute, mut reference, mut entity) = (String::new(), 0, 0, 0);
    for (index, fact) in article.facts.iter().enumerate() {
        let at = points.span(article.clean.to_raw(fact.value));
        let pieces = pieces(&chars, at.start, at.end);
        if pieces.is_empty() {
            continue;
        }
        entity += 1;
        let places: Vec<String> = pieces
            .iter()
            .map(|(start, end)| format!("{start} {end}"))
            .collect();
        let words: Vec<String> = pieces
            .iter()
            .map(|&(start, end)| chars[start..end].iter().collect())
            .collect();
        // Writing to a string never fails.
        let _ = writeln!(
            out,
            "T{entity}\t{} {}\t{}",
            name_of(fact),
            places.join(";"),
            words.join(" ")
        );
        let size = fact.employer_size.map(|size| ("EmployerSize", size.name()));
        for (name, value) in [Some(("Modality", fact.modality.name())), size]
            .into_iter()
            .flatten()
        {
            attribute += 1;
            let _ = writeln!(out, "A{attribute}\t{name} T{entity} {value}");
        }
        for code in article.coded.of_fact(index).iter().filter(|c| c.is_sure()) {
            reference += 1;
            let label = code.label.split_whitespace().collect::<Vec<_>>().join(" ");
            let id = code.id.split_whitespace().collect::<String>();
            let _ = writeln!(
                out,
                "N{reference}\tReference T{entity} {}:{id}\t{label}",
                code.system
            );
        }
        let _ = writeln!(out, "#{entity}\tAnnotatorNotes T{entity}\t{}", fact.rule);
    }
    Document {
        name: file_name(&article.page.id),
        text: text.to_owned(),
        annotations: out,
    }
}

/// What a span is made of without its line ends and the white space around them.
fn pieces(chars: &[char], start: usize, end: usize) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let end = end.min(chars.len());
    let mut from = start;
    for at in start..=end {
        if at < end && !matches!(chars[at], '\n' | '\r') {
            continue;
        }
        let (mut first, mut last) = (from, at);
        while first < last && chars[first].is_whitespace() {
            first += 1;
        }
        while last > first && chars[last - 1].is_whitespace() {
            last -= 1;
        }
        if first < last {
            out.push((first, last));
        }
        from = at + 1;
    }
    out
}

/// What brat calls a fact: `skill-trait`.
fn name_of(fact: &Fact) -> String {
    match fact.facet {
        Some(facet) => format!("{}-{facet}", fact.kind),
        None => fact.kind.name().to_owned(),
    }
}

/// A page's id as the name of a file in one directory.
fn file_name(id: &str) -> String {
    /// So many characters of the id are kept.
    const LONGEST: usize = 100;
    let safe = |c: char| {
        if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') {
            c
        } else {
            '_'
        }
    };
    let mut name: String = id.chars().map(safe).take(LONGEST).collect();
    if id.chars().nth(LONGEST).is_some() {
        // Pages of one long directory begin alike.
        name.push('-');
        name.push_str(&blake3::hash(id.as_bytes()).to_hex()[..8]);
    }
    match name.trim_start_matches('.') {
        "" => "page".to_owned(),
        name => name.to_owned(),
    }
}

/// What brat has to know to open the files.
#[must_use]
pub fn configuration() -> String {
    let mut out = String::from("[entities]\n");
    for kind in Kind::ALL {
        let _ = writeln!(out, "{kind}");
        for facet in kind.facets() {
            let _ = writeln!(out, "{kind}-{facet}");
        }
    }
    out.push_str("\n[relations]\n\n[events]\n\n[attributes]\n");
    let values = |all: Vec<&str>| all.join("|");
    let modality = values(Modality::ALL.iter().map(|m| m.name()).collect());
    let size = values(EmployerSize::ALL.iter().map(|s| s.name()).collect());
    let _ = writeln!(out, "Modality Arg:<ENTITY>, Value:{modality}");
    let _ = writeln!(out, "EmployerSize Arg:<ENTITY>, Value:{size}");
    out
}
