//! The Swedish lexicon: our own word tables, every word in all its forms with tag and lemma.
//!
//! The tables (`../tables/nouns.sv.tsv` and its neighbours) hold dictionary forms and paradigms; [`super::paradigm`] makes
//! the forms. Built once, on first use.

use super::paradigm;
use super::tag::{Tag, Upos};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// What a form may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its tag.
    pub(super) tag: Tag,
    lemma: u32,
}

/// All forms of all words of the tables.
pub(super) struct Lexicon {
    forms: FxHashMap<Box<str>, (u32, u32)>,
    entries: Vec<Entry>,
    lemmas: Vec<Box<str>>,
    names: FxHashSet<&'static str>,
}

/// Closed classes: words that have no paradigm, or one of their own, with the tags that they may have and their lemma.
const CLOSED: &str = include_str!("../tables/closed-class.sv.tsv");
/// Tables of a word and its paradigm.
const REGULAR: [&str; 3] = [
    include_str!("../tables/adjectives.sv.tsv"),
    include_str!("../tables/nouns.sv.tsv"),
    include_str!("../tables/verbs.sv.tsv"),
];
/// Nouns by singular, definite, plural, definite plural.
const NOUNS: &str = include_str!("../tables/nouns-irregular.sv.tsv");
/// Verbs by infinitive, present, past, supine and participle.
pub(super) const VERBS: &str = include_str!("../tables/verbs-irregular.sv.tsv");
/// What verbs are made of others with, where no word of the tables may stand in its place: `deltog`, `utgår`.
pub(super) const VERB_PREFIXES: &str = include_str!("../tables/verb-prefixes.sv.tsv");
/// Names of people and places that are often met.
pub(super) const NAMES: &str = include_str!("../tables/names.sv.tsv");

/// The lexicon, read once.
pub(super) static SWEDISH: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

/// Forms while they are gathered.
#[derive(Default)]
struct Gathered {
    rows: Vec<(Box<str>, Entry)>,
    lemmas: Vec<Box<str>>,
}

impl Gathered {
    fn lemma(&mut self, lemma: &str) -> u32 {
        self.lemmas.push(lemma.into());
        (self.lemmas.len() - 1) as u32
    }

    fn closed(&mut self) {
        for row in CLOSED.lines() {
            let mut cells = row.split('\t');
            let (Some(form), Some(classes), Some(lemma)) =
                (cells.next(), cells.next(), cells.next())
            else {
                continue;
            };
            let lemma = self.lemma(lemma);
            for tag in classes.split(',').filter_map(Tag::from_name) {
                self.rows.push((form.into(), Entry { tag, lemma }));
            }
        }
    }

    fn regular(&mut self) {
        for table in REGULAR {
            for (word, code) in table.lines().filter_map(|row| row.split_once('\t')) {
                let lemma = self.lemma(word);
                paradigm::inflect(word, code, &mut |form, tag, of| {
                    self.add(form, tag, of, (word, lemma));
                });
            }
        }
        for row in VERBS.lines() {
            let parts: Vec<&str> = row.split('\t').collect();
            let lemma = self.lemma(parts[0]);
            paradigm::verb(&parts, &mut |form, tag, of| {
                self.add(form, tag, of, (parts[0], lemma))
            });
            if let Some(form) = imperative(parts[0], parts[1]) {
                let tag = Tag::VERB_PRES;
                self.rows.push((form.into(), Entry { tag, lemma }));
            }
        }
        for row in NOUNS.lines() {
            let forms: Vec<&str> = row.split('\t').collect();
            let lemma = self.lemma(forms[0]);
            for (i, form) in forms.iter().enumerate() {
                let tag = if i % 2 == 0 { Tag::NOUN } else { Tag::NOUN_DEF };
                self.rows.push(((*form).into(), Entry { tag, lemma }));
            }
        }
    }

    /// Adds a form; its lemma is nearly always the word itself, which has its number already.
    fn add(&mut self, form: &str, tag: Tag, lemma: &str, (word, known): (&str, u32)) {
        let lemma = if lemma == word {
            known
        } else {
            self.lemma(lemma)
        };
        self.rows.push((form.into(), Entry { tag, lemma }));
    }
}

/// The imperative of an irregular verb, where it is shorter than the infinitive: `läs`, `kom`, `gör`.
fn imperative(infinitive: &str, present: &str) -> Option<String> {
    let stem = infinitive.strip_suffix('a').filter(|stem| stem.len() > 2)?;
    let regular = present.strip_suffix("er") == Some(stem) || present == stem;
    regular.then(|| {
        stem.strip_suffix("mm")
            .map_or(stem.to_owned(), |s| format!("{s}m"))
    })
}

