//! No pathway: values that a rule about ways in and out leads in, but that name no role and no background.

use super::line::{Line, Run};
use super::no_schooling::is_past_verb;
use super::rules::Rule;
use super::scene::Scene;
use super::title::is_agent;
use super::word_sets::{PERSONS, VAGUE};
use super::words::{Flags, Pos};

/// Whether a value is no way into the role or out of it.
pub(super) fn names_no_pathway(
    scene: &Scene<'_>,
    line: &Line<'_>,
    rule: &Rule,
    value: Run,
) -> bool {
    let (first, last) = (line.word(value.0), line.word(value.1 - 1));
    let single = value.1 - value.0 == 1;
    let own = scene.is_own_role(line, value.1 - 1);
    let role = (value.0..value.1).any(|i| line.flags(i).has(Flags::ROLE));
    // "Vidare till en tjänst som chef": what it is a post of is said.
    if single
        && matches!(
            last,
            "tjänst" | "tjänster" | "roll" | "roller" | "befattning" | "jobb" | "position"
        )
    {
        return true;
    }
    match rule.card.id {
        "pathway/become" => own || !role,
        "pathway/on-to" if !matches!(first, "starta" | "öppna") => {
            let agent = (value.0..value.1).any(|i| {
                is_agent(line.word(i))
                    || matches!(
                        line.word(i),
                        "manager" | "head" | "lead" | "partner" | "designer"
                    )
            });
            own || !(role || agent)
        }
        // "Samtalen kommer från kunder": only people come from elsewhere into the role.
        "pathway/from" if comes_from(line, value.0) => {
            let branch = (value.0..value.1).any(|i| line.word(i).contains("bransch"));
            let person = |i: usize| PERSONS.has(line.word(i)) || line.word(i).starts_with("kolleg");
            !(0..value.0).any(|i| scene.is_own_role(line, i) || (branch && person(i)))
        }
        // "I den rollen kan en provare vara bra": only somebody can be in a role.
        "pathway/from"
            if line.word(value.0.wrapping_sub(1)) == "vara"
                && !(0..value.0).any(|i| line.word(i).contains("bakgrund")) =>
        {
            !line.flags(value.1 - 1).has(Flags::ROLE) && !last.ends_with("personal")
        }
        // "Hon har varit provare i tio år", "börjar som regel".
        "pathway/was" | "pathway/from" => {
            let past = (value.0..value.1).any(|i| is_past_verb(line, i));
            own || past
                || matches!(first, "blev" | "blir" | "fick")
                || first == "regel"
                || (single && VAGUE.has(first))
                || (single && line.pos(value.0) == Pos::Pronoun)
        }
        _ => single && (own || line.pos(value.0) == Pos::Pronoun || VAGUE.has(first)),
    }
}

/// Whether a value is what somebody or something comes from.
fn comes_from(line: &Line<'_>, value: usize) -> bool {
    (value.saturating_sub(5)..value)
        .any(|i| line.word(i) == "kommer" && line.word(value - 1) == "från")
}
