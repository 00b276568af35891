//! What a section is about: by its heading, and by its content where the heading does not say.

use super::rulebook::Rulebook;
use super::tables;
use super::words;
use crate::language::{Lang, Reading};
use crate::span::{Clean, Span};
use aho_corasick::AhoCorasick;
use std::sync::OnceLock;

/// What a section is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Topic {
    /// Before the first heading.
    Lead,
    /// Tasks.
    Work,
    /// Where one works, and for whom.
    Place,
    /// Hours, places, strain.
    Environment,
    /// Education and licences.
    Education,
    /// Skills and traits.
    Skills,
    /// Pay.
    Pay,
    /// Demand.
    Outlook,
    /// Ways in and out.
    Path,
    /// Where to read more: makes no facts.
    More,
    /// Anything else.
    Other,
}

impl Topic {
    /// The topic of that name.
    pub(super) fn from_name(name: &str) -> Option<Topic> {
        NAMES
            .iter()
            .find(|(n, _)| *n == name)
            .map(|(_, topic)| *topic)
    }

    /// The names of all topics.
    pub(super) fn names() -> Vec<&'static str> {
        NAMES.iter().map(|(name, _)| *name).collect()
    }

    /// What a heading announces: its longest word of the table decides; a word after `=` is all of the heading.
    fn of_heading(heading: &str, table: &[Heading]) -> Topic {
        let lower = heading.to_lowercase();
        table
            .iter()
            .filter(|(stem, _)| match stem.strip_prefix('=') {
                Some(whole) => lower.trim() == whole,
                None => lower.contains(stem),
            })
            .max_by_key(|(stem, _)| stem.len())
            .map_or(Topic::Other, |&(_, topic)| topic)
    }

    /// What a block talks of, where no heading says it: two words for education and none for tasks.
    pub(super) fn of_block(self, text: &str) -> Topic {
        if !matches!(self, Topic::Lead | Topic::Other) {
            return self;
        }
        let end = text
            .char_indices()
            .nth(OPENING)
            .map_or(text.len(), |(at, _)| at);
        let lower = text[..end].to_lowercase();
        let (mut education, mut work) = (0, 0);
        for hit in talk().iter().flat_map(|words| words.find_iter(&lower)) {
            match hit.pattern().as_usize() < EDUCATION.len() {
                true => education += 1,
                false => work += 1,
            }
        }
        if education >= 2 && work == 0 {
            Topic::Education
        } else {
            self
        }
    }
}

/// The names that tables and rules give the topics.
const NAMES: [(&str, Topic); 11] = [
    ("lead", Topic::Lead),
    ("work", Topic::Work),
    ("place", Topic::Place),
    ("environment", Topic::Environment),
    ("education", Topic::Education),
    ("skills", Topic::Skills),
    ("pay", Topic::Pay),
    ("outlook", Topic::Outlook),
    ("path", Topic::Path),
    ("more", Topic::More),
    ("other", Topic::Other),
];

/// A stem of headings, and what it announces.
pub(super) type Heading = (&'static str, Topic);

/// As many characters of a block say what it talks of.
const OPENING: usize = 2_000;

/// Stems of a block that talks of education.
const EDUCATION: [&str; 7] = [
    "utbildning",
    "högskol",
    "gymnasi",
    "universitet",
    "examen",
    "behörighet",
    "programmet",
];

/// Phrases of a block that talks of tasks.
const WORK: [&str; 5] = [
    "arbetar med",
    "ansvarar",
    "arbetsuppgift",
    "ingår i",
    "innebär",
];

/// All of them, sought in one pass.
fn talk() -> Option<&'static AhoCorasick> {
    static TALK: OnceLock<Option<AhoCorasick>> = OnceLock::new();
    TALK.get_or_init(|| AhoCorasick::new(EDUCATION.iter().chain(&WORK)).ok())
        .as_ref()
}

/// The headings of a language.
pub(super) fn table(lang: Lang) -> &'static [Heading] {
    static SV: OnceLock<Vec<Heading>> = OnceLock::new();
    static EN: OnceLock<Vec<Heading>> = OnceLock::new();
    static NB: OnceLock<Vec<Heading>> = OnceLock::new();
    static DA: OnceLock<Vec<Heading>> = OnceLock::new();
    let (cell, source) = match lang {
        Lang::EN => (&EN, &tables::EN),
        Lang::NB | Lang::NN => (&NB, &tables::NB),
        Lang::DA => (&DA, &tables::DA),
        _ => (&SV, &tables::SV),
    };
    cell.get_or_init(|| {
        words::lines(source.topics)
            .filter_map(|line| line.split_once('\t'))
            .map(|(stem, topic)| (stem, Topic::from_name(topic).unwrap_or(Topic::Other)))
            .collect()
    })
}

/// The topic of every section of a reading, by index.
pub(super) fn topics(text: &str, reading: &Reading, book: &Rulebook) -> Vec<Topic> {
    let table = book.headings(reading.lang.lang);
    // Where no heading follows, what stands first is no lead: it is all there is.
    let lead = match reading.sections.len() {
        0 | 1 => Topic::Other,
        _ => Topic::Lead,
    };
    reading
        .sections
        .iter()
        .map(|section| {
            section
                .heading
                .map_or(lead, |h: Span<Clean>| Topic::of_heading(h.of(text), table))
        })
        .collect()
}
