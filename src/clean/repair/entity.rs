//! HTML entities that were left in plain text, escaped once or twice.

use super::RepairRule;
use super::edits::Edit;
use super::scan::{Place, Sign};
use crate::rule::{Confidence, RuleCard, Text};
use html5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};

pub(super) static RULE: RepairRule = RepairRule {
    card: RuleCard {
        id: "encoding/entity",
        purpose: Text {
            en: "Characters that were escaped for HTML and never unescaped, once or twice",
            sv: "Tecken som kodats för HTML och aldrig avkodats, en eller två gånger",
        },
        takes: &[
            "L&ouml;n &amp; f&ouml;rm&aring;ner ⇒ Lön & förmåner",
            "Du &#228;r noggrann &#8211; alltid ⇒ Du är noggrann – alltid",
            "25&nbsp;000 kr ⇒ 25\u{A0}000 kr",
            "f&amp;ouml;rare ⇒ förare",
            "1 &lt; 2 &#x26; 2 &lt; 3 ⇒ 1 < 2 & 2 < 3",
            "&#147;Hej&#148; ⇒ \u{201C}Hej\u{201D}",
        ],
        leaves: &[
            "H&M och AT&T söker folk; båda i Solna",
            "Forskning &utveckling; det är vi",
            "a &amp;amp;amp;amp; b",
            "&#0; &#xD800; &#1114112; &#10; &#7;",
            "sök på ?a=1&copy=2",
            "Skriv rätt i HTML: &amp; är et-tecknet",
        ],
    },
    confidence: Confidence::Certain,
    says: Text {
        en: "it is a character escaped for HTML",
        sv: "den är ett tecken kodat för HTML",
    },
};

/// How many times over a text is unescaped.
const LEVELS: usize = 2;

/// The longest name of an entity, with its `;`.
const LONGEST: usize = 33;

/// Finds entities at the ampersands among `places`.
pub(super) fn find(text: &str, places: &[Place]) -> Vec<Edit> {
    let mut found = Vec::new();
    if is_about_markup(text) {
        return found;
    }
    let mut free = 0;
    for &(at, sign) in places {
        if sign != Sign::Ampersand || at < free {
            continue;
        }
        let (end, now) = read(text, at);
        free = end;
        if let Some(now) = now {
            found.push(Edit {
                span: at..end,
                now,
                rule: &RULE,
            });
        }
    }
    found
}

/// Whether the first line says that the text is about markup, where an escaped character may be what is meant.
fn is_about_markup(text: &str) -> bool {
    let title = text.lines().find(|line| !line.trim().is_empty());
    let mut words = title
        .unwrap_or_default()
        .split(|c: char| !c.is_alphanumeric());
    words.any(|word| {
        ["html", "html5", "xhtml", "xml"]
            .iter()
            .any(|name| word.eq_ignore_ascii_case(name))
    })
}

/// What begins at the ampersand at `at`: where it ends, and the character that it stands for unless it is to be left.
fn read(text: &str, at: usize) -> (usize, Option<String>) {
    let bytes = text.as_bytes();
    let mut end = at + 1;
    let mut levels = 0;
    // `&amp;amp;` is an ampersand that was escaped twice.
    while let Some(length) = ["amp;", "#38;", "#x26;", "#X26;"]
        .iter()
        .find(|e| bytes[end..].starts_with(e.as_bytes()))
        .map(|e| e.len())
    {
        end += length;
        levels += 1;
    }
    let ampersands = end;
    let rest = &bytes[end..bytes.len().min(end + LONGEST)];
    let decoded = rest
        .iter()
        .position(|&b| b == b';')
        .and_then(|i| text.get(end..=end + i))
        .and_then(decode);
    if let Some((decoded, length)) = decoded {
        let now = (levels < LEVELS).then_some(decoded);
        return (ampersands + length, now);
    }
    let now = (1..=LEVELS).contains(&levels).then(|| String::from("&"));
    (ampersands, now)
}

/// The characters that `name;` or `#number;` stands for, with its length, unless they are controls or end a line.
fn decode(entity: &str) -> Option<(String, usize)> {
    let decoded = match entity.strip_prefix('#') {
        Some(number) => {
            let number = number.strip_suffix(';')?;
            let number = match number.strip_prefix(['x', 'X']) {
                Some(hex) if hex.bytes().all(|b| b.is_ascii_hexdigit()) => {
                    u32::from_str_radix(hex, 16).ok()?
                }
                None if number.bytes().all(|b| b.is_ascii_digit()) => number.parse().ok()?,
                _ => return None,
            };
            // As browsers do: what was meant is Windows-1252.
            let replaced = number
                .checked_sub(0x80)
                .and_then(|i| C1_REPLACEMENTS.get(i as usize).copied().flatten());
            replaced.or_else(|| char::from_u32(number))?.to_string()
        }
        None => {
            let &(first, second) = NAMED_ENTITIES.get(entity)?;
            [first, second]
                .into_iter()
                .filter(|&c| c != 0)
                .filter_map(char::from_u32)
                .collect()
        }
    };
    let printable = !decoded.is_empty() && !decoded.chars().any(char::is_control);
    printable.then_some((decoded, entity.len()))
}
