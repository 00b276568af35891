//! `sikta pipe`: documents in, results out, as JSON Lines.

use super::record::{Fields, Record, to_line};
use crate::error::{Error, Result};
use crate::guide::Guide;
use crate::ingest::jsonl::{self, Line, Lines};
use crate::ingest::{MAX_BYTES, Why};
use crate::pipeline::{Stage, message, ordered, process_with};
use serde::Serialize;
use std::io::{BufRead, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// How `pipe` works.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Threads; 0 means one a core.
    pub jobs: usize,
    /// What a result holds. Stages that nothing of it needs are not run.
    pub fields: Fields,
    /// The bound on one line, in bytes.
    pub max_bytes: u64,
    /// In which language a line that got no result is told why.
    pub say: fn(&Why) -> String,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            jobs: 0,
            fields: Fields::ALL,
            max_bytes: MAX_BYTES,
            say: Why::en,
        }
    }
}

/// How many lines were answered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outcome {
    /// With a result.
    pub documents: usize,
    /// With an error.
    pub failed: usize,
}

/// Answers every line of `input` that is not blank with one line of `output`, in order; a line that is no record with an
/// error. Each answer is flushed, so that a caller may wait for it before it sends the next document. `guide` is what is
/// known beside the pages.
///
/// # Errors
/// Where `output` cannot be written. What cannot be read is answered like a line that is no record, as the last one.
pub fn pipe(
    input: impl BufRead + Send,
    mut output: impl Write,
    options: Options,
    guide: &Guide,
) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    let weight = |line: &Input| line.as_ref().map_or(0, |l| l.bytes.len());
    let answer = |line: Input| match line {
        Ok(line) => answer(&line, options, guide),
        Err((number, why)) => Ok(Err(Problem::new(None, number, (options.say)(&why)))),
    };
    let lines = Lines::new(input, options.max_bytes);
    ordered(lines, options.jobs, weight, answer, |answer| {
        let line = match answer? {
            Ok(line) => {
                outcome.documents += 1;
                line
            }
            Err(problem) => {
                outcome.failed += 1;
                problem.to_line()
            }
        };
        output
            .write_all(line.as_bytes())
            .and_then(|()| output.flush())
            .map_err(|source| Error::Write {
                path: "-".into(),
                source,
            })
    })?;
    Ok(outcome)
}

type Input = std::result::Result<Line, (usize, Why)>;

/// The result for one line, or what is wrong with it.
fn answer(
    line: &Line,
    options: Options,
    guide: &Guide,
) -> Result<std::result::Result<String, Problem>> {
    let fields = options.fields;
    let mut id = None;
    let answered = catch_unwind(AssertUnwindSafe(|| {
        let record = jsonl::parse(&line.bytes)?;
        id = Some(record.page.id.clone());
        let orders = match guide.orders(&record.page) {
            Ok(orders) => orders,
            Err(error) => return Ok(Err(error)),
        };
        let known = guide
            .facts(&record.page)
            .and_then(|facts| Ok((facts, guide.library()?)));
        let (facts, library) = match known {
            Ok(known) => known,
            Err(error) => return Ok(Err(error)),
        };
        let (last, book) = (fields.last_stage(), facts.book());
        let article = process_with(record.page, last, &orders, book, &library);
        Ok(Ok(Record::new(&article, fields, &record.extra).to_line()))
    }));
    match answered.unwrap_or_else(|said| Err(Why::Panicked(message(&*said)))) {
        Ok(answer) => answer.map(Ok),
        Err(why) => Ok(Err(Problem::new(id, line.number, (options.say)(&why)))),
    }
}

impl Fields {
    /// The last stage that something of it needs.
    #[must_use]
    pub fn last_stage(self) -> Stage {
        if self.facts {
            Stage::Facts
        } else if self.language {
            Stage::Language
        } else {
            Stage::Clean
        }
    }
}

/// The answer to a line that is no record, or on which something failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Problem {
    id: Option<String>,
    line: usize,
    error: String,
}

impl Problem {
    /// What is wrong with the line of that number, from 1; with the id of its document if it is one.
    fn new(id: Option<String>, line: usize, error: String) -> Self {
        Problem { id, line, error }
    }

    /// It as one line of JSON, with its line end.
    fn to_line(&self) -> String {
        to_line(self)
    }
}
