//! Drift: one role under several names, as a translator gives them when it sees each sentence alone.

use super::{DebrisRule, Found};
use crate::clean::CleanText;
use crate::language::{BlockKind, Reading};
use crate::rule::{Confidence, RuleCard, Text};
use crate::span::Span;
use std::collections::BTreeMap;

pub(super) static NAMES: DebrisRule = DebrisRule {
    card: RuleCard {
        id: "debris/role-names",
        purpose: Text {
            en: "A role that the title gives one name and the text another, made from the same last part.",
            sv: "En roll som titeln ger ett namn och texten ett annat, med samma slutled.",
        },
        takes: &[
            "Hur man blir lagermedarbetare\n\nDen förrådsmedarbetare som kan köra truck får ofta handleda de nya.\n\nEn förrådsmedarbetare packar upp varor varje dag och räknar vad som finns.\n\nMindre firmor letar efter en förrådsmedarbetare som kan sköta inköpen också.\n",
            "Hur blir man lagermedarbetare?\n\nDen förrådsmedarbetare som kan köra truck får ofta handleda de nya.\n\nEn förrådsmedarbetare packar upp varor varje dag och räknar vad som finns.\n\nMindre firmor letar efter en förrådsmedarbetare som kan sköta inköpen också.\n",
        ],
        leaves: &[
            "Hur man blir lagermedarbetare\n\nEn lagermedarbetare plockar varor varje dag och packar dem. En lagermedarbetare lyfter mycket.\n\nEn förrådsmedarbetare är en annan sak. En förrådsmedarbetare lämnar ut verktyg. En förrådsmedarbetare har fasta tider.\n",
            "Hur man blir rörmokare\n\nEn rörmokare drar ledningar för vatten och värme i hus som byggs.\n",
        ],
    },
    confidence: Confidence::Low,
    says: Text {
        en: "the title has another name for the role than “{word}”",
        sv: "titeln har ett annat namn på rollen än ”{word}”",
    },
    find: names,
};

/// Letters that two names share at their end, and that the shared part has at least.
const SHARED: usize = 7;
/// How often the other name stands in the text at least.
const OFTEN: usize = 3;
/// How often the title's name may stand in it at most.
const SELDOM: usize = 1;

/// The role is the last word of a title that asks how one becomes it.
fn names(clean: &CleanText, reading: &Reading, found: &mut Vec<Found>) {
    let text = clean.text();
    let Some(title) = reading.title().map(|span| span.of(text).to_lowercase()) else {
        return;
    };
    let words: Vec<&str> = title
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .collect();
    let asks = words
        .iter()
        .any(|w| matches!(*w, "blir" | "bliver" | "become" | "bli" | "wird" | "werden"));
    let Some(role) = words.last().filter(|w| asks && letters(w) > SHARED) else {
        return;
    };
    let mut others: BTreeMap<String, (usize, Span<_>)> = BTreeMap::new();
    let mut own = 0;
    for block in reading.blocks.iter().filter(|b| b.kind != BlockKind::Title) {
        let said = block.span.of(text);
        let mut at = 0;
        for word in said.split_whitespace() {
            let start = at + said[at..].find(word).unwrap_or(0);
            at = start + word.len();
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            let lower = bare.to_lowercase();
            if lower.starts_with(*role) {
                own += 1;
            } else if shares_end(&lower, role) {
                let from = block.span.start + start + word.find(bare).unwrap_or(0);
                let span = Span::new(from, from + bare.len());
                others.entry(lower).or_insert((0, span)).0 += 1;
            }
        }
    }
    if own <= SELDOM {
        let often = others.into_iter().filter(|(_, (n, _))| *n >= OFTEN);
        found.extend(often.map(|(word, (_, span))| (span, word.into())));
    }
}

fn letters(word: &str) -> usize {
    word.chars().count()
}

/// Whether both are longer than the end that they share, and that is long.
fn shares_end(a: &str, b: &str) -> bool {
    let shared = a
        .chars()
        .rev()
        .zip(b.chars().rev())
        .take_while(|(x, y)| x == y)
        .count();
    shared >= SHARED && letters(a) > shared && letters(b) > shared
}
