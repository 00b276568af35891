//! Names: whether what stands after the label or the first word of a byline or a credit names somebody.
//!
//! Of a dateline it is asked that it has a date.
//!
//! `Reporter: Anna Berg` names one, `Reporter: minst tre års erfarenhet` asks for one. A name is capitalised words, one after
//! the other, with at most the small words in between that names have; figures are in none.

use super::lexicon::{Force, Sign, lexicon};
use super::line::{Line, Shape};

/// How surely a text names somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Named {
    /// It does not.
    Nobody,
    /// One small word, or one with figures, as people call themselves in forums.
    Handle,
    /// One capitalised word, as a first name has and many other things.
    Word,
    /// A name of two words or more, an agency in capitals, or an address.
    Full,
}

/// Capitalised words of a name, or of a few names.
const WORDS: usize = 6;

/// Small words that may stand before a name: `by our reporter Anna Berg`.
const BEFORE: usize = 3;

/// Small words within names and between them, in the languages of the tables.
const WITHIN: [&str; 34] = [
    "af", "al", "an", "and", "av", "da", "de", "del", "della", "den", "der", "di", "do", "dos",
    "du", "e", "ed", "el", "en", "et", "i", "la", "le", "og", "och", "te", "ten", "ter", "und",
    "van", "von", "y", "zu", "і",
];

/// What ends a name: what follows says what somebody is, or where.
const ENDS: [char; 9] = [',', '(', '[', '|', '•', '·', ';', '–', '—'];

/// How surely `text` names somebody. `led` is whether small words may stand before the name.
fn named(text: &str, led: bool) -> Named {
    let text = text.trim();
    if text.contains('@') {
        return Named::Full;
    }
    let head = text.split(ENDS).next().unwrap_or_default();
    let ended = head.len() < text.len();
    let mut words = head
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | '+' | '&'))
        .filter(|word| word.contains(char::is_alphanumeric))
        .peekable();
    let mut before = 0;
    while words.peek().is_some_and(|word| !is_capital(word)) {
        if let Some(word) = words.next().filter(|word| has_figure(word)) {
            let called = word.contains(char::is_alphabetic);
            return alone(called && before == 0 && words.peek().is_none());
        }
        before += 1;
    }
    if words.peek().is_none() {
        return alone(before == 1 && !ended);
    }
    if before > 0 && (!led || before > BEFORE) {
        return Named::Nobody;
    }
    let (mut capitals, mut shouted) = (0, false);
    while let Some(word) = words.peek() {
        if is_capital(word) {
            if has_figure(word) {
                break;
            }
            capitals += 1;
            shouted = is_shouted(word);
        } else if !WITHIN.contains(&word.trim_matches(['.', '\'']).to_lowercase().as_str()) {
            break;
        }
        words.next();
    }
    // What goes on in small words says something of its own; a date may follow.
    let goes_on = words.next().is_some_and(|word| !has_figure(word));
    match capitals {
        0 => Named::Nobody,
        1 if goes_on || before > 1 => Named::Nobody,
        // `Karin, redaktör`: who somebody is stands after the first name.
        1 if shouted || text[head.len()..].starts_with(", ") => Named::Full,
        1 => Named::Word,
        2..=WORDS if !goes_on => Named::Full,
        2..=WORDS if words.count() < BEFORE => Named::Word,
        _ => Named::Nobody,
    }
}

fn alone(alone: bool) -> Named {
    match alone {
        true => Named::Handle,
        false => Named::Nobody,
    }
}

fn is_capital(word: &str) -> bool {
    word.chars()
        .find(|c| c.is_alphanumeric())
        .is_some_and(char::is_uppercase)
}

fn has_figure(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit())
}

/// Two to six capitals, as agencies call themselves.
fn is_shouted(word: &str) -> bool {
    (2..=6).contains(&word.chars().count()) && word.chars().all(char::is_uppercase)
}

/// Whether a sentence ends in three small words or more: it tells something, and names nobody last.
fn runs_on(text: &str) -> bool {
    let small = |w: &&str| w.starts_with(char::is_lowercase) && !w.ends_with(',');
    text.split_whitespace().rev().take_while(small).count() >= 3
}

/// What stands after the first colon.
fn after_label(text: &str) -> &str {
    text.split_once(':').map_or("", |(_, rest)| rest.trim())
}

