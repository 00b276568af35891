//! The outline of an article: its blocks in the order of the text, as the text formats write them.
//!
//! Of an HTML page the elements say what a block is: an item of a list and how deep it lies, a row of a table, a quotation,
//! a heading of which rank. Of plain text and Markdown the reading says it.

use super::stanza::{LINE, stanzas};
use crate::article::Article;
use crate::ingest::Element;
use crate::language::{BlockKind, TextBlock};
use std::borrow::Cow;

/// One block of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// The title.
    Title(&'a str),
    /// A heading, and its rank from 2 to 6.
    Heading(u8, &'a str),
    /// Running text, in one line or in several that the source parts; a line may have line breaks where the source was
    /// hard-wrapped.
    Paragraph(Vec<&'a str>),
    /// An item of a list, without its mark.
    Item {
        /// Its number if it had one.
        numbered: Option<u32>,
        /// How many lists it lies in.
        depth: usize,
        /// Whether it goes on with the item before.
        more: bool,
        text: &'a str,
    },
    /// Running text of a quotation, likewise.
    Quote(Vec<&'a str>),
    /// What a list of definitions names, and what it says of that.
    Pair {
        terms: Vec<&'a str>,
        says: Vec<&'a str>,
    },
    /// Lines of preformatted text.
    Code(Vec<&'a str>),
    /// The rows of a table, each with its cells, whether the first row heads the others, and what stands over it.
    Table {
        caption: Option<&'a str>,
        rows: Vec<Vec<&'a str>>,
        headed: bool,
    },
}

/// Lists deeper than this lie no deeper.
const DEPTH: usize = 6;

/// The blocks of the clean text.
pub(super) fn pieces(article: &Article) -> Vec<Piece<'_>> {
    let mut outline = Outline {
        article,
        pieces: Vec::with_capacity(article.reading.blocks.len()),
        table: None,
        item: None,
        lines: None,
        code: None,
        numbers: Vec::new(),
    };
    let blocks = &article.reading.blocks;
    let text = |block: &TextBlock| block.span.of(article.clean.text());
    // Whether no blank line stands between two blocks.
    let near = |a: usize, b: usize| match (blocks.get(a), blocks.get(b)) {
        (Some(a), Some(b)) => {
            let between = article.clean.text().get(a.span.end..b.span.start);
            between.is_some_and(|gap| gap.matches('\n').count() < 2)
        }
        _ => false,
    };
    let plain = !article.page.is_html();
    let stanzas = if plain {
        stanzas(blocks, text, near)
    } else {
        Vec::new()
    };
    let mut stanzas = stanzas.into_iter().peekable();
    let cells = |i: usize| blocks.get(i).and_then(|block| cells(text(block)));
    for (i, block) in blocks.iter().enumerate() {
        while stanzas.next_if(|s| s.end <= i).is_some() {}
        if let Some(stanza) = stanzas.peek().filter(|s| s.contains(&i)) {
            if stanza.start == i {
                outline.stanza(blocks[stanza.clone()].iter().map(text).collect());
            }
            continue;
        }
        let text = text(block);
        match outline.element_of(block) {
            Some(element) => outline.marked(block, element, text),
            None => {
                let own = cells(i).filter(|_| block.kind != BlockKind::Title);
                let before = i.checked_sub(1).filter(|&b| near(b, i)).and_then(cells);
                let after = Some(i + 1).filter(|&a| near(i, a)).and_then(cells);
                // Two lines of as many cells are a table; one alone may have been set out so.
                match own.filter(|_| own == before || own == after) {
                    Some(_) if own == before => outline.row(PLAIN, false, text),
                    Some(_) => {
                        outline.table = None;
                        outline.row(PLAIN, false, text);
                    }
                    None => outline.plain(block, text),
                }
            }
        }
    }
    outline.pieces
}

/// The table of rows in plain text, which has no element.
const PLAIN: usize = usize::MAX;

/// How many cells a line of plain text has, parted by tabs, if it has two or more.
fn cells(text: &str) -> Option<usize> {
    let cells = text.split('\t').count();
    (cells >= 2 && !text.starts_with('\t')).then_some(cells)
}

struct Outline<'a> {
    article: &'a Article,
    pieces: Vec<Piece<'a>>,
    /// The table that the last piece is, and the item of a list that it is.
    table: Option<usize>,
    item: Option<usize>,
    /// The element of the lines that the last piece is.
    lines: Option<usize>,
    /// The preformatted element that the last piece is.
    code: Option<usize>,
    /// Numbered lists that are open, each with its last number.
    numbers: Vec<(usize, u32)>,
}

/// What the elements around a block say of it.
#[derive(Default)]
struct Around {
    item: Option<usize>,
    /// The list that the item is in, and whether it is numbered.
    list: Option<(usize, bool)>,
    /// In a list of definitions, whether it is a term.
    term: Option<bool>,
    depth: usize,
    quote: bool,
    caption: bool,
    row: bool,
    table: Option<usize>,
    head: bool,
}

impl<'a> Outline<'a> {
    fn element_of(&self, block: &TextBlock) -> Option<usize> {
        let page = &self.article.page;
        let start = self.article.clean.to_raw(block.span).start;
        let at = page.blocks().partition_point(|b| b.span.end <= start);
        page.blocks().get(at)?.element
    }

    fn plain(&mut self, block: &TextBlock, text: &'a str) {
        (self.table, self.item) = (None, None);
        self.pieces.push(match block.kind {
            BlockKind::Title => Piece::Title(unmarked(text)),
            BlockKind::Heading => Piece::Heading(2, unmarked(text)),
            BlockKind::Paragraph => Piece::Paragraph(vec![text]),
            BlockKind::ListItem => item(text),
        });
    }

    fn marked(&mut self, block: &TextBlock, element: usize, text: &'a str) {
        let elements = self.article.page.elements();
        let around = around(elements, element);
        let name = &*elements[element].name;
        if matches!(name, "pre" | "listing" | "xmp") && around.item.is_none() {
            (self.table, self.item) = (None, None);
            let goes_on = self.code.replace(element) == Some(element);
            match self.pieces.last_mut() {
                Some(Piece::Code(lines)) if goes_on => lines.push(text),
                _ => self.pieces.push(Piece::Code(vec![text])),
            }
            return;
        }
        self.code = None;
        if block.kind == BlockKind::Title {
            (self.table, self.item) = (None, None);
            self.pieces.push(Piece::Title(text));
        } else if let (true, Some(table)) = (around.row, around.table) {
            self.row(table, around.head, text);
        } else if let (true, Some(table)) = (around.caption, around.table) {
            (self.table, self.item) = (Some(table), None);
            self.pieces.push(Piece::Table {
                caption: Some(text),
                rows: Vec::new(),
                headed: false,
            });
        } else if let Some(rank) =
            rank(name).or((block.kind == BlockKind::Heading && around.term.is_none()).then_some(2))
        {
            (self.table, self.item) = (None, None);
            self.pieces.push(Piece::Heading(rank, text));
        } else if let Some(is_term) = around.term {
            (self.table, self.item) = (None, None);
            self.pair(is_term, text);
        } else if let Some(li) = around.item {
            let numbered = around
                .list
                .and_then(|(list, numbered)| numbered.then(|| self.number(list, li)));
            let more = self.item == Some(li);
            (self.table, self.item) = (None, Some(li));
            let depth = around.depth.clamp(1, DEPTH);
            self.pieces.push(Piece::Item {
                numbered,
                depth,
                more,
                text,
            });
        } else {
            (self.table, self.item) = (None, None);
            let short = |text: &str| text.chars().nth(LINE + LINE / 2).is_none();
            let goes_on = self.lines.replace(element) == Some(element) && short(text);
            match self.pieces.last_mut() {
                // Short lines alone have followed the first: the last tells of all.
                Some(Piece::Quote(lines) | Piece::Paragraph(lines))
                    if goes_on && lines.last().is_some_and(|line| short(line)) =>
                {
                    lines.push(text);
                }
                _ => self.pieces.push(match around.quote {
                    true => Piece::Quote(vec![text]),
                    false => Piece::Paragraph(vec![text]),
                }),
            }
        }
    }

    /// Adds lines that stand together.
    fn stanza(&mut self, lines: Vec<&'a str>) {
        (self.table, self.item, self.lines) = (None, None, None);
        self.pieces.push(Piece::Paragraph(lines));
    }

    /// Adds what a list of definitions names, or what it says of it.
    fn pair(&mut self, is_term: bool, text: &'a str) {
        match self.pieces.last_mut() {
            Some(Piece::Pair { terms, says }) if is_term && says.is_empty() => terms.push(text),
            Some(Piece::Pair { says, .. }) if !is_term => says.push(text),
            _ => {
                let (terms, says) = match is_term {
                    true => (vec![text], Vec::new()),
                    false => (Vec::new(), vec![text]),
                };
                self.pieces.push(Piece::Pair { terms, says });
            }
        }
    }

    /// Adds a row to the table that is open, or begins one.
    fn row(&mut self, table: usize, head: bool, text: &'a str) {
        self.item = None;
        let cells: Vec<&str> = text.split('\t').collect();
        // Names of columns have no figures, and there are several of them.
        let named = cells.len() > 1 && !text.contains(|c: char| c.is_ascii_digit());
        if self.table == Some(table)
            && let Some(Piece::Table { rows, headed, .. }) = self.pieces.last_mut()
        {
            *headed |= rows.is_empty() && (head || named);
            rows.push(cells);
            return;
        }
        self.table = Some(table);
        self.pieces.push(Piece::Table {
            caption: None,
            headed: head || named,
            rows: vec![cells],
        });
    }

    /// The number of an item in a numbered list.
    fn number(&mut self, list: usize, item: usize) -> u32 {
        let elements = self.article.page.elements();
        // Lists that this one does not lie in have ended.
        while let Some(&(open, _)) = self.numbers.last()
            && !outward(elements, list).any(|at| at == open)
        {
            self.numbers.pop();
        }
        if self.numbers.last().is_none_or(|&(open, _)| open != list) {
            let start = elements[list].start.unwrap_or(1);
            self.numbers.push((list, start.saturating_sub(1)));
        }
        let goes_on = self.item == Some(item);
        self.numbers.last_mut().map_or(1, |(_, number)| {
            *number += u32::from(!goes_on);
            *number
        })
    }
}

/// An element and those that it lies in, from the innermost, as far as is looked.
fn outward(elements: &[Element], element: usize) -> impl Iterator<Item = usize> {
    std::iter::successors(Some(element), |&at| elements[at].parent).take(64)
}

/// Looks outward to the root, or to the first element that holds a page or a part of it.
fn around(elements: &[Element], element: usize) -> Around {
    let mut found = Around::default();
    for at in outward(elements, element) {
        match &*elements[at].name {
            "li" => {
                found.item = found.item.or(Some(at));
                found.depth += 1;
            }
            name @ ("ol" | "ul" | "menu") if found.item.is_some() => {
                found.list = found.list.or(Some((at, name == "ol")));
            }
            name @ ("dt" | "dd") if found.item.is_none() => {
                found.term = found.term.or(Some(name == "dt"));
            }
            "caption" => found.caption = true,
            "blockquote" => found.quote = true,
            "tr" => found.row = true,
            "thead" => found.head = true,
            "table" => found.table = found.table.or(Some(at)),
            "article" | "main" | "section" | "body" | "aside" => break,
            _ => {}
        }
    }
    found.row &= &*elements[element].name == "tr";
    found
}

/// The rank of a heading element; there is one title.
fn rank(name: &str) -> Option<u8> {
    match name {
        "h1" | "h2" => Some(2),
        "h3" => Some(3),
        "h4" => Some(4),
        "h5" => Some(5),
        "h6" => Some(6),
        _ => None,
    }
}

/// `text` without terminal escape sequences: without their first character, which no format keeps, the rest would stay as
/// litter.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    match text.contains(['\u{1b}', '\u{9b}']) {
        true => Cow::Owned(anstream::adapter::strip_str(text).to_string()),
        false => Cow::Borrowed(text),
    }
}

/// A heading without the `#` marks that a Markdown source gave it.
fn unmarked(text: &str) -> &str {
    match text.trim_start_matches('#').strip_prefix(' ') {
        Some(rest) if text.starts_with('#') => rest.trim_start(),
        _ => text,
    }
}

/// A list item without its bullet or number.
fn item(text: &str) -> Piece<'_> {
    let bullet = text.strip_prefix(['-', '*', '+', '•', '–', '·', '▪', '◦', '‣', '●', '○', '►']);
    if let Some(rest) = bullet.and_then(|rest| rest.strip_prefix([' ', '\t', '\u{a0}'])) {
        return Piece::Item {
            numbered: None,
            depth: 1,
            more: false,
            text: rest.trim_start(),
        };
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text[digits..].strip_prefix(['.', ')']);
    if let (Ok(n), Some(rest)) = (
        text[..digits].parse(),
        rest.and_then(|rest| rest.strip_prefix([' ', '\t', '\u{a0}'])),
    ) {
        return Piece::Item {
            numbered: Some(n),
            depth: 1,
            more: false,
            text: rest.trim_start(),
        };
    }
    Piece::Item {
        numbered: None,
        depth: 1,
        more: false,
        text,
    }
}
