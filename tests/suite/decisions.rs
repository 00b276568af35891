//! The law of decisions: what an editor decides on one line changes what becomes of no other.

use super::laws::{accounting, corpus, offsets, page};
use proptest::prelude::*;
use sikta::clean::{Action, CleanText, Ledger, Orders, Ruling, artefact_rules, clean, clean_under};
use sikta::ingest::Page;
use sikta::rule::Text;
use std::collections::BTreeMap;

/// What became of every line that says something: whether it goes, by what rule, how surely and why.
fn fates(page: &Page, ledger: &Ledger) -> BTreeMap<usize, String> {
    let says = |line: usize| {
        !page
            .text()
            .split('\n')
            .nth(line - 1)
            .unwrap_or("")
            .trim()
            .is_empty()
    };
    let decided = ledger.decisions().iter().filter(|d| says(d.line));
    decided
        .filter(|d| matches!(d.action, Action::Keep | Action::Drop(_)))
        .map(|d| {
            let fate = format!(
                "{:?} {} {} {}",
                d.action,
                d.rule,
                d.confidence,
                d.reason.en()
            );
            (d.line, fate)
        })
        .collect()
}

/// Law of decisions: with one line decided on, every other line is judged as without, and the title is the same unless it
/// is, or was, that line.
fn decide(page: &Page, line: usize) {
    let without = clean(page);
    let before = fates(page, &without);
    let drops = artefact_rules().next().expect("there are rules");
    let keeps = Ruling::Keep {
        rule: "editor/keep",
        says: &Text {
            en: "decided",
            sv: "bestämt",
        },
    };
    for ruling in [Ruling::Drop(drops), keeps] {
        let mut orders = Orders::default();
        orders.line_mut(line - 1).decided = Some(ruling);
        let ledger = clean_under(page, &orders);
        accounting(page, &ledger);
        offsets(page, &ledger, &CleanText::new(page, &ledger));
        let mut after = fates(page, &ledger);
        let title = (without.title(), ledger.title());
        let decided = title.0 == Some(line) || title.1 == Some(line);
        assert!(
            decided || title.0 == title.1,
            "{title:?} with {line}: {:?}",
            page.text()
        );
        for (n, fate) in &before {
            let now = after.remove(n);
            // Whether a line is kept as the title goes with the title.
            let titular = decided && (title.0 == Some(*n) || title.1 == Some(*n));
            if *n != line && !titular {
                let now = now.unwrap_or_default();
                assert_eq!(*fate, now, "line {n} with {line}: {:?}", page.text());
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn a_decision_on_one_line_changes_no_other_on_random_pages(text in page(), at in any::<prop::sample::Index>()) {
        let page = Page::from_text("page", text);
        let lines: Vec<usize> = fates(&page, &clean(&page)).into_keys().collect();
        if !lines.is_empty() {
            decide(&page, lines[at.index(lines.len())]);
        }
    }
}

#[test]
fn a_decision_on_one_line_changes_no_other_on_the_corpus() {
    for (_, page) in corpus() {
        let lines: Vec<usize> = fates(&page, &clean(&page)).into_keys().collect();
        // Every one takes long where nothing is optimised.
        for line in lines.iter().step_by(8) {
            decide(&page, *line);
        }
    }
}
