//! Markdown: title, headings, paragraphs, lists, tables and quotations.
//!
//! What a page says never becomes markup: a character that CommonMark would read as such is escaped with a backslash. A
//! source that is Markdown is Markdown still: its clean text stands as it is. So what was written here, cleaned and written
//! again, is what it was.

use super::outline::{Piece, pieces, unescaped};
use crate::article::Article;
use std::fmt::Write;

/// The clean text as CommonMark, tables as GitHub writes them; one blank line between blocks, items of one list directly
/// under each other.
#[must_use]
pub fn write(article: &Article) -> String {
    if is_markdown(article) {
        return as_it_is(article.clean.text());
    }
    let mut out = String::new();
    let mut before = None;
    // How far what belongs to an item is set in, for each open list.
    let mut insets: Vec<usize> = Vec::new();
    for piece in pieces(article) {
        let kind = std::mem::discriminant(&piece);
        let item = matches!(piece, Piece::Item { .. });
        let goes_on = matches!(piece, Piece::Item { more: false, .. } | Piece::Pair { .. });
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
            Piece::Paragraph(lines) => writeln!(out, "{}", broken(lines, "")),
            Piece::Quote(lines) => writeln!(out, "> {}", broken(lines, "> ")),
            Piece::Pair { terms, says } => {
                pair(&mut out, terms, says);
                Ok(())
            }
            Piece::Code(lines) => {
                // Longer than any run of the same mark in it.
                let runs = lines
                    .iter()
                    .flat_map(|l| l.split(|c| c != '`'))
                    .map(str::len);
                let fence = "`".repeat(runs.max().unwrap_or(0).max(2) + 1);
                let lines: String = lines.iter().map(|line| shown(line) + "\n").collect();
                writeln!(out, "{fence}\n{lines}{fence}")
            }
            Piece::Table { caption, rows, .. } => {
                if let Some(caption) = caption {
                    let gap = if rows.is_empty() { "" } else { "\n" };
                    let _ = write!(out, "{}\n{gap}", one_line(caption));
                }
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

/// Whether the source is Markdown: by the name of its file, or by what only Markdown has, a line that is a heading, a fence or
/// the rule of a table, or a mark that was escaped.
fn is_markdown(article: &Article) -> bool {
    let page = &article.page;
    if page.is_html() {
        return false;
    }
    let ending = page.path.as_deref().and_then(|path| path.extension());
    if ending.is_some_and(|e| e.eq_ignore_ascii_case("md") || e.eq_ignore_ascii_case("markdown")) {
        return true;
    }
    article.clean.text().lines().any(|line| {
        let line = line.trim();
        let heading = line.trim_start_matches('#');
        let ranks = line.len() - heading.len();
        let is_heading = (1..=6).contains(&ranks) && heading.starts_with(' ');
        let is_rule = line.starts_with('|')
            && line.contains("---")
            && line.bytes().all(|b| matches!(b, b'|' | b'-' | b':' | b' '));
        let escaped = |mark: &str| {
            mark.strip_prefix('\\')
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_punctuation()))
        };
        is_heading
            || is_rule
            || line.starts_with("```")
            || line.match_indices('\\').any(|(at, _)| escaped(&line[at..]))
    })
}

/// Text without what no format keeps: terminal sequences and control characters.
fn shown(text: &str) -> String {
    let shown = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    unescaped(text).chars().filter(shown).collect()
}

fn as_it_is(text: &str) -> String {
    let mut out = shown(text);
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
    out
}

/// Lines with a break between them, each begun with `mark` but the first.
fn broken(lines: &[&str], mark: &str) -> String {
    let lines: Vec<String> = lines.iter().map(|line| one_line(line)).collect();
    lines.join(&format!("  \n{mark}"))
}

/// Terms and what is said of them, as an item of a list: CommonMark has no list of definitions.
fn pair(out: &mut String, terms: &[&str], says: &[&str]) {
    let mut says = says.iter();
    for (i, term) in terms.iter().enumerate() {
        let first = if i + 1 == terms.len() {
            says.next()
        } else {
            None
        };
        let colon = first.is_some() && !term.ends_with([':', '?', '!', '.', '…']);
        let colon = if colon { ":" } else { "" };
        let said = first.map_or(String::new(), |text| format!(" {}", one_line(text)));
        let _ = writeln!(out, "- **{}{colon}**{said}", one_line(term));
    }
    for (i, text) in says.enumerate() {
        let _ = match terms.is_empty() && i == 0 {
            true => writeln!(out, "- {}", one_line(text)),
            false => writeln!(out, "\n  {}", one_line(text)),
        };
    }
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
