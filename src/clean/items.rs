//! Items: lines that only their neighbours explain, as those of lists of duties, of what to do, and of labels with values.

use super::lexicon::Force;
use super::line::Shape;
use super::view::View;

/// Lines of a list that are looked at beside one of them.
const STEPS: usize = 12;
/// Lines of furniture that may part a value from its label, or a heading from its text.
pub(super) const PARTED: usize = 12;

/// Words of a line of verse at most, and lines within which it comes again.
const VERSE: u32 = 10;
const STANZA: usize = 24;

impl View<'_, '_> {
    /// Whether the line is one of several marked items and no more than one word speaks against it: lists of duties start
    /// with the verbs that buttons have.
    pub(super) fn is_duty(&self, p: usize) -> bool {
        let item = |q: usize| self.at(q).is(Shape::BULLET);
        let beside = p > 0 && item(p - 1) || p + 1 < self.len() && item(p + 1);
        let proof = self.at(p).proof;
        item(p)
            && beside
            && !proof.whole
            && proof.phrases <= 1
            && proof.longest <= 1
            && self.at(p).words >= 2
    }

    /// Whether the line is one of several of some length, at least one of which nothing speaks against, and a sentence follows:
    /// a list of what to do says `print` and `share` as buttons do, but of what.
    pub(super) fn is_step(&self, p: usize) -> bool {
        let n = self.len();
        let item = |q: usize| {
            let line = self.at(q);
            (3..=12).contains(&line.words)
                && line.label_words == 0
                && !line.is(Shape::DOT)
                && !line.proof.whole
                && !line.is(Shape::EMAIL)
                && !line.is(Shape::DATE)
                && !line.is(Shape::BARS)
                && !line.is(Shape::MARKER)
        };
        if !item(p) || p == 0 {
            return false;
        }
        let near = STEPS.min(p);
        let above = (0..near)
            .take_while(|i| !self.gap(p - i) && item(p - i - 1))
            .count();
        let below = (1..STEPS)
            .take_while(|i| p + i < n && !self.gap(p + i) && item(p + i))
            .count();
        let (from, to) = (p - above, p + below + 1);
        to - from >= 3
            && from > 0
            && to < n
            && (self.at(to).is(Shape::DOT) && self.at(to).evidence.is_none()
                || self.at(from - 1).is(Shape::COLON) && self.at(from - 1).evidence.is_none())
            && (from..to).any(|q| self.at(q).evidence.is_none())
    }

    /// Whether a short line is what a label above it asks for, as dates of fact boxes are: `Start`, `3 May`.
    pub(super) fn is_value(&self, p: usize) -> bool {
        let sure = |q: usize| self.taken(q) || self.evident(q, Force::Strong).is_some();
        let Some(q) = (p.saturating_sub(PARTED)..p).rev().find(|&q| !sure(q)) else {
            return false;
        };
        let label = self.at(q);
        let other = [Shape::DATE, Shape::STOP, Shape::NAME, Shape::BARE];
        (q + 1 < p || !self.gap(p))
            && self.title != Some(q)
            && q > self.title.unwrap_or(0)
            && label.words <= 4
            && !other.iter().any(|&shape| label.is(shape))
    }

    /// Whether the line is one of a verse: it comes again together with a neighbour, or goes on in small letters. Menus that stand
    /// twice do so as well, but are no title either.
    pub(super) fn is_sung(&self, p: usize) -> bool {
        let n = self.len();
        let plain = |q: usize| {
            self.evidence(q).is_none() && self.at(q).words <= VERSE && !self.at(q).is(Shape::DOT)
        };
        if p == 0 || p + 1 >= n || !plain(p) {
            return false;
        }
        let (line, next) = (self.at(p), self.at(p + 1));
        if next.is(Shape::LOWER) && next.words >= 3 && plain(p + 1) {
            return true;
        }
        if self.count(line.key) < 2 {
            return false;
        }
        let pair = |a: usize, b: usize| {
            let (first, second) = (self.at(a).key, self.at(b).key);
            plain(a) && plain(b) && first != second && self.count(second) > 1 && {
                let near = a.saturating_sub(STANZA)..(n - 1).min(a + STANZA);
                near.into_iter()
                    .any(|q| q != a && self.at(q).key == first && self.at(q + 1).key == second)
            }
        };
        pair(p, p + 1) || pair(p - 1, p)
    }
}
