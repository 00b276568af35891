//! Past: what was once so, and is said to be so no longer.

use super::line::Line;
use super::word_sets::{ONCE, WAS};

/// Whether the sentence says what once was: a verb in the past, a word for a time gone by, and no verb of today.
pub(super) fn is_past(line: &Line<'_>) -> bool {
    let tokens = 0..line.len();
    tokens
        .clone()
        .any(|i| ONCE.of(line.lang()).has(line.word(i)))
        && tokens
            .clone()
            .any(|i| WAS.of(line.lang()).has(line.word(i)))
        && !tokens.clone().any(|i| line.is_finite(i))
}
