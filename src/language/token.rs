//! Words, numbers and punctuation marks: UAX 29's words, with what Swedish writes in one.
//!
//! A hyphen between letters holds a word together (`B-körkort`), one at its end stays with it (`konsert- och operahus`), a
//! colon before an ending too (`EU:s`, `2:a`); thousands set apart by spaces are one number (`45 000`).

use std::iter::Peekable;
use std::ops::Range;
use unicode_segmentation::{UWordBoundIndices, UnicodeSegmentation};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// It has a letter.
    Word,
    /// It has a digit and no letter.
    Number,
    /// It has neither: a mark, a sign, a symbol.
    Punctuation,
}

/// A token of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'t> {
    /// Its characters.
    pub text: &'t str,
    /// Where it begins, in bytes of the text that was split.
    pub start: usize,
    /// What it is.
    pub kind: TokenKind,
}

impl Token<'_> {
    /// Its bytes in the text that was split.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    /// Whether it is a word.
    #[must_use]
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }
}

/// The tokens of `text` in order. Law: they do not overlap, and hold every byte that is not white space.
pub fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    Tokens {
        text,
        segments: text.split_word_bound_indices().peekable(),
    }
}

struct Tokens<'t> {
    text: &'t str,
    segments: Peekable<UWordBoundIndices<'t>>,
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        loop {
            let (start, segment) = self.segments.next()?;
            if segment.chars().all(char::is_whitespace) {
                continue;
            }
            let mut kind = kind(segment);
            let mut end = start + segment.len();
            if segment == "-" && self.is_suspended(start, end) {
                end = self.take(); // `och -ledare`
                kind = TokenKind::Word;
            }
            if kind == TokenKind::Number {
                end = self.thousands(start, end);
            }
            if kind != TokenKind::Punctuation {
                end = self.compound(start, end);
            }
            let text = &self.text[start..end];
            return Some(Token {
                text,
                start,
                kind: self::kind(text),
            });
        }
    }
}

impl Tokens<'_> {
    /// Takes the next segment and returns its end.
    fn take(&mut self) -> usize {
        self.segments
            .next()
            .map_or(self.text.len(), |(at, segment)| at + segment.len())
    }

    /// Whether the hyphen at `start` opens a word that lacks its first part.
    fn is_suspended(&self, start: usize, end: usize) -> bool {
        self.text[..start].ends_with(char::is_whitespace)
            && self.text[end..].starts_with(char::is_lowercase)
    }

    /// The end of a number with its groups of three digits.
    fn thousands(&mut self, start: usize, mut end: usize) -> usize {
        if end - start > 3
            || !self.text.as_bytes()[start..end]
                .iter()
                .all(u8::is_ascii_digit)
        {
            return end;
        }
        loop {
            let mut rest = self.text[end..].chars();
            let Some(' ' | '\u{a0}' | '\u{2009}' | '\u{202f}') = rest.next() else {
                return end;
            };
            let group = rest.as_str();
            let digits = group.bytes().take(4).take_while(u8::is_ascii_digit).count();
            if digits != 3 || group[3..].starts_with(char::is_alphabetic) {
                return end;
            }
            let group_start = self.take();
            end = self.take();
            if end - group_start != 3 {
                return end; // it has decimals, so no group can follow
            }
        }
    }

    /// The end of a word with what hyphens and colons join to it.
    fn compound(&mut self, start: usize, mut end: usize) -> usize {
        while let Some(&(at, mark)) = self.segments.peek() {
            if at != end || !matches!(mark, "-" | "\u{2010}" | "\u{2011}" | ":") {
                break;
            }
            let next = self.text[at + mark.len()..].chars().next();
            let has_letter = self.text[start..end].contains(char::is_alphabetic);
            let joins = match next {
                Some(c) if mark == ":" => c.is_lowercase(),
                Some(c) if c.is_alphabetic() => true,
                Some(c) if c.is_numeric() => has_letter,
                // Suspended: the hyphen is the word's last sign.
                Some(c) => has_letter && mark != ":" && (c.is_whitespace() || c == ',' || c == '/'),
                None => false,
            };
            if !joins {
                break;
            }
            end = self.take();
            if next.is_some_and(char::is_alphanumeric) {
                end = self.take();
            } else {
                break;
            }
        }
        end
    }
}

fn kind(text: &str) -> TokenKind {
    if text.contains(char::is_alphabetic) {
        TokenKind::Word
    } else if text.contains(char::is_numeric) {
        TokenKind::Number
    } else {
        TokenKind::Punctuation
    }
}
