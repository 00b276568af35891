//! The text of a passage as words to count.

use crate::index::{self, PassageRecord};
use crate::language::{Lang, sentences, words};
use std::ops::Range;

/// What is counted as one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// The form that stands there, in lower case.
    #[default]
    Form,
    /// Its dictionary form, of Swedish words; of others the form.
    Lemma,
}

impl Unit {
    /// The option of the command line that says so, where one is needed.
    pub(super) fn option(self) -> Option<(&'static str, String)> {
        (self == Unit::Lemma).then(|| ("lemma", "yes".to_owned()))
    }
}

/// A word to count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Counted {
    /// Its bytes in the passage.
    pub(super) range: Range<usize>,
    /// What it is counted as.
    pub(super) name: String,
}

/// The words of a passage, sentence by sentence.
pub(super) fn read(passage: &PassageRecord, unit: Unit) -> Vec<Vec<Counted>> {
    let lang = Lang::from_tag(&passage.source.lang).unwrap_or(Lang::SV);
    let sentences = sentences(&passage.text, lang);
    let sentences = sentences.into_iter().map(|range| {
        let (start, text) = (range.start, &passage.text[range]);
        let mut counted: Vec<Counted> = index::words(text)
            .map(|word| Counted {
                range: start + word.range.start..start + word.range.end,
                name: word.exact,
            })
            .collect();
        if unit == Unit::Lemma && lang == Lang::SV {
            lemmas(start, text, &mut counted);
        }
        counted
    });
    sentences.filter(|words| !words.is_empty()).collect()
}

/// Names words by their lemmas, where the analysis has the same words.
fn lemmas(start: usize, sentence: &str, counted: &mut [Counted]) {
    let analysed = words::words(sentence);
    let mut next = analysed.iter().peekable();
    for word in counted {
        let at = word.range.start - start;
        while next.next_if(|a| a.range.start < at).is_some() {}
        if let Some(analysis) = next.peek()
            && analysis.range.start == at
            && analysis.range.end == word.range.end - start
        {
            word.name = analysis.lemma.to_lowercase();
        }
    }
}
