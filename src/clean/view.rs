//! The view: the lines that are still there, as rules see them, with what only their company tells.
//!
//! Everything here depends on the kept lines and on whether blank lines stand between them, and on nothing else: so what
//! is judged of a clean text is judged as it was when it was made, which the law of rest needs.

use super::body::{body, is_alone};
use super::class::Class;
use super::data::data;
use super::evidence::Evidence;
use super::fence::fenced;
use super::glossary::glossary;
use super::lexicon::{Force, Sign, Signs};
use super::line::{Line, Shape};
use super::orders::{Orders, Recurrence};
use super::rules::ArtefactRule;
use super::tongue::{Tongues, shown};
use super::wrapped::wrapped;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// Lines with strong evidence from which a page surely has a template …
const FURNISHED: usize = 4;
/// … as has one that is mostly short lines, and has so many of them, in whatever language …
const MENU: usize = 40;
/// … and lines around its body from which sentences among them are not taken for the article's.
const AROUND: usize = 20;

/// A line's verdict: the rule that took it, and the line that it leaned on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) rule: &'static ArtefactRule,
    pub(super) because: Option<u32>,
}

/// What any of the lines has: a family need not look through them for what none has.
#[derive(Debug, Clone, Copy, Default)]
struct Present {
    /// A bit for every class of which a line has evidence.
    classes: u32,
    signs: Signs,
    shapes: Shape,
    /// Whether two lines bear the same key.
    copies: bool,
    /// Whether something stands after a label.
    labels: bool,
    /// A bit for every class that a line was taken for.
    taken: u32,
}

/// The kept lines that are not blank, in order; positions count from 0.
pub(super) struct View<'a, 't> {
    lines: &'a [Line<'t>],
    alive: &'a [u32],
    orders: &'a Orders,
    gaps: Vec<bool>,
    /// Whether the line is part of a paragraph that runs over several lines.
    wrapped: Vec<bool>,
    /// Whether the line gives a figure or a fact.
    data: Vec<bool>,
    marks: Vec<Option<Mark>>,
    /// Whether the line stands in a block of code between fences, or is one of the two.
    fenced: Vec<bool>,
    /// Whether the line is a term of a glossary, or explains one.
    glossary: Vec<bool>,
    /// What each line looks like, its company seen.
    seen: Vec<Option<Evidence>>,
    present: Present,
    template: usize,
    /// How many lines are marked.
    marked: usize,
    /// How many lines were marked, and listed, when the prose was last sought.
    sought: Option<(usize, usize)>,
    /// How many lines bear a key, and the last of them.
    keys: FxHashMap<u64, (u32, u32)>,
    /// Keys that a table of contents names: lines that bear them are headings, whatever words they use.
    pub(super) listed: FxHashSet<u64>,
    /// The title.
    pub(super) title: Option<usize>,
    /// The line after the last post, on a page that is a thread.
    pub(super) thread: Option<usize>,
    /// The stretch that holds the article, on a page that has much else.
    pub(super) body: Option<Range<usize>>,
    /// The first line of prose that is none of an artefact's.
    pub(super) first_prose: usize,
    /// The last one; with `first_prose` the length of the view where there is no prose.
    pub(super) last_prose: usize,
}

