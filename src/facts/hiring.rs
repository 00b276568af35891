//! Hiring: who says that they look for people in the role, and the firm whose ad or page this is.

use super::employers::{name_end, names_at};
use super::line::{Line, Run};
use super::word_sets::{ABOUT_FIRM, FIRM_FORMS, HIRES};
use super::words::{Flags, Pos};

/// How far behind its verb those stand whom somebody looks for, in words: "söker till sommaren två erfarna provare".
const REACH: usize = 9;

/// The most employers of one sentence.
const MOST: usize = 12;

/// What a heading says of the firm that its section is about: "Om företaget", "Om Norrprov".
#[derive(Debug, Clone)]
pub(super) struct FirmSection {
    /// The firm's name, lower-cased, where the heading has it.
    name: Option<String>,
}

impl FirmSection {
    /// Reads a heading.
    pub(super) fn of_heading(line: &Line<'_>) -> Option<FirmSection> {
        if line.word(0) != "om" {
            return None;
        }
        if ABOUT_FIRM.has(line.word(1)) && (line.len() == 2 || line.pos(2) == Pos::Colon) {
            return Some(FirmSection { name: None });
        }
        let end = name_end(line, 1)?;
        (end == line.len()).then(|| FirmSection {
            name: Some(line.lower((1, end)).to_owned()),
        })
    }

    /// The firm, where a sentence of its section names it.
    pub(super) fn named_in(&self, line: &Line<'_>) -> Option<Run> {
        let Some(name) = &self.name else {
            return subject_firm(line);
        };
        (0..line.len())
            .filter(|&i| line.is_capital(i))
            .find_map(|i| {
                let end =
                    (i + 1..=line.len()).find(|&end| line.lower((i, end)).len() >= name.len())?;
                (line.lower((i, end)) == name).then_some((i, end))
            })
    }
}

/// The firm that a sentence about it begins with: "Norrprov är", "Vi på Norrprov", "Hos Norrprov".
fn subject_firm(line: &Line<'_>) -> Option<Run> {
    let mut at = line.skip_adverbs(0);
    let led = line.pos(at) == Pos::Preposition || line.word(at) == "vi";
    while at < line.len().min(3) && (line.pos(at) == Pos::Preposition || line.word(at) == "vi") {
        at += 1;
    }
    let end = name_end(line, at)?;
    (led || line.is_finite(line.skip_adverbs(end))).then_some((at, end))
}

/// Those who look for people in the role: "Norrprov och Havsverket söker provare", "nu rekryterar Norrprov provare".
pub(super) fn hirers(line: &Line<'_>) -> Vec<Run> {
    let mut out = Vec::new();
    for verb in (0..line.len()).filter(|&i| HIRES.has(line.word(i))) {
        let sought = (verb + 1..line.len().min(verb + REACH))
            .take_while(|&i| !matches!(line.word(i), "jobb" | "arbete" | "sig" | "som"))
            .find(|&i| line.flags(i).has(Flags::ROLE.with(Flags::OWN)) || line.word(i) == "dig");
        if sought.is_none() {
            continue;
        }
        // "I Krokom söker vi": the subject stands behind.
        if line.pos(line.skip_adverbs(verb + 1)) == Pos::Pronoun {
            continue;
        }
        let before = names_before(line, line.before_adverbs(verb));
        let inverted = names_at(line, line.skip_adverbs(verb + 1));
        let subject = line.before_adverbs(verb).wrapping_sub(1);
        if !before.is_empty() {
            out.extend(before);
        } else if !inverted.is_empty() {
            out.extend(inverted);
        } else if line
            .flags(subject)
            .has(Flags::WORKPLACE.with(Flags::SECTOR))
        {
            out.push(line.with_attributes(subject));
        }
    }
    out
}

/// The names and kinds of employers that stand in a row up to a token, each once.
fn names_before(line: &Line<'_>, to: usize) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    let mut end = to;
    while end > 0 && out.len() < MOST {
        let earliest = end.saturating_sub(5);
        let Some(start) = (earliest..end).find(|&i| name_end(line, i) == Some(end)) else {
            break;
        };
        out.insert(0, (start, end));
        match start.checked_sub(1) {
            Some(before) if matches!(line.pos(before), Pos::And | Pos::Comma) => end = before,
            _ => break,
        }
    }
    out
}

/// Employers whose form says that they are firms or municipalities, where somebody works, starts or is welcome: "provare på
/// Norrprov AB", "välkommen till Ånäs kommun".
pub(super) fn firms(line: &Line<'_>) -> Vec<Run> {
    let mut out = Vec::new();
    if !(0..line.len()).any(|i| FIRM_FORMS.has(line.word(i)) || line.word(i) == "region") {
        return out;
    }
    let mut i = 0;
    while i < line.len() && out.len() < MOST {
        let Some(end) = name_end(line, i).filter(|&end| has_form(line, (i, end))) else {
            i += 1;
            continue;
        };
        let leads = i > 0
            && matches!(
                line.word(i - 1),
                "på" | "hos" | "till" | "vid" | "av" | "åt"
            );
        let public = line.word(i) == "region" || line.word(end - 1) != "ab";
        let subject = public && i == line.skip_adverbs(0) && line.is_finite(line.skip_adverbs(end));
        if leads || subject {
            out.push((i, end));
        }
        i = end;
    }
    out
}

/// Whether a name has the form of a firm's or a municipality's.
fn has_form(line: &Line<'_>, name: Run) -> bool {
    name.1 - name.0 > 1 && (FIRM_FORMS.has(line.word(name.1 - 1)) || line.word(name.0) == "region")
}

/// The employers of people in the role who are named with it, or of whose job is told: "Lisa Ek, provare på Havsverket", "jobb
/// hos Norrprov".
pub(super) fn held_at(line: &Line<'_>) -> Vec<Run> {
    let held = |i: usize| {
        line.flags(i).has(Flags::OWN)
            || matches!(
                line.word(i),
                "jobb" | "jobbet" | "tjänst" | "anställning" | "praktik"
            )
    };
    (1..line.len())
        .filter(|&i| matches!(line.word(i), "på" | "hos" | "vid"))
        .filter(|&i| {
            let noun = line.before_adverbs(i).checked_sub(1);
            noun.is_some_and(held)
        })
        // "Provare på Öland": where, not for whom.
        .filter(|&i| !line.word(i + 1).ends_with("land"))
        // "Legitimation som barnmorska hos Socialstyrelsen": who gives it.
        .filter(|&i| !(0..i).any(|k| line.flags(k).has(Flags::LICENCE)))
        .flat_map(|i| names_at(line, i + 1))
        .filter(|&(first, end)| name_end(line, first) == Some(end) && line.pos(end) != Pos::Open)
        .collect()
}
