//! Terms: the smallest queries, of which all others are made.

use super::tree::Clause;
use super::word::has;
use tantivy::Term;
use tantivy::query::{
    ConstScoreQuery, DisjunctionMaxQuery, EmptyQuery, FuzzyTermQuery, PhrasePrefixQuery,
    PhraseQuery, Query as TantivyQuery, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

/// The beginning of the last word of a phrase stands for this many words, at most.
const BEGINNINGS: u32 = 100_000;
/// So many words that are to stand near each other are sought in every order, since tantivy makes the turn of two words cost
/// as much as two words between; more of them only in theirs.
const MOST_TURNED: usize = 4;

/// The words of a clause as they follow each other in a field.
pub(super) fn phrase(field: Field, clause: &Clause) -> Box<dyn TantivyQuery> {
    let mut terms: Vec<Term> = clause
        .words
        .iter()
        .map(|word| Term::from_field_text(field, word))
        .collect();
    match (terms.len(), clause.prefix) {
        (0, _) => Box::new(EmptyQuery),
        (1, false) => has(terms.swap_remove(0), true),
        (1, true) => Box::new(FuzzyTermQuery::new_prefix(terms.swap_remove(0), 0, false)),
        (2..=MOST_TURNED, false) if clause.slop > 0 => {
            let orders = orders(&terms).into_iter();
            let near = orders.map(|terms| in_order(terms, clause.slop)).collect();
            Box::new(DisjunctionMaxQuery::new(near))
        }
        (_, false) => in_order(terms, clause.slop),
        (_, true) => {
            let mut phrase = PhrasePrefixQuery::new(terms);
            phrase.set_max_expansions(BEGINNINGS);
            Box::new(phrase)
        }
    }
}

fn in_order(terms: Vec<Term>, slop: u32) -> Box<dyn TantivyQuery> {
    let mut phrase = PhraseQuery::new(terms);
    phrase.set_slop(slop);
    Box::new(phrase)
}

/// The orders that terms can stand in.
fn orders(terms: &[Term]) -> Vec<Vec<Term>> {
    if terms.len() < 2 {
        return vec![terms.to_vec()];
    }
    let mut all = Vec::new();
    for (i, first) in terms.iter().enumerate() {
        let mut rest = terms.to_vec();
        rest.remove(i);
        for order in orders(&rest) {
            all.push(std::iter::once(first.clone()).chain(order).collect());
        }
    }
    all
}

/// What has `value` in `field`.
pub(super) fn is(field: Field, value: &str) -> Box<dyn TantivyQuery> {
    let term = Term::from_field_text(field, value);
    Box::new(TermQuery::new(term, IndexRecordOption::Basic))
}

/// A query that adds nothing to the score.
pub(super) fn silent(query: Box<dyn TantivyQuery>) -> Box<dyn TantivyQuery> {
    Box::new(ConstScoreQuery::new(query, 0.0))
}
