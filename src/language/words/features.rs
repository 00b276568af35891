//! Features: what the tagger looks at, each a number.
//!
//! All that hangs on the form of a word alone is gathered once for the form: what it says of itself, and of its neighbours
//! on either side. Only what hangs on the tags before, and on pairs of words, is left for each token.

use super::lexicon::{self, Lexicon};
use super::tag::Tag;

/// The features of one form.
#[derive(Debug, Clone, Default)]
pub(super) struct FormFeatures {
    /// What the form says of its own tag.
    pub(super) own: Vec<u32>,
    /// What it says of the tag of the word after it.
    pub(super) before: Vec<u32>,
    /// … of the word after the next.
    pub(super) far_before: Vec<u32>,
    /// … of the word before it.
    pub(super) after: Vec<u32>,
    /// … of the word before the last.
    pub(super) far_after: Vec<u32>,
    /// What is looked at together with neighbours.
    pub(super) look: Look,
}

/// What of a form is looked at together with its neighbours.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    /// A number for the form in lower case.
    pub(super) word: u32,
    /// A number for the class of forms that it belongs to: what the lexicon says, or its ending.
    pub(super) class: u32,
    /// Which forms of a verb it may be, as a set; 0 for what is no verb.
    pub(super) verbal: u32,
    /// Whether it is of a closed class.
    pub(super) closed: bool,
    /// Whether it ends a clause: a mark.
    pub(super) mark: bool,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
}

/// A feature: its kind and what it says, as one number. Two of a hundred thousand may fall together; that does no harm.
pub(super) fn feature(kind: u32, value: &[u8]) -> u32 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64 ^ u64::from(kind);
    for &byte in value {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    finish(hash)
}

/// A feature of two numbers.
pub(super) fn pair(kind: u32, a: u32, b: u32) -> u32 {
    let joined = u64::from(a) << 32 | u64::from(b);
    finish(
        joined.wrapping_mul(0x9e37_79b9_7f4a_7c15)
            ^ u64::from(kind).wrapping_mul(0xd6e8_feb8_6659_fd93),
    )
}

fn finish(mut hash: u64) -> u32 {
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0xd6e8_feb8_6659_fd93);
    (hash ^ hash >> 32) as u32
}

/// The last `n` characters of `word`; all of it if it has no more.
pub(super) fn suffix(word: &str, n: usize) -> &str {
    let mut starts = word.char_indices().rev().map(|(at, _)| at);
    match n.checked_sub(1) {
        Some(before) => starts.nth(before).map_or(word, |at| &word[at..]),
        None => "",
    }
}

/// The first `n` characters of `word`.
fn prefix(word: &str, n: usize) -> &str {
    match word.char_indices().nth(n) {
        Some((at, _)) => &word[..at],
        None => word,
    }
}

/// How a form is written: its capitals, digits and marks.
fn shape(form: &str) -> u32 {
    let first = form.chars().next().unwrap_or(' ');
    let upper = form.chars().filter(|c| c.is_uppercase()).count() as u32;
    let letters = form.chars().filter(|c| c.is_alphabetic()).count() as u32;
    let digit = form.contains(|c: char| c.is_numeric());
    let capital = if letters > 1 && upper == letters {
        3
    } else {
        upper.min(2)
    };
    u32::from(first.is_uppercase())
        | capital << 1
        | u32::from(digit) << 3
        | letters.min(2) << 4
        | u32::from(form.contains('-')) << 6
        | u32::from(form.ends_with('-')) << 7
        | u32::from(form.contains(':')) << 8
}

/// The longest form whose features are looked at in full (bytes); of a longer one its end is enough.
const LONGEST: usize = 64;

impl FormFeatures {
    /// The features of `form`, as it stands in the text; `lower` is the same in lower case.
    pub(super) fn of(form: &str, lower: &str, lexicon: &Lexicon) -> FormFeatures {
        let end = lower.len().saturating_sub(LONGEST);
        let end = (end..=lower.len())
            .find(|&at| lower.is_char_boundary(at))
            .unwrap_or(0);
        let lower = &lower[end..];
        let signs = Signs::of(form, lower, lexicon);
        let neighbour = |kind: u32| {
            let mut all = signs.far(kind);
            all.extend([
                pair(kind, feature(30, suffix(lower, 3).as_bytes()), 2),
                pair(kind, signs.capital(), 3),
                pair(kind, feature(31, suffix(lower, 2).as_bytes()), 4),
            ]);
            all
        };
        FormFeatures {
            own: signs.own(form, lower, lexicon),
            before: neighbour(40),
            after: neighbour(41),
            far_before: signs.far(42),
            far_after: signs.far(43),
            look: Look {
                word: signs.word,
                class: signs.class,
                verbal: verbal(signs.tags | signs.head.map_or(0, |head| head.1), lower),
                closed: signs.tags & CLOSED != 0,
                mark: !lower.contains(char::is_alphanumeric),
                capital: signs.capital() == 1,
            },
        }
    }
}

/// What several features of a form are made of.
struct Signs {
    /// A number for the form in lower case.
    word: u32,
    /// See [`Look::class`].
    class: u32,
    shape: u32,
    /// The tags that the lexicon has for it, as a set.
    tags: u32,
    /// Where its head begins, and the head's tags; only where the lexicon has no tags.
    head: Option<(usize, u32)>,
}

