//! Before the title, and between it and the prose.

use super::super::super::body::is_alone;
use super::super::super::class::Class;
use super::super::super::evidence::Evidence;
use super::super::super::lexicon::{Force, Sign};
use super::super::super::line::Shape;
use super::super::super::view::View;
use super::super::title::menu::is_menu_above;
use super::super::title::place::doubtful;
use super::{KICKER, MENU, of_class, states};

/// Short lines above a title from which they are a menu, whatever their words.
const LABELS: usize = 6;
/// Lines above a title from which they are no lead and no list of the article's, where there is a template at all.
const LONG: usize = 24;
/// Lines without any sign that a frame may have under its last line with one, right above the title.
const UNDER: usize = 4;
/// Lines between a sentence and the title from which it can be no lead of its own.
const FRAME: usize = 12;
/// Words of a button that is no heading, whatever follows.
const CALL: u32 = 3;
/// Lines with strong evidence from which a page surely has a template.
const FURNISHED: usize = 4;

/// What stands before the title: menus, the site's name, its slogan, a kicker.
pub(super) fn before(view: &mut View<'_, '_>, held: &[bool]) {
    let Some(title) = view.title else { return };
    let open: Vec<usize> = (0..title).filter(|&p| !view.taken(p) && !held[p]).collect();
    if open.is_empty() {
        return;
    }
    // What is held is as little of a menu as what is open.
    let rest = (0..title).filter(|&p| !view.taken(p)).count();
    // Page numbers and leftovers are no menu.
    let known = (0..title)
        .filter(|&p| {
            view.mark(p).is_none_or(|m| {
                m.rule.class != Class::Residue && m.rule.card.id != "navigation/page-number"
            })
        })
        .filter(|&p| is_sign(view, p))
        .count();
    // On a page without a template only a menu of known words, or a long one of short labels, stands above the title.
    let label = |p: &usize| {
        let line = view.at(*p);
        let ends = [Shape::STOP, Shape::COLON, Shape::BULLET];
        line.words <= 4 && !ends.iter().any(|&shape| line.is(shape))
    };
    let long = open.len() >= LONG && view.template() > 0;
    let menu = open.len() >= LABELS && open.iter().all(label) && known > 0;
    let few = rest < 3 || known * 2 <= rest;
    let shaped = is_menu_above(view, title);
    if !shaped && (known == 0 && !long || view.template() == 0 && few && !menu) {
        return;
    }
    // One line that is surely furniture says nothing of many that are not.
    let signs = known + view.template().min(FURNISHED);
    if !shaped && !long && rest >= 3 && (signs <= 2 || known * 2 <= rest && signs <= FURNISHED) {
        return;
    }
    // A counter above a title is none of the article's.
    let counter = |p: usize| {
        view.at(p).is(Shape::COUNT) && view.evidence(p).is_some_and(|e| e.sign == Sign::Nav)
    };
    let sure = |p: usize| view.taken(p) || view.evident(p, Force::Strong).is_some() || counter(p);
    // A title that is mistaken has the true one above it, with much between, and nothing of a frame there.
    let sign = |&p: &usize| is_sign(view, p) && (sure(p) || p > 0 && is_sign(view, p - 1));
    let frame = (0..title).rev().find(sign).map_or(0, |p| p + 1);
    let under = open.iter().filter(|&&p| p >= frame);
    // Menus give no figures and no values.
    let told = under.clone().any(|&p| {
        view.at(p).is(Shape::DIGIT) || view.at(p).is(Shape::COLON) || view.at(p).rest_key != 0
    });
    let open: Vec<usize> = match told && !shaped && !long && under.count() > UNDER {
        true => open.into_iter().filter(|&p| p < frame).collect(),
        false => open,
    };
    // One or two lines are no frame: something surely known must be with them, or a kicker over the title.
    let kicker = title > 0 && view.at(title - 1).says(Sign::Kicker);
    if open.len() < 3 && !kicker && !(0..title).any(sure) {
        return;
    }
    let doubtful = match shaped {
        true => title..title,
        false => doubtful(view, title),
    };
    let text = text_above(view, title, &open).min(asked_above(view, title, held));
    for &p in &open {
        let line = view.at(p);
        if doubtful.contains(&p) || p >= text || tells(view, title, p) {
            continue;
        }
        let kicker = p + 1 == title
            && known >= 2
            && line.words <= 2
            && (line.is(Shape::CAPITALS) || line.says(Sign::Kicker))
            && !(p > 0
                && !view.gap(p)
                && view
                    .mark(p - 1)
                    .is_some_and(|m| m.rule.class == Class::Navigation));
        match view.evidence(p).map(|e| e.class) {
            _ if kicker => view.take(p, &KICKER, None),
            Some(
                class @ (Class::Consent
                | Class::Promo
                | Class::Dateline
                | Class::Byline
                | Class::Share
                | Class::Residue
                | Class::Tags),
            ) if class != Class::Tags || p + 1 == title => {
                let button = view
                    .evidence(p)
                    .is_some_and(|e| matches!(e.sign, Sign::Button | Sign::Field));
                let class = if button && p > 0 {
                    view.mark(p - 1).map_or(Class::Navigation, |m| m.rule.class)
                } else {
                    class
                };
                view.take(p, of_class(class), None);
            }
            _ => view.take(p, &MENU, None),
        }
    }
}

