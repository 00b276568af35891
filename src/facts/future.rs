//! Future: "kommer att mäta" says what "mäter" says.

use super::line::Line;
use super::words::{Flags, Pos};

/// How many words may stand between "kommer" and "att": the subject of an inverted sentence, adverbs, a negation.
const BETWEEN: usize = 4;

impl Line<'_> {
    /// Settles "kommer att" and "komma att" before an infinitive as one modal verb: its marker opens nothing.
    pub(super) fn resolve_future(&mut self) {
        for i in 0..self.len() {
            let class = match (self.pos(i), self.word(i)) {
                (Pos::Verb, "kommer") => Pos::Modal,
                (Pos::Infinitive, "komma") => Pos::Adverb,
                _ => continue,
            };
            let Some(marker) = self.marker_of(i) else {
                continue;
            };
            self.tokens[i].pos = class;
            self.tokens[marker].pos = Pos::Adverb;
            // A verb that no table knows: after the marker nothing else ends so.
            let verb = marker + 1;
            if self.pos(verb) == Pos::Open
                && self.word(verb).ends_with('a')
                && self.word(verb).len() > 2
            {
                self.tokens[verb].pos = Pos::Infinitive;
            }
        }
    }

    /// Where the "att" of the future that begins at `i` stands, if an infinitive follows it.
    fn marker_of(&self, i: usize) -> Option<usize> {
        let marker = (i + 1..self.len().min(i + 2 + BETWEEN)).find(|&k| {
            !matches!(
                self.pos(k),
                Pos::Pronoun | Pos::Adverb | Pos::Not | Pos::Determiner
            ) && !self.flags(k).has(Flags::ROLE)
                && !self.is_capital(k)
        })?;
        let verb = (marker + 1..self.len().min(marker + 4))
            .find(|&k| !matches!(self.pos(k), Pos::Adverb | Pos::Not))?;
        let infinitive = matches!(self.pos(verb), Pos::Infinitive | Pos::Passive)
            || (self.pos(verb) == Pos::Open && self.word(verb).ends_with('a'));
        (self.pos(marker) == Pos::Att && infinitive).then_some(marker)
    }
}
