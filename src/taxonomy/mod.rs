//! Taxonomy: facts linked to the codes of classifications, and the names of one role brought together.
//!
//! This is a stage of its own between facts and index. Facts are what the text says, word for word, and nothing else; a code
//! is what somebody else calls the same thing, so it may not change what a fact is, and a page read with other
//! classifications has the same facts. What is told from whole articles (which of the names that a text uses mean its
//! role) needs all facts at hand, which is why it stands after them.

mod almost;
mod code;
mod coding;
mod concept;
pub mod import;
mod letters;
mod lexicon;
mod library;
mod pack;
mod packing;
mod pairs;
mod role;
mod search;
mod shelf;
mod store;
mod units;
mod wider;

pub(crate) use code::SYSTEMS;
pub use code::{Code, FLOOR, Score};
pub use coding::code;
pub use concept::{Concept, Name, Sort};
pub use lexicon::{concepts, isco_of, lexicon};
pub use library::Library;
pub use role::{Evidence, RoleName};
pub use search::How;
pub use shelf::Shelf;
pub use store::{About, Match, Store};
pub use wider::Wider;

/// What an article's facts and role were linked to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coded {
    /// The codes of the article's role, the surest first.
    pub occupation: Vec<Code>,
    /// The names that the text uses for its role, the title's first.
    pub names: Vec<RoleName>,
    /// The codes of each fact, in the order of the facts.
    pub facts: Vec<Vec<Code>>,
}

impl Coded {
    /// The codes of the fact at `index`.
    #[must_use]
    pub fn of_fact(&self, index: usize) -> &[Code] {
        self.facts.get(index).map_or(&[], Vec::as_slice)
    }
}
