//! Whether a mark ends its sentence.

use super::lang::Lang;
use super::sentence::{
    has_inner_capital, is_closer, is_terminal, opens_with_reference, without_references,
};
use super::vocabulary::{self, Abbreviations, Class, LangSet};

/// How far back (in bytes) the word before a mark is looked for; longer words are no abbreviations.
const TAIL: usize = 64;

/// How many characters may stand before the next sentence's first letter: quotation marks, dashes, a bullet.
const LEAD: usize = 12;

/// What is known of one language's full stops.
pub(super) struct Stops {
    abbreviations: Option<&'static Abbreviations>,
    function_words: LangSet,
    /// Where a full stop after a number makes it an ordinal before a capital, too.
    ordinals: Ordinals,
}

/// Where a full stop after a number makes it an ordinal, though a capital follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ordinals {
    /// Nowhere: Swedish writes `24:e`, or a full stop before a month.
    Never,
    /// After `den`.
    Dates,
    /// Everywhere: German alone writes its nouns with capitals.
    Always,
}

/// The first word of what would be the next sentence.
struct Next<'t> {
    word: &'t str,
    rest: &'t str,
    first: char,
    lower: String,
}

impl Stops {
    pub(super) fn new(lang: Lang) -> Self {
        Stops {
            abbreviations: vocabulary::abbreviations(lang),
            function_words: vocabulary::set_of(lang),
            ordinals: match lang {
                Lang::DE => Ordinals::Always,
                Lang::SV => Ordinals::Never,
                _ => Ordinals::Dates,
            },
        }
    }

    /// Whether the sentence that began at `from` ends before `at`.
    pub(super) fn ends(&self, text: &str, from: usize, at: usize) -> bool {
        let left = text[from..at].trim_end();
        let spaced = from + left.len() < at;
        let bare = without_references(left).trim_end_matches(is_closer);
        let after = text[at..].trim_start_matches(is_closer);
        let closes_later = !spaced
            && after.len() < text.len() - at
            && after.chars().next().is_none_or(char::is_whitespace);
        if closes_later || opens_with_reference(&text[at..]) {
            return false;
        }
        let Some(mark) = bare.chars().next_back().filter(|&c| is_terminal(c)) else {
            return false;
        };
        let Some(next) = Next::new(&text[at..]) else {
            return false;
        };
        if next.goes_on() {
            return false;
        }
        let tail = tail(bare);
        if !spaced && mark.is_ascii() && !self.ends_unspaced(tail, &next) {
            return false;
        }
        match mark {
            '.' if tail.ends_with("..") => !next.first.is_numeric(),
            '…' => !next.first.is_numeric(),
            '.' => {
                let closed = bare.len() < left.len();
                self.full_stop_ends(left, tail, &next, closed)
            }
            '!' | '?' => !tail[..tail.len() - 1].ends_with('('),
            _ => true,
        }
    }

    /// Whether a sentence ends where no space follows its mark: not in an address or a name (`ASP.Net`).
    fn ends_unspaced(&self, tail: &str, next: &Next) -> bool {
        let word = last_word(tail).trim_end_matches(is_terminal);
        if word.is_empty() || word.contains(['/', '@', '=', ':', '\\', '#']) {
            return false;
        }
        if !tail.ends_with('.') {
            return true;
        }
        let plain = word.chars().all(char::is_alphabetic) && word.chars().count() >= 3;
        plain
            && !next.is_joined()
            && !TOP_LEVEL_DOMAINS.contains(&next.lower.as_str())
            && (self.is_function_word(&next.lower)
                || word.chars().all(char::is_lowercase) && next.word.chars().count() >= 4)
    }

    /// Whether a single full stop ends its sentence. `left` is the sentence so far, `tail` its end up to the full stop.
    fn full_stop_ends(&self, left: &str, tail: &str, next: &Next, closed: bool) -> bool {
        let word = last_word(tail);
        let opens =
            self.is_function_word(&next.lower) && next.first.is_uppercase() && !next.is_initial();
        match self.class(tail, word) {
            Some(Class::Inner) => closed,
            Some(Class::Name) => closed || opens,
            Some(Class::Number | Class::Month) => !next.first.is_numeric(),
            Some(Class::End) => true,
            None => self.unlisted_ends(left, tail, word, next, opens),
        }
    }

