//! Markup: what the names of an HTML page's elements say of the blocks in them.
//!
//! Makers of templates call things by their names, so a block inside an element named `comments` is one. Only whole names
//! of the table count, and only if what they name is not most of the page. Markup speaks once, before the rules: what it
//! leaves is judged as plain text, so that the clean text of a page, which has no markup any more, is at rest.

use super::class::Class;
use super::lexicon::Sign;
use super::line::Line;
use super::pass::Verdict;
use super::rules::{ArtefactRule, markup_rule};
use crate::ingest::Block;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Names of elements by what they hold.
const TABLE: &str = include_str!("tables/markup.en.tsv");

/// Of the words in paragraphs, the share in per cent that named elements may hold for their names to be believed.
const SHARE: usize = 60;

static NAMES: LazyLock<FxHashMap<&'static str, Class>> = LazyLock::new(|| {
    TABLE
        .lines()
        .filter_map(|row| {
            let mut cells = row.split('\t');
            let class = cells.next()?;
            let _kind = cells.next()?;
            let name = cells.next()?;
            let class = Class::ALL.into_iter().find(|c| c.name() == class)?;
            Some((name, class))
        })
        .collect()
});

/// What the markup says of each line: a verdict, or nothing.
pub(super) fn judge(lines: &[Line<'_>], blocks: &[Block]) -> Vec<Option<Verdict>> {
    let mut verdicts: Vec<Option<Verdict>> = vec![None; lines.len()];
    if blocks.len() != lines.len() {
        return verdicts;
    }
    let (mut words, mut named) = (0, 0);
    for (i, (line, block)) in lines.iter().zip(blocks).enumerate() {
        if line.is_blank() {
            continue;
        }
        words += line.words as usize;
        if let Some(rule) = rule_of(line, block) {
            if rule.class != Class::Comments {
                named += line.words as usize;
            }
            verdicts[i] = Some(Verdict {
                rule,
                because: None,
            });
        }
    }
    asides(lines, blocks, &mut verdicts);
    if named * 100 > words * SHARE {
        verdicts.fill(None);
    }
    verdicts
}

/// An aside that opens with a label of other articles, or is mostly links, is furniture as a whole: it ends where its
/// element ends. Other asides can be fact boxes.
fn asides(lines: &[Line<'_>], blocks: &[Block], verdicts: &mut [Option<Verdict>]) {
    let mut i = 0;
    while i < blocks.len() {
        let Some(aside) = aside_of(&blocks[i].path) else {
            i += 1;
            continue;
        };
        let start = i;
        while i < blocks.len() && aside_of(&blocks[i].path) == Some(aside) {
            i += 1;
        }
        let shown: Vec<usize> = (start..i).filter(|&j| !lines[j].is_blank()).collect();
        let plain = shown.iter().all(|&j| !lines[j].is_prose());
        let label = shown
            .first()
            .and_then(|&j| lines[j].evidence)
            .filter(|e| e.sign == Sign::RelatedLabel);
        let linked = shown
            .iter()
            .filter(|&&j| blocks[j].link_density > 0.8)
            .count();
        if plain && (label.is_some() || linked * 3 > shown.len() * 2) {
            for j in shown {
                verdicts[j].get_or_insert(Verdict {
                    rule: markup_rule(Class::Related),
                    because: None,
                });
            }
        }
    }
}

/// The path of the aside that holds `path`.
fn aside_of(path: &str) -> Option<&str> {
    let mut end = 0;
    for part in path.split(" > ") {
        end += part.len();
        if part == "aside" || part.starts_with("aside:") {
            return path.get(..end);
        }
        end += " > ".len();
    }
    None
}

/// The rule of the nearest name that the table has. A heading of the first rank is the title, whatever holds it; and names
/// that say little of running text are believed of short lines only.
fn rule_of(line: &Line<'_>, block: &Block) -> Option<&'static ArtefactRule> {
    if block.tag == "h1" {
        return None;
    }
    let named = block
        .hints
        .iter()
        .find_map(|hint| NAMES.get(hint.as_str()).copied());
    let class = named.or_else(|| {
        let nav = block
            .path
            .split(" > ")
            .any(|part| part == "nav" || part.starts_with("nav:"));
        nav.then_some(Class::Navigation)
    })?;
    let sure = matches!(
        class,
        Class::Comments | Class::Consent | Class::Toc | Class::Footer
    );
    (sure || line.words <= 30).then(|| markup_rule(class))
}
