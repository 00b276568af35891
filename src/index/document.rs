//! Documents: an article taken apart into what the index holds of it.

use super::origin::Origins;
use super::record::{FactRecord, PassageRecord, Source};
use super::schema::{FEWEST, Fields, Grain, HEADING, TITLE, VALUE, WordField};
use super::stored::{StoredArticle, StoredFact, StoredPassage};
use super::words::{Stems, grams, join, words};
use crate::article::Article;
use crate::clean::CleanText;
use crate::facts::{Fact, Kind, Measure, Quantity, quantity};
use crate::language::{BlockKind, TextBlock};
use crate::span::{Clean, CodePoints, Span, cut};
use crate::taxonomy::Code;
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;
use std::rc::Rc;
use tantivy::TantivyDocument;
use tantivy::schema::Field;

/// A filter's value longer than this many bytes is cut: a heading is shorter, and terms have a largest size.
const LONGEST_KEY: usize = 256;

/// How many grams a word has, about.
const GRAMS: usize = 6;

/// A block longer than this many bytes becomes several passages.
const LONGEST_PASSAGE: usize = 4096;

/// The index documents of one article: itself, its passages in order, its facts in order.
pub(super) fn documents(fields: &Fields, article: &Article, hash: u128) -> Vec<TantivyDocument> {
    let maker = Maker::new(fields, article);
    let mut documents = maker.passages();
    documents.reserve(1 + article.facts.len());
    documents.insert(0, maker.article(hash));
    for (i, fact) in article.facts.iter().enumerate() {
        documents.push(maker.fact(documents.len(), i, fact));
    }
    documents
}

/// The form of a value that is filtered by: in lower case and not too long. The key of a key is itself.
#[must_use]
pub fn key(value: &str) -> String {
    let mut key = value.trim().to_lowercase();
    key.truncate(cut(&key, LONGEST_KEY).trim_end().len());
    key
}

/// The number of a date: `yyyymmdd`, with zeros for what it does not say.
fn date_number(date: &str) -> Option<u64> {
    let mut parts = date.split('-').map(|part| part.parse::<u64>().ok());
    let (year, month, day) = (parts.next()??, parts.next(), parts.next());
    let (month, day) = (month.flatten().unwrap_or(0), day.flatten().unwrap_or(0));
    Some(year * 10_000 + month * 100 + day)
}

/// The lowest and the highest sum that a fact about pay states.
fn pay(kind: Kind, value: &str, lang: crate::language::Lang) -> Option<(u64, u64)> {
    let money = |q: &Quantity<'_>| kind == Kind::Pay && q.measure == Measure::Money;
    let quantity = quantity(value, lang).filter(money)?;
    let (low, high) = (quantity.min, quantity.max.unwrap_or(quantity.min));
    // A cast to an integer holds any number at the integer's bounds.
    let whole = |sum: f64| sum.round() as u64;
    Some((whole(low.min(high)), whole(low.max(high))))
}

/// What the documents of one article share.
struct Maker<'a> {
    fields: &'a Fields,
    article: &'a Article,
    clean: &'a CleanText,
    points: CodePoints<'a>,
    stems: Stems,
    /// The stems and the grams of words that were met, joined.
    forms: RefCell<FxHashMap<String, Rc<Forms>>>,
}

/// What a word is indexed as beside its exact form, joined.
struct Forms {
    stems: String,
    grams: String,
}

impl<'a> Maker<'a> {
    fn new(fields: &'a Fields, article: &'a Article) -> Self {
        Maker {
            fields,
            article,
            clean: &article.clean,
            points: CodePoints::new(article.page.text()),
            stems: Stems::of(article.reading.lang.lang.code()),
            forms: RefCell::default(),
        }
    }

