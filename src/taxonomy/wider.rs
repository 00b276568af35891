//! Other words for what a text names: the names of the same concept, and of those that are kinds of it.

use super::concept::Sort;
use super::library::Library;
use super::pack::Pack;
use super::store::Store;
use crate::language::Lang;
use std::collections::BTreeSet;

/// A text of fewer letters is the end of too many words to say what they are kinds of.
const SHORTEST: usize = 4;

/// Languages that write a compound as one word, with what it is a kind of at its end.
const COMPOUNDING: [&str; 7] = ["sv", "da", "nb", "nn", "no", "de", "nl"];

/// Other names for what a text names, in lower case; neither has the text itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wider {
    /// They mean the same.
    pub same: BTreeSet<String>,
    /// They are kinds of it.
    pub narrower: BTreeSet<String>,
}

impl Library {
    /// Other names in the language for what `text` names there, in any of its inflections: those of its concepts. A concept
    /// with a name that is `text` with more before it ("specialistsjuksköterska", "charge nurse") is a kind of it, by all of
    /// its names; and so is such a name alone.
    #[must_use]
    pub fn wider(&self, text: &str, lang: Lang) -> Wider {
        let mut wider = Wider::default();
        let mut called = BTreeSet::from([text.to_lowercase()]);
        for store in self.stores() {
            for sort in Sort::ALL {
                let found = store.exact(sort, text, Some(lang));
                let exact = found.into_iter().map(|found| found.name.to_lowercase());
                called.extend(exact);
            }
        }
        for pack in self.stores().flat_map(Store::packs) {
            wider.add(pack, &called, lang);
        }
        for name in &called {
            wider.same.remove(name);
        }
        for name in called.iter().chain(&wider.same) {
            wider.narrower.remove(name);
        }
        wider
    }
}

impl Wider {
    fn add(&mut self, pack: &Pack, called: &BTreeSet<String>, lang: Lang) {
        for concept in (0..pack.concepts() as u32).filter_map(|index| pack.concept(index)) {
            let names = concept.names.filter_map(|index| pack.name(index));
            let names: Vec<String> = names
                .filter(|name| name.lang == lang)
                .map(|name| name.text.to_lowercase())
                .collect();
            let kind = |name: &String| called.iter().any(|of| is_kind(name, of, lang));
            if names.iter().any(|name| called.contains(name)) {
                let (narrower, same): (Vec<String>, Vec<String>) =
                    names.into_iter().partition(kind);
                self.narrower.extend(narrower);
                self.same.extend(same);
            } else if names.iter().any(kind) {
                self.narrower.extend(names);
            }
        }
    }
}

/// Whether a name is another with more before it.
fn is_kind(name: &str, of: &str, lang: Lang) -> bool {
    let Some(before) = name.strip_suffix(of) else {
        return false;
    };
    let compound = COMPOUNDING.contains(&lang.code());
    of.chars().count() >= SHORTEST
        && before.chars().count() > 1
        && (compound || before.ends_with([' ', '-']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lang(code: &str) -> Lang {
        Lang::from_tag(code).unwrap_or(Lang::UNKNOWN)
    }

    #[test]
    fn kinds_end_with_what_they_are_kinds_of() {
        let (sv, en) = (lang("sv"), lang("en"));
        assert!(is_kind("svetslärare", "lärare", sv));
        assert!(is_kind("head nurse", "nurse", en));
        assert!(!is_kind("metalworker", "worker", en));
        assert!(!is_kind("lärare", "lärare", sv));
        assert!(!is_kind("avbytare", "are", sv));
    }

    #[test]
    fn names_of_one_concept_stand_for_each_other() {
        let wider = Library::default().wider("sjuksköterskor", lang("sv"));
        assert!(!wider.same.contains("sjuksköterska"), "it was asked for");
        assert!(wider.narrower.contains("skolsköterska"), "{wider:?}");
        let none = Library::default().wider("xyzzy", lang("sv"));
        assert_eq!(none, Wider::default());
    }
}
