//! Lemmas: the dictionary form of a word, by exceptions, lexicon, head of a compound, and endings learned.
//!
//! An ending's rule says how many characters go and what comes in their place. The rules are learned from the treebank and
//! from all forms of the lexicon: for each tag, the longest ending that a word has decides.

use super::features::suffix;
use super::lexicon::{self, Lexicon};
use super::tag::{Tag, Upos};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// The longest ending that a rule may have, in characters.
const LONGEST: usize = 6;

/// An edit of a word's end.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Edit {
    /// How many characters go.
    cut: u8,
    /// What comes in their place.
    put: Box<str>,
}

impl Edit {
    /// What makes `lemma` of `form`; none where more than a short end differs.
    fn between(form: &str, lemma: &str) -> Option<Edit> {
        let shared: usize = form
            .chars()
            .zip(lemma.chars())
            .take_while(|(a, b)| a == b)
            .map(|(a, _)| a.len_utf8())
            .sum();
        let cut = form[shared..].chars().count();
        let put = &lemma[shared..];
        (cut <= LONGEST && put.chars().count() <= LONGEST).then(|| Edit {
            cut: cut as u8,
            put: put.into(),
        })
    }

    /// What it makes of `form`; the form itself where nothing would be left of it.
    fn apply(&self, form: &str) -> String {
        let cut = suffix(form, usize::from(self.cut)).len();
        match cut == form.len() {
            true => form.to_owned(),
            false => format!("{}{}", &form[..form.len() - cut], self.put),
        }
    }
}

/// What was learned of lemmas.
#[derive(Debug, Clone, Default)]
pub(super) struct Lemmas {
    /// By tag and ending.
    rules: FxHashMap<(u8, Box<str>), Edit>,
    /// By word class and form, where the rules and the lexicon are wrong.
    exceptions: FxHashMap<(Upos, Box<str>), Box<str>>,
}

/// Where a lemma comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Source {
    /// What was learned for the form itself.
    Exception,
    /// The lexicon.
    Lexicon,
    /// The form of a closed class, which is its own lemma.
    Closed,
    /// The lexicon's lemma of its head.
    Head,
    /// An ending's rule.
    Rule,
    /// The form itself, as nothing else is known.
    Form,
}

impl Source {
    /// How sure a lemma is that comes from there, if the tag is right. Set by hand: none was measured yet.
    fn confidence(self) -> f32 {
        match self {
            Source::Exception => 0.99,
            Source::Lexicon => 0.98,
            Source::Head => 0.93,
            Source::Closed => 0.9,
            Source::Rule => 0.85,
            Source::Form => 0.6,
        }
    }
}

/// A form, its tag, its lemma, and how often it was seen.
pub(super) type Seen = (String, Tag, String, u32);

impl Lemmas {
    /// The lemma of `form` with that tag, and how sure it is. `form` is in lower case, but for names.
    pub(super) fn lemma(&self, lexicon: &Lexicon, form: &str, tag: Tag) -> (String, f32) {
        let (lemma, source) = self.found(lexicon, form, tag);
        (lemma, source.confidence())
    }

    fn found(&self, lexicon: &Lexicon, form: &str, tag: Tag) -> (String, Source) {
        let upos = tag.upos();
        if let Some(lemma) = self.exceptions.get(&(upos, form.into())) {
            return (lemma.to_string(), Source::Exception);
        }
        if upos != Upos::Propn
            && let Some(lemma) = known(lexicon, form, tag)
        {
            return (lemma.to_owned(), Source::Lexicon);
        }
        if !upos.is_open() && upos != Upos::Adv && upos != Upos::Aux {
            return (form.to_owned(), Source::Closed);
        }
        if upos != Upos::Propn
            && let Some((at, _)) = lexicon::head(lexicon, form)
            && let Some(lemma) = known(lexicon, &form[at..], tag)
        {
            return (format!("{}{lemma}", &form[..at]), Source::Head);
        }
        match self.rule(form, tag) {
            Some(edit) => (edit.apply(form), Source::Rule),
            None => (form.to_owned(), Source::Form),
        }
    }

    /// The rule of the longest ending.
    fn rule(&self, form: &str, tag: Tag) -> Option<&Edit> {
        (0..=LONGEST).rev().find_map(|n| {
            let ending = suffix(form, n);
            self.rules.get(&(tag.index() as u8, ending.into()))
        })
    }

