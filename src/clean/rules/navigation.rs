//! Navigation: menus, breadcrumbs, skip links, pagination.

use super::super::class::Class;
use super::super::lexicon::Force;
use super::super::line::Shape;
use super::super::view::View;
use super::{Family, rule};
use rustc_hash::FxHashMap;

pub(super) const FAMILY: Family = Family {
    rules: &[&LINK, &ARCHIVE, &EDIT],
    find,
};

rule! { LINK "navigation/link" Navigation High
    for "A skip link, a breadcrumb or a page switcher." / "En hopplänk, en brödsmula eller en sidväxlare."
    says "it leads about the site" / "den leder runt på webbplatsen"
    takes ["✂ Hoppa till innehåll\n✂ Du är här: Hem > Yrken\nSå blir du rörmokare\n¶\n", "Så blir du rörmokare\n¶\n¶\n✂ 1 2 3 Nästa\n"]
    leaves ["Så blir du rörmokare\n¶\nHoppa inte över praktiken.\n¶\n", "Så blir du rörmokare\n¶\nNästa steg\n¶\n", "Så blir du rörmokare\n¶\nÅr Sökande Antagna\n2019 81 44\n2021 77 52\n¶\n"]
}

rule! { ARCHIVE "navigation/archive" Navigation Medium
    for "The months of a blog's archive, after the text." / "Månaderna i en bloggs arkiv, efter texten."
    says "it is a month of an archive" / "den är en månad i ett arkiv"
    takes ["Så blir du rörmokare\n¶\n¶\nDela på Facebook\nArkiv\n✂ september 2021\n✂ augusti 2021\n✂ maj 2020\n"]
    leaves ["Så blir du rörmokare\n¶\nKursstart\nseptember 2021\njanuari 2022\n", "Så blir du rörmokare\n¶\nmaj 2021\n¶\napril 2021\n¶\n"]
}

rule! { EDIT "navigation/edit" Navigation Medium
    for "The same word in small letters between headings and their texts: a link to edit them." / "Samma ord med små bokstäver mellan rubriker och deras texter: en länk för att redigera dem."
    says "it stands under several headings, before their texts" / "den står under flera rubriker, före deras texter"
    takes ["Så blir du rörmokare\n¶\nArbetet\n✂ ändra\n¶\nLönen\n✂ ändra\n¶\n"]
    leaves ["Så blir du rörmokare\n¶\nKranen går\ndroppe\nKranen går igen\ndroppe\n", "Så blir du rörmokare\n¶\nArbetet\nändra\n¶\n"]
}

/// Headings over the same word from which it is a link.
const HEADINGS: u32 = 2;

/// Takes a word in small letters that comes again, each time between a heading and its text.
fn edits(view: &mut View<'_, '_>) {
    let under = |view: &View<'_, '_>, p: usize| {
        let line = view.at(p);
        let word = line.words == 1 && line.is(Shape::LOWER) && line.is_titular();
        let heading = |q: usize| view.at(q).is_titular() && !view.at(q).is(Shape::LOWER);
        let told = |q: usize| q < view.len() && view.at(q).is_statement();
        word && p > 0 && heading(p - 1) && told(p + 1)
    };
    let found: Vec<usize> = (1..view.len()).filter(|&p| under(view, p)).collect();
    let mut keys: FxHashMap<u64, u32> = FxHashMap::default();
    for &p in &found {
        *keys.entry(view.at(p).key).or_insert(0) += 1;
    }
    for &p in &found {
        let key = view.at(p).key;
        let same = keys.get(&key).copied().unwrap_or(0);
        if same >= HEADINGS && same == view.count(key) {
            view.take(p, &EDIT, None);
        }
    }
}

/// Months from which they are an archive.
const MONTHS: usize = 2;

/// Takes months back to back, the latest first, after the text of a page that has a template.
fn archive(view: &mut View<'_, '_>) {
    let start = view.last_prose.saturating_add(1);
    let furnished = view.template() > 0 || (start..view.len()).any(|p| view.taken(p));
    let mut p = start;
    while furnished && p < view.len() {
        let run: Vec<(u32, usize)> = (p..view.len())
            .map_while(|q| Some((year_of(view, q)?, q)))
            .collect();
        let back = run.windows(2).all(|w| w[0].0 >= w[1].0);
        if run.len() >= MONTHS && back {
            for &(_, q) in &run {
                view.take(q, &ARCHIVE, None);
            }
        }
        p += run.len().max(1);
    }
}

/// The year of a line that is a month and a year.
fn year_of(view: &View<'_, '_>, p: usize) -> Option<u32> {
    let line = view.at(p);
    let year = line.text.split_once(' ')?.1;
    let plain = line.words == 2 && line.is(Shape::DATE) && year.len() == 4;
    plain.then(|| year.parse().ok()).flatten()
}

fn find(view: &mut View<'_, '_>) {
    if view.any(Shape::DATE) {
        archive(view);
    }
    if view.has_copies() && view.any(Shape::LOWER) {
        edits(view);
    }
    if !view.shows(Class::Navigation) {
        return;
    }
    for p in 0..view.len() {
        if view.taken(p) || view.title == Some(p) {
            continue;
        }
        if view.evident(p, Force::Strong).is_some_and(|e| {
            e.class == Class::Navigation && (e.force == Force::Sure || !view.may_head(p))
        }) {
            view.take(p, &LINK, None);
        }
    }
}
