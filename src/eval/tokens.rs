//! Words against a treebank: tokenisation, word class and lemma of a CoNLL-U file.
//!
//! Two scores stand side by side. With gold's tokens, word class and lemma are shares of gold's words. With sikta's own, a
//! word is a hit when it has the same characters of the sentence, and its word class or lemma is right; precision is over
//! sikta's words, recall over gold's. A lemma is right when it is gold's, letter for letter; so is a name's, capital and
//! all.
//!
//! **Same lemma, same key**: the things that are paired are forms (in lower case) of nouns, verbs and adjectives, each with a
//! lemma that gold gives it; a form with two lemmas counts twice. A pair belongs together in gold when its lemma is the
//! same, and in the answer when the lemma is that sikta gives the form most often where gold's lemma stands; F1 over
//! pairs. It says how well lemmas serve as keys of an index.
//!
//! **What was tuned on what**: the model learnt from Talbanken dev and PUD, so what they score says nothing. Talbanken test
//! measured the result, several times while the work went on.

use super::gold;
use crate::error::{GoldFault, Result};
use crate::language::Lang;
use crate::language::words::treebank::{GoldSentence, GoldWord};
use crate::language::words::{self, Upos};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;

/// Precision, recall and F1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Rates {
    /// The share of what was answered that is right.
    pub precision: f64,
    /// The share of gold that was found.
    pub recall: f64,
    /// The harmonic mean of both.
    pub f1: f64,
}

impl Rates {
    /// From counts of hits, answers and gold.
    #[must_use]
    pub fn new(hits: usize, answers: usize, gold: usize) -> Rates {
        let share = |of: usize| {
            if of == 0 {
                0.0
            } else {
                hits as f64 / of as f64
            }
        };
        let f1 = match answers + gold {
            0 => 0.0,
            both => 2.0 * hits as f64 / both as f64,
        };
        Rates {
            precision: share(answers),
            recall: share(gold),
            f1,
        }
    }
}

/// The score of one word class, with gold's tokens.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct ClassScore {
    /// Gold's words of the class.
    pub gold: usize,
    /// The word class, as precision, recall and F1.
    pub upos: Rates,
    /// The share of gold's words with the right lemma.
    pub lemma: f64,
}

/// How often word classes are right that were given with a confidence of one range.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Reliability {
    /// The lowest confidence of the range, from 0 to 1; it ends where the next begins.
    pub from: f32,
    /// The words that got such a confidence.
    pub words: usize,
    /// The mean of the confidences that they got.
    pub confidence: f64,
    /// The share of them whose word class is right.
    pub right: f64,
}

/// Where the ranges of confidence begin.
const RANGES: [f32; 6] = [0.0, 0.6, 0.7, 0.8, 0.9, 0.97];

/// An answer that is not gold's, and how often it was given.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Confusion {
    /// The form, in lower case.
    pub form: String,
    /// Gold's word class or lemma.
    pub gold: String,
    /// What was answered.
    pub answer: String,
    /// How often.
    pub times: usize,
}

/// The score of a treebank.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TokensReport {
    /// Sentences.
    pub sentences: usize,
    /// Gold's words.
    pub words: usize,
    /// The share of words with the right word class, with gold's tokens.
    pub upos: f64,
    /// The share of words with the right lemma, with gold's tokens.
    pub lemma: f64,
    /// Sikta's own tokens against gold's words.
    pub tokens: Rates,
    /// Word classes of sikta's own tokens.
    pub own_upos: Rates,
    /// Lemmas of sikta's own tokens.
    pub own_lemma: Rates,
    /// Same lemma, same key.
    pub key: Rates,
    /// By gold's word class.
    pub classes: BTreeMap<String, ClassScore>,
    /// Whether a confidence says how often a word class is right: sikta's own tokens, by range of confidence.
    pub reliability: Vec<Reliability>,
    /// Wrong word classes, the most frequent first.
    pub wrong_upos: Vec<Confusion>,
    /// Wrong lemmas, the most frequent first.
    pub wrong_lemmas: Vec<Confusion>,
}

/// Reads a CoNLL-U file.
///
/// # Errors
/// Where it cannot be read, a line is no row of CoNLL-U, or it is not in Swedish.
pub fn read_gold(path: &Path) -> Result<Vec<GoldSentence>> {
    match gold::treebank(path)? {
        (sentences, Lang::SV) => Ok(sentences),
        (_, other) => Err(gold::wrong(path, 1, GoldFault::NotSwedish(other.code()))),
    }
}

/// Counts while sentences are scored.
#[derive(Default)]
struct Tally {
    report: TokensReport,
    upos: usize,
    lemma: usize,
    own: [usize; 5],
    classes: BTreeMap<&'static str, [usize; 4]>,
    reliability: [Reliability; RANGES.len()],
    wrong_upos: BTreeMap<(String, &'static str, &'static str), usize>,
    wrong_lemmas: BTreeMap<(String, String, String), usize>,
    keys: BTreeMap<(String, String), BTreeMap<String, usize>>,
}

/// Scores the words of `gold`.
#[must_use]
pub fn evaluate(gold: &[GoldSentence]) -> TokensReport {
    let mut tally = Tally::default();
    for sentence in gold {
        tally.report.sentences += 1;
        tally.report.words += sentence.words.len();
        tally.gold_tokens(&sentence.words);
        tally.own_tokens(sentence);
    }
    tally.settle()
}

