//! Sets of words that single judgements go by, each a table of its own, one for a language that needs it.

use super::words;
use rustc_hash::FxHashSet;
use std::sync::OnceLock;

/// A set of words.
pub(super) struct WordSet {
    tables: &'static [&'static str],
    words: OnceLock<FxHashSet<&'static str>>,
}

impl WordSet {
    const fn new(tables: &'static [&'static str]) -> Self {
        WordSet {
            tables,
            words: OnceLock::new(),
        }
    }

    /// Whether the lower-cased word is in it.
    pub(super) fn has(&self, word: &str) -> bool {
        self.words
            .get_or_init(|| {
                self.tables
                    .iter()
                    .flat_map(|table| words::lines(table))
                    .collect()
            })
            .contains(word)
    }
}

/// Verbs that say how something is, not what is done.
pub(super) static STATES: WordSet = WordSet::new(&[include_str!("tables/states.sv.tsv")]);

/// Infinitives behind a modal verb that name no task.
pub(super) static STATES_INFINITIVE: WordSet =
    WordSet::new(&[include_str!("tables/states-infinitive.sv.tsv")]);

/// Infinitives that name no task by themselves.
pub(super) static EMPTY_VERBS: WordSet = WordSet::new(&[include_str!("tables/empty-verbs.sv.tsv")]);

/// Verbs that can say who is speaking.
pub(super) static SAYS: WordSet = WordSet::new(&[
    include_str!("tables/says.sv.tsv"),
    include_str!("tables/says.en.tsv"),
    include_str!("tables/says.nb.tsv"),
    include_str!("tables/says.da.tsv"),
]);

/// Pronouns that can stand for people in the role.
pub(super) static STANDS_FOR_ROLE: WordSet = WordSet::new(&[
    include_str!("tables/stands-for-role.sv.tsv"),
    include_str!("tables/stands-for-role.en.tsv"),
    include_str!("tables/stands-for-role.nb.tsv"),
    include_str!("tables/stands-for-role.da.tsv"),
]);

/// Words that open a clause that states nothing: a question, a condition, a time.
pub(super) static OPENS_NO_STATEMENT: WordSet = WordSet::new(&[
    include_str!("tables/opens-no-statement.sv.tsv"),
    include_str!("tables/opens-no-statement.en.tsv"),
    include_str!("tables/opens-no-statement.nb.tsv"),
    include_str!("tables/opens-no-statement.da.tsv"),
]);

/// Passive verbs that tell no task: what is asked for, named or thought.
pub(super) static NO_TASK_PASSIVE: WordSet =
    WordSet::new(&[include_str!("tables/no-task-passive.sv.tsv")]);

/// Words too general to name anything alone.
pub(super) static VAGUE: WordSet = WordSet::new(&[include_str!("tables/vague.sv.tsv")]);

/// Words for persons that say nothing of what they do.
pub(super) static PERSONS: WordSet = WordSet::new(&[include_str!("tables/persons.sv.tsv")]);
