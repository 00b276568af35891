//! Words that were split at a line's end, as in text taken out of a PDF.
//!
//! The rest of the word moves up, and the line break stays: the number of lines does not change. Where nothing else stands on
//! the line of the rest, the word's start moves down instead, so that no line becomes empty. Each line gets an edit of its
//! own.
//!
//! A hyphen at a line's end proves nothing by itself: compounds and shortened members of a list have one too ("bygg- och
//! anläggning"). A split is believed if it is a soft hyphen, or if the whole word stands elsewhere on the page; in Swedish
//! text, if the tables of words know the whole ([`super::wordbook`]); or if the page hyphenates: [`MANY`] words or more are
//! split at the ends of lines of running text, none of them before a conjunction. Then all such splits are believed but
//! those of which both halves are words of the page. What the page writes with a hyphen within a line keeps it, and so does
//! an abbreviation ("tv-apparat").

use super::RepairRule;
use super::edits::Edit;
use super::scan::{Place, Sign};
use super::wordbook;
use crate::rule::{Confidence, RuleCard, Text};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

pub(super) static RULE: RepairRule = RepairRule {
    card: RuleCard {
        id: "encoding/line-break",
        purpose: Text {
            en: "Words split at a line's end, where the whole word stands elsewhere in the page, Swedish has it, a soft hyphen splits it, or the page splits many",
            sv: "Ord som delats vid radslut, där hela ordet står på annat håll i sidan, svenskan har det, ett mjukt bindestreck delar det, eller sidan delar många",
        },
        takes: &[
            "Din arbets-\ngivare betalar. En arbetsgivare frågar. ⇒ Din arbetsgivare\nbetalar. En arbetsgivare frågar.",
            "Många ut\u{AD}\nbildningar, säger hon. ⇒ Många utbildningar,\nsäger hon.",
            "Den som lagar rör hos kun-\nder behöver ofta en del verk-\ntyg och måste kunna förkla-\nra vad som ska göras. ⇒ Den som lagar rör hos kunder\nbehöver ofta en del verktyg\noch måste kunna förklara\nvad som ska göras.",
            "Den som söker en anställ-\nning. En anställning är bra. ⇒ Den som söker en anställning.\nEn anställning är bra.",
            "Den som söker en anställ-\nning.\nEn anställning är bra. ⇒ Den som söker en\nanställning.\nEn anställning är bra.",
            "Din arbets-\ngivare betalar. ⇒ Din arbetsgivare\nbetalar.",
            "Vi re-\nparerar den hos er. ⇒ Vi reparerar\nden hos er.",
            "Hon söker en utbildnings-\nplats. ⇒ Hon söker en\nutbildningsplats.",
        ],
        leaves: &[
            "Både små-\noch medelstora",
            "Vi lagar en tv-\napparat hos er, ibland en cd-\nspelare eller en dvd-\nspelare, och har en it-\nkunnig med oss.",
            "Hon är it-\nchef och har en vd-\npost hos oss.",
            "En ordbok som är svensk-\nnorsk, och ett samtal mellan lärare-\nelev",
            "Det är butiks-\noch lagerarbete, inte kontors-\neller städarbete.",
            "Hon heter Anna-\nKarin och är 50-\nårsjubilar.",
            "En del skriver lager-\narbete, andra lager-arbete.",
            "We use a test-\ndriven method and a film-\nteam of the house.",
            "Vi re-\nfluntar den hos er.",
            "Arbets-\ngivare\noch mer om arbetsgivare.",
            "Den som kan lite bygg-\noch anläggning, en del grund-\neller gymnasiekurser och små-\nsamt medelstora hus",
            "Grund-\ngymnasie-\nvuxen-\nutbildning hos oss",
            "Det är en kock-\nUtbildning till kockutbildning",
            "in- och utgående",
        ],
    },
    confidence: Confidence::High,
    says: Text {
        en: "the word was split at a line's end",
        sv: "ordet var delat vid ett radslut",
    },
};

/// Letters of a part of a word that is looked at.
const PART: usize = 64;

/// Words split at the ends of lines from which a page hyphenates.
const MANY: usize = 3;

/// Words of a line of running text.
const WORDS: usize = 3;

/// Words before which a hyphen shortens a member of a list, in the languages of the tables.
const CONJUNCTIONS: &[&str] = &[
    "abo",
    "albo",
    "ali",
    "als",
    "and",
    "arba",
    "bis",
    "bzw",
    "czy",
    "eli",
    "eller",
    "en",
    "et",
    "in",
    "ir",
    "ja",
    "lub",
    "med",
    "men",
    "mot",
    "nebo",
    "ni",
    "ning",
    "och",
    "oder",
    "of",
    "og",
    "or",
    "oraz",
    "ou",
    "până",
    "resp",
    "respektive",
    "samt",
    "sau",
    "sekä",
    "sowie",
    "tai",
    "till",
    "til",
    "to",
    "un",
    "und",
    "utan",
    "vagy",
    "vai",
    "var",
    "ve",
    "veya",
    "või",
    "és",
    "și",
    "şi",
    "або",
    "или",
    "та",
];

