//! What a build does, and does again only where something changed.

use super::{ISLAND, LAWYER, NURSE, build_in, build_with, found, slice};
use sikta::index::{Grain, Options, Progress, build};
use sikta::ingest::{self, Page, Skipped, Why};
use sikta::search::{Query, Searcher};
use std::fs;
use std::path::Path;

#[test]
fn a_build_says_what_it_did_and_the_next_one_does_only_what_changed() {
    let dir = tempfile::tempdir().unwrap();
    let first = build_in(dir.path(), &[("a", NURSE), ("b", LAWYER), ("c", ISLAND)]);
    assert_eq!(
        (
            first.pages,
            first.new,
            first.changed,
            first.unchanged,
            first.removed
        ),
        (3, 3, 0, 0, 0)
    );
    let meta = fs::read(dir.path().join("meta.json")).unwrap();

    let second = build_in(dir.path(), &[("a", NURSE), ("b", LAWYER), ("c", ISLAND)]);
    assert_eq!(
        (
            second.pages,
            second.new,
            second.changed,
            second.unchanged,
            second.removed
        ),
        (3, 0, 0, 3, 0)
    );
    assert_eq!(second.manifest, first.manifest);
    assert_eq!(
        (second.passages, &second.facts),
        (first.passages, &first.facts)
    );
    assert_eq!(
        fs::read(dir.path().join("meta.json")).unwrap(),
        meta,
        "nothing to commit"
    );

    let third = build_in(dir.path(), &[("a", NURSE), ("b", ISLAND), ("d", LAWYER)]);
    assert_eq!(
        (
            third.pages,
            third.new,
            third.changed,
            third.unchanged,
            third.removed
        ),
        (3, 1, 1, 1, 1)
    );
    let searcher = Searcher::open(dir.path()).unwrap();
    assert_eq!(found(&searcher, "färjeläge"), ["b"]);
    assert_eq!(found(&searcher, "juristexamen"), ["d"]);
    assert_eq!(searcher.manifest().pages, 3);
}

#[test]
fn a_page_that_cannot_be_read_stays_as_it_stood() {
    let dir = tempfile::tempdir().unwrap();
    let all = [("a", NURSE), ("b", LAWYER), ("c", ISLAND)];
    let build_open = |why: Why, many| {
        build_in(dir.path(), &all);
        let skipped = Skipped::new("b", why);
        let skipped = if many { skipped.of_many() } else { skipped };
        let documents = vec![Ok(Page::from_text("a", NURSE)), Err(skipped)];
        build(
            dir.path(),
            documents.into_iter(),
            Options::default(),
            |_| {},
        )
        .unwrap()
    };
    let left = || {
        found(
            &Searcher::open(dir.path()).unwrap(),
            "juristexamen färjeläge",
        )
    };
    let io = || Why::Io("input/output error".to_owned());
    for why in [
        Why::Denied,
        Why::Vanished,
        io(),
        Why::Panicked(String::new()),
    ] {
        let summary = build_open(why, false);
        assert_eq!(
            (summary.unchanged, summary.kept, summary.removed),
            (1, 1, 1)
        );
        assert_eq!(summary.manifest.unwrap().pages, 2);
        assert_eq!(left(), ["b"]);
    }
    // A directory may hold them all.
    let summary = build_open(Why::Denied, true);
    assert_eq!(
        (summary.unchanged, summary.kept, summary.removed),
        (1, 2, 0)
    );
    assert_eq!(left().len(), 2);
    // These are verdicts on the page.
    for why in [Why::NotFound, Why::Binary { looks_like: None }] {
        let summary = build_open(why, false);
        assert_eq!((summary.kept, summary.removed), (0, 2));
        assert_eq!(left(), [""; 0]);
    }
    assert_eq!(build_in(dir.path(), &all).new, 2);
}

#[test]
fn an_incremental_index_answers_like_one_made_at_once() {
    let (once, steps) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let last = [("a", NURSE), ("b", LAWYER), ("c", ISLAND)];
    build_in(steps.path(), &[("c", NURSE), ("x", LAWYER)]);
    build_in(steps.path(), &[("c", ISLAND), ("b", LAWYER), ("a", ISLAND)]);
    let (one, other) = (build_in(once.path(), &last), build_in(steps.path(), &last));
    assert_eq!(one.manifest, other.manifest);
    assert_eq!((one.passages, one.facts), (other.passages, other.facts));
    let (one, other) = (
        Searcher::open(once.path()).unwrap(),
        Searcher::open(steps.path()).unwrap(),
    );
    let query = Query {
        limit: 100,
        ..Query::new("")
    };
    assert_eq!(one.search(&query).unwrap(), other.search(&query).unwrap());
    let facts = |s: &Searcher| s.facts().map(Result::unwrap).collect::<Vec<_>>();
    assert_eq!(facts(&one), facts(&other));
}

