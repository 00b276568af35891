//! Zones: what stands before the title, between title and prose, and after the prose, among lines already known.
//!
//! No words are needed here. Before the title of a page with a template everything is the template's; between two lines
//! that are taken, a short line is of their kind; after the first block that closes an article, short lines are the
//! template's until the page ends.

use super::super::body::{is_alone, with_rest};
use super::super::class::Class;
use super::super::data::held;
use super::super::evidence::Evidence;
use super::super::lexicon::{Force, Sign};
use super::super::line::Shape;
use super::super::view::View;
use super::{ArtefactRule, Family, rule};

pub(super) const FAMILY: Family = Family {
    rules: &[
        &MENU,
        &KICKER,
        &TAIL_NAV,
        &TAIL_FOOTER,
        &TAIL_RELATED,
        &TAIL_PROMO,
        &TAIL_SHARE,
        &TAIL_TAGS,
        &TAIL_COMMENTS,
        &TAIL_CONSENT,
        &TAIL_BYLINE,
        &TAIL_DATE,
        &TEASER,
    ],
    find,
};

rule! { MENU "navigation/menu" Navigation Medium
    for "Short lines before the title: menus, the site's name, its slogan." / "Korta rader före titeln: menyer, webbplatsens namn och slogan."
    says "it stands before the title, among lines of the page's frame: {word}" / "den står före titeln, bland rader i sidans ram: {word}"
    takes ["✂ Start\n✂ Nyheter\n✂ Våra verkstäder\nSå blir du rörmokare\n¶\n"]
    leaves ["Så blir du rörmokare\nEn guide i fyra delar\n¶\n", "Bagare\n\nEn bagare bakar bröd och bullar. Arbetet börjar tidigt på morgonen.\n\n## Lön\n\n- Nyutbildad: 24 300 kr\n- Erfaren: 28 100 kr\n", "Arborist\n\nLön\nIngångslön: 26 500 kr/mån\nEgen firma: 450–700 kr per timme\n", "Löner\n\nUndersköterska: 27 400 kr\nLäkare: 71 200 kr\n", "Svetsare\n\n## Lön\n\n| Yrke | 10:e perc. | Median |\n|---|---|---|\n| Svetsare | 26 100 | 31 200 |\n", "Elektriker\nUtbildning: Gymnasiet\nKrav: Fullständiga betyg\nKörkort: B\nMedellön: 31 000 kr\nOB: ja\nAnställda: 12 000\nFramtid: Goda möjligheter\nArbetstid: Dagtid\n¶\n"]
}

rule! { KICKER "tags/kicker" Tags Medium
    for "A department or a genre over the title, or a mark right under it." / "En avdelning eller genre ovanför titeln, eller ett märke direkt under den."
    says "it names a department or a genre beside the title" / "den namnger en avdelning eller genre intill titeln"
    takes ["Start\nLogga in\n\n✂ REPORTAGE\nSå blir du rörmokare\n¶\n", "Hoppa till innehåll\nLogga in\nSå blir du rörmokare\n✂ PREMIUM\n¶\n¶\nDela på Facebook\n© 2020 Rörbladet. Alla rättigheter förbehållna.\n"]
    leaves ["Arbetsliv\n¶\n", "Så blir du rörmokare\nGUIDE\n¶\n"]
}

macro_rules! tail {
    ($name:ident $id:literal $class:ident $en:literal / $sv:literal takes $takes:literal leaves $leaves:literal) => {
        rule! { $name $id $class Medium
            for $en / $sv
            says "it stands among lines that are no part of the article: {word}" / "den står bland rader som inte hör till artikeln: {word}"
            takes [$takes]
            leaves [$leaves]
        }
    };
}

