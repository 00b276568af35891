//! The score of facts: what matches what.

use sikta::article::Article;
use sikta::eval::facts as score;
use sikta::facts::{Fact, Kind, Modality};
use sikta::ingest::Page;
use sikta::pipeline::process;
use sikta::span::Span;

/// A labelled fact, for the scorer's own tests.
fn labelled(kind: Kind, value: &str, sentence: &str) -> score::GoldFact {
    score::GoldFact {
        kind,
        facet: None,
        value: value.to_string(),
        sentence: sentence.to_string(),
        modality: Modality::Typical,
        employer_size: None,
    }
}

/// An article whose facts are given, not found.
fn article_with(text: &str, facts: &[(Kind, &str, &str)]) -> Article {
    let mut article = process(Page::from_text("given", text));
    article.facts = facts
        .iter()
        .map(|&(kind, value, sentence)| {
            let at = |s: &str| {
                let start = article.clean.text().find(s).expect("stands in the text");
                Span::new(start, start + s.len())
            };
            Fact {
                kind,
                facet: None,
                value: at(value),
                sentence: at(sentence),
                modality: Modality::Typical,
                employer_size: None,
                subject: None,
                section: 0,
                rule: "duty/does",
                confidence: sikta::rule::Confidence::Low,
            }
        })
        .collect();
    article
}

#[test]
fn values_are_compared_by_their_words() {
    assert_eq!(score::token_f1("Planera arbetet", "planera  arbetet."), 1.0);
    assert_eq!(score::token_f1("planera", "planera arbetet"), 2.0 / 3.0);
    assert_eq!(score::token_f1("a b c", "c d e f"), 2.0 / 7.0);
    assert_eq!(score::token_f1("", "a"), 0.0);
}

#[test]
fn matching_is_one_to_one_and_best_first() {
    let text = "Provare\n\nDe planerar arbetet och leder arbetet i gruppen. Det är allt som sägs om arbetet här.\n";
    let first = "De planerar arbetet och leder arbetet i gruppen.";
    let article = article_with(
        text,
        &[
            (Kind::Duty, "arbetet", first),
            (Kind::Duty, "planerar arbetet", first),
            (Kind::Skill, "leder arbetet", first),
        ],
    );
    let gold = [
        labelled(Kind::Duty, "planerar arbetet", first),
        labelled(Kind::Duty, "leder arbetet", first),
        labelled(
            Kind::Duty,
            "planerar",
            "Det är allt som sägs om arbetet här.",
        ),
    ];
    // The exact value wins its partner; the bare "arbetet" is left with the other of its sentence; another kind and
    // another sentence never match.
    assert_eq!(score::matches(&article, &gold), [(1, 0), (0, 1)]);
}

#[test]
fn half_a_sentence_is_the_same_sentence() {
    let text = "Provare\n\nDe planerar allt arbete i gruppen, och de leder det också varje dag.\n";
    let article = article_with(
        text,
        &[(
            Kind::Duty,
            "planerar",
            "De planerar allt arbete i gruppen, och de leder",
        )],
    );
    let gold = |sentence| [labelled(Kind::Duty, "planerar", sentence)];
    assert_eq!(
        score::matches(&article, &gold("De planerar allt arbete i gruppen")).len(),
        1
    );
    assert_eq!(
        score::matches(&article, &gold("och de leder det också varje dag.")).len(),
        0
    );
}

#[test]
fn malformed_gold_is_named_by_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let gold = folder.path().join("gold.jsonl");
    std::fs::write(&gold, "{\"doc\":\"a\",\"facts\":[]}\n\n{\"doc\":\"b\"}\n").expect("written");
    let error = score::read_gold(&gold)
        .expect_err("line 3 has no facts")
        .to_string();
    assert!(error.contains(":3:") && error.contains("facts"), "{error}");
    std::fs::write(&gold, "{\"doc\":\"../a\",\"facts\":[]}\n").expect("written");
    assert!(
        score::read_gold(&gold).is_err(),
        "a name must not lead out of the folder"
    );
    std::fs::write(&gold, "{\"doc\":\"a\",\"facts\":[]}\n").expect("written");
    let error = score::score(&gold)
        .expect_err("a.txt is missing")
        .to_string();
    assert!(error.contains("a.txt"), "{error}");
    std::fs::write(folder.path().join("a.txt"), "Provare\n").expect("written");
    let total = score::score(&gold).expect("scores").all;
    assert_eq!((total.gold, total.f1), (0, 0.0));
}
