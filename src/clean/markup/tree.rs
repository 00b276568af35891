//! The tree: how much of a page's text each element holds, which ones hold its title, and which are furniture.

use super::super::class::Class;
use super::super::line::Line;
use super::context::Context;
use super::hidden;
use super::names::{Belief, Called, called};
use crate::ingest::{Block, Element, Page};
use rustc_hash::{FxHashMap, FxHashSet};

/// Elements through which text belongs to the box around them.
const THROUGH: &[&str] = &[
    "blockquote",
    "dd",
    "dl",
    "dt",
    "h2",
    "h3",
    "h4",
    "li",
    "ol",
    "p",
    "pre",
    "table",
    "tbody",
    "td",
    "th",
    "tr",
    "ul",
];

/// What a paragraph weighs that has no other beside it: cards, teasers and boxes have one each.
const ALONE: f64 = 0.4;

/// What words of other lines weigh beside those of prose.
const LESSER: f64 = 0.25;

/// Words up to which an element with a weak name may hold text that is no prose and no link.
const FEW: f64 = 40.0;

/// The share of a block in links from which it is nothing but a link.
pub(super) const LINK: f32 = 0.9;

/// Words of a call that a box with a link or a button may make, however short the page.
const CALL: f64 = 20.0;

/// The elements of a page with what they hold.
pub(super) struct Tree<'p> {
    pub(super) elements: &'p [Element],
    /// What each is called.
    pub(super) called: Vec<Called>,
    /// What each weighs: its words, those of prose more than others, links not at all.
    pub(super) mass: Vec<f64>,
    /// Whether it holds the title, or is within what does only by holding it.
    pub(super) core: Vec<bool>,
    /// As what it is furniture: by its own name or by that of an element around it.
    pub(super) furniture: Vec<Option<Class>>,
    /// Whether it is hidden, or within what is, and holds nothing that opens as part of the article.
    pub(super) hidden: Vec<bool>,
    /// How many of its words are in links, and how many are not.
    pub(super) linked: Vec<f64>,
    pub(super) unlinked: Vec<f64>,
    /// The rank of the heading that each begins with, if it does.
    pub(super) opens: Vec<Option<u8>>,
    /// How many blocks each holds.
    pub(super) blocks: Vec<f64>,
    /// Whether it holds a table.
    tabled: Vec<bool>,
    /// Whether prose stands right in it, in a paragraph of its own.
    pub(super) proses: Vec<bool>,
    /// Of each block the nearest above and below it that a reader sees.
    shown_above: Vec<Option<usize>>,
    shown_below: Vec<Option<usize>>,
    /// The titles: headings that say what the page calls itself.
    pub(super) titles: Vec<usize>,
}

/// How many words of prose a line has: a sentence of some length, or a long text, and not mostly links.
pub(super) fn prose(line: &Line<'_>, block: &Block) -> f64 {
    let words = weight(line);
    let stops = line.text.ends_with([
        '.', '!', '?', '…', ':', ';', '»', '”', '"', '\'', ')', '。', '！', '？',
    ]);
    match block.link_density <= 0.5 && (words >= 25.0 || words >= 10.0 && stops) {
        true => words,
        false => 0.0,
    }
}

/// Whether a line is a label and what it says: a fact of a box or a list.
pub(super) fn is_fact(line: &Line<'_>, block: &Block) -> bool {
    line.rest_key != 0 && line.evidence.is_none() && line.words <= 24 && block.link_density < 0.3
}

/// How many words a line has; of a script without spaces, a third of its letters.
pub(super) fn weight(line: &Line<'_>) -> f64 {
    let words = line.words as usize;
    let spaceless = |c: char| matches!(c, '\u{e00}'..='\u{eff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}');
    if line.text.len() > 8 * words && line.text.chars().any(spaceless) {
        return words.max(line.text.chars().count() / 3) as f64;
    }
    words as f64
}

impl<'p> Tree<'p> {
    /// The tree of a page whose lines are `lines`, one for each block.
    pub(super) fn new(lines: &[Line<'_>], page: &'p Page) -> Self {
        let elements = page.elements();
        let mut tree = Tree {
            elements,
            called: all_called(elements),
            mass: Vec::new(),
            core: vec![false; elements.len()],
            furniture: Vec::new(),
            hidden: vec![false; elements.len()],
            linked: Vec::new(),
            unlinked: Vec::new(),
            opens: Vec::new(),
            blocks: Vec::new(),
            tabled: vec![false; elements.len()],
            proses: vec![false; elements.len()],
            shown_above: vec![None; lines.len()],
            shown_below: vec![None; lines.len()],
            titles: Vec::new(),
        };
        for (i, element) in elements.iter().enumerate().rev() {
            let table = tree.tabled[i] || &*element.name == "table";
            if let Some(parent) = element.parent.filter(|_| table) {
                tree.tabled[parent] = true;
            }
        }
        tree.hidden = hidden::hidden(&tree, lines, page.blocks());
        tree.find_shown(page.blocks());
        tree.opens = opens(&tree, page.blocks());
        tree.find_titles(lines, page);
        tree.find_furniture(lines, page.blocks());
        tree.weigh(lines, page.blocks());
        tree
    }

    /// The element, and those around it, nearest first.
    pub(super) fn around(&self, element: Option<usize>) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(element, |&i| self.elements[i].parent)
    }

