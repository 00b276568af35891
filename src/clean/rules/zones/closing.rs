//! The last lines of a page that no strong word closes: buttons, links and addresses, each weak by itself.

use super::super::super::class::Class;
use super::super::super::evidence::Evidence;
use super::super::super::lexicon::Sign;
use super::super::super::view::View;
use super::CLOSING;

/// Such lines from which they close a page, and the share of all its last lines that they then have.
const HINTS: usize = 4;
const SHARE: usize = 3;
/// Words of one of them.
const WORDS: u32 = 5;

/// Takes the lines after `start` that are known whole for buttons, links and addresses, where they are many, of more than
/// one kind, and one of them is none that an article has.
pub(super) fn closing(view: &mut View<'_, '_>, start: usize, held: &[bool]) {
    let n = view.len();
    let hint = |p: usize| {
        let seen = view.evidence(p).filter(|_| !held[p] && !view.taken(p));
        seen.filter(|&e| view.at(p).words <= WORDS && is_hint(view, p, e))
    };
    let hints: Vec<(usize, Evidence)> = (start..n).filter_map(|p| Some((p, hint(p)?))).collect();
    let Some(&(first, kind)) = hints.first() else {
        return;
    };
    let kinds = hints.iter().any(|(_, e)| e.class != kind.class);
    let sure = hints.iter().any(|&(p, _)| view.says(p, Sign::FooterLink));
    if hints.len() >= HINTS && hints.len() * SHARE >= n - first && kinds && sure {
        for (p, _) in hints {
            view.take(p, &CLOSING, None);
        }
    }
}

fn is_hint(view: &View<'_, '_>, p: usize, e: Evidence) -> bool {
    let kind = matches!(
        e.class,
        Class::Navigation | Class::Footer | Class::Promo | Class::Consent | Class::Related
    );
    kind && (view.at(p).proof.whole || e.sign == Sign::Contact)
}
