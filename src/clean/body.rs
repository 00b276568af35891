//! The body: the stretch of a page in which prose outweighs everything else.
//!
//! Every line weighs something: prose for the body, a title, a menu word or a known artefact against it; a sentence alone
//! between short lines, as teasers stand, little. The heaviest stretch of consecutive lines is the body (the maximum
//! subsequence of Pasternack and Roth, "Extracting article text from the web", 2009), and with it every stretch that is a
//! third as heavy: an article can be parted by a long box. One look at each line.

use super::class::Class;
use super::evidence::Evidence;
use super::lexicon::Force;
use super::line::Shape;
use super::view::View;
use std::ops::Range;

/// Weight of a short line, a known artefact, a line of a list.
const SHORT: i64 = -60;
const KNOWN: i64 = -30;
const ITEM: i64 = -10;
/// Words of one paragraph that count, each as ten.
const MOST_WORDS: u32 = 50;
/// How many times lighter than the heaviest a stretch may be that still belongs to the article.
const HEAVY: i64 = 2;
/// Lines after the body that belong to it where nothing speaks against them.
const REST: usize = 8;
/// Words from which a paragraph is no teaser, wherever it stands.
const TEASER_WORDS: u32 = 30;

/// The body of `view`; nothing where there is no prose.
pub(super) fn body(view: &View<'_, '_>) -> Option<Range<usize>> {
    let weights: Vec<i64> = (0..view.len()).map(|p| weight(view, p)).collect();
    let found = stretches(&weights);
    let heaviest = found.iter().map(|s| s.weight).max()?;
    let at = found.iter().position(|s| s.weight == heaviest)?;
    let mut body = found[at].lines.clone();
    // Each line beside the body is looked at once, however many light stretches there are.
    let mut seen = body.end;
    for later in &found[at + 1..] {
        if (seen..later.lines.start).any(|p| parts(view, p)) {
            break;
        }
        seen = later.lines.start;
        if later.weight * HEAVY >= heaviest {
            body.end = later.lines.end;
            seen = body.end;
        }
    }
    let mut seen = body.start;
    for earlier in found[..at].iter().rev() {
        if (earlier.lines.end..seen).any(|p| parts(view, p)) {
            break;
        }
        seen = earlier.lines.end;
        if earlier.weight * HEAVY >= heaviest {
            body.start = earlier.lines.start;
            seen = body.start;
        }
    }
    Some(body)
}

/// Whether no article goes on beyond the line: comments and footers stand after it, consent notices around it.
fn parts(view: &View<'_, '_>, p: usize) -> bool {
    let taken = view.mark(p).map(|m| m.rule.class);
    let class = taken.or_else(|| view.evident(p, Force::Strong).map(|e| e.class));
    matches!(
        class,
        Some(Class::Comments | Class::Footer | Class::Consent)
    )
}

/// The end of `body` with the few lines under it that nothing speaks against, and with a list of any length: an article
/// need not end in a sentence.
pub(super) fn with_rest(view: &View<'_, '_>, body: &Range<usize>) -> usize {
    // A section may bear the name of a box.
    let section = |p: usize| {
        let video = |e: Evidence| e.class == Class::VideoCaption && view.heads_text(p);
        view.may_head(p) || view.evidence(p).is_some_and(video)
    };
    let open =
        |p: usize| !view.taken(p) && (view.evident(p, Force::Strong).is_none() || section(p));
    let end = (body.end..view.len())
        .find(|&p| !open(p))
        .unwrap_or(view.len());
    let rest = body.end..end;
    let answers = body.end > 0 && view.at(body.end - 1).is(Shape::COLON);
    let data = rest.clone().filter(|&p| is_item(view, p)).count();
    let said = rest.clone().filter(|&p| is_sentence(view, p)).count();
    // A list of the headings that follow tells nothing for or against them.
    let echo = |p: &usize| view.at(*p).is_titular() && view.count(view.at(*p).key) == 2;
    let echoed = rest.clone().filter(echo).count() / 2;
    let short = rest.len() <= REST && end < view.len();
    match short || answers || data * 3 >= rest.len() * 2 || said * 3 >= rest.len() - echoed {
        true => end,
        false => body.end,
    }
}

