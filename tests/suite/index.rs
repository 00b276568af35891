//! Index and search, on directories of their own.

use sikta::error::Error;
use sikta::index::{Grain, Options, Progress, Stems, Summary, build, words};
use sikta::ingest::{self, Page, Skipped, Why, html};
use sikta::search::{Note, Query, Searcher};
use std::collections::BTreeMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const NURSE: &str = "Så blir du sjuksköterska\n\nSjuksköterskan arbetar på sjukhus och i hemtjänst. \
    Arbetet är viktigt för många människor.\n\nLön och villkor\n\nSjuksköterskor har ofta skiftarbete. \
    Den som arbetar på natten får mer i lön än den som arbetar på dagen, och det märks.\n";
const LAWYER: &str = "Advokat – ett yrke med ansvar\n\nAdvokater företräder sina klienter i domstol och ger råd.\n\n\
    Utbildning\n\nDu behöver en juristexamen, och därefter arbetar du som biträdande jurist på en byrå.\n";
const ISLAND: &str =
    "Livet på en ö\n\nPå ön finns ett färjeläge. Färjan går varje timme till fastlandet.\n";

fn pages(pages: &[(&str, &str)]) -> Vec<Result<Page, Skipped>> {
    let page = |(id, text): &(&str, &str)| Ok(Page::from_text(*id, *text));
    pages.iter().map(page).collect()
}

fn build_with(dir: &Path, texts: &[(&str, &str)], options: Options) -> Result<Summary, Error> {
    build(dir, pages(texts).into_iter(), options, |_| {})
}

fn build_in(dir: &Path, texts: &[(&str, &str)]) -> Summary {
    build_with(dir, texts, Options::default()).unwrap()
}

fn three(dir: &Path) -> Searcher {
    build_in(
        dir,
        &[("nurse", NURSE), ("lawyer", LAWYER), ("island", ISLAND)],
    );
    Searcher::open(dir).unwrap()
}

/// The page of each hit.
fn found(searcher: &Searcher, text: &str) -> Vec<String> {
    let answer = searcher.search(&Query::new(text)).unwrap();
    let hits: Vec<_> = answer.hits.into_iter().filter(|h| !h.near).collect();
    assert_eq!(hits.len(), answer.total.min(10), "{text}");
    hits.into_iter().map(|h| h.source.page).collect()
}

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
fn swedish_letters_are_letters() {
    let dir = tempfile::tempdir().unwrap();
    let searcher = three(dir.path());
    assert_eq!(found(&searcher, "ö"), ["island"; 1]);
    assert_eq!(found(&searcher, "o"), [""; 0]);
    assert_eq!(found(&searcher, "FÄRJELÄGE"), ["island"]);
    assert_eq!(
        found(&searcher, "fa\u{308}rjela\u{308}ge"),
        ["island"],
        "decomposed letters"
    );
    assert_eq!(found(&searcher, "farjelage"), [""; 0]);
}

#[test]
fn words_are_found_by_their_stem_and_first_by_their_exact_form() {
    let stems = Stems::of("sv");
    for forms in [
        &[
            "sjuksköterska",
            "sjuksköterskan",
            "sjuksköterskor",
            "sjuksköterskans",
            "sjuksköterskornas",
        ][..],
        &[
            "advokat",
            "advokaten",
            "advokater",
            "advokaterna",
            "advokats",
        ],
        &["utbildningsplan", "utbildningsplanen", "utbildningsplaner"],
        &["eu", "eu:s"],
        &["lön", "lönen", "löner", "lönerna"],
    ] {
        let stem = stems.stem(forms[0]);
        for form in forms {
            assert_eq!(stems.stem(form), stem, "{form}");
        }
    }
    for (one, other) in [
        ("kan", "kock"),
        ("man", "mor"),
        ("sedan", "sed"),
        ("plan", "plats"),
        ("ö", "o"),
    ] {
        assert_ne!(stems.stem(one), stems.stem(other));
    }
    let dir = tempfile::tempdir().unwrap();
    let texts = [
        ("a", "Text\n\nVi söker advokaten som vi talade om i går.\n"),
        ("b", "Text\n\nVi söker advokater som vi talade om i går.\n"),
    ];
    build_in(dir.path(), &texts);
    let searcher = Searcher::open(dir.path()).unwrap();
    assert_eq!(found(&searcher, "advokaten"), ["a", "b"]);
    assert_eq!(found(&searcher, "advokater"), ["b", "a"]);
    assert_eq!(
        found(&searcher, "advokat"),
        ["a", "b"],
        "equals in the order of their ids"
    );
    assert_eq!(
        found(&searcher, "\"advokaten\""),
        ["a"],
        "in quotes only the exact form"
    );
    assert_eq!(found(&searcher, "advok*"), ["a", "b"]);
}

