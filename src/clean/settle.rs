//! Settling: where dropped lines leave two halves of a word side by side, the clean text has damage that the page had not.
//!
//! A word that was broken at the end of a printed page stands around page number and running head; once these are gone,
//! it can be mended. The mending is added to the ledger, and the result must be at rest, or the page is left alone.

use super::ledger::{Action, Decision, Ledger};
use super::orders::Orders;
use super::repair::{Repair, repair};
use super::text::CleanText;
use super::{read, settled};
use crate::ingest::Page;
use crate::span::Span;
use std::collections::VecDeque;

/// How often the text that is left may be mended and cleaned in its turn, to see whether it is at rest.
const DEPTH: usize = 2;

/// The ledger with what can be mended once the lines are gone; the number of words that would have gone where the
/// result would not be at rest.
pub(super) fn settle(
    page: &Page,
    ledger: Ledger,
    orders: &Orders,
    depth: usize,
) -> Result<Ledger, usize> {
    // Without a dropped line nothing stands side by side that did not before.
    if ledger.dropped().next().is_none() {
        return Ok(ledger);
    }
    let left = CleanText::new(page, &ledger);
    let again = repair(left.text(), orders);
    if again.repairs.is_empty() {
        return Ok(ledger);
    }
    let words = ledger
        .dropped()
        .map(|(d, _)| d.span.of(page.text()).split_whitespace().count())
        .sum();
    if depth >= DEPTH {
        return Err(words);
    }
    let orders = orders.of_rest(&ledger);
    let mended = mend(ledger, &left, &again.repairs).ok_or(words)?;
    let emptied = read(left.text(), &again.text)
        .iter()
        .any(|line| line.emptied);
    let rest = Page::from_text("", again.text);
    let at_rest = settled(&rest, &orders, depth + 1)
        .ledger
        .decisions()
        .iter()
        .all(|d| d.action == Action::Keep);
    match at_rest && !emptied {
        true => Ok(mended),
        false => Err(words),
    }
}

/// The ledger of a page that was decided on, with what can be mended. Its text need not be at rest.
pub(super) fn mended(page: &Page, ledger: Ledger, orders: &Orders) -> Ledger {
    if ledger.dropped().next().is_none() {
        return ledger;
    }
    let left = CleanText::new(page, &ledger);
    let again = repair(left.text(), orders);
    match again.repairs.is_empty() {
        true => ledger,
        false => mend(ledger.clone(), &left, &again.repairs).unwrap_or(ledger),
    }
}

/// Adds `repairs` of the clean text to the ledger; nothing if one does not lie within one kept span.
fn mend(mut ledger: Ledger, left: &CleanText, repairs: &[Repair]) -> Option<Ledger> {
    let mut waiting: VecDeque<(Span<_>, &Repair)> = repairs
        .iter()
        .map(|r| (left.to_raw(Span::new(r.span.start, r.span.end)), r))
        .collect();
    let mut decisions = Vec::with_capacity(ledger.decisions.len() + 2 * repairs.len());
    for decision in ledger.decisions {
        let mut from = decision.span.start;
        while let Some(&(span, repair)) = waiting.front() {
            if span.start >= decision.span.end {
                break;
            }
            if span.start < from || span.end > decision.span.end || decision.action != Action::Keep
            {
                return None;
            }
            if span.start > from {
                decisions.push(Decision {
                    span: Span::new(from, span.start),
                    ..decision.clone()
                });
            }
            decisions.push(Decision {
                span,
                line: decision.line,
                action: Action::Repair(repair.now.clone()),
                rule: repair.rule,
                confidence: repair.confidence,
                reason: repair.reason.clone(),
            });
            from = span.end;
            waiting.pop_front();
        }
        if from < decision.span.end {
            decisions.push(Decision {
                span: Span::new(from, decision.span.end),
                ..decision
            });
        }
    }
    ledger.decisions = decisions;
    waiting.is_empty().then_some(ledger)
}
