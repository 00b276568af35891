//! Evidence: what a line most looks like when it is seen alone, words and shape together.
//!
//! A phrase of the tables is only believed where the line's shape agrees: a dateline has a date, a credit is short, a
//! pointer to another article does not end as a sentence does. Evidence is no verdict; the rules weigh it in context.

use super::class::Class;
use super::glance::{Glance, Kind};
use super::lexicon::{Force, Proof, Sign, lexicon};
use super::line::{Line, Shape};
use super::named::{are_dates, author, credit, dated, is_bare_date};

/// What a line looks like by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Evidence {
    /// The class of artefact.
    pub(super) class: Class,
    /// The sign that it was seen by.
    pub(super) sign: Sign,
    /// How far it reaches.
    pub(super) force: Force,
}

/// The strongest evidence of `line`; signs of equal force in the order of [`Sign`].
pub(super) fn evidence(line: &Line<'_>, glance: Glance) -> Option<Evidence> {
    if line.is(Shape::CODE) {
        return Some(seen(Sign::Residue, Force::Sure));
    }
    if line.is(Shape::BARE) && is_table_rule(line.text) {
        return None;
    }
    if line.is(Shape::BARE) {
        let stars = line.text.contains(['★', '☆']);
        return Some(match stars {
            true => seen(Sign::Rating, Force::Strong),
            false => seen(Sign::Residue, Force::Strong),
        });
    }
    if line.signs.is_empty() && line.words > 24 || line.is_statement() && !is_notice(line) {
        return None;
    }
    let mut best: Option<Evidence> = None;
    for sign in line.signs.iter() {
        if let Some(force) = believed(sign, line)
            && best.is_none_or(|b| b.force < force)
        {
            best = Some(seen(sign, force));
        }
    }
    best.or_else(|| by_shape(line, glance))
}

/// Words by which a sentence speaks of the page that it stands on; none of them a phrase of the tables itself.
const SITE: [&str; 35] = [
    "webbplatsen",
    "webbplats",
    "webbsida",
    "webbsidan",
    "sajten",
    "sidan",
    "artikeln",
    "inlägget",
    "webbläsare",
    "website",
    "page",
    "article",
    "browser",
    "seite",
    "webseite",
    "artikel",
    "hjemmeside",
    "nettstedet",
    "nettsiden",
    "artiklen",
    "sivusto",
    "sivustolla",
    "сайт",
    "браузер",
    "nettleseren",
    "selaimessasi",
    "selaimesi",
    "site",
    "sitio",
    "web",
    "sito",
    "strona",
    "stronie",
    "witryna",
    "webbläsaren",
];

/// Words by which a site speaks for itself.
const SELF: [&str; 25] = [
    "vi",
    "oss",
    "vår",
    "vårt",
    "våra",
    "we",
    "us",
    "our",
    "wir",
    "uns",
    "unser",
    "unsere",
    "unserem",
    "unseren",
    "vores",
    "våre",
    "meidän",
    "meitä",
    "мы",
    "нас",
    "наш",
    "наши",
    "нашем",
    "jeg",
    "ours",
];

/// Whether a whole sentence is the site's own: two phrases of the tables, a long one, or one that speaks of the page or for
/// the site. One word of a table can stand in any sentence.
fn is_notice(line: &Line<'_>) -> bool {
    let proof = line.proof;
    if proof == Proof::default() {
        return false;
    }
    let many = line.words > 40;
    // Two single words can both be what the sentence is about.
    let many_signs = proof.phrases >= 2 && (proof.longest >= 2 || says(line, &SELF));
    if proof.whole || proof.longest >= 3 && !many || many_signs {
        return true;
    }
    let addressed = line.is(Shape::EMAIL) || line.is(Shape::URL) || line.text.contains('©');
    proof.phrases > 0 && (addressed || says(line, &SITE) || proof.longest >= 2 && says(line, &SELF))
}

fn says(line: &Line<'_>, words: &[&str]) -> bool {
    line.text
        .split(|c: char| !c.is_alphabetic())
        .any(|w| words.contains(&w.to_lowercase().as_str()))
}

/// Whether a site speaks of itself and for itself.
pub(super) fn speaks_of_itself(line: &Line<'_>) -> bool {
    line.proof.whole || says(line, &SITE) && says(line, &SELF)
}

