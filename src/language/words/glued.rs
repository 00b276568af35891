//! Glued units: figures with their unit in one word, cut apart for reading.

use super::super::token::{Token, TokenKind, tokens};

/// The tokens of a text, with a unit that is glued to its figures or to a stroke cut off: `30 000kr`, `32k`, `25 000 kr-`.
pub(super) fn cut(text: &str) -> Vec<Token<'_>> {
    let mut out: Vec<Token<'_>> = Vec::new();
    for token in tokens(text) {
        let digits = token.text.bytes().take_while(u8::is_ascii_digit).count();
        let (figures, unit) = token.text.split_at(digits);
        if digits == 0 && matches!(unit, "kr-" | "kronor-" | "Kr-") {
            let (unit, stroke) = unit.split_at(unit.len() - 1);
            out.push(Token {
                text: unit,
                ..token
            });
            let start = token.start + unit.len();
            let kind = TokenKind::Punctuation;
            out.push(Token {
                text: stroke,
                start,
                kind,
            });
            continue;
        }
        if digits == 0 || !matches!(unit, "kr" | "k" | "tkr" | "SEK" | "kronor") {
            out.push(token);
            continue;
        }
        let mut start = token.start;
        // `30 000kr`: the thousands stand apart from what they are glued to.
        if let Some(last) = out.last().copied()
            && digits == 3
            && last.kind == TokenKind::Number
            && last.text.len() <= 3
            && text[last.range().end..start].chars().count() == 1
        {
            start = last.start;
            out.pop();
        }
        let end = token.start + figures.len();
        let (kind, text) = (TokenKind::Number, &text[start..end]);
        out.push(Token { text, start, kind });
        let (kind, start) = (TokenKind::Word, end);
        out.push(Token {
            text: unit,
            start,
            kind,
        });
    }
    out
}
