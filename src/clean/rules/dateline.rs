//! Datelines: published, updated, reading time, views.

use super::super::class::Class;
use super::super::items::PARTED;
use super::super::lexicon::{Force, Sign};
use super::super::line::Shape;
use super::super::view::View;
use super::{Family, rule};

pub(super) const FAMILY: Family = Family {
    rules: &[&DATED, &BARE_DATE],
    find,
};

rule! { DATED "dateline/labelled" Dateline High
    for "When the page was published or changed, how long it takes to read, how often it was seen." / "När sidan publicerades eller ändrades, hur lång tid den tar att läsa, hur ofta den visats."
    says "it dates the page or counts its readers" / "den daterar sidan eller räknar dess läsare"
    takes ["Så blir du rörmokare\n✂ Publicerad: 03.05.2021. Uppdaterad: 04.06.2022\n¶\n", "Så blir du rörmokare\n✂ Publicerad 3 maj 2021\n¶\n", "Så blir du rörmokare\n✂ Lästid: 4 min\n¶\n", "Så blir du rörmokare\n¶\n✂ Senast uppdaterad:\n✂ 2021-05-03\n"]
    leaves [
        "Så blir du rörmokare\n¶\nPublicerad forskning visar att skadorna blivit färre sedan hjälpmedlen kom.\n¶\n",
        "Längd: 3 år", "Längd: 140–175 cm", "Tid: 38 timmar i veckan", "Granskad: en gång vart 3:e år", "Version: 2 av handboken gäller",
        "Publicerad: 4 böcker", "Premiär: 12 september", "Stand: 9 Meter hoch", "Published rates: $30", "Data: 3 september 2019 till 5 maj 2021",
    ]
}

rule! { BARE_DATE "dateline/bare" Dateline Medium
    for "A bare date before the prose or beside a byline." / "Ett ensamt datum före brödtexten eller intill en byline."
    says "it is a bare date" / "den är ett ensamt datum"
    takes ["Så blir du rörmokare\n✂ 2021-05-03\n¶\n"]
    leaves ["Så blir du rörmokare\n¶\nNästa start: 23 augusti\n¶\n"]
}

fn find(view: &mut View<'_, '_>) {
    if view.mentions(Sign::Dated) {
        parted(view);
    }
    if !view.shows(Class::Dateline) {
        return;
    }
    for p in 0..view.len() {
        if view.taken(p) || view.title == Some(p) {
            continue;
        }
        let line = view.at(p);
        // Within the text a short line dates the page only if its label can date nothing else.
        let sure = line.words <= 6 && !line.says(Sign::Doubtful);
        let edge = p < view.first_prose || p > view.last_prose || view.has_company(p) || sure;
        let Some(seen) = view.evidence(p) else {
            continue;
        };
        if seen.class != Class::Dateline || !edge || is_row(view, p) || in_box(view, p) {
            continue;
        }
        // Minutes alone are those that a text takes to read only at its head.
        if seen.sign == Sign::ReadingTime
            && line.proof.whole
            && line.words <= 2
            && p > view.first_prose
        {
            continue;
        }
        if seen.force >= Force::Strong
            && (line.is(Shape::DATE)
                || line.is(Shape::TIME)
                || line.says(Sign::ReadingTime)
                || line.words <= 8)
        {
            view.take(p, &DATED, None);
        } else if seen.force == Force::Weak
            && !line.is(Shape::TAB)
            && !view.is_value(p)
            && (p < view.first_prose && view.title.is_none_or(|t| p > t) || sure_company(view, p))
        {
            view.take(p, &BARE_DATE, None);
        }
    }
}

/// Whether the line is a plain `date: …` over another label with its value: what is told of a meeting, not of the page.
fn in_box(view: &View<'_, '_>, p: usize) -> bool {
    let pair = |q: usize| {
        let line = view.at(q);
        line.rest_key != 0 && line.label_words == 1 && line.words <= 4
    };
    let next = p + 1;
    let plain = |q: usize| !view.taken(q) && view.evidence(q).is_none();
    view.at(p).is(Shape::DATE)
        && pair(p)
        && next + 1 < view.len()
        && (pair(next) && plain(next))
        && (pair(next + 1) && plain(next + 1))
}

/// Whether the line is a row of a table.
fn is_row(view: &View<'_, '_>, p: usize) -> bool {
    let tab = |q: usize| q < view.len() && view.at(q).is(Shape::TAB);
    tab(p) && (p > 0 && tab(p - 1) || tab(p + 1))
}

/// A label on one line and its date on the next, before or after the prose.
fn parted(view: &mut View<'_, '_>) {
    for p in 0..view.len().saturating_sub(1) {
        let (line, next) = (view.at(p), view.at(p + 1));
        let edge = p + 1 < view.first_prose || p > view.last_prose && view.last_prose < view.len();
        let label = line.words <= 3
            && line.is_titular() | line.is(Shape::COLON)
            && !line.is(Shape::DIGIT)
            && view.says(p, Sign::Dated)
            && !line.says(Sign::Doubtful);
        let date = next.is(Shape::DATE) && next.words <= 5 && next.rest_key == 0;
        let free = view.title != Some(p) && !view.taken(p) && !view.taken(p + 1);
        if edge && label && date && free && !next.is(Shape::STOP) {
            view.take(p, &DATED, None);
            view.take(p + 1, &DATED, Some(p));
            super::byline::parted(view, p + 2);
        }
    }
}

/// Whether furniture stands beside it; within the text, a date with a sentence under it heads that.
fn sure_company(view: &View<'_, '_>, p: usize) -> bool {
    let sure = |q: usize| view.taken(q) || view.evident(q, Force::Strong).is_some();
    let within = p > view.first_prose;
    let told = (p + 1..view.len().min(p + 1 + PARTED))
        .find(|&q| !sure(q))
        .is_some_and(|q| view.at(q).is(Shape::DOT) && view.evidence(q).is_none());
    !(within && told) && (p > 0 && sure(p - 1) || p + 1 < view.len() && sure(p + 1))
}
