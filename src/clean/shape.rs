//! Shape: what a line looks like, whatever its words mean.

use super::lexicon::lexicon;

macro_rules! shapes {
    ($($name:ident $bit:literal $doc:literal,)*) => {
        impl Shape { $(
            #[doc = $doc]
            pub(super) const $name: Shape = Shape(1 << $bit);
        )* }
    };
}

/// A set of visible properties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Shape(u32);

shapes! {
    STOP 0 "Ends a sentence: full stop, question or exclamation mark, perhaps in quotes or brackets.",
    COLON 1 "Ends in a colon.",
    ELLIPSIS 2 "Ends in an ellipsis.",
    QUESTION 3 "Ends in a question or exclamation mark.",
    BULLET 4 "Starts with a list bullet.",
    NUMBERED 5 "Starts with a number, as a list item or a numbered heading does.",
    SPEECH 6 "Starts with a dash or a quotation mark, as speech does.",
    CAPITALS 7 "All its letters are capitals, and it has four or more.",
    DIGIT 8 "Has a digit.",
    DATE 9 "Has a date.",
    TIME 10 "Has a time of day.",
    EMAIL 11 "Has an e-mail address.",
    URL 12 "Has a web address.",
    BARE 13 "Has neither letter nor digit.",
    BARS 14 "Has separators as menus and footers have: bars, dots, chevrons.",
    NAME 15 "Could be a person's name: two to four capitalised words.",
    HANDLE 16 "Could be a signature: one word, or two.",
    CODE 17 "Looks like program code or an unfilled template.",
    LOWER 18 "Starts with a small letter.",
    TAB 19 "Has a tab inside, as table rows have.",
    TITLED 20 "Most of its words are capitalised, and there are four or more.",
    SENTENCES 21 "Has a sentence end inside.",
    MARKER 22 "Starts with a chevron, an arrow or a like mark.",
    COUNT 23 "Ends in a number in brackets.",
    EDIT 24 "Ends in bracketed words, as edit links do.",
    PRICE 25 "Has a price or a percentage.",
    COMMA 26 "Ends in a comma.",
    DOT 27 "Ends in a full stop.",
    HASH 28 "Starts with a number sign.",
    LEADER 30 "Has dot leaders to a page number, as contents on paper have.",
    CLOCKED 31 "Starts with a time mark or ends in a duration, as chapters and lists of videos have.",
    QUOTE_END 29 "Ends in a quotation mark.",
}

impl Shape {
    /// Whether all of `other` is in the set.
    pub(super) fn has(self, other: Shape) -> bool {
        self.0 & other.0 == other.0
    }

    pub(super) fn set(&mut self, other: Shape, on: bool) {
        if on {
            self.0 |= other.0;
        }
    }
}

/// `char::is_alphanumeric`, but at once for the letters of Europe and for dashes and quotation marks.
pub(super) fn is_alphanumeric(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        '\u{c0}'..='\u{24f}' => c != '×' && c != '÷',
        '\u{400}'..='\u{481}' => true,
        '\u{2010}'..='\u{2060}' => false,
        c => c.is_alphanumeric(),
    }
}

pub(super) fn read_ends(text: &str, shape: &mut Shape) {
    // Most lines end in a letter, or in one full stop after one.
    match text.as_bytes() {
        [.., end] if end.is_ascii_alphanumeric() => return,
        [.., before, b'.'] if before.is_ascii_alphanumeric() => {
            shape.set(Shape::STOP, true);
            shape.set(Shape::DOT, true);
            return;
        }
        _ => {}
    }
    let text = without_notes(text);
    let quoted = text.ends_with(['"', '”', '“', '’', '\'', '»', '«']);
    let end = text.trim_end_matches(['"', '”', '“', '’', '\'', '»', '«', ')', ']', ' ', '\u{a0}']);
    shape.set(Shape::QUOTE_END, quoted);
    let ellipsis = end.ends_with('…') || end.ends_with("...") || end.ends_with(". . .");
    shape.set(Shape::ELLIPSIS, ellipsis);
    shape.set(Shape::STOP, end.ends_with(['.', '!', '?', '…', '。', '।']));
    shape.set(Shape::DOT, end.ends_with('.') && !ellipsis);
    shape.set(Shape::QUESTION, end.ends_with(['?', '!']));
    shape.set(Shape::COLON, text.ends_with(':'));
    shape.set(Shape::COMMA, text.ends_with([',', ';']));
    if text.ends_with(')')
        && let Some(at) = text.rfind('(')
    {
        let inner = &text[at + 1..text.len() - 1];
        shape.set(
            Shape::COUNT,
            !inner.is_empty() && inner.len() <= 6 && inner.bytes().all(|b| b.is_ascii_digit()),
        );
    }
}

