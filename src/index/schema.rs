//! The schema: one index, three grains, and what each of them is found by.
//!
//! | field | of | for |
//! |---|---|---|
//! | `grain` | all | article, passage or fact |
//! | `page`, `start` | all | where it stands; also the order of equal hits |
//! | `hash` | articles | the page's content, so that an unchanged page is known again |
//! | `length` | articles | the bytes of its clean text |
//! | `lang`, `site`, `date`, `occupation`, `section` | all | filters and counts; a date is the number `yyyymmdd`, with zeros for what is not known |
//! | `kind`, `facet`, `modality`, `employer_size` | all | filters: of a fact; of passages and articles what the facts in them have |
//! | `qualities` | all | the same four together, to be counted, see [`qualities`](super::qualities) |
//! | `value`, `pay_low`, `pay_high` | facts | the value in lower case; the sum that it states, in whole units of its currency |
//! | `currency`, `period` | facts | of that sum, for filters and counts: code of ISO 4217 and `kr`, the time that it is for; `unsaid` where no words say |
//! | `from_passage` | facts | how many documents before it the passage stands that it is in; of a title or heading none |
//! | `copy_of` | all of a copy | the id of the page that came before it and is nearly the same |
//! | `title`, `heading` | all | the words of the title and of the heading above, exact and stemmed, to be filtered by |
//! | `code` | all | filter and counts: `SSYK/2431` and the levels above it (`SSYK/243` …), `ESCO/` and the last part of the URI; of a fact its own, of passages and articles those of their facts, of an article also its role's |
//! | `occupation_code` | all | the same for the codes of the article's role |
//! | `passage` | passages | their words, with those of the title and the heading above them |
//! | `fact` | facts | the words of value and sentence, title and heading |
//! | `record` | all | what it takes to show it, see [`stored`](super::stored) |
//!
//! What weighs more stands more often in a field of words ([`HEADING`] times, …). So BM25 sees one text: a word counts as
//! often as it stands there, more of the same word adds less and less, and a hit with more of the words of a query wins
//! over one that has a single word in every place. (That is BM25F of Robertson, Zaragoza and Taylor, 2004, with whole
//! weights.) One field a grain also keeps the statistics of passages and of facts apart.
//!
//! Filters and counts are fast string columns: a count is one addition in an array of the values' ordinals. Each field of
//! words has a twin, `…_stem`, that holds the stems; words that are written alike are found by its dictionary alone. Stop words
//! have only their exact form. Only exact words have places, for phrases; each text stands there once, for what weighs more says nothing of a phrase.
//! Values of facts are a column only, so a filter by value looks through it.

use super::words::CUTTER;
use tantivy::schema::{
    FAST, Field, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions,
};

/// Counts up with every change to what the fields are or mean.
pub const SCHEMA_VERSION: u32 = 13;

/// How often the words of a title count in each of its article's passages.
pub(super) const TITLE: usize = 2;
/// How often the words of a heading count in each passage under it.
pub(super) const HEADING: usize = 2;
/// A passage of fewer words counts as one of so many: BM25 gives more to a word in a shorter text, and a bare "Source: the
/// agreement" under the heading "Pay" would stand above every paragraph that speaks of pay.
pub(super) const FEWEST: usize = 30;
/// How often the words of a fact's value count, beside their place in the sentence.
pub(super) const VALUE: usize = 3;

/// A field of words, in its two forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WordField {
    /// The words as they stand, in lower case.
    pub exact: Field,
    /// Their stems.
    pub stem: Field,
}

/// All fields of the index; the module's documentation says what each is for.
#[derive(Debug, Clone)]
#[allow(missing_docs)] // the table above
pub struct Fields {
    pub schema: Schema,
    pub grain: Field,
    pub page: Field,
    pub start: Field,
    pub hash: Field,
    pub length: Field,
    pub lang: Field,
    pub site: Field,
    pub date: Field,
    pub occupation: Field,
    /// Headings as they are written, to be counted.
    pub section: Field,
    /// Headings in lower case, to be filtered by.
    pub section_key: Field,
    pub kind: Field,
    pub facet: Field,
    pub modality: Field,
    pub employer_size: Field,
    pub qualities: Field,
    pub value: Field,
    pub pay_low: Field,
    pub pay_high: Field,
    pub currency: Field,
    pub period: Field,
    pub from_passage: Field,
    pub copy_of: Field,
    pub title: Field,
    pub heading: Field,
    pub code: Field,
    pub occupation_code: Field,
    pub passage: WordField,
    pub fact: WordField,
    pub record: Field,
}

