//! Denials that are no cue: what is lacking, and an act that is not done.

use super::fact::Modality;
use super::line::{Line, Run};
use super::modality::Cue;
use super::words::Pos;

/// What "saknas" behind the value leaves of it, which "inte" turns round; nothing in a condition: "om legitimation saknas".
pub(super) fn lacks(line: &Line<'_>, value: Run, default: Modality) -> Option<Modality> {
    let open = matches!(
        line.pos(value.0.wrapping_sub(1)),
        Pos::Om | Pos::Subordinator
    );
    if line.word(value.1) != "saknas" || open {
        return None;
    }
    match line.pos(line.skip_adverbs(value.1 + 1)) {
        Pos::Not => Some(default),
        _ => Some(Modality::Negated),
    }
}

/// A verb phrase as it is done or not: a negation behind its verb makes it negated, and one at its end is no part of it.
/// "Inte bara" denies nothing.
pub(super) fn denied_act(line: &Line<'_>, value: Run) -> Option<Run> {
    if !matches!(line.pos(value.0), Pos::Verb | Pos::Infinitive) {
        return None;
    }
    let subject = usize::from(line.pos(value.0 + 1) == Pos::Pronoun);
    let not = line.skip_adverbs(value.0 + 1 + subject);
    if not >= value.1 || line.pos(not) != Pos::Not {
        return None;
    }
    match line.cue(not + 1) {
        Some(Cue::Only | Cue::Seldom | Cue::Degree | Cue::Reversed | Cue::Always) => None,
        _ if not + 1 == value.1 => Some((value.0, value.0 + 1)),
        _ => Some(value),
    }
}
