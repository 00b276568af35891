//! Word tables: the function words of each language, and its abbreviations by class.
//!
//! A function word (article, pronoun, preposition, conjunction, auxiliary, common adverb) tells a language, and with a
//! capital after a full stop it tells that a sentence begins. The lists are our own; each file is sorted and unique.

use super::lang::Lang;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A set of languages that have a table of function words: bit `i` stands for `FUNCTION_WORDS[i]`.
pub(super) type LangSet = u32;

/// How many languages have a table of function words.
pub(super) const TABLED: usize = 23;

/// The languages with function words, and the words, one a line.
pub(super) const FUNCTION_WORDS: [(Lang, &str); TABLED] = [
    (Lang::SV, include_str!("tables/function-words.sv.tsv")),
    (Lang::NB, include_str!("tables/function-words.nb.tsv")),
    (Lang::NN, include_str!("tables/function-words.nn.tsv")),
    (Lang::DA, include_str!("tables/function-words.da.tsv")),
    (Lang::EN, include_str!("tables/function-words.en.tsv")),
    (Lang::DE, include_str!("tables/function-words.de.tsv")),
    (Lang::NL, include_str!("tables/function-words.nl.tsv")),
    (Lang::FI, include_str!("tables/function-words.fi.tsv")),
    (Lang::FR, include_str!("tables/function-words.fr.tsv")),
    (Lang::ES, include_str!("tables/function-words.es.tsv")),
    (Lang::IT, include_str!("tables/function-words.it.tsv")),
    (Lang::PT, include_str!("tables/function-words.pt.tsv")),
    (Lang::PL, include_str!("tables/function-words.pl.tsv")),
    (Lang::RU, include_str!("tables/function-words.ru.tsv")),
    (Lang::CS, include_str!("tables/function-words.cs.tsv")),
    (Lang::HU, include_str!("tables/function-words.hu.tsv")),
    (Lang::RO, include_str!("tables/function-words.ro.tsv")),
    (Lang::TR, include_str!("tables/function-words.tr.tsv")),
    (Lang::ET, include_str!("tables/function-words.et.tsv")),
    (Lang::LV, include_str!("tables/function-words.lv.tsv")),
    (Lang::LT, include_str!("tables/function-words.lt.tsv")),
    (Lang::UK, include_str!("tables/function-words.uk.tsv")),
    (Lang::IS, include_str!("tables/function-words.is.tsv")),
];

/// The letters outside ASCII that each language writes, in names and words that it borrows too where they are common.
const ALPHABETS: [(Lang, &str); TABLED] = [
    (Lang::SV, "åäöéà"),
    (Lang::NB, "åæøéèêòóôàäöü"),
    (Lang::NN, "åæøéèêòóôàäöü"),
    (Lang::DA, "åæøéäöü"),
    (Lang::EN, "éèêëïöüçñàâ"),
    (Lang::DE, "äöüßéàâ"),
    (Lang::NL, "éèëêïöüáóíúâàç"),
    (Lang::FI, "äöåšžéü"),
    (Lang::FR, "àâæçéèêëîïôœùûüÿ"),
    (Lang::ES, "áéíóúüñ"),
    (Lang::IT, "àèéìíîòóùú"),
    (Lang::PT, "áâãàçéêíóôõúü"),
    (Lang::PL, "ąćęłńóśźż"),
    (Lang::RU, "абвгдежзийклмнопрстуфхцчшщъыьэюяё"),
    (Lang::CS, "áčďéěíňóřšťúůýž"),
    (Lang::HU, "áéíóöőúüű"),
    (Lang::RO, "ăâîșțşţ"),
    (Lang::TR, "çğıöşüâîû"),
    (Lang::ET, "õäöüšžå"),
    (Lang::LV, "āčēģīķļņšūž"),
    (Lang::LT, "ąčęėįšųūž"),
    (Lang::UK, "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"),
    (Lang::IS, "áðéíóúýþæö"),
];

/// Longer words (in bytes) are no function words; saves looking them up.
const LONGEST: usize = 24;

static WORDS: LazyLock<FxHashMap<&'static str, LangSet>> = LazyLock::new(|| {
    let mut words = FxHashMap::default();
    for (i, (_, table)) in FUNCTION_WORDS.iter().enumerate() {
        for word in table.lines() {
            *words.entry(word).or_default() |= 1 << i;
        }
    }
    words
});

/// The languages that have `word`, in lower case, as a function word.
pub(super) fn languages_with(word: &str) -> LangSet {
    if word.len() > LONGEST {
        return 0;
    }
    WORDS.get(word).copied().unwrap_or_default()
}

static LETTER_SETS: LazyLock<FxHashMap<char, LangSet>> = LazyLock::new(|| {
    let mut letters = FxHashMap::default();
    for (lang, alphabet) in ALPHABETS {
        for letter in alphabet.chars() {
            *letters.entry(letter).or_default() |= set_of(lang);
        }
    }
    letters
});

/// Every language that has tables.
pub(super) const ALL: LangSet = (1 << TABLED) - 1;

