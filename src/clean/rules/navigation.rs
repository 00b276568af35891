//! Navigation: menus, breadcrumbs, skip links, pagination.

use super::super::class::Class;
use super::super::lexicon::Force;
use super::super::view::View;
use super::{Family, rule};
use rustc_hash::FxHashMap;

pub(super) const FAMILY: Family = Family {
    rules: &[&PAGE, &LINK],
    find,
};

rule! { LINK "navigation/link" Navigation High
    for "A skip link, a breadcrumb or a page switcher." / "En hopplänk, en brödsmula eller en sidväxlare."
    says "it leads about the site" / "den leder runt på webbplatsen"
    takes []
    leaves []
}

rule! { PAGE "navigation/page-number" Navigation High
    for "Page numbers of a paginated text, with the running heads beside them." / "Sidnummer i en text med sidor, med de levande rubrikerna intill."
    says "it is a page number or a running head" / "den är ett sidnummer eller en levande rubrik"
    takes []
    leaves []
}

fn find(view: &mut View<'_, '_>) {
    pages(view);
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

/// Page numbers that count upwards, at least two; then lines beside them that come again beside another.
fn pages(view: &mut View<'_, '_>) {
    let mut numbers: Vec<(usize, u32)> = Vec::new();
    for p in 0..view.len() {
        if view.taken(p) {
            continue;
        }
        let figures = view.at(p).text.trim_matches(['-', '–', '—', ' ', '|']);
        if figures.len() <= 4
            && let Ok(number) = figures.parse::<u32>()
            && numbers
                .last()
                .is_none_or(|&(_, before)| number == before + 1)
        {
            numbers.push((p, number));
        }
    }
    if numbers.len() < 2 || numbers.windows(2).any(|w| w[1].0 - w[0].0 < 4) {
        return;
    }
    let mut beside: FxHashMap<u64, u32> = FxHashMap::default();
    let near = |view: &View<'_, '_>, p: usize| -> Vec<usize> {
        let from = p.saturating_sub(2);
        (from..(p + 3).min(view.len()))
            .filter(|&q| q != p && view.at(q).words <= 12)
            .collect()
    };
    for &(p, _) in &numbers {
        for q in near(view, p) {
            *beside.entry(view.at(q).key).or_insert(0) += 1;
        }
    }
    for (p, _) in numbers {
        view.take(p, &PAGE, None);
        for q in near(view, p) {
            let again = beside.get(&view.at(q).key).is_some_and(|&n| n >= 2);
            if again && view.title != Some(q) && !view.is_wrapped(q) {
                view.take(q, &PAGE, None);
            }
        }
    }
}
