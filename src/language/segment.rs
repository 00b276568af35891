//! Segments: the words of UAX 29, several times as fast where a text is written in Latin letters.
//!
//! Law: the words are those of [`unicode_word_indices`](UnicodeSegmentation::unicode_word_indices), whatever the text. A run of
//! Latin letters and digits is found by itself; as soon as anything stands at it that UAX 29 might join to it, the rest up to
//! the next space is left to the library. At a space no word goes on, and after one nothing before it matters (but for marks
//! on the space itself).

use unicode_segmentation::{UnicodeSegmentation, UnicodeWordIndices};

/// What a character is to the words around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// A letter or a digit, of so many bytes.
    Letter(usize),
    /// Joins two letters, or two digits, if it stands alone between them.
    Middle,
    /// Ends a word, and is none.
    Break,
    /// For the library to judge.
    Other,
}

/// The words of a text, each with the byte that it begins at.
pub(crate) struct Words<'t> {
    text: &'t str,
    at: usize,
    /// What the library is at, and where that begins.
    judged: Option<(usize, UnicodeWordIndices<'t>)>,
}

/// The words of `text`, each with the byte that it begins at, in order.
pub(crate) fn word_indices(text: &str) -> Words<'_> {
    Words {
        text,
        at: 0,
        judged: None,
    }
}

impl<'t> Words<'t> {
    fn sort(&self, at: usize) -> Sort {
        let bytes = self.text.as_bytes();
        match bytes.get(at) {
            None => Sort::Break,
            Some(b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9') => Sort::Letter(1),
            Some(b'\'' | b'.' | b',' | b':' | b';') => Sort::Middle,
            Some(b'_') => Sort::Other,
            Some(0..0x80) => Sort::Break,
            // À to ÿ without × and ÷, and all of Latin Extended-A.
            Some(0xC3) => match bytes.get(at + 1) {
                Some(0x97 | 0xB7) => Sort::Other,
                _ => Sort::Letter(2),
            },
            Some(0xC4 | 0xC5) => Sort::Letter(2),
            Some(_) => Sort::Other,
        }
    }

    /// Leaves what stands from `start` to the next space or line end after `at` to the library; no space that a mark is put on.
    fn judge(&mut self, start: usize, at: usize) {
        let bytes = self.text.as_bytes();
        let mut end = at;
        while let Some(byte) = bytes.get(end).filter(|byte| **byte != b'\n') {
            let spaces = bytes[end..].iter().take_while(|b| **b == b' ').count();
            if *byte == b' ' && self.sort(end + spaces) != Sort::Other {
                break;
            }
            end += spaces.max(1);
        }
        self.judged = Some((start, self.text[start..end].unicode_word_indices()));
        self.at = end;
    }
}

impl<'t> Iterator for Words<'t> {
    type Item = (usize, &'t str);

    fn next(&mut self) -> Option<(usize, &'t str)> {
        loop {
            if let Some((from, judged)) = &mut self.judged {
                if let Some((start, word)) = judged.next() {
                    return Some((*from + start, word));
                }
                self.judged = None;
            }
            if self.at >= self.text.len() {
                return None;
            }
            let start = self.at;
            match self.sort(start) {
                Sort::Break | Sort::Middle if self.sort(start + 1) == Sort::Other => {
                    // It may be a mark, which belongs to what is before it.
                    let spaces = self.text[..=start].bytes().rev();
                    let spaces = spaces.take_while(|b| *b == b' ').count();
                    self.judge(start - spaces.saturating_sub(1), start + 1);
                    continue;
                }
                Sort::Break | Sort::Middle => {
                    self.at += 1;
                    continue;
                }
                Sort::Other => {
                    self.judge(start, start);
                    continue;
                }
                Sort::Letter(_) => {}
            }
            let mut end = start;
            while let Sort::Letter(bytes) = self.sort(end) {
                end += bytes;
            }
            let ends = match self.sort(end) {
                Sort::Break => true,
                Sort::Middle => matches!(self.sort(end + 1), Sort::Break | Sort::Middle),
                Sort::Letter(_) | Sort::Other => false,
            };
            if ends {
                self.at = end;
                return Some((start, &self.text[start..end]));
            }
            self.judge(start, end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::word_indices;
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    fn same(text: &str) {
        let found: Vec<_> = word_indices(text).collect();
        let due: Vec<_> = text.unicode_word_indices().collect();
        assert_eq!(found, due, "{text:?}");
    }

    #[test]
    fn words_are_those_of_the_standard() {
        for text in [
            "",
            "En svetsare fogar samman metall.",
            "EU:s regler, 3,5 procent; kl. 08.30 (ca)",
            "l'été d’été rock'n'roll 'så'",
            "a_b _c d_ e._f 3._4",
            "cm×cm 2÷3 \u{201D}citat\u{201D} – och…",
            "C++ C# F# .NET node.js",
            "[\u{10A05} \u{10A05}  \u{10A05}.\u{10A05}",
            "a\u{301}b \u{301}c a.\u{301}b a \u{301}d",
            "mjuk\u{AD}t, \u{AD}ord\u{200B}et a.\u{AD}b a\u{200D}.b",
            "א\"ב a\"b א'ב'",
            "日本語 テスト ﾃｽﾄ a日b",
            "a..b a.,b 1.,2 1,,2 a:b:c a.b.",
            "\r\n\ta\r\nb\u{85}c\u{2028}d\u{A0}e",
            "Ŀl l·l İı ŉ Œuvre",
        ] {
            same(text);
        }
    }

    proptest! {
        #[test]
        fn words_are_those_of_the_standard_in_any_text(text in any::<String>()) {
            same(&text);
        }

        #[test]
        fn words_are_those_of_the_standard_where_signs_meet(
            text in proptest::collection::vec(
                prop::sample::select(vec![
                    "a", "Z", "å", "ö", "š", "1", "9", "'", ".", ",", ":", ";", "_", " ", " ", "\n", "-", "\"", "(", "+",
                    "\u{301}", "\u{AD}", "\u{200D}", "\u{200B}", "\u{A0}", "\u{202F}", "’", "·", "×", "א", "ا", "б", "日", "カ",
                    "\u{FE0F}", "\u{10A05}", "\u{2003}", "🇸", "🇪", "👩", "\r", "\u{85}", "٣",
                ]),
                0..14,
            )
        ) {
            same(&text.concat());
        }
    }
}
