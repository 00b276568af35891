//! Passes: the rules are run over the kept lines until they take nothing more.
//!
//! So cleaning the clean text changes nothing: its first pass is the last pass of the cleaning that made it.

use super::class::Class;
use super::line::Line;
use super::orders::Orders;
use super::rules::{self, ArtefactRule};
use super::view::View;

/// Passes after which a page that has not come to rest is left alone.
const PASSES: usize = 16;

/// Of a page's words outside comments, the share in per cent that rules may take …
const SHARE: usize = 75;
/// … unless what stays has more words of prose than this: a short article may stand in a large frame.
const PROSE: usize = 60;

/// Why a line goes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Verdict {
    pub(super) rule: &'static ArtefactRule,
    /// The index of the line that the rule leaned on.
    pub(super) because: Option<u32>,
}

/// What the passes made of a page.
#[derive(Clone)]
pub(super) struct Outcome {
    /// One entry a line; nothing for a line that stays.
    pub(super) verdicts: Vec<Option<Verdict>>,
    /// The index of the title's line.
    pub(super) title: Option<usize>,
    /// Words that would have gone, where so many would have that nothing goes.
    pub(super) left_alone: Option<usize>,
    /// The verdicts among which lines stand that go for their company, where they are not those above.
    pub(super) company: Option<Vec<Option<Verdict>>>,
}

/// Judges all lines. `named` are verdicts of the page's markup: they stand, and what they leave is judged as the plain
/// text that it will be, so that this text is at rest. A page of which the rules would take too much keeps what markup left.
pub(super) fn run(lines: &[Line<'_>], named: &[Option<Verdict>], orders: &Orders) -> Outcome {
    let mut alive = alive(lines, named, orders);
    let mut out = Outcome {
        verdicts: vec![None; lines.len()],
        title: None,
        left_alone: None,
        company: None,
    };
    out.alone(lines, orders);
    out.name(named);
    if orders.done {
        let mut view = View::new(lines, &alive, orders);
        rules::judge(&mut view);
        out.title = view.title.map(|p| view.line_index(p));
        return out;
    }
    let words: usize = weigh(lines, alive.iter().copied());
    let (mut taken, mut first) = (0, None);
    for _ in 0..PASSES {
        let mut view = View::new(lines, &alive, orders);
        rules::judge(&mut view);
        out.title = view.title.map(|p| view.line_index(p));
        first = first.or(out.title);
        let mut any = false;
        for p in 0..view.len() {
            if let Some(mark) = view.mark(p) {
                any = true;
                let i = view.line_index(p);
                if mark.rule.class != Class::Comments {
                    taken += lines[i].words as usize;
                }
                out.verdicts[i] = Some(Verdict {
                    rule: mark.rule,
                    because: mark.because.map(|q| view.line_index(q as usize) as u32),
                });
            }
        }
        if !any {
            // A page of which only its title would stay has not been understood.
            let says = |i: usize| lines[i].is_prose() || lines[i].is_statement();
            let kept = alive.iter().any(|&i| says(i as usize));
            let lost =
                |i: usize| says(i) && out.verdicts[i].is_some() && orders.dropped(i).is_none();
            let nothing = alive.len() <= 1 && !kept && (0..lines.len()).any(lost);
            if nothing && !orders.anyway {
                break;
            }
            return out;
        }
        alive.retain(|&i| out.verdicts[i as usize].is_none());
        let large = taken * 100 > words * SHARE;
        let too_much = alive.is_empty() || large && prose(lines, &alive) < PROSE;
        if too_much && !orders.anyway {
            break;
        }
        if alive.is_empty() {
            // A title is a line that stays.
            out.title = None;
            return out;
        }
    }
    out.alone(lines, orders);
    out.name(named);
    out.left_alone = Some(taken);
    out.title = first;
    out
}

/// The indices of the lines that the rules see first: those that show something, that markup has not named and that are not
/// ordered away.
pub(super) fn alive(lines: &[Line<'_>], named: &[Option<Verdict>], orders: &Orders) -> Vec<u32> {
    let gone = |i: usize| {
        lines[i].is_blank()
            || lines[i].emptied
            || named.get(i).is_some_and(Option::is_some)
            || orders.dropped(i).is_some()
    };
    (0..lines.len() as u32)
        .filter(|&i| !gone(i as usize))
        .collect()
}

impl Outcome {
    /// Adds the verdicts of markup.
    fn name(&mut self, named: &[Option<Verdict>]) {
        for (verdict, named) in self.verdicts.iter_mut().zip(named) {
            *verdict = verdict.or(*named);
        }
    }

    /// Takes back every verdict but those on lines that show nothing and those that are ordered.
    pub(super) fn alone(&mut self, lines: &[Line<'_>], orders: &Orders) {
        for (i, (verdict, line)) in self.verdicts.iter_mut().zip(lines).enumerate() {
            let rule = match line.emptied {
                true => Some(rules::EMPTY),
                false => orders.dropped(i).filter(|_| !line.is_blank()),
            };
            *verdict = rule.map(|rule| Verdict {
                rule,
                because: None,
            });
        }
    }
}

/// Words of prose among `alive`.
fn prose(lines: &[Line<'_>], alive: &[u32]) -> usize {
    let kept = alive.iter().filter(|&&i| lines[i as usize].is_prose());
    weigh(lines, kept.copied())
}

fn weigh(lines: &[Line<'_>], alive: impl Iterator<Item = u32>) -> usize {
    alive.map(|i| lines[i as usize].words as usize).sum()
}
