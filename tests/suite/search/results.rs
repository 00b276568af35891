//! Results that can be cited, asked again and taken away whole.

use super::{RECORDS, searcher};
use proptest::prelude::*;
use sikta::export::{cite, rows};
use sikta::index::{Grain, Options, build, stats};
use sikta::ingest::{Page, Skipped, jsonl};
use sikta::search::{Query, Searcher, Since, Stamp};
use std::collections::BTreeSet;

#[test]
fn a_stamp_asks_the_same_again_and_knows_the_corpus() {
    let dir = tempfile::tempdir().unwrap();
    let searcher = searcher(dir.path());
    let query = Query {
        grain: Some(Grain::Passage),
        langs: vec!["sv".into()],
        sections: vec!["Lön".into()],
        limit: 2,
        offset: 1,
        values: 3,
        expand: true,
        weights: "grams=0.25".parse().unwrap(),
        ..Query::new("hur lön AND (kock OR \"i månaden\") -x&y=z%")
    };
    let answer = searcher.search(&query).unwrap();
    let text = answer.stamp.to_string();
    let stamp: Stamp = text.parse().unwrap();
    assert_eq!(stamp, answer.stamp);
    assert_eq!(stamp.to_string(), text);
    assert_eq!(stamp.since(&searcher), Since::Same);
    let again = searcher.search(&stamp.query).unwrap();
    assert_eq!((again.hits, again.total), (answer.hits, answer.total));
    assert_eq!(again.stamp, answer.stamp);
    let other = Stamp {
        corpus: "0123456789abcdef".into(),
        ..stamp.clone()
    };
    assert_eq!(other.since(&searcher), Since::Changed);
    let other = Stamp {
        classifications: vec!["ESCO 1.2.0 0123abcd".into()],
        ..stamp.clone()
    };
    assert_eq!(other.since(&searcher), Since::OtherClassifications);
    assert_eq!(other.to_string().parse::<Stamp>().unwrap(), other);
    let other = Stamp {
        version: "0.0.0".into(),
        ..stamp
    };
    assert_eq!(other.since(&searcher), Since::OtherVersion);
    for no in [
        "",
        "sikta",
        "sikta:1:2:3",
        "sikta:1:x:3?q=a",
        "sikta:1:2:3?q=%",
        "sikta:1:2:3?q=%C3",
        "sikta:1:2:3?z=1",
    ] {
        assert!(no.parse::<Stamp>().is_err(), "{no}");
    }
}

#[test]
fn all_hits_are_those_of_all_pages_of_hits() {
    let dir = tempfile::tempdir().unwrap();
    let searcher = searcher(dir.path());
    for grain in [Grain::Article, Grain::Passage, Grain::Fact] {
        for text in [
            "*",
            "noggrann lön",
            "-kock",
            "kock lärare",
            "utbildning kock",
        ] {
            let query = Query {
                grain: Some(grain),
                limit: 1000,
                ..Query::new(text)
            };
            let mut hits = searcher.search(&query).unwrap().hits;
            hits.retain(|hit| hit.near.is_none());
            let all: Vec<_> = searcher
                .all(&query)
                .unwrap()
                .map(|row| row.unwrap())
                .collect();
            let place =
                |source: &sikta::index::Source| (source.page.clone(), source.start, source.end);
            let ranked: Vec<_> = hits
                .iter()
                .map(|hit| (hit.score, place(&hit.source)))
                .collect();
            let rows: Vec<_> = all
                .iter()
                .map(|row| (row.score, place(&row.source)))
                .collect();
            assert!(all.iter().map(|row| row.rank).eq(1..=all.len()));
            assert_eq!(ranked, rows, "{text}");
        }
    }
}

