//! By: what hits can be counted by.

use crate::facts::{Facet, Kind};
use crate::index::qualities::Quality;
use serde::Serialize;
use std::fmt;

/// What hits are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum By {
    /// The kind of a fact, or the kinds of the facts that stand in a passage.
    Kind,
    /// The sub-type of facts.
    Facet,
    /// How strongly facts are said.
    Modality,
    /// The employer size that facts are tied to.
    EmployerSize,
    /// The language of the page.
    Lang,
    /// The site that the page was scraped from.
    Site,
    /// The role that the page is about.
    Occupation,
    /// The heading above, as it is written.
    Section,
    /// The year that the page was published in.
    Year,
    /// The value of a fact, in lower case; passages and articles have none.
    Value,
    /// The currency of the sum that a fact about pay states.
    Currency,
    /// The time that it is for.
    Period,
    /// The codes that facts and roles were linked to.
    Code,
    /// The first figure of the SSYK code of the page's role.
    Ssyk1,
    /// The first two.
    Ssyk2,
    /// The first three.
    Ssyk3,
    /// All four.
    Ssyk4,
}

/// Where in the index the values stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// In a column of strings.
    Text(&'static str),
    /// In the column of dates.
    Year,
    /// In the column of what facts have.
    Quality(Quality),
}

impl By {
    /// All that can be counted by.
    pub const ALL: [By; 17] = [
        By::Kind,
        By::Facet,
        By::Modality,
        By::EmployerSize,
        By::Lang,
        By::Site,
        By::Occupation,
        By::Section,
        By::Year,
        By::Value,
        By::Currency,
        By::Period,
        By::Code,
        By::Ssyk1,
        By::Ssyk2,
        By::Ssyk3,
        By::Ssyk4,
    ];

    /// What is counted unless something else is asked for: the first nine, which have few values.
    pub const USUAL: &'static [By] = By::ALL.split_at(9).0;

    /// Whether only facts have it.
    #[must_use]
    pub fn is_of_facts(self) -> bool {
        matches!(self, By::Value | By::Currency | By::Period)
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            By::Kind => "kind",
            By::Facet => "facet",
            By::Modality => "modality",
            By::EmployerSize => "employer_size",
            By::Lang => "lang",
            By::Site => "site",
            By::Occupation => "occupation",
            By::Section => "section",
            By::Year => "year",
            By::Value => "value",
            By::Currency => "currency",
            By::Period => "period",
            By::Code => "code",
            By::Ssyk1 => "ssyk1",
            By::Ssyk2 => "ssyk2",
            By::Ssyk3 => "ssyk3",
            By::Ssyk4 => "ssyk4",
        }
    }

    /// What has that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        By::ALL.into_iter().find(|by| by.name() == name)
    }

    pub(super) fn column(self) -> Column {
        match self {
            By::Year => Column::Year,
            By::Kind => Column::Quality(Quality::Kind),
            By::Facet => Column::Quality(Quality::Facet),
            By::Modality => Column::Quality(Quality::Modality),
            By::EmployerSize => Column::Quality(Quality::EmployerSize),
            By::Ssyk1 | By::Ssyk2 | By::Ssyk3 | By::Ssyk4 => Column::Text("occupation_code"),
            by => Column::Text(by.name()),
        }
    }

    /// Whether all documents of a page have the same values of it.
    pub(super) fn is_of_page(self) -> bool {
        match self {
            By::Lang | By::Site | By::Occupation | By::Year => true,
            By::Ssyk1 | By::Ssyk2 | By::Ssyk3 | By::Ssyk4 => true,
            By::Kind | By::Facet | By::Modality | By::EmployerSize => false,
            By::Section | By::Value | By::Code | By::Currency | By::Period => false,
        }
    }

    /// Whether all values of its column are its own.
    pub(super) fn has_all(self) -> bool {
        !matches!(self, By::Ssyk1 | By::Ssyk2 | By::Ssyk3 | By::Ssyk4)
    }

    /// Whether a value of its column is one of its own.
    pub(super) fn has(self, value: &str) -> bool {
        let figures = match self {
            By::Ssyk1 => 1,
            By::Ssyk2 => 2,
            By::Ssyk3 => 3,
            By::Ssyk4 => 4,
            _ => return true,
        };
        value
            .strip_prefix("SSYK/")
            .is_some_and(|code| code.len() == figures)
    }
}

impl fmt::Display for By {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// One side of a cross table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// What facts can be counted by.
    By(By),
    /// The values of facts of a kind.
    Kind(Kind),
    /// The values of facts of a sub-type.
    Facet(Facet),
}

impl Side {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Side::By(by) => by.name(),
            Side::Kind(kind) => kind.name(),
            Side::Facet(facet) => facet.name(),
        }
    }

    /// The side of that name: what can be counted by comes before kinds, and kinds before sub-types.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        (By::from_name(name).map(Side::By))
            .or_else(|| Kind::from_name(name).map(Side::Kind))
            .or_else(|| Facet::from_name(name).map(Side::Facet))
    }

    /// Two sides of a table, their names with a comma between; none where one is no side, or both are the same, or both are values of facts,
    /// of which a fact has one.
    #[must_use]
    pub fn pair(names: &str) -> Option<[Self; 2]> {
        let (a, b) = names.split_once(',')?;
        let (a, b) = (Side::from_name(a.trim())?, Side::from_name(b.trim())?);
        (a.by() != b.by()).then_some([a, b])
    }

    /// Whether it is values of facts.
    #[must_use]
    pub fn is_values(self) -> bool {
        self.by() == By::Value
    }

    pub(super) fn by(self) -> By {
        match self {
            Side::By(by) => by,
            Side::Kind(_) | Side::Facet(_) => By::Value,
        }
    }
}
