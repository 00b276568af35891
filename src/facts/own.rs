//! The article's own role: its name's stems, found again in the words of the sentences.

use super::line::Line;
use super::words::{Flags, Words, is_tail};

/// The stems of an article's role, ready to be found.
#[derive(Debug, Default)]
pub(super) struct OwnRole {
    /// The stems, and the ends of them that can stand for the whole: "terapeut" for "fotterapeut".
    stems: Vec<Stem>,
    /// Which bytes one of them begins with: most words begin with another.
    begins: Vec<u8>,
}

#[derive(Debug)]
struct Stem {
    text: String,
    /// Whether only a word that a table knows for a role may match: the stem is short.
    only_roles: bool,
}

/// An end of a stem shorter than this, in bytes, stands for the whole only where a table knows it for a role.
const SHORT: usize = 5;

impl OwnRole {
    /// Adds a stem of the role's name, and what is left of it without the ending of a plural.
    pub(super) fn add(&mut self, stem: &str) {
        let singular = ["er", "ar", "or"]
            .iter()
            .find_map(|tail| stem.strip_suffix(tail));
        if let Some(singular) = singular.filter(|s| s.len() > 2 * SHORT) {
            self.add_ends(singular);
        }
        self.add_ends(stem);
        self.begins.sort_unstable();
        self.begins.dedup();
    }

    fn add_ends(&mut self, stem: &str) {
        for (at, _) in stem.char_indices() {
            let end = &stem[at..];
            if at > 0 && end.len() < SHORT - 1 {
                break;
            }
            self.begins.extend(end.bytes().next());
            self.stems.push(Stem {
                text: end.to_string(),
                only_roles: at > 0 && end.len() < SHORT,
            });
        }
    }

    /// Whether a text has a word that begins with the role's whole name.
    pub(super) fn is_in(&self, text: &str) -> bool {
        let lower = text.to_lowercase();
        self.stems
            .first()
            .is_some_and(|stem| lower.contains(stem.text.as_str()))
    }

    /// Marks the words of a line that name the role.
    pub(super) fn mark(&self, line: &mut Line<'_>) {
        for i in 0..line.len() {
            if self.names(line, i)
                && let Some(token) = line.tokens.get_mut(i)
            {
                token.flags = token.flags.with(Flags::OWN);
            }
        }
    }

    fn names(&self, line: &Line<'_>, i: usize) -> bool {
        let word = line.word(i);
        let word = match word.bytes().rposition(|b| b == b'-') {
            Some(at) => &word[at + 1..],
            None => word,
        };
        let begins = word
            .bytes()
            .next()
            .is_some_and(|b| self.begins.contains(&b));
        begins
            && self.stems.iter().any(|stem| {
                word.strip_prefix(stem.text.as_str()).is_some_and(is_tail)
                    && (!stem.only_roles || line.flags(i).has(Flags::ROLE))
            })
    }
}

/// The names that the article has given its role: the word that the name begins with, and the word that it ends with.
#[derive(Debug, Default)]
pub(super) struct Names(Vec<(String, String)>);

/// What two names must share at either end, in bytes.
const SHARED: usize = 4;

impl Names {
    /// Adds a name: "kundchef", or "ingenjör" of "ingenjör inom maskinteknik" with the field's word first.
    pub(super) fn add(&mut self, first: &str, last: &str) {
        self.0.push((first.to_string(), last.to_string()));
    }

    /// Whether `word` is another form of one of the names: it begins as the name does and ends in the same kind of role,
    /// "kundtjänstchef" beside "kundchef", "maskiningenjör" beside "ingenjör inom maskinteknik".
    pub(super) fn has_variant(&self, word: &str, words: &Words) -> bool {
        self.0.iter().any(|(first, last)| {
            word != last && begins_alike(word, first) && ends_in(word, last, words)
        })
    }
}

fn begins_alike(a: &str, b: &str) -> bool {
    let shared = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    shared >= SHARED
}

/// Whether a word is a compound, inflected or not, of a role that `name` ends in.
fn ends_in(word: &str, name: &str, words: &Words) -> bool {
    name.char_indices()
        .map(|(at, _)| &name[at..])
        .take_while(|role| role.len() >= SHARED)
        .filter(|role| words.is_role(role))
        .any(|role| {
            let stem = role.trim_end_matches(['a', 'e']);
            let stem = ["er", "ar", "or"]
                .iter()
                .find_map(|tail| stem.strip_suffix(tail))
                .unwrap_or(stem);
            word.rfind(stem)
                .is_some_and(|at| at >= SHARED && is_tail(&word[at + stem.len()..]))
        })
}
