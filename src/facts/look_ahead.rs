//! Looking ahead: classes that what follows decides. "Kommer att mäta" says what "mäter" says, and "där mäts" opens no
//! subordinate clause.

use super::line::Line;
use super::words::{Flags, Pos};
use crate::language::Lang;

/// How many words may stand between "kommer" and "att": the subject of an inverted sentence, adverbs, a negation.
const BETWEEN: usize = 4;

impl Line<'_> {
    /// Settles them.
    pub(super) fn look_ahead(&mut self) {
        self.settle_future();
        for i in 0..self.len() {
            if self.pos(i) == Pos::Subordinator && self.is_adverb_of_place(i) {
                self.tokens[i].pos = Pos::Adverb;
            }
            if self.adds(i) {
                self.tokens[i].pos = Pos::And;
            }
            if i == 1 && self.is_unknown_passive() {
                self.tokens[i].pos = Pos::Passive;
            }
        }
    }

    /// Whether "men" at `i` only adds to a row: "degar, men även kakor och nötter".
    fn adds(&self, i: usize) -> bool {
        // "En tekniker som mäter, men även målaren": that is who, not what.
        let verb = (0..i).rev().find(|&k| self.is_finite(k));
        let relative = verb.is_some_and(|verb| verb > 0 && self.word(verb - 1) == "som");
        self.word(i) == "men"
            && !relative
            && matches!(self.word(i + 1), "även" | "också")
            && self.pos(i + 2) == Pos::Open
            && (i + 2..self.len().min(i + 40))
                .take_while(|&k| !matches!(self.pos(k), Pos::Mark | Pos::Colon))
                .all(|k| {
                    !self.is_finite(k)
                        && !matches!(
                            self.pos(k),
                            Pos::Infinitive | Pos::Passive | Pos::Subordinator | Pos::Att
                        )
                })
    }

    /// Whether the second word is a passive that no table knows: "därefter bockas plåten".
    fn is_unknown_passive(&self) -> bool {
        let definite = ["en", "et", "na"];
        let noun = self.word(2);
        self.lang() == Lang::SV
            && self.pos(0) == Pos::Adverb
            && self.pos(1) == Pos::Open
            && !self.is_capital(1)
            && self.word(1).ends_with("as")
            && self.word(1).len() > 4
            && self.pos(2) == Pos::Open
            && definite.iter().any(|tail| noun.ends_with(tail))
    }

    /// Whether "där", "då" or "så" at `i` stands for a place or a time: "där tillverkas delar", "arbetar då med".
    fn is_adverb_of_place(&self, i: usize) -> bool {
        let word = self.word(i);
        let before = if i == 0 { Pos::Mark } else { self.pos(i - 1) };
        matches!(word, "där" | "då" | "så")
            && match before {
                Pos::Mark => self.is_finite(i + 1),
                Pos::Verb | Pos::Modal => word == "då" && self.pos(i + 1) == Pos::Preposition,
                _ => false,
            }
    }

    /// Settles "kommer att" and "komma att" before an infinitive as one modal verb: its marker opens nothing.
    fn settle_future(&mut self) {
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

    /// Numbers the clauses and the parts of the sentence.
    pub(super) fn number_clauses(&mut self) {
        let (mut clause, mut part) = (0, 0);
        let mut verb = false;
        for i in 0..self.tokens.len() {
            let opens = match self.pos(i) {
                Pos::Subordinator | Pos::But => true,
                Pos::Att => {
                    self.pos(i + 1) != Pos::Infinitive
                        && !matches!(self.pos(i.wrapping_sub(1)), Pos::And | Pos::Comma)
                }
                Pos::Mark => matches!(self.word(i), ";" | "(" | ")" | "–" | "—" | "-"),
                _ => false,
            };
            clause += usize::from(opens);
            let parts = match self.pos(i) {
                Pos::But => self.starts_clause(i + 1),
                Pos::Comma | Pos::And => verb && self.starts_clause(i + 1),
                Pos::Mark => matches!(self.word(i), ";" | "–" | "—" | "-"),
                _ => false,
            };
            part += usize::from(parts);
            verb = self.is_finite(i) || (verb && !parts);
            self.tokens[i].clause = clause;
            self.tokens[i].part = part;
        }
    }
}
