//! Phrases: noun phrases and infinitive phrases with their heads, coordination resolved.
//!
//! Over the words of one sentence, by their tags. `planera, leda och följa upp arbetet` is three phrases that share an
//! object; `ekonomi-, juridik- och ledningsutbildning` is three full words.

use super::Word;
use super::compound;
use super::lexicon::SWEDISH;
use super::numeral::Vocabulary;
use super::tag::{Tag, Upos};
use crate::language::lang::Lang;
use rustc_hash::FxHashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// A noun phrase: indices of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NounPhrase {
    /// Its words, determiner and attributes among them.
    pub words: Range<usize>,
    /// The noun or name that it is about: of a noun with a name after it the noun (`kommunen Umeå`), of several names the
    /// first.
    pub head: usize,
    /// Whether a comma or a conjunction joins it to the phrase before it: `svenska, engelska samt gärna tyska`.
    pub joined: bool,
}

/// An infinitive with what belongs to it: indices of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InfinitivePhrase {
    /// The infinitive; after an auxiliary in the infinitive, the one that it leads to.
    pub verb: usize,
    /// The verb with auxiliaries before it (`kunna läsa`), particle (`följa upp`), reflexive and negation.
    pub verb_words: Range<usize>,
    /// What it governs: object and adverbials; the shared ones where several infinitives have them in common; empty where
    /// there is nothing.
    pub object: Range<usize>,
    /// Whether the object stands with a later infinitive of the same row.
    pub shared: bool,
}

/// Whether a word may stand before the head of a noun phrase.
fn is_attribute(word: &Word) -> bool {
    matches!(
        word.tag,
        Tag::DET
            | Tag::ADJ
            | Tag::PARTICIPLE
            | Tag::NUM
            | Tag::POSSESSIVE
            | Tag::NOUN_GEN
            | Tag::NAME_GEN
    )
}

fn is_head(word: &Word) -> bool {
    matches!(word.tag, Tag::NOUN | Tag::NOUN_DEF | Tag::NAME)
}

/// The noun phrases of a sentence, in order; they do not overlap. Attributes may be joined (`stora och små företag`);
/// phrases joined by conjunctions are phrases of their own, and so is what a preposition governs.
#[must_use]
pub fn noun_phrases(sentence: &str, words: &[Word]) -> Vec<NounPhrase> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let mut start = at;
        while at < words.len() && continues(sentence, words, start, at) {
            at += 1;
        }
        if at > start
            && !words.get(at).is_some_and(is_head)
            && is_noun_too(sentence, &words[at - 1])
        {
            at -= 1;
            // `gärna tyska`: of degree are only the adverbs of an adjective.
            let adverbs = words[start..at]
                .iter()
                .take_while(|word| word.tag == Tag::ADV);
            start += adverbs.count();
        } else if !words.get(at).is_some_and(is_head) {
            at = start.max(at.saturating_sub(1)) + 1;
            continue;
        }
        let (head, end) = with_names(words, at);
        let before = found.last().map_or(start, |one: &NounPhrase| one.words.end);
        found.push(NounPhrase {
            words: start..end,
            head,
            joined: is_row(sentence, &words[before..start]),
        });
        at = end;
    }
    found
}

/// The head of the phrase that has the noun or name at `at`, and where the phrase ends. Names stand in a row: `Anna Berg`;
/// and after and before what they name: `kommunen Umeå`, `Umeå kommun`.
fn with_names(words: &[Word], at: usize) -> (usize, usize) {
    let mut end = at + 1;
    while words.get(end).is_some_and(|next| next.tag == Tag::NAME) {
        end += 1;
    }
    let named =
        words[at].tag == Tag::NAME && words.get(end).is_some_and(|next| next.tag == Tag::NOUN);
    match named {
        true => (end, end + 1),
        false => (at, end),
    }
}

/// Whether nothing but commas and conjunctions, perhaps with an adverb, stands here.
fn is_row(sentence: &str, between: &[Word]) -> bool {
    let joint = |word: &Word| is_joint(&sentence[word.range.clone()], word);
    between.iter().any(joint)
        && between
            .iter()
            .all(|word| joint(word) || word.tag == Tag::ADV)
}

/// Whether what is tagged as an adjective is a noun as well: `svenska`.
fn is_noun_too(sentence: &str, word: &Word) -> bool {
    let form = sentence[word.range.clone()].to_lowercase();
    word.tag == Tag::ADJ && SWEDISH.tags(&form) & Tag::NOUN.bit() != 0
}

