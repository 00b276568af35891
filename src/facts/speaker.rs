//! Speakers: who says "jag" and "vi" in an article, and which lines are what somebody answers.

use super::line::Line;
use super::word_sets::SAYS;
use super::words::{Flags, Pos};
use crate::language::{Reading, TextBlock};

/// The people who speak in an article.
#[derive(Debug, Default)]
pub(super) struct Speakers {
    /// Whether somebody tells of themselves.
    tells: bool,
    /// The names of people that the article says are in the role, lower-cased.
    names: Vec<String>,
    /// Whether the heading that holds is a question.
    asked: bool,
}

/// So many times "jag" is somebody who tells; once it may be a set phrase.
const TELLS: usize = 2;

/// An article tells of no more people.
const MOST: usize = 16;

impl Speakers {
    /// Who speaks in a text.
    pub(super) fn of(text: &str) -> Self {
        let alone = |at: usize| {
            let letter = |c: char| c.is_alphanumeric();
            !text[..at].ends_with(letter) && !text[at + 3..].starts_with(letter)
        };
        let said = |word: &str| {
            text.match_indices(word)
                .filter(|(at, _)| alone(*at))
                .take(TELLS)
                .count()
        };
        Speakers {
            tells: said("jag") + said("Jag") >= TELLS || text.contains("– Jag "),
            ..Speakers::default()
        }
    }

    /// Notes what a heading asks.
    pub(super) fn note_heading(&mut self, line: &Line<'_>) {
        self.asked = line.is_question();
    }

    /// Notes the person that the sentence begins with, if it says that they are in the role: "Lars Berg är snickare".
    pub(super) fn note_person(&mut self, line: &Line<'_>) {
        let name = |i: usize| {
            line.pos(i) == Pos::Open && line.is_capital(i) && line.flags(i) == Flags::default()
        };
        let end = (0..line.len().min(4)).take_while(|&i| name(i)).count();
        let is = matches!(line.word(end), "är" | "jobbar" | "arbetar");
        let in_role = |i: usize| line.flags(i).has(Flags::OWN);
        if end > 0
            && is
            && self.names.len() < MOST
            && (end + 1..line.len().min(end + 7)).any(in_role)
        {
            self.names.extend((0..end).map(|i| line.word(i).to_owned()));
        }
    }

    /// Whether the word at `i` stands for a person in the role: one who tells of their work, or their name.
    pub(super) fn speaks(&self, line: &Line<'_>, i: usize) -> bool {
        match line.word(i) {
            "jag" => true,
            "vi" => self.tells,
            word => {
                !self.names.is_empty()
                    && line.is_capital(i)
                    && self.names.iter().any(|name| name == word)
            }
        }
    }

    /// Whether a line that begins with a dash is what somebody says, not an item of a list: it is told by "jag", ends with who
    /// says it, or stands alone under a question.
    pub(super) fn is_answer(
        &self,
        line: &Line<'_>,
        block: &TextBlock,
        reading: &Reading,
        text: &str,
    ) -> bool {
        if !is_dashed(line.text) {
            return false;
        }
        let own = |i: usize| matches!(line.word(i), "jag" | "mig" | "min" | "mitt" | "mina");
        let told = |i: usize| {
            SAYS.of(line.lang()).has(line.word(i)) && line.pos(i.wrapping_sub(1)) == Pos::Comma
        };
        if (0..line.len()).any(|i| own(i) || told(i)) {
            return true;
        }
        self.asked && !beside(block, reading, text)
    }
}

/// Whether a text begins with a dash.
fn is_dashed(text: &str) -> bool {
    text.starts_with(['-', '–', '—'])
}

/// Whether the block before or after begins with a dash too.
fn beside(block: &TextBlock, reading: &Reading, text: &str) -> bool {
    let at = reading
        .blocks
        .partition_point(|other| other.span.start < block.span.start);
    let dashed = |i: usize| {
        reading
            .blocks
            .get(i)
            .is_some_and(|b| is_dashed(b.span.of(text)))
    };
    dashed(at + 1) || (at > 0 && dashed(at - 1))
}
