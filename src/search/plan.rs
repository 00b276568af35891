//! The plan: a query as tantivy runs it.
//!
//! Each clause is sought in its exact form and by its stem, which the index also has of compounds that the word is a part of;
//! its scores (BM25) are added, and a hit's score is the sum over the clauses. So a hit with more of the words stands higher,
//! and one with the very form of a word higher still. Among passages the parts and the runs of letters that words share add to
//! the score as well; a passage that has nothing else is only **near**, and is not counted.

use super::mark::Marker;
use super::query::{Clause, Query};
use super::stop;
use crate::index::{Fields, Grain, Stems, WordField, grams, key};
use tantivy::Term;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, FuzzyTermQuery, Occur,
    PhrasePrefixQuery, PhraseQuery, Query as TantivyQuery, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

/// How much an exact form counts, where the stem counts one. Both count where the form is the same, so the exact form is
/// always ahead. These weights and those of the grams are the best of a coarse grid over the three Swedish retrieval sets
/// (`sikta eval search`), one for all of them.
const EXACT: f32 = 0.2;
/// How much the grams count.
const GRAMS: f32 = 0.5;
/// Grams that stand in more than this share of the passages tell none from the others, unless there are few passages.
const COMMON: f64 = 0.2;
/// So many are few.
const FEW: f64 = 10.0;

/// A query, ready to run.
pub(super) struct Plan {
    pub(super) query: Box<dyn TantivyQuery>,
    /// What has none of the words, but words that are written alike; nothing where no such thing can be.
    pub(super) near: Option<Box<dyn TantivyQuery>>,
    /// What is sought: the query's clauses without its stop words.
    pub(super) clauses: Vec<Clause>,
    /// The stop words that are not sought.
    pub(super) left_out: Vec<String>,
    stems: Vec<Stems>,
    grain: Grain,
}

impl Plan {
    /// `stems` are those of the languages that are searched; `count` tells in how many documents a term stands.
    pub(super) fn new(
        query: &Query,
        fields: &Fields,
        stems: Vec<Stems>,
        count: impl Fn(&Term) -> u64,
    ) -> Self {
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
        let grams = match grain {
            Grain::Fact => None,
            _ => {
                let most = FEW.max(COMMON * count(&self::sought(grain, fields)) as f64);
                let tells = |term: &Term| (1..most as u64).contains(&count(term));
                sought.alike(fields.passage_gram, &wanted, tells)
            }
        };
        let found: Box<dyn TantivyQuery> = match (no_words, wanted.is_empty()) {
            (true, _) => Box::new(EmptyQuery),
            (false, true) => silent(Box::new(AllQuery)),
            (false, false) => {
                let any = wanted.into_iter().map(|clause| sought.clause(clause));
                Box::new(BooleanQuery::union(any.collect()))
            }
        };
        if !shut_out.is_empty() {
            let any = shut_out.into_iter().map(|clause| sought.clause(clause));
            parts.push((Occur::MustNot, none_of(any.collect(), fields)));
        }
        let near = grams.as_ref().map(|grams| {
            let mut near = copy(&parts);
            near.push((Occur::Must, grams.box_clone()));
            near.push((Occur::MustNot, none_of(vec![found.box_clone()], fields)));
            Box::new(BooleanQuery::new(near)) as Box<dyn TantivyQuery>
        });
        parts.push((Occur::Must, found));
        parts.extend(grams.map(|grams| (Occur::Should, grams)));
        Plan {
            query: Box::new(BooleanQuery::new(parts)),
            near,
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
        let exact = phrase(self.field.exact, &clause.words, clause.prefix);
        if clause.quoted || clause.prefix {
            return exact;
        }
        let mut forms: Vec<Box<dyn TantivyQuery>> = vec![Box::new(BoostQuery::new(exact, EXACT))];
        for stems in self.stems {
            let all = clause.words.iter().map(|word| self.stem(&stems.stem(word)));
            forms.push(match clause.words.len() {
                1 => all.collect::<Vec<_>>().swap_remove(0),
                _ => Box::new(BooleanQuery::intersection(all.collect())),
            });
        }
        Box::new(BooleanQuery::union(forms))
    }

    fn stem(&self, stem: &str) -> Box<dyn TantivyQuery> {
        let term = Term::from_field_text(self.field.stem, stem);
        Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
    }

    /// What shares parts or runs of letters with the words of `clauses`; nothing where these have none that tell.
    fn alike(
        &self,
        grams_of: Field,
        clauses: &[&Clause],
        tells: impl Fn(&Term) -> bool,
    ) -> Option<Box<dyn TantivyQuery>> {
        let loose = clauses.iter().filter(|c| !c.quoted && !c.prefix);
        let words: Vec<&String> = loose.flat_map(|clause| &clause.words).collect();
        let grams = words.iter().flat_map(|word| grams(word));
        let terms = grams.map(|gram| Term::from_field_text(grams_of, &gram));
        let telling = terms.filter(tells);
        let mut any: Vec<Box<dyn TantivyQuery>> = telling
            .map(|term| {
                let gram = TermQuery::new(term, IndexRecordOption::WithFreqs);
                Box::new(BoostQuery::new(Box::new(gram), GRAMS)) as _
            })
            .collect();
        for stems in self.stems {
            let parts = words
                .iter()
                .flat_map(|word| stems.stem_and_parts(word).into_iter().skip(1));
            any.extend(parts.map(|part| self.stem(&part)));
        }
        (!any.is_empty()).then(|| Box::new(BooleanQuery::union(any)) as _)
    }
}

/// Any of `queries`, to be shut out.
fn none_of(mut queries: Vec<Box<dyn TantivyQuery>>, fields: &Fields) -> Box<dyn TantivyQuery> {
    // Articles are no hits of any plan. With them the union has always two members, so that tantivy 0.27 never asks a lone
    // phrase to seek backwards, which its debug assertions forbid.
    queries.push(is(fields.grain, Grain::Article.name()));
    silent(Box::new(BooleanQuery::union(queries)))
}

fn copy(parts: &[(Occur, Box<dyn TantivyQuery>)]) -> Vec<(Occur, Box<dyn TantivyQuery>)> {
    parts
        .iter()
        .map(|(occur, query)| (*occur, query.box_clone()))
        .collect()
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
