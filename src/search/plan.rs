//! The plan: a query as tantivy runs it.
//!
//! Each clause is sought in its exact form and by its stem, and its scores (BM25) are added; a hit's score is the sum over
//! the clauses. So a hit with more of the words stands higher, and one with the very form of a word higher still.

use super::mark::Marker;
use super::query::{Clause, Query};
use super::stop;
use crate::index::{Fields, Grain, Stems, WordField, key};
use tantivy::Term;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, FuzzyTermQuery, Occur,
    PhrasePrefixQuery, PhraseQuery, Query as TantivyQuery, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

/// How much a stem counts, where the exact form counts one. Both count where the form is the same, so the exact form is
/// always ahead. Of 0.6 and 2, the second is better on two of the three Swedish retrieval sets and equal on the third.
const STEM: f32 = 2.0;

/// A query, ready to run.
pub(super) struct Plan {
    pub(super) query: Box<dyn TantivyQuery>,
    /// What is sought: the query's clauses without its stop words.
    pub(super) clauses: Vec<Clause>,
    /// The stop words that are not sought.
    pub(super) left_out: Vec<String>,
    stems: Vec<Stems>,
    grain: Grain,
}

impl Plan {
    /// `stems` are those of the languages that are searched.
    pub(super) fn new(query: &Query, fields: &Fields, stems: Vec<Stems>) -> Self {
        let (clauses, left_out) = stop::leave_out(query.clauses(), &stems);
        let grain = query.grain();
        let sought = Sought {
            field: match grain {
                Grain::Fact => fields.fact,
                Grain::Passage | Grain::Article => fields.passage,
            },
            stems: &stems,
        };
        let mut parts = filters(query, fields);
        let of_grain = TermQuery::new(self::sought(grain, fields), IndexRecordOption::Basic);
        parts.push((Occur::Must, silent(Box::new(of_grain))));
        let (shut_out, wanted): (Vec<_>, Vec<_>) = clauses.iter().partition(|c| c.excluded);
        let no_words = clauses.is_empty() && !query.text.trim().is_empty();
        parts.push(match (no_words, wanted.is_empty()) {
            (true, _) => (Occur::Must, Box::new(EmptyQuery)),
            (false, true) => (Occur::Must, silent(Box::new(AllQuery))),
            (false, false) => {
                let any = wanted.into_iter().map(|clause| sought.clause(clause));
                (Occur::Must, Box::new(BooleanQuery::union(any.collect())))
            }
        });
        if !shut_out.is_empty() {
            let any = shut_out.into_iter().map(|clause| sought.clause(clause));
            // Articles are no hits of any plan. With them the union has always two members, so that tantivy 0.27 never
            // asks a lone phrase to seek backwards, which its debug assertions forbid.
            let articles = is(fields.grain, Grain::Article.name());
            let any = any.chain([articles]).collect();
            let any = silent(Box::new(BooleanQuery::union(any)));
            parts.push((Occur::MustNot, any));
        }
        Plan {
            query: Box::new(BooleanQuery::new(parts)),
            clauses,
            left_out,
            stems,
            grain,
        }
    }

    /// The columns to be counted over the hits.
    pub(super) fn counted(&self) -> &'static [&'static str] {
        match self.grain {
            Grain::Fact => &[
                "kind",
                "facet",
                "modality",
                "employer_size",
                "lang",
                "occupation",
                "section",
            ],
            _ => &["kind", "lang", "occupation", "section"],
        }
    }

    /// What finds the query's words again in a text.
    pub(super) fn marker(&self) -> Marker {
        Marker::new(&self.clauses, &self.stems)
    }
}

/// Where clauses are sought.
struct Sought<'a> {
    field: WordField,
    stems: &'a [Stems],
}

impl Sought<'_> {
    fn clause(&self, clause: &Clause) -> Box<dyn TantivyQuery> {
        let mut forms = vec![phrase(self.field.exact, &clause.words, clause.prefix)];
        if !clause.quoted && !clause.prefix {
            for stems in self.stems {
                let words: Vec<String> = clause.words.iter().map(|w| stems.stem(w)).collect();
                let stem = phrase(self.field.stem, &words, false);
                forms.push(Box::new(BoostQuery::new(stem, STEM)));
            }
        }
        Box::new(BooleanQuery::union(forms))
    }
}

/// Words that follow each other in a field.
fn phrase(field: Field, words: &[String], prefix: bool) -> Box<dyn TantivyQuery> {
    let mut terms: Vec<Term> = words
        .iter()
        .map(|word| Term::from_field_text(field, word))
        .collect();
    match (terms.len(), prefix) {
        (0, _) => Box::new(EmptyQuery),
        (1, false) => Box::new(TermQuery::new(
            terms.swap_remove(0),
            IndexRecordOption::WithFreqs,
        )),
        (1, true) => Box::new(FuzzyTermQuery::new_prefix(terms.swap_remove(0), 0, false)),
        (_, false) => Box::new(PhraseQuery::new(terms)),
        (_, true) => Box::new(PhrasePrefixQuery::new(terms)),
    }
}

/// The term of the documents that are searched: articles are found by their passages.
pub(super) fn sought(grain: Grain, fields: &Fields) -> Term {
    let grain = match grain {
        Grain::Article => Grain::Passage,
        grain => grain,
    };
    Term::from_field_text(fields.grain, grain.name())
}

/// What a hit must be, whatever its words.
fn filters(query: &Query, fields: &Fields) -> Vec<(Occur, Box<dyn TantivyQuery>)> {
    let keys = |values: &[String]| values.iter().map(|v| key(v)).collect();
    let kinds = query.kinds.iter().map(|k| k.name().to_owned()).collect();
    let filters: [(Field, Vec<String>); 4] = [
        (fields.kind, kinds),
        (fields.lang, keys(&query.langs)),
        (fields.occupation, keys(&query.occupations)),
        (fields.section_key, keys(&query.sections)),
    ];
    let given = filters.into_iter().filter(|(_, values)| !values.is_empty());
    given
        .map(|(field, values)| {
            let any = values.iter().map(|value| is(field, value));
            let any = Box::new(BooleanQuery::union(any.collect()));
            (Occur::Must, silent(any))
        })
        .collect()
}

/// What has `value` in `field`.
fn is(field: Field, value: &str) -> Box<dyn TantivyQuery> {
    let term = Term::from_field_text(field, value);
    Box::new(TermQuery::new(term, IndexRecordOption::Basic))
}

/// A query that adds nothing to the score.
fn silent(query: Box<dyn TantivyQuery>) -> Box<dyn TantivyQuery> {
    Box::new(ConstScoreQuery::new(query, 0.0))
}