/// Whether the word at `at` goes on with the attributes that began at `start`.
fn continues(sentence: &str, words: &[Word], start: usize, at: usize) -> bool {
    let word = &words[at];
    let next = words.get(at + 1);
    let adjective = |word: &Word| word.upos() == Upos::Adj;
    if is_attribute(word) {
        return true;
    }
    if word.tag == Tag::ADV {
        return next.is_some_and(adjective);
    }
    let joint = word.tag == Tag::CCONJ || &sentence[word.range.clone()] == ",";
    joint && at > start && adjective(&words[at - 1]) && next.is_some_and(adjective)
        // What is joined must lead on to a head: `stora och små företag`, not `är stora och små`.
        && words[at + 1..].iter().find(|word| !is_attribute(word) && word.tag != Tag::ADV).is_some_and(is_head)
}

/// The infinitive phrases of a sentence, in order. Infinitives in a row (`planera, leda och följa upp arbetet`) share the
/// object of the last where they have none of their own.
#[must_use]
pub fn infinitive_phrases(sentence: &str, words: &[Word]) -> Vec<InfinitivePhrase> {
    let mut found: Vec<InfinitivePhrase> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if !is_infinitive(&words[at]) {
            at += 1;
            continue;
        }
        let verb = main_verb(words, at);
        let verb_end = verb_end(sentence, words, verb);
        let object_end = object_end(sentence, words, verb_end);
        found.push(InfinitivePhrase {
            verb,
            verb_words: at..verb_end,
            object: verb_end..object_end,
            shared: false,
        });
        at = object_end.max(at + 1);
    }
    share_objects(sentence, words, &mut found);
    found
}

fn is_infinitive(word: &Word) -> bool {
    matches!(word.tag, Tag::VERB_INF | Tag::AUX_INF)
}

/// The infinitive that an auxiliary at `at` leads to, perhaps over an adverb: `kunna (inte) läsa`; or else itself.
fn main_verb(words: &[Word], at: usize) -> usize {
    let mut verb = at;
    while words[verb].tag == Tag::AUX_INF {
        let over = |word: &&Word| matches!(word.tag, Tag::ADV | Tag::NOT);
        let skipped = words[verb + 1..].iter().take(2).take_while(over).count();
        match words.get(verb + 1 + skipped) {
            Some(next) if is_infinitive(next) => verb += 1 + skipped,
            _ => break,
        }
    }
    verb
}

/// Adverbs that make one verb with the verb before them.
static PARTICLES: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    include_str!("../tables/verb-particles.sv.tsv")
        .lines()
        .collect()
});

/// Words that stand between the words of a row.
static FILLERS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| include_str!("../tables/row-words.sv.tsv").lines().collect());

/// Where the verb with its particle ends.
fn verb_end(sentence: &str, words: &[Word], verb: usize) -> usize {
    let mut end = verb + 1;
    while let Some(word) = words.get(end) {
        let text = &sentence[word.range.clone()];
        // `upplysa om och tolka lagar`: what governs nothing of its own belongs to the verb.
        let lone = SWEDISH.tags(text) & Tag::ADP.bit() != 0
            && words
                .get(end + 1)
                .is_some_and(|next| is_joint(&sentence[next.range.clone()], next));
        let particle = lone || (word.tag == Tag::ADV && PARTICLES.contains(text));
        if particle || text == "sig" || word.tag == Tag::NOT {
            end += 1;
        } else {
            break;
        }
    }
    end
}

/// Where what the verb governs ends: at the next verb, clause or joint that leads to an infinitive.
fn object_end(sentence: &str, words: &[Word], from: usize) -> usize {
    let mut end = from;
    while let Some(word) = words.get(end) {
        let text = &sentence[word.range.clone()];
        let stops = matches!(word.upos(), Upos::Verb | Upos::Aux | Upos::Sconj)
            || matches!(word.tag, Tag::RELATIVE | Tag::ATT)
            || matches!(text, "." | ";" | ":" | "!" | "?" | "(" | ")" | "–" | "—");
        let clause = text == "som" && leads_to_a_verb(words, end);
        if stops || clause || (is_joint(text, word) && leads_to_a_verb(words, end)) {
            break;
        }
        end += 1;
    }
    // A comma, conjunction or preposition that nothing follows belongs to no object.
    while end > from && (matches!(words[end - 1].tag, Tag::CCONJ | Tag::PUNCT | Tag::ADP)) {
        end -= 1;
    }
    end
}

