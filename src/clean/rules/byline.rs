//! Bylines: who wrote, edited or posted the page.

use super::super::class::Class;
use super::super::lexicon::{Force, Sign};
use super::super::line::Shape;
use super::super::view::View;
use super::{Family, rule};

pub(super) const FAMILY: Family = Family {
    rules: &[&AUTHOR, &NAME, &BIO],
    find,
};

rule! { AUTHOR "byline/author" Byline High
    for "A line that names the author, or that there is none." / "En rad som namnger skribenten, eller säger att ingen finns."
    says "it names who wrote or posted the page" / "den namnger vem som skrev eller lade upp sidan"
    takes ["Så blir du rörmokare\n✂ Av Anna Berg\n¶\n", "Så blir du rörmokare\n✂ Anonym\n¶\n", "Så blir du rörmokare\n✂ Text: Anna Berg\n¶\n", "Loodgieter worden\n✂ Door Piet de Wit\nEen loodgieter legt leidingen voor water en warmte in huizen die worden gebouwd of verbouwd.\n", "Cum devii instalator\n✂ De Ana Munteanu\nUn instalator pune țevi pentru apă și căldură în casele care se construiesc sau se repară.\n"]
    leaves ["Så blir du rörmokare\n¶\nAv landets rörmokare är två procent kvinnor.\n¶\n", "Så blir du rörmokare\n¶\nAv fjolårets lärlingar fick nio av tio stanna hos sin mästare.\n¶\n", "Så blir du rörmokare\n¶\nAnonym ansökan\n¶\n", "Så blir du rörmokare\n¶\nText: Anna skriver annonser åt kunder.\n¶\n",
        "Från: 23 000 kr i månaden", "Reporter: minst två års praktik", "Redaktör: examen i svenska krävs", "Text: skriv kort och rätt",
        "Så blir du rörmokare\nFrån: 23 000 kr i månaden\n¶\n", "Så blir du rörmokare\nText och bild\n¶\n", "Intervju: Lärlingen",
        "Skriven av en maskin?", "Redaktör: den som väljer bilder", "By 2040", "Von Hand",
    ]
}

rule! { NAME "byline/name" Byline Medium
    for "A bare name, title or address beside a byline or a date." / "Ett ensamt namn, en titel eller en adress intill en byline eller ett datum."
    says "it is a name or a title beside a byline or a date" / "den är ett namn eller en titel intill en byline eller ett datum"
    takes ["Så blir du rörmokare\nPublicerad 3 maj 2021\n✂ Anna Berg\n¶\n", "Så blir du rörmokare\n¶\nSenast granskad:\n2021-05-03\n✂ Redaktör:\n✂ Anna Berg\n"]
    leaves ["Sommarjobb hos rörfirman\nBo Ek, ägare\nEva Ek, verkstad\n¶\n", "Så blir du rörmokare\n¶\nText och bild är de vanligaste ämnena.\n¶\n", "Så blir du rörmokare\n¶\nAnna Berg provar ventilerna i verkstaden innan kunden i Falun får dem.\n¶\n"]
}

rule! { BIO "byline/bio" Byline Medium
    for "A sentence about the author after the article." / "En mening om skribenten efter artikeln."
    says "it tells who the author is" / "den berättar vem skribenten är"
    takes ["Så blir du rörmokare\n¶\n¶\n✂ Anna Berg är frilansjournalist och skriver om arbetsliv.\n© 2020 Rörbladet\n"]
    leaves ["Så blir du rörmokare\n¶\nAnna Berg är rörmokare i Falun och har lett sitt eget företag i elva år.\n¶\n"]
}

fn find(view: &mut View<'_, '_>) {
    if view.mentions(Sign::Bio) {
        bios(view);
    }
    view.find_prose();
    if view.shows(Class::Byline) {
        authors(view);
    }
    names(view);
}

/// Takes the labels of roles from `p` on, each with the name on the line under it, as they stand beside a date.
pub(super) fn parted(view: &mut View<'_, '_>, mut p: usize) {
    while p + 1 < view.len() {
        let (line, next) = (view.at(p), view.at(p + 1));
        let told = view.says(p, Sign::Author) || view.says(p, Sign::Role);
        let label = line.words <= 2 && told && line.is(Shape::COLON) | line.proof.whole;
        let role = view
            .evidence(p + 1)
            .is_some_and(|e| e.class == Class::Byline);
        let name = next.is(Shape::NAME) || role || names_first(next.text);
        if !label || !name {
            return;
        }
        view.take(p, &AUTHOR, None);
        view.take(p + 1, &NAME, None);
        p += 2;
    }
}

