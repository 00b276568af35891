//! Cheap evidence for a language: function words, letters and endings.
//!
//! Each sign counts the more, the fewer languages share it. It takes one pass and no memory, so it can look at every
//! sentence; whatlang's trigrams cost far more and need longer text.

use super::lang::Lang;
use super::vocabulary::{self, FUNCTION_WORDS, LangSet, TABLED};

/// What the signs in a text say for each language that has tables.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Evidence {
    scores: [u32; TABLED],
    /// What endings say; they only tell the Scandinavian languages from each other.
    endings: [u32; TABLED],
    /// How many words there were.
    pub(super) words: u32,
    /// How many of them said something.
    pub(super) telling: u32,
}

/// The language that the evidence speaks for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Verdict {
    /// The language.
    pub(super) lang: Lang,
    /// Its score.
    pub(super) score: u32,
    /// By how much it leads.
    pub(super) lead: u32,
}

/// A longer word (in bytes) is looked at only by its letters.
const LONGEST: usize = 64;

impl Evidence {
    /// Weighs the words of `text`, with their endings.
    pub(super) fn of(text: &str) -> Self {
        Evidence::weigh(text, true)
    }

    /// Weighs the words of `text` without their endings, which takes half as long.
    pub(super) fn of_whole_words(text: &str) -> Self {
        Evidence::weigh(text, false)
    }

    fn weigh(text: &str, endings: bool) -> Self {
        let mut evidence = Evidence::default();
        let mut word = [0; LONGEST];
        let (mut len, mut letters, mut in_word) = (0, 0, false);
        for c in text.chars() {
            if c.is_alphabetic() {
                in_word = true;
                let lower = lower(c);
                letters |= set_of_letter(lower);
                if len + lower.len_utf8() <= LONGEST {
                    len += lower.encode_utf8(&mut word[len..]).len();
                }
            } else if in_word && !is_mark(c) {
                evidence.add(&word[..len], letters, endings);
                (len, letters, in_word) = (0, 0, false);
            }
        }
        if in_word {
            evidence.add(&word[..len], letters, endings);
        }
        evidence
    }

    fn add(&mut self, word: &[u8], letters: LangSet, endings: bool) {
        self.words += 1;
        let Ok(word) = std::str::from_utf8(word) else {
            return;
        };
        let by_word = vocabulary::languages_with(word);
        let by_ending = if endings && by_word == 0 {
            vocabulary::languages_ending(word)
        } else {
            0
        };
        count(&mut self.scores, by_word, [0, 12, 11, 10, 9]);
        count(&mut self.scores, letters, [0, 6, 4, 3, 2]);
        count(&mut self.endings, by_ending, [0, 4, 3, 2, 1]);
        self.telling += u32::from(by_word | by_ending | letters != 0);
    }

    /// Adds to the score of `lang`, if it has tables.
    pub(super) fn favour(&mut self, lang: Lang, by: u32) {
        let set = vocabulary::set_of(lang);
        if set != 0 {
            self.scores[set.trailing_zeros() as usize] += by;
        }
    }

    /// The score of `lang`.
    pub(super) fn of_lang(&self, lang: Lang) -> u32 {
        match vocabulary::set_of(lang) {
            0 => 0,
            set => self.scores[set.trailing_zeros() as usize],
        }
    }

    /// Whether a verdict needs no second opinion: so many words speak for it as only running text in a language has of
    /// its own function words. A related language has half as many.
    pub(super) fn is_clear(&self, verdict: Verdict) -> bool {
        self.words >= 20 && verdict.score >= 4 * self.words && 8 * verdict.lead >= verdict.score
    }

    /// The language with the highest score; the first in the table's order where several have it.
    pub(super) fn verdict(&self) -> Verdict {
        let verdict = highest(&self.scores);
        if verdict.score > 0 && !verdict.lang.is_scandinavian() {
            return verdict;
        }
        let mut scores = self.scores;
        for (score, ending) in scores.iter_mut().zip(self.endings) {
            *score += ending;
        }
        highest(&scores)
    }
}

fn highest(scores: &[u32; TABLED]) -> Verdict {
    let (mut best, mut score, mut second) = (0, 0, 0);
    for (i, &s) in scores.iter().enumerate() {
        if s > score {
            (best, score, second) = (i, s, score);
        } else {
            second = second.max(s);
        }
    }
    Verdict {
        lang: FUNCTION_WORDS[best].0,
        score,
        lead: score - second,
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

/// The languages that a letter speaks for; none for letters that many have.
fn set_of_letter(c: char) -> LangSet {
    if c.is_ascii() {
        return 0;
    }
    vocabulary::languages_writing(c)
}
