//! Words: tokens with word class, lemma and the parts of compounds, for Swedish.
//!
//! What a word is, its own tables (`lexicon`) and a small model say. The model (`../models/words.sv.bin`) is trained on
//! Universal Dependencies treebanks by `cargo run --example train-words`; it lies in a file of its own under the treebanks' licence, CC
//! BY-SA 4.0 (`../models/words.sv.NOTICE`), so that the code stays under the project's.

pub mod compound;
mod date;
mod features;
mod glued;
mod lemma;
mod lexicon;
mod model;
mod numeral;
mod paradigm;
pub mod phrase;
pub mod quantity;
mod reading;
mod stem;
mod tag;
mod tagger;
mod train;
pub mod treebank;

pub use reading::{Class, Reading, prefixed_verb, readings};
pub use tag::{Tag, Upos};

use super::lang::Lang;
use super::token::{Token, TokenKind, tokens};
use model::Model;
use phrase::{Completed, InfinitivePhrase, NounPhrase};
use quantity::Quantity;
use std::cell::RefCell;
use std::ops::Range;
use std::sync::{Arc, LazyLock};
use tagger::{Tagged, Tagger};
use treebank::GoldSentence;

/// A word, number or mark of a sentence, analysed.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// Its bytes in the text that was analysed.
    pub range: Range<usize>,
    /// What kind of token it is.
    pub kind: TokenKind,
    /// Its word class and form.
    pub tag: Tag,
    /// Its dictionary form, in lower case but for names; empty never.
    pub lemma: Arc<str>,
    /// How sure the word class is, from 0 to 1.
    pub confidence: f32,
    /// How sure the lemma is if the word class is right, from 0 to 1.
    pub lemma_confidence: f32,
}

impl Word {
    /// Its word class.
    #[must_use]
    pub fn upos(&self) -> Upos {
        self.tag.upos()
    }
}

static MODEL: LazyLock<Model> =
    LazyLock::new(|| Model::read(include_bytes!("../models/words.sv.bin")).unwrap_or_default());

thread_local! {
    // Keeps what it has learned of forms from one text to the next; that changes no result.
    static TAGGER: RefCell<Tagger<'static>> = RefCell::new(Tagger::new(&MODEL));
}

/// All that is known of the words of one sentence.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Analysis {
    /// Every token, in order.
    pub words: Vec<Word>,
    /// The noun phrases, by indices of words; only of Swedish.
    pub noun_phrases: Vec<NounPhrase>,
    /// The infinitive phrases, by indices of words; only of Swedish.
    pub infinitive_phrases: Vec<InfinitivePhrase>,
    /// The words that a hyphen leaves short, written out; only of Swedish.
    pub completed: Vec<Completed>,
    /// Numbers, sums, spans of time and dates.
    pub quantities: Vec<Quantity>,
}

impl Analysis {
    /// The analysis of one sentence in `lang`; all ranges of bytes are bytes of `sentence`.
    #[must_use]
    pub fn of(sentence: &str, lang: Lang) -> Analysis {
        let tokens: Vec<Token<'_>> = tokens(sentence).collect();
        let quantities = quantity::read(&tokens, lang, false);
        if lang != Lang::SV {
            return Analysis {
                words: plain(&tokens),
                quantities,
                ..Analysis::default()
            };
        }
        let words = tagged(&tokens);
        Analysis {
            noun_phrases: phrase::noun_phrases(sentence, &words),
            infinitive_phrases: phrase::infinitive_phrases(sentence, &words),
            completed: phrase::completed(sentence, &words),
            quantities,
            words,
        }
    }

    /// The bytes that some of the words take, from the first to the last; none where there are no words.
    #[must_use]
    pub fn bytes(&self, words: &Range<usize>) -> Option<Range<usize>> {
        let words = self.words.get(words.clone())?;
        Some(words.first()?.range.start..words.last()?.range.end)
    }

