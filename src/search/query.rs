//! The query: what is asked, and how it is understood.
//!
//! Words and `"phrases"` are alternatives: the more of them a hit has, the higher it stands. A word is found in every
//! inflection and within compounds; in quotes only as it is written. `-word` and `-"a phrase"` shut hits out in the same way,
//! so `-arbete` shuts out `arbetsgivare` as well, and `-"arbete"` does not. `sjuk*` finds every word that begins so. Reading
//! never fails: a quote that is not closed reaches to the end, other signs part words, and what was passed over comes back as
//! a [`Note`].

use crate::facts::Kind;
use crate::index::{Grain, words};
use serde::{Deserialize, Serialize};

/// More words than this are passed over.
const MOST_WORDS: usize = 64;

/// What is asked of an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// The words, as typed; empty finds everything that passes the filters.
    pub text: String,
    /// What is sought; unless it is said, facts where a kind is named, else passages.
    pub grain: Option<Grain>,
    /// Facts of one of these kinds, or passages and articles with such facts; empty is any.
    pub kinds: Vec<Kind>,
    /// Pages in one of these languages (BCP 47).
    pub langs: Vec<String>,
    /// Pages about one of these occupations.
    pub occupations: Vec<String>,
    /// What stands under one of these headings.
    pub sections: Vec<String>,
    /// How many hits are wanted.
    pub limit: usize,
    /// How many hits are passed over first.
    pub offset: usize,
}

impl Query {
    /// A question for words, with the ten best hits as the answer.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Query {
            text: text.into(),
            grain: None,
            kinds: Vec::new(),
            langs: Vec::new(),
            occupations: Vec::new(),
            sections: Vec::new(),
            limit: 10,
            offset: 0,
        }
    }

    /// What is sought.
    #[must_use]
    pub fn grain(&self) -> Grain {
        match self.grain {
            Some(grain) => grain,
            None if self.kinds.is_empty() => Grain::Passage,
            None => Grain::Fact,
        }
    }

    /// Its text, read.
    #[must_use]
    pub fn clauses(&self) -> Vec<Clause> {
        read(&self.text).0
    }

    /// What was passed over in its text.
    #[must_use]
    pub fn notes(&self) -> Vec<Note> {
        read(&self.text).1
    }
}

/// Clauses in the notation of a query.
pub(super) fn written(clauses: &[Clause]) -> String {
    let clauses: Vec<String> = clauses.iter().map(Clause::to_string).collect();
    clauses.join(" ")
}

/// One part of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Whether it shuts hits out.
    pub excluded: bool,
    /// Its words in their exact form; more than one make a phrase.
    pub words: Vec<String>,
    /// Whether its last word is only the beginning of one.
    pub prefix: bool,
    /// Whether it stood in quotes: then only its exact form is sought.
    pub quoted: bool,
}

impl std::fmt::Display for Clause {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (quote, between) = if self.quoted { ("\"", " ") } else { ("", "-") };
        let (minus, star) = (
            if self.excluded { "-" } else { "" },
            if self.prefix { "*" } else { "" },
        );
        write!(f, "{minus}{quote}{}{quote}{star}", self.words.join(between))
    }
}

/// What a user should know of how a query was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Note {
    /// It has more than 64 words; the rest was passed over.
    TooManyWords,
    /// A quote is not closed; the phrase reaches to the end.
    OpenQuote,
    /// `AND`, `OR` or `NOT` were read as words.
    OperatorIsWord,
    /// There is no letter or digit in it.
    NoWords,
    /// It only shuts hits out.
    OnlyExclusions,
    /// `*` was passed over where it does not end a word of at least two letters.
    LoneStar,
}

/// Reads the text of a query.
fn read(text: &str) -> (Vec<Clause>, Vec<Note>) {
    let (mut clauses, mut notes) = (Vec::new(), Vec::new());
    let mut note = |note: Note| {
        if !notes.contains(&note) {
            notes.push(note);
        }
    };
    let mut rest = text;
    let mut left = MOST_WORDS;
    while let Some(begin) = rest.find(|c: char| !c.is_whitespace()) {
        rest = &rest[begin..];
        let excluded = rest.starts_with('-')
            && rest[1..].starts_with(|c: char| c == '"' || c.is_alphanumeric());
        if excluded {
            rest = &rest[1..];
        }
        let (part, quoted, after) = part(rest, &mut note);
        rest = after;
        if matches!(part, "AND" | "OR" | "NOT") && !quoted {
            note(Note::OperatorIsWord);
        }
        let mut read: Vec<String> = words(part).map(|word| word.exact).collect();
        if read.len() > left {
            note(Note::TooManyWords);
            read.truncate(left);
        }
        left -= read.len();
        let star = !quoted && part.contains('*');
        let prefix =
            star && part.ends_with('*') && read.last().is_some_and(|w| w.chars().count() > 1);
        if star && !prefix {
            note(Note::LoneStar);
        }
        if !read.is_empty() {
            // What stands together without a quote (PR-tjänst, 25.000) is a phrase as well.
            clauses.push(Clause {
                excluded,
                words: read,
                prefix,
                quoted,
            });
        }
    }
    if clauses.is_empty() && !text.trim().is_empty() {
        note(Note::NoWords);
    }
    if !clauses.is_empty() && clauses.iter().all(|c| c.excluded) {
        note(Note::OnlyExclusions);
    }
    (clauses, notes)
}

/// The next part of `rest`, which does not begin with white space: a phrase without its quotes, or what stands up to the
/// next white space or quote; and what comes after.
fn part<'t>(rest: &'t str, note: &mut impl FnMut(Note)) -> (&'t str, bool, &'t str) {
    const QUOTES: [char; 4] = ['"', '”', '“', '„'];
    if let Some(quoted) = rest.strip_prefix(QUOTES) {
        return match quoted.split_once(QUOTES) {
            Some((phrase, after)) => (phrase, true, after),
            None => {
                note(Note::OpenQuote);
                (quoted, true, "")
            }
        };
    }
    let end = rest.find(|c: char| c.is_whitespace() || QUOTES.contains(&c));
    let (part, after) = rest.split_at(end.unwrap_or(rest.len()));
    (part, false, after)
}