/// Without the numbers of notes in brackets at the end, as works of reference have.
fn without_notes(mut text: &str) -> &str {
    while let Some((before, inner)) = text.strip_suffix(']').and_then(|t| t.rsplit_once('[')) {
        let number = (1..=3).contains(&inner.len()) && inner.bytes().all(|b| b.is_ascii_digit());
        if !number || before.is_empty() {
            break;
        }
        text = before;
    }
    text
}

pub(super) fn read_start(text: &str, shape: &mut Shape) {
    let mut chars = text.chars();
    let first = chars.next().unwrap_or(' ');
    let spaced = chars.next().is_some_and(char::is_whitespace);
    shape.set(
        Shape::BULLET,
        spaced
            && matches!(
                first,
                // Private characters are bullets of symbol fonts.
                '\u{f000}'
                    ..='\u{f0ff}'
                        | '-'
                        | '–'
                        | '—'
                        | '•'
                        | '*'
                        | '·'
                        | '◦'
                        | '▪'
                        | '‣'
                        | '○'
                        | '●'
                        | '■'
                        | '✓'
            ),
    );
    shape.set(
        Shape::SPEECH,
        matches!(
            first,
            '"' | '”' | '“' | '„' | '«' | '»' | '—' | '–' | '−' | '’'
        ),
    );
    shape.set(
        Shape::MARKER,
        matches!(
            first,
            '»' | '›' | '→' | '>' | '▶' | '►' | '←' | '«' | '≫' | '➜' | '⟩' | '↑'
        ),
    );
    shape.set(Shape::HASH, first == '#');
    shape.set(Shape::LOWER, first.is_lowercase());
    shape.set(
        Shape::NUMBERED,
        first.is_ascii_digit() && {
            let rest =
                text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ')');
            rest.starts_with(char::is_whitespace) && text.len() - rest.len() <= 5
        },
    );
}

/// What the letters of a text of `all` words look like.
pub(super) fn read_letters(text: &str, all: u32, shape: &mut Shape) {
    let (mut upper, mut lower, mut digits) = (0u32, 0u32, 0u32);
    let (mut words, mut capitalised, mut strange) = (0u32, 0u32, 0u32);
    for word in text.split_ascii_whitespace() {
        let mut first = None;
        let mut odd = false;
        for c in word.chars() {
            let (up, letter, digit) = match c {
                'a'..='z' => (false, true, false),
                'A'..='Z' => (true, true, false),
                '0'..='9' => (false, false, true),
                c if c.is_ascii() => (false, false, false),
                'à'..='ö' | 'ø'..='ÿ' => (false, true, false),
                'À'..='Ö' | 'Ø'..='Þ' => (true, true, false),
                c => {
                    let letter = c.is_alphabetic();
                    (
                        letter && c.is_uppercase(),
                        letter,
                        !letter && c.is_numeric(),
                    )
                }
            };
            upper += u32::from(up);
            lower += u32::from(letter && !up);
            digits += u32::from(digit);
            if first.is_none() && (letter || digit) {
                first = Some(up);
            }
            odd |= !letter && !matches!(c, '-' | '.' | '\'' | '’');
        }
        let Some(up) = first else { continue };
        words += 1;
        capitalised += u32::from(up);
        strange += u32::from(odd);
        // So many small words that none of the marks below can be set any more.
        if words >= 5 && lower > 0 && (words - capitalised) * 4 > all {
            return;
        }
    }
    shape.set(Shape::BARE, upper + lower + digits == 0);
    shape.set(Shape::CAPITALS, upper >= 4 && lower == 0);
    shape.set(
        Shape::NAME,
        (2..=4).contains(&words)
            && capitalised == words
            && strange == 0
            && !text.ends_with(['.', ':']),
    );
    shape.set(Shape::HANDLE, words == 1 || (words == 2 && digits == 0));
    shape.set(Shape::TITLED, words >= 4 && capitalised * 4 >= words * 3);
}

