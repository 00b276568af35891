//! The lines of a text as they were before something broke them at a width: the same text, flat and hard-wrapped, has the same.

use std::borrow::Cow;

/// What is broken at a width has lines of so many characters, at least and at most.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=120;

/// Lines that break off in mid-sentence from which a text counts as wrapped, if they are not fewer than one in so many.
const BROKEN: usize = 2;
const ONE_IN: usize = 6;

/// A line is full from this share of the width on, in per cent: programs that wrap count bytes, columns or characters.
const FULL: usize = 85;

/// The lines of a text; those of a paragraph that was wrapped are one. A wrong guess does no harm to the text, which is only
/// compared by it.
pub(super) fn lines(text: &str) -> Vec<Cow<'_, str>> {
    let mut out: Vec<Cow<'_, str>> = Vec::new();
    let Some(width) = width(text) else {
        out.extend(text.lines().map(Cow::Borrowed));
        return out;
    };
    // The length of the line before, where the next may go on with it.
    let mut open: Option<usize> = None;
    for line in text.lines().map(str::trim) {
        let length = line.chars().count();
        let word = line.split_whitespace().next().unwrap_or_default();
        let goes_on = open.is_some_and(|before| {
            let needed = before + 1 + word.chars().count();
            !line.is_empty() && needed * 100 >= width * FULL && !is_item(line)
        });
        match out.last_mut() {
            Some(last) if goes_on => {
                let last = last.to_mut();
                last.push(' ');
                last.push_str(line);
            }
            _ => out.push(Cow::Borrowed(line)),
        }
        let may_go_on = !line.is_empty() && !line.starts_with('#') && length <= width;
        open = may_go_on.then_some(length);
    }
    out
}

/// The width that a text was broken at, if it was: that of the longest line that breaks off in mid-sentence.
fn width(text: &str) -> Option<usize> {
    let (mut all, mut broken, mut width) = (0, 0, 0);
    let mut before = "";
    for line in text.lines().map(str::trim) {
        all += usize::from(!line.is_empty());
        let breaks_off = !before.is_empty()
            && !before.ends_with(['.', '!', '?', ':', ';'])
            && line.starts_with(char::is_lowercase);
        let length = before.chars().count();
        if breaks_off && WIDTHS.contains(&length) {
            broken += 1;
            width = width.max(length);
        }
        before = line;
    }
    (broken >= BROKEN && broken * ONE_IN >= all).then_some(width)
}

/// Whether a line opens an item of a list or a heading of Markdown.
fn is_item(line: &str) -> bool {
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    line.starts_with(['#', '•', '|', '>'])
        || ["- ", "* ", "+ ", "– "]
            .iter()
            .any(|mark| line.starts_with(mark))
        || number.len() < line.len() && (number.starts_with(". ") || number.starts_with(") "))
}

#[cfg(test)]
mod tests {
    use super::lines;

    const FLAT: &str = "Så blir du glasmästare\n\nEn glasmästare sätter in rutor i fönster, dörrar och fasader, \
        och byter dem som har gått sönder. Arbetet sker ofta på ställningar och kräver att man inte är höjdrädd.\n\n\
        - Du mäter, skär och slipar glas efter ritning, och limmar eller kittar det sedan på plats i sin ram.\n\
        - Du lastar.\n";

    fn wrap(text: &str, width: usize) -> String {
        let mut out = String::new();
        for line in text.lines() {
            let mut length = 0;
            for word in line.split(' ') {
                let more = word.chars().count();
                if length > 0 && length + 1 + more > width {
                    out.push('\n');
                    length = 0;
                } else if length > 0 {
                    out.push(' ');
                    length += 1;
                }
                out.push_str(word);
                length += more;
            }
            out.push('\n');
        }
        out
    }

    #[test]
    fn a_wrapped_text_has_the_lines_of_the_flat_one() {
        for width in [50, 60, 72] {
            assert_eq!(lines(&wrap(FLAT, width)), lines(FLAT), "{width}");
        }
    }

    #[test]
    fn a_menu_is_no_paragraph() {
        let menu = "Start\nUtbildning\nJobb och praktik\nKontakta oss\n";
        assert_eq!(lines(menu).len(), 4);
    }
}
