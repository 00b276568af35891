//! How a query is understood by an index: which words are left out, what is sought in place of others, and what its writer may
//! have meant.

use super::Searcher;
use super::answer::Expanded;
use super::flaw::{Note, Problem};
use super::keyboard;
use super::lookup;
use super::parse::parse;
use super::query::Query;
use super::role;
use super::stop;
use super::synonyms;
use super::tree::{Also, Clause, Node, Why};
use crate::error::Result;
use crate::index::{Grain, Stems, WordField};
use crate::taxonomy::Code;
use rustc_hash::FxHashSet;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use tantivy::Term;

/// A query as an index understands it.
pub(super) struct Read {
    /// What is sought; nothing where there is nothing to seek.
    pub(super) tree: Option<Node>,
    /// The tree, written; reads as the same query again.
    pub(super) understood: String,
    pub(super) left_out: Vec<String>,
    pub(super) notes: Vec<Note>,
    pub(super) problems: Vec<Problem>,
    /// The occupations that it names.
    pub(super) roles: Vec<Code>,
}

impl Read {
    /// What is sought in place of words, word by word.
    pub(super) fn expanded(&self) -> Vec<Expanded> {
        let clauses = self.tree.as_ref().map(Node::sought).unwrap_or_default();
        let expanded = clauses.into_iter().filter(|c| !c.also.is_empty());
        expanded
            .map(|clause| Expanded {
                asked: clause.to_string(),
                also: clause.also.clone(),
            })
            .collect()
    }
}

impl Searcher {
    /// Reads a query for this index.
    pub(super) fn read(&self, query: &Query) -> Result<Read> {
        let parsed = parse(&query.text);
        let stems = self.stems(query);
        let (mut tree, left_out) = match parsed.tree {
            Some(tree) => {
                let langs = match stems.len() {
                    1 => stems.iter().collect(),
                    _ => self.possible(query, &tree, &stems)?,
                };
                let (tree, left_out) = stop::leave_out(tree, &langs);
                (Some(tree), left_out)
            }
            None => (None, Vec::new()),
        };
        let understood = tree.as_ref().map(Node::to_string).unwrap_or_default();
        let mut failed = None;
        if let Some(tree) = &mut tree {
            let field = self.words_of(query);
            tree.each_clause(&mut |clause| {
                if let Err(error) = self.expand(clause, field, &stems, query.expand) {
                    failed = Some(error);
                }
            });
        }
        match failed {
            Some(error) => Err(self.failed(error)),
            None => Ok(Read {
                roles: match query.weights.role > 0.0 {
                    true => role::named(tree.as_ref(), &self.library),
                    false => Vec::new(),
                },
                tree,
                understood,
                left_out,
                notes: parsed.notes,
                problems: parsed.problems,
            }),
        }
    }

