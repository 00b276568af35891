//! The whole order, in one place: clean → language → facts.

use crate::article::Article;
use crate::clean::{CleanText, clean};
use crate::facts;
use crate::ingest::Page;
use crate::language;

/// Takes a page through every stage. Total: any page gives an article.
#[must_use]
pub fn process(page: Page) -> Article {
    let ledger = clean(&page);
    let clean = CleanText::new(&page, &ledger);
    let reading = language::read(&page, &clean);
    let facts = facts::extract(&clean, &reading);
    let occupation = facts::occupation(&clean, &facts);
    Article {
        page,
        ledger,
        clean,
        reading,
        facts,
        occupation,
    }
}
