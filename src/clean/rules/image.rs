//! Image captions: copies of title or heading, credits, agency lines.

use super::super::class::Class;
use super::super::lexicon::{Force, Sign};
use super::super::line::{Shape, phrase_key};
use super::super::view::View;
use super::{Family, rule};

pub(super) const FAMILY: Family = Family {
    rules: &[&TITLE_COPY, &HEADING_COPY, &CREDIT],
    find,
};

rule! { TITLE_COPY "image/title-copy" ImageCaption High
    for "Alt text or a caption within the prose that only repeats the title." / "Alternativtext eller bildtext i brödtexten som bara upprepar titeln."
    says "it repeats the title on line {line}" / "den upprepar titeln på rad {line}"
    takes ["Så blir du rörmokare\nAv Anna Berg\n¶\n✂ Så blir du rörmokare\n¶\n"]
    leaves ["Så blir du rörmokare\n¶\nSå blir du rörmokare i Norge\n¶\n", "Rörmokare\n\n¶\n\nRörmokare\n\n¶\n", "Rörmokare\n¶\n¶\nDärefter\nRörmokare\nDrifttekniker\nArbetsledare\n"]
}

rule! { HEADING_COPY "image/heading-copy" ImageCaption High
    for "Alt text or a caption that only repeats the heading of its section." / "Alternativtext eller bildtext som bara upprepar sitt avsnitts rubrik."
    says "it repeats the heading on line {line}" / "den upprepar rubriken på rad {line}"
    takes ["Så blir du rörmokare\n¶\nArbetsmiljö\n✂ Arbetsmiljö\n✂ Arbetsmiljö\n¶\n", "Så blir du rörmokare\n¶\nArbetsmiljö\n¶\n✂ Arbetsmiljö\n¶\nLön\n¶\n✂ Lön\n¶\n"]
    leaves ["Så blir du rörmokare\n¶\nArbetsmiljö\n¶\nArbetsmiljö\n¶\n", "Så blir du rörmokare\n¶\nFöretag\nArbetsmiljö\n¶\nKommuner\nArbetsmiljö vid hög belastning\n¶\n", "Så blir du rörmokare\n¶\nSteg 2\n¶\nSteg 2\n¶\n"]
}

rule! { CREDIT "image/credit" ImageCaption High
    for "Photo credits and agency lines." / "Fotobylines och bildbyråer."
    says "it credits a picture" / "den anger varifrån en bild kommer"
    takes ["Så blir du rörmokare\n¶\n✂ Foto: Anna Berg\n¶\n", "Så blir du rörmokare\n¶\n✂ Eva på taket. FOTO: ANNA BERG\n¶\n", "Så blir du rörmokare\n¶\n✂ Foto: TT\n¶\n", "Så blir du rörmokare\n¶\n✂ Foto: Anna Berg/TT\n¶\n", "Så blir du rörmokare\n¶\n✂ Goodluz/iStock/Getty Images\n¶\n"]
    leaves ["Så blir du rörmokare\n¶\nFoto och film är två av de ämnen som går att läsa på programmet.\n¶\n", "Så blir du rörmokare\n¶\nKälla: SCB, 2022: medellön efter län\n¶\n",
        "Fotograf: 29 800 kr i månaden", "Grafik: goda kunskaper i ritprogram", "Fotograf: den som tar bilderna", "Illustration: minst två år på konstskola", "Filformat: pdf eller docx går bra"]
}

fn find(view: &mut View<'_, '_>) {
    let mut heading: Option<usize> = None;
    // Of a title with a colon the part before it is repeated as often as the whole.
    let short_title = view
        .title
        .and_then(|t| view.at(t).text.split_once(':'))
        .map_or(0, |(short, _)| phrase_key(short));
    let known = view.shows(Class::ImageCaption) || view.mentions(Sign::Credit);
    if !known && !view.has_copies() && view.count(short_title) == 0 {
        return;
    }
    let mut only: Option<(usize, usize)> = None;
    let mut copies_found = 0;
    for p in 0..view.len() {
        let line = view.at(p);
        // A verse may be one word, written small.
        let verse =
            |h: usize| line.words == 1 && line.is(Shape::LOWER) && !view.at(h).is(Shape::LOWER);
        if view.taken(p) || line.says(Sign::StepLabel) {
            continue;
        }
        let repeats = |h: &usize| view.at(*h).key == line.key || quotes_heading(view, p, *h);
        if line.words <= 24 && !line.is(Shape::DOT) && !line.is(Shape::COLON) && !is_item(view, p) {
            let copies = short_title != 0 && line.key == short_title && !view.heads_text(p);
            let title = view.title.filter(|t| *t < p && (repeats(t) || copies));
            // On a page without a template, what stands once more and has text under it is a heading.
            let heads = view.heads_text(p) && view.count(line.key) == 2;
            if let Some(title) = title.filter(|_| !heads || view.template() > 0) {
                copies_found += 1;
                view.take(p, &TITLE_COPY, Some(title));
                continue;
            }
            if let Some(h) = heading.filter(|&h| repeats(&h) && !verse(h) && !view.is_sung(p)) {
                copies_found += 1;
                // Nor does a template put a single picture on a page: the one copy waits for a second.
                if heads && view.at(h).key == line.key && only.is_none() {
                    only = Some((p, h));
                    continue;
                }
                view.take(p, &HEADING_COPY, Some(h));
                continue;
            }
        }
        if view
            .evident(p, Force::Strong)
            .is_some_and(|e| e.class == Class::ImageCaption)
            && (line.says(Sign::Agency) || !view.may_head(p))
            && view.title != Some(p)
        {
            view.take(p, &CREDIT, None);
            continue;
        }
        if view.title.is_none_or(|t| p > t)
            && line.is_titular()
            && !line.is(Shape::LOWER)
            && view.heads_text(p)
        {
            heading = Some(p);
        }
    }
    if let Some((p, h)) = only.filter(|_| copies_found > 1) {
        view.take(p, &HEADING_COPY, Some(h));
    }
}

/// Words of an item of a list of names.
const ITEM: u32 = 5;

/// Whether the line is one of three short ones that stand under each other and of which no other repeats anything.
fn is_item(view: &View<'_, '_>, p: usize) -> bool {
    let item = |q: usize| {
        q < view.len() && {
            let line = view.at(q);
            !view.taken(q)
                && view.evidence(q).is_none()
                && line.words <= ITEM
                && line.is_titular()
                && view.count(line.key) == 1
                && !line.is(Shape::TAB)
                && !view.heads_text(q)
        }
    };
    // Items stand as far from each other as the next ones do.
    let even = |q: usize, next: usize| !view.gap(q) || view.gap(next);
    let above = p > 0 && item(p - 1) && even(p, p - 1);
    let below = item(p + 1) && even(p + 1, p + 2);
    view.at(p).words <= ITEM
        && !view.at(p).is(Shape::CAPITALS)
        && (below && (above || item(p + 2)) || above && p > 1 && item(p - 2))
}

/// `Picture titled HEADING step 2`, `Picture: HEADING`.
fn quotes_heading(view: &View<'_, '_>, p: usize, heading: usize) -> bool {
    let line = view.at(p);
    line.says(Sign::Credit) && line.rest_key != 0 && line.rest_key == view.at(heading).key
}