#[test]
fn hits_stand_in_the_same_order_however_many_segments_they_are_in() {
    let records: Vec<&str> = RECORDS.lines().collect();
    let built = |dir: &std::path::Path, keep: &dyn Fn(usize) -> bool| {
        let kept = (records.iter().enumerate()).filter(|(i, _)| keep(*i));
        let pages = kept.map(|(_, line)| Ok(jsonl::parse(line.as_bytes()).unwrap().page));
        let pages: Vec<Result<Page, Skipped>> = pages.collect();
        build(dir, pages.into_iter(), Options::default(), |_| {}).unwrap();
    };
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    built(one.path(), &|_| true);
    built(two.path(), &|i| i % 2 == 1);
    built(two.path(), &|_| true);
    assert_eq!(stats(one.path()).unwrap().segments.len(), 1);
    assert_eq!(stats(two.path()).unwrap().segments.len(), 2);
    for grain in [Grain::Article, Grain::Passage, Grain::Fact] {
        let hits = |dir: &std::path::Path| -> Vec<(String, usize)> {
            let query = Query {
                grain: Some(grain),
                limit: 7,
                ..Query::new("*")
            };
            let answer = Searcher::open(dir).unwrap().search(&query).unwrap();
            let hits = answer.hits.into_iter();
            hits.map(|hit| (hit.source.page, hit.source.start))
                .collect()
        };
        assert_eq!(hits(one.path()), hits(two.path()));
    }
}

#[test]
fn rows_are_csv_that_no_spreadsheet_runs() {
    let dir = tempfile::tempdir().unwrap();
    let searcher = searcher(dir.path());
    let mut out = Vec::new();
    rows::csv_heading(&mut out).unwrap();
    let facts = Query {
        grain: Some(Grain::Fact),
        ..Query::new("*")
    };
    let mut all: Vec<_> = searcher
        .all(&facts)
        .unwrap()
        .map(|row| row.unwrap())
        .collect();
    all[0].text = "=cmd|' /C calc'!A0, \"x\"\nny rad".into();
    for row in &all {
        rows::csv_row(&mut out, row, "sikta:1").unwrap();
    }
    let mut read = csv::Reader::from_reader(&*out);
    assert_eq!(read.headers().unwrap(), rows::COLUMNS.to_vec());
    let read: Vec<_> = read.records().map(|record| record.unwrap()).collect();
    assert_eq!(read.len(), all.len());
    assert_eq!(&read[0][13], "'=cmd|' /C calc'!A0, \"x\"\nny rad");
    for (cells, row) in read.iter().zip(&all) {
        assert_eq!(
            (&cells[0], &cells[3]),
            (&*row.rank.to_string(), &*row.source.page)
        );
        assert_eq!(&cells[16], row.fact.as_ref().unwrap().value);
    }
    let answer = searcher.search(&facts).unwrap();
    let mut file = rows::ParquetFile::new(Vec::new(), &answer.stamp).unwrap();
    for row in all {
        file.add(row).unwrap();
    }
    file.end().unwrap();
}

