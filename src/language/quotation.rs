//! Quotations, parentheses and pieces of code that a sentence runs around.

use std::ops::Range;

/// Longer ones (in bytes) do not hold a sentence together: a mark is missing more likely than a quotation is that long.
const LONGEST: usize = 500;

/// The stretches of a block inside which no sentence ends.
#[derive(Debug, Default)]
pub(super) struct Quotations {
    ranges: Vec<Range<usize>>,
    next: usize,
}

impl Quotations {
    /// Finds, in one pass: quotations that their sentence goes on after (`”Kom hit. Nu”, sade hon`), parentheses that
    /// their sentence has begun before, and what stands between Markdown's marks of code.
    pub(super) fn new(text: &str) -> Self {
        let mut found = Quotations::default();
        let bytes = text.as_bytes();
        // All quotation marks but the straight one begin with 0xC2 or 0xE2.
        if memchr::memchr3(b'"', b'(', 0xE2, bytes).is_none()
            && memchr::memchr2(b'`', 0xC2, bytes).is_none()
        {
            return found;
        }
        let (mut quote, mut paren, mut code) = (None, None, None);
        let (mut before, mut said) = (' ', None);
        for (at, c) in text.char_indices() {
            let after = at + c.len_utf8();
            match c {
                '"' | '”' | '“' | '„' | '»' | '«' => {
                    let opens = !before.is_alphanumeric()
                        && !super::sentence::is_terminal(before)
                        && before != ','
                        && text[after..]
                            .chars()
                            .next()
                            .is_some_and(|c| !c.is_whitespace() && c != ',');
                    match quote.take() {
                        Some(open) if !opens && goes_on(&text[after..]) => found.add(open..at),
                        _ if opens => quote = Some(at),
                        _ => {}
                    }
                }
                '(' => {
                    let begun = said.is_some_and(|c| !super::sentence::is_terminal(c));
                    paren = begun.then_some(at);
                }
                '`' => match code.take() {
                    Some(open) => found.add(open..at),
                    None => code = Some(at),
                },
                ')' => {
                    if let Some(open) = paren.take() {
                        found.add(open..at);
                    }
                }
                _ => {}
            }
            before = c;
            if !c.is_whitespace() {
                said = Some(c);
            }
        }
        found.ranges.sort_unstable_by_key(|r| (r.start, r.end));
        found
    }

    fn add(&mut self, range: Range<usize>) {
        if range.len() <= LONGEST {
            self.ranges.push(range);
        }
    }

    /// Whether offset `at` lies inside one. Offsets must be asked in order.
    pub(super) fn hold(&mut self, at: usize) -> bool {
        while self.ranges.get(self.next).is_some_and(|r| r.end < at) {
            self.next += 1;
        }
        self.ranges[self.next..]
            .iter()
            .take_while(|r| r.start < at)
            .take(4)
            .any(|r| at <= r.end)
    }
}

/// Whether a sentence goes on in `rest`, which follows a closing quotation mark.
fn goes_on(rest: &str) -> bool {
    let next = rest.trim_start();
    match next.chars().next() {
        Some(',') => next.len() == rest.len(),
        Some(c) => c.is_lowercase() && next.len() < rest.len(),
        None => false,
    }
}
