//! What a section is about: by its heading, and by its content where the heading does not say.

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
    fn from_name(name: &str) -> Topic {
        match name {
            "work" => Topic::Work,
            "place" => Topic::Place,
            "environment" => Topic::Environment,
            "education" => Topic::Education,
            "skills" => Topic::Skills,
            "pay" => Topic::Pay,
            "outlook" => Topic::Outlook,
            "path" => Topic::Path,
            "more" => Topic::More,
            _ => Topic::Other,
        }
    }

    /// What a heading announces: its longest word of the table decides; a word after `=` is all of the heading.
    pub(super) fn of_heading(heading: &str, lang: Lang) -> Topic {
        let lower = heading.to_lowercase();
        table(lang)
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

fn table(lang: Lang) -> &'static [(&'static str, Topic)] {
    static SV: OnceLock<Vec<(&'static str, Topic)>> = OnceLock::new();
    static EN: OnceLock<Vec<(&'static str, Topic)>> = OnceLock::new();
    static NB: OnceLock<Vec<(&'static str, Topic)>> = OnceLock::new();
    static DA: OnceLock<Vec<(&'static str, Topic)>> = OnceLock::new();
    let (cell, source) = match lang {
        Lang::EN => (&EN, &tables::EN),
        Lang::NB | Lang::NN => (&NB, &tables::NB),
        Lang::DA => (&DA, &tables::DA),
        _ => (&SV, &tables::SV),
    };
    cell.get_or_init(|| {
        words::lines(source.topics)
            .filter_map(|line| line.split_once('\t'))
            .map(|(stem, topic)| (stem, Topic::from_name(topic)))
            .collect()
    })
}

/// The topic of every section of a reading, by index.
pub(super) fn topics(text: &str, reading: &Reading) -> Vec<Topic> {
    // Where no heading follows, what stands first is no lead: it is all there is.
    let lead = match reading.sections.len() {
        0 | 1 => Topic::Other,
        _ => Topic::Lead,
    };
    reading
        .sections
        .iter()
        .map(|section| {
            section.heading.map_or(lead, |h: Span<Clean>| {
                Topic::of_heading(h.of(text), reading.lang.lang)
            })
        })
        .collect()
}
