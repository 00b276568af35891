//! Documents: an article taken apart into what the index holds of it.

use super::forms::{Read, Reader};
use super::origin::Origins;
use super::qualities::{self, Quality};
use super::record::{Source, names};
use super::schema::{FEWEST, Fields, Grain, HEADING, TITLE, VALUE, WordField};
use super::stored::{Shared, StoredArticle, StoredFact, StoredPassage, to_bytes};
use super::words::{join, named_stem};
use crate::article::Article;
use crate::clean::CleanText;
use crate::facts::{Fact, Kind, Measure, Quantity, quantity_after};
use crate::language::{BlockKind, TextBlock};
use crate::span::{Clean, CodePoints, Span, cut};
use crate::taxonomy::Code;
use std::collections::BTreeSet;
use std::ops::Range;
use std::rc::Rc;
use tantivy::TantivyDocument;
use tantivy::schema::Field;

/// A filter's value longer than this many bytes is cut: a heading is shorter, and terms have a largest size.
const LONGEST_KEY: usize = 256;

/// A block longer than this many bytes becomes several passages.
const LONGEST_PASSAGE: usize = 4096;

/// The index documents of one article: itself, its passages in order, its facts in order.
pub(super) fn documents(fields: &Fields, article: &Article, hash: u64) -> Vec<TantivyDocument> {
    let maker = Maker::new(fields, article);
    let (mut documents, homes) = maker.passages();
    documents.reserve(1 + article.facts.len());
    documents.insert(0, maker.article(hash));
    for (i, fact) in article.facts.iter().enumerate() {
        let place = documents.len();
        let mut document = maker.fact(place, i, fact);
        let passage = homes.get(i).copied().flatten();
        if let Some(back) = passage.and_then(|passage| place.checked_sub(passage)) {
            document.add_u64(fields.from_passage, back as u64);
        }
        documents.push(document);
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

/// What no words say of a sum.
const UNSAID: &str = "unsaid";

/// The lowest and the highest sum that a quantity of a fact about pay states.
fn pay(kind: Kind, quantity: &Quantity<'_>) -> Option<(u64, u64)> {
    if kind != Kind::Pay || quantity.measure != Measure::Money {
        return None;
    }
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
    /// The source of the article as a whole.
    source: Source,
    /// What every document of the article has.
    common: TantivyDocument,
    shared: Shared<'a>,
    reader: Reader,
}

impl<'a> Maker<'a> {
    fn new(fields: &'a Fields, article: &'a Article) -> Self {
        let clean = &article.clean;
        let points = CodePoints::new(article.page.text());
        let whole = Span::new(0, clean.text().len());
        let mut maker = Maker {
            fields,
            article,
            clean,
            source: Source::of(article, whole, 0, &points),
            points,
            common: TantivyDocument::new(),
            shared: Shared::new(article),
            reader: Reader::of(article.reading.lang.lang.code()),
        };
        maker.common = maker.common();
        maker
    }

    fn text(&self, span: Span<Clean>) -> &'a str {
        span.of(self.clean.text())
    }

    fn article(&self, hash: u64) -> TantivyDocument {
        let stored = StoredArticle::new(self.article, &self.shared, self.source.clone());
        let section = self.source.section.as_deref();
        let mut doc = self.begin(
            Grain::Article,
            self.source.start,
            section,
            to_bytes(&stored),
        );
        doc.add_u64(self.fields.hash, hash);
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
    /// else are they passages themselves. With the passages comes the place of each fact's, where it stands in one.
    fn passages(&self) -> (Vec<TantivyDocument>, Vec<Option<usize>>) {
        let blocks = &self.article.reading.blocks;
        let prose = |b: &TextBlock| matches!(b.kind, BlockKind::Paragraph | BlockKind::ListItem);
        let any_prose = blocks.iter().any(prose);
        let (mut passages, mut homes) = (Vec::new(), Vec::new());
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
                    homes.resize(facts.start, None);
                    homes.resize(facts.end, Some(passages.len() + 1));
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
        (passages, homes)
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
        let at = self.points.span(self.clean.to_raw(span));
        let at = (at.start, at.end);
        let origins = Origins::new(self.clean, span, &self.points);
        let stored = StoredPassage::new(place, span, section, at, origins);
        let section = self.article.heading(section);
        let mut doc = self.begin(Grain::Passage, at.0, section, to_bytes(&stored));
        let own = self.reader.read(self.text(span));
        let lent = self.lent([(section, HEADING), (outer, 1)], TITLE);
        let words = std::iter::once((&own, 1)).chain(lent.iter().map(|(read, n)| (&**read, *n)));
        self.add_words(&mut doc, self.fields.passage, words);
        // Empty terms, which no query asks for.
        let missing = FEWEST.saturating_sub(own.words);
        if missing > 0 {
            let filler = "\n".repeat(missing);
            doc.add_text(self.fields.passage.exact, &filler);
            doc.add_text(self.fields.passage.stem, &filler);
        }
        let own = self.article.facts.get(facts.clone());
        self.add_facts(&mut doc, own.unwrap_or_default());
        let codes = facts.flat_map(|i| self.article.coded.of_fact(i));
        self.add_codes(&mut doc, self.fields.code, codes);
        doc
    }

    fn fact(&self, place: usize, index: usize, fact: &Fact) -> TantivyDocument {
        let at = |span| {
            let at = self.points.span(self.clean.to_raw(span));
            (at.start, at.end)
        };
        let (sentence, value) = (at(fact.sentence), at(fact.value));
        let codes = self.article.coded.of_fact(index);
        let stored = StoredFact::new(
            place,
            fact,
            codes,
            names(self.article, fact),
            (sentence, value),
            &self.shared,
        );
        let section = self.article.heading(fact.section);
        let mut doc = self.begin(Grain::Fact, sentence.0, section, to_bytes(&stored));
        // Several facts often stand in one sentence.
        let sentence = self.reader.read_again(self.text(fact.sentence));
        let value = self.reader.read(self.text(fact.value));
        let lent = self.lent([(section, 1), (None, 0)], 1);
        let own = [(&*sentence, 1), (&value, VALUE)].into_iter();
        let words = own.chain(lent.iter().map(|(read, n)| (&**read, *n)));
        self.add_words(&mut doc, self.fields.fact, words);
        self.add_facts(&mut doc, std::slice::from_ref(fact));
        let value = key(self.text(fact.value));
        if !value.is_empty() {
            doc.add_text(self.fields.value, &value);
        }
        let lang = self.article.reading.lang.lang;
        let (sentence, value) = (fact.sentence, fact.value.start);
        let before = self.text(Span::new(sentence.start, value.max(sentence.start)));
        if let Some(quantity) = quantity_after(before, self.text(fact.value), lang)
            && let Some((low, high)) = pay(fact.kind, &quantity)
        {
            let fields = self.fields;
            doc.add_u64(fields.pay_low, low);
            doc.add_u64(fields.pay_high, high);
            let code = quantity.currency.map(str::to_lowercase);
            let named = [code.as_deref(), quantity.unit];
            for currency in named.into_iter().flatten() {
                doc.add_text(fields.currency, currency);
            }
            if named == [None; 2] {
                doc.add_text(fields.currency, UNSAID);
            }
            doc.add_text(fields.period, quantity.period.unwrap_or(UNSAID));
        }
        self.add_codes(&mut doc, self.fields.code, codes.iter());
        doc
    }

    /// The words that headings, title and role lend to what stands under them, each with how often they count.
    fn lent(&self, headings: [(Option<&str>, usize); 2], title: usize) -> Vec<(Rc<Read>, usize)> {
        let of_page = [
            (self.source.title.as_deref(), title),
            (self.source.occupation.as_deref(), 1),
        ];
        let all = headings.into_iter().chain(of_page);
        all.filter_map(|(text, times)| Some((self.reader.read_again(text?), times)))
            .collect()
    }

    /// What all documents of the article have.
    fn common(&self) -> TantivyDocument {
        let (fields, source) = (self.fields, &self.source);
        let mut doc = TantivyDocument::new();
        doc.add_text(fields.page, &source.page);
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
        let codes = self.article.coded.occupation.iter();
        self.add_codes(&mut doc, fields.occupation_code, codes);
        doc
    }

    /// A document with what all grains have; `start` is its first code point in the page.
    fn begin(
        &self,
        grain: Grain,
        start: usize,
        section: Option<&str>,
        record: Vec<u8>,
    ) -> TantivyDocument {
        let fields = self.fields;
        let mut doc = self.common.clone();
        doc.add_text(fields.grain, grain.name());
        doc.add_u64(fields.start, start as u64);
        if let Some(section) = section {
            self.add_named(&mut doc, fields.heading, section);
            doc.add_text(fields.section, cut(section, LONGEST_KEY));
            doc.add_text(fields.section_key, key(section));
        }
        doc.add_bytes(fields.record, &record);
        doc
    }

    /// What facts have, each value once.
    fn add_facts(&self, doc: &mut TantivyDocument, facts: &[Fact]) {
        let fields = self.fields;
        let set = qualities::of(facts);
        for (field, quality) in [
            (fields.kind, Quality::Kind),
            (fields.facet, Quality::Facet),
            (fields.modality, Quality::Modality),
            (fields.employer_size, Quality::EmployerSize),
        ] {
            for name in qualities::names(set & quality.all()) {
                doc.add_text(field, name);
            }
        }
        if set != 0 {
            doc.add_text(fields.qualities, qualities::written(set));
        }
    }

    /// The words of a title or heading, each form of each once: there to be filtered by, not to be ranked.
    fn add_named(&self, doc: &mut TantivyDocument, field: Field, text: &str) {
        let read = self.reader.read_again(text);
        let stems = read.stems.lines().map(named_stem);
        let forms: BTreeSet<String> = read.exact.lines().map(str::to_owned).chain(stems).collect();
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

    /// The words of texts: stems of each text as often as it counts, exact forms once.
    fn add_words<'r>(
        &self,
        doc: &mut TantivyDocument,
        field: WordField,
        texts: impl Iterator<Item = (&'r Read, usize)>,
    ) {
        for (read, times) in texts {
            // As a value of its own, so that no phrase runs from one into the next.
            doc.add_text(field.exact, &read.exact);
            for _ in 0..times {
                doc.add_text(field.stem, &read.stems);
            }
        }
    }
}
