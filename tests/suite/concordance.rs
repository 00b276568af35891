//! Concordance against counts made another way: words split at what is no letter, sentences written one a paragraph, and
//! the formulas in the form that needs no expected values.

use sikta::concordance::{
    Sort, Span, Unit, collocations, keyness, lines, list, measure, sort_key, trend,
};
use sikta::index::{Options, build};
use sikta::ingest::{Meta, Page};
use sikta::search::{Query, Searcher};
use std::collections::BTreeMap;

/// Sentences of made-up pages, without a title.
const PAGES: [(&str, &str, &[&str]); 3] = [
    (
        "a",
        "2021-05-01",
        &[
            "Svetsaren arbetar i en stor hall och arbetar ofta på kvällen.",
            "En svetsare tjänar en bra lön och trivs med arbetet i hallen.",
            "Åkeriet ligger nära verkstaden där svetsaren arbetar varje dag.",
        ],
    ),
    (
        "b",
        "2022-01-10",
        &[
            "Kocken arbetar i ett kök och lagar mat till många gäster varje dag.",
            "Den som är kock arbetar ofta på kvällen och får en bra lön.",
            "Ängslan före öppningen hör till arbetet men den går snart över.",
        ],
    ),
    (
        "c",
        "2022-09-09",
        &[
            "Läraren arbetar i en skola och undervisar många elever varje dag.",
            "En lärare har en bra lön och arbetar sällan på kvällen.",
        ],
    ),
];

fn index() -> (tempfile::TempDir, Searcher) {
    let dir = tempfile::tempdir().unwrap();
    let pages = PAGES.map(|(id, date, sentences)| {
        let mut page = Page::from_text(id, sentences.join("\n\n"));
        page.meta = Meta {
            published: Some(date.to_owned()),
            ..Meta::default()
        };
        Ok(page)
    });
    build(dir.path(), pages.into_iter(), Options::default(), |_| {}).unwrap();
    let searcher = Searcher::open(dir.path()).unwrap();
    (dir, searcher)
}

