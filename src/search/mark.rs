//! Marks: where the words of a query stand in a text, and which part of a text to show.

use super::answer::Snippet;
use super::query::Clause;
use crate::index::{Stems, Word, words};
use std::ops::Range;

/// A snippet is at most this many code points, and a text no longer than it is shown whole.
const SNIPPET: usize = 320;
/// How many code points a snippet may show before its first mark.
const BEFORE: usize = 60;

/// Finds a query's words in texts.
pub(super) struct Marker {
    clauses: Vec<Sought>,
    stems: Vec<Stems>,
}

/// One clause, with its words in every form.
struct Sought {
    exact: Vec<String>,
    /// For each language, in the order of `Marker::stems`; empty where only the exact form counts.
    stems: Vec<Vec<String>>,
    prefix: bool,
}

/// A place where a clause stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// The bytes of the text.
    pub(super) range: Range<usize>,
    /// Which clause it is.
    clause: usize,
}

impl Marker {
    pub(super) fn new(clauses: &[Clause], stems: &[Stems]) -> Self {
        let sought = clauses.iter().filter(|c| !c.excluded).map(|clause| {
            let forms = |stems: &Stems| clause.words.iter().map(|w| stems.stem(w)).collect();
            let stemmed = !clause.quoted && !clause.prefix;
            Sought {
                exact: clause.words.clone(),
                stems: match stemmed {
                    true => stems.iter().map(forms).collect(),
                    false => Vec::new(),
                },
                prefix: clause.prefix,
            }
        });
        Marker {
            clauses: sought.collect(),
            stems: stems.to_vec(),
        }
    }

    /// Where the clauses stand in a text of language `lang`, in order and without overlap.
    pub(super) fn marks(&self, text: &str, lang: &str) -> Vec<Mark> {
        let code = Stems::of(lang).code();
        let language = self.stems.iter().position(|s| s.code() == code);
        let words: Vec<Word> = words(text).collect();
        let stems: Vec<String> = match language {
            Some(l) => words.iter().map(|w| self.stems[l].stem(&w.exact)).collect(),
            None => Vec::new(),
        };
        let mut marks = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let longest = self
                .clauses
                .iter()
                .enumerate()
                .filter(|(_, clause)| clause.stands_at(at, &words, &stems, language))
                .max_by_key(|(i, clause)| (clause.exact.len(), std::cmp::Reverse(*i)));
            match longest {
                Some((clause, sought)) => {
                    let last = at + sought.exact.len() - 1;
                    let range = words[at].range.start..words[last].range.end;
                    marks.push(Mark { range, clause });
                    at = last + 1;
                }
                None => at += 1,
            }
        }
        marks
    }

    /// The part of `text` that shows most of the query, with its marks.
    pub(super) fn snippet(&self, text: &str, lang: &str) -> Snippet {
        let marks = self.marks(text, lang);
        let window = window(text, &marks);
        let ranges = marks.iter().map(|mark| &mark.range);
        Snippet {
            text: text[window.clone()].to_owned(),
            marks: ranges
                .filter(|r| window.start <= r.start && r.end <= window.end)
                .map(|r| r.start - window.start..r.end - window.start)
                .collect(),
            cut_before: window.start > 0,
            cut_after: window.end < text.len(),
        }
    }
}

impl Sought {
    fn stands_at(&self, at: usize, words: &[Word], stems: &[String], lang: Option<usize>) -> bool {
        let (count, last) = (self.exact.len(), self.exact.len().wrapping_sub(1));
        let Some(here) = words.get(at..at + count) else {
            return false;
        };
        let exact = here
            .iter()
            .zip(&self.exact)
            .enumerate()
            .all(|(i, (w, sought))| match self.prefix && i == last {
                true => w.exact.starts_with(sought),
                false => w.exact == *sought,
            });
        let sought = lang.and_then(|l| self.stems.get(l));
        exact || sought.is_some_and(|sought| stems.get(at..at + count) == Some(sought))
    }
}

/// The bytes of `text` to show: those with the most clauses, then the most marks, then the first.
fn window(text: &str, marks: &[Mark]) -> Range<usize> {
    if text.chars().nth(SNIPPET).is_none() {
        return 0..text.len();
    }
    // A code point is at least one byte, so what fits in bytes fits in code points.
    let fits = SNIPPET - BEFORE;
    let mut best = (0, 0, 0);
    let mut end = 0;
    let mut inside: Vec<usize> = vec![0; marks.iter().map(|m| m.clause + 1).max().unwrap_or(0)];
    let mut kinds = 0;
    for (i, first) in marks.iter().enumerate() {
        while let Some(next) = marks.get(end)
            && (end <= i || next.range.end - first.range.start <= fits)
        {
            kinds += usize::from(inside[next.clause] == 0);
            inside[next.clause] += 1;
            end += 1;
        }
        if (kinds, end - i) > (best.0, best.1) {
            best = (kinds, end - i, first.range.start);
        }
        inside[first.clause] -= 1;
        kinds -= usize::from(inside[first.clause] == 0);
    }
    let start = back(text, best.2);
    let end = start
        + text[start..]
            .char_indices()
            .nth(SNIPPET)
            .map_or(text.len() - start, |(i, _)| i);
    let end = match text[start..end].rfind(char::is_whitespace) {
        // Not within a word, unless the word is all there is.
        Some(space) if end < text.len() && start + space > best.2 => start + space,
        _ => end,
    };
    start..end
}

/// A little before `offset`, at the beginning of a word.
fn back(text: &str, offset: usize) -> usize {
    let before = &text[..offset];
    let Some((from, _)) = before.char_indices().rev().nth(BEFORE - 1) else {
        return 0;
    };
    let space = before[from..].find(char::is_whitespace);
    space.map_or(from, |space| {
        let after = from + space;
        after + (before[after..].len() - before[after..].trim_start().len())
    })
}
