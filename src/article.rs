//! The article: a page with all that the stages made of it.

use crate::clean::{CleanText, Ledger};
use crate::facts::Fact;
use crate::ingest::Page;
use crate::language::Reading;

/// A page, cleaned, read and mined: what index, search and export work from.
#[derive(Debug, Clone, Default)]
pub struct Article {
    /// The page as it came.
    pub page: Page,
    /// Every decision on it.
    pub ledger: Ledger,
    /// What is left of it.
    pub clean: CleanText,
    /// Its language, sections and sentences.
    pub reading: Reading,
    /// What it says, in the order of the text.
    pub facts: Vec<Fact>,
    /// The role that it is about, lower-cased.
    pub occupation: Option<String>,
}

impl Article {
    /// Its title, if it has one.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.reading.title().map(|span| span.of(self.clean.text()))
    }

    /// The heading that a section stands under; none for the lead.
    #[must_use]
    pub fn heading(&self, section: usize) -> Option<&str> {
        self.reading
            .sections
            .get(section)?
            .heading
            .map(|span| span.of(self.clean.text()))
    }
}
