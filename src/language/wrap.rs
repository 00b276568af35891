//! Hard-wrapped paragraphs: several lines that are one block, as PDF readers and mail give them.

use super::line::{Line, Marker, Tag};
use super::shape;

/// A shorter line (in characters) is not taken for one that had to be broken.
const SHORTEST: usize = 40;

/// A longer line is not taken for one that was wrapped.
const LONGEST: usize = 120;

/// How a text is wrapped.
#[derive(Debug)]
pub(super) struct Wrap {
    /// Whether lines can be parts of blocks at all: markup gives every block a line of its own.
    possible: bool,
    /// The width that lines are broken at, if the text shows one.
    width: Option<usize>,
}

impl Wrap {
    /// Finds out from lines that break in mid-sentence.
    pub(super) fn of(lines: &[Line]) -> Self {
        let possible = lines.iter().all(|line| line.tag == Tag::None);
        if !possible {
            return Wrap {
                possible,
                width: None,
            };
        }
        let (mut tight, mut broken, mut width) = (0, 0, 0);
        for pair in lines.windows(2) {
            let (line, next) = (&pair[0], &pair[1]);
            if next.gap || next.marker != Marker::None {
                continue;
            }
            tight += 1;
            if is_broken(line, next) {
                let len = line.text.chars().count();
                if (SHORTEST..=LONGEST).contains(&len) {
                    broken += 1;
                    width = width.max(len);
                }
            }
        }
        let width = (broken >= 2 && broken * 4 >= tight).then_some(width);
        Wrap { possible, width }
    }

    /// Whether the line after `lines[at]` belongs to the same block.
    pub(super) fn joins(&self, lines: &[Line], at: usize) -> bool {
        let [line, next, rest @ ..] = &lines[at..] else {
            return false;
        };
        if !self.possible
            || next.gap
            || next.part
            || next.underlined
            || next.marker != Marker::None
            || matches!(line.marker, Marker::Hash(_))
        {
            return false;
        }
        let len = line.text.chars().count();
        if is_broken(line, next) && len >= SHORTEST {
            return true;
        }
        let Some(width) = self.width else {
            return false;
        };
        let word = next.text.split_whitespace().next().unwrap_or_default();
        let is_full = (len + 1 + word.chars().count()) * 100 >= width * 85;
        let fits = |len: usize| len * 100 <= width * 115;
        let heading_follows = shape::ends_sentence(line.text)
            && shape::is_short(next.text)
            && rest.first().is_some_and(|after| !is_broken(next, after));
        is_full && fits(len) && fits(next.text.chars().count()) && !heading_follows
    }
}

/// Whether `line` breaks off in mid-sentence and `next` goes on with it.
fn is_broken(line: &Line, next: &Line) -> bool {
    !shape::ends_sentence(line.text)
        && !line.text.ends_with([':', ';'])
        && next.text.starts_with(char::is_lowercase)
}
