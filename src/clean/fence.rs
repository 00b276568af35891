//! Fences: blocks of code that an article shows.

use super::line::Line;

/// Finds blocks of code: what stands between a line that starts with three backquotes or tildes and one that has nothing
/// else. A fence without a second one fences nothing.
pub(super) fn fenced(lines: &[Line<'_>], alive: &[u32]) -> Vec<bool> {
    let mut out = vec![false; alive.len()];
    let mut open: Option<(usize, char)> = None;
    for (p, &i) in alive.iter().enumerate() {
        let text = lines[i as usize].text;
        if !text.starts_with(['`', '~']) {
            continue;
        }
        let Some(mark) = ['`', '~'].into_iter().find(|&c| is_fence(text, c)) else {
            continue;
        };
        let bare = text.trim_matches(mark).is_empty();
        match open {
            Some((start, opened)) if bare && opened == mark => {
                out[start..=p].fill(true);
                open = None;
            }
            None => open = Some((p, mark)),
            Some(_) => {}
        }
    }
    out
}

/// Whether the line opens with three of `mark` and has at most one word after them. A line of more tildes is a ruler, and one
/// with backquotes after the word has code within it.
fn is_fence(text: &str, mark: char) -> bool {
    let rest = text.trim_start_matches(mark);
    let length = text.len() - rest.len();
    let ruler = mark == '~' && length > 3 && rest.trim().is_empty();
    length >= 3
        && !ruler
        && rest.split_whitespace().count() <= 1
        && (mark == '~' || !rest.contains('`'))
}
