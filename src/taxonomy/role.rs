//! One role, many names: the names that a text uses for what it is about, brought together.
//!
//! The title's name and those that the text gives as other names belong to the role. Where these already show that the text
//! changes the last part of a name at will ("kundansvarig", "kundchef"), its other compounds of the same first part are
//! names of the role too, wherever they stand where a role stands: after an article or "som", or as a genitive. So many
//! names for one thing are the best sign that a text was translated by a machine. A role that only shares its last part with
//! the title's ("marknadschef" beside "säljchef") is another one.

use super::units::plain;
use crate::clean::CleanText;
use crate::facts::{Facet, Fact, Kind};
use crate::language::Reading;
use crate::language::words::compound;
use crate::span::{Clean, Span};
use serde::Serialize;
use std::collections::BTreeSet;

/// A name that a text uses for its role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleName {
    /// As it stands where it is first met, in lower case.
    pub text: String,
    /// What speaks for it.
    pub evidence: Evidence,
    /// Where it is first met.
    pub at: Span<Clean>,
}

/// What speaks for a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Evidence {
    /// The title, or the first sentences, name the role so.
    Title,
    /// The text says that the role is called so.
    Alias,
    /// It stands where names of the role stand, with their first part.
    Slot,
}

/// The last parts of names of roles, in the forms that they take.
const HEADS: &str = include_str!("tables/heads.sv.tsv");

/// What may follow a head.
const TAILS: &str = include_str!("tables/head-endings.sv.tsv");

/// Texts are looked through so far, in sentences, and for so many names.
const SENTENCES: usize = 400;
const NAMES: usize = 24;

/// The names of an article's role, in the order in which they are met; the title's first.
#[must_use]
pub(super) fn names(clean: &CleanText, reading: &Reading, facts: &[Fact]) -> Vec<RoleName> {
    let text = clean.text();
    let mut names: Vec<RoleName> = Vec::new();
    for (facet, evidence) in [
        (Facet::Subject, Evidence::Title),
        (Facet::Alias, Evidence::Alias),
    ] {
        for fact in facts
            .iter()
            .filter(|f| f.kind == Kind::Occupation && f.facet == Some(facet))
        {
            let name = fact.value.of(text).to_lowercase();
            if names.len() < NAMES && !names.iter().any(|known| known.text == name) {
                names.push(RoleName {
                    text: name,
                    evidence,
                    at: fact.value,
                });
            }
        }
    }
    let Some(first) = interchanged(&names) else {
        return names;
    };
    let mut known: BTreeSet<String> = names.iter().map(|name| base(&name.text)).collect();
    for sentence in reading.sentences.iter().take(SENTENCES) {
        let said = sentence.span.of(text);
        let mut before = String::new();
        let mut at = 0;
        for word in said.split_inclusive(|c: char| {
            c.is_whitespace() || matches!(c, ',' | '.' | ';' | ':' | '(' | ')')
        }) {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            let lower = bare.to_lowercase();
            if lower.starts_with(&first)
                && names.len() < NAMES
                && is_role_slot(&before, &lower)
                && known.insert(base(&lower))
            {
                let start = sentence.span.start + at + word.find(bare).unwrap_or(0);
                names.push(RoleName {
                    text: lower.clone(),
                    evidence: Evidence::Slot,
                    at: Span::new(start, start + bare.len()),
                });
            }
            at += word.len();
            before = lower;
        }
    }
    names
}

/// The first part that names have in common whose heads differ.
fn interchanged(names: &[RoleName]) -> Option<String> {
    let split: Vec<(String, String)> = names.iter().filter_map(|name| parts(&name.text)).collect();
    split.iter().enumerate().find_map(|(i, (first, head))| {
        let differs = split[i + 1..]
            .iter()
            .any(|(other, other_head)| other == first && other_head != head);
        differs.then(|| first.clone())
    })
}

/// The first part and the head of a compound that names a role.
fn parts(name: &str) -> Option<(String, String)> {
    if name.contains(' ') {
        return None;
    }
    let head = head_of(name)?;
    let parts = compound::parts(name);
    let first = parts.first()?;
    Some((
        name.get(first.range.clone())?
            .trim_end_matches('s')
            .to_owned(),
        head.to_owned(),
    ))
}

/// The head that a word ends with, whatever its form.
fn head_of(word: &str) -> Option<&'static str> {
    HEADS.lines().find(|head| {
        let at = word.rfind(head);
        at.is_some_and(|at| {
            let tail = &word[at + head.len()..];
            at > 2 && (tail.is_empty() || TAILS.lines().any(|end| end == tail))
        })
    })
}

/// A name without the ending of its head.
fn base(name: &str) -> String {
    let plain = plain(name);
    match head_of(&plain).and_then(|head| Some(plain.rfind(head)? + head.len())) {
        Some(end) => plain[..end].to_owned(),
        None => plain,
    }
}

/// Whether a word stands where a role does: a head of roles, after an article or "som" or "att", or in the genitive.
fn is_role_slot(before: &str, word: &str) -> bool {
    let stands = matches!(before, "en" | "ett" | "som" | "att" | "är" | "för" | "hos");
    head_of(word).is_some() && (stands || word.ends_with('s'))
}
