//! Findings: what a cleaner would take or mend, with the place where it stands.

use crate::clean::{Action, CleanText, Decision, Ledger, Reason};
use crate::debris::Debris;
use crate::ingest::Page;
use crate::rule::Confidence;
use crate::span::CodePoints;
use serde::Serialize;

/// The name that stands in the place of a class for character damage, which is mended and not dropped.
pub const REPAIR: &str = "repair";

/// The name that stands in the place of a class for the debris of machine translation, which is neither dropped nor mended.
pub const DEBRIS: &str = "debris";

/// One finding. Lines and columns count from 1, columns and offsets in code points. Of a page from HTML, line `n` is block
/// `n` of its blocks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The document: a path or a record's id.
    pub doc: String,
    /// The line.
    pub line: usize,
    /// The first column.
    pub column: usize,
    /// The column after the last one.
    pub end_column: usize,
    /// The first code point in the source text.
    pub start: usize,
    /// The code point after its last one.
    pub end: usize,
    /// The class of artefact, [`REPAIR`] or [`DEBRIS`].
    pub class: &'static str,
    /// The id of the rule.
    pub rule: &'static str,
    /// How sure the rule is.
    pub confidence: Confidence,
    /// The text that it is about, without white space around unless it is nothing else.
    pub excerpt: String,
    /// What the rule saw.
    pub reason: String,
}

/// The findings of a page in the order of its text, their reasons in the language that `say` speaks; `doc` is what the page
/// is to be called.
#[must_use]
pub fn findings(
    doc: &str,
    page: &Page,
    ledger: &Ledger,
    say: impl Fn(&Reason) -> String,
) -> Vec<Finding> {
    let text = page.text();
    let points = CodePoints::new(text);
    let mut line_start = 0;
    ledger
        .decisions()
        .iter()
        .filter_map(|decision| {
            let place = place(text, decision);
            // Decisions come in the order of the text, so the start of the line is sought only from the last one on.
            let before = &text.as_bytes()[line_start..place.0];
            line_start += memchr::memrchr(b'\n', before).map_or(0, |at| at + 1);
            let class = match &decision.action {
                Action::Drop(class) => class.name(),
                Action::Repair(_) => REPAIR,
                Action::Keep | Action::Layout => return None,
            };
            let (start, end) = (points.at(place.0), points.at(place.1));
            let column = start - points.at(line_start) + 1;
            Some(Finding {
                doc: doc.to_owned(),
                line: decision.line,
                column,
                end_column: column + (end - start),
                start,
                end,
                class,
                rule: decision.rule,
                confidence: decision.confidence,
                excerpt: text[place.0..place.1].to_owned(),
                reason: say(&decision.reason),
            })
        })
        .collect()
}

/// What the rules of debris found in what is left of a page, in the order of its text.
#[must_use]
pub fn debris_findings(
    doc: &str,
    page: &Page,
    clean: &CleanText,
    debris: &[Debris],
    say: impl Fn(&Reason) -> String,
) -> Vec<Finding> {
    let text = page.text();
    let points = CodePoints::new(text);
    let (mut line, mut line_start) = (1, 0);
    let mut seen = 0;
    debris
        .iter()
        .map(|found| {
            let raw = clean.to_raw(found.span);
            for at in memchr::memchr_iter(b'\n', &text.as_bytes()[seen..raw.start.max(seen)]) {
                line += 1;
                line_start = seen + at + 1;
            }
            seen = raw.start.max(seen);
            let (start, end) = (points.at(raw.start), points.at(raw.end));
            let column = (start + 1).saturating_sub(points.at(line_start)).max(1);
            Finding {
                doc: doc.to_owned(),
                line,
                column,
                end_column: column + (end - start),
                start,
                end,
                class: DEBRIS,
                rule: found.rule,
                confidence: found.confidence,
                excerpt: raw.of(text).to_owned(),
                reason: say(&found.reason),
            }
        })
        .collect()
}

/// The bytes that a decision is about, without white space around.
fn place(text: &str, decision: &Decision) -> (usize, usize) {
    let (start, end) = (decision.span.start, decision.span.end);
    let said = decision.span.of(text);
    let trimmed = said.trim();
    match trimmed.is_empty() {
        true => (start, end.min(start + said.trim_end_matches('\n').len())),
        false => {
            let start = start + (said.len() - said.trim_start().len());
            (start, start + trimmed.len())
        }
    }
}
