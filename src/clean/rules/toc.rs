//! Contents: a label, and the list under it that mirrors the headings.

use super::super::lexicon::{Force, Sign};
use super::super::line::{Shape, phrase_key};
use super::super::view::View;
use super::{Family, rule};

pub(super) const FAMILY: Family = Family {
    rules: &[&LABEL, &ENTRY, &MIRROR],
    find,
};

rule! { LABEL "toc/label" Toc High
    for "A contents label over a list that mirrors the headings, or over nothing." / "En innehållsrubrik över en lista som speglar rubrikerna, eller över ingenting."
    says "it announces a list of contents" / "den aviserar en innehållsförteckning"
    takes ["Så blir du rörmokare\n✂ Innehåll\nArbetsuppgifter\nLön\n¶\nArbetsuppgifter\n¶\nLön\n¶\n", "Så blir du rörmokare\n✂ Innehållsförteckning:\nSå blir du rörmokare\n¶\nLön\n¶\n"]
    leaves ["Så blir du rörmokare\n¶\nInnehåll\nKursen blandar teori och praktik och slutar med ett gesällprov i verkstaden.\n¶\n"]
}

rule! { ENTRY "toc/entry" Toc High
    for "An entry of the contents, which stands again as a heading." / "En post i innehållsförteckningen, som återkommer som rubrik."
    says "it is an entry of the contents that start on line {line}" / "den är en post i innehållsförteckningen som börjar på rad {line}"
    takes ["Så blir du rörmokare\nInnehåll\n✂ 1. Arbetsuppgifter\n✂ 2. Lön\n¶\nArbetsuppgifter\n¶\nLön\n¶\n", "Så blir du rörmokare\nPå sidan\n✂ Arbetsuppgifter | Lön | Utbildning\n¶\nArbetsuppgifter\n¶\nLön\n¶\nUtbildning\n¶\n"]
    leaves ["Så blir du rörmokare\n¶\nDet finns två sorters arbetsgivare:\nFöretag\nKommuner\nFöretag\n¶\nKommuner\n¶\n"]
}

rule! { MIRROR "toc/mirror" Toc Medium
    for "A list before the prose, without a label, whose entries all stand again as headings in the same order." / "En lista före brödtexten, utan rubrik, vars poster alla återkommer som rubriker i samma ordning."
    says "its list mirrors the headings" / "dess lista speglar rubrikerna"
    takes ["Så blir du rörmokare\n✂ Arbetsuppgifter\n✂ Lön\n✂ Utbildning\n¶\nArbetsuppgifter\n¶\nLön\n¶\nUtbildning\n¶\n"]
    leaves ["Så blir du rörmokare\n¶\nTre saker avgör:\nErfarenhet\nOrt\nBransch\nErfarenhet\n¶\nOrt\n¶\nBransch\n¶\n", "Jouren\nKlockan är ett\nKranen går\nJag går\nKlockan är ett\nKranen går\nJag går\n¶\n"]
}

/// Entries that a list without a label needs.
const UNLABELLED: usize = 3;

fn find(view: &mut View<'_, '_>) {
    // A mirror stands before the prose.
    let known = view.mentions(Sign::TocLabel) || view.any(Shape::BARS);
    let end = match known {
        true => view.len(),
        false => view.first_prose.min(view.len()),
    };
    let mut p = 0;
    while p < end {
        if row(view, p) {
            p += 1;
            continue;
        }
        let end = match view.at(p).says(Sign::TocLabel) && is_label(view, p) {
            true => labelled(view, p),
            false => mirror(view, p),
        };
        p = end.max(p + 1);
    }
}

/// Contents on one line: parts between separators that stand again as lines of their own. Its label goes with it.
fn row(view: &mut View<'_, '_>, p: usize) -> bool {
    let line = view.at(p);
    let under_label = p > 0 && view.at(p - 1).says(Sign::TocLabel);
    if view.taken(p)
        || line.words > 60
        || line.is(Shape::DOT)
        || !(line.is(Shape::BARS) || under_label)
    {
        return false;
    }
    let keys: Vec<u64> = line
        .text
        .split(['|', '·', '•', '–', '/', '›'])
        .map(phrase_key)
        .collect();
    let mirrored = |key: &&u64| view.last_with(**key).is_some_and(|last| last > p);
    let found = keys.iter().filter(mirrored).count();
    if found < UNLABELLED || found * 10 < keys.len() * 7 {
        return false;
    }
    view.take(p, &ENTRY, under_label.then(|| p - 1));
    if under_label {
        view.take(p - 1, &LABEL, None);
    }
    view.listed.extend(keys);
    true
}