#[test]
fn the_number_of_jobs_and_the_order_of_pages_change_no_answer() {
    let texts: Vec<(String, String)> = (0..40)
        .map(|i| {
            (
                format!("page-{i:02}"),
                format!(
                    "Rubrik {i}\n\nEtt stycke om lön, nummer {i}. {}\n",
                    "Mer text. ".repeat(i)
                ),
            )
        })
        .collect();
    let mut texts: Vec<(&str, &str)> = texts.iter().map(|(id, text)| (&**id, &**text)).collect();
    let ask = |texts: &[(&str, &str)], jobs| {
        let dir = tempfile::tempdir().unwrap();
        let options = Options {
            jobs,
            ..Options::default()
        };
        let summary = build_with(dir.path(), texts, options).unwrap();
        let searcher = Searcher::open(dir.path()).unwrap();
        let query = Query {
            limit: 17,
            ..Query::new("lön stycke 7")
        };
        let kwic = searcher.kwic(&query, 20).unwrap();
        (summary.manifest, searcher.search(&query).unwrap(), kwic)
    };
    let one = ask(&texts, 1);
    assert_eq!(ask(&texts, 4), one);
    texts.reverse();
    assert_eq!(ask(&texts, 2), one);
}

#[test]
fn odd_pages_are_indexed() {
    let dir = tempfile::tempdir().unwrap();
    let long_word = "å".repeat(100_000);
    let summary = build_in(
        dir.path(),
        &[
            ("empty", ""),
            ("blank", " \n\r\n\t"),
            ("title", "Bara en titel"),
            ("long", &long_word),
            ("nul", "a\0b\u{feff}\n\nc\rd\n"),
            ("", "Sidan utan namn har en mening."),
        ],
    );
    assert_eq!((summary.pages, summary.skipped), (6, 0));
    let searcher = Searcher::open(dir.path()).unwrap();
    assert_eq!(found(&searcher, "titel"), ["title"]);
    assert_eq!(found(&searcher, &long_word), ["long"; 10]);
    assert_eq!(found(&searcher, "mening"), [""]);
    assert_eq!(
        build_in(dir.path(), &[("", "Sidan utan namn har en mening.")]).unchanged,
        1
    );
}

#[test]
fn a_long_paragraph_becomes_several_passages_and_loses_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let sentences: String = (0..400)
        .map(|i| format!("Mening nummer {i} säger något. "))
        .collect();
    let text = format!(
        "Titel\n\n{sentences}\n\n{}\n\nSlutet är här.\n",
        "å".repeat(9_001)
    );
    build_in(dir.path(), &[("a", &text)]);
    let searcher = Searcher::open(dir.path()).unwrap();
    let query = Query {
        limit: 100,
        ..Query::new("")
    };
    let hits = searcher.search(&query).unwrap().hits;
    let parts: String = hits
        .iter()
        .map(|h| slice(&text, h.source.start, h.source.end))
        .collect();
    let squeeze = |text: &str| text.split_whitespace().collect::<String>();
    assert_eq!(
        squeeze(&parts),
        squeeze(text.strip_prefix("Titel").unwrap())
    );
    for hit in &hits {
        assert!(hit.source.end - hit.source.start <= 4096);
        if !hit.snippet.text.starts_with('å') {
            let part = slice(&text, hit.source.start, hit.source.end);
            assert!(part.ends_with('.'), "cut between sentences");
        }
    }
    assert!(hits.len() > 8);
}

#[test]
fn no_pages_make_an_index_that_finds_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let summary = build_in(dir.path(), &[]);
    assert_eq!((summary.pages, summary.passages), (0, 0));
    let searcher = Searcher::open(dir.path()).unwrap();
    let answer = searcher.search(&Query::new("lön")).unwrap();
    assert_eq!((answer.total, answer.hits.len()), (0, 0));
    assert_eq!(searcher.facts().count(), 0);
    assert_eq!(searcher.kwic(&Query::new("lön"), 10).unwrap().lines, []);
}

#[test]
fn bad_documents_are_reported_and_passed_over() {
    let dir = tempfile::tempdir().unwrap();
    let long = "i".repeat(5000);
    let documents = vec![
        Ok(Page::from_text("a", NURSE)),
        Err(Skipped::new("gone", Why::Vanished)),
        Err(Skipped::new("x.png", Why::OtherKind)),
        Ok(Page::from_text("a", LAWYER)),
        Ok(Page::from_text(long.as_str(), LAWYER)),
        Ok(Page::from_text("b", ISLAND)),
    ];
    let mut seen = Vec::new();
    let summary = build(
        dir.path(),
        documents.into_iter(),
        Options::default(),
        |progress| {
            if let Progress::Skipped(skipped) = progress {
                seen.push(skipped.why.clone());
            }
        },
    )
    .unwrap();
    assert_eq!(
        (summary.pages, summary.skipped, summary.other_files),
        (2, 3, 1)
    );
    assert_eq!(
        seen,
        [Why::Vanished, Why::OtherKind, Why::SameId, Why::LongId]
    );
    let searcher = Searcher::open(dir.path()).unwrap();
    assert_eq!(
        found(&searcher, "juristexamen"),
        [""; 0],
        "of two with one id the first counts"
    );
    assert_eq!(found(&searcher, "färjeläge"), ["b"]);
}

