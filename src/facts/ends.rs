//! Ends of words: a stem that stands at the end of a word makes the word a compound of it only where the word's parts meet
//! there.

use super::words::Words;
use crate::language::Lang;
use crate::language::words::compound;

/// A stem of so many letters stands in no word by chance, wherever the parts of the word are thought to meet. (This and the
/// next were read off the compounds of career articles.)
const LEAST_SURE: usize = 8;
/// A stem of fewer letters is not taken from the end of a word whose parts are not known.
const LEAST_WHOLE: usize = 5;

impl Words {
    /// Whether a compound's stem stands at the end of a word that is no compound of it: "konkurs" and "databasstrukturer" are
    /// no course and no shifts. The parts of a Swedish word do not meet there, or a table has it.
    pub(super) fn only_ends_like(&self, lower: &str, start: usize, stem_end: usize) -> bool {
        let begin = lower[..start]
            .char_indices()
            .rev()
            .take(40)
            .take_while(|(_, c)| c.is_alphanumeric())
            .last()
            .map_or(start, |(at, _)| at);
        let end = stem_end
            + lower[stem_end..]
                .bytes()
                .take_while(|b| b.is_ascii_alphanumeric() || *b >= 0x80)
                .count();
        let Some(word) = lower.get(begin..end) else {
            return true;
        };
        let stem = &lower[start..stem_end];
        if self.not_compounds.contains(word) || self.not_compounds.contains(&lower[begin..stem_end])
        {
            return true;
        }
        if self.lang() != Lang::SV {
            return false;
        }
        let letters = stem.chars().count();
        let parts = compound::parts(word);
        match parts.is_empty() {
            true => letters < LEAST_WHOLE,
            false => letters < LEAST_SURE && !parts.iter().any(|p| p.range.start == start - begin),
        }
    }
}
