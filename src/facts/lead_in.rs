//! Lead-ins: what a sentence that ends with a colon, or a heading, says of the list under it.

use super::fact::{Kind, Modality};
use super::line::Line;
use super::modality;
use super::topic::Topic;
use super::word_sets::{
    LEADS_TO_ABILITY, LEADS_TO_SKILL, LEADS_TO_TASK, LISTS_BENEFITS, LISTS_COURSES, LangSet,
};

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

/// What a lead-in announces, if the sentence is one.
pub(super) fn lead_in(line: &Line<'_>, topic: Topic) -> Option<LeadIn> {
    if !line.ends_with_colon() {
        return None;
    }
    let words = line.lower((0, line.len()));
    let any = |set: &LangSet| set.of(line.lang()).is_in(words);
    let kind = if LISTS_BENEFITS.is_in(words) && topic != Topic::Work {
        Kind::Pay
    } else if any(&LEADS_TO_SKILL) || (any(&LEADS_TO_ABILITY) && topic != Topic::Work) {
        Kind::Skill
    } else if any(&LEADS_TO_TASK) || any(&LEADS_TO_ABILITY) {
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
            _ if LISTS_COURSES.has(line.word(0)) => Kind::Course,
            _ if LISTS_BENEFITS.begins(line.word(0)) => Kind::Pay,
            Topic::Work => Kind::Duty,
            Topic::Skills => Kind::Skill,
            Topic::Pay if LISTS_BENEFITS.is_in(line.lower((0, line.len()))) => Kind::Pay,
            _ => return None,
        };
        Some(LeadIn {
            kind,
            modality: modality::of_lead_in(line),
        })
    })
}
