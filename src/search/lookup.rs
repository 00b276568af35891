//! The words of an index, looked up by how they are written.

use super::alike::distance;
use super::living;
use std::collections::BTreeMap;
use tantivy::query::FuzzyTermQuery;
use tantivy::schema::Field;
use tantivy::{Searcher, Term};
use tantivy_fst::Automaton;

/// A word is read as another only where that stands so many times as often: of two words that pages use (`far`, `får`) neither is
/// likely to be a slip of the other, and a page typed without the letters has few of them. (A guess, not measured.)
const OFTEN: u64 = 10;
/// A word of fewer letters is never read as another.
pub(super) const SHORTEST: usize = 3;
/// A longer word (in bytes) is not compared with others.
const LONGEST: usize = 64;
/// A word is read as this many others, at most.
pub(super) const MOST: usize = 3;

/// The words that `word` is with the letters that its writer's keyboard may lack (`lonen`: lönen), the most frequent first;
/// none where it has such letters itself, or where it is a word of its own: Swedish å, ä and ö are letters and not accents.
pub(super) fn with_letters(
    searcher: &Searcher,
    field: Field,
    word: &str,
) -> tantivy::Result<Vec<String>> {
    let fits = (SHORTEST..=LONGEST).contains(&word.len()) && word.is_ascii();
    if !fits || word.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(Vec::new());
    }
    let mut found = matching(searcher, field, || Ok(Letters(word.as_bytes())))?;
    let own = found.remove(word).unwrap_or(0);
    let mut found: Vec<(String, u64)> = found
        .into_iter()
        .filter(|(_, n)| own == 0 || *n >= OFTEN * own)
        .collect();
    found.sort_by_key(|(_, often)| std::cmp::Reverse(*often));
    Ok(found.into_iter().map(|(word, _)| word).take(MOST).collect())
}

/// The word that is written most like `word`, which is itself not in the index; of equals the most frequent.
pub(super) fn misspelt(
    searcher: &Searcher,
    field: Field,
    word: &str,
) -> tantivy::Result<Option<String>> {
    let letters = word.chars().count();
    if letters < 4 || word.len() > LONGEST || word.chars().any(|c| c.is_ascii_digit()) {
        return Ok(None);
    }
    let most = if letters < 6 { 1 } else { 2 };
    let query = FuzzyTermQuery::new(Term::from_field_text(field, word), most, true);
    let found = matching(searcher, field, || query.automaton())?;
    let near = found.into_iter().filter_map(|(other, often)| {
        Some((
            distance(word, &other, most.into())?,
            std::cmp::Reverse(often),
            other,
        ))
    });
    Ok(near.min().map(|(_, _, other)| other))
}

/// The terms that an automaton finds, each with the number of documents that have it.
fn matching<A: Automaton>(
    searcher: &Searcher,
    field: Field,
    automaton: impl Fn() -> tantivy::Result<A>,
) -> tantivy::Result<BTreeMap<String, u64>>
where
    A::State: Clone,
{
    let mut found: BTreeMap<String, u64> = BTreeMap::new();
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        let mut terms = index.terms().search(automaton()?).into_stream()?;
        while terms.advance() {
            if let Ok(term) = std::str::from_utf8(terms.key()) {
                let term = term.to_owned();
                let often = match segment.alive_bitset() {
                    None => terms.value().doc_freq.into(),
                    Some(_) => living::count(segment, &Term::from_field_text(field, &term))?,
                };
                if often > 0 {
                    *found.entry(term).or_default() += often;
                }
            }
        }
    }
    Ok(found)
}

/// Finds the words that have the letters of an ASCII word, some of them with marks on.
struct Letters<'w>(&'w [u8]);

/// How many letters were read, and whether the first byte of one with a mark was; nothing where no word can come of it.
type Read = Option<(usize, bool)>;

/// What all letters of Latin-1 with marks begin with in UTF-8.
const MARKED: u8 = 0xC3;

impl Automaton for Letters<'_> {
    type State = Read;

    fn start(&self) -> Read {
        Some((0, false))
    }

    fn is_match(&self, state: &Read) -> bool {
        *state == Some((self.0.len(), false))
    }

    fn can_match(&self, state: &Read) -> bool {
        state.is_some()
    }

    fn accept(&self, state: &Read, byte: u8) -> Read {
        let (at, marked) = (*state)?;
        let letter = *self.0.get(at)?;
        let next = match (marked, byte) {
            (false, MARKED) => return Some((at, true)),
            (false, byte) => byte == letter,
            (true, byte) => plain(byte) == Some(letter),
        };
        next.then_some((at + 1, false))
    }
}

/// The letter under a mark; `byte` is the second of its two in UTF-8. (ß, æ, ð and þ are no letters with marks.)
fn plain(byte: u8) -> Option<u8> {
    Some(match byte {
        0xA0..=0xA5 => b'a',
        0xA7 => b'c',
        0xA8..=0xAB => b'e',
        0xAC..=0xAF => b'i',
        0xB1 => b'n',
        0xB2..=0xB6 | 0xB8 => b'o',
        0xB9..=0xBC => b'u',
        0xBD | 0xBF => b'y',
        _ => return None,
    })
}
