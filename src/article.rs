//! The article: a page with all that the stages made of it.

use crate::clean::{CleanText, Ledger};
use crate::facts::Fact;
use crate::ingest::Page;
use crate::language::{Reading, without_site};
use crate::span::{Clean, Span, cut};
use crate::taxonomy::Coded;

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
    /// What role and facts were linked to in classifications.
    pub coded: Coded,
}

/// Titles and headings are given out up to this many bytes: every passage and fact under them repeats them.
const LONGEST_LABEL: usize = 1024;

/// Lines of a text among which its title stands.
const HEAD: usize = 10;

impl Article {
    /// Its title, or else what its page or record says that it is called, without the name of the site that a bar sets off;
    /// at most the first 1024 bytes.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        let title = self.reading.title().map(|span| self.label(span));
        let claimed = || {
            let title = self.page.meta.title.as_deref()?;
            Some(self.as_it_stands(cut(title, LONGEST_LABEL).trim_end()))
        };
        title.or_else(claimed).map(without_site)
    }

    /// Of a title with a dash in it, the part before the last one, if that is a line at the head of the text: the rest names
    /// the site.
    fn as_it_stands<'t>(&self, title: &'t str) -> &'t str {
        let part = |dash: &str| title.rsplit_once(dash).map(|(own, _)| own.trim_end());
        let mut parts = [" - ", " – ", " — ", " · "].into_iter().filter_map(part);
        let head = || self.clean.text().lines().take(HEAD);
        let stands = |own: &&str| head().any(|line| line.trim() == *own);
        parts.find(stands).unwrap_or(title)
    }

    /// The heading that a section stands under; none for the lead. At most its first 1024 bytes.
    #[must_use]
    pub fn heading(&self, section: usize) -> Option<&str> {
        let heading = self.reading.sections.get(section)?.heading;
        heading.map(|span| self.label(span))
    }

    fn label(&self, span: Span<Clean>) -> &str {
        cut(span.of(self.clean.text()), LONGEST_LABEL).trim_end()
    }
}
