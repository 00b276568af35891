//! How strongly a claim is made: the nearest cue decides, and strength beats frequency.

use super::fact::Modality;
use super::line::{Line, Run};
use super::words::{Flags, Pos};

/// How far from its value, in words, a cue still counts.
const REACH: usize = 30;

/// What a word says of strength, or of what a negation leaves of it: the classes of the table `modality.<lang>.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    /// It says so itself.
    Strength(Modality),
    /// "Ska", which asks for something outside a subordinate clause only.
    Shall,
    /// "Plus", which adds as well.
    Plus,
    /// "Bra", which is a merit as a predicate only.
    Good,
    /// "Får", which permits an infinitive only.
    May,
    /// "Sällan", which leaves the possibility of a demand.
    Seldom,
    /// What a negation turns into yes: "ovanligt", "rädd för".
    Reversed,
    /// "Ingen".
    Nothing,
    /// "Någon", which may stand between a negation and what it denies.
    Any,
    /// "Bara", which no negation denies.
    Only,
    /// "Minst", which limits a negation to a degree.
    Degree,
    /// "Alltid".
    Always,
    /// "Längre", which a negation may have behind it.
    Still,
    /// "Varken".
    Neither,
    /// "Är".
    Is,
    /// "Stämmer": denied, it makes a whole clause untrue.
    Means,
    /// "Sant".
    True,
    /// "Myt".
    Myth,
    /// "Eftersom", which gives a reason or a contrast.
    Because,
}

impl Cue {
    /// The class of that name in the table.
    pub(super) fn from_name(name: &str) -> Option<Cue> {
        Some(match name {
            "required" => Cue::Strength(Modality::Required),
            "preferred" => Cue::Strength(Modality::Preferred),
            "possible" => Cue::Strength(Modality::Possible),
            "spared" => Cue::Strength(Modality::Negated),
            "shall" => Cue::Shall,
            "plus" => Cue::Plus,
            "good" => Cue::Good,
            "may" => Cue::May,
            "seldom" => Cue::Seldom,
            "reversed" => Cue::Reversed,
            "none" => Cue::Nothing,
            "any" => Cue::Any,
            "only" => Cue::Only,
            "degree" => Cue::Degree,
            "always" => Cue::Always,
            "still" => Cue::Still,
            "neither" => Cue::Neither,
            "is" => Cue::Is,
            "means" => Cue::Means,
            "true" => Cue::True,
            "myth" => Cue::Myth,
            "because" => Cue::Because,
            _ => return None,
        })
    }
}

impl Line<'_> {
    /// What a token says of how strongly a claim is made; nothing past the end.
    pub(super) fn cue(&self, i: usize) -> Option<Cue> {
        self.words.cue(self.word(i))
    }
}

/// The strength that a word asks with.
fn cue(line: &Line<'_>, i: usize) -> Option<Modality> {
    let before = i.wrapping_sub(1);
    match line.cue(i)? {
        // "Kan krävas": it is not always so.
        Cue::Strength(Modality::Required)
            if line.pos(before) == Pos::Modal
                && line.word(i).ends_with("as")
                && line.cue(before) == Some(Cue::Strength(Modality::Possible)) =>
        {
            Some(Modality::Possible)
        }
        Cue::Strength(strength) => Some(strength),
        Cue::Shall => (!in_subclause(line, i)).then_some(Modality::Required),
        Cue::Seldom => Some(Modality::Possible),
        // "Ett plus" is a merit; between sums and nouns "plus" only adds.
        Cue::Plus => {
            let merit = matches!(line.pos(before), Pos::Determiner | Pos::Adverb | Pos::Verb)
                || line.pos(i.wrapping_sub(2)) == Pos::Determiner
                || line.pos(i + 1) == Pos::Mark;
            merit.then_some(Modality::Preferred)
        }
        Cue::Good => {
            let goes_on = matches!(line.pos(i + 1), Pos::Om | Pos::Att | Pos::Comma);
            // "Är bra", "är det bra".
            let is = line.cue(before) == Some(Cue::Is)
                || (line.pos(before) == Pos::Pronoun
                    && line.cue(i.wrapping_sub(2)) == Some(Cue::Is));
            (goes_on || is).then_some(Modality::Preferred)
        }
        Cue::May => {
            let verb = line.pos(line.skip_light(i + 1)) == Pos::Infinitive;
            verb.then_some(Modality::Possible)
        }
        _ => None,
    }
}

