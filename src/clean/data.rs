//! Data: lines that give a figure or a fact, as pay lists, tables and fact boxes do. They are content wherever they stand.

use super::class::Class;
use super::contact::{contact_section, contacts_text};
use super::evidence::is_sum;
use super::lexicon::{Force, Sign};
use super::line::{Line, Shape};
use super::view::View;

/// Lines of label and value from which they are a box of facts.
const BOX: usize = 3;
/// Words of each value in a box that has no amount.
const VALUE: u32 = 3;

/// Which of the lines give data: an amount after a label, a row of a table, or a box of labels and values.
pub(super) fn data(lines: &[Line<'_>], alive: &[u32]) -> Vec<bool> {
    let at = |p: usize| &lines[alive[p] as usize];
    let mut out: Vec<bool> = (0..alive.len())
        .map(|p| is_amount(at(p)) || is_table_row(at(p)))
        .collect();
    let mut start = 0;
    for p in 0..=alive.len() {
        if p < alive.len() && is_labelled(at(p)) {
            continue;
        }
        let short = |q: usize| at(q).words - at(q).label_words.min(at(q).words) <= VALUE;
        let told = (start..p).any(|q| out[q]) || (start..p).all(short);
        if p - start >= BOX && told {
            out[start..p].fill(true);
        }
        start = p + 1;
    }
    out
}

/// A label of a few words and a short value that names no place on the web and no date, and nothing that speaks against it.
fn is_labelled(line: &Line<'_>) -> bool {
    let known = line.evidence.is_some_and(|e| {
        e.sign != Sign::Offer && (e.force >= Force::Strong || e.class == Class::Footer)
    });
    let other = [Shape::EMAIL, Shape::URL, Shape::DATE, Shape::MARKER];
    (1..=5).contains(&line.label_words)
        && line.rest_key != 0
        && line.words <= 14
        && !known
        && !other.iter().any(|&shape| line.is(shape))
}

fn is_amount(line: &Line<'_>) -> bool {
    if !line.is(Shape::DIGIT) || !is_labelled(line) {
        return false;
    }
    let value = line.text.split_once(':').map_or("", |(_, value)| value);
    value.contains(|c: char| c.is_ascii_digit()) && {
        let plain = value.trim_matches(|c: char| !c.is_alphanumeric());
        line.is(Shape::PRICE) || is_sum(plain) && !plain.starts_with('0')
    }
}

fn is_table_row(line: &Line<'_>) -> bool {
    line.text.starts_with('|')
        && line.text[1..].contains('|')
        && line.evidence.is_none_or(|e| e.force < Force::Strong)
}

/// Which lines of `view` no place alone may take: data, headings over data, and the sections of Markdown headings.
pub(super) fn held(view: &View<'_, '_>) -> Vec<bool> {
    let n = view.len();
    let mut out: Vec<bool> = (0..n).map(|p| view.is_data(p) && !view.taken(p)).collect();
    let plain = |p: usize| !view.taken(p) && view.evidence(p).is_none();
    let marked = |p: usize| view.at(p).text.starts_with('#') && view.at(p).is(Shape::HASH);
    let section = |p: usize| {
        let line = view.at(p);
        plain(p) && (line.is_statement() || line.is_prose() || is_plain_item(line))
    };
    let headed = out.contains(&true) || view.any(Shape::HASH) || view.any(Shape::QUESTION);
    let heads = if headed { n.saturating_sub(1) } else { 0 };
    for p in (0..heads).rev() {
        let line = view.at(p);
        let heads =
            open(view, p) && line.is_titular() && line.words <= 8 && !line.is(Shape::BULLET);
        let over_data = heads && view.is_data(p + 1) && out[p + 1];
        let over_text = marked(p) && plain(p) && (section(p + 1) || marked(p + 1) && out[p + 1]);
        out[p] |= over_data || over_text;
        if line.is(Shape::QUESTION) && plain(p) && plain(p + 1) && answers(view.at(p + 1)) {
            out[p] = true;
            out[p + 1] = true;
        }
    }
    for (p, held) in out.iter_mut().enumerate() {
        *held |= view.at(p).is(Shape::DATE) && !view.taken(p) && view.is_value(p);
    }
    let listed = view.any(Shape::COLON) && view.any(Shape::BULLET);
    let contacts =
        view.shows(Class::Footer) || view.mentions(Sign::Contact) || view.any(Shape::EMAIL);
    let told = if listed || contacts { n } else { 0 };
    for p in 0..told {
        out[p] |= !view.taken(p) && contacts_text(view, p);
        if let Some(block) = contact_section(view, p) {
            out[block].fill(true);
        }
        if opens_list(view, p) && plain(p) && plain(p + 1) && plain(p + 2) {
            out[p..p + 3].fill(true);
        }
    }
    if view.any(Shape::QUESTION) {
        turns(view, &mut out);
    }
    if view.any(Shape::NUMBERED) {
        numbered(view, &mut out);
    }
    cited(view, &mut out);
    if !view.any(Shape::HASH) && !view.any(Shape::BULLET) {
        return out;
    }
    for p in 1..n {
        out[p] |= out[p - 1] && section(p) && (marked(p - 1) || view.at(p).is(Shape::BULLET));
    }
    out
}

/// Questions that are answered, close to each other, from which they are an interview or a page of answers …
const TURNS: usize = 2;
/// … with so many lines from one to the next at most.
const TURN: usize = 6;
/// Words of such a question.
const ASKED: u32 = 14;

/// Whether the line is still there, and no more than a weak sign speaks against it.
fn open(view: &View<'_, '_>, p: usize) -> bool {
    !view.taken(p) && view.evident(p, Force::Strong).is_none()
}

/// Holds questions and their answers, however short, where they take turns; furniture among them is none of it.
fn turns(view: &View<'_, '_>, out: &mut [bool]) {
    let asks = |p: usize| {
        let line = view.at(p);
        open(view, p) && line.words <= ASKED && line.text.ends_with('?')
    };
    let answer = |p: usize| {
        let next = (p + 1..view.len().min(p + 3)).find(|&q| open(view, q))?;
        (view.at(next).is(Shape::DOT) && !asks(next)).then_some(next)
    };
    let found: Vec<(usize, usize)> = (0..view.len())
        .filter(|&p| asks(p))
        .filter_map(|p| Some((p, answer(p)?)))
        .collect();
    let mut from = 0;
    for i in 0..found.len() {
        let parted = |next: &(usize, usize)| next.0 - found[i].0 > TURN;
        if found.get(i + 1).is_none_or(parted) {
            if i + 1 - from >= TURNS {
                (found[from].0..=found[i].1)
                    .filter(|&p| open(view, p))
                    .for_each(|p| out[p] = true);
            }
            from = i + 1;
        }
    }
}

/// Numbered headings from which, with what stands under them, they are the steps of a guide.
const STEPS: u32 = 3;

/// Holds what stands under headings that are numbered from one on.
fn numbered(view: &View<'_, '_>, out: &mut [bool]) {
    let number = |p: usize| {
        let (figures, _) = view.at(p).text.split_once(". ")?;
        figures.parse::<u32>().ok()
    };
    let Some(first) = (0..view.len()).find(|&p| open(view, p) && number(p) == Some(1)) else {
        return;
    };
    let (mut last, mut count) = (first, 1);
    for p in first + 1..view.len() {
        if open(view, p) && number(p) == Some(count + 1) {
            (last, count) = (p, count + 1);
        }
    }
    // Bare lists have nothing under their numbers.
    if count >= STEPS && last - first >= 2 * (count as usize - 1) {
        let end = (last + 2).min(view.len());
        (first..end)
            .filter(|&p| open(view, p))
            .for_each(|p| out[p] = true);
    }
}

/// Holds the sources that a work of reference gives, with their heading.
fn cited(view: &View<'_, '_>, out: &mut [bool]) {
    for p in 1..view.len() {
        if !view.taken(p) && is_source(view.at(p).text) {
            out[p] = true;
            let heading = view.at(p - 1);
            out[p - 1] |= !view.taken(p - 1) && heading.words <= 3 && heading.is_titular();
        }
    }
}

/// `^ Berg, A. (1931). Boats. p. 14.`: the mark that leads back to the text, or the page at the end.
pub(super) fn is_source(text: &str) -> bool {
    let paged = || {
        let mut words = text.trim_end_matches('.').rsplit(' ');
        let figures = |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        words.next().is_some_and(figures) && words.next().is_some_and(counts_pages)
    };
    text.starts_with("^ ") || text.ends_with('.') && paged()
}

/// Whether the word stands before the number of a page.
fn counts_pages(word: &str) -> bool {
    let tables = [
        include_str!("tables/page-number.de.tsv"),
        include_str!("tables/page-number.en.tsv"),
        include_str!("tables/page-number.pl.tsv"),
        include_str!("tables/page-number.sv.tsv"),
    ];
    tables.iter().any(|table| table.lines().any(|w| w == word))
}

/// Whether the line is an item of a list, without a link.
fn is_plain_item(line: &Line<'_>) -> bool {
    (line.is(Shape::BULLET) || line.is(Shape::NUMBERED)) && !line.text.contains("](")
}

/// Whether a line ends in a colon and two marked items without links follow.
fn opens_list(view: &View<'_, '_>, p: usize) -> bool {
    let item = |q: usize| view.at(q).is(Shape::BULLET) && is_plain_item(view.at(q));
    p + 2 < view.len() && view.at(p).is(Shape::COLON) && item(p + 1) && item(p + 2)
}

/// Whether a sentence opens with one word and a comma, as answers do.
fn answers(line: &Line<'_>) -> bool {
    let first = line.text.split_whitespace().next().unwrap_or("");
    line.is_statement() && first.ends_with(',')
}
