//! The order of words: as Swedish dictionaries have it.

use unicode_normalization::UnicodeNormalization;

/// A key by which texts sort as in Swedish: letters before their accents and cases, `å ä ö` after `z` (and `æ` with `ä`,
/// `ø` with `ö`), digits before letters, other signs passed over unless all else is the same. (CLDR's rules for `sv`, as
/// far as words need them; a collation library would bring a megabyte of tables for the three letters.)
#[must_use]
pub fn sort_key(text: &str) -> (String, String) {
    let mut main = String::with_capacity(text.len());
    for c in text.nfc().flat_map(char::to_lowercase) {
        match c {
            'å' => main.push_str("z\u{1}"),
            'ä' | 'æ' => main.push_str("z\u{2}"),
            'ö' | 'ø' => main.push_str("z\u{3}"),
            c if c.is_whitespace() => main.push(' '),
            c => main.extend(std::iter::once(c).nfd().filter(|c| c.is_alphanumeric())),
        }
    }
    (main, text.to_owned())
}
