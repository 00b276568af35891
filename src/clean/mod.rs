//! Cleaning: which lines of a page are the article, and which are not.
//!
//! Total: any page gives a ledger. **Law of rest**: cleaning the clean text changes nothing.
//!
//! Characters are repaired first; of HTML, the names of elements speak next (`markup`); every line of the repaired text is then read once (`line`), with what the word tables
//! (`lexicon`) and its shape say of it alone (`evidence`). The rules (`rules`) judge it in the company of the other lines
//! (`view`), again and again over what is left until nothing more goes (`pass`). Verdicts and repairs become the ledger
//! (`assemble`).

mod assemble;
mod body;
mod class;
mod contact;
mod data;
mod evidence;
mod explain;
mod fence;
mod glance;
mod glossary;
mod items;
mod ledger;
mod lexicon;
mod line;
mod markup;
mod named;
mod orders;
mod overlay;
mod pass;
mod phrases;
mod repair;
mod row;
mod rules;
mod settle;
mod shape;
mod text;
mod tongue;
mod view;
mod wrapped;

pub use class::Class;
pub use explain::{Explanation, Neighbour, Seen, explain, explain_lines};
pub use ledger::{Action, Decision, Flag, Ledger, Reason};
pub use orders::{Off, Order, Orders, Recurrence, Ruling};
pub use repair::{RepairRule, repair_rules};
pub use rules::{ArtefactRule, artefact_rules};
pub use text::CleanText;

use crate::ingest::Page;

/// Decides on every line of `page`.
#[must_use]
pub fn clean(page: &Page) -> Ledger {
    clean_under(page, &Orders::default())
}

/// Decides on every line of `page`, with what is known beside it.
#[must_use]
pub fn clean_under(page: &Page, orders: &Orders) -> Ledger {
    let done;
    let orders = match page.is_cleaned() && !orders.anyway {
        true => {
            done = Orders {
                done: true,
                ..orders.clone()
            };
            &done
        }
        false => orders,
    };
    let judged = settled(page, orders, 0);
    match orders.decide() {
        true => overlay::lay(page, &judged, orders),
        false => judged.ledger,
    }
}

/// A page, judged; what an editor decided is not in it.
struct Judged {
    outcome: pass::Outcome,
    ledger: Ledger,
}

/// Judges `page`, which `depth` cleanings have left.
fn settled(page: &Page, orders: &Orders, depth: usize) -> Judged {
    let repaired = repair::repair(page.text(), orders);
    let lines = read(page.text(), &repaired.text);
    let named = named(&lines, page, orders);
    let marked = named.iter().any(Option::is_some);
    let assemble = |outcome: &pass::Outcome| {
        let repairs = repaired.repairs.clone();
        assemble::assemble(page.text(), &lines, repairs, outcome, orders)
    };
    let attempt = |named: &[Option<pass::Verdict>]| {
        let mut outcome = pass::run(&lines, named, orders);
        let title = outcome.title.filter(|&i| may_title(page, i));
        outcome.title = headed(page, &outcome).or(title);
        let ledger = assemble(&outcome);
        match settle::settle(page, ledger, orders, depth) {
            Ok(ledger) => Ok(Judged { outcome, ledger }),
            Err(words) => Err((outcome, words)),
        }
    };
    let settled = match attempt(&named) {
        // Without markup the page is judged as its own text will be.
        Err(_) if marked => attempt(&hidden(&named)),
        settled => settled,
    };
    settled.unwrap_or_else(|(mut outcome, words)| {
        if !orders.anyway {
            outcome.alone(&lines, orders);
            outcome.left_alone = Some(words);
        }
        let ledger = assemble(&outcome);
        Judged { outcome, ledger }
    })
}

/// Whether the markup lets a line be the title: items of lists, rows of tables and code are none.
fn may_title(page: &Page, line: usize) -> bool {
    let block = page.blocks().get(line);
    block.is_none_or(|block| {
        let tag = &*block.tag;
        !matches!(
            tag,
            "li" | "dd" | "dt" | "option" | "tr" | "pre" | "listing" | "xmp"
        )
    })
}

/// The line that the markup says is the title: the first heading that stays, if it is an `h1`.
fn headed(page: &Page, outcome: &pass::Outcome) -> Option<usize> {
    let stays = |i: &usize| outcome.verdicts.get(*i).is_some_and(Option::is_none);
    let heads = |i: &usize| {
        let tag = &*page.blocks()[*i].tag;
        matches!(
            tag,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "summary" | "legend"
        )
    };
    let first = (0..page.blocks().len()).filter(stays).find(heads)?;
    (page.blocks()[first].tag == "h1").then_some(first)
}

/// What the markup says of each line, where nothing is ordered of it.
fn named(lines: &[line::Line<'_>], page: &Page, orders: &Orders) -> Vec<Option<pass::Verdict>> {
    if orders.done {
        return vec![None; lines.len()];
    }
    let mut named = markup::judge(lines, page);
    for (i, verdict) in named.iter_mut().enumerate() {
        let ordered = orders.dropped(i).is_some();
        *verdict = verdict.filter(|v| !ordered && !orders.forbid(i, v.rule));
    }
    named
}

/// Of what the markup says only what it hides, which is no part of any text.
fn hidden(named: &[Option<pass::Verdict>]) -> Vec<Option<pass::Verdict>> {
    let hides = |v: &pass::Verdict| v.rule.card.id == rules::markup_rule(Class::Residue).card.id;
    named.iter().map(|v| v.filter(hides)).collect()
}

/// Bytes that a line has on most pages.
const LINE: usize = 32;

/// The lines of the repaired text, read; each knows whether repair emptied it.
fn read<'t>(source: &str, repaired: &'t str) -> Vec<line::Line<'t>> {
    let mut reader = line::Reader::default();
    let mut lines = Vec::with_capacity(repaired.len() / LINE + 1);
    // A last line without a line end that repair emptied is no line of the repaired text any more.
    let repaired = line::split(repaired).chain(std::iter::repeat(""));
    lines.extend(line::split(source).zip(repaired).map(|(raw, now)| {
        let mut line = reader.read(now);
        line.emptied = line.text.is_empty() && !raw.trim().is_empty();
        line
    }));
    lines
}
