//! Words that were split at a line's end, as in text taken out of a PDF.
//!
//! The rest of the word moves up, and the line break stays: the number of lines does not change. Each line gets an edit of
//! its own.

use super::RepairRule;
use super::edits::Edit;
use super::scan::{Place, Sign};
use crate::rule::{Confidence, RuleCard, Text};
use std::collections::HashMap;

pub(super) static RULE: RepairRule = RepairRule {
    card: RuleCard {
        id: "encoding/line-break",
        purpose: Text {
            en: "Words split at a line's end, where the whole word stands elsewhere in the page or a soft hyphen splits it",
            sv: "Ord som delats vid radslut, där hela ordet står på annat håll i sidan eller ett mjukt bindestreck delar det",
        },
        takes: &[
            "Din arbets-\ngivare betalar. En arbetsgivare frågar. ⇒ Din arbetsgivare\nbetalar. En arbetsgivare frågar.",
            "Många ut\u{AD}\nbildningar, säger hon. ⇒ Många utbildningar,\nsäger hon.",
        ],
        leaves: &[
            "Både små-\noch medelstora",
            "Din arbets-\ngivare betalar.",
            "Läs om arbets-\ngivare\noch mer om arbetsgivare.",
            "Det är en kock-\nUtbildning till kockutbildning",
            "in- och utgående",
        ],
    },
    confidence: Confidence::High,
    says: Text {
        en: "the word was split at a line's end",
        sv: "ordet var delat vid ett radslut",
    },
};

/// Letters of a part of a word that is looked at.
const PART: usize = 64;

/// A word that may have been split.
struct Split {
    /// The hyphen.
    hyphen: std::ops::Range<usize>,
    /// The rest of the word on the next line, with the marks after it, and the space after those.
    rest: std::ops::Range<usize>,
    space: usize,
    joined: String,
    certain: bool,
}

/// Finds them at the line ends among `places`.
pub(super) fn find(text: &str, places: &[Place]) -> Vec<Edit> {
    let ends = places.iter().filter(|(_, sign)| *sign == Sign::LineEnd);
    let splits: Vec<Split> = ends.filter_map(|&(at, _)| split(text, at)).collect();
    if splits.is_empty() {
        return Vec::new();
    }
    let mut stands: HashMap<&str, bool> = splits.iter().map(|s| (&*s.joined, false)).collect();
    let mut folded = String::new();
    for word in text.split(|c: char| !c.is_alphabetic() && c != '\u{AD}') {
        if word.len() <= 4 * PART {
            folded.clear();
            folded.extend(
                word.chars()
                    .filter(|&c| c != '\u{AD}')
                    .flat_map(char::to_lowercase),
            );
            if let Some(seen) = stands.get_mut(&*folded) {
                *seen = true;
            }
        }
    }
    splits
        .iter()
        .filter(|s| s.certain || stands.get(&*s.joined).copied().unwrap_or(false))
        .flat_map(|s| {
            let edit = |span, now: &str| Edit {
                span,
                now: now.to_owned(),
                rule: &RULE,
            };
            [
                edit(s.hyphen.clone(), &text[s.rest.clone()]),
                edit(s.rest.start..s.space, ""),
            ]
        })
        .collect()
}

/// The word that the hyphen at `at` splits, if the line after it goes on with more than its rest.
fn split(text: &str, at: usize) -> Option<Split> {
    let hyphen = text[at..].chars().next()?;
    let after = at + hyphen.len_utf8();
    let next = after + text[after..].find('\n')? + 1;
    let letters = |c: &char| c.is_alphabetic();
    let stem: String = text[..at]
        .chars()
        .rev()
        .take(PART)
        .take_while(|c| c.is_alphabetic() || *c == '\u{AD}')
        .collect();
    let stem: String = stem.chars().rev().filter(|&c| c != '\u{AD}').collect();
    let rest: String = text[next..]
        .chars()
        .take(PART)
        .take_while(letters)
        .collect();
    if stem.is_empty() || !rest.starts_with(char::is_lowercase) {
        return None;
    }
    let mut end = next + rest.len();
    let is_mark = |c: &char| {
        matches!(
            c,
            '.' | ',' | ';' | ':' | '!' | '?' | ')' | '"' | '\u{201D}' | '\u{BB}'
        )
    };
    end += text[end..]
        .chars()
        .take(4)
        .take_while(is_mark)
        .map(char::len_utf8)
        .sum::<usize>();
    let spaces = text[end..].chars().take_while(|&c| c == ' ').count();
    let goes_on = text[end + spaces..].starts_with(|c: char| !c.is_whitespace());
    if spaces == 0 || !goes_on {
        return None;
    }
    let joined = (stem + &rest).to_lowercase();
    Some(Split {
        hyphen: at..after,
        rest: next..end,
        space: end + spaces,
        joined,
        certain: hyphen == '\u{AD}',
    })
}
