//! Sniffing: what bytes without a name are.

use super::jsonl;
use regex::bytes::Regex;
use std::sync::LazyLock;

/// Bytes at the end that are looked at.
const TAIL: usize = 256;

/// Whether the text is a piece of an HTML page: it begins with an element that stands in one and ends with a tag. Markdown
/// that begins with a tag seldom ends with one.
pub(super) fn looks_like_fragment(bytes: &[u8]) -> bool {
    static START: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?i-u)^(?:\xEF\xBB\xBF)?\s*(?:<!--[^>]{0,1000}-->\s*)*<(?:address|article|aside|blockquote|div|dl|figure|footer|form|h[1-6]|header|main|nav|ol|p|section|span|table|title|ul)(?:\s[^<>]{0,1000})?>",
        )
        .expect("the pattern is a constant")
    });
    static END: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i-u)</[a-z][a-z0-9]{0,20}\s*>\s*$").expect("the pattern is a constant")
    });
    START.is_match(&bytes[..bytes.len().min(4096)])
        && END.is_match(&bytes[bytes.len().saturating_sub(TAIL)..])
}

/// Whether the text is JSON Lines: its first line that is not blank is a record.
pub(super) fn looks_like_records(bytes: &[u8]) -> bool {
    let blank = |b: &u8| b.is_ascii_whitespace();
    let start = bytes.iter().position(|b| !blank(b)).unwrap_or(bytes.len());
    let line = bytes[start..].split(|&b| b == b'\n').next().unwrap_or(&[]);
    line.starts_with(b"{") && jsonl::is_record(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_pages_are_told_from_markdown() {
        for html in [
            "<p>Kock</p>",
            " <div class=\"a\"><p>Kock</p></div >\n",
            "<!-- x --><h1>Kock</h1><ul><li>En</ul>",
        ] {
            assert!(looks_like_fragment(html.as_bytes()), "{html}");
        }
        for text in [
            "Kock",
            "<p align=\"center\">x</p>\n\n# Kock\n\nEn kock.",
            "<kock>a</kock>",
            "a < b > c",
            "",
        ] {
            assert!(!looks_like_fragment(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn a_first_line_that_is_a_record_makes_records() {
        assert!(looks_like_records(b"\n{\"id\":\"a\",\"text\":\"Kock\"}\n"));
        for text in ["{\"id\":\"a\"}", "{kock}", "[1]", "Kock {", ""] {
            assert!(!looks_like_records(text.as_bytes()), "{text}");
        }
    }
}
