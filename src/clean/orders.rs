//! Orders: what is known of a page beside the page itself.
//!
//! Rules that are switched off, lines on which an editor or a rule of the site's own has decided, and lines that stand on
//! other pages of the site too. Without orders a page is judged by itself.
//!
//! **Law of rest under orders**: a clean text that is cleaned again, with the orders of the lines that are left of it,
//! stays as it is. So a line that a rule of the site's orders away is gone before any rule looks, and one that it orders to
//! stay is never taken.
//!
//! **Law of decisions**: what an editor decided on a line changes what becomes of no other ([`Order::decided`]). It is laid
//! over the result (`overlay`). The text that this leaves is at rest only for those who know that it was decided on
//! ([`Orders::done`]), since rules that never saw the lines gone may take others beside them.

use super::ledger::{Action, Ledger};
use super::rules::ArtefactRule;
use crate::rule::Text;
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// Ids of rules that are switched off.
pub type Off = Arc<FxHashSet<String>>;

/// What is known of a page beside the page itself; by default nothing.
#[derive(Debug, Clone, Default)]
pub struct Orders {
    /// Rules that do nothing on this page, of any stage.
    pub off: Off,
    /// What is ordered of each line, by its index; lines beyond its end have no orders.
    pub lines: Vec<Order>,
    /// Whether the page is cleaned even where so much would go that it would be left alone.
    pub anyway: bool,
    /// Whether the page is what a cleaning with decisions left: sikta's own rules have taken what they take.
    pub done: bool,
}

/// What is ordered of one line.
#[derive(Debug, Clone, Copy, Default)]
pub struct Order {
    /// What a rule of the site's own says, which no rule of sikta's overrules.
    pub ruling: Option<Ruling>,
    /// What an editor decided, stronger than any rule, and no evidence for any other line.
    pub decided: Option<Ruling>,
    /// How often the line stands on other pages of the site.
    pub recurs: Option<Recurrence>,
}

/// A decision on a line from outside the page.
#[derive(Debug, Clone, Copy)]
pub enum Ruling {
    /// It stays.
    Keep {
        /// The id of the rule that says so.
        rule: &'static str,
        /// Why.
        says: &'static Text,
    },
    /// It goes.
    Drop(&'static ArtefactRule),
}

/// On how many pages of the site a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recurrence {
    /// Pages that it stands on, this one among them.
    pub pages: u32,
    /// Pages that were looked at, copies of one another counted once.
    pub of: u32,
}

impl Orders {
    /// Whether nothing is ordered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.off.is_empty() && self.lines.is_empty() && !self.anyway && !self.done
    }

    /// Whether the rule of that id is switched off.
    #[must_use]
    pub fn is_off(&self, id: &str) -> bool {
        !self.off.is_empty() && self.off.contains(id)
    }

    /// The same with one more rule switched off.
    #[must_use]
    pub fn without(&self, id: &str) -> Self {
        let mut out = self.clone();
        Arc::make_mut(&mut out.off).insert(id.to_owned());
        out
    }

    /// The order for the line at `index`, to be written.
    pub fn line_mut(&mut self, index: usize) -> &mut Order {
        if self.lines.len() <= index {
            self.lines.resize(index + 1, Order::default());
        }
        &mut self.lines[index]
    }

    /// All that these orders can change, as bytes: pages of the same text and the same bytes are cleaned alike. Counts of
    /// other pages are in it only as far as they decide ([`Recurrence::level`]).
    #[must_use]
    pub fn key(&self) -> Vec<u8> {
        let mut off: Vec<&str> = self.off.iter().map(String::as_str).collect();
        off.sort_unstable();
        let mut key = off.join("\n").into_bytes();
        key.push(u8::from(self.anyway) | u8::from(self.done) << 1);
        for (i, order) in self.lines.iter().enumerate() {
            let level = order.recurs.map_or(0, Recurrence::level);
            if level == 0 && order.ruling.is_none() && order.decided.is_none() {
                continue;
            }
            key.extend_from_slice(&(i as u64).to_le_bytes());
            key.push(level);
            for ruling in [order.ruling, order.decided] {
                match ruling {
                    None => {}
                    Some(Ruling::Keep { rule, .. }) => key.extend_from_slice(rule.as_bytes()),
                    Some(Ruling::Drop(rule)) => {
                        key.extend_from_slice(rule.card.id.as_bytes());
                        key.extend_from_slice(rule.class.name().as_bytes());
                    }
                }
            }
        }
        key
    }

    /// Whether an editor decided on any line.
    pub(super) fn decide(&self) -> bool {
        self.lines.iter().any(|order| order.decided.is_some())
    }

    /// The same with every decision as if it were a rule of the site's.
    pub(super) fn ruled(&self) -> Self {
        let mut out = self.clone();
        for order in &mut out.lines {
            order.ruling = order.decided.take().or(order.ruling);
        }
        out
    }

    /// The orders of the lines that `ledger` leaves, for the clean text.
    pub(super) fn of_rest(&self, ledger: &Ledger) -> Self {
        let mut rest = Orders {
            off: Arc::clone(&self.off),
            anyway: self.anyway,
            done: self.done,
            lines: Vec::new(),
        };
        if self.lines.is_empty() {
            return rest;
        }
        let mut last = 0;
        for decision in ledger.decisions() {
            let stays = matches!(decision.action, Action::Keep | Action::Repair(_));
            if stays && decision.line != last {
                last = decision.line;
                rest.lines.push(self.line(decision.line - 1));
            }
        }
        rest
    }

    /// The order for the line at `index`.
    pub(super) fn line(&self, index: usize) -> Order {
        self.lines.get(index).copied().unwrap_or_default()
    }

    /// The rule by which the line at `index` goes whatever it says.
    pub(super) fn dropped(&self, index: usize) -> Option<&'static ArtefactRule> {
        match self.line(index).ruling {
            Some(Ruling::Drop(rule)) => Some(rule),
            _ => None,
        }
    }

    /// Why the line at `index` stays whatever it says.
    pub(super) fn kept(&self, index: usize) -> Option<(&'static str, &'static Text)> {
        match self.line(index).ruling {
            Some(Ruling::Keep { rule, says }) => Some((rule, says)),
            _ => None,
        }
    }

    /// Whether `rule` may not take the line at `index`.
    pub(super) fn forbid(&self, index: usize, rule: &ArtefactRule) -> bool {
        self.is_off(rule.card.id) || !self.lines.is_empty() && self.kept(index).is_some()
    }
}

impl Recurrence {
    /// Pages from which a line can be furniture at all.
    pub const PAGES: u32 = 3;

    /// How far it reaches: 0 not at all; 1 outside the prose, in a block that recurs, or with signs of its own; 2 within the
    /// prose too.
    ///
    /// Three pages and three in ten are what a template needs to show itself in a small crawl; a sentence within the prose
    /// is believed to be furniture only on half of five pages or more, since pages about the same occupations share
    /// sentences that are their own.
    #[must_use]
    pub fn level(self) -> u8 {
        let (pages, of) = (u64::from(self.pages), u64::from(self.of));
        match () {
            () if self.pages < Self::PAGES || pages * 10 < of * 3 => 0,
            () if self.pages >= 5 && pages * 2 >= of => 2,
            () => 1,
        }
    }
}
