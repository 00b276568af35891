//! Counts and cross tables, against counting by hand.

use super::searcher;
use sikta::facts::{Facet, Kind};
use sikta::index::{FactRecord, Grain};
use sikta::search::{By, Query, Searcher, Side};
use std::collections::{BTreeMap, BTreeSet};
use tempfile::TempDir;

fn all_facts(searcher: &Searcher) -> Vec<FactRecord> {
    searcher.facts().map(|fact| fact.unwrap()).collect()
}

fn by_hand(fact: &FactRecord, by: By) -> Option<String> {
    match by {
        By::Kind => Some(fact.kind.name().to_owned()),
        By::Facet => fact.facet.map(|facet| facet.name().to_owned()),
        By::Modality => Some(fact.modality.name().to_owned()),
        By::Value => Some(fact.value.to_lowercase()),
        By::Lang => Some(fact.source.lang.clone()),
        By::Site => fact.source.site.clone(),
        By::Occupation => fact.source.occupation.clone(),
        By::Section => fact.source.section.clone(),
        By::Year => fact.source.date.as_ref().map(|date| date[..4].to_owned()),
        _ => None,
    }
}

#[test]
fn counts_are_those_of_counting_one_by_one() {
    let dir = TempDir::new().unwrap();
    let searcher = searcher(dir.path());
    let facts = all_facts(&searcher);
    assert!(facts.len() > 8, "{}", facts.len());
    let bys = [
        By::Kind,
        By::Facet,
        By::Modality,
        By::Value,
        By::Lang,
        By::Site,
        By::Occupation,
        By::Section,
        By::Year,
    ];
    let query = Query {
        grain: Some(Grain::Fact),
        counts: bys.to_vec(),
        values: 0,
        ..Query::new("*")
    };
    let answer = searcher.search(&query).unwrap();
    assert_eq!(answer.total, facts.len());
    for (by, counts) in bys.into_iter().zip(&answer.counts) {
        let mut expected: BTreeMap<String, usize> = BTreeMap::new();
        for value in facts.iter().filter_map(|fact| by_hand(fact, by)) {
            *expected.entry(value).or_default() += 1;
        }
        let counted = counts.values.iter().map(|v| (v.value.clone(), v.count));
        assert_eq!(counted.collect::<BTreeMap<_, _>>(), expected, "{by}");
        assert_eq!(counts.distinct, expected.len());
        assert!(
            counts
                .values
                .is_sorted_by_key(|v| std::cmp::Reverse(v.count))
        );
    }
    // Of few values the most frequent are shown, and how many there are is said.
    let few = Query { values: 1, ..query };
    let few = searcher.search(&few).unwrap();
    assert_eq!(
        (few.counts[3].values.len(), few.counts[3].distinct),
        (1, answer.counts[3].distinct)
    );
}

#[test]
fn cross_tables_count_facts_and_pages() {
    let dir = TempDir::new().unwrap();
    let searcher = searcher(dir.path());
    let facts = all_facts(&searcher);
    for (sides, fits) in [
        (
            [Side::By(By::Year), Side::Kind(Kind::Skill)],
            Box::new(|fact: &FactRecord| fact.kind == Kind::Skill)
                as Box<dyn Fn(&FactRecord) -> bool>,
        ),
        (
            [Side::Facet(Facet::Licence), Side::By(By::Occupation)],
            Box::new(|fact: &FactRecord| fact.facet == Some(Facet::Licence)),
        ),
        (
            [Side::By(By::Kind), Side::By(By::Modality)],
            Box::new(|_: &FactRecord| true),
        ),
    ] {
        let side = |side: Side| match side {
            Side::By(by) => by,
            _ => By::Value,
        };
        let mut expected: BTreeMap<[String; 2], (BTreeSet<String>, usize)> = BTreeMap::new();
        for fact in facts.iter().filter(|fact| fits(fact)) {
            let values = sides.map(|s| by_hand(fact, side(s)));
            if let [Some(a), Some(b)] = values {
                let cell = expected.entry([a, b]).or_default();
                cell.0.insert(fact.source.page.clone());
                cell.1 += 1;
            }
        }
        let cross = searcher.cross(&Query::new("*"), sides).unwrap();
        let counted = cross
            .cells
            .into_iter()
            .map(|c| (c.values, (c.pages, c.facts)));
        let expected: BTreeMap<_, _> = expected
            .into_iter()
            .map(|(v, (pages, n))| (v, (pages.len(), n)))
            .collect();
        assert!(!expected.is_empty(), "{sides:?}");
        assert_eq!(counted.collect::<BTreeMap<_, _>>(), expected, "{sides:?}");
    }
    let words = searcher.cross(
        &Query::new("legitimation"),
        [Side::By(By::Kind), Side::By(By::Lang)],
    );
    let words = words.unwrap();
    assert!(words.facts > 0 && words.facts < facts.len());
    assert_eq!(
        searcher
            .cross(&Query::new("!!"), [Side::By(By::Kind), Side::By(By::Lang)])
            .unwrap()
            .facts,
        0
    );
    assert_eq!(
        Side::from_name("licence"),
        Some(Side::Facet(Facet::Licence))
    );
    assert_eq!(
        Side::from_name("occupation"),
        Some(Side::By(By::Occupation))
    );
    assert_eq!(Side::from_name("nothing"), None);
}

#[test]
fn every_name_leads_back_to_what_it_names() {
    for by in By::ALL {
        assert_eq!(By::from_name(by.name()), Some(by));
    }
    for named in sikta::search::Named::all() {
        assert_eq!(sikta::search::Named::from_name(named.name()), Some(named));
    }
}
