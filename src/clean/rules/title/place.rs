//! Where a title stands: above the text, under the frame, over a subtitle and what is told in labels.

use super::super::super::body::is_alone;
use super::super::super::class::Class;
use super::super::super::lexicon::Sign;
use super::super::super::line::Shape;
use super::super::super::view::View;
use super::{Told, is_asked, word_key};

/// The first line of prose; on a page without any, the first line that states something or gives a figure.
pub(super) fn head_end(view: &View<'_, '_>) -> usize {
    let n = view.len();
    if view.first_prose < n {
        return view.first_prose;
    }
    let states = |p: usize| view.at(p).is_statement() && view.evidence(p).is_none();
    (1..n)
        .find(|&p| !view.taken(p) && (states(p) || view.is_data(p)))
        .unwrap_or(n)
}

/// Where the text begins: with two sentences side by side, be they short, or with the first prose.
pub(super) fn text_begins(view: &View<'_, '_>) -> usize {
    let end = head_end(view);
    (1..end)
        .find(|&p| view.states_anywhere(p) && !is_alone(view, p))
        .unwrap_or(end)
}

/// Whether the line is what stands beside titles: a date with its label, a counter, a notice's heading, a later number of a
/// series, or the heading of what stands under values that the article gives.
pub(super) fn is_no_title(view: &View<'_, '_>, p: usize) -> bool {
    is_beside(view, p) || is_told(view, p)
}

fn is_beside(view: &View<'_, '_>, p: usize) -> bool {
    let line = view.at(p);
    let dated = line.says(Sign::Dated) && line.is(Shape::DATE) && line.words <= 16;
    let counter = line.is(Shape::COUNT) && line.words <= 3;
    let consent = |q: usize| {
        let seen = (q < view.len()).then(|| view.evidence(q)).flatten();
        seen.is_some_and(|e| e.class == Class::Consent)
    };
    dated || counter || consent(p) && consent(p + 1) || is_later(view, p) || view.is_sung(p)
}

/// Whether the line bears a number, and a line above it does.
fn is_later(view: &View<'_, '_>, p: usize) -> bool {
    let numbered = |q: usize| {
        let number = view.at(q).text.split(' ').next().unwrap_or_default();
        let figures = number.trim_end_matches(['.', ')']);
        figures.len() < number.len()
            && !figures.is_empty()
            && figures.bytes().all(|b| b.is_ascii_digit())
    };
    numbered(p) && (0..p).any(numbered)
}

/// Values with labels, back to back, above which a title stands.
const VALUES: usize = 2;

/// Lines above a heading within which values tell what page it stands on.
const TOLD: usize = 12;
/// Words of such a value.
const VALUE: u32 = 4;

/// Whether values with labels stand close above the line, under a line that can be a title.
fn is_told(view: &View<'_, '_>, p: usize) -> bool {
    let mut run = 0;
    let near = p.saturating_sub(TOLD);
    for q in (near..p).rev() {
        let line = view.at(q);
        let value = line.rest_key != 0
            && (1..=3).contains(&line.label_words)
            && line.words <= line.label_words + VALUE
            && !line.is(Shape::STOP);
        let plain = view.evidence(q).is_none_or(|e| e.class == Class::Dateline);
        if value && plain && !view.taken(q) {
            run += 1;
        } else if run >= VALUES {
            let told = Told::of_all(view);
            let named = |r| is_phrase(view, r) && told.known(view, r) > 0;
            return (near..=q).any(|r| is_headline(view, r) || named(r));
        } else {
            run = 0;
        }
    }
    false
}

/// Words that a title has which stands over another line like it.
const HEADLINE: u32 = 3;

/// Whether the line could be a title by its shape, and nothing speaks against it.
fn is_headline(view: &View<'_, '_>, p: usize) -> bool {
    view.at(p).words >= HEADLINE && is_phrase(view, p)
}

/// The same of any number of words.
fn is_phrase(view: &View<'_, '_>, p: usize) -> bool {
    let line = view.at(p);
    let other = [
        Shape::LOWER,
        Shape::BARS,
        Shape::BULLET,
        Shape::DOT,
        Shape::COLON,
        Shape::COMMA,
        Shape::DATE,
        Shape::NAME,
        Shape::EMAIL,
    ];
    !view.taken(p)
        && view.evidence(p).is_none()
        && (line.rest_key == 0 || line.words > VALUE && !gives_figure(line.text))
        && line.is_titular()
        && !other.iter().any(|&shape| line.is(shape))
        && !line.text.ends_with(|c: char| c.is_ascii_digit())
        && !line.text.contains("  ")
        && !is_beside(view, p)
}

