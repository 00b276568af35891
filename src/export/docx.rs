//! DOCX: the whole page as a document with every cut and repair as a tracked change.
//!
//! Accept all changes and the clean text is left; reject all and the page stands as it came. A paragraph is a line of the
//! source, except that the lines of a hard-wrapped paragraph are joined by spaces; blank lines are left to paragraph
//! spacing. Characters that XML 1.0 cannot hold (most control characters) are left out.

use crate::article::Article;
use crate::clean::Action;
use crate::language::BlockKind;
use docx_rs::{Delete, Docx, Insert, Paragraph, Run, Style, StyleType};
use std::io::{self, Seek, Write};

/// Who the tracked changes are by.
const AUTHOR: &str = "sikta";
/// When they were made: never, so that the same page gives the same document.
const DATE: &str = "1970-01-01T00:00:00Z";

/// Writes the page with its decisions as one DOCX file.
pub fn write(article: &Article, out: impl Write + Seek) -> io::Result<()> {
    let mut builder = Builder::new(article);
    for decision in article.ledger.decisions() {
        let text = decision.span.of(article.page.text());
        match &decision.action {
            Action::Keep => builder.lines(text, Change::Kept),
            Action::Drop(_) | Action::Layout => builder.lines(text, Change::Removed),
            Action::Repair(now) => builder.repair(text, now),
        }
    }
    builder.end_paragraph();
    builder.docx.build().pack(out).map_err(io::Error::other)
}

#[derive(Clone, Copy, PartialEq)]
enum Change {
    Kept,
    Removed,
}

struct Builder<'a> {
    article: &'a Article,
    docx: Docx,
    paragraph: Paragraph,
    /// Whether the paragraph has anything but white space.
    filled: bool,
    /// Whether anything of the paragraph stays.
    kept: bool,
    /// Bytes of clean text so far.
    clean: usize,
    /// The clean offset at which the paragraph's first kept character stands.
    start: usize,
}

impl<'a> Builder<'a> {
    fn new(article: &'a Article) -> Self {
        let heading = |id: &str, name: &str, size: usize| {
            Style::new(id, StyleType::Paragraph)
                .name(name)
                .size(size)
                .bold()
        };
        Builder {
            article,
            docx: Docx::new()
                .add_style(heading("Heading1", "heading 1", 40))
                .add_style(heading("Heading2", "heading 2", 30))
                .add_style(
                    Style::new("ListParagraph", StyleType::Paragraph).name("List Paragraph"),
                ),
            paragraph: Paragraph::new(),
            filled: false,
            kept: false,
            clean: 0,
            start: 0,
        }
    }

    /// Adds text of one fate; a line end ends the paragraph.
    fn lines(&mut self, text: &str, change: Change) {
        for line in text.split_inclusive('\n') {
            let content = line.trim_end_matches('\n');
            match change {
                Change::Kept => self.keep(content),
                Change::Removed => self.remove(content),
            }
            if content.len() < line.len() {
                let wrapped = change == Change::Kept && self.inside_block();
                self.clean += usize::from(change == Change::Kept);
                match wrapped {
                    true => self.add(|p| p.add_run(Run::new().add_text(" "))),
                    false => self.end_paragraph(),
                }
            }
        }
    }

    fn keep(&mut self, text: &str) {
        if !text.trim().is_empty() {
            if !self.kept {
                self.start = self.clean + (text.len() - text.trim_start().len());
            }
            self.filled = true;
            self.kept = true;
        }
        self.clean += text.len();
        let text = printable(text);
        if !text.is_empty() {
            self.add(|p| p.add_run(Run::new().add_text(text)));
        }
    }

    fn remove(&mut self, text: &str) {
        self.filled |= !text.trim().is_empty();
        let text = printable(text);
        if !text.is_empty() {
            let deleted = Delete::new().author(AUTHOR).date(DATE);
            self.add(|p| p.add_delete(deleted.add_run(Run::new().add_delete_text(text))));
        }
    }

    fn repair(&mut self, was: &str, now: &str) {
        self.remove(&was.replace('\n', " "));
        if !self.kept {
            self.start = self.clean;
        }
        self.filled = true;
        self.kept = true;
        self.clean += now.len();
        let now = printable(&now.replace('\n', " "));
        if !now.is_empty() {
            let inserted = Insert::new(Run::new().add_text(now));
            self.add(|p| p.add_insert(inserted.author(AUTHOR).date(DATE)));
        }
    }

    fn add(&mut self, to: impl FnOnce(Paragraph) -> Paragraph) {
        self.paragraph = to(std::mem::take(&mut self.paragraph));
    }

    /// Whether the line end at the current clean offset lies within one block.
    fn inside_block(&self) -> bool {
        self.block_at(self.clean)
            .is_some_and(|(start, end, _)| start < self.clean && self.clean < end)
    }

    /// The last block that begins at or before a clean offset.
    fn block_at(&self, offset: usize) -> Option<(usize, usize, BlockKind)> {
        let blocks = &self.article.reading.blocks;
        let after = blocks.partition_point(|b| b.span.start <= offset);
        let block = blocks.get(after.checked_sub(1)?)?;
        Some((block.span.start, block.span.end, block.kind))
    }

    fn end_paragraph(&mut self) {
        let paragraph = std::mem::take(&mut self.paragraph);
        let (filled, kept) = (self.filled, self.kept);
        (self.filled, self.kept) = (false, false);
        if !filled {
            return;
        }
        let paragraph = match kept {
            false => paragraph.delete(AUTHOR, DATE),
            true => match self.block_at(self.start).map(|(_, _, kind)| kind) {
                // Not the style "Title": converters take that for a property of the document, out of its text.
                Some(BlockKind::Title) => paragraph.style("Heading1"),
                Some(BlockKind::Heading) => paragraph.style("Heading2"),
                Some(BlockKind::ListItem) => paragraph.style("ListParagraph"),
                Some(BlockKind::Paragraph) | None => paragraph,
            },
        };
        let docx = std::mem::take(&mut self.docx);
        self.docx = docx.add_paragraph(paragraph);
    }
}

/// The characters that XML 1.0 can hold.
fn printable(text: &str) -> String {
    text.chars()
        .filter(|&c| c == '\t' || !(c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}')))
        .collect()
}
