//! Words: what class a word belongs to, and what it says of a career, from the tables of its language.
//!
//! A table entry `-förmåg` takes any word that has the stem in it followed by an inflection only, so every compound of it;
//! `noggrann` takes words that begin with it; a closing `=` forbids inflection. Entries may have several words.

pub(super) use super::flags::Flags;
use super::modality::Cue;
use super::role_names;
use super::tables::{self, Source};
use super::word_table::OwnWords;
use crate::language::Lang;
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::RefCell;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A word's class, as far as rules need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pos {
    /// Any word that no table knows: noun, adjective, name.
    Open,
    /// A verb in the present tense.
    Verb,
    /// A verb in the passive, present or infinitive.
    Passive,
    /// An infinitive.
    Infinitive,
    /// A modal verb.
    Modal,
    /// An adverb, or what may stand where one stands.
    Adverb,
    /// A negation.
    Not,
    /// A preposition.
    Preposition,
    /// "om": preposition or subordinator.
    Om,
    /// "och", "eller", "samt".
    And,
    /// "men", "utan".
    But,
    /// A word that opens a subordinate clause.
    Subordinator,
    /// The infinitive marker, or the subordinator of the same form.
    Att,
    /// A pronoun.
    Pronoun,
    /// An article or a possessive.
    Determiner,
    /// A numeral.
    Number,
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// Any other mark.
    Mark,
}

/// A stem of a table.
#[derive(Debug, Clone, Copy)]
struct Stem {
    flag: Flags,
    /// Whether it may stand at the end of a compound.
    compound: bool,
    /// Whether it takes no inflection.
    exact: bool,
}

/// A place in a lower-cased text where a table's stem stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit {
    /// The table.
    pub(super) flag: Flags,
    /// Where the stem begins (bytes).
    pub(super) start: usize,
    /// Where the word that it ends in ends (bytes).
    pub(super) end: usize,
}

/// The tables of a language, ready to ask.
pub(super) struct Words {
    /// Which words these are: no others of this run have the same.
    id: usize,
    lang: Lang,
    classes: FxHashMap<&'static str, Pos>,
    present: FxHashSet<&'static str>,
    infinitives: FxHashSet<&'static str>,
    passives: FxHashSet<String>,
    tails: FxHashSet<&'static str>,
    /// Words that only end like a compound of a table's stem.
    pub(super) not_compounds: FxHashSet<&'static str>,
    cues: FxHashMap<&'static str, Cue>,
    /// Stems that are a word.
    single: Stems,
    /// Stems of several words.
    several: Stems,
}

/// Stems of the tables, sought all at once.
#[derive(Default)]
struct Stems {
    stems: Vec<Stem>,
    automaton: Option<AhoCorasick>,
}

/// What the tables found in a word, with places in it.
type Met = FxHashMap<Box<str>, Box<[Hit]>>;

thread_local! {
    // By the words' id. Most words of a text were met before, and that changes no result.
    static MET: RefCell<FxHashMap<usize, Met>> = RefCell::default();
}

/// Inflections that make no form of a word for a person, but another word.
const NO_ROLE_TAILS: &[&str] = &[
    "at", "ade", "isk", "iska", "ig", "igt", "iga", "het", "heten",
];

/// How many words a thread remembers of a language, and the longest of them (bytes).
const MET_WORDS: (usize, usize) = (1 << 14, 64);

/// The words of a language that facts are read in, read once; text of no known language is read as Swedish.
pub(super) fn of(lang: Lang) -> Option<&'static Words> {
    static EN: OnceLock<Words> = OnceLock::new();
    static NB: OnceLock<Words> = OnceLock::new();
    static DA: OnceLock<Words> = OnceLock::new();
    match lang {
        Lang::EN => Some(EN.get_or_init(|| Words::read(&tables::EN, &OwnWords::default()))),
        Lang::NB | Lang::NN => {
            Some(NB.get_or_init(|| Words::read(&tables::NB, &OwnWords::default())))
        }
        Lang::DA => Some(DA.get_or_init(|| Words::read(&tables::DA, &OwnWords::default()))),
        Lang::SV | Lang::UNKNOWN => Some(swedish()),
        _ => None,
    }
}

/// The Swedish words.
pub(super) fn swedish() -> &'static Words {
    static SV: OnceLock<Words> = OnceLock::new();
    SV.get_or_init(|| Words::read(&tables::SV, &OwnWords::default()))
}

/// The lines of a table that say something.
pub(super) fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|l| !l.is_empty())
}

/// What the tables of a language say of a career: each set with its entries.
pub(super) fn entries(source: &Source) -> impl Iterator<Item = (Flags, &'static str)> {
    source.flags.iter().flat_map(|&(name, table)| {
        lines(table).filter_map(move |line| {
            // A table of several sets names the set first.
            let (name, entry) = match name.is_empty() {
                true => line.split_once('\t')?,
                false => (name, line),
            };
            Some((Flags::from_name(name)?, entry))
        })
    })
}

