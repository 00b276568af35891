//! How strongly a claim is made: the nearest cue decides, and strength beats frequency.

use super::fact::Modality;
use super::line::{Line, Run};
use super::words::{Flags, Pos};

/// How far from its value, in words, a cue still counts.
const REACH: usize = 30;

/// What a word says of strength.
fn cue(line: &Line<'_>, i: usize) -> Option<Modality> {
    let next = line.word(i + 1);
    let strength = match line.word(i) {
        "måste" | "krävs" | "kräver" | "krav" | "kravet" | "behöver" | "behövs" | "nödvändigt"
        | "nödvändig" | "nödvändiga" | "förutsättning" | "förutsätter" | "obligatorisk"
        | "obligatoriskt" | "ett-måste" => Modality::Required,
        "must" | "required" | "requires" | "requirement" | "need" | "needs" | "necessary"
        | "mandatory" | "må" | "kreves" | "krever" | "kræves" | "kræver" | "nødvendig"
        | "nødvendigt" => Modality::Required,
        "ska" | "skall" | "skal" if !in_subclause(line, i) => Modality::Required,
        "meriterande" | "fördel" | "fördelaktigt" | "gärna" | "välkomnas" | "välkomnar"
        | "välkomna" | "bör" | "värdefull" | "värdefullt" | "värdefulla" | "önskvärt" | "merit" => {
            Modality::Preferred
        }
        "preferred" | "preferably" | "advantage" | "desirable" | "should" | "bør" | "fordel"
        | "ønskelig" | "ønskeligt" | "gjerne" | "gerne" => Modality::Preferred,
        // "Ett plus" is a merit; between sums and nouns "plus" only adds.
        "plus"
            if matches!(
                line.pos(i.wrapping_sub(1)),
                Pos::Determiner | Pos::Adverb | Pos::Verb
            ) || line.word(i.wrapping_sub(2)) == "ett"
                || matches!(line.pos(i + 1), Pos::Mark) =>
        {
            Modality::Preferred
        }
        "bra" if matches!(next, "om" | "att" | ",") || line.word(i.wrapping_sub(1)) == "är" => {
            Modality::Preferred
        }
        "kan" | "ibland" | "förekommer" | "förekomma" | "möjlighet" | "möjligheter" | "möjligt"
        | "eventuellt" | "kanske" | "händer" | "can" | "may" | "might" | "sometimes"
        | "possible" | "iblant" | "mulighed" | "mulighet" => Modality::Possible,
        "får" if line.pos(line.skip_light(i + 1)) == Pos::Infinitive => Modality::Possible,
        _ => return None,
    };
    Some(strength)
}

/// The cues of a line, each with its place and what a negation beside it leaves of it.
pub(super) fn cues(line: &Line<'_>) -> Vec<(usize, Modality)> {
    (0..line.len())
        .filter_map(|i| {
            let strength = cue(line, i)?;
            Some((i, negated_cue(line, i).unwrap_or(strength)))
        })
        .collect()
}

/// Whether a subordinate clause of purpose or time holds the word: "så att gästen ska trivas".
fn in_subclause(line: &Line<'_>, i: usize) -> bool {
    (0..i)
        .rev()
        .take(6)
        .take_while(|&k| line.tokens[k].clause == line.tokens[i].clause || k + 1 == i)
        .any(|k| matches!(line.pos(k), Pos::Subordinator | Pos::Att))
}

