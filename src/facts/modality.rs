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
        | "mandatory" | "essential" | "compulsory" | "må" | "kreves" | "krever" | "kræves"
        | "kræver" | "krævet" | "påkrevd" | "påkrævet" | "nødvendig" | "nødvendigt" | "trenger"
        | "trengs" | "behøver" | "behøves" => Modality::Required,
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
    if denies(line, value) || is_untrue(line, value) {
        return Modality::Negated;
    }
    if let Some(strength) = in_brackets(line, cues, value).or_else(|| refused(line, value)) {
        return strength;
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
        // "Allergiker bör inte bli målare, eftersom färgen kan ge besvär": a reason has cues of its own.
        if gives_reason(line, (i.min(value.0), i.max(value.0))) {
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

/// The strength that stands in brackets right behind the value: "körkort (meriterande)".
fn in_brackets(line: &Line<'_>, cues: &[(usize, Modality)], value: Run) -> Option<Modality> {
    if line.word(value.1) != "(" {
        return None;
    }
    cues.iter()
        .find(|(i, _)| (value.1 + 1..value.1 + 5).contains(i))
        .filter(|(i, _)| (value.1..*i).all(|k| line.word(k) != ")"))
        .map(|&(_, strength)| strength)
}

/// What a negation behind the verb of which the value is the subject leaves of it: "traktamente betalas inte".
fn refused(line: &Line<'_>, value: Run) -> Option<Modality> {
    let verb = line.is_finite(value.1)
        || line.pos(value.1) == Pos::Passive
        || (line.pos(value.1) == Pos::Open && line.word(value.1).ends_with('r'));
    if !verb || cue(line, value.1).is_some() {
        return None;
    }
    let not = (value.1 + 1..line.len().min(value.1 + 4))
        .find(|&k| !matches!(line.pos(k), Pos::Adverb | Pos::Pronoun))?;
    if line.pos(not) != Pos::Not {
        return None;
    }
    match line.pos(not + 1) {
        Pos::Mark | Pos::Comma | Pos::And | Pos::But | Pos::Preposition => Some(Modality::Negated),
        _ => match line.word(not + 1) {
            "alltid" => Some(Modality::Possible),
            "alls" | "längre" | "heller" => Some(Modality::Negated),
            _ => None,
        },
    }
}

/// Whether the sentence says of the whole clause that holds the value that it is untrue: "det stämmer inte att".
fn is_untrue(line: &Line<'_>, value: Run) -> bool {
    (0..value.0.min(12)).any(|i| {
        let att = |k: usize| line.pos(k) == Pos::Att && k < value.0;
        let so = matches!(
            line.word(i + 1),
            "sant" | "så" | "fallet" | "riktigt" | "rätt" | "true"
        );
        match line.pos(i) {
            Pos::Not => {
                let says = matches!(
                    line.word(i.wrapping_sub(1)),
                    "stämmer" | "betyder" | "innebär"
                );
                (says && att(i + 1)) || (so && (att(i + 2) || line.word(i + 2) == "that"))
            }
            _ => {
                matches!(
                    line.word(i),
                    "myt" | "missuppfattning" | "missförstånd" | "vanföreställning"
                ) && att(i + 1)
            }
        }
    })
}

/// Whether a reason or a contrast begins within a run of tokens.
fn gives_reason(line: &Line<'_>, run: Run) -> bool {
    (run.0..run.1).any(|k| {
        matches!(
            line.word(k),
            "eftersom" | "medan" | "because" | "whereas" | "fordi" | "mens"
        )
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
    // "Inte ett måste", "inte något formellt krav": an article and an adjective may stand between.
    let mut first = i;
    while first > 0
        && first + 4 > i
        && (matches!(line.pos(first - 1), Pos::Determiner | Pos::Adverb)
            || matches!(
                line.word(first - 1),
                "något" | "någon" | "några" | "et" | "noget" | "noe"
            )
            || (line.pos(first - 1) == Pos::Open && line.is_attribute(first - 1)))
    {
        first -= 1;
    }
    if first < i && line.pos(first.wrapping_sub(1)) == Pos::Not {
        return match line.word(first) {
            "alltid" => Some(Modality::Possible),
            "bara" | "enbart" | "endast" => None,
            _ => Some(Modality::Negated),
        };
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
    let denied = matches!(
        line.word(value.1),
        "är" | "var" | "blir" | "is" | "are" | "er"
    ) && (line.pos(value.1 + 1) == Pos::Not
        || matches!(line.word(value.1 + 1), "ingen" | "inget" | "inga"));
    inverted
        || denied
        || (value.0.saturating_sub(6)..value.0).any(|i| {
            line.pos(i) == Pos::Not
                && line.tokens[i].clause == clause
                && (i..value.0).all(|k| line.pos(k) != Pos::Colon)
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