#[test]
fn a_stem_never_moves_a_word() {
    let text = "EU:s sjuksköterskor – i Göteborg, 25 000 kr/mån; d\u{300}e";
    for word in words(text) {
        let there = &text[word.range];
        assert_eq!(
            words(there).map(|w| w.exact).collect::<Vec<_>>(),
            [word.exact]
        );
    }
}

#[test]
fn phrases_exclusions_and_stop_words() {
    let dir = tempfile::tempdir().unwrap();
    let searcher = three(dir.path());
    assert_eq!(found(&searcher, "\"på sjukhus\""), ["nurse"]);
    assert_eq!(found(&searcher, "\"sjukhus på\""), [""; 0]);
    assert_eq!(
        found(&searcher, "på en -färjan -natten -\"och därefter\""),
        ["nurse"]
    );
    assert_eq!(
        found(&searcher, "och i").len(),
        4,
        "a query of stop words finds"
    );
    let answer = searcher.search(&Query::new("-färjan")).unwrap();
    assert!(answer.total > 0 && answer.hits.iter().all(|h| h.source.page != "island"));
}

#[test]
fn more_of_the_words_and_words_in_headings_come_first() {
    let dir = tempfile::tempdir().unwrap();
    build_in(
        dir.path(),
        &[
            (
                "a",
                "Text\n\nStycket nämner ekonomi en enda gång och inte mycket mer än så.\n",
            ),
            (
                "b",
                "Text\n\nStycket nämner ekonomi och juridik var sin gång och inte mer än så.\n",
            ),
            (
                "c",
                "Text\n\nJuridik och ekonomi\n\nEtt stycke som handlar om det som rubriken säger, i fler ord.\n",
            ),
        ],
    );
    let searcher = Searcher::open(dir.path()).unwrap();
    assert_eq!(found(&searcher, "ekonomi juridik"), ["c", "b", "a"]);
}

fn build_html(dir: &Path, pages: &[(&str, String)]) -> Searcher {
    let pages = pages.iter().map(|(id, markup)| Ok(html::page(*id, markup)));
    let pages: Vec<Result<Page, Skipped>> = pages.collect();
    build(dir, pages.into_iter(), Options::default(), |_| {}).unwrap();
    Searcher::open(dir).unwrap()
}

/// The text of each hit.
fn texts(searcher: &Searcher, text: &str) -> Vec<String> {
    let answer = searcher.search(&Query::new(text)).unwrap();
    answer.hits.into_iter().map(|h| h.snippet.text).collect()
}

#[test]
fn headings_are_found_in_what_stands_under_them() {
    let dir = tempfile::tempdir().unwrap();
    let one = "Ett stycke som säger något om arbetet på en byrå, i en hel mening och inte mer.";
    let two =
        "Här följer ett annat stycke, som handlar om pengar och tid och hur de hänger samman.";
    let page = format!(
        "<h1>Yrket</h1><p>{one}</p><h2>Villkor</h2><h3>Lön</h3><p>{two}</p><h2>Läsvärt</h2>"
    );
    let bare = "<h1>Bara titel</h1><h2>Bara rubrik</h2>".to_owned();
    let searcher = build_html(dir.path(), &[("a", page), ("b", bare)]);
    assert_eq!(texts(&searcher, "lön"), [two]);
    assert_eq!(texts(&searcher, "villkor"), [two], "the heading above it");
    assert_eq!(texts(&searcher, "yrket"), [one, two]);
    assert_eq!(texts(&searcher, "läsvärt"), [""; 0], "nothing is under it");
    assert_eq!(texts(&searcher, "bara"), ["Bara rubrik", "Bara titel"]);
}