tail! { TAIL_NAV "navigation/edge" Navigation "A menu line among the lines of a template." / "En menyrad bland mallens rader."
takes "Så blir du rörmokare\n¶\n¶\n1 2 3 Nästa\n✂ Verkstäder\n© 2020 Rörbladet. Alla rättigheter förbehållna.\n"
leaves "Så blir du rörmokare\n¶\nVerkstäder\n¶\n" }
tail! { TAIL_FOOTER "footer/edge" Footer "A footer line among the lines of a template." / "En sidfotsrad bland mallens rader."
takes "Så blir du rörmokare\n¶\n¶\n© 2020 Rörbladet. Alla rättigheter förbehållna.\n✂ Verkstadsgatan 4\n✂ Falun\n"
leaves "Så blir du rörmokare\n¶\nFalun\n¶\n" }
tail! { TAIL_RELATED "related/edge" Related "A title among the lines of a template." / "En titel bland mallens rader."
takes "Så blir du rörmokare\n¶\n¶\nEva • 3 maj 2021\nBra skrivet.\nSvara\nOlle • 4 maj 2021\nTack!\nSvara\nRapportera\n✂ Fem yrken som få känner till\n© 2020 Rörbladet. Alla rättigheter förbehållna.\n"
leaves "Så blir du rörmokare\n¶\nFem yrken som få känner till\n¶\n" }
tail! { TAIL_PROMO "promo/edge" Promo "A promotion among the lines of a template." / "Reklam bland mallens rader."
takes "Så blir du rörmokare\n¶\n¶\nAnsök nu och få 20 % rabatt\n✂ Hundra verktyg på en vecka\n© 2020 Rörbladet. Alla rättigheter förbehållna.\n"
leaves "Så blir du rörmokare\n¶\nHundra verktyg på en vecka\n¶\n" }
tail! { TAIL_SHARE "share/edge" Share "A share button among the lines of a template." / "En delningsknapp bland mallens rader."
takes "Så blir du rörmokare\n¶\n¶\nDela på Facebook\n✂ Klotter\n© 2020 Rörbladet. Alla rättigheter förbehållna.\n"
leaves "Så blir du rörmokare\n¶\nKlotter\n¶\n" }
tail! { TAIL_TAGS "tags/edge" Tags "A tag among the lines of a template." / "En tagg bland mallens rader."
takes "Så blir du rörmokare\n¶\n¶\nTaggar: lön, utbildning\n✂ Verkstad\n© 2020 Rörbladet. Alla rättigheter förbehållna.\n"
leaves "Så blir du rörmokare\n¶\nVerkstad\n¶\n" }
tail! { TAIL_COMMENTS "comments/edge" Comments "A line of a comment section among the lines of a template." / "En kommentarsrad bland mallens rader."
takes "Så blir du rörmokare\n¶\n¶\nLämna en kommentar\n✂ Klotter\n© 2020 Rörbladet. Alla rättigheter förbehållna.\n"
leaves "Så blir du rörmokare\n¶\nKlotter\n¶\n" }
tail! { TAIL_CONSENT "consent/edge" Consent "A consent line among the lines of a template." / "En samtyckesrad bland mallens rader."
takes "Så blir du rörmokare\n¶\n¶\n© 2020 Rörbladet. Alla rättigheter förbehållna.\nVi använder kakor för att göra webbplatsen bättre och för att mäta hur den används.\n✂ Klotter\n"
leaves "Så blir du rörmokare\n¶\nKlotter\n¶\n" }
tail! { TAIL_BYLINE "byline/edge" Byline "A name among the lines of a template." / "Ett namn bland mallens rader."
takes "Så blir du rörmokare\nAv Anna Berg\n✂ Följ\nPublicerad 3 maj 2021\n¶\n"
leaves "Så blir du rörmokare\n¶\nReporter\n¶\n" }
tail! { TAIL_DATE "dateline/edge" Dateline "A date among the lines of a template." / "Ett datum bland mallens rader."
takes "Så blir du rörmokare\nPublicerad 3 maj 2021\n✂ Klotter\nAv Anna Berg\n¶\n"
leaves "Så blir du rörmokare\n¶\nKlotter\n¶\n" }

