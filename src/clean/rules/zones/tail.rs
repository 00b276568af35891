//! After the prose: from the first block that closes an article on, short lines are the template's.

use super::super::super::body::with_rest;
use super::super::super::class::Class;
use super::super::super::lexicon::{Force, Sign};
use super::super::super::line::{Line, Shape};
use super::super::super::view::View;
use super::closing::closing;
use super::{TAIL_COMMENTS, TAIL_RELATED, TEASER, of_class, states};

/// Lines that follow an article from which they can be a list of other articles.
const OTHERS: usize = 24;
/// Lines of a page that may be mostly frame …
const FRAMED: usize = 100;
/// … and lines that then need to follow.
const FEW: usize = 10;
/// Headings that contents name, and under which no other articles stand.
const LISTED: usize = 2;
/// Lines among them that must be known artefacts, where they are not nearly all titles.
const KNOWN: usize = 6;

/// Whether a taken line closes the article: its kind stands after articles, not within them.
fn closes(view: &View<'_, '_>, p: usize) -> bool {
    view.mark(p).is_some_and(|m| {
        matches!(
            m.rule.class,
            Class::Comments
                | Class::Footer
                | Class::Tags
                | Class::Share
                | Class::Navigation
                | Class::Consent
        ) || m.rule.class == Class::Related && m.rule.card.id != "related/read-also"
    })
}

/// What stands after the prose.
pub(super) fn tail(view: &mut View<'_, '_>, held: &[bool]) {
    let n = view.len();
    let start = if view.last_prose < n {
        view.last_prose + 1
    } else {
        view.title.map_or(0, |t| t + 1)
    };
    if view.last_prose >= n && view.title.is_none() {
        return;
    }
    if !(start..n).any(|p| closes(view, p)) {
        closing(view, start, held);
    }
    let others = others(view);
    let Some(anchor) = others.or_else(|| (start..n).find(|&p| closes(view, p))) else {
        return;
    };
    let listed = others.is_some();
    if listed || (anchor..n).filter(|&p| is_known(view, p)).count() >= BOTH {
        weak_before(view, start, anchor, held);
    }
    let goes = match listed {
        true => vec![true; n - anchor],
        false => bounded(view, anchor, held),
    };
    let mut class = Class::Navigation;
    for (p, &holds) in held.iter().enumerate().skip(anchor) {
        if let Some(mark) = view.mark(p) {
            if mark.rule.class != Class::Residue {
                class = mark.rule.class;
            }
            continue;
        }
        if holds || !goes[p - anchor] {
            continue;
        }
        let line = view.at(p);
        let seen = view.evidence(p);
        if states(view, p) || line.is_prose() {
            if listed {
                teaser(view, p, class, start.saturating_sub(1));
            }
            continue;
        }
        if let Some(e) = seen.filter(|_| !stays(line, class)) {
            let button = matches!(
                e.sign,
                Sign::Button | Sign::Field | Sign::Kicker | Sign::Role | Sign::Reply
            );
            if !button || class == Class::Navigation {
                class = e.class;
            }
            if e.force >= Force::Weak && e.class == Class::Navigation && class == Class::Footer {
                class = Class::Footer;
            }
        }
        let title_like = seen.is_none() && line.words >= 3 && line.is_titular();
        let shown = match class {
            Class::Comments | Class::Share | Class::Tags | Class::Byline | Class::Dateline
                if title_like =>
            {
                Class::Related
            }
            Class::Navigation if title_like && line.words >= 5 => Class::Related,
            class => class,
        };
        view.take(p, of_class(shown), None);
    }
}