fn is_joint(text: &str, word: &Word) -> bool {
    word.tag == Tag::CCONJ || text == ","
}

/// Whether a verb or a clause follows what stands at `at`, perhaps after `att` or an adverb.
fn leads_to_a_verb(words: &[Word], at: usize) -> bool {
    words[at + 1..]
        .iter()
        .take(3)
        .find(|word| !matches!(word.tag, Tag::ATT | Tag::ADV | Tag::NOT | Tag::CCONJ))
        .is_some_and(|word| {
            matches!(word.upos(), Upos::Verb | Upos::Aux | Upos::Sconj) || word.tag == Tag::RELATIVE
        })
}

/// Gives the infinitives of a row that have no object the object of the next that has one.
fn share_objects(sentence: &str, words: &[Word], phrases: &mut [InfinitivePhrase]) {
    for i in (0..phrases.len().saturating_sub(1)).rev() {
        let next = phrases[i + 1].clone();
        let phrase = &mut phrases[i];
        let between = &words[phrase.verb_words.end..next.verb_words.start];
        let joined = !between.is_empty()
            && between
                .iter()
                .all(|word| is_joint(&sentence[word.range.clone()], word) || word.tag == Tag::ATT)
            && !between
                .iter()
                .any(|word| matches!(&sentence[word.range.clone()], "men" | "utan"));
        if phrase.object.is_empty() && joined && !next.object.is_empty() {
            phrase.object = next.object;
            phrase.shared = true;
        }
    }
}

/// A word that a hyphen leaves short, written out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completed {
    /// The index of the word.
    pub word: usize,
    /// The whole word, in lower case.
    pub full: String,
}

/// The words that lack their last or first part, completed from the word that has it: `ekonomi-, juridik- och
/// ledningsutbildning` gives `ekonomiutbildning` and `juridikutbildning`; `lönechefer och -assistenter` gives
/// `löneassistenter`.
#[must_use]
pub fn completed(sentence: &str, words: &[Word]) -> Vec<Completed> {
    /// How far away the whole word may stand (words).
    const REACH: usize = 12;
    let text = |word: &Word| sentence[word.range.clone()].to_lowercase();
    let mut found = Vec::new();
    for (i, word) in words.iter().enumerate() {
        let written = &sentence[word.range.clone()];
        if !written.starts_with('-') && !written.ends_with('-') {
            continue;
        }
        let short = text(word);
        if let Some(first) = short
            .strip_suffix('-')
            .filter(|first| first.chars().count() > 1)
        {
            let mut row = words[i + 1..].iter().take(REACH).map(text);
            let full = row.find(|text| !is_filler(text));
            let last = full.and_then(|full| last_part(&full));
            found.extend(last.map(|last| Completed {
                word: i,
                full: format!("{first}{last}"),
            }));
        } else if let Some(last) = short
            .strip_prefix('-')
            .filter(|last| last.chars().count() > 2)
        {
            let mut row = words[..i].iter().rev().take(REACH).map(text);
            let full = row.find(|text| !is_filler(text));
            let first = full.and_then(|full| first_parts(&full));
            found.extend(first.map(|first| Completed {
                word: i,
                full: format!("{first}{last}"),
            }));
        }
    }
    found
}

/// What stands between the words of such a row.
fn is_filler(text: &str) -> bool {
    text.ends_with('-')
        || text.starts_with('-')
        || matches!(text, "," | "/")
        || FILLERS.contains(text)
}

/// The head of a compound, or what a number has with it (`treårig`); of a word that is neither, nothing.
fn last_part(full: &str) -> Option<String> {
    if let Some((_, _, suffix)) = Vocabulary::of(Lang::SV).suffix(full) {
        return Some(suffix.to_owned());
    }
    let parts = compound::parts(full);
    parts
        .last()
        .map(|part| full.get(part.range.clone()).unwrap_or_default().to_owned())
}

/// All of a compound before its head.
fn first_parts(full: &str) -> Option<String> {
    let parts = compound::parts(full);
    let last = parts.last()?;
    full.get(..last.range.start).map(str::to_owned)
}
