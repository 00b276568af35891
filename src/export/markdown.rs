//! Markdown: title, headings, paragraphs, lists, tables and quotations.
//!
//! What a page says never becomes markup: a character that CommonMark would read as such is escaped with a backslash.

use super::outline::{Piece, pieces, unescaped};
use crate::article::Article;
use std::fmt::Write;

/// The clean text as CommonMark, tables as GitHub writes them; one blank line between blocks, items of one list directly
/// under each other.
#[must_use]
pub fn write(article: &Article) -> String {
    let mut out = String::new();
    let mut before = None;
    // How far what belongs to an item is set in, for each open list.
    let mut insets: Vec<usize> = Vec::new();
    for piece in pieces(article) {
        let kind = std::mem::discriminant(&piece);
        let item = matches!(piece, Piece::Item { .. });
        let goes_on = matches!(piece, Piece::Item { more: false, .. });
        let same_list = goes_on && before == Some(kind);
        if !out.is_empty() && !same_list {
            // A quotation of several paragraphs is one.
            let quoted = matches!(piece, Piece::Quote(_)) && before == Some(kind);
            out.push_str(if quoted { ">\n" } else { "\n" });
        }
        before = Some(kind);
        if !item {
            insets.clear();
        }
        // Writing to a string cannot fail.
        let _ = match &piece {
            Piece::Title(text) => writeln!(out, "# {}", one_line(text)),
            Piece::Heading(rank, text) => {
                writeln!(out, "{} {}", "#".repeat(usize::from(*rank)), one_line(text))
            }
            Piece::Paragraph(text) => writeln!(out, "{}", one_line(text)),
            Piece::Quote(text) => writeln!(out, "> {}", one_line(text)),
            Piece::Table { rows, .. } => {
                table(&mut out, rows);
                Ok(())
            }
            Piece::Item {
                numbered,
                depth,
                more,
                text,
            } => {
                let mark = numbered.map_or("- ".to_owned(), |n| format!("{n}. "));
                insets.truncate(depth - usize::from(!more));
                let inset: usize = insets.iter().sum();
                let mark = if *more { "" } else { &*mark };
                let written = writeln!(out, "{:inset$}{mark}{}", "", one_line(text));
                if !more {
                    insets.push(mark.len());
                }
                written
            }
        };
    }
    out
}

/// A table; its first row heads it, since there is no table without a head.
fn table(out: &mut String, rows: &[Vec<&str>]) {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    for (i, row) in rows.iter().enumerate() {
        for column in 0..columns {
            let cell = row.get(column).map_or(String::new(), |text| one_line(text));
            let _ = write!(out, "| {cell} ");
        }
        out.push_str("|\n");
        if i == 0 {
            out.push_str(&"| --- ".repeat(columns));
            out.push_str("|\n");
        }
    }
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
