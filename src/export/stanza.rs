//! Stanzas: short lines of plain text that stand together and keep their line breaks, as verse, talk and addresses do.

use crate::language::{BlockKind, TextBlock};
use std::ops::Range;

/// A line of a stanza is not longer, in characters.
pub(super) const LINE: usize = 60;

/// A verse has this many lines or more.
const VERSE: usize = 3;

/// The stanzas among `blocks`, of which `text` gives the words, and `near` says whether no blank line parts two.
pub(super) fn stanzas<'t>(
    blocks: &[TextBlock],
    text: impl Fn(&TextBlock) -> &'t str,
    near: impl Fn(usize, usize) -> bool,
) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        if !is_line(&blocks[at], text(&blocks[at])) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while end < blocks.len()
            && near(end - 1, end)
            && !text(&blocks[end - 1]).ends_with(':')
            && is_line(&blocks[end], text(&blocks[end]))
        {
            end += 1;
        }
        let lines: Vec<&str> = blocks[at..end].iter().map(&text).collect();
        let apart = (at == 0 || !near(at - 1, at)) && (end == blocks.len() || !near(end - 1, end));
        let plain = blocks[at..end]
            .iter()
            .all(|b| b.kind == BlockKind::Paragraph);
        if is_verse(&lines) || lines.len() > 1 && apart && plain {
            found.push(at..end);
        }
        at = end;
    }
    found
}

/// Whether a block can be a line of a stanza: short, without a mark of a list, and no row of a table.
fn is_line(block: &TextBlock, text: &str) -> bool {
    let marked = text.starts_with(|c: char| !c.is_alphanumeric() && !OPENERS.contains(c));
    matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem)
        && text.chars().nth(LINE).is_none()
        && !text.contains(['\n', '\t', '|'])
        && !marked
        && !numbered(text)
}

/// What a line of verse or talk may begin with beside letters.
const OPENERS: &str = "”“„»«\"'’‘–—―(¿¡…";

fn numbered(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < text.len() && rest.starts_with(['.', ')'])
}

/// Whether lines are verse: sentences that run on from one line to the next, which no list of things does, from a capital
/// letter to a mark that ends them.
fn is_verse(lines: &[&str]) -> bool {
    let begins = |line: &str| line.chars().find(|c| c.is_alphabetic());
    let opens = |line: &str| begins(line).is_some_and(char::is_uppercase);
    let ends = |line: &str| {
        line.trim_end_matches(['”', '"', '»', ')'])
            .ends_with(['.', '!', '?', '…'])
    };
    let runs_on = |pair: &[&str]| !ends(pair[0]) && begins(pair[1]).is_some_and(char::is_lowercase);
    let words = |line: &&str| line.split_whitespace().nth(1).is_some();
    lines.len() >= VERSE
        && opens(lines[0])
        && lines.last().is_some_and(|last| ends(last))
        && lines.windows(2).any(runs_on)
        && lines.iter().all(words)
}
