//! Filters: the fields of a query as tantivy runs them.

use super::named::{Filter, Named, Point, Test};
use super::plan::Sought;
use super::query::Query;
use super::term::{is, silent};
use crate::index::{Fields, key, named_stem};
use crate::taxonomy::SYSTEMS;
use std::ops::Bound;
use tantivy::Term;
use tantivy::query::{
    AllQuery, BooleanQuery, ExistsQuery, FuzzyTermQuery, Occur, Query as TantivyQuery, RangeQuery,
    RegexQuery,
};
use tantivy::schema::Field;

impl Sought<'_> {
    /// What a hit must be, whatever its words.
    pub(super) fn filters(&self, query: &Query) -> Vec<(Occur, Box<dyn TantivyQuery>)> {
        let fields = self.fields;
        let keys = |values: &[String]| values.iter().map(|v| key(v)).collect();
        let kinds = query.kinds.iter().map(|k| k.name().to_owned()).collect();
        let filters: [(Named, Field, Vec<String>); 4] = [
            (Named::Kind, fields.kind, kinds),
            (Named::Lang, fields.lang, keys(&query.langs)),
            (
                Named::Occupation,
                fields.occupation,
                keys(&query.occupations),
            ),
            (Named::Section, fields.section_key, keys(&query.sections)),
        ];
        let given = filters
            .into_iter()
            .filter(|(.., values)| !values.is_empty());
        given
            .map(|(named, field, values)| {
                let any = values.iter().map(|value| is(field, value));
                let any = Box::new(BooleanQuery::union(any.collect()));
                (Occur::Must, silent(self.whole(named, any)))
            })
            .collect()
    }

    /// What passes a filter.
    pub(super) fn filter(&self, filter: &Filter) -> Box<dyn TantivyQuery> {
        let fields = places(filter.field, self.fields);
        let each = |of: &dyn Fn(Field) -> Box<dyn TantivyQuery>| -> Box<dyn TantivyQuery> {
            Box::new(BooleanQuery::union(fields.iter().map(|f| of(*f)).collect()))
        };
        match &filter.test {
            // Values are a column only.
            Test::Is(value) if filter.field == Named::Value => {
                let value = || Bound::Included(Term::from_field_text(self.fields.value, value));
                Box::new(RangeQuery::new(value(), value()))
            }
            Test::Begins(start) if filter.field == Named::Value => {
                let term = |end: &str| Term::from_field_text(self.fields.value, end);
                let end = term(&format!("{start}{}", char::MAX));
                Box::new(RangeQuery::new(
                    Bound::Included(term(start)),
                    Bound::Included(end),
                ))
            }
            Test::Is(value) if filter.field == Named::Copy => match &**value {
                "yes" => copies(),
                _ => Box::new(BooleanQuery::new(vec![
                    (Occur::Must, Box::new(AllQuery)),
                    (Occur::MustNot, copies()),
                ])),
            },
            Test::Is(code) if filter.field == Named::Code => each(&|field| coded(field, code, "")),
            Test::Begins(code) if filter.field == Named::Code => {
                each(&|field| coded(field, code, ".*"))
            }
            Test::Is(value) => each(&|field| is(field, value)),
            Test::Begins(start) => each(&|field| begins(field, start)),
            Test::Words(words) => {
                let word = |word: &String| {
                    let stems = self.stems.iter().flat_map(|stems| stems.stems(word));
                    let stems = stems.map(|stem| named_stem(&stem));
                    let forms = std::iter::once(word.clone()).chain(stems);
                    let any = forms.flat_map(|form| fields.iter().map(move |f| is(*f, &form)));
                    Box::new(BooleanQuery::union(any.collect())) as Box<dyn TantivyQuery>
                };
                Box::new(BooleanQuery::intersection(words.iter().map(word).collect()))
            }
            Test::Within(low, high) => {
                // What lies between two sums must end after the first and begin before the second.
                let (begin, end) = match filter.field {
                    Named::Pay => (self.fields.pay_low, self.fields.pay_high),
                    _ => (self.fields.date, self.fields.date),
                };
                let term = |field: Field, n: u64| Term::from_field_u64(field, n);
                let edge = |p: &Point| match filter.field {
                    Named::Date if low != high => since(p.first),
                    _ => p.first,
                };
                let low = bound(low, edge, |p| p.last, |n| term(end, n));
                let high = bound(high, |p| p.last, |p| p.first, |n| term(begin, n));
                let mut all: Vec<Box<dyn TantivyQuery>> = Vec::new();
                if !matches!(low, Bound::Unbounded) {
                    all.push(Box::new(RangeQuery::new(low, Bound::Unbounded)));
                }
                if !matches!(high, Bound::Unbounded) {
                    all.push(Box::new(RangeQuery::new(Bound::Unbounded, high)));
                }
                Box::new(BooleanQuery::intersection(all))
            }
        }
    }
}

/// What belongs to a page that is marked as a copy.
fn copies() -> Box<dyn TantivyQuery> {
    Box::new(ExistsQuery::new("copy_of".to_owned(), false))
}

/// What has a code that goes on as `more` says, whatever letters the name and codes of one's own classification have.
fn coded(field: Field, code: &str, more: &str) -> Box<dyn TantivyQuery> {
    let known = |system: &&str| {
        code.strip_prefix(*system)
            .is_some_and(|id| id.starts_with('/'))
    };
    if !SYSTEMS.iter().any(known) {
        let pattern = format!("(?i){}{more}", regex::escape(code));
        if let Ok(any_case) = RegexQuery::from_pattern(&pattern, field) {
            return Box::new(any_case);
        }
    }
    match more {
        "" => is(field, code),
        _ => begins(field, code),
    }
}

/// The fields of the index that a field of the query stands for.
fn places(field: Named, fields: &Fields) -> Vec<Field> {
    vec![match field {
        Named::Kind => fields.kind,
        Named::Facet => fields.facet,
        Named::Modality => fields.modality,
        Named::EmployerSize => fields.employer_size,
        Named::Value => fields.value,
        Named::Lang => fields.lang,
        Named::Site => fields.site,
        Named::Page => fields.page,
        Named::Occupation => fields.occupation,
        Named::Code => return vec![fields.code, fields.occupation_code],
        Named::Title => fields.title,
        Named::Section => fields.heading,
        Named::Pay => fields.pay_low,
        Named::Currency => fields.currency,
        Named::Period => fields.period,
        Named::Date => fields.date,
        Named::Copy => fields.copy_of,
    }]
}

/// Where a range of dates begins: a page that says only its month or year counts as from the first day of it.
fn since(first: u64) -> u64 {
    let (year, month, day) = (first / 10_000, first / 100 % 100, first % 100);
    match (month, day) {
        (0 | 1, 0 | 1) => year * 10_000,
        (_, 1) => first - 1,
        _ => first,
    }
}

/// A bound as tantivy has it: `edge` is the number of a point that is within, `beyond` of one that is not.
fn bound(
    bound: &Bound<Point>,
    edge: impl Fn(&Point) -> u64,
    beyond: impl Fn(&Point) -> u64,
    term: impl Fn(u64) -> Term,
) -> Bound<Term> {
    match bound {
        Bound::Included(point) => Bound::Included(term(edge(point))),
        Bound::Excluded(point) => Bound::Excluded(term(beyond(point))),
        Bound::Unbounded => Bound::Unbounded,
    }
}

/// What has a value in `field` that begins with `start`.
fn begins(field: Field, start: &str) -> Box<dyn TantivyQuery> {
    Box::new(FuzzyTermQuery::new_prefix(
        Term::from_field_text(field, start),
        0,
        false,
    ))
}
