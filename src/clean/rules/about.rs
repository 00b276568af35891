//! About: what a page says after its article of the site that it stands on, and of who wrote it.
//!
//! The name of the site is no word of any table: it is the first line over a menu, and a line after the text that has it
//! speaks of the site.

use super::super::class::Class;
use super::super::line::{Shape, is_alphanumeric};
use super::super::view::View;
use super::{Family, rule};

pub(super) const FAMILY: Family = Family {
    rules: &[&SITE],
    find: sites,
};

/// Looks when all is known that closes the page.
pub(super) const AUTHORS: Family = Family {
    rules: &[&AUTHOR],
    find: authors,
};

rule! { SITE "footer/site-name" Footer Medium
    for "A line after the text that has the name of the site, with the sentence under it." / "En rad efter texten som har webbplatsens namn, med meningen under."
    says "it has the name of the site, which stands on line {line}" / "den har webbplatsens namn, som står på rad {line}"
    takes ["Rörbladet\nVerkstäder\nVentiler\nPumpar\nPannor\nSå blir du rörmokare\n¶\n¶\n✂ Om Rörbladet\n✂ Vi har skrivit om rör och ventiler för branschen i mer än hundra år.\n✂ Rörbladet görs i Falun\n"]
    leaves ["Rörbladet\nSå blir du rörmokare\n¶\nLäs artikeln i Rörbladet\n", "Så blir du rörmokare\n¶\nOm Rörbladet\n¶\n"]
}

rule! { AUTHOR "byline/about-author" Byline Medium
    for "A heading with a name of which the text says nothing, and the sentence that says who that is, before the page's furniture." / "En rubrik med ett namn som texten inte nämner, och meningen som säger vem det är, före sidans ram."
    says "it tells who the author is" / "den berättar vem skribenten är"
    takes ["Så blir du rörmokare\n¶\n¶\n✂ Något om Stina\n✂ Stina bor i Falun och skriver om sitt liv i verkstaden.\nDela på Facebook\n© 2020 Rörbladet. Alla rättigheter förbehållna.\n"]
    leaves ["Så blir du rörmokare\n¶\nOm Stina\nStina bor i Falun och har två barn.\n"]
}

/// Words of the name of a site, and letters of a word by which it is known.
const NAME_WORDS: u32 = 4;
const LETTERS: usize = 5;
/// Words of a heading with a name, and of a line with it.
const HEADING: u32 = 4;
const LINE: u32 = 10;

fn sites(view: &mut View<'_, '_>) {
    if view.last_prose < view.len() {
        site(view);
    }
    view.find_prose();
}

fn authors(view: &mut View<'_, '_>) {
    if view.last_prose < view.len() {
        author(view);
    }
    view.find_prose();
}

/// The words of the first line by which the site is known.
fn name<'t>(view: &View<'_, 't>) -> Vec<&'t str> {
    let line = view.at(0);
    let named = view.title.is_some_and(|t| t >= 2)
        && view.evidence(0).is_none()
        && line.words <= NAME_WORDS
        && line.is_titular();
    if !named {
        return Vec::new();
    }
    words(line.text)
        .filter(|w| w.starts_with(char::is_uppercase) && w.chars().count() >= LETTERS)
        .collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !is_alphanumeric(c))
        .filter(|w| !w.is_empty())
}

fn site(view: &mut View<'_, '_>) {
    let name = name(view);
    let has = |p: usize| {
        let named = |w: &str| name.iter().any(|n| n.to_lowercase() == w.to_lowercase());
        words(view.at(p).text).any(named)
    };
    let Some(title) = view.title.filter(|_| !name.is_empty()) else {
        return;
    };
    // A name of which the article itself speaks is no sign.
    let n = view.len();
    let body = |p: usize| p < view.last_prose && !view.taken(p);
    let from = view.last_prose.saturating_sub(1);
    if (title..from).any(|p| body(p) && has(p)) {
        return;
    }
    let short = |p: usize| {
        let line = view.at(p);
        line.is_titular() && !line.is(Shape::STOP) && line.words <= LINE && !view.is_data(p)
    };
    let mut found: Vec<usize> = (view.last_prose + 1..n)
        .filter(|&p| !view.taken(p) && short(p) && has(p))
        .collect();
    // The heading over the last sentence of the page.
    if from > title && short(from) && view.at(from).words <= HEADING && has(from) {
        found.extend([from, from + 1]);
    }
    for p in found {
        view.take(p, &SITE, Some(0));
    }
}

/// Takes `About Stina` over `Stina lives in …`, where furniture alone follows and nothing above names her but what is taken.
fn author(view: &mut View<'_, '_>) {
    let n = view.len();
    let end = (view.last_prose..n)
        .rev()
        .take_while(|&p| {
            let known = view.taken(p) || view.evidence(p).is_some();
            known && (view.taken(p) || !view.at(p).is_statement())
        })
        .last()
        .unwrap_or(n);
    let text = end.wrapping_sub(1);
    if end >= n || text < 2 || view.template() == 0 || view.taken(text) {
        return;
    }
    let (heading, said) = (view.at(text - 1), view.at(text));
    // `About Stina`, or her whole name.
    let last = heading.text.rsplit(' ').next().unwrap_or_default();
    let first = said.text.split(' ').next().unwrap_or_default();
    let whole = heading.is(Shape::NAME) && heading.text.split(' ').next() == Some(first);
    let (named, opens) = (first, first == last || whole);
    let titled = (2..=HEADING).contains(&heading.words)
        && heading.is_titular()
        && named.starts_with(char::is_uppercase)
        && said.is(Shape::STOP);
    let start = view.title.map_or(0, |t| t + 1);
    let elsewhere = || {
        let told = |p: usize| !view.taken(p) && view.evidence(p).is_none();
        // Who signs the text is its author.
        let signs = |p: usize| view.at(p).text == named || view.at(p).text == heading.text;
        (start..text - 1)
            .any(|p| told(p) && !signs(p) && words(view.at(p).text).any(|w| w == named))
    };
    if titled && opens && !elsewhere() {
        view.take(text - 1, &AUTHOR, None);
        view.take(text, &AUTHOR, None);
        let above = text - 2;
        if view
            .evidence(above)
            .is_some_and(|e| e.class == Class::Byline)
        {
            view.take(above, &AUTHOR, None);
        }
    }
}
