//! Readings: the words that a form may be an inflection of, as the word tables have them.
//!
//! Nouns and verbs are told apart, so that `arbete` is no form of `arbetar`. A participle is a form of its verb (`ändrad`,
//! `sedd`, `gående`), an adverb of its adjective. Readings that a text seldom means give way to others: `gås` is a bird and not
//! what is walked, `stöd` a support and not an order, `gången` a time and not what is gone.

use super::lexicon::{Entry, SWEDISH, VERB_PREFIXES, VERBS};
use super::tag::{Tag, Upos};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A word that a form may be of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// Its dictionary form.
    pub lemma: &'static str,
    /// Its word class.
    pub class: Class,
}

/// A word class as far as inflection tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Adjectives, and the adverbs made of them.
    Adjective,
    /// Nouns and names.
    Noun,
    /// Verbs, auxiliary or not, with their participles.
    Verb,
    /// All else.
    Other,
}

impl Class {
    /// The letter that stands for it.
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            Class::Adjective => 'a',
            Class::Noun => 'n',
            Class::Verb => 'v',
            Class::Other => 'o',
        }
    }

    fn of(tag: Tag) -> Self {
        match tag.upos() {
            Upos::Adj | Upos::Adv => Class::Adjective,
            Upos::Noun | Upos::Propn => Class::Noun,
            Upos::Aux | Upos::Verb => Class::Verb,
            _ => Class::Other,
        }
    }
}

/// The verbs of participles that are in the table of irregular ones.
static PARTICIPLES: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| {
    // Of two verbs with one participle the first: `ge` and not `giva`.
    let rows = VERBS.lines().rev().filter_map(|row| {
        let mut forms = row.split('\t');
        Some((forms.clone().nth(4)?, forms.next()?))
    });
    rows.collect()
});

/// The words that `form` (in lower case) may be an inflection of, the likeliest first; none for a word that no table has.
#[must_use]
pub fn readings(form: &str) -> Vec<Reading> {
    let mut all: Vec<(Reading, bool)> = Vec::new();
    for entry in SWEDISH.entries(form) {
        let reading = of(*entry);
        let likely = !is_seldom_meant(form, entry.tag, reading.lemma);
        all.push((reading, likely));
    }
    if let Some(noun) = form.strip_suffix('s') {
        let entries = SWEDISH.entries(noun).iter();
        let nouns = entries.filter(|entry| entry.tag.upos() == Upos::Noun);
        all.extend(nouns.map(|entry| (of(*entry), false)));
    }
    if all.is_empty()
        && let Some(adjective) = form.strip_suffix('s')
        && adjective.ends_with(['a', 'e'])
    {
        // Of people: `arbetslösas`, `äldres`.
        let entries = SWEDISH.entries(adjective).iter();
        let adjectives = entries.filter(|entry| entry.tag.upos() == Upos::Adj);
        all.extend(adjectives.map(|entry| (of(*entry), false)));
    }
    if all.iter().any(|(_, likely)| *likely) {
        all.retain(|(_, likely)| *likely);
    }
    let mut readings: Vec<Reading> = Vec::new();
    for (reading, _) in all {
        if !readings.contains(&reading) {
            readings.push(reading);
        }
    }
    readings
}

/// Where the verb begins of which `form` (in lower case) is an inflection with a prefix before it (`inkallade`), and the words that
/// it may be of without the prefix; nothing where it may be anything else than a verb.
#[must_use]
pub fn prefixed_verb(form: &str) -> Option<(usize, Vec<Reading>)> {
    /// Shorter verbs end too many words by chance.
    const SHORTEST: usize = 4;
    let verbs = VERB_PREFIXES.lines().filter_map(|prefix| {
        let verb = form.strip_prefix(prefix)?;
        let read = readings(verb);
        let is_verb = verb.len() >= SHORTEST
            && !read.is_empty()
            && read.iter().all(|reading| reading.class == Class::Verb);
        is_verb.then_some((prefix.len(), read))
    });
    verbs.max_by_key(|(prefix, _)| *prefix)
}