/// Whether a line under the frame, or the first one, could be a title, and is no name of a section that a crumb ends in.
fn is_framed(view: &View<'_, '_>, p: usize) -> bool {
    let frame = |q: usize| view.taken(q) || view.evidence(q).is_some();
    let crumb = |q: usize| frame(q) && view.at(q).text.ends_with(view.at(p).text);
    (is_headline(view, p) || is_subject(view, p)) && (p == 0 || frame(p - 1) && !crumb(p - 1))
}

/// Words of the text among which it names its subject.
const FIRST: usize = 4;

/// Whether the line is a word or two, and the text begins with what they name.
pub(super) fn is_subject(view: &View<'_, '_>, p: usize) -> bool {
    if view.at(p).words >= HEADLINE || view.first_prose >= view.len() || !is_phrase(view, p) {
        return false;
    }
    let text = view.at(view.first_prose).text.split_ascii_whitespace();
    let first: Vec<u64> = text.take(FIRST).filter_map(word_key).collect();
    let mut words = view.at(p).text.split_ascii_whitespace();
    words.all(|word| word_key(word).is_some_and(|key| first.contains(&key)))
}

/// Whether figures stand after a label.
fn gives_figure(text: &str) -> bool {
    text.split_once(':')
        .is_some_and(|(_, value)| value.contains(|c: char| c.is_ascii_digit()))
}

/// Short lines under a title at most: a subtitle, an employer, a place, a kind of employment.
const UNDER: usize = 5;

/// The line that heads the plain lines over `p`, right under the frame.
fn framed_above(view: &View<'_, '_>, p: usize) -> Option<usize> {
    let plain = |q: &usize| !view.taken(*q) && view.evidence(*q).is_none();
    let above = (p.saturating_sub(UNDER)..p)
        .rev()
        .take_while(plain)
        .last()?;
    is_framed(view, above).then_some(above)
}

/// The line close above `p` that names what the text begins with, where `p` has no word of the text.
fn subject_above(view: &View<'_, '_>, p: usize) -> Option<usize> {
    let close = (p.saturating_sub(UNDER)..p).rev();
    let found = close
        .take_while(|&q| is_open(view, q))
        .find(|&q| is_subject(view, q))?;
    (Told::of_all(view).known(view, p) == 0).then_some(found)
}

fn is_open(view: &View<'_, '_>, p: usize) -> bool {
    !view.taken(p) && view.evidence(p).is_none()
}

/// The title at `p`, or the one above, to which `p` is the subtitle: it names what the text is about, and no less than `p` does.
pub(super) fn above_subtitle(view: &View<'_, '_>, p: usize) -> usize {
    if is_asked(view, p) && p > 0 && is_open(view, p - 1) && view.at(p - 1).is_titular() {
        return p - 1;
    }
    if let Some(subject) = subject_above(view, p) {
        return subject;
    }
    let Some(above) = framed_above(view, p) else {
        return p;
    };
    let line = view.at(p);
    let marked = line.text.starts_with('#') || view.count(line.key) > 1;
    let told = Told::of_all(view);
    let known = told.known(view, p);
    // Farther above stand menus as well.
    let near = above + 1 == p || known == 0;
    let names = is_subject(view, above) || near && told.known(view, above) >= known;
    match !marked && names {
        true => above,
        false => p,
    }
}

/// The lines right above `title` that could be one as well: of which the text has a word, and none of the title's, or the one
/// that may have the title for its subtitle. It is not sure then that they are a menu.
pub(in super::super) fn doubtful(view: &View<'_, '_>, title: usize) -> std::ops::Range<usize> {
    let plain = |p: &usize| !view.taken(*p) && view.evidence(*p).is_none();
    let top = (0..title).rev().take_while(plain).last().unwrap_or(title);
    if top == title {
        return title..title;
    }
    let told = Told::of_all(view);
    let named = |p: usize| is_phrase(view, p) && told.known(view, p) > 0;
    let from = match told.known(view, title) {
        0 => (top..title).find(|&p| named(p)),
        _ => framed_above(view, title).filter(|&p| p + 1 == title),
    };
    from.unwrap_or(title)..title
}
