//! First parts of compounds: their forms, with linking letters, and what they cost.

use super::lexicon::{Lexicon, NAMES, SWEDISH};
use super::tag::Tag;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// First parts that are no words of the lexicon in this form, with the word that they are of where no rule tells it: bound
/// stems, and particles that a noun may follow.
const FIRST: &str = include_str!("../tables/first-parts.sv.tsv");
/// Words that are no compounds, however much they look it.
const WHOLE: &str = include_str!("../tables/no-compounds.sv.tsv");

/// Endings that are words, too, and no heads of compounds.
const NO_HEADS: &str = include_str!("../tables/no-heads.sv.tsv");

/// Particles that make compounds with nouns, but not with what is made of verbs (`undersköterska`, `undersökning`).
const PARTICLES: &str = include_str!("../tables/particles.sv.tsv");

/// What a first part is made of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stem {
    lemma: u32,
    /// What it costs ([`KNOWN`]).
    pub(super) cost: u16,
}

/// First parts by their form.
pub(super) struct Stems {
    stems: FxHashMap<Box<str>, Stem>,
    lemmas: Vec<Box<str>>,
    whole: FxHashSet<Box<str>>,
    no_heads: FxHashSet<&'static str>,
    particles: FxHashSet<&'static str>,
}

/// The first parts, read once.
pub(super) static STEMS: LazyLock<Stems> = LazyLock::new(|| Stems::read(&SWEDISH));

/// What a part costs that the lexicon knows, and one that it knows as a verb.
pub(super) const KNOWN: u16 = 10;
const VERB: u16 = 14;

impl Stems {
    fn read(lexicon: &Lexicon) -> Stems {
        let mut stems = Stems {
            stems: FxHashMap::default(),
            lemmas: Vec::new(),
            whole: WHOLE.lines().map(Box::from).collect(),
            no_heads: NO_HEADS.lines().collect(),
            particles: PARTICLES.lines().collect(),
        };
        for (form, entry) in lexicon.all() {
            let lemma = lexicon.lemma(entry);
            if form == lemma {
                stems.add(lemma, entry.tag);
            }
        }
        for row in FIRST.lines().chain(PARTICLES.lines()) {
            let (part, word) = row.split_once('\t').unwrap_or((row, row));
            // `skole` is of `skola`.
            let lemma = match stems.get(part) {
                Some(known) if part == word => known.lemma,
                _ => stems.lemma(word),
            };
            stems.put(part, lemma, KNOWN);
        }
        for name in NAMES.lines() {
            stems.name(&name.to_lowercase());
        }
        stems
    }

    /// Adds a name, which is a first part as it stands (`Volvoanställd`, `Stockholmsregionen`). Longer ones may be compounds themselves (`Skatteverket`).
    fn name(&mut self, name: &str) {
        if !(4..10).contains(&name.chars().count()) {
            return;
        }
        let lemma = self.lemma(name);
        self.put(name, lemma, KNOWN + 1);
        if !name.ends_with('s') {
            self.put(&format!("{name}s"), lemma, KNOWN + 1);
        }
        self.whole.insert(name.into());
    }

    fn lemma(&mut self, lemma: &str) -> u32 {
        self.lemmas.push(lemma.into());
        (self.lemmas.len() - 1) as u32
    }

    fn put(&mut self, form: &str, lemma: u32, cost: u16) {
        // The shorter, the likelier it stands there by chance.
        let whole = cost == KNOWN;
        let cost = cost
            + match form.chars().count() {
                2 if whole => 8,
                0..=2 => return,
                3 if whole => 4,
                3 => 8,
                _ => 0,
            };
        let known = self
            .stems
            .entry(form.into())
            .or_insert(Stem { lemma, cost });
        if cost < known.cost {
            *known = Stem { lemma, cost };
        }
    }

    fn add(&mut self, word: &str, tag: Tag) {
        let lemma = self.lemma(word);
        match tag {
            Tag::NOUN => {
                // These are linked with an `s` (`kunskapskrav`), and without it stand there by chance.
                let linked = ["ad", "het", "ing", "ion", "skap", "tet", "dom"]
                    .iter()
                    .any(|end| word.ends_with(end));
                self.put(word, lemma, if linked { KNOWN + 8 } else { KNOWN });
                if !word.ends_with('s') {
                    self.put(&format!("{word}s"), lemma, KNOWN + 1);
                }
                if let Some(stem) = word.strip_suffix('a') {
                    for link in ["", "e", "o", "u", "s"] {
                        self.put(&format!("{stem}{link}"), lemma, KNOWN + 1);
                    }
                } else if let Some(stem) = word.strip_suffix('e') {
                    for link in ["", "s"] {
                        self.put(&format!("{stem}{link}"), lemma, KNOWN + 1);
                    }
                } else if word.len() > 2 {
                    self.put(&format!("{word}e"), lemma, KNOWN + 3);
                    if let Some(stem) = word.strip_suffix("um") {
                        self.put(&format!("{stem}e"), lemma, KNOWN + 1);
                    }
                }
            }
            Tag::VERB_INF => {
                if let Some(stem) = word.strip_suffix('a') {
                    self.put(stem, lemma, VERB);
                }
            }
            Tag::ADJ => self.put(word, lemma, KNOWN + 1),
            Tag::NUM => self.put(word, lemma, KNOWN),
            _ => {}
        }
    }

    /// What `part` is as a first part; nothing if it is none.
    pub(super) fn get(&self, part: &str) -> Option<Stem> {
        self.stems.get(part).copied()
    }

    /// The word that a first part is a form of.
    pub(super) fn lemma_of(&self, stem: Stem) -> &str {
        &self.lemmas[stem.lemma as usize]
    }

    /// Whether `word` is listed as no compound.
    pub(super) fn is_whole(&self, word: &str) -> bool {
        self.whole.contains(word)
    }

    /// Whether `word` is an ending rather than the head of a compound.
    pub(super) fn is_no_head(&self, word: &str) -> bool {
        self.no_heads.contains(word)
    }

    /// Whether `word` is a particle.
    pub(super) fn is_particle(&self, word: &str) -> bool {
        self.particles.contains(word)
    }
}