    /// The class of the abbreviation that `tail` ends with, also where it is written with spaces (`t. ex.`).
    fn class(&self, tail: &str, word: &str) -> Option<Class> {
        let table = self.abbreviations?;
        let mut letters = word.chars();
        if letters.next().is_some_and(char::is_uppercase) && letters.next() == Some('.') {
            return None; // an initial: `S.` is no page
        }
        let lower = word.to_lowercase();
        if word.chars().count() <= 5 {
            let mut spelled = lower.clone();
            let mut rest = &tail[..tail.len() - word.len()];
            for _ in 0..3 {
                let before = last_word(rest.trim_end());
                if !before.ends_with('.') || before.len() > 6 {
                    break;
                }
                spelled.insert_str(0, &before.to_lowercase());
                if let Some(&class) = table.get(spelled.as_str()) {
                    return Some(class);
                }
                rest = &rest[..rest.trim_end().len() - before.len()];
            }
        }
        let last_part = || {
            let inner = lower[..lower.len() - 1].rfind(['.', '/', '-'])?;
            table.get(&lower[inner + 1..])
        };
        table.get(lower.as_str()).or_else(last_part).copied()
    }

    /// A full stop after a word that no table knows.
    fn unlisted_ends(&self, left: &str, tail: &str, word: &str, next: &Next, opens: bool) -> bool {
        let body = &word[..word.len() - 1];
        let is_first = left.trim_end_matches(is_closer).len() == word.len();
        if body.is_empty() {
            return !is_first;
        }
        if body.chars().all(|c| c.is_ascii_digit() || c == '.') {
            return !is_first && self.number_ends(tail, body, word, next, opens);
        }
        let mut letters = body.chars();
        if let (Some(letter), None) = (letters.next(), letters.next()) {
            return self.letter_ends(letter, tail, word, is_first, (next, opens));
        }
        if is_initials(body) {
            return opens;
        }
        if is_dotted(body) || is_unpronounceable(body) {
            return opens;
        }
        true
    }

    /// A number with a full stop: an ordinal before a month, else the sentence's last word.
    fn number_ends(&self, tail: &str, body: &str, word: &str, next: &Next, opens: bool) -> bool {
        if body.len() > 2 {
            return true;
        }
        let is_month = self
            .abbreviations
            .and_then(|table| table.get(next.lower.as_str()))
            == Some(&Class::Month);
        if is_month {
            return false;
        }
        let before = last_word(tail[..tail.len() - word.len()].trim_end());
        let is_ordinal = match self.ordinals {
            Ordinals::Never => false,
            Ordinals::Dates => before.eq_ignore_ascii_case("den"),
            Ordinals::Always => true,
        };
        // `Så gör du: 1. Sök jobb.`
        let is_item = before.ends_with(':');
        !is_item && (opens || !is_ordinal)
    }

    /// A single letter: an initial after a name or a function word (`av J. Ek`), else a sentence's end (`vitamin C.`, `230 V.`).
    fn letter_ends(
        &self,
        letter: char,
        tail: &str,
        word: &str,
        is_first: bool,
        (next, opens): (&Next, bool),
    ) -> bool {
        if is_first || (letter.is_uppercase() && next.is_initial()) {
            return false;
        }
        if !letter.is_alphabetic() {
            return true;
        }
        let before = last_word(tail[..tail.len() - word.len()].trim_end());
        let is_noun = !before.is_empty()
            && before.chars().all(|c| c.is_lowercase() || c.is_numeric())
            && !self.is_function_word(before)
            && !names_a_person(before);
        opens || (letter.is_uppercase() && is_noun)
    }

    fn is_function_word(&self, lower: &str) -> bool {
        vocabulary::languages_with(lower) & self.function_words != 0
    }
}

