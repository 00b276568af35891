//! Letters that were taken apart into a base and its marks: put together again (Unicode's normal form C), so that a search
//! finds them however they were typed.

use super::RepairRule;
use super::edits::Edit;
use super::scan::{Place, Sign};
use crate::rule::{Confidence, RuleCard, Text};
use unicode_normalization::UnicodeNormalization;

pub(super) static RULE: RepairRule = RepairRule {
    card: RuleCard {
        id: "encoding/decomposed",
        purpose: Text {
            en: "Letters written as a base and a combining mark, where there is one character for both",
            sv: "Bokstäver skrivna som bas och kombinerande tecken, där det finns ett tecken för båda",
        },
        takes: &[
            "la\u{308}rare pa\u{30A} en o\u{308} ⇒ lärare på en ö",
            "Vie\u{323}\u{302}t ⇒ Việt",
            "cafe\u{301} ⇒ café",
        ],
        leaves: &[
            "lärare på en ö",
            "x\u{304} och q\u{303} i formler",
            "Й и Ё",
            "\u{301} ensam",
        ],
    },
    confidence: Confidence::Certain,
    says: Text {
        en: "it is a letter and its mark, apart",
        sv: "det är en bokstav och dess tecken, isär",
    },
};

/// More marks than that on one letter are no writing, and stay.
const MARKS: usize = 4;

/// Finds them at the marks among `places`.
pub(super) fn find(text: &str, places: &[Place]) -> Vec<Edit> {
    let mut found = Vec::new();
    let mut free = 0;
    for &(at, sign) in places {
        if sign != Sign::Mark || at < free {
            continue;
        }
        let Some(base) = text[..at].chars().next_back() else {
            continue;
        };
        let start = at - base.len_utf8();
        let marks = text[at..].chars().take_while(|&c| is_mark(c));
        let length: usize = marks.map(char::len_utf8).sum();
        free = at + length;
        let apart = &text[start..free];
        if !base.is_alphabetic() || apart.chars().count() > MARKS + 1 {
            continue;
        }
        let now: String = apart.nfc().collect();
        if now.chars().count() < apart.chars().count() {
            found.push(Edit {
                span: start..free,
                now,
                rule: &RULE,
            });
        }
    }
    found
}

/// A combining mark of Latin, Greek and Cyrillic letters.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}
