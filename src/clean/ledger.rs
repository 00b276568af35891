//! The ledger: what was decided on every byte of a page, and why.
//!
//! **Law of accounting**: the spans of [`Ledger::decisions`] follow each other without gap or overlap from the first byte
//! of the page's text to its last. So kept text plus removed text is the input, byte for byte, and clean text, diff, undo
//! and citation are views of page and ledger.

use super::class::Class;
use super::orders::Recurrence;
use crate::rule::{Confidence, Text};
use crate::span::{Raw, Span};

/// What becomes of a span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// It stays as it is.
    Keep,
    /// It is an artefact and goes.
    Drop(Class),
    /// It is white space that only held removed lines apart, and goes with them.
    Layout,
    /// It stays, written as it should have been.
    Repair(Box<str>),
}

/// One decision on one span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The bytes of the page's text that it is about; for a whole line, with its `"\n"`.
    pub span: Span<Raw>,
    /// The line it lies on, counted from 1 over all lines.
    pub line: usize,
    /// What becomes of it.
    pub action: Action,
    /// The id of the rule that decided.
    pub rule: &'static str,
    /// How sure the rule is.
    pub confidence: Confidence,
    /// What it saw.
    pub reason: Reason,
}

/// What a rule saw, in words, with the line or the words that it saw it in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The sentence; `{line}`, `{word}`, and `{pages}` of `{of}` stand for the fields below.
    pub says: &'static Text,
    /// Another line that it depends on, counted from 1.
    pub line: Option<u32>,
    /// The words of the page or of a table that gave it away.
    pub word: Option<Box<str>>,
    /// On how many pages of the site the line stands.
    pub recurs: Option<Recurrence>,
}

impl Reason {
    /// A reason that needs neither line nor word.
    #[must_use]
    pub fn new(says: &'static Text) -> Self {
        Reason {
            says,
            line: None,
            word: None,
            recurs: None,
        }
    }

    /// The sentence in English, filled in.
    #[must_use]
    pub fn en(&self) -> String {
        self.fill(self.says.en)
    }

    /// The sentence in Swedish, filled in.
    #[must_use]
    pub fn sv(&self) -> String {
        self.fill(self.says.sv)
    }

    fn fill(&self, template: &str) -> String {
        let line = self.line.map(|n| n.to_string()).unwrap_or_default();
        let said = template
            .replace("{line}", &line)
            .replace("{word}", self.word.as_deref().unwrap_or_default());
        match self.recurs {
            Some(recurs) => said
                .replace("{pages}", &recurs.pages.to_string())
                .replace("{of}", &recurs.of.to_string()),
            None => said,
        }
    }
}

/// Something that a reader of the page should know, and that no decision changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flag {
    /// So large a share of the words would have gone that nothing was dropped.
    LeftAlone {
        /// Words on lines that would have been dropped.
        dropped_words: usize,
        /// Words of the page.
        words: usize,
    },
}

/// Every decision on a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    pub(super) decisions: Vec<Decision>,
    pub(super) flags: Vec<Flag>,
    /// The number of the title's line.
    pub(super) title: Option<usize>,
}

impl Ledger {
    /// All decisions in the order of the text.
    #[must_use]
    pub fn decisions(&self) -> &[Decision] {
        &self.decisions
    }

    /// What a reader of the page should know.
    #[must_use]
    pub fn flags(&self) -> &[Flag] {
        &self.flags
    }

    /// The line of the article's title, counted from 1; it stays.
    #[must_use]
    pub fn title(&self) -> Option<usize> {
        self.title
    }

    /// The same with the flags of another ledger of the same page.
    #[must_use]
    pub fn with_flags_of(mut self, other: &Ledger) -> Self {
        self.flags.clone_from(&other.flags);
        self
    }

    /// The decisions that took a line away.
    pub fn dropped(&self) -> impl Iterator<Item = (&Decision, Class)> {
        self.decisions.iter().filter_map(|d| match d.action {
            Action::Drop(class) => Some((d, class)),
            _ => None,
        })
    }

    /// The decisions that wrote something anew, with the new text.
    pub fn repairs(&self) -> impl Iterator<Item = (&Decision, &str)> {
        self.decisions.iter().filter_map(|d| match &d.action {
            Action::Repair(now) => Some((d, &**now)),
            _ => None,
        })
    }
}
