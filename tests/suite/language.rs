//! Language, sentences and sections.

use sikta::language::{Lang, sentences};
use std::collections::BTreeSet;
use std::fs;

/// The sentences of one block of Swedish.
fn swedish(text: &str) -> Vec<&str> {
    sentences(text, Lang::SV)
        .into_iter()
        .map(|range| &text[range])
        .collect()
}

#[test]
#[ignore = "needs ../shared"]
fn gold_sentence_cases() {
    let cases = fs::read_to_string("../shared/gold/sentences/cases.jsonl").unwrap();
    let (mut right, mut all) = (0, 0);
    for line in cases.lines() {
        let case: serde_json::Value = serde_json::from_str(line).unwrap();
        let expected: Vec<&str> = case["sents"]
            .as_array()
            .unwrap()
            .iter()
            .map(|s| s.as_str().unwrap())
            .collect();
        let text = expected.join(" ");
        let found = swedish(&text);
        all += 1;
        if found == expected {
            right += 1;
        } else {
            println!("expected {expected:?}\n   found {found:?}");
        }
    }
    println!("{right} of {all}");
    assert!(right >= 55);
}

/// The paragraphs of a CoNLL-U file: text, and the offsets at which its sentences end.
fn treebank(path: &str) -> Vec<(String, BTreeSet<usize>)> {
    let file = fs::read_to_string(path).unwrap();
    let mut paragraphs: Vec<(String, BTreeSet<usize>)> = Vec::new();
    let mut fresh = true;
    for line in file.lines() {
        if line.starts_with("# newpar") || line.starts_with("# newdoc") {
            fresh = true;
        } else if let Some(text) = line.strip_prefix("# text = ") {
            if fresh || paragraphs.is_empty() {
                paragraphs.push(Default::default());
            }
            fresh = false;
            let (paragraph, ends) = paragraphs.last_mut().unwrap();
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(text.trim());
            ends.insert(paragraph.len());
        }
    }
    paragraphs
}

/// Prints and returns (all ends, ends that a mark shows) as F1 over paragraph-inner and final ends.
fn score(path: &str, lang: &str, show: bool) -> (f64, f64, f64) {
    let (mut hits, mut found_n, mut gold_n, mut unmarked) = (0, 0, 0, 0);
    for (text, gold) in treebank(path) {
        let lang = Lang::from_tag(lang).unwrap();
        let found: BTreeSet<usize> = sentences(&text, lang).into_iter().map(|s| s.end).collect();
        hits += gold.intersection(&found).count();
        found_n += found.len();
        gold_n += gold.len();
        let around = |at: usize| {
            let from = text
                .char_indices()
                .map(|(i, _)| i)
                .filter(|&i| i + 50 >= at)
                .next()
                .unwrap_or(0);
            let to = text
                .char_indices()
                .map(|(i, _)| i)
                .find(|&i| i >= at + 30)
                .unwrap_or(text.len());
            format!("{}⏎{}", &text[from..at], &text[at..to])
        };
        for &at in gold.difference(&found) {
            let marked = text[..at]
                .trim_end_matches(['"', '\'', ')', '”', '»', '’'])
                .ends_with(['.', '!', '?', '…']);
            unmarked += usize::from(!marked);
            if show && marked {
                println!("missed {}", around(at));
            }
        }
        for &at in found.difference(&gold) {
            if show {
                println!("false  {}", around(at));
            }
        }
    }
    let f1 = 2.0 * hits as f64 / (found_n + gold_n) as f64;
    let marked_f1 = 2.0 * hits as f64 / (found_n + gold_n - unmarked) as f64;
    let precision = hits as f64 / found_n as f64;
    println!("{path}: f1 {f1:.4}, without unmarked {marked_f1:.4}, precision {precision:.4}");
    (f1, marked_f1, precision)
}

#[test]
#[ignore = "needs ../shared"]
fn gold_treebanks() {
    let ud = "../shared/data/ud";
    let show = std::env::var("SHOW").unwrap_or_default();
    for (file, lang) in [
        ("Swedish-Talbanken/sv_talbanken-ud-dev.conllu", "sv"),
        ("Swedish-Talbanken/sv_talbanken-ud-test.conllu", "sv"),
        ("Swedish-PUD/sv_pud-ud-test.conllu", "sv"),
        ("Danish-DDT/da_ddt-ud-dev.conllu", "da"),
        ("Norwegian-Bokmaal/no_bokmaal-ud-dev.conllu", "nb"),
        ("Norwegian-Nynorsk/no_nynorsk-ud-dev.conllu", "nn"),
        ("English-EWT/en_ewt-ud-dev.conllu", "en"),
        ("German-GSD/de_gsd-ud-dev.conllu", "de"),
    ] {
        score(
            &format!("{ud}/{file}"),
            lang,
            !show.is_empty() && file.contains(&show),
        );
    }
}