impl Lexicon {
    fn read() -> Lexicon {
        let mut gathered = Gathered::default();
        gathered.closed();
        gathered.regular();
        let Gathered { mut rows, lemmas } = gathered;
        // Stable: of two words with the same form, the one of the earlier table stands first.
        rows.sort_by(|a, b| a.0.cmp(&b.0));
        let mut lexicon = Lexicon {
            forms: FxHashMap::with_capacity_and_hasher(rows.len(), rustc_hash::FxBuildHasher),
            entries: Vec::with_capacity(rows.len()),
            lemmas,
            names: NAMES.lines().collect(),
        };
        let mut rows = rows.into_iter().peekable();
        while let Some((form, first)) = rows.next() {
            let start = lexicon.entries.len();
            lexicon.entries.push(first);
            while let Some((_, next)) = rows.next_if(|(other, _)| *other == form) {
                lexicon.entries.push(next);
            }
            lexicon
                .forms
                .insert(form, (start as u32, lexicon.entries.len() as u32));
        }
        lexicon
    }

    /// What `form`, in lower case, may be; nothing for a word that no table has.
    pub(super) fn entries(&self, form: &str) -> &[Entry] {
        match self.forms.get(form) {
            Some(&(start, end)) => &self.entries[start as usize..end as usize],
            None => &[],
        }
    }

    /// The lemma of an entry.
    pub(super) fn lemma(&self, entry: Entry) -> &str {
        &self.lemmas[entry.lemma as usize]
    }

    /// Whether it is a name, written as names are.
    pub(super) fn is_name(&self, form: &str) -> bool {
        self.names.contains(form)
    }

    /// The tags that `form`, in lower case, may have, as a set of [`Tag::bit`]s; genitives of its nouns are known, too.
    pub(super) fn tags(&self, form: &str) -> u32 {
        let mut set = self
            .entries(form)
            .iter()
            .fold(0, |set, entry| set | entry.tag.bit());
        if let Some(base) = form.strip_suffix('s')
            && self
                .entries(base)
                .iter()
                .any(|entry| entry.tag.upos() == Upos::Noun)
        {
            set |= Tag::NOUN_GEN.bit();
        }
        set
    }

    /// Every pair of a form and its entry, in the order of the forms.
    pub(super) fn all(&self) -> Vec<(&str, Entry)> {
        let mut forms: Vec<_> = self.forms.iter().collect();
        forms.sort_unstable();
        let entries = |&(start, end): &(u32, u32)| &self.entries[start as usize..end as usize];
        forms
            .into_iter()
            .flat_map(|(form, range)| entries(range).iter().map(move |&entry| (&**form, entry)))
            .collect()
    }
}

/// Where the head of a word begins that no table has, and the tags that the head may have: the longest known word at its
/// end that is long enough to be the head of a compound, or else a verb after a prefix.
pub(super) fn head(lexicon: &Lexicon, form: &str) -> Option<(usize, u32)> {
    /// Shorter words end too many that are no compounds of them.
    const SHORTEST: usize = 4;
    /// Longer words are no words.
    const LONGEST: usize = 64;
    if form.len() > LONGEST {
        return None;
    }
    let compound = form
        .char_indices()
        .skip(2)
        .map(|(at, _)| at)
        .take_while(|at| form.len() - at >= SHORTEST)
        .find_map(|at| match lexicon.tags(&form[at..]) {
            0 => None,
            tags => Some((at, tags)),
        });
    compound.or_else(|| {
        VERB_PREFIXES.lines().find_map(|prefix| {
            let tags = lexicon.tags(form.strip_prefix(prefix)?) & Tag::VERBS;
            (tags != 0).then_some((prefix.len(), tags))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_tables_is_understood() {
        for table in REGULAR {
            for row in table.lines() {
                let (word, code) = row.split_once('\t').unwrap_or_default();
                assert!(paradigm::inflect(word, code, &mut |_, _, _| ()), "{row}");
            }
        }
        for row in CLOSED.lines() {
            let cells: Vec<&str> = row.split('\t').collect();
            let known = |name| Tag::from_name(name).is_some();
            assert!(cells.len() == 3 && cells[1].split(',').all(known), "{row}");
        }
        for row in NOUNS.lines() {
            assert_eq!(row.split('\t').count(), 4, "{row}");
        }
        for row in VERBS.lines() {
            assert!(matches!(row.split('\t').count(), 4 | 5), "{row}");
        }
    }
}
