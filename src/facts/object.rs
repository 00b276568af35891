//! Objects: what is handled is no claim of another kind. Who "säljer försäkringar" gets none, who "utfärdar certifikat" needs
//! none, and "upptäcka risker" is something done, not a risk of the work.

use super::fact::{Facet, Kind};
use super::line::{Line, Run};
use super::rules::Rule;
use super::topic::Topic;
use super::word_sets::{GETS, WORKS};
use super::words::{Flags, Pos};

/// So many words behind its verb an object may begin: further on stands how and where.
const NEAR: usize = 4;

/// How far before its value "arbetar med" is looked for, in words.
const REACH: usize = 12;

/// Whether what a table's word claims is only the object of what is done: within one of the verb phrases `acts`, or what
/// somebody works with.
pub(super) fn is_object(
    line: &Line<'_>,
    rule: &Rule,
    value: Run,
    acts: &[Run],
    topic: Topic,
) -> bool {
    let hours = rule.facet == Some(Facet::Hours);
    match rule.kind {
        Kind::Condition if topic == Topic::Environment => false,
        Kind::Condition => {
            within(acts, value).any(|act| {
                let joined = rule.facet == Some(Facet::Strain)
                    && matches!(line.word(value.0 - 1), "för" | "av" | "och");
                match hours {
                    true => is_direct(line, act, value),
                    false => value.0 < act.0 + NEAR || joined,
                }
            }) || (!hours && is_worked_with(line, value, rule.facet == Some(Facet::Strain)))
        }
        Kind::Pay | Kind::Course if names_by_table(rule) => {
            within(acts, value).any(|act| !(act.0..value.0).any(|i| GETS.has(line.word(i))))
                || is_worked_with(line, value, false)
        }
        _ => false,
    }
}

/// Whether a rule finds its values by a table, wherever its words stand.
fn names_by_table(rule: &Rule) -> bool {
    rule.patterns.iter().any(|pattern| pattern.starts_with('<'))
}

fn within(acts: &[Run], value: Run) -> impl Iterator<Item = Run> {
    acts.iter()
        .copied()
        .take(20)
        .filter(move |act| act.0 < value.0 && value.1 <= act.1)
}

/// Whether hours are what a verb has for object: "handlägger semestrar", but not "städar på kvällar" or "kör skift".
fn is_direct(line: &Line<'_>, act: Run, value: Run) -> bool {
    !GETS.has(line.word(act.0))
        && (act.0 + 1..value.0).all(|i| {
            matches!(
                line.pos(i),
                Pos::Open | Pos::And | Pos::Comma | Pos::Determiner | Pos::Pronoun
            ) && !line.flags(i).has(Flags::HOURS)
        })
        && value.0 < act.0 + NEAR
}

/// Whether a value is an item of what somebody "arbetar med"; with `against`, only of what they work against.
fn is_worked_with(line: &Line<'_>, value: Run, against: bool) -> bool {
    let Some(with) = (value.0.saturating_sub(REACH)..value.0).rev().find(|&i| {
        !matches!(
            line.pos(i),
            Pos::Open | Pos::And | Pos::Comma | Pos::Determiner | Pos::Pronoun
        )
    }) else {
        return false;
    };
    let verb = line.before_adverbs(with);
    let leads = match line.word(with) {
        "mot" | "emot" => true,
        "med" => !against,
        _ => false,
    };
    leads && verb > 0 && WORKS.has(line.word(verb - 1))
}
