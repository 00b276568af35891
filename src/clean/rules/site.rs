//! What other pages know: lines that stand on many pages of a site are its furniture.
//!
//! Recurrence is one sign among others. A heading that all articles of a site share stands over text of its own and stays;
//! a sentence within the prose must recur on half of the pages before it is believed (see `Recurrence::level`). In an
//! example a line that starts with `≡ ` stands on nine of ten pages of its site.

use super::super::class::Class;
use super::super::lexicon::Force;
use super::super::line::Shape;
use super::super::view::View;
use super::{ArtefactRule, Family};
use crate::rule::{Confidence, RuleCard, Text};

pub(super) const FAMILY: Family = Family {
    rules: &[&RULES[Class::Navigation as usize]],
    find,
};

const CARD: RuleCard = RuleCard {
    id: "site/recurs",
    purpose: Text {
        en: "Lines that stand on many pages of the same site: outside the prose, in blocks, or with signs of furniture.",
        sv: "Rader som står på många sidor av samma webbplats: utanför brödtexten, i block eller med tecken på kringtext.",
    },
    takes: &[
        "✂ ≡ Yrkestorget i Falun\nSå blir du rörmokare\n¶\n¶\n",
        "Så blir du rörmokare\n¶\n✂ ≡ Rör, el och bygg under samma tak i Falun varje vår.\n¶\n",
        "Så blir du rörmokare\n¶\n¶\n✂ ≡ Yrkestorget drivs av hantverkarna i Falun.\n✂ ≡ Torget runt hörnet\n",
        "Så blir du rörmokare\n¶\n✂ ≡ Torget runt hörnet\n✂ ≡ Våra verkstäder\n✂ ≡ Årets gesäll\n✂ ≡ Se alla våra gesäller i Falun.\n¶\n",
    ],
    leaves: &[
        "Så blir du rörmokare\n¶\n≡ Utbildning\n¶\n≡ Lön och villkor\n¶\n",
        "Så blir du rörmokare\n¶\n≡ Medellön\n31 000 kronor\n≡ Utbildningens längd\nTre år\n¶\n",
        "Så blir du rörmokare\n¶\n≡ Kort om yrket\nRörmokaren lagar rör.\n",
        "Så blir du rörmokare\n¶\n≡ Fråga till exempel:\nBranschens nämnd\n≡ Studievägledaren på skolan\n≡ Biblioteket\n≡ Sammanfattning\n¶\n",
        "# Glasmästare till Falun\n¶\n≡ ## Krav\n≡ - Körkort\n≡ - God svenska\n## Lön\n27 000 kronor\n",
        "Fyra frågor till en glasmästare\n¶\n≡ Vad är bäst?\n≡ Kollegorna.\n≡ Vad är sämst?\n≡ Lönen.\n¶\n",
    ],
};

/// The rule for each class that a recurring line can be of, in the order of [`Class::ALL`].
static RULES: [ArtefactRule; Class::ALL.len()] = {
    let mut rules = [const { of(Class::Navigation) }; Class::ALL.len()];
    let mut i = 0;
    while i < rules.len() {
        rules[i].class = Class::ALL[i];
        i += 1;
    }
    rules
};

const fn of(class: Class) -> ArtefactRule {
    ArtefactRule {
        card: CARD,
        class,
        confidence: Confidence::High,
        says: Text {
            en: "it stands on {pages} of {of} pages of the site",
            sv: "den står på {pages} av {of} sidor av webbplatsen",
        },
    }
}

/// Lines that recur back to back from which they are a block.
const BLOCK: usize = 3;

/// Pages from which a block within the article can be the site's.
const OFTEN: u32 = 5;

/// Lines of a list that are looked back over for what it answers.
const LIST: usize = 12;

fn find(view: &mut View<'_, '_>) {
    let n = view.len();
    if !view.recurs_at_all() {
        return;
    }
    let level: Vec<u8> = (0..n)
        .map(|p| view.recurs(p).map_or(0, |r| r.level()))
        .collect();
    if level.iter().all(|&l| l == 0) {
        return;
    }
    let own = |p: usize| level[p] == 0 && view.is_article_prose(p);
    let (Some(first), Some(last)) = ((0..n).find(|&p| own(p)), (0..n).rev().find(|&p| own(p)))
    else {
        // A page without prose of its own is a list or a copy: nothing tells its text from the site's.
        return;
    };
    // The page's head ends at its title, or at the first line that is its own: a title may be mistaken.
    let framed = |p: usize| level[p] > 0 || view.taken(p) || view.evidence(p).is_some();
    let head = (0..n).find(|&p| !framed(p)).unwrap_or(n);
    let title = view.title.unwrap_or(0).min(first).min(head);
    let last = last_own(view, &level, last);
    let talk = talk(view, title, last);
    let heads = heads(view, &level);
    let block = blocks(&level, &heads);
    for p in 0..n {
        if level[p] == 0 || view.taken(p) || view.title == Some(p) {
            continue;
        }
        let line = view.at(p);
        let states = line.is_prose() || line.is_statement();
        let heads = heads[p] || p < last && heads_own(view, &level, p);
        let answers = answers(view, p) && view.evident(p, Force::Strong).is_none();
        let stays = p >= title && (heads || answers || talk[p]);
        let outside = p < title || p > last || view.evidence(p).is_some();
        let often = view.recurs(p).is_some_and(|r| r.pages >= OFTEN);
        let within = often && (block[p] && !states || level[p] == 2 && states);
        let goes = !stays && (outside || within);
        if goes {
            let class = class(view, p, title, last);
            view.take(p, &RULES[class as usize], None);
        }
    }
    view.find_prose();
}

