//! What language a text is in, by whatlang.

use super::lang::Lang;

/// A language with how sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Detected {
    /// The language.
    pub lang: Lang,
    /// 0 to 1; 0 where the language is unknown.
    pub confidence: f64,
}

/// The language of `text`; `hint` decides where the text does not say.
#[must_use]
pub fn detect(text: &str, hint: Option<&str>) -> Detected {
    let hinted = hint.and_then(Lang::from_tag);
    match (whatlang::detect(text), hinted) {
        (Some(info), _) if info.is_reliable() => Detected {
            lang: Lang::from_whatlang(info.lang()),
            confidence: info.confidence(),
        },
        (_, Some(lang)) => Detected {
            lang,
            confidence: 0.5,
        },
        (Some(info), None) if info.lang() == whatlang::Lang::Swe => Detected {
            lang: Lang::SV,
            confidence: info.confidence(),
        },
        _ => Detected::default(),
    }
}
