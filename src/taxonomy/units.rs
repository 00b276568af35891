//! Units: what names are compared by.
//!
//! A unit is the stem of a word, or of a part of a Swedish compound, so that "fordonssäljare" and "säljare av fordon" are
//! made of the same. The head of a name says what somebody is, the rest says where or of what; both are marked, since a
//! name that has another head is another thing.

use crate::language::Lang;
use crate::language::words::compound;
use crate::span::cut;
use frostem::{Algorithm, Stemmer};
use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Names are compared by their first units; longer ones are sentences.
const MOST: usize = 16;

/// A part of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    /// Its stem.
    pub(super) stem: String,
    /// Whether the name is of this, whatever else it says.
    pub(super) head: bool,
}

/// How words of one language become units.
pub(super) struct Units {
    lang: Lang,
    stemmer: Option<Stemmer>,
}

/// Words that bind others and say nothing themselves.
const BINDING: [&str; 44] = [
    "a", "an", "and", "at", "av", "by", "de", "den", "der", "des", "det", "die", "du", "e", "en",
    "et", "ett", "eller", "fl", "for", "från", "för", "hos", "i", "in", "inom", "la", "le", "m",
    "med", "of", "och", "on", "or", "på", "samt", "som", "the", "till", "to", "und", "vid", "with",
    "y",
];

/// Those of them that a name may begin with.
const ARTICLES: [&str; 17] = [
    "a", "an", "de", "den", "der", "det", "die", "e", "el", "en", "et", "ett", "la", "le", "the",
    "du", "des",
];

/// Words after which a name says where or of what; its head stands before them.
const AFTER_HEAD: [&str; 16] = [
    "av", "at", "for", "från", "för", "hos", "i", "in", "inom", "med", "of", "på", "som", "till",
    "vid", "with",
];

impl Units {
    pub(super) fn new(lang: Lang) -> Self {
        let algorithm = match lang {
            Lang::SV => Some(Algorithm::Swedish),
            Lang::EN => Some(Algorithm::English),
            Lang::NB | Lang::NN => Some(Algorithm::Norwegian),
            Lang::DA => Some(Algorithm::Danish),
            Lang::DE => Some(Algorithm::German),
            Lang::NL => Some(Algorithm::Dutch),
            Lang::FI => Some(Algorithm::Finnish),
            Lang::FR => Some(Algorithm::French),
            Lang::ES => Some(Algorithm::Spanish),
            Lang::IT => Some(Algorithm::Italian),
            Lang::PT => Some(Algorithm::Portuguese),
            Lang::HU => Some(Algorithm::Hungarian),
            Lang::RO => Some(Algorithm::Romanian),
            Lang::RU => Some(Algorithm::Russian),
            _ => None,
        };
        Units {
            lang,
            stemmer: algorithm.map(Stemmer::new),
        }
    }

    /// The units of a name, in order.
    pub(super) fn of(&self, name: &str) -> Vec<Unit> {
        let mut units = Vec::new();
        let plain = plain(name);
        let words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).collect();
        let end = head_end(name, &words);
        let last = words[..end]
            .iter()
            .rposition(|word| !BINDING.contains(word));
        for (i, word) in words.iter().enumerate() {
            // At the beginning only an article binds: "AV-tekniker", "M&A analyst".
            let first = i == 0 && words.len() > 1 && !ARTICLES.contains(word);
            if BINDING.contains(word) && !first {
                continue;
            }
            let parts = match self.lang {
                Lang::SV => compound::parts(word),
                _ => Vec::new(),
            };
            let head = Some(i) == last;
            if parts.is_empty() {
                units.push(Unit {
                    stem: self.stem(word),
                    head,
                });
            }
            let many = parts.len();
            for (k, part) in parts.into_iter().enumerate() {
                // The last part as it stands: its lemma may be that of another word class.
                let stem = match k + 1 == many {
                    true => self.stem(&word[part.range]),
                    false => self.stem(&part.lemma),
                };
                units.push(Unit {
                    stem,
                    head: head && k + 1 == many,
                });
            }
            if units.len() >= MOST {
                break;
            }
        }
        units
    }

    /// The stems of whole words, in order: two names with the same are inflections of one.
    pub(super) fn inflected(&self, plain: &str) -> String {
        let stems: Vec<String> = plain.split(' ').map(|word| self.stem(word)).collect();
        stems.join(" ")
    }

    fn stem(&self, word: &str) -> String {
        let Some(stemmer) = &self.stemmer else {
            return word.to_owned();
        };
        let stem = stemmer.stem(word);
        // The stemmer leaves the definite of persons apart: "säljaren", "säljarna" beside "säljar".
        let stem = match self.lang {
            Lang::SV => stem
                .strip_suffix("aren")
                .map(|rest| format!("{rest}ar"))
                // And that of women: "sköterskan" beside "skötersk".
                .or_else(|| stem.strip_suffix("skan").map(|rest| format!("{rest}sk")))
                .unwrap_or(stem.to_string()),
            _ => stem.to_string(),
        };
        match stem.is_empty() {
            true => word.to_owned(),
            false => stem,
        }
    }
}

