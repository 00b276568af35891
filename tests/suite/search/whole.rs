//! What a page has in one place, asked of passages and of articles. All counts are made by hand.

use sikta::index::{Grain, Options, build};
use sikta::ingest::{Page, Skipped, jsonl};
use sikta::search::{By, Query, Searcher};
use std::path::Path;

/// `a` states 31 000 kr in its second paragraph and asks for a licence in its first, `b` states 45 000 and 22 000 kr in one
/// paragraph, `c` no pay. Titles name the roles.
const RECORDS: &str = concat!(
    r#"{"id":"a","published":"2017","text":"Så blir du kock\n\nUtbildning\n\nFör att bli kock krävs körkort och en utbildning inom restaurang och kök.\n\nLön\n\nMedellönen för en kock är 31 000 kr i månaden, och många arbetar på kvällar.\n"}"#,
    "\n",
    r#"{"id":"b","published":"2018-11","text":"Så blir du målare\n\nUtbildning\n\nMålare utbildas på gymnasiet, och en målare är noggrann.\n\nLön\n\nLönen för en erfaren målare är 45 000 kr i månaden. Lönen för en lärling är 22 000 kr i månaden.\n"}"#,
    "\n",
    r#"{"id":"c","published":"2019-03-09","text":"Så blir du lärare\n\nUtbildning\n\nFör att bli lärare krävs lärarlegitimation. En lärare behöver vara tålmodig, och många arbetar på kvällar.\n"}"#,
    "\n",
);

fn searcher(dir: &Path) -> Searcher {
    of(dir, RECORDS)
}

fn of(dir: &Path, records: &str) -> Searcher {
    let pages = records
        .lines()
        .map(|line| jsonl::parse(line.as_bytes()).unwrap().page);
    let pages: Vec<Result<Page, Skipped>> = pages.map(Ok).collect();
    build(dir, pages.into_iter(), Options::default(), |_| {}).unwrap();
    Searcher::open(dir).unwrap()
}

/// The pages of all hits, sorted.
fn pages(searcher: &Searcher, grain: Grain, text: &str) -> Vec<String> {
    let query = Query {
        limit: 1000,
        grain: Some(grain),
        ..Query::new(text)
    };
    assert_eq!(query.problems(), [], "{text}");
    let answer = searcher.search(&query).unwrap();
    let hits = answer.hits.into_iter().filter(|hit| hit.near.is_none());
    let mut pages: Vec<String> = hits.map(|hit| hit.source.page).collect();
    assert_eq!(pages.len(), answer.total, "{text}");
    pages.sort();
    pages
}

#[test]
fn sums_and_values_are_found_at_every_grain() {
    let dir = tempfile::tempdir().unwrap();
    let searcher = searcher(dir.path());
    for (text, wanted) in [
        ("pay:>42000", &["b"][..]),
        ("pay:20000..32000", &["a", "b"]),
        // One fact states both bounds, not one the lower and another the upper.
        ("pay:25000..30000", &[]),
        ("value:körkort", &["a"]),
        ("value:kör*", &["a"]),
        ("pay:22000 OR kvällar", &["a", "b", "c"]),
        ("lön AND pay:>42000", &["b"]),
        ("målare NOT pay:>1 NOT målare", &[]),
    ] {
        for grain in [Grain::Passage, Grain::Article] {
            let found = pages(&searcher, grain, text);
            assert_eq!(found, wanted, "{text} by {}", grain.name());
        }
    }
    // A passage has what stands in it, an article what stands anywhere in it.
    assert_eq!(
        pages(&searcher, Grain::Passage, "restaurang pay:31000"),
        [""; 0]
    );
    assert_eq!(
        pages(&searcher, Grain::Article, "restaurang pay:31000"),
        ["a"]
    );
    assert_eq!(pages(&searcher, Grain::Passage, "kock NOT pay:>1"), ["a"]);
    assert_eq!(pages(&searcher, Grain::Article, "kock NOT pay:>1"), [""; 0]);
    let kwic = |text: &str| searcher.kwic(&Query::new(text), 10).unwrap().lines;
    assert_eq!(kwic("lön pay:>42000").len(), 2, "Lönen twice");
}

