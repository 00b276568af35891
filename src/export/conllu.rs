//! CoNLL-U: an article's sentences, one word a line, with its facts in MISC (<https://universaldependencies.org/format.html>).
//!
//! Swedish words have lemma and word class, those of other languages their form only. There are no dependencies. A word of a
//! fact's value has `Fact=B-skill/trait` if it is the first of it and `I-…` if not; of two facts on one word both are given,
//! with a comma between. `Modality` says in the same order how each is said (`Modality=negated`). `TokenRange` counts code points of the source text.

use crate::article::Article;
use crate::facts::Fact;
use crate::language::words::Upos;
use crate::span::{CodePoints, Span};
use std::fmt::Write;

/// A page's sentences.
#[must_use]
pub fn document(article: &Article) -> String {
    let text = article.clean.text();
    let points = CodePoints::new(article.page.text());
    let mut out = String::new();
    // Writing to a string never fails.
    let _ = writeln!(out, "# newdoc id = {}", one_line(&article.page.id));
    for (number, sentence) in article.reading.sentences.iter().enumerate() {
        let said = sentence.span.of(text);
        let words = sentence.words(text);
        if words.is_empty() {
            continue;
        }
        // Facts stand in the order of their sentences.
        let start = article
            .facts
            .partition_point(|fact| fact.sentence.start < sentence.span.start);
        let end = article
            .facts
            .partition_point(|fact| fact.sentence.start <= sentence.span.start);
        let facts = article.facts.get(start..end).unwrap_or_default();
        let _ = writeln!(out, "# sent_id = {}", number + 1);
        let _ = writeln!(out, "# text = {}", one_line(said));
        for (i, word) in words.iter().enumerate() {
            let span = Span::new(word.range.start, word.range.end);
            let at = points.span(article.clean.to_raw(span));
            let mut misc = vec![format!("TokenRange={}:{}", at.start, at.end)];
            if words
                .get(i + 1)
                .is_some_and(|next| next.range.start == word.range.end)
            {
                misc.push("SpaceAfter=No".to_owned());
            }
            let of = facts
                .iter()
                .filter_map(|fact| Some((mark(fact, span)?, fact.modality.name())));
            let (of, said): (Vec<String>, Vec<&str>) = of.unzip();
            if !of.is_empty() {
                misc.insert(0, format!("Fact={}", of.join(",")));
                misc.insert(1, format!("Modality={}", said.join(",")));
            }
            let (lemma, upos, tag) = match word.upos() {
                Upos::X => ("_".to_owned(), "_", "_"),
                upos => (one_line(&word.lemma), upos.name(), word.tag.name()),
            };
            let form = one_line(text.get(word.range.clone()).unwrap_or_default());
            let misc = misc.join("|");
            let _ = writeln!(
                out,
                "{}\t{form}\t{lemma}\t{upos}\t{tag}\t_\t_\t_\t_\t{misc}",
                i + 1
            );
        }
        out.push('\n');
    }
    out
}

/// What a fact says of a word.
fn mark(fact: &Fact, word: Span<crate::span::Clean>) -> Option<String> {
    let within = word.start >= fact.value.start && word.end <= fact.value.end;
    let begins = if word.start == fact.value.start {
        'B'
    } else {
        'I'
    };
    within.then(|| format!("{begins}-{}", fact.kind.with(fact.facet)))
}

/// White space of any kind as single spaces; what is nothing else is an underscore.
fn one_line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let line: String = line.chars().filter(|c| !c.is_control()).collect();
    if line.is_empty() {
        "_".to_owned()
    } else {
        line
    }
}