/// `Anna Berg, nurse, Falun`.
fn names_first(text: &str) -> bool {
    let named = |name: &str| {
        let words = name.split(' ');
        words.clone().count() == 2 && words.into_iter().all(|w| w.starts_with(char::is_uppercase))
    };
    text.split_once(',').is_some_and(|(name, _)| named(name))
}

/// Bylines stand before the prose, right after a lead, or after the prose.
fn at_edge(view: &View<'_, '_>, p: usize) -> bool {
    p <= view.first_prose.saturating_add(8) || p > view.last_prose
}

fn authors(view: &mut View<'_, '_>) {
    for p in 0..view.len() {
        if view.taken(p) || view.title == Some(p) || !at_edge(view, p) {
            continue;
        }
        let named = view
            .evident(p, Force::Strong)
            .is_some_and(|e| e.class == Class::Byline);
        let beside = view.title.is_some_and(|t| p > t && p <= t + 8) || view.has_company(p);
        let placed =
            (beside || p < view.first_prose) && (view.at(p).words >= 2 || !view.may_head(p));
        if named && (placed || view.at(p).says(Sign::Anonymous)) {
            view.take(p, &AUTHOR, None);
        }
    }
}

fn names(view: &mut View<'_, '_>) {
    let beside = |view: &View<'_, '_>, q: usize| {
        view.mark(q).is_some_and(|m| m.rule.class == Class::Byline)
            || view.evidence(q).is_some_and(|e| {
                // A date, or a name with its label or title from the tables: two mere shapes do not prove each other.
                e.class == Class::Dateline || e.class == Class::Byline && view.at(q).says(e.sign)
            })
    };
    let Some(title) = view.title else { return };
    for p in title + 1..view.len().min(view.first_prose + 9) {
        if view.taken(p) {
            continue;
        }
        let line = view.at(p);
        // A row of a table says what it is.
        if line.is(Shape::TAB) {
            continue;
        }
        let role = view.evidence(p).is_some_and(|e| {
            matches!(e.sign, Sign::Role | Sign::Author | Sign::Posted)
                || e.sign == Sign::Contact && line.is(Shape::EMAIL)
        });
        let name = line.is(Shape::NAME)
            && view.evidence(p).is_none()
            && (line.words == 2 || !view.may_head(p));
        let neighbour =
            (p > 0 && beside(view, p - 1)) || (p + 1 < view.len() && beside(view, p + 1));
        let in_head = p < view.first_prose || neighbour;
        // A name over a box of facts heads it.
        let labelled = |q: usize| {
            q < view.len() && {
                let line = view.at(q);
                view.is_data(q) || line.rest_key != 0 && view.evidence(q).is_none()
            }
        };
        let boxed = labelled(p + 1) && labelled(p + 2);
        // Nor is a heading over what stays a name.
        let role = role
            && !view.may_head(p)
            && (!line.is(Shape::DOT) || line.is(Shape::EMAIL) || ends_in_initial(line.text));
        // What only looks like a name with a title may be anybody's, a firm's contact among others.
        let known = view.evidence(p).is_some_and(|e| line.says(e.sign));
        if !boxed && (neighbour && (role || name && in_head) || role && known && in_head) {
            view.take(p, &NAME, None);
        }
    }
}

fn bios(view: &mut View<'_, '_>) {
    for p in view.first_prose..view.len() {
        let line = view.at(p);
        if view.taken(p) || !line.says(Sign::Bio) || line.words > 45 || p < view.last_prose {
            continue;
        }
        let introduced = p > 0
            && (view
                .evidence(p - 1)
                .is_some_and(|e| e.class == Class::Byline)
                || view
                    .mark(p - 1)
                    .is_some_and(|m| m.rule.class == Class::Byline));
        let names = line
            .text
            .split_whitespace()
            .take_while(|w| w.starts_with(char::is_uppercase))
            .count();
        let closing = p + 1 >= view.len() || view.taken(p + 1) || view.evidence(p + 1).is_some();
        if (names >= 2 || introduced && names == 1) && closing {
            view.take(p, &BIO, None);
        }
    }
}

/// `Posted by A.B.`: a full stop that is no sentence's.
fn ends_in_initial(text: &str) -> bool {
    let before = text.strip_suffix('.').unwrap_or(text);
    let mut letters = before.chars().rev();
    letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(|c| matches!(c, ' ' | '.'))
}
