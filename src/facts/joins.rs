//! Joins: which marks belong to a word.

/// Whether `c` stands inside a word between `before` and `after`.
pub(super) fn joins_word(before: &str, c: char, after: &str) -> bool {
    let next = after.chars().next();
    match c {
        // A range of sums: "500-700" is no word.
        '-' if before.len() > 2 && before.bytes().all(|b| b.is_ascii_digit()) => false,
        // "C#", "C++"
        '#' | '+' => {
            before.len() < 3
                && next.is_none_or(|n| !n.is_alphanumeric())
                && !before.is_empty()
                && before.starts_with(char::is_alphabetic)
        }
        '-' => next.is_none_or(|n| n.is_alphanumeric() || n.is_whitespace() || n == ','),
        '\'' | '’' | ':' => next.is_some_and(char::is_alphanumeric),
        '.' => {
            next.is_some_and(char::is_alphanumeric)
                && (before.len() < 4 || before.ends_with(|c: char| c.is_ascii_digit()))
                || matches!(
                    before,
                    "t" | "t.ex"
                        | "etc"
                        | "osv"
                        | "dvs"
                        | "bl"
                        | "bl.a"
                        | "m.m"
                        | "o.s.v"
                        | "d.v.s"
                        | "ca"
                )
        }
        ',' => {
            before.ends_with(|c: char| c.is_ascii_digit())
                && next.is_some_and(|n| n.is_ascii_digit())
        }
        _ => false,
    }
}

/// Marks that combine with the letter before them.
pub(super) fn is_mark_of_letter(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}
