//! Nothing: values that claim nothing, though a rule's cue leads them in.

use super::fact::Kind;
use super::line::{Line, Run};
use super::no_condition::names_no_condition;
use super::no_duty::names_no_duty;
use super::no_employer::names_no_employer;
use super::no_pathway::names_no_pathway;
use super::no_pay::names_no_pay;
use super::no_role::names_no_role;
use super::no_schooling::{names_no_course, names_no_education};
use super::no_skill::names_no_skill;
use super::rules::Rule;
use super::scene::Scene;
use super::word_sets::VAGUE;
use super::words::{Flags, Pos};

/// Whether a value names nothing: a bare role, a pronoun, a word for work or for schooling as such.
pub(super) fn names_nothing(scene: &Scene<'_>, line: &Line<'_>, rule: &Rule, value: Run) -> bool {
    // "Kurs- och cirkelledare": half of a compound.
    let half = value.1 - value.0 == 1 && line.word(value.0).ends_with('-');
    half || is_label(line, rule.kind, value)
        || match rule.kind {
            Kind::Occupation => names_no_role(scene, line, rule, value),
            Kind::Duty => names_no_duty(scene, line, rule, value),
            Kind::Skill => names_no_skill(scene, line, rule, value),
            Kind::Education => names_no_education(scene, line, rule, value),
            Kind::Course => names_no_course(scene, line, value),
            Kind::Experience => names_no_experience(scene, line, rule, value),
            Kind::Condition => names_no_condition(scene, line, rule, value),
            Kind::Employer => names_no_employer(scene, line, rule, value),
            Kind::Pay => names_no_pay(line, value),
            Kind::Outlook => names_no_outlook(scene, line, value),
            Kind::Pathway => names_no_pathway(scene, line, rule, value),
        }
}

/// Whether a value is one word that says nothing alone: the role, a pronoun, a word too general.
pub(super) fn is_bare(scene: &Scene<'_>, line: &Line<'_>, value: Run) -> bool {
    value.1 - value.0 == 1
        && (scene.is_own_role(line, value.0)
            || line.pos(value.0) == Pos::Pronoun
            || VAGUE.has(line.word(value.0)))
}

/// Whether a verb stands at a token.
pub(super) fn is_verb(line: &Line<'_>, i: usize) -> bool {
    matches!(line.pos(i), Pos::Verb | Pos::Infinitive | Pos::Passive)
}

/// Whether a value is a label: "Förmåner: gratis lunch".
fn is_label(line: &Line<'_>, kind: Kind, value: Run) -> bool {
    matches!(
        kind,
        Kind::Pay | Kind::Condition | Kind::Employer | Kind::Outlook
    ) && value.0 == line.skip_light(0)
        && line.pos(value.1) == Pos::Colon
        && line.pos(value.1 + 1) != Pos::Number
}

/// Whether a value is no earlier work: in "tidigare erfarenhet av försäljning" what it is of is named.
fn names_no_experience(scene: &Scene<'_>, line: &Line<'_>, rule: &Rule, value: Run) -> bool {
    let last = line.word(value.1 - 1);
    // "Vana av Alfa": a tool is known.
    let tool = rule.card.id == "experience/of"
        && line.is_capital(value.0)
        && value.0 > 1
        && (value.0.saturating_sub(6)..value.0).any(|i| matches!(line.word(i), "van" | "vana"))
        && !line.flags(value.0).has(Flags::WORKPLACE.with(Flags::ROLE));
    tool || (rule.card.id == "experience/of"
        && (last.ends_with("erfarenhet") || last.ends_with("erfarenheter"))
        && matches!(
            line.word(value.1),
            "av" | "från" | "inom" | "i" | "som" | "med" | "att"
        ))
        || is_bare(scene, line, value)
}

/// Whether a value is no demand for people: "goda möjligheter att utvecklas".
fn names_no_outlook(scene: &Scene<'_>, line: &Line<'_>, value: Run) -> bool {
    if line.word(value.1 - 1) != "möjligheter" {
        return is_bare(scene, line, value);
    }
    let what = value.1..line.len().min(value.1 + 7);
    line.pos(value.1) != Pos::Mark
        && !what.into_iter().any(|i| {
            ["jobb", "arbet", "anställ", "tjänst", "syssels"]
                .iter()
                .any(|stem| line.word(i).contains(stem))
        })
}
