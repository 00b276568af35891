//! Flaws: what keeps a query from being read as it stands, and notes on how it was read.

use super::named::Named;
use serde::Serialize;
use std::ops::Range;

/// What keeps a query from being read, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The bytes of the query's text.
    pub at: Range<usize>,
    /// What it is.
    #[serde(flatten)]
    pub flaw: Flaw,
}

/// What keeps a query from being read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "flaw", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Flaw {
    /// A quotation mark is not closed.
    OpenQuote,
    /// A parenthesis is not closed.
    OpenGroup,
    /// A range in brackets is not closed.
    OpenRange,
    /// A parenthesis closes none.
    StrayClose,
    /// Nothing stands before an operator.
    NothingBefore {
        /// The operator.
        operator: Operator,
    },
    /// Nothing stands after an operator.
    NothingAfter {
        /// The operator.
        operator: Operator,
    },
    /// A field is asked for nothing.
    NoValue {
        /// The field.
        field: Named,
    },
    /// A field has no such value.
    UnknownValue {
        /// The field.
        field: Named,
        /// What was asked for.
        given: String,
        /// The value that is written most like it.
        #[serde(skip_serializing_if = "Option::is_none")]
        near: Option<&'static str>,
        /// The values that the field has.
        names: Vec<&'static str>,
    },
    /// An end of a range is no number, or no date.
    BadPoint {
        /// The field.
        field: Named,
        /// What was given.
        given: String,
    },
    /// A range has not two ends with `TO` between them.
    BadRange {
        /// The field.
        field: Named,
    },
    /// A range ends before it begins.
    Backwards,
    /// A number after `~` is too large.
    TooFar {
        /// The largest.
        most: u32,
    },
    /// A number is written with spaces in it, or before its unit.
    Spaced {
        /// The field.
        field: Named,
        /// Its value without them.
        given: String,
    },
    /// A number or a range is written otherwise than it is read.
    Written {
        /// The field.
        field: Named,
        /// Its value as it is read.
        given: String,
    },
    /// A code is asked for without its classification.
    NoSystem {
        /// The code.
        given: String,
    },
    /// Parentheses stand in too many others.
    TooDeep {
        /// How many they may stand in.
        most: usize,
    },
    /// The query is too long.
    TooLong,
}

/// What joins the parts of a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Operator {
    /// All.
    And,
    /// At least one.
    Or,
    /// Not.
    Not,
}

impl Operator {
    /// As a query has it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Operator::And => "AND",
            Operator::Or => "OR",
            Operator::Not => "NOT",
        }
    }
}

/// What a user should know of how a query was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Note {
    /// It has more than 64 words; the rest was passed over.
    TooManyWords,
    /// There is no letter or digit in it.
    NoWords,
    /// It only shuts hits out.
    OnlyExclusions,
    /// What stands before a colon is no field; it was sought as words.
    NoField,
    /// `*` was passed over where it does not end a word of at least two letters.
    LoneStar,
    /// `~` was passed over where it does not end a single word of at least three letters.
    LoneTilde,
    /// `?` stands for no letter; the words on either side of it were sought as a phrase.
    NoWildcard,
    /// A word cannot be weighted with `^`; its figures were sought as a word.
    NoBoost,
    /// `NEAR` is no operator; it was sought as a word.
    NoNear,
    /// A field's name was followed by a space; it was sought as a word, and what follows too.
    SpaceAfterField,
    /// `/…/` is no regular expression; its words were sought as a phrase.
    NoRegex,
}
