//! Zones: what stands before the title, between title and prose, and after the prose, among lines already known.
//!
//! No words are needed here. Before the title of a page with a template everything is the template's; between two lines
//! that are taken, a short line is of their kind; after the first block that closes an article, short lines are the
//! template's until the page ends.

mod closing;
mod head;
mod tail;

use super::super::class::Class;
use super::super::data::held;
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
        &CLOSING,
    ],
    find,
};

rule! { MENU "navigation/menu" Navigation Medium
    for "Short lines before the title: menus, the site's name, its slogan." / "Korta rader före titeln: menyer, webbplatsens namn och slogan."
    says "it stands before the title, among lines of the page's frame: {word}" / "den står före titeln, bland rader i sidans ram: {word}"
    takes ["✂ Start\n✂ Nyheter\n✂ Våra verkstäder\nSå blir du rörmokare\n¶\n", "Hoppa till innehåll\n✂ Meny\nSå blir du rörmokare\nEn guide för den som vill byta yrke\n¶\n"]
    leaves ["Så blir du rörmokare\nEn guide i fyra delar\n¶\n", "Bagare\n\nEn bagare bakar bröd och bullar. Arbetet börjar tidigt på morgonen.\n\n## Lön\n\n- Nyutbildad: 24 300 kr\n- Erfaren: 28 100 kr\n", "Arborist\n\nLön\nIngångslön: 26 500 kr/mån\nEgen firma: 450–700 kr per timme\n", "Löner\n\nUndersköterska: 27 400 kr\nLäkare: 71 200 kr\n", "Svetsare\n\n## Lön\n\n| Yrke | 10:e perc. | Median |\n|---|---|---|\n| Svetsare | 26 100 | 31 200 |\n", "Elektriker\nUtbildning: Gymnasiet\nKrav: Fullständiga betyg\nKörkort: B\nMedellön: 31 000 kr\nOB: ja\nAnställda: 12 000\nFramtid: Goda möjligheter\nArbetstid: Dagtid\n¶\n"]
}

rule! { KICKER "tags/kicker" Tags Medium
    for "A department or a genre over the title, or a mark right under it." / "En avdelning eller genre ovanför titeln, eller ett märke direkt under den."
    says "it names a department or a genre beside the title" / "den namnger en avdelning eller genre intill titeln"
    takes ["Start\nLogga in\n\n✂ REPORTAGE\nSå blir du rörmokare\n¶\n", "Hoppa till innehåll\nLogga in\nSå blir du rörmokare\n✂ PREMIUM\n¶\n¶\nDela på Facebook\nPrenumerera på vårt nyhetsbrev\n© 2020 Rörbladet. Alla rättigheter förbehållna.\n"]
    leaves ["Arbetsliv\n¶\n", "Så blir du rörmokare\nGUIDE\n¶\n"]
}

macro_rules! tail {
    ($name:ident $id:literal $class:ident $en:literal / $sv:literal takes $takes:literal leaves $($leaves:literal),+) => {
        rule! { $name $id $class Medium
            for $en / $sv
            says "it stands among lines that are no part of the article: {word}" / "den står bland rader som inte hör till artikeln: {word}"
            takes [$takes]
            leaves [$($leaves),+]
        }
    };
}

tail! { TAIL_NAV "navigation/edge" Navigation "A menu line among the lines of a template." / "En menyrad bland mallens rader."
takes "Så blir du rörmokare\n¶\n¶\n1 2 3 Nästa\n✂ Verkstäder\n© 2020 Rörbladet. Alla rättigheter förbehållna.\n"
leaves "Så blir du rörmokare\n¶\nVerkstäder\n¶\n" }
tail! { TAIL_FOOTER "footer/edge" Footer "A footer line among the lines of a template." / "En sidfotsrad bland mallens rader."
takes "Så blir du rörmokare\n¶\n¶\nDela på Facebook\n© 2020 Rörbladet. Alla rättigheter förbehållna.\nAnsvarig utgivare: Anna Berg\n✂ Verkstadsgatan 4\n✂ Falun\n"
leaves "Så blir du rörmokare\n¶\nFalun\n¶\n",
"Så blir du rörmokare\n¶\n¶\n✂ © 2020 Rörbladet. Alla rättigheter förbehållna.\nOm cookies\n2017 Göteborg\nSegrare blev Nils\nAndra plats: Eva Lind\nTredje plats: Siv Ek\n✂ Följ oss på Facebook\n✂ Till toppen\n✂ © Rörbladet\n" }
tail! { TAIL_RELATED "related/edge" Related "A title among the lines of a template." / "En titel bland mallens rader."
takes "Så blir du rörmokare\n¶\n¶\nEva • 3 maj 2021\nBra skrivet.\nSvara\nOlle • 4 maj 2021\nTack!\nSvara\nRapportera\n✂ Fem yrken som få känner till\n© 2020 Rörbladet. Alla rättigheter förbehållna.\n"
leaves "Så blir du rörmokare\n¶\nFem yrken som få känner till\n¶\n" }
tail! { TAIL_PROMO "promo/edge" Promo "A promotion among the lines of a template." / "Reklam bland mallens rader."
takes "Så blir du rörmokare\n¶\n¶\nDela på Facebook\nAnsök nu och få 20 % rabatt\n✂ Hundra verktyg på en vecka\n© 2020 Rörbladet. Alla rättigheter förbehållna.\n"
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
takes "Så blir du rörmokare\n¶\n¶\nDela på Facebook\n© 2020 Rörbladet. Alla rättigheter förbehållna.\nVi använder kakor för att göra webbplatsen bättre och för att mäta hur den används.\n✂ Klotter\n"
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

rule! { CLOSING "navigation/closing" Navigation Medium
    for "One of several buttons, links and addresses that close a page." / "En av flera knappar, länkar och adresser som avslutar en sida."
    says "it is one of the buttons, links and addresses that close the page" / "den är en av de knappar, länkar och adresser som avslutar sidan"
    takes ["Så blir du rörmokare\n¶\n¶\n✂ Boka ett möte\nRör och vatten\n✂ Integritet\n✂ Logga in\nAnna Berg\nFalun\n✂ Kom igång\n"]
    leaves ["Så blir du rörmokare\n¶\nKunden vill veta mer om\nRör\nPriser\nIntegritet\n"]
}

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
    head::before(view, &held);
    head::intro(view, &held);
    tail::tail(view, &held);
    view.find_prose();
}

/// Whether the line is a sentence without a sign of its own: its company is no reason to take it.
fn states(view: &View<'_, '_>, p: usize) -> bool {
    view.at(p).is_statement() && view.evidence(p).is_none()
}
