//! Rows: a line that holds a list of links, by its separators or by menu words back to back.

use super::lexicon::{Sign, Signs, lexicon};
use super::line::{Line, Reader, count_words};
use super::shape::Shape;

/// A row of links: parts between separators, or menu words one after the other. `gap` is whether it may have a gap of two
/// spaces.
pub(super) fn read_row(text: &str, core: &str, gap: bool, line: &mut Line<'_>) {
    let spread = gap && text.contains("  ");
    if line.is(Shape::BARS) || spread {
        read_parts(text, spread, line);
        if line.is(Shape::BARS) {
            return;
        }
    }
    if line.words < 4 || line.words > 60 || line.is(Shape::STOP) || line.is(Shape::COLON) {
        return;
    }
    // In a row of links each begins with a capital, in a phrase only the first word does.
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    if text.split_whitespace().filter(capital).take(2).count() == 1 {
        return;
    }
    let menu = core
        .split(' ')
        .filter(|w| lexicon().whole(w).has(Sign::Nav))
        .count() as u32;
    if let Some(sign) = of_phrases(core) {
        line.signs.add(sign);
        return;
    }
    if menu >= 3 && menu * 2 >= line.words || menu >= 5 && menu * 4 >= line.words {
        line.signs.add(Sign::NavRow);
    }
}

/// Phrases of menus that make a row, and words of one.
const PHRASES: u32 = 2;
const WORDS: usize = 4;

/// What a line of nothing but two phrases or more of menus or share buttons is.
fn of_phrases(core: &str) -> Option<Sign> {
    let words: Vec<&str> = core.split(' ').collect();
    let (mut at, mut found, mut share) = (0, 0, 0);
    while at < words.len() {
        let longest = WORDS.min(words.len() - at);
        let (end, signs) = (1..=longest).rev().find_map(|n| {
            let signs = lexicon().whole(&words[at..at + n].join(" "));
            let known = [
                Sign::Nav,
                Sign::NavBlock,
                Sign::FooterLink,
                Sign::ShareWord,
                Sign::Network,
                Sign::Paywall,
            ];
            known
                .iter()
                .any(|&sign| signs.has(sign))
                .then_some((at + n, signs))
        })?;
        found += 1;
        share += u32::from(signs.has(Sign::ShareWord) || signs.has(Sign::Network));
        at = end;
    }
    let row = if share * 2 > found {
        Sign::ShareLine
    } else {
        Sign::NavRow
    };
    (found >= PHRASES).then_some(row)
}

/// What the parts of a row are, by majority.
fn read_parts(text: &str, spread: bool, line: &mut Line<'_>) {
    let mut reader = Reader::default();
    let (mut parts, mut footer, mut nav, mut reply, mut share, mut titles) = (0, 0, 0, 0, 0, 0);
    let pieces = text
        .split(['|', '·', '•', '›', '»', '>', '/', '→', '∙', '◆'])
        .flat_map(|piece| {
            if spread {
                piece.split("  ").collect()
            } else {
                vec![piece]
            }
        });
    for piece in pieces.take(100) {
        reader.normalise(piece);
        let part = reader.core();
        if part.is_empty() || part == "#" {
            continue;
        }
        let signs = lexicon().whole(part);
        parts += 1;
        titles += u32::from(signs == Signs::default() && count_words(part) >= 3);
        footer += u32::from(signs.has(Sign::FooterLink));
        nav +=
            u32::from(signs.has(Sign::Nav) || signs.has(Sign::Pager) || signs.has(Sign::NextPost));
        reply += u32::from(signs.has(Sign::Reply));
        share += u32::from(signs.has(Sign::ShareWord) || signs.has(Sign::Network));
        if signs.has(Sign::Anonymous) {
            line.signs.add(Sign::Author);
        }
    }
    if parts == 2 && nav == 1 && titles == 1 {
        line.signs.add(Sign::NextPost);
        return;
    }
    if reply > 0 && share < parts && reply + share >= parts {
        line.signs.add(Sign::Reply);
        return;
    }
    let nav = if nav > footer { nav } else { 0 };
    let found = [
        (footer, Sign::FooterRow),
        (nav, Sign::NavRow),
        (reply, Sign::Reply),
        (share, Sign::ShareLine),
    ];
    if let Some((_, sign)) = found
        .iter()
        .rev()
        .max_by_key(|f| f.0)
        .filter(|f| f.0 * 2 >= parts && parts >= 2 && f.0 > 0)
    {
        line.signs.add(*sign);
    }
}

/// Whether the numbers of `text` that stand side by side count on, as those of pages do: those of a table's row do not.
pub(super) fn counts_on(text: &str) -> bool {
    let numbers = text.split_whitespace().map(|word| word.parse::<u32>().ok());
    let numbers: Vec<_> = numbers.collect();
    numbers
        .windows(2)
        .all(|pair| !matches!(pair, [Some(one), Some(next)] if *next != one.saturating_add(1)))
}
