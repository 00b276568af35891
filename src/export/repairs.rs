//! Repairs as they are told to others: each leaves something.

use crate::span::{Raw, Span};
use std::borrow::Cow;

pub(super) type Told<'a> = (Span<Raw>, Cow<'a, str>, &'static str);

/// Repairs so written that each leaves something: one that takes a character away is told with the one beside it.
pub(super) fn told<'a>(
    text: &'a str,
    repairs: impl Iterator<Item = (Span<Raw>, &'a str, &'static str)>,
) -> Vec<Told<'a>> {
    let mut joined: Vec<Told<'a>> = Vec::new();
    for (span, now, rule) in repairs {
        match joined.last_mut() {
            Some((last, before, _))
                if last.end == span.start && (now.is_empty() || before.is_empty()) =>
            {
                last.end = span.end;
                before.to_mut().push_str(now);
            }
            _ => joined.push((span, Cow::Borrowed(now), rule)),
        }
    }
    let mut told: Vec<Told<'a>> = Vec::with_capacity(joined.len());
    for (mut span, mut now, rule) in joined {
        if now.is_empty() {
            let free = told.last().map_or(0, |(last, _, _)| last.end);
            if free == span.start && !told.is_empty() {
                // The one before took the character between them.
                if let Some((last, _, _)) = told.last_mut() {
                    last.end = span.end;
                }
                continue;
            }
            let beside = |c: Option<char>| c.filter(|&c| c != '\n');
            if let Some(c) = beside(text[free..span.start].chars().next_back()) {
                span.start -= c.len_utf8();
                now.to_mut().push(c);
            } else if let Some(c) = beside(text[span.end..].chars().next()) {
                span.end += c.len_utf8();
                now.to_mut().push(c);
            }
        }
        told.push((span, now, rule));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::told;
    use crate::span::Span;

    /// Takes every `-` of `text` away and writes `+` for every `*`; what is told of it, as (start, end, now).
    fn repairs(text: &str) -> Vec<(usize, usize, String)> {
        let marks = text.char_indices().filter(|(_, c)| matches!(c, '-' | '*'));
        let repairs =
            marks.map(|(i, c)| (Span::new(i, i + 1), if c == '-' { "" } else { "+" }, "r"));
        told(text, repairs)
            .into_iter()
            .map(|(span, now, _)| (span.start, span.end, now.into_owned()))
            .collect()
    }

    #[test]
    fn what_takes_a_character_away_is_told_with_the_one_beside_it() {
        let told = |text| repairs(text);
        assert_eq!(told("ab-c"), [(1, 3, "b".into())]);
        assert_eq!(told("-ab"), [(0, 2, "a".into())]);
        assert_eq!(told("-a-b"), [(0, 3, "a".into())]);
        assert_eq!(told("--a"), [(0, 3, "a".into())]);
        assert_eq!(told("a-*b"), [(1, 3, "+".into())]);
        assert_eq!(told("*-"), [(0, 2, "+".into())]);
        assert_eq!(told("x\n-\ny"), [(2, 3, String::new())]);
        assert_eq!(told("a-b-c"), [(0, 2, "a".into()), (2, 4, "b".into())]);
    }
}