/// An entry's stem, without what says how it may stand.
pub(super) fn bare(entry: &str) -> &str {
    entry.trim_start_matches('-').trim_end_matches('=')
}

impl Words {
    /// The words of a language, with those of a user.
    pub(super) fn read(source: &Source, own: &OwnWords) -> Words {
        static READ: AtomicUsize = AtomicUsize::new(0);
        let mut words = Words {
            id: READ.fetch_add(1, Ordering::Relaxed),
            lang: source.lang,
            classes: FxHashMap::default(),
            present: FxHashSet::default(),
            infinitives: FxHashSet::default(),
            passives: FxHashSet::default(),
            tails: source.tails.split_whitespace().collect(),
            not_compounds: lines(source.not_compounds)
                .chain(own.not_compounds.iter().copied())
                .collect(),
            cues: lines(source.modality)
                .filter_map(|line| line.split_once('\t'))
                .filter_map(|(word, class)| Some((word, Cue::from_name(class)?)))
                .collect(),
            single: Stems::default(),
            several: Stems::default(),
        };
        for line in lines(source.closed) {
            if let Some((word, class)) = line.split_once('\t') {
                words.classes.insert(word, class_of(class));
            }
        }
        let verbs = lines(source.verbs).filter_map(|line| line.split_once('\t'));
        for (infinitive, present) in verbs.chain(own.verbs.iter().copied()) {
            words.infinitives.insert(infinitive);
            words.present.insert(present);
            if source.lang == Lang::EN {
                continue;
            }
            words.passives.insert(format!("{infinitive}s"));
            if let Some(stem) = present.strip_suffix("er") {
                words.passives.insert(format!("{stem}s"));
            }
        }
        let mut patterns = (Vec::new(), Vec::new());
        let ours = entries(source)
            .filter(|&(flag, entry)| !own.takes_away(flag, entry))
            .map(|(flag, entry)| -> (Flags, &str) { (flag, entry) });
        let added = own.added.iter().map(|(flag, entry)| (*flag, &**entry));
        for (flag, entry) in ours.chain(added) {
            let stem = bare(entry);
            let mut add = |stem: String| {
                let (patterns, stems) = match stem.chars().all(char::is_alphanumeric) {
                    true => (&mut patterns.0, &mut words.single.stems),
                    false => (&mut patterns.1, &mut words.several.stems),
                };
                patterns.push(stem);
                stems.push(Stem {
                    flag,
                    compound: entry.starts_with('-'),
                    exact: entry.ends_with('='),
                });
            };
            // "väktare" loses its last letter in "väktarna".
            if flag == Flags::ROLE && source.lang == Lang::SV && stem.ends_with("are") {
                add(format!("{}na", &stem[..stem.len() - 1]));
            }
            // "Brandman" has its own forms in "brandmannen", "brandmän".
            if flag == Flags::ROLE && source.lang == Lang::SV && stem.ends_with("man") {
                add(format!("{stem}nen"));
                add(format!("{}män", &stem[..stem.len() - 3]));
            }
            add(stem.to_string());
        }
        for (stems, patterns) in [
            (&mut words.single, patterns.0),
            (&mut words.several, patterns.1),
        ] {
            // Of a user's many words the fastest automaton would be too large.
            let fastest = patterns.len() < 4_000;
            stems.automaton = AhoCorasick::builder()
                .match_kind(MatchKind::Standard)
                .kind(fastest.then_some(AhoCorasickKind::DFA))
                .build(patterns)
                .ok();
        }
        words
    }

    /// The language.
    pub(super) fn lang(&self) -> Lang {
        self.lang
    }

    /// What a lower-cased word says of how strongly a claim is made.
    pub(super) fn cue(&self, word: &str) -> Option<Cue> {
        self.cues.get(word).copied()
    }

