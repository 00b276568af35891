//! The tables of each language that facts are read in: the tables differ, the engine does not.

use crate::language::Lang;

/// The tables of a language.
pub(super) struct Source {
    /// The language.
    pub(super) lang: Lang,
    /// Words of closed classes, with their class.
    pub(super) closed: &'static str,
    /// Verbs: infinitive and present.
    pub(super) verbs: &'static str,
    /// What words say of a career: the set's name and its stems; under no name, each line has its own.
    pub(super) flags: &'static [(&'static str, &'static str)],
    /// Words that only end like a compound of a stem.
    pub(super) not_compounds: &'static str,
    /// What may follow a stem and still be the same word.
    pub(super) tails: &'static str,
    /// What a heading's words say its section is about.
    pub(super) topics: &'static str,
    /// What words say of how strongly a claim is made, and of what a negation leaves of it.
    pub(super) modality: &'static str,
    /// Patterns by the id of their rule; Swedish patterns stand with the rules.
    pub(super) patterns: &'static str,
}

/// The tables of a language, if facts are read in it.
pub(super) fn source(lang: Lang) -> Option<&'static Source> {
    static ALL: [&Source; 4] = [&SV, &EN, &NB, &DA];
    ALL.into_iter().find(|source| source.lang == lang)
}

/// Swedish.
pub(super) static SV: Source = Source {
    lang: Lang::SV,
    closed: include_str!("tables/closed.sv.tsv"),
    verbs: include_str!("tables/verbs.sv.tsv"),
    flags: &[
        ("role", include_str!("tables/role.sv.tsv")),
        ("skill", include_str!("tables/skill.sv.tsv")),
        ("trait", include_str!("tables/trait.sv.tsv")),
        ("level", include_str!("tables/level.sv.tsv")),
        ("field", include_str!("tables/field.sv.tsv")),
        ("course", include_str!("tables/course.sv.tsv")),
        ("licence", include_str!("tables/licence.sv.tsv")),
        ("workplace", include_str!("tables/workplace.sv.tsv")),
        ("sector", include_str!("tables/sector.sv.tsv")),
        ("hours", include_str!("tables/hours.sv.tsv")),
        ("strain", include_str!("tables/strain.sv.tsv")),
        ("setting", include_str!("tables/setting.sv.tsv")),
        ("employment", include_str!("tables/employment.sv.tsv")),
        ("pay", include_str!("tables/pay.sv.tsv")),
        ("benefit", include_str!("tables/benefit.sv.tsv")),
        ("tool", include_str!("tables/tool.sv.tsv")),
        ("task", include_str!("tables/task.sv.tsv")),
    ],
    not_compounds: include_str!("tables/not-compounds.sv.tsv"),
    tails: " s n ns t ts a as e es d an ans en ens et ets ar ars er ers or ors na nas arna arnas erna ernas orna \
            ornas are aren arens arna r rs rna rnas de da ade at iska isk ig igt iga het heten m men mar marna ",
    topics: include_str!("tables/topic.sv.tsv"),
    modality: include_str!("tables/modality.sv.tsv"),
    patterns: "",
};

/// English.
pub(super) static EN: Source = Source {
    lang: Lang::EN,
    closed: include_str!("tables/closed.en.tsv"),
    verbs: include_str!("tables/verbs.en.tsv"),
    flags: &[("", include_str!("tables/words.en.tsv"))],
    not_compounds: "",
    tails: " s es 's d ed ing ly er ers ",
    topics: include_str!("tables/topic.en.tsv"),
    modality: include_str!("tables/modality.en.tsv"),
    patterns: include_str!("tables/patterns.en.tsv"),
};

/// Norwegian Bokmål, which serves Nynorsk too.
pub(super) static NB: Source = Source {
    lang: Lang::NB,
    closed: include_str!("tables/closed.nb.tsv"),
    verbs: include_str!("tables/verbs.nb.tsv"),
    flags: &[("", include_str!("tables/words.nb.tsv"))],
    not_compounds: "",
    tails: " s en ens et ets er ers ene enes a e n t r ne ere erne ",
    topics: include_str!("tables/topic.nb.tsv"),
    modality: include_str!("tables/modality.nb.tsv"),
    patterns: include_str!("tables/patterns.nb.tsv"),
};

/// Danish.
pub(super) static DA: Source = Source {
    lang: Lang::DA,
    closed: include_str!("tables/closed.da.tsv"),
    verbs: include_str!("tables/verbs.da.tsv"),
    flags: &[("", include_str!("tables/words.da.tsv"))],
    not_compounds: "",
    tails: " s en ens et ets er ers erne ernes e n t r ne ere es ",
    topics: include_str!("tables/topic.da.tsv"),
    modality: include_str!("tables/modality.da.tsv"),
    patterns: include_str!("tables/patterns.da.tsv"),
};
