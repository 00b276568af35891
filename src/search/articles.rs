//! The pages of a whole index, one after the other, each with its clean text and its facts.

use super::Searcher;
use super::facts::Walk;
use crate::error::Result;
use crate::index::{FactRecord, Source, guarded};
use serde::Serialize;

/// What an index holds of a page, with the names that `sikta pipe` has for it. Offsets are code points of the page's source
/// text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PageRecord {
    /// The page's id.
    pub id: String,
    /// Where it was scraped, if known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// When it was published, or else last changed, if known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The language of the article.
    pub lang: String,
    /// Its title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its text, as cleaning left it.
    pub clean: String,
    /// The page that it is nearly the same as, if the index has it as a copy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copy_of: Option<String>,
    /// The role that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub occupation: Option<Role>,
    /// Its facts, in the order of the text.
    pub facts: Vec<FactRecord>,
}

/// A role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Role {
    /// Its name.
    pub title: String,
}

/// All pages of an index by id.
pub struct Articles<'s> {
    searcher: &'s Searcher,
    walk: Walk,
}

impl<'s> Articles<'s> {
    pub(super) fn new(searcher: &'s Searcher) -> Self {
        Articles {
            searcher,
            walk: Walk::default(),
        }
    }

    fn page(&mut self) -> Result<Option<PageRecord>> {
        let searcher = self.searcher;
        let page = self.walk.next_page(searcher);
        let Some(page) = page.map_err(|e| searcher.failed(e))? else {
            return Ok(None);
        };
        let article = searcher.article(page.article)?;
        let facts = page.facts.iter().map(|&fact| searcher.record(fact));
        let Source {
            page: id,
            url,
            date,
            lang,
            title,
            occupation,
            copy_of,
            ..
        } = article.source.clone();
        Ok(Some(PageRecord {
            id,
            url,
            date,
            lang,
            title,
            clean: article.text.clone(),
            copy_of,
            occupation: occupation.map(|title| Role { title }),
            facts: facts.collect::<Result<_>>()?,
        }))
    }
}

impl Iterator for Articles<'_> {
    type Item = Result<PageRecord>;

    fn next(&mut self) -> Option<Self::Item> {
        let dir = &self.searcher.dir;
        guarded(dir, || self.page()).transpose()
    }
}
