//! About: what a page says after its article of the site that it stands on, and of who wrote it.
//!
//! The name of the site is no word of any table: it is the first line over a menu, and a line after the text that has it
//! speaks of the site.

use std::ops::Range;

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
    leaves ["Rörbladet\nSå blir du rörmokare\n¶\nLäs artikeln i Rörbladet\n", "Så blir du rörmokare\n¶\nOm Rörbladet\n¶\n", "✂ Svensk Verkstad\n✂ Bygg\n✂ Kontor\n✂ Teknik\n✂ Handel\nSå blir du rörmokare\n¶\n¶\nKrav\nSvensk legitimation\nGod syn\n", "✂ Svensk yrkesguide\n✂ Bygg\n✂ Kontor\n✂ Teknik\n✂ Handel\nSå blir du rörmokare\n¶\n¶\nKrav\nSvensk legitimation\nGod syn\n"]
}

rule! { AUTHOR "byline/about-author" Byline Medium
    for "A heading with a name of which the text says nothing, and the sentence that says who that is, before the page's furniture." / "En rubrik med ett namn som texten inte nämner, och meningen som säger vem det är, före sidans ram."
    says "it tells who the author is" / "den berättar vem skribenten är"
    takes ["Så blir du rörmokare\n¶\n¶\n✂ Något om Stina\n✂ Stina bor i Falun och skriver om sitt liv i verkstaden.\nDela på Facebook\n© 2020 Rörbladet. Alla rättigheter förbehållna.\n"]
    leaves ["Så blir du rörmokare\n¶\nOm Stina\nStina bor i Falun och har två barn.\n", "Så blir du rörmokare\n¶\n¶\nJobba i Danmark\nDanmark saknar folk och ger högre lön.\n✂ Dela på Facebook\n✂ © 2020 Rörbladet. Alla rättigheter förbehållna.\n✂ Om cookies\n", "Så blir du rörmokare\n¶\n¶\nSatsa på VVS\nVVS behöver fler som kan löda.\n✂ Dela på Facebook\n✂ © 2020 Rörbladet. Alla rättigheter förbehållna.\n✂ Om cookies\n", "Så blir du rörmokare\n¶\n¶\nOm Danmark\nDanmark söker varje rörmokare som kan löda.\n✂ Dela på Facebook\n✂ © 2020 Rörbladet. Alla rättigheter förbehållna.\n✂ Om cookies\n", "Rörbladet\nOm Stina\nStina är rörmokare i Falun sedan tjugo år, i en firma med tio anställda.\n✂ Dela på Facebook\n✂ © 2020 Rörbladet. Alla rättigheter förbehållna.\n✂ Om cookies\n"]
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
struct Name<'t> {
    /// All words of the line, and which of them are the name.
    words: Vec<&'t str>,
    name: Range<usize>,
}

impl<'t> Name<'t> {
    fn of(view: &View<'_, 't>) -> Option<Self> {
        let line = view.at(0);
        let named = view.title.is_some_and(|t| t >= 2)
            && view.evidence(0).is_none()
            && line.words <= NAME_WORDS
            && line.is_titular();
        let words: Vec<&str> = words(line.text).collect();
        let first = words.iter().position(|w| tells_site(w))?;
        let last = words.iter().rposition(|w| tells_site(w))?;
        named.then_some(Name {
            words,
            name: first..last + 1,
        })
    }

    /// Whether `text` has the whole name. Where the name is but a part of the first line, it must show that it is one: a
    /// capital opens every line.
    fn is_in(&self, text: &str) -> bool {
        let name = &self.words[self.name.clone()];
        let said: Vec<&str> = words(text).collect();
        // Addresses have no capitals.
        let address = text.contains('@') && !text.contains(' ');
        let same = |(a, b): (&&str, &&str)| a == b || address && a.to_lowercase() == **b;
        let from = usize::from(name.len() < self.words.len());
        said.windows(name.len())
            .skip(from)
            .any(|run| name.iter().zip(run).all(same))
    }

    /// Whether `text` has a word of the name, in whatever letters.
    fn is_touched(&self, text: &str) -> bool {
        let name = &self.words[self.name.clone()];
        let is = |n: &str, w: &str| tells_site(n) && n.to_lowercase() == w.to_lowercase();
        words(text).any(|w| name.iter().any(|n| is(n, w)))
    }
}

fn tells_site(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.chars().count() >= LETTERS
}

/// Whether a heading says `About` or `Something about` before a name.
fn is_about(heading: &str, name: &str) -> bool {
    heading.rsplit_once(' ').is_some_and(|(before, last)| {
        let before = before.to_lowercase();
        last == name && ABOUT.iter().any(|table| table.lines().any(|l| l == before))
    })
}

/// What stands before a name in the heading over who that is.
const ABOUT: [&str; 5] = [
    include_str!("../tables/about-person.da.tsv"),
    include_str!("../tables/about-person.de.tsv"),
    include_str!("../tables/about-person.en.tsv"),
    include_str!("../tables/about-person.nb.tsv"),
    include_str!("../tables/about-person.sv.tsv"),
];

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !is_alphanumeric(c))
        .filter(|w| !w.is_empty())
}

fn site(view: &mut View<'_, '_>) {
    let (Some(name), Some(title)) = (Name::of(view), view.title) else {
        return;
    };
    let has = |p: usize| name.is_in(view.at(p).text);
    // A name of which the article itself speaks is no sign.
    let n = view.len();
    let body = |p: usize| p < view.last_prose && !view.taken(p);
    let from = view.last_prose.saturating_sub(1);
    if (title..from).any(|p| body(p) && name.is_touched(view.at(p).text)) {
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
    let told = |p: usize| !view.taken(p) && view.evidence(p).is_none();
    // Under a title, and under a text that is not its own.
    let Some(title) = view.title.filter(|&t| (t + 1..text - 1).any(told)) else {
        return;
    };
    let (heading, said) = (view.at(text - 1), view.at(text));
    let named = said.text.split(' ').next().unwrap_or_default();
    // `About Stina`, or her whole name.
    let whole = heading.is(Shape::NAME) && heading.text.split(' ').next() == Some(named);
    let opens = whole || is_about(heading.text, named);
    let titled = (2..=HEADING).contains(&heading.words)
        && heading.is_titular()
        && named.starts_with(char::is_uppercase)
        && said.is(Shape::STOP);
    // What the title is about is told of by the article.
    let on_topic = || {
        let said = said.text.to_lowercase();
        let title = view.at(title).text.to_lowercase();
        let topic = |w: &&str| w.chars().count() >= LETTERS;
        words(&title)
            .filter(topic)
            .any(|w| words(&said).any(|s| s == w))
    };
    let elsewhere = || {
        // Who signs the text is its author.
        let signs = |p: usize| view.at(p).text == named || view.at(p).text == heading.text;
        (title + 1..text - 1)
            .any(|p| told(p) && !signs(p) && words(view.at(p).text).any(|w| w == named))
    };
    if titled && opens && !on_topic() && !elsewhere() {
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
