//! What Swedish words there are, for words that were split at a line's end.
//!
//! Cleaning comes before the language layer and may not ask it; the tables of words are data, and are read here for this one
//! question: is what comes out a word? It is if it is a dictionary form, one with a usual ending, or a compound whose parts
//! are known, with the letter that links them. A pair that is only set side by side (`lärare-elev`, `svensk-norsk`) is none.
//! The tables are read when the first word is asked for.

use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// Kinds of words, as bits.
const NOUN: u8 = 1;
const VERB: u8 = 2;
const ADJ: u8 = 4;
/// A form as it stands in a table, which takes no further ending.
const FORM: u8 = 8;
/// A word of a closed class, which is no part of a compound.
const CLOSED: u8 = 16;
/// What a compound may end in.
const HEAD: u8 = NOUN | VERB | ADJ | FORM;

/// Tables of words in the first column, with what they are.
const WORDS: &[(u8, &str)] = &[
    (NOUN, include_str!("../../language/tables/nouns.sv.tsv")),
    (VERB, include_str!("../../language/tables/verbs.sv.tsv")),
    (ADJ, include_str!("../../language/tables/adjectives.sv.tsv")),
    (
        CLOSED,
        include_str!("../../language/tables/closed-class.sv.tsv"),
    ),
];

/// Tables of all forms of a word, with what the first of them is.
const FORMS: &[(u8, &str)] = &[
    (
        NOUN,
        include_str!("../../language/tables/nouns-irregular.sv.tsv"),
    ),
    (
        VERB,
        include_str!("../../language/tables/verbs-irregular.sv.tsv"),
    ),
];

/// First parts that are no words of their own, and particles that words begin with.
const FIRSTS: &[&str] = &[
    include_str!("../../language/tables/first-parts.sv.tsv"),
    include_str!("../../language/tables/particles.sv.tsv"),
    include_str!("../../language/tables/verb-prefixes.sv.tsv"),
];

/// Endings that look like heads of compounds.
const NO_HEADS: &str = include_str!("../../language/tables/no-heads.sv.tsv");

/// First parts that keep their hyphen, abbreviations that are read letter by letter among them.
const HYPHEN_KEPT: &str = include_str!("../tables/hyphen-kept.sv.tsv");

const SWEDISH: &str = include_str!("../../language/tables/function-words.sv.tsv");
const ENGLISH: &str = include_str!("../../language/tables/function-words.en.tsv");

/// Usual endings: of what kind of word, what the dictionary form has where they stand, and the endings.
const ENDINGS: &[(u8, &str, &[&str])] = &[
    (
        NOUN,
        "",
        &[
            "n", "en", "et", "t", "r", "er", "ar", "or", "na", "en", "ena", "erna", "arna", "orna",
        ],
    ),
    (NOUN, "a", &["or", "orna"]),
    (NOUN, "e", &["ar", "arna", "na"]),
    (
        VERB,
        "a",
        &[
            "ar", "ade", "at", "ad", "ande", "andet", "are", "aren", "arna", "ning", "ningen",
            "ningar", "ningarna", "er", "te", "de", "t", "d", "da", "ta",
        ],
    ),
    (VERB, "", &["r", "dde", "tt", "ende", "endet"]),
    (
        ADJ,
        "",
        &[
            "t", "tt", "a", "e", "are", "ast", "aste", "het", "heten", "heter", "heterna",
        ],
    ),
];

/// Ends of nouns that are linked with an `s`; without it, the next word is set beside them.
const LINKED: &[&str] = &["het", "ing", "ion", "skap", "tet", "dom"];

/// Letters of the shortest whole word, first part and last part.
const WHOLE: usize = 5;
const FIRST: usize = 3;
const LAST: usize = 4;

/// Parts of a first part that is a compound itself.
const DEPTH: usize = 2;

struct Wordbook {
    words: FxHashMap<&'static str, u8>,
    firsts: FxHashSet<&'static str>,
    no_heads: FxHashSet<&'static str>,
    hyphen_kept: FxHashSet<&'static str>,
    swedish: FxHashSet<&'static str>,
    english: FxHashSet<&'static str>,
}

static BOOK: LazyLock<Wordbook> = LazyLock::new(Wordbook::read);