/// A date: figures alone, or figures with a month's name.
pub(super) fn has_date(core: &str) -> bool {
    const MARKS: [&str; 6] = ["#-#-#", "#.#.#", "#. #. #", "#/#/#", "#/#-#", "#/# #"];
    if numbers(core).any(|at| MARKS.iter().any(|mark| core[at..].starts_with(mark))) {
        return true;
    }
    let mut near = false;
    let mut month = false;
    for word in core.split_whitespace() {
        let numeric = word.starts_with('#');
        if (numeric && month) || (near && lexicon().is_month(word)) {
            return true;
        }
        month = !numeric && lexicon().is_month(word);
        // `4 de marzo`.
        near = numeric || near && word == "de";
    }
    is_relative(core)
}

/// `3 years ago`, in the languages of the tables.
pub(super) fn is_relative(core: &str) -> bool {
    let mut words = core.split_whitespace().rev();
    let last = words.next().unwrap_or("");
    let counted = words.nth(1).is_some_and(|w| w.starts_with('#'));
    counted && matches!(last, "sedan" | "siden" | "ago" | "sitten" | "назад")
        || core.contains("vor # ")
            && matches!(last, "tagen" | "monaten" | "jahren" | "stunden" | "wochen")
}

/// A time of day: `08:15`, `8.15`.
pub(super) fn has_time(plain: &str) -> bool {
    plain.split_whitespace().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_ascii_digit());
        let mut parts = word.splitn(2, [':', '.']);
        let (Some(hour), Some(minute)) = (parts.next(), parts.next()) else {
            return false;
        };
        hour.len() <= 2
            && minute.len() == 2
            && hour.parse::<u8>().is_ok_and(|h| h < 24)
            && minute.parse::<u8>().is_ok_and(|m| m < 60)
    })
}

/// Where the numbers of a normal form stand.
fn numbers(core: &str) -> impl Iterator<Item = usize> {
    memchr::memchr_iter(b'#', core.as_bytes())
}

pub(super) fn has_price(core: &str) -> bool {
    const AFTER: [&str; 8] = [" kr", " %", "%", " €", "€", " euro", " руб", " procent"];
    const BEFORE: [char; 3] = ['€', '$', '£'];
    numbers(core).any(|at| {
        AFTER.iter().any(|mark| core[at + 1..].starts_with(mark)) || core[..at].ends_with(BEFORE)
    })
}

pub(super) fn has_email(text: &str) -> bool {
    let Some(at) = memchr::memchr(b'@', text.as_bytes()) else {
        return memchr::memchr(b'[', text.as_bytes()).is_some() && text.contains("[email");
    };
    text[..at]
        .chars()
        .next_back()
        .is_some_and(char::is_alphanumeric)
        && text[at + 1..]
            .chars()
            .next()
            .is_some_and(char::is_alphanumeric)
        && text[at..].contains('.')
}

/// Two or more separators with white space around them, or one bar.
pub(super) fn has_bars(text: &str) -> bool {
    // A row of a Markdown table is no menu.
    if text.len() > 1 && text.starts_with('|') && text.ends_with('|') {
        return false;
    }
    let mut seen = 0;
    for word in text.split_whitespace() {
        match word {
            "|" | "›" | ">>" | "»" => seen += 2,
            "·" | "•" | "/" | ">" | "→" | "∙" | "◆" => seen += 1,
            _ => {}
        }
    }
    seen >= 2 || (seen == 1 && text.len() < 60)
}

