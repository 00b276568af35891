//! Words: how text becomes terms, the same for index and query.
//!
//! A word is a word of UAX 29, in lower case and NFC; å, ä and ö stay the letters that they are. Every word is indexed in
//! two forms: **exact**, and its **stem** in the language of the text, with the stems of its parts and of the compounds within it
//! where it is a Swedish compound ([`stem`](super::stem)). Stop words have only their exact form.
//!
//! Forms are made where pages are worked on, on all cores, and reach tantivy joined by line ends ([`join`]), which its own
//! thread only has to cut apart again ([`Cutter`]).
//!
//! Law: a form never changes where a word stands; [`Word::range`] are the bytes of the text that it was read from.

use crate::language::segment::word_indices;
use crate::span::cut;
use std::ops::Range;
use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager};
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A word longer than this many bytes is cut (at a character), in index and query alike.
const LONGEST: usize = 128;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The bytes of the text.
    pub range: Range<usize>,
    /// Its exact form.
    pub exact: String,
}

/// The words of `text`, in order.
///
/// A letter keeps the signs of a language's name that follow it (`C++`, `C#`, `F#`): without them it is another word.
pub fn words(text: &str) -> impl Iterator<Item = Word> + '_ {
    places(text).map(|range| {
        let mut form = String::new();
        push_exact(&text[range.clone()], &mut form);
        Word { range, exact: form }
    })
}

/// Where the words of `text` stand, in order.
pub(super) fn places(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let pieces = word_indices(text).flat_map(|(start, word)| {
        // A narrow space stands between thousands, and is no letter.
        let pieces = word.split(NARROW).filter(|piece| !piece.is_empty());
        pieces.map(move |piece| {
            (
                start + (piece.as_ptr().addr() - word.as_ptr().addr()),
                piece,
            )
        })
    });
    pieces.map(|(start, word)| {
        let after = &text[start + word.len()..];
        let signs = match word.len() == 1 && word.is_ascii() {
            true => ["++", "#"]
                .into_iter()
                .find(|signs| after.starts_with(signs)),
            false => None,
        };
        start..start + word.len() + signs.map_or(0, str::len)
    })
}

/// A character as a word has it: an apostrophe is straight, a mark that only directs is none. A dotless i and ligatures are
/// seen to by [`plainly`].
fn plain(c: char) -> Option<char> {
    match c {
        '\u{2019}' | '\u{02BC}' => Some('\''),
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' => None,
        '\u{2060}'..='\u{2069}' | '\u{FEFF}' => None,
        // Told apart from themselves, so that they are looked at.
        'ı' | '\u{FB00}'..='\u{FB06}' => None,
        c => Some(c),
    }
}

/// A form with every character [`plain`], its ligatures taken apart, and no dotless i under a mark.
fn plainly(form: &str) -> String {
    let mut plainer = String::with_capacity(form.len());
    let mut letters = form.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            'ı' if letters.peek().is_some_and(|next| is_combining_mark(*next)) => {
                plainer.push('i')
            }
            'ı' => plainer.push(letter),
            '\u{FB00}'..='\u{FB06}' => plainer.extend(std::iter::once(letter).nfkc()),
            letter => plainer.extend(plain(letter)),
        }
    }
    // Of marks alone there would be nothing left.
    match plainer.is_empty() {
        true => form.to_owned(),
        false => plainer,
    }
}

/// The narrow no-break space, which UAX 29 takes for a part of a word.
const NARROW: char = '\u{202F}';

/// Adds the exact form of one word to `form`.
pub(super) fn push_exact(word: &str, form: &mut String) {
    let start = form.len();
    if word.len() <= LONGEST {
        for letter in word.chars() {
            match letter {
                'A'..='Z' => form.push(letter.to_ascii_lowercase()),
                // Capitals of Latin-1, of which the small ones stand 32 places on.
                'À'..='Þ' if letter != '×' => form.extend(char::from_u32(letter as u32 + 32)),
                '\0'..='\x7F' | 'ß'..='ÿ' => form.push(letter),
                _ => {
                    form.truncate(start);
                    form.push_str(&exact(word));
                    return;
                }
            }
        }
    } else {
        form.push_str(&exact(word));
    }
}

/// The exact form of any word.
fn exact(word: &str) -> String {
    let mut form = cut(word, LONGEST).to_lowercase();
    if !form.is_ascii() && form.chars().any(|c| plain(c) != Some(c)) {
        form = plainly(&form);
    }
    if !is_nfc(&form) {
        form = form.nfc().collect();
    }
    form
}

/// Joins terms for a field whose tokenizer is the [`Cutter`]; no word holds a line end.
pub(super) fn join<'t>(terms: impl Iterator<Item = &'t str>) -> String {
    let mut joined = String::new();
    for term in terms {
        joined.push_str(term);
        joined.push('\n');
    }
    joined
}

/// A stem as it stands among words: with a sign before it that no word begins with, so that no beginning of a word finds it.
pub(crate) fn named_stem(stem: &str) -> String {
    format!(":{stem}")
}

/// The name under which an index knows the [`Cutter`].
pub(super) const CUTTER: &str = "sikta_terms";

/// The tokenizers that an index needs.
pub(super) fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    manager.register(CUTTER, TextAnalyzer::from(Cutter::default()));
    manager
}

/// So many places lie before each value of a field: text, heading and title are further apart than words that are sought near
/// each other.
const APART: usize = 100;

/// Cuts joined terms apart.
#[derive(Debug, Clone, Default)]
pub(super) struct Cutter {
    token: Token,
}

/// The terms of one value.
pub(super) struct Cut<'a> {
    rest: &'a str,
    token: &'a mut Token,
}

impl Tokenizer for Cutter {
    type TokenStream<'a> = Cut<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Cut<'a> {
        self.token.reset();
        self.token.position = APART;
        Cut {
            rest: text,
            token: &mut self.token,
        }
    }
}

impl TokenStream for Cut<'_> {
    fn advance(&mut self) -> bool {
        // Terms are short.
        let Some(end) = self.rest.bytes().position(|byte| byte == b'\n') else {
            return false;
        };
        let (term, rest) = (&self.rest[..end], &self.rest[end + 1..]);
        self.rest = rest;
        self.token.text.clear();
        self.token.text.push_str(term);
        self.token.position = self.token.position.wrapping_add(1);
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::{exact, push_exact};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_form_of_a_latin_word_is_that_of_any_word(word in "[A-Za-zÀ-ÿĀ-ž0-9'’._\u{AD}ıŉ]{0,12}|\\PC{0,140}") {
            let mut form = String::new();
            push_exact(&word, &mut form);
            prop_assert_eq!(form, exact(&word));
        }
    }
}
