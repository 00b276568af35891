//! The order of words: as Swedish dictionaries have it.

use unicode_normalization::UnicodeNormalization;

/// What stands for `å`, `ä` and `ö` in a key: `z` and what no word goes on with after a `z`.
const AFTER_Z: [&str; 3] = ["z\u{10fffd}1", "z\u{10fffd}2", "z\u{10fffd}3"];

/// A key by which texts sort as in Swedish: letters before their accents and cases, `å ä ö` after `z` (and `æ` with `ä`,
/// `ø` with `ö`), digits before letters, other signs passed over unless all else is the same. (CLDR's rules for `sv`, as
/// far as words need them; a collation library would bring a megabyte of tables for the three letters.)
#[must_use]
pub fn sort_key(text: &str) -> (String, String) {
    let mut main = String::with_capacity(text.len());
    for c in text.nfc().flat_map(char::to_lowercase) {
        match c {
            'å' => main.push_str(AFTER_Z[0]),
            'ä' | 'æ' => main.push_str(AFTER_Z[1]),
            'ö' | 'ø' => main.push_str(AFTER_Z[2]),
            c if c.is_whitespace() => main.push(' '),
            c => main.extend(std::iter::once(c).nfd().filter(|c| c.is_alphanumeric())),
        }
    }
    (main, text.to_owned())
}

/// The first `limit` of `items` by a score, the highest first, equals in the order of their names.
pub(super) fn highest<T>(
    items: Vec<T>,
    limit: usize,
    score: impl Fn(&T) -> f64,
    name: impl Fn(&T) -> &str,
) -> Vec<T> {
    let items = items.into_iter();
    let mut keyed: Vec<_> = items
        .map(|item| (score(&item), sort_key(name(&item)), item))
        .collect();
    keyed.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    keyed.truncate(limit);
    keyed.into_iter().map(|(_, _, item)| item).collect()
}
