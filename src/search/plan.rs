//! The plan: a query as tantivy runs it.
//!
//! Each clause is sought in its exact form and by its stem, which the index also has of compounds that the word is a part of;
//! its scores (BM25) are added, and a hit's score is the sum over the clauses. So a hit with more of the words stands higher,
//! and one with the very form of a word higher still. Among passages the parts of words and stems that are written alike
//! ([`kin`](super::kin)) add to the score as well; where words only stand side by side, a passage that has nothing else is
//! **near**, and is not counted.
//! Words that follow each other as in the query add a little more, as does being about an occupation that it names; fields
//! add nothing.

use super::alternatives::{best, sum, telling};
use super::forms::Known;
use super::joined::{To, joined};
use super::kin::Kin;
use super::living::Statistics;
use super::mark::Marker;
use super::named::{Filter, Named, Test};
use super::query::Query;
use super::term::{is, phrase, silent};
use super::told::Told;
use super::tree::{Clause, Node};
use super::weights::Weights;
use super::word::has;
use crate::index::{Fields, Grain, Stems, WordField};
use crate::taxonomy::Code;
use std::collections::BTreeMap;
use std::sync::Arc;
use tantivy::Term;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, EmptyQuery, FuzzyTermQuery, Occur, Query as TantivyQuery,
    TermQuery,
};
use tantivy::schema::IndexRecordOption;

/// What hits are ranked by beside the query.
pub(super) struct Ranks<'s> {
    pub(super) statistics: Statistics<'s>,
    /// The stems of the index, where words that are written alike count.
    pub(super) kin: Option<Arc<Kin>>,
}

/// A query, ready to run.
pub(super) struct Plan {
    pub(super) query: Box<dyn TantivyQuery>,
    /// What tells what it finds apart; nothing where all that it finds has the words.
    pub(super) lists: Option<Lists>,
    clauses: Vec<Clause>,
    stems: Vec<Stems>,
}

/// What tells what a plan finds apart: what has the words; of what has none, what is about an occupation that the query names
/// (of articles only); all else has words that are written alike.
#[derive(Default)]
pub(super) struct Lists {
    pub(super) words: Told,
    pub(super) about: Told,
}

impl Plan {
    /// `tree` is what is sought of `query`, and nothing where it seeks nothing; `stems` are those of the languages that are
    /// searched, `roles` the occupations that the query names; without `ranks` nothing is sought that only ranks.
    pub(super) fn new(
        tree: Option<&Node>,
        query: &Query,
        fields: &Fields,
        stems: Vec<Stems>,
        roles: &[Code],
        ranks: Option<&Ranks<'_>>,
    ) -> Self {
        let grain = query.grain();
        let sought = Sought {
            fields,
            field: match grain {
                Grain::Fact => fields.fact,
                Grain::Passage | Grain::Article => fields.passage,
            },
            stems: &stems,
            weights: query.weights,
            grain,
        };
        let mut parts = sought.filters(query);
        let of_grain = || -> (Occur, Box<dyn TantivyQuery>) {
            let term = self::sought(grain, fields);
            let of_grain = TermQuery::new(term, IndexRecordOption::Basic);
            (Occur::Must, silent(Box::new(of_grain)))
        };
        let clauses: Vec<Clause> = tree.map_or_else(Vec::new, |tree| {
            tree.sought().into_iter().cloned().collect()
        });
        let alike = match grain {
            Grain::Fact => None,
            _ => ranks.and_then(|ranks| sought.alike(&clauses, ranks)),
        };
        // Near hits are for words that stand side by side; where more is said of them, what does not have them is no hit.
        let items: &[Node] = match tree {
            Some(Node::Beside(items)) => items,
            Some(node) => std::slice::from_ref(node),
            None => &[],
        };
        let said = |node: &Node| matches!(node, Node::Must(_) | Node::And(_) | Node::Everything);
        let loose = !items.iter().any(|node| said(node) && !node.is_aside());
        let role = sought.about(roles);
        // Articles about a role are found by it alone.
        let found = role.as_deref().filter(|_| grain == Grain::Article);
        // Words stand in a field of their grain alone.
        if found.is_some() || !tree.is_some_and(Node::has_words) {
            parts.push(of_grain());
        }
        let may = |query: Box<dyn TantivyQuery>| (Occur::Should, query);
        let mut more: Vec<_> = sought.pairs(items).into_iter().collect();
        more.extend(sought.titles(&clauses));
        let (asides, words): (Vec<&Node>, Vec<&Node>) =
            items.iter().partition(|node| node.is_aside());
        let lists = (loose && !words.is_empty() && (alike.is_some() || found.is_some()))
            .then(Lists::default);
        match &lists {
            None => {
                parts.push((
                    Occur::Must,
                    match tree {
                        Some(tree) => sought.node(tree),
                        None => Box::new(EmptyQuery),
                    },
                ));
                parts.extend(role.map(may));
                parts.extend(alike.map(may));
                parts.extend(more.into_iter().map(may));
            }
            Some(lists) => {
                parts.extend(sought.asides(&asides));
                let any = words
                    .into_iter()
                    .flat_map(|node| sought.any(node))
                    .collect();
                let (about, only_ranks) = match grain {
                    Grain::Article => (role, None),
                    _ => (None, role),
                };
                more.extend(only_ranks);
                let mut all = vec![telling(any, more, &lists.words)];
                all.extend(alike);
                all.extend(about.map(|role| telling(vec![role], Vec::new(), &lists.about)));
                parts.push((Occur::Must, sum(all)));
            }
        }
        Plan {
            query: Box::new(BooleanQuery::new(parts)),
            lists,
            clauses,
            stems,
        }
    }

