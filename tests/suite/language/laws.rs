//! The laws of a reading, on random text.

use super::block;
use proptest::prelude::*;
use sikta::clean::{CleanText, clean};
use sikta::ingest::Page;
use sikta::language::{self, BlockKind, tokens};

/// Checks every law of a reading, of the page as it is and of the page cleaned.
fn check_laws(page: &Page) {
    check_reading(page, &CleanText::whole(page));
    check_reading(page, &CleanText::new(page, &clean(page)));
}

fn check_reading(page: &Page, clean: &CleanText) {
    let reading = language::read(page, clean);
    let text = clean.text();
    assert_eq!(reading, language::read(page, clean), "not the same twice");
    assert_eq!(reading.sections[0].heading, None);
    let mut end = 0;
    for block in &reading.blocks {
        let content = block.span.of(text);
        assert!(!content.is_empty());
        assert_eq!(content.trim(), content);
        assert!(block.span.start >= end, "blocks overlap");
        assert!(block.section < reading.sections.len());
        end = block.span.end;
        if block.kind == BlockKind::Heading {
            assert_eq!(reading.sections[block.section].heading, Some(block.span));
        }
    }
    let mut covered = vec![false; text.len()];
    let (mut end, mut last_block) = (0, 0);
    for sentence in &reading.sentences {
        let content = sentence.span.of(text);
        assert!(!content.is_empty());
        assert_eq!(content.trim(), content);
        assert!(content.len() <= 4096, "a sentence is too long");
        assert!(sentence.span.start >= end, "sentences overlap");
        assert!(sentence.block >= last_block, "sentences out of order");
        assert!(reading.block_of(sentence).span.contains(sentence.span));
        let crossed = clean
            .seams()
            .iter()
            .any(|&seam| sentence.span.start < seam && seam < sentence.span.end);
        assert!(!crossed, "a sentence runs across a seam: {content:?}");
        covered[sentence.span.range()].fill(true);
        (end, last_block) = (sentence.span.end, sentence.block);
    }
    for block in &reading.blocks {
        for (at, c) in block.span.of(text).char_indices() {
            let at = block.span.start + at;
            assert!(
                covered[at] || c.is_whitespace(),
                "{c:?} at {at} is in no sentence"
            );
        }
    }
    let mut end = 0;
    for token in tokens(text) {
        let range = token.range();
        assert!(
            text[end..range.start].trim().is_empty(),
            "tokens leave out text"
        );
        assert_eq!(&text[range.clone()], token.text);
        end = range.end;
    }
    assert!(text[end..].trim().is_empty());
}

/// Pieces that texts are made of, and that rules stumble over.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => proptest::sample::select(vec![
            "Kocken", "lagar", "mat", "och", "Den", "i", "är", "t.ex.", "m.m.", "kl.", "dr.", "A.", "3.", "45 000",
            "kr", "2019", "iPhone", "konsert-", "EU:s", "www.exempel.se", "å\u{301}", "\u{5d0}\u{5d1}", "漢字。", "😀",
        ]).prop_map(str::to_owned),
        3 => proptest::sample::select(vec![
            ".", "!", "?", "…", "...", ",", ":", "”", "\"", "(", ")", "–", "- ", "* ", "# ", "1. ", "**", "[1]", "=====", "|",
        ]).prop_map(str::to_owned),
        5 => proptest::sample::select(vec![" ", "\n", "\n\n", "\t", "\r\n", "\r", "\u{a0}", "\u{2028}", "\0"]).prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

proptest! {
    #[test]
    fn laws_hold_on_random_text(pieces in proptest::collection::vec(piece(), 0..60)) {
        check_laws(&Page::from_text("random", pieces.concat()));
    }

    #[test]
    fn laws_hold_on_random_blocks(blocks in proptest::collection::vec(
        (proptest::sample::select(vec!["h1", "h2", "p", "li", "td", "div"]), proptest::collection::vec(piece(), 0..12)), 0..12,
    )) {
        let blocks = blocks.into_iter().map(|(tag, pieces)| {
            (block(tag), pieces.concat())
        });
        check_laws(&Page::from_blocks("random", blocks));
    }
}

#[test]
fn long_runs_take_linear_time() {
    let read = |text: String| {
        let page = Page::from_text("long", text);
        check_reading(&page, &CleanText::whole(&page));
    };
    for unit in [
        ". ", ".)", "A.", "\"", "(a", "X!", "/!X", "1 000 ", "- ", "a\n", "e.g.", "….", " ",
    ] {
        read(format!("Början. {}", unit.repeat(200_000 / unit.len())));
    }
    // One run after another: what each step looks back upon grows in both.
    for (first, second) in [
        ("1", "-a"),
        ("a", "-1"),
        ("1", ":a"),
        ("1 000 ", "a-"),
        ("-", "a-"),
    ] {
        let text = format!("{}{}", first.repeat(100_000), second.repeat(100_000));
        assert!(tokens(&text).count() > 0);
        read(text);
    }
}