#[test]
fn a_scrap_under_a_heading_does_not_outrank_a_paragraph_that_has_the_word() {
    let dir = tempfile::tempdir().unwrap();
    let scrap = "Ett avtal från år 2023.";
    let prose = "Den som börjar i yrket får en lön som är lägre än den som de erfarna har, och den \
        stiger sedan varje år med hur mycket ansvar man tar och hur svåra ärenden man har hand om.";
    let page = format!("<h1>Yrket</h1><h2>Lön</h2><p>{scrap}</p><p>{prose}</p>");
    let searcher = build_html(dir.path(), &[("a", page)]);
    assert_eq!(texts(&searcher, "lön"), [prose, scrap]);
}

#[test]
fn hits_lead_back_to_the_source() {
    let dir = tempfile::tempdir().unwrap();
    let searcher = three(dir.path());
    let texts = BTreeMap::from([("nurse", NURSE), ("lawyer", LAWYER), ("island", ISLAND)]);
    for grain in [Grain::Passage, Grain::Fact, Grain::Article] {
        let query = Query {
            grain: Some(grain),
            limit: 100,
            ..Query::new("")
        };
        for hit in searcher.search(&query).unwrap().hits {
            let there = slice(texts[&*hit.source.page], hit.source.start, hit.source.end);
            assert_eq!(hit.snippet.text, there);
            if let Some(fact) = hit.fact {
                assert_eq!(
                    slice(texts[&*hit.source.page], fact.value_start, fact.value_end),
                    fact.value
                );
            }
        }
    }
    let kwic = searcher.kwic(&Query::new("färja"), 12).unwrap();
    let lines: Vec<_> = kwic
        .lines
        .iter()
        .map(|l| (&*l.left, &*l.keyword, &*l.right))
        .collect();
    assert_eq!(lines, [(" färjeläge. ", "Färjan", " går varje t")]);
    let line = &kwic.lines[0];
    assert_eq!(slice(ISLAND, line.source.start, line.source.end), "Färjan");
}

fn slice(text: &str, start: usize, end: usize) -> String {
    text.chars().skip(start).take(end - start).collect()
}

#[test]
fn snippets_show_the_best_part_and_mark_what_matched() {
    let dir = tempfile::tempdir().unwrap();
    let filler = "Här står något helt annat som ingen frågar efter. ".repeat(40);
    let text = format!(
        "Titel\n\n{filler}En lön nämns. {filler}Advokatens lön är förhandlingsbar. {filler}\n"
    );
    build_in(dir.path(), &[("a", &text)]);
    let searcher = Searcher::open(dir.path()).unwrap();
    let answer = searcher.search(&Query::new("advokat löner")).unwrap();
    let snippet = &answer.hits[0].snippet;
    let marked: Vec<&str> = snippet
        .marks
        .iter()
        .map(|m| &snippet.text[m.clone()])
        .collect();
    assert_eq!(marked, ["Advokatens", "lön"]);
    assert!(snippet.cut_before && snippet.cut_after && snippet.text.chars().count() <= 320);
    let parts: String = snippet.parts().map(|(part, _)| part).collect();
    assert_eq!(parts, snippet.text);
    assert_eq!(snippet.parts().filter(|(_, marked)| *marked).count(), 2);
}

#[test]
fn filters_and_counts() {
    let dir = tempfile::tempdir().unwrap();
    let searcher = three(dir.path());
    let query = Query {
        sections: vec!["utbildning".into()],
        ..Query::new("")
    };
    let answer = searcher.search(&query).unwrap();
    assert_eq!((answer.total, &*answer.hits[0].source.page), (1, "lawyer"));
    let all = searcher.search(&Query::new("")).unwrap();
    let sections = all.counts.iter().find(|c| c.field == "section").unwrap();
    let values: Vec<_> = sections
        .values
        .iter()
        .map(|v| (&*v.value, v.count))
        .collect();
    assert_eq!(values, [("Lön och villkor", 1), ("Utbildning", 1)]);
    let langs = all.counts.iter().find(|c| c.field == "lang").unwrap();
    assert_eq!(
        langs.values.iter().map(|v| v.count).sum::<usize>(),
        all.total
    );
    // Articles are counted once, however many of their passages match.
    let query = Query {
        grain: Some(Grain::Article),
        ..Query::new("")
    };
    let articles = searcher.search(&query).unwrap();
    assert_eq!(articles.total, 3);
    let langs = articles.counts.iter().find(|c| c.field == "lang").unwrap();
    assert_eq!(langs.values.iter().map(|v| v.count).sum::<usize>(), 3);
}

