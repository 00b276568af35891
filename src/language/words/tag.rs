//! Word classes: the universal parts of speech, and the finer tags that the tagger tells apart.
//!
//! A [`Tag`] is a word class with what Swedish grammar needs to go on: an infinitive is not a finite verb, a genitive is
//! not a head. Tags are small numbers, for sets and tables.

use std::fmt;

/// A universal part of speech, as Universal Dependencies 2 names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Upos {
    /// Adjective, ordinal, participle.
    Adj,
    /// Preposition.
    Adp,
    /// Adverb.
    Adv,
    /// Auxiliary and copula.
    Aux,
    /// Coordinating conjunction.
    Cconj,
    /// Determiner.
    Det,
    /// Interjection.
    Intj,
    /// Noun.
    Noun,
    /// Numeral.
    Num,
    /// The infinitive marker and the negation.
    Part,
    /// Pronoun.
    Pron,
    /// Proper name.
    Propn,
    /// Punctuation.
    Punct,
    /// Subordinating conjunction.
    Sconj,
    /// Symbol.
    Sym,
    /// Verb.
    Verb,
    /// None of these.
    X,
}

impl Upos {
    /// All of them, in the order of their names.
    pub const ALL: [Upos; 17] = [
        Upos::Adj,
        Upos::Adp,
        Upos::Adv,
        Upos::Aux,
        Upos::Cconj,
        Upos::Det,
        Upos::Intj,
        Upos::Noun,
        Upos::Num,
        Upos::Part,
        Upos::Pron,
        Upos::Propn,
        Upos::Punct,
        Upos::Sconj,
        Upos::Sym,
        Upos::Verb,
        Upos::X,
    ];

    /// Its name in Universal Dependencies.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Upos::Adj => "ADJ",
            Upos::Adp => "ADP",
            Upos::Adv => "ADV",
            Upos::Aux => "AUX",
            Upos::Cconj => "CCONJ",
            Upos::Det => "DET",
            Upos::Intj => "INTJ",
            Upos::Noun => "NOUN",
            Upos::Num => "NUM",
            Upos::Part => "PART",
            Upos::Pron => "PRON",
            Upos::Propn => "PROPN",
            Upos::Punct => "PUNCT",
            Upos::Sconj => "SCONJ",
            Upos::Sym => "SYM",
            Upos::Verb => "VERB",
            Upos::X => "X",
        }
    }

    /// The class of that name; [`Upos::X`] for any other.
    #[must_use]
    pub fn from_name(name: &str) -> Upos {
        let known = Upos::ALL.into_iter().find(|upos| upos.name() == name);
        known.unwrap_or(Upos::X)
    }

    /// Whether new words of this class come up every day: nouns, names, verbs, adjectives.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Upos::Adj | Upos::Noun | Upos::Propn | Upos::Verb)
    }
}