/// Whether the line says something of its own, be it an answer in a word.
fn tells(view: &View<'_, '_>, title: usize, p: usize) -> bool {
    let line = view.at(p);
    // Far above the text, a sentence alone among menus is theirs.
    let frame =
        view.first_prose > title && p + FRAME < title && line.words <= 60 && is_alone(view, p);
    let tells = line.is_prose() || line.words > 60 || states(view, p);
    let answers = line.is(Shape::DOT) && !line.is(Shape::ELLIPSIS) && line.words <= 4;
    (tells || answers && view.evidence(p).is_none()) && !frame
}

/// Lines that tell something, close to each other, from which they and what stands among them are a text.
const TOLD: usize = 3;
/// How close to each other they are.
const CLOSE: usize = 4;

/// Where a text begins that stands above the title, with its heading; the title where there is none. The title is mistaken then.
fn text_above(view: &View<'_, '_>, title: usize, open: &[usize]) -> usize {
    let told: Vec<usize> = open
        .iter()
        .copied()
        .filter(|&p| tells(view, title, p))
        .collect();
    let close = |w: &[usize]| w.windows(2).all(|two| two[1] - two[0] <= CLOSE);
    let Some(first) = told.windows(TOLD).find(|w| close(w)).map(|w| w[0]) else {
        return title;
    };
    let plain = |p: &usize| !is_sign(view, *p);
    (0..first).rev().take_while(plain).last().unwrap_or(first)
}

/// Where an interview begins that stands above the title, with its heading: the title is mistaken then as well.
fn asked_above(view: &View<'_, '_>, title: usize, held: &[bool]) -> usize {
    let asks = |&p: &usize| held[p] && view.at(p).text.ends_with('?');
    let Some(first) = (0..title).find(asks) else {
        return title;
    };
    let plain = |p: &usize| !is_sign(view, *p);
    (0..first).rev().take_while(plain).last().unwrap_or(first)
}

/// Whether a line before the title is a sign of a frame; a labelled address can be a line of the text.
fn is_sign(view: &View<'_, '_>, p: usize) -> bool {
    view.taken(p)
        || view
            .evidence(p)
            .is_some_and(|e| e.force >= Force::Strong || e.sign != Sign::Contact)
}

/// What stands between title and prose.
pub(super) fn intro(view: &mut View<'_, '_>, held: &[bool]) {
    let Some(title) = view.title else { return };
    let end = view.first_prose.min(view.len());
    let end = (title + 1..end).find(|&p| view.states(p)).unwrap_or(end);
    let sure =
        |view: &View<'_, '_>, q: usize| view.taken(q) || view.evident(q, Force::Strong).is_some();
    for (p, &stays) in held.iter().enumerate().take(end).skip(title + 1) {
        if view.taken(p) || stays || states(view, p) {
            continue;
        }
        let class_at = |view: &View<'_, '_>, q: usize| view.mark(q).map(|m| m.rule.class);
        let before = if p > title + 1 {
            class_at(view, p - 1)
        } else {
            None
        };
        let after = if p + 1 < end {
            class_at(view, p + 1)
        } else {
            None
        };
        let followed = after.is_some() || p + 1 < end && sure(view, p + 1);
        let hinted = p + 1 < end && view.evidence(p + 1).is_some();
        let names = matches!(after, Some(Class::Byline | Class::Dateline));
        let line = view.at(p);
        let marked = line.words == 1 && line.is(Shape::CAPITALS) && line.says(Sign::Kicker);
        if marked && p == title + 1 && view.template() >= FURNISHED {
            view.take(p, &KICKER, None);
            continue;
        }
        let class = match view.evidence(p) {
            Some(e) if e.sign == Sign::Button && line.proof.whole && line.words >= CALL => {
                Some(e.class)
            }
            Some(e) if before.is_none() && after.is_none() => button_alone(view, p, e),
            Some(e) if e.sign == Sign::NavBlock || line.words > 16 || view.may_head(p) => None,
            Some(e) if before.is_none() && !followed => button_alone(view, p, e),
            Some(e) if e.force == Force::Weak && line.is(Shape::DOT) => None,
            // Between a line of furniture and one that is none, a word is no more than a word.
            Some(e)
                if e.force == Force::Weak
                    && view.template() < FURNISHED
                    && (before.is_none() || !followed) =>
            {
                None
            }
            Some(e) => Some(match (e.sign, before) {
                (Sign::Button | Sign::Field, Some(class)) => class,
                _ => e.class,
            }),
            None if line.is(Shape::STOP) || line.is(Shape::COLON) || line.words > 8 => None,
            // A title may have lost its place to the site's name.
            None if line.words >= 3 && names && !line.is(Shape::LOWER) => None,
            None if before.is_some() && (after.is_some() || hinted && line.is(Shape::LOWER)) => {
                match line.is(Shape::LOWER) {
                    true => Some(Class::Tags),
                    false => before,
                }
            }
            None if view.template() < FURNISHED => None,
            None => after.filter(|&c| {
                p == title + 1 && (c == Class::Navigation || (c == Class::Share && line.words == 1))
            }),
        };
        if let Some(class) = class {
            view.take(p, of_class(class), None);
        }
    }
}

/// A call to act between title and prose, not a heading by its shape.
fn button_alone(view: &View<'_, '_>, p: usize, e: Evidence) -> Option<Class> {
    let line = view.at(p);
    let under_title = p > 0 && view.title == Some(p - 1) && e.force >= Force::Strong;
    let call = e.force >= Force::Strong || line.is(Shape::QUESTION) || line.is(Shape::CAPITALS);
    let sells = matches!(e.class, Class::Promo) && call;
    (sells && (under_title || !view.may_head(p))).then_some(Class::Promo)
}
