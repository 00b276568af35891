//! What of a page is text, what of that is hidden, what is a block, and which tables lay out a page.

use ego_tree::iter::Edge;
use html5ever::{LocalName, local_name};
use scraper::node::Element;
use scraper::{Html, Node};

/// Whether a name is one of those that follow. To the parser names are numbers, and no letters are compared.
macro_rules! among {
    ($name:expr, $($word:tt)+) => {
        matches!(*$name, $(local_name!($word))|+)
    };
}

/// Whether the element begins and ends a line, by the style sheet that the HTML standard suggests; buttons and `noscript` do
/// too, since what they say is no part of the line beside it.
pub(super) fn is_block(name: &LocalName) -> bool {
    among!(name,
            "address" "article" "aside" "blockquote" "body" "button" "caption" "center" "dd"
            "details" "dialog" "dir" "div" "dl" "dt" "fieldset" "figcaption" "figure" "footer"
            "form" "h1" "h2" "h3" "h4" "h5" "h6" "header" "hgroup" "hr" "html" "legend" "li"
            "listing" "main" "menu" "nav" "noscript" "ol" "p" "plaintext" "pre" "search" "section"
            "summary" "table" "tbody" "td" "tfoot" "th" "thead" "tr" "ul" "xmp"
    )
}

/// Whether the element's content is no text of the page.
pub(super) fn is_no_text(name: &LocalName) -> bool {
    among!(name,
            "applet" "area" "audio" "base" "canvas" "datalist" "embed" "head" "iframe" "link" "meta"
            "noembed" "noframes" "object" "rp" "script" "select" "style" "svg" "template" "textarea"
            "title" "video"
    )
}

/// Whether the element is one that a cell of a data table does not hold.
fn is_layout(name: &LocalName) -> bool {
    among!(name,
            "article" "aside" "blockquote" "dl" "figure" "footer" "form" "h1" "h2" "h3" "h4" "h5"
            "h6" "header" "hr" "main" "nav" "ol" "pre" "section" "table" "ul"
    )
}

/// How many paragraphs, or other boxes, a cell of a data table may hold.
const PARAGRAPHS_OF_A_CELL: u32 = 3;

/// How many line breaks, and bytes of text with them, make a cell a page of its own.
const BREAKS_OF_A_PAGE: u32 = 3;
const BYTES_OF_A_PAGE: usize = 300;

/// How many empty lines between line breaks do so, whatever it holds: they part paragraphs.
const GAPS_OF_A_PAGE: u32 = 2;

/// How many bytes of text an `aria-hidden` element may hold and still count as hidden.
const ARIA_HIDDEN_TEXT: usize = 200;

/// Whether the element's own attributes hide its text; `text` is how many bytes of it there are.
pub(super) fn is_hidden(element: &Element, text: usize) -> bool {
    let name = element.name();
    // Scripts show these at last, or there would be no page.
    if matches!(name, "html" | "body" | "main" | "article") {
        return false;
    }
    let mut closed = name == "dialog";
    for (attribute, value) in element.attrs() {
        match attribute {
            "open" => closed = false,
            "hidden" if !value.eq_ignore_ascii_case("until-found") => return true,
            "style" if hides(value) => return true,
            "aria-hidden" if text <= ARIA_HIDDEN_TEXT && value.eq_ignore_ascii_case("true") => {
                return true;
            }
            _ => {}
        }
    }
    closed
}

/// Whether an inline style hides its element.
fn hides(style: &str) -> bool {
    style.split(';').any(|declaration| {
        let Some((property, value)) = declaration.split_once(':') else {
            return false;
        };
        let value = value.trim().to_ascii_lowercase();
        let value = value.trim_end_matches("!important").trim_end();
        matches!(
            (property.trim().to_ascii_lowercase().as_str(), value),
            ("display", "none") | ("visibility", "hidden" | "collapse")
        )
    })
}

/// What parts the text of an open cell.
#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    paragraphs: u32,
    breaks: u32,
    /// Breaks that follow a break with nothing between, and whether the last of all that was met is one.
    gaps: u32,
    at_break: bool,
}

/// What must be known of an element before it is walked.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Survey {
    /// Bytes of text below it, seen or not.
    pub(super) text: usize,
    /// The same without white space.
    pub(super) ink: usize,
    /// Of a row: whether it lays out a page.
    pub(super) layout: bool,
}

/// A survey of every element, in the order in which they open.
pub(super) fn survey(document: &Html) -> Vec<Survey> {
    let mut surveys: Vec<Survey> = Vec::new();
    // Open elements: the index of each one's survey. Open rows and cells likewise, a cell with what parts its text.
    let mut open: Vec<usize> = Vec::new();
    let mut rows: Vec<usize> = Vec::new();
    let mut cells: Vec<Cell> = Vec::new();
    for edge in document.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Text(text) => {
                    if let Some(&at) = open.last() {
                        surveys[at].text += text.len();
                        let ink = ink(text);
                        surveys[at].ink += ink;
                        if let Some(cell) = cells.last_mut().filter(|_| ink > 0) {
                            cell.at_break = false;
                        }
                    }
                }
                Node::Element(element) => {
                    let name = element.name();
                    if !rows.is_empty() && is_layout(&element.name.local) {
                        mark(&mut surveys, &rows);
                    }
                    match name {
                        "tr" => rows.push(surveys.len()),
                        "td" | "th" => cells.push(Cell::default()),
                        "p" | "div" => {
                            if let Some(cell) = cells.last_mut() {
                                cell.paragraphs += 1;
                                if cell.paragraphs > PARAGRAPHS_OF_A_CELL {
                                    mark(&mut surveys, &rows);
                                }
                            }
                        }
                        "br" => {
                            if let Some(cell) = cells.last_mut() {
                                cell.breaks += 1;
                                cell.gaps += u32::from(cell.at_break);
                                cell.at_break = true;
                            }
                        }
                        _ => {}
                    }
                    open.push(surveys.len());
                    surveys.push(Survey::default());
                }
                _ => {}
            },
            Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    let closed = open.pop().map(|at| surveys[at]).unwrap_or_default();
                    let text = closed.text;
                    match element.name() {
                        "tr" => drop(rows.pop()),
                        "td" | "th" => {
                            let cell = cells.pop().unwrap_or_default();
                            let long = cell.breaks >= BREAKS_OF_A_PAGE && text >= BYTES_OF_A_PAGE;
                            if long || cell.gaps >= GAPS_OF_A_PAGE {
                                mark(&mut surveys, &rows);
                            }
                        }
                        _ => {}
                    }
                    if let Some(&parent) = open.last() {
                        surveys[parent].text += text;
                        surveys[parent].ink += closed.ink;
                    }
                }
            }
        }
    }
    surveys
}

fn ink(text: &str) -> usize {
    text.bytes().filter(|b| !b.is_ascii_whitespace()).count()
}

/// Marks all open rows; those outside a marked one are marked already.
fn mark(surveys: &mut [Survey], rows: &[usize]) {
    for &row in rows.iter().rev() {
        if std::mem::replace(&mut surveys[row].layout, true) {
            break;
        }
    }
}
