//! Explanation: what was seen on one line, what was weighed, and why it stays or goes.
//!
//! The ledger names the one rule that decided. Here the signs that the line shows by itself stand beside it, the place where
//! it stands, its neighbours, and what would have become of it without that rule, and without the next.

use super::class::Class;
use super::ledger::{Action, Decision, Ledger};
use super::lexicon::{Force, Sign};
use super::line::{Line, Shape};
use super::orders::{Orders, Recurrence};
use super::view::View;
use super::{clean_under, named, pass, read, repair, rules};
use crate::ingest::Page;
use crate::rule::Text;
use rustc_hash::FxHashMap;

/// How many rules are switched off one after the other.
const OTHERWISE: usize = 4;

/// How many neighbours are named on either side.
const NEIGHBOURS: usize = 2;

/// All that decided on one line.
#[derive(Debug, Clone)]
pub struct Explanation {
    /// The line, counted from 1 over all lines.
    pub line: usize,
    /// Its text as it came, without its line end.
    pub text: String,
    /// The decision on the line as a whole.
    pub decision: Decision,
    /// The repairs made in it.
    pub repairs: Vec<Decision>,
    /// How many words it has after repair.
    pub words: usize,
    /// Signs that its words show, in the order in which they are weighed.
    pub signs: Vec<Seen>,
    /// What it looks like and where it stands.
    pub notes: Vec<Text>,
    /// How many lines of the page look like a template's by themselves.
    pub template: usize,
    /// The title's line.
    pub title: Option<usize>,
    /// On how many pages of the site it stands, and if it stays, why although a template's lines do.
    pub recurs: Option<(Recurrence, Option<Text>)>,
    /// The lines of the article's first and last prose, as far as they were found before anything went.
    pub prose: Option<(usize, usize)>,
    /// What would be decided without the rule above, and without those before in this list; only the last can be that it
    /// stays.
    pub otherwise: Vec<Decision>,
    /// The lines around it that are not blank, nearest last before it and nearest first after it.
    pub neighbours: Vec<Neighbour>,
    /// Whether nothing was dropped since too much would have been; the decisions are then those that were not carried out.
    pub left_alone: bool,
}

/// A sign that a line's words show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Its name in the tables.
    pub name: &'static str,
    /// The class that it speaks for.
    pub class: Class,
    /// How far it reaches on its own.
    pub force: Text,
    /// Whether it is what the line most looks like by itself, its shape agreeing.
    pub believed: bool,
    /// Why the line stays although it is believed.
    pub held: Option<Text>,
}

/// A line near the explained one.
#[derive(Debug, Clone)]
pub struct Neighbour {
    /// The line, counted from 1.
    pub line: usize,
    /// Its text, without its line end.
    pub text: String,
    /// What was decided on it.
    pub decision: Decision,
}

/// Explains the line of that number, from 1; nothing where the page has no such line, or nothing can be seen on it.
#[must_use]
pub fn explain(page: &Page, orders: &Orders, line: usize) -> Option<Explanation> {
    explain_lines(page, orders, &[line]).pop().flatten()
}

/// Explains several lines, in their order, as [`explain`] does one; what they have in common is done once.
#[must_use]
pub fn explain_lines(page: &Page, orders: &Orders, numbers: &[usize]) -> Vec<Option<Explanation>> {
    let raw: Vec<&str> = page.text().split_inclusive('\n').collect();
    let ledger = clean_under(page, orders);
    let left_alone = !ledger.flags().is_empty();
    let title = ledger.title();
    let anyway = Orders {
        anyway: true,
        done: orders.done || page.is_cleaned() && !orders.anyway,
        ..orders.clone()
    };
    let ledger = match left_alone {
        true => clean_under(page, &anyway),
        false => ledger,
    };
    let repaired = repair::repair(page.text(), orders);
    let lines = read(page.text(), &repaired.text);
    let alive = pass::alive(&lines, &named(&lines, page, orders), orders);
    let mut view = View::new(&lines, &alive, orders);
    rules::judge(&mut view);
    let number = |p: usize| view.line_index(p) + 1;
    let shown = |p: usize| p < view.len();
    let mut without = Without {
        page,
        orders: anyway,
        known: FxHashMap::default(),
    };
    let mut explained = |line: usize| {
        let index = line.checked_sub(1)?;
        let text = raw.get(index)?.trim_end_matches('\n').to_owned();
        if text.trim().is_empty() {
            return None;
        }
        let decision = on_line(&ledger, line)?.clone();
        let place = alive.binary_search(&u32::try_from(index).ok()?).ok();
        let mended = |d: &&Decision| matches!(d.action, Action::Repair(_));
        Some(Explanation {
            line,
            text,
            repairs: all_on_line(&ledger, line).filter(mended).cloned().collect(),
            words: lines.get(index).map_or(0, |l| l.words as usize),
            signs: lines.get(index).map_or_else(Vec::new, |line| {
                let goes = matches!(decision.action, Action::Drop(_));
                let held = place.filter(|_| !goes).map(|p| held(&view, p));
                signs(line, held)
            }),
            recurs: orders.line(index).recurs.map(|recurs| {
                let goes = matches!(decision.action, Action::Drop(_));
                (recurs, (!goes).then(|| recurs_in_vain(&view, recurs)))
            }),
            notes: notes(&lines, &view, index, place, title == Some(line)),
            template: view.template(),
            title,
            prose: (shown(view.first_prose) && shown(view.last_prose))
                .then(|| (number(view.first_prose), number(view.last_prose))),
            otherwise: without.otherwise(line, &decision),
            neighbours: neighbours(&raw, &ledger, index),
            left_alone,
            decision,
        })
    };
    numbers.iter().map(|&line| explained(line)).collect()
}

