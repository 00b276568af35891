//! Panels: text that opens and closes under a question that is a button.

use super::super::line::Line;
use super::tree::{Tree, prose};
use crate::ingest::Block;

/// The buttons over a sentence in the same box, where there is more than one: headings of what stands under them.
pub(super) fn panels(
    lines: &[Line<'_>],
    blocks: &[Block],
    tree: &Tree<'_>,
    kept: &[bool],
) -> Vec<usize> {
    let opens = |i: usize| {
        let (line, block) = (&lines[i], &blocks[i]);
        let parent = block.element.and_then(|e| tree.elements[e].parent);
        !tree.hides(block)
            && is_button(tree, block)
            && line.words >= 2
            && line.evidence.is_none()
            && tree.below(i).is_some_and(|below| {
                let mut around = tree.around(blocks[below].element);
                let (line, block) = (&lines[below], &blocks[below]);
                kept[below]
                    && (prose(line, block) > 0.0 || line.is_statement())
                    && parent.is_some_and(|box_| around.any(|e| e == box_))
            })
    };
    let panels: Vec<usize> = (0..kept.len()).filter(|&i| opens(i)).collect();
    match panels.len() {
        0 | 1 => Vec::new(),
        _ => panels,
    }
}

/// Whether a block is a button, by its element or by its role.
fn is_button(tree: &Tree<'_>, block: &Block) -> bool {
    block.tag == "button"
        || block.element.is_some_and(|e| {
            let called = &tree.elements[e].called;
            called.split(' ').any(|word| word == "button")
        })
}
