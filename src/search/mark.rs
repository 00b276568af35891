//! Marks: where the words of a query stand in a text, and which part of a text to show.

use super::alike::distance;
use super::answer::Snippet;
use super::forms::{Forms, Known};
use super::kin::{Run, runs};
use super::tree::{Clause, Why};
use crate::index::{Stems, Word, words};
use std::ops::Range;
use std::sync::Arc;

/// A snippet is at most this many code points, and a text no longer than it is shown whole.
const SNIPPET: usize = 320;
/// How many code points a snippet may show before its first mark.
const BEFORE: usize = 60;

/// Finds a query's words in texts.
pub(super) struct Marker {
    clauses: Vec<Sought>,
    stems: Vec<Stems>,
    known: Arc<Known>,
}

/// One clause, with its words in every form.
struct Sought {
    exact: Vec<String>,
    /// Why it is sought beside what was asked, where it is.
    why: Option<Why>,
    /// Of each word, for each language in the order of `Marker::stems`; empty where only the exact form counts.
    stems: Vec<Vec<Vec<String>>>,
    prefix: bool,
    /// By how many letters a single word may be off.
    fuzzy: u8,
    /// How many other words may stand between those of a phrase, in all.
    slop: usize,
    /// The runs of letters of its words, each word's sorted; empty where only the exact form counts.
    runs: Vec<Vec<Run>>,
}

/// The share of the runs of the word with fewer of them that two words must have in common to be alike.
const ALIKE: f32 = 0.4;

/// A place where a clause stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// The bytes of the text.
    pub(super) range: Range<usize>,
    /// Which clause it is.
    clause: usize,
}

impl Marker {
    pub(super) fn new(clauses: &[Clause], stems: &[Stems], known: &Arc<Known>) -> Self {
        let sought = |words: &[String], clause: &Clause| {
            let stemmed = !clause.quoted && !clause.prefix;
            let forms = |stems: &Stems| words.iter().map(|w| stems.stems(w)).collect();
            Sought {
                exact: words.to_vec(),
                why: None,
                stems: match stemmed {
                    true => stems.iter().map(forms).collect(),
                    false => Vec::new(),
                },
                prefix: clause.prefix,
                fuzzy: clause.fuzzy,
                slop: clause.slop as usize,
                runs: match stemmed {
                    true => words.iter().map(|w| sorted_runs(w)).collect(),
                    false => Vec::new(),
                },
            }
        };
        let mut all = Vec::new();
        for clause in clauses {
            all.push(sought(&clause.words, clause));
            for also in &clause.also {
                let words: Vec<String> = also.words.split(' ').map(str::to_owned).collect();
                all.push(Sought {
                    why: Some(also.why).filter(|why| *why != Why::Letters),
                    ..sought(&words, &Clause::default())
                });
            }
            // Words that only a hyphen joins are found apart as well, by their stems.
            if clause.words.len() > 1 && !clause.quoted && !clause.prefix {
                let words = clause.words.iter();
                all.extend(words.map(|word| sought(std::slice::from_ref(word), clause)));
            }
        }
        Marker {
            clauses: all,
            stems: stems.to_vec(),
            known: Arc::clone(known),
        }
    }