rule! { TEASER "related/teaser" Related Medium
    for "A sentence among the titles, dates and labels that follow an article." / "En mening bland titlar, datum och etiketter efter en artikel."
    says "it stands among titles and labels after the article, which ends on line {line}" / "den står bland titlar och etiketter efter artikeln, som slutar på rad {line}"
    takes ["Så blir du rörmokare\n¶\n¶\nDela på Facebook\nSvetsaren som blev lärare\n✂ Hon lämnade verkstaden för katedern.\n20 maj 2021\nTolv frågor om avtal\n✂ Facket svarar på det du undrar.\n19 maj 2021\nSå mår branschen i år\n18 maj 2021\nKonsten att byta spår\n17 maj 2021\nNy kurs i Falun\n16 maj 2021\nDärför väntar verkstaden\n15 maj 2021\nEn vecka med jouren\n14 maj 2021\nNär kranen läckte\n13 maj 2021\nFrågan som delar facket\n12 maj 2021\nRöret som höll längst\n11 maj 2021\nTaggar: lön, avtal\nVåra verkstäder\nKontakta oss\nPrenumerera på nyhetsbrevet\n© 2020 Rörbladet. Alla rättigheter förbehållna.\n"]
    leaves ["Så blir du rörmokare\n¶\n¶\nSvetsaren som blev lärare\nHon lämnade verkstaden för katedern.\n"]
}

/// Lines with strong evidence from which a page surely has a template.
const FURNISHED: usize = 4;
/// Short lines above a title from which they are a menu, whatever their words.
const LABELS: usize = 6;
/// Lines between a sentence and the title from which it can be no lead of its own.
const FRAME: usize = 12;
/// Lines that follow an article from which they can be a list of other articles.
const OTHERS: usize = 24;
/// Lines of a page that may be mostly frame …
const FRAMED: usize = 100;
/// … and lines that then need to follow.
const FEW: usize = 10;
/// Lines among them that must be known artefacts, where they are not nearly all titles.
const KNOWN: usize = 6;

/// The rule for a line that stands among lines of `class`.
pub(super) fn of_class(class: Class) -> &'static ArtefactRule {
    match class {
        Class::Related
        | Class::Duplicate
        | Class::TitleRepeat
        | Class::Toc
        | Class::VideoCaption
        | Class::ImageCaption => &TAIL_RELATED,
        Class::Promo => &TAIL_PROMO,
        Class::Share => &TAIL_SHARE,
        Class::Tags => &TAIL_TAGS,
        Class::Comments => &TAIL_COMMENTS,
        Class::Consent => &TAIL_CONSENT,
        Class::Byline => &TAIL_BYLINE,
        Class::Dateline => &TAIL_DATE,
        Class::Residue => &super::residue::NOTICE,
        Class::Navigation => &TAIL_NAV,
        Class::Footer => &TAIL_FOOTER,
    }
}

fn find(view: &mut View<'_, '_>) {
    view.find_prose();
    let held = held(view);
    head(view, &held);
    intro(view, &held);
    tail(view, &held);
    view.find_prose();
}

