//! SARIF 2.1.0: what a cleaner would take, for tools that show findings of static analysis
//! (<https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>).

use super::finding::Finding;
use crate::rule::Confidence;
use serde_json::{Value, json};

/// A log with one run. The rules of the findings stand in it once, sorted by id; `purpose` says what a rule is for.
#[must_use]
pub fn log(findings: &[Finding], purpose: impl Fn(&str) -> Option<String>) -> Value {
    let mut rules: Vec<&str> = findings.iter().map(|f| f.rule).collect();
    rules.sort_unstable();
    rules.dedup();
    let results: Vec<Value> = findings
        .iter()
        .map(|finding| {
            let index = rules.binary_search(&finding.rule);
            result(finding, index.unwrap_or_default())
        })
        .collect();
    let rules: Vec<Value> = rules
        .iter()
        .map(|id| match purpose(id) {
            Some(purpose) => json!({"id": id, "shortDescription": {"text": purpose}}),
            None => json!({"id": id}),
        })
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
