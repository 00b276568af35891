//! `build` and `search`.

use super::{PAGE, command, folder, sikta_in};
use std::fs;
use std::process::Stdio;
use tempfile::TempDir;

/// A folder with a small corpus and its index.
fn built() -> TempDir {
    let other = PAGE.replace("målare", "kock").replace("Målaren", "Kocken");
    let dir = folder(&[
        ("corpus/malare.txt", PAGE.as_bytes()),
        ("corpus/under/kock.txt", other.as_bytes()),
        ("corpus/skip.png", b"\x89PNG\r\n\x1a\n\0\0"),
    ]);
    let ran = sikta_in(dir.path(), &["build"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    dir
}

#[test]
fn build_says_what_it_read_cleaned_and_found_and_what_to_try_next() {
    let dir = built();
    let again = sikta_in(dir.path(), &["build"]);
    assert_eq!(again.code, 0);
    let first = again.out.lines().next().unwrap();
    assert_eq!(
        first,
        "Read     2 pages: 0 new, 0 changed, 2 unchanged; 0 removed, 0 skipped"
    );
    assert!(again.out.contains("sikta search"), "{}", again.out);
    assert!(
        again.out.contains("sikta clean --diff corpus/malare.txt"),
        "{}",
        again.out
    );
    let swedish = sikta_in(dir.path(), &["build", "--fresh", "--lang", "sv"]);
    assert!(
        swedish.out.starts_with("Läst     2 sidor: 2 nya, "),
        "{}",
        swedish.out
    );
    assert!(swedish.out.contains("Prova sedan:"), "{}", swedish.out);
    let quiet = sikta_in(dir.path(), &["build", "--quiet"]);
    assert_eq!((quiet.code, &*quiet.out, &*quiet.err), (0, "", ""));
}

#[test]
fn build_reports_what_it_skipped_and_ends_with_2() {
    let dir = built();
    fs::write(
        dir.path().join("corpus/binary.txt"),
        b"\x7fELF\x02\x01\0\0\0\0\xff\xfe",
    )
    .unwrap();
    let ran = sikta_in(dir.path(), &["build"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("skipped: corpus/binary.txt: "),
        "{}",
        ran.err
    );
    assert!(
        ran.out.contains("2 unchanged; 0 removed, 1 skipped"),
        "{}",
        ran.out
    );
}

#[test]
fn build_of_a_path_that_is_not_there_leaves_the_index_as_it_is() {
    let dir = built();
    let ran = sikta_in(dir.path(), &["build", "corpsu"]);
    assert_eq!((ran.code, &*ran.out), (2, ""));
    assert!(ran.err.contains("corpsu"), "{}", ran.err);
    assert_eq!(sikta_in(dir.path(), &["search", "väggar"]).code, 0);
}

#[test]
fn the_index_is_the_same_whatever_the_number_of_jobs() {
    let dir = built();
    let answers: Vec<String> = ["1", "3"]
        .iter()
        .map(|jobs| {
            let ran = sikta_in(
                dir.path(),
                &["build", "--fresh", "--jobs", jobs, "--index", jobs],
            );
            assert_eq!(ran.code, 0, "{}", ran.err);
            sikta_in(
                dir.path(),
                &["search", "väggar", "--format", "json", "--index", jobs],
            )
            .out
        })
        .collect();
    assert_eq!(answers[0], answers[1]);
}

#[test]
fn search_marks_what_was_sought_and_says_where_it_stands() {
    let dir = built();
    let ran = sikta_in(dir.path(), &["search", "målare", "väggar"]);
    assert_eq!(ran.code, 0);
    assert!(
        ran.err.starts_with("stamp: sikta:") && ran.err.lines().count() == 1,
        "{}",
        ran.err
    );
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines[0], " 1. Så blir du målare");
    assert!(lines[1].trim().starts_with("malare.txt:"), "{}", ran.out);
    assert!(
        lines[2].contains("[målare] målar hus och [väggar]"),
        "{}",
        ran.out
    );
    let json = sikta_in(
        dir.path(),
        &["search", "väggar", "--format", "json", "-n", "2"],
    );
    let answer: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    let hits = answer["hits"].as_array().unwrap();
    let hit = hits.iter().find(|hit| hit["page"] == "malare.txt").unwrap();
    let snippet = &hit["snippet"];
    let (start, end) = (&snippet["marks"][0]["start"], &snippet["marks"][0]["end"]);
    let text: Vec<char> = snippet["text"].as_str().unwrap().chars().collect();
    let mark: String = text[start.as_u64().unwrap() as usize..end.as_u64().unwrap() as usize]
        .iter()
        .collect();
    assert_eq!(mark, "väggar");
    // The offsets count code points of the page.
    let (start, end) = (&hit["start"], &hit["end"]);
    let page: Vec<char> = PAGE.chars().collect();
    let said: String = page[start.as_u64().unwrap() as usize..end.as_u64().unwrap() as usize]
        .iter()
        .collect();
    assert!(
        said.starts_with("En ") && said.ends_with("årstiden."),
        "{said}"
    );
}

#[test]
fn search_counts_lists_in_context_and_ends_with_1_where_nothing_is_found() {
    let dir = built();
    let counts = sikta_in(dir.path(), &["search", "väggar", "--facet", "lang"]);
    assert!(
        counts
            .out
            .ends_with("\n  pages  passages  lang\n      2         2  sv\n"),
        "{}",
        counts.out
    );
    let kwic = sikta_in(dir.path(), &["search", "noggrann", "--kwic"]);
    assert_eq!(kwic.out.lines().count(), 2);
    assert!(
        kwic.out
            .lines()
            .all(|line| line.contains("att vara noggrann och att ha")),
        "{}",
        kwic.out
    );
    let none = sikta_in(dir.path(), &["search", "kvantmekanik"]);
    assert_eq!((none.code, &*none.out), (1, ""));
    let says: Vec<&str> = none.err.lines().collect();
    assert!(says[0].starts_with("stamp: sikta:"), "{}", none.err);
    assert_eq!(says[1..], ["nothing found for: kvantmekanik"]);
    assert_eq!(
        sikta_in(dir.path(), &["search", "kvantmekanik", "--kwic"]).code,
        1
    );
}

#[test]
fn queries_without_an_answer_say_why() {
    let dir = built();
    let empty = sikta_in(dir.path(), &["search", ""]);
    assert_eq!((empty.code, &*empty.out), (2, ""));
    assert!(empty.err.contains("the query is empty"), "{}", empty.err);
    for page in [["--limit", "0"], ["--offset", "99"]] {
        let ran = sikta_in(dir.path(), &["search", "väggar", page[0], page[1]]);
        assert_eq!((ran.code, &*ran.out), (0, "0 of 2 hits\n"));
    }
    let more = sikta_in(dir.path(), &["search", "väggar", "--limit", "1"]);
    assert!(
        more.out.ends_with("1 of 2 hits; --limit shows more\n"),
        "{}",
        more.out
    );
    let none = sikta_in(dir.path(), &["search", "zzzqqq", "--facet", "kind"]);
    assert_eq!((none.code, &*none.out), (1, ""));
    let unquoted = sikta_in(dir.path(), &["search", "lön", "-målare"]);
    assert_eq!(unquoted.code, 2);
    assert!(
        unquoted.err.contains("sikta search \"lön -målare\""),
        "{}",
        unquoted.err
    );
}

#[test]
fn words_in_context_are_cited_whole() {
    let name = format!("corpus/{}.txt", "kommunal-forskollarare-".repeat(6));
    let dir = folder(&[(&name, PAGE.as_bytes())]);
    assert_eq!(sikta_in(dir.path(), &["build", "-q"]).code, 0);
    let kwic = sikta_in(dir.path(), &["search", "noggrann", "--kwic"]).out;
    let (place, _) = kwic.split_once("  ").unwrap();
    let (page, offsets) = place.split_once(".txt:").unwrap();
    assert_eq!(format!("corpus/{page}.txt"), name);
    let (start, end) = offsets.split_once('-').unwrap();
    let long = end.parse::<usize>().unwrap() - start.parse::<usize>().unwrap();
    assert_eq!(long, "noggrann".len());
}

#[test]
fn what_to_try_next_works_on_what_was_indexed() {
    let nothing = folder(&[("corpus/x.png", b"\x89PNG\r\n\x1a\n\0\0")]);
    let ran = sikta_in(nothing.path(), &["build"]);
    assert!(!ran.out.contains("Try next"), "{}", ran.out);
    let dir = folder(&[
        ("corpus/a.txt", b"\x7fELF\x02\x01\0\0\0\0\xff\xfe"),
        ("corpus/b.txt", PAGE.as_bytes()),
    ]);
    let ran = sikta_in(dir.path(), &["build"]);
    assert!(ran.out.contains("Read     1 page: 1 new"), "{}", ran.out);
    let (_, next) = ran.out.split_once("Try next:\n").unwrap();
    assert!(next.contains("sikta clean --diff corpus/b.txt"), "{next}");
    for command in next.lines() {
        let command = command.replace('"', "");
        let args: Vec<&str> = command.split_whitespace().skip(1).collect();
        let ran = sikta_in(dir.path(), &args);
        assert!(ran.code == 0 && !ran.out.is_empty(), "{command}");
    }
}

#[test]
#[cfg(unix)]
fn a_page_that_may_not_be_read_is_said_to_be_kept() {
    use std::os::unix::fs::PermissionsExt;
    let dir = built();
    let path = dir.path().join("corpus/malare.txt");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&path).is_ok() {
        return; // The superuser may read anything.
    }
    let ran = sikta_in(dir.path(), &["build"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.out
            .contains("1 skipped, 1 kept unread as the index had them"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("index: 2 pages"), "{}", ran.out);
}

#[test]
fn a_file_in_the_place_of_an_index_is_said_to_be_one() {
    let dir = built();
    for args in [
        &["build", "--index", "corpus/malare.txt"][..],
        &["search", "x", "--index", "corpus/malare.txt"],
    ] {
        let ran = sikta_in(dir.path(), args);
        assert_eq!((ran.code, &*ran.out), (2, ""));
        assert!(
            ran.err
                .contains("corpus/malare.txt is a file, not a directory"),
            "{}",
            ran.err
        );
    }
}

#[test]
fn without_an_index_the_command_that_makes_one_is_named() {
    let dir = folder(&[]);
    for (lang, says) in [("en", "sikta build"), ("sv", "gör ett med `sikta build`")] {
        for args in [
            &["search", "x", "--lang", lang][..],
            &["facts", "--lang", lang],
        ] {
            let ran = sikta_in(dir.path(), args);
            assert_eq!((ran.code, &*ran.out), (2, ""));
            assert!(ran.err.contains(says), "{}", ran.err);
        }
    }
}

#[test]
fn a_broken_index_is_said_to_be_broken_and_fresh_mends_it() {
    let dir = built();
    for entry in fs::read_dir(dir.path().join("index")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() && path.file_name().is_some_and(|n| n != ".gitignore") {
            fs::write(&path, b"no index").unwrap();
        }
    }
    let broken = sikta_in(dir.path(), &["search", "väggar"]);
    assert_eq!((broken.code, &*broken.out), (2, ""));
    assert_eq!(
        broken.err,
        "error: the index in index is broken (a file of it is damaged; `sikta index check` says which); make it anew with `sikta build --fresh`\n"
    );
    let mended = sikta_in(dir.path(), &["build", "--fresh"]);
    assert_eq!(mended.code, 0, "{}", mended.err);
    assert_eq!(sikta_in(dir.path(), &["search", "väggar"]).code, 0);
}

#[test]
#[cfg(unix)]
fn a_second_build_at_the_same_time_is_turned_away() {
    let dir = built();
    // The first build waits for its standard input, and holds the index meanwhile.
    let waiting = || {
        command(dir.path(), &["build", "corpus", "-", "--quiet"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    };
    let mut first = waiting();
    let started = std::time::Instant::now();
    let second = loop {
        let ran = sikta_in(dir.path(), &["build", "--quiet"]);
        if ran.code != 0 || started.elapsed().as_secs() > 60 {
            break ran;
        }
        // It may have met this build, and been turned away itself.
        if first.try_wait().unwrap().is_some() {
            first = waiting();
        }
    };
    drop(first.stdin.take());
    assert!(first.wait().unwrap().success());
    assert_eq!(second.code, 2);
    assert!(
        second.err.contains("another build is writing"),
        "{}",
        second.err
    );
    assert_eq!(sikta_in(dir.path(), &["search", "väggar"]).code, 0);
}

#[test]
fn a_classification_of_ones_own_names_roles_and_stands_in_the_stamp() {
    let page = "Så blir du vallgravsvakt\n\nEn vallgravsvakt ser till att broar och portar är hela, och möter besökare.\n";
    let names =
        "id,preferredLabel_sv,altLabels_sv,type\nx1,vallgravsvakt,slottsbevakare,occupation\n";
    let dir = folder(&[
        ("pages/a.txt", page.as_bytes()),
        ("own/occupations.csv", names.as_bytes()),
    ]);
    let run = |args: &[&str]| sikta_in(dir.path(), args);
    let added = run(&["taxonomy", "add", "own"]);
    assert_eq!(added.code, 0, "{}", added.err);
    assert_eq!(run(&["build", "pages"]).code, 0);
    let found = run(&[
        "search",
        "slottsbevakare",
        "--grain",
        "article",
        "--format",
        "json",
    ]);
    let answer: serde_json::Value = serde_json::from_str(&found.out).unwrap();
    assert_eq!(answer["roles"][0]["id"], "x1", "{}", found.out);
    assert_eq!(answer["hits"][0]["near"], "occupation", "{}", found.out);
    let stamp = answer["stamp"]["id"].as_str().unwrap();
    assert!(stamp.contains("&with=own"), "{stamp}");
    let again = run(&["search", "--stamp", stamp]);
    assert!(
        again
            .err
            .contains("the corpus is the same as when the stamp was made\n"),
        "{}",
        again.err
    );
    let name = answer["stamp"]["classifications"][0].as_str().unwrap();
    let name = name.split(' ').next().unwrap();
    assert_eq!(run(&["taxonomy", "remove", name]).code, 0);
    let again = run(&["search", "--stamp", stamp, "--lang", "sv"]);
    assert!(
        again.err.contains("men inte klassifikationerna"),
        "{}",
        again.err
    );
}

#[test]
fn all_pages_are_cited_and_what_cannot_be_asked_says_how_it_can() {
    let dir = built();
    let run = |args: &[&str]| sikta_in(dir.path(), args);
    let some = run(&["search", "väggar", "-n", "1", "--cite", "bibtex"]);
    let pages = |out: &str| out.matches("@misc{").count() - 1;
    assert_eq!(pages(&some.out), 1);
    assert!(
        some.err.contains("cited: 1 pages, those of 1 of "),
        "{}",
        some.err
    );
    let all = run(&["search", "väggar", "--all", "--cite", "bibtex"]);
    assert_eq!(pages(&all.out), 2, "{}", all.err);
    assert_eq!(run(&["search", "väggar", "--all", "-n", "1"]).code, 2);
    let shut = run(&["search", "-n", "1", "lön", "-kock", "--index", "index"]);
    assert!(
        shut.err.contains("sikta search \"lön -kock\""),
        "{}",
        shut.err
    );
    let fields = run(&["words", "context", "kind:duty"]);
    assert!(!fields.err.contains("--least"), "{}", fields.err);
    let deep = run(&["search", &"(".repeat(500)]);
    assert!(deep.err.lines().count() <= 8, "{}", deep.err);
    let taken = run(&["index", "snapshot", "corpus"]);
    assert!(taken.err.contains("not empty"), "{}", taken.err);
}

#[test]
fn the_order_in_which_paths_are_given_changes_nothing() {
    let text = "Så blir du vallgravsvakt\n\nEn vallgravsvakt ser till att broar och portar är hela, och möter de besökare som kommer till borgen under hela sommaren.\n\nArbetet är ute, i alla väder, och kräver god syn, tålamod och ett gott humör även när regnet har öst ned i flera dagar.\n";
    let dir = folder(&[
        ("b/one.txt", text.as_bytes()),
        ("a/two.txt", text.as_bytes()),
    ]);
    let run = |args: &[&str]| sikta_in(dir.path(), args);
    assert_eq!(run(&["build", "b", "a"]).code, 0);
    let again = run(&["build", "a", "b"]);
    assert!(again.out.contains("2 unchanged"), "{}", again.out);
}