/// Whether a bracket opens right after a name, as in calls and nowhere in running text but after `function`.
pub(super) fn calls(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'(', bytes)
        .any(|at| at > 0 && bytes[at - 1] != b' ' || bytes[..at].ends_with(b"function "))
}

pub(super) fn is_code(text: &str) -> bool {
    const MARKS: [&str; 18] = [
        "{{",
        "}}",
        "$config",
        "function(",
        "function ",
        "window.",
        "document.",
        "<!--",
        "-->",
        "<script",
        "%%",
        "[if ",
        "[shortcode",
        "*|",
        "|*",
        "dataLayer",
        "googletag",
        "();",
    ];
    MARKS.iter().any(|mark| {
        text.contains(mark)
            && (*mark != "function " || text.contains('{'))
            && (*mark != "document." || text.contains('('))
            && (*mark != "window." || text.contains(['=', '(']))
    }) || (text.starts_with('[') && text.ends_with(']') && text.contains('='))
        || (text.starts_with('<') && text.ends_with('>') && text.len() > 2)
}

/// A full stop, question or exclamation mark followed by white space and a capital.
pub(super) fn has_inner_stop(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr3_iter(b'.', b'!', b'?', bytes).any(|at| {
        bytes.get(at + 1) == Some(&b' ')
            && text
                .get(at + 2..)
                .and_then(|rest| rest.chars().next())
                .is_some_and(char::is_uppercase)
            && text[..at]
                .chars()
                .rev()
                .take_while(|c| c.is_alphanumeric())
                .count()
                >= 3
    })
}

/// Without a trailing `[edit]`, which it notes.
pub(super) fn without_edit_link<'t>(text: &'t str, shape: &mut Shape) -> &'t str {
    if text.ends_with(']')
        && let Some(at) = text.rfind('[')
        && at > 0
        && text[at..].chars().any(char::is_alphabetic)
        && text.len() - at < 60
    {
        shape.set(Shape::EDIT, true);
        return text[..at].trim_end();
    }
    text
}

/// Without dot leaders and the page number after them.
pub(super) fn without_leader<'t>(text: &'t str, shape: &mut Shape) -> &'t str {
    // The leader goes on to the number, or to the end.
    let end = text.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    if !["..", " .", "…"].iter().any(|dots| end.ends_with(dots)) {
        return text;
    }
    let bytes = text.as_bytes();
    let dots = [&b"...."[..], b" . . .", "……".as_bytes()];
    let found = dots
        .iter()
        .find_map(|dots| memchr::memmem::find(bytes, dots));
    match found {
        Some(at)
            if at > 0
                && text.len() - at > 4
                && text[at..].trim_matches(['.', ' ', '…']).len() <= 4 =>
        {
            shape.set(Shape::LEADER, true);
            text[..at].trim_end()
        }
        _ => text,
    }
}

/// Without a time mark before (`2:05 Heading`) or a duration after (`A film (6:10)`).
pub(super) fn without_clock<'t>(text: &'t str, shape: &mut Shape) -> &'t str {
    if text.starts_with(|c: char| c.is_ascii_digit())
        && let Some((mark, rest)) = text.split_once(' ')
        && is_clock(mark)
    {
        shape.set(Shape::CLOCKED, true);
        return rest.trim_start_matches(['-', '–', ' ']);
    }
    if text.ends_with(')')
        && let Some(at) = text.rfind('(')
        && let Some(inner) = text[at + 1..].strip_suffix(')')
        && is_clock(inner)
        && at > 0
    {
        shape.set(Shape::CLOCKED, true);
        return text[..at].trim_end();
    }
    text
}

pub(super) fn is_clock(text: &str) -> bool {
    text.split_once(':').is_some_and(|(m, s)| {
        let figures = |t: &str, n| {
            !t.is_empty() && t.len() <= n && t.bytes().all(|b| b.is_ascii_digit() || b == b':')
        };
        figures(m, 2) && figures(s, 5)
    })
}

pub(super) fn has_url(text: &str) -> bool {
    text.contains("://") || text.contains("www.")
}
