//! Menus that no table knows: labels at the top of the page, one under the other, above a title that the text bears out.

use super::super::super::class::Class;
use super::super::super::evidence::Evidence;
use super::super::super::line::Shape;
use super::super::super::view::View;
use super::place::is_subject;
use super::{Told, word_key};

/// Words of a label in a menu, and of the name above it.
const WORDS: u32 = 3;
const NAME: u32 = 4;
/// Labels above a title from which they are a menu on a page that has other furniture …
pub(super) const FEW: usize = 3;
/// … and on one that shows none.
const MANY: usize = 5;
/// Words from which a line can be a title by its length, and of one that the text or its byline bears out.
const TITLE: u32 = 4;
const SHORT: u32 = 3;

/// How many labels open the page: short lines that begin with a capital, end in no mark and give no figure.
pub(super) fn labels(view: &View<'_, '_>) -> usize {
    let n = view.first_prose.min(view.len());
    (0..n).find(|&p| !is_label(view, p)).unwrap_or(n)
}

fn is_label(view: &View<'_, '_>, p: usize) -> bool {
    let line = view.at(p);
    let other = [
        Shape::STOP,
        Shape::COLON,
        Shape::BULLET,
        Shape::NUMBERED,
        Shape::LOWER,
        Shape::COMMA,
        Shape::HASH,
        Shape::QUOTE_END,
        Shape::TAB,
    ];
    // The first line may be the name of the site.
    let most = if p == 0 { NAME } else { WORDS };
    line.words <= most
        && line.rest_key == 0
        && !other.iter().any(|&shape| line.is(shape))
        && (!line.is(Shape::DIGIT) || line.is(Shape::COUNT) || in_series(view, p))
        && !line.text.contains(',')
        && !view.is_data(p)
        && !view.is_wrapped(p)
        && !view.is_sung(p)
}

/// Whether the line beside it is the same but for its number.
fn in_series(view: &View<'_, '_>, p: usize) -> bool {
    let form = view.at(p).form_key;
    let same = |q: usize| view.at(q).form_key == form && view.at(q).words >= 2;
    p > 0 && same(p - 1) || p + 1 < view.len() && same(p + 1)
}

/// Whether the first line names the site and not the subject: labels follow it, and the text does not have most of its
/// words.
pub(super) fn names_site(view: &View<'_, '_>, told: &Told) -> bool {
    let keys: Vec<u64> = words(view.at(0).text).collect();
    let known = keys.iter().filter(|key| told.0.contains(key)).count();
    labels(view) >= FEW && known * 2 <= keys.len() && !is_subject(view, 0)
}

/// Whether the line is the first longer one under the `labels` that open the page, and heads the text, what stands under
/// titles, or both.
pub(super) fn is_under(view: &View<'_, '_>, p: usize, labels: usize) -> bool {
    let headed = |e: Evidence| matches!(e.class, Class::Byline | Class::Dateline);
    let signed = || p + 1 < view.len() && view.evidence(p + 1).is_some_and(headed);
    // Only what stands between titles and text follows: no line that could be a title itself.
    let other = |q: usize| view.at(q).words >= TITLE && view.evidence(q).is_none();
    let last = || !(p + 1..view.first_prose).any(other);
    view.at(p).words >= TITLE && p == labels && (view.heads_text(p) || signed() || last())
}

fn words(text: &str) -> impl Iterator<Item = u64> {
    text.split_ascii_whitespace().filter_map(word_key)
}

/// Whether all that stands above the title is such a menu: the text, or what stands under titles, follows that, and knows
/// its words better than those of the first label.
pub(in super::super) fn is_menu_above(view: &View<'_, '_>, title: usize) -> bool {
    let least = match view.template() > 0 || (title..view.len()).any(|p| view.taken(p)) {
        true => FEW,
        false => MANY,
    };
    let label = |p: usize| is_label(view, p) || view.taken(p) || view.evidence(p).is_some();
    let few = title < least || labels(view) < least;
    if few || !(0..title).all(label) || view.first_prose >= view.len() {
        return false;
    }
    let told = Told::of_text(view);
    let headed = |class| matches!(class, Class::Byline | Class::Dateline);
    let signed = view.mark(title + 1).is_some_and(|m| headed(m.rule.class));
    let words = view.at(title).words;
    let long = title >= MANY && words >= TITLE;
    let headline = words >= SHORT
        && (signed || view.heads_text(title) && (long || told.known(view, title) > 0));
    (headline || is_subject(view, title))
        && names_site(view, &told)
        && !(0..title).any(|p| is_subject(view, p))
}
