//! Tags: tag and category lists.

use super::super::class::Class;
use super::super::lexicon::Force;
use super::super::view::View;
use super::share::is_under_title;
use super::{Family, rule};

pub(super) const FAMILY: Family = Family {
    rules: &[&LIST],
    find,
};

rule! { LIST "tags/list" Tags High
    for "A line of tags, topics or categories." / "En rad med taggar, ämnen eller kategorier."
    says "it lists tags or categories" / "den räknar upp taggar eller kategorier"
    takes ["Så blir du rörmokare\n¶\n¶\n✂ Taggar: lön, utbildning\n", "Så blir du rörmokare\n3 maj 2021\n✂ Postat i Vardag, Verkstad\n¶\n"]
    leaves ["Så blir du rörmokare\n¶\nTaggar och nycklar\nLagret märker lådorna med en tagg, och den piper om någon bär ut dem.\n¶\n"]
}

fn find(view: &mut View<'_, '_>) {
    if !view.shows(Class::Tags) {
        return;
    }
    for p in 0..view.len() {
        if view.taken(p) || view.title == Some(p) {
            continue;
        }
        let edge = p < view.first_prose || p > view.last_prose;
        if edge
            && view
                .evident(p, Force::Strong)
                .is_some_and(|e| e.class == Class::Tags)
            && (!view.may_head(p) || is_under_title(view, p))
        {
            view.take(p, &LIST, None);
        }
    }
}
