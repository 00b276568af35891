//! Footers: copyright, company and contact lines, editorial responsibility, links to the site's own pages.

use super::super::class::Class;
use super::super::contact::{contact_section, contacts_text};
use super::super::evidence::Evidence;
use super::super::lexicon::{Force, Sign};
use super::super::line::Shape;
use super::super::view::View;
use super::{Family, rule};

pub(super) const FAMILY: Family = Family {
    rules: &[&NOTICE, &ABOUT],
    find,
};

rule! { NOTICE "footer/notice" Footer High
    for "Copyright, company, contact and responsibility lines after the article." / "Upphovsrätt, företag, kontakt och ansvar efter artikeln."
    says "it tells of the site and not of the subject" / "den handlar om webbplatsen och inte om ämnet"
    takes ["Så blir du rörmokare\n¶\nKrav\nGod syn\n✂ Om oss\n✂ Tillgänglighet\n", "Så blir du rörmokare\n¶\n¶\n✂ © 2020 Rörbladet. Alla rättigheter förbehållna.\n✂ Ansvarig utgivare: Anna Berg\n"]
    leaves ["Så blir du rörmokare\n¶\nTa med\nIntyg\nKontaktuppgifter överst\n", "Så blir du rörmokare\n¶\n¶\nVi värnar om mångfald och ser gärna sökande av alla slag.\nKrav\nKörkort B\n✂ Dela på Facebook\n", "Så blir du rörmokare\n¶\nKontaktperson\nAnna Berg\n070-000 00 00\nTa med\nLegitimation\n", "Så blir du rörmokare\n¶\nKontakta Skolverket för att få ett intyg.\n¶\n", "Så blir du rörmokare\n¶\nKontakt\nSamordnaren möter många människor varje dag, både kunder och kollegor på fältet.\n¶\n", "Jurist\n\nEn jurist tolkar lagar åt sina kunder.\n\nJurister arbetar med upphovsrätt: © och alla rättigheter förbehållna är vardag.\n\nArbetet sker ofta i grupp.\n"]
}

rule! { ABOUT "footer/about-site" Footer Medium
    for "A heading about how the site works, with its one paragraph, right before the footer." / "En rubrik om hur webbplatsen arbetar, med sitt enda stycke, strax före sidfoten."
    says "it tells how the site works" / "den berättar hur webbplatsen arbetar"
    takes ["Så blir du rörmokare\n¶\n¶\n✂ Så arbetar vi\n✂ Rörbladet ska vara först med det senaste och rättar alltid sina fel så snart de upptäcks.\n© 2020 Rörbladet\n"]
    leaves ["Så blir du rörmokare\n¶\nSå arbetar en lärling\n¶\n"]
}

/// Words from which a heading can tell what the site does; fewer ask the reader to call or write.
const ABOUT_WORDS: u32 = 3;
/// Lines with strong evidence from which a page surely has a template.
const FURNISHED: usize = 4;

fn find(view: &mut View<'_, '_>) {
    if view.shows(Class::Footer) {
        notices(view);
        links(view);
    }
    view.find_prose();
}

/// Links to the site's own pages from which the last lines of a page are its footer.
const LINKS: usize = 2;

/// Takes the last lines of a page that are all known whole for what stands in footers and menus, and some of them for links
/// of footers alone.
fn links(view: &mut View<'_, '_>) {
    let n = view.len();
    let known = |p: &usize| {
        let kind = |e: Evidence| {
            matches!(
                e.class,
                Class::Footer | Class::Navigation | Class::Consent | Class::Share
            )
        };
        view.at(*p).proof.whole && view.at(*p).words <= 4 && view.evidence(*p).is_some_and(kind)
    };
    let start = if view.last_prose < n {
        view.last_prose + 1
    } else {
        view.title.map_or(n, |t| t + 1)
    };
    let from = (start..n).rev().take_while(known).last().unwrap_or(n);
    let linked = (from..n)
        .filter(|&p| view.says(p, Sign::FooterLink))
        .count();
    if linked >= LINKS {
        for p in from..n {
            view.take(p, &NOTICE, None);
        }
    }
}

fn notices(view: &mut View<'_, '_>) {
    for p in 0..view.len() {
        if view.taken(p) || view.title.is_some_and(|t| p <= t) {
            continue;
        }
        if view
            .evident(p, Force::Strong)
            .is_none_or(|e| e.class != Class::Footer)
        {
            continue;
        }
        let line = view.at(p);
        let subject = !line.proof.whole && !line.is(Shape::DIGIT);
        // Without a template a sentence among others speaks of its subject, whatever its words are.
        let few = view.template() < FURNISHED;
        let among =
            few && line.is(Shape::DOT) && p < view.last_prose && view.last_prose < view.len();
        let amid = view.is_amid(p) || ends_list(view, p);
        if subject && (among || amid && !line.text.starts_with('©')) {
            continue;
        }

        if contacts_text(view, p) || contact_section(view, p).is_some() || announces(view, p) {
            continue;
        }
        let edge = p < view.first_prose || p > view.last_prose || !few && beside_others(view, p);
        if edge && !view.may_head(p) {
            view.take(p, &NOTICE, None);
        } else if view.may_head(p)
            && line.words >= ABOUT_WORDS
            && p + 1 == view.last_prose
            && closes(view, p + 2)
        {
            view.take(p, &ABOUT, None);
            view.take(p + 1, &ABOUT, None);
        }
    }
}

/// Whether a phrase that one word gave away stands after the text among short lines that nothing speaks against.
fn ends_list(view: &View<'_, '_>, p: usize) -> bool {
    let line = view.at(p);
    let from = view.last_prose.saturating_add(1);
    let phrase = (2..=4).contains(&line.words) && line.proof.longest <= 1;
    phrase && from < p && (from..p).all(|q| !view.taken(q) && view.evidence(q).is_none())
}

/// Whether a word for somebody to ask stands over who that is, and nothing of the page's frame above it.
fn announces(view: &View<'_, '_>, p: usize) -> bool {
    let plain = |q: usize| {
        let contact = |e: Evidence| {
            matches!(e.class, Class::Footer | Class::Byline) && e.force == Force::Weak
        };
        q < view.len() && !view.taken(q) && view.evidence(q).is_none_or(contact)
    };
    let (line, value) = (view.at(p), p + 1);
    let label = line.words <= 3
        && line.is_titular()
        && !line.is(Shape::DIGIT)
        && !line.text.contains('©')
        && (view.says(p, Sign::Contact) || view.says(p, Sign::Footer));
    label && p > 0 && plain(p - 1) && plain(value) && {
        let value = view.at(value);
        let told = value.is(Shape::DIGIT) || value.is(Shape::EMAIL) || value.is(Shape::NAME);
        told && value.words >= 2
    }
}

/// Whether nothing of the article follows.
fn closes(view: &View<'_, '_>, p: usize) -> bool {
    p >= view.len() || view.taken(p) || view.evidence(p).is_some()
}

/// Whether a line of the same end of the page stands beside it.
fn beside_others(view: &View<'_, '_>, p: usize) -> bool {
    let other = |q: usize| {
        let taken = view.mark(q).map(|m| m.rule.class);
        let class = taken.or_else(|| view.evident(q, Force::Strong).map(|e| e.class));
        matches!(class, Some(Class::Footer | Class::Tags | Class::Dateline))
    };
    p > view.first_prose && (other(p - 1) || p + 1 < view.len() && other(p + 1))
}