fn seen(sign: Sign, force: Force) -> Evidence {
    Evidence {
        class: sign.class(),
        sign,
        force,
    }
}

/// Evidence that needs no word.
fn by_shape(line: &Line<'_>, glance: Glance) -> Option<Evidence> {
    let short = line.words <= 8;
    let quoted = line.text.starts_with(['«', '»']) && line.is(Shape::QUOTE_END);
    if line.is(Shape::MARKER) && !quoted && line.is_titular() && line.words >= 3 {
        return Some(seen(Sign::ReadAlso, Force::Weak));
    }
    if short && line.is(Shape::HASH) && line.words >= 2 && is_tags(line.text) {
        return Some(seen(Sign::TagLabel, Force::Strong));
    }
    let drawn = short && glance.saw(Kind::ODD);
    if drawn && line.text.contains(['▲', '▼', '★', '☆', '👍', '👎']) {
        return Some(seen(Sign::Rating, Force::Strong));
    }
    if line.is(Shape::CLOCKED)
        && line.text.ends_with(')')
        && !line.is(Shape::STOP)
        && line.words <= 16
    {
        return Some(seen(Sign::VideoBox, Force::Strong));
    }
    if glance.saw(Kind::COLON) && !line.is(Shape::DOT) && ends_in_credit(line.text) {
        return Some(seen(Sign::Credit, Force::Strong));
    }
    let bare = line.is(Shape::DATE) && line.words <= 7 && line.label_words == 0;
    if bare && !line.is(Shape::STOP) && is_bare_date(line) {
        return Some(seen(Sign::Dated, Force::Weak));
    }
    let counted = glance.saw(Kind::DIGIT);
    if short && line.is(Shape::COUNT) && line.words <= 2 && !is_years(line.text) {
        return Some(seen(Sign::Nav, Force::Weak));
    }
    if counted && is_page_number(line.text) {
        return Some(seen(Sign::Pager, Force::Weak));
    }
    if short && counted && is_phone(line.text) {
        return Some(seen(Sign::Contact, Force::Weak));
    }
    if line.words <= 9 && !line.is(Shape::STOP) && names_a_role(line) {
        return Some(seen(Sign::Author, Force::Weak));
    }
    if line.words <= 4 && !line.is(Shape::STOP) && is_picture(line.text) {
        return Some(seen(Sign::Credit, Force::Strong));
    }
    if line.is(Shape::EMAIL) && line.words <= 2 {
        return Some(seen(Sign::Contact, Force::Weak));
    }
    None
}

/// The line under the head of a Markdown table: bars between dashes.
pub(super) fn is_table_rule(text: &str) -> bool {
    text.contains('|')
        && text.contains("--")
        && text.bytes().all(|b| matches!(b, b'|' | b'-' | b':' | b' '))
}

/// Figures in groups of three or with a plus before them: an amount or a telephone number, no pages.
pub(super) fn is_sum(text: &str) -> bool {
    text.starts_with('+')
        || text
            .split_whitespace()
            .skip(1)
            .any(|w| w.len() == 3 && w.bytes().all(|b| b.is_ascii_digit()))
}

/// Words of a name after the label of a credit.
const CREDITED: usize = 5;

/// Words of a caption from which it tells something of its own.
const CAPTION: usize = 10;

/// `Anna on the roof. PHOTO: EVA BERG`: a short caption that ends in a credit in capitals.
fn ends_in_credit(text: &str) -> bool {
    let Some((before, name)) = text.rsplit_once(": ") else {
        return false;
    };
    let (caption, label) = before.rsplit_once(' ').unwrap_or(("", before));
    let said = caption.split_whitespace().count();
    (1..CAPTION).contains(&said)
        && label.chars().all(char::is_uppercase)
        && name.starts_with(char::is_uppercase)
        && name.split_whitespace().count() <= CREDITED
        && lexicon().label(&label.to_lowercase()).has(Sign::Credit)
}

/// The name of a picture's file.
fn is_picture(text: &str) -> bool {
    const ENDINGS: [&str; 5] = ["gif", "jpeg", "jpg", "png", "webp"];
    !text.contains(':')
        && text
            .rsplit_once('.')
            .is_some_and(|(_, end)| ENDINGS.iter().any(|e| end.eq_ignore_ascii_case(e)))
}

