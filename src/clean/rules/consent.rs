//! Consent: cookie and privacy notices, log-in and paywall prompts, with their buttons.

use super::super::class::Class;
use super::super::evidence::speaks_of_itself;
use super::super::lexicon::{Force, Sign};
use super::super::view::View;
use super::{Family, rule};

pub(super) const FAMILY: Family = Family {
    rules: &[&NOTICE, &BUTTON, &PAYWALL],
    find,
};

rule! { NOTICE "consent/notice" Consent High
    for "A notice of cookies or personal data." / "Ett meddelande om kakor eller personuppgifter."
    says "it is a notice of cookies or personal data" / "den är ett meddelande om kakor eller personuppgifter"
    takes ["✂ Vi använder kakor för att göra webbplatsen bättre och för att mäta hur den används.\nGodkänn\nStart\nNyheter\nSå blir du rörmokare\n¶\n"]
    leaves ["How to become a data protection lawyer\n¶\n", "Så blir du ombud med inriktning på GDPR\n¶\n", "Så ber du om samtycke i forskning\n¶\n", "Så blir du rörmokare\n¶\nKakor och bullar bakas på natten.\n¶\n", "Så blir du rörmokare\n¶\nKakor\nKakor och bullar gräddas i gryningen, och hyllan ska vara fylld före sju.\n¶\n", "Så blir du rörmokare\n¶\nEn webbutvecklare behöver kunna förklara för kunden hur cookies fungerar.\n¶\n", "Bagare\n\nEn bagare bakar bröd och bullar.\n\nVi använder kakor av mandelmassa i alla våra bakelser.\n\nArbetet börjar tidigt på morgonen.\n", "Utvecklare\n\nEn utvecklare bygger sidor åt kunder.\n\nDu måste kunna lagar om cookies och GDPR.\n\nArbetet sker ofta i grupp.\n", "Utvecklare\n\nEn utvecklare bygger sidor åt kunder.\n\nUtvecklaren förklarar för kunden hur webbplatsen använder cookies.\n\nArbetet sker ofta i grupp.\n", "Bagare\n\nEn bagare bakar bröd och bullar.\n\n## Cookies, kakor och annat smått\n\nBagare gör också cookies och kakor för caféer.\n\nArbetet börjar tidigt på morgonen.\n"]
}

rule! { BUTTON "consent/button" Consent High
    for "A button of a consent notice." / "En knapp i ett samtyckesmeddelande."
    says "it is a button of the notice on line {line}" / "den är en knapp i meddelandet på rad {line}"
    takes ["Vi använder kakor för att göra webbplatsen bättre och för att mäta hur den används.\n✂ Godkänn alla\n✂ Avböj\nStart\nSå blir du rörmokare\n¶\n"]
    leaves ["Så blir du rörmokare\n¶\nInställningar\n¶\n"]
}

rule! { PAYWALL "consent/paywall" Consent High
    for "A prompt to subscribe or log in before reading on." / "En uppmaning att prenumerera eller logga in för att läsa vidare."
    says "it asks the reader to subscribe or log in" / "den ber läsaren prenumerera eller logga in"
    takes ["Så blir du rörmokare\n¶\n✂ Den här artikeln är för prenumeranter\n¶\n"]
    leaves ["How to become a member of the board\n¶\n", "Så blir du rörmokare\n¶\nEn tidning lever på sina prenumeranter, och den som säljer abonnemang arbetar ofta på provision.\n¶\n"]
}

fn find(view: &mut View<'_, '_>) {
    if view.shows(Class::Consent) {
        notices(view);
    }
    view.find_prose();
}

fn notices(view: &mut View<'_, '_>) {
    for p in 0..view.len() {
        if view.taken(p) || view.title == Some(p) {
            continue;
        }
        let Some(seen) = view.evident(p, Force::Strong) else {
            continue;
        };
        if seen.class != Class::Consent {
            continue;
        }
        match seen.sign {
            Sign::Paywall if view.may_head(p) && view.at(p).words < 3 => {}
            Sign::Paywall => {
                view.take(p, &PAYWALL, None);
                buttons(view, p);
            }
            _ if is_notice(view, p) => {
                view.take(p, &NOTICE, None);
                buttons(view, p);
            }
            _ => {}
        }
    }
}

/// At an edge of the page or beside other artefacts; in the midst of the prose, personal data may be the subject.
fn is_notice(view: &View<'_, '_>, p: usize) -> bool {
    if view.is_amid(p) && !speaks_of_itself(view.at(p)) {
        return false;
    }
    let edge = p < view.first_prose || p > view.last_prose;
    let button = p + 1 < view.len()
        && view
            .evidence(p + 1)
            .is_some_and(|e| e.class == Class::Consent);
    let headed = p > 0
        && view.title.is_some_and(|t| p > t)
        && !view.taken(p - 1)
        && view.at(p - 1).words <= 3
        && view.at(p - 1).is_titular();
    button
        || (edge && (view.at(p).says(Sign::Notice) || !headed) && view.at(p).words <= 60)
        || (view.at(p).words <= 12 && view.has_company(p))
}

fn buttons(view: &mut View<'_, '_>, notice: usize) {
    let mut q = notice + 1;
    while q < view.len() && q <= notice + 6 && view.at(q).words <= 6 {
        let button = view
            .evidence(q)
            .is_some_and(|e| e.class == Class::Consent || e.sign == Sign::Button);
        if !button {
            break;
        }
        view.take(q, &BUTTON, Some(notice));
        q += 1;
    }
}
