//! Navigation: menus, breadcrumbs, skip links, pagination.

use super::super::class::Class;
use super::super::lexicon::Force;
use super::super::view::View;
use super::{Family, rule};

pub(super) const FAMILY: Family = Family {
    rules: &[&LINK],
    find,
};

rule! { LINK "navigation/link" Navigation High
    for "A skip link, a breadcrumb or a page switcher." / "En hopplänk, en brödsmula eller en sidväxlare."
    says "it leads about the site" / "den leder runt på webbplatsen"
    takes ["✂ Hoppa till innehåll\n✂ Du är här: Hem > Yrken\nSå blir du rörmokare\n¶\n", "Så blir du rörmokare\n¶\n¶\n✂ 1 2 3 Nästa\n"]
    leaves ["Så blir du rörmokare\n¶\nHoppa inte över praktiken.\n¶\n", "Så blir du rörmokare\n¶\nNästa steg\n¶\n"]
}

fn find(view: &mut View<'_, '_>) {
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
