//! Where sentences end.

use sikta::language::{Lang, sentences};
use std::fs;

/// The sentences of one block of Swedish.
fn swedish(text: &str) -> Vec<&str> {
    sentences(text, Lang::SV)
        .into_iter()
        .map(|range| &text[range])
        .collect()
}

#[test]
fn sentence_cases() {
    let (mut wrong, mut count) = (Vec::new(), 0);
    for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let Some(tag) = name
            .strip_prefix("sentences.")
            .and_then(|n| n.strip_suffix(".txt"))
        else {
            continue;
        };
        let lang = Lang::from_tag(tag).unwrap();
        let cases = fs::read_to_string(&path).unwrap();
        for case in cases.trim().split("\n\n") {
            count += 1;
            let expected: Vec<&str> = case.lines().collect();
            let text = expected.join(" ");
            let found: Vec<&str> = sentences(&text, lang)
                .into_iter()
                .map(|r| &text[r])
                .collect();
            if found != expected {
                wrong.push(format!(
                    "{tag}: expected {expected:?}\n       found {found:?}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(count > 100, "only {count} cases");
}

#[test]
fn a_missing_space_is_seen_but_not_in_names() {
    assert_eq!(
        swedish(
            "Jobbet är slut.Nästa säsong börjar i maj. Koden är i ASP.Net och Node.Js. Hon är på Jobb.Se nu."
        ),
        [
            "Jobbet är slut.",
            "Nästa säsong börjar i maj.",
            "Koden är i ASP.Net och Node.Js.",
            "Hon är på Jobb.Se nu."
        ]
    );
}

#[test]
fn no_sentence_is_longer_than_4096_bytes_and_nothing_is_lost() {
    for text in ["ord ".repeat(5000), "å".repeat(9001), "a".repeat(4096)] {
        let found = sentences(&text, Lang::SV);
        assert!(found.iter().all(|s| s.len() <= 4096));
        let kept: String = found.iter().map(|s| &text[s.clone()]).collect();
        let solid = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(solid(&kept), solid(&text));
        assert_eq!(found.len(), text.len().div_ceil(4096));
    }
}

#[test]
fn every_row_of_abbreviations_has_a_class_that_is_known() {
    let tables = concat!(env!("CARGO_MANIFEST_DIR"), "/src/language/tables");
    let mut rows = 0;
    for entry in fs::read_dir(tables).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if !name.starts_with("abbreviations.") {
            continue;
        }
        for row in fs::read_to_string(&path).unwrap().lines() {
            let class = row.split_once('\t').map(|(_, class)| class);
            let known = ["inner", "name", "number", "month", "end"];
            assert!(class.is_some_and(|c| known.contains(&c)), "{name}: {row}");
            rows += 1;
        }
    }
    assert!(rows > 1000, "only {rows} rows");
}

#[test]
fn words_of_a_sentence_stand_in_its_text() {
    let page = sikta::ingest::Page::from_text("test", "Kock\n\nHon åt. Männen gick hem i går.\n");
    let (clean, reading) = super::read(&page);
    let last = reading.sentences.last().unwrap();
    let words = last.words(clean.text());
    let texts: Vec<&str> = words
        .iter()
        .map(|w| &clean.text()[w.range.clone()])
        .collect();
    assert_eq!(texts, ["Männen", "gick", "hem", "i", "går", "."]);
    assert_eq!(&*words[0].lemma, "man");
    assert_eq!(&*words[1].lemma, "gå");
}