#[test]
fn pages_of_hits_join_without_gap() {
    let dir = tempfile::tempdir().unwrap();
    let searcher = three(dir.path());
    let ask = |offset, limit| {
        searcher
            .search(&Query {
                offset,
                limit,
                ..Query::new("och en")
            })
            .unwrap()
            .hits
    };
    let all = ask(0, 100);
    let parts: Vec<_> = (0..all.len()).flat_map(|i| ask(i, 1)).collect();
    assert_eq!(parts, all);
    assert!(ask(all.len(), 10).is_empty());
    assert!(ask(usize::MAX, usize::MAX).is_empty());
    let lines = |offset, limit| {
        searcher
            .kwic(
                &Query {
                    offset,
                    limit,
                    ..Query::new("och en")
                },
                9,
            )
            .unwrap()
            .lines
    };
    let all = lines(0, 100);
    assert_eq!(
        (0..all.len()).flat_map(|i| lines(i, 1)).collect::<Vec<_>>(),
        all
    );
}

#[test]
fn odd_queries_are_answered_and_say_what_was_passed_over() {
    let dir = tempfile::tempdir().unwrap();
    let searcher = three(dir.path());
    let long = "ord ".repeat(200);
    let huge = "a".repeat(1_000_000);
    for (text, note) in [
        ("\"på sjukhus", Some(Note::OpenQuote)),
        ("lön AND villkor", Some(Note::OperatorIsWord)),
        ("!!! ?", Some(Note::NoWords)),
        ("\"\"", Some(Note::NoWords)),
        ("-sjukhus", Some(Note::OnlyExclusions)),
        ("* a*", Some(Note::LoneStar)),
        (&long, Some(Note::TooManyWords)),
        ("", None),
        ("   ", None),
        (&huge, None),
        ("(((((", Some(Note::NoWords)),
        ("kind:pay [a TO b] ^3 ~2 \\ / :", None),
        ("\0\u{202e}\u{feff}\r\n", Some(Note::NoWords)),
        ("- -- --x \"- \" -\"", None),
        ("ﬀ İ ß Ω 你好", None),
        ("\u{301}\u{301}", None),
    ] {
        let query = Query::new(text);
        let answer = searcher.search(&query).unwrap();
        if let Some(note) = note {
            assert!(answer.notes.contains(&note), "{text:?}: {:?}", answer.notes);
        }
        searcher.kwic(&query, 30).unwrap();
    }
    assert_eq!(searcher.search(&Query::new("!!!")).unwrap().total, 0);
    let query = Query::new("hur lön \"och i\" -och EU-rätt sjuk* och");
    let answer = searcher.search(&query).unwrap();
    assert_eq!(answer.understood, "lön \"och i\" -och eu-rätt sjuk*");
    assert_eq!(answer.left_out, ["hur", "och"]);
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
    let other = text.replace("\\\"schema\\\":2", "\\\"schema\\\":999");
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
        command.args(["index::build_without_end", "--exact"]);
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
fn parts_of_compounds_find_and_words_that_are_alike_are_only_near() {
    let page = "Vägen till yrket\n\nEn grundutbildning i ekonomi räcker för de flesta som söker sig hit.\n";
    let dir = tempfile::tempdir().unwrap();
    build_in(dir.path(), &[("a", page)]);
    let searcher = Searcher::open(dir.path()).unwrap();
    let answer = |text: &str| searcher.search(&Query::new(text)).unwrap();
    let marked = |text: &str| -> Vec<String> {
        let hit = answer(text).hits.remove(0);
        let parts = hit.snippet.parts();
        parts.filter(|p| p.1).map(|p| p.0.to_owned()).collect()
    };
    assert_eq!(answer("utbildning").total, 1);
    assert_eq!(marked("utbildningen"), ["grundutbildning"]);
    // None of these stands there, in any form.
    for text in ["vidareutbildning", "ekonommi"] {
        let answer = answer(text);
        assert_eq!((answer.total, answer.hits.len()), (0, 1), "{text}");
        assert!(answer.hits[0].near);
    }
    assert_eq!(marked("ekonommi"), ["ekonomi"]);
    assert!(answer("legitimation").hits.is_empty());
    let kwic = searcher.kwic(&Query::new("utbildning"), 20).unwrap();
    assert!(kwic.lines.is_empty(), "{kwic:?}");
}
