//! What language a text is in.
//!
//! Function words, letters and endings vote first; whatlang's trigrams add their opinion, and decide alone for languages
//! without tables and for other scripts. Where neither says anything, the hint does, else the answer is `und`.

use super::evidence::Evidence;
use super::lang::Lang;
use super::vocabulary::{self, FUNCTION_WORDS};
use std::sync::LazyLock;

/// How much of a long text is looked at, in bytes, at its beginning and again in its middle.
const SAMPLE: usize = 1024;

/// The evidence that whatlang's opinion counts for, at full confidence.
const OPINION: f64 = 16.0;

/// Less evidence (a shared function word or two) says nothing.
const LEAST: u32 = 6;

/// A language with how sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Detected {
    /// The language.
    pub lang: Lang,
    /// 0 to 1; 0 where the language is unknown.
    pub confidence: f64,
}

/// The language of `text`; `hint`, a BCP 47 tag, decides where the text does not say.
///
/// The cost is bounded: of a text longer than two KiB, its first KiB and the KiB from its middle on are looked at.
#[must_use]
pub fn detect(text: &str, hint: Option<&str>) -> Detected {
    let sample = sample(text);
    let mut evidence = Evidence::of(&sample);
    let hint = hint.and_then(Lang::from_tag);
    if let Some(hint) = hint {
        evidence.favour(hint, 3);
    }
    let first = evidence.verdict();
    if !evidence.is_clear(first)
        && let Some(info) = whatlang::detect(&sample)
    {
        let lang = Lang::from_whatlang(info.lang());
        // What a language without tables shares with its neighbours says little against trigrams.
        if info.is_reliable() && vocabulary::set_of(lang) == 0 {
            return Detected {
                lang,
                confidence: info.confidence(),
            };
        }
        evidence.favour(lang, (info.confidence() * OPINION) as u32);
    }
    let verdict = evidence.verdict();
    if verdict.score >= LEAST {
        return Detected {
            lang: verdict.lang,
            confidence: confidence(verdict.score, verdict.lead),
        };
    }
    if let Some(lang) = hint {
        return Detected {
            lang,
            confidence: 0.5,
        };
    }
    guess(&sample, evidence)
}

/// A guess among the languages that have tables, for a few words that say little.
fn guess(sample: &str, mut evidence: Evidence) -> Detected {
    static DETECTOR: LazyLock<whatlang::Detector> = LazyLock::new(|| {
        let known = FUNCTION_WORDS
            .iter()
            .filter_map(|(lang, _)| lang.to_whatlang());
        whatlang::Detector::with_allowlist(known.collect())
    });
    if evidence.words < 2 && evidence.telling == 0 {
        return Detected::default();
    }
    if let Some(info) = DETECTOR.detect(sample) {
        evidence.favour(Lang::from_whatlang(info.lang()), 2);
    }
    let verdict = evidence.verdict();
    if verdict.lead == 0 {
        return Detected::default();
    }
    Detected {
        lang: verdict.lang,
        confidence: confidence(verdict.score, verdict.lead),
    }
}

/// A sentence must say this much for another language, to be in another than its document.
const FOREIGN: u32 = 24;

/// A shorter sentence (in bytes) is not shown to whatlang: it would guess.
const LONG_ENOUGH: usize = 60;

/// The language of a sentence in a document in `document`: that language, unless the sentence's own words say another.
/// Only a long sentence of which no word is known is shown to whatlang.
pub(super) fn sentence_language(sentence: &str, document: Lang) -> Lang {
    if !document.is_known() {
        return detect(sentence, None).lang;
    }
    let evidence = Evidence::of_whole_words(sentence);
    let (own, verdict) = (evidence.of_lang(document), evidence.verdict());
    let neighbours = document.is_scandinavian() && verdict.lang.is_scandinavian();
    let least = if neighbours { 2 * FOREIGN } else { FOREIGN };
    let other = evidence.of_lang(verdict.lang);
    let foreign = other >= least && 2 * other > 3 * own;
    let unclear = if vocabulary::set_of(document) != 0 {
        own == 0 && !foreign && evidence.words >= 6
    } else {
        foreign
    };
    if unclear && sentence.len() >= LONG_ENOUGH {
        return match whatlang::detect(sentence) {
            Some(info) if info.is_reliable() => Lang::from_whatlang(info.lang()),
            _ => document,
        };
    }
    if foreign && !unclear {
        verdict.lang
    } else {
        document
    }
}

/// How sure a verdict is: by how far it leads, and by how much there was to judge.
fn confidence(score: u32, lead: u32) -> f64 {
    let (score, lead) = (f64::from(score), f64::from(lead));
    (lead / score * 3.0).min(1.0) * (score / (score + 8.0))
}

/// The part of `text` that is looked at.
fn sample(text: &str) -> std::borrow::Cow<'_, str> {
    if text.len() <= 2 * SAMPLE {
        return text.into();
    }
    let cut = |from: usize| {
        let (mut start, mut end) = (from, from + SAMPLE);
        while !text.is_char_boundary(start) {
            start += 1;
        }
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        &text[start..end]
    };
    format!("{} {}", cut(0), cut(text.len() / 2)).into()
}
