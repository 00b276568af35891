//! The figures of facts as typed values, in every output.

use super::export::fact;
use sikta::export::csv;
use sikta::export::record::{Fields, Record};
use sikta::facts::{Facet, Kind};
use sikta::index::FactRecord;
use sikta::ingest::{Options, sources};
use sikta::pipeline::{IntoPage, process};
use std::path::Path;

#[test]
fn a_fact_has_its_figures_typed_in_every_output() {
    let mut range = fact(Kind::Pay, Some(Facet::Amount), "28 000–34 500 kr i månaden");
    range.source.copy_of = Some("annan.txt".to_owned());
    let json = serde_json::to_value(&range).unwrap();
    assert_eq!(
        json["quantity"],
        serde_json::json!({"measure": "money", "min": 28000, "max": 34500, "unit": "kr", "currency": "SEK",
            "period": "month", "words": "28 000–34 500 kr i månaden"})
    );
    // What is read back needs no figures: they are in the value.
    assert_eq!(serde_json::from_value::<FactRecord>(json).unwrap(), range);
    let mut bytes = Vec::new();
    csv::rows(&mut bytes, &[range.clone()]).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let last = "annan.txt,money,28000,34500,kr,SEK,month,28 000–34 500 kr i månaden";
    assert!(text.trim_end().ends_with(last), "{text}");
    // "kr" is the krone of the article's own language.
    range.source.lang = "nb".to_owned();
    assert_eq!(range.quantity().unwrap().currency, Some("NOK"));
}

#[test]
fn a_fact_and_the_record_of_its_page_agree_on_figures() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let pages = sources(vec![corpus], Options::default());
    let mut stated = 0;
    for page in pages {
        let Ok(page) = page.and_then(IntoPage::into_page) else {
            continue;
        };
        let article = process(page);
        let record = Record::new(&article, Fields::ALL, &[]);
        let record: serde_json::Value = serde_json::from_str(&record.to_line()).unwrap();
        for (i, fact) in FactRecord::all(&article).iter().enumerate() {
            let fact = serde_json::to_value(fact).unwrap();
            assert_eq!(fact["quantity"], record["facts"][i]["quantity"], "{fact}");
            stated += usize::from(fact.get("quantity").is_some());
        }
    }
    assert!(stated > 50, "{stated}");
}
