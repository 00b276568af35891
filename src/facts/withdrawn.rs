//! Withdrawn: what an article only reports, and takes back in the next sentence.

use super::line::Line;
use super::word_sets::{IMPRESSION, TAKES_BACK};
use crate::language::Lang;

/// The most bytes that such a beginning has.
const LONGEST: usize = 48;

/// Whether a sentence takes back the one before it: "Så är det inte.", "Det stämmer inte: …".
pub(super) fn takes_back(sentence: &str, lang: Lang) -> bool {
    let end = (0..=LONGEST.min(sentence.len()))
        .rev()
        .find(|&at| sentence.is_char_boundary(at))
        .unwrap_or(0);
    let start = sentence[..end].to_lowercase();
    TAKES_BACK.of(lang).words().any(|cue| {
        start.strip_prefix(cue).is_some_and(|rest| {
            // "Det stämmer inte att man …" says itself what is untrue.
            let rest = rest.strip_prefix(" längre").unwrap_or(rest);
            let rest = rest.strip_prefix(" alls").unwrap_or(rest);
            rest.trim_start().is_empty()
                || rest.starts_with(['.', ',', ':', ';', '!'])
                || rest.starts_with(" –")
                || rest.starts_with(" -")
                || rest.starts_with(" utan")
        })
    })
}

/// Whether the sentence only says how things seem from outside.
pub(super) fn is_impression(line: &Line<'_>) -> bool {
    IMPRESSION.is_in(line.lower((0, line.len().min(12))))
}