/// The modality of a value; `default` where no cue governs it.
pub(super) fn modality(
    line: &Line<'_>,
    cues: &[(usize, Modality)],
    value: Run,
    default: Modality,
) -> Modality {
    let (Some(first), Some(last)) = (
        line.tokens.get(value.0),
        line.tokens.get(value.1.saturating_sub(1)),
    ) else {
        return default;
    };
    let from = value.0.saturating_sub(REACH);
    let to = (value.1 + REACH).min(line.len());
    if value.0 > 0 && matches!(line.word(value.0 - 1), "ingen" | "inget" | "inga" | "no") {
        return Modality::Negated;
    }
    if line.pos(value.0) == Pos::Not || matches!(line.word(value.0), "ingen" | "inget" | "inga") {
        return Modality::Negated;
    }
    if denies(line, value) {
        return Modality::Negated;
    }
    if line.lower(value).contains("legitimationsyrke") {
        return Modality::Required;
    }
    let mut best: Option<(bool, usize, Modality)> = None;
    let first_cue = cues.partition_point(|(i, _)| *i < from);
    for &(i, strength) in cues[first_cue..].iter().take_while(|(i, _)| *i < to) {
        let inside = (value.0..value.1).contains(&i);
        if inside || line.tokens[i].part != first.part || line.tokens[i].clause > last.clause {
            continue;
        }
        let distance = if i < value.0 {
            value.0 - i
        } else {
            i.saturating_sub(value.1 - 1)
        };
        let weak = strength == Modality::Possible;
        if best.is_none_or(|(w, d, _)| (weak, distance) < (w, d)) {
            best = Some((weak, distance, strength));
        }
    }
    match best {
        Some((_, _, strength)) => strength,
        None if is_negated(line, value) => Modality::Negated,
        None => default,
    }
}

/// Whether "varken" stands before the value in its part, or "ingen" as the subject: "ingen tjänar 60 000 kr".
fn denies(line: &Line<'_>, value: Run) -> bool {
    let part = line.tokens[value.0].part;
    (value.0.saturating_sub(12)..value.0).any(|i| {
        line.tokens[i].part == part
            && (line.word(i) == "varken"
                || (matches!(line.word(i), "ingen" | "inga")
                    && matches!(line.pos(i + 1), Pos::Verb | Pos::Modal)))
    })
}

/// The strength that is left of a cue beside a negation.
fn negated_cue(line: &Line<'_>, i: usize) -> Option<Modality> {
    let beside =
        |k: usize| line.pos(k) == Pos::Not || matches!(line.word(k), "ingen" | "inget" | "inga");
    // "Inte alltid nödvändigt".
    if i > 1 && line.word(i - 1) == "alltid" && beside(i - 2) {
        return Some(Modality::Possible);
    }
    // "Behöver du inte", "behöver provaren däremot inte": the subject and an adverb may stand between.
    let mut after = i + 1;
    while after < i + 4
        && (matches!(line.pos(after), Pos::Pronoun | Pos::Adverb)
            || line.flags(after).has(Flags::ROLE.with(Flags::OWN)))
    {
        after += 1;
    }
    if beside(after) || (i > 0 && beside(i - 1)) {
        let extra = line.word(after + 1);
        return match extra {
            "alltid" => Some(Modality::Possible),
            "bara" | "enbart" | "endast" => None,
            _ => Some(Modality::Negated),
        };
    }
    None
}

/// Whether a bare negation stands before the value in its clause, or after a verb and its subject that follow the value:
/// "Bonus har vi inte".
fn is_negated(line: &Line<'_>, value: Run) -> bool {
    let clause = line.tokens[value.0].clause;
    let inverted = line.pos(value.1) == Pos::Verb
        && line.pos(value.1 + 1) == Pos::Pronoun
        && line.pos(value.1 + 2) == Pos::Not;
    // "Auktorisation är inget lagkrav".
    let denied = matches!(line.word(value.1), "är" | "var" | "blir")
        && (line.pos(value.1 + 1) == Pos::Not
            || matches!(line.word(value.1 + 1), "ingen" | "inget" | "inga"));
    inverted
        || denied
        || (value.0.saturating_sub(6)..value.0).any(|i| {
            line.pos(i) == Pos::Not
                && line.tokens[i].clause == clause
                && !matches!(
                    line.word(i + 1),
                    "bara"
                        | "enbart"
                        | "endast"
                        | "alltid"
                        | "ovanligt"
                        | "sällan"
                        | "minst"
                        | "så"
                )
        })
}

/// The strength that a lead-in gives the list under it.
pub(super) fn of_lead_in(line: &Line<'_>) -> Modality {
    (0..line.len())
        .filter_map(|i| cue(line, i))
        .find(|&m| m != Modality::Possible)
        .unwrap_or(Modality::Typical)
}
