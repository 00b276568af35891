//! Markup: what the elements of an HTML page say of the blocks in them.
//!
//! Three signs are put together. **Names**: makers of templates call things what they are, so a block inside an element
//! named `comments` is one (`names`), unless the element holds too much of the page for that (`tree`). **Mass**: the article
//! is where the prose is, or in the element that is named as its body (`body`). **Claims**: the heading that says what
//! the page says of itself is the title, wherever it stands.
//!
//! Markup speaks once, before the rules: what it leaves is judged as plain text, so that the clean text of a page, which has
//! no markup any more, is at rest.

mod ads;
mod body;
mod by_names;
mod context;
mod hidden;
mod names;
mod panels;
mod tail;
mod tree;

use super::class::Class;
use super::lexicon::Force;
use super::line::{Line, Shape};
use super::pass::Verdict;
use super::rules::{ArtefactRule, MARKUP_HEADING, MARKUP_LINKS, markup_rule, outside_rule};
use crate::ingest::{Block, Page};
use rustc_hash::FxHashMap;
use tree::{Tree, prose};

/// Words of prose from which a page has an article that can be told from what is around it.
const ARTICLE: f64 = 15.0;

/// What the markup says of each line: a verdict, or nothing.
pub(super) fn judge(lines: &[Line<'_>], page: &Page) -> Vec<Option<Verdict>> {
    let blocks = page.blocks();
    if blocks.len() != lines.len() || page.elements().is_empty() {
        return vec![None; lines.len()];
    }
    let tree = Tree::new(lines, page);
    let Some(body) = body::body(&tree).filter(|&b| tree.mass[b] >= ARTICLE) else {
        return by_names::judge(lines, blocks, &tree);
    };
    let inside = inside(&tree, body);
    let mut sift = Sift {
        lines,
        blocks,
        tree: &tree,
        kept: vec![false; lines.len()],
        why: vec![None; lines.len()],
        opens: vec![false; lines.len()],
    };
    for (i, block) in blocks.iter().enumerate() {
        sift.kept[i] = !lines[i].is_blank()
            && block.element.is_some_and(|e| inside[e])
            && sift.stays(&lines[i], block);
    }
    sift.keep_panels();
    sift.leave_authors(page.meta.author.as_deref());
    sift.leave_titles();
    sift.leave_links();
    sift.leave_tail();
    sift.keep_title();
    sift.keep_lead();
    sift.leave_kickers();
    sift.verdicts()
}

/// Which elements are `body` or within it.
fn inside(tree: &Tree<'_>, body: usize) -> Vec<bool> {
    let mut inside = vec![false; tree.elements.len()];
    for (i, element) in tree.elements.iter().enumerate() {
        inside[i] = i == body || element.parent.is_some_and(|p| inside[p]);
    }
    inside
}

fn verdict(rule: &'static ArtefactRule) -> Option<Verdict> {
    Some(Verdict {
        rule,
        because: None,
    })
}

/// The blocks of a page while it is told which of them are the article.
struct Sift<'s, 't> {
    lines: &'s [Line<'t>],
    blocks: &'s [Block],
    tree: &'s Tree<'s>,
    kept: Vec<bool>,
    /// Of blocks within the article that do not stay, why.
    why: Vec<Option<&'static ArtefactRule>>,
    /// Which are buttons that open what stands under them.
    opens: Vec<bool>,
}

impl Sift<'_, '_> {
    /// Whether no furniture holds the block. A figure may show a table or a list, and say what that is and where it is from;
    /// only a picture's caption is furniture. An article's footer may name sources too.
    fn stays(&self, line: &Line<'_>, block: &Block) -> bool {
        let furniture = block.element.and_then(|e| self.tree.furniture[e]);
        furniture.is_none()
            || furniture == Some(Class::ImageCaption)
                && (matches!(&*block.tag, "tr" | "li" | "pre" | "blockquote")
                    || names::names_source(line.text)
                    || block.element.is_some_and(|e| self.tree.shows_data(e)))
            || furniture == Some(Class::Footer) && names::names_source(line.text)
    }

    /// The next block that a reader sees, and the one before.
    fn below(&self, i: usize) -> Option<usize> {
        self.tree.below(i)
    }

    fn above(&self, i: usize) -> Option<usize> {
        self.tree.above(i)
    }

    /// Whether what stands under it stays.
    fn heads(&self, i: usize) -> bool {
        self.below(i).is_some_and(|below| self.kept[below])
    }

    fn leave(&mut self, i: usize, rule: &'static ArtefactRule) {
        if std::mem::take(&mut self.kept[i]) {
            self.why[i] = Some(rule);
        }
    }

    fn is_prose(&self, i: usize) -> bool {
        self.kept[i] && prose(&self.lines[i], &self.blocks[i]) > 0.0
    }

    fn last_prose(&self) -> Option<usize> {
        (0..self.kept.len()).rev().find(|&i| self.is_prose(i))
    }

    /// What opens and closes the text under it is a heading of the article.
    fn keep_panels(&mut self) {
        for i in panels::panels(self.lines, self.blocks, self.tree, &self.kept) {
            (self.kept[i], self.opens[i]) = (true, true);
        }
    }