    /// The languages of `stems` that a query can be in.
    fn possible<'s>(
        &self,
        query: &Query,
        tree: &Node,
        stems: &'s [Stems],
    ) -> Result<Vec<&'s Stems>> {
        let field = self.words_of(query).stem;
        let has = |stems: &Stems, word: &str| -> tantivy::Result<bool> {
            for stem in stems.stems(word) {
                if self.living.count(&Term::from_field_text(field, &stem))? > 0 {
                    return Ok(true);
                }
            }
            Ok(false)
        };
        stop::possible(tree, stems, has).map_err(|e| self.failed(e))
    }

    /// The stems of the languages that a query is for.
    pub(super) fn stems(&self, query: &Query) -> Vec<Stems> {
        let codes: Vec<&str> = match query.langs.as_slice() {
            [] => self.langs().collect(),
            langs => langs.iter().map(String::as_str).collect(),
        };
        let mut stems: Vec<Stems> = Vec::new();
        for code in codes {
            let stem = Stems::of(code);
            if !stems.iter().any(|s| s.code() == stem.code()) {
                stems.push(stem);
            }
        }
        stems
    }

    fn words_of(&self, query: &Query) -> WordField {
        match query.grain() {
            Grain::Fact => self.fields.fact,
            Grain::Passage | Grain::Article => self.fields.passage,
        }
    }

    /// Notes what else is sought in place of a clause whose words stand in `field`: words with other letters, and if it is to be
    /// `wider`, what the languages of `stems` have of the same meaning.
    fn expand(
        &self,
        clause: &mut Clause,
        field: WordField,
        stems: &[Stems],
        wider: bool,
    ) -> tantivy::Result<()> {
        if clause.quoted || clause.prefix || clause.fuzzy > 0 {
            return Ok(());
        }
        if let [word] = clause.words.as_slice() {
            let known = self.is_known(word, field, stems)?;
            let mut words = Vec::new();
            // A word of the word tables that the index has in some form is that word.
            if !(known && stems.iter().any(|stems| stems.knows(word))) {
                words = lookup::with_letters(&self.searcher, field.exact, word)?;
            }
            if !known && words.is_empty() && word.is_ascii() {
                words = self.with_letters(word, field, stems)?;
            }
            let why = Why::Letters;
            clause
                .also
                .extend(words.into_iter().map(|words| Also { words, why }));
        }
        for stems in stems.iter().filter(|_| wider) {
            clause
                .also
                .extend(synonyms::of(&clause.words, stems, &self.library));
        }
        Ok(())
    }

    /// Whether the index has a word in any form.
    fn is_known(&self, word: &str, field: WordField, stems: &[Stems]) -> tantivy::Result<bool> {
        let mut terms = vec![Term::from_field_text(field.exact, word)];
        let stems = stems.iter().flat_map(|stems| stems.stems(word));
        terms.extend(stems.map(|stem| Term::from_field_text(field.stem, &stem)));
        for term in &terms {
            if self.living.count(term)? > 0 {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The words of which the index has other forms, and that `word` is with letters that a keyboard lacks; of the most frequent
    /// first, a few.
    fn with_letters(
        &self,
        word: &str,
        field: WordField,
        stems: &[Stems],
    ) -> tantivy::Result<Vec<String>> {
        // Languages share letters and forms: a word is named once.
        let mut found: BTreeMap<String, u64> = BTreeMap::new();
        if word.len() < lookup::SHORTEST {
            return Ok(Vec::new());
        }
        for stems in stems {
            let mut seen = FxHashSet::default();
            for word in keyboard::spellings(stems.code(), word) {
                let stem = stems.stem(&word);
                if seen.insert(stem.clone()) {
                    let often = self
                        .living
                        .count(&Term::from_field_text(field.stem, &stem))?;
                    if often > 0 {
                        *found.entry(word).or_default() += often;
                    }
                }
            }
        }
        let mut found: Vec<(String, u64)> = found.into_iter().collect();
        found.sort_by_key(|(_, often)| Reverse(*often));
        let found = found.into_iter().take(lookup::MOST);
        Ok(found.map(|(word, _)| word).collect())
    }

    /// The query as typed, with words that the index has in place of those that it does not have in any form.
    pub(super) fn suggestion(&self, query: &Query, read: &Read) -> Result<Option<String>> {
        let words = self.words_of(query);
        let stems = self.stems(query);
        let mut text = query.text.clone();
        let mut changed = false;
        let clauses = read.tree.as_ref().map(Node::sought).unwrap_or_default();
        let single =
            |c: &&&Clause| c.words.len() == 1 && !c.prefix && c.fuzzy == 0 && c.also.is_empty();
        // From the last to the first, so that places before a change stay.
        for clause in clauses.iter().rev().filter(single) {
            let word = &clause.words[0];
            if self
                .is_known(word, words, &stems)
                .map_err(|e| self.failed(e))?
            {
                continue;
            }
            let other = lookup::misspelt(&self.searcher, words.exact, word);
            if let Some(other) = other.map_err(|e| self.failed(e))?
                && text.get(clause.at.clone()).is_some()
            {
                let quote = if clause.quoted { "\"" } else { "" };
                text.replace_range(clause.at.clone(), &format!("{quote}{other}{quote}"));
                changed = true;
            }
        }
        Ok(changed.then_some(text))
    }
}
