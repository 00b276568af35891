//! An index in trouble: in use, of another version, broken, or no index at all.

use super::{ISLAND, LAWYER, NURSE, build_in, build_with, found, pages};
use sikta::error::Error;
use sikta::index::{Options, Progress, SCHEMA_VERSION, build};
use sikta::ingest::Page;
use sikta::search::{Query, Searcher};
use std::fs;
use std::panic::AssertUnwindSafe;
use std::panic::catch_unwind;
use std::path::Path;
use std::process::Command;
use std::process::Stdio;
use std::time::Duration;
use std::time::Instant;

#[test]
fn only_an_empty_directory_or_an_index_is_written_to() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join(".gitignore"), "*\n").unwrap();
    build_in(dir.path(), &[("a", NURSE)]);
    assert!(dir.path().join(".gitignore").exists());

    let foreign = tempfile::tempdir().unwrap();
    fs::write(foreign.path().join("thesis.doc"), "mine").unwrap();
    for fresh in [false, true] {
        let error = build_with(
            foreign.path(),
            &[("a", NURSE)],
            Options {
                fresh,
                ..Options::default()
            },
        )
        .unwrap_err();
        assert!(matches!(error, Error::NotAnIndex { .. }), "{error}");
    }
    let names: Vec<_> = fs::read_dir(foreign.path())
        .unwrap()
        .map(|e| e.unwrap().file_name())
        .collect();
    assert_eq!(names, ["thesis.doc"]);

    let other = tempfile::tempdir().unwrap();
    fs::write(other.path().join("file"), "").unwrap();
    let error = build_with(&other.path().join("file"), &[], Options::default()).unwrap_err();
    assert!(matches!(error, Error::NotADirectory { .. }), "{error}");
}

#[test]
fn an_index_of_another_schema_is_refused_and_made_anew_on_demand() {
    let dir = tempfile::tempdir().unwrap();
    build_in(dir.path(), &[("a", NURSE)]);
    let meta = dir.path().join("meta.json");
    let text = fs::read_to_string(&meta).unwrap();
    let ours = format!("\\\"schema\\\":{SCHEMA_VERSION}");
    let other = text.replace(&ours, "\\\"schema\\\":999");
    assert_ne!(text, other);
    fs::write(&meta, other).unwrap();
    for error in [
        build_with(dir.path(), &[("a", NURSE)], Options::default()).unwrap_err(),
        Searcher::open(dir.path()).err().unwrap(),
    ] {
        assert!(
            matches!(error, Error::OtherSchema { found: 999, .. }),
            "{error}"
        );
        assert!(error.to_string().contains("sikta build --fresh"));
    }
    let options = Options {
        fresh: true,
        ..Options::default()
    };
    assert_eq!(
        build_with(dir.path(), &[("a", LAWYER)], options)
            .unwrap()
            .new,
        1
    );
    assert_eq!(
        found(&Searcher::open(dir.path()).unwrap(), "juristexamen"),
        ["a"]
    );
    assert_eq!(build_in(dir.path(), &[("a", LAWYER)]).unchanged, 1);
}

