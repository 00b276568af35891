//! Tables for a terminal: columns aligned by display width, the last one cut to fit.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Columns of this width hold one word, and give way only when all others have come down to it; none goes below the last.
const NARROW: [usize; 2] = [11, 3];

/// Lays out `rows` under `heading` in at most `width` columns of a terminal, two spaces between columns; no limit if
/// `width` is none. A line break inside a cell becomes a space. The widest columns give way first; what is cut ends in "…".
///
/// Every row must have as many cells as the heading; missing ones count as empty. No white space at line ends.
#[must_use]
pub fn lay_out(heading: &[&str], rows: &[Vec<String>], width: Option<usize>) -> Vec<String> {
    let lines: Vec<Vec<String>> = std::iter::once(heading.iter().map(|h| flat(h)).collect())
        .chain(rows.iter().map(|row| row.iter().map(|c| flat(c)).collect()))
        .collect();
    let mut widths: Vec<usize> = (0..heading.len())
        .map(|i| {
            let cells = lines.iter().filter_map(|line| line.get(i));
            cells.map(|cell| cell.width()).max().unwrap_or(0)
        })
        .collect();
    if let Some(width) = width {
        narrow(&mut widths, width);
    }
    lines.iter().map(|line| lay_line(line, &widths)).collect()
}

/// Takes from the widest columns, down to the next narrower one at a time, until the table fits or none can give more.
fn narrow(widths: &mut [usize], width: usize) {
    let gaps = 2 * widths.len().saturating_sub(1);
    for least in NARROW {
        loop {
            let over = (widths.iter().sum::<usize>() + gaps).saturating_sub(width);
            let Some(widest) = widths.iter().copied().max().filter(|&w| w > least) else {
                break;
            };
            if over == 0 {
                return;
            }
            let narrower = widths.iter().copied().filter(|&w| w < widest).max();
            let next = narrower.unwrap_or(least).max(least);
            let wide = widths.iter().filter(|&&w| w == widest).count();
            let take = (widest - next).min(over.div_ceil(wide));
            for w in widths.iter_mut().filter(|w| **w == widest) {
                *w -= take;
            }
        }
    }
}

fn lay_line(cells: &[String], widths: &[usize]) -> String {
    let mut line = String::new();
    for (i, &width) in widths.iter().enumerate() {
        let cell = cut(cells.get(i).map_or("", String::as_str), width);
        let used = cell.width();
        line.push_str(&cell);
        line.extend(std::iter::repeat_n(' ', width.saturating_sub(used) + 2));
    }
    line.truncate(line.trim_end().len());
    line
}

/// The beginning of `text` that fits into `width` columns, with "…" where something is missing.
#[must_use]
pub fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 1;
    for grapheme in text.graphemes(true) {
        used += grapheme.width();
        if used > width {
            break;
        }
        out.push_str(grapheme);
    }
    out.push('…');
    out
}

/// One line: white space of any kind becomes single spaces.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