impl Signs {
    fn of(form: &str, lower: &str, lexicon: &Lexicon) -> Signs {
        let tags = lexicon.tags(lower);
        let head = match tags {
            0 => lexicon::head(lexicon, lower),
            _ => None,
        };
        let class = match (tags, head) {
            (0, None) => feature(1, suffix(lower, 3).as_bytes()),
            (0, Some((_, tags))) => pair(2, tags, 0),
            (tags, _) => pair(2, tags, 1),
        };
        Signs {
            word: feature(0, lower.as_bytes()),
            class,
            shape: shape(form),
            tags,
            head,
        }
    }

    /// 1 if the form begins with a capital, or else 0.
    fn capital(&self) -> u32 {
        self.shape & 1
    }

    /// What the form says of a tag two words away.
    fn far(&self, kind: u32) -> Vec<u32> {
        vec![pair(kind, self.word, 0), pair(kind, self.class, 1)]
    }

    /// What the form says of its own tag.
    fn own(&self, form: &str, lower: &str, lexicon: &Lexicon) -> Vec<u32> {
        let mut own = vec![
            pair(10, self.word, 0),
            pair(11, self.shape, 0),
            pair(12, self.class, 0),
            pair(13, self.class, self.shape & 7),
            feature(14, prefix(lower, 3).as_bytes()),
            feature(25, prefix(lower, 2).as_bytes()),
        ];
        for n in 1..=5 {
            own.push(feature(14 + n, suffix(lower, n as usize).as_bytes()));
        }
        for (kind, n) in [(20, 2), (26, 3)] {
            let ending = feature(17, suffix(lower, n).as_bytes());
            own.push(pair(kind, ending, self.capital()));
        }
        if let Some((at, tags)) = self.head {
            own.push(pair(21, tags, 0));
            own.push(feature(22, &lower.as_bytes()[at..]));
        }
        let known = (0..32).filter(|bit| self.tags >> bit & 1 == 1);
        own.extend(known.map(|bit| pair(23, bit, 0)));
        let base = form.strip_suffix('s');
        if lexicon.is_name(form) || base.is_some_and(|base| lexicon.is_name(base)) {
            own.push(pair(24, 0, 0));
        }
        own
    }
}

/// Tags of verbs and auxiliaries.
const VERBAL: u32 = Tag::VERBS | Tag::AUXILIARIES;
/// Tags of closed classes that a verb further on can decide: auxiliaries, determiners and pronouns, subjunctions, the
/// infinitive marker.
const CLOSED: u32 = Tag::AUXILIARIES
    | Tag::DET.bit()
    | Tag::ATT.bit()
    | Tag::PRON.bit()
    | Tag::RELATIVE.bit()
    | Tag::SCONJ.bit();

/// Which forms of a verb a word may be: what the lexicon says or, of a word it does not know, the ending.
fn verbal(tags: u32, lower: &str) -> u32 {
    if tags != 0 {
        return tags & VERBAL;
    }
    match lower {
        _ if lower.ends_with("erar") => Tag::VERB_PRES.bit(),
        _ if lower.ends_with("ade") => Tag::VERB_PAST.bit(),
        _ if lower.ends_with("at") || lower.ends_with("it") || lower.ends_with("ats") => {
            Tag::VERB_SUP.bit()
        }
        _ if lower.ends_with("era") => Tag::VERB_INF.bit(),
        _ => 0,
    }
}

/// How many features hang on the two tags before a token.
pub(super) const TURNS: usize = 3;

/// What the tags before say (numbers; `start` at the start of a sentence), for a word that is capitalized or not.
pub(super) fn turn(tag: u32, far_tag: u32, start: u32, capital: bool) -> [u32; TURNS] {
    [
        pair(50, tag, 0),
        pair(51, tag, far_tag),
        pair(56, u32::from(tag == start), u32::from(capital)),
    ]
}

/// What stands around a token, for the features that no form has alone.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around {
    /// The form itself.
    pub(super) own: Look,
    /// The form before.
    pub(super) before: Look,
    /// The form after.
    pub(super) after: Look,
    /// The next form that may be a verb, see [`verb_after`].
    pub(super) verb_after: u32,
    /// The number of the tag before.
    pub(super) tag: u32,
}

/// How many features a token has beyond those of forms and of tags alone.
pub(super) const AROUND: usize = 8;

impl Around {
    /// The features.
    pub(super) fn features(&self) -> [u32; AROUND] {
        [
            pair(52, self.tag, self.own.word),
            pair(53, self.tag, self.own.class),
            pair(54, self.tag, self.after.class),
            pair(55, self.own.word, self.after.class),
            pair(57, self.before.word, self.own.word),
            pair(58, self.own.word, self.after.word),
            pair(60, self.own.word, self.verb_after),
            pair(61, pair(61, self.tag, self.own.class), self.after.class),
        ]
    }
}

/// The first form of `following` that may be a verb, as far as the next mark and some words on, if `own` needs it.
pub(super) fn verb_after(own: Look, following: impl Iterator<Item = Look>) -> u32 {
    /// How many words ahead.
    const AHEAD: usize = 6;
    if !own.closed {
        return 0;
    }
    let mut clause = following.take(AHEAD).take_while(|form| !form.mark);
    clause
        .find(|form| form.verbal != 0)
        .map_or(1, |form| form.verbal)
}
