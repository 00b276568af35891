//! What rules found in a sentence, before it is settled which of it becomes a fact.

use super::fact::{Facet, Kind};
use super::line::{Line, Run};
use super::rules::{self, Rule};
use super::word_sets::VAGUE;
use super::words::{self, Pos};
use aho_corasick::AhoCorasick;
use std::sync::LazyLock;

/// What a rule found in a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    /// The rule.
    pub(super) rule: &'static Rule,
    /// The value.
    pub(super) value: Run,
    /// The facet, where it is not the rule's own.
    pub(super) facet: Option<Facet>,
    /// The other role that the sentence says it of.
    pub(super) subject: Option<Run>,
}

impl Found {
    /// What the rule of that id found, without more.
    pub(super) fn of(id: &str, value: Run) -> Found {
        Found {
            rule: rules::by_id(id),
            value,
            facet: None,
            subject: None,
        }
    }
}

/// A word that names no workplace alone, with the clause that says which: "ett företag som säljer smycken".
pub(super) fn with_relative(line: &Line<'_>, value: Run) -> Run {
    let general = value.1 == value.0 + 1 && VAGUE.has(line.word(value.0));
    match general && line.word(value.1) == "som" {
        true => {
            let clause = line.clause_from(value.0);
            let next = (value.1..clause.1).find(|&i| match line.pos(i) {
                Pos::And => line.pos(i + 1) == Pos::Preposition,
                Pos::Att => line.pos(i - 1) == Pos::Open,
                _ => false,
            });
            line.trimmed((clause.0, next.unwrap_or(clause.1)))
        }
        false => value,
    }
}

/// Abilities that share an object are one: "läsa och förstå ritningar".
pub(super) fn join_bare_verbs(line: &Line<'_>, found: &mut Vec<Found>) {
    let mut out: Vec<Found> = Vec::with_capacity(found.len());
    for &next in found.iter() {
        let Some(this) = out.last().copied() else {
            out.push(next);
            continue;
        };
        let joined = this.rule.rank == next.rule.rank
            && this.rule.kind == Kind::Skill
            && this.value.1 - this.value.0 == 1
            && line.pos(this.value.0) == Pos::Infinitive
            && !matches!(
                line.word(this.value.0),
                "samarbeta" | "lyssna" | "kommunicera" | "medla"
            )
            && next.value.1 - next.value.0 > 1
            && next.value.0 == this.value.1 + 1
            && line.pos(this.value.1) == Pos::And;
        match out.last_mut() {
            Some(last) if joined => last.value.1 = next.value.1,
            _ => out.push(next),
        }
    }
    *found = out;
}

/// What follows a named trait explains it: another way to say the trait is no new claim.
pub(super) fn drop_explanations(line: &Line<'_>, found: &mut Vec<Found>) {
    let Some(head) = found
        .iter()
        .find(|f| f.rule.card.id == "skill/named")
        .map(|f| f.value)
    else {
        return;
    };
    let explained = explained_by(line.lower(head));
    let stem = |i: usize| -> String { line.word(i).chars().take(5).collect() };
    let heads: Vec<String> = (head.0..head.1)
        .map(stem)
        .filter(|s| s.chars().count() == 5)
        .collect();
    found.retain(|f| {
        f.value == head
            || !(f.rule.kind == Kind::Skill
                || (f.rule.kind == Kind::Condition && f.rule.facet == Some(Facet::Setting)))
            || !((f.value.0..f.value.1).any(|i| heads.contains(&stem(i)))
                || explained.iter().any(|words| {
                    line.lower((f.value.0.max(1) - 1, f.value.1))
                        .contains(words)
                }))
    });
}

/// The stems of words that only explain a named trait: "samarbetsförmåga" is to work "tillsammans".
fn explained_by(named: &str) -> Vec<&'static str> {
    static TABLE: LazyLock<Option<(AhoCorasick, Vec<&str>)>> = LazyLock::new(|| {
        let rows = words::lines(include_str!("tables/explains.sv.tsv"));
        let (stems, explanations): (Vec<&str>, _) =
            rows.filter_map(|row| row.split_once('\t')).unzip();
        Some((AhoCorasick::new(stems).ok()?, explanations))
    });
    let Some((stems, explanations)) = &*TABLE else {
        return Vec::new();
    };
    let found = stems.find_overlapping_iter(named);
    found.map(|hit| explanations[hit.pattern()]).collect()
}
