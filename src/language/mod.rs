//! Language: what language a text is in, and where its blocks, sections, sentences and words begin and end.
//!
//! Total: any clean text gives a [`Reading`]. All spans are bytes of the clean text.

mod block;
mod detect;
mod evidence;
mod lang;
mod line;
pub mod model;
mod pattern;
mod quotation;
pub(crate) mod segment;
mod sentence;
mod shape;
mod stop;
mod token;
mod vocabulary;
pub mod words;
mod wrap;

pub use detect::{Detected, detect};
pub use lang::Lang;
pub use pattern::{Pattern, patterns};
pub(crate) use shape::without_site;
pub use token::{Token, TokenKind, tokens};
pub use vocabulary::TABLED_LANGUAGES;

use crate::clean::CleanText;
use crate::ingest::Page;
use crate::span::{Clean, Span};
use sentence::Splitter;
use std::ops::Range;

/// A clean text, read: its language, blocks, sections and sentences.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// The document's language and how sure that is.
    pub lang: Detected,
    /// Every line of text that is not blank, or run of hard-wrapped lines, in order.
    pub blocks: Vec<TextBlock>,
    /// The sections in order. The first has no heading and holds the title and the lead; it is there even when empty.
    pub sections: Vec<Section>,
    /// Every sentence in order; titles and headings are sentences of their own.
    pub sentences: Vec<Sentence>,
}

/// What a block of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The article's title.
    Title,
    /// A heading.
    Heading,
    /// Running text.
    Paragraph,
    /// One item of a list.
    ListItem,
}

/// A block of the clean text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextBlock {
    /// Its bytes, without white space around.
    pub span: Span<Clean>,
    /// What it is.
    pub kind: BlockKind,
    /// The index of its section.
    pub section: usize,
}

/// A heading with all that stands under it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// The heading's text; none for the lead.
    pub heading: Option<Span<Clean>>,
}

/// A sentence.
///
/// Law: it lies within one block, does not run across a seam of the clean text, has no white space around, and is at most
/// 4096 bytes long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its bytes.
    pub span: Span<Clean>,
    /// Its language; unknown where it is in one that sikta does not know.
    pub lang: Lang,
    /// The index of its block.
    pub block: usize,
}

impl Sentence {
    /// Its words, analysed: bytes of `text`, the clean text that it was read from. Worked out anew on every call, for those
    /// who ask. Only Swedish words have a word class and a lemma of their own.
    #[must_use]
    pub fn words(&self, text: &str) -> Vec<words::Word> {
        let sentence = self.span.of(text);
        let mut words = match self.lang {
            Lang::SV => words::words(sentence),
            _ => words::plain_words(sentence),
        };
        for word in &mut words {
            word.range.start += self.span.start;
            word.range.end += self.span.start;
        }
        words
    }

    /// All that is known of its words: phrases and quantities, too. Ranges of bytes are bytes of `text`, the clean text
    /// that it was read from. Worked out anew on every call.
    #[must_use]
    pub fn analysis(&self, text: &str) -> words::Analysis {
        words::Analysis::of(self.span.of(text), self.lang).shifted(self.span.start)
    }
}

impl Reading {
    /// The block that a sentence lies in.
    #[must_use]
    pub fn block_of(&self, sentence: &Sentence) -> &TextBlock {
        &self.blocks[sentence.block]
    }

    /// The article's title, if it has one.
    #[must_use]
    pub fn title(&self) -> Option<Span<Clean>> {
        self.blocks
            .iter()
            .find(|b| b.kind == BlockKind::Title)
            .map(|b| b.span)
    }
}

/// The sentences of one block of running text in `lang`: bytes of `text`, in order, without white space around. Together
/// they hold every byte that is not white space.
#[must_use]
pub fn sentences(text: &str, lang: Lang) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    Splitter::new(lang).split(text, |range| found.push(range));
    found
}

/// Reads the clean text of `page`.
#[must_use]
pub fn read(page: &Page, clean: &CleanText) -> Reading {
    let text = clean.text();
    let hint = page.lang_hint.as_deref().or(page.meta.lang.as_deref());
    let lang = detect(text, hint);
    let mut reader = Reader {
        splitter: Splitter::new(lang.lang),
        lang: lang.lang,
        reading: Reading {
            lang,
            sections: vec![Section::default()],
            ..Reading::default()
        },
    };
    for (span, kind) in block::blocks(page, clean) {
        reader.block(text, span, kind);
    }
    reader.reading
}

/// Reads block after block of a text in one language.
struct Reader {
    splitter: Splitter,
    lang: Lang,
    reading: Reading,
}

impl Reader {
    /// Reads a block. Its language is found first, since its sentences are likelier to share one than those of the whole
    /// text, and their ends go by its abbreviations.
    fn block(&mut self, text: &str, span: Span<Clean>, kind: BlockKind) {
        let reading = &mut self.reading;
        if kind == BlockKind::Heading {
            reading.sections.push(Section {
                heading: Some(span),
            });
        }
        let content = span.of(text);
        let around = detect::language_within(content, self.lang);
        let block = reading.blocks.len();
        let mut add = |range: Range<usize>| {
            let lang = match around.is_known() && range.len() < content.len() {
                true => detect::language_within(&content[range.clone()], around),
                false => around,
            };
            reading.sentences.push(Sentence {
                span: Span::new(span.start + range.start, span.start + range.end),
                lang,
                block,
            });
        };
        match kind {
            BlockKind::Title | BlockKind::Heading => {
                sentence::parts(content, 0..span.len(), &mut add)
            }
            BlockKind::Paragraph | BlockKind::ListItem if around == self.lang => {
                self.splitter.split(content, add);
            }
            BlockKind::Paragraph | BlockKind::ListItem => {
                Splitter::new(around).split(content, add);
            }
        }
        reading.blocks.push(TextBlock {
            span,
            kind,
            section: reading.sections.len() - 1,
        });
    }
}
