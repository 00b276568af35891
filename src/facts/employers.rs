//! Employers: which of them are named, and which are a sector, by the form of the words.

use super::fact::Facet;
use super::found::Found;
use super::line::{Line, Run};
use super::word_sets::{BODIES, FIRM_FORMS, GENERAL, OWNERS, PUBLIC};
use super::words::{Flags, Pos};
use crate::language::Lang;
use crate::language::words::{compound, readings};

/// The facet that the words of an employer say it has; none where the rule's own holds.
pub(super) fn facet(line: &Line<'_>, found: &Found) -> Option<Facet> {
    let own = found.facet.or(found.rule.facet);
    let value = found.value;
    if value.0 >= value.1 || matches!(own, Some(Facet::Size)) {
        return found.facet;
    }
    if is_name(line, value) {
        return Some(Facet::Named);
    }
    let head = line.flags(value.1 - 1);
    let branch = head.has(Flags::SECTOR) && !head.has(Flags::WORKPLACE);
    if own == Some(Facet::Workplace) && (branch || is_sector(line, value)) {
        return Some(Facet::Sector);
    }
    found.facet
}

/// Whether a run of tokens is a name: capitals within a sentence, or a public body's.
fn is_name(line: &Line<'_>, value: Run) -> bool {
    let last = line.word(value.1 - 1);
    let body = value.1 == value.0 + 1
        && BODIES
            .words()
            .any(|tail| last.strip_suffix(tail).is_some_and(|rest| rest.len() > 2));
    if !line.is_capital(value.0) || line.flags(value.0).has(Flags::ROLE.with(Flags::OWN)) {
        return false;
    }
    let company = last == "ab" || line.word(value.1) == "ab";
    let first_of_sentence = value.0 == line.skip_light(0);
    body || company
        || name_end(line, value.0) == Some(value.1)
        || (!first_of_sentence && is_proper(line, value))
}

/// Whether every noun of a run has a capital.
fn is_proper(line: &Line<'_>, value: Run) -> bool {
    (value.0..value.1).all(|i| {
        line.is_capital(i) || matches!(line.pos(i), Pos::And | Pos::Mark | Pos::Preposition)
    }) && !line.word(value.1 - 1).contains('-')
}

/// Where the name of a firm or a body that begins at a token ends: words with capitals, and what such a name can end with:
/// "Green Cargo", "Ånäs kommun", "Norrprov & Söner AB". A sentence's first word is one only if it is no other word.
pub(super) fn name_end(line: &Line<'_>, from: usize) -> Option<usize> {
    let part = |i: usize| {
        line.is_capital(i)
            && line.pos(i) == Pos::Open
            && !line.flags(i).has(Flags::ROLE.with(Flags::OWN))
            && !line
                .word(i)
                .split('-')
                .skip(1)
                .any(|rest| rest.is_empty() || rest.len() > 3)
    };
    if !part(from) || (from > 0 && part(from - 1)) {
        return None;
    }
    let mut end = from + 1;
    while end < line.len() && (part(end) || (line.word(end) == "&" && part(end + 1))) {
        end += 1;
    }
    let known = Flags::WORKPLACE.with(Flags::SECTOR);
    let kind = !line.is_capital(end)
        && (FIRM_FORMS.has(line.word(end))
            || (line.flags(end).has(known) && line.pos(end) == Pos::Open));
    let first = from == 0
        || (0..from).all(|k| {
            matches!(
                line.pos(k),
                Pos::Mark | Pos::Colon | Pos::Adverb | Pos::Determiner | Pos::Number
            )
        });
    if kind && !(first && end == from + 1 && is_word(line, from)) {
        return Some(end + 1);
    }
    let alone = end == from + 1;
    (!first || !alone || !is_word(line, from)).then_some(end)
}

/// Whether the sentence's first word is one that has its capital only from there: a word that tables know, alone or as the
/// last part of a compound. "SJ" is none.
fn is_word(line: &Line<'_>, i: usize) -> bool {
    let word = line.word(i);
    let token = &line.tokens[i];
    let capitals = line.text[token.start..token.end].chars();
    if word.chars().count() > 1
        && capitals
            .filter(|c| c.is_alphabetic())
            .all(char::is_uppercase)
    {
        return false;
    }
    // "Norrprov är" is a name, though its parts are words: a noun that opens a sentence bare is definite or plural.
    let inflected = |tail: &str| readings(tail).iter().any(|reading| reading.lemma != tail);
    let tail = compound::parts(word).pop().map(|part| part.range);
    line.flags(i) != Flags::default()
        || line.lang() != Lang::SV
        || !readings(word).is_empty()
        || tail.is_some_and(|tail| tail.start > 0 && inflected(&word[tail]))
}

