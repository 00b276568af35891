//! Clean HTML: title, headings, paragraphs and lists, and nothing else.
//!
//! Everything is escaped: what a page says never becomes markup.

use super::outline::{Piece, pieces, unescaped};
use crate::article::Article;
use std::fmt::Write;

/// The clean text as a whole HTML document of the language that was found.
#[must_use]
pub fn write(article: &Article) -> String {
    let mut out = String::from("<!DOCTYPE html>\n");
    // Writing to a string cannot fail.
    let _ = writeln!(out, "<html lang=\"{}\">", article.reading.lang.lang.code());
    let title = escape(article.title().unwrap_or(&article.page.id));
    let _ = writeln!(
        out,
        "<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n</head>\n<body>"
    );
    let mut in_list = None;
    for piece in pieces(article) {
        let list = match piece {
            Piece::Item { numbered, .. } => Some(if numbered.is_some() { "ol" } else { "ul" }),
            _ => None,
        };
        if list != in_list {
            if let Some(open) = in_list {
                let _ = writeln!(out, "</{open}>");
            }
            if let Some(open) = list {
                let start = match piece {
                    Piece::Item {
                        numbered: Some(n), ..
                    } if n != 1 => format!(" start=\"{n}\""),
                    _ => String::new(),
                };
                let _ = writeln!(out, "<{open}{start}>");
            }
            in_list = list;
        }
        let (tag, text) = match piece {
            Piece::Title(text) => ("h1", text),
            Piece::Heading(text) => ("h2", text),
            Piece::Paragraph(text) => ("p", text),
            Piece::Item { text, .. } => ("li", text),
        };
        let _ = writeln!(out, "<{tag}>{}</{tag}>", escape(text));
    }
    if let Some(open) = in_list {
        let _ = writeln!(out, "</{open}>");
    }
    out.push_str("</body>\n</html>\n");
    out
}

/// `text` as character data or attribute value: markup characters as entities; terminal sequences and control
/// characters that HTML forbids gone.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for c in unescaped(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(c),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}
