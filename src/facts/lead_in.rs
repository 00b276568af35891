//! Lead-ins: what a sentence that ends with a colon, or a heading, says of the list under it.

use super::fact::{Kind, Modality};
use super::line::Line;
use super::modality;
use super::topic::Topic;

/// A lead-in that governs the list under it.
#[derive(Debug, Clone, Copy)]
pub(super) struct LeadIn {
    /// What its items are.
    pub(super) kind: Kind,
    /// How strongly.
    pub(super) modality: Modality,
}

impl LeadIn {
    /// Whether the items of its list are what a claim of `kind` is: what "must have" governs is asked for, be it a skill,
    /// a licence, schooling or earlier work.
    pub(super) fn governs(self, kind: Kind) -> bool {
        self.kind == Kind::Skill
            && matches!(
                kind,
                Kind::Skill | Kind::Course | Kind::Education | Kind::Experience
            )
    }
}

/// Words of a lead-in to what one must be, have or know.
const ASKS: &[&str] = &[
    "som är",
    "du är",
    "du har",
    "som har",
    "krav",
    "kvalifik",
    "bör ",
    "måste du",
    "du måste",
    "behöver",
    "ett plus",
    "meriter",
    "önskvärt",
    "söker dig",
    "fördel",
    "egenskap",
    "krävs",
    "kräver",
    "ser gärna",
    "vem är du",
    "måste ha",
    // English, Norwegian and Danish.
    "you must",
    "you should",
    "you are",
    "you have",
    "skill",
    "requirement",
    "qualif",
    "advantage",
    "du må",
    "du bør",
    "du skal ha",
    "du er",
    "egenskaber",
    "krever",
    "kræver",
    "fordel",
];

/// Words of a lead-in to abilities, which in a section about tasks are what is done.
const ABLE: &[&str] = &["förmåg", "kompetens", "kunskap", "färdighet"];

/// Words of a lead-in to what one does.
const TELLS: &[&str] = &[
    "uppgift",
    "ansvar",
    "ingår",
    "innebär",
    "arbeta",
    "jobba",
    "att",
    "göra",
    "rollen",
    "duties",
    "tasks",
    "responsib",
    "oppgave",
    "opgave",
];

/// What a lead-in announces, if the sentence is one.
pub(super) fn lead_in(line: &Line<'_>, topic: Topic) -> Option<LeadIn> {
    if !line.ends_with_colon() {
        return None;
    }
    let words = line.lower((0, line.len()));
    let any = |list: &[&str]| list.iter().any(|w| words.contains(w));
    let kind = if any(&["förmåner"]) && topic != Topic::Work {
        Kind::Pay
    } else if any(ASKS) || (any(ABLE) && topic != Topic::Work) {
        Kind::Skill
    } else if any(TELLS) || any(ABLE) {
        Kind::Duty
    } else {
        return None;
    };
    Some(LeadIn {
        kind,
        modality: modality::of_lead_in(line),
    })
}

/// What a heading makes of the list right under it.
pub(super) fn of_heading(line: &Line<'_>, topic: Topic) -> Option<LeadIn> {
    lead_in(line, topic).or_else(|| {
        let kind = match topic {
            Topic::Work => Kind::Duty,
            Topic::Skills => Kind::Skill,
            Topic::Pay if line.lower((0, line.len())).contains("förmån") => Kind::Pay,
            _ => return None,
        };
        Some(LeadIn {
            kind,
            modality: modality::of_lead_in(line),
        })
    })
}