    /// The same analysis with all ranges of bytes `by` bytes further on, in the text that the sentence lies in.
    #[must_use]
    pub(super) fn shifted(mut self, by: usize) -> Analysis {
        let words = self.words.iter_mut().map(|word| &mut word.range);
        for range in words.chain(self.quantities.iter_mut().map(|one| &mut one.range)) {
            *range = range.start + by..range.end + by;
        }
        self
    }
}

/// The words of one Swedish sentence, in order: every token, analysed.
#[must_use]
pub fn words(sentence: &str) -> Vec<Word> {
    tagged(&tokens(sentence).collect::<Vec<_>>())
}

fn tagged(tokens: &[Token<'_>]) -> Vec<Word> {
    let tagged = tag(tokens.iter().map(|token| token.text));
    tokens
        .iter()
        .zip(tagged)
        .map(|(token, tagged)| Word {
            range: token.range(),
            kind: token.kind,
            tag: tagged.tag,
            lemma: tagged.lemma,
            confidence: tagged.confidence,
            lemma_confidence: tagged.lemma_confidence,
        })
        .collect()
}

/// The tokens of a sentence in a language that nothing more is known of: no word class, lemmas in lower case.
pub(super) fn plain_words(sentence: &str) -> Vec<Word> {
    plain(&tokens(sentence).collect::<Vec<_>>())
}

fn plain(tokens: &[Token<'_>]) -> Vec<Word> {
    let words = tokens.iter().map(|token| Word {
        range: token.range(),
        kind: token.kind,
        tag: Tag::OTHER,
        lemma: token.text.to_lowercase().into(),
        confidence: 0.0,
        lemma_confidence: 0.0,
    });
    words.collect()
}

/// Tag and lemma of the words of one Swedish sentence that is in tokens already.
#[must_use]
pub fn analyse<'w>(forms: impl IntoIterator<Item = &'w str>) -> Vec<(Tag, Arc<str>)> {
    tag(forms)
        .into_iter()
        .map(|word| (word.tag, word.lemma))
        .collect()
}

/// The dictionary form of one word (in lower case) of which the tag is known.
fn lemma_of(form: &str, tag: Tag) -> String {
    MODEL.lemmas.lemma(&lexicon::SWEDISH, form, tag).0
}

fn tag<'w>(forms: impl IntoIterator<Item = &'w str>) -> Vec<Tagged> {
    TAGGER.with(|tagger| match tagger.try_borrow_mut() {
        Ok(mut tagger) => tagger.tag(forms),
        // Only if `forms` itself tags something.
        Err(_) => Tagger::new(&MODEL).tag(forms),
    })
}

/// Trains the model on treebank sentences; the bytes of its file. Same sentences, same bytes.
#[must_use]
pub fn train(sentences: &[GoldSentence]) -> Vec<u8> {
    train::train(sentences, train::SETTINGS).write()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_model_in_the_program_is_whole() {
        let bytes = include_bytes!("../models/words.sv.bin");
        let model = Model::read(bytes).expect("the file is a model");
        assert_eq!(model.write(), bytes);
        assert!(bytes.len() > 100_000);
    }

    #[test]
    fn forms_that_no_ending_tells_have_their_lemmas() {
        for (form, tag, lemma) in [
            ("gick", Tag::VERB_PAST, "gå"),
            ("åt", Tag::VERB_PAST, "äta"),
            ("deltog", Tag::VERB_PAST, "delta"),
            ("utgår", Tag::VERB_PRES, "utgå"),
            ("männen", Tag::NOUN_DEF, "man"),
            ("fötterna", Tag::NOUN_DEF, "fot"),
            ("andelen", Tag::NOUN_DEF, "andel"),
            ("ensamma", Tag::ADJ, "ensam"),
            ("vitt", Tag::ADJ, "vit"),
            ("vått", Tag::ADJ, "våt"),
            ("eget", Tag::ADJ, "egen"),
            ("glatt", Tag::ADJ, "glad"),
        ] {
            assert_eq!(lemma_of(form, tag), lemma, "{form}");
        }
    }
}
