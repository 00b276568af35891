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
        at: 0,
        slow: None,
        mark: None,
    }
}

/// Most words are Latin letters with a space after them, perhaps a mark between: these are seen at a glance. All else is
/// cut by UAX 29, from there to the next white space, where nothing before matters any more.
struct Tokens<'t> {
    text: &'t str,
    /// Where the next token is looked for at a glance.
    at: usize,
    /// The slow way, while it is gone.
    slow: Option<Segments<'t>>,
    /// A mark that was seen with the word before it.
    mark: Option<Token<'t>>,
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        if let Some(mark) = self.mark.take() {
            return Some(mark);
        }
        loop {
            if let Some(slow) = &mut self.slow {
                match slow.next_token() {
                    Step::Token(token) => return Some(token),
                    Step::Space(at) if is_plain_start(self.text, at) => {
                        self.at = at;
                        self.slow = None;
                    }
                    Step::Space(_) => continue,
                    Step::End => return None,
                }
            }
            match self.glance() {
                Some(word) => return Some(word),
                None if self.at >= self.text.len() => return None,
                None => {
                    self.slow = Some(Segments {
                        text: self.text,
                        from: self.at,
                        segments: self.text[self.at..].split_word_bound_indices().peekable(),
                    });
                }
            }
        }
    }
}

/// Whether at `at` stands an ASCII character or a Latin letter, which leaves what is before it alone.
fn is_plain_start(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    match bytes.get(at) {
        None => true,
        Some(byte) => byte.is_ascii() || latin_letter(bytes, at) > 0,
    }
}

/// How many bytes the Latin letter at `at` has; 0 if there is none.
fn latin_letter(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at) {
        Some(b'a'..=b'z' | b'A'..=b'Z') => 1,
        Some(0xc3) => match bytes.get(at + 1) {
            Some(0x97 | 0xb7) | None => 0, // × and ÷
            Some(_) => 2,
        },
        _ => 0,
    }
}

impl<'t> Tokens<'t> {
    /// The word that begins here, if it is plain and what follows it is; steps over spaces before it.
    fn glance(&mut self) -> Option<Token<'t>> {
        self.at = self.after_spaces();
        let bytes = self.text.as_bytes();
        let start = self.at;
        let mut end = start;
        loop {
            match latin_letter(bytes, end) {
                0 => break,
                length => end += length,
            }
        }
        if end == start {
            return None;
        }
        let closed = |at: usize| {
            matches!(bytes.get(at), None | Some(b' ' | b'\n')) && is_plain_start(self.text, at + 1)
        };
        let mark = matches!(
            bytes.get(end),
            Some(b'.' | b',' | b':' | b';' | b'!' | b'?' | b')')
        );
        if mark && closed(end + 1) {
            self.mark = Some(Token {
                text: &self.text[end..=end],
                start: end,
                kind: TokenKind::Punctuation,
            });
            self.at = end + 1;
        } else if closed(end) {
            self.at = end;
        } else {
            return None;
        }
        Some(Token {
            text: &self.text[start..end],
            start,
            kind: TokenKind::Word,
        })
    }

    /// Where the spaces that stand here end, if what follows them leaves them alone.
    fn after_spaces(&self) -> usize {
        let bytes = self.text.as_bytes();
        let mut start = self.at;
        // Where the spaces begin that stand before `start`: they are one segment, and so is a mark on the last of them.
        let mut spaces = start;
        while let Some(byte @ (b' ' | b'\n')) = bytes.get(start) {
            if !is_plain_start(self.text, start + 1) {
                start = spaces;
                break;
            }
            start += 1;
            if *byte == b'\n' {
                spaces = start;
            }
        }
        start
    }
}

/// What the slow way found.
enum Step<'t> {
    Token(Token<'t>),
    /// White space that ends here.
    Space(usize),
    End,
}

/// The slow way: UAX 29's segments, joined where Swedish joins them.
struct Segments<'t> {
    text: &'t str,
    /// Where the segments begin in `text`.
    from: usize,
    segments: Peekable<UWordBoundIndices<'t>>,
}

impl<'t> Segments<'t> {
    fn next_token(&mut self) -> Step<'t> {
        let Some((start, segment)) = self.segments.next() else {
            return Step::End;
        };
        let start = self.from + start;
        let mut end = start + segment.len();
        if segment.chars().all(char::is_whitespace) {
            return Step::Space(end);
        }
        let mut kind = kind(segment);
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
        Step::Token(Token {
            text,
            start,
            kind: self::kind(text),
        })
    }

    /// Takes the next segment and returns its end.
    fn take(&mut self) -> usize {
        self.segments
            .next()
            .map_or(self.text.len(), |(at, segment)| {
                self.from + at + segment.len()
            })
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
        let mut has_letter = self.text[start..end].contains(char::is_alphabetic);
        while let Some(&(at, mark)) = self.segments.peek() {
            let at = self.from + at;
            if at != end || !matches!(mark, "-" | "\u{2010}" | "\u{2011}" | ":") {
                break;
            }
            let next = self.text[at + mark.len()..].chars().next();
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
            if !next.is_some_and(char::is_alphanumeric) {
                break;
            }
            let joined = end;
            end = self.take();
            has_letter |= self.text[joined..end].contains(char::is_alphabetic);
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

#[cfg(test)]
mod tests {
    use super::{Segments, Step, Token, tokens};
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    fn slow(text: &str) -> Vec<Token<'_>> {
        let mut segments = Segments {
            text,
            from: 0,
            segments: text.split_word_bound_indices().peekable(),
        };
        let mut found = Vec::new();
        loop {
            match segments.next_token() {
                Step::Token(token) => found.push(token),
                Step::Space(_) => {}
                Step::End => return found,
            }
        }
    }

    proptest! {
        #[test]
        fn a_glance_sees_what_the_slow_way_sees(text in "([a-zåÄö]{1,4}|[ .,:'’-]|[0-9]{1,3}|\\PC|[ \\n]\u{301}|\r\n|\u{200d}|×){0,24}") {
            let seen: Vec<_> = tokens(&text).collect();
            prop_assert_eq!(seen, slow(&text));
        }
    }
}
