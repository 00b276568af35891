//! The answer of `sikta search`, found and written in the form that was asked for.

use crate::message::Message;
use crate::output::{Failure, Layout, Output, tell};
use crate::search::{Cite, Format, Wanted};
use crate::search_hits::{WIDTH, print, print_counts, print_cross, print_kwic};
use crate::search_words;
use crate::setup::Setup;
use serde::Serialize;
use sikta::export::stamped::{self, Cell, Form, Stamped, Table};
use sikta::export::{cite, rows};
use sikta::index::{Grain, Source};
use sikta::search::{Counts, Cross, Hit, Kwic, Query, Searcher, Shape, Side, Stamp};
use std::collections::HashSet;
use std::io;

/// What an answer has.
pub(crate) enum Found {
    /// What was sought.
    Hits,
    /// Only what is near.
    OnlyNear,
    Nothing,
}

impl Found {
    fn any(any: bool) -> Self {
        match any {
            true => Found::Hits,
            false => Found::Nothing,
        }
    }
}

/// Words in context, with the counts that were asked for.
#[derive(Serialize)]
struct Counted<'a> {
    #[serde(flatten)]
    of: &'a Kwic,
    #[serde(skip_serializing_if = "<[Counts]>::is_empty")]
    counts: &'a [Counts],
}

/// The form of a table; nothing where the answer is written otherwise.
fn form(format: Format) -> Option<Form> {
    match format {
        Format::Csv => Some(Form::Csv),
        Format::Jsonl => Some(Form::JsonLines),
        _ => None,
    }
}

/// What is asked of an index, and what of the answer is wanted.
pub(crate) struct Asked<'a> {
    pub(crate) wanted: &'a Wanted,
    pub(crate) setup: &'a Setup,
    pub(crate) searcher: &'a Searcher,
    pub(crate) query: &'a Query,
}

/// Whether anything was found, and what the answer was computed from.
type Answered = Result<(Found, Stamp), Failure>;

impl Asked<'_> {
    /// Writes the answer.
    pub(crate) fn answer(&self, out: &mut Output) -> Answered {
        match (self.wanted.shape, self.wanted.cite) {
            (Shape::All, Some(cite)) => self.cite_all(cite, out),
            (Shape::All, None) => self.all(out),
            (Shape::Cross(sides), _) => self.cross(sides, out),
            (Shape::Kwic, _) => self.kwic(out),
            (Shape::Hits, _) => self.hits(out),
        }
    }

    /// The best hits, and the counts over all.
    fn hits(&self, out: &mut Output) -> Answered {
        let Self {
            wanted,
            setup,
            searcher,
            query,
        } = *self;
        let answer = searcher.search(query)?;
        match (wanted.cite, wanted.format) {
            (Some(cite), _) => {
                // What has none of the words is no source for them.
                let hits: Vec<&Hit> = answer
                    .hits
                    .iter()
                    .filter(|hit| hit.near.is_none())
                    .collect();
                let sources: Vec<&Source> = hits.iter().map(|hit| &hit.source).collect();
                write_cited(cite, &sources, &answer.stamp, out)?;
                if answer.total > hits.len() {
                    let pages: HashSet<&str> = sources.iter().map(|source| &*source.page).collect();
                    tell(
                        setup,
                        &Message::Cited {
                            pages: pages.len().to_string(),
                            hits: hits.len().to_string(),
                            total: answer.total.to_string(),
                        },
                    );
                }
            }
            (None, Format::Json) => out.json(&answer, Layout::Pretty)?,
            (None, format) => match form(format) {
                Some(form) => write_counts(out, form, &answer.counts, answer.grain, &answer.stamp)?,
                None => print(out, setup, &answer, wanted.counted)?,
            },
        }
        search_words::explain_expansion(setup, &answer);
        if wanted.counted {
            search_words::tell_copies(setup, searcher, query)?;
        }
        let found = match (answer.total, answer.hits.is_empty()) {
            (0, true) => Found::Nothing,
            (0, false) => Found::OnlyNear,
            _ => Found::Hits,
        };
        Ok((found, answer.stamp))
    }

    /// A cross table.
    fn cross(&self, sides: [Side; 2], out: &mut Output) -> Answered {
        let Self {
            setup,
            searcher,
            query,
            ..
        } = *self;
        let format = self.wanted.format;
        let cross = searcher.cross(query, sides)?;
        match (format, form(format)) {
            (Format::Json, _) => out.json(&cross, Layout::Pretty)?,
            (_, Some(form)) => write_cross(out, form, &cross, query.values)?,
            (_, None) => {
                print_cross(out, setup, &cross, query.values)?;
                for (side, number) in cross.sides.iter().zip(cross.lacking) {
                    if number > 0 && cross.facts > 0 {
                        let (side, number) = ((*side).to_owned(), number.to_string());
                        tell(setup, &Message::InNoRow { side, number });
                    }
                }
            }
        }
        let facts = Query {
            grain: Some(Grain::Fact),
            ..query.clone()
        };
        search_words::tell_copies(setup, searcher, &facts)?;
        if cross.negated > 0 {
            let number = cross.negated.to_string();
            tell(setup, &Message::NegatedLeftOut { number });
        }
        Ok((Found::any(!cross.cells.is_empty()), cross.stamp))
    }

    /// Words in context.
    fn kwic(&self, out: &mut Output) -> Answered {
        let Self {
            wanted,
            setup,
            searcher,
            query,
        } = *self;
        let width = setup.width.unwrap_or(WIDTH);
        if let Some(form) = form(wanted.format) {
            return self.kwic_rows(form, width, out);
        }
        let kwic = searcher.kwic(query, width)?;
        let counts = match wanted.counted {
            false => Vec::new(),
            true => {
                let of_passages = Query {
                    grain: Some(Grain::Passage),
                    limit: 0,
                    ..query.clone()
                };
                search_words::tell_copies(setup, searcher, &of_passages)?;
                searcher.search(&of_passages)?.counts
            }
        };
        match wanted.format {
            Format::Json => {
                let (of, counts) = (&kwic, &*counts);
                out.json(&Counted { of, counts }, Layout::Pretty)?;
            }
            _ => {
                print_kwic(out, setup, &kwic)?;
                print_counts(out, setup, &counts, Grain::Passage)?;
            }
        }
        Ok((Found::any(!kwic.lines.is_empty() || kwic.more), kwic.stamp))
    }

    /// Words in context as rows, as they come.
    fn kwic_rows(&self, form: Form, width: usize, out: &mut Output) -> Answered {
        let query = self.query;
        let lines = self.searcher.kwic_lines(query, width)?;
        let stamp = lines.stamp().clone();
        let table = Table::new(form, &stamped::KWIC, &stamp);
        out.text(&table.heading()?)?;
        let mut any = query.limit == 0;
        for line in lines.skip(query.offset).take(query.limit) {
            out.text(&table.row(stamped::kwic(&line?))?)?;
            any = true;
        }
        Ok((Found::any(any), stamp))
    }

    /// Cites the pages of all hits: the first hit of each, without its text.
    fn cite_all(&self, cite: Cite, out: &mut Output) -> Answered {
        let hits = self.searcher.all(self.query)?;
        let stamp = hits.stamp().clone();
        let (mut pages, mut sources) = (HashSet::new(), Vec::new());
        for hit in hits {
            let source = hit?.source;
            if pages.insert(source.page.clone()) {
                sources.push(source);
            }
        }
        write_cited(cite, &sources, &stamp, out)?;
        Ok((Found::any(!sources.is_empty()), stamp))
    }

    /// Writes all hits as they come.
    fn all(&self, out: &mut Output) -> Answered {
        let hits = self.searcher.all(self.query)?;
        let (found, stamp) = (Found::any(hits.total() > 0), hits.stamp().clone());
        let text = stamp.to_string();
        match self.wanted.format {
            Format::Parquet => {
                let file = rows::ParquetFile::new(io::stdout(), &stamp);
                let mut file = file.map_err(io::Error::other)?;
                for hit in hits {
                    file.add(hit?).map_err(io::Error::other)?;
                }
                file.end().map_err(io::Error::other)?;
            }
            Format::Jsonl => {
                for hit in hits {
                    let (row, stamp) = (&hit?, &*text);
                    out.json(&Stamped { row, stamp }, Layout::Line)?;
                }
            }
            _ => {
                let mut line = Vec::new();
                rows::csv_heading(&mut line)?;
                out.text(&String::from_utf8_lossy(&line))?;
                for hit in hits {
                    line.clear();
                    rows::csv_row(&mut line, &hit?, &text)?;
                    out.text(&String::from_utf8_lossy(&line))?;
                }
            }
        }
        Ok((found, stamp))
    }
}

