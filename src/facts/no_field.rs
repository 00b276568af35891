//! No field: what stands behind "utbildning i" and is none, or was left.

use super::line::{Line, Run};

/// Whether a name stands behind "i" or "på": a place.
pub(super) fn is_place(line: &Line<'_>, value: Run) -> bool {
    line.is_capital(value.0)
        && value.0 > 0
        && matches!(line.word(value.0 - 1), "i" | "på")
        && line.word(value.0).chars().count() > 3
        && line.text[line.tokens[value.0].start..line.tokens[value.0].end]
            .chars()
            .skip(1)
            .all(|c| !c.is_uppercase())
}

/// Whether the sentence says that somebody left what they studied.
pub(super) fn is_broken_off(line: &Line<'_>, value: Run) -> bool {
    (0..value.0).any(|i| {
        line.word(i).starts_with("avbr")
            || (line.word(i).starts_with("hoppa") && line.word(i + 1) == "av")
    })
}

/// Whether a verb in the past stands at a token, by its form: "och flyttade norrut".
pub(super) fn is_past_verb(line: &Line<'_>, i: usize) -> bool {
    line.word(i).ends_with("ade") && line.word(i.wrapping_sub(1)) == "och"
}
