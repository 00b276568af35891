//! What a section is about: by its heading, and by its content where the heading does not say.

use crate::language::Reading;
use crate::span::{Clean, Span};
use std::sync::OnceLock;

/// What a section is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Topic {
    /// Before the first heading.
    Lead,
    /// Tasks.
    Work,
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

    /// What a heading announces: its longest word of the table decides.
    pub(super) fn of_heading(heading: &str) -> Topic {
        let lower = heading.to_lowercase();
        table()
            .iter()
            .filter(|(stem, _)| lower.contains(stem))
            .max_by_key(|(stem, _)| stem.len())
            .map_or(Topic::Other, |&(_, topic)| topic)
    }

    /// What a block talks of, where no heading says it: two words for education and none for tasks.
    pub(super) fn of_block(self, text: &str) -> Topic {
        if !matches!(self, Topic::Lead | Topic::Other) {
            return self;
        }
        let lower: String = text
            .chars()
            .take(2_000)
            .flat_map(char::to_lowercase)
            .collect();
        let count = |words: &[&str]| {
            words
                .iter()
                .map(|w| lower.matches(w).count())
                .sum::<usize>()
        };
        let education = count(&[
            "utbildning",
            "högskol",
            "gymnasi",
            "universitet",
            "examen",
            "behörighet",
            "programmet",
        ]);
        let work = count(&[
            "arbetar med",
            "ansvarar",
            "arbetsuppgift",
            "ingår i",
            "innebär",
        ]);
        if education >= 2 && work == 0 {
            Topic::Education
        } else {
            self
        }
    }
}

fn table() -> &'static [(&'static str, Topic)] {
    static TABLE: OnceLock<Vec<(&'static str, Topic)>> = OnceLock::new();
    TABLE.get_or_init(|| {
        include_str!("tables/topic.sv.tsv")
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .map(|(stem, topic)| (stem, Topic::from_name(topic)))
            .collect()
    })
}

/// The topic of every section of a reading, by index.
pub(super) fn topics(text: &str, reading: &Reading) -> Vec<Topic> {
    reading
        .sections
        .iter()
        .map(|section| {
            section
                .heading
                .map_or(Topic::Lead, |h: Span<Clean>| Topic::of_heading(h.of(text)))
        })
        .collect()
}
