//! What no page has: why a query with fields finds nothing.

use super::Searcher;
use super::by::By;
use super::lookup;
use super::named::{Named, Test};
use super::query::Query;
use super::role;
use super::term::is;
use crate::error::Result;
use crate::index::{Grain, key};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use tantivy::Term;
use tantivy::query::BooleanQuery;
use tantivy::schema::Field;

/// How many values are named that there are.
const NAMED: usize = 5;

/// A value that was asked for and that nothing in the index has.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Absent {
    /// The field.
    pub field: Named,
    /// What was asked for.
    pub value: String,
    /// Values that it does have, the most frequent first.
    pub has: Vec<String>,
    /// Of an occupation: what the index calls those that classifications know by the name that was asked for, and names of the same
    /// letters with marks on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub same: Vec<String>,
}

impl Searcher {
    /// The values that a query asks for, in its text or beside it, and that nothing in the index has.
    ///
    /// # Errors
    ///
    /// The index cannot be read.
    pub fn absent(&self, query: &Query) -> Result<Vec<Absent>> {
        let fields = &self.fields;
        let beside = [
            (Named::Lang, fields.lang, &query.langs),
            (Named::Occupation, fields.occupation, &query.occupations),
            (Named::Section, fields.section_key, &query.sections),
        ];
        let mut asked: Vec<(Named, Field, String)> = Vec::new();
        for (field, place, values) in beside {
            asked.extend(values.iter().map(|value| (field, place, key(value))));
        }
        let tree = query.tree();
        for filter in tree.iter().flat_map(super::Node::filters) {
            let place = match filter.field {
                Named::Lang => fields.lang,
                Named::Site => fields.site,
                Named::Page => fields.page,
                Named::Occupation => fields.occupation,
                _ => continue,
            };
            if let Test::Is(value) = &filter.test {
                asked.push((filter.field, place, value.clone()));
            }
        }
        let mut absent = Vec::new();
        for (field, place, value) in asked {
            let term = Term::from_field_text(place, &value);
            let pages = self.living.count(&term).map_err(|e| self.failed(e))?;
            if pages == 0
                && !absent
                    .iter()
                    .any(|a: &Absent| (a.field, &a.value) == (field, &value))
            {
                let has = self.most_frequent(field)?;
                let mut same = Vec::new();
                if field == Named::Occupation {
                    same = self.same_occupation(&value)?;
                    let written = lookup::with_letters(&self.searcher, place, &value);
                    same.extend(written.map_err(|e| self.failed(e))?);
                }
                absent.push(Absent {
                    field,
                    value,
                    has,
                    same,
                });
            }
        }
        Ok(absent)
    }

    /// What the index calls the occupations of a name: the roles of pages whose own code is theirs, the most frequent first.
    fn same_occupation(&self, name: &str) -> Result<Vec<String>> {
        let mut same: Vec<String> = Vec::new();
        for code in role::named(Query::new(name).tree().as_ref(), &self.library) {
            let about = BooleanQuery::intersection(vec![
                is(self.fields.grain, Grain::Article.name()),
                is(self.fields.occupation_code, &code.key()),
            ]);
            let mut often: BTreeMap<String, usize> = BTreeMap::new();
            for doc in self.in_order(&about)? {
                let role = self.article(doc)?.source.occupation.as_deref().map(key);
                *often.entry(role.unwrap_or_default()).or_default() += 1;
            }
            let mut roles: Vec<(String, usize)> = often.into_iter().collect();
            roles.sort_by_key(|(_, often)| Reverse(*often));
            same.extend(roles.into_iter().map(|(role, _)| role));
        }
        let mut seen = rustc_hash::FxHashSet::default();
        same.retain(|name| !name.is_empty() && seen.insert(name.clone()));
        same.truncate(NAMED);
        Ok(same)
    }

    /// The most frequent values of a field.
    fn most_frequent(&self, field: Named) -> Result<Vec<String>> {
        let Some(by) = By::from_name(field.name()) else {
            return Ok(Vec::new());
        };
        let all = Query {
            grain: Some(Grain::Passage),
            limit: 0,
            counts: vec![by],
            values: NAMED,
            ..Query::new("")
        };
        let counts = self.search(&all)?.counts;
        let values = counts.into_iter().flat_map(|counts| counts.values);
        Ok(values.map(|value| value.value).collect())
    }
}