    /// What begins with the author's name, in an element that is called after authors, tells who that is.
    fn leave_authors(&mut self, author: Option<&str>) {
        let authors: Vec<&str> = author.into_iter().flat_map(|a| a.split(", ")).collect();
        for i in 0..self.kept.len() {
            let called = |e: usize| {
                let furniture = self.tree.called[e].furniture;
                furniture.is_some_and(|(class, _)| class == Class::Byline)
            };
            let names = |name: &&str| name.contains(' ') && self.lines[i].text.starts_with(name);
            if authors.iter().any(names)
                && self.tree.around(self.blocks[i].element).take(3).any(called)
            {
                self.leave(i, markup_rule(Class::Byline));
            }
        }
    }

    /// Of the headings of the first rank those stay that head text in the midst of the article.
    fn leave_titles(&mut self) {
        let first = (0..self.kept.len()).find(|&i| self.is_prose(i));
        let first = first.unwrap_or(self.kept.len());
        for i in 0..self.kept.len() {
            let heads = i > first && self.heads(i);
            if self.blocks[i].tag == "h1" && !heads {
                self.leave(i, MARKUP_HEADING);
            }
        }
    }

    /// Links stay where the article goes on: before and after its prose they lead away from it, and so does a list of them
    /// that closes it.
    fn leave_links(&mut self) {
        let first = (0..self.kept.len()).find(|&i| self.is_prose(i));
        let (Some(first), Some(last)) = (first, self.last_prose()) else {
            return;
        };
        for i in 0..self.kept.len() {
            let within = (first..last).contains(&i)
                && matches!(
                    &*self.blocks[i].tag,
                    "p" | "li" | "h2" | "h3" | "h4" | "tr" | "blockquote"
                );
            if self.blocks[i].link_density > 0.6 && !within {
                self.leave(i, MARKUP_LINKS);
            }
        }
        self.leave_cards();
        // Of each list how many items it has, how many are links, and where it ends.
        let mut lists: FxHashMap<usize, (u32, u32, usize)> = FxHashMap::default();
        let list_of = |i: usize| {
            let block = &self.blocks[i];
            let item = self.kept[i] && block.tag == "li";
            block
                .element
                .filter(|_| item)
                .and_then(|e| self.tree.elements[e].parent)
        };
        for i in 0..self.kept.len() {
            if let Some(list) = list_of(i) {
                let (items, links, end) = lists.entry(list).or_default();
                *items += 1;
                *links += u32::from(self.blocks[i].link_density > 0.3);
                *end = i;
            }
        }
        let leads_away = |list: usize| {
            lists.get(&list).is_some_and(|&(items, links, end)| {
                items >= 2 && links * 5 >= items * 4 && end >= last
            })
        };
        let goes: Vec<usize> = (0..self.kept.len())
            .filter(|&i| list_of(i).is_some_and(leads_away))
            .collect();
        goes.into_iter().for_each(|i| self.leave(i, MARKUP_LINKS));
    }

    /// The line under a link that is a box of its own with it says what the link leads to.
    fn leave_cards(&mut self) {
        for i in 0..self.kept.len() {
            let Some(before) = self.above(i) else {
                continue;
            };
            let parent = |j: usize| {
                let element = self.blocks[j].element?;
                self.tree.elements[element].parent
            };
            let alone = parent(i).is_some_and(|card| {
                self.tree.blocks[card] <= 3.0
                    && self
                        .tree
                        .around(self.blocks[before].element)
                        .take(4)
                        .any(|e| e == card)
            });
            let under_link = self.why[before].is_some_and(|rule| std::ptr::eq(rule, MARKUP_LINKS));
            if alone && under_link && self.lines[i].words <= 30 {
                self.leave(i, MARKUP_LINKS);
            }
        }
    }

    fn first_kept(&self) -> usize {
        self.kept.iter().position(|&k| k).unwrap_or(self.kept.len())
    }

    /// The title stays: the last heading above the article that says what the page says of itself, or else the last of
    /// the first rank.
    fn keep_title(&mut self) {
        let first = self.first_kept();
        let heads = |i: usize| self.blocks[i].tag == "h1" && !self.tree.hides(&self.blocks[i]);
        let claimed = self.tree.titles.iter().copied();
        let title = claimed
            .clone()
            .take_while(|&i| i <= first)
            .last()
            .or_else(|| claimed.clone().next())
            .or_else(|| (0..first).rev().find(|&i| heads(i)))
            .or_else(|| (0..self.kept.len()).find(|&i| heads(i)));
        if let Some(title) = title {
            self.kept[title] = true;
        }
    }

