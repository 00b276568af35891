//! What language a text is in.
//!
//! Our own model ([`super::model`]) says which of its languages a text in Latin or Cyrillic letters looks like. whatlang
//! decides for other scripts, and for languages that the model does not know: those are taken where the function words of
//! the model's answer are missing. Where nothing says anything, the hint does, else the answer is `und`.

use super::evidence::Evidence;
use super::lang::Lang;
use super::model::Opinion;

/// How much of a long text is looked at, in bytes, at its beginning and again in its middle.
const SAMPLE: usize = 512;

/// What a page says of its own language counts for this much (natural logarithm of the odds), and for how much where there
/// are only a few words: templates often lie, but words do not say much.
const HINT: (f32, f32) = (2.5, 5.0);

/// Under this likelihood, a text does not say what language it is in: of short texts, the model is more often wrong there
/// than right.
const UNSURE: f64 = 0.4;

/// A shorter text (in characters) is not shown to whatlang: it would guess.
const LONG_ENOUGH: usize = 60;

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
/// The cost is bounded: of a text longer than a KiB, its first half KiB and the half KiB from its middle on are looked at.
#[must_use]
pub fn detect(text: &str, hint: Option<&str>) -> Detected {
    let sample = sample(text);
    let hint = hint.and_then(Lang::from_tag);
    let found = match script(&sample) {
        Script::None => None,
        Script::Known => known(&sample, hint),
        Script::Other => whatlang::detect(&sample).map(|info| Detected {
            lang: Lang::from_whatlang(info.lang()),
            confidence: info.confidence(),
        }),
    };
    let said = hint.map(|lang| Detected {
        lang,
        confidence: 0.5,
    });
    found.or(said).unwrap_or_default()
}

/// The letters that most of a text is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    /// It has no letters.
    None,
    /// Latin or Cyrillic, which the model knows.
    Known,
    /// Any other.
    Other,
}

fn script(text: &str) -> Script {
    let (mut known, mut other) = (0, 0);
    for c in text.chars() {
        match c {
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{400}'..='\u{52f}' => known += 1,
            '\u{1e00}'..='\u{1eff}' => known += 1,
            c if c.is_ascii() => {}
            c if c.is_alphabetic() => other += 1,
            _ => {}
        }
    }
    match (known, other) {
        (0, 0) => Script::None,
        (known, other) if known >= other => Script::Known,
        _ => Script::Other,
    }
}

/// The language of a text in letters that the model knows; nothing where it does not say.
fn known(text: &str, hint: Option<Lang>) -> Option<Detected> {
    let mut opinion = Opinion::of(text);
    if let Some(hint) = hint {
        let is_short = text.split_whitespace().nth(FEW - 1).is_none();
        opinion.favour(hint, if is_short { HINT.1 } else { HINT.0 });
    }
    let (lang, confidence) = opinion.best();
    let stranger = || stranger(text, &Evidence::of(text), lang);
    let sure = (confidence >= UNSURE).then_some(Detected { lang, confidence });
    stranger().or(sure)
}

/// A language that the model does not know, where whatlang is sure of it and `lang`, the model's answer, lacks the
/// function words that running text has.
fn stranger(text: &str, evidence: &Evidence, lang: Lang) -> Option<Detected> {
    // Neither Bulgarian, Macedonian nor Serbian write these; Belarusian has one more.
    let russian = text.contains(['ы', 'э']) && !text.contains('ў');
    let is_short = text.chars().nth(LONG_ENOUGH).is_none();
    if is_short || evidence.of_lang(lang) >= 3 * evidence.words || russian {
        return None;
    }
    let info = whatlang::detect(text).filter(whatlang::Info::is_reliable)?;
    let other = Lang::from_whatlang(info.lang());
    (!Opinion::knows(other)).then(|| Detected {
        lang: other,
        confidence: info.confidence(),
    })
}

/// How much a sentence's document speaks for the document's language (natural logarithm of the odds), and how much where
/// the rival is a neighbour of it: a quotation in Danish is rare, a Swedish sentence of names is not.
const PRIOR: (f32, f32) = (3.0, 4.0);

/// A sentence is taken for another language than its document's where that is likelier than this.
const SURE: f64 = 0.9;

/// Fewer words are in their document's language, as far as anyone can tell.
const FEW: usize = 3;

/// The language of a sentence in a document in `document`: that language, unless the sentence's own words say another.
/// Only a sentence whose function words do not speak for its document's language first is shown to the model.
pub(super) fn sentence_language(sentence: &str, document: Lang) -> Lang {
    if !document.is_known() {
        return detect(sentence, None).lang;
    }
    let evidence = Evidence::of(sentence);
    if (evidence.words as usize) < FEW || evidence.leads(document) {
        return document;
    }
    if script(sentence) == Script::Other || !Opinion::knows(document) {
        let other = detect(sentence, Some(document.code()));
        return if other.confidence >= SURE {
            other.lang
        } else {
            document
        };
    }
    let mut opinion = Opinion::of(beginning(sentence));
    let (lang, _) = opinion.best();
    let neighbours = document.is_scandinavian() && lang.is_scandinavian();
    opinion.favour(document, if neighbours { PRIOR.1 } else { PRIOR.0 });
    if lang == document || opinion.chance_of(document) > 1.0 - SURE {
        return document;
    }
    stranger(sentence, &evidence, lang).map_or(lang, |stranger| stranger.lang)
}

/// No more of a sentence (bytes) is shown to the model: it knows by then.
const ENOUGH: usize = 256;

/// The beginning of a sentence.
fn beginning(sentence: &str) -> &str {
    let mut end = sentence.len().min(ENOUGH);
    while !sentence.is_char_boundary(end) {
        end -= 1;
    }
    &sentence[..end]
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