/// Which lines from `anchor` on stand in runs that furniture bounds.
fn bounded(view: &View<'_, '_>, anchor: usize, held: &[bool]) -> Vec<bool> {
    let n = view.len();
    let known = (anchor..n).filter(|&p| is_known(view, p)).count();
    let stays = |p: usize| {
        held[p] || states(view, p) || view.at(p).is_prose() && view.evidence(p).is_none()
    };
    let mut goes = vec![false; n - anchor];
    let mut from = anchor;
    for p in anchor..=n {
        let inside = p < n && !view.taken(p) && !stays(p);
        if inside {
            continue;
        }
        // What stands within articles as well bounds nothing.
        let bounds = |q: usize| view.taken(q) && !is_within(view, q);
        let above = from > anchor && bounds(from - 1);
        let below = p < n && bounds(p);
        let enough = match (above, below, p == n) {
            (true, true, _) => BOTH,
            (true, _, true) => LAST,
            // Between sentences a heading is theirs.
            (false, false, _) => usize::MAX,
            _ => ONE,
        };
        let told = known < MANY && tells(view, from, p);
        let footer = above
            && view
                .mark(from - 1)
                .is_some_and(|m| m.rule.class == Class::Footer)
            && (from..p).all(|q| view.says(q, Sign::FooterLink));
        let sure = footer || known >= enough && p - from <= known * SPREAD && !told;
        goes[from - anchor..p - anchor].fill(sure);
        from = p + 1;
    }
    goes
}

/// Lines after the prose that must be known furniture before it takes short lines along that stand between two of them, …
const BOTH: usize = 2;
/// … that end the page under one, …
const LAST: usize = 3;
/// … or that have it on one side only.
const ONE: usize = 5;
/// Lines of known furniture after the prose from which that is surely a frame, whatever a line among them tells.
const MANY: usize = 8;
/// How many short lines each of them can vouch for.
const SPREAD: usize = 4;

/// Whether another rule took the line for what stands around articles.
fn is_known(view: &View<'_, '_>, p: usize) -> bool {
    view.mark(p).is_some_and(|m| {
        let within = matches!(
            m.rule.class,
            Class::Residue | Class::Duplicate | Class::ImageCaption | Class::TitleRepeat
        );
        !within && !m.rule.card.id.ends_with("/edge")
    })
}

/// Whether the line is an advertisement's label, a credit or a pointer, which articles have in their midst.
fn is_within(view: &View<'_, '_>, p: usize) -> bool {
    view.mark(p).is_some_and(|m| {
        matches!(m.rule.class, Class::ImageCaption | Class::VideoCaption)
            || matches!(m.rule.card.id, "related/read-also" | "promo/ad-label")
    })
}

/// Whether lines without a rule of their own tell something: a heading or a label with its answer, speech, labelled values.
fn tells(view: &View<'_, '_>, from: usize, to: usize) -> bool {
    let plain = |p: usize| view.evidence(p).is_none();
    if (from..to).any(|p| is_postal(view.at(p).text)) {
        return false;
    }
    (from..to).any(|p| {
        let line = view.at(p);
        let next = p + 1;
        let label = line.words <= 8 && (line.is_titular() || line.is(Shape::COLON));
        let answered = label && next < to && plain(next) && {
            let next = view.at(next);
            next.is(Shape::DOT) || next.words <= 6 && next.is(Shape::DIGIT) && !next.is(Shape::DATE)
        };
        let asked = line.is(Shape::QUESTION) && next < to && view.at(next).is(Shape::STOP);
        let pair = line.rest_key != 0 && line.label_words > 0;
        let pairs = pair && next < to && plain(next) && view.at(next).rest_key != 0;
        let spoken = line.is(Shape::SPEECH) && line.is(Shape::STOP);
        plain(p) && (answered || asked || pairs || spoken || line.is(Shape::DOT) && line.words >= 3)
    })
}

/// Figures of a postal code, and words of the line that has it.
const CODE: std::ops::RangeInclusive<usize> = 4..=5;
const POSTAL_WORDS: usize = 4;

/// `790 12 Falun`, `1012 AB Amsterdam`: where a letter goes.
fn is_postal(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let figures = |w: &&&str| w.bytes().all(|b| b.is_ascii_digit());
    let code = words.iter().take_while(figures);
    let digits: usize = code.clone().map(|w| w.len()).sum();
    let place = &words[code.count()..];
    // `2019 Stockholm`: four figures may as well be a year, and what may tell something stays.
    let year = words[0].len() == 4 && ("1900".."2100").contains(&words[0]);
    words.len() <= POSTAL_WORDS
        && !year
        && CODE.contains(&digits)
        && !place.is_empty()
        && place.iter().all(|w| w.starts_with(char::is_uppercase))
}