/// Words that each start with a number sign; number signs alone make a heading.
fn is_tags(text: &str) -> bool {
    text.split_whitespace().all(|word| {
        word.strip_prefix('#')
            .is_some_and(|tag| tag.starts_with(char::is_alphanumeric))
    })
}

/// Whether what stands in brackets at the end can be a year.
fn is_years(text: &str) -> bool {
    text.trim_end_matches(')')
        .bytes()
        .rev()
        .take_while(u8::is_ascii_digit)
        .count()
        == 4
}

/// A number alone, perhaps between dashes.
fn is_page_number(text: &str) -> bool {
    let figures = text.trim_matches(['-', '–', '—', ' ', '|', '[', ']']);
    !figures.is_empty() && figures.len() <= 4 && figures.bytes().all(|b| b.is_ascii_digit())
}

/// Eight digits or more in groups, with at most a word before; cells of a table are none of one number.
fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    (8..=14).contains(&digits)
        && letters <= 12
        && text.contains([' ', '-'])
        && !text.contains([':', '/', ',', '\t'])
}

/// `Anna Berg, redaktör`: two or three capitalised words, a comma, some small ones.
fn names_a_role(line: &Line<'_>) -> bool {
    let Some(comma) = memchr::memmem::find(line.text.as_bytes(), b", ") else {
        return false;
    };
    let (name, role) = (&line.text[..comma], &line.text[comma + 2..]);
    let named = name.split_whitespace().all(|w| {
        w.starts_with(char::is_uppercase)
            && w.chars()
                .all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '\''))
    });
    named
        && (2..=3).contains(&name.split_whitespace().count())
        && !role.is_empty()
        && line.words <= 9
        && !line.is(Shape::STOP)
        && !line.is(Shape::COLON)
        && !role.contains(',')
}

