//! Letters that were lost before a page came here: what cannot be decoded is a U+FFFD, and so it is quoted.

use super::{DebrisRule, Found};
use crate::clean::CleanText;
use crate::language::Reading;
use crate::rule::{Confidence, RuleCard, Text};
use crate::span::Span;

/// What stands for a letter that was lost.
const LOST: char = '\u{FFFD}';

/// Places of one page that are listed.
const PLACES: usize = 100;

pub(super) static LETTER: DebrisRule = DebrisRule {
    card: RuleCard {
        id: "debris/lost-letter",
        purpose: Text {
            en: "A letter that was lost before the page came here, since its bytes could not be read.",
            sv: "En bokstav som gick förlorad innan sidan kom hit, eftersom dess byte inte kunde läsas.",
        },
        takes: &[
            "Så blir du glasmästare\n\nEn glasm\u{FFFD}stare sätter in rutor i fönster och dörrar.\n",
        ],
        leaves: &[
            "Så blir du glasmästare\n\nEn glasmästare sätter in rutor (◊, □ och ?) i fönster.\n",
        ],
    },
    confidence: Confidence::Certain,
    says: Text {
        en: "a letter of “{word}” is lost; get the page anew if you can",
        sv: "en bokstav i ”{word}” är förlorad; hämta sidan på nytt om det går",
    },
    find: lost,
};

fn lost(clean: &CleanText, _: &Reading, found: &mut Vec<Found>) {
    let text = clean.text();
    let mut from = 0;
    while found.len() < PLACES
        && let Some(at) = text.get(from..).and_then(|rest| rest.find(LOST))
    {
        let at = from + at;
        let start = text[..at].rfind(char::is_whitespace);
        let start = start.map_or(0, |space| {
            space + text[space..].chars().next().map_or(1, char::len_utf8)
        });
        let end = text[at..].find(char::is_whitespace);
        let end = end.map_or(text.len(), |length| at + length);
        found.push((Span::new(start, end), text[start..end].into()));
        from = end;
    }
}
