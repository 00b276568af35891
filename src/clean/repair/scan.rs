//! The quick look: where in a text damage can be at all.
//!
//! Most texts have none, and must not pay for it. Every kind of damage shows in one or two adjacent bytes; a loop without
//! branches looks at a stretch at a time, and only where it sees any is the stretch looked at byte by byte.

/// What may be damaged at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// `&`.
    Ampersand,
    /// A character beyond ASCII whose next one is beyond ASCII too, or a control character beyond ASCII.
    Pair,
    /// A character that cannot be seen.
    Invisible,
    /// A hyphen at a line's end.
    LineEnd,
    /// A combining mark.
    Mark,
}

/// A place, as the byte offset of its first character, and what may be there.
pub(super) type Place = (usize, Sign);

const STRETCH: usize = 256;

/// All places of `text`, which is UTF-8, in order.
pub(super) fn places(text: &[u8]) -> Vec<Place> {
    let mut places = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let end = (start + STRETCH).min(text.len());
        // One byte more, for the sign that begins at the last byte.
        let window = &text[start..(end + 1).min(text.len())];
        if window
            .windows(2)
            .fold(false, |seen, w| seen | suspicious(w[0], w[1]))
            || window.last() == Some(&b'&')
        {
            for at in start..end {
                if matches!(text[at], b'&' | b'-' | 0xC0..) {
                    look(text, at, &mut places);
                }
            }
        }
        start = end;
    }
    places
}

/// Whether a sign may begin at, or just before, two adjacent bytes.
#[inline]
fn suspicious(a: u8, b: u8) -> bool {
    (a == b'&')
        | ((a == b'-') & ((b == b'\n') | (b == b'\r')))
        // A character of several bytes ends and another begins.
        | ((a & 0xC0 == 0x80) & (b >= 0xC0))
        // Controls beyond ASCII and the soft hyphen; the blocks of zero-width characters; the byte order mark.
        | ((a == 0xC2) & ((b < 0xA0) | (b == 0xAD)))
        | ((a == 0xE2) & ((b == 0x80) | (b == 0x81)))
        | ((a == 0xEF) & (b == 0xBB))
        // Combining marks, and the Greek letters beside them.
        | (a & 0xFE == 0xCC)
}

fn look(text: &[u8], at: usize, places: &mut Vec<Place>) {
    let rest = &text[at..];
    match rest[0] {
        b'&' => places.push((at, Sign::Ampersand)),
        b'-' if line_ends(&rest[1..]) => places.push((at, Sign::LineEnd)),
        lead if lead >= 0xC0 => {
            if matches!(rest, [0xCC, ..] | [0xCD, 0x80..=0xAF, ..]) {
                places.push((at, Sign::Mark));
            }
            let length = length(lead);
            let next = rest.get(length).copied().unwrap_or(0);
            match rest {
                [0xC2, 0xAD, ..] if line_ends(&rest[2..]) => places.push((at, Sign::LineEnd)),
                [0xE2, 0x80, 0x90, ..] if line_ends(&rest[3..]) => places.push((at, Sign::LineEnd)),
                _ => {}
            }
            match rest {
                [0xC2, 0xAD, ..]
                | [0xE2, 0x80, 0x8B..=0x8D, ..]
                | [0xE2, 0x81, 0xA0, ..]
                | [0xEF, 0xBB, 0xBF, ..] => places.push((at, Sign::Invisible)),
                _ => {}
            }
            if next >= 0xC0 || matches!(rest, [0xC2, 0x80..=0x9F, ..]) {
                places.push((at, Sign::Pair));
            }
        }
        _ => {}
    }
}

fn line_ends(rest: &[u8]) -> bool {
    rest.starts_with(b"\n") || rest.starts_with(b"\r\n")
}

/// How many bytes a character takes by its first byte.
fn length(lead: u8) -> usize {
    match lead {
        0xC0..=0xDF => 2,
        0xE0..=0xEF => 3,
        _ => 4,
    }
}