/// All decisions on a line.
fn all_on_line(ledger: &Ledger, line: usize) -> impl Iterator<Item = &Decision> + Clone {
    let decisions = ledger.decisions();
    let from = decisions.partition_point(|d| d.line < line);
    decisions[from..].iter().take_while(move |d| d.line == line)
}

/// The decision on a line as a whole: what drops it, else what keeps it.
fn on_line(ledger: &Ledger, line: usize) -> Option<&Decision> {
    let mut on_it = all_on_line(ledger, line);
    let all = on_it.clone();
    on_it
        .find(|d| matches!(d.action, Action::Drop(_)))
        .or_else(|| {
            all.clone()
                .find(|d| matches!(d.action, Action::Keep | Action::Layout))
        })
        .or_else(|| all.clone().next())
}

/// Why the line at `p` stays although it looks like furniture by itself.
fn held(view: &View<'_, '_>, p: usize) -> Text {
    let force = view.at(p).evidence.map(|e| e.force);
    let within = (view.first_prose..=view.last_prose).contains(&p);
    match force {
        _ if view.listed.contains(&view.at(p).key) => text(
            "the contents name the line",
            "innehållsförteckningen nämner raden",
        ),
        _ if view.evidence(p).is_none() => text(
            "the lines around it, or the page's language, speak against it",
            "raderna intill, eller sidans språk, talar emot",
        ),
        Some(Force::Strong) if within => {
            text("the line stands within the body", "raden står i brödtexten")
        }
        Some(Force::Weak) if !view.has_company(p) => text(
            "no furniture stands beside it",
            "ingen kringtext står intill",
        ),
        _ => text(
            "no rule takes a line for that alone where this one stands",
            "ingen regel tar en rad bara för det där den här står",
        ),
    }
}

/// Why a line stays that stands on other pages of the site too.
fn recurs_in_vain(view: &View<'_, '_>, recurs: Recurrence) -> Text {
    let own = |p: usize| view.recurs(p).is_none_or(|r| r.level() == 0) && view.is_article_prose(p);
    match () {
        () if recurs.level() == 0 => text("too few to tell", "för få för att visa något"),
        () if !(0..view.len()).any(own) => text(
            "the page has no long text of its own, so nothing tells its text from the site's",
            "sidan har ingen lång egen text, så inget skiljer dess text från webbplatsens",
        ),
        () => text(
            "where it stands it may be the article's: over, under or among text of the page's own",
            "där den står kan den vara artikelns: över, under eller bland sidans egen text",
        ),
    }
}

fn signs(line: &Line<'_>, held: Option<Text>) -> Vec<Seen> {
    let evidence = line.evidence;
    let seen = |sign: Sign, force: Force, believed: bool| Seen {
        name: sign.name(),
        class: sign.class(),
        force: force_in_words(force),
        believed,
        held: held.filter(|_| believed),
    };
    let mut out: Vec<Seen> = line
        .signs
        .iter()
        .map(|sign| match evidence.filter(|e| e.sign == sign) {
            Some(e) => seen(sign, e.force, true),
            None => seen(sign, sign.force(), false),
        })
        .collect();
    // What the shape alone shows is no word of the tables.
    if let Some(e) = evidence
        && !out.iter().any(|s| s.believed)
    {
        out.push(seen(e.sign, e.force, true));
    }
    out
}

fn force_in_words(force: Force) -> Text {
    match force {
        Force::Weak => text("weak: only among furniture", "svagt: bara bland kringtext"),
        Force::Strong => text(
            "strong: before and after the body",
            "starkt: före och efter brödtexten",
        ),
        Force::Sure => text("sure: anywhere", "säkert: var som helst"),
    }
}

const fn text(en: &'static str, sv: &'static str) -> Text {
    Text { en, sv }
}