/// Whether `stem` and `rest` (in lower case) make a word that the tables know.
pub(super) fn knows(stem: &str, rest: &str) -> bool {
    let word = format!("{stem}{rest}");
    word.chars().count() >= WHOLE
        && (BOOK.kinds(&word) != 0 || !keeps_hyphen(stem) && BOOK.is_compound(&word, stem.len()))
}

/// Whether two adjectives are set side by side, or the first part keeps its hyphen.
pub(super) fn keep_hyphen(stem: &str, rest: &str) -> bool {
    keeps_hyphen(stem) || BOOK.is_pair(stem, rest)
}

/// Whether it is a first part that keeps its hyphen: letters, an abbreviation, or one of the table.
fn keeps_hyphen(stem: &str) -> bool {
    let vowel = |c: char| "aeiouyåäöé".contains(c);
    !stem.contains(vowel) || BOOK.hyphen_kept.contains(stem)
}

/// Whether it is a form of a word of the tables.
pub(super) fn is_form(word: &str) -> bool {
    BOOK.kinds(word) != 0
}

/// Whether the words around say that a text is Swedish.
pub(super) fn is_swedish(text: &str) -> bool {
    let (mut swedish, mut english) = (0, 0);
    for word in text.split(|c: char| !c.is_alphabetic()) {
        let word = word.to_lowercase();
        match (BOOK.swedish.contains(&*word), BOOK.english.contains(&*word)) {
            (true, false) => swedish += 1,
            (false, true) => english += 1,
            _ => {}
        }
    }
    swedish > english
}

/// The first column of a table.
fn column(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter_map(|row| row.split('\t').next())
}

impl Wordbook {
    fn read() -> Self {
        let mut words: FxHashMap<&'static str, u8> = FxHashMap::default();
        for (kind, table) in WORDS {
            for word in column(table) {
                *words.entry(word).or_default() |= kind;
            }
        }
        for (kind, table) in FORMS {
            for row in table.lines() {
                for (place, form) in row.split('\t').enumerate() {
                    *words.entry(form).or_default() |= if place == 0 { *kind } else { FORM };
                }
            }
        }
        Wordbook {
            words,
            firsts: FIRSTS.iter().flat_map(|table| column(table)).collect(),
            no_heads: column(NO_HEADS).collect(),
            hyphen_kept: column(HYPHEN_KEPT).collect(),
            swedish: column(SWEDISH).collect(),
            english: column(ENGLISH).collect(),
        }
    }

    fn of_tables(&self, word: &str) -> u8 {
        self.words.get(word).copied().unwrap_or(0)
    }

    /// What a word is a form of.
    fn kinds(&self, word: &str) -> u8 {
        let own = self.inflected(word);
        match word.strip_suffix('s') {
            Some(base) if base.len() >= LAST => own | self.inflected(base) & HEAD,
            _ => own,
        }
    }

    /// The same without an `s` at the end.
    fn inflected(&self, word: &str) -> u8 {
        let mut kinds = self.of_tables(word);
        for (kind, instead, endings) in ENDINGS {
            for ending in *endings {
                if let Some(base) = word.strip_suffix(ending)
                    && base.len() > 1
                    && self.has_base(base, instead, ending, *kind)
                {
                    kinds |= kind;
                }
            }
        }
        kinds
    }

    /// Whether a word without its ending comes from a dictionary form of `kind`.
    fn has_base(&self, base: &str, instead: &str, ending: &str, kind: u8) -> bool {
        let is = |word: &str| self.of_tables(word) & kind != 0;
        if is(&format!("{base}{instead}")) {
            return true;
        }
        // `kände` of `känna`.
        if kind == VERB && instead == "a" && ending.starts_with(['d', 't']) {
            return base
                .chars()
                .next_back()
                .filter(|c| matches!(c, 'n' | 'm'))
                .is_some_and(|last| is(&format!("{base}{last}a")));
        }
        if kind == VERB || !instead.is_empty() || !ending.starts_with(['a', 'e', 'o']) {
            return false;
        }
        // `rummet` of `rum`, and `nycklar` of `nyckel`.
        let doubled = base.ends_with("mm") || base.ends_with("nn");
        let Some(last) = base.chars().next_back() else {
            return false;
        };
        let before = &base[..base.len() - last.len_utf8()];
        doubled && is(before) || matches!(last, 'l' | 'n' | 'r') && is(&format!("{before}e{last}"))
    }