/// Those of Swedish alone, for words that the Swedish tables know (`bok-⏎ning`).
const SWEDISH_CONJUNCTIONS: &[&str] = &[
    "eller",
    "med",
    "men",
    "mot",
    "och",
    "resp",
    "respektive",
    "samt",
    "som",
    "till",
    "utan",
];

/// English words that compounds with a hyphen begin with, which may break at it.
const HYPHENATED: &[&str] = &[
    "all", "best", "client", "co", "cross", "customer", "day", "decision", "ex", "face", "fast",
    "first", "follow", "full", "half", "hands", "hard", "high", "in", "large", "long", "low",
    "multi", "non", "off", "on", "one", "out", "part", "post", "pre", "problem", "re", "real",
    "second", "self", "semi", "short", "small", "team", "third", "three", "two", "up", "user",
    "well", "work", "year",
];

/// A word that may have been split.
struct Split {
    /// The start of the word, and the white space before it.
    stem: Range<usize>,
    space_before: usize,
    /// The hyphen.
    hyphen: Range<usize>,
    /// The rest of the word on the next line, with the marks after it, and the space after those.
    rest: Range<usize>,
    space: usize,
    /// The word's two halves, lower-cased.
    halves: (String, String),
    /// Whether nothing more stands on the line of the rest.
    alone: bool,
    certain: bool,
    /// Whether it stands as a word of running text does that a page has hyphenated.
    hyphenated: bool,
    /// Whether its place allows that the tables of words are asked about it.
    open: bool,
    /// The start of its line.
    line: usize,
}

/// Finds them at the line ends among `places`.
pub(super) fn find(text: &str, places: &[Place]) -> Vec<Edit> {
    let ends = places.iter().filter(|(_, sign)| *sign == Sign::LineEnd);
    let splits: Vec<Split> = ends.filter_map(|&(at, _)| split(text, at)).collect();
    if splits.is_empty() {
        return Vec::new();
    }
    let known = Words::of(text, &splits);
    let hyphenates = splits.iter().filter(|s| s.hyphenated).count() >= MANY;
    splits
        .iter()
        .filter(|s| {
            s.certain
                || known.has(&s.joined())
                || s.open && known.allow_whole(s) && s.is_of_the_tables(text)
                || hyphenates && s.hyphenated && known.allow(s) && !s.keeps_hyphen(text)
        })
        .flat_map(|s| s.edits(text))
        .collect()
}

/// What of the splits stands elsewhere in the text.
struct Words {
    stands: HashSet<String>,
}

impl Words {
    /// Looks through the text once for the words that could be in question.
    fn of(text: &str, splits: &[Split]) -> Self {
        let mut asked: HashMap<String, bool> = HashMap::new();
        for split in splits {
            let (stem, rest) = &split.halves;
            for word in [
                split.joined(),
                format!("{stem}-{rest}"),
                stem.clone(),
                rest.clone(),
            ] {
                asked.insert(word, false);
            }
        }
        let mut folded = String::new();
        let mut see = |word: &str| {
            if word.is_empty() || word.len() > 8 * PART {
                return;
            }
            folded.clear();
            folded.extend(
                word.chars()
                    .filter(|&c| c != '\u{AD}')
                    .flat_map(char::to_lowercase),
            );
            if let Some(seen) = asked.get_mut(&*folded) {
                *seen = true;
            }
        };
        // The halves at the line ends themselves are no words of the text.
        let mut at = 0;
        for split in splits {
            look(&text[at.min(split.stem.start)..split.stem.start], &mut see);
            at = split.rest.end;
        }
        look(&text[at..], &mut see);
        let stands = asked.into_iter().filter(|(_, seen)| *seen);
        Words {
            stands: stands.map(|(word, _)| word).collect(),
        }
    }

    fn has(&self, word: &str) -> bool {
        self.stands.contains(word)
    }

    /// Whether the page does not write it with a hyphen.
    fn allow_whole(&self, split: &Split) -> bool {
        let (stem, rest) = &split.halves;
        !self.has(&format!("{stem}-{rest}"))
    }

    /// Whether nothing speaks against the split on a page that hyphenates.
    fn allow(&self, split: &Split) -> bool {
        let (stem, rest) = &split.halves;
        self.allow_whole(split) && !(self.has(stem) && self.has(rest))
    }
}

/// Every word of a piece of text, those with a hyphen whole and in parts.
fn look(text: &str, see: &mut impl FnMut(&str)) {
    for word in text.split(|c: char| !c.is_alphabetic() && c != '\u{AD}' && c != '-') {
        if word.contains('-') {
            see(word);
            word.split('-').for_each(&mut *see);
        } else {
            see(word);
        }
    }
}

impl Split {
    fn joined(&self) -> String {
        format!("{}{}", self.halves.0, self.halves.1)
    }

    /// Whether it is a Swedish word among Swedish words.
    fn is_of_the_tables(&self, text: &str) -> bool {
        wordbook::knows(&self.halves.0, &self.halves.1) && self.is_swedish(text)
    }

