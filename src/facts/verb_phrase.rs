//! Verb phrases: where one ends, and the verbs that it coordinates.

use super::line::{Line, Run};
use super::phrase::LONGEST;
use super::word_sets::STATES;
use super::words::{Flags, Pos};
use crate::language::Lang;

impl Line<'_> {
    /// The verb phrases from the verb at `from` on, one for each verb that is coordinated with it, each trimmed.
    pub(super) fn verb_items(&self, from: usize) -> Vec<Run> {
        let infinitive = self.pos(from) == Pos::Infinitive;
        let mut items = Vec::new();
        let mut start = from;
        let limit = self.len().min(from + LONGEST);
        let mut i = from + 1;
        let mut cut = None;
        while i < limit {
            // "Bygger maskiner, så som kranar och hissar": examples are no verbs.
            let example = cut.is_some_and(|c| self.word(c) == "som" && self.word(c - 1) == "så");
            if example && matches!(self.pos(i), Pos::Comma | Pos::And) {
                i += 1;
                continue;
            }
            let in_relative = cut.is_some_and(|c| self.word(c) == "som") && self.pos(i) == Pos::And;
            if in_relative && !infinitive {
                if self.next_verb(i, infinitive).is_some() {
                    break;
                }
            } else if let Some(verb) = self.next_verb(i, infinitive) {
                items.push((start, cut.unwrap_or(i)));
                (start, cut) = (verb, None);
                i = verb + 1;
                continue;
            }
            if self.ends_verb_phrase(from, i) {
                break;
            }
            if cut.is_none() && self.opens_aside(start, i) {
                cut = Some(i);
            }
            i += 1;
        }
        items.push((start, cut.unwrap_or(i)));
        // "Bearbeta glas i flera steg: att blåsa, slipa och polera".
        let listed = i + 1 + usize::from(self.pos(i + 1) == Pos::Att);
        if self.pos(i) == Pos::Colon && infinitive && self.pos(listed) == Pos::Infinitive {
            items.extend(self.verb_items(listed));
        }
        items
            .into_iter()
            .map(|item| self.trimmed(item))
            .filter(|item| item.0 < item.1)
            .collect()
    }

    /// Whether the verb at `i` says how something is: "bygger på kunskap" does, "bygger hus" and "bygger upp" do not.
    pub(super) fn states(&self, i: usize) -> bool {
        let builds = self.word(i) == "bygger"
            && !(i + 1..self.len().min(i + 4)).any(|k| self.word(k) == "på");
        STATES.has(self.word(i)) && !builds
    }

    /// If a separator stands at `i` and a verb of the same form follows it: where that verb stands.
    fn next_verb(&self, i: usize, infinitive: bool) -> Option<usize> {
        if !matches!(self.pos(i), Pos::Comma | Pos::And) && !matches!(self.word(i), "men" | "utan")
        {
            return None;
        }
        let mut k = i + 1;
        while k < self.len()
            && k < i + 5
            && (matches!(self.pos(k), Pos::Adverb | Pos::And | Pos::Comma | Pos::Not)
                || (self.pos(k) == Pos::Att && infinitive)
                || self.word(k) == "kunna")
        {
            k += 1;
        }
        let fits = match self.pos(k) {
            Pos::Infinitive => infinitive,
            Pos::Open => !infinitive && self.is_like_verb(k),
            Pos::Verb => !infinitive && !self.states(k),
            _ => false,
        };
        fits.then_some(k)
    }

    /// Whether a Danish or Norwegian word has the form of a verb and an object behind it: "og veileder pårørende".
    fn is_like_verb(&self, i: usize) -> bool {
        matches!(self.lang(), Lang::NB | Lang::NN | Lang::DA)
            && self.word(i).ends_with("er")
            && self.word(i).len() > 4
            && matches!(
                self.pos(i + 1),
                Pos::Open | Pos::Determiner | Pos::Pronoun | Pos::Adverb
            )
    }

    /// Whether a verb phrase that began at `from` ends before `i`.
    fn ends_verb_phrase(&self, from: usize, i: usize) -> bool {
        match self.pos(i) {
            Pos::Mark if self.is_range(i) => false,
            Pos::Mark => !matches!(self.word(i), "/" | "\"" | "”" | "“" | "’" | "%" | "(" | ")"),
            Pos::Colon => true,
            Pos::But => true,
            Pos::Comma => self.starts_clause(i + 1),
            Pos::And if self.awaits_verb(from, i) => false,
            Pos::And => self.starts_clause(i + 1) || self.announces_ability(i + 1),
            Pos::Verb | Pos::Modal => !self.in_relative(from, i),
            Pos::Subordinator => matches!(
                self.word(i),
                "medan" | "eftersom" | "därför" | "vilket" | "tills" | "innan" | "trots"
            ),
            _ => false,
        }
    }

    /// Whether a clause that "att" opens before `i` still lacks its verb: "se till att lås och larm fungerar".
    fn awaits_verb(&self, from: usize, i: usize) -> bool {
        let att = (from..i).rev().take(6).find(|&k| {
            self.pos(k) == Pos::Att && !matches!(self.pos(k + 1), Pos::Infinitive | Pos::Adverb)
        });
        att.is_some_and(|att| !(att..i).any(|k| self.is_finite(k)))
    }

    /// Whether another ability is announced at `i`: "och god förmåga att".
    fn announces_ability(&self, i: usize) -> bool {
        (i..(i + 3).min(self.len()))
            .any(|k| self.flags(k).has(Flags::SKILL) && self.pos(k + 1) == Pos::Att)
    }

    /// Whether a subordinator stands between `from` and the verb at `i`.
    fn in_relative(&self, from: usize, i: usize) -> bool {
        (from..i).rev().take(12).any(|k| {
            matches!(self.pos(k), Pos::Subordinator | Pos::Att)
                || (self.pos(k) == Pos::Om && self.opens_clause(k))
        })
    }

    /// The clause that begins at `from`, and those that "och att" joins to it: "att leveranser hålls och att lagret räcker".
    pub(super) fn clause_items(&self, from: usize) -> Vec<Run> {
        let (mut start, mut items) = (from, Vec::new());
        loop {
            let end = self.clause_end(start);
            items.push(self.trimmed((start, end)));
            let goes_on = self.pos(end) == Pos::And && self.pos(end + 1) == Pos::Att;
            if !goes_on || end > from + LONGEST {
                return items;
            }
            start = end + 2;
        }
    }

    /// The clause that begins at `from`, trimmed: up to the next mark, "men" or clause beside it.
    pub(super) fn clause_from(&self, from: usize) -> Run {
        self.trimmed((from, self.clause_end(from)))
    }

    fn clause_end(&self, from: usize) -> usize {
        (from..self.len().min(from + LONGEST))
            .find(|&i| match self.pos(i) {
                Pos::Mark => !matches!(self.word(i), "/" | "\"" | "”" | "(" | ")"),
                Pos::Colon | Pos::But => true,
                Pos::Comma => self.starts_clause(i + 1) || self.pos(i + 1) == Pos::Subordinator,
                Pos::And => self.pos(i + 1) == Pos::Att,
                Pos::Subordinator => {
                    matches!(
                        self.word(i),
                        "när" | "eftersom" | "så" | "medan" | "innan" | "därför"
                    )
                }
                _ => false,
            })
            .unwrap_or(self.len().min(from + LONGEST))
    }

    /// An indirect question at `from`, and the items that follow it after a conjunction and a preposition: "hur linor slits
    /// och om olika knutar".
    pub(super) fn question_items(&self, from: usize) -> Vec<Run> {
        let limit = self.len().min(from + LONGEST);
        let end = (from + 1..limit)
            .find(|&i| match self.pos(i) {
                Pos::Mark => !matches!(self.word(i), "/" | "\"" | "”" | "(" | ")"),
                Pos::Colon | Pos::But => true,
                Pos::Comma => self.pos(i + 1) == Pos::Subordinator || self.starts_clause(i + 1),
                Pos::And => matches!(self.pos(i + 1), Pos::Om | Pos::Subordinator | Pos::Att),
                _ => false,
            })
            .unwrap_or(limit);
        let mut items = vec![self.trimmed((from, end))];
        if self.pos(end) == Pos::And {
            match self.pos(end + 1) {
                Pos::Om => items.extend(self.noun_items(self.skip_light(end + 2), false)),
                Pos::Subordinator => items.push(self.clause_from(end + 1)),
                _ => {}
            }
        }
        items
    }

    /// Whether a clause with its own subject begins at `i`.
    pub(super) fn starts_clause(&self, i: usize) -> bool {
        let Some(verb) = (i..(i + 7).min(self.len())).find(|&k| self.is_finite(k)) else {
            return false;
        };
        (i..verb).all(|k| {
            !matches!(
                self.pos(k),
                Pos::Comma | Pos::And | Pos::Att | Pos::Subordinator | Pos::Mark
            )
        })
    }

    /// Whether an aside begins at `i` that a value leaves out: a purpose, a condition, a relative clause.
    fn opens_aside(&self, start: usize, i: usize) -> bool {
        let has_object = (start + 1..i).any(|k| self.pos(k) == Pos::Open);
        match self.pos(i) {
            // "Behandlar personer som har brutit benet": only the clause says whom.
            Pos::Subordinator if self.word(i) == "som" && is_general(self.word(i - 1)) => false,
            Pos::Subordinator => has_object && !matches!(self.word(i), "hur" | "vad"),
            Pos::Om => has_object && self.opens_clause(i),
            Pos::Preposition => {
                matches!(self.word(i), "för" | "genom") && self.pos(i + 1) == Pos::Att
            }
            Pos::Att => false,
            Pos::Mark => self.word(i) == "(" && i > start + 1,
            _ => false,
        }
    }
}

/// Whether a noun is too general to be an object by itself.
fn is_general(word: &str) -> bool {
    matches!(
        word,
        "personer"
            | "människor"
            | "dem"
            | "saker"
            | "föremål"
            | "den"
            | "de"
            | "ärenden"
            | "frågor"
    )
}