/// A byline names a person: after its label, or after its first word.
pub(super) fn author(line: &Line<'_>, rest_words: u32) -> Option<Force> {
    if line.words > 16 || (line.is(Shape::DOT) && !line.is(Shape::EMAIL) && line.words > 14) {
        return None;
    }
    if line.is_statement() && !line.is(Shape::EMAIL) && runs_on(line.text) {
        return None;
    }
    // What the tables have whole names nobody: it can be a heading of the article.
    if line.proof.whole && line.label_words == 0 && !line.is(Shape::BARS) {
        return Some(Force::Weak);
    }
    if line.proof.longest >= 4 || since(line) || line.is(Shape::BARS) {
        return Some(Force::Strong);
    }
    if line.label_words > 0 && line.label_words <= 3 && rest_words <= 14 {
        let named = named(after_label(line.text), line.label_words > 1);
        return match named {
            _ if line.rest_key == 0 => Some(Force::Strong),
            Named::Full => Some(Force::Strong),
            Named::Word | Named::Handle if line.says(Sign::Doubtful) => Some(Force::Weak),
            Named::Word | Named::Handle => Some(Force::Strong),
            Named::Nobody => plain(line).then_some(Force::Strong),
        };
    }
    let rest = line.text.split_once(char::is_whitespace);
    let rest = rest.map_or("", |(_, rest)| rest);
    match named(rest, true) {
        Named::Full if !line.is(Shape::DOT) => Some(Force::Strong),
        Named::Nobody if rest_words > 1 => None,
        _ if line.is(Shape::QUESTION) => None,
        _ => Some(Force::Weak),
    }
}

/// `Member since 2014`: three words or four that end in a year.
fn since(line: &Line<'_>) -> bool {
    (3..=4).contains(&line.words)
        && line.label_words == 0
        && line.text.rsplit(' ').next().is_some_and(is_year)
}

/// A credit names who made the picture, or an agency.
pub(super) fn credit(line: &Line<'_>) -> Option<Force> {
    let labelled = line.label_words > 0 && line.label_words <= 3 && line.proof.phrases == 0;
    if !labelled {
        return Some(Force::Strong);
    }
    match named(after_label(line.text), true) {
        Named::Nobody => plain(line).then_some(Force::Strong),
        Named::Word | Named::Handle if line.says(Sign::Doubtful) => Some(Force::Weak),
        _ => Some(Force::Strong),
    }
}

/// A firm or a group after a label that means nothing else: `Foto: Falu kommun`, `Medförfattare: redaktionen i Falun`.
fn plain(line: &Line<'_>) -> bool {
    !line.says(Sign::Doubtful)
        && !line.is(Shape::DIGIT)
        && !line.is(Shape::STOP)
        && line.words <= line.label_words + 6
}

/// When the page was written or changed: a date, a time of day, or a year alone; a figure is in many facts.
pub(super) fn dated(line: &Line<'_>) -> bool {
    let row = line.is(Shape::BARS) && line.text.starts_with(|c: char| c.is_ascii_digit());
    row || line.is(Shape::DATE) || line.is(Shape::TIME) || is_year(after_label(line.text))
}

/// `Published 3.5.2021. Updated 4.6.2022`: every part has figures, and few words.
pub(super) fn are_dates(text: &str) -> bool {
    text.split(". ").all(|part| {
        part.split_whitespace().count() <= 4 && part.bytes().filter(u8::is_ascii_digit).count() >= 4
    })
}

/// Whether a line with a date has little else: at most one word of some length, and no small one before a day without a year.
pub(super) fn is_bare_date(line: &Line<'_>) -> bool {
    let lower = |word: &str| word.to_lowercase();
    let other = line
        .text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| {
            word.chars().nth(3).is_some()
                && !word.contains(|c: char| c.is_ascii_digit())
                && !lexicon().is_month(&lower(word))
        });
    let figures = line.text.bytes().filter(u8::is_ascii_digit).count();
    line.is(Shape::BARS)
        || line.says(Sign::Author)
        || other.count() < 2 && (figures > 2 || !line.is(Shape::LOWER))
}

fn is_year(text: &str) -> bool {
    let figures = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    figures && (text.starts_with("19") || text.starts_with("20"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_capitalised_words_without_figures() {
        for full in [
            "Anna Berg",
            "Anna Berg, redaktör",
            "Jan de Vries",
            "Anna Berg/TT",
            "Eva Ek och Bo Ek",
            "TT",
            "A. Berg",
            "Anna Berg 3 maj 2021",
            "anna.berg@example.se",
        ] {
            assert_eq!(named(full, false), Named::Full, "{full}");
        }
        for nobody in [
            "25 000 kr i månaden",
            "minst tre års erfarenhet",
            "högskoleutbildning krävs",
            "goda kunskaper i Photoshop",
            "Anna skriver annonser åt kunder.",
            "den som plåtar",
            "2030",
            "2 gånger per år",
        ] {
            assert_eq!(named(nobody, true), Named::Nobody, "{nobody}");
        }
        assert_eq!(named("Privat", false), Named::Word);
        assert_eq!(named("lina89", false), Named::Handle);
        assert_eq!(named("av vår reporter Anna Berg", true), Named::Full);
        assert_eq!(named("av vår reporter Anna Berg", false), Named::Nobody);
    }
}
