//! Words in context, in an order of choice.

use super::order::{First, sort_key};
use super::text::{Counted, Unit, read};
use crate::error::Result;
use crate::search::{KwicLine, Query, Searcher, Stamp};
use crate::span::CodePoints;
use serde::Serialize;
use std::fmt;
use std::str::FromStr;

/// What lines are sorted by: a word to the left or right of the keyword (`1L`, `2R` …) or the keyword itself (`node`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sort {
    /// The keyword.
    Node,
    /// The word so many places before it, from 1.
    Left(usize),
    /// The word so many places after it, from 1.
    Right(usize),
}

impl fmt::Display for Sort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Sort::Node => write!(f, "node"),
            Sort::Left(n) => write!(f, "{n}L"),
            Sort::Right(n) => write!(f, "{n}R"),
        }
    }
}

impl FromStr for Sort {
    type Err = String;

    fn from_str(text: &str) -> std::result::Result<Self, String> {
        let wrong = || format!("{text} is no place to sort by: 1L, 2L, 1R … or node");
        if text.eq_ignore_ascii_case("node") {
            return Ok(Sort::Node);
        }
        let left = text.strip_suffix(['L', 'l']);
        let number = left.or(text.strip_suffix(['R', 'r']));
        let number = number.and_then(|number| number.parse::<u8>().ok());
        let number = number
            .filter(|number| (1..100).contains(number))
            .ok_or_else(wrong)?;
        Ok(match left {
            Some(_) => Sort::Left(number.into()),
            None => Sort::Right(number.into()),
        })
    }
}

/// Words in context.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Lines {
    /// What it was computed from.
    pub stamp: Stamp,
    /// The query as it was understood.
    pub understood: String,
    /// How many places there are.
    pub total: usize,
    /// Those that were asked for, in order.
    pub lines: Vec<KwicLine>,
}

/// Every place where the words of `query` stand, sorted by `sort`, each key before the next and equals by page and offset:
/// `query.limit` of them from `query.offset` on, with `width` characters on either side. A place beyond the end of the
/// passage sorts first. The order is Swedish ([`sort_key`]), of forms or of lemmas. Only the places that come first are held in
/// memory; their lines are read when all are known.
///
/// # Errors
///
/// The index cannot be read.
pub fn lines(
    searcher: &Searcher,
    query: &Query,
    sort: &[Sort],
    unit: Unit,
    width: usize,
) -> Result<Lines> {
    let mut first = First::new(query.offset.saturating_add(query.limit));
    let (stamp, understood) = searcher.each_passage_at(query, |doc, passage, marks| {
        if marks.is_empty() {
            return;
        }
        let words: Vec<Counted> = read(&passage, unit).into_iter().flatten().collect();
        for mark in marks {
            let start = words.partition_point(|w| w.range.end <= mark.start);
            let after = words.partition_point(|w| w.range.start < mark.end);
            let word = |at: Option<usize>| {
                let word = at.and_then(|at| words.get(at));
                word.map_or_else(Default::default, |word| sort_key(&word.name))
            };
            let key: Vec<_> = sort
                .iter()
                .map(|sort| match *sort {
                    Sort::Node => word(Some(start)),
                    Sort::Left(n) => word(start.checked_sub(n)),
                    Sort::Right(n) => word(Some(after + n - 1)),
                })
                .collect();
            first.see(Some((key, (doc, mark.clone()))));
        }
    })?;
    let (total, places) = first.from(query.offset);
    // Passages are read as they stand in the index, since many are kept together.
    let mut places: Vec<_> = places.enumerate().collect();
    places.sort_unstable_by_key(|(_, (doc, _))| *doc);
    let lines = places.into_iter().map(|(i, (doc, mark))| {
        let passage = searcher.passage(doc)?;
        let points = CodePoints::new(&passage.text);
        Ok((i, KwicLine::new(&passage, &points, &mark, width)))
    });
    let mut lines: Vec<(usize, KwicLine)> = lines.collect::<Result<_>>()?;
    lines.sort_unstable_by_key(|(i, _)| *i);
    let places: Vec<String> = sort.iter().map(Sort::to_string).collect();
    let mut options = vec![("sort", places.join(","))];
    options.extend(unit.option());
    Ok(Lines {
        stamp: stamp.of_words("context", &options),
        understood,
        total,
        lines: lines.into_iter().map(|(_, line)| line).collect(),
    })
}