/// Where the article ends on a page that goes on with titles, dates and labels: what stands among them is none of it.
fn others(view: &View<'_, '_>) -> Option<usize> {
    let body = view.body.clone()?;
    let mut from = with_rest(view, &body);
    while let Some(end) = resumed(view, from) {
        from = with_rest(view, &(body.start..end));
    }
    let under = (from..view.len())
        .find(|&p| !is_aside(view, p))
        .map_or(from, |p| sections_end(view, p).max(from));
    let from = match under > from && !(from..under).all(|p| is_aside(view, p)) {
        true => under,
        false => from,
    };
    let rest = from..view.len();
    let sentences = rest
        .clone()
        .filter(|&p| view.at(p).is_statement() || view.at(p).is_prose())
        .count();
    let known = rest.clone().filter(|&p| view.taken(p)).count();
    let titles = rest.clone().filter(|&p| view.at(p).is_titular()).count();
    let framed = view.len() >= FRAMED && (view.len() - body.len()) * 3 >= view.len() * 2;
    // Where the contents name headings, the article goes on.
    let listed = |p: &usize| {
        !view.taken(*p) && view.listed.contains(&view.at(*p).key) && view.heads_text(*p)
    };
    if rest.clone().filter(listed).count() >= LISTED {
        return None;
    }
    let many = rest.len() >= if framed { FEW } else { OTHERS };
    let sure = known >= KNOWN || known >= 2 && titles * 5 >= rest.len() * 4;
    (many && sure && sentences * 2 <= rest.len()).then_some(from)
}

/// The end of the sections of short items after `from`, up to the first line that anything speaks against: what a course
/// holds, what it asks for, where it leads. Titles of other articles are longer, and menus go on among known words.
fn sections_end(view: &View<'_, '_>, from: usize) -> usize {
    let open = |p: usize| match view.taken(p) {
        true => is_within(view, p),
        false => view.evident(p, Force::Strong).is_none() && view.at(p).words <= ITEM_WORDS,
    };
    let end = (from..view.len()).find(|&p| !open(p)).unwrap_or(view.len());
    let rest = from..end;
    let items = rest.clone().filter(|&p| {
        let line = view.at(p);
        let counted = line.is(Shape::DIGIT) && !line.is(Shape::DATE) && !line.is(Shape::TIME);
        let listed = [Shape::BULLET, Shape::SPEECH, Shape::DOT];
        let item = listed.iter().any(|&shape| line.is(shape)) || asked(view, p);
        !view.taken(p)
            && (item
                || line.words >= 2 && (counted || line.text.contains(',') || line.rest_key != 0))
    });
    let items = items.count();
    match end < view.len() && items >= ITEMS && items * 5 >= rest.len() * 2 {
        true => end,
        false => from,
    }
}

/// Whether the line asks, and a sentence answers.
fn asked(view: &View<'_, '_>, p: usize) -> bool {
    let next = p + 1;
    view.at(p).is(Shape::QUESTION) && next < view.len() && view.at(next).is(Shape::DOT)
}

/// Words of an item at most.
const ITEM_WORDS: u32 = 14;
/// Lines with figures or commas from which short lines after the prose are its sections.
const ITEMS: usize = 3;

/// Whether the line was taken for something that stands within articles as well.
fn is_aside(view: &View<'_, '_>, p: usize) -> bool {
    view.mark(p).is_some_and(|m| {
        matches!(
            m.rule.class,
            Class::Promo
                | Class::ImageCaption
                | Class::VideoCaption
                | Class::Residue
                | Class::Duplicate
        ) || m.rule.card.id == "related/read-also"
    })
}

