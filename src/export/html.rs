//! Clean HTML: title, headings, paragraphs, lists, tables and quotations, and nothing else.
//!
//! Everything is escaped: what a page says never becomes markup. The head says that sikta wrote it, so that it is at rest.

use super::outline::{Piece, pieces, unescaped};
use crate::article::Article;
use crate::ingest::html::CLEANED;
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
        "<head>\n<meta charset=\"utf-8\">\n{CLEANED}\n<title>{title}</title>\n</head>\n<body>"
    );
    let mut body = Body {
        out,
        lists: Vec::new(),
        quoted: false,
        defines: false,
    };
    for piece in pieces(article) {
        body.write(&piece);
    }
    body.close_lists(0);
    body.quote(false);
    body.define(false);
    body.out.push_str("</body>\n</html>\n");
    body.out
}

/// The body while it is written.
struct Body {
    out: String,
    /// Open lists, the outermost first; in each an item is open.
    lists: Vec<&'static str>,
    quoted: bool,
    /// Whether a list of definitions is open.
    defines: bool,
}

impl Body {
    fn write(&mut self, piece: &Piece<'_>) {
        if !matches!(piece, Piece::Item { .. }) {
            self.close_lists(0);
        }
        self.quote(matches!(piece, Piece::Quote(_)));
        self.define(matches!(piece, Piece::Pair { .. }));
        match piece {
            Piece::Title(text) => self.element("h1", text),
            Piece::Heading(rank, text) => self.element(&format!("h{rank}"), text),
            Piece::Paragraph(lines) | Piece::Quote(lines) => {
                let lines: Vec<String> = lines.iter().map(|line| escape(line)).collect();
                // Writing to a string cannot fail.
                let _ = writeln!(self.out, "<p>{}</p>", lines.join("<br>\n"));
            }
            Piece::Pair { terms, says } => {
                terms.iter().for_each(|text| self.element("dt", text));
                says.iter().for_each(|text| self.element("dd", text));
            }
            Piece::Code(lines) => {
                let lines: Vec<String> = lines.iter().map(|line| escape(line)).collect();
                // Writing to a string cannot fail.
                let _ = writeln!(self.out, "<pre>{}</pre>", lines.join("\n"));
            }
            Piece::Table {
                caption: Some(caption),
                rows,
                ..
            } if rows.is_empty() => self.element("p", caption),
            Piece::Table {
                caption,
                rows,
                headed,
            } => self.table(*caption, rows, *headed),
            Piece::Item {
                numbered,
                depth,
                more,
                text,
            } => self.item(*numbered, *depth, *more, text),
        }
    }

    fn element(&mut self, name: &str, text: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.out, "<{name}>{}</{name}>", escape(text));
    }

    fn item(&mut self, numbered: Option<u32>, depth: usize, more: bool, text: &str) {
        if more && !self.lists.is_empty() {
            self.out.push_str("<br>");
            self.out.push_str(&escape(text));
            return;
        }
        let list = if numbered.is_some() { "ol" } else { "ul" };
        self.close_lists(depth);
        if self.lists.len() == depth && self.lists.last() == Some(&list) {
            self.out.push_str("</li>\n");
        } else {
            self.close_lists(depth.saturating_sub(1));
            while self.lists.len() < depth {
                // An outer item of which no text was kept.
                let begin = if self.lists.len() + 1 < depth {
                    "<li>"
                } else {
                    ""
                };
                let start = match numbered {
                    Some(n) if n != 1 && begin.is_empty() => format!(" start=\"{n}\""),
                    _ => String::new(),
                };
                let inner = if self.lists.is_empty() { "" } else { "\n" };
                let _ = writeln!(self.out, "{inner}<{list}{start}>{begin}");
                self.lists.push(list);
            }
        }
        let _ = write!(self.out, "<li>{}", escape(text));
    }

    /// Closes lists until `depth` are open.
    fn close_lists(&mut self, depth: usize) {
        while self.lists.len() > depth {
            if let Some(list) = self.lists.pop() {
                let _ = write!(self.out, "</li>\n</{list}>");
                if self.lists.is_empty() {
                    self.out.push('\n');
                }
            }
        }
    }

    fn quote(&mut self, quoted: bool) {
        if quoted != self.quoted {
            let slash = if quoted { "" } else { "/" };
            let _ = writeln!(self.out, "<{slash}blockquote>");
            self.quoted = quoted;
        }
    }

    fn define(&mut self, defines: bool) {
        if defines != self.defines {
            let slash = if defines { "" } else { "/" };
            let _ = writeln!(self.out, "<{slash}dl>");
            self.defines = defines;
        }
    }

    fn table(&mut self, caption: Option<&str>, rows: &[Vec<&str>], headed: bool) {
        self.out.push_str("<table>\n");
        if let Some(caption) = caption {
            self.element("caption", caption);
        }
        for (i, row) in rows.iter().enumerate() {
            let cell = if headed && i == 0 { "th" } else { "td" };
            self.out.push_str("<tr>");
            for text in row {
                let _ = write!(self.out, "<{cell}>{}</{cell}>", escape(text));
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</table>\n");
    }
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
