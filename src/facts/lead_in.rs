//! Lead-ins: what a sentence that ends with a colon, or a heading, says of the list under it.

use super::fact::{Kind, Modality};
use super::line::Line;
use super::modality;
use super::topic::Topic;
use super::word_sets::{
    LEADS_TO_ABILITY, LEADS_TO_SKILL, LEADS_TO_TASK, LISTS_BENEFITS, LISTS_COURSES, LangSet,
    WordSet,
};
use super::words::Pos;

/// A lead-in that governs the list under it.
#[derive(Debug, Clone, Copy)]
pub(super) struct LeadIn {
    /// What its items are.
    pub(super) kind: Kind,
    /// How strongly.
    pub(super) modality: Modality,
    /// Whether it ends with a colon, and so holds for the list that follows only.
    pub(super) of_list: bool,
}

impl LeadIn {
    /// Whether the list that it leads in is over where, after an item, a paragraph begins with this sentence: one that turns to somebody
    /// ("Du är nyfiken") and does not name something, as items do that lost their marks.
    pub(super) fn ends_before(self, line: &Line<'_>) -> bool {
        self.of_list && matches!(line.word(0), "du" | "vi" | "ni" | "jag" | "you" | "we")
    }

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
    // The verb is no merit: what stands before it and behind it is read.
    let verb = (0..line.len()).find(|&i| is_verb(line, i));
    let parts = match verb {
        Some(verb) => [(0, verb), (verb + 1, line.len())],
        None => [(0, line.len()), (0, 0)],
    };
    let is_in = |set: &WordSet| parts.iter().any(|part| set.is_in(line.lower(*part)));
    let any = |set: &LangSet| is_in(set.of(line.lang()));
    let kind = if weighs(line) {
        Kind::Condition
    } else if is_in(&LISTS_BENEFITS) && topic != Topic::Work {
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
        modality: match kind {
            Kind::Condition => Modality::Typical,
            _ => modality::of_lead_in(line),
        },
        of_list: true,
    })
}

/// Whether what follows speaks for the work or against it: "Fördelarna är:", "Nackdelar". That is how the work is, and not what
/// the worker has to be.
fn weighs(line: &Line<'_>) -> bool {
    (0..line.len()).any(|i| {
        let word = line.word(i);
        let plural = ["fördelar", "nackdelar", "för-och-nackdelar"]
            .iter()
            .any(|stem| word.starts_with(stem));
        (plural && !is_verb(line, i))
            || matches!(
                word,
                "advantages" | "disadvantages" | "drawbacks" | "pros" | "cons"
            )
    })
}

/// Whether "fördelar" is what somebody does at a token: "du fördelar arbetet".
fn is_verb(line: &Line<'_>, i: usize) -> bool {
    let before = line.word(i.wrapping_sub(1));
    line.word(i) == "fördelar"
        && (matches!(before, "du" | "man" | "vi" | "ni" | "hon" | "han" | "de")
            || matches!(line.pos(i + 1), Pos::Open | Pos::Determiner))
}

/// What a heading makes of the list right under it.
pub(super) fn of_heading(line: &Line<'_>, topic: Topic) -> Option<LeadIn> {
    lead_in(line, topic).or_else(|| {
        let kind = match topic {
            _ if weighs(line) => Kind::Condition,
            _ if LISTS_COURSES.has(line.word(0)) => Kind::Course,
            _ if LISTS_BENEFITS.begins(line.word(0)) => Kind::Pay,
            Topic::Work => Kind::Duty,
            Topic::Skills => Kind::Skill,
            Topic::Pay if LISTS_BENEFITS.is_in(line.lower((0, line.len()))) => Kind::Pay,
            _ => return None,
        };
        Some(LeadIn {
            kind,
            modality: match kind {
                Kind::Condition => Modality::Typical,
                _ => modality::of_lead_in(line),
            },
            of_list: false,
        })
    })
}
