//! Swedish words: what class a word belongs to, and what it says of a career, from the tables beside this file.
//!
//! A table entry `-förmåg` takes any word that has the stem in it followed by an inflection only, so every compound of it;
//! `noggrann` takes words that begin with it; a closing `=` forbids inflection. Entries may have several words.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::OnceLock;

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

/// A set of the things that a word can say of a career.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Flags(u32);

impl Flags {
    pub(super) const ROLE: Flags = Flags(1);
    pub(super) const SKILL: Flags = Flags(1 << 1);
    pub(super) const TRAIT: Flags = Flags(1 << 2);
    pub(super) const LEVEL: Flags = Flags(1 << 3);
    pub(super) const FIELD: Flags = Flags(1 << 4);
    pub(super) const COURSE: Flags = Flags(1 << 5);
    pub(super) const LICENCE: Flags = Flags(1 << 6);
    pub(super) const WORKPLACE: Flags = Flags(1 << 7);
    pub(super) const SECTOR: Flags = Flags(1 << 8);
    pub(super) const HOURS: Flags = Flags(1 << 9);
    pub(super) const STRAIN: Flags = Flags(1 << 10);
    pub(super) const SETTING: Flags = Flags(1 << 11);
    pub(super) const EMPLOYMENT: Flags = Flags(1 << 12);
    pub(super) const PAY: Flags = Flags(1 << 13);
    pub(super) const BENEFIT: Flags = Flags(1 << 14);

    /// Whether the two share anything.
    pub(super) fn has(self, other: Flags) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    pub(super) const fn with(self, other: Flags) -> Flags {
        Flags(self.0 | other.0)
    }

    /// The set of a table's name.
    pub(super) fn from_name(name: &str) -> Option<Flags> {
        TABLES
            .iter()
            .find(|(n, _, _)| *n == name)
            .map(|(_, flag, _)| *flag)
    }
}

const TABLES: [(&str, Flags, &str); 15] = [
    ("role", Flags::ROLE, include_str!("tables/role.sv.tsv")),
    ("skill", Flags::SKILL, include_str!("tables/skill.sv.tsv")),
    ("trait", Flags::TRAIT, include_str!("tables/trait.sv.tsv")),
    ("level", Flags::LEVEL, include_str!("tables/level.sv.tsv")),
    ("field", Flags::FIELD, include_str!("tables/field.sv.tsv")),
    (
        "course",
        Flags::COURSE,
        include_str!("tables/course.sv.tsv"),
    ),
    (
        "licence",
        Flags::LICENCE,
        include_str!("tables/licence.sv.tsv"),
    ),
    (
        "workplace",
        Flags::WORKPLACE,
        include_str!("tables/workplace.sv.tsv"),
    ),
    (
        "sector",
        Flags::SECTOR,
        include_str!("tables/sector.sv.tsv"),
    ),
    ("hours", Flags::HOURS, include_str!("tables/hours.sv.tsv")),
    (
        "strain",
        Flags::STRAIN,
        include_str!("tables/strain.sv.tsv"),
    ),
    (
        "setting",
        Flags::SETTING,
        include_str!("tables/setting.sv.tsv"),
    ),
    (
        "employment",
        Flags::EMPLOYMENT,
        include_str!("tables/employment.sv.tsv"),
    ),
    ("pay", Flags::PAY, include_str!("tables/pay.sv.tsv")),
    (
        "benefit",
        Flags::BENEFIT,
        include_str!("tables/benefit.sv.tsv"),
    ),
];

/// What may follow a stem and still be the same word.
const TAILS: &str = " s n ns t ts a as e es d an ans en ens et ets ar ars er ers or ors na nas arna arnas erna ernas orna \
                     ornas are aren arens arna r rs rna rnas de da ade at iska isk ig igt iga het heten m men mar marna ";

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

/// The tables, ready to ask.
pub(super) struct Words {
    classes: FxHashMap<&'static str, Pos>,
    present: FxHashSet<&'static str>,
    infinitives: FxHashSet<&'static str>,
    passives: FxHashSet<String>,
    stems: Vec<Stem>,
    automaton: Option<AhoCorasick>,
}