/// Properties worth a reader's while.
const SHAPES: &[(Shape, Text)] = &[
    (Shape::COLON, text("ends in a colon", "slutar med kolon")),
    (Shape::DOT, text("ends in a full stop", "slutar med punkt")),
    (
        Shape::QUESTION,
        text(
            "ends in a question or exclamation mark",
            "slutar med frågetecken eller utropstecken",
        ),
    ),
    (
        Shape::ELLIPSIS,
        text("ends in an ellipsis", "slutar med uteslutningstecken"),
    ),
    (
        Shape::BULLET,
        text("starts with a bullet", "börjar med en punkt"),
    ),
    (
        Shape::NUMBERED,
        text("starts with a number", "börjar med ett nummer"),
    ),
    (
        Shape::CAPITALS,
        text("is all capitals", "har bara versaler"),
    ),
    (Shape::DATE, text("has a date", "har ett datum")),
    (Shape::TIME, text("has a time of day", "har ett klockslag")),
    (
        Shape::EMAIL,
        text("has an e-mail address", "har en e-postadress"),
    ),
    (Shape::URL, text("has a web address", "har en webbadress")),
    (
        Shape::BARS,
        text(
            "has separators as menus have",
            "har skiljetecken som menyer har",
        ),
    ),
    (
        Shape::BARE,
        text(
            "has neither letter nor digit",
            "har varken bokstav eller siffra",
        ),
    ),
    (
        Shape::NAME,
        text("could be a person's name", "kan vara ett personnamn"),
    ),
    (
        Shape::CODE,
        text("looks like program code", "ser ut som programkod"),
    ),
    (
        Shape::LOWER,
        text("starts with a small letter", "börjar med liten bokstav"),
    ),
    (
        Shape::MARKER,
        text(
            "starts with an arrow or a like mark",
            "börjar med en pil eller liknande",
        ),
    ),
];

/// What the line looks like, then where it stands.
fn notes(
    lines: &[Line<'_>],
    view: &View<'_, '_>,
    index: usize,
    place: Option<usize>,
    titles: bool,
) -> Vec<Text> {
    let Some(line) = lines.get(index) else {
        return Vec::new();
    };
    let mut out: Vec<Text> = SHAPES
        .iter()
        .filter(|(shape, _)| line.is(*shape))
        .map(|(_, says)| *says)
        .collect();
    if line.is_prose() {
        out.push(text("is running text", "är löpande text"));
    }
    let Some(p) = place else { return out };
    if view.is_wrapped(p) {
        out.push(text(
            "is part of a paragraph over several lines",
            "hör till ett stycke på flera rader",
        ));
    }
    if view.listed.contains(&line.key) {
        out.push(text(
            "is named by the contents",
            "nämns av innehållsförteckningen",
        ));
    }
    if view.heads_text(p) {
        out.push(text(
            "could be a heading: text follows",
            "kan vara en rubrik: text följer",
        ));
    }
    if line.key != 0 && view.count(line.key) > 1 {
        out.push(text(
            "stands more than once on the page",
            "står mer än en gång på sidan",
        ));
    }
    if view.has_company(p) {
        out.push(text("stands beside furniture", "står intill kringtext"));
    }
    out.push(match p {
        _ if titles => text("is the title", "är titeln"),
        p if p < view.first_prose.min(view.len()) => {
            text("stands before the body", "står före brödtexten")
        }
        p if p > view.last_prose => text("stands after the body", "står efter brödtexten"),
        _ => text("stands within the body", "står i brödtexten"),
    });
    out
}

/// The page as it would be without rules: lines that the same rules take share it.
struct Without<'p> {
    page: &'p Page,
    orders: Orders,
    known: FxHashMap<Vec<&'static str>, Ledger>,
}

impl Without<'_> {
    /// What becomes of the line without the rule that takes it, and so on.
    fn otherwise(&mut self, line: usize, decision: &Decision) -> Vec<Decision> {
        let mut out: Vec<Decision> = Vec::new();
        let mut orders = self.orders.clone();
        // A line that is ordered away is judged as if it were not, and so is a page of its own.
        let mut own = false;
        let mut off = Vec::new();
        let mut last = decision.clone();
        while matches!(last.action, Action::Drop(_)) && out.len() < OTHERWISE {
            if orders.line(line - 1).decided.is_some() {
                orders.line_mut(line - 1).decided = None;
                own = true;
            } else if orders.dropped(line - 1).is_some() {
                orders.line_mut(line - 1).ruling = None;
                own = true;
            } else {
                orders = orders.without(last.rule);
                off.push(last.rule);
            }
            let next = match own {
                true => on_line(&clean_under(self.page, &orders), line).cloned(),
                false => {
                    let known = self.known.entry(off.clone());
                    let ledger = known.or_insert_with(|| clean_under(self.page, &orders));
                    on_line(ledger, line).cloned()
                }
            };
            let Some(next) = next else { return out };
            if next.rule == last.rule {
                // It cannot be switched off: the line shows nothing.
                return out;
            }
            last = next.clone();
            out.push(next);
        }
        out
    }
}

fn neighbours(raw: &[&str], ledger: &Ledger, index: usize) -> Vec<Neighbour> {
    let shown = |i: &usize| !raw[*i].trim().is_empty();
    let mut at: Vec<usize> = (0..index).rev().filter(shown).take(NEIGHBOURS).collect();
    at.reverse();
    at.extend((index + 1..raw.len()).filter(shown).take(NEIGHBOURS));
    at.into_iter()
        .filter_map(|i| {
            Some(Neighbour {
                line: i + 1,
                text: raw[i].trim_end_matches('\n').to_owned(),
                decision: on_line(ledger, i + 1)?.clone(),
            })
        })
        .collect()
}