#[test]
fn a_broken_index_is_an_error_that_names_what_mends_it() {
    let make = || {
        let dir = tempfile::tempdir().unwrap();
        build_in(dir.path(), &[("a", NURSE), ("b", LAWYER)]);
        dir
    };
    let names: Vec<_> = fs::read_dir(make().path())
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    let endings = names
        .iter()
        .filter_map(|p| p.extension()?.to_str().map(str::to_owned));
    let mut cases: Vec<(String, &str)> = vec![
        ("meta.json".into(), "garbage"),
        ("meta.json".into(), "truncate"),
    ];
    for ending in endings.filter(|e| e != "json" && e != "lock") {
        cases.push((ending.clone(), "delete"));
        cases.push((ending.clone(), "truncate"));
        cases.push((ending, "empty"));
    }
    assert!(cases.len() > 10, "{cases:?}");
    for (ending, harm) in cases {
        let dir = make();
        for entry in fs::read_dir(dir.path()).unwrap() {
            let path = entry.unwrap().path();
            if path.to_string_lossy().ends_with(&ending) && path.is_file() {
                let bytes = fs::read(&path).unwrap();
                match harm {
                    "delete" => fs::remove_file(&path).unwrap(),
                    "truncate" => fs::write(&path, &bytes[..bytes.len() / 2]).unwrap(),
                    "garbage" => fs::write(&path, "{\"not\": \"a meta\"}").unwrap(),
                    _ => fs::write(&path, "").unwrap(),
                }
            }
        }
        let opened = Searcher::open(dir.path()).and_then(|s| {
            s.search(&Query::new("lön"))?;
            s.facts().collect::<Result<Vec<_>, _>>()
        });
        let error = opened.expect_err(&format!("{ending} {harm}"));
        assert!(
            matches!(error, Error::Corrupt { .. }),
            "{ending} {harm}: {error:?}"
        );
        assert!(error.to_string().contains("sikta build --fresh"));
        let options = Options {
            fresh: true,
            ..Options::default()
        };
        build_with(dir.path(), &[("a", LAWYER)], options).unwrap();
        assert_eq!(
            found(&Searcher::open(dir.path()).unwrap(), "juristexamen"),
            ["a"]
        );
    }
}

#[test]
fn no_index_is_said_so() {
    let dir = tempfile::tempdir().unwrap();
    for dir in [dir.path().to_owned(), dir.path().join("nowhere")] {
        let error = Searcher::open(&dir).err().unwrap();
        assert!(matches!(error, Error::NoIndex { .. }), "{error}");
        assert!(error.to_string().contains("sikta build"));
    }
}

#[test]
fn two_builds_at_once_are_refused_and_an_interrupted_one_harms_nothing() {
    let dir = tempfile::tempdir().unwrap();
    build_in(dir.path(), &[("a", NURSE)]);
    let before = Searcher::open(dir.path()).unwrap();
    for fresh in [false, true] {
        let options = Options {
            fresh,
            ..Options::default()
        };
        let run = || {
            let documents = pages(&[("a", LAWYER), ("b", ISLAND)]).into_iter();
            build(dir.path(), documents, options, |progress| {
                if let Progress::Committing = progress {
                    for fresh in [false, true] {
                        let options = Options {
                            fresh,
                            ..Options::default()
                        };
                        let error = build_with(dir.path(), &[], options).unwrap_err();
                        assert!(matches!(error, Error::Locked { .. }), "{error}");
                    }
                    // The number that a build left which no longer runs is nobody's.
                    let lock = dir.path().join(".tantivy-writer.lock");
                    let number = fs::read_to_string(&lock).unwrap();
                    assert_eq!(number, std::process::id().to_string());
                    fs::write(&lock, "4000000000").unwrap();
                    let error = build_with(dir.path(), &[], Options::default()).unwrap_err();
                    let told = !cfg!(target_os = "linux");
                    assert!(
                        matches!(error, Error::Locked { holder, .. } if holder.is_some() == told),
                        "{error}"
                    );
                    let meanwhile = Searcher::open(dir.path()).unwrap();
                    assert_eq!(found(&meanwhile, "skiftarbete"), ["a"]);
                    std::panic::panic_any("interrupted");
                }
            })
        };
        let said = catch_unwind(AssertUnwindSafe(run)).unwrap_err();
        assert_eq!(said.downcast_ref(), Some(&"interrupted"));
        assert_eq!(
            found(&Searcher::open(dir.path()).unwrap(), "skiftarbete"),
            ["a"]
        );
    }
    assert_eq!(found(&before, "skiftarbete"), ["a"]);
    assert_eq!(
        build_in(dir.path(), &[("a", NURSE), ("b", ISLAND)]).unchanged,
        1
    );
    let left = fs::read_dir(dir.path())
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap());
    assert_eq!(left.filter(|name| name.starts_with(".fresh")).count(), 0);
}