/// Whether a name is one Swedish compound of words that are known.
pub(super) fn is_compound(plain: &str) -> bool {
    !plain.contains(' ') && compound::parts(plain).len() > 1
}

/// How many of a name's words there are before what only says where or of what.
fn head_end(name: &str, words: &[&str]) -> usize {
    let comma = name.find([',', '(', ':']).map(|at| {
        plain(&name[..at])
            .split(' ')
            .filter(|word| !word.is_empty())
            .count()
    });
    let bound = words
        .iter()
        .skip(1)
        .position(|word| AFTER_HEAD.contains(word))
        .map(|at| at + 1);
    let end = comma.filter(|&n| n > 0).into_iter().chain(bound).min();
    end.unwrap_or(words.len()).min(words.len())
}

/// What a name that goes on to say where or of what is of: "lärare" of "lärare i matematik".
pub(super) fn head(name: &str) -> Option<String> {
    let plain = plain(name);
    let words: Vec<&str> = plain.split(' ').collect();
    let end = head_end(name, &words);
    (end < words.len()).then(|| words[..end].join(" "))
}

/// A name in lower case and NFC, its words with one space between them and nothing else; `+` and `#` belong to words
/// ("C++", "C#").
pub(super) fn plain(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    // Nearly every name is in NFC, and to see that is cheaper than to make it so.
    let composed: Cow<'_, str> = match is_nfc(name) {
        true => name.into(),
        false => name.nfc().collect(),
    };
    for c in composed.chars().flat_map(char::to_lowercase) {
        match c.is_alphanumeric() || matches!(c, '+' | '#') || is_mark(c) {
            true => out.push(c),
            false if out.ends_with(' ') || out.is_empty() => {}
            false => out.push(' '),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// What a name may stand for: itself; what stands outside its brackets; each side of its slashes; with a suspended compound
/// made whole ("butiks- och lagerbiträde" is "butiksbiträde" or "lagerbiträde").
pub(super) fn readings(name: &str) -> Vec<String> {
    const LONGEST: usize = 200;
    let name = cut(name, LONGEST).trim();
    let mut out = vec![name.to_owned()];
    let mut push = |text: &str| {
        let text = text.trim_matches(|c: char| !c.is_alphanumeric() && c != '+' && c != '#');
        if text.chars().count() > 2 && !out.iter().any(|known| known == text) && out.len() < 8 {
            out.push(text.to_owned());
        }
    };
    let bare = outside_brackets(name);
    push(&bare);
    let words: Vec<&str> = bare.split_whitespace().collect();
    for part in bare.split(['/', ';', '|']) {
        push(part);
    }
    // "A- och B-ledare" and "A-/B-ledare".
    for (i, word) in words.iter().enumerate() {
        let Some(first) = word.trim_end_matches(',').strip_suffix('-') else {
            continue;
        };
        let Some(last) = words[i + 1..]
            .iter()
            .find(|word| !word.ends_with('-') && !BINDING.contains(word))
        else {
            continue;
        };
        if let Some(head) = compound::parts(last)
            .last()
            .map(|part| last.get(part.range.clone()))
        {
            push(&format!("{first}{}", head.unwrap_or_default()));
            push(last);
        }
    }
    out
}

fn outside_brackets(name: &str) -> String {
    let mut depth = 0_u32;
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

/// The runs of three characters of a text, its ends marked; sorted.
pub(super) fn grams(text: &str) -> Vec<u64> {
    let letters: Vec<char> = std::iter::once('_')
        .chain(text.chars().take(120))
        .chain(std::iter::once('_'))
        .collect();
    let mut grams: Vec<u64> = letters
        .windows(3)
        .map(|w| (u64::from(w[0]) << 42) | (u64::from(w[1]) << 21) | u64::from(w[2]))
        .collect();
    grams.sort_unstable();
    grams
}
