//! Ranks: what only adds to the score of a hit, or makes one that is near.

use super::alternatives::{best, sum};
use super::kin::Kin;
use super::plan::{Ranks, Sought};
use super::term::is;
use super::tree::{Clause, Node};
use super::word::has;
use crate::index::named_stem;
use crate::taxonomy::Code;
use tantivy::Term;
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, PhraseQuery,
    Query as TantivyQuery,
};

/// Of a word, so many stems that are written alike are sought at the most.
const KIN: usize = 16;
/// Of several of them in one passage, the share of what all but the best of them weigh.
const MORE: f32 = 0.2;

impl Sought<'_> {
    /// What has parts of the words of `clauses`, or words that are written like them; nothing where nothing has.
    pub(super) fn alike(
        &self,
        clauses: &[Clause],
        ranks: &Ranks<'_>,
    ) -> Option<Box<dyn TantivyQuery>> {
        let loose = clauses.iter().filter(|c| !c.quoted && !c.prefix);
        let words: Vec<&String> = loose.flat_map(|clause| &clause.words).collect();
        let mut any: Vec<Box<dyn TantivyQuery>> = Vec::new();
        if let Some(kin) = &ranks.kin {
            any.extend(words.iter().filter_map(|word| self.kin(word, kin, ranks)));
        }
        if self.weights.parts > 0.0 {
            for stems in self.stems {
                let parts = words.iter().flat_map(|word| stems.parts(word));
                any.extend(parts.map(|part| {
                    Box::new(BoostQuery::new(self.stem(&part), self.weights.parts)) as _
                }));
            }
        }
        (!any.is_empty()).then(|| sum(any))
    }

    /// What has stems that are written like a word; its own among them, since a passage that has the word and others like it
    /// says no more than one that has the word.
    fn kin(&self, word: &str, kin: &Kin, ranks: &Ranks<'_>) -> Option<Box<dyn TantivyQuery>> {
        let mut alike: Vec<Box<dyn TantivyQuery>> = Vec::new();
        for stems in self.stems.iter().filter(|stems| !stems.is_stop(word)) {
            let stem = stems.stem(word);
            let like = kin.like(&stem);
            let living = |stem: &str| {
                let term = Term::from_field_text(self.field.stem, stem);
                ranks.statistics.count(&term).is_ok_and(|count| count > 0)
            };
            let like = like.filter(|like| living(like.stem)).take(KIN);
            alike.extend(like.map(|like| {
                let term = Term::from_field_text(self.field.stem, like.stem);
                let weight = self.weights.grams * like.likeness.sqrt();
                Box::new(BoostQuery::new(has(term, false), weight)) as _
            }));
        }
        (!alike.is_empty()).then(|| best(alike, MORE))
    }

    /// Words of `clauses` in the title, each counting the same: there are too few titles to tell a rare word from a common one.
    pub(super) fn titles(&self, clauses: &[Clause]) -> Option<Box<dyn TantivyQuery>> {
        if self.weights.title == 0.0 {
            return None;
        }
        let loose = clauses.iter().filter(|c| !c.quoted && !c.prefix);
        let words: Vec<&String> = loose.flat_map(|clause| &clause.words).collect();
        let any: Vec<Box<dyn TantivyQuery>> = words
            .iter()
            .map(|word| {
                let stems = self.stems.iter().flat_map(|stems| stems.stems(word));
                let any = stems.map(|stem| is(self.fields.title, &named_stem(&stem)));
                let any = any.collect();
                let any = Box::new(BooleanQuery::union(any));
                Box::new(ConstScoreQuery::new(any, self.weights.title)) as _
            })
            .collect();
        (!any.is_empty()).then(|| Box::new(BooleanQuery::union(any)) as _)
    }

    /// What is about one of `roles`.
    pub(super) fn about(&self, roles: &[Code]) -> Option<Box<dyn TantivyQuery>> {
        if roles.is_empty() {
            return None;
        }
        let any = roles.iter().map(|code| {
            let is = is(self.fields.occupation_code, &code.key());
            let weight = self.weights.role * code.score.share() as f32;
            Box::new(ConstScoreQuery::new(is, weight)) as Box<dyn TantivyQuery>
        });
        Some(Box::new(DisjunctionMaxQuery::new(any.collect())))
    }

    /// Words of the query that follow each other in a text as they do in it.
    pub(super) fn pairs(&self, items: &[Node]) -> Option<Box<dyn TantivyQuery>> {
        if self.weights.pairs == 0.0 {
            return None;
        }
        let word = |node: &Node| match node {
            Node::Words(Clause {
                words,
                quoted: false,
                prefix: false,
                ..
            }) if words.len() == 1 => words.first().cloned(),
            _ => None,
        };
        let pairs = items
            .windows(2)
            .filter_map(|pair| Some([word(&pair[0])?, word(&pair[1])?]));
        let pairs: Vec<Box<dyn TantivyQuery>> = pairs
            .map(|pair| {
                let term = |word: &String| Term::from_field_text(self.field.exact, word);
                let pair = Box::new(PhraseQuery::new(pair.iter().map(term).collect()));
                Box::new(BoostQuery::new(pair, self.weights.pairs)) as _
            })
            .collect();
        (!pairs.is_empty()).then(|| sum(pairs))
    }
}
