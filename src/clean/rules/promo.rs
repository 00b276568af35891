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
    takes ["Så blir du rörmokare\n¶\n✂ Annons\n¶\n", "Så blir du rörmokare\n¶\n✂ REKLAM\n¶\n"]
    leaves ["Så blir du copywriter\n¶\nReklam\nDe flesta börjar på en byrå i en större stad och skriver för många kunder.\n¶\n", "Så blir du rörmokare\n¶\nReklam\nSomliga arbetar med reklam för branschen och visar upp yrket på mässor.\n¶\n"]
}

rule! { BLOCK "promo/ad-text" Promo Medium
    for "The advertisement under its label." / "Annonsen under sin märkning."
    says "it is the advertisement that line {line} labels" / "den är annonsen som rad {line} märker ut"
    takes ["Så blir du rörmokare\n¶\nAnnons\n✂ Låna upp till 300 000 kr på en minut\n¶\n"]
    leaves ["Så blir du rörmokare\n¶\nLönen låg i fjol på 31 000 kr i genomsnitt för hela landet, enligt facket.\n¶\n"]
}

rule! { NEWSLETTER "promo/box" Promo High
    for "A box that asks for an address: its call, its fields and its button." / "En ruta som ber om en adress: uppmaning, fält och knapp."
    says "it is part of a box that asks the reader to sign up" / "den hör till en ruta som ber läsaren anmäla sig"
    takes ["Så blir du rörmokare\n¶\n✂ Nyhetsbrev\n✂ Våra bästa råd en gång i veckan.\n✂ Din e-postadress\n✂ Prenumerera\n¶\n", "Så blir du rörmokare\n¶\n✂ Inte medlem än?\n✂ Som medlem får du råd om lön och avtal.\n✂ Bli medlem\n¶\n"]
    leaves ["Så blir du rörmokare\n¶\nBli medlem innan du förhandlar\nSom medlem får du se lönerna i branschen, och en ombudsman läser ditt underlag.\nKontakta oss\n¶\n", "Så blir du kommunikatör\n¶\nKommunikatören sköter nyhetsbrev, Facebook, Instagram och LinkedIn.\n¶\n", "Så blir du optiker\n¶\nNyhetsbrev till kunderna\nOptikern skriver ofta butikens nyhetsbrev.\n¶\n", "Så blir du rörmokare\n¶\nIngångslön: 25 000 kr/mån\nEfter sex år: 29 000 kr/mån\nArbetsledare: 37 000 kr/mån\n¶\n", "Så blir du rörmokare\n¶\nPrenumerera på lediga jobb\nDe flesta platsbanker kan skicka nya annonser, så att ingen tjänst går dig förbi.\n¶\n"]
}

rule! { OFFER "promo/offer" Promo Medium
    for "An offer, a disclosure or a call to buy, give or install." / "Ett erbjudande, en upplysning om reklam eller en uppmaning att köpa, ge eller installera."
    says "it offers or sells something" / "den erbjuder eller säljer något"
    takes ["Så blir du rörmokare\n¶\n✂ Den här artikeln innehåller annonslänkar.\n¶\n", "Så blir du rörmokare\nAv Anna Berg\nPublicerad 3 maj 2021\n¶\n✂ Hämta appen i App Store\n¶\nFoto: Anna Berg\n"]
    leaves ["Så blir du rörmokare\n¶\nLönen är 27 000 kr i månaden.\n¶\n", "Så blir du rörmokare\n¶\nLön: 27 000 kr/mån\n¶\n", "Så blir du rörmokare\n¶\nSom lärling får du 19 000 kr/mån.\n¶\n", "Så blir du rörmokare\n¶\nMånga företag erbjuder rabatt till den som anlitar en lärling under sommaren.\n¶\n"]
}