fn split(sentence: &str) -> Vec<String> {
    sentence
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn sentences() -> Vec<(&'static str, Vec<String>)> {
    PAGES
        .iter()
        .flat_map(|(id, _, all)| all.iter().map(|s| (*id, split(s))))
        .collect()
}

fn asked(text: &str) -> Query {
    Query {
        limit: 10_000,
        ..Query::new(text)
    }
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9 * (1.0 + b.abs())
}

/// G² by way of entropies: 2 · (Σ cells x ln x − Σ margins x ln x + n ln n).
fn g2(a: f64, b: f64, c: f64, d: f64) -> f64 {
    let h = |x: f64| if x > 0.0 { x * x.ln() } else { 0.0 };
    2.0 * (h(a) + h(b) + h(c) + h(d) - h(a + b) - h(c + d) - h(a + c) - h(b + d) + h(a + b + c + d))
}

#[test]
fn collocations_are_those_of_a_count_by_hand() {
    let (_dir, searcher) = index();
    // In quotes, so that only this form is a node.
    let query = asked("\"arbetar\"");
    for window in [1usize, 2, 5, usize::MAX / 2] {
        let span = match window {
            0..10 => Span::Window(window, window),
            _ => Span::Sentence,
        };
        let mut counts: BTreeMap<String, (f64, f64)> = BTreeMap::new();
        let (mut nodes, mut near_words, mut all) = (0, 0.0, 0.0);
        for (_, words) in sentences() {
            for (i, word) in words.iter().enumerate() {
                if word == "arbetar" {
                    nodes += 1;
                    continue;
                }
                let beside =
                    (0..words.len()).any(|j| words[j] == "arbetar" && i.abs_diff(j) <= window);
                let count = counts.entry(word.clone()).or_default();
                count.1 += 1.0;
                all += 1.0;
                if beside {
                    count.0 += 1.0;
                    near_words += 1.0;
                }
            }
        }
        let found = collocations(&searcher, &query, span, Unit::Form, 1).unwrap();
        assert_eq!(found.nodes, nodes);
        assert_eq!(found.words as f64, all);
        assert_eq!(found.near as f64, near_words);
        let expected = counts.values().filter(|count| count.0 > 0.0).count();
        assert_eq!(found.collocates.len(), expected);
        for c in &found.collocates {
            let (both, word) = counts[&c.word];
            assert_eq!((c.near as f64, c.all as f64), (both, word), "{}", c.word);
            let chance = near_words * word / all;
            let sign = if both < chance { -1.0 } else { 1.0 };
            let rest = all - near_words - word + both;
            let by_hand = sign * g2(both, near_words - both, word - both, rest);
            assert!(
                (c.log_likelihood - by_hand).abs() < 1e-6,
                "{}: {} {by_hand}",
                c.word,
                c.log_likelihood
            );
            assert!(near(
                c.mutual_information,
                both.log2() + all.log2() - near_words.log2() - word.log2()
            ));
            assert!(near(c.t_score, both.sqrt() - chance / both.sqrt()));
            assert!(near(
                c.log_dice,
                15.0 + both.log2() - (nodes as f64 + word).log2()
            ));
        }
        let scores = found.collocates.windows(2);
        assert!(
            scores
                .into_iter()
                .all(|w| w[0].log_likelihood >= w[1].log_likelihood)
        );
    }
}

#[test]
fn lists_and_their_spread_are_those_of_a_count_by_hand() {
    let (_dir, searcher) = index();
    for n in [1, 2, 3] {
        let mut counts: BTreeMap<String, BTreeMap<&str, f64>> = BTreeMap::new();
        let mut sizes: BTreeMap<&str, f64> = BTreeMap::new();
        for (page, words) in sentences() {
            *sizes.entry(page).or_default() += words.len() as f64;
            for i in 0..(words.len() + 1).saturating_sub(n) {
                let run = words[i..i + n].join(" ");
                *counts.entry(run).or_default().entry(page).or_default() += 1.0;
            }
        }
        let all: f64 = sizes.values().sum();
        let found = list(&searcher, &asked(""), n, Unit::Form, 1).unwrap();
        assert_eq!((found.pages, found.words as f64), (3, all));
        assert_eq!(found.items.len(), counts.len());
        for item in &found.items {
            let by_page = &counts[&item.text];
            let count: f64 = by_page.values().sum();
            assert_eq!(item.count as f64, count, "{}", item.text);
            assert_eq!(item.pages, by_page.len());
            assert!(near(item.per_million, count / all * 1e6));
            // Gries: half the sum of |observed share − expected share|, by 1 − the smallest share.
            let smallest = sizes.values().fold(all, |a, &b| a.min(b)) / all;
            let apart: f64 = sizes
                .iter()
                .map(|(page, size)| (by_page.get(page).unwrap_or(&0.0) / count - size / all).abs())
                .sum();
            assert!(
                near(item.deviation, apart / 2.0 / (1.0 - smallest)),
                "{item:?}"
            );
            // Juilland: 1 − V / √(n − 1), V by way of the mean of squares.
            let rates: Vec<f64> = sizes
                .iter()
                .map(|(page, size)| by_page.get(page).unwrap_or(&0.0) / size)
                .collect();
            let mean = rates.iter().sum::<f64>() / 3.0;
            let squares = rates.iter().map(|r| r * r).sum::<f64>() / 3.0;
            let v = (squares - mean * mean).max(0.0).sqrt() / mean;
            assert!(
                (item.juilland - (1.0 - v / 2f64.sqrt())).abs() < 1e-6,
                "{item:?}"
            );
        }
    }
}

#[test]
fn key_words_are_those_of_a_count_by_hand() {
    let (_dir, searcher) = index();
    // What "kvällen" finds against all other passages.
    let (mut own, mut other): (BTreeMap<String, f64>, BTreeMap<String, f64>) = Default::default();
    for (_, words) in sentences() {
        let side = match words.iter().any(|w| w == "kvällen") {
            true => &mut own,
            false => &mut other,
        };
        for word in words {
            *side.entry(word).or_default() += 1.0;
        }
    }
    let (n, m): (f64, f64) = (own.values().sum(), other.values().sum());
    let found = keyness(&searcher, &asked("\"kvällen\""), None, Unit::Form, 1).unwrap();
    assert_eq!((found.words as f64, found.against as f64), (n, m));
    assert!(!found.keys.is_empty());
    for key in &found.keys {
        let a = own.get(&key.word).copied().unwrap_or(0.0);
        let b = other.get(&key.word).copied().unwrap_or(0.0);
        assert_eq!(
            (key.count as f64, key.against as f64),
            (a, b),
            "{}",
            key.word
        );
        let h = |x: f64, of: f64| if x > 0.0 { x * (x / of).ln() } else { 0.0 };
        // 2 · Σ x ln(rate / rate of both)
        let both = (a + b) / (n + m);
        let g = 2.0 * (h(a, n) - a * both.ln() + h(b, m) - b * both.ln());
        let g = if a / n < b / m { -g } else { g };
        assert!((key.log_likelihood - g).abs() < 1e-6, "{key:?} {g}");
        let some = |x: f64| if x == 0.0 { 0.5 } else { x };
        let ratio = (some(a) / n).log2() - (some(b) / m).log2();
        assert!(near(key.log_ratio, ratio), "{key:?}");
    }
    assert_eq!(found.keys[0].word, "kvällen");
}

#[test]
fn lines_sort_left_and_right_as_swedish_has_it() {
    let (_dir, searcher) = index();
    let before = |sort: &[Sort]| -> Vec<String> {
        let found = lines(&searcher, &asked("\"arbetar\""), sort, Unit::Form, 200).unwrap();
        assert_eq!(found.total, 7);
        let last = |text: &str| split(text).pop().unwrap_or_default();
        found.lines.iter().map(|line| last(&line.left)).collect()
    };
    assert_eq!(
        before(&[Sort::Left(1)]),
        [
            "kock",
            "kocken",
            "läraren",
            "och",
            "och",
            "svetsaren",
            "svetsaren"
        ]
    );
    let mut words = [
        "ö", "z", "å", "é", "e", "ä", "f", "Örn", "a b", "ab", "zoo", "zå",
    ];
    words.sort_by_key(|word| sort_key(word));
    assert_eq!(
        words,
        [
            "a b", "ab", "e", "é", "f", "z", "zoo", "zå", "å", "ä", "ö", "Örn"
        ]
    );
    assert_eq!("2R".parse(), Ok(Sort::Right(2)));
    assert!("0L".parse::<Sort>().is_err() && "ö".parse::<Sort>().is_err());
    // A line leads back to the page.
    let found = lines(&searcher, &asked("ängslan"), &[Sort::Node], Unit::Lemma, 9).unwrap();
    let source = &found.lines[0].source;
    let page = PAGES[1].2.join("\n\n");
    let text: String = page
        .chars()
        .skip(source.start)
        .take(source.end - source.start)
        .collect();
    assert_eq!(text, "Ängslan");
}

#[test]
fn a_trend_counts_by_year() {
    let (_dir, searcher) = index();
    let found = trend(&searcher, &asked("\"arbetar\"")).unwrap();
    let rows: Vec<_> = found
        .years
        .iter()
        .map(|year| (year.year, year.pages, year.count))
        .collect();
    assert_eq!(rows, [(Some(2021), 1, 3), (Some(2022), 2, 4)]);
    let words: usize = found.years.iter().map(|year| year.words).sum();
    assert_eq!(words, sentences().iter().map(|s| s.1.len()).sum::<usize>());
}

#[test]
fn measures_have_their_known_values() {
    // Rayson and Garside: 2 · 10 · ln 2 where a word stands ten times in one of two equal corpora.
    assert!(near(
        measure::key_likelihood(10.0, 1000.0, 0.0, 1000.0),
        20.0 * 2f64.ln()
    ));
    assert_eq!(measure::log_ratio(8.0, 100.0, 2.0, 100.0), 2.0);
    assert_eq!(measure::log_dice(5.0, 5.0, 5.0), 14.0);
    // Even, and all in one of four equal parts.
    let four = measure::Parts::of([10.0, 10.0, 0.0, 10.0, 10.0]);
    let (even, one) = ([(2.0, 10.0); 4], [(8.0, 10.0)]);
    let both =
        |has: &[(f64, f64)], all| (measure::juilland(has, all), measure::deviation(has, all));
    assert_eq!(both(&even, four), (1.0, 0.0));
    let of_one = both(&one, four);
    assert!(of_one.0.abs() < 1e-9 && near(of_one.1, 1.0));
    assert_eq!(both(&[], measure::Parts::of([])), (1.0, 0.0));
}

#[test]
fn key_words_compare_like_with_like() {
    const EN: [&str; 2] = [
        "The welder works in a large hall and often works in the evening.",
        "A teacher has a good salary and seldom works in the evening at school.",
    ];
    let dir = tempfile::tempdir().unwrap();
    let swedish = PAGES.map(|(id, _, sentences)| (id.to_owned(), sentences.join("\n\n")));
    let english = (0..3).map(|i| {
        (
            format!("e{i}"),
            format!("{}\n\n{}\n\nPart {i} of the text.", EN[0], EN[1]),
        )
    });
    let pages = swedish.into_iter().chain(english);
    let pages: Vec<_> = pages
        .map(|(id, text)| Ok(Page::from_text(id, text)))
        .collect();
    build(dir.path(), pages.into_iter(), Options::default(), |_| {}).unwrap();
    let searcher = Searcher::open(dir.path()).unwrap();
    let key = |of: &Query, against: Option<&Query>| {
        keyness(&searcher, of, against, Unit::Form, 1).unwrap()
    };
    let swedish = |text: &str| Query {
        langs: vec!["sv".into()],
        ..asked(text)
    };
    let words: usize = sentences().iter().map(|(_, words)| words.len()).sum();
    // No English word, on either side.
    let found = key(&swedish("\"kvällen\""), None);
    assert_eq!(found.words + found.against, words);
    assert!(
        found
            .keys
            .iter()
            .all(|key| !["the", "a", "works"].contains(&&*key.word))
    );
    // A language is compared with the others.
    let found = key(&swedish(""), None);
    assert_eq!(found.words, words);
    assert!(found.against > 0 && found.keys.last().unwrap().word == "the");
    // What both find counts for the one part only.
    let found = key(&swedish("\"kvällen\""), Some(&swedish("\"arbetar\"")));
    let (mut one, mut two, mut shared) = (0, 0, 0);
    for (_, words) in sentences() {
        let has = |word: &str| words.iter().any(|w| w == word);
        match (has("kvällen"), has("arbetar")) {
            (true, both) => (one, shared) = (one + words.len(), shared + usize::from(both)),
            (false, true) => two += words.len(),
            (false, false) => {}
        }
    }
    assert_eq!(
        (found.words, found.against, found.shared),
        (one, two, shared)
    );
    assert!(shared > 0);
    assert_eq!(
        (&*found.understood, &*found.understood_against),
        ("\"kvällen\"", "\"arbetar\"")
    );
}

#[test]
fn every_count_has_a_stamp_that_says_how_it_was_made() {
    let (_dir, searcher) = index();
    let query = asked("arbetar");
    let against = asked("lärare");
    let sort = [Sort::Left(1), Sort::Node, Sort::Right(12)];
    let stamps = [
        lines(&searcher, &query, &sort, Unit::Lemma, 20)
            .unwrap()
            .stamp,
        collocations(&searcher, &query, Span::Window(4, 4), Unit::Form, 2)
            .unwrap()
            .stamp,
        collocations(&searcher, &query, Span::Sentence, Unit::Form, 2)
            .unwrap()
            .stamp,
        keyness(&searcher, &query, Some(&against), Unit::Lemma, 1)
            .unwrap()
            .stamp,
        list(&searcher, &query, 2, Unit::Form, 1).unwrap().stamp,
        trend(&searcher, &query).unwrap().stamp,
    ];
    let says = [
        "&words=context&words.sort=1L%2Cnode%2C12R&words.lemma=yes",
        "&words=collocations&words.window=4&words.least=2",
        "&words=collocations&words.sentence=yes&words.least=2",
        "&words=keyness&words.against=l%C3%A4rare&words.least=1&words.lemma=yes",
        "&words=list&words.grams=2&words.least=1",
        "&words=trend",
    ];
    for (stamp, says) in stamps.iter().zip(says) {
        let text = stamp.to_string();
        assert!(
            text.ends_with(&format!("?q=arbetar&limit=10000{says}")),
            "{text}"
        );
        assert_eq!(text.parse::<sikta::search::Stamp>().as_ref(), Ok(stamp));
        assert_eq!(stamp.since(&searcher), sikta::search::Since::Same);
    }
    for no in [
        "sikta:1:2:3?words.window=5",
        "sikta:1:2:3?words=list&words.a=%",
    ] {
        assert!(no.parse::<sikta::search::Stamp>().is_err(), "{no}");
    }
}
