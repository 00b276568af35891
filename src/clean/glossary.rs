//! Glossaries: terms in the order of the alphabet, each with the sentence that explains it.
//!
//! The words of a template can all be terms of one. So on its lines no word is a sign of anything, and no place takes them.

use super::line::{Line, Shape};

/// Terms from which a list is a glossary, and initial letters that they have.
const TERMS: usize = 6;
const LETTERS: usize = 4;
/// Words of a term.
const WORDS: u32 = 4;

/// Which lines belong to a glossary.
pub(super) fn glossary(lines: &[Line<'_>], alive: &[u32]) -> Vec<bool> {
    let n = alive.len();
    let mut out = vec![false; n];
    let at = |p: usize| &lines[alive[p] as usize];
    let mut p = 0;
    while p + 1 < n {
        let start = p;
        let (mut terms, mut letters, mut last) = (0, 0, None);
        while p + 1 < n {
            if is_letter(at(p)) {
                p += 1;
                continue;
            }
            let Some(initial) = term(at(p)).filter(|_| explains(at(p + 1))) else {
                break;
            };
            if last.is_some_and(|before| before > initial) {
                break;
            }
            letters += usize::from(last != Some(initial));
            last = Some(initial);
            terms += 1;
            p += 2;
        }
        if terms >= TERMS && letters >= LETTERS {
            out[start..p].fill(true);
        }
        p = p.max(start + 1);
    }
    out
}

fn is_letter(line: &Line<'_>) -> bool {
    let mut letters = line.text.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

/// The initial of a term; those that are not among the first letters of the alphabet count as one behind it.
fn term(line: &Line<'_>) -> Option<char> {
    let plain = line.words <= WORDS && !line.is(Shape::STOP) && line.rest_key == 0;
    let first = line.text.chars().next()?.to_lowercase().next()?;
    let initial = if first.is_ascii() { first } else { '~' };
    (plain && first.is_alphabetic()).then_some(initial)
}

fn explains(line: &Line<'_>) -> bool {
    line.is(Shape::STOP) && line.words >= 2 && !line.is(Shape::QUESTION)
}