    /// Whether a reader of the page never sees the block.
    pub(super) fn hides(&self, block: &Block) -> bool {
        block.element.is_some_and(|e| self.hidden[e])
    }

    /// The next block after `i` that a reader sees.
    pub(super) fn below(&self, i: usize) -> Option<usize> {
        self.shown_below[i]
    }

    /// The last block before `i` that a reader sees.
    pub(super) fn above(&self, i: usize) -> Option<usize> {
        self.shown_above[i]
    }

    /// Notes for each block which ones above and below it are seen.
    fn find_shown(&mut self, blocks: &[Block]) {
        let (mut above, mut below) = (None, None);
        for (i, block) in blocks.iter().enumerate() {
            self.shown_above[i] = above;
            above = if self.hides(block) { above } else { Some(i) };
        }
        for (i, block) in blocks.iter().enumerate().rev() {
            self.shown_below[i] = below;
            below = if self.hides(block) { below } else { Some(i) };
        }
    }

    /// Adds what each element holds to those around it.
    pub(super) fn gather(&self, mut own: Vec<f64>) -> Vec<f64> {
        for (i, element) in self.elements.iter().enumerate().rev() {
            if let Some(parent) = element.parent {
                own[parent] += own[i];
            }
        }
        own
    }

    /// Whether an element is the caption of a figure that shows a table.
    pub(super) fn shows_data(&self, caption: usize) -> bool {
        let named = |e: usize, name: &str| &*self.elements[e].name == name;
        let figure = self.around(Some(caption)).find(|&e| named(e, "figure"));
        figure.is_some_and(|figure| self.tabled[figure])
    }

