//! Languages by their BCP 47 codes.

use std::fmt;
use whatlang::Lang as W;

/// A language, by its BCP 47 code (`sv`, `nb`, `en`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lang(&'static str);

impl Lang {
    /// Not known: the text is too short, or in no language that sikta tells apart.
    pub const UNKNOWN: Lang = Lang("und");
    /// Swedish.
    pub const SV: Lang = Lang("sv");
    /// Norwegian Bokmål.
    pub const NB: Lang = Lang("nb");
    /// Norwegian Nynorsk.
    pub const NN: Lang = Lang("nn");
    /// Danish.
    pub const DA: Lang = Lang("da");
    /// English.
    pub const EN: Lang = Lang("en");
    /// German.
    pub const DE: Lang = Lang("de");
    /// Dutch.
    pub const NL: Lang = Lang("nl");
    /// Finnish.
    pub const FI: Lang = Lang("fi");
    /// French.
    pub const FR: Lang = Lang("fr");
    /// Spanish.
    pub const ES: Lang = Lang("es");
    /// Italian.
    pub const IT: Lang = Lang("it");
    /// Portuguese.
    pub const PT: Lang = Lang("pt");
    /// Polish.
    pub const PL: Lang = Lang("pl");
    /// Russian.
    pub const RU: Lang = Lang("ru");
    /// Czech.
    pub const CS: Lang = Lang("cs");
    /// Hungarian.
    pub const HU: Lang = Lang("hu");
    /// Romanian.
    pub const RO: Lang = Lang("ro");
    /// Turkish.
    pub const TR: Lang = Lang("tr");
    /// Estonian.
    pub const ET: Lang = Lang("et");
    /// Latvian.
    pub const LV: Lang = Lang("lv");
    /// Lithuanian.
    pub const LT: Lang = Lang("lt");
    /// Ukrainian.
    pub const UK: Lang = Lang("uk");
    /// Icelandic.
    pub const IS: Lang = Lang("is");

    /// The BCP 47 code.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0
    }

    /// Whether the language is known.
    #[must_use]
    pub fn is_known(self) -> bool {
        self != Lang::UNKNOWN
    }

    /// Whether it is Swedish, Danish or Norwegian: readers of one can read the others, and so can careless tests.
    pub(super) fn is_scandinavian(self) -> bool {
        matches!(self, Lang::SV | Lang::NB | Lang::NN | Lang::DA)
    }

    /// The language of a BCP 47 tag, by its first part: `sv-FI` is Swedish. Norwegian without a form (`no`) counts as
    /// Bokmål, the form that most write. Nothing for a language that sikta does not know.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Lang> {
        let first = tag.trim().split(['-', '_']).next().unwrap_or_default();
        let first = if first.eq_ignore_ascii_case("no") {
            "nb"
        } else {
            first
        };
        [Lang::NN, Lang::IS]
            .iter()
            .chain(WHATLANG.iter().map(|(_, lang)| lang))
            .copied()
            .find(|lang| lang.0.eq_ignore_ascii_case(first))
    }

    /// The language that whatlang calls `other`.
    pub(super) fn from_whatlang(other: W) -> Lang {
        WHATLANG
            .iter()
            .find(|(theirs, _)| *theirs == other)
            .map_or(Lang::UNKNOWN, |&(_, ours)| ours)
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

/// Every language that whatlang knows (it names them by ISO 639-3), the frequent ones first.
const WHATLANG: &[(W, Lang)] = &[
    (W::Swe, Lang::SV),
    (W::Nob, Lang::NB),
    (W::Dan, Lang::DA),
    (W::Eng, Lang::EN),
    (W::Deu, Lang::DE),
    (W::Nld, Lang::NL),
    (W::Fin, Lang::FI),
    (W::Fra, Lang::FR),
    (W::Spa, Lang::ES),
    (W::Ita, Lang::IT),
    (W::Por, Lang::PT),
    (W::Pol, Lang::PL),
    (W::Rus, Lang::RU),
    (W::Afr, Lang("af")),
    (W::Aka, Lang("ak")),
    (W::Amh, Lang("am")),
    (W::Ara, Lang("ar")),
    (W::Aze, Lang("az")),
    (W::Bel, Lang("be")),
    (W::Ben, Lang("bn")),
    (W::Bul, Lang("bg")),
    (W::Cat, Lang("ca")),
    (W::Ces, Lang("cs")),
    (W::Cmn, Lang("zh")),
    (W::Cym, Lang("cy")),
    (W::Ell, Lang("el")),
    (W::Epo, Lang("eo")),
    (W::Est, Lang("et")),
    (W::Guj, Lang("gu")),
    (W::Heb, Lang("he")),
    (W::Hin, Lang("hi")),
    (W::Hrv, Lang("hr")),
    (W::Hun, Lang("hu")),
    (W::Hye, Lang("hy")),
    (W::Ind, Lang("id")),
    (W::Jav, Lang("jv")),
    (W::Jpn, Lang("ja")),
    (W::Kan, Lang("kn")),
    (W::Kat, Lang("ka")),
    (W::Khm, Lang("km")),
    (W::Kor, Lang("ko")),
    (W::Lat, Lang("la")),
    (W::Lav, Lang("lv")),
    (W::Lit, Lang("lt")),
    (W::Mal, Lang("ml")),
    (W::Mar, Lang("mr")),
    (W::Mkd, Lang("mk")),
    (W::Mya, Lang("my")),
    (W::Nep, Lang("ne")),
    (W::Ori, Lang("or")),
    (W::Pan, Lang("pa")),
    (W::Pes, Lang("fa")),
    (W::Ron, Lang("ro")),
    (W::Sin, Lang("si")),
    (W::Slk, Lang("sk")),
    (W::Slv, Lang("sl")),
    (W::Sna, Lang("sn")),
    (W::Srp, Lang("sr")),
    (W::Tam, Lang("ta")),
    (W::Tel, Lang("te")),
    (W::Tgl, Lang("tl")),
    (W::Tha, Lang("th")),
    (W::Tuk, Lang("tk")),
    (W::Tur, Lang("tr")),
    (W::Ukr, Lang("uk")),
    (W::Urd, Lang("ur")),
    (W::Uzb, Lang("uz")),
    (W::Vie, Lang("vi")),
    (W::Yid, Lang("yi")),
    (W::Zul, Lang("zu")),
];
