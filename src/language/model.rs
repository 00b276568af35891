//! A small model of what languages look like: letters in a row, and whole words, each with a weight a language.
//!
//! It is a linear classifier over hashed character n-grams. `src/language/training/language.rs` makes it from treebanks and from
//! text of our own; what it was made from, and under which licence it may be passed on, stands beside it in
//! `models/language.NOTICE`. One pass; a thread remembers some thousand words that it has weighed, which changes no result.

use super::lang::Lang;
use super::vocabulary::{self, LangSet};
use std::cell::RefCell;
use std::sync::LazyLock;

/// The languages of the model, in the order of its columns.
///
/// The last one is no language: it stands for all others, and was learnt from a few lines in each of thirty.
pub const LANGS: [&str; COLUMNS] = [
    "sv", "nb", "nn", "da", "en", "de", "fi", "ru", "nl", "fr", "es", "it", "pt", "pl", "cs", "hu",
    "ro", "tr", "et", "lv", "lt", "uk", "is", "und",
];

/// The column of all other languages.
pub const OTHERS: usize = COLUMNS - 1;

/// How many of them, the first ones, were learnt from treebanks; the others from a page of text each.
const WELL_KNOWN: usize = 8;

/// How much less is believed of the others (natural logarithm of the odds).
const LESS: f32 = 1.0;

/// How much less where there is a word with letters that a language does not write, and how many such words count.
const MISSPELT: f32 = 3.0;
const MISSPELT_WORDS: u16 = 4;

/// The columns of the two forms of Norwegian.
const NORWEGIAN: [usize; 2] = [1, 2];

/// Columns of a row: one a language; a multiple of eight lets the sums be taken fast.
pub const COLUMNS: usize = 24;

/// How many rows there are; signs share them by their hash.
pub const ROWS: usize = 1 << BITS;

const BITS: u32 = 15;

/// The longest run of letters that is a sign of its own; longer words are a sign as a whole, too.
const RUN: usize = 4;

/// More of a word (in characters) is not looked at.
const LONGEST: usize = 32;

/// What stands for the edges of a word.
const EDGE: u32 = 1;

/// The first line of a model file; the scale of its weights follows, then the rows.
pub const HEADER: &str = "sikta language model 1, scale ";

/// The weights.
struct Model {
    rows: Vec<[i8; COLUMNS]>,
    scale: f32,
    /// The language of each column, as a set.
    sets: [LangSet; COLUMNS],
}

static MODEL: LazyLock<Model> = LazyLock::new(|| {
    let bytes = include_bytes!("models/language.bin");
    let end = memchr::memchr(b'\n', bytes).unwrap_or(bytes.len());
    let scale = std::str::from_utf8(&bytes[..end])
        .ok()
        .and_then(|line| line.strip_prefix(HEADER)?.parse().ok());
    let (rows, _) = bytes[(end + 1).min(bytes.len())..].as_chunks();
    let mut rows: Vec<_> = rows
        .iter()
        .map(|row: &[u8; COLUMNS]| row.map(|byte| byte as i8))
        .collect();
    rows.resize(ROWS, [0; COLUMNS]);
    Model {
        rows,
        scale: scale.unwrap_or_default(),
        sets: LANGS.map(|code| Lang::from_tag(code).map_or(vocabulary::ALL, vocabulary::set_of)),
    }
});

/// What the model says of a text: a score for each language of [`LANGS`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Opinion {
    scores: [f32; COLUMNS],
    fit: f32,
}

impl Opinion {
    /// Looks at all of `text`.
    pub(super) fn of(text: &str) -> Self {
        let model = &*MODEL;
        let mut sums = [0_i32; COLUMNS];
        let mut signs = 0;
        let mut misspelt = [0_u16; COLUMNS];
        SEEN.with_borrow_mut(|seen| {
            words_of(text, |word| {
                let known = seen.weigh(word, model);
                for (sum, &weight) in sums.iter_mut().zip(&known.sums) {
                    *sum += i32::from(weight);
                }
                signs += known.signs;
                if known.misspelt != 0 {
                    for (i, count) in misspelt.iter_mut().enumerate() {
                        *count = count.saturating_add((known.misspelt >> i & 1) as u16);
                    }
                }
            });
        });
        let root = (signs.max(1) as f32).sqrt();
        let scale = model.scale / root;
        let mut scores = [0.0; COLUMNS];
        for (score, sum) in scores.iter_mut().zip(sums) {
            *score = sum as f32 * scale;
        }
        let fit = fit(&scores) / root;
        for score in &mut scores[WELL_KNOWN..] {
            *score -= LESS;
        }
        for (score, words) in scores.iter_mut().zip(misspelt) {
            *score -= MISSPELT * f32::from(words.min(MISSPELT_WORDS));
        }
        Opinion { scores, fit }
    }

    /// How well the likeliest language fits: how far its score stands out from those of all, a sign. Texts in the model's
    /// languages have 1.2 to 2; those in other languages less.
    pub(super) fn fit(&self) -> f32 {
        self.fit
    }

    /// Whether the model knows `lang`.
    pub(super) fn knows(lang: Lang) -> bool {
        column(lang).is_some()
    }

    /// Speaks for `lang` by so much more; a language that the model does not know gets nothing.
    pub(super) fn favour(&mut self, lang: Lang, by: f32) {
        if let Some(i) = column(lang) {
            self.scores[i] += by;
        }
    }

