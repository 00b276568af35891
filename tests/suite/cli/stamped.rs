//! Answers in files: a row of any of them says by itself how the whole is had again.

use super::{PAGE, Ran, folder, sikta_in};
use tempfile::TempDir;

fn built() -> TempDir {
    let other = PAGE.replace("målare", "kock").replace("Målaren", "Kocken");
    let dir = folder(&[
        ("corpus/malare.txt", PAGE.as_bytes()),
        ("corpus/kock.txt", other.as_bytes()),
    ]);
    assert_eq!(sikta_in(dir.path(), &["build", "-q"]).code, 0);
    dir
}

/// The stamp in the first row of what a command wrote.
fn stamp_of(ran: &Ran, format: &str) -> String {
    match format {
        "csv" => {
            let mut rows = csv::Reader::from_reader(ran.out.as_bytes());
            let at = rows.headers().unwrap().iter().position(|h| h == "stamp");
            let row = rows.records().next().unwrap().unwrap();
            row[at.unwrap()].to_owned()
        }
        _ => {
            let line = ran.out.lines().next().unwrap();
            let row: serde_json::Value = serde_json::from_str(line).unwrap();
            row["stamp"].as_str().unwrap().to_owned()
        }
    }
}

#[test]
fn a_row_of_any_answer_brings_back_the_whole() {
    let dir = built();
    for asked in [
        &["search", "väggar", "--all"][..],
        &["search", "--all", "--kind", "duty"],
        &["search", "noggrann", "--kwic"],
        &["search", "noggrann", "--kwic", "--all"],
        &["search", "väggar", "--facet", "kind", "--facet", "section"],
        &["search", "--cross", "kind,modality"],
        &[
            "words", "context", "noggrann", "--sort", "1L", "-n", "1", "--offset", "1",
        ],
        &[
            "words",
            "collocations",
            "noggrann",
            "--least",
            "1",
            "-n",
            "3",
        ],
        &[
            "words",
            "keyness",
            "--occupation",
            "kock",
            "--least",
            "1",
            "-n",
            "0",
        ],
        &["words", "list", "--grams", "2", "-n", "4", "--offset", "2"],
        &["words", "trend", "noggrann"],
    ] {
        for format in ["csv", "jsonl"] {
            let ran = sikta_in(dir.path(), &[asked, &["--format", format]].concat());
            assert_eq!(ran.code, 0, "{asked:?} {}", ran.err);
            let stamp = stamp_of(&ran, format);
            assert!(ran.err.contains(&stamp), "{asked:?} {stamp}");
            let mut again = vec![asked[0], "--stamp", &stamp];
            if asked[0] == "search" {
                again.extend(["--format", format]);
                let again = sikta_in(dir.path(), &again);
                assert_eq!((again.code, &again.out), (0, &ran.out), "{asked:?} {stamp}");
                continue;
            }
            // A count of words comes again as the text that it would have been.
            let text = sikta_in(dir.path(), asked);
            let again = sikta_in(dir.path(), &again);
            assert_eq!(
                (again.code, &again.out),
                (0, &text.out),
                "{asked:?} {stamp}"
            );
        }
    }
}

#[test]
fn copies_among_what_is_counted_are_told() {
    let long = "Den som vill bli optiker läser tre år vid ett lärosäte och prövar sedan sina kunskaper på kunder i butik. ";
    let more = "Vardagen rymmer synprov, val av glas, samtal med läkare och en hel del försäljning över disk varje vecka.";
    let page = format!("Optiker\n\n{long}{more}\n\n{more} {long}\n");
    let dir = folder(&[
        ("corpus/a.txt", page.as_bytes()),
        ("corpus/b.txt", page.as_bytes()),
    ]);
    assert_eq!(sikta_in(dir.path(), &["build", "-q"]).code, 0);
    let says = "pages counted that are nearly the same as others: 1; copy:no leaves them out";
    for asked in [
        &["words", "list"][..],
        &["words", "trend", "synprov"],
        &["search", "synprov", "--facet", "lang"],
        &["search", "synprov", "--kwic", "--facet", "lang"],
    ] {
        let ran = sikta_in(dir.path(), asked);
        assert!(ran.err.contains(says), "{asked:?} {}", ran.err);
    }
    let none = sikta_in(dir.path(), &["words", "list", "copy:no"]);
    assert!(!none.err.contains("nearly the same"), "{}", none.err);
}

#[test]
fn an_answer_of_nothing_says_what_is_not_there() {
    let dir = built();
    for (args, says) in [
        (
            &["search", "--kwic", "kind:duty"][..],
            "the query has no words, only fields",
        ),
        (&["search", "--kwic", "vägagr"], "did you mean: väggar"),
        (
            &["words", "list", "--occupation", "malare"],
            "the same occupation is there as: målare",
        ),
        (
            &["words", "trend", "biodling"],
            "nothing found for: biodling",
        ),
    ] {
        let ran = sikta_in(dir.path(), args);
        assert_eq!(ran.code, 1, "{args:?} {}", ran.out);
        assert!(ran.err.contains(says), "{args:?} {}", ran.err);
        assert!(!ran.err.contains("--grain article"), "{}", ran.err);
    }
    let none = sikta_in(
        dir.path(),
        &["search", "noggrann", "--kwic", "--limit", "0"],
    );
    assert_eq!(none.code, 0, "{}", none.err);
}

#[test]
fn what_cannot_be_written_so_says_how_it_can() {
    let dir = built();
    for (args, says) in [
        (&["väggar", "--format", "csv"][..], "add --all"),
        (
            &["väggar", "--facet", "kind", "--format", "parquet"],
            "add --all",
        ),
        (
            &["väggar", "--kwic", "--facet", "kind", "--format", "csv"],
            "one at a time",
        ),
        (&["väggar", "--facet", "value"], "--grain fact"),
        (&["--cross", "kind,kind"], "both are the same"),
    ] {
        let ran = sikta_in(dir.path(), &[&["search"], args].concat());
        assert_eq!((ran.code, &*ran.out), (2, ""), "{args:?}");
        assert!(ran.err.contains(says), "{args:?} {}", ran.err);
    }
    let facts = &["search", "väggar", "--kind", "duty", "--facet", "value"];
    assert_eq!(sikta_in(dir.path(), facts).code, 0);
    let none = sikta_in(dir.path(), &["search", "väggar", "--facet", "year"]);
    assert!(
        none.out.ends_with("year\n      2         2  – (without)\n"),
        "{}",
        none.out
    );
    for part in [
        &["--occupation", "biodlare"][..],
        &["kock", "--against", "biodling"],
    ] {
        let ran = sikta_in(dir.path(), &[&["words", "keyness"], part].concat());
        assert_eq!((ran.code, &*ran.out), (1, ""), "{part:?}");
        assert!(
            ran.err.contains("nothing is found for the part"),
            "{}",
            ran.err
        );
    }
}