/// The Swedish words, read once.
pub(super) fn swedish() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(Words::read)
}

/// The lines of a table that say something.
fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|l| !l.is_empty())
}

impl Words {
    fn read() -> Words {
        let mut words = Words {
            classes: FxHashMap::default(),
            present: FxHashSet::default(),
            infinitives: FxHashSet::default(),
            passives: FxHashSet::default(),
            stems: Vec::new(),
            automaton: None,
        };
        for line in lines(include_str!("tables/closed.sv.tsv")) {
            if let Some((word, class)) = line.split_once('\t') {
                words.classes.insert(word, class_of(class));
            }
        }
        for line in lines(include_str!("tables/verbs.sv.tsv")) {
            if let Some((infinitive, present)) = line.split_once('\t') {
                words.infinitives.insert(infinitive);
                words.present.insert(present);
                words.passives.insert(format!("{infinitive}s"));
                if let Some(stem) = present.strip_suffix("er") {
                    words.passives.insert(format!("{stem}s"));
                }
            }
        }
        let mut patterns = Vec::new();
        for (_, flag, table) in TABLES {
            for line in lines(table) {
                let exact = line.ends_with('=');
                let compound = line.starts_with('-');
                patterns.push(line.trim_start_matches('-').trim_end_matches('='));
                words.stems.push(Stem {
                    flag,
                    compound,
                    exact,
                });
            }
        }
        words.automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::DFA))
            .build(patterns)
            .ok();
        words
    }

    /// The class of a lower-cased word; context can still change it.
    pub(super) fn class(&self, word: &str) -> Pos {
        if let Some(&class) = self.classes.get(word) {
            return class;
        }
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            return Pos::Number;
        }
        if self.present.contains(word) || word.ends_with("erar") {
            Pos::Verb
        } else if self.infinitives.contains(word) || (word.ends_with("era") && word.len() > 5) {
            Pos::Infinitive
        } else if self.passives.contains(word) || word.ends_with("eras") {
            Pos::Passive
        } else {
            self.compound_class(word)
        }
    }

    /// A verb with a first part that the table lacks: "finslipar", "korrekturläser".
    fn compound_class(&self, word: &str) -> Pos {
        let nominal = ["heter", "elser", "ioner", "ingar", "ärer"]
            .iter()
            .any(|t| word.ends_with(t));
        let verbal = !nominal && word.ends_with(['r', 'a']) && (9..40).contains(&word.len());
        if !verbal {
            return Pos::Open;
        }
        for (at, _) in word.char_indices().skip(3) {
            let rest = &word[at..];
            if rest.len() < 5 {
                break;
            }
            if self.present.contains(rest) {
                return Pos::Verb;
            }
            if self.infinitives.contains(rest) {
                return Pos::Infinitive;
            }
        }
        Pos::Open
    }

    /// Calls `found` for every stem of a table that stands in `lower`, which is lower-cased.
    pub(super) fn hits(&self, lower: &str, mut found: impl FnMut(Hit)) {
        let Some(automaton) = &self.automaton else {
            return;
        };
        let bytes = lower.as_bytes();
        for hit in automaton.find_overlapping_iter(lower) {
            let stem = self.stems[hit.pattern().as_usize()];
            let before = lower[..hit.start()].chars().next_back();
            let inside = before.is_some_and(|c| c.is_alphanumeric());
            if inside && !stem.compound {
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
            if tail.is_empty() || (!stem.exact && is_tail(tail)) {
                found(Hit {
                    flag: stem.flag,
                    start: hit.start(),
                    end,
                });
            }
        }
    }
}

/// Whether a table knows the lower-cased word, whole, for a role.
pub(super) fn is_role_word(word: &str) -> bool {
    let mut known = false;
    swedish().hits(word, |hit| {
        known |= hit.flag == Flags::ROLE && hit.end == word.len();
    });
    known
}

/// Whether `tail` is an inflection.
pub(super) fn is_tail(tail: &str) -> bool {
    static SET: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    tail.is_empty()
        || SET
            .get_or_init(|| TAILS.split_whitespace().collect())
            .contains(tail)
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
