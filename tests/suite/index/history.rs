//! The same pages give the same answer, whatever was built before: deletions, merges, segments.

use super::{ISLAND, LAWYER, NURSE, build_in};
use sikta::index::{Grain, merge, stats};
use sikta::search::{Answer, Query, Row, Searcher};
use std::path::Path;

/// Pages of other words and another language, that come and go.
const PASSING: &str = "The island economy\n\nThe ferry brings people and law books to the island. \
    Juristexamen, lön och arbete nämns här också, och färjan, färjan, färjan.\n";

/// Answers with scores, suggestions, words read as others, and counts.
fn answers(dir: &Path) -> Vec<(Answer, Vec<Row>)> {
    let searcher = Searcher::open(dir).unwrap();
    let mut answers = Vec::new();
    for text in [
        "juristexamen",
        "arbetar lön färja",
        "arbetar AND natten AND lön AND dagen",
        "sjuksköterskor \"på natten\"",
        "farja",
        "sjukskötreska juristexamens",
        "ekonomi",
        "islands",
        "the sjuksköterska",
        "sjuk* natt~",
        "\"natten lön\"~9",
    ] {
        for grain in [Grain::Article, Grain::Passage, Grain::Fact] {
            let query = Query {
                grain: Some(grain),
                limit: 50,
                ..Query::new(text)
            };
            let rows = searcher.all(&query).unwrap().map(Result::unwrap).collect();
            answers.push((searcher.search(&query).unwrap(), rows));
        }
    }
    answers
}

#[test]
fn scores_are_those_of_the_living_pages_alone() {
    let (once, steps) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let last = [("a", NURSE), ("b", LAWYER), ("c", ISLAND), ("d", NURSE)];
    build_in(once.path(), &last);
    let passing: Vec<(String, String)> = (0..12)
        .map(|i| (format!("p{i}"), format!("{PASSING}Nummer {i}.\n")))
        .collect();
    let passing: Vec<(&str, &str)> = passing.iter().map(|(id, text)| (&**id, &**text)).collect();
    build_in(steps.path(), &[&passing[..6], &last[..2]].concat());
    build_in(
        steps.path(),
        &[&passing[..], &last[..3], &[("d", LAWYER)]].concat(),
    );
    build_in(steps.path(), &last);
    let expected = answers(once.path());
    assert!(expected.iter().any(|(answer, _)| answer.total > 1));
    let near = |(answer, _): &(Answer, Vec<Row>)| answer.hits.iter().any(|hit| hit.near.is_some());
    assert!(expected.iter().any(near), "words that are written alike");
    assert!(
        stats(steps.path())
            .unwrap()
            .segments
            .iter()
            .any(|s| s.deleted > 0)
    );
    assert_eq!(answers(steps.path()), expected);
    merge(steps.path()).unwrap();
    assert_eq!(stats(steps.path()).unwrap().segments.len(), 1);
    assert_eq!(answers(steps.path()), expected);
}
