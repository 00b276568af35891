//! Where sentences end: UAX 29's boundaries, corrected.

use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// The sentences of one block of text, without white space around, in bytes of `text`.
pub(super) fn split(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    text.split_sentence_bound_indices()
        .filter_map(|(at, sentence)| {
            let start = at + (sentence.len() - sentence.trim_start().len());
            let trimmed = sentence.trim();
            (!trimmed.is_empty()).then(|| start..start + trimmed.len())
        })
}
