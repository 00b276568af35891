//! Sharing: share, like, print, follow, counters.

use super::super::class::Class;
use super::super::lexicon::{Force, Sign};
use super::super::line::{Shape, is_alphanumeric};
use super::super::view::View;
use super::{Family, rule};

pub(super) const FAMILY: Family = Family {
    rules: &[&LINE, &ROW],
    find,
};

rule! { LINE "share/line" Share High
    for "A line that asks to share, like or follow." / "En rad som ber läsaren dela, gilla eller följa."
    says "it asks to share, like or follow" / "den ber läsaren dela, gilla eller följa"
    takes ["Så blir du rörmokare\nPublicerad 3 maj 2021\n✂ Dela artikeln\n¶\n", "Så blir du rörmokare\n✂ Dela Tweeta Skriv ut\n¶\n", "Så blir du rörmokare\n¶\n¶\n✂ Dela på Facebook\n", "Så blir du rörmokare\n✂ Facebook Twitter LinkedIn\n¶\n"]
    leaves ["Så blir du rörmokare\n¶\nDela ut tidningar till hushållen.\n¶\n", "Så blir du rörmokare\n¶\nDela upp arbetet med kollegorna.\n¶\n", "Så blir du rörmokare\n¶\nDela med dig\nDen som kan yrket väl får ofta handleda lärlingar, och det brukar löna sig.\n¶\n"]
}

rule! { ROW "share/row" Share High
    for "Names of networks and share buttons, in a row or under each other." / "Namn på nätverk och delningsknappar, på rad eller under varandra."
    says "it is one of several share buttons" / "den är en av flera delningsknappar"
    takes ["Så blir du rörmokare\n¶\n¶\n✂ Dela\n✂ Facebook\n✂ LinkedIn\n"]
    leaves ["Så blir du rörmokare\n¶\nDela upp övningen på flera kvällar.\nSkriv ut dina ritningar.\n¶\n"]
}

fn find(view: &mut View<'_, '_>) {
    for p in 0..view.len() {
        if view.taken(p) || view.title == Some(p) {
            continue;
        }
        if view
            .evident(p, Force::Strong)
            .is_some_and(|e| e.class == Class::Share)
            && (!view.may_head(p) || names_network(view.at(p).text) || is_under_title(view, p))
            || is_row(view, p)
        {
            view.take(p, &LINE, None);
        }
    }
    if view.mentions(Sign::ShareWord) || view.mentions(Sign::Network) || view.took(Class::Share) {
        rows(view);
    }
}

/// Whether furniture alone, or nothing, stands between the title and a known phrase: no heading comes before any text.
pub(super) fn is_under_title(view: &View<'_, '_>, p: usize) -> bool {
    let furniture = |q: usize| view.taken(q) || view.evidence(q).is_some();
    let proof = view.at(p).proof;
    // A row is known by its parts.
    let row = proof.phrases == 0 && view.at(p).says(Sign::ShareLine);
    let known = proof.whole || proof.longest >= 2 || row;
    known
        && view
            .title
            .is_some_and(|t| t < p && p + 1 - t <= HEAD && (t + 1..p).all(furniture))
}

/// Lines from the title on that its furniture has.
const HEAD: usize = 6;

fn rows(view: &mut View<'_, '_>) {
    let mut p = 0;
    while p < view.len() {
        let mut end = p;
        while end < view.len() && is_button(view, end) {
            end += 1;
        }
        let words = (p..end).filter(|&q| !view.taken(q)).count();
        let near =
            words > 0 && (end - p >= 2 || beside_furniture(view, p) || is_under_title(view, p));
        if near {
            for q in p..end {
                view.take(q, &ROW, None);
            }
        }
        p = end.max(p + 1);
    }
}

fn is_button(view: &View<'_, '_>, p: usize) -> bool {
    let line = view.at(p);
    let shared = view.mark(p).is_some_and(|m| m.rule.class == Class::Share);
    shared
        || !view.taken(p)
            && view.title != Some(p)
            && line.words <= 5
            && (view.says(p, Sign::ShareWord) || view.says(p, Sign::Network))
            && !line.is(Shape::DOT)
}

/// Beside a byline, a date or another taken line, at an edge of the page.
fn beside_furniture(view: &View<'_, '_>, p: usize) -> bool {
    let taken = |q: usize| view.taken(q) || view.evident(q, Force::Strong).is_some();
    let edge = p < view.first_prose || p > view.last_prose;
    edge && ((p > 0 && taken(p - 1)) || (p + 1 < view.len() && taken(p + 1)))
}

/// The networks whose names stand on share buttons.
const NETWORKS: [&str; 15] = [
    "facebook",
    "twitter",
    "linkedin",
    "instagram",
    "youtube",
    "whatsapp",
    "pinterest",
    "telegram",
    "reddit",
    "xing",
    "tiktok",
    "messenger",
    "threads",
    "bluesky",
    "вконтакте",
];

fn names_network(text: &str) -> bool {
    let lower = text.to_lowercase();
    NETWORKS.iter().any(|name| lower.contains(name))
}

/// Whether `word` is `name`, which is in lower case.
fn is_same(name: &str, word: &str) -> bool {
    name.len() == word.len()
        && (name.eq_ignore_ascii_case(word) || !name.is_ascii() && word.to_lowercase() == name)
}

/// `Facebook Twitter LinkedIn E-mail` on one line.
fn is_row(view: &View<'_, '_>, p: usize) -> bool {
    let line = view.at(p);
    if !(2..=12).contains(&line.words) || line.is(Shape::DOT) {
        return false;
    }
    let listed = line.is(Shape::NAME)
        || line.is(Shape::TITLED)
        || line.is(Shape::BARS)
        || line.rest_key != 0;
    if !listed && line.words != 2 {
        return false;
    }
    let networks = line
        .text
        .split(|c: char| !is_alphanumeric(c) && c != '-')
        .filter(|word| NETWORKS.iter().any(|name| is_same(name, word)))
        .count();
    networks >= 2 && networks as u32 * 3 >= line.words
}