    fn text(&self, span: Span<Clean>) -> &'a str {
        span.of(self.clean.text())
    }

    fn article(&self, hash: u128) -> TantivyDocument {
        let whole = Span::new(0, self.clean.text().len());
        let source = self.source(whole, 0);
        let stored = StoredArticle::new(self.article, source.clone());
        let mut doc = self.begin(Grain::Article, &source, &stored);
        doc.add_u64(self.fields.hash_high, (hash >> 64) as u64);
        doc.add_u64(self.fields.hash_low, hash as u64);
        doc.add_u64(self.fields.length, self.clean.text().len() as u64);
        self.add_facts(&mut doc, &self.article.facts);
        let coded = &self.article.coded;
        self.add_codes(
            &mut doc,
            self.fields.code,
            coded.occupation.iter().chain(coded.facts.iter().flatten()),
        );
        doc
    }

    /// Titles and headings are found by the words that they lend to the passages under them; only in an article of nothing
    /// else are they passages themselves.
    fn passages(&self) -> Vec<TantivyDocument> {
        let blocks = &self.article.reading.blocks;
        let prose = |b: &TextBlock| matches!(b.kind, BlockKind::Paragraph | BlockKind::ListItem);
        let any_prose = blocks.iter().any(prose);
        let mut passages = Vec::new();
        let mut next = 0;
        // The heading that stands right above that of the section, with nothing of its own between.
        let mut outer = None;
        for (i, block) in blocks.iter().enumerate() {
            if block.kind == BlockKind::Heading {
                let above = i.checked_sub(1).map(|i| &blocks[i]);
                let above = above.filter(|above| above.kind == BlockKind::Heading);
                outer = above.and_then(|above| self.article.heading(above.section));
            }
            let is_passage = prose(block) || !any_prose;
            for piece in self.pieces(i, block) {
                // Facts stand in the order of the text, so each piece takes its own from the front.
                let facts = &self.article.facts[next..];
                let before = facts.partition_point(|f| f.sentence.start < piece.start);
                let within = facts.partition_point(|f| f.sentence.start < piece.end);
                if is_passage {
                    let facts = next + before..next + within;
                    passages.push(self.passage(
                        passages.len() + 1,
                        piece,
                        block.section,
                        outer,
                        facts,
                    ));
                }
                next += within;
            }
        }
        passages
    }

    /// A block, cut between sentences (or else within one) where it is very long.
    fn pieces(&self, index: usize, block: &TextBlock) -> Vec<Span<Clean>> {
        if block.span.len() <= LONGEST_PASSAGE {
            return vec![block.span];
        }
        let sentences = &self.article.reading.sentences;
        let first = sentences.partition_point(|s| s.block < index);
        let own = sentences[first..].iter().take_while(|s| s.block == index);
        let mut ends: Vec<usize> = own.map(|s| s.span.end).collect();
        ends.push(block.span.end);
        let mut pieces = Vec::new();
        let (mut start, mut end) = (block.span.start, block.span.start);
        for sentence in ends {
            if sentence - start > LONGEST_PASSAGE && end > start {
                pieces.push(Span::new(start, end));
                start = end;
            }
            while sentence.saturating_sub(start) > LONGEST_PASSAGE {
                end = start + cut(self.text(Span::new(start, sentence)), LONGEST_PASSAGE).len();
                pieces.push(Span::new(start, end));
                start = end;
            }
            end = sentence;
        }
        if end > start {
            pieces.push(Span::new(start, end));
        }
        pieces.iter().map(|&piece| self.trimmed(piece)).collect()
    }

    fn trimmed(&self, span: Span<Clean>) -> Span<Clean> {
        let text = self.text(span);
        let start = span.start + (text.len() - text.trim_start().len());
        Span::new(start, start + text.trim().len())
    }

    /// It stands `place` documents after its article; `outer` is the heading right above the section's own.
    fn passage(
        &self,
        place: usize,
        span: Span<Clean>,
        section: usize,
        outer: Option<&str>,
        facts: Range<usize>,
    ) -> TantivyDocument {
        let source = self.source(span, section);
        let text = self.text(span);
        let record = PassageRecord {
            text: text.to_owned(),
            origins: Origins::new(self.clean, span, &self.points),
            source,
        };
        let stored = StoredPassage::new(place, span, section, &record);
        let mut doc = self.begin(Grain::Passage, &record.source, &stored);
        let source = &record.source;
        let weighted = [
            (Some(text), 1),
            (source.section.as_deref(), HEADING),
            (outer, 1),
            (source.title.as_deref(), TITLE),
            (source.occupation.as_deref(), 1),
        ];
        let grams_of = self.fields.passage_gram;
        self.add_words(&mut doc, self.fields.passage, Some(grams_of), &weighted);
        // Empty terms, which no query asks for.
        let missing = FEWEST - words(text).take(FEWEST).count();
        let filler = "\n".repeat(missing);
        doc.add_text(self.fields.passage.exact, &filler);
        doc.add_text(self.fields.passage.stem, &filler);
        doc.add_text(grams_of, "\n".repeat(missing * GRAMS));
        let own = self.article.facts.get(facts.clone());
        self.add_facts(&mut doc, own.unwrap_or_default());
        let codes = facts.flat_map(|i| self.article.coded.of_fact(i));
        self.add_codes(&mut doc, self.fields.code, codes);
        doc
    }

    fn fact(&self, place: usize, index: usize, fact: &Fact) -> TantivyDocument {
        let record = FactRecord::of(self.article, index, fact, &self.points);
        let stored = StoredFact::new(place, fact, &record);
        let mut doc = self.begin(Grain::Fact, &record.source, &stored);
        let source = &record.source;
        let weighted = [
            (Some(record.sentence.as_str()), 1),
            (Some(record.value.as_str()), VALUE),
            (source.section.as_deref(), 1),
            (source.title.as_deref(), 1),
            (source.occupation.as_deref(), 1),
        ];
        self.add_words(&mut doc, self.fields.fact, None, &weighted);
        self.add_facts(&mut doc, std::slice::from_ref(fact));
        let value = key(&record.value);
        if !value.is_empty() {
            doc.add_text(self.fields.value, value);
        }
        if let Some((low, high)) = pay(fact.kind, &record.value, self.article.reading.lang.lang) {
            doc.add_u64(self.fields.pay_low, low);
            doc.add_u64(self.fields.pay_high, high);
        }
        let codes = self.article.coded.of_fact(index);
        self.add_codes(&mut doc, self.fields.code, codes.iter());
        doc
    }

    fn source(&self, span: Span<Clean>, section: usize) -> Source {
        Source::of(self.article, span, section, &self.points)
    }

    /// A document with what all grains have.
    fn begin(&self, grain: Grain, source: &Source, stored: &impl Serialize) -> TantivyDocument {
        let fields = self.fields;
        let mut doc = TantivyDocument::new();
        doc.add_text(fields.grain, grain.name());
        doc.add_text(fields.page, &source.page);
        doc.add_u64(fields.start, source.start as u64);
        doc.add_text(fields.lang, &source.lang);
        if let Some(occupation) = &source.occupation {
            doc.add_text(fields.occupation, key(occupation));
        }
        if let Some(site) = &source.site {
            doc.add_text(fields.site, site);
        }
        if let Some(date) = source.date.as_deref().and_then(date_number) {
            doc.add_u64(fields.date, date);
        }
        if let Some(title) = &source.title {
            self.add_named(&mut doc, fields.title, title);
        }
        if let Some(section) = &source.section {
            self.add_named(&mut doc, fields.heading, section);
            doc.add_text(fields.section, cut(section, LONGEST_KEY));
            doc.add_text(fields.section_key, key(section));
        }
        let codes = self.article.coded.occupation.iter();
        self.add_codes(&mut doc, fields.occupation_code, codes);
        // A record holds strings and numbers only, which JSON always has a form for.
        let json = serde_json::to_string(stored).unwrap_or_default();
        doc.add_text(fields.record, json);
        doc
    }

    /// What facts have, each value once.
    fn add_facts(&self, doc: &mut TantivyDocument, facts: &[Fact]) {
        let fields = self.fields;
        let mut values: Vec<(Field, &str)> = Vec::new();
        for fact in facts {
            values.push((fields.kind, fact.kind.name()));
            values.push((fields.modality, fact.modality.name()));
            values.extend(fact.facet.map(|facet| (fields.facet, facet.name())));
            let size = fact.employer_size;
            values.extend(size.map(|size| (fields.employer_size, size.name())));
        }
        values.sort_unstable();
        values.dedup();
        for (field, value) in values {
            doc.add_text(field, value);
        }
    }

    /// The words of a title or heading, each form of each once: there to be filtered by, not to be ranked.
    fn add_named(&self, doc: &mut TantivyDocument, field: Field, text: &str) {
        let mut forms = BTreeSet::new();
        for word in words(text) {
            forms.extend(self.forms(&word.exact).stems.lines().map(str::to_owned));
            forms.insert(word.exact);
        }
        doc.add_text(field, join(forms.iter().map(String::as_str)));
    }

    /// The keys of codes and of the levels above them, each once.
    fn add_codes<'c>(
        &self,
        doc: &mut TantivyDocument,
        field: Field,
        codes: impl Iterator<Item = &'c Code>,
    ) {
        let keys: BTreeSet<String> = codes.flat_map(Code::keys).collect();
        for key in keys {
            doc.add_text(field, cut(&key, LONGEST_KEY));
        }
    }

    /// The words of texts: stems and (for `grams_of`) grams of each text as often as it counts, exact forms once.
    fn add_words(
        &self,
        doc: &mut TantivyDocument,
        field: WordField,
        grams_of: Option<Field>,
        weighted: &[(Option<&str>, usize)],
    ) {
        for &(text, times) in weighted {
            let (mut exact, mut stems, mut grams) = (String::new(), String::new(), String::new());
            for word in words(text.unwrap_or_default()) {
                let forms = self.forms(&word.exact);
                stems.push_str(&forms.stems);
                grams.push_str(&forms.grams);
                exact.push_str(&word.exact);
                exact.push('\n');
            }
            // As a value of its own, so that no phrase runs from one into the next.
            doc.add_text(field.exact, exact);
            for _ in 0..times {
                doc.add_text(field.stem, &stems);
                if let Some(field) = grams_of {
                    doc.add_text(field, &grams);
                }
            }
        }
    }

    fn forms(&self, word: &str) -> Rc<Forms> {
        if let Some(forms) = self.forms.borrow().get(word) {
            return Rc::clone(forms);
        }
        let forms = Rc::new(Forms {
            stems: join(self.stems.stem_and_parts(word).iter().map(String::as_str)),
            grams: join(grams(word).iter().map(String::as_str)),
        });
        let mut known = self.forms.borrow_mut();
        known.insert(word.to_owned(), Rc::clone(&forms));
        forms
    }
}