    /// Whether it is a compound of known parts. The hyphen stood at `hyphen`: two adjectives that it joined are a pair.
    fn is_compound(&self, word: &str, hyphen: usize) -> bool {
        cuts(word, FIRST, LAST).any(|cut| {
            let (first, last) = word.split_at(cut);
            let kinds = self.kinds(last);
            let pair = cut == hyphen && self.is_pair(first, last);
            kinds & HEAD != 0
                && kinds & CLOSED == 0
                && !pair
                && !self.no_heads.contains(last)
                && self.is_first(first, DEPTH)
        })
    }

    /// Whether they are two adjectives.
    fn is_pair(&self, first: &str, last: &str) -> bool {
        self.of_tables(first) & self.kinds(last) & ADJ != 0
    }

    /// Whether it can be the first part of a compound, as it stands.
    fn is_first(&self, part: &str, depth: usize) -> bool {
        let is = |word: &str, kinds: u8| self.of_tables(word) & kinds != 0;
        let with = |base: &str, letter: &str, kinds: u8| is(&format!("{base}{letter}"), kinds);
        let bare = is(part, NOUN)
            && !part.ends_with(['a', 'e'])
            && !LINKED.iter().any(|end| part.ends_with(end));
        if bare
            || is(part, ADJ)
            || self.firsts.contains(part)
            || with(part, "a", NOUN | VERB)
            || with(part, "e", NOUN)
        {
            return true;
        }
        if let Some(base) = part.strip_suffix('s')
            && base.len() >= FIRST
            && (is(base, NOUN) && !base.ends_with('a')
                || base.ends_with("ning") && self.kinds(base) & VERB != 0
                || base.ends_with("het") && self.kinds(base) & ADJ != 0
                || with(base, "a", NOUN))
        {
            return true;
        }
        if let Some(base) = part.strip_suffix(['o', 'u', 'e'])
            && (with(base, "a", NOUN) || part.ends_with('e') && is(base, NOUN))
        {
            return true;
        }
        depth > 1
            && cuts(part, FIRST, LAST).any(|cut| {
                let (first, last) = part.split_at(cut);
                self.is_first(first, depth - 1) && self.is_first(last, depth - 1)
            })
    }
}

/// Where a word can be cut that leaves so many letters before and after.
fn cuts(word: &str, before: usize, after: usize) -> impl Iterator<Item = usize> {
    let letters = word.chars().count();
    let places = word.char_indices().map(|(at, _)| at);
    places
        .take((letters + 1).saturating_sub(after))
        .skip(before)
}

#[cfg(test)]
mod tests {
    use super::{is_swedish, keeps_hyphen, knows};

    #[test]
    fn it_knows_words_with_their_endings_and_compounds() {
        for split in [
            "re-parerar",
            "arbets-givare",
            "arbetsgi-vare",
            "verk-staden",
            "båt-huset",
            "sön-dag",
            "nyck-lar",
            "läke-medel",
            "skol-gården",
            "utbildnings-plats",
            "arbetsmarknads-utbildning",
            "till-sammans",
            "id-rott",
        ] {
            let (stem, rest) = split.split_once('-').expect("a hyphen");
            assert!(knows(stem, rest), "{split}");
        }
    }

    #[test]
    fn it_knows_no_pairs_abbreviations_and_strangers() {
        for split in [
            "tv-apparat",
            "cd-spelare",
            "it-chef",
            "pr-byrå",
            "vd-post",
            "e-post",
            "id-kort",
            "icke-rökare",
            "svensk-norsk",
            "lärare-elev",
            "skola-arbetsliv",
            "utbildning-arbete",
            "kök-och",
            "part-time",
            "blopp-aren",
        ] {
            let (stem, rest) = split.split_once('-').expect("a hyphen");
            assert!(!knows(stem, rest), "{split}");
        }
        assert!(keeps_hyphen("tv") && keeps_hyphen("it") && !keeps_hyphen("verk"));
    }

    #[test]
    fn it_tells_swedish_from_english() {
        assert!(is_swedish("Vi lagar den i verkstaden"));
        assert!(!is_swedish("We mend it in the shop"));
        assert!(!is_swedish(""));
    }
}
