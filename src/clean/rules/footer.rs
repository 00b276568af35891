//! Footers: copyright, company and contact lines, editorial responsibility, links to the site's own pages.

use super::super::class::Class;
use super::super::lexicon::Force;
use super::super::view::View;
use super::{Family, rule};

pub(super) const FAMILY: Family = Family {
    rules: &[&NOTICE, &ABOUT],
    find,
};

rule! { NOTICE "footer/notice" Footer High
    for "Copyright, company, contact and responsibility lines after the article." / "Upphovsrätt, företag, kontakt och ansvar efter artikeln."
    says "it tells of the site and not of the subject" / "den handlar om webbplatsen och inte om ämnet"
    takes []
    leaves []
}

rule! { ABOUT "footer/about-site" Footer Medium
    for "A heading about how the site works, with its one paragraph, right before the footer." / "En rubrik om hur webbplatsen arbetar, med sitt enda stycke, strax före sidfoten."
    says "it tells how the site works" / "den berättar hur webbplatsen arbetar"
    takes []
    leaves []
}

fn find(view: &mut View<'_, '_>) {
    for p in 0..view.len() {
        if view.taken(p) || view.title.is_some_and(|t| p <= t) {
            continue;
        }
        if !view
            .evident(p, Force::Strong)
            .is_some_and(|e| e.class == Class::Footer)
        {
            continue;
        }
        let edge = p < view.first_prose || p > view.last_prose;
        if edge && !view.may_head(p) {
            view.take(p, &NOTICE, None);
        } else if view.may_head(p) && p + 1 == view.last_prose && closes(view, p + 2) {
            view.take(p, &ABOUT, None);
            view.take(p + 1, &ABOUT, None);
        }
    }
    view.find_prose();
}

/// Whether nothing of the article follows.
fn closes(view: &View<'_, '_>, p: usize) -> bool {
    p >= view.len() || view.taken(p) || view.evidence(p).is_some()
}
