//! Context: where an element stands, and what its lines say, against what it is called.
//!
//! A word in a name may be the subject's own: a box of the class `social-worker` is about one. A share box has no sentences,
//! a comment is seldom alone, and the line under a quotation says whose it is.

use super::super::class::Class;
use super::super::lexicon::Force;
use super::super::line::Line;
use super::tree::{Tree, prose};
use crate::ingest::Block;

/// Words up to which a line under a quotation says whose that is.
const NAMES: u32 = 12;

/// Where the article's own paragraphs stand, so far as the boxes beside them are concerned, and what the boxes say.
pub(super) struct Context {
    /// Of each element the first and last of its children that are a paragraph, and those that are prose.
    paragraphs: Vec<Option<(usize, usize)>>,
    prose: Vec<Option<(usize, usize)>>,
    /// How many blocks in it look like furniture, and how many are whole sentences that do not and have no link.
    suspect: Vec<f64>,
    said: Vec<f64>,
    /// How many rows and terms in it look like nothing else.
    data: Vec<f64>,
    /// Whether it is all that stands under a heading.
    headed: Vec<bool>,
    /// Whether it is part of a quotation, or the line right under one.
    quoting: Vec<bool>,
    /// Whether it stands within what holds an article by its element or name.
    within: Vec<bool>,
    /// How many elements that are called a byline stand right under a heading.
    headed_bylines: usize,
    /// How many elements are called as one of several.
    singles: usize,
}

impl Context {
    pub(super) fn of(tree: &Tree<'_>, lines: &[Line<'_>], blocks: &[Block]) -> Self {
        let n = tree.elements.len();
        let (mut paragraphs, mut prosaic) = (vec![None; n], vec![None; n]);
        let (mut suspect, mut said) = (vec![0.0; n], vec![0.0; n]);
        let (mut data, mut headed) = (vec![0.0; n], vec![false; n]);
        let mut heading = false;
        let put = |place: &mut Option<(usize, usize)>, e: usize| match place {
            Some((_, last)) => *last = e,
            None => *place = Some((e, e)),
        };
        for (line, block) in lines.iter().zip(blocks) {
            let Some(e) = block.element.filter(|&e| !tree.hidden[e]) else {
                continue;
            };
            let looks = line.evidence.is_some_and(|e| e.force >= Force::Strong);
            suspect[e] += f64::from(u8::from(looks));
            let says = (line.is_statement() || prose(line, block) > 0.0)
                && line.evidence.is_none()
                && block.link_density == 0.0;
            said[e] += f64::from(u8::from(says));
            let is_datum = matches!(&*block.tag, "dt" | "dd" | "tr") && line.evidence.is_none();
            data[e] += f64::from(u8::from(is_datum));
            headed[e] |= heading;
            heading = matches!(&*block.tag, "h2" | "h3" | "h4") && line.evidence.is_none();
            let Some(parent) = tree.elements[e].parent else {
                continue;
            };
            if block.tag != "p" || block.link_density > 0.3 || looks || line.words < 3 {
                continue;
            }
            put(&mut paragraphs[parent], e);
            if prose(line, block) > 0.0 {
                put(&mut prosaic[parent], e);
            }
        }
        let bylines = (0..n).filter(|&e| {
            let furniture = tree.called[e].furniture;
            headed[e] && furniture.is_some_and(|(class, _)| class == Class::Byline)
        });
        Context {
            headed_bylines: bylines.count(),
            paragraphs,
            prose: prosaic,
            suspect: tree.gather(suspect),
            said: tree.gather(said),
            data: tree.gather(data),
            headed,
            quoting: quoting(tree, lines, blocks),
            within: within(tree),
            singles: tree.called.iter().filter(|c| c.single).count(),
        }
    }

    /// Whether what an element holds speaks against the class that it is called; `shown` is how many blocks it shows.
    pub(super) fn belies(&self, tree: &Tree<'_>, i: usize, class: Class, shown: f64) -> bool {
        let called = &tree.called[i];
        let name = &*tree.elements[i].name;
        if self.quoting[i] && matches!(class, Class::Byline | Class::ImageCaption | Class::Footer) {
            return true;
        }
        if name == "header" && called.by_element {
            return self.heads_a_section(tree, i);
        }
        let leads_nowhere = tree.linked[i] == 0.0 && self.suspect[i] == 0.0;
        let says = leads_nowhere && self.said[i] > 0.0;
        let only_says = says && self.said[i] >= shown;
        match class {
            // Metadata of the subject, not of the page.
            Class::Dateline | Class::Byline | Class::Tags
                if self.data[i] >= 4.0 && self.data[i] * 2.0 > shown =>
            {
                true
            }
            // Several persons under headings of their own are whom the page is about, not those who wrote it.
            Class::Byline if only_says && self.headed[i] => self.headed_bylines >= 2,
            // A heading of the text tells what such words are.
            Class::Tags if leads_nowhere && self.headed[i] => true,
            // What a section says aside of its text, in sentences.
            Class::Related if name == "aside" && called.by_element => says && self.within[i],
            _ if called.lead => only_says && self.within[i],
            Class::Share | Class::Toc | Class::Tags | Class::Navigation => {
                only_says && self.within[i]
            }
            Class::Comments => called.single && self.singles == 1 && only_says && shown <= 1.0,
            _ => false,
        }
    }

    /// The head of a section, not of a site: a heading, and perhaps what leads in, and nothing leads away.
    fn heads_a_section(&self, tree: &Tree<'_>, i: usize) -> bool {
        let within = |e: usize| matches!(&*tree.elements[e].name, "article" | "section");
        tree.linked[i] == 0.0
            && tree.opens[i].is_some_and(|rank| {
                rank >= 2 && self.within[i] || tree.around(tree.elements[i].parent).any(within)
            })
    }

    /// Whether an element that is called furniture is a part of the text around it: paragraphs stand before and after it
    /// in the same box, and nothing in it leads elsewhere. Other articles are links, and comments come when an article is
    /// over. What is a paragraph itself may also be the first of them.
    pub(super) fn goes_on_through(&self, tree: &Tree<'_>, element: usize, class: Class) -> bool {
        let among = match class {
            Class::Related => &self.paragraphs,
            Class::Comments => &self.prose,
            _ => return false,
        };
        let Some(parent) = tree.elements[element].parent else {
            return false;
        };
        let is_paragraph = class == Class::Related && &*tree.elements[element].name == "p";
        tree.linked[element] == 0.0
            && self.suspect[element] == 0.0
            && among[parent]
                .is_some_and(|(first, last)| element < last && (first < element || is_paragraph))
    }
}

