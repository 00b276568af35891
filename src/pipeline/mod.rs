//! The whole order, in one place: clean → language → facts → taxonomy, for one page or a stream of them.

mod stream;

pub use stream::{BYTES_IN_FLIGHT, DOCUMENTS_IN_FLIGHT, IntoPage, run, run_whole};
pub(crate) use stream::{message, ordered};

use crate::article::Article;
use crate::clean::{CleanText, Orders, clean_under};
use crate::facts::{self, Rulebook};
use crate::ingest::Page;
use crate::language;
use crate::taxonomy::{self, Library};

/// How far a page is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Stage {
    /// Cleaned.
    Clean,
    /// Cleaned and read: language, sections, sentences.
    Language,
    /// All of it.
    #[default]
    Facts,
}

/// Takes a page through every stage. Total: any page gives an article.
#[must_use]
pub fn process(page: Page) -> Article {
    process_to(page, Stage::Facts)
}

/// Takes a page as far as `last`; what later stages would have made is empty.
#[must_use]
pub fn process_to(page: Page, last: Stage) -> Article {
    process_under(page, last, &Orders::default())
}

/// Takes a page as far as `last`, with what is known beside it.
#[must_use]
pub fn process_under(page: Page, last: Stage, orders: &Orders) -> Article {
    let (book, library) = (Rulebook::default(), Library::default());
    process_with(page, last, orders, &book, &library)
}

/// The same, with a user's rules and words for facts, and the classifications that role and facts are linked to.
#[must_use]
pub fn process_with(
    page: Page,
    last: Stage,
    orders: &Orders,
    book: &Rulebook,
    library: &Library,
) -> Article {
    let ledger = clean_under(&page, orders);
    let mut article = Article {
        clean: CleanText::new(&page, &ledger),
        page,
        ledger,
        ..Article::default()
    };
    if last >= Stage::Language {
        article.reading = language::read(&article.page, &article.clean);
    }
    if last >= Stage::Facts {
        article.facts = facts::extract_by(&article.clean, &article.reading, book);
        article.facts.retain(|fact| !orders.is_off(fact.rule));
        article.occupation = facts::occupation(&article.clean, &article.facts);
        article.coded = taxonomy::code(library, &article.clean, &article.reading, &article.facts);
    }
    article
}
