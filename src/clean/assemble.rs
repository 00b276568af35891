//! Assembly: verdicts and repairs become a ledger that accounts for every byte.

use super::ledger::{Action, Decision, Flag, Ledger, Reason};
use super::line::{Line, Shape, split};
use super::orders::Orders;
use super::pass::{Outcome, Verdict};
use super::repair::Repair;
use crate::rule::{Confidence, Text};
use crate::span::Span;

/// A rule that keeps a line, for the record.
struct Keep {
    id: &'static str,
    confidence: Confidence,
    says: &'static Text,
}

macro_rules! keep {
    ($id:literal $confidence:ident $en:literal / $sv:literal) => {
        Keep {
            id: $id,
            confidence: Confidence::$confidence,
            says: &Text { en: $en, sv: $sv },
        }
    };
}

const TITLE: Keep = keep!("keep/title" Medium "it is the title" / "den är titeln");
const PROSE: Keep = keep!("keep/prose" High "it is running text" / "den är löpande text");
const HEADING: Keep =
    keep!("keep/heading" Medium "text follows under it" / "text följer under den");
const LIST: Keep =
    keep!("keep/list" Medium "it is an item of a list" / "den är en punkt i en lista");
const BLANK: Keep = keep!("keep/blank" Certain "it is blank, between kept lines" / "den är tom, mellan rader som behålls");
const DEFAULT: Keep = keep!("keep/default" Low "no rule took it" / "ingen regel tog den");
const LAYOUT: Keep = keep!("layout/gap" Certain "it is blank and only held removed lines apart" / "den är tom och skilde bara borttagna rader åt");