    /// Whether it keeps its hyphen in Swedish text, as abbreviations do.
    fn keeps_hyphen(&self, text: &str) -> bool {
        wordbook::keep_hyphen(&self.halves.0, &self.halves.1)
            && !wordbook::is_form(&self.joined())
            && self.is_swedish(text)
    }

    /// Whether the rest of its two lines is Swedish.
    fn is_swedish(&self, text: &str) -> bool {
        let after = &text[self.rest.end..];
        let end = memchr::memchr(b'\n', after.as_bytes()).unwrap_or(after.len());
        let lines = [&text[self.line..self.stem.start], &after[..end]];
        wordbook::is_swedish(&lines.join(" "))
    }

    /// The edit of each of its two lines.
    fn edits(&self, text: &str) -> [Edit; 2] {
        let edit = |span, now: &str| Edit {
            span,
            now: now.to_owned(),
            rule: &RULE,
        };
        if !self.alone {
            return [
                edit(self.hyphen.clone(), &text[self.rest.clone()]),
                edit(self.rest.start..self.space, ""),
            ];
        }
        // The first letter of the rest is written again, so that the edit has a place.
        let first = text[self.rest.start..].chars().next();
        let end = self.rest.start + first.map_or(0, char::len_utf8);
        let now = format!(
            "{}{}",
            &text[self.stem.clone()],
            &text[self.rest.start..end]
        );
        [
            edit(self.space_before..self.hyphen.end, ""),
            edit(self.rest.start..end, &now),
        ]
    }
}

/// The word that the hyphen at `at` splits, if it can be put together on one of its lines without emptying the other.
fn split(text: &str, at: usize) -> Option<Split> {
    let hyphen = text[at..].chars().next()?;
    let after = at + hyphen.len_utf8();
    let next = after + text[after..].find('\n')? + 1;
    let letters = |c: &char| c.is_alphabetic();
    let stem: usize = text[..at]
        .chars()
        .rev()
        .take(PART)
        .take_while(|c| c.is_alphabetic() || *c == '\u{AD}')
        .map(char::len_utf8)
        .sum();
    let stem = at - stem..at;
    let rest: String = text[next..]
        .chars()
        .take(PART)
        .take_while(letters)
        .collect();
    if stem.is_empty() || !rest.starts_with(char::is_lowercase) {
        return None;
    }
    let mut end = next + rest.len();
    let is_mark = |c: &char| {
        matches!(
            c,
            '.' | ',' | ';' | ':' | '!' | '?' | ')' | '"' | '\u{201D}' | '\u{BB}'
        )
    };
    end += text[end..]
        .chars()
        .take(4)
        .take_while(is_mark)
        .map(char::len_utf8)
        .sum::<usize>();
    let spaces = text[end..].chars().take_while(|&c| c == ' ').count();
    let then = text[end + spaces..].chars().next();
    let alone = then.is_none_or(|c| c == '\n' || c == '\r');
    if !alone && (spaces == 0 || then.is_some_and(char::is_whitespace)) {
        return None;
    }
    let before = &text[..stem.start];
    let line = &before[memchr::memrchr(b'\n', before.as_bytes()).map_or(0, |i| i + 1)..];
    let space_before = stem.start - (line.len() - line.trim_end_matches(' ').len());
    if alone && (line.trim().is_empty() || space_before == stem.start) {
        return None;
    }
    let said: String = text[stem.clone()]
        .chars()
        .filter(|&c| c != '\u{AD}')
        .collect();
    let rest_says = rest.to_lowercase();
    let halves = (said.to_lowercase(), rest_says);
    let of_text = line.split_whitespace().take(WORDS - 1).count() == WORDS - 1;
    let plain = said.chars().skip(1).all(char::is_lowercase)
        && said.chars().nth(1).is_some()
        && rest.chars().nth(1).is_some();
    let hyphenated = of_text
        && plain
        && !CONJUNCTIONS.contains(&&*halves.1)
        && !HYPHENATED.contains(&&*halves.0)
        && line
            .chars()
            .next_back()
            .is_none_or(|c| !c.is_alphanumeric() && c != '-');
    // A capital is a name's, unless a sentence starts with it.
    let before_stem = line.trim_end_matches([' ', '"', '\u{201D}', '\u{BB}', '(']);
    let lowers =
        said.chars().all(char::is_lowercase) || before_stem.ends_with(['.', '!', '?', ':']);
    let open = plain
        && lowers
        && !SWEDISH_CONJUNCTIONS.contains(&&*halves.1)
        && before_stem.contains(char::is_alphabetic)
        && line.ends_with([' ', '"', '\u{201D}', '\u{BB}', '(']);
    let line = stem.start - line.len();
    Some(Split {
        stem,
        space_before,
        hyphen: at..after,
        rest: next..end,
        space: end + spaces,
        halves,
        alone,
        certain: hyphen == '\u{AD}',
        hyphenated,
        open,
        line,
    })
}
