//! Image captions: copies of title or heading, credits, agency lines.

use super::super::class::Class;
use super::super::lexicon::{Force, Sign};
use super::super::line::Shape;
use super::super::view::View;
use super::{Family, rule};

pub(super) const FAMILY: Family = Family {
    rules: &[&TITLE_COPY, &HEADING_COPY, &CREDIT],
    find,
};

rule! { TITLE_COPY "image/title-copy" ImageCaption High
    for "Alt text or a caption within the prose that only repeats the title." / "Alternativtext eller bildtext i brödtexten som bara upprepar titeln."
    says "it repeats the title on line {line}" / "den upprepar titeln på rad {line}"
    takes []
    leaves []
}

rule! { HEADING_COPY "image/heading-copy" ImageCaption High
    for "Alt text or a caption that only repeats the heading of its section." / "Alternativtext eller bildtext som bara upprepar sitt avsnitts rubrik."
    says "it repeats the heading on line {line}" / "den upprepar rubriken på rad {line}"
    takes []
    leaves []
}

rule! { CREDIT "image/credit" ImageCaption High
    for "Photo credits and agency lines." / "Fotobylines och bildbyråer."
    says "it credits a picture" / "den anger varifrån en bild kommer"
    takes []
    leaves []
}

fn find(view: &mut View<'_, '_>) {
    let mut heading: Option<usize> = None;
    for p in 0..view.len() {
        let line = view.at(p);
        if view.taken(p) || line.says(Sign::StepLabel) {
            continue;
        }
        let repeats = |h: &usize| view.at(*h).key == line.key || quotes_heading(view, p, *h);
        if line.words <= 24 && !line.is(Shape::DOT) && !line.is(Shape::COLON) {
            let title = view.title.filter(|t| *t < p && repeats(t));
            if let Some(title) = title {
                view.take(p, &TITLE_COPY, Some(title));
                continue;
            }
            if let Some(h) = heading.filter(repeats) {
                view.take(p, &HEADING_COPY, Some(h));
                continue;
            }
        }
        if view
            .evident(p, Force::Strong)
            .is_some_and(|e| e.class == Class::ImageCaption)
            && !view.may_head(p)
        {
            view.take(p, &CREDIT, None);
            continue;
        }
        if view.title.is_none_or(|t| p > t) && line.is_titular() && view.heads_text(p) {
            heading = Some(p);
        }
    }
}

/// `Picture titled HEADING step 2`, `Picture: HEADING`.
fn quotes_heading(view: &View<'_, '_>, p: usize, heading: usize) -> bool {
    let line = view.at(p);
    line.says(Sign::Credit) && line.rest_key != 0 && line.rest_key == view.at(heading).key
}
