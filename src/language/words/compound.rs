//! Compounds: where the parts of a Swedish word meet, with the letter that links them on the left part.
//!
//! `arbetsmarknadsutbildning` is `arbets`, `marknads` and `utbildning`. The cheapest way to make the word of parts is
//! found: a part that the lexicon knows is cheap, one that only the caller's vocabulary knows costs more, one that nobody
//! knows costs most and must look like a word. Prefixes and suffixes are no parts (`ansvarig`, `sekreterare`,
//! `undersökning`), so that what is no compound stays whole.

use super::lexicon::{Lexicon, SWEDISH};
use super::stem::{KNOWN, STEMS, Stems};
use super::tag::{Tag, Upos};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::ops::Range;

/// A part of a compound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its bytes in the word, the linking letters of a first part among them.
    pub range: Range<usize>,
    /// Its dictionary form, as far as it is known; otherwise the part as it stands.
    pub lemma: String,
}

/// Costs, in tenths of a known part ([`KNOWN`]). Tuned on `gold/compounds/gold.txt` of the shared data.
const SEEN: u16 = 16;
const UNKNOWN: u16 = 34;
const WHOLE_KNOWN: u16 = 24;
const WHOLE_SHORT: u16 = 19;
const WHOLE_UNKNOWN: u16 = 60;

/// Words with their parts.
type Split = FxHashMap<Box<str>, Vec<Part>>;

thread_local! {
    // A text has the same words again and again. What is kept changes no result.
    static SPLIT: RefCell<Split> = RefCell::new(Split::default());
}

/// How many words are kept; when there are more, all are forgotten.
const KEPT: usize = 1 << 14;

/// Longer words are no words (bytes).
const LONGEST: usize = 64;

/// The parts of a compound; none for a word that is none.
#[must_use]
pub fn parts(word: &str) -> Vec<Part> {
    if word.len() > LONGEST {
        return Vec::new();
    }
    SPLIT.with_borrow_mut(|split| {
        if let Some(parts) = split.get(word) {
            return parts.clone();
        }
        if split.len() == KEPT {
            split.clear();
        }
        let parts = parts_with(word, |_| false);
        split.insert(word.into(), parts.clone());
        parts
    })
}

/// The same, where `seen` says which words (in lower case) the corpus at hand has on their own.
#[must_use]
pub fn parts_with(word: &str, seen: impl Fn(&str) -> bool) -> Vec<Part> {
    let lower = word.to_lowercase();
    // Places in both must be the same; they differ in a few letters of other alphabets.
    if lower.len() != word.len() || lower.len() > LONGEST || lower.len() < 5 {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut start = 0;
    for piece in lower.split('-') {
        if piece.contains(char::is_alphabetic) {
            split(piece, start, &seen, &mut found);
        }
        start += piece.len() + 1;
    }
    if found.len() < 2 { Vec::new() } else { found }
}

/// The parts of a word without a hyphen, which begins at `offset`; the word itself where it is whole.
fn split(word: &str, offset: usize, seen: &dyn Fn(&str) -> bool, found: &mut Vec<Part>) {
    let splitter = Splitter {
        word,
        stems: &STEMS,
        lexicon: &SWEDISH,
        seen,
    };
    let mut cuts = splitter.cuts();
    splitter.refine(&mut cuts);
    let mut start = 0;
    for cut in cuts.iter().copied().chain([word.len()]) {
        let part = &word[start..cut];
        let lemma = match (cut == word.len(), splitter.stems.get(part)) {
            (false, Some(stem)) => splitter.stems.lemma_of(stem).to_owned(),
            (false, None) => part.to_owned(),
            (true, _) => splitter.head_lemma(part),
        };
        found.push(Part {
            range: offset + start..offset + cut,
            lemma,
        });
        start = cut;
    }
}

#[derive(Clone, Copy)]
struct Splitter<'s> {
    word: &'s str,
    stems: &'s Stems,
    lexicon: &'s Lexicon,
    seen: &'s dyn Fn(&str) -> bool,
}