fn find(view: &mut View<'_, '_>) {
    if view.shows(Class::Promo) {
        labels(view);
        boxes(view);
        offers(view);
    }
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

/// A section about advertising: its text speaks of what the heading names; or the page has no template that could label an
/// advertisement, and text stands under the heading that is no promotion itself.
fn is_section(view: &View<'_, '_>, p: usize) -> bool {
    let line = view.at(p);
    let next = p + 1;
    if !view.may_head(p) || line.is(Shape::CAPITALS) || next >= view.len() {
        return false;
    }
    let text = !view.taken(next) && view.evidence(next).is_none() && view.at(next).is_statement();
    if text && view.template() <= 1 {
        return true;
    }
    let stem: String = line
        .text
        .chars()
        .filter(|c| c.is_alphabetic())
        .take(6)
        .flat_map(char::to_lowercase)
        .collect();
    (next..view.len().min(p + 3)).any(|q| view.at(q).text.to_lowercase().contains(&stem))
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
        || line.is_statement()
        || line.words > 26
        || line.label_words > 0
        || view.listed.contains(&line.key)
    {
        return false;
    }
    let sells = line.is(Shape::PRICE) && line.words >= 4
        || line.text.contains(" – ") && !line.is(Shape::SPEECH);
    let hangs = !view.gap(q) && q == label + 1 && view.gap(label) && view.gap(q + 1);
    sells || (hangs && !line.is_prose())
}

/// A call, at most a few lines, then a field or a button.
fn boxes(view: &mut View<'_, '_>) {
    let mut p = 0;
    while p < view.len() {
        if view.taken(p) || view.title == Some(p) || !opens_box(view, p) {
            p += 1;
            continue;
        }
        let last = box_end(view, p);
        let lonely = view
            .evident(p, Force::Strong)
            .is_some_and(|e| e.sign == Sign::Newsletter)
            && view.at(p).words <= 8
            && !view.may_head(p)
            && (view.at(p).words >= 2 || view.has_company(p) || p > view.last_prose);
        if last > p || lonely {
            for at in p..=last {
                view.take(at, &NEWSLETTER, None);
            }
        }
        p = last + 1;
    }
}

fn sign_at(view: &View<'_, '_>, p: usize) -> Option<Sign> {
    (p < view.len() && !view.taken(p))
        .then(|| view.evidence(p).map(|e| e.sign))
        .flatten()
}

fn is_control(sign: Option<Sign>) -> bool {
    matches!(sign, Some(Sign::Field | Sign::Button))
}

/// A call by its words, a short question or cry with a button two lines on, or a sentence to the reader over a field.
fn opens_box(view: &View<'_, '_>, p: usize) -> bool {
    let line = view.at(p);
    if view
        .evident(p, Force::Strong)
        .is_some_and(|e| matches!(e.sign, Sign::Newsletter | Sign::Offer))
    {
        return true;
    }
    if view.evidence(p).is_some_and(|e| e.class != Class::Promo) || view.is_wrapped(p) {
        return false;
    }
    let next = sign_at(view, p + 1);
    let after = sign_at(view, p + 2);
    let cry = line.is(Shape::QUESTION) && line.words <= 7;
    let answered =
        p + 2 < view.len() && !view.taken(p + 1) && (2..=26).contains(&view.at(p + 1).words);
    (cry && answered && is_control(after) && view.at(p + 2).words <= 4)
        || (next == Some(Sign::Field)
            && is_control(after)
            && line.words <= 22
            && addresses_reader(line.text))
}

/// Whether the line speaks to the reader or for the site.
fn addresses_reader(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        matches!(
            word.trim_matches(|c: char| !c.is_alphabetic())
                .to_lowercase()
                .as_str(),
            "vi" | "du"
                | "dig"
                | "ditt"
                | "din"
                | "we"
                | "you"
                | "your"
                | "wir"
                | "sie"
                | "ihr"
                | "dir"
                | "deg"
                | "dere"
                | "me"
                | "sinulle"
                | "вас"
                | "вам"
                | "мы"
                | "de"
                | "jer"
        )
    })
}

/// The last line of the box that opens at `p`.
fn box_end(view: &View<'_, '_>, p: usize) -> usize {
    let offers = sign_at(view, p) == Some(Sign::Offer);
    let mut last = p;
    let mut q = p + 1;
    while q < view.len() && q <= last + 3 && q <= p + 7 {
        let line = view.at(q);
        if view.taken(q) && !line.is(Shape::BARE) {
            break;
        }
        match view.evidence(q).map(|e| (e.class, e.sign)) {
            // A section of the article may bear a button's name.
            Some((_, Sign::Button))
                if offers && view.may_head(q) && (p + 1..q).any(|r| view.at(r).is_statement()) =>
            {
                break;
            }
            // What a sentence says of it alone is no call.
            Some((_, Sign::Offer))
                if line.is_statement() && view.evident(q, Force::Strong).is_none() => {}
            Some((_, Sign::Field | Sign::Button | Sign::Newsletter | Sign::Offer)) => last = q,
            Some((Class::Residue, _)) => {}
            Some(_) => break,
            None if view.may_head(q)
                || view.is_data(q)
                || line.words > 26
                || line.label_words > 0 && line.is(Shape::STOP) =>
            {
                break;
            }
            None if line.is(Shape::DOT) && !is_control(sign_at(view, q + 1)) => break,
            None => {}
        }
        q += 1;
    }
    last
}

/// Whether a sentence stands under the line and another heading follows, as sections of an article do.
fn heads_section(view: &View<'_, '_>, p: usize) -> bool {
    let sentence = p + 1;
    let heading = p + 2;
    heading < view.len()
        && view.may_head(p)
        && view.at(p).words >= 3
        && !view.at(p).is(Shape::QUESTION)
        && view.at(sentence).is_statement()
        && !view.taken(heading)
        && view.may_head(heading)
}

fn offers(view: &mut View<'_, '_>) {
    for p in 0..view.len() {
        if view.taken(p) || view.title == Some(p) {
            continue;
        }
        let line = view.at(p);
        if view.may_head(p) && (line.words < 3 || view.template() < 3) {
            continue;
        }
        let Some(seen) = view
            .evident(p, Force::Strong)
            .filter(|e| matches!(e.sign, Sign::Offer | Sign::Newsletter | Sign::Disclosure))
        else {
            continue;
        };
        if heads_section(view, p) {
            continue;
        }
        let edge = p < view.first_prose || (p > view.last_prose && view.has_company(p));
        let short = line.words <= 20 && !(line.is(Shape::DOT) && line.words > 14);
        let lonely_call = seen.sign == Sign::Offer && line.words <= 9 && !line.is(Shape::DOT);
        if edge || (short && view.has_company(p)) || lonely_call || seen.sign == Sign::Disclosure {
            view.take(p, &OFFER, None);
            if p + 1 < view.len() && view.evidence(p + 1).is_some_and(|e| e.sign == Sign::Button) {
                view.take(p + 1, &OFFER, None);
            }
        }
    }
}
