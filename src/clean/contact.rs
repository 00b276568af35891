//! Contact details that the article gives: whom to ask, and where, as public services and advertisements of jobs tell.

use super::class::Class;
use super::lexicon::{Force, Sign};
use super::line::Shape;
use super::view::View;
use std::ops::Range;

/// Lines of one block of contact details.
const CONTACTS: usize = 6;

/// Whether the line gives a telephone number or an address right under a paragraph of the article that has a heading or a
/// blank line above: whom to ask about what the paragraph tells of.
pub(super) fn contacts_text(view: &View<'_, '_>, p: usize) -> bool {
    let contact = |q: usize| {
        let line = view.at(q);
        line.words <= 8 && (line.says(Sign::Contact) || line.is(Shape::EMAIL))
    };
    if !contact(p) {
        return false;
    }
    let top = (p.saturating_sub(CONTACTS)..p).rev().find(|&q| !contact(q));
    top.is_some_and(|q| {
        let told = view.is_article_prose(q) || view.at(q).is_statement() && !view.taken(q);
        let closed = p + 1 >= view.len() || view.gap(p + 1) || contact(p + 1);
        told && view.evidence(q).is_none()
            && (view.gap(q) || q > 0 && view.heads_text(q - 1))
            && (q + 1..=p).all(|r| !view.gap(r))
            && closed
    })
}

/// Lines that are looked at on either side of contact details.
const AROUND: usize = 12;
/// Words of a name or a heading among them, and of a line that gives them.
const NAMED: u32 = 6;
const GIVEN: u32 = 8;

/// The lines around `p` that belong to contact details under a heading of the article: nothing that closes an article stands
/// between its text and them, and no footer goes on under them.
pub(super) fn contact_section(view: &View<'_, '_>, p: usize) -> Option<Range<usize>> {
    if !is_detail(view, p) || view.title.is_none_or(|t| p <= t) {
        return None;
    }
    let block = |q: usize| !view.taken(q) && (is_detail(view, q) || is_named(view, q));
    let above = p.saturating_sub(AROUND)..p;
    let top = above.rev().take_while(|&q| block(q)).last().unwrap_or(p);
    let last = view.len().min(p + AROUND);
    let end = (p + 1..last).find(|&q| !block(q)).unwrap_or(last);
    let given = |q: usize| is_detail(view, q) && !is_heading(view, q);
    let headed = (top..end).any(given) && (top..=p).any(|q| is_heading(view, q) && q + 1 < end);
    // The text above goes on down to them.
    let told = (0..top)
        .rev()
        .find(|&q| view.taken(q) || view.at(q).is_statement() || view.at(q).is_prose())
        .is_some_and(|q| {
            let asks = |class| class == Class::Footer && view.at(q).is(Shape::EMAIL);
            let known = view.evident(q, Force::Strong);
            !view.taken(q) && known.is_none_or(|e| asks(e.class))
        });
    let class = |q: usize| {
        let taken = view.mark(q).map(|m| m.rule.class);
        taken.or_else(|| view.evidence(q).map(|e| e.class))
    };
    let closed = end < view.len() && class(end) == Some(Class::Footer);
    (headed && told && !closed).then_some(top..end)
}

fn is_heading(view: &View<'_, '_>, p: usize) -> bool {
    let line = view.at(p);
    let other = [Shape::DIGIT, Shape::EMAIL];
    line.is_titular()
        && line.words <= NAMED
        && line.rest_key == 0
        && !other.iter().any(|&shape| line.is(shape))
}

/// A number or an address, or the word that announces them.
fn is_detail(view: &View<'_, '_>, p: usize) -> bool {
    let line = view.at(p);
    // A footer's links announce nothing.
    let follows = p + 1 < view.len() && !view.says(p + 1, Sign::FooterLink);
    let announced = line.words <= 2 && is_heading(view, p) && follows;
    view.evidence(p).is_some_and(|e| e.class == Class::Footer)
        && (line.is(Shape::DIGIT) || line.is(Shape::EMAIL) || announced)
        && line.words <= GIVEN
        && !line.text.contains('©')
}

/// A short line that nothing speaks against, be it a name with what somebody is.
fn is_named(view: &View<'_, '_>, p: usize) -> bool {
    let role = |e: super::evidence::Evidence| {
        e.sign == Sign::Author && e.force == Force::Weak || e.sign == Sign::Contact
    };
    view.at(p).words <= NAMED && view.evidence(p).is_none_or(role)
}
