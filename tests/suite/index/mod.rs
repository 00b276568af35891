//! Index and search, on directories of their own.

mod build;
mod history;
mod hits;
mod safety;
mod upkeep;
mod words;

use sikta::error::Error;
use sikta::index::{Options, Summary, build};
use sikta::ingest::{Page, Skipped};
use sikta::search::{Query, Searcher};
use std::path::Path;

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
    let hits: Vec<_> = answer
        .hits
        .into_iter()
        .filter(|h| h.near.is_none())
        .collect();
    assert_eq!(hits.len(), answer.total.min(10), "{text}");
    hits.into_iter().map(|h| h.source.page).collect()
}

/// The code points of `text` from `start` to `end`.
fn slice(text: &str, start: usize, end: usize) -> String {
    text.chars().skip(start).take(end - start).collect()
}