/// Whether "ingen" stands at a token.
fn is_none(line: &Line<'_>, i: usize) -> bool {
    line.cue(i) == Some(Cue::Nothing)
}

/// Whether a negation stands at a token: "inte", "ingen".
fn denies_at(line: &Line<'_>, i: usize) -> bool {
    line.pos(i) == Pos::Not || is_none(line, i)
}

/// The cues of a line, each with its place and what a negation beside it leaves of it.
pub(super) fn cues(line: &Line<'_>) -> Vec<(usize, Modality)> {
    (0..line.len())
        .filter_map(|i| {
            // "Inte sällan" is often: no cue of strength.
            let before = match line.cue(i.wrapping_sub(1)) {
                Some(Cue::Still) => i.wrapping_sub(2),
                _ => i.wrapping_sub(1),
            };
            if line.cue(i) == Some(Cue::Seldom) && denies_at(line, before) {
                return None;
            }
            let strength = cue(line, i)?;
            Some((i, negated_cue(line, i).unwrap_or(strength)))
        })
        .collect()
}

/// Whether a subordinate clause of purpose or time holds the word: "så att gästen ska trivas".
fn in_subclause(line: &Line<'_>, i: usize) -> bool {
    // "För att bli antagen ska du ha": the purpose stands before its main clause.
    let purpose = line.word(0) == "för" && line.pos(1) == Pos::Att;
    if purpose && line.pos(i + 1) == Pos::Pronoun {
        return false;
    }
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
    if suffices(line, value) {
        return default;
    }
    // "Inga problem med höjder" denies no heights.
    let borne = (value.0.saturating_sub(6)..value.0).any(|i| bears(line, i));
    if !borne && ((value.0 > 0 && is_none(line, value.0 - 1)) || denies_at(line, value.0)) {
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
        let later = line.tokens[i].clause > last.clause && !is_predicate(line, i);
        if inside || line.tokens[i].part != first.part || later {
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
        Some((_, _, Modality::Negated)) => but(line, cues, value).unwrap_or(Modality::Negated),
        Some((_, _, strength)) => strength,
        None => negated(line, value).unwrap_or(default),
    }
}

/// The strength that "men" sets against a denied one: "inget krav men meriterande".
fn but(line: &Line<'_>, cues: &[(usize, Modality)], value: Run) -> Option<Modality> {
    let but = (value.1..line.len().min(value.1 + REACH)).find(|&i| line.pos(i) == Pos::But)?;
    let &(at, strength) = cues.iter().find(|(i, _)| *i > but)?;
    let light = (but + 1..at).all(|i| {
        matches!(line.pos(i), Pos::Adverb | Pos::Determiner | Pos::Pronoun)
            || line.cue(i) == Some(Cue::Is)
    });
    (light && strength != Modality::Negated).then_some(strength)
}

/// Whether the cue at `i` is what something counts as: in "ses som en merit" "som" opens no clause.
fn is_predicate(line: &Line<'_>, i: usize) -> bool {
    let noun = match line.pos(i.wrapping_sub(1)) {
        Pos::Determiner => i - 1,
        _ => i,
    };
    noun > 1
        && line.pos(noun - 1) == Pos::Subordinator
        && matches!(line.pos(noun - 2), Pos::Verb | Pos::Passive)
}

/// Whether the value is what is enough where more is denied: "högskola behövs inte, gymnasiet räcker", "det räcker med gymnasiet".
fn suffices(line: &Line<'_>, value: Run) -> bool {
    let enough = |i: usize| matches!(line.word(i), "räcker" | "räcka" | "duger");
    let after = line.skip_adverbs(value.1);
    let unless = |k: usize| denies_at(line, k) || line.cue(k) == Some(Cue::Seldom);
    let behind = enough(after)
        && !(after + 1..after + 4).any(unless)
        && !denies_at(line, value.0.wrapping_sub(1));
    let verb = (value.0.saturating_sub(4)..value.0)
        .rev()
        .find(|&i| enough(i));
    // What stands behind "med" in the same breath, and no more: "det räcker med gymnasiet, högskola krävs inte".
    let before = verb.is_some_and(|verb| {
        let with = (verb + 1..value.0).find(|&k| line.word(k) == "med");
        with.is_some_and(|with| {
            !(with + 1..value.0).any(|k| {
                matches!(line.pos(k), Pos::Comma | Pos::And | Pos::But) || line.is_finite(k)
            })
        }) && !(verb.saturating_sub(2)..value.0).any(unless)
    });
    behind || before
}

/// Whether somebody is said at a token to bear what is named next, in a sentence or an item: "du har inga problem med höjder".
fn bears(line: &Line<'_>, i: usize) -> bool {
    is_none(line, i)
        && line.word(i + 1) == "problem"
        && line.word(i + 2) == "med"
        && (matches!(line.word(i.wrapping_sub(1)), "har" | "ha")
            || !(0..line.len()).any(|k| line.is_finite(k)))
}

/// Whether "varken" stands before the value in its part, or "ingen" as the subject: "ingen tjänar 60 000 kr".
fn denies(line: &Line<'_>, value: Run) -> bool {
    let part = line.tokens[value.0].part;
    (value.0.saturating_sub(12)..value.0).any(|i| {
        line.tokens[i].part == part
            && (line.cue(i) == Some(Cue::Neither)
                || (is_none(line, i) && matches!(line.pos(i + 1), Pos::Verb | Pos::Modal)))
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
        // "Finns inte att söka", but "är inte att förakta".
        Pos::Att => matches!(line.word(value.1), "finns" | "går").then_some(Modality::Negated),
        _ => match line.cue(not + 1) {
            Some(Cue::Always) => Some(Modality::Possible),
            // "Krävs inte längre", but "är inte heller ovanligt".
            Some(Cue::Still) => {
                let said = line.cue(line.skip_light(not + 2));
                (!matches!(said, Some(Cue::Reversed | Cue::Seldom))).then_some(Modality::Negated)
            }
            _ => None,
        },
    }
}

/// Whether the sentence says of the whole clause that holds the value that it is untrue: "det stämmer inte att".
fn is_untrue(line: &Line<'_>, value: Run) -> bool {
    (0..value.0.min(12)).any(|i| {
        let att = |k: usize| line.pos(k) == Pos::Att && k < value.0;
        let so = line.cue(i + 1) == Some(Cue::True) || (line.cue(i + 1) == Some(Cue::Degree));
        match line.pos(i) {
            Pos::Not => {
                let says = line.cue(i.wrapping_sub(1)) == Some(Cue::Means);
                (says && att(i + 1)) || (so && (att(i + 2) || line.word(i + 2) == "that"))
            }
            _ => line.cue(i) == Some(Cue::Myth) && att(i + 1),
        }
    })
}

/// Whether a reason or a contrast begins within a run of tokens.
fn gives_reason(line: &Line<'_>, run: Run) -> bool {
    (run.0..run.1).any(|k| line.cue(k) == Some(Cue::Because))
}

/// The strength that is left of a cue beside a negation.
fn negated_cue(line: &Line<'_>, i: usize) -> Option<Modality> {
    let left = |k: usize| match line.cue(k) {
        Some(Cue::Always) => Some(Modality::Possible),
        Some(Cue::Only | Cue::Seldom | Cue::Reversed) => None,
        _ => Some(Modality::Negated),
    };
    let before = i.wrapping_sub(1);
    // "Inte alltid nödvändigt", "sällan ett krav".
    if line.cue(before) == Some(Cue::Always) && denies_at(line, i.wrapping_sub(2)) {
        return Some(Modality::Possible);
    }
    if line.cue(before) == Some(Cue::Seldom) && line.pos(before.wrapping_sub(1)) != Pos::Not {
        return Some(Modality::Possible);
    }
    // "Inte ett måste", "inte längre något formellt krav": an article and an adjective may stand between.
    let mut first = i;
    while first > 0
        && first + 4 > i
        && (matches!(line.pos(first - 1), Pos::Determiner | Pos::Adverb)
            || matches!(line.cue(first - 1), Some(Cue::Any | Cue::Still))
            || (line.pos(first - 1) == Pos::Open && line.is_attribute(first - 1)))
    {
        first -= 1;
    }
    if first < i && line.pos(first.wrapping_sub(1)) == Pos::Not {
        return left(first);
    }
    // "Behöver du inte", "behöver provaren däremot inte": the subject and an adverb may stand between.
    let mut after = i + 1;
    while after < i + 4
        && line.cue(after) != Some(Cue::Seldom)
        && (matches!(line.pos(after), Pos::Pronoun | Pos::Adverb)
            || line.flags(after).has(Flags::ROLE.with(Flags::OWN)))
    {
        after += 1;
    }
    if line.cue(after) == Some(Cue::Seldom) {
        return Some(Modality::Possible);
    }
    if denies_at(line, after) || (i > 0 && denies_at(line, before)) {
        return left(after + 1);
    }
    None
}

/// What a bare negation leaves of a value: one that stands before it in its clause, or after a verb and its subject that
/// follow it ("Bonus har vi inte"). None where nothing is denied, or what is denied says no itself: "inte ovanligt".
fn negated(line: &Line<'_>, value: Run) -> Option<Modality> {
    let reversed = |k: usize| line.cue(k) == Some(Cue::Reversed);
    if (value.0.saturating_sub(6)..value.0).any(|k| bears(line, k)) {
        return None;
    }
    let clause = line.tokens[value.0].clause;
    let inverted = line.pos(value.1) == Pos::Verb
        && line.pos(value.1 + 1) == Pos::Pronoun
        && line.pos(value.1 + 2) == Pos::Not;
    // "Auktorisation är inget lagkrav", but "övertid är ingen ovanlighet".
    let mut said = line.skip_light(value.1 + 2);
    if line.cue(said) == Some(Cue::Still) {
        said = line.skip_light(said + 1);
    }
    let denied = line.cue(value.1) == Some(Cue::Is)
        && denies_at(line, value.1 + 1)
        && !reversed(said)
        && line.cue(said) != Some(Cue::Seldom)
        && line.cue(value.1 + 2) != Some(Cue::Seldom)
        && !matches!(line.word(value.1 + 3), "förakta" | "underskatta");
    if inverted || denied {
        return Some(Modality::Negated);
    }
    let not = (value.0.saturating_sub(6)..value.0).rev().find(|&i| {
        line.pos(i) == Pos::Not
            && line.tokens[i].clause == clause
            && (i..value.0).all(|k| line.pos(k) != Pos::Colon)
    })?;
    // "Inte är rädd för höjder", "skyr inte tunga lyft".
    if reversed(not.wrapping_sub(1)) || (not + 1..value.0).any(reversed) {
        return None;
    }
    match line.cue(not + 1) {
        Some(Cue::Always) => Some(Modality::Possible),
        Some(Cue::Only | Cue::Seldom | Cue::Degree | Cue::Reversed) => None,
        _ => Some(Modality::Negated),
    }
}

/// The strength that a lead-in gives the list under it.
pub(super) fn of_lead_in(line: &Line<'_>) -> Modality {
    (0..line.len())
        .filter_map(|i| cue(line, i))
        .find(|&m| m != Modality::Possible)
        .unwrap_or(Modality::Typical)
}
