//! The library: the lexicon and what a user added to it, asked as one.

use super::code::{FLOOR, Score};
use super::coding::generic_in;
use super::concept::Sort;
use super::lexicon::{isco_of, lexicon};
use super::search::How;
use super::store::{Match, Store};
use crate::language::Lang;
use rustc_hash::FxHashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Classifications to link to, the lexicon first.
#[derive(Debug, Clone)]
pub struct Library {
    /// Another lexicon than sikta's own, which is packed only when something is looked up: most commands never do.
    lexicon: Option<Arc<Store>>,
    added: Vec<Arc<Store>>,
    /// Tells it from other libraries of this run.
    number: usize,
}

impl Default for Library {
    /// The lexicon alone.
    fn default() -> Self {
        Library::new(Vec::new())
    }
}

impl Library {
    /// The lexicon with what was added.
    #[must_use]
    pub fn new(added: Vec<Store>) -> Self {
        Library::with(None, added)
    }

    /// Another lexicon, with what was added.
    #[must_use]
    pub fn over(lexicon: Arc<Store>, added: Vec<Store>) -> Self {
        Library::with(Some(lexicon), added)
    }

    fn with(lexicon: Option<Arc<Store>>, added: Vec<Store>) -> Self {
        static NUMBER: AtomicUsize = AtomicUsize::new(1);
        // Sikta's lexicon alone is the same whoever asks.
        let number = match lexicon.is_none() && added.is_empty() {
            true => 0,
            false => NUMBER.fetch_add(1, Ordering::Relaxed),
        };
        Library {
            number,
            lexicon,
            added: added.into_iter().map(Arc::new).collect(),
        }
    }

    /// Its stores, the lexicon first.
    pub fn stores(&self) -> impl Iterator<Item = &Store> {
        let lexicon = self.lexicon.as_deref().unwrap_or_else(|| lexicon());
        std::iter::once(lexicon).chain(self.added.iter().map(AsRef::as_ref))
    }

    pub(super) fn number(&self) -> usize {
        self.number
    }

    /// What tells it from libraries of other content; nothing for the lexicon alone, which is a part of the program.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let print = |store: &Arc<Store>| format!("{} {};", store.about().name, store.fingerprint());
        self.added.iter().map(print).collect()
    }

    /// What was added, each as name, edition and the beginning of its fingerprint; nothing for the lexicon alone.
    #[must_use]
    pub fn added(&self) -> Vec<String> {
        let named = |store: &Arc<Store>| {
            let (about, print) = (store.about(), store.fingerprint());
            let print = print.get(..FIGURES).unwrap_or(print);
            format!("{} {} {print}", about.name, about.version)
        };
        self.added.iter().map(named).collect()
    }

    /// The concepts of that sort that are called `text`, whatever its inflection.
    #[must_use]
    pub fn exact(&self, sort: Sort, text: &str, lang: Lang) -> Vec<Match> {
        let lang = lang.is_known().then_some(lang);
        let all = self.stores();
        once(
            all.flat_map(|store| store.exact(sort, text, lang))
                .collect(),
        )
    }

    /// The concepts of that sort whose names have `text` for their head, at most `most` of each store.
    #[must_use]
    pub fn headed(&self, sort: Sort, text: &str, lang: Lang, most: usize) -> Vec<Match> {
        self.stores()
            .flat_map(|store| store.headed(sort, text, lang, most))
            .collect()
    }

    /// The concepts of that sort most like `text`, the best first, at most `most` of each store.
    ///
    /// What the lexicon takes an occupation for speaks for concepts of other classifications that are in a group of ISCO-08
    /// that answers to it.
    #[must_use]
    pub fn find(&self, sort: Sort, text: &str, lang: Option<Lang>, most: usize) -> Vec<Match> {
        if sort == Sort::Occupation {
            let candidates = self.candidates(text, lang, most);
            if !candidates.is_empty() {
                return candidates;
            }
        }
        let mut all = Vec::new();
        let mut groups: Vec<(&str, f64)> = Vec::new();
        for (i, store) in self.stores().enumerate() {
            let wanted = if i == 0 {
                most.max(5)
            } else {
                most.saturating_mul(3).max(30)
            };
            let mut found = store.find(sort, text, lang, wanted);
            if i == 0 && sort == Sort::Occupation {
                for ssyk in found.iter().filter(|m| m.code.system == "SSYK").take(5) {
                    groups.extend(
                        isco_of(&ssyk.code.id)
                            .iter()
                            .map(|group| (*group, ssyk.code.score.share())),
                    );
                }
            } else if sort == Sort::Occupation {
                for one in &mut found {
                    support(one, &groups);
                }
                found.sort_by_key(|one| std::cmp::Reverse(one.code.score));
            }
            found.truncate(most);
            all.extend(found);
        }
        all.sort_by_key(|one| std::cmp::Reverse(one.code.score));
        once(all)
    }

    /// What a head alone may mean: the concepts that have it for a name of their own, then those whose names end with it, none
    /// above [`FLOOR`]; nothing where `text` is no head alone.
    fn candidates(&self, text: &str, lang: Option<Lang>, most: usize) -> Vec<Match> {
        let langs = generic_in(text);
        let own = |known: &Lang| lang.is_none_or(|lang| lang == *known);
        let langs: Vec<Lang> = langs.into_iter().filter(own).collect();
        let mut all: Vec<Match> = Vec::new();
        for store in self.stores() {
            let mut found: Vec<Match> = Vec::new();
            for lang in &langs {
                found.extend(store.exact(Sort::Occupation, text, Some(*lang)));
                found.extend(store.headed(Sort::Occupation, text, *lang, most));
            }
            for one in &mut found {
                one.code.score = one.code.score.min(FLOOR);
            }
            found.sort_by_key(|one| std::cmp::Reverse(one.code.score));
            found = once(found);
            found.truncate(most);
            all.extend(found);
        }
        all.sort_by_key(|one| std::cmp::Reverse(one.code.score));
        once(all)
    }
}

/// Each concept once, as it was found first: a classification that stands in two stores is one.
fn once(found: Vec<Match>) -> Vec<Match> {
    let mut known: FxHashSet<(String, String)> = FxHashSet::default();
    let new = |one: &Match| known.insert((one.code.system.clone(), one.code.id.clone()));
    found.into_iter().filter(new).collect()
}

/// How many figures of a fingerprint stand for a store in [`Library::added`].
const FIGURES: usize = 8;

/// How much that support counts.
const GROUP: f64 = 0.25;

/// Raises the score of a concept in a group that the lexicon takes the text for.
fn support(found: &mut Match, groups: &[(&str, f64)]) {
    let Some(group) = found
        .group
        .as_deref()
        .filter(|_| found.how == How::Similar.name())
    else {
        return;
    };
    let support = groups
        .iter()
        .filter(|(known, _)| *known == group)
        .map(|(_, score)| *score);
    let support = support.fold(0.0, f64::max);
    let score = (1.0 - GROUP) * found.code.score.share() + GROUP * support;
    found.code.score = Score::new(score);
}
