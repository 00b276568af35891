//! Hits: where they stand, what of them is shown, and which are counted.

use super::{ISLAND, LAWYER, NURSE, build_in, slice, three};
use sikta::index::Grain;
use sikta::search::{Note, Query, Searcher};
use std::collections::BTreeMap;

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
        ("\"på sjukhus", None),
        ("lön AND villkor", None),
        ("!!! ?", Some(Note::NoWords)),
        ("\"\"", Some(Note::NoWords)),
        ("-sjukhus", Some(Note::OnlyExclusions)),
        ("* lön a*", Some(Note::LoneStar)),
        ("ab~ lön", Some(Note::LoneTilde)),
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