fn is_label(view: &View<'_, '_>, p: usize) -> bool {
    let line = view.at(p);
    !view.taken(p) && line.words <= 8 && !line.is(Shape::DOT) && !view.listed.contains(&line.key)
}

/// The end of the run of entries from `from`: short lines that stand again further down.
fn entries(view: &View<'_, '_>, from: usize) -> (usize, usize) {
    let mut seen: Vec<u64> = Vec::new();
    let (mut end, mut found) = (from, 0);
    let mut q = from;
    // Above the first entry stand what hides the list and what leads to its top.
    while q < view.len() && q < end + 2 + usize::from(found == 0) && seen.len() < 200 {
        let line = view.at(q);
        if line.words > 40
            || line.words > 18 && !line.is(Shape::LEADER)
            || line.is(Shape::DOT) && !line.is(Shape::LEADER)
            || view.taken(q) && !line.is(Shape::BARE)
        {
            break;
        }
        if line.rest_key != 0 && line.evidence.is_some() {
            break;
        }
        if seen.last() == Some(&line.key) || (seen.len() < 40 && seen.contains(&line.key)) {
            break;
        }
        if line.is(Shape::LEADER) || view.last_with(line.key).is_some_and(|last| last > q) {
            seen.push(line.key);
            end = q + 1;
            found += 1;
        }
        q += 1;
    }
    (end, found)
}

fn labelled(view: &mut View<'_, '_>, p: usize) -> usize {
    let (end, found) = entries(view, p + 1);
    let line = view.at(p);
    let title_follows = p + 1 < view.len() && {
        let next = view.at(p + 1).key;
        (0..p).rev().take(8).any(|q| view.at(q).key == next) || view.count(next) >= 3
    };
    if title_follows {
        view.take(p, &LABEL, None);
        return p + 1;
    }
    if found == 0 {
        let stub = line.is(Shape::COLON) || line.is(Shape::EDIT);
        let next_is_furniture = p + 1 < view.len() && view.evident(p + 1, Force::Strong).is_some();
        if p < view.first_prose && !view.heads_text(p) && (stub || next_is_furniture) {
            view.take(p, &LABEL, None);
        }
        return p + 1;
    }
    view.take(p, &LABEL, None);
    for q in p + 1..end {
        view.listed.insert(view.at(q).key);
        view.take(q, &ENTRY, Some(p));
    }
    numbered_rest(view, p, end)
}

/// Numbered entries may go on past the last one that stands again.
fn numbered_rest(view: &mut View<'_, '_>, label: usize, mut end: usize) -> usize {
    while end < view.len()
        && view.at(end).is(Shape::NUMBERED)
        && view.at(end - 1).is(Shape::NUMBERED)
        && view.at(end).words <= 12
        && !view.listed.contains(&view.at(end).key)
        && !view.heads_text(end)
    {
        view.take(end, &ENTRY, Some(label));
        end += 1;
    }
    end
}

fn mirror(view: &mut View<'_, '_>, p: usize) -> usize {
    if p == 0 || p >= view.first_prose || view.taken(p) {
        return p + 1;
    }
    let (end, found) = entries(view, p);
    let list = found >= UNLABELLED && found * 10 >= (end - p) * 8;
    let answers = p > 0 && view.at(p - 1).is(Shape::COLON);
    if !list || answers || !follows_as_headings(view, p, end) {
        return p + 1;
    }
    for q in p..end {
        view.listed.insert(view.at(q).key);
        view.take(q, &MIRROR, None);
    }
    end
}

/// Whether the entries stand again in the same order.
fn follows_as_headings(view: &View<'_, '_>, p: usize, end: usize) -> bool {
    let places: Vec<usize> = (p..end)
        .filter_map(|q| view.last_with(view.at(q).key))
        .filter(|&last| last >= end)
        .collect();
    let ordered = places.windows(2).all(|w| w[0] < w[1]);
    // Headings have text under them; a verse that is sung again has none.
    let heads = places.iter().filter(|&&q| view.heads_text(q)).count();
    let parted = places.windows(2).any(|w| w[0] + 1 < w[1]) || heads > 1;
    places.len() >= UNLABELLED && ordered && parted
}
