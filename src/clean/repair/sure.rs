//! What of mojibake proves itself: units that, where they stand, no language writes.

use super::mojibake::{Unit, is_foreign};
use super::tables::Table;

/// Whether one of the units, where it stands, is something that no language writes.
pub(super) fn is_sure(text: &str, units: &[Unit], table: &Table) -> bool {
    units.iter().enumerate().any(|(i, unit)| {
        // The unit before proves nothing: it stands for a capital.
        let before = match i {
            0 => text[..unit.span.start].chars().next_back(),
            _ => Some('X'),
        };
        let after = text[unit.span.end..].chars().next();
        let mut chars = text[unit.span.clone()].chars();
        let (Some(first), Some(second)) = (chars.next(), chars.next()) else {
            return false;
        };
        if chars.next().is_some() {
            return is_sure_long(unit.is, first);
        }
        Signs {
            is: unit.is,
            lead: table.byte(first).unwrap_or(0),
            first,
            second,
            before,
            after,
        }
        .are_sure()
    })
}

/// Three or four characters that make one: punctuation, a sign, an emoji, or a letter of Vietnamese. Their first is a letter
/// or a low quotation mark, and then come signs that follow none.
fn is_sure_long(is: char, first: char) -> bool {
    !is_foreign(is) && (first.is_alphabetic() || first == '\u{201A}')
}

/// A unit of two characters where it stands.
struct Signs {
    is: char,
    lead: u8,
    first: char,
    second: char,
    before: Option<char>,
    after: Option<char>,
}

impl Signs {
    fn are_sure(&self) -> bool {
        let small_before = self.before.is_some_and(char::is_lowercase);
        let small_after = self.after.is_some_and(char::is_lowercase);
        let word_begins = !self.before.is_some_and(char::is_alphanumeric);
        if !self.first.is_alphabetic() {
            // MacRoman: a root or a logical not, then something that is no number.
            return self.lead == 0xC3 && self.is.is_alphabetic() && (small_before || small_after);
        }
        if self.lead == 0xC2 {
            // The character itself, with a letter before it that belongs to no word.
            return !is_quiet(self.second)
                && (small_before || !self.before.is_some_and(char::is_alphabetic));
        }
        if !self.is.is_alphabetic() {
            return false;
        }
        // A sign that follows no letter.
        if !self.second.is_alphabetic() && !is_quiet(self.second) {
            let widely = self.lead == 0xC3 && self.first == 'Ã';
            if widely || small_before || (small_after && !is_unit_like(self.second)) {
                return true;
            }
        }
        // A capital inside a word of small letters, with a small letter read from it.
        if small_before
            && self.first.is_uppercase()
            && self.is.is_lowercase()
            && !is_quotation_or_dash(self.second)
        {
            return true;
        }
        // A word that begins with a letter and a sign, and goes on in small letters.
        word_begins
            && small_after
            && !matches!(self.second, '‘' | '’' | '“' | '”' | '«' | '»')
            && self.is.is_uppercase()
            && (self.first == 'Ã' || self.first == 'Ă' || self.second.is_alphabetic())
    }
}

/// Signs that may stand directly after a letter at the end of a word, in any language.
fn is_quiet(c: char) -> bool {
    is_quotation_or_dash(c) || matches!(c, '…' | '•' | '·' | '™' | '€' | '\u{A0}' | '\u{AD}')
}

fn is_quotation_or_dash(c: char) -> bool {
    matches!(
        c,
        '‘' | '’' | '‚' | '“' | '”' | '„' | '‹' | '›' | '«' | '»' | '–' | '—'
    )
}

/// Signs that follow a unit of measure, or a name.
fn is_unit_like(c: char) -> bool {
    matches!(c, '±' | '°' | '²' | '³' | '¹' | '®' | '©' | 'ª' | 'º')
}
