//! Promotion: newsletter prompts, advertisement labels and what they label, app and donation prompts, disclosures.

use super::super::class::Class;
use super::super::lexicon::{Force, Sign};
use super::super::line::Shape;
use super::super::view::View;
use super::{Family, rule};

pub(super) const FAMILY: Family = Family {
    rules: &[&LABEL, &BLOCK, &NEWSLETTER, &OFFER],
    find,
};

rule! { LABEL "promo/ad-label" Promo High
    for "An advertisement label." / "En annonsmärkning."
    says "it labels an advertisement" / "den märker ut en annons"
    takes []
    leaves []
}

rule! { BLOCK "promo/ad-text" Promo Medium
    for "The advertisement under its label." / "Annonsen under sin märkning."
    says "it is the advertisement that line {line} labels" / "den är annonsen som rad {line} märker ut"
    takes []
    leaves []
}

rule! { NEWSLETTER "promo/box" Promo High
    for "A box that asks for an address: its call, its fields and its button." / "En ruta som ber om en adress: uppmaning, fält och knapp."
    says "it is part of a box that asks the reader to sign up" / "den hör till en ruta som ber läsaren anmäla sig"
    takes []
    leaves []
}

rule! { OFFER "promo/offer" Promo Medium
    for "An offer, a disclosure or a call to buy, give or install." / "Ett erbjudande, en upplysning om reklam eller en uppmaning att köpa, ge eller installera."
    says "it offers or sells something" / "den erbjuder eller säljer något"
    takes []
    leaves []
}

fn find(view: &mut View<'_, '_>) {
    labels(view);
    boxes(view);
    offers(view);
    view.find_prose();
}

fn labels(view: &mut View<'_, '_>) {
    for p in 0..view.len() {
        if view.taken(p) || view.title == Some(p) {
            continue;
        }
        let Some(seen) = view.evidence(p) else {
            continue;
        };
        let label = match seen.sign {
            Sign::AdLabel => true,
            Sign::AdWord => !is_section(view, p),
            _ => false,
        };
        if !label {
            continue;
        }
        view.take(p, &LABEL, None);
        let mut q = p + 1;
        while q < view.len() && q <= p + 3 && is_ad_text(view, p, q) {
            view.take(q, &BLOCK, Some(p));
            q += 1;
        }
    }
}

/// A section about advertising: its text speaks of what the heading names.
fn is_section(view: &View<'_, '_>, p: usize) -> bool {
    let line = view.at(p);
    if !view.may_head(p) || line.is(Shape::CAPITALS) {
        return false;
    }
    let stem: String = line
        .text
        .chars()
        .filter(|c| c.is_alphabetic())
        .take(6)
        .flat_map(char::to_lowercase)
        .collect();
    (p + 1..view.len().min(p + 3)).any(|q| view.at(q).text.to_lowercase().contains(&stem))
}

/// What stands under an advertisement label and sells something, or hangs on the label on a page that sets its
/// paragraphs apart.
fn is_ad_text(view: &View<'_, '_>, label: usize, q: usize) -> bool {
    let line = view.at(q);
    if view.taken(q) {
        return line.is(Shape::BARE);
    }
    if let Some(e) = view.evidence(q) {
        return matches!(e.class, Class::Promo) && !matches!(e.sign, Sign::AdLabel | Sign::AdWord);
    }
    if view.may_head(q)
        || line.words > 26
        || line.label_words > 0
        || view.listed.contains(&line.key)
    {
        return false;
    }
    let sells = line.is(Shape::PRICE) || line.text.contains(" – ") && !line.is(Shape::SPEECH);
    let hangs = !view.gap(q) && q == label + 1 && view.gap(label) && view.gap(q + 1);
    sells || (hangs && !line.is_prose())
}

/// A call, at most four lines, then a field or a button.
fn boxes(view: &mut View<'_, '_>) {
    let mut p = 0;
    while p < view.len() {
        let starts = !view.taken(p)
            && view.title != Some(p)
            && view.evidence(p).is_some_and(|e| {
                matches!(e.sign, Sign::Newsletter | Sign::Offer) && e.force >= Force::Strong
            });
        if !starts {
            p += 1;
            continue;
        }
        let mut last = p;
        let mut q = p + 1;
        while q < view.len()
            && q <= last + 2
            && q <= p + 7
            && !(view.taken(q) && !view.at(q).is(Shape::BARE))
        {
            match view.evidence(q).map(|e| (e.class, e.sign)) {
                Some((_, Sign::Field | Sign::Button))
                | Some((Class::Promo, Sign::Newsletter | Sign::Offer)) => last = q,
                Some((Class::Residue, _)) => {}
                Some(_) => break,
                None if view.may_head(q) || view.at(q).words > 26 => break,
                None => {}
            }
            q += 1;
        }
        let whole = view.at(p).words <= 8 && !view.may_head(p);
        let ends_in_form = last > p;
        if ends_in_form
            || (view.evidence(p).is_some_and(|e| e.sign == Sign::Newsletter)
                && whole
                && !view.at(p).is_prose()
                && (view.at(p).words >= 2 || view.has_company(p) || p > view.last_prose))
        {
            for at in p..=last {
                view.take(at, &NEWSLETTER, None);
            }
        }
        p = last + 1;
    }
}

fn offers(view: &mut View<'_, '_>) {
    for p in 0..view.len() {
        if view.taken(p) || view.title == Some(p) || view.may_head(p) {
            continue;
        }
        let line = view.at(p);
        let Some(seen) = view
            .evident(p, Force::Strong)
            .filter(|e| matches!(e.sign, Sign::Offer | Sign::Newsletter))
        else {
            continue;
        };
        let edge = p < view.first_prose || (p > view.last_prose && view.has_company(p));
        let short = line.words <= 20 && !(line.is(Shape::DOT) && line.words > 14);
        let lonely_call = seen.sign == Sign::Offer && line.words <= 9 && !line.is(Shape::DOT);
        if edge
            || (short && view.has_company(p))
            || lonely_call
            || line.words <= 40 && line.says(Sign::Offer) && line.text.contains("länk")
        {
            view.take(p, &OFFER, None);
            if p + 1 < view.len() && view.evidence(p + 1).is_some_and(|e| e.sign == Sign::Button) {
                view.take(p + 1, &OFFER, None);
            }
        }
    }
}