/// How far `sign` reaches on this line; nothing where the line's shape speaks against it.
fn believed(sign: Sign, line: &Line<'_>) -> Option<Force> {
    use Sign as S;
    let words = line.words;
    let force = sign.force();
    let rest_words = words.saturating_sub(line.label_words);
    let sentence = line.is(Shape::DOT) && words >= 6;
    let ok = |yes: bool| yes.then_some(force);
    match sign {
        S::Residue => ok(words <= 16),
        S::MailField => ok(line.label_words > 0 && words <= 14),
        S::Notice => ok((4..=70).contains(&words)),
        S::Consent => {
            if line.says(S::FooterLink) || line.says(S::FooterRow) {
                return None;
            }
            // A title or a heading may have one of the words that notices have.
            let named = !line.is(Shape::STOP)
                && !line.proof.whole
                && line.proof.longest <= 2
                && !says(line, &SITE)
                && !says(line, &SELF);
            let plain = words <= 5 && !line.is(Shape::STOP);
            match plain || named {
                true => ok(true).map(|_| Force::Weak),
                false => ok(words <= 70).map(|_| {
                    if words >= 15 {
                        Force::Weak
                    } else {
                        Force::Strong
                    }
                }),
            }
        }
        S::Paywall => ok(words <= 24).map(|_| Force::Strong),
        S::PresentedBy => ok(words <= 8 && !sentence),
        S::VideoBox => ok(words <= 10 && line.rest_key == 0),
        S::VideoLabel => ok(line.rest_key != 0 && words <= 24),
        S::Agency => ok(words <= 12 && !sentence),
        S::Credit => ok(words <= 14 && !sentence && !line.is(Shape::COLON))
            .and_then(|force| credit(line).map(|seen| seen.min(force))),
        S::CommentLabel => ok(words <= 12 && !sentence),
        S::CommentForm => ok(words <= 40),
        S::Reply => ok(words <= 9 && !line.is(Shape::DOT)),
        S::Posted => ok(words <= 10 && line.is(Shape::DIGIT)),
        S::Rating => {
            let asked = line.is(Shape::QUESTION) || line.is(Shape::BARS) && line.text.contains('?');
            ok(words <= 12 && (line.is(Shape::DIGIT) || asked || words <= 4))
        }
        S::Newsletter => ok(words <= 30 && !line.is(Shape::EMAIL)).map(|f| {
            if words <= 6 && line.is(Shape::DOT) {
                Force::Weak
            } else {
                f
            }
        }),
        S::Disclosure => ok(words <= 45),
        S::Offer => ok(words <= 30).map(|f| {
            if line.is(Shape::DOT) && words > 12 {
                Force::Weak
            } else {
                f
            }
        }),
        S::AdLabel => ok(words <= 10 && !sentence),
        S::AdWord => ok(words <= 2),
        S::Field | S::Button | S::Network => ok(words <= 6 && !line.is(Shape::DOT)),
        S::ReadAlso => pointer(line, rest_words),
        S::NextPost => ok(words <= 16
            && !sentence
            && (line.rest_key != 0 || words <= 3 || line.is(Shape::BARS))),
        S::RelatedLabel => ok((words <= 8 || words <= 12 && line.proof.longest >= 4)
            && !line.is(Shape::DOT)
            && line.rest_key == 0),
        S::ShareLine => ok(words <= 12 && !line.is(Shape::DOT)),
        S::ShareWord => ok(words <= 6 && !line.is(Shape::DOT)),
        S::TagLabel => ok(words <= 24 && !sentence && (line.rest_key != 0 || words > 1)),
        S::Kicker => ok(words <= 2),
        S::TocLabel => ok(words <= 8 && !line.is(Shape::DOT)),
        S::Dated => ok(words <= 16
            && dated(line)
            && (!line.is(Shape::SENTENCES) || words <= 8 && are_dates(line.text))),
        // Minutes stand in any phrase; what says how long to read says little else.
        S::ReadingTime => ok(words <= 12
            && line.is(Shape::DIGIT)
            && (words <= 4
                || line.label_words > 0
                || line.is(Shape::BARS)
                || line.is(Shape::DATE)
                || line.text.starts_with(|c: char| c.is_ascii_digit())
                || line.proof.is_much())),
        S::Author => author(line, rest_words),
        S::Anonymous => ok(words <= 2),
        S::Role => ok(words <= 4),
        S::Bio => ok((4..=40).contains(&words)),
        S::Footer => ok(words <= 40).map(|_| Force::Strong),
        S::FooterLink => ok(words <= 6 && !line.is(Shape::DOT)).map(|_| Force::Weak),
        S::Contact => ok(words <= 24
            && line.rest_key != 0
            && (line.is(Shape::DIGIT) || line.is(Shape::EMAIL) || rest_words <= 6))
        .map(|_| Force::Weak),
        S::FooterRow | S::NavRow => ok(true),
        S::Skip => ok(words <= 12 && !line.is(Shape::DOT)),
        S::Pager => ok(words <= 8
            && !line.is(Shape::DOT)
            && !is_sum(line.text)
            && super::row::counts_on(line.text)),
        S::Crumb => ok(words <= 24 && !line.is(Shape::DOT)),
        S::NavBlock => ok(words <= 4).map(|_| Force::Weak),
        S::Nav | S::Answer => ok(words <= 5),
        S::StepLabel | S::Doubtful | S::More => None,
    }
}

/// A pointer names another page: after a colon, in quotes, or behind a mark; a full stop makes it a sentence.
fn pointer(line: &Line<'_>, rest_words: u32) -> Option<Force> {
    let rest = line
        .text
        .split_once(':')
        .map_or("", |(_, rest)| rest.trim_start());
    let named = rest.starts_with(|c: char| c.is_uppercase() || "\"”“„«»’'".contains(c))
        || (line.label_words >= 2 && rest.starts_with(|c: char| c.is_ascii_digit()));
    let titled = line.rest_key != 0 && rest_words >= 2 && named && line.label_words <= 5;
    let quoted = line.is(Shape::QUOTE_END) || line.text.contains(['»', '→', '›']);
    let plain = !line.is(Shape::DOT) && line.words <= 26;
    let names = line.words >= 4
        && line
            .text
            .split_whitespace()
            .skip(2)
            .any(|w| w.starts_with(char::is_uppercase));
    match (titled || quoted || names && !line.is(Shape::STOP) && !about(line.text)) && plain {
        true => Some(Force::Strong),
        false => (plain && line.words >= 5 && !line.is(Shape::STOP)).then_some(Force::Weak),
    }
}

/// Whether the line says what there is to read about, as a text does; a pointer gives the other page's title.
fn about(text: &str) -> bool {
    let third = text.split_whitespace().nth(2).unwrap_or("");
    matches!(third, "om" | "about" | "over" | "über")
}