#[test]
fn a_sum_its_currency_and_its_period_are_of_one_fact() {
    let dir = tempfile::tempdir().unwrap();
    let records = concat!(
        r#"{"id":"apart","text":"Så blir du målare\n\nLön\n\nLönen för en erfaren målare är 31 000 kr om året. Lönen för en lärling är 12 000 kr i månaden.\n"}"#,
        "\n",
        r#"{"id":"one","text":"Så blir du kock\n\nLön\n\nMedellönen för en kock är 31 000 kr i månaden, och många arbetar på kvällar.\n"}"#,
        "\n",
    );
    let searcher = of(dir.path(), records);
    for grain in [Grain::Passage, Grain::Article] {
        for (text, wanted) in [
            ("pay:31000kr/mån", &["one"][..]),
            ("pay:31000kr/år", &["apart"]),
            ("lön AND pay:31000kr/mån", &["one"]),
            ("pay:(31000kr/mån 12000kr/mån)", &["apart", "one"]),
            ("pay:12000kr/år OR pay:31000kr/mån", &["one"]),
            ("lön NOT pay:31000kr/mån", &["apart"]),
            ("pay:31000kr period:month", &["one"]),
            ("period:month pay:31000kr lön", &["one"]),
            ("(pay:31000kr OR pay:12000kr) period:year", &["apart"]),
            ("pay:(31000kr 12000kr) period:month", &["apart", "one"]),
        ] {
            let found = pages(&searcher, grain, text);
            assert_eq!(found, wanted, "{text} by {}", grain.name());
        }
    }
}

#[test]
fn an_article_has_what_its_title_says_and_lacks_what_none_of_it_says() {
    let dir = tempfile::tempdir().unwrap();
    let searcher = searcher(dir.path());
    let articles = |text: &str| pages(&searcher, Grain::Article, text);
    assert_eq!(articles("kind:occupation"), ["a", "b", "c"]);
    assert_eq!(articles("NOT kind:pay"), ["c"]);
    assert_eq!(articles("kvällar NOT kind:pay"), ["c"]);
    assert_eq!(articles("utbildning NOT kvällar"), ["b"]);
    assert_eq!(articles("utbildning NOT restaurang NOT gymnasiet"), ["c"]);
    assert_eq!(articles("utbildning NOT pay:>42000 NOT tålmodig"), ["a"]);
    let counts = |by: By| {
        let query = Query {
            grain: Some(Grain::Article),
            limit: 0,
            counts: vec![by],
            ..Query::new("*")
        };
        let counts = searcher.search(&query).unwrap().counts;
        let values = counts.into_iter().flat_map(|counts| counts.values);
        values
            .map(|value| (value.value, value.count))
            .collect::<Vec<_>>()
    };
    assert!(counts(By::Kind).contains(&("occupation".to_owned(), 3)));
    assert!(counts(By::Kind).contains(&("pay".to_owned(), 2)));
    let codes = counts(By::Code);
    assert!(
        codes.iter().any(|(code, _)| code.starts_with("SSYK/")),
        "{codes:?}"
    );
}

#[test]
fn a_page_of_a_month_or_year_is_from_its_first_day() {
    let dir = tempfile::tempdir().unwrap();
    let searcher = searcher(dir.path());
    for (text, wanted) in [
        ("date:2017", &["a"][..]),
        ("date:2017-01-01..2017-12-31", &["a"]),
        ("date:2017-02-01..2017-12-31", &[]),
        ("date:>=2018-11-01", &["b", "c"]),
        ("date:>=2018-11", &["b", "c"]),
        ("date:>=2018-11-02", &["c"]),
        ("date:2018-11-01..2018-11-30", &["b"]),
        ("date:2018-11-01", &[]),
        ("date:>=2017-01", &["a", "b", "c"]),
        ("date:<2018-11-02", &["a", "b"]),
    ] {
        assert_eq!(pages(&searcher, Grain::Article, text), wanted, "{text}");
    }
}
