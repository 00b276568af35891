//! Other words for what a text names: the names of the same concept, and of those that are kinds of it.

use super::concept::Sort;
use super::library::Library;
use super::pack::Pack;
use crate::language::Lang;
use std::collections::BTreeSet;

/// A text of fewer letters is the end of too many words to say what they are kinds of.
const SHORTEST: usize = 4;

/// Figures that the code of a group or level has at most.
const GROUP: usize = 4;

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
    /// its names; and so is such a name alone. A dental nurse is no kind of nurse, where the classification has them in other
    /// major groups. What names an occupation is sought among occupations alone; fields of education and sectors have no names
    /// that stand for each other.
    #[must_use]
    pub fn wider(&self, text: &str, lang: Lang) -> Wider {
        let sorts = [Sort::Occupation, Sort::Skill, Sort::Level];
        let of_sort = sorts
            .into_iter()
            .map(|sort| self.wider_of(sort, text, lang));
        of_sort.flatten().next().unwrap_or_default()
    }

    /// The same among concepts of one sort; none where `text` names none of them.
    fn wider_of(&self, sort: Sort, text: &str, lang: Lang) -> Option<Wider> {
        let mut called = BTreeSet::new();
        for store in self.stores() {
            let found = store.exact(sort, text, Some(lang)).into_iter();
            called.extend(found.map(|found| found.name.to_lowercase()));
        }
        if called.is_empty() {
            return None;
        }
        called.insert(text.to_lowercase());
        let packs: Vec<&Pack> = self
            .stores()
            .filter_map(|store| store.of_sort(sort))
            .collect();
        let mut wider = Wider::default();
        let mut groups = BTreeSet::new();
        for pack in &packs {
            wider.add_same((pack, sort), &called, lang, &mut groups);
        }
        for pack in &packs {
            wider.add_narrower((pack, sort), &called, lang, &groups);
        }
        for name in &called {
            wider.same.remove(name);
        }
        for name in called.iter().chain(&wider.same) {
            wider.narrower.remove(name);
        }
        Some(wider)
    }
}

impl Wider {
    /// Adds the names of the concepts that are called so, and notes their major groups.
    fn add_same(
        &mut self,
        (pack, sort): (&Pack, Sort),
        called: &BTreeSet<String>,
        lang: Lang,
        groups: &mut BTreeSet<char>,
    ) {
        each(pack, sort, lang, |group, names| {
            if names.iter().any(|name| called.contains(name)) {
                groups.extend(group);
                let kind = |name: &String| called.iter().any(|of| is_kind(name, of, lang));
                let (narrower, same): (Vec<String>, Vec<String>) =
                    names.into_iter().partition(kind);
                self.narrower.extend(narrower);
                self.same.extend(same);
            }
        });
    }

    /// Adds the names of the concepts of the same major groups that are kinds of what is called so.
    fn add_narrower(
        &mut self,
        (pack, sort): (&Pack, Sort),
        called: &BTreeSet<String>,
        lang: Lang,
        groups: &BTreeSet<char>,
    ) {
        each(pack, sort, lang, |group, names| {
            // Where no group is known of what is called so, none is another.
            let other = !groups.is_empty() && group.is_some_and(|group| !groups.contains(&group));
            let kind = |name: &String| called.iter().any(|of| is_kind(name, of, lang));
            if !other && !names.iter().any(|name| called.contains(name)) && names.iter().any(kind) {
                self.narrower.extend(names);
            }
        });
    }
}

/// Visits the concepts of a pack: the first figure of the group of each, if it has one, and its names in a language, in lower
/// case.
fn each(pack: &Pack, sort: Sort, lang: Lang, mut visit: impl FnMut(Option<char>, Vec<String>)) {
    for concept in (0..pack.concepts() as u32).filter_map(|index| pack.concept(index)) {
        let group = major_group(sort, concept.group, concept.id);
        let names = concept.names.filter_map(|index| pack.name(index));
        let names = names.filter(|name| name.lang == lang);
        visit(group, names.map(|name| name.text.to_lowercase()).collect());
    }
}

/// The first figure of a concept's group, or of its id where that is a code of a group's form: other ids begin with a figure by
/// chance, and skills have no major groups.
fn major_group(sort: Sort, group: &str, id: &str) -> Option<char> {
    let is_code = id.len() <= GROUP && id.bytes().all(|b| b.is_ascii_digit());
    let group = match group {
        "" if is_code && sort != Sort::Skill => id,
        group => group,
    };
    group.chars().next().filter(char::is_ascii_digit)
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
    use super::super::concept::{Concept, Name};
    use super::super::store::Store;
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
    fn an_id_is_no_group_by_chance() {
        let of = major_group;
        assert_eq!(of(Sort::Occupation, "", "2221"), Some('2'));
        assert_eq!(of(Sort::Level, "", "206"), Some('2'));
        assert_eq!(of(Sort::Occupation, "3251", "5hnH_a1B_c2D"), Some('3'));
        assert_eq!(of(Sort::Occupation, "", "5hnH_a1B_c2D"), None);
        assert_eq!(of(Sort::Occupation, "", "20771"), None);
        assert_eq!(of(Sort::Skill, "", "2077"), None);
    }

    #[test]
    fn kinds_without_a_known_group_are_found_by_their_names() {
        let concept = |id: &str, group: Option<&str>, text: &str| Concept {
            system: "Prov".to_owned(),
            id: id.to_owned(),
            sort: Sort::Occupation,
            group: group.map(str::to_owned),
            names: vec![Name {
                text: text.to_owned(),
                lang: lang("sv"),
                official: true,
            }],
        };
        let concepts = [
            concept("xA_1", None, "drakvårdare"),
            concept("7bC_2", None, "sjödrakvårdare"),
            concept("xD_3", Some("5164"), "snödrakvårdare"),
        ];
        let stores = Store::open(Store::pack("prov", "1", &concepts)).into_iter();
        let wider = Library::new(stores.collect()).wider("drakvårdare", lang("sv"));
        assert!(wider.narrower.contains("sjödrakvårdare"), "{wider:?}");
        assert!(wider.narrower.contains("snödrakvårdare"), "{wider:?}");
    }

    #[test]
    fn names_of_one_concept_stand_for_each_other() {
        let wider = Library::default().wider("sjuksköterskor", lang("sv"));
        assert!(!wider.same.contains("sjuksköterska"), "it was asked for");
        assert!(wider.narrower.contains("skolsköterska"), "{wider:?}");
        let wider = Library::default().wider("nurse", lang("en"));
        assert!(wider.narrower.contains("school nurse"), "{wider:?}");
        assert!(!wider.narrower.contains("dental assistant"), "{wider:?}");
        let wider = Library::default().wider("kock", lang("sv"));
        assert!(wider.narrower.contains("skolkock"), "{wider:?}");
        for name in ["hotell", "restaurang", "storhushåll"] {
            assert!(!wider.same.contains(name), "a field is no cook: {wider:?}");
        }
        let none = Library::default().wider("xyzzy", lang("sv"));
        assert_eq!(none, Wider::default());
    }
}