fn head(view: &mut View<'_, '_>, held: &[bool]) {
    let Some(title) = view.title else { return };
    let open: Vec<usize> = (0..title).filter(|&p| !view.taken(p) && !held[p]).collect();
    if open.is_empty() {
        return;
    }
    // Page numbers and leftovers are no menu.
    let known = (0..title)
        .filter(|&p| {
            view.mark(p).is_none_or(|m| {
                m.rule.class != Class::Residue && m.rule.card.id != "navigation/page-number"
            })
        })
        .filter(|&p| view.taken(p) || view.evidence(p).is_some())
        .count();
    // On a page without a template only a menu of known words, or a long one of short labels, stands above the title.
    let label = |p: &usize| {
        let line = view.at(*p);
        let ends = [Shape::STOP, Shape::COLON, Shape::BULLET];
        line.words <= 4 && !ends.iter().any(|&shape| line.is(shape))
    };
    let menu = open.len() >= LABELS && open.iter().all(label);
    let few = open.len() < 3 || known * 2 <= open.len();
    if known == 0 && open.len() < 3 || view.template() == 0 && few && !menu {
        return;
    }
    // One or two lines are no frame: something surely known must be with them, or a kicker over the title.
    let sure = |p: usize| view.taken(p) || view.evident(p, Force::Strong).is_some();
    let kicker = title > 0 && view.at(title - 1).says(Sign::Kicker);
    if open.len() < 3 && !kicker && !(0..title).any(sure) {
        return;
    }
    for &p in &open {
        let line = view.at(p);
        // Far above the text, a sentence alone among menus is theirs.
        let frame =
            view.first_prose > title && p + FRAME < title && line.words <= 60 && is_alone(view, p);
        if (line.is_prose() || line.words > 60 || states(view, p)) && !frame {
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

fn intro(view: &mut View<'_, '_>, held: &[bool]) {
    let Some(title) = view.title else { return };
    let end = view.first_prose.min(view.len());
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
        let followed = after.is_some() || p + 1 < end && view.evidence(p + 1).is_some();
        let line = view.at(p);
        let marked = line.words == 1 && line.is(Shape::CAPITALS) && line.says(Sign::Kicker);
        if marked && p == title + 1 && view.template() >= FURNISHED {
            view.take(p, &KICKER, None);
            continue;
        }
        let class = match view.evidence(p) {
            Some(e) if before.is_none() && after.is_none() => button_alone(view, p, e),
            Some(e) if e.sign == Sign::NavBlock || line.words > 16 || view.may_head(p) => None,
            Some(e) if before.is_none() && !followed => button_alone(view, p, e),
            Some(e) => Some(match (e.sign, before) {
                (Sign::Button | Sign::Field, Some(class)) => class,
                _ => e.class,
            }),
            None if line.is(Shape::STOP) || line.is(Shape::COLON) || line.words > 8 => None,
            None if before.is_some() && followed && (after.is_some() || line.is(Shape::LOWER)) => {
                match line.is(Shape::LOWER) {
                    true => Some(Class::Tags),
                    false => before,
                }
            }
            None => after.filter(|&c| {
                p == title + 1 && (c == Class::Navigation || (c == Class::Share && line.words <= 3))
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

fn tail(view: &mut View<'_, '_>, held: &[bool]) {
    let n = view.len();
    let start = if view.last_prose < n {
        view.last_prose + 1
    } else {
        view.title.map_or(0, |t| t + 1)
    };
    if view.last_prose >= n && view.title.is_none() {
        return;
    }
    let others = others(view);
    let Some(anchor) = others.or_else(|| (start..n).find(|&p| closes(view, p))) else {
        return;
    };
    weak_before(view, start, anchor, held);
    let listed = others.is_some();
    let mut class = Class::Navigation;
    for (p, &holds) in held.iter().enumerate().skip(anchor) {
        if let Some(mark) = view.mark(p) {
            if mark.rule.class != Class::Residue {
                class = mark.rule.class;
            }
            continue;
        }
        if holds {
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

/// Where the article ends on a page that goes on with titles, dates and labels: what stands among them is none of it.
fn others(view: &View<'_, '_>) -> Option<usize> {
    let body = view.body.clone()?;
    let mut from = with_rest(view, &body);
    while let Some(end) = resumed(view, from) {
        from = with_rest(view, &(body.start..end));
    }
    let rest = from..view.len();
    let sentences = rest
        .clone()
        .filter(|&p| view.at(p).is_statement() || view.at(p).is_prose())
        .count();
    let known = rest.clone().filter(|&p| view.taken(p)).count();
    let titles = rest.clone().filter(|&p| view.at(p).is_titular()).count();
    let framed = view.len() >= FRAMED && (view.len() - body.len()) * 3 >= view.len() * 2;
    let many = rest.len() >= if framed { FEW } else { OTHERS };
    let sure = known >= KNOWN || known >= 2 && titles * 5 >= rest.len() * 4;
    (many && sure && sentences * 2 <= rest.len()).then_some(from)
}

/// The end of the first section after `from`, where the article goes on under an aside that stands within articles.
fn resumed(view: &View<'_, '_>, from: usize) -> Option<usize> {
    let next = (from..view.len().min(from + 5)).find(|&p| !view.taken(p))?;
    let aside = (from..next).all(|p| {
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
    });
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

/// Whether the line is a sentence without a sign of its own: its company is no reason to take it.
fn states(view: &View<'_, '_>, p: usize) -> bool {
    view.at(p).is_statement() && view.evidence(p).is_none()
}

/// Whether the line fits the block that it stands in, whatever else its words can mean.
fn stays(line: &super::super::line::Line<'_>, class: Class) -> bool {
    match class {
        Class::Navigation => line.says(Sign::Nav),
        Class::Footer => {
            line.says(Sign::FooterLink) || line.says(Sign::Contact) || line.is(Shape::EMAIL)
        }
        _ => false,
    }
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
        match above.map(|m| m.rule.class) {
            Some(class @ (Class::Promo | Class::Consent | Class::VideoCaption)) => {
                view.take(p, of_class(class), None)
            }
            _ => return,
        }
    }
}
