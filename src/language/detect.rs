//! What language a text is in.
//!
//! Our own model ([`super::model`]) says which of its languages a text in Latin or Cyrillic letters looks like, or that it
//! looks like none of them. whatlang decides for other scripts, and names the languages that the model does not know. Where
//! nothing says anything, the hint does, else the answer is `und`.
//!
//! The figures below were tuned on `gold/language/sentences.tsv` of the shared data and on lines of our own.

use super::evidence::Evidence;
use super::lang::Lang;
use super::model::Opinion;
use crate::span::cut;

/// How much of a long text is looked at, in bytes, at its beginning and again in its middle.
const SAMPLE: usize = 512;

/// What a page says of its own language counts for this much (natural logarithm of the odds), and for how much where there
/// are only a few words: templates often lie, but words do not say much.
const HINT: (f32, f32) = (2.5, 5.0);

/// Under this likelihood, a text does not say what language it is in: of the texts under 20 characters in
/// `gold/language/sentences.tsv`, one in five is told right there.
const UNSURE: f64 = 0.4;

/// A shorter text (in characters) is not shown to whatlang, which would guess, nor asked how well its language fits it.
const LONG_ENOUGH: usize = 60;

/// A text that fits no better ([`Opinion::fit`]) is in none of the model's languages. One in a thousand of the texts over 50
/// characters in `gold/language/sentences.tsv` fits no better; so do three in four of our own in thirty other languages
/// that the model takes for one of its own.
const MISFIT: f32 = 0.8;

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
    match is_strange(text, &opinion, lang) {
        true => stranger(text),
        false => (confidence >= UNSURE).then_some(Detected { lang, confidence }),
    }
}

/// Whether a text is in none of the model's languages, though `lang` is the likeliest of them.
fn is_strange(text: &str, opinion: &Opinion, lang: Lang) -> bool {
    // Neither Bulgarian, Macedonian nor Serbian write these; Belarusian has one more.
    let is_russian = || text.contains(['ы', 'э']) && !text.contains('ў');
    let is_long = || text.char_indices().nth(LONG_ENOUGH).is_some();
    match lang {
        Lang::UNKNOWN => true,
        Lang::RU => !is_russian() && stranger(text).is_some(),
        _ => opinion.fit() < MISFIT && is_long(),
    }
}

/// The language of a text that is in none of the model's: the one that whatlang names, if there is text enough for it, it is
/// sure, and the model does not know that language.
fn stranger(text: &str) -> Option<Detected> {
    text.char_indices().nth(LONG_ENOUGH)?;
    let info = whatlang::detect(text).filter(whatlang::Info::is_reliable)?;
    let lang = Lang::from_whatlang(info.lang());
    (!Opinion::knows(lang)).then(|| Detected {
        lang,
        confidence: info.confidence().min(GUESS),
    })
}

/// whatlang's confidence is how far its first guess is from its second, which may be wrong as well: it counts for no more.
const GUESS: f64 = 0.7;

/// How much a sentence's surroundings speak for their language (natural logarithm of the odds), and how much where the
/// rival is a neighbour of it: a quotation in Danish is rare, a Swedish sentence of names is not.
const PRIOR: (f32, f32) = (1.5, 2.5);

/// A sentence is taken for another language than its surroundings' where that is likelier than this.
const SURE: f64 = 0.9;

/// Fewer words are in the language of what is around them, unless they have words or letters that it has not.
const FEW: usize = 3;

/// The language of a sentence, or of a block of some, among others in `around`: that language, unless its own words say
/// another. Only a text whose function words and letters do not speak for `around` first is shown to the model.
pub(super) fn language_within(text: &str, around: Lang) -> Lang {
    let text = cut(text, ENOUGH);
    if !around.is_known() {
        return detect(text, None).lang;
    }
    let evidence = Evidence::of(text);
    let is_silent = (evidence.words as usize) < FEW && !evidence.excludes(around);
    if evidence.words == 0 || is_silent || evidence.leads(around) {
        return around;
    }
    if script(text) == Script::Other || !Opinion::knows(around) {
        let other = detect(text, Some(around.code()));
        return match other.confidence >= SURE {
            true => other.lang,
            false => around,
        };
    }
    let mut opinion = Opinion::of(text);
    let (lang, _) = opinion.best();
    let neighbours = around.is_scandinavian() && lang.is_scandinavian();
    opinion.favour(around, if neighbours { PRIOR.1 } else { PRIOR.0 });
    if lang == around || opinion.chance_of(around) > 1.0 - SURE {
        return around;
    }
    match is_strange(text, &opinion, lang) {
        true => stranger(text).map_or(Lang::UNKNOWN, |stranger| stranger.lang),
        false => lang,
    }
}

/// No more of a sentence or block (bytes) is looked at: it has said by then what language it is in.
const ENOUGH: usize = 256;

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