impl<'t> Next<'t> {
    fn new(text: &'t str) -> Option<Self> {
        let (start, first) = text
            .char_indices()
            .take(LEAD)
            .find(|(_, c)| c.is_alphanumeric())?;
        let rest = &text[start..];
        let len = rest
            .chars()
            .take(TAIL)
            .take_while(|c| c.is_alphanumeric())
            .map(char::len_utf8)
            .sum();
        let (word, rest) = rest.split_at(len);
        Some(Next {
            word,
            rest,
            first,
            lower: word.to_lowercase(),
        })
    }

    /// Whether it continues the sentence: in lower case, and neither a name like iPhone nor a letter that opens an item.
    fn goes_on(&self) -> bool {
        let is_letter = self.word.len() == self.first.len_utf8() && self.rest.starts_with(')');
        self.first.is_lowercase() && !has_inner_capital(self.word) && !is_letter
    }

    /// Whether it is a letter with a full stop.
    fn is_initial(&self) -> bool {
        self.word.len() == self.first.len_utf8() && self.rest.starts_with('.')
    }

    /// Whether what follows it makes it part of an address (`Exempel.Se/jobb`).
    fn is_joined(&self) -> bool {
        let mut rest = self.rest.chars();
        matches!(rest.next(), Some('.' | '/' | '@' | '_'))
            && rest.next().is_some_and(char::is_alphanumeric)
    }
}

/// The end of `text`, of bounded length.
fn tail(text: &str) -> &str {
    let mut start = text.len().saturating_sub(TAIL);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

/// The last word of `text`, by white space, without the brackets and quotation marks that it opens with.
fn last_word(text: &str) -> &str {
    let start = text
        .char_indices()
        .rev()
        .find(|(_, c)| c.is_whitespace())
        .map_or(0, |(i, c)| i + c.len_utf8());
    text[start..].trim_start_matches([
        '(', '[', '{', '"', '”', '“', '„', '»', '«', '\'', '’', '*', '_',
    ])
}

/// Whether `word` is short parts between full stops (`e.g`, `J.-P`), and no address.
fn is_dotted(word: &str) -> bool {
    let mut parts = 0;
    let mut last = "";
    for part in word.split('.') {
        let part = part.strip_prefix('-').unwrap_or(part);
        if part.is_empty() || part.chars().count() > 4 || !part.chars().all(char::is_alphabetic) {
            return false;
        }
        parts += 1;
        last = part;
    }
    let last = last.to_lowercase();
    parts > 1
        && !TOP_LEVEL_DOMAINS.contains(&last.as_str())
        && !FILE_ENDINGS.contains(&last.as_str())
}

/// Whether `word` is capitals with hyphens between, as of a double first name (`C-G`).
fn is_initials(word: &str) -> bool {
    word.contains('-')
        && word.split('-').all(|part| {
            let mut letters = part.chars();
            letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
        })
}

/// Whether a noun in lower case is of the kind that an initial follows: definite, as `arkitekten A. Ek`.
fn names_a_person(noun: &str) -> bool {
    noun.len() > 4 && (noun.ends_with("en") || noun.ends_with("an"))
}

/// Whether `word` is a few small letters without a vowel, as only abbreviations are.
fn is_unpronounceable(word: &str) -> bool {
    word.len() <= 4
        && word
            .bytes()
            .all(|b| b.is_ascii_lowercase() && !b"aeiouy".contains(&b))
}

/// Endings of addresses, which can follow a full stop without being a word.
pub(super) const TOP_LEVEL_DOMAINS: [&str; 20] = [
    "ai", "app", "biz", "ch", "co", "com", "de", "dk", "eu", "fi", "info", "io", "js", "net", "no",
    "nu", "org", "ru", "se", "uk",
];

/// Endings of the names of files.
const FILE_ENDINGS: [&str; 19] = [
    "csv", "doc", "docx", "exe", "gif", "htm", "html", "jpeg", "jpg", "json", "pdf", "png", "ppt",
    "pptx", "txt", "xls", "xlsx", "xml", "zip",
];
