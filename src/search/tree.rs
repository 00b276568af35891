//! The tree: a query, read. Its written form is the query as it was understood, and reads as the same tree again.

use super::named::{Filter, Named};
use std::fmt;
use std::ops::Range;

/// A query or a part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// Words.
    Words(Clause),
    /// A field with a value.
    Field(Filter),
    /// `*`: whatever there is.
    Everything,
    /// Shuts out what is found by another.
    Not(Box<Node>),
    /// Must be found, where what stands beside it need not be.
    Must(Box<Node>),
    /// Side by side: the more of the words the better, at least one; all fields.
    Beside(Vec<Node>),
    /// All.
    And(Vec<Node>),
    /// At least one.
    Or(Vec<Node>),
}

/// A word, or words that belong together.
#[derive(Debug, Clone, Default)]
pub struct Clause {
    /// Its words in their exact form; more than one make a phrase.
    pub words: Vec<String>,
    /// Whether its last word is only the beginning of one.
    pub prefix: bool,
    /// Whether it stood in quotes: then only its exact form is sought.
    pub quoted: bool,
    /// How many letters a word may differ by: 0, 1 or 2.
    pub fuzzy: u8,
    /// How many words may stand between those of a phrase in quotes.
    pub slop: u32,
    /// The bytes of the query's text that it was read from; two clauses that differ only here are equal.
    pub at: Range<usize>,
    /// What else is sought in its place, and why.
    pub also: Vec<Also>,
}

/// What is sought beside what was asked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Also {
    /// Its words in their exact form, with single spaces between.
    pub words: String,
    /// Why.
    pub why: Why,
}

/// Why something is sought beside what was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Why {
    /// It is the word as a keyboard with all its letters writes it: `lönen` for `lonen`.
    Letters,
    /// It means the same.
    Synonym,
    /// It is a kind of it.
    Narrower,
}

impl Why {
    /// Its name in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Why::Letters => "letters",
            Why::Synonym => "synonym",
            Why::Narrower => "narrower",
        }
    }
}

impl PartialEq for Clause {
    fn eq(&self, other: &Self) -> bool {
        let key = |c: &Clause| (c.words.clone(), c.prefix, c.quoted, c.fuzzy, c.slop);
        key(self) == key(other)
    }
}

impl Eq for Clause {}

impl Node {
    /// The clauses that it seeks, in order; not those that it shuts out.
    #[must_use]
    pub fn sought(&self) -> Vec<&Clause> {
        let mut found = Vec::new();
        self.each_sought(&mut |clause| found.push(clause));
        found
    }

    fn each_sought<'n>(&'n self, visit: &mut impl FnMut(&'n Clause)) {
        match self {
            Node::Words(clause) => visit(clause),
            Node::Must(inner) => inner.each_sought(visit),
            Node::Beside(all) | Node::And(all) | Node::Or(all) => {
                all.iter().for_each(|node| node.each_sought(visit));
            }
            Node::Not(_) | Node::Field(_) | Node::Everything => {}
        }
    }

    /// Changes its clauses, those that it shuts out among them.
    pub(super) fn each_clause(&mut self, change: &mut impl FnMut(&mut Clause)) {
        match self {
            Node::Words(clause) => change(clause),
            Node::Must(inner) | Node::Not(inner) => inner.each_clause(change),
            Node::Beside(all) | Node::And(all) | Node::Or(all) => {
                all.iter_mut().for_each(|node| node.each_clause(change));
            }
            Node::Field(_) | Node::Everything => {}
        }
    }

    /// All filters, those that shut out among them.
    #[must_use]
    pub fn filters(&self) -> Vec<&Filter> {
        match self {
            Node::Field(filter) => vec![filter],
            Node::Must(inner) | Node::Not(inner) => inner.filters(),
            Node::Beside(all) | Node::And(all) | Node::Or(all) => {
                all.iter().flat_map(Node::filters).collect()
            }
            Node::Words(_) | Node::Everything => Vec::new(),
        }
    }

    /// Whether it asks for facts by one of its fields.
    pub(super) fn asks_for_facts(&self) -> bool {
        self.filters()
            .iter()
            .any(|f| Named::asks_for_facts(f.field))
    }

    /// Whether whatever it finds has a word of it.
    pub(super) fn has_words(&self) -> bool {
        match self {
            Node::Words(_) => true,
            Node::Must(inner) => inner.has_words(),
            Node::And(all) => all.iter().any(Node::has_words),
            Node::Or(all) => all.iter().all(Node::has_words),
            Node::Beside(all) => {
                let may = |node: &&Node| !(matches!(node, Node::Must(_)) || node.is_aside());
                let must = |node: &Node| matches!(node, Node::Must(_));
                match all.iter().any(must) {
                    true => all.iter().any(|node| must(node) && node.has_words()),
                    false => {
                        let mut may = all.iter().filter(may).peekable();
                        may.peek().is_some() && may.all(Node::has_words)
                    }
                }
            }
            Node::Not(_) | Node::Field(_) | Node::Everything => false,
        }
    }

    /// Whether it seeks nothing of its own but is a condition for what stands beside it: a field, what is shut out, and groups
    /// of these.
    pub(super) fn is_aside(&self) -> bool {
        match self {
            Node::Not(_) | Node::Field(_) => true,
            Node::Beside(all) | Node::And(all) | Node::Or(all) => all.iter().all(Node::is_aside),
            Node::Words(_) | Node::Must(_) | Node::Everything => false,
        }
    }

    /// Whether it only shuts out.
    pub(super) fn is_not(&self) -> bool {
        matches!(self, Node::Not(_))
    }

    /// How tightly its written form holds together.
    fn binds(&self) -> u8 {
        match self {
            Node::Beside(all) | Node::Or(all) | Node::And(all) if all.len() == 1 => all[0].binds(),
            Node::Beside(_) => 0,
            Node::Or(_) => 1,
            Node::And(_) => 2,
            _ => 3,
        }
    }
}

impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What binds no tighter than its surroundings stands in parentheses.
        let within = |node: &Node, least: u8| match node.binds() < least {
            true => format!("({node})"),
            false => node.to_string(),
        };
        let joined = |all: &[Node], between: &str, least: u8| {
            let least = if all.len() == 1 { 0 } else { least };
            let parts: Vec<String> = all.iter().map(|node| within(node, least)).collect();
            parts.join(between)
        };
        match self {
            Node::Words(clause) => write!(f, "{clause}"),
            Node::Field(filter) => write!(f, "{filter}"),
            Node::Everything => write!(f, "*"),
            Node::Not(inner) => write!(f, "-{}", within(inner, 3)),
            Node::Must(inner) => write!(f, "+{}", within(inner, 3)),
            // AND and OR would hold together without parentheses too, but not to the eye.
            Node::Beside(all) => write!(f, "{}", joined(all, " ", 3)),
            Node::Or(all) => write!(f, "{}", joined(all, " OR ", 2)),
            Node::And(all) => write!(f, "{}", joined(all, " AND ", 3)),
        }
    }
}

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (quote, between) = if self.quoted { ("\"", " ") } else { ("", "-") };
        write!(f, "{quote}{}{quote}", self.words.join(between))?;
        match (self.prefix, self.fuzzy, self.slop) {
            (true, ..) => write!(f, "*"),
            (false, 0, 0) => Ok(()),
            (false, 0, near) => write!(f, "~{near}"),
            (false, off, _) => write!(f, "~{off}"),
        }
    }
}