    /// Learns from what was seen in a treebank, and from the forms of the lexicon.
    pub(super) fn learn(lexicon: &Lexicon, seen: &[Seen]) -> Lemmas {
        let mut lemmas = Lemmas::default();
        lemmas.learn_rules(lexicon, seen);
        let mut by_form: BTreeMap<(Upos, &str), BTreeMap<&str, u32>> = BTreeMap::new();
        for (form, tag, lemma, count) in seen {
            *by_form
                .entry((tag.upos(), form))
                .or_default()
                .entry(lemma)
                .or_default() += count;
        }
        let mut exceptions = Vec::new();
        for (form, tag, ..) in seen {
            let counts = &by_form[&(tag.upos(), form.as_str())];
            let Some((best, _)) = counts.iter().max_by_key(|(_, count)| **count) else {
                continue;
            };
            if lemmas.lemma(lexicon, form, *tag).0 != *best {
                exceptions.push(((tag.upos(), form.as_str().into()), Box::from(*best)));
            }
        }
        lemmas.exceptions.extend(exceptions);
        lemmas
    }

    fn learn_rules(&mut self, lexicon: &Lexicon, seen: &[Seen]) {
        let mut counts: BTreeMap<(u8, String), BTreeMap<Edit, u32>> = BTreeMap::new();
        let mut count = |form: &str, tag: Tag, lemma: &str, times: u32| {
            let Some(edit) = Edit::between(form, lemma) else {
                return;
            };
            for n in 0..=LONGEST.min(form.chars().count()) {
                let ending = suffix(form, n);
                let edits = counts
                    .entry((tag.index() as u8, ending.to_owned()))
                    .or_default();
                *edits.entry(edit.clone()).or_default() += times;
            }
        };
        for (form, tag, lemma, times) in seen {
            count(form, *tag, lemma, 2 * (*times).min(2));
        }
        for (form, entry) in lexicon.all() {
            let lemma = lexicon.lemma(entry);
            count(form, entry.tag, lemma, 1);
            if entry.tag.upos() == Upos::Noun && !form.ends_with('s') {
                count(&format!("{form}s"), Tag::NOUN_GEN, lemma, 1);
            }
        }
        // Shorter endings first, so that a longer one is kept only where it says something else.
        let mut endings: Vec<_> = counts.into_iter().collect();
        endings.sort_by_key(|((tag, ending), _)| (ending.chars().count(), *tag, ending.clone()));
        for ((tag, ending), edits) in endings {
            let total: u32 = edits.values().sum();
            let Some((best, times)) = edits
                .into_iter()
                .max_by_key(|(edit, times)| (*times, std::cmp::Reverse(edit.clone())))
            else {
                continue;
            };
            if total < 2 || times * 2 < total {
                continue;
            }
            if self.rule(&ending, Tag::at(usize::from(tag))) != Some(&best) {
                self.rules.insert((tag, ending.into()), best);
            }
        }
    }

    /// As text, a line each: what the model file holds.
    pub(super) fn write(&self) -> String {
        let mut lines: Vec<String> = Vec::new();
        for ((tag, ending), edit) in &self.rules {
            lines.push(format!("{tag}\t{ending}\t{}\t{}", edit.cut, edit.put));
        }
        for ((upos, form), lemma) in &self.exceptions {
            lines.push(format!("{}\t{form}\t{lemma}", upos.name()));
        }
        lines.sort_unstable();
        lines.join("\n")
    }

    /// Reads what [`Lemmas::write`] wrote; what it did not is passed over.
    pub(super) fn read(text: &str) -> Lemmas {
        let mut lemmas = Lemmas::default();
        for line in text.lines() {
            let cells: Vec<&str> = line.split('\t').collect();
            match *cells.as_slice() {
                [tag, ending, cut, put] => {
                    if let (Ok(tag), Ok(cut)) = (tag.parse(), cut.parse()) {
                        let edit = Edit {
                            cut,
                            put: put.into(),
                        };
                        lemmas.rules.insert((tag, ending.into()), edit);
                    }
                }
                [upos, form, lemma] => {
                    let key = (Upos::from_name(upos), form.into());
                    lemmas.exceptions.insert(key, lemma.into());
                }
                _ => {}
            }
        }
        lemmas
    }
}

/// The lemma that the lexicon has for a form with that tag, or else with that word class.
fn known<'l>(lexicon: &'l Lexicon, form: &str, tag: Tag) -> Option<&'l str> {
    let entries = lexicon.entries(form);
    let entry = entries
        .iter()
        .find(|entry| entry.tag == tag)
        .or_else(|| entries.iter().find(|entry| entry.tag.upos() == tag.upos()));
    let entry = match (entry, form.strip_suffix('s')) {
        (None, Some(base)) if tag == Tag::NOUN_GEN => {
            let entries = lexicon.entries(base);
            entries.iter().find(|entry| entry.tag.upos() == Upos::Noun)
        }
        (entry, _) => entry,
    };
    entry.map(|entry| lexicon.lemma(*entry))
}
