//! Cheap evidence for a language: function words and letters.
//!
//! Each sign counts the more, the fewer languages share it. It takes one pass and no memory, so it can look at every
//! sentence; most need no more to be seen to be in their document's language.

use super::lang::Lang;
use super::vocabulary::{self, LangSet, TABLED};

/// What the signs in a text say for each language that has tables.
#[derive(Debug, Clone, Copy)]
pub(super) struct Evidence {
    scores: [u32; TABLED],
    /// How many words there were.
    pub(super) words: u32,
    /// The languages that write all the letters that there were.
    written: LangSet,
}

/// A longer word (in bytes) is looked at only by its letters.
const LONGEST: usize = 64;

impl Evidence {
    /// Weighs the words of `text`.
    pub(super) fn of(text: &str) -> Self {
        let mut evidence = Evidence {
            scores: [0; TABLED],
            words: 0,
            written: vocabulary::ALL,
        };
        let mut word = [0; LONGEST];
        let (mut len, mut letters, mut in_word) = (0, vocabulary::ALL, false);
        for c in text.chars() {
            if c.is_alphabetic() {
                in_word = true;
                let lower = lower(c);
                letters &= vocabulary::languages_writing(lower);
                if len + lower.len_utf8() <= LONGEST {
                    len += lower.encode_utf8(&mut word[len..]).len();
                }
            } else if in_word && !is_mark(c) {
                evidence.add(&word[..len], letters);
                (len, letters, in_word) = (0, vocabulary::ALL, false);
            }
        }
        if in_word {
            evidence.add(&word[..len], letters);
        }
        evidence
    }

    fn add(&mut self, word: &[u8], letters: LangSet) {
        self.words += 1;
        let Ok(word) = std::str::from_utf8(word) else {
            return;
        };
        let by_word = vocabulary::languages_with(word);
        count(&mut self.scores, by_word, [0, 12, 11, 10, 9]);
        if letters != vocabulary::ALL {
            count(&mut self.scores, letters, [0, 6, 4, 3, 2]);
            self.written &= letters;
        }
    }

    /// The score of `lang`.
    pub(super) fn of_lang(&self, lang: Lang) -> u32 {
        match vocabulary::set_of(lang) {
            0 => 0,
            set => self.scores[set.trailing_zeros() as usize],
        }
    }

    /// Whether it speaks for another language and not at all for `lang`, or there are letters that `lang` does not write.
    pub(super) fn excludes(&self, lang: Lang) -> bool {
        let silent = self.of_lang(lang) == 0 && self.scores.iter().any(|&score| score > 0);
        silent || self.written & vocabulary::set_of(lang) == 0
    }

    /// Whether it speaks for `lang` more than for any other.
    pub(super) fn leads(&self, lang: Lang) -> bool {
        let set = vocabulary::set_of(lang);
        let own = set.trailing_zeros() as usize;
        let score = self.of_lang(lang);
        let others = self.scores.iter().enumerate();
        set != 0 && others.filter(|&(i, _)| i != own).all(|(_, &s)| s < score)
    }
}

/// Counts a sign that the languages of `set` share; `weights` goes by how many they are.
fn count(scores: &mut [u32; TABLED], set: LangSet, weights: [u32; 5]) {
    let weight = weights[(set.count_ones() as usize).min(weights.len() - 1)];
    let mut rest = set;
    while rest != 0 {
        scores[rest.trailing_zeros() as usize] += weight;
        rest &= rest - 1;
    }
}

/// The lower-case form that one character has.
pub(super) fn lower(c: char) -> char {
    if c.is_ascii() {
        c.to_ascii_lowercase()
    } else {
        c.to_lowercase().next().unwrap_or(c)
    }
}

/// Whether `c` can stand inside a word without being a letter: a combining mark or a soft hyphen.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}')
}
