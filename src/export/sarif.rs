//! SARIF 2.1.0: what a cleaner would take, for tools that show findings of static analysis
//! (<https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>).

use crate::rule::Confidence;
use serde_json::{Value, json};

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The document's id: a path or a record's id.
    pub doc: String,
    /// The line, from 1; of a page from HTML, the block.
    pub line: usize,
    /// The first column, from 1, in code points.
    pub column: usize,
    /// The column after the last one.
    pub end_column: usize,
    /// The first code point in the source text.
    pub start: usize,
    /// The code point after its last one.
    pub end: usize,
    /// The class of artefact, or `repair` for character damage.
    pub class: &'static str,
    /// The id of the rule.
    pub rule: &'static str,
    /// What the rule is for.
    pub purpose: String,
    /// How sure the rule is.
    pub confidence: Confidence,
    /// The text that it is about.
    pub excerpt: String,
    /// What the rule saw.
    pub reason: String,
}

/// A log with one run. The rules of the findings, sorted by id, are described in it once.
#[must_use]
pub fn log(findings: &[Finding]) -> Value {
    let mut rules: Vec<(&str, &str)> = findings.iter().map(|f| (f.rule, &*f.purpose)).collect();
    rules.sort_unstable();
    rules.dedup_by_key(|(id, _)| *id);
    let results: Vec<Value> = findings
        .iter()
        .map(|finding| {
            let index = rules.binary_search_by_key(&finding.rule, |(id, _)| *id);
            result(finding, index.unwrap_or_default())
        })
        .collect();
    let rules: Vec<Value> = rules
        .iter()
        .map(|(id, purpose)| json!({"id": id, "shortDescription": {"text": purpose}}))
        .collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "sikta",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn result(finding: &Finding, rule: usize) -> Value {
    json!({
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": match finding.confidence {
            Confidence::Certain | Confidence::High => "warning",
            Confidence::Medium | Confidence::Low => "note",
        },
        "message": {"text": finding.reason},
        "locations": [{"physicalLocation": {
            "artifactLocation": {"uri": uri(&finding.doc)},
            "region": {
                "startLine": finding.line,
                "startColumn": finding.column,
                "endLine": finding.line,
                "endColumn": finding.end_column,
                "charOffset": finding.start,
                "charLength": finding.end - finding.start,
                "snippet": {"text": finding.excerpt},
            },
        }}],
        "properties": {"class": finding.class, "confidence": finding.confidence.name()},
    })
}

/// A path as a relative URI reference (RFC 3986): all but unreserved characters and `/` percent-encoded, and a first
/// segment that a reader would take for a scheme led by `./`. Backslashes, as Windows has them, become slashes.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'\\' if cfg!(windows) => out.push('/'),
            b'/' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            b if b.is_ascii_alphanumeric() => out.push(char::from(b)),
            b => out.push_str(&format!("%{b:02X}")),
        }
    }
    out
}
