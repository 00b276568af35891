//! What queries find: conditions, words near each other, and signs that other tools know.

use super::{pages, searcher};
use sikta::search::{Note, Query};

#[test]
fn groups_of_fields_are_conditions_as_fields_are() {
    let dir = tempfile::tempdir().unwrap();
    let searcher = searcher(dir.path());
    let hits = |text: &str| {
        let query = Query {
            limit: 1000,
            ..Query::new(text)
        };
        assert_eq!(query.problems(), [], "{text}");
        let answer = searcher.search(&query).unwrap();
        let mut found: Vec<_> = answer
            .hits
            .into_iter()
            .map(|hit| (hit.source.page, hit.source.start))
            .collect();
        found.sort();
        (answer.total, found)
    };
    let one = hits("noggrann kind:skill kind:pay");
    assert!(
        one.0 > 0 && one.0 < hits("kind:skill kind:pay").0,
        "{one:?}"
    );
    for same in [
        "noggrann kind:(skill OR pay)",
        "noggrann kind:(skill pay)",
        "noggrann (kind:skill OR kind:pay)",
        "(kind:skill OR kind:pay) noggrann",
        "+kind:(skill pay) noggrann",
        "noggrann AND kind:(skill pay)",
        "noggrann ((kind:skill OR kind:pay) -kind:duty)",
        "noggrann -(kind:(duty education) -kind:(skill OR pay)) kind:(skill pay)",
    ] {
        assert_eq!(hits(same), one, "{same}");
    }
    assert_eq!(hits("kind:(skill OR pay)"), hits("kind:skill kind:pay"));
    assert_eq!(hits("kind:(skill OR pay) -kind:pay"), hits("kind:skill"));
}

#[test]
fn words_near_each_other_are_found_in_any_order() {
    use sikta::index::{Options, build};
    use sikta::ingest::{Page, Skipped};
    let dir = tempfile::tempdir().unwrap();
    let words = ["alfa", "beta", "gamma"];
    // Three words at all places of nine, with others between.
    let mut texts = Vec::new();
    for a in 0..9 {
        for b in (0..9).filter(|b| *b != a) {
            for c in (0..9).filter(|c| *c != a && *c != b && (a + b + c) % 3 == 0) {
                let mut text = ["ord"; 9];
                for (word, at) in words.iter().zip([a, b, c]) {
                    text[at] = word;
                }
                texts.push(([a, b, c], text.join(" ")));
            }
        }
    }
    let texts_of_pages = texts.iter().enumerate();
    let of_pages: Vec<Result<Page, Skipped>> = texts_of_pages
        .map(|(i, (_, text))| Ok(Page::from_text(format!("{i:04}"), text.as_str())))
        .collect();
    build(dir.path(), of_pages.into_iter(), Options::default(), |_| {}).unwrap();
    let searcher = sikta::search::Searcher::open(dir.path()).unwrap();
    for n in 1..=7 {
        for (text, places) in [
            (format!("\"alfa beta\"~{n}"), 2),
            (format!("\"beta alfa\"~{n}"), 2),
            (format!("\"gamma alfa beta\"~{n}"), 3),
        ] {
            let between =
                |at: &[usize]| at.iter().max().unwrap() - at.iter().min().unwrap() + 1 - at.len();
            let fits = texts
                .iter()
                .enumerate()
                .filter(|(_, (at, _))| between(&at[..places]) <= n);
            let expected: Vec<String> = fits.map(|(i, _)| format!("{i:04}")).collect();
            assert_eq!(pages(&searcher, &text), expected, "{text}");
        }
    }
}

#[test]
fn signs_of_other_tools_are_told() {
    for (text, note) in [
        ("ko?k", Some(Note::NoWildcard)),
        ("kock^2", Some(Note::NoBoost)),
        ("/ko.k/", Some(Note::NoRegex)),
        ("lön NEAR kock", Some(Note::NoNear)),
        ("lön NEAR/3 kock", Some(Note::NoNear)),
        ("lang: sv", Some(Note::SpaceAfterField)),
        ("NEARCTIC Lön: 30", None),
        ("lön?", None),
        ("Vad tjänar en kock? och/eller", None),
        ("https://exempel.se/?a=b", None),
    ] {
        assert_eq!(Query::new(text).notes(), Vec::from_iter(note), "{text}");
    }
    assert!(Query::new("date:2015-02-31").problems().len() == 1);
    assert!(
        Query::new("date:2016-02-29..2017-11-30")
            .problems()
            .is_empty()
    );
}

