//! Words: one that stands twice in a row.

use super::tables::table;
use super::{DebrisRule, Found};
use crate::clean::CleanText;
use crate::language::{Reading, TokenKind, tokens};
use crate::rule::{Confidence, RuleCard, Text};
use crate::span::Span;

pub(super) static DOUBLED: DebrisRule = DebrisRule {
    card: RuleCard {
        id: "debris/doubled-word",
        purpose: Text {
            en: "The same small word twice in a row.",
            sv: "Samma småord två gånger i rad.",
        },
        takes: &[
            "Hur man blir rörmokare\n\nEn rörmokare drar ledningar för för vatten och värme i hus som byggs.\n",
            "Hur man blir rörmokare\n\nFör för den som drar ledningar är det viktigt att mäta rätt i hus som byggs.\n",
        ],
        leaves: &[
            "Hur man blir rörmokare\n\nDet var länge, länge sedan, och mycket mycket annat har hänt sedan dess i yrket.\n",
            "Hur man blir rörmokare\n\nDen som det det handlar om vet själv bäst vad som behövs i yrket.\n",
        ],
    },
    confidence: Confidence::Medium,
    says: Text {
        en: "“{word}” stands twice",
        sv: "”{word}” står två gånger",
    },
    find: doubled,
};

fn doubled(clean: &CleanText, reading: &Reading, found: &mut Vec<Found>) {
    let text = clean.text();
    for sentence in &reading.sentences {
        let Some(table) = table(sentence.lang) else {
            continue;
        };
        let said = sentence.span.of(text);
        let mut before: Option<(usize, usize)> = None;
        for token in tokens(said) {
            let (start, end) = (token.start, token.start + token.text.len());
            if token.kind != TokenKind::Word {
                before = None;
                continue;
            }
            let word = &said[start..end];
            if let Some((from, to)) = before.replace((start, end)) {
                let lower = word.to_lowercase();
                let twice = said[from..to].to_lowercase() == lower
                    && said[to..start].chars().all(char::is_whitespace);
                if twice && table.is_small(&lower) && !table.may_double(&lower) {
                    let at = sentence.span.start;
                    found.push((Span::new(at + from, at + end), word.into()));
                }
            }
        }
    }
}
