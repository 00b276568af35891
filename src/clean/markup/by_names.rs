//! Of a page on which no article is found, what names say, so far as that is little of it.

use super::super::class::Class;
use super::super::line::Line;
use super::super::pass::Verdict;
use super::super::rules::{markup_rule, outside_rule};
use super::tree::{LINK, Tree};
use super::{ads, panels, verdict};
use crate::ingest::Block;

/// Of the words in paragraphs, the share in per cent that named elements may hold for their names to be believed where no
/// article is found.
const SHARE: usize = 60;

/// Of a page without an article: what names say, if they say it of no more than a part of it.
pub(super) fn judge(lines: &[Line<'_>], blocks: &[Block], tree: &Tree<'_>) -> Vec<Option<Verdict>> {
    let mut verdicts: Vec<Option<Verdict>> = vec![None; lines.len()];
    let (mut words, mut named) = (0, 0);
    for (i, (line, block)) in lines.iter().zip(blocks).enumerate() {
        if line.is_blank() {
            continue;
        }
        if tree.hides(block) {
            continue;
        }
        words += line.words as usize;
        let class = block.element.and_then(|e| tree.furniture[e]);
        if let Some(class) =
            class.filter(|_| block.tag != "h1" && tree.titles.binary_search(&i).is_err())
        {
            named += line.words as usize;
            verdicts[i] = verdict(markup_rule(class));
        }
    }
    let kept: Vec<bool> = (0..lines.len())
        .map(|i| verdicts[i].is_none() && !lines[i].is_blank() && !tree.hides(&blocks[i]))
        .collect();
    // A link above the first heading leads elsewhere.
    let first = (0..lines.len()).find(|&i| blocks[i].tag == "h1" && kept[i]);
    for i in 0..first.unwrap_or(0) {
        if kept[i] && blocks[i].link_density > LINK {
            verdicts[i] = verdict(outside_rule(Class::Navigation));
        }
    }
    for i in panels::panels(lines, blocks, tree, &kept) {
        if verdicts[i].take().is_some() {
            named -= lines[i].words as usize;
        }
    }
    if named * 100 > words * SHARE {
        verdicts.fill(None);
    }
    for (verdict_, (line, block)) in verdicts.iter_mut().zip(lines.iter().zip(blocks)) {
        if tree.hides(block) && !line.is_blank() && !line.emptied {
            *verdict_ = verdict(markup_rule(Class::Residue));
        }
    }
    ads::label(lines, blocks, tree, &mut verdicts);
    verdicts
}
