//! Markdown: title, headings, paragraphs and lists.
//!
//! What a page says never becomes markup: a character that CommonMark would read as such is escaped with a backslash.

use super::outline::{Piece, pieces, unescaped};
use crate::article::Article;
use std::fmt::Write;

/// The clean text as CommonMark, one blank line between blocks, items of one list directly under each other.
#[must_use]
pub fn write(article: &Article) -> String {
    let mut out = String::new();
    let mut in_list = false;
    for piece in pieces(article) {
        let item = matches!(piece, Piece::Item { .. });
        let listed = item && in_list;
        if !out.is_empty() && !listed {
            out.push('\n');
        }
        in_list = item;
        // Writing to a string cannot fail.
        let _ = match piece {
            Piece::Title(text) => writeln!(out, "# {}", one_line(text)),
            Piece::Heading(text) => writeln!(out, "## {}", one_line(text)),
            Piece::Paragraph(text) => writeln!(out, "{}", one_line(text)),
            Piece::Item {
                numbered: Some(n),
                text,
            } => writeln!(out, "{n}. {}", one_line(text)),
            Piece::Item {
                numbered: None,
                text,
            } => writeln!(out, "- {}", one_line(text)),
        };
    }
    out
}

/// `text` on one line, with nothing in it that Markdown would read as markup.
fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (i, word) in unescaped(text).split_whitespace().enumerate() {
        if i > 0 {
            out.push(' ');
        }
        if i == 0 && opens_block(word) {
            // "1." and "1)" are opened by the mark after the number; all else by the first character.
            let digits = word.bytes().take_while(u8::is_ascii_digit).count();
            escape(&word[..digits], &mut out);
            out.push('\\');
            let rest = &word[digits..];
            let mark = rest.chars().next().map_or(0, char::len_utf8);
            out.push_str(&rest[..mark]);
            escape(&rest[mark..], &mut out);
        } else {
            escape(word, &mut out);
        }
    }
    out
}

/// Whether a line that begins with `word` would begin a heading, list, quotation, rule or code block.
fn opens_block(word: &str) -> bool {
    let after_digits = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = after_digits.len() < word.len() && matches!(after_digits, "." | ")");
    numbered
        || matches!(word, "-" | "+" | "*")
        || word.starts_with(['>', '='])
        || word.starts_with("~~~")
        || (word.len() > 2 && word.bytes().all(|b| b == b'-'))
        || word.trim_start_matches('#').is_empty()
}

fn escape(word: &str, out: &mut String) {
    for c in word.chars() {
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '|' | '~'
        ) {
            out.push('\\');
        }
        if !c.is_control() {
            out.push(c);
        }
    }
}
