//! Words: how text becomes terms, the same for index and query.
//!
//! A word is a word of UAX 29, in lower case and NFC; å, ä and ö stay the letters that they are. Every word is indexed in
//! two forms: **exact**, and its **stem** in the language of the text, with the stems of its parts and of the compounds within it
//! where it is a Swedish compound. A Swedish stem is made of the dictionary form that the word tables know, any other by
//! Snowball. Stop words have only their exact form.
//!
//! Forms are made where pages are worked on, on all cores, and reach tantivy joined by line ends ([`join`]), which its own
//! thread only has to cut apart again ([`Cutter`]).
//!
//! Law: a form never changes where a word stands; [`Word::range`] are the bytes of the text that it was read from.

use super::stop::is_stop;
use crate::language::words::{Upos, compound, dictionary_forms};
use crate::span::cut;
use frostem::{Algorithm, Stemmer};
use std::borrow::Cow;
use std::ops::Range;
use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager};
use unicode_normalization::{UnicodeNormalization, is_nfc};
use unicode_segmentation::UnicodeSegmentation;

/// A word longer than this many bytes is cut (at a character), in index and query alike.
const LONGEST: usize = 128;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The bytes of the text.
    pub range: Range<usize>,
    /// Its exact form.
    pub exact: String,
}

/// The words of `text`, in order.
///
/// A letter keeps the signs of a language's name that follow it (`C++`, `C#`, `F#`): without them it is another word.
pub fn words(text: &str) -> impl Iterator<Item = Word> + '_ {
    text.unicode_word_indices().map(|(start, word)| {
        let after = &text[start + word.len()..];
        let signs = ["++", "#"]
            .into_iter()
            .find(|signs| after.starts_with(signs));
        let signs = signs.filter(|_| word.len() == 1 && word.is_ascii());
        let range = start..start + word.len() + signs.map_or(0, str::len);
        Word {
            exact: exact(&text[range.clone()]),
            range,
        }
    })
}

/// The exact form of one word.
fn exact(word: &str) -> String {
    let mut form = cut(word, LONGEST).to_lowercase();
    if !is_nfc(&form) {
        form = form.nfc().collect();
    }
    form
}

/// Characters of a run.
const RUN: usize = 4;

/// The runs of letters of a word's exact form or stem: four characters that follow each other, its ends marked; none for a word of
/// one or two letters, which says nothing by its letters alone. (Four, because that does best on Swedish: McNamee and Mayfield,
/// Character N-Gram Tokenization for European Language Text Retrieval, 2004; and on the three retrieval sets that `sikta eval
/// search` was written for.)
pub fn runs(word: &str) -> impl Iterator<Item = [char; RUN]> + '_ {
    let ends = || std::iter::once('_');
    let mut letters = ends().chain(word.chars()).chain(ends());
    let long = word.chars().nth(RUN - 2).is_some();
    let mut run = ['_'; RUN];
    let first = letters.by_ref().take(RUN - 1);
    for (place, letter) in run[1..].iter_mut().zip(first) {
        *place = letter;
    }
    letters.filter(move |_| long).map(move |letter| {
        run.rotate_left(1);
        run[RUN - 1] = letter;
        run
    })
}

/// Joins terms for a field whose tokenizer is the [`Cutter`]; no word holds a line end.
pub(super) fn join<'t>(terms: impl Iterator<Item = &'t str>) -> String {
    let mut joined = String::new();
    for term in terms {
        joined.push_str(term);
        joined.push('\n');
    }
    joined
}

/// The name under which an index knows the [`Cutter`].
pub(super) const CUTTER: &str = "sikta_terms";

/// The tokenizers that an index needs.
pub(super) fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    manager.register(CUTTER, TextAnalyzer::from(Cutter::default()));
    manager
}

/// Cuts joined terms apart.
#[derive(Debug, Clone, Default)]
pub(super) struct Cutter {
    token: Token,
}

/// The terms of one value.
pub(super) struct Cut<'a> {
    rest: &'a str,
    token: &'a mut Token,
}

impl Tokenizer for Cutter {
    type TokenStream<'a> = Cut<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Cut<'a> {
        self.token.reset();
        Cut {
            rest: text,
            token: &mut self.token,
        }
    }
}

