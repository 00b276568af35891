//! Counts and cross tables, against counting by hand.

use super::{RECORDS, searcher};
use sikta::facts::{Facet, Kind, Measure, Modality};
use sikta::index::{FactRecord, Grain, Options, Source, build, stats};
use sikta::ingest::{Page, Skipped, jsonl};
use sikta::search::{By, Counts, Query, Searcher, Side};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use tempfile::TempDir;

fn all_facts(searcher: &Searcher) -> Vec<FactRecord> {
    searcher.facts().map(|fact| fact.unwrap()).collect()
}

/// Pages that come and go, with the employer sizes that the records lack.
const MORE: &str = concat!(
    r#"{"id":"bagare","url":"https://www.exempel.se/bagare","published":"2015","text":"Så blir du bagare\n\nArbetsgivare\n\nDe flesta bagare arbetar på små företag. På stora företag krävs ofta gesällbrev.\n\nLön\n\nEn bagare tjänar 29 000 kr i månaden, men körkort är inget krav.\n"}"#,
    "\n",
    r#"{"id":"svarvare","text":"Så blir du svarvare\n\nUtbildning\n\nFör att bli svarvare krävs en gymnasieutbildning. En svarvare behöver vara noggrann.\n"}"#,
    "\n",
);

/// An index with a past: pages were added, changed and removed, so that it has several segments and documents that are deleted.
fn with_a_past(dir: &Path) -> Searcher {
    let page = |line: &str| Ok(jsonl::parse(line.as_bytes()).unwrap().page);
    let all: Vec<&str> = RECORDS.lines().chain(MORE.lines()).collect();
    let changed = all[1].replace("tålmodig och noggrann", "lugn");
    for lines in [
        vec![all[0], &changed, all[4]],
        vec![all[0], &changed, all[3]],
        all[..4].to_vec(),
    ] {
        let pages: Vec<Result<Page, Skipped>> = lines.into_iter().map(page).collect();
        build(dir, pages.into_iter(), Options::default(), |_| {}).unwrap();
    }
    let segments = stats(dir).unwrap().segments;
    assert!(segments.len() > 1 && segments.iter().any(|s| s.deleted > 0));
    Searcher::open(dir).unwrap()
}

/// What a fact is counted by.
fn by_hand(fact: &FactRecord, by: By) -> BTreeSet<String> {
    let one = match by {
        By::Kind => Some(fact.kind.name().to_owned()),
        By::Facet => fact.facet.map(|facet| facet.name().to_owned()),
        By::Modality => Some(fact.modality.name().to_owned()),
        By::EmployerSize => fact.employer_size.map(|size| size.name().to_owned()),
        By::Value => Some(fact.value.to_lowercase()),
        By::Lang => Some(fact.source.lang.clone()),
        By::Site => fact.source.site.clone(),
        By::Occupation => fact.source.occupation.clone(),
        By::Section => fact.source.section.clone(),
        By::Year => fact.source.date.as_ref().map(|date| date[..4].to_owned()),
        By::Code => return fact.codes.iter().flat_map(|code| code.keys()).collect(),
        _ => None,
    };
    one.into_iter().collect()
}

/// How often each value was seen, in hits and in pages, and how many hits and pages have none.
type Hand = (
    BTreeMap<String, (usize, BTreeSet<String>)>,
    (usize, BTreeSet<String>),
);

fn counted(hits: impl Iterator<Item = (String, BTreeSet<String>)>) -> Hand {
    let mut hand = Hand::default();
    for (page, values) in hits {
        if values.is_empty() {
            hand.1.0 += 1;
            hand.1.1.insert(page.clone());
        }
        for value in values {
            let seen = hand.0.entry(value).or_default();
            seen.0 += 1;
            seen.1.insert(page.clone());
        }
    }
    hand
}

