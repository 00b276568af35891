//! Lists of words and n-grams, with how often and how evenly they stand in the pages.

use super::measure::{Parts, deviation, juilland};
use super::order::highest;
use super::text::{Unit, read};
use crate::error::Result;
use crate::search::{Query, Searcher, Stamp};
use rustc_hash::FxHashMap;
use serde::Serialize;

/// Words or n-grams.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct List {
    /// What it was computed from.
    pub stamp: Stamp,
    /// The query as it was understood.
    pub understood: String,
    /// How many pages were counted.
    pub pages: usize,
    /// How many words they have.
    pub words: usize,
    /// How many there are in all.
    pub total: usize,
    /// Those that were asked for, the most frequent first.
    pub items: Vec<Listed>,
}

/// A word or n-gram.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Listed {
    /// It, its words with a space between.
    pub text: String,
    /// How often it stands there.
    pub count: usize,
    /// How often in a million words.
    pub per_million: f64,
    /// In how many pages.
    pub pages: usize,
    /// Juilland's D over the pages.
    pub juilland: f64,
    /// Gries' DP over the pages, normalised.
    pub deviation: f64,
}

/// How many places (a word and a page) are held in memory at a time, some 8 to 60 bytes each.
const HELD: usize = 1 << 22;

/// The runs of `n` words within sentences (1: the words) of the passages that `query` finds; those that stand there at least
/// `least` times, `query.limit` of them from `query.offset` on.
///
/// Of every word only the count is held in memory, and its pages as long as those of all words are not too many. Where they are,
/// the passages are read once more for the pages of the words that are asked for.
///
/// # Errors
///
/// The index cannot be read.
pub fn list(
    searcher: &Searcher,
    query: &Query,
    n: usize,
    unit: Unit,
    least: usize,
) -> Result<List> {
    listed(searcher, query, n.max(1), unit, least, HELD)
}

fn listed(
    searcher: &Searcher,
    query: &Query,
    n: usize,
    unit: Unit,
    least: usize,
    most: usize,
) -> Result<List> {
    let mut runs: FxHashMap<String, Run> = FxHashMap::default();
    let mut held = Some(0);
    let (sizes, stamp, understood) = each_run(searcher, query, n, unit, |page, text| {
        let run = runs.entry(text).or_default();
        run.count += 1;
        match &mut held {
            Some(number) => {
                *number += usize::from(run.see(page));
                if *number > most {
                    held = None;
                }
            }
            // Frees what was held until it was too much.
            None => run.pages = Vec::new(),
        }
    })?;
    let frequent = runs.into_iter().filter(|(_, r)| r.count >= least.max(1));
    let frequent = frequent.map(|(text, run)| match held {
        Some(_) => (text, run),
        None => (
            text,
            Run {
                pages: Vec::new(),
                ..run
            },
        ),
    });
    let (total, mut frequent) = highest(frequent, query, |f| f.1.count as f64, |f| &f.0);
    if held.is_none() {
        let numbers = frequent.iter().enumerate();
        let numbers: FxHashMap<String, usize> =
            numbers.map(|(i, (text, _))| (text.clone(), i)).collect();
        each_run(searcher, query, n, unit, |page, text| {
            if let Some(&i) = numbers.get(&text) {
                frequent[i].1.see(page);
            }
        })?;
    }
    let all = Parts::of(sizes.iter().map(|&size| f64::from(size)));
    let items = frequent.into_iter().map(|(text, Run { count, pages })| {
        let has = pages.iter().map(|&(page, count)| {
            let size = sizes.get(page as usize).copied().unwrap_or_default();
            (f64::from(count), f64::from(size))
        });
        let has: Vec<(f64, f64)> = has.collect();
        Listed {
            text,
            count,
            per_million: 1e6 * count as f64 / all.size,
            pages: has.len(),
            juilland: juilland(&has, all),
            deviation: deviation(&has, all),
        }
    });
    let mut options = vec![("grams", n.to_string()), ("least", least.to_string())];
    options.extend(unit.option());
    Ok(List {
        stamp: stamp.of_words("list", &options),
        understood,
        total,
        items: items.collect(),
        pages: sizes.len(),
        words: all.size as usize,
    })
}

/// How often a run of words stands there, and in which pages how often.
#[derive(Default)]
struct Run {
    count: usize,
    pages: Vec<(u32, u32)>,
}

impl Run {
    /// Takes an occurrence; gives whether it is the first of its page.
    fn see(&mut self, page: u32) -> bool {
        match self.pages.last_mut() {
            Some((last, count)) if *last == page => {
                *count += 1;
                false
            }
            _ => {
                self.pages.push((page, 1));
                true
            }
        }
    }
}

/// Visits every run of `n` words with the number of its page; gives how many words each page has, the stamp, and the query as it was
/// understood.
fn each_run(
    searcher: &Searcher,
    query: &Query,
    n: usize,
    unit: Unit,
    mut visit: impl FnMut(u32, String),
) -> Result<(Vec<u32>, Stamp, String)> {
    let mut sizes: Vec<u32> = Vec::new();
    let mut page = None;
    let (stamp, understood) = searcher.each_passage(query, |passage, _| {
        if page.as_ref() != Some(&passage.source.page) {
            page = Some(passage.source.page.clone());
            sizes.push(0);
        }
        let at = sizes.len().saturating_sub(1);
        for sentence in read(&passage, unit) {
            sizes[at] += sentence.len() as u32;
            for run in sentence.windows(n) {
                let names: Vec<&str> = run.iter().map(|word| word.name.as_str()).collect();
                visit(at as u32, names.join(" "));
            }
        }
    })?;
    Ok((sizes, stamp, understood))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::{Options, build};
    use crate::ingest::Page;

    #[test]
    fn a_second_reading_gives_what_one_does() -> Result<()> {
        let dir = tempfile::tempdir().expect("a temporary directory");
        let texts = [
            "Snickaren\n\nSnickaren bygger hus och snickaren lagar hus.\n",
            "Målaren\n\nMålaren målar hus, och målaren blandar färg.\n",
        ];
        let pages = texts.iter().enumerate();
        let pages = pages.map(|(i, text)| Ok(Page::from_text(i.to_string(), *text)));
        build(dir.path(), pages, Options::default(), |_| {})?;
        let searcher = Searcher::open(dir.path())?;
        let query = Query {
            limit: 3,
            offset: 1,
            ..Query::new("")
        };
        for n in [1, 2] {
            let once = listed(&searcher, &query, n, Unit::Form, 1, HELD)?;
            assert_eq!(once.items.len(), 3);
            assert_eq!(listed(&searcher, &query, n, Unit::Form, 1, 2)?, once);
        }
        Ok(())
    }
}
