//! Characters that cannot be seen and only break words for a search: soft hyphens and zero-width characters.

use super::RepairRule;
use super::edits::Edit;
use super::scan::{Place, Sign};
use crate::rule::{Confidence, RuleCard, Text};

pub(super) static SOFT_HYPHEN: RepairRule = RepairRule {
    card: RuleCard {
        id: "encoding/soft-hyphen",
        purpose: Text {
            en: "Soft hyphens, which say where a word may be split and are no part of it",
            sv: "Mjuka bindestreck, som visar var ett ord får delas och inte hör till det",
        },
        takes: &["system\u{AD}förval\u{AD}tare ⇒ systemförvaltare"],
        leaves: &["e-post och tv-producent"],
    },
    confidence: Confidence::Certain,
    says: Text {
        en: "it is a soft hyphen",
        sv: "det är ett mjukt bindestreck",
    },
};

pub(super) static ZERO_WIDTH: RepairRule = RepairRule {
    card: RuleCard {
        id: "encoding/zero-width",
        purpose: Text {
            en: "Characters without width, where no script or emoji needs them",
            sv: "Tecken utan bredd, där ingen skrift eller emoji behöver dem",
        },
        takes: &[
            "logistiker\u{200B} är ⇒ logistiker är",
            "\u{FEFF}Tester ⇒ Tester",
            "löne\u{200C}samtal\u{2060} ⇒ lönesamtal",
        ],
        leaves: &[
            "👩\u{200D}🔧 mekaniker",
            "می\u{200C}خواهم",
            "क\u{94D}\u{200D}ष",
            "ภาษา\u{200B}ไทย",
        ],
    },
    confidence: Confidence::Certain,
    says: Text {
        en: "it is a character without width",
        sv: "det är ett tecken utan bredd",
    },
};

/// Finds them among `places`.
pub(super) fn find(text: &str, places: &[Place]) -> Vec<Edit> {
    let invisible = places.iter().filter(|(_, sign)| *sign == Sign::Invisible);
    invisible
        .filter_map(|&(at, _)| {
            let c = text[at..].chars().next()?;
            let end = at + c.len_utf8();
            let rule = match c {
                '\u{AD}' => &SOFT_HYPHEN,
                _ if is_needed(c, &text[..at], &text[end..]) => return None,
                _ => &ZERO_WIDTH,
            };
            Some(Edit {
                span: at..end,
                now: String::new(),
                rule,
            })
        })
        .collect()
}

/// Whether the characters beside it give it a meaning.
fn is_needed(c: char, before: &str, after: &str) -> bool {
    let before = before.chars().next_back();
    let after = after.chars().next();
    let either = |is: fn(char) -> bool| before.is_some_and(is) || after.is_some_and(is);
    match c {
        '\u{200B}' => either(is_written_without_spaces),
        '\u{200C}' => either(is_joining),
        '\u{200D}' => {
            either(is_joining) || before.is_some_and(is_emoji) && after.is_some_and(is_emoji)
        }
        _ => false,
    }
}

/// Thai, Lao, Tibetan, Burmese, Khmer: a zero-width space parts words.
fn is_written_without_spaces(c: char) -> bool {
    matches!(c, '\u{E00}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{1A20}'..='\u{1AAF}')
}

/// Arabic to Khmer, and Mongolian: joiners choose the form of letters.
fn is_joining(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{109F}' | '\u{1780}'..='\u{18AF}' | '\u{A800}'..='\u{ABFF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}')
}

/// An emoji, or what modifies one.
fn is_emoji(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2BFF}' | '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}')
}