impl Tally {
    fn gold_tokens(&mut self, words: &[GoldWord]) {
        let answers = words::analyse(words.iter().map(|word| word.form.as_str()));
        for (word, (tag, lemma)) in words.iter().zip(answers) {
            let form = word.form.to_lowercase();
            let right = tag.upos() == word.upos;
            self.upos += usize::from(right);
            let class = self.classes.entry(word.upos.name()).or_default();
            class[0] += 1;
            class[1] += usize::from(right);
            self.classes.entry(tag.upos().name()).or_default()[2] += 1;
            if !right {
                let wrong = (form.clone(), word.upos.name(), tag.upos().name());
                *self.wrong_upos.entry(wrong).or_default() += 1;
            }
            if *lemma == word.lemma {
                self.lemma += 1;
                self.classes.entry(word.upos.name()).or_default()[3] += 1;
            } else {
                let wrong = (form.clone(), word.lemma.clone(), lemma.to_string());
                *self.wrong_lemmas.entry(wrong).or_default() += 1;
            }
            if matches!(word.upos, Upos::Noun | Upos::Verb | Upos::Adj) {
                let key = (form, word.lemma.clone());
                let answers = self.keys.entry(key).or_default();
                *answers.entry(lemma.to_string()).or_default() += 1;
            }
        }
    }

    /// Gold's words and sikta's tokens lie in the same text; both rise, so one pass pairs them.
    fn own_tokens(&mut self, sentence: &GoldSentence) {
        let mut from = 0;
        let places = sentence.words.iter().map(|word| {
            let at = sentence.text[from..].find(&word.form).map(|at| from + at);
            let range = at.map(|at| at..at + word.form.len());
            from = range.as_ref().map_or(from, |range| range.end);
            range
        });
        let places: Vec<_> = places.collect();
        let own = words::words(&sentence.text);
        let mut rest = own.iter().peekable();
        for (word, place) in sentence.words.iter().zip(places) {
            let Some(place) = place else { continue };
            while rest.next_if(|own| own.range.start < place.start).is_some() {}
            if let Some(own) = rest.next_if(|own| own.range == place) {
                let right = own.upos() == word.upos;
                self.own[0] += 1;
                self.own[1] += usize::from(right);
                let range = RANGES.partition_point(|from| *from <= own.confidence);
                let range = &mut self.reliability[range.saturating_sub(1)];
                range.words += 1;
                range.confidence += f64::from(own.confidence);
                range.right += f64::from(u8::from(right));
                self.own[2] += usize::from(*own.lemma == word.lemma);
            }
        }
        self.own[3] += own.len();
        self.own[4] += sentence.words.len();
    }

    fn settle(self) -> TokensReport {
        let [hits, upos, lemma, answers, gold] = self.own;
        let share = |part: usize, of: usize| {
            if of == 0 {
                0.0
            } else {
                part as f64 / of as f64
            }
        };
        let classes = self
            .classes
            .into_iter()
            .map(|(class, [gold, right, answers, lemmas])| {
                let score = ClassScore {
                    gold,
                    upos: Rates::new(right, answers, gold),
                    lemma: share(lemmas, gold),
                };
                (class.to_owned(), score)
            });
        let ranges = self.reliability.iter().zip(RANGES);
        let reliability = ranges.map(|(range, from)| Reliability {
            from,
            confidence: range.confidence / range.words.max(1) as f64,
            right: range.right / range.words.max(1) as f64,
            ..*range
        });
        let wrong_upos = self.wrong_upos.into_iter();
        let wrong_lemmas = self.wrong_lemmas.into_iter();
        TokensReport {
            upos: share(self.upos, self.report.words),
            lemma: share(self.lemma, self.report.words),
            tokens: Rates::new(hits, answers, gold),
            own_upos: Rates::new(upos, answers, gold),
            own_lemma: Rates::new(lemma, answers, gold),
            key: same_key(&self.keys),
            classes: classes.collect(),
            reliability: reliability.collect(),
            wrong_upos: confusions(
                wrong_upos.map(|((form, gold, answer), n)| (form, gold.into(), answer.into(), n)),
            ),
            wrong_lemmas: confusions(
                wrong_lemmas.map(|((form, gold, answer), n)| (form, gold, answer, n)),
            ),
            ..self.report
        }
    }
}

fn confusions(wrong: impl Iterator<Item = (String, String, String, usize)>) -> Vec<Confusion> {
    let mut found: Vec<Confusion> = wrong
        .map(|(form, gold, answer, times)| Confusion {
            form,
            gold,
            answer,
            times,
        })
        .collect();
    found.sort_by(|a, b| b.times.cmp(&a.times).then_with(|| a.cmp(b)));
    found
}

/// F1 over pairs, counted by groups: a group of n forms has n (n - 1) / 2 pairs.
fn same_key(keys: &BTreeMap<(String, String), BTreeMap<String, usize>>) -> Rates {
    let (mut gold, mut answers, mut both) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for ((_, lemma), given) in keys {
        let Some((key, _)) = given
            .iter()
            .max_by_key(|(key, times)| (**times, std::cmp::Reverse(*key)))
        else {
            continue;
        };
        *gold.entry(lemma).or_insert(0) += 1;
        *answers.entry(key).or_insert(0) += 1;
        *both.entry((lemma, key)).or_insert(0) += 1;
    }
    let pairs = |n: &usize| n * (n - 1) / 2;
    Rates::new(
        both.values().map(pairs).sum(),
        answers.values().map(pairs).sum(),
        gold.values().map(pairs).sum(),
    )
}