    /// Where the clauses stand in a text of language `lang`, in order and without overlap: the words themselves, in any of
    /// their forms, and with `parts` also compounds that they are a part of.
    pub(super) fn marks(&self, text: &str, lang: &str, parts: bool) -> Vec<Mark> {
        if self.clauses.is_empty() {
            return Vec::new();
        }
        let code = Stems::of(lang).code();
        let language = self.stems.iter().position(|s| s.code() == code);
        let words: Vec<Word> = words(text).collect();
        let forms: Vec<Forms> = match language {
            Some(l) => {
                let mut known = self.known.of(&self.stems[l]);
                words.iter().map(|word| known.get(&word.exact)).collect()
            }
            None => Vec::new(),
        };
        let stems: Vec<&[String]> = forms.iter().map(|forms| forms.of(parts)).collect();
        let mut marks = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let longest = self
                .clauses
                .iter()
                .enumerate()
                .filter_map(|(i, clause)| {
                    let count = clause.stands_at(at, &words, &stems, language)?;
                    Some((count, std::cmp::Reverse(i)))
                })
                .max();
            match longest {
                Some((count, std::cmp::Reverse(clause))) => {
                    let range = words[at].range.start..words[at + count - 1].range.end;
                    marks.push(Mark { range, clause });
                    at += count;
                }
                None => at += 1,
            }
        }
        marks
    }

    /// Why a text was found with those above it, where none of them has the words that were asked for but only others that
    /// stand for them: the first such word says.
    pub(super) fn instead<'t>(
        &self,
        texts: impl Iterator<Item = &'t String>,
        lang: &str,
    ) -> Option<Why> {
        if self.clauses.iter().all(|clause| clause.why.is_none()) {
            return None;
        }
        let marks = texts.flat_map(|text| self.marks(text, lang, true));
        let mut why = marks.map(|mark| self.clauses[mark.clause].why);
        let first = why.next()??;
        why.all(|why| why.is_some()).then_some(first)
    }

    /// The part of `text` that shows most of the query, with its marks.
    pub(super) fn snippet(&self, text: &str, lang: &str) -> Snippet {
        shown(text, &self.marks(text, lang, true))
    }

    /// The same for a text that has none of the words, with marks on those that are written alike; from its beginning and without
    /// marks where none is much alike, since it was found by less (a part of a word, its heading or title).
    pub(super) fn near_snippet(&self, text: &str) -> Snippet {
        shown(text, &self.alike(text))
    }

    /// Where words stand that are written like those of the query.
    fn alike(&self, text: &str) -> Vec<Mark> {
        let mut marks = Vec::new();
        for word in words(text) {
            let runs = sorted_runs(&word.exact);
            let like = |clause: &Sought| clause.runs.iter().any(|sought| are_alike(sought, &runs));
            if let Some(clause) = self.clauses.iter().position(like) {
                marks.push(Mark {
                    range: word.range,
                    clause,
                });
            }
        }
        marks
    }
}

/// The part of `text` that shows most of `marks`.
fn shown(text: &str, marks: &[Mark]) -> Snippet {
    let window = window(text, marks);
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

fn sorted_runs(word: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = runs(word).collect();
    runs.sort_unstable();
    runs
}

/// Whether two words of four letters or more share most of the runs of the shorter one.
fn are_alike(a: &[Run], b: &[Run]) -> bool {
    let shared = a.iter().filter(|run| b.binary_search(run).is_ok()).count();
    let fewer = a.len().min(b.len());
    fewer >= 3 && shared as f32 >= ALIKE * fewer as f32
}

impl Sought {
    /// How many words it stands in, if it stands at the word `at`.
    fn stands_at(
        &self,
        at: usize,
        words: &[Word],
        stems: &[&[String]],
        lang: Option<usize>,
    ) -> Option<usize> {
        if self.slop > 0 {
            return self.stands_loosely_at(at, words);
        }
        let (count, last) = (self.exact.len(), self.exact.len().wrapping_sub(1));
        let here = words.get(at..at + count)?;
        let exact = here
            .iter()
            .zip(&self.exact)
            .enumerate()
            .all(|(i, (w, sought))| match self.prefix && i == last {
                true => w.exact.starts_with(sought),
                false => {
                    let off = usize::from(self.fuzzy);
                    w.exact == *sought || (off > 0 && distance(sought, &w.exact, off).is_some())
                }
            });
        let sought = lang.and_then(|l| self.stems.get(l));
        let stands = exact
            || sought
                .zip(stems.get(at..at + count))
                .is_some_and(|(sought, here)| {
                    let mut pairs = sought.iter().zip(here);
                    pairs.all(|(sought, here)| sought.iter().any(|stem| here.contains(stem)))
                });
        (count > 0 && stands).then_some(count)
    }

    /// The same where other words may stand between, and the order does not matter: the words from `at` on that hold them
    /// all, of which the first is one of them.
    fn stands_loosely_at(&self, at: usize, words: &[Word]) -> Option<usize> {
        let mut left: Vec<&String> = self.exact.iter().collect();
        let most = self.exact.len() + self.slop;
        for (i, word) in words.get(at..)?.iter().take(most).enumerate() {
            match left.iter().position(|sought| **sought == word.exact) {
                Some(found) => drop(left.swap_remove(found)),
                None if i == 0 => return None,
                None => {}
            }
            if left.is_empty() {
                return Some(i + 1);
            }
        }
        None
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