    /// What finds the query's words again in a text.
    pub(super) fn marker(&self, known: &Arc<Known>) -> Marker {
        Marker::new(&self.clauses, &self.stems, known)
    }
}

/// Where a query is sought.
pub(super) struct Sought<'a> {
    pub(super) fields: &'a Fields,
    pub(super) field: WordField,
    pub(super) stems: &'a [Stems],
    pub(super) weights: Weights,
    pub(super) grain: Grain,
}

impl Sought<'_> {
    fn node(&self, node: &Node) -> Box<dyn TantivyQuery> {
        match node {
            Node::Words(clause) => sum(self.clause(clause)),
            Node::Field(filter) => silent(self.whole(filter.field, self.filter(filter))),
            Node::Everything => silent(Box::new(AllQuery)),
            Node::Must(inner) => self.node(inner),
            Node::Not(_) => self.beside(std::slice::from_ref(node)),
            Node::Beside(items) => self.beside(items),
            Node::Or(all) => {
                let any = all.iter().flat_map(|node| self.any(node)).collect();
                sum(any)
            }
            Node::And(all) => {
                let (shut_out, words): (Vec<&Node>, Vec<&Node>) =
                    all.iter().partition(|node| node.is_not());
                let mut parts = self.asides(&shut_out);
                // Two by two, whichever is rarer: the sum of more scores would depend on the order that tantivy adds them in.
                let words = words.into_iter().map(|node| self.node(node));
                let both = |a, b| {
                    Box::new(BooleanQuery::intersection(vec![a, b])) as Box<dyn TantivyQuery>
                };
                parts.extend(words.reduce(both).map(|all| (Occur::Must, all)));
                self.all(parts)
            }
        }
    }

    /// Words of which at least one is there, unless others must be; all fields; nothing that is shut out.
    fn beside(&self, items: &[Node]) -> Box<dyn TantivyQuery> {
        let (asides, words): (Vec<&Node>, Vec<&Node>) =
            items.iter().partition(|node| node.is_aside());
        let mut parts = self.asides(&asides);
        let (must, may): (Vec<&Node>, Vec<&Node>) = words
            .into_iter()
            .partition(|node| matches!(node, Node::Must(_)));
        let any: Vec<_> = may.into_iter().flat_map(|node| self.any(node)).collect();
        if !any.is_empty() {
            let occur = if must.is_empty() {
                Occur::Must
            } else {
                Occur::Should
            };
            parts.push((occur, sum(any)));
        }
        parts.extend(must.into_iter().map(|node| (Occur::Must, self.node(node))));
        self.all(parts)
    }

    /// All of `parts`; everything, where nothing must be there.
    fn all(&self, mut parts: Vec<(Occur, Box<dyn TantivyQuery>)>) -> Box<dyn TantivyQuery> {
        if !parts.iter().any(|(occur, _)| *occur == Occur::Must) {
            parts.push((Occur::Must, silent(Box::new(AllQuery))));
        }
        match parts.as_slice() {
            [(Occur::Must, _)] => parts.swap_remove(0).1,
            _ => Box::new(BooleanQuery::new(parts)),
        }
    }

    /// Fields, of which values of the same one are alternatives, and what is shut out.
    fn asides(&self, nodes: &[&Node]) -> Vec<(Occur, Box<dyn TantivyQuery>)> {
        let mut parts = Vec::new();
        let mut filters = Vec::new();
        // What only facts have must be true of one of them: fields that stand alone, and with them those of each group.
        let mut of_one_fact = Vec::new();
        let mut groups = Vec::new();
        let mut shut_out = Vec::new();
        for node in nodes {
            match node {
                Node::Not(inner) => shut_out.push(self.node(inner)),
                Node::Field(filter) => filters.push(filter),
                group => match self.of_one_fact(group) {
                    Some(group) => groups.push(group),
                    None => parts.push((Occur::Must, silent(self.node(group)))),
                },
            }
        }
        for (field, query) in self.fields(&filters) {
            match field.is_of_facts_alone() {
                true => of_one_fact.push((field, query)),
                false => parts.push((Occur::Must, silent(self.whole(field, query)))),
            }
        }
        if let (true, Some((field, _))) = (groups.is_empty(), of_one_fact.first()) {
            groups.push((*field, of_one_fact.remove(0).1));
        }
        for (field, group) in groups {
            let outer = of_one_fact.iter().map(|(_, query)| query.box_clone());
            let all = std::iter::once(group).chain(outer).collect();
            let all = self.whole(field, Box::new(BooleanQuery::intersection(all)));
            parts.push((Occur::Must, silent(all)));
        }
        if !shut_out.is_empty() {
            // By article, what has any of it anywhere, found in one pass.
            if self.grain == Grain::Article {
                let any = Box::new(BooleanQuery::union(shut_out));
                shut_out = vec![joined(any, To::Pages)];
            }
            parts.push((Occur::MustNot, none_of(shut_out, self.fields)));
        }
        parts
    }

    /// What each of fields that stand side by side must have: of those with names and values, any of them.
    fn fields(&self, filters: &[&Filter]) -> Vec<(Named, Box<dyn TantivyQuery>)> {
        let mut values: BTreeMap<Named, Vec<Box<dyn TantivyQuery>>> = BTreeMap::new();
        let mut all = Vec::new();
        for filter in filters {
            let query = self.filter(filter);
            match filter.test {
                Test::Is(_) | Test::Begins(_) => {
                    values.entry(filter.field).or_default().push(query);
                }
                _ => all.push((filter.field, query)),
            }
        }
        all.extend(values.into_iter().map(|(field, any)| {
            let any: Box<dyn TantivyQuery> = Box::new(BooleanQuery::union(any));
            (field, any)
        }));
        all
    }

    /// What facts a group of fields finds that only facts have, and one of the fields; nothing where it is no such group.
    fn of_one_fact(&self, node: &Node) -> Option<(Named, Box<dyn TantivyQuery>)> {
        match node {
            Node::Field(filter) if filter.field.is_of_facts_alone() => {
                Some((filter.field, self.filter(filter)))
            }
            Node::Beside(all) => {
                let filters = all.iter().map(|node| match node {
                    Node::Field(filter) if filter.field.is_of_facts_alone() => Some(filter),
                    _ => None,
                });
                let filters: Vec<&Filter> = filters.collect::<Option<_>>()?;
                let field = filters.first()?.field;
                let all = self.fields(&filters).into_iter().map(|(_, query)| query);
                Some((field, Box::new(BooleanQuery::intersection(all.collect()))))
            }
            Node::Or(all) => {
                let any: Vec<_> = all
                    .iter()
                    .map(|node| self.of_one_fact(node))
                    .collect::<Option<_>>()?;
                let field = any.first()?.0;
                let any = any.into_iter().map(|(_, query)| query).collect();
                Some((field, Box::new(BooleanQuery::union(any))))
            }
            _ => None,
        }
    }

    /// What a field finds, as the hits of the grain are found by it: passages by the facts in them, articles by all that they
    /// have anywhere.
    pub(super) fn whole(
        &self,
        field: Named,
        query: Box<dyn TantivyQuery>,
    ) -> Box<dyn TantivyQuery> {
        match self.grain {
            Grain::Passage if field.is_of_facts_alone() => joined(query, To::Passages),
            Grain::Article if field.asks_for_facts() || field == Named::Code => {
                joined(query, To::Pages)
            }
            _ => query,
        }
    }

    /// A node as alternatives, whose scores are added: one union of all of them is read sooner than a union of unions.
    fn any(&self, node: &Node) -> Vec<Box<dyn TantivyQuery>> {
        match node {
            Node::Words(clause) => self.clause(clause),
            node => vec![self.node(node)],
        }
    }

    /// The forms of a clause, as alternatives.
    fn clause(&self, clause: &Clause) -> Vec<Box<dyn TantivyQuery>> {
        let exact = phrase(self.field.exact, clause);
        if clause.quoted || clause.prefix {
            return vec![exact];
        }
        let mut forms = self.forms(&clause.words, exact);
        if let (true, [word]) = (clause.fuzzy > 0, clause.words.as_slice()) {
            let term = Term::from_field_text(self.field.exact, word);
            forms.push(Box::new(FuzzyTermQuery::new(term, clause.fuzzy, true)));
        }
        let also = clause.also.iter().map(|also| {
            let words: Vec<String> = also.words.split(' ').map(str::to_owned).collect();
            let exact = Clause {
                words: words.clone(),
                ..Clause::default()
            };
            let forms = self.forms(&words, phrase(self.field.exact, &exact));
            sum(forms)
        });
        let also: Vec<_> = also.collect();
        if !also.is_empty() {
            forms.push(Box::new(BoostQuery::new(
                best(also, 0.0),
                self.weights.also,
            )));
        }
        forms
    }

    /// Words in their exact form and by their stems in each language.
    fn forms(&self, words: &[String], exact: Box<dyn TantivyQuery>) -> Vec<Box<dyn TantivyQuery>> {
        let mut forms: Vec<Box<dyn TantivyQuery>> =
            vec![Box::new(BoostQuery::new(exact, self.weights.exact))];
        for stems in self.stems {
            let single = words.len() == 1;
            let told = words.iter().filter(|word| single || !stems.is_stop(word));
            let mut all: Vec<_> = told.map(|word| self.inflected(word, stems)).collect();
            match all.len() {
                0 => {}
                1 => forms.push(all.swap_remove(0)),
                _ => forms.push(Box::new(BooleanQuery::intersection(all))),
            }
        }
        forms
    }

    /// A word in its other forms: by the stems of the words that it may be of, and as stop words, which have none.
    fn inflected(&self, word: &str, stems: &Stems) -> Box<dyn TantivyQuery> {
        let own = stems.stems(word);
        let mut any: Vec<_> = own.iter().map(|stem| self.stem(stem)).collect();
        let stop_words = stems.stop_words_of(word).into_iter();
        any.extend(stop_words.map(|stop| {
            let term = Term::from_field_text(self.field.exact, stop);
            has(term, true)
        }));
        best(any, 0.0)
    }

    pub(super) fn stem(&self, stem: &str) -> Box<dyn TantivyQuery> {
        has(Term::from_field_text(self.field.stem, stem), true)
    }
}

/// Any of `queries`, to be shut out.
fn none_of(mut queries: Vec<Box<dyn TantivyQuery>>, fields: &Fields) -> Box<dyn TantivyQuery> {
    // Articles are no hits of any plan. With them the union has always two members, so that tantivy 0.27 never asks a lone
    // phrase to seek backwards, which its debug assertions forbid.
    queries.push(is(fields.grain, Grain::Article.name()));
    silent(Box::new(BooleanQuery::union(queries)))
}

/// The term of the documents that are searched: articles are found by their passages.
pub(super) fn sought(grain: Grain, fields: &Fields) -> Term {
    let grain = match grain {
        Grain::Article => Grain::Passage,
        grain => grain,
    };
    Term::from_field_text(fields.grain, grain.name())
}