/// The languages that write a letter, in lower case: all of them, where it is ASCII.
pub(super) fn languages_writing(letter: char) -> LangSet {
    if letter.is_ascii() {
        return ALL;
    }
    LETTER_SETS.get(&letter).copied().unwrap_or_default()
}

/// The set of `lang` alone; empty for a language without a table.
pub(super) fn set_of(lang: Lang) -> LangSet {
    FUNCTION_WORDS
        .iter()
        .position(|&(known, _)| known == lang)
        .map_or(0, |i| 1 << i)
}

/// What an abbreviation's full stop says about the end of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Something always follows (`t.ex.`): never an end.
    Inner,
    /// A name or noun follows (`dr.`): an end only where a function word begins the next sentence.
    Name,
    /// A number follows (`kl.`): an end only where none does.
    Number,
    /// A month (`jan.`, and the full name): no end before a year, and no end between a day's full stop and it.
    Month,
    /// It can stand last (`m.m.`): an end before a capital or a number.
    End,
}

impl Class {
    fn named(name: &str) -> Option<Class> {
        match name {
            "inner" => Some(Class::Inner),
            "name" => Some(Class::Name),
            "number" => Some(Class::Number),
            "month" => Some(Class::Month),
            "end" => Some(Class::End),
            _ => None,
        }
    }
}

/// Abbreviations with their full stops, in lower case.
pub(super) type Abbreviations = FxHashMap<&'static str, Class>;

static ABBREVIATIONS: LazyLock<Vec<(Lang, Abbreviations)>> = LazyLock::new(|| {
    [
        (Lang::SV, include_str!("tables/abbreviations.sv.tsv")),
        (Lang::NB, include_str!("tables/abbreviations.nb.tsv")),
        (Lang::DA, include_str!("tables/abbreviations.da.tsv")),
        (Lang::EN, include_str!("tables/abbreviations.en.tsv")),
        (Lang::DE, include_str!("tables/abbreviations.de.tsv")),
        (Lang::NL, include_str!("tables/abbreviations.nl.tsv")),
        (Lang::FI, include_str!("tables/abbreviations.fi.tsv")),
        (Lang::FR, include_str!("tables/abbreviations.fr.tsv")),
        (Lang::ES, include_str!("tables/abbreviations.es.tsv")),
        (Lang::IT, include_str!("tables/abbreviations.it.tsv")),
        (Lang::PT, include_str!("tables/abbreviations.pt.tsv")),
        (Lang::PL, include_str!("tables/abbreviations.pl.tsv")),
        (Lang::RU, include_str!("tables/abbreviations.ru.tsv")),
        (Lang::CS, include_str!("tables/abbreviations.cs.tsv")),
        (Lang::HU, include_str!("tables/abbreviations.hu.tsv")),
        (Lang::RO, include_str!("tables/abbreviations.ro.tsv")),
        (Lang::TR, include_str!("tables/abbreviations.tr.tsv")),
        (Lang::ET, include_str!("tables/abbreviations.et.tsv")),
        (Lang::LV, include_str!("tables/abbreviations.lv.tsv")),
        (Lang::LT, include_str!("tables/abbreviations.lt.tsv")),
        (Lang::UK, include_str!("tables/abbreviations.uk.tsv")),
        (Lang::IS, include_str!("tables/abbreviations.is.tsv")),
    ]
    .map(|(lang, table)| (lang, parse(table)))
    .into()
});

fn parse(table: &'static str) -> Abbreviations {
    table
        .lines()
        .filter_map(|line| {
            let (word, class) = line.split_once('\t')?;
            Some((word, Class::named(class)?))
        })
        .collect()
}

/// The abbreviations of `lang`; Nynorsk shares Bokmål's.
pub(super) fn abbreviations(lang: Lang) -> Option<&'static Abbreviations> {
    let lang = if lang == Lang::NN { Lang::NB } else { lang };
    ABBREVIATIONS
        .iter()
        .find(|(known, _)| *known == lang)
        .map(|(_, table)| table)
}

/// The abbreviations of `lang` that are of `class`, sorted.
pub(super) fn of_class(lang: Lang, class: Class) -> Vec<&'static str> {
    let table = abbreviations(lang).into_iter().flatten();
    let mut found: Vec<_> = table
        .filter(|&(_, &own)| own == class)
        .map(|(&word, _)| word)
        .collect();
    found.sort_unstable();
    found
}

/// The function words of `lang`, sorted; none for a language without a table.
pub(super) fn function_words(lang: Lang) -> Vec<&'static str> {
    let table = FUNCTION_WORDS.iter().find(|&&(known, _)| known == lang);
    table.map_or(Vec::new(), |(_, words)| words.lines().collect())
}

/// The languages that have tables of function words and abbreviations.
pub const TABLED_LANGUAGES: [Lang; TABLED] = {
    let mut langs = [Lang::UNKNOWN; TABLED];
    let mut i = 0;
    while i < TABLED {
        langs[i] = FUNCTION_WORDS[i].0;
        i += 1;
    }
    langs
};
