//! Cleaning: which lines of a page are the article, and which are not.
//!
//! Total: any page gives a ledger. **Law of rest**: cleaning the clean text changes nothing.

mod class;
mod ledger;
mod repair;
mod text;

pub use class::Class;
pub use ledger::{Action, Decision, Flag, Ledger, Reason};
pub use text::CleanText;

use crate::ingest::Page;
use crate::rule::{Confidence, Text};
use crate::span::Span;

/// Decides on every line of `page`.
#[must_use]
pub fn clean(page: &Page) -> Ledger {
    let mut ledger = Ledger::default();
    let mut start = 0;
    for (i, line) in page.text().split_inclusive('\n').enumerate() {
        let end = start + line.len();
        ledger.decisions.push(Decision {
            span: Span::new(start, end),
            line: i + 1,
            action: Action::Keep,
            rule: "keep/default",
            confidence: Confidence::Low,
            reason: Reason::new(Text {
                en: "no rule took it",
                sv: "ingen regel tog den",
            }),
        });
        start = end;
    }
    ledger
}