/// Whether the line is one of a list or a table: by its mark, its figures or its commas.
fn is_item(view: &View<'_, '_>, p: usize) -> bool {
    let line = view.at(p);
    is_listed(view, p) || line.words >= 3 && (line.is(Shape::DIGIT) || line.text.contains(','))
}

fn is_listed(view: &View<'_, '_>, p: usize) -> bool {
    let line = view.at(p);
    line.is(Shape::BULLET)
        || line.is(Shape::NUMBERED)
        || line.is(Shape::TAB)
        || line.is(Shape::COLON) && line.words >= 4
        || line.is(Shape::HASH)
        || line.text.starts_with('|')
}

fn weight(view: &View<'_, '_>, p: usize) -> i64 {
    let line = view.at(p);
    if view.taken(p) {
        return KNOWN;
    }
    if view.evident(p, Force::Strong).is_some() {
        return SHORT;
    }
    let words = i64::from(line.words.min(MOST_WORDS)) * 10;
    if view.is_wrapped(p) {
        return words;
    }
    if line.is_prose() {
        return match distance(view, p) {
            1 => words,
            2 if line.words >= TEASER_WORDS => words,
            2 => words * 2 / 5,
            _ => words / 4,
        };
    }
    if line.is_statement() {
        return words / 2;
    }
    let plain = is_listed(view, p) && view.evidence(p).is_none();
    if plain { ITEM } else { SHORT }
}

fn is_sentence(view: &View<'_, '_>, p: usize) -> bool {
    let line = view.at(p);
    line.is_statement() || line.is_prose()
}

/// Whether no sentence is near the line.
pub(super) fn is_alone(view: &View<'_, '_>, p: usize) -> bool {
    distance(view, p) > 2
}

/// How far the next sentence is, on either side, over lines that are not taken; 3 where it is farther.
fn distance(view: &View<'_, '_>, p: usize) -> usize {
    let below = (p + 1..view.len().min(p + 6)).filter(|&q| !view.taken(q));
    let above = (p.saturating_sub(5)..p).rev().filter(|&q| !view.taken(q));
    let next = |mut lines: &mut dyn Iterator<Item = usize>| {
        (&mut lines)
            .take(2)
            .position(|q| is_sentence(view, q))
            .map_or(3, |at| at + 1)
    };
    next(&mut { below }).min(next(&mut { above }))
}

/// Consecutive lines and what they weigh together.
struct Stretch {
    lines: Range<usize>,
    weight: i64,
    /// Weight of all lines before it.
    before: i64,
    /// The last stretch before it that has less weight before it.
    lower: Option<usize>,
}

/// All maximal stretches of positive weight (Ruzzo and Tompa, "A linear time algorithm for finding all maximal scoring
/// subsequences", 1999), in order.
fn stretches(weights: &[i64]) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    let mut sum = 0;
    for (p, &weight) in weights.iter().enumerate() {
        let before = sum;
        sum += weight;
        if weight <= 0 {
            continue;
        }
        let mut new = Stretch {
            lines: p..p + 1,
            weight,
            before,
            lower: None,
        };
        loop {
            let mut lower = found.len().checked_sub(1);
            while let Some(at) = lower.filter(|&at| found[at].before >= new.before) {
                lower = found[at].lower;
            }
            new.lower = lower;
            let Some(last) = lower.map(|at| &found[at]) else {
                break;
            };
            if last.before + last.weight >= sum {
                break;
            }
            new.lines.start = last.lines.start;
            new.before = last.before;
            new.weight = sum - new.before;
            found.truncate(lower.unwrap_or(0));
        }
        found.push(new);
    }
    found
}
