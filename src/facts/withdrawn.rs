//! Withdrawn: what an article only reports, and takes back in the next sentence.

use super::line::Line;
use super::scene::Scene;
use super::word_sets::{IMPRESSION, TAKES_BACK};
use crate::language::Lang;

/// The most bytes that such a beginning has.
const LONGEST: usize = 48;

/// Whether a sentence takes back the one before it: "Så är det inte.", "Det stämmer inte: …".
fn takes_back(sentence: &str, lang: Lang) -> bool {
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
fn is_impression(line: &Line<'_>) -> bool {
    IMPRESSION.is_in(line.lower((0, line.len().min(12))))
}

impl Scene<'_> {
    /// Whether the next sentence answers yes to this one.
    pub(super) fn is_affirmed(&self, index: usize) -> bool {
        let sentences = &self.reading.sentences;
        sentences.get(index + 1).is_some_and(|next| {
            let answer = next.span.of(self.text).trim_start().to_lowercase();
            ["ja", "jo", "jajamän", "absolut", "självklart", "yes"]
                .iter()
                .filter_map(|yes| answer.strip_prefix(yes))
                .any(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    }

    /// Whether the next sentence takes back what this one only says to seem so.
    pub(super) fn is_withdrawn(&self, index: usize, line: &Line<'_>) -> bool {
        let sentences = &self.reading.sentences;
        let (Some(this), Some(next)) = (sentences.get(index), sentences.get(index + 1)) else {
            return false;
        };
        if this.block == next.block && takes_back(next.span.of(self.text), line.lang()) {
            return true;
        }
        if !is_impression(line) {
            return false;
        }
        let next_words = next.span.of(self.text).to_lowercase();
        this.block == next.block
            && (next_words.starts_with("men ")
                || next_words.starts_with("i verkligheten")
                || next_words.starts_with("i själva verket")
                || next_words.contains(" men "))
            || line.lower((0, line.len())).contains(" men ")
    }
}
