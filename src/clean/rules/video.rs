//! Video captions and embed labels.

use super::super::class::Class;
use super::super::lexicon::{Force, Sign, lexicon};
use super::super::line::{Line, Shape};
use super::super::view::View;
use super::{Family, rule};

pub(super) const FAMILY: Family = Family {
    rules: &[&OWN, &FOREIGN, &EMBED],
    find,
};

rule! { OWN "video/own-caption" VideoCaption Certain
    for "A video label with the title or a heading." / "En videoetikett med titeln eller en rubrik."
    says "it is a video label with the words of line {line}" / "den är en videoetikett med orden från rad {line}"
    takes ["Så blir du rörmokare\n✂ Video: Så blir du rörmokare\n¶\n"]
    leaves ["Så blir du rörmokare\n¶\nVideo: så filmar du din ansökan\n¶\n"]
}

rule! { FOREIGN "video/dated-caption" VideoCaption High
    for "A video label with another title and a year and month at its end." / "En videoetikett med en annan titel och år och månad på slutet."
    says "it is the label of another video" / "den är etiketten på en annan video"
    takes ["Så blir du rörmokare\n✂ Video: Hur man bakar bröd. 2024, Maj\n¶\n", "Så blir du rörmokare\n¶\n✂ Video: Att baka bröd – maj 2024\n¶\n"]
    leaves ["Så blir du rörmokare\n¶\nStatistiken gäller åren 2023 och 2024, maj månad undantagen, för hela landet.\n¶\n"]
}

rule! { EMBED "video/embed" VideoCaption Medium
    for "Labels and buttons of an embedded video." / "Etiketter och knappar från en inbäddad video."
    says "it belongs to an embedded video" / "den hör till en inbäddad video"
    takes ["Så blir du rörmokare\n✂ Dagens video\n✂ Presenterad av Sapling\n¶\n", "Så blir du rörmokare\n¶\n✂ En dag som rörmokare (4:10)\n¶\n"]
    leaves ["Så blir du rörmokare\n¶\nVideo\n¶\n"]
}

fn find(view: &mut View<'_, '_>) {
    if !view.mentions(Sign::VideoLabel) && !view.shows(Class::VideoCaption) {
        return;
    }
    for p in 0..view.len() {
        let line = view.at(p);
        if view.taken(p) || view.listed.contains(&line.key) {
            continue;
        }
        let next_repeats = p + 1 < view.len() && {
            let next = view.at(p + 1);
            next.says(Sign::VideoLabel) && next.rest_key == line.key
        };
        if next_repeats && view.title != Some(p) {
            view.take(p, &FOREIGN, None);
        } else if line.says(Sign::VideoLabel) && line.rest_key != 0 {
            if let Some(title) = view.title.filter(|&t| view.at(t).key == line.rest_key) {
                view.take(p, &OWN, Some(title));
            } else if line.is(Shape::CLOCKED) && line.text.ends_with(')') {
                view.take(p, &EMBED, None);
            } else if ends_in_year_and_month(line)
                || ((view.count(line.key) > 1 || view.has_company(p)) && !view.heads_text(p))
            {
                view.take(p, &FOREIGN, None);
            }
        } else if view
            .evidence(p)
            .is_some_and(|e| matches!(e.sign, Sign::PresentedBy | Sign::VideoBox))
        {
            embed(view, p);
        }
    }
}

fn embed(view: &mut View<'_, '_>, p: usize) {
    let line = view.at(p);
    let presented = p + 1 < view.len() && view.at(p + 1).says(Sign::PresentedBy);
    let phrase = line.words >= 2
        && !line.is(Shape::COLON)
        && (p < view.first_prose
            || line.is(Shape::CLOCKED)
            || line.words >= 3
            || view.has_company(p));
    let seen = view.evident(p, Force::Strong).is_some();
    if seen && (presented || phrase || !view.may_head(p)) {
        view.take(p, &EMBED, None);
    }
}

/// `… 2024, May`, `… – May 2024` at the very end of the line.
fn ends_in_year_and_month(line: &Line<'_>) -> bool {
    let mut words = line.text.rsplit(' ');
    let (Some(last), Some(before)) = (words.next(), words.next()) else {
        return false;
    };
    let is_year = |w: &str| w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit());
    let glued = before.rsplit(['.', '?', '!']).next().unwrap_or("");
    let month_last = glued.strip_suffix(',').is_some_and(is_year)
        && last.chars().all(char::is_alphabetic)
        && last.chars().count() <= 14;
    let dashed = words
        .next()
        .is_some_and(|w| matches!(w, "–" | "-" | "—" | "|" | "·"));
    month_last || dashed && is_year(last) && lexicon().is_month(&before.to_lowercase())
}