    /// The likeliest language, and how likely it is, from 0 to 1; unknown where a language that the model does not know is
    /// likeliest. Norwegian is weighed as one language; then one of its forms is chosen.
    pub(super) fn best(&self) -> (Lang, f64) {
        let mut chances = self.chances();
        let [nb, nn] = NORWEGIAN;
        let (form, other) = if chances[nb] >= chances[nn] {
            (nb, nn)
        } else {
            (nn, nb)
        };
        chances[form] += std::mem::take(&mut chances[other]);
        let mut best = 0;
        for (i, &chance) in chances.iter().enumerate() {
            if chance > chances[best] {
                best = i;
            }
        }
        let lang = Lang::from_tag(LANGS[best]).unwrap_or_default();
        (lang, f64::from(chances[best]))
    }

    /// How likely it is that the text is in `lang`, from 0 to 1.
    pub(super) fn chance_of(&self, lang: Lang) -> f64 {
        column(lang).map_or(0.0, |i| f64::from(self.chances()[i]))
    }

    fn chances(&self) -> [f32; COLUMNS] {
        let top = self.scores.iter().copied().fold(f32::MIN, f32::max);
        let chances = self.scores.map(|score| (score - top).exp());
        let all: f32 = chances.iter().sum();
        chances.map(|chance| chance / all)
    }
}

/// How far the greatest score stands out from the mean.
fn fit(scores: &[f32; COLUMNS]) -> f32 {
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    top - scores.iter().sum::<f32>() / COLUMNS as f32
}

/// The column of a language.
fn column(lang: Lang) -> Option<usize> {
    let languages = &LANGS[..OTHERS];
    languages.iter().position(|&code| code == lang.code())
}

/// What the model says of a word.
#[derive(Clone, Copy)]
struct Weighed {
    /// The letters of the word; none at first.
    word: [u32; LONGEST + 2],
    len: usize,
    /// Its weights, summed: no word has more than 140 signs, so they fit.
    sums: [i16; COLUMNS],
    signs: u32,
    /// The columns of the languages that do not write its letters.
    misspelt: u32,
}

impl Weighed {
    const NONE: Weighed = Weighed {
        word: [0; LONGEST + 2],
        len: 0,
        sums: [0; COLUMNS],
        signs: 0,
        misspelt: 0,
    };
}

/// Words that were weighed, each in the place that its hash names: most words of a text were met before, and to look one up
/// is several times faster than to weigh it.
struct Seen(Vec<Weighed>);

thread_local! {
    static SEEN: RefCell<Seen> = RefCell::new(Seen(vec![Weighed::NONE; SEEN_WORDS]));
}

/// How many words a thread remembers.
const SEEN_WORDS: usize = 1 << 12;

impl Seen {
    fn weigh(&mut self, word: &[u32], model: &Model) -> &Weighed {
        let hash = word.iter().fold(u64::MAX, |hash, &c| mix(hash, c));
        let place = &mut self.0[(hash >> 52) as usize % SEEN_WORDS];
        // Other words have the same place, and a page may be made so that they have the same hash.
        if place.word[..place.len] != *word {
            *place = Weighed {
                len: word.len(),
                ..Weighed::NONE
            };
            place.word[..word.len()].copy_from_slice(word);
            signs_of_word(word, &mut |row| {
                for (sum, &weight) in place.sums.iter_mut().zip(&model.rows[row]) {
                    *sum += i16::from(weight);
                }
                place.signs += 1;
            });
            place.misspelt = misspelt(word, model);
        }
        place
    }
}

/// The columns of the languages that do not write all the letters of `word`; the one of all other languages writes any.
fn misspelt(word: &[u32], model: &Model) -> u32 {
    let written = word.iter().filter_map(|&c| char::from_u32(c));
    let written = written.fold(vocabulary::ALL, |set, c| {
        set & vocabulary::languages_writing(c)
    });
    let columns = model.sets.iter().enumerate();
    columns
        .filter(|&(i, set)| i != OTHERS && set & written == 0)
        .fold(0, |columns, (i, _)| columns | 1 << i)
}

/// Gives the row of each sign of `text` to `found`: for each word its runs of up to four letters, edges counted as
/// letters, and the word itself where it is longer.
pub fn signs_of(text: &str, mut found: impl FnMut(usize)) {
    words_of(text, |word| signs_of_word(word, &mut found));
}

/// Gives the letters of each word, in lower case and between edges.
fn words_of(text: &str, mut found: impl FnMut(&[u32])) {
    let mut word = [EDGE; LONGEST + 2];
    let mut len = 1;
    for c in text.chars() {
        if c.is_alphabetic() {
            if len <= LONGEST {
                word[len] = u32::from(super::evidence::lower(c));
                len += 1;
            }
        } else if len > 1 && !super::evidence::is_mark(c) {
            word[len] = EDGE;
            found(&word[..=len]);
            len = 1;
        }
    }
    if len > 1 {
        word[len] = EDGE;
        found(&word[..=len]);
    }
}

fn signs_of_word(word: &[u32], found: &mut impl FnMut(usize)) {
    for start in 0..word.len() {
        let mut hash = 0;
        for (i, &c) in word[start..].iter().take(RUN).enumerate() {
            hash = mix(hash, c);
            if i > 0 || c != EDGE {
                found(row(hash));
            }
        }
    }
    if word.len() > RUN {
        found(row(word.iter().fold(u64::MAX, |hash, &c| mix(hash, c))));
    }
}

fn mix(hash: u64, c: u32) -> u64 {
    (hash.rotate_left(5) ^ u64::from(c)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The upper bits are the well mixed ones.
fn row(hash: u64) -> usize {
    (hash >> (u64::BITS - BITS)) as usize
}