fn agree(counts: &Counts, (values, without): Hand, what: &str) {
    let found = counts
        .values
        .iter()
        .map(|v| (v.value.clone(), (v.count, v.pages)));
    let expected = values
        .into_iter()
        .map(|(value, (hits, pages))| (value, (hits, pages.len())));
    let expected: BTreeMap<_, _> = expected.collect();
    assert_eq!(
        found.collect::<BTreeMap<_, _>>(),
        expected,
        "{what} {}",
        counts.field
    );
    assert_eq!(counts.distinct, expected.len());
    let left = (counts.without.count, counts.without.pages);
    assert_eq!(
        left,
        (without.0, without.1.len()),
        "{what} {} without",
        counts.field
    );
    let often = counts.values.iter().map(|v| std::cmp::Reverse(v.count));
    assert!(often.is_sorted());
}

#[test]
fn counts_are_those_of_counting_one_by_one() {
    let (one, many) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    for searcher in [searcher(one.path()), with_a_past(many.path())] {
        let facts = all_facts(&searcher);
        assert!(facts.len() > 8, "{}", facts.len());
        let bys = [
            By::Kind,
            By::Facet,
            By::Modality,
            By::EmployerSize,
            By::Value,
            By::Lang,
            By::Site,
            By::Occupation,
            By::Section,
            By::Year,
            By::Code,
        ];
        let query = |grain: Grain, counts: &[By]| Query {
            grain: Some(grain),
            counts: counts.to_vec(),
            values: 0,
            ..Query::new("*")
        };
        let answer = searcher.search(&query(Grain::Fact, &bys)).unwrap();
        assert_eq!(answer.total, facts.len());
        for (by, counts) in bys.into_iter().zip(&answer.counts) {
            let values = facts
                .iter()
                .map(|f| (f.source.page.clone(), by_hand(f, by)));
            agree(counts, counted(values), "facts");
        }
        // Of few values the most frequent are shown, and how many there are is said.
        let few = Query {
            values: 1,
            ..query(Grain::Fact, &bys)
        };
        let few = searcher.search(&few).unwrap();
        assert_eq!(
            (few.counts[4].values.len(), few.counts[4].distinct),
            (1, answer.counts[4].distinct)
        );
        // Passages have what their page has, and the kinds of the facts whose sentences stand in them.
        let bys = [
            By::Lang,
            By::Site,
            By::Occupation,
            By::Section,
            By::Year,
            By::Modality,
        ];
        let passages = searcher.all(&query(Grain::Passage, &[])).unwrap();
        let passages: Vec<_> = passages.map(|row| row.unwrap().source).collect();
        let of = |source: &Source, by: By| -> BTreeSet<String> {
            let within = |fact: &&FactRecord| {
                fact.source.page == source.page
                    && (source.start..source.end).contains(&fact.source.start)
            };
            let own = facts.iter().filter(within);
            match by {
                By::Lang => BTreeSet::from([source.lang.clone()]),
                By::Site => source.site.iter().cloned().collect(),
                By::Occupation => source.occupation.iter().cloned().collect(),
                By::Section => source.section.iter().cloned().collect(),
                By::Year => source
                    .date
                    .iter()
                    .map(|date| date[..4].to_owned())
                    .collect(),
                by => own.flat_map(|fact| by_hand(fact, by)).collect(),
            }
        };
        let answer = searcher.search(&query(Grain::Passage, &bys)).unwrap();
        for (by, counts) in bys.into_iter().zip(&answer.counts) {
            let values = passages
                .iter()
                .map(|source| (source.page.clone(), of(source, by)));
            agree(counts, counted(values), "passages");
        }
        // Of articles each counts once, by all that its passages have.
        let mut pages: BTreeMap<String, Vec<&Source>> = BTreeMap::new();
        for source in &passages {
            pages.entry(source.page.clone()).or_default().push(source);
        }
        let answer = searcher.search(&query(Grain::Article, &bys)).unwrap();
        assert_eq!(answer.total, pages.len());
        for (by, counts) in bys.into_iter().zip(&answer.counts) {
            let values = pages.iter().map(|(page, sources)| {
                let all = sources.iter().flat_map(|source| of(source, by));
                (page.clone(), all.collect())
            });
            agree(counts, counted(values), "articles");
        }
    }
}