/// The last line that is the page's own: under its last prose, a heading, a value or an item before anything of a frame.
fn last_own(view: &View<'_, '_>, level: &[u8], prose: usize) -> usize {
    let framed = |p: &usize| view.taken(*p) || view.evident(*p, Force::Strong).is_some();
    let own = |p: &usize| level[*p] == 0 && view.evidence(*p).is_none();
    let under = (prose + 1..level.len()).take_while(|p| !framed(p));
    under.filter(own).last().unwrap_or(prose)
}

/// Which lines between the title and the last line of the page's own are content by their form: marked items and headings, what is
/// asked and answered, and what heads them. Articles of one kind share them.
fn talk(view: &View<'_, '_>, title: usize, last: usize) -> Vec<bool> {
    let mut out = vec![false; view.len()];
    for p in (title + 1..last.min(view.len())).rev() {
        let line = view.at(p);
        let linked = line.text.contains("](");
        let marked = line.is(Shape::BULLET) || line.text.starts_with('#');
        let asked = line.text.ends_with('?');
        let answer = line.is(Shape::STOP) && line.words < 5;
        let heads = line.is_titular() && out[p + 1];
        let plain = !view.taken(p) && view.evident(p, Force::Strong).is_none() && !linked;
        out[p] = plain && (marked || asked || answer || heads);
    }
    out
}

/// Which lines that recur stand over what is the page's own, as labels and headings do; a heading may have one of its own
/// above it.
fn heads(view: &View<'_, '_>, level: &[u8]) -> Vec<bool> {
    let n = level.len();
    let mut out = vec![false; n];
    for p in (0..n.saturating_sub(1)).rev() {
        let line = view.at(p);
        let label = line.is_titular() || line.is(Shape::COLON);
        let own = level[p + 1] == 0 && !view.taken(p + 1);
        let second = out[p + 1] && (p == 0 || level[p - 1] == 0);
        out[p] = level[p] > 0 && label && (own || second);
    }
    out
}

/// Whether the line heads text of the page's own, whatever was taken between.
fn heads_own(view: &View<'_, '_>, level: &[u8], p: usize) -> bool {
    let under = (p + 1..level.len().min(p + 6)).find(|&q| !view.taken(q));
    under.is_some_and(|q| level[q] == 0) && view.heads_text(p)
}

/// Whether the line is an item of a list that answers a line ending in a colon.
fn answers(view: &View<'_, '_>, p: usize) -> bool {
    (p.saturating_sub(LIST)..p)
        .rev()
        .take_while(|&q| view.at(q).words <= 8 && !view.taken(q))
        .any(|q| view.at(q).is(Shape::COLON))
}

/// Which lines stand in a block of lines that recur and head nothing.
fn blocks(level: &[u8], heads: &[bool]) -> Vec<bool> {
    let mut out = vec![false; level.len()];
    let mut start = 0;
    for p in 0..=level.len() {
        if p < level.len() && level[p] > 0 && !heads[p] {
            continue;
        }
        out[start..p].fill(p - start >= BLOCK);
        start = p + 1;
    }
    out
}

/// By the line's own signs, else by its company, else by where it stands.
fn class(view: &View<'_, '_>, p: usize, title: usize, last: usize) -> Class {
    let beside = |q: Option<usize>| {
        let mark = view.mark(q.filter(|&q| q < view.len())?)?;
        Some(mark.rule.class).filter(|class| !matches!(class, Class::Residue | Class::Duplicate))
    };
    let line = view.at(p);
    view.evidence(p)
        .map(|e| e.class)
        .or_else(|| beside(p.checked_sub(1)))
        .or_else(|| beside(Some(p + 1)))
        .unwrap_or(match () {
            () if p < title => Class::Navigation,
            () if p > last && (line.is_prose() || line.is_statement()) => Class::Footer,
            // A sentence of an article that its sister articles have too.
            () if line.is_prose() || line.is_statement() => Class::Duplicate,
            () => Class::Navigation,
        })
}