#[test]
fn the_seed_is_found_in_the_corpus_that_is_shipped() {
    let dir = tempfile::tempdir().unwrap();
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let documents = ingest::sources([corpus], ingest::Options::default());
    let summary = build(dir.path(), documents, Options::default(), |_| {}).unwrap();
    assert_eq!(summary.skipped, 0, "{:?}", summary.reasons);
    let searcher = Searcher::open(dir.path()).unwrap();
    let query = Query {
        limit: 3,
        ..Query::new("utbildning ekonomi juridik")
    };
    let hits = searcher.search(&query).unwrap().hits;
    let seed = hits
        .iter()
        .find(|h| h.source.page.contains("kontoansvarig"));
    let seed = seed.expect("among the first three");
    let words = "högre utbildning inom ekonomi, juridik eller ledning";
    assert!(seed.snippet.text.contains(words), "{}", seed.snippet.text);
    assert_eq!(seed.source.section.as_deref(), Some("Kompetensuppsättning"));
}

#[test]
fn a_copy_is_marked_and_the_mark_follows_what_it_is_a_copy_of() {
    let own = |n: usize| {
        format!(
            "Mening nummer {n} handlar om yrket och om hur det är att arbeta natt på ett sjukhus i norr.\n\n"
        )
    };
    let first: String = (0..8).map(own).collect();
    let first = format!("Så blir du sjuksköterska\n\n{first}");
    let second = first.replace("Så blir du", "Bli");
    let dir = tempfile::tempdir().unwrap();
    let marks = |texts: &[(&str, &str)]| {
        let summary = build_in(dir.path(), texts);
        let searcher = Searcher::open(dir.path()).unwrap();
        let query = Query {
            grain: Some(Grain::Article),
            ..Query::new("sjukhus")
        };
        let hits = searcher.search(&query).unwrap().hits;
        let mut marks: Vec<_> = hits
            .into_iter()
            .map(|hit| (hit.source.page, hit.source.copy_of))
            .collect();
        marks.sort();
        let pages = |text: &str| {
            let mut pages = found(&searcher, text);
            pages.sort();
            pages.dedup();
            pages
        };
        let asked = ["sjukhus copy:no", "sjukhus kopia:yes", "sjukhus -copy:yes"].map(pages);
        (
            marks,
            asked,
            (summary.new, summary.changed, summary.unchanged),
        )
    };
    let mark = |page: &str, of: Option<&str>| (page.to_owned(), of.map(str::to_owned));
    let only = |page: &str| vec![page.to_owned()];
    let none = Vec::<String>::new();
    let both = [("b", &*first), ("c", &*second)];
    let copied = vec![mark("b", None), mark("c", Some("b"))];
    assert_eq!(
        marks(&both),
        (copied.clone(), [only("b"), only("c"), only("b")], (2, 0, 0))
    );
    assert_eq!(marks(&both).2, (0, 0, 2));
    // One that comes before both makes copies of both.
    let three = [("a", &*first), both[0], both[1]];
    let all = vec![mark("a", None), mark("b", Some("a")), mark("c", Some("a"))];
    let (now, asked, counts) = marks(&three);
    assert_eq!((now, counts), (all, (1, 2, 0)));
    assert_eq!(asked[0], only("a"));
    assert_eq!(asked[1].len(), 2);
    // And without what they are copies of they are none.
    assert_eq!(marks(&both).0, copied);
    assert_eq!(
        marks(&both[1..]),
        (
            vec![mark("c", None)],
            [only("c"), none, only("c")],
            (0, 1, 0)
        )
    );
    // The mark is of the index alone: a fresh one has the same.
    let fresh = tempfile::tempdir().unwrap();
    build_in(fresh.path(), &both);
    let facts = |dir: &Path| -> Vec<_> {
        let searcher = Searcher::open(dir).unwrap();
        searcher
            .facts()
            .map(|f| f.unwrap().source.copy_of)
            .collect()
    };
    let here = build_in(dir.path(), &both).manifest;
    assert_eq!(facts(dir.path()), facts(fresh.path()));
    // The same pages in another order have other marks, so that `copy:no` has another answer: the corpus is another.
    let turned = tempfile::tempdir().unwrap();
    let there = build_in(turned.path(), &[both[1], both[0]]).manifest;
    assert_ne!(there.unwrap().corpus, here.clone().unwrap().corpus);
    let again = build_in(turned.path(), &both);
    assert_eq!((again.changed, again.manifest), (2, here));
    for dir in [&dir, &turned] {
        assert_eq!(sikta::index::check(dir.path()).unwrap().faults, []);
    }
}