impl<'a, 't> View<'a, 't> {
    /// A view of `lines[i]` for the `i` in `alive`, which are not blank.
    pub(super) fn new(lines: &'a [Line<'t>], alive: &'a [u32], orders: &'a Orders) -> Self {
        let mut keys = FxHashMap::with_capacity_and_hasher(alive.len(), Default::default());
        let mut gaps = Vec::with_capacity(alive.len());
        let mut before: Option<u32> = None;
        for (at, &i) in alive.iter().enumerate() {
            let (count, last) = keys.entry(lines[i as usize].key).or_insert((0, 0));
            *count += 1;
            *last = at as u32;
            gaps.push(before.is_none_or(|b| (b + 1..i).any(|k| lines[k as usize].is_blank())));
            before = Some(i);
        }
        let n = alive.len();
        let mut view = View {
            lines,
            alive,
            orders,
            wrapped: wrapped(lines, alive, &gaps),
            gaps,
            data: data(lines, alive),
            fenced: fenced(lines, alive),
            glossary: glossary(lines, alive),
            marks: vec![None; n],
            seen: Vec::new(),
            present: Present::default(),
            template: 0,
            marked: 0,
            sought: None,
            keys,
            listed: FxHashSet::default(),
            title: None,
            thread: None,
            body: None,
            first_prose: n,
            last_prose: n,
        };
        view.seen = (0..n).map(|p| view.look(p)).collect();
        view.doubt_foreign();
        view.sum_up();
        view.find_prose();
        view
    }

    /// Notes what any of the lines has.
    fn sum_up(&mut self) {
        self.present.copies = self.keys.len() < self.len();
        for p in 0..self.len() {
            let line = self.at(p);
            self.present.signs.join(line.signs);
            self.present.shapes.set(line.shape, true);
            self.present.labels |= line.rest_key != 0;
            if let Some(seen) = self.seen[p] {
                self.present.classes |= 1 << seen.class as u8;
                self.template += usize::from(seen.force >= Force::Strong);
            }
        }
    }

    /// Whether any line looks like `class` by itself.
    pub(super) fn shows(&self, class: Class) -> bool {
        self.present.classes & (1 << class as u8) != 0
    }

    /// Whether the tables found `sign` in any line.
    pub(super) fn mentions(&self, sign: Sign) -> bool {
        self.present.signs.has(sign)
    }

    /// Whether any line has `shape`.
    pub(super) fn any(&self, shape: Shape) -> bool {
        self.present.shapes.has(shape)
    }

    /// Whether any two lines bear the same key.
    pub(super) fn has_copies(&self) -> bool {
        self.present.copies
    }

    /// Whether a line was taken for `class`.
    pub(super) fn took(&self, class: Class) -> bool {
        self.present.taken & (1 << class as u8) != 0
    }

    /// Whether any line has something after a label.
    pub(super) fn has_labels(&self) -> bool {
        self.present.labels
    }

    /// How many lines there are.
    pub(super) fn len(&self) -> usize {
        self.alive.len()
    }

    /// The line at a position.
    pub(super) fn at(&self, p: usize) -> &'a Line<'t> {
        &self.lines[self.alive[p] as usize]
    }

    /// The index of the line at a position, over all lines of the page.
    pub(super) fn line_index(&self, p: usize) -> usize {
        self.alive[p] as usize
    }

    /// Whether a blank line stands before it.
    pub(super) fn gap(&self, p: usize) -> bool {
        self.gaps.get(p).copied().unwrap_or(true)
    }

    /// What it looks like by itself; nothing for a heading that the contents name.
    pub(super) fn evidence(&self, p: usize) -> Option<Evidence> {
        let seen = self.seen[p]?;
        let listed = !self.listed.is_empty() && self.listed.contains(&self.at(p).key);
        (!listed).then_some(seen)
    }

    /// The same, before any contents were read.
    fn look(&self, p: usize) -> Option<Evidence> {
        let seen = self.at(p).evidence?;
        // What is asked, or answered, with a dash, an interview asks.
        let dashed = |q: usize| q < self.len() && self.at(q).text.starts_with(['–', '—', '―']);
        if self.at(p).text.ends_with('?') && (dashed(p) || dashed(p + 1)) {
            return None;
        }
        let listed = self.glossary[p] || self.is_duty(p) || self.is_step(p);
        (!self.wrapped[p] && !self.fenced[p] && !listed).then_some(seen)
    }

    /// Forgets what only words of a language say that the page is not in.
    fn doubt_foreign(&mut self) {
        let told = |p: &usize| {
            let line = self.at(*p);
            self.seen[*p].is_some_and(|e| line.says(e.sign)) && line.tongues != Tongues::ALL
        };
        let doubtful: Vec<usize> = (0..self.len()).filter(told).collect();
        if doubtful.is_empty() {
            return;
        }
        let shown = shown((0..self.len()).map(|p| self.at(p)));
        for p in doubtful {
            if !self.at(p).tongues.meets(shown) {
                self.seen[p] = None;
            }
        }
    }

    /// Its evidence if that reaches at least as far as `force`.
    pub(super) fn evident(&self, p: usize, force: Force) -> Option<Evidence> {
        self.evidence(p).filter(|e| e.force >= force)
    }

    /// Whether the line is part of a paragraph that runs over several lines.
    pub(super) fn is_wrapped(&self, p: usize) -> bool {
        self.wrapped[p]
    }

    /// Whether the line gives a figure or a fact: a labelled amount, a row of a table, a line of a fact box.
    pub(super) fn is_data(&self, p: usize) -> bool {
        self.data[p] || self.glossary[p]
    }

    /// Whether one sentence or heading stands between paragraphs of the article, a heading on either side left aside.
    pub(super) fn is_amid(&self, p: usize) -> bool {
        let open = |q: usize| q < self.len() && !self.taken(q) && self.evidence(q).is_none();
        let text = |q: usize| {
            open(q) && (self.at(q).is_statement() || self.at(q).is_prose() || self.wrapped[q])
        };
        let heading = |q: usize| open(q) && self.at(q).is_titular() && self.at(q).words <= 8;
        let line = self.at(p);
        let single = line.is_statement() && line.words <= 24 && !line.is(Shape::SENTENCES)
            || line.text.starts_with("##");
        let above = p > 0 && (text(p - 1) || p > 1 && heading(p - 1) && text(p - 2));
        single && above && (text(p + 1) || heading(p + 1) && text(p + 2))
    }

    /// The mark on it.
    pub(super) fn mark(&self, p: usize) -> Option<Mark> {
        self.marks[p]
    }

    /// Whether a rule took it.
    pub(super) fn taken(&self, p: usize) -> bool {
        self.marks[p].is_some()
    }

    /// On how many pages of the site the line at `p` stands.
    pub(super) fn recurs(&self, p: usize) -> Option<Recurrence> {
        self.orders.line(self.line_index(p)).recurs
    }

    /// Whether anything is known of how often lines stand on other pages.
    pub(super) fn recurs_at_all(&self) -> bool {
        !self.orders.lines.is_empty()
    }

    /// Marks the line at `p`, unless a rule has it already, it is ordered to stay, or it is code that the article shows.
    pub(super) fn take(&mut self, p: usize, rule: &'static ArtefactRule, because: Option<usize>) {
        if self.fenced[p] && rule.class != Class::Comments {
            return;
        }
        if self.marks[p].is_none() && !self.orders.forbid(self.line_index(p), rule) {
            let because = because.map(|q| q as u32);
            self.marks[p] = Some(Mark { rule, because });
            self.marked += 1;
            self.present.taken |= 1 << rule.class as u8;
        }
    }

    /// How many lines have evidence that reaches far: whether the page has a template at all.
    pub(super) fn template(&self) -> usize {
        self.template
    }

    /// How many lines bear `key`.
    pub(super) fn count(&self, key: u64) -> u32 {
        self.keys.get(&key).map_or(0, |&(count, _)| count)
    }

    /// The last position whose line bears `key`.
    pub(super) fn last_with(&self, key: u64) -> Option<usize> {
        (key != 0)
            .then(|| self.keys.get(&key).map(|&(_, last)| last as usize))
            .flatten()
    }

    /// Whether the line at `p` is prose of the article as far as is known: a sentence of some length, not taken, and
    /// without evidence of its own.
    pub(super) fn is_article_prose(&self, p: usize) -> bool {
        (self.at(p).is_prose() || self.wrapped[p]) && !self.taken(p) && !self.is_bought(p)
    }

    /// Whether a long line carries words of consent, promotion or a footer, and not too many others.
    fn is_bought(&self, p: usize) -> bool {
        self.evident(p, Force::Strong).is_some()
    }

    /// Whether a heading could stand at `p`: short, no sentence, and text follows that is not the same words.
    pub(super) fn heads_text(&self, p: usize) -> bool {
        let line = self.at(p);
        if !line.is_titular() && !line.is(Shape::COLON) || self.wrapped[p] {
            return false;
        }
        let mut q = p + 1;
        while q < self.len() && (self.taken(q) || self.at(q).key == line.key) && q < p + 6 {
            q += 1;
        }
        q < self.len() && {
            let next = self.at(q);
            let least = if line.text.starts_with('#') { 2 } else { 5 };
            let sentence = next.is(Shape::DOT) && next.words >= least;
            let opens_list = next.is(Shape::COLON) && next.words >= 4;
            (next.is_prose() || sentence || opens_list || self.wrapped[q])
                && !next.is(Shape::ELLIPSIS)
                && !self.is_bought(q)
        }
    }

    /// Whether the line at `p` could be a heading by its words as well: it heads text, and is a plain phrase without
    /// figures, addresses, separators or a value after a colon.
    pub(super) fn may_head(&self, p: usize) -> bool {
        let line = self.at(p);
        let plain = line.rest_key == 0
            && !line.is(Shape::CAPITALS)
            && !line.is(Shape::DIGIT)
            && !line.is(Shape::EMAIL)
            && !line.is(Shape::BARS)
            && !line.is(Shape::MARKER)
            && line.words <= 8;
        let next = p + 1;
        let furnished =
            next < self.len() && (self.taken(next) || self.evident(next, Force::Strong).is_some());
        plain && !furnished && self.heads_text(p)
    }

    /// Finds the first and the last line of article prose anew, after more lines were taken.
    pub(super) fn find_prose(&mut self) {
        let n = self.len();
        let now = (
            self.marked,
            self.listed.len() + usize::from(self.thread.is_some()),
        );
        if self.sought.replace(now) == Some(now) {
            return;
        }
        self.body = self.bounded();
        let body = self.body.clone().unwrap_or(0..n);
        // A sentence far above the body, with no other beside it, stands in its frame.
        let framed = |p: usize| p + AROUND < body.start && is_alone(self, p);
        self.first_prose = (0..n)
            .find(|&p| self.is_article_prose(p) && !framed(p))
            .or_else(|| (1..n).find(|&p| self.states_anywhere(p)))
            .unwrap_or(n);
        self.last_prose = (0..body.end)
            .rev()
            .find(|&p| {
                let few = self.template < FURNISHED && self.states_anywhere(p);
                few || self.is_article_prose(p) || self.states(p) || self.thread == Some(p + 1)
            })
            .unwrap_or(n);
    }

    /// The body of a page with a template, where much stands around it: elsewhere every sentence counts.
    fn bounded(&self) -> Option<Range<usize>> {
        let n = self.len();
        let wrapped = self.wrapped.iter().filter(|w| **w).count();
        let short = |p: &usize| self.at(*p).words <= 4 && !self.at(*p).is(Shape::BULLET);
        let furnished = self.template >= FURNISHED
            || n >= MENU && {
                let labels = (0..n).filter(short).count();
                labels >= MENU && labels * 2 >= n
            };
        if !furnished || wrapped * 4 > n || self.thread.is_some() {
            return None;
        }
        body(self).filter(|body| self.len() - body.len() >= AROUND)
    }

    /// Whether the line is a sentence of its own, or are several, that nothing speaks against, and no furniture stands above.
    pub(super) fn states(&self, p: usize) -> bool {
        let apart = p == 0 || !self.taken(p - 1) && self.evidence(p - 1).is_none();
        apart && self.states_anywhere(p)
    }

    /// Where text begins: with a sentence, be it short.
    pub(super) fn first_text(&self) -> usize {
        let end = self.first_prose.min(self.len());
        (1..end).find(|&p| self.states_anywhere(p)).unwrap_or(end)
    }

    /// The same, whatever stands above.
    pub(super) fn states_anywhere(&self, p: usize) -> bool {
        self.at(p).is_statement()
            && (self.at(p).words >= 8 || self.at(p).is(Shape::SENTENCES))
            && !self.taken(p)
            && self.evidence(p).is_none()
    }

    /// The last position that may hold a heading of the article: beyond it no line heads text.
    pub(super) fn last_heading(&self) -> usize {
        self.last_prose.min(self.len()).saturating_sub(1)
    }

    /// Whether `p` has a neighbour that is taken or has evidence.
    pub(super) fn has_company(&self, p: usize) -> bool {
        let looks = |q: usize| self.taken(q) || self.evidence(q).is_some();
        (p > 0 && looks(p - 1)) || (p + 1 < self.len() && looks(p + 1))
    }

    /// Whether the line at `p` has `sign`, and is not a listed heading.
    pub(super) fn says(&self, p: usize, sign: Sign) -> bool {
        let line = self.at(p);
        line.says(sign) && !self.listed.contains(&line.key)
    }
}