impl Splitter<'_> {
    /// Where the parts meet, by the cheapest way from the start to the end.
    fn cuts(&self) -> Vec<usize> {
        let word = self.word;
        if self.stems.is_whole(word) || self.is_inflection_of_whole() {
            return Vec::new();
        }
        let places: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
        // For every place: the cost of the parts before it, and where the last of them begins.
        let mut best: Vec<Option<(u16, usize)>> = vec![None; word.len() + 1];
        best[0] = Some((0, 0));
        for (i, &from) in places.iter().enumerate() {
            let Some((cost, _)) = best[from] else {
                continue;
            };
            for &to in &places[i + 1..] {
                let Some(part) = self.first(from, to) else {
                    continue;
                };
                let total = cost.saturating_add(part);
                if best[to].is_none_or(|known| total < known.0) {
                    best[to] = Some((total, from));
                }
            }
        }
        let whole = match (self.is_known(word), places.len()) {
            (true, ..8) => WHOLE_SHORT,
            (true, _) => WHOLE_KNOWN,
            (false, _) => WHOLE_UNKNOWN,
        };
        let mut cheapest = (whole, 0);
        for &from in &places[1.min(places.len())..] {
            if let Some((cost, before)) = best[from]
                && let Some(head) = self.head(from, &word[before..from])
                && cost + head < cheapest.0
            {
                cheapest = (cost + head, from);
            }
        }
        let mut cuts = Vec::new();
        let mut at = cheapest.1;
        while at > 0 {
            cuts.push(at);
            at = best[at].map_or(0, |(_, from)| from);
        }
        cuts.reverse();
        cuts
    }

    /// Cuts parts that are compounds themselves.
    fn refine(&self, cuts: &mut Vec<usize>) {
        if cuts.is_empty() {
            return;
        }
        let mut more = Vec::new();
        let ends = cuts.iter().copied().chain([self.word.len()]);
        let mut start = 0;
        for end in ends {
            let part = &self.word[start..end];
            let stem = self.stems.get(part).filter(|_| end < self.word.len());
            let base = stem.map_or(part, |stem| self.stems.lemma_of(stem));
            let splitter = Splitter {
                word: base,
                ..*self
            };
            let mut inner = if part.len() < 7 {
                Vec::new()
            } else {
                splitter.cuts()
            };
            splitter.refine(&mut inner);
            // A part may differ from its dictionary form in its last letters.
            more.extend(
                inner
                    .into_iter()
                    .filter(|&cut| part.get(..cut) == base.get(..cut))
                    .map(|cut| start + cut),
            );
            start = end;
        }
        cuts.extend(more);
        cuts.sort_unstable();
    }

    /// Whether it is a form of a word that is listed as whole.
    fn is_inflection_of_whole(&self) -> bool {
        let entries = self.lexicon.entries(self.word);
        entries
            .iter()
            .any(|entry| self.stems.is_whole(self.lexicon.lemma(*entry)))
    }

    /// The cost of a part that another follows.
    fn first(&self, from: usize, to: usize) -> Option<u16> {
        let part = &self.word[from..to];
        if let Some(stem) = self.stems.get(part) {
            return Some(stem.cost);
        }
        let letters = part.chars().count();
        if letters < 4 {
            return None;
        }
        if let Some(base) = part.strip_suffix('s')
            && self.is_derived(base)
        {
            return Some(KNOWN + 1);
        }
        if self.is_seen(part) {
            return Some(SEEN);
        }
        (from == 0 && looks_like_a_word(part)).then_some(UNKNOWN)
    }

    /// The cost of the last part, which begins at `from` and has `before` before it.
    fn head(&self, from: usize, before: &str) -> Option<u16> {
        let head = &self.word[from..];
        let letters = head.chars().count();
        let short = letters < 3 && !matches!(head, "år");
        if short || self.stems.is_no_head(head) {
            return None;
        }
        let particle = self.stems.is_particle(before);
        let unknown = self.stems.get(before).is_none()
            && !self.is_seen(before)
            && !before
                .strip_suffix('s')
                .is_some_and(|base| self.is_derived(base));
        let base = head.strip_suffix('s').unwrap_or(head);
        let mut cheapest = None;
        for (form, genitive) in [(head, false), (base, true)] {
            for entry in self.lexicon.entries(form) {
                let cost = match entry.tag.upos() {
                    // `tens` is no form of `te` here.
                    Upos::Noun if genitive && letters < 5 => continue,
                    // After what nobody knows, `ringen` is rather an ending than a ring.
                    Upos::Noun if unknown && self.lexicon.lemma(*entry).len() < 5 => continue,
                    Upos::Noun => 4,
                    Upos::Adj if !genitive && !particle && !unknown => 8,
                    Upos::Verb if letters > 3 && !genitive && !particle && !unknown => 8,
                    _ => continue,
                };
                cheapest = Some(cheapest.unwrap_or(u16::MAX).min(cost));
            }
        }
        if (particle || cheapest.is_none()) && self.is_derived(base) {
            cheapest = if particle || unknown { None } else { Some(5) };
        }
        if cheapest.is_none() && letters > 3 && self.is_seen(head) {
            cheapest = Some(12);
        }
        match letters {
            ..5 if unknown => None,
            ..4 => cheapest.map(|cost| cost + 3),
            _ => cheapest,
        }
    }

    /// Whether the corpus has it on its own, with or without a last `s`.
    fn is_seen(&self, part: &str) -> bool {
        (self.seen)(part) || part.strip_suffix('s').is_some_and(|base| (self.seen)(base))
    }

    /// Whether it is a form of a word of the lexicon, or made of one.
    fn is_known(&self, word: &str) -> bool {
        let base = word.strip_suffix('s').unwrap_or(word);
        !self.lexicon.entries(word).is_empty()
            || !self.lexicon.entries(base).is_empty()
            || self.is_derived(base)
    }

    /// Whether it is made of a word that the lexicon has by an ending that makes nouns.
    fn is_derived(&self, word: &str) -> bool {
        self.is_of_a_verb(word) || self.is_of_an_adjective(word)
    }

    /// `noggrannhet`, `verkligheten`.
    fn is_of_an_adjective(&self, head: &str) -> bool {
        ["het", "heten", "heter", "heterna"].iter().any(|ending| {
            head.strip_suffix(ending).is_some_and(|base| {
                self.lexicon
                    .entries(base)
                    .iter()
                    .any(|entry| entry.tag.upos() == Upos::Adj)
            })
        })
    }

    /// Whether it is a noun made of a verb that the lexicon has: `byggandet`, `användning`, `skötare`.
    fn is_of_a_verb(&self, head: &str) -> bool {
        const ENDINGS: [&str; 14] = [
            "ningarna", "ningar", "ningen", "ning", "andet", "ande", "arna", "aren", "are",
            "ingarna", "ingar", "ingen", "ing", "arnas",
        ];
        let is_verb = |verb: &str| {
            self.lexicon
                .entries(verb)
                .iter()
                .any(|entry| entry.tag == Tag::VERB_INF)
        };
        ENDINGS.iter().any(|ending| {
            head.strip_suffix(ending).is_some_and(|stem| {
                stem.len() > 2 && (is_verb(stem) || is_verb(&format!("{stem}a")))
            })
        })
    }

    /// The dictionary form of the last part.
    fn head_lemma(&self, head: &str) -> String {
        let entries = self.lexicon.entries(head);
        let noun = entries.iter().find(|entry| entry.tag.upos() == Upos::Noun);
        match noun.or(entries.first()) {
            Some(entry) => self.lexicon.lemma(*entry).to_owned(),
            None => super::lemma_of(head, Tag::NOUN),
        }
    }
}

/// Whether an unknown part could be a word: it has a vowel, begins and ends as Swedish words do, and is long enough.
fn looks_like_a_word(part: &str) -> bool {
    let vowel = |c: char| "aeiouyåäöé".contains(c);
    let letters: Vec<char> = part.chars().collect();
    let consonants_at_end = letters.iter().rev().take_while(|c| !vowel(**c)).count();
    let consonants_at_start = letters.iter().take_while(|c| !vowel(**c)).count();
    letters.iter().any(|c| vowel(*c))
        && consonants_at_end > 0
        && consonants_at_end < 4
        && consonants_at_start < 4
}