/// Whether a workplace or a sector stands at a token: one of the tables, or a compound of a word for a firm.
pub(super) fn is_known(line: &Line<'_>, i: usize) -> bool {
    let word = line.word(i);
    line.flags(i).has(Flags::WORKPLACE.with(Flags::SECTOR))
        || ["företag", "företagen", "bolag", "bolagen"]
            .iter()
            .any(|tail| word.strip_suffix(tail).is_some_and(|rest| rest.len() > 3))
}

/// Whether an employer is told by who owns it.
fn is_sector(line: &Line<'_>, value: Run) -> bool {
    let head = line.word(value.1 - 1);
    let public = PUBLIC
        .words()
        .any(|stem| head.strip_prefix(stem).is_some_and(super::words::is_tail));
    let state = matches!(head, "staten" | "stat");
    let owned = (value.0..value.1).any(|i| OWNERS.begins(line.word(i)));
    public || state || (owned && GENERAL.begins(head))
}

/// The employers that a sentence gives as examples of a kind: "bolag som Norrbygg och Sydbygg", "myndigheter, bland andra
/// Kustverket".
pub(super) fn examples(line: &Line<'_>) -> Vec<Run> {
    examples_of(line, |i| is_kind(line, i))
}

/// The towns that a sentence gives as examples of where something is: "på flera orter, bland annat Umeå", "på platser i
/// landet som Kalmar", but not "resor till städer som Kalmar".
pub(super) fn towns(line: &Line<'_>) -> Vec<Run> {
    let place = |i: usize| {
        matches!(line.word(i), "platser" | "orter" | "städer" | "ställen")
            && (i.saturating_sub(3)..i)
                .rev()
                .find(|&k| line.pos(k) == Pos::Preposition)
                .is_some_and(|k| matches!(line.word(k), "på" | "i" | "över" | "vid"))
    };
    examples_of(line, |i| {
        place(i) || (i > 1 && matches!(line.word(i - 1), "i" | "över") && place(i - 2))
    })
}

/// The names that stand as examples behind a word of a kind.
fn examples_of(line: &Line<'_>, is_kind: impl Fn(usize) -> bool) -> Vec<Run> {
    let mut out = Vec::new();
    for i in 0..line.len() {
        let mut at = i + 1;
        if matches!(line.word(at), "," | "–" | "-" | "—" | "(") {
            at += 1;
        }
        let led = matches!(
            line.word(at),
            "som" | "såsom" | "exempelvis" | "t.ex." | "t.ex" | "bl.a." | "bl.a" | "like"
        );
        let example = matches!(
            (line.word(at), line.word(at + 1)),
            ("till", "exempel") | ("bland", "annat" | "andra") | ("such", "as")
        );
        if !(led || example) || !is_kind(i) {
            continue;
        }
        at += if led { 1 } else { 2 };
        out.extend(names_at(line, at));
    }
    out
}

/// Whether a word for a kind of employer stands at a token.
fn is_kind(line: &Line<'_>, i: usize) -> bool {
    let word = line.word(i);
    line.flags(i).has(Flags::WORKPLACE.with(Flags::SECTOR))
        || [
            "företag",
            "bolag",
            "arbetsgivare",
            "rederier",
            "kedjor",
            "koncerner",
        ]
        .iter()
        .any(|noun| word.ends_with(noun) || word.starts_with(noun))
}

/// The names that stand in a row from a token on.
pub(super) fn names_at(line: &Line<'_>, from: usize) -> Vec<Run> {
    let mut out = Vec::new();
    let mut at = from;
    while out.len() < 12 {
        let mut end = at;
        while end < line.len()
            && line.is_capital(end)
            && line.pos(end) == Pos::Open
            && !line.flags(end).has(Flags::ROLE)
        {
            end += 1;
        }
        if end == at {
            break;
        }
        out.push((at, end));
        if !matches!(line.pos(end), Pos::Comma | Pos::And) {
            break;
        }
        at = end + 1;
    }
    out
}
