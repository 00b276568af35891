//! Headings: capitals that the language does not use, and words that translation puts over the wrong section.

use super::tables::table;
use super::{DebrisRule, Found};
use crate::clean::CleanText;
use crate::language::{BlockKind, Reading, TextBlock};
use crate::rule::{Confidence, RuleCard, Text};

pub(super) static TITLE_CASE: DebrisRule = DebrisRule {
    card: RuleCard {
        id: "debris/title-case",
        purpose: Text {
            en: "A title or heading whose every word has a capital, small words too, as English has it and this language does not.",
            sv: "En titel eller rubrik där varje ord har stor bokstav, även småorden, som på engelska men inte på det här språket.",
        },
        takes: &[
            "Hur Man Blir Rörmokare\n\nEn rörmokare drar ledningar för vatten och värme i hus som byggs.\n",
        ],
        leaves: &[
            "Hur man blir rörmokare\n\nEn rörmokare drar ledningar för vatten och värme i hus som byggs.\n",
            "Rörmokare hos Falu Energi och Vatten\n\nEn rörmokare drar ledningar för vatten och värme i hus som byggs.\n",
        ],
    },
    confidence: Confidence::High,
    says: Text {
        en: "its small words have capitals (“{word}”), which the language does not use",
        sv: "dess småord har stor bokstav (”{word}”), vilket språket inte använder",
    },
    find: title_case,
};

pub(super) static MISFIT: DebrisRule = DebrisRule {
    card: RuleCard {
        id: "debris/heading-misfit",
        purpose: Text {
            en: "A heading that translation makes of another, over a section that never speaks of it.",
            sv: "En rubrik som översättning gör av en annan, över ett avsnitt som aldrig talar om den.",
        },
        takes: &[
            "Hur man blir rörmokare\n\nEn rörmokare drar ledningar för vatten och värme i hus som byggs.\n\nÅtervinning\n\nÄven den som arbetat som svetsare kan byta till yrket efter en kort kurs.\n",
        ],
        leaves: &[
            "Hur man blir rörmokare\n\nEn rörmokare drar ledningar för vatten och värme i hus som byggs.\n\nÅtervinning\n\nGamla rör och kranar återvinns ofta, och kopparn smälts ned.\n",
        ],
    },
    confidence: Confidence::Medium,
    says: Text {
        en: "nothing under it speaks of “{word}”: the heading may be mistranslated",
        sv: "inget under den talar om ”{word}”: rubriken kan vara felöversatt",
    },
    find: misfit,
};

fn headings(reading: &Reading) -> impl Iterator<Item = &TextBlock> {
    let is = |kind| matches!(kind, BlockKind::Title | BlockKind::Heading);
    reading.blocks.iter().filter(move |block| is(block.kind))
}

fn title_case(clean: &CleanText, reading: &Reading, found: &mut Vec<Found>) {
    let lang = reading.lang.lang;
    if matches!(lang.code(), "en" | "de") {
        return;
    }
    let Some(table) = table(lang) else {
        return;
    };
    for block in headings(reading) {
        let text = block.span.of(clean.text());
        let words: Vec<&str> = text
            .split_whitespace()
            .filter(|w| w.starts_with(char::is_alphabetic))
            .collect();
        let capital = |w: &&str| w.starts_with(char::is_uppercase);
        let shouted = !text.chars().any(char::is_lowercase);
        if words.len() < 3 || shouted || !words.iter().all(capital) {
            continue;
        }
        let raised = words.iter().skip(1).find(|w| {
            let lower = w
                .trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase();
            table.is_small(&lower)
        });
        if let Some(word) = raised {
            found.push((block.span, (*word).into()));
        }
    }
}

fn misfit(clean: &CleanText, reading: &Reading, found: &mut Vec<Found>) {
    let Some(table) = table(reading.lang.lang) else {
        return;
    };
    for (at, block) in reading.blocks.iter().enumerate() {
        if block.kind != BlockKind::Heading {
            continue;
        }
        let text = block.span.of(clean.text());
        let lower = text.trim_end_matches(':').to_lowercase();
        let Some(stem) = table.stem_under(&lower) else {
            continue;
        };
        let mut under = reading.blocks[at + 1..]
            .iter()
            .take_while(|b| b.section == block.section)
            .map(|b| b.span.of(clean.text()).to_lowercase())
            .peekable();
        if under.peek().is_some() && !under.any(|text| text.contains(stem)) {
            found.push((block.span, text.into()));
        }
    }
}
