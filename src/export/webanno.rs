//! Web annotations: facts as annotations of the page, by the W3C's Web Annotation Data Model
//! (<https://www.w3.org/TR/annotation-model/>).
//!
//! One annotation a fact: its kind as a tag, its codes as what it identifies, and where it stands, both in code points of the
//! source text and by its words with those around them, so that it is found again in a page that has changed. A page
//! without an address has a URN of sikta's for its source.

use super::jsonld::is_web;
use crate::index::FactRecord;
use crate::taxonomy::Code;
use serde_json::{Value, json};

/// What stands before the annotations, each from [`annotation`], commas between.
pub const HEAD: &str = "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"type\": \"AnnotationPage\", \"items\": [\n";

/// What stands after them.
pub const TAIL: &str = "]}\n";

/// The words that are given on either side of a value, in code points.
const AROUND: usize = 32;

/// One fact.
#[must_use]
pub fn annotation(fact: &FactRecord) -> Value {
    let kind = fact.kind.with(fact.facet);
    let page = format!("urn:sikta:page:{}", encoded(&fact.source.page));
    let tag = |purpose: &str, value: &str| json!({"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"});
    let mut body = vec![
        tag("tagging", &kind),
        tag("describing", fact.modality.name()),
    ];
    let sure = fact.codes.iter().filter(|code| code.is_sure());
    body.extend(sure.map(
        |code| json!({"type": "SpecificResource", "purpose": "identifying", "source": iri(code)}),
    ));
    let (prefix, suffix) = around(fact);
    let source = fact.source.url.as_deref().filter(|url| is_web(url));
    json!({
        "id": format!("{page}#{}-{}/{}", fact.value_start, fact.value_end, kind),
        "type": "Annotation",
        "motivation": "classifying",
        "generator": {"id": "urn:sikta:rule:".to_owned() + &encoded(&fact.rule), "type": "Software", "name": "sikta"},
        "body": body,
        "target": {
            "source": source.map_or(page.clone(), str::to_owned),
            "selector": [
                {"type": "TextPositionSelector", "start": fact.value_start, "end": fact.value_end},
                {"type": "TextQuoteSelector", "exact": fact.value, "prefix": prefix, "suffix": suffix},
            ],
        },
    })
}

/// The words before and after a value in its sentence.
fn around(fact: &FactRecord) -> (String, String) {
    let (before, after) = fact.around().unwrap_or_default();
    let skip = before.chars().count().saturating_sub(AROUND);
    (
        before.chars().skip(skip).collect(),
        after.chars().take(AROUND).collect(),
    )
}

/// A code as an IRI: its own where it is one, else a URN of sikta's.
fn iri(code: &Code) -> String {
    match is_web(&code.id) {
        true => code.id.clone(),
        false => format!(
            "urn:sikta:code:{}:{}",
            encoded(&code.system),
            encoded(&code.id)
        ),
    }
}

/// Percent-encoded, but for what may stand in any part of an IRI.
fn encoded(text: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'~' | b'/');
    text.bytes()
        .map(|b| match plain(b) {
            true => char::from(b).to_string(),
            false => format!("%{b:02X}"),
        })
        .collect()
}