impl TokenStream for Cut<'_> {
    fn advance(&mut self) -> bool {
        let Some((term, rest)) = self.rest.split_once('\n') else {
            return false;
        };
        self.rest = rest;
        self.token.text.clear();
        self.token.text.push_str(term);
        self.token.position = self.token.position.wrapping_add(1);
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

/// The stems of one language.
///
/// A stem carries its language (`sv:utbildning`), so that one field holds the stems of all languages and a Swedish stem
/// never answers for an English one.
#[derive(Clone)]
pub struct Stems {
    code: &'static str,
    stemmer: Option<Stemmer>,
}

impl Stems {
    /// For the language of that code (BCP 47). Text of unknown language is read as Swedish; a language without a stemmer
    /// keeps its words as they are.
    #[must_use]
    pub fn of(code: &str) -> Self {
        let known = STEMMERS.iter().find(|(known, _)| *known == code);
        let known = known.or((code == "und").then_some(&STEMMERS[0]));
        match known {
            Some(&(code, algorithm)) => Stems {
                code,
                stemmer: Some(Stemmer::new(algorithm)),
            },
            None => Stems {
                code: "xx",
                stemmer: None,
            },
        }
    }

    /// What its stems begin with: the code of its language, `xx` for all without a stemmer.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// Whether a word's exact form is a stop word of its language; the index has no stem of those.
    #[must_use]
    pub fn is_stop(&self, exact: &str) -> bool {
        is_stop(self.code, exact)
    }

    /// The stem of a word's exact form; those of the other words that it may be a form of; and, where it is a Swedish compound,
    /// those of its parts and of the compounds within it (`barnsjuksköterska` has `sjuksköterska`).
    #[must_use]
    pub fn stem_and_parts(&self, exact: &str) -> Vec<String> {
        let mut stems = self.stems(exact);
        if self.code == "sv" {
            let parts = compound::parts(exact);
            for first in 0..parts.len() {
                for last in first..parts.len().min(first + MOST_PARTS) {
                    let begin = parts[first].range.start;
                    let within = exact.get(begin..parts[last].range.start).unwrap_or("-");
                    if (first, last + 1) == (0, parts.len()) || within.contains('-') {
                        continue;
                    }
                    let part = self.stem(&format!("{within}{}", parts[last].lemma));
                    if !stems.contains(&part) {
                        stems.push(part);
                    }
                }
            }
        }
        stems
    }

    /// The stem of a word's exact form, with its language before it.
    #[must_use]
    pub fn stem(&self, exact: &str) -> String {
        self.stems(exact).swap_remove(0)
    }

    /// The stems of all words that a form may be of, the likeliest first; never none.
    fn stems(&self, exact: &str) -> Vec<String> {
        let stems = match (&self.stemmer, self.code) {
            (Some(stemmer), "sv") => swedish(stemmer, exact),
            (Some(stemmer), _) => vec![stemmer.stem(exact).into_owned()],
            (None, _) => vec![exact.to_owned()],
        };
        let with_code = |stem: String| format!("{}:{stem}", self.code);
        stems.into_iter().map(with_code).collect()
    }
}

/// Compounds within a compound have at most so many parts.
const MOST_PARTS: usize = 3;

/// Swedish is the first: it answers for text of unknown language.
const STEMMERS: [(&str, Algorithm); 19] = [
    ("sv", Algorithm::Swedish),
    ("ar", Algorithm::Arabic),
    ("da", Algorithm::Danish),
    ("de", Algorithm::German),
    ("el", Algorithm::Greek),
    ("en", Algorithm::English),
    ("es", Algorithm::Spanish),
    ("fi", Algorithm::Finnish),
    ("fr", Algorithm::French),
    ("hu", Algorithm::Hungarian),
    ("it", Algorithm::Italian),
    ("nb", Algorithm::Norwegian),
    ("nl", Algorithm::Dutch),
    ("no", Algorithm::Norwegian),
    ("pt", Algorithm::Portuguese),
    ("ro", Algorithm::Romanian),
    ("ru", Algorithm::Russian),
    ("ta", Algorithm::Tamil),
    ("tr", Algorithm::Turkish),
];

/// Words on `-an` whose ending is no article.
const NO_ARTICLE: [&str; 13] = [
    "annan",
    "hurdan",
    "innan",
    "likadan",
    "medan",
    "nästan",
    "ovan",
    "redan",
    "sedan",
    "sådan",
    "undan",
    "utan",
    "vartannan",
];

/// The Swedish stems of a word: of a word of the tables its dictionary forms, without the vowel that they end in (`arbeta` and
/// `arbete`); of a compound the same of its head; of any other word what Snowball makes of it.
///
/// Snowball alone takes `förare` for a form of `för`, and knows nothing of `böcker`.
fn swedish(stemmer: &Stemmer, word: &str) -> Vec<String> {
    // A genitive after a colon (`EU:s`) goes first.
    let word = match word.split_once(':') {
        Some((before, _)) if !before.is_empty() => before,
        _ => word,
    };
    let known = dictionary_forms(word);
    if !known.is_empty() {
        let mut stems: Vec<String> = Vec::new();
        for (lemma, upos) in known {
            let stem = key(lemma, upos);
            if !stems.contains(&stem) {
                stems.push(stem);
            }
        }
        return stems;
    }
    if let Some(head) = compound::parts(word).pop() {
        let before = &word[..head.range.start];
        let stem = match dictionary_forms(&head.lemma).first() {
            Some((lemma, upos)) => key(lemma, *upos),
            None => snowball(stemmer, &word[head.range]).into_owned(),
        };
        return vec![format!("{before}{stem}")];
    }
    vec![snowball(stemmer, word).into_owned()]
}

/// What is made of another word so regularly that it is found with it: the ending, what stands in its place there, the word
/// class, and that of the other word. Participles (`ändrad`, `byggd`, `bärande`, `gående`), nouns on `-an` (`ansökan`), adverbs
/// of adjectives (`vanligen`).
const MADE: [(&str, &str, Upos, Upos); 8] = [
    ("n", "", Upos::Noun, Upos::Verb),
    ("d", "", Upos::Adj, Upos::Verb),
    ("d", "a", Upos::Adj, Upos::Verb),
    ("nde", "", Upos::Adj, Upos::Verb),
    ("nde", "", Upos::Noun, Upos::Verb),
    ("ende", "", Upos::Adj, Upos::Verb),
    ("ende", "", Upos::Noun, Upos::Verb),
    ("en", "", Upos::Adv, Upos::Adj),
];

/// What stands for a dictionary form: itself without the vowel that it ends in, where enough is left of it; of what is made of
/// another word ([`MADE`]) the same of that.
fn key(lemma: &str, upos: Upos) -> String {
    if !upos.is_open() && upos != Upos::Adv {
        return lemma.to_owned();
    }
    let made = MADE.iter().filter(|(.., of, _)| *of == upos);
    let mut other = made.filter_map(|(ending, put, _, from)| {
        let word = format!("{}{put}", lemma.strip_suffix(ending)?);
        let known = dictionary_forms(&word);
        known.contains(&(word.as_str(), *from)).then_some(word)
    });
    let word = other.next().unwrap_or_else(|| lemma.to_owned());
    match word.strip_suffix(['a', 'e']) {
        Some(stem) if upos.is_open() && stem.chars().count() >= 3 => stem.to_owned(),
        _ => word,
    }
}

/// Snowball's Swedish stem, with two gaps mended.
///
/// Snowball leaves the article of nouns on `-a` (`sjuksköterskan` is not `sjuksköterska`), and its stem of a plural is a
/// word that it would stem further (`advokater` gives `advokat`, but `advokat` gives `advok`). So `-an` is taken as one
/// more ending, and a stem is stemmed again until it stays.
fn snowball<'w>(stemmer: &Stemmer, word: &'w str) -> Cow<'w, str> {
    let mut stem = Cow::Borrowed(word);
    // Every round takes at least one letter, and Snowball leaves three; the bound is for peace of mind.
    for _ in 0..8 {
        let mut next = stemmer.stem(&stem).into_owned();
        if let Some(noun) = without_article(&next) {
            next.truncate(noun);
        }
        if next == *stem {
            break;
        }
        stem = Cow::Owned(next);
    }
    stem
}

/// Where `-an` begins, if it may be an article: three letters with a vowel before it.
fn without_article(word: &str) -> Option<usize> {
    let noun = word.strip_suffix("an")?;
    let vowel = noun.contains(['a', 'e', 'i', 'o', 'u', 'y', 'å', 'ä', 'ö']);
    (vowel && noun.chars().count() >= 3 && !NO_ARTICLE.contains(&word)).then_some(noun.len())
}
