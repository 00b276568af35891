//! The walk over a page: one block for every line that a reader sees, and for every line that is hidden.
//!
//! What is hidden parts nothing: the line around it goes on, and the hidden line is a block after it.

use super::place::Place;
use super::visible::{Survey, is_block, is_hidden, is_no_text, survey};
use crate::ingest::page;
use crate::ingest::page::Block;
use crate::span::Span;
use ego_tree::iter::Edge;
use scraper::node::Element;
use scraper::{Html, Node};

/// Blocks of a page, and one more for every so many of its bytes: what follows them is one more block.
const BLOCKS: usize = 10_000;
const BYTES_PER_BLOCK: usize = 100;

/// The blocks of a page, in the order of the markup, and the elements that they stand in.
pub(super) fn blocks(document: &Html, bytes: usize) -> (Vec<(Block, String)>, Vec<page::Element>) {
    let surveys = survey(document);
    let mut surveys = surveys.into_iter();
    let mut walk = Walk {
        most: BLOCKS + bytes / BYTES_PER_BLOCK,
        ..Walk::default()
    };
    for edge in document.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) => {
                    walk.open(element, surveys.next().unwrap_or_default());
                }
                Node::Text(text) if walk.unseen == 0 => walk.text(text),
                _ => {}
            },
            Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    walk.close(element);
                }
            }
        }
    }
    walk.most = usize::MAX;
    walk.flush();
    (walk.blocks, walk.place.into_elements())
}

#[derive(Default)]
struct Walk<'d> {
    blocks: Vec<(Block, String)>,
    /// Blocks after which the rest is one; what is hidden there is left out.
    most: usize,
    /// The line around the hidden element that is open, and the blocks of hidden text that come after that line.
    aside: Option<Line>,
    after: Vec<(Block, String)>,
    /// The ink of the open heading.
    heading: usize,
    place: Place<'d>,
    /// For each open element what closing it must undo.
    open: Vec<Opened>,
    /// The depths of the open block-level elements that a block may stand in.
    boxes: Vec<usize>,
    /// How many open elements hide their text, are links, are preformatted, or are rows of a data table.
    unseen: usize,
    links: usize,
    preformatted: usize,
    rows: usize,
    line: Line,
}

/// What an element added to the counts.
#[derive(Default, Clone, Copy)]
struct Opened {
    unseen: bool,
    /// Whether it hides what is shown around it.
    hides: bool,
    link: bool,
    /// Whether it is an anchor that shows something, link or not.
    anchor: bool,
    preformatted: bool,
    row: bool,
    boxed: bool,
}

/// The line that is being gathered.
#[derive(Default)]
struct Line {
    text: String,
    /// Characters that are not white space, and how many of them are in links.
    characters: usize,
    linked: usize,
    /// White space that was met and is not written: it is if more text follows.
    space: bool,
    /// Cells that were begun since the last text.
    tabs: usize,
    /// Whether a link, a label or a time ended and no text was met since, and whether a span did.
    after_link: bool,
    after_span: bool,
    /// How deep the block-level element is that its first text stands in.
    depth: usize,
}

