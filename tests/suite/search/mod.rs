//! The query language, counts, stamps and citations.

mod conditions;
mod counts;
mod inflection;
mod language;
mod results;
mod role;
mod whole;

use sikta::index::{Options, build};
use sikta::ingest::{Page, Skipped, jsonl};
use sikta::search::{Query, Searcher};
use std::path::Path;

/// Records with what a page may say of itself, beside their text.
const RECORDS: &str = concat!(
    r#"{"id":"kock","url":"https://www.exempel.se/kock","published":"2015-03-09","text":"Så blir du kock\n\nUtbildning\n\nFör att bli kock krävs en utbildning inom restaurang. En kock behöver vara stresstålig och noggrann.\n\nLön\n\nMedellönen för en kock är 31 000 kr i månaden, och många arbetar på kvällar och helger.\n"}"#,
    "\n",
    r#"{"id":"lärare","url":"http://skola.exempel.se:8080/a?b","published":"2019","text":"Så blir du lärare\n\nUtbildning\n\nFör att bli lärare krävs lärarlegitimation och en lärarexamen. En lärare behöver vara tålmodig och noggrann.\n\nLön\n\nMedellönen för en lärare är 38 000 kr i månaden och stiger med åren i yrket.\n"}"#,
    "\n",
    r#"{"id":"målare","modified":"2022-11-30T10:00:00Z","text":"Så blir du målare\n\nUtbildning\n\nMålare utbildas på gymnasiet. Körkort är meriterande, och en målare behöver vara noggrann.\n\nLön\n\nLönen för en målare ligger mellan 28 000 och 35 000 kr i månaden för den som är utlärd.\n"}"#,
    "\n",
);

fn searcher(dir: &Path) -> Searcher {
    let pages = RECORDS
        .lines()
        .map(|line| jsonl::parse(line.as_bytes()).unwrap().page);
    let pages: Vec<Result<Page, Skipped>> = pages.map(Ok).collect();
    build(dir, pages.into_iter(), Options::default(), |_| {}).unwrap();
    Searcher::open(dir).unwrap()
}

/// The pages of all hits, sorted, each once.
fn pages(searcher: &Searcher, text: &str) -> Vec<String> {
    let query = Query {
        limit: 1000,
        ..Query::new(text)
    };
    assert_eq!(query.problems(), [], "{text}");
    let hits = searcher.search(&query).unwrap().hits;
    let pages = hits.into_iter().filter(|hit| hit.near.is_none());
    let mut pages: Vec<String> = pages.map(|hit| hit.source.page).collect();
    pages.sort();
    pages.dedup();
    pages
}
