//! The tail: what stands within the article's element after its last prose.
//!
//! Templates put boxes there that nobody named, so what follows the last prose must show that it is of the text: by its
//! element (a paragraph, an item, a row), by what it heads, or by its likeness to what was kept above it.

use super::super::class::Class;
use super::super::lexicon::Force;
use super::super::line::Shape;
use super::super::rules::{MARKUP_TAIL, outside_rule};
use super::{Sift, names, tree};
use rustc_hash::FxHashMap;

/// Words up to which a box may be an item of a list.
const ITEM: u32 = 8;

impl Sift<'_, '_> {
    /// After the last prose only what can be part of a text stays, and boxes of facts.
    pub(super) fn leave_tail(&mut self) {
        let Some(last) = self.last_prose() else {
            return;
        };
        let tail = last + 1..self.kept.len();
        // Of each box how many lines it has, and how many of them are a label and what it says.
        let mut boxes: FxHashMap<Option<usize>, (u32, u32)> = FxHashMap::default();
        for i in tail.clone().filter(|&i| self.kept[i]) {
            let (lines, facts) = boxes.entry(self.blocks[i].element).or_default();
            *lines += 1;
            *facts += u32::from(tree::is_fact(&self.lines[i], &self.blocks[i]));
        }
        let contact = self.contact_boxes(tail.clone());
        let listed = self.listed(tail.clone());
        for i in tail.rev() {
            // What is hidden is not kept, and is not looked past again and again.
            if !self.kept[i] {
                continue;
            }
            let of_facts = boxes
                .get(&self.blocks[i].element)
                .is_some_and(|&(lines, facts)| facts >= 2 && facts * 2 > lines);
            // What looks like furniture is some, where nothing follows.
            let looks = self.lines[i].evidence;
            // A row of figures says what its first cell is about, whatever that is called.
            let figures = matches!(&*self.blocks[i].tag, "tr" | "td")
                && self.lines[i].is(Shape::DIGIT)
                && !self.lines[i].is(Shape::EMAIL);
            let looks = looks.filter(|e| e.force >= Force::Strong && !figures);
            let stays = match &*self.blocks[i].tag {
                "p" | "li" | "blockquote" | "td" | "tr" | "pre" | "dd" | "dt" | "figcaption" => {
                    true
                }
                // A heading has text under it, and so has what opens and closes some.
                "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "summary" | "caption" => {
                    looks.is_none() && self.heads(i)
                }
                _ if self.opens[i] => self.heads(i),
                _ => {
                    listed[i - last - 1]
                        || self.says_more(i)
                        || self.asks(i)
                        || names::names_source(self.lines[i].text)
                }
            };
            let rule = match looks {
                _ if self.box_of(i).is_some_and(|e| contact.contains(&e)) => {
                    outside_rule(Class::Footer)
                }
                Some(seen) => outside_rule(seen.class),
                None => MARKUP_TAIL,
            };
            let of_list = of_facts || listed[i - last - 1];
            if !of_list && (!stays || !std::ptr::eq(rule, MARKUP_TAIL)) {
                self.leave(i, rule);
            }
        }
    }

    /// Whether a box is a sentence that answers a button, or that stands beside the article's own prose.
    fn says_more(&self, i: usize) -> bool {
        let (line, block) = (&self.lines[i], &self.blocks[i]);
        let answers = self.above(i).is_some_and(|above| {
            self.opens[above] || self.kept[above] && self.blocks[above].tag == "summary"
        });
        line.is_statement()
            && line.evidence.is_none()
            && block.link_density == 0.0
            && (answers || self.box_of(i).is_some_and(|e| self.tree.proses[e]))
    }

    /// Whether a box asks what the next one, which stays, answers.
    fn asks(&self, i: usize) -> bool {
        let next = (i + 1..self.kept.len()).find(|&j| !self.lines[j].is_blank());
        self.lines[i].text.ends_with('?')
            && self.lines[i].evidence.is_none()
            && self.blocks[i].link_density == 0.0
            && next.is_some_and(|j| self.kept[j] && self.lines[j].is(Shape::DOT))
    }

    /// Which boxes of the tail are items of a list that has no list's element: alike in name and class, two or more in one
    /// box, short, without links or words of furniture, right under a line of the article that stays.
    fn listed(&self, tail: std::ops::Range<usize>) -> Vec<bool> {
        let mut listed = vec![false; tail.len()];
        let is_item = |i: usize| {
            let (line, block) = (&self.lines[i], &self.blocks[i]);
            self.kept[i]
                && matches!(&*block.tag, "div" | "span")
                && line.words <= ITEM
                && block.link_density == 0.0
        };
        let alike = |i: usize, j: usize| {
            let element = |i: usize| self.blocks[i].element.map(|e| &self.tree.elements[e]);
            match (element(i), element(j)) {
                (Some(a), Some(b)) => {
                    (a.parent, &a.name, &a.called) == (b.parent, &b.name, &b.called)
                }
                _ => false,
            }
        };
        let mut at = tail.start;
        while at < tail.end {
            let mut end = at;
            while end < tail.end && is_item(end) && alike(at, end) {
                end += 1;
            }
            let led = end - at >= 2
                && self.above(at).is_some_and(|above| {
                    self.kept[above]
                        && (above < tail.start
                            || matches!(&*self.blocks[above].tag, "p" | "h2" | "h3" | "h4")
                            || self.lines[above].ends_in_colon())
                });
            let plain = (at..end).filter(|&i| self.lines[i].evidence.is_none());
            let plain = plain.count();
            if led && plain >= 2 && plain * 3 >= (end - at) * 2 {
                listed[at - tail.start..end - tail.start].fill(true);
            }
            at = end.max(at + 1);
        }
        listed
    }

    /// The element around a block's own.
    fn box_of(&self, i: usize) -> Option<usize> {
        let element = self.blocks[i].element?;
        self.tree.elements[element].parent
    }

    /// Boxes in which two lines and half of them say how to reach somebody.
    fn contact_boxes(&self, range: std::ops::Range<usize>) -> Vec<usize> {
        let mut boxes: FxHashMap<usize, (u32, u32)> = FxHashMap::default();
        for i in range.filter(|&i| self.kept[i]) {
            if let Some(box_) = self.box_of(i) {
                let (lines, contacts) = boxes.entry(box_).or_default();
                *lines += 1;
                let seen = self.lines[i].evidence;
                *contacts += u32::from(seen.is_some_and(|e| e.class == Class::Footer));
            }
        }
        let reach = |&(_, &(lines, contacts)): &(&usize, &(u32, u32))| {
            contacts >= 2 && contacts * 2 >= lines
        };
        let mut found: Vec<usize> = boxes.iter().filter(reach).map(|(e, _)| *e).collect();
        found.sort_unstable();
        found
    }
}