/// Builds the ledger of `text`, whose lines are `lines` as repaired, with `repairs` in order.
pub(super) fn assemble(
    text: &str,
    lines: &[Line<'_>],
    repairs: Vec<Repair>,
    outcome: &Outcome,
    orders: &Orders,
) -> Ledger {
    let mut ledger = Ledger {
        title: outcome.title.map(|i| i + 1),
        ..Ledger::default()
    };
    ledger.decisions.reserve(lines.len() + repairs.len());
    let some_go = outcome.verdicts.iter().any(Option::is_some);
    let company = some_go.then(|| Company::of(outcome));
    let layout = some_go.then(|| layout(lines, outcome));
    let mut repairs = repairs.into_iter().peekable();
    let mut start = 0;
    for (i, raw) in split(text).enumerate() {
        let span = Span::new(start, start + raw.len());
        start = span.end;
        let verdict = outcome.verdicts.get(i).copied().flatten();
        if let Some((verdict, company)) = verdict.zip(company.as_ref()) {
            while repairs.next_if(|r| r.span.start < span.end).is_some() {}
            let decision = dropped(span, i, &lines[i], verdict, company, orders);
            ledger.decisions.push(decision);
            continue;
        }
        if layout.as_ref().is_some_and(|goes| goes[i]) {
            while repairs.next_if(|r| r.span.start < span.end).is_some() {}
            ledger
                .decisions
                .push(kept(span, i, &LAYOUT, Action::Layout));
            continue;
        }
        let ordered = orders.kept(i).map(|(id, says)| Keep {
            id,
            confidence: Confidence::Certain,
            says,
        });
        let why = ordered
            .as_ref()
            .unwrap_or_else(|| why_kept(lines, outcome, i));
        let mut at = span.start;
        while let Some(repair) = repairs.next_if(|r| r.span.start < span.end) {
            if repair.span.start < at || repair.span.end > span.end {
                continue;
            }
            let gone = |i: usize| outcome.verdicts.get(i).copied().flatten().is_some();
            let (before, after) = repair.needs(span, span.start + raw.trim_end().len());
            if before && i > 0 && gone(i - 1) || after && gone(i + 1) {
                continue;
            }
            if repair.span.start > at {
                ledger
                    .decisions
                    .push(kept(Span::new(at, repair.span.start), i, why, Action::Keep));
            }
            at = repair.span.end;
            ledger.decisions.push(Decision {
                span: repair.span,
                line: i + 1,
                action: Action::Repair(repair.now),
                rule: repair.rule,
                confidence: repair.confidence,
                reason: repair.reason,
            });
        }
        if at < span.end {
            ledger
                .decisions
                .push(kept(Span::new(at, span.end), i, why, Action::Keep));
        }
    }
    if let Some(dropped_words) = outcome.left_alone {
        ledger.flags.push(Flag::LeftAlone {
            dropped_words,
            words: lines.iter().map(|l| l.words as usize).sum(),
        });
    }
    ledger
}

fn dropped(
    span: Span<crate::span::Raw>,
    i: usize,
    line: &Line<'_>,
    verdict: Verdict,
    company: &Company,
    orders: &Orders,
) -> Decision {
    let mut reason = Reason::new(&verdict.rule.says);
    reason.line = verdict.because.map(|j| j + 1);
    reason.recurs = orders.line(i).recurs;
    if verdict.rule.says.en.contains("{word}") {
        reason.word = Some(company.around(i).into());
    }
    // A sentence that one word gave away may well be the article's, unless more than the page says that it is not.
    let known = orders.dropped(i).is_some() || orders.line(i).recurs.is_some();
    let doubtful =
        !known && line.is_statement() && !line.proof.is_much() && verdict.because.is_none();
    let confidence = match doubtful {
        true => verdict.rule.confidence.min(Confidence::Medium),
        false => verdict.rule.confidence,
    };
    Decision {
        span,
        line: i + 1,
        action: Action::Drop(verdict.rule.class),
        rule: verdict.rule.card.id,
        confidence,
        reason,
    }
}

/// For every line the nearest lines above and below that went for what they are themselves.
struct Company {
    rules: Vec<Option<&'static str>>,
    /// [`NONE`](Company::NONE) where there is none.
    above: Vec<u32>,
    below: Vec<u32>,
}

impl Company {
    const NONE: u32 = u32::MAX;

    fn of(outcome: &Outcome) -> Company {
        let own = |verdict: &Option<Verdict>| {
            let rule = verdict.as_ref()?.rule;
            (!rule.says.en.contains("{word}")).then_some(rule.card.id)
        };
        let verdicts = outcome.company.as_ref().unwrap_or(&outcome.verdicts);
        let mut rules: Vec<Option<&'static str>> = verdicts.iter().map(own).collect();
        if rules.iter().all(Option::is_none) {
            let any = |verdict: &Option<Verdict>| Some(verdict.as_ref()?.rule.card.id);
            rules = verdicts.iter().map(any).collect();
        }
        let nearest = |lines: &mut dyn Iterator<Item = usize>| {
            let mut out = vec![Company::NONE; rules.len()];
            let mut last = Company::NONE;
            for i in lines {
                out[i] = last;
                if rules[i].is_some() {
                    last = i as u32;
                }
            }
            out
        };
        let above = nearest(&mut (0..rules.len()));
        let below = nearest(&mut (0..rules.len()).rev());
        Company {
            rules,
            above,
            below,
        }
    }

    /// The two, as `3 (share/line), 9 (footer/notice)`.
    fn around(&self, i: usize) -> String {
        let named = |at: u32| Some((at, *self.rules.get(at as usize)?.as_ref()?));
        match (named(self.above[i]), named(self.below[i])) {
            (Some((a, above)), Some((b, below))) => {
                format!("{} ({above}), {} ({below})", a + 1, b + 1)
            }
            (Some((at, rule)), None) | (None, Some((at, rule))) => format!("{} ({rule})", at + 1),
            (None, None) => String::new(),
        }
    }
}

fn kept(span: Span<crate::span::Raw>, i: usize, why: &Keep, action: Action) -> Decision {
    Decision {
        span,
        line: i + 1,
        action,
        rule: why.id,
        confidence: why.confidence,
        reason: Reason::new(why.says),
    }
}

fn why_kept(lines: &[Line<'_>], outcome: &Outcome, i: usize) -> &'static Keep {
    let Some(line) = lines.get(i) else {
        return &DEFAULT;
    };
    if line.is_blank() {
        return &BLANK;
    }
    if outcome.title == Some(i) {
        return &TITLE;
    }
    if line.is_prose() || (line.is(Shape::STOP) && line.words >= 5) {
        return &PROSE;
    }
    if line.is(Shape::BULLET) || line.is(Shape::NUMBERED) {
        return &LIST;
    }
    let next = lines[i + 1..].iter().take(4).find(|l| !l.is_blank());
    if line.is_titular() && next.is_some_and(|l| l.is(Shape::STOP) || l.is(Shape::COLON)) {
        return &HEADING;
    }
    &DEFAULT
}

/// Which blank lines go: in a gap where a line was dropped all but one, and all of them at the page's ends.
fn layout(lines: &[Line<'_>], outcome: &Outcome) -> Vec<bool> {
    let mut goes = vec![false; lines.len()];
    let mut blanks: Vec<usize> = Vec::new();
    let mut dropped = false;
    let mut first = true;
    for (i, line) in lines.iter().enumerate() {
        if outcome.verdicts[i].is_some() {
            dropped = true;
        } else if line.is_blank() {
            blanks.push(i);
        } else {
            if dropped {
                let keep = usize::from(!first);
                blanks.iter().skip(keep).for_each(|&b| goes[b] = true);
            }
            blanks.clear();
            dropped = false;
            first = false;
        }
    }
    if dropped {
        blanks.iter().for_each(|&b| goes[b] = true);
    }
    goes
}
