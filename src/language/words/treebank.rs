//! Treebanks: sentences of a CoNLL-U file, for training and for scores.

use super::tag::{Tag, Upos};

/// A word of a treebank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoldWord {
    /// The form, as it stands in the text.
    pub form: String,
    /// Its lemma.
    pub lemma: String,
    /// Its word class.
    pub upos: Upos,
    /// Its tag in this program's set.
    pub tag: Tag,
    /// Whether white space follows.
    pub space_after: bool,
}

/// A sentence of a treebank.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GoldSentence {
    /// Its text.
    pub text: String,
    /// Its words.
    pub words: Vec<GoldWord>,
    /// Whether it opens a paragraph or a document.
    pub opens: bool,
}

/// The sentences of a CoNLL-U file. Empty nodes are passed over; of a token with several words, the words are taken.
///
/// # Errors
/// The number (from 1) of the first line that is no row of ten columns.
pub fn sentences(content: &str) -> Result<Vec<GoldSentence>, usize> {
    let mut found = Vec::new();
    let mut sentence = GoldSentence::default();
    for (i, line) in content.lines().enumerate() {
        if line.is_empty() {
            if !sentence.words.is_empty() {
                found.push(std::mem::take(&mut sentence));
            }
        } else if let Some(comment) = line.strip_prefix('#') {
            let comment = comment.trim_start();
            if let Some(text) = comment.strip_prefix("text = ") {
                text.clone_into(&mut sentence.text);
            }
            sentence.opens |= comment.starts_with("newpar") || comment.starts_with("newdoc");
        } else {
            let columns: Vec<&str> = line.split('\t').collect();
            let &[id, form, lemma, upos, xpos, features, _, _, _, misc] = columns.as_slice() else {
                return Err(i + 1);
            };
            if id.contains(['-', '.']) {
                continue;
            }
            let upos = Upos::from_name(upos);
            sentence.words.push(GoldWord {
                form: form.to_owned(),
                lemma: lemma.to_owned(),
                upos,
                tag: Tag::of_treebank(upos, xpos, features),
                space_after: !misc.split('|').any(|m| m == "SpaceAfter=No"),
            });
        }
    }
    if !sentence.words.is_empty() {
        found.push(sentence);
    }
    Ok(found)
}
