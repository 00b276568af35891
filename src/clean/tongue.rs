//! Tongues: in which languages a phrase of the tables means what they say.
//!
//! Phrases of two words or more, and English ones, stand on pages of any language. A single word of another does not cross
//! languages: `data` dates a page in Italian and counts something in English. It is believed on pages that are written in
//! its language or one that is read as the same, and on pages too short to tell.
//!
//! A page's language is what its small words say. It is asked of the lines that are kept, so that a clean text is judged
//! as it was when it was made, and only where a line needs it.

use super::lexicon::{Sign, TABLES};
use super::line::Line;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A set of languages of the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Tongues(u32);

/// Languages whose pages have each other's words: a page is in all of a row or in none.
const KIN: [&[&str]; 2] = [&["sv", "da", "nb", "nn"], &["ru", "uk"]];

/// Small words by which a language shows, and so many more than of the next that there is no doubt.
const SHOWN: u32 = 5;
/// Small words after which no more are asked.
const ENOUGH: u32 = 24;

impl Tongues {
    /// Every language.
    pub(super) const ALL: Tongues = Tongues(u32::MAX);

    /// Where `phrase`, of the table of `language`, is believed to be `sign`.
    pub(super) fn of(language: &str, sign: Sign, phrase: &str) -> Tongues {
        // Names of networks and agencies, and the name that a template gives to nobody, are no words.
        let name = matches!(sign, Sign::Network | Sign::Agency | Sign::Anonymous);
        if language == "en" || phrase.contains(' ') || name {
            return Tongues::ALL;
        }
        Tongues::kin(language)
    }

    fn kin(language: &str) -> Tongues {
        let bit = |code: &str| {
            let at = TABLES.iter().position(|(other, _)| *other == code);
            at.map_or(0, |at| 1 << at)
        };
        let kin = KIN.iter().find(|kin| kin.contains(&language));
        Tongues(kin.map_or_else(
            || bit(language),
            |kin| kin.iter().map(|code| bit(code)).sum(),
        ))
    }

    /// Both together.
    pub(super) fn with(self, other: Tongues) -> Tongues {
        Tongues(self.0 | other.0)
    }

    /// Whether they have a language in common.
    pub(super) fn meets(self, other: Tongues) -> bool {
        self.0 & other.0 != 0
    }
}

/// Small words of each language, with the languages that have them.
static SMALL: LazyLock<FxHashMap<&'static str, Tongues>> = LazyLock::new(|| {
    let mut small: FxHashMap<&str, Tongues> = FxHashMap::default();
    for (language, _) in TABLES {
        for word in words(language).lines().filter(|row| !row.starts_with('#')) {
            let tongues = small.entry(word).or_default();
            *tongues = tongues.with(Tongues::kin(language));
        }
    }
    small
});

/// The table of small words that telling languages apart uses as well.
fn words(language: &str) -> &'static str {
    match language {
        "cs" => include_str!("../language/tables/function-words.cs.tsv"),
        "da" => include_str!("../language/tables/function-words.da.tsv"),
        "de" => include_str!("../language/tables/function-words.de.tsv"),
        "en" => include_str!("../language/tables/function-words.en.tsv"),
        "es" => include_str!("../language/tables/function-words.es.tsv"),
        "et" => include_str!("../language/tables/function-words.et.tsv"),
        "fi" => include_str!("../language/tables/function-words.fi.tsv"),
        "fr" => include_str!("../language/tables/function-words.fr.tsv"),
        "hu" => include_str!("../language/tables/function-words.hu.tsv"),
        "is" => include_str!("../language/tables/function-words.is.tsv"),
        "it" => include_str!("../language/tables/function-words.it.tsv"),
        "lt" => include_str!("../language/tables/function-words.lt.tsv"),
        "lv" => include_str!("../language/tables/function-words.lv.tsv"),
        "nb" => include_str!("../language/tables/function-words.nb.tsv"),
        "nl" => include_str!("../language/tables/function-words.nl.tsv"),
        "nn" => include_str!("../language/tables/function-words.nn.tsv"),
        "pl" => include_str!("../language/tables/function-words.pl.tsv"),
        "pt" => include_str!("../language/tables/function-words.pt.tsv"),
        "ro" => include_str!("../language/tables/function-words.ro.tsv"),
        "ru" => include_str!("../language/tables/function-words.ru.tsv"),
        "sv" => include_str!("../language/tables/function-words.sv.tsv"),
        "tr" => include_str!("../language/tables/function-words.tr.tsv"),
        "uk" => include_str!("../language/tables/function-words.uk.tsv"),
        _ => "",
    }
}

/// The languages that `lines` are written in; all where they do not say.
pub(super) fn shown<'l>(lines: impl Iterator<Item = &'l Line<'l>>) -> Tongues {
    let mut counts = [0_u32; 32];
    let mut seen = 0;
    let mut lower = String::new();
    for line in lines.filter(|line| line.words >= 4) {
        for word in line
            .text
            .split(|c: char| !c.is_alphabetic())
            .filter(|w| !w.is_empty())
        {
            lower.clear();
            lower.extend(word.chars().take(16).flat_map(char::to_lowercase));
            if let Some(tongues) = SMALL.get(lower.as_str()) {
                seen += 1;
                for (at, count) in counts.iter_mut().enumerate() {
                    *count += tongues.0 >> at & 1;
                }
            }
        }
        if seen >= ENOUGH {
            break;
        }
    }
    let most = counts.iter().copied().max().unwrap_or(0);
    if most < SHOWN {
        return Tongues::ALL;
    }
    // Neighbours share small words: those that come near are not told apart.
    let near = counts
        .iter()
        .enumerate()
        .filter(|(_, n)| **n * 4 >= most * 3);
    Tongues(near.map(|(at, _)| 1 << at).sum())
}
