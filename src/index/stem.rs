//! Stems: what all forms of a word have in common, and no other word.
//!
//! Of a Swedish word that the word tables know it is its dictionary form and word class (`sv.n:arbete`, `sv.v:arbeta`): a form
//! of two words has both. Of a compound it is the same of its head, with what stands before it. Of any other word it is what
//! Snowball makes of it (`sv:blogg`), which is never the stem of a word that the tables know. Of other languages it is Snowball's,
//! with what Snowball does not know of some of them ([`inflection`]).

use super::inflection;
use super::stop::{is_stop, stop_words};
use crate::language::words::{Reading, compound, prefixed_verb, readings};
use frostem::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::LazyLock;

/// The stems of one language.
///
/// A stem carries its language (`sv:utbildning`), so that one field holds the stems of all languages and a Swedish stem
/// never answers for an English one.
#[derive(Clone)]
pub struct Stems {
    code: &'static str,
    stemmer: Option<Stemmer>,
}

impl Stems {
    /// For the language of that code (BCP 47). Text of unknown language is read as Swedish; a language without a stemmer
    /// keeps its words as they are.
    #[must_use]
    pub fn of(code: &str) -> Self {
        let known = STEMMERS.iter().find(|(known, _)| *known == code);
        let known = known.or((code == "und").then_some(&STEMMERS[0]));
        match known {
            Some(&(code, algorithm)) => Stems {
                code,
                stemmer: Some(Stemmer::new(algorithm)),
            },
            None => Stems {
                code: "xx",
                stemmer: None,
            },
        }
    }

    /// What its stems begin with: the code of its language, `xx` for all without a stemmer.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// Whether a word's exact form is a stop word of its language; the index has no stem of those.
    #[must_use]
    pub fn is_stop(&self, exact: &str) -> bool {
        is_stop(self.code, exact)
    }

    /// Whether the word tables of its language have the word.
    #[must_use]
    pub fn knows(&self, exact: &str) -> bool {
        self.code == "sv" && !readings(exact).is_empty()
    }

    /// The stems of all words that an exact form may be of, the likeliest first, each with its language before it; never none.
    /// Two words are forms of one if they share a stem.
    #[must_use]
    pub fn stems(&self, exact: &str) -> Vec<String> {
        match (&self.stemmer, self.code) {
            (Some(stemmer), "sv") => swedish(stemmer, exact),
            (Some(stemmer), code) => {
                let stems = inflection::stems(code, exact, |word| stemmer.stem(word).into_owned());
                let stems = stems.into_iter().map(|stem| format!("{code}:{stem}"));
                stems.collect()
            }
            (None, code) => vec![format!("{code}:{exact}")],
        }
    }

    /// The likeliest of its stems.
    #[must_use]
    pub fn stem(&self, exact: &str) -> String {
        self.stems(exact).swap_remove(0)
    }

    /// The same as [`stems`](Self::stems), and after them, where it is a Swedish compound, those of its parts and of the compounds
    /// within it (`barnsjuksköterska` has `sjuksköterska`).
    #[must_use]
    pub fn stem_and_parts(&self, exact: &str) -> Vec<String> {
        let mut stems = self.stems(exact);
        if self.code == "sv" {
            let parts = compound::parts(exact);
            for first in 0..parts.len() {
                for last in first..parts.len().min(first + MOST_PARTS) {
                    let begin = parts[first].range.start;
                    let within = exact.get(begin..parts[last].range.start).unwrap_or("-");
                    if (first, last + 1) == (0, parts.len()) || within.contains('-') {
                        continue;
                    }
                    let part = self.part(&format!("{within}{}", parts[last].lemma));
                    if !stems.contains(&part) {
                        stems.push(part);
                    }
                }
            }
        }
        stems
    }

    /// The stems of its parts and of the compounds within it alone.
    #[must_use]
    pub fn parts(&self, exact: &str) -> Vec<String> {
        let own = self.stems(exact).len();
        self.stem_and_parts(exact).split_off(own)
    }

    /// The stem of a dictionary form that a compound has for a part: first of all a noun's.
    fn part(&self, lemma: &str) -> String {
        let mut stems = self.stems(lemma);
        let noun = stems.iter().position(|stem| stem.starts_with("sv.n:"));
        stems.swap_remove(noun.unwrap_or(0))
    }

    /// The stop words that are forms of the same word as `exact`, itself apart: the index has no stems of them.
    #[must_use]
    pub fn stop_words_of(&self, exact: &str) -> Vec<&'static str> {
        let Some(by_stem) = STOP_WORDS.iter().find(|(code, _)| *code == self.code) else {
            return Vec::new();
        };
        let stems = self.stems(exact);
        let words = stems.iter().filter_map(|stem| by_stem.1.get(stem));
        let mut words: Vec<&str> = words.flatten().copied().collect();
        words.sort_unstable();
        words.dedup();
        words.retain(|word| *word != exact);
        words
    }
}