    /// Marks the headings that say what the page calls itself, and the elements around them.
    fn find_titles(&mut self, lines: &[Line<'_>], page: &Page) {
        let Some(claim) = &page.meta.title else {
            return;
        };
        let claim: FxHashSet<String> = words(claim).collect();
        for (i, (line, block)) in lines.iter().zip(page.blocks()).enumerate() {
            if !matches!(&*block.tag, "h1" | "h2") || line.words > 40 || self.hides(block) {
                continue;
            }
            let (mut all, mut shared) = (0, 0);
            for word in words(line.text) {
                all += 1;
                shared += usize::from(claim.contains(&word));
            }
            let whole = block.tag == "h1" || all * 10 >= claim.len() * 7;
            if all >= 2 && shared * 10 >= all * 7 && whole {
                self.titles.push(i);
                let around: Vec<usize> = self
                    .around(block.element)
                    .take_while(|&e| !self.core[e])
                    .collect();
                around.into_iter().for_each(|e| self.core[e] = true);
            }
        }
    }

    /// Believes names as far as what the elements hold allows.
    fn find_furniture(&mut self, lines: &[Line<'_>], blocks: &[Block]) {
        let n = self.elements.len();
        let (mut mass, mut prosaic, mut other) = (vec![0.0; n], vec![0.0; n], vec![0.0; n]);
        let (mut shown, mut facts, mut linked) = (vec![0.0; n], vec![0.0; n], vec![0.0; n]);
        for (line, block) in lines.iter().zip(blocks) {
            if let Some(e) = block.element
                && !self.hidden[e]
            {
                mass[e] += mass_of(line, block);
                prosaic[e] += prose(line, block);
                other[e] += weight(line) * f64::from(1.0 - block.link_density);
                linked[e] += weight(line) * f64::from(block.link_density);
                shown[e] += 1.0;
                facts[e] += f64::from(u8::from(is_fact(line, block)));
            }
        }
        let (shown, facts) = (self.gather(shown), self.gather(facts));
        let linked = self.gather(linked);
        self.linked.clone_from(&linked);
        let (mass, prosaic, other) = (self.gather(mass), self.gather(prosaic), self.gather(other));
        let total = mass.first().copied().unwrap_or(0.0);
        let titled = self.core.contains(&true);
        self.furniture = Vec::with_capacity(n);
        let mut asks = vec![false; n];
        for (i, element) in self.elements.iter().enumerate().rev() {
            if let Some(parent) = element.parent {
                asks[parent] |= asks[i] || &*element.name == "button";
            }
        }
        let context = Context::of(self, lines, blocks);
        let mut amidst = vec![false; n];
        for (i, element) in self.elements.iter().enumerate() {
            let above = element.parent.and_then(|p| self.furniture[p]);
            let named = self.called[i].furniture;
            amidst[i] = element.parent.is_some_and(|p| amidst[p])
                || named.is_some_and(|(class, _)| context.goes_on_through(self, i, class));
            let own = named.filter(|&(class, belief)| {
                let most = match belief {
                    _ if self.core[i] || context.belies(self, i, class, shown[i]) => return false,
                    _ if amidst[i] && matches!(class, Class::Related | Class::Comments) => {
                        return false;
                    }
                    // Tags are links, or words alone.
                    _ if class == Class::Tags && facts[i] > 0.0 && self.linked[i] == 0.0 => {
                        return false;
                    }
                    // An aside is often a box of facts.
                    _ if &*element.name == "aside"
                        && facts[i] >= 2.0
                        && facts[i] * 2.0 > shown[i] =>
                    {
                        return false;
                    }
                    Belief::Strong if titled => f64::min(0.6, 1.7 * most_of(class)),
                    Belief::Strong => most_of(class),
                    Belief::Caption => 0.25,
                    Belief::Weak => 0.05,
                };
                match belief {
                    Belief::Strong => {
                        mass[i] <= most * total
                            || class == Class::Promo
                                && mass[i] <= CALL
                                && (linked[i] > 0.0 || asks[i])
                    }
                    Belief::Caption => prosaic[i] <= most * total,
                    Belief::Weak => prosaic[i] <= most * total && other[i] - prosaic[i] <= FEW,
                }
            });
            let hidden = self.hidden[i].then_some(Class::Residue);
            let own = own.map(|(class, _)| class);
            self.furniture.push(hidden.or(above).or(own));
        }
        self.unlinked = other;
        self.blocks = shown;
    }

    /// Weighs what is not furniture.
    fn weigh(&mut self, lines: &[Line<'_>], blocks: &[Block]) {
        let n = self.elements.len();
        let mut boxes: Vec<Option<usize>> = Vec::with_capacity(n);
        for (i, element) in self.elements.iter().enumerate() {
            let through = THROUGH.binary_search(&&*element.name).is_ok();
            boxes.push(match through {
                true => element.parent.and_then(|p| boxes[p]),
                false => Some(i),
            });
        }
        let box_of = |block: &Block| block.element.and_then(|e| boxes[e]);
        let free = |block: &Block| block.element.is_some_and(|e| self.furniture[e].is_none());
        let mut paragraphs = vec![0_u32; n];
        for (line, block) in lines.iter().zip(blocks) {
            if let Some(e) = box_of(block)
                && free(block)
                && prose(line, block) > 0.0
            {
                paragraphs[e] += 1;
            }
        }
        let mut own = vec![0.0; n];
        for (line, block) in lines.iter().zip(blocks) {
            if let Some(e) = block.element
                && free(block)
            {
                if let Some(parent) = self.elements[e].parent
                    && block.tag == "p"
                    && prose(line, block) > 0.0
                {
                    self.proses[parent] = true;
                }
                let together = box_of(block).is_some_and(|e| paragraphs[e] >= 2);
                own[e] += mass_of(line, block) * if together { 1.0 } else { ALONE };
            }
        }
        self.mass = self.gather(own);
    }
}

/// The rank of the heading that each element begins with.
fn opens(tree: &Tree<'_>, blocks: &[Block]) -> Vec<Option<u8>> {
    let elements = tree.elements;
    let mut opens = vec![None; elements.len()];
    let mut begun = vec![false; elements.len()];
    for block in blocks.iter().filter(|block| !tree.hides(block)) {
        let rank = match block.tag.as_bytes() {
            [b'h', rank @ b'1'..=b'6'] => Some(rank - b'0'),
            _ => None,
        };
        let mut at = block.element;
        while let Some(e) = at.filter(|&e| !begun[e]) {
            (begun[e], opens[e]) = (true, rank);
            at = elements[e].parent;
        }
    }
    opens
}

/// Names recur on a page; each is read once.
fn all_called(elements: &[Element]) -> Vec<Called> {
    let mut known: FxHashMap<(&str, &str), Called> = FxHashMap::default();
    elements
        .iter()
        .map(|e| {
            *known
                .entry((&e.name, &e.called))
                .or_insert_with(|| called(e))
        })
        .collect()
}

/// The share of the page's text that an element may hold and still be believed to be of `class`.
fn most_of(class: Class) -> f64 {
    match class {
        Class::Consent => 0.5,
        Class::Comments | Class::Related => 0.35,
        Class::Navigation | Class::Footer => 0.3,
        Class::Share | Class::Toc => 0.2,
        _ => 0.12,
    }
}

fn mass_of(line: &Line<'_>, block: &Block) -> f64 {
    let prose = prose(line, block);
    if prose > 0.0 {
        return prose;
    }
    let words = weight(line);
    match block.link_density <= 0.3 && words >= 4.0 {
        true => LESSER * words,
        false => 0.0,
    }
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
}
