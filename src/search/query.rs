//! The query: what is asked, and how.
//!
//! Words and `"phrases"` that stand side by side are alternatives: the more of them a hit has, the higher it stands. A word
//! is found in every inflection and within compounds; in quotes only as it is written. `AND`, `OR`, `NOT` and parentheses
//! say what must be there; `+word` must be, `-word` and `NOT word` shut out. What is shut out is exactly what the word alone
//! would find: `-arbete` shuts out `arbetsgivare` as well, and `-"arbete"` does not. `sjuk*` finds every word that begins
//! so, `sjukskötreska~` those that are a letter or two off, `"lön villkor"~3` words that stand near each other, in any order. `kind:skill`,
//! `year:>=2015` and the like ask for more than words; [`Named`](super::Named) lists the fields.

use super::by::By;
use super::flaw::{Note, Problem};
use super::parse::parse;
use super::tree::{Clause, Node};
use super::weights::Weights;
use crate::facts::Kind;
use crate::index::Grain;

/// What is asked of an index.
#[derive(Debug, Clone, PartialEq)]
pub struct Query {
    /// What is sought, in the query language; empty finds everything that passes the filters.
    pub text: String,
    /// What is sought; unless it is said, facts where a kind or another field of facts is named, else passages.
    pub grain: Option<Grain>,
    /// Facts of one of these kinds, or passages and articles with such facts; empty is any.
    pub kinds: Vec<Kind>,
    /// Pages in one of these languages (BCP 47).
    pub langs: Vec<String>,
    /// Pages about one of these occupations.
    pub occupations: Vec<String>,
    /// What stands under one of these headings.
    pub sections: Vec<String>,
    /// How many hits are wanted.
    pub limit: usize,
    /// How many hits are passed over first.
    pub offset: usize,
    /// What hits are counted by.
    pub counts: Vec<By>,
    /// How many values of a field are counted out; 0 is all.
    pub values: usize,
    /// Whether synonyms and narrower words are sought too.
    pub expand: bool,
    /// What counts how much in the ranking.
    pub weights: Weights,
}

impl Query {
    /// A question for words, with the ten best hits as the answer.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Query {
            text: text.into(),
            grain: None,
            kinds: Vec::new(),
            langs: Vec::new(),
            occupations: Vec::new(),
            sections: Vec::new(),
            limit: 10,
            offset: 0,
            counts: By::USUAL.to_vec(),
            values: 20,
            expand: false,
            weights: Weights::default(),
        }
    }

    /// What is sought.
    #[must_use]
    pub fn grain(&self) -> Grain {
        match self.grain {
            Some(grain) => grain,
            None if self.kinds.is_empty() && !self.asks_for_facts() => Grain::Passage,
            None => Grain::Fact,
        }
    }

    /// The same with what is sought said, so that its text need not be read for it again and again.
    pub(super) fn settled(&self) -> Self {
        Query {
            grain: Some(self.grain()),
            ..self.clone()
        }
    }

    /// For articles, how much of the score of the second best passage is added to that of the best.
    pub(super) fn by_page(&self) -> Option<f32> {
        (self.grain() == Grain::Article).then_some(self.weights.second)
    }

    fn asks_for_facts(&self) -> bool {
        self.tree().is_some_and(|tree| tree.asks_for_facts())
    }

    /// Its text, read; nothing where there is nothing in it to seek.
    #[must_use]
    pub fn tree(&self) -> Option<Node> {
        parse(&self.text).tree
    }

    /// Its text as it was understood, which reads as the same query again; empty where there is nothing to seek.
    #[must_use]
    pub fn understood(&self) -> String {
        self.tree().map(|tree| tree.to_string()).unwrap_or_default()
    }

    /// The words and phrases that it seeks, in order; not those that it shuts out.
    #[must_use]
    pub fn clauses(&self) -> Vec<Clause> {
        let tree = self.tree();
        tree.map_or_else(Vec::new, |tree| {
            tree.sought().into_iter().cloned().collect()
        })
    }

    /// What is odd in its text.
    #[must_use]
    pub fn notes(&self) -> Vec<Note> {
        parse(&self.text).notes
    }

    /// What keeps its text from being read as it stands, in order. A query with problems is answered as far as it was
    /// [understood](Query::understood).
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        parse(&self.text).problems
    }
}