/// Which elements stand within an article, by an element around them or its name.
fn within(tree: &Tree<'_>) -> Vec<bool> {
    let mut within = vec![false; tree.elements.len()];
    for (i, element) in tree.elements.iter().enumerate() {
        within[i] = element.parent.is_some_and(|p| {
            let name = &*tree.elements[p].name;
            within[p] || tree.called[p].body || matches!(name, "article" | "main")
        });
    }
    within
}

/// Which elements are part of a quotation: a figure that shows one, what is in an element that is called so, and the short
/// line right under one, which says whose it is.
fn quoting(tree: &Tree<'_>, lines: &[Line<'_>], blocks: &[Block]) -> Vec<bool> {
    let n = tree.elements.len();
    let mut quoting = vec![false; n];
    let named = |e: usize, name: &str| &*tree.elements[e].name == name;
    for quote in (0..n).filter(|&e| named(e, "blockquote")) {
        if let Some(figure) = tree.around(Some(quote)).find(|&e| named(e, "figure")) {
            quoting[figure] = true;
        }
    }
    for caption in (0..n).filter(|&e| named(e, "figcaption")) {
        let figure = tree.around(Some(caption)).find(|&e| named(e, "figure"));
        quoting[caption] = figure.is_some_and(|e| quoting[e]);
    }
    for (e, quoting) in quoting.iter_mut().enumerate() {
        let quotes = |e: usize| tree.called[e].quote || named(e, "blockquote");
        *quoting |= quotes(e) || tree.elements[e].parent.is_some_and(quotes);
    }
    let mut above: Option<usize> = None;
    for (i, (line, block)) in lines.iter().zip(blocks).enumerate() {
        if tree.hides(block) || line.is_blank() {
            continue;
        }
        let quoted = above.is_some_and(|above| {
            let stands_in = tree.around(blocks[above].element);
            is_quoted(lines[above].text)
                || stands_in
                    .take(4)
                    .any(|e| tree.called[e].quote || named(e, "blockquote"))
        });
        let looks = line.evidence.is_some_and(|e| e.force >= Force::Strong);
        if let Some(e) = block.element.filter(|_| quoted && !looks)
            && tree.opens[e].is_none()
            && line.words <= NAMES
            && block.link_density == 0.0
        {
            quoting[e] = true;
        }
        above = Some(i);
    }
    quoting
}

/// Whether a line is a quotation from its first sign to its last.
fn is_quoted(text: &str) -> bool {
    let marks = ['"', '”', '“', '„', '»', '«', '’', '‘', '\''];
    let end = text.trim_end_matches(['.', '!', '?']);
    text.starts_with(marks) && end.ends_with(marks) && text.contains(' ')
}
