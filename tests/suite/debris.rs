//! Debris: every rule flags its examples and keeps still over its near misses; nothing is taken.

use sikta::debris::{debris, debris_rules};
use sikta::ingest::Page;
use sikta::pipeline::{Stage, process_to};

fn flagged(example: &str) -> Vec<&'static str> {
    let article = process_to(Page::from_text("example", example), Stage::Language);
    let found = debris(&article.clean, &article.reading);
    assert!(
        found
            .iter()
            .all(|d| d.span.end <= article.clean.text().len() && !d.span.is_empty()),
        "{example}"
    );
    found.iter().map(|d| d.rule).collect()
}

#[test]
fn every_rule_flags_its_examples_and_leaves_its_near_misses() {
    let mut wrong = Vec::new();
    for rule in debris_rules() {
        let id = rule.card.id;
        assert!(id.starts_with("debris/"), "{id}");
        assert!(!rule.card.takes.is_empty() && !rule.card.leaves.is_empty());
        for example in rule.card.takes {
            if flagged(example) != [id] {
                wrong.push(format!("{id}: {:?} in\n{example}", flagged(example)));
            }
        }
        for example in rule.card.leaves {
            if flagged(example).contains(&id) {
                wrong.push(format!("{id} flags\n{example}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn any_text_gives_a_list() {
    for text in [
        "",
        "\n",
        "för för",
        "Å\u{308} å\u{308}",
        "Hur Man Blir",
        "\0 \0",
        "a a a a a a",
    ] {
        flagged(text);
    }
}