/// Not a test of its own but the process that the next test kills: started by it, it builds until it is killed.
#[test]
fn build_without_end() {
    let Some(dir) = std::env::var_os("SIKTA_TEST_DIR") else {
        return;
    };
    let fresh = std::env::var_os("SIKTA_TEST_FRESH").is_some();
    let text = "Ett stycke med ord som fyller minnet tills en del av indexet skrivs. ".repeat(500);
    let endless = (0..).map(|i| Ok(Page::from_text(format!("page-{i}"), format!("{i} {text}"))));
    build(Path::new(&dir), endless, Options { fresh, jobs: 1 }, |_| {}).unwrap();
}

#[test]
fn a_killed_build_harms_nothing() {
    for fresh in [false, true] {
        let dir = tempfile::tempdir().unwrap();
        build_in(dir.path(), &[("a", NURSE)]);
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["index::safety::build_without_end", "--exact"]);
        command
            .env("SIKTA_TEST_DIR", dir.path())
            .stdout(Stdio::null());
        if fresh {
            command.env("SIKTA_TEST_FRESH", "yes");
        }
        let mut child = command.spawn().unwrap();
        // Until there is an uncommitted segment beside the committed one.
        let before = files(dir.path());
        let deadline = Instant::now() + Duration::from_secs(120);
        while files(dir.path()) < before + 3 && Instant::now() < deadline {
            std::thread::sleep(Duration::from_millis(20));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(
            found(&Searcher::open(dir.path()).unwrap(), "skiftarbete"),
            ["a"]
        );
        let next = build_in(dir.path(), &[("a", NURSE), ("b", ISLAND)]);
        assert_eq!((next.unchanged, next.new), (1, 1));
        assert_eq!(
            found(&Searcher::open(dir.path()).unwrap(), "färjeläge"),
            ["b"]
        );
    }
}

/// How many files lie at or below `dir`.
fn files(dir: &Path) -> usize {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    entries
        .map(|e| {
            if e.path().is_dir() {
                files(&e.path())
            } else {
                1
            }
        })
        .sum()
}

#[test]
fn a_changed_byte_is_an_error_and_never_another_word() {
    let dir = tempfile::tempdir().unwrap();
    build_in(dir.path(), &[("a", NURSE), ("b", LAWYER), ("c", ISLAND)]);
    let all = |dir: &Path| -> Result<Vec<String>, Error> {
        let searcher = Searcher::open(dir)?;
        let pages = searcher.articles();
        let texts = pages.map(|page| page.map(|page| format!("{page:?}")));
        let texts = texts.collect::<Result<Vec<_>, _>>()?;
        for hit in searcher.search(&Query::new("arbetar OR ö*"))?.hits {
            let said = hit.snippet.text.trim();
            let known = [NURSE, LAWYER, ISLAND]
                .iter()
                .any(|text| text.contains(said));
            assert!(known, "{said}");
        }
        Ok(texts)
    };
    let whole = all(dir.path()).unwrap();
    assert_eq!(whole.len(), 3);
    let stores = fs::read_dir(dir.path()).unwrap().map(|e| e.unwrap().path());
    let store = stores.filter(|path| {
        path.extension()
            .is_some_and(|e| e == "store" || e == "term")
    });
    let (mut harmed, mut told) = (0, 0);
    for path in store {
        let bytes = fs::read(&path).unwrap();
        for at in (0..bytes.len()).step_by(bytes.len() / 60 + 1) {
            let mut other = bytes.clone();
            other[at] ^= 0x15;
            fs::remove_file(&path).unwrap();
            fs::write(&path, other).unwrap();
            harmed += 1;
            match all(dir.path()) {
                Err(error) => {
                    assert!(matches!(error, Error::Corrupt { .. }), "{at} {error}");
                    assert!(error.to_string().contains("index check"), "{error}");
                    told += 1;
                }
                // What is not read is not missed; what is has the words of the page.
                Ok(read) => read
                    .iter()
                    .for_each(|page| assert!(whole.contains(page), "{at}")),
            }
        }
        fs::remove_file(&path).unwrap();
        fs::write(&path, bytes).unwrap();
    }
    assert!(harmed > 60 && told > 20, "{told} of {harmed}");
}