#[test]
fn words_of_the_text_are_not_near_those_of_title_and_heading() {
    let dir = tempfile::tempdir().unwrap();
    let searcher = searcher(dir.path());
    // "Utbildning" is the heading, and the passage begins "Målare utbildas"; "målare" is the title's last word.
    for text in ["\"målare utbildas\"~1", "\"utbildas gymnasiet\"~1"] {
        assert_eq!(pages(&searcher, text), ["målare"], "{text}");
    }
    for text in [
        "\"utbildning målare\"~20",
        "\"utbildning gymnasiet\"~20",
        "\"noggrann utbildning\"~20",
        "\"noggrann så\"~20",
    ] {
        let found = pages(&searcher, text);
        assert!(!found.contains(&"målare".to_owned()), "{text}: {found:?}");
    }
}

#[test]
fn words_of_a_title_are_found_by_their_beginning() {
    let dir = tempfile::tempdir().unwrap();
    let searcher = searcher(dir.path());
    assert_eq!(pages(&searcher, "title:mål*"), ["målare"]);
    assert_eq!(pages(&searcher, "title:mål"), [""; 0]);
    assert_eq!(pages(&searcher, "title:målaren"), ["målare"]);
    assert_eq!(pages(&searcher, "section:löner").len(), 3);
    // Stems, which begin with their language, have no beginning of a word.
    for none in [
        "section:s*",
        "section:sv*",
        "title:n*",
        "title:sv*",
        "title:sv.n*",
    ] {
        assert_eq!(pages(&searcher, none), [""; 0], "{none}");
    }
    assert_eq!(Query::new("title:mål*").understood(), "title:mål*");
    assert_eq!(Query::new("\"mål* utbildas\"").notes(), [Note::LoneStar]);
    assert_eq!(Query::new("\"målare utbildas\"").notes(), []);
}

#[test]
fn a_mark_behind_a_colon_reads_alike_again() {
    for text in ["|kind:𑆳ਫ਼", "|lön:\u{300}a", "|kind:\u{301}kind:\u{301}x"] {
        let query = Query::new(text);
        let again = Query::new(query.understood());
        assert_eq!(again.tree(), query.tree(), "{text:?}");
        assert_eq!(again.problems(), [], "{text:?}");
    }
}

#[test]
fn what_stands_behind_a_sum_after_a_space_is_its_unit() {
    let sum = "pay:31000 currency:kr period:month";
    for (text, read, given) in [
        ("pay:31000 kr/mån", sum, Some("pay:31000kr/mån")),
        ("pay:31 000 kr/mån", sum, Some("pay:31000kr/mån")),
        ("pay:31 000kr/mån", sum, Some("pay:31000kr/mån")),
        ("pay:31000 kr i månaden", sum, Some("pay:31000kr/månaden")),
        ("pay:31000kr per månad", sum, Some("pay:31000kr/månad")),
        ("pay:31000kr /mån", sum, Some("pay:31000kr/mån")),
        ("pay:31.000 kr/mån", sum, Some("pay:31000kr/mån")),
        (
            "pay:31000 kronor",
            "pay:31000 currency:kr",
            Some("pay:31000kronor"),
        ),
        (
            "pay:31000kr i kommunen",
            "(pay:31000 currency:kr) i kommunen",
            None,
        ),
        ("pay:31000 kock", "pay:31000 kock", None),
        ("pay:31 000 kock", "pay:31000 kock", Some("pay:31000 kock")),
        (
            "pay:31000kr/mån kock",
            "(pay:31000 currency:kr period:month) kock",
            None,
        ),
    ] {
        let query = Query::new(text);
        assert_eq!(query.understood(), read, "{text}");
        assert_eq!(query.problems().is_empty(), given.is_none(), "{text}");
        assert_eq!(
            Query::new(query.understood()).tree(),
            query.tree(),
            "{text}"
        );
        if let Some(given) = given {
            assert_eq!(Query::new(given).problems(), [], "{given}");
            assert_eq!(Query::new(given).tree(), query.tree(), "{text}");
        }
    }
}