impl fmt::Display for Upos {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A word class with the form that matters to syntax.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tag(u8);

/// How many tags there are; a set of them fits into 32 bits.
pub(super) const TAGS: usize = 30;

macro_rules! tags {
    ($($name:ident = $index:literal, $upos:ident, $about:literal;)*) => {
        impl Tag {
            $(#[doc = $about] pub const $name: Tag = Tag($index);)*
        }
        const UPOS: [Upos; TAGS] = [$(Upos::$upos),*];
        const NAMES: [&str; TAGS] = [$(stringify!($name)),*];
    };
}

tags! {
    ADJ = 0, Adj, "Adjective.";
    PARTICIPLE = 1, Adj, "Participle.";
    ADP = 2, Adp, "Preposition.";
    ADV = 3, Adv, "Adverb.";
    AUX_INF = 4, Aux, "Auxiliary, infinitive.";
    AUX_PRES = 5, Aux, "Auxiliary, present.";
    AUX_PAST = 6, Aux, "Auxiliary, past.";
    AUX_SUP = 7, Aux, "Auxiliary, supine.";
    CCONJ = 8, Cconj, "Coordinating conjunction.";
    DET = 9, Det, "Determiner.";
    INTJ = 10, Intj, "Interjection.";
    NOUN = 11, Noun, "Noun, indefinite.";
    NOUN_DEF = 12, Noun, "Noun, definite.";
    NOUN_GEN = 13, Noun, "Noun, genitive.";
    NUM = 14, Num, "Numeral.";
    ATT = 15, Part, "The infinitive marker.";
    NOT = 16, Part, "The negation.";
    PRON = 17, Pron, "Pronoun.";
    POSSESSIVE = 18, Pron, "Possessive pronoun.";
    RELATIVE = 19, Pron, "Relative or interrogative pronoun.";
    NAME = 20, Propn, "Proper name.";
    NAME_GEN = 21, Propn, "Proper name, genitive.";
    PUNCT = 22, Punct, "Punctuation.";
    SCONJ = 23, Sconj, "Subordinating conjunction.";
    SYM = 24, Sym, "Symbol.";
    VERB_INF = 25, Verb, "Verb, infinitive.";
    VERB_PRES = 26, Verb, "Verb, present or imperative.";
    VERB_PAST = 27, Verb, "Verb, past.";
    VERB_SUP = 28, Verb, "Verb, supine.";
    OTHER = 29, X, "None of these.";
}

impl Tag {
    /// Its word class.
    #[must_use]
    pub fn upos(self) -> Upos {
        UPOS[self.index()]
    }

    /// Its number, under [`TAGS`].
    pub(super) fn index(self) -> usize {
        usize::from(self.0) % TAGS
    }

    /// The tag of that number.
    pub(super) fn at(index: usize) -> Tag {
        Tag((index % TAGS) as u8)
    }

    /// The set that holds it alone.
    pub(super) const fn bit(self) -> u32 {
        1 << self.0
    }

    /// The forms of auxiliaries, as a set.
    pub(super) const AUXILIARIES: u32 =
        Tag::AUX_INF.bit() | Tag::AUX_PRES.bit() | Tag::AUX_PAST.bit() | Tag::AUX_SUP.bit();

    /// The forms of verbs, as a set.
    pub(super) const VERBS: u32 =
        Tag::VERB_INF.bit() | Tag::VERB_PRES.bit() | Tag::VERB_PAST.bit() | Tag::VERB_SUP.bit();

    /// The tag of that name; none for any other.
    pub(super) fn from_name(name: &str) -> Option<Tag> {
        let index = NAMES.iter().position(|known| *known == name)?;
        Some(Tag::at(index))
    }

    /// The name of its constant.
    #[must_use]
    pub fn name(self) -> &'static str {
        NAMES[self.index()]
    }

    /// The tag that a treebank's word class (UPOS), own tag (XPOS) and features speak of.
    #[must_use]
    pub fn of_treebank(upos: Upos, xpos: &str, features: &str) -> Tag {
        let has = |feature: &str| features.split('|').any(|f| f == feature);
        let verb = |inf, pres, past, sup| {
            if has("VerbForm=Inf") {
                inf
            } else if has("VerbForm=Sup") {
                sup
            } else if has("Tense=Past") {
                past
            } else {
                pres
            }
        };
        match upos {
            Upos::Adj if xpos.starts_with("PC") => Tag::PARTICIPLE,
            Upos::Aux => verb(Tag::AUX_INF, Tag::AUX_PRES, Tag::AUX_PAST, Tag::AUX_SUP),
            Upos::Verb => verb(Tag::VERB_INF, Tag::VERB_PRES, Tag::VERB_PAST, Tag::VERB_SUP),
            Upos::Noun if has("Case=Gen") => Tag::NOUN_GEN,
            Upos::Noun if has("Definite=Def") => Tag::NOUN_DEF,
            Upos::Propn if has("Case=Gen") => Tag::NAME_GEN,
            Upos::Part if has("Polarity=Neg") => Tag::NOT,
            Upos::Pron if has("Poss=Yes") => Tag::POSSESSIVE,
            Upos::Pron if has("PronType=Rel") || has("PronType=Int") => Tag::RELATIVE,
            _ => Tag::plain(upos),
        }
    }

    /// The tag of a word class of which nothing more is known.
    #[must_use]
    pub fn plain(upos: Upos) -> Tag {
        match upos {
            Upos::Adj => Tag::ADJ,
            Upos::Adp => Tag::ADP,
            Upos::Adv => Tag::ADV,
            Upos::Aux => Tag::AUX_PRES,
            Upos::Cconj => Tag::CCONJ,
            Upos::Det => Tag::DET,
            Upos::Intj => Tag::INTJ,
            Upos::Noun => Tag::NOUN,
            Upos::Num => Tag::NUM,
            Upos::Part => Tag::ATT,
            Upos::Pron => Tag::PRON,
            Upos::Propn => Tag::NAME,
            Upos::Punct => Tag::PUNCT,
            Upos::Sconj => Tag::SCONJ,
            Upos::Sym => Tag::SYM,
            Upos::Verb => Tag::VERB_PRES,
            Upos::X => Tag::OTHER,
        }
    }
}
