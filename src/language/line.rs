//! The lines of a clean text, each with what its form says: gap before, tag, list marker.

use crate::clean::CleanText;
use crate::ingest::Page;
use crate::span::{Clean, Span};

/// One line that is not blank, or a part of one between seams.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'t> {
    /// Its content, without white space around.
    pub(super) text: &'t str,
    /// Where the content stands in the clean text.
    pub(super) span: Span<Clean>,
    /// Whether a blank line, a ruler or a seam stands before it.
    pub(super) gap: bool,
    /// Whether a seam cuts it from the rest of its line.
    pub(super) part: bool,
    /// Whether its line is underlined in Markdown's manner.
    pub(super) underlined: bool,
    /// What the markup calls it.
    pub(super) tag: Tag,
    /// What it opens with.
    pub(super) marker: Marker,
}

/// What a page's markup says that a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    /// There is no markup.
    None,
    /// `h1`.
    Title,
    /// `h2` to `h6`, and what names a list, a table or a folding part.
    Heading,
    /// `li` and its like.
    Item,
    /// A cell of a table.
    Cell,
    /// Anything else.
    Other,
}

/// What a line of plain text opens with, and how many bytes that takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    /// Nothing.
    None,
    /// Markdown's `#`.
    Hash(usize),
    /// A bullet.
    Bullet(usize),
    /// An en or em dash, which opens an item or a line of dialogue.
    Dash(usize),
    /// A number with a full stop or parenthesis; it stays part of the text.
    Number,
}

/// All lines of `clean` that are not blank, in order.
pub(super) fn lines<'t>(page: &Page, clean: &'t CleanText) -> Vec<Line<'t>> {
    let text = clean.text();
    let mut seams = clean.seams().iter().copied().peekable();
    let mut lines: Vec<Line> = Vec::new();
    let (mut start, mut gap) = (0, true);
    for whole in text.split_inclusive('\n') {
        let end = start + whole.len();
        let mut from = start;
        while from < end {
            while seams.next_if(|&at| at <= from).is_some() {}
            let to = seams.peek().map_or(end, |&at| at.min(end));
            let to = if text.is_char_boundary(to) { to } else { end };
            let content = text[from..to].trim();
            if is_ruler(content) {
                if let Some(last) = lines.last_mut()
                    && !gap
                    && !last.part
                    && !content.starts_with(['*', '_'])
                {
                    last.underlined = true;
                }
                gap = true;
            } else if content.is_empty() {
                gap |= to == end;
            } else {
                let at = from + (text[from..to].len() - text[from..to].trim_start().len());
                let span = Span::new(at, at + content.len());
                lines.push(Line {
                    text: content,
                    span,
                    gap,
                    part: from > start,
                    underlined: false,
                    tag: tag(page, clean, span),
                    marker: marker(content),
                });
                gap = false;
            }
            from = to;
        }
        start = end;
    }
    mark_seams(&mut lines, clean.seams());
    lines
}

/// A seam is a gap before the line after it.
fn mark_seams(lines: &mut [Line], seams: &[usize]) {
    let mut seams = seams.iter().copied().peekable();
    for line in lines {
        while seams.next_if(|&at| at <= line.span.start).is_some() {
            line.gap = true;
        }
    }
}

/// Whether `content` is only a line drawn with characters.
fn is_ruler(content: &str) -> bool {
    content.len() >= 3
        && content.starts_with(['-', '=', '*', '_', '~', '—', '–', '─'])
        && content
            .chars()
            .all(|c| matches!(c, '-' | '=' | '*' | '_' | '~' | '—' | '–' | '─' | ' '))
}

fn tag(page: &Page, clean: &CleanText, span: Span<Clean>) -> Tag {
    let blocks = page.blocks();
    if blocks.is_empty() {
        return Tag::None;
    }
    let raw = clean.to_raw(span);
    let at = blocks.partition_point(|b| b.span.end <= raw.start);
    let Some(block) = blocks.get(at) else {
        return Tag::Other;
    };
    match block.tag.as_str() {
        "h1" => Tag::Title,
        "h2" | "h3" | "h4" | "h5" | "h6" | "summary" | "legend" | "caption" => Tag::Heading,
        "li" | "dd" | "dt" | "option" => Tag::Item,
        "td" | "th" => Tag::Cell,
        _ => Tag::Other,
    }
}

fn marker(line: &str) -> Marker {
    let Some(first) = line.chars().next() else {
        return Marker::None;
    };
    let spaces = |from: usize| {
        let rest = &line[from..];
        let inside = rest.trim_start();
        (!inside.is_empty() && inside.len() < rest.len()).then(|| line.len() - inside.len())
    };
    let width = first.len_utf8();
    match first {
        '#' => {
            let hashes = line.bytes().take_while(|&b| b == b'#').count();
            match spaces(hashes) {
                Some(len) if hashes <= 6 => Marker::Hash(len),
                _ => Marker::None,
            }
        }
        '-' | '*' | '+' | '·' => spaces(width).map_or(Marker::None, Marker::Bullet),
        '•' | '‣' | '▪' | '●' | '○' | '◦' | '■' | '□' | '✓' | '✔' | '►' | '▶' | '➢' | '➤' | '☐'
        | '☑' | '\u{f0b7}' => {
            let rest = line[width..].trim_start();
            if rest.is_empty() {
                Marker::None
            } else {
                Marker::Bullet(line.len() - rest.len())
            }
        }
        '–' | '—' => spaces(width).map_or(Marker::None, Marker::Dash),
        '0'..='9' => {
            let digits = line.bytes().take_while(u8::is_ascii_digit).count();
            let numbered = digits <= 3
                && line[digits..].starts_with(['.', ')'])
                && spaces(digits + 1).is_some();
            if numbered {
                Marker::Number
            } else {
                Marker::None
            }
        }
        'a'..='z' if line[1..].starts_with(") ") => Marker::Number,
        _ => Marker::None,
    }
}