/// Whether it is an order, a passive or a participle.
fn is_seldom_meant(form: &str, tag: Tag, lemma: &str) -> bool {
    let passive = form.ends_with('s') && !lemma.ends_with('s');
    match tag {
        Tag::PARTICIPLE => true,
        Tag::VERB_PRES => passive || !form.ends_with('r') && form.len() < lemma.len(),
        Tag::VERB_INF | Tag::VERB_PAST | Tag::VERB_SUP => passive,
        _ => false,
    }
}

fn of(entry: Entry) -> Reading {
    let lemma = SWEDISH.lemma(entry);
    match (entry.tag, verb_of(lemma)) {
        (Tag::PARTICIPLE | Tag::ADJ, Some(lemma)) => Reading {
            lemma,
            class: Class::Verb,
        },
        (tag, _) => Reading {
            lemma,
            class: Class::of(tag),
        },
    }
}

/// The verb of a participle.
fn verb_of(participle: &'static str) -> Option<&'static str> {
    let has = |form: &str, tag: Tag| {
        let entries = SWEDISH.entries(form).iter();
        let mut of_tag = entries.filter(|entry| entry.tag == tag);
        of_tag.next().map(|entry| SWEDISH.lemma(*entry))
    };
    let active = ["nde", "ende"].into_iter().find_map(|ending| {
        let verb = participle.strip_suffix(ending)?;
        has(verb, Tag::VERB_INF).filter(|lemma| *lemma == verb)
    });
    active
        .or_else(|| PARTICIPLES.get(participle).copied())
        .or_else(|| has(&format!("{participle}e"), Tag::VERB_PAST))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(form: &str) -> String {
        let readings = readings(form).into_iter();
        let mut names: Vec<String> = readings
            .map(|reading| format!("{}.{}", reading.lemma, reading.class.letter()))
            .collect();
        names.sort_unstable();
        names.join(" ")
    }

    #[test]
    fn a_verb_is_found_behind_its_prefix() {
        for (form, wanted) in [
            ("hopfällde", None),
            ("ihopfällde", Some((4, "fälla"))),
            ("tillfäller", Some((4, "fälla"))),
            ("påslag", None),
            ("inköp", None),
            ("omkring", None),
        ] {
            let found = prefixed_verb(form);
            let found = found.map(|(at, read)| (at, read[0].lemma));
            assert_eq!(found, wanted, "{form}");
        }
    }

    #[test]
    fn a_form_is_read_as_the_words_that_it_may_be_of() {
        for (form, wanted) in [
            ("gå", "gå.v"),
            ("går", "gå.v"),
            ("gick", "gå.v"),
            ("gått", "gå.v"),
            ("gående", "gå.v"),
            ("gås", "gås.n"),
            ("gäss", "gås.n"),
            ("gången", "gång.n"),
            ("fått", "få.v"),
            ("färre", "få.a"),
            ("ges", "ge.v"),
            ("sedd", "se.v"),
            ("gs", ""),
            ("ss", ""),
            ("ses", "se.v"),
            ("läs", "läsa.v"),
            ("lärs", "lära.v"),
            ("stod", "stå.v"),
            ("stöd", "stöd.n"),
            ("arbete", "arbete.n"),
            ("arbetets", "arbete.n"),
            ("arbetar", "arbeta.v"),
            ("ansvar", "ansvar.n"),
            ("ansvarar", "ansvara.v"),
            ("lag", "lag.n"),
            ("lagar", "lag.n laga.v"),
            ("lagen", "lag.n"),
            ("bild", "bild.n"),
            ("byggd", "bygga.v"),
            ("köpta", "köpa.v"),
            ("given", "ge.v"),
            ("ändrade", "ändra.v"),
            ("är", "vara.v"),
            ("kan", "kunna.v"),
            ("har", "ha.v"),
            ("snabbt", "snabb.a"),
            ("bäste", "bra.a god.a"),
            ("visa", "visa.n visa.v"),
            ("viner", "vin.n"),
        ] {
            assert_eq!(read(form), wanted, "{form}");
        }
    }
}