    /// So does the lead: sentences between the title and the article, outside of all furniture.
    fn keep_lead(&mut self) {
        let title = self.first_kept();
        let Some(body) = (title + 1..self.kept.len()).find(|&i| self.kept[i]) else {
            return;
        };
        self.keep_data(title + 1..body);
        for i in title + 1..body {
            let (line, block) = (&self.lines[i], &self.blocks[i]);
            let called = block.element.is_some_and(|e| {
                let parent = self.tree.elements[e].parent;
                self.tree.called[e].lead || parent.is_some_and(|p| self.tree.called[p].lead)
            });
            let words = tree::weight(line);
            let says = words >= 8.0
                && line
                    .text
                    .ends_with(['.', '!', '?', '…', '"', '”', '»', '。']);
            let free = block
                .element
                .is_some_and(|e| self.tree.furniture[e].is_none());
            self.kept[i] |= free && block.link_density < 0.3 && (says || called && words >= 5.0);
        }
        self.keep_beside_lead(title + 1..body);
    }

    /// And what stands in one box with prose of the lead: headings over what stays, and lists.
    fn keep_beside_lead(&mut self, head: std::ops::Range<usize>) {
        // The boxes whose prose was kept, with the line of the first.
        let mut boxes: FxHashMap<usize, usize> = FxHashMap::default();
        for i in head.clone().filter(|&i| self.is_prose(i)) {
            let parent = self.blocks[i]
                .element
                .and_then(|e| self.tree.elements[e].parent);
            if let Some(parent) = parent {
                boxes.entry(parent).or_insert(i);
            }
        }
        for i in head.rev() {
            let (line, block) = (&self.lines[i], &self.blocks[i]);
            let Some(element) = block.element else {
                continue;
            };
            if self.tree.hides(block) {
                continue;
            }
            let in_box = self.tree.around(Some(element)).skip(1).take(2);
            let beside = in_box
                .into_iter()
                .any(|e| boxes.get(&e).is_some_and(|&first| first < i));
            let part = match &*block.tag {
                "li" | "tr" | "blockquote" => true,
                "h2" | "h3" | "h4" => self.heads(i),
                _ => false,
            };
            let free = self.tree.furniture[element].is_none() && block.link_density < 0.3;
            self.kept[i] |=
                part && free && beside && line.evidence.is_none_or(|e| e.force < Force::Strong);
        }
    }

    /// And so do terms with what they are, two or more in a list, of which most look like nothing else: data of the subject.
    fn keep_data(&mut self, head: std::ops::Range<usize>) {
        let mut lists: FxHashMap<usize, (u32, u32)> = FxHashMap::default();
        let list_of = |i: usize| {
            let block = &self.blocks[i];
            let free = |e: &usize| self.tree.furniture[*e].is_none();
            let term = matches!(&*block.tag, "dt" | "dd") && block.link_density < 0.3;
            let element = block.element.filter(free).filter(|_| term)?;
            self.tree.elements[element].parent
        };
        for i in head.clone() {
            if let Some(list) = list_of(i) {
                let (all, plain) = lists.entry(list).or_default();
                *all += 1;
                *plain += u32::from(self.lines[i].evidence.is_none());
            }
        }
        let keeps = |list: usize| {
            lists
                .get(&list)
                .is_some_and(|&(all, plain)| all >= 4 && plain * 2 > all)
        };
        let data: Vec<usize> = head.filter(|&i| list_of(i).is_some_and(keeps)).collect();
        data.into_iter().for_each(|i| self.kept[i] = true);
    }

    /// A word or two above the title that the page claims name a department.
    fn leave_kickers(&mut self) {
        let Some(title) = self.tree.titles.iter().copied().find(|&i| self.kept[i]) else {
            return;
        };
        for i in 0..title {
            let tag = &*self.blocks[i].tag;
            let plain = matches!(tag, "p" | "div" | "span" | "header" | "article" | "section");
            let line = &self.lines[i];
            if plain && line.words <= 3 && !line.is(Shape::STOP) && line.rest_key == 0 {
                self.leave(i, outside_rule(Class::Tags));
            }
        }
    }

    fn verdicts(&self) -> Vec<Option<Verdict>> {
        let first = self.first_kept();
        let last = self.kept.iter().rposition(|&k| k).unwrap_or(0);
        let judge = |i: usize| {
            let (line, block) = (&self.lines[i], &self.blocks[i]);
            if self.kept[i] || line.is_blank() || line.emptied {
                return None;
            }
            let strong = line.evidence.filter(|e| e.force >= Force::Strong);
            if let Some(class) = block.element.and_then(|e| self.tree.furniture[e]) {
                // What stands aside of the text says best itself what it is.
                return verdict(match strong.map(|e| e.class) {
                    Some(own @ (Class::Byline | Class::Dateline | Class::ImageCaption))
                        if class == Class::Related =>
                    {
                        outside_rule(own)
                    }
                    _ => markup_rule(class),
                });
            }
            if let Some(rule) = self.why[i] {
                return verdict(rule);
            }
            let seen = line.evidence.filter(|e| e.force >= Force::Weak);
            let class = match seen {
                Some(seen) => seen.class,
                None if i < first => Class::Navigation,
                None if i < last && block.link_density < 0.5 => Class::Navigation,
                None => Class::Related,
            };
            verdict(outside_rule(class))
        };
        let mut verdicts: Vec<_> = (0..self.lines.len()).map(judge).collect();
        ads::label(self.lines, self.blocks, self.tree, &mut verdicts);
        verdicts
    }
}
