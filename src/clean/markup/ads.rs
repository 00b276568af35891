//! Advertisements: links right under the word that labels them, in the same box.

use super::super::lexicon::Sign;
use super::super::line::Line;
use super::super::pass::Verdict;
use super::super::rules::AD_TEXT;
use super::tree::{LINK, Tree};
use crate::ingest::Block;

/// Blocks that one label speaks of.
const LABELLED: usize = 4;

/// Adds the links under labels to what goes, where nothing else has been said of them.
pub(super) fn label(
    lines: &[Line<'_>],
    blocks: &[Block],
    tree: &Tree<'_>,
    verdicts: &mut [Option<Verdict>],
) {
    for (i, line) in lines.iter().enumerate() {
        let labels = line.words <= 2 && line.evidence.is_some_and(|e| e.sign == Sign::AdLabel);
        if !labels || tree.hides(&blocks[i]) {
            continue;
        }
        let links = (i + 1..lines.len()).take(LABELLED).take_while(|&j| {
            blocks[j].element == blocks[i].element
                && blocks[j].link_density > LINK
                && !tree.hides(&blocks[j])
        });
        for j in links {
            verdicts[j].get_or_insert(Verdict {
                rule: AD_TEXT,
                because: Some(i as u32),
            });
        }
    }
}
