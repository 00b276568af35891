//! Overlay: what an editor decided, laid over what the rules judged.
//!
//! **Law of decisions**: all lines but those decided on are judged as without, and so is the title, unless its own line is
//! decided on or one that was brought back is better.

use super::assemble::assemble;
use super::ledger::Ledger;
use super::orders::{Orders, Ruling};
use super::pass::{Outcome, Verdict};
use super::{Judged, read, repair, settle, settled};
use crate::ingest::Page;

/// The ledger of `page`, which was `judged`, with what was decided.
pub(super) fn lay(page: &Page, judged: &Judged, orders: &Orders) -> Ledger {
    let repaired = repair::repair(page.text(), orders);
    let lines = read(page.text(), &repaired.text);
    let base = &judged.outcome;
    let mut outcome = base.clone();
    for (i, order) in orders.lines.iter().enumerate().take(lines.len()) {
        if lines[i].is_blank() || lines[i].emptied {
            continue;
        }
        match order.decided {
            None => {}
            Some(Ruling::Keep { .. }) => outcome.verdicts[i] = None,
            Some(Ruling::Drop(rule)) => {
                outcome.verdicts[i] = Some(Verdict {
                    rule,
                    because: None,
                });
            }
        }
    }
    let ruled = orders.ruled();
    outcome.title = title(page, base, &outcome, &ruled);
    // Other lines stand among those that the rules took.
    outcome.company = Some(base.verdicts.clone());
    let ledger = assemble(page.text(), &lines, repaired.repairs, &outcome, &ruled);
    settle::mended(page, ledger, &ruled)
}

/// The index of the title's line: the one that it was; where that goes, or where a line that comes back is better, what a
/// page would have for a title of which all this were ruled.
fn title(page: &Page, base: &Outcome, now: &Outcome, ruled: &Orders) -> Option<usize> {
    let stays = |i: usize| now.verdicts[i].is_none();
    let gone = base.title.is_some_and(|t| !stays(t));
    let back = |i: usize| stays(i) && base.verdicts[i].is_some();
    if !gone && !(0..base.verdicts.len()).any(back) {
        return base.title;
    }
    let again = settled(page, ruled, 0).outcome.title;
    again
        .filter(|&t| stays(t) && (gone || back(t)))
        .or(base.title.filter(|&t| stays(t)))
}
