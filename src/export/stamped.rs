//! Stamped: tables of answers as CSV and JSON Lines. Each row has the stamp of the answer, so that a file says by itself what it
//! was computed from, and can be computed again.

use super::csv::guarded;
use crate::search::{KwicLine, Stamp};
use serde::Serialize;
use serde_json::{Map, Value};
use std::io;

/// The name of the column of stamps, which is the last.
pub const STAMP: &str = "stamp";

/// The columns of words in context.
pub const KWIC: [&str; 14] = [
    "left",
    "keyword",
    "right",
    "page",
    "url",
    "site",
    "date",
    "lang",
    "title",
    "occupation",
    "copy_of",
    "section",
    "start",
    "end",
];

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Comma-separated values, with a row of names.
    Csv,
    /// An object a line; what a row does not have is left out.
    JsonLines,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Words, of a page and so not to be trusted.
    Text(String),
    /// A count or an offset.
    Whole(usize),
    /// A figure; one that is not finite is absent.
    Number(f64),
    /// Nothing.
    Absent,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Cell::Text(text.to_owned())
    }
}

impl From<&Option<String>> for Cell {
    fn from(text: &Option<String>) -> Self {
        text.as_deref().map_or(Cell::Absent, Cell::from)
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        Cell::Whole(number)
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Cell::Number(number)
    }
}

/// A table of an answer, written row by row.
#[derive(Debug, Clone)]
pub struct Table {
    form: Form,
    names: Vec<String>,
    stamp: String,
}

impl Table {
    /// With columns of these names, and the stamp after them.
    #[must_use]
    pub fn new(form: Form, names: &[&str], stamp: &Stamp) -> Self {
        let names = names.iter().copied().chain([STAMP]);
        Table {
            form,
            names: names.map(str::to_owned).collect(),
            stamp: stamp.to_string(),
        }
    }

    /// The line of names with its line end; nothing for JSON Lines.
    ///
    /// # Errors
    ///
    /// None that is known of; what is written is held in memory.
    pub fn heading(&self) -> io::Result<String> {
        match self.form {
            Form::Csv => line(self.names.iter().map(|name| guarded(name).into_owned())),
            Form::JsonLines => Ok(String::new()),
        }
    }

    /// A row with its line end; `cells` are those of the columns before the stamp. A cell of words that a spreadsheet would run as a
    /// formula gets an apostrophe in front.
    ///
    /// # Errors
    ///
    /// As [`heading`](Table::heading).
    pub fn row(&self, cells: impl IntoIterator<Item = Cell>) -> io::Result<String> {
        let cells = cells.into_iter().chain([Cell::Text(self.stamp.clone())]);
        match self.form {
            Form::Csv => line(cells.map(|cell| match cell {
                Cell::Text(text) => guarded(&text).into_owned(),
                Cell::Whole(number) => number.to_string(),
                Cell::Number(number) if number.is_finite() => number.to_string(),
                Cell::Number(_) | Cell::Absent => String::new(),
            })),
            Form::JsonLines => {
                let mut object = Map::new();
                for (name, cell) in self.names.iter().zip(cells) {
                    let value = match cell {
                        Cell::Text(text) => Value::from(text),
                        Cell::Whole(number) => Value::from(number),
                        Cell::Number(number) => Value::from(number),
                        Cell::Absent => Value::Null,
                    };
                    if !value.is_null() {
                        object.insert(name.clone(), value);
                    }
                }
                Ok(serde_json::to_string(&object)? + "\n")
            }
        }
    }
}

fn line(cells: impl Iterator<Item = String>) -> io::Result<String> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record(cells)?;
    let bytes = csv.into_inner().map_err(|error| error.into_error())?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

/// The cells of a line of words in context, those of [`KWIC`].
#[must_use]
pub fn kwic(line: &KwicLine) -> [Cell; KWIC.len()] {
    let source = &line.source;
    [
        (&*line.left).into(),
        (&*line.keyword).into(),
        (&*line.right).into(),
        (&*source.page).into(),
        (&source.url).into(),
        (&source.site).into(),
        (&source.date).into(),
        (&*source.lang).into(),
        (&source.title).into(),
        (&source.occupation).into(),
        (&source.copy_of).into(),
        (&source.section).into(),
        source.start.into(),
        source.end.into(),
    ]
}

/// What serializes as itself, and the stamp of the answer that it is of after it.
#[derive(Debug, Clone, Serialize)]
pub struct Stamped<'r, R> {
    /// It; an object.
    #[serde(flatten)]
    pub row: &'r R,
    /// The stamp, as text.
    pub stamp: &'r str,
}
