//! The outline of an article: its blocks in the order of the text, as the text formats write them.

use crate::article::Article;
use crate::language::BlockKind;
use std::borrow::Cow;

/// One block of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// The title.
    Title(&'a str),
    /// A heading.
    Heading(&'a str),
    /// Running text; may have line breaks where the source was hard-wrapped.
    Paragraph(&'a str),
    /// An item of a list, without its mark, with its number if it had one.
    Item {
        numbered: Option<u32>,
        text: &'a str,
    },
}

/// The blocks of the clean text.
pub(super) fn pieces(article: &Article) -> impl Iterator<Item = Piece<'_>> {
    article.reading.blocks.iter().map(|block| {
        let text = block.span.of(article.clean.text());
        match block.kind {
            BlockKind::Title => Piece::Title(unmarked(text)),
            BlockKind::Heading => Piece::Heading(unmarked(text)),
            BlockKind::Paragraph => Piece::Paragraph(text),
            BlockKind::ListItem => item(text),
        }
    })
}

/// `text` without terminal escape sequences: without their first character, which no format keeps, the rest would stay as
/// litter.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    match text.contains(['\u{1b}', '\u{9b}']) {
        true => Cow::Owned(anstream::adapter::strip_str(text).to_string()),
        false => Cow::Borrowed(text),
    }
}

/// A heading without the `#` marks that a Markdown source gave it.
fn unmarked(text: &str) -> &str {
    match text.trim_start_matches('#').strip_prefix(' ') {
        Some(rest) if text.starts_with('#') => rest.trim_start(),
        _ => text,
    }
}

/// A list item without its bullet or number.
fn item(text: &str) -> Piece<'_> {
    let bullet = text.strip_prefix(['-', '*', '+', '•', '–', '·', '▪', '◦', '‣', '●', '○', '►']);
    if let Some(rest) = bullet.and_then(|rest| rest.strip_prefix([' ', '\t', '\u{a0}'])) {
        return Piece::Item {
            numbered: None,
            text: rest.trim_start(),
        };
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text[digits..].strip_prefix(['.', ')']);
    if let (Ok(n), Some(rest)) = (
        text[..digits].parse(),
        rest.and_then(|rest| rest.strip_prefix([' ', '\t', '\u{a0}'])),
    ) {
        return Piece::Item {
            numbered: Some(n),
            text: rest.trim_start(),
        };
    }
    Piece::Item {
        numbered: None,
        text,
    }
}