    /// The class of a lower-cased word; context can still change it.
    pub(super) fn class(&self, word: &str) -> Pos {
        if let Some(&class) = self.classes.get(word) {
            return class;
        }
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            return Pos::Number;
        }
        // "Slutligen", "självklarligen": no other word ends so.
        if self.lang == Lang::SV && word.ends_with("ligen") {
            return Pos::Adverb;
        }
        let (present, infinitive, passive) = match self.lang {
            Lang::SV => ("erar", "era", "eras"),
            Lang::EN => ("\0", "\0", "\0"),
            _ => ("erer", "ere", "eres"),
        };
        if self.present.contains(word) || word.ends_with(present) {
            Pos::Verb
        } else if self.infinitives.contains(word) || (word.ends_with(infinitive) && word.len() > 5)
        {
            Pos::Infinitive
        } else if self.passives.contains(word) || word.ends_with(passive) {
            Pos::Passive
        } else if self.lang == Lang::SV {
            self.compound_class(word)
        } else {
            Pos::Open
        }
    }

    /// A verb with a first part that the table lacks: "finslipar", "korrekturläser".
    fn compound_class(&self, word: &str) -> Pos {
        let nominal = ["heter", "elser", "ioner", "ingar", "ärer"]
            .iter()
            .any(|t| word.ends_with(t));
        let verbal = !nominal && word.ends_with(['r', 'a', 's']) && (9..40).contains(&word.len());
        if !verbal {
            return Pos::Open;
        }
        for (at, _) in word.char_indices().skip(3) {
            let rest = &word[at..];
            if rest.len() < 5 {
                break;
            }
            // "Båtar" and "läger" end as verbs do.
            if matches!(rest, "åtar" | "äger" | "äter" | "ökar" | "delar" | "inser") {
                continue;
            }
            if self.present.contains(rest) {
                return Pos::Verb;
            }
            if self.infinitives.contains(rest) {
                return Pos::Infinitive;
            }
            if rest.ends_with("as") && self.passives.contains(rest) {
                return Pos::Passive;
            }
        }
        Pos::Open
    }

    /// Calls `found` for every stem of a table that stands in `lower`, which is lower-cased.
    pub(super) fn hits(&self, lower: &str, mut found: impl FnMut(Hit)) {
        MET.with_borrow_mut(|met| {
            let met = met.entry(self.id).or_default();
            for (start, word) in super::line::runs(lower) {
                let at = |hit: &Hit| Hit {
                    flag: hit.flag,
                    start: start + hit.start,
                    end: start + hit.end,
                };
                if let Some(hits) = met.get(word) {
                    hits.iter().map(at).for_each(&mut found);
                    continue;
                }
                let mut hits = Vec::new();
                self.seek(&self.single, word, |hit| hits.push(hit));
                if self.lang == Lang::SV && role_names::is_inflected(word) {
                    hits.push(Hit {
                        flag: Flags::ROLE,
                        start: 0,
                        end: word.len(),
                    });
                }
                hits.iter().map(at).for_each(&mut found);
                if met.len() >= MET_WORDS.0 {
                    met.clear();
                }
                if word.len() <= MET_WORDS.1 {
                    met.insert(word.into(), hits.into());
                }
            }
        });
        self.seek(&self.several, lower, found);
    }

    /// Whether a table knows the lower-cased word, whole, for a role.
    pub(super) fn is_role(&self, word: &str) -> bool {
        let mut known = false;
        self.hits(word, |hit| {
            known |= hit.flag == Flags::ROLE && hit.end == word.len();
        });
        known
    }

    fn seek(&self, stems: &Stems, lower: &str, mut found: impl FnMut(Hit)) {
        let Some(automaton) = &stems.automaton else {
            return;
        };
        let bytes = lower.as_bytes();
        for hit in automaton.find_overlapping_iter(lower) {
            let stem = stems.stems[hit.pattern().as_usize()];
            let before = lower[..hit.start()].chars().next_back();
            let inside = before.is_some_and(|c| c.is_alphanumeric());
            if inside && (!stem.compound || self.only_ends_like(lower, hit.start(), hit.end())) {
                continue;
            }
            let mut end = hit.end();
            while end < bytes.len() && (bytes[end] >= 0x80 || bytes[end].is_ascii_alphanumeric()) {
                end += 1;
                if end - hit.end() > 8 {
                    break;
                }
            }
            // A byte of 0x80 or more may belong to a mark, such as a dash; then the tail is no inflection.
            let Some(tail) = lower.get(hit.end()..end) else {
                continue;
            };
            // "Lektorat" and "agentisk" are no persons.
            let other = stem.flag == Flags::ROLE && NO_ROLE_TAILS.contains(&tail);
            if tail.is_empty() || (!stem.exact && !other && self.tails.contains(tail)) {
                found(Hit {
                    flag: stem.flag,
                    start: hit.start(),
                    end,
                });
            }
        }
    }
}

/// Whether `tail` is an inflection of a Swedish word.
pub(super) fn is_tail(tail: &str) -> bool {
    tail.is_empty() || swedish().tails.contains(tail)
}

fn class_of(name: &str) -> Pos {
    match name {
        "prep" => Pos::Preposition,
        "om" => Pos::Om,
        "conj" => Pos::And,
        "but" => Pos::But,
        "sub" => Pos::Subordinator,
        "att" => Pos::Att,
        "pron" => Pos::Pronoun,
        "det" => Pos::Determiner,
        "modal" => Pos::Modal,
        "neg" => Pos::Not,
        "adv" => Pos::Adverb,
        "num" => Pos::Number,
        _ => Pos::Open,
    }
}