#[test]
fn sums_are_sought_with_currency_and_period() {
    let dir = TempDir::new().unwrap();
    let searcher = with_a_past(dir.path());
    let facts = all_facts(&searcher);
    let sums = |currency: Option<&str>, period: Option<&str>| -> usize {
        let own = facts.iter().filter(|fact| fact.kind == Kind::Pay);
        let own = own
            .filter_map(FactRecord::quantity)
            .filter(|q| q.measure == Measure::Money);
        own.filter(|q| (q.currency, q.period) == (currency, period))
            .count()
    };
    let found = |text: &str| searcher.search(&Query::new(text)).unwrap().total;
    assert!(sums(Some("SEK"), Some("month")) > 2);
    assert_eq!(found("pay:0..kr/mån"), sums(Some("SEK"), Some("month")));
    assert_eq!(
        found("currency:sek period:month"),
        sums(Some("SEK"), Some("month"))
    );
    assert_eq!(found("pay:0..kr/h"), 0);
    assert_eq!(found("pay:30000..33000sek/month"), 2);
}

#[test]
fn levels_of_ssyk_are_those_of_the_role_of_the_page() {
    let dir = TempDir::new().unwrap();
    let searcher = with_a_past(dir.path());
    for (occupation, code) in [("kock", "5120"), ("målare", "7131")] {
        for grain in [Grain::Article, Grain::Passage, Grain::Fact] {
            let query = Query {
                grain: Some(grain),
                occupations: vec![occupation.to_owned()],
                counts: vec![By::Ssyk1, By::Ssyk2, By::Ssyk3, By::Ssyk4],
                ..Query::new("*")
            };
            let answer = searcher.search(&query).unwrap();
            assert!(answer.total > 0);
            for (figures, counts) in (1..).zip(&answer.counts) {
                let level = format!("SSYK/{}", &code[..figures]);
                let all = BTreeMap::from([(
                    level,
                    (answer.total, BTreeSet::from([occupation.to_owned()])),
                )]);
                agree(counts, (all, Default::default()), occupation);
            }
        }
    }
}

#[test]
fn cross_tables_count_facts_and_pages() {
    let dir = TempDir::new().unwrap();
    let searcher = with_a_past(dir.path());
    let facts = all_facts(&searcher);
    // A licence that is not needed is no licence to count, unless modalities are.
    let so = |fact: &FactRecord| fact.modality != Modality::Negated;
    assert!(!facts.iter().all(so));
    for (sides, fits) in [
        (
            [Side::By(By::Year), Side::Kind(Kind::Skill)],
            Box::new(|fact: &FactRecord| fact.kind == Kind::Skill && so(fact))
                as Box<dyn Fn(&FactRecord) -> bool>,
        ),
        (
            [Side::Facet(Facet::Licence), Side::By(By::Occupation)],
            Box::new(|fact: &FactRecord| fact.facet == Some(Facet::Licence) && so(fact)),
        ),
        (
            [Side::By(By::Kind), Side::By(By::Modality)],
            Box::new(|_: &FactRecord| true),
        ),
        (
            [Side::By(By::EmployerSize), Side::By(By::Kind)],
            Box::new(|_: &FactRecord| true),
        ),
        (
            [Side::By(By::Value), Side::By(By::Modality)],
            Box::new(|_: &FactRecord| true),
        ),
    ] {
        let side = |side: Side| match side {
            Side::By(by) => by,
            _ => By::Value,
        };
        let mut expected: BTreeMap<[String; 2], (BTreeSet<String>, usize)> = BTreeMap::new();
        let mut lacking = [0; 2];
        for fact in facts.iter().filter(|fact| fits(fact)) {
            let [one, other] = sides.map(|s| by_hand(fact, side(s)));
            lacking[0] += usize::from(one.is_empty());
            lacking[1] += usize::from(other.is_empty());
            for a in &one {
                for b in &other {
                    let cell = expected.entry([a.clone(), b.clone()]).or_default();
                    cell.0.insert(fact.source.page.clone());
                    cell.1 += 1;
                }
            }
        }
        let cross = searcher.cross(&Query::new("*"), sides).unwrap();
        assert_eq!(cross.lacking, lacking, "{sides:?}");
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