/// How often each value occurs, as rows; the hits without a value in a row without one.
fn write_counts(
    out: &mut Output,
    form: Form,
    counts: &[Counts],
    grain: Grain,
    stamp: &Stamp,
) -> io::Result<()> {
    let names = ["field", "value", "pages", "hits", "grain"];
    let table = Table::new(form, &names, stamp);
    out.text(&table.heading()?)?;
    for counts in counts {
        let row = |value: Cell, pages: usize, hits: usize| {
            let field = counts.field.into();
            table.row([field, value, pages.into(), hits.into(), grain.name().into()])
        };
        for count in &counts.values {
            out.text(&row((&*count.value).into(), count.pages, count.count)?)?;
        }
        let without = counts.without;
        if without.count > 0 {
            out.text(&row(Cell::Absent, without.pages, without.count)?)?;
        }
    }
    Ok(())
}

/// A cross table as rows; at most `most` of them, unless that is 0.
fn write_cross(out: &mut Output, form: Form, cross: &Cross, most: usize) -> io::Result<()> {
    let [a, b] = cross.sides;
    let table = Table::new(form, &[a, b, "pages", "facts"], &cross.stamp);
    out.text(&table.heading()?)?;
    let most = if most == 0 { usize::MAX } else { most };
    for cell in cross.cells.iter().take(most) {
        let [a, b] = &cell.values;
        let (a, b) = ((&**a).into(), (&**b).into());
        let row = table.row([a, b, cell.pages.into(), cell.facts.into()])?;
        out.text(&row)?;
    }
    Ok(())
}

/// Writes the pages of hits for a reference manager.
fn write_cited<H: AsRef<Source>>(
    form: Cite,
    hits: &[H],
    stamp: &Stamp,
    out: &mut Output,
) -> io::Result<()> {
    match form {
        Cite::Bibtex => out.text(&cite::bibtex(hits, stamp)),
        Cite::CslJson => out.json(&cite::csl_json(hits, stamp), Layout::Pretty),
    }
}