impl<'d> Walk<'d> {
    fn open(&mut self, element: &'d Element, survey: Survey) {
        let name = element.name();
        // A button that is all of a heading opens what stands under it.
        let is_heading = name == "button"
            && self.heading > 0
            && survey.ink == self.heading
            && self.line.characters == 0;
        let is_block = is_block(&element.name.local) && !is_heading;
        let no_text = is_no_text(&element.name.local);
        let hidden = !no_text && is_hidden(element, survey.text);
        self.place.enter(element, hidden);
        let hides = hidden && self.unseen == 0 && self.aside.is_none();
        let full = self.blocks.len() >= self.most;
        let opened = Opened {
            unseen: no_text || hides && full,
            hides: hides && !full,
            link: name == "a" && element.attr("href").is_some(),
            anchor: name == "a" && survey.ink > 0,
            preformatted: matches!(name, "pre" | "listing" | "plaintext" | "xmp"),
            row: name == "tr" && !survey.layout,
            // Inside a row of a data table nothing is a line of its own.
            boxed: is_block && self.rows == 0 || hides,
        };
        if matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6") {
            self.heading = survey.ink;
        }
        if opened.hides {
            self.aside = Some(std::mem::take(&mut self.line));
        } else if self.unseen == 0 && !opened.unseen {
            if self.rows > 0 {
                match name {
                    "td" | "th" => self.line.tabs += 1,
                    "br" => self.line.space = true,
                    _ => self.line.space |= is_block,
                }
            } else if opened.boxed || name == "br" {
                self.flush();
            }
            if self.line.after_link && matches!(name, "a" | "label" | "span" | "time") {
                self.line.space = true;
            }
        }
        self.unseen += usize::from(opened.unseen);
        self.links += usize::from(opened.link);
        self.preformatted += usize::from(opened.preformatted);
        self.rows += usize::from(opened.row);
        if opened.boxed {
            self.boxes.push(self.place.depth());
        }
        self.open.push(opened);
    }

    fn close(&mut self, element: &Element) {
        let opened = self.open.pop().unwrap_or_default();
        if matches!(element.name(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6") {
            self.heading = 0;
        }
        if opened.hides {
            self.flush();
            self.line = self.aside.take().unwrap_or_default();
            if self.line.characters == 0 {
                self.blocks.append(&mut self.after);
            }
        } else if self.unseen == 0 {
            if opened.boxed {
                self.flush();
            } else if is_block(&element.name.local) {
                self.line.space = true;
            }
            self.line.after_link |=
                opened.link || opened.anchor || matches!(element.name(), "label" | "time");
            self.line.after_span |= element.name() == "span";
        }
        self.unseen -= usize::from(opened.unseen);
        self.links -= usize::from(opened.link);
        self.preformatted -= usize::from(opened.preformatted);
        self.rows -= usize::from(opened.row);
        if opened.boxed {
            self.boxes.pop();
            // A line that goes on beyond its element stands in the one around.
            let around = self.boxes.last().copied().unwrap_or(0);
            self.line.depth = self.line.depth.min(around);
        }
        self.place.leave();
    }

    fn text(&mut self, text: &str) {
        self.line.after_link = false;
        let parted = std::mem::take(&mut self.line.after_span)
            && self.line.text.ends_with(char::is_lowercase)
            && text.starts_with(char::is_uppercase);
        if self.preformatted > 0 && self.rows == 0 {
            for (i, line) in text.split('\n').enumerate() {
                if i > 0 {
                    self.flush();
                }
                self.begin();
                self.line.text.push_str(line.trim_end_matches('\r'));
                self.count(line);
            }
            return;
        }
        self.line.space |= parted;
        let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}');
        let mut words = text.split(is_space);
        // What stands before the first white space continues the line.
        if let Some(first) = words.next() {
            self.word(first);
        }
        for word in words {
            self.line.space = true;
            self.word(word);
        }
    }

    fn word(&mut self, word: &str) {
        if word.is_empty() {
            return;
        }
        self.begin();
        let line = &mut self.line;
        if line.text.is_empty() {
            // The first cell of a row needs no tab before it, an empty one does.
            line.tabs = line.tabs.saturating_sub(1);
        }
        for _ in 0..std::mem::take(&mut line.tabs) {
            line.text.push('\t');
            line.space = false;
        }
        if std::mem::take(&mut line.space) && !line.text.is_empty() && !line.text.ends_with('\t') {
            line.text.push(' ');
        }
        line.text.push_str(word);
        self.count(word);
    }

    /// Notes where the line stands, if this is its first text.
    fn begin(&mut self) {
        if self.line.text.is_empty() {
            self.line.depth = self.boxes.last().copied().unwrap_or(0);
        }
    }

    fn count(&mut self, text: &str) {
        let characters = text.chars().filter(|c| !c.is_whitespace()).count();
        self.line.characters += characters;
        if self.links > 0 {
            self.line.linked += characters;
        }
    }

    /// Ends the line; a line of white space alone is none.
    fn flush(&mut self) {
        if self.blocks.len() + self.after.len() >= self.most {
            self.line.space = true;
            return;
        }
        let line = std::mem::take(&mut self.line);
        if line.characters == 0 {
            return;
        }
        let (path, hints) = self.place.describe(line.depth);
        let block = Block {
            span: Span::new(0, 0),
            path,
            tag: self.place.name(line.depth),
            hints,
            link_density: line.linked as f32 / line.characters as f32,
            element: self.place.element(line.depth),
        };
        let block = (block, line.text.trim_end().to_owned());
        if self.aside.is_some() {
            self.after.push(block);
        } else {
            self.blocks.push(block);
            self.blocks.append(&mut self.after);
        }
    }
}