#[test]
fn citations_name_each_page_once_and_the_search_last() {
    let dir = tempfile::tempdir().unwrap();
    let searcher = searcher(dir.path());
    let answer = searcher.search(&Query::new("noggrann lön")).unwrap();
    let items = cite::csl_json(&answer.hits, &answer.stamp);
    let items = items.as_array().unwrap();
    let pages: BTreeSet<&str> = answer.hits.iter().map(|hit| &*hit.source.page).collect();
    assert_eq!(items.len(), pages.len() + 1);
    let cook = items
        .iter()
        .find(|item| item["URL"] == "https://www.exempel.se/kock")
        .unwrap();
    assert_eq!(cook["type"], "webpage");
    assert_eq!(
        cook["issued"]["date-parts"],
        serde_json::json!([[2015, 3, 9]])
    );
    assert_eq!(
        (&cook["container-title"], &cook["language"]),
        (&"exempel.se".into(), &"sv".into())
    );
    let search = items.last().unwrap();
    assert_eq!(
        (&search["type"], &search["note"]),
        (&"dataset".into(), &answer.stamp.to_string().into())
    );
    let ids: BTreeSet<&str> = items
        .iter()
        .map(|item| item["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids.len(), items.len());
    // Titles that end in figures, and more than ten pages.
    let many = (1..=23).map(|i| {
        let mut source = answer.hits[0].source.clone();
        (source.page, source.title) = (
            format!("p{i}"),
            Some(format!("Abc{}", if i < 12 { " 1" } else { "" })),
        );
        source
    });
    let many: Vec<_> = many.collect();
    let items_of_many = cite::csl_json(&many, &answer.stamp);
    let keys: BTreeSet<_> = items_of_many
        .as_array()
        .unwrap()
        .iter()
        .map(|i| i["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(keys.len(), many.len() + 1, "{keys:?}");
    // A page is cited the same in every answer, and no two searches are.
    let other = searcher.search(&Query::new("kock")).unwrap();
    let others = cite::csl_json(&other.hits, &other.stamp);
    let others = others.as_array().unwrap();
    assert_eq!(others[0]["URL"], cook["URL"]);
    assert_eq!(others[0]["id"], cook["id"]);
    assert_ne!(others.last().unwrap()["id"], search["id"]);
    let mut run = answer.hits[0].source.clone();
    run.url = Some("javascript:alert(1)".into());
    assert!(!cite::bibtex(&[run], &answer.stamp).contains("javascript"));
    let bibtex = cite::bibtex(&answer.hits, &answer.stamp);
    assert_eq!(bibtex.matches("@misc{").count(), items.len());
    assert!(bibtex.contains("  url = {https://www.exempel.se/kock},\n  organization = {exempel.se},\n  date = {2015-03-09},\n"), "{bibtex}");
}

proptest! {
    #[test]
    fn no_title_breaks_out_of_its_field(title in "\\PC{0,30}", url in "https://[ -~åäö]{0,20}") {
        let dir = tempfile::tempdir().unwrap();
        let mut answer = searcher_once(dir.path());
        answer.hits.truncate(1);
        answer.hits[0].source.title = Some(format!("a{title}\\}}, note = {{{title}"));
        answer.hits[0].source.url = Some(url);
        let bibtex = cite::bibtex(&answer.hits, &answer.stamp);
        let mut depth = 0i32;
        for line in bibtex.lines().filter(|line| !line.is_empty()) {
            if depth == 0 {
                prop_assert!(line.starts_with("@misc{"), "{bibtex}");
            }
            for c in line.chars() {
                depth += match c { '{' => 1, '}' => -1, _ => 0 };
                prop_assert!(depth >= 0);
            }
            prop_assert!(depth <= 1, "{line}");
        }
        prop_assert_eq!(depth, 0);
        prop_assert_eq!(bibtex.matches("\n  note = ").count(), 2);
    }
}

/// An answer; made once, since what is tested is how it is written.
fn searcher_once(dir: &std::path::Path) -> sikta::search::Answer {
    use std::sync::OnceLock;
    static ANSWER: OnceLock<sikta::search::Answer> = OnceLock::new();
    let make = || searcher(dir).search(&Query::new("lön")).unwrap();
    ANSWER.get_or_init(make).clone()
}

#[test]
fn near_hits_stand_on_one_page_of_hits_wherever_it_begins() {
    let dir = tempfile::tempdir().unwrap();
    let words = ["lön", "lönen", "löner", "lönesamtal", "svets", "svetsare"];
    let pages = (0..30).map(|i| {
        let word = words[i % words.len()];
        let text =
            format!("Texten om sjön nummer {i} säger något kort om {word} och sedan inget mer.");
        Ok::<_, Skipped>(Page::from_text(format!("p{i}"), text))
    });
    build(dir.path(), pages, Options::default(), |_| {}).unwrap();
    let searcher = Searcher::open(dir.path()).unwrap();
    let hits = |offset: usize, limit: usize| {
        let query = Query {
            offset,
            limit,
            ..Query::new("svetsarlöner")
        };
        let hits = searcher.search(&query).unwrap().hits;
        let hits = hits.into_iter().map(|hit| (hit.rank, hit.source.page));
        hits.collect::<Vec<_>>()
    };
    let all = hits(0, 30);
    assert!(all.len() > 10, "{all:?}");
    assert!(all.iter().map(|(rank, _)| *rank).eq(1..=all.len()));
    assert_eq!([hits(0, 10), hits(10, 10), hits(20, 10)].concat(), all);
}