/// The stop words of a language by their stems.
type ByStem = FxHashMap<String, Vec<&'static str>>;

/// The stop words of each language that has some.
static STOP_WORDS: LazyLock<Vec<(&str, ByStem)>> = LazyLock::new(|| {
    let languages = STEMMERS.iter().map(|(code, _)| *code);
    languages
        .map(|code| {
            let stems = Stems::of(code);
            let mut by_stem = ByStem::default();
            for word in stop_words(code) {
                for stem in stems.stems(word) {
                    by_stem.entry(stem).or_default().push(word);
                }
            }
            (code, by_stem)
        })
        .collect()
});

/// Compounds within a compound have at most so many parts.
const MOST_PARTS: usize = 3;

/// Swedish is the first: it answers for text of unknown language.
const STEMMERS: [(&str, Algorithm); 20] = [
    ("sv", Algorithm::Swedish),
    ("ar", Algorithm::Arabic),
    ("da", Algorithm::Danish),
    ("de", Algorithm::German),
    ("el", Algorithm::Greek),
    ("en", Algorithm::English),
    ("es", Algorithm::Spanish),
    ("fi", Algorithm::Finnish),
    ("fr", Algorithm::French),
    ("hu", Algorithm::Hungarian),
    ("it", Algorithm::Italian),
    ("nb", Algorithm::Norwegian),
    ("nl", Algorithm::Dutch),
    ("nn", Algorithm::Norwegian),
    ("no", Algorithm::Norwegian),
    ("pt", Algorithm::Portuguese),
    ("ro", Algorithm::Romanian),
    ("ru", Algorithm::Russian),
    ("ta", Algorithm::Tamil),
    ("tr", Algorithm::Turkish),
];

/// Words on `-an` whose ending is no article, beside those of the word tables.
const NO_ARTICLE: [&str; 4] = ["hurdan", "likadan", "undan", "vartannan"];

/// The Swedish stems of a word. Snowball alone takes `förare` for a form of `för`, and knows nothing of `böcker`.
fn swedish(stemmer: &Stemmer, word: &str) -> Vec<String> {
    // A genitive after a colon (`EU:s`) goes first.
    let word = match word.split_once(':') {
        Some((before, _)) if !before.is_empty() => before,
        _ => word,
    };
    let stem = |before: &str, reading: &Reading| {
        format!("sv.{}:{before}{}", reading.class.letter(), reading.lemma)
    };
    let known = readings(word);
    if !known.is_empty() {
        return known.iter().map(|reading| stem("", reading)).collect();
    }
    let (before, last) = match compound::parts(word).pop() {
        Some(head) => {
            let (before, last) = word.split_at(head.range.start);
            let mut known = readings(last);
            if known.iter().any(|reading| reading.lemma == head.lemma) {
                known.retain(|reading| reading.lemma == head.lemma);
            }
            if !known.is_empty() {
                return known.iter().map(|reading| stem(before, reading)).collect();
            }
            (before, last)
        }
        None => {
            if let Some((at, verbs)) = prefixed_verb(word) {
                let before = &word[..at];
                return verbs.iter().map(|reading| stem(before, reading)).collect();
            }
            ("", word)
        }
    };
    vec![format!("sv:{before}{}", snowball(stemmer, last))]
}

/// Snowball's Swedish stem, with two gaps mended.
///
/// Snowball leaves the article of nouns on `-a` (`sjuksköterskan` is not `sjuksköterska`), and its stem of a plural is a
/// word that it would stem further (`advokater` gives `advokat`, but `advokat` gives `advok`). So `-an` is taken as one
/// more ending, and a stem is stemmed again until it stays.
fn snowball<'w>(stemmer: &Stemmer, word: &'w str) -> Cow<'w, str> {
    let mut stem = Cow::Borrowed(word);
    // Every round takes at least one letter, and Snowball leaves three; the bound is for peace of mind.
    for _ in 0..8 {
        let mut next = stemmer.stem(&stem).into_owned();
        if let Some(noun) = without_article(&next) {
            next.truncate(noun);
        }
        if next == *stem {
            break;
        }
        stem = Cow::Owned(next);
    }
    stem
}

/// Where `-an` begins, if it may be an article: three letters with a vowel before it.
fn without_article(word: &str) -> Option<usize> {
    let noun = word.strip_suffix("an")?;
    let vowel = noun.contains(['a', 'e', 'i', 'o', 'u', 'y', 'å', 'ä', 'ö']);
    (vowel && noun.chars().count() >= 3 && !NO_ARTICLE.contains(&word)).then_some(noun.len())
}