impl Fields {
    /// The schema of this version.
    #[must_use]
    pub fn new() -> Self {
        let mut b = Schema::builder();
        let words = |option| {
            let indexing = TextFieldIndexing::default()
                .set_tokenizer(CUTTER)
                .set_index_option(option);
            TextOptions::default().set_indexing_options(indexing)
        };
        let (placed, counted) = (
            words(IndexRecordOption::WithFreqsAndPositions),
            words(IndexRecordOption::WithFreqs),
        );
        let named = TextOptions::default().set_indexing_options(
            TextFieldIndexing::default()
                .set_tokenizer(CUTTER)
                .set_index_option(IndexRecordOption::Basic)
                .set_fieldnorms(false),
        );
        // What is only filtered by has no length.
        let name = TextOptions::default().set_indexing_options(
            TextFieldIndexing::default()
                .set_tokenizer("raw")
                .set_index_option(IndexRecordOption::Basic)
                .set_fieldnorms(false),
        );
        let counted_name = name.clone() | FAST;
        let mut word_field = |name: &str| WordField {
            exact: b.add_text_field(name, placed.clone()),
            stem: b.add_text_field(&format!("{name}_stem"), counted.clone()),
        };
        let (passage, fact) = (word_field("passage"), word_field("fact"));
        Fields {
            grain: b.add_text_field("grain", counted_name.clone()),
            page: b.add_text_field("page", counted_name.clone()),
            start: b.add_u64_field("start", FAST),
            hash: b.add_u64_field("hash", FAST),
            length: b.add_u64_field("length", FAST),
            lang: b.add_text_field("lang", counted_name.clone()),
            site: b.add_text_field("site", counted_name.clone()),
            date: b.add_u64_field("date", FAST),
            occupation: b.add_text_field("occupation", counted_name.clone()),
            section: b.add_text_field("section", FAST),
            section_key: b.add_text_field("section_key", name.clone()),
            kind: b.add_text_field("kind", name.clone()),
            facet: b.add_text_field("facet", name.clone()),
            modality: b.add_text_field("modality", name.clone()),
            employer_size: b.add_text_field("employer_size", name),
            qualities: b.add_text_field("qualities", FAST),
            value: b.add_text_field("value", FAST),
            pay_low: b.add_u64_field("pay_low", FAST),
            pay_high: b.add_u64_field("pay_high", FAST),
            currency: b.add_text_field("currency", counted_name.clone()),
            period: b.add_text_field("period", counted_name.clone()),
            from_passage: b.add_u64_field("from_passage", FAST),
            copy_of: b.add_text_field("copy_of", FAST),
            title: b.add_text_field("title", named.clone()),
            heading: b.add_text_field("heading", named),
            code: b.add_text_field("code", counted_name.clone()),
            occupation_code: b.add_text_field("occupation_code", counted_name.clone()),
            passage,
            fact,
            record: b.add_bytes_field("record", STORED),
            schema: b.build(),
        }
    }
}

impl Default for Fields {
    fn default() -> Self {
        Fields::new()
    }
}

/// The grain of an index document.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Grain {
    /// A whole page.
    Article,
    /// A paragraph or list item; a title or heading only of a page that has neither.
    Passage,
    /// A career fact.
    Fact,
}

impl Grain {
    /// Its name in the index and in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Grain::Article => "article",
            Grain::Passage => "passage",
            Grain::Fact => "fact",
        }
    }

    /// The grain of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Grain::Article, Grain::Passage, Grain::Fact]
            .into_iter()
            .find(|grain| grain.name() == name)
    }
}