/// The end of the first section after `from`, where the article goes on under an aside that stands within articles.
fn resumed(view: &View<'_, '_>, from: usize) -> Option<usize> {
    let next = (from..view.len().min(from + 5)).find(|&p| !view.taken(p))?;
    let aside = (from..next).all(|p| is_aside(view, p));
    let section = view.evidence(next).is_none()
        && view.heads_text(next)
        && next + 1 < view.len()
        && !view.taken(next + 1)
        && view.at(next + 1).is_statement();
    let goes_on = view.at(next).is_statement() && next > from;
    match aside && (section || goes_on) {
        true => Some(if goes_on { next + 1 } else { next + 2 }),
        false => None,
    }
}

/// Takes a sentence after the article; among comments it is one of them.
fn teaser(view: &mut View<'_, '_>, p: usize, class: Class, end: usize) {
    let rule = match class {
        Class::Comments => &TAIL_COMMENTS,
        _ => &TEASER,
    };
    view.take(p, rule, Some(end));
}

/// Whether the line fits the block that it stands in, whatever else its words can mean.
fn stays(line: &Line<'_>, class: Class) -> bool {
    match class {
        Class::Navigation => line.says(Sign::Nav),
        Class::Footer => {
            line.says(Sign::FooterLink) || line.says(Sign::Contact) || line.is(Shape::EMAIL)
        }
        _ => false,
    }
}

/// Lines under an advertisement's label that are no section of their own.
const UNDER: usize = 2;

/// Whether the run of plain lines that ends at `p` is too long for what an advertisement says, or gives values.
fn is_section(view: &View<'_, '_>, start: usize, p: usize) -> bool {
    // An item in small letters is no menu's.
    let plain = |q: &usize| {
        let item = view.at(*q).is(Shape::LOWER) && view.evident(*q, Force::Strong).is_none();
        !view.taken(*q) && (item || view.evidence(*q).is_none())
    };
    let run: Vec<usize> = (start..=p).rev().take_while(plain).collect();
    let value = |&q: &usize| view.at(q).rest_key != 0 || view.at(q).is(Shape::DIGIT);
    run.len() > UNDER || run.iter().any(value)
}

/// Weak signs right before the anchor, back to back, belong to it; so do a few short lines between it and a box.
fn weak_before(view: &mut View<'_, '_>, start: usize, anchor: usize, held: &[bool]) {
    let mut p = anchor;
    while p > start {
        p -= 1;
        if view.taken(p) {
            continue;
        }
        let line = view.at(p);
        if held[p] || line.words > 16 || line.is(Shape::DOT) || line.is(Shape::COLON) {
            return;
        }
        if let Some(e) = view.evidence(p) {
            if line.words > 8 {
                return;
            }
            view.take(p, of_class(e.class), None);
            continue;
        }
        let above = (start..p)
            .rev()
            .take(6)
            .take_while(|&q| !view.at(q).is(Shape::STOP))
            .find_map(|q| view.mark(q));
        // A heading right under the prose, with nothing under it but a box of other articles, is the box's.
        let heading = (2..=4).contains(&line.words)
            && line.is_titular()
            && !line.is(Shape::STOP)
            && !line.is(Shape::BULLET)
            && line.rest_key == 0
            && p > 0
            && view.is_article_prose(p - 1)
            && view
                .mark(p + 1)
                .is_some_and(|m| m.rule.card.id == "related/label");
        if heading {
            view.take(p, &TAIL_RELATED, None);
            return;
        }
        // One title between two buttons and what closes the page.
        let button = |q: usize| {
            let line = view.at(q);
            let seen = view.evidence(q).map(|e| e.class);
            line.proof.whole
                && matches!(
                    seen,
                    Some(Class::Share | Class::Promo | Class::Related | Class::Comments)
                )
        };
        if p >= start + 2 && button(p - 1) && button(p - 2) && view.taken(p + 1) {
            view.take(p, &TAIL_RELATED, None);
            continue;
        }
        let label = above.is_some_and(|m| m.rule.card.id == "promo/ad-label");
        match above.map(|m| m.rule.class) {
            _ if label && is_section(view, start, p) => return,
            Some(class @ (Class::Promo | Class::Consent | Class::VideoCaption)) => {
                view.take(p, of_class(class), None)
            }
            _ => return,
        }
    }
}
