//! Footers: copyright, company and contact lines, editorial responsibility, links to the site's own pages.

use super::super::class::Class;
use super::super::lexicon::Force;
use super::super::view::View;
use super::{Family, rule};

pub(super) const FAMILY: Family = Family {
    rules: &[&NOTICE],
    find,
};

rule! { NOTICE "footer/notice" Footer High
    for "Copyright, company, contact and responsibility lines after the article." / "Upphovsrätt, företag, kontakt och ansvar efter artikeln."
    says "it tells of the site and not of the subject" / "den handlar om webbplatsen och inte om ämnet"
    takes []
    leaves []
}

fn find(view: &mut View<'_, '_>) {
    for p in 0..view.len() {
        if view.taken(p) || view.title.is_some_and(|t| p <= t) {
            continue;
        }
        let edge = p < view.first_prose || p > view.last_prose;
        if edge
            && view
                .evident(p, Force::Strong)
                .is_some_and(|e| e.class == Class::Footer)
            && !view.may_head(p)
        {
            view.take(p, &NOTICE, None);
        }
    }
}
