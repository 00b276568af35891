//! SARIF 2.1.0: what a cleaner would take, for tools that show findings of static analysis
//! (<https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>).

use super::finding::Finding;
use crate::rule::Confidence;
use serde_json::{Value, json};

/// A log with one run, written as its findings come, so that it is never held whole. What it gives are the pieces of one
/// JSON document, in order.
#[derive(Debug, Default)]
pub struct Log {
    begun: bool,
    results: usize,
    /// The ids of the rules in the order in which they came.
    rules: Vec<&'static str>,
}

impl Log {
    /// The next findings.
    pub fn add(&mut self, findings: &[Finding]) -> String {
        let mut out = self.begin();
        for finding in findings {
            let known = self.rules.iter().position(|id| *id == finding.rule);
            let index = known.unwrap_or_else(|| {
                self.rules.push(finding.rule);
                self.rules.len() - 1
            });
            out.push_str(if self.results == 0 { "\n" } else { ",\n" });
            out.push_str(&result(finding, index).to_string());
            self.results += 1;
        }
        out
    }

    /// The end of the document; `purpose` says what a rule is for.
    #[must_use]
    pub fn end(mut self, purpose: impl Fn(&str) -> Option<String>) -> String {
        let mut out = self.begin();
        let rules = self.rules.iter();
        let rules: Vec<Value> = rules
            .map(|id| match purpose(id) {
                Some(purpose) => json!({"id": id, "shortDescription": {"text": purpose}}),
                None => json!({"id": id}),
            })
            .collect();
        let tool = json!({"driver": {
            "name": "sikta",
            "version": env!("CARGO_PKG_VERSION"),
            "rules": rules,
        }});
        out.push_str(&format!("\n], \"tool\": {tool}}}]}}\n"));
        out
    }

    fn begin(&mut self) -> String {
        match std::mem::replace(&mut self.begun, true) {
            true => String::new(),
            false => "{\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\", \"version\": \"2.1.0\", \"runs\": [{\"columnKind\": \"unicodeCodePoints\", \"results\": [".to_owned(),
        }
    }
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
