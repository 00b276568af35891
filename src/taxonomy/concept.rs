//! What classifications are made of, whatever file they came from.

use crate::language::Lang;
use serde::{Deserialize, Serialize};

/// What a classification's entry is the name of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// An occupation.
    Occupation,
    /// An ability, a trait or knowledge.
    Skill,
    /// How high an education is.
    Level,
    /// What an education is in.
    Field,
    /// A sector of the economy.
    Sector,
}

impl Sort {
    /// All of them.
    pub const ALL: [Sort; 5] = [
        Sort::Occupation,
        Sort::Skill,
        Sort::Level,
        Sort::Field,
        Sort::Sector,
    ];

    /// Its name on the command line and in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Sort::Occupation => "occupation",
            Sort::Skill => "skill",
            Sort::Level => "level",
            Sort::Field => "field",
            Sort::Sector => "sector",
        }
    }

    /// The sort of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Sort::ALL.into_iter().find(|sort| sort.name() == name)
    }
}

/// An entry of a classification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    /// The classification it is out of: `SSYK`, `ESCO` ….
    pub system: String,
    /// Its code or URI.
    pub id: String,
    /// What it is the name of.
    pub sort: Sort,
    /// The group of ISCO-08 or SSYK that it belongs to, if it is an occupation and the classification says so.
    pub group: Option<String>,
    /// What it is called, official names first.
    pub names: Vec<Name>,
}

/// A name of a concept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// As it is written.
    pub text: String,
    /// In which language.
    pub lang: Lang,
    /// Whether it is the one that the classification prefers in that language.
    pub official: bool,
}
