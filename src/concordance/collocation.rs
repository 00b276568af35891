//! Collocations: the words that stand near others more often than chance has it.

use super::measure::{Table, log_dice};
use super::order::highest;
use super::text::{Unit, read};
use crate::error::Result;
use crate::search::{Query, Searcher, Stamp};
use rustc_hash::FxHashMap;
use serde::Serialize;

/// How far from a word another one is near.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// So many words before it and so many after it, within its sentence.
    Window(usize, usize),
    /// Anywhere in its sentence.
    Sentence,
}

/// The collocates of a query's words.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Collocations {
    /// What it was computed from.
    pub stamp: Stamp,
    /// The query as it was understood.
    pub understood: String,
    /// How often its words stand in the passages.
    pub nodes: usize,
    /// How many other words these passages' corpus has: all that passes the query's filters.
    pub words: usize,
    /// How many of them are near.
    pub near: usize,
    /// How many there are in all.
    pub total: usize,
    /// The collocates that were asked for, the one with the highest log-likelihood first.
    pub collocates: Vec<Collocate>,
}

/// A collocate.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Collocate {
    /// The word.
    pub word: String,
    /// How often it is near.
    pub near: usize,
    /// How often it stands in the corpus, the query's own words apart.
    pub all: usize,
    /// How often it would be near by chance.
    pub expected: f64,
    /// G².
    pub log_likelihood: f64,
    /// logDice.
    pub log_dice: f64,
    /// Mutual information.
    pub mutual_information: f64,
    /// The t-score.
    pub t_score: f64,
}

/// The collocates of `query`'s words among the passages that pass its filters: those near at least `least` times,
/// `query.limit` of them from `query.offset` on.
///
/// Every place near one of the words counts once, however many of them it is near. The query's own words are neither
/// collocates nor part of the corpus that is compared with (Evert, Corpora and Collocations, 2008).
///
/// # Errors
///
/// The index cannot be read.
pub fn collocations(
    searcher: &Searcher,
    query: &Query,
    span: Span,
    unit: Unit,
    least: usize,
) -> Result<Collocations> {
    let mut counts: FxHashMap<String, (usize, usize)> = FxHashMap::default();
    let (mut nodes, mut words, mut near) = (0, 0, 0);
    let (stamp, understood) = searcher.each_passage_of(query, |passage, marks| {
        for sentence in read(&passage, unit) {
            let mark_of: Vec<Option<usize>> = sentence
                .iter()
                .map(|word| {
                    let mark = marks.partition_point(|mark| mark.end <= word.range.start);
                    let over = marks.get(mark).is_some_and(|m| m.start < word.range.end);
                    over.then_some(mark)
                })
                .collect();
            let mut is_near = vec![false; sentence.len()];
            let mut last = None;
            for (at, mark) in mark_of.iter().enumerate() {
                let Some(mark) = mark else { continue };
                nodes += usize::from(last != Some(*mark));
                last = Some(*mark);
                let (from, to) = match span {
                    Span::Sentence => (0, sentence.len()),
                    Span::Window(left, right) => (
                        at.saturating_sub(left),
                        at.saturating_add(right)
                            .saturating_add(1)
                            .min(sentence.len()),
                    ),
                };
                is_near[from..to].fill(true);
            }
            for ((word, mark), near_here) in sentence.into_iter().zip(mark_of).zip(is_near) {
                if mark.is_some() {
                    continue;
                }
                let count = counts.entry(word.name).or_default();
                words += 1;
                near += usize::from(near_here);
                count.0 += usize::from(near_here);
                count.1 += 1;
            }
        }
    })?;
    let collocates = counts
        .into_iter()
        .filter(|(_, count)| count.0 >= least.max(1));
    let collocates = collocates.map(|(word, (both, all))| {
        let table = Table {
            both: both as f64,
            first: near as f64,
            second: all as f64,
            all: words as f64,
        };
        Collocate {
            word,
            near: both,
            all,
            expected: table.expected(),
            log_likelihood: table.log_likelihood(),
            log_dice: log_dice(both as f64, nodes as f64, all as f64),
            mutual_information: table.mutual_information(),
            t_score: table.t_score(),
        }
    });
    let mut options = vec![match span {
        Span::Sentence => ("sentence", "yes".to_owned()),
        Span::Window(left, right) if left == right => ("window", left.to_string()),
        // The command line knows no such window, and so cannot ask for it again.
        Span::Window(left, right) => ("window", format!("{left},{right}")),
    }];
    options.push(("least", least.to_string()));
    options.extend(unit.option());
    let (total, collocates) = highest(collocates, query, |c| c.log_likelihood, |c| &c.word);
    Ok(Collocations {
        stamp: stamp.of_words("collocations", &options),
        understood,
        nodes,
        words,
        near,
        total,
        collocates,
    })
}
