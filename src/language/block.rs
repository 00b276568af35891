//! Blocks: which lines belong together, and what each block is.
//!
//! Markup and Markdown say it; without them, a block's shape and its neighbours do.

use super::BlockKind;
use super::line::{Line, Marker, Tag, lines};
use super::shape::{self, Shape};
use super::wrap::Wrap;
use crate::clean::CleanText;
use crate::ingest::Page;
use crate::span::{Clean, Span};
use rustc_hash::FxHashMap;

/// A block before and after it is known what it is.
#[derive(Debug)]
pub(super) struct Draft<'t> {
    /// Its text, without markers.
    pub(super) text: &'t str,
    /// Where that stands.
    pub(super) span: Span<Clean>,
    /// Whether a gap stands before it.
    pub(super) gap: bool,
    /// Its shape.
    pub(super) shape: Shape,
}

/// The blocks of a clean text in order, each with its kind.
pub(super) fn blocks(page: &Page, clean: &CleanText) -> Vec<(Span<Clean>, BlockKind)> {
    let lines = lines(page, clean);
    let drafts = drafts(clean.text(), &lines);
    // Cleaning has found the title; a text that was not cleaned is asked itself.
    let title = match clean.title() {
        Some(line) => line.and_then(|at| drafts.iter().position(|d| d.span.end > at)),
        None => shape::title(&drafts),
    };
    let kinds = shape::kinds(&drafts, title);
    drafts.iter().map(|d| d.span).zip(kinds).collect()
}

/// Joins the lines of hard-wrapped paragraphs and gives each block its shape.
fn drafts<'t>(text: &'t str, lines: &[Line<'t>]) -> Vec<Draft<'t>> {
    let wrap = Wrap::of(lines);
    let remarks = Remarks::of(lines);
    let mut drafts = Vec::with_capacity(lines.len());
    let mut at = 0;
    while let Some(&line) = lines.get(at) {
        let mut last = at;
        while wrap.joins(lines, last) {
            last += 1;
        }
        let whole = Span::new(line.span.start, lines[last].span.end);
        drafts.push(draft(text, line, whole, last > at, &remarks));
        at = last + 1;
    }
    drafts
}

fn draft<'t>(
    text: &'t str,
    line: Line<'t>,
    whole: Span<Clean>,
    wrapped: bool,
    remarks: &Remarks<'t>,
) -> Draft<'t> {
    let mut span = whole;
    let content = whole.of(text);
    // What may stand after a heading in Markdown: number signs of its own.
    let closes = |c: char| c == '#' || c.is_whitespace();
    let shape = match (line.tag, line.marker) {
        (Tag::Title, _) => Shape::TitleMark,
        (Tag::Heading, _) => {
            let end = shape::before_remark(content);
            if end > 0 && is_worded(&content[end..]) && remarks.is_link(&content[end..]) {
                span.end = span.start + end;
            }
            Shape::HeadingMark
        }
        (Tag::Item, _) => Shape::Item,
        (Tag::Cell, _) => Shape::Data,
        (_, Marker::Hash(len))
            if !shape::reads_on(content[len..].trim())
                && !content[len..].trim_matches(closes).is_empty() =>
        {
            span.start += len;
            span.end = span.start + span.of(text).trim_end_matches(closes).len();
            if len == 2 {
                Shape::TitleMark
            } else {
                Shape::HeadingMark
            }
        }
        _ if line.underlined && !wrapped && shape::is_short(content) => Shape::HeadingDrawn,
        (_, Marker::Bullet(len)) => {
            span.start += len;
            Shape::Item
        }
        (_, Marker::Dash(len)) if !shape::ends_sentence(content) => {
            span.start += len;
            Shape::Item
        }
        (_, Marker::Number) => shape::numbered(content),
        _ if line.part => Shape::Prose,
        _ => match bold(content) {
            Some(inner) if shape::is_short(inner) => {
                span = Span::new(span.start + 2, span.end - 2);
                Shape::HeadingDrawn
            }
            _ => {
                let end = shape::before_remark(content);
                let inner = &content[..end];
                if end > 0 && shape::is_short(inner) {
                    let remark = &content[end..];
                    if !is_worded(remark) || remarks.is_link(remark) {
                        span.end = span.start + end;
                    }
                    shape::of(inner, wrapped)
                } else {
                    shape::of(content, wrapped)
                }
            }
        },
    };
    Draft {
        text: span.of(text),
        span,
        gap: line.gap,
        shape,
    }
}

/// What links to edit a section say, in all languages: a wiki has such a link in each of its headings.
const EDITS: [&str; 5] = [
    include_str!("tables/edit-links.sv.tsv"),
    include_str!("tables/edit-links.en.tsv"),
    include_str!("tables/edit-links.nb.tsv"),
    include_str!("tables/edit-links.da.tsv"),
    include_str!("tables/edit-links.de.tsv"),
];

/// Whether a remark in brackets is of words, with bars between them at most.
fn is_worded(remark: &str) -> bool {
    let worded = |c: char| c.is_alphabetic() || matches!(c, ' ' | '|' | '[' | ']');
    remark.chars().all(worded)
}

/// The remarks in brackets at the ends of a text's lines, each with how often it comes.
struct Remarks<'t>(FxHashMap<&'t str, usize>);

impl<'t> Remarks<'t> {
    fn of(lines: &[Line<'t>]) -> Self {
        let mut all = FxHashMap::default();
        for line in lines {
            let remark = line.text[shape::before_remark(line.text)..].trim_start();
            if !remark.is_empty() {
                *all.entry(remark).or_insert(0) += 1;
            }
        }
        Remarks(all)
    }

    /// Whether a remark, `[edit | edit source]`, is the site's and not the author's: it comes again, or says what links to
    /// edit do.
    fn is_link(&self, remark: &str) -> bool {
        let remark = remark.trim_start();
        let words = remark.trim_matches(['[', ']']).to_lowercase();
        let is_edit = |part: &str| {
            let part = part.trim();
            EDITS.iter().any(|rows| rows.lines().any(|row| row == part))
        };
        self.0.get(remark).is_some_and(|&times| times > 1) || words.split('|').all(is_edit)
    }
}

/// What stands inside a line that is bold from end to end in Markdown.
fn bold(line: &str) -> Option<&str> {
    ["**", "__"].iter().find_map(|mark| {
        let inner = line.strip_prefix(mark)?.strip_suffix(mark)?;
        (!inner.contains(mark) && inner.trim() == inner).then_some(inner)
    })
}
