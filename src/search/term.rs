//! Terms: the smallest queries, of which all others are made.

use super::tree::Clause;
use tantivy::Term;
use tantivy::query::{
    ConstScoreQuery, EmptyQuery, FuzzyTermQuery, PhrasePrefixQuery, PhraseQuery,
    Query as TantivyQuery, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

/// The beginning of the last word of a phrase stands for this many words, at most.
const BEGINNINGS: u32 = 100_000;

/// The words of a clause as they follow each other in a field.
pub(super) fn phrase(field: Field, clause: &Clause) -> Box<dyn TantivyQuery> {
    let mut terms: Vec<Term> = clause
        .words
        .iter()
        .map(|word| Term::from_field_text(field, word))
        .collect();
    match (terms.len(), clause.prefix) {
        (0, _) => Box::new(EmptyQuery),
        (1, false) => Box::new(TermQuery::new(
            terms.swap_remove(0),
            IndexRecordOption::WithFreqs,
        )),
        (1, true) => Box::new(FuzzyTermQuery::new_prefix(terms.swap_remove(0), 0, false)),
        (_, false) => {
            let mut phrase = PhraseQuery::new(terms);
            phrase.set_slop(clause.slop);
            Box::new(phrase)
        }
        (_, true) => {
            let mut phrase = PhrasePrefixQuery::new(terms);
            phrase.set_max_expansions(BEGINNINGS);
            Box::new(phrase)
        }
    }
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
