//! Phrases: where a noun phrase or a verb phrase ends, and the items that a coordination has.
//!
//! A shallow grammar: word classes and a few marks decide, no parse tree. All runs are short; a phrase longer than
//! [`LONGEST`] words is cut there, so that a hostile page costs linear time.

use super::line::{Line, Run};
use super::words::{Flags, Pos};

/// The most words that a phrase with all its items may have.
pub(super) const LONGEST: usize = 60;

impl Line<'_> {
    /// Skips what may stand between a cue and its phrase: adverbs, articles, marks of quotation.
    pub(super) fn skip_light(&self, mut i: usize) -> usize {
        while i < self.len() && self.is_light(i) {
            i += 1;
        }
        i
    }

    /// Skips adverbs.
    pub(super) fn skip_adverbs(&self, mut i: usize) -> usize {
        while i < self.len() && self.pos(i) == Pos::Adverb {
            i += 1;
        }
        i
    }

    pub(super) fn is_light(&self, i: usize) -> bool {
        match self.pos(i) {
            Pos::Adverb => true,
            Pos::Determiner => true,
            Pos::Colon => true,
            Pos::Mark => matches!(self.word(i), "\"" | "”" | "“" | "'" | "’"),
            Pos::Preposition => self.is_example(i),
            _ => {
                matches!(self.word(i), "exempel" | "annat")
                    && i > 0
                    && matches!(self.word(i - 1), "till" | "bland")
            }
        }
    }

    /// Whether "till exempel" or "bland annat" begins here.
    pub(super) fn is_example(&self, i: usize) -> bool {
        matches!(
            (self.word(i), self.word(i.wrapping_add(1))),
            ("till", "exempel") | ("bland", "annat")
        )
    }

    /// Whether a verb in the present tense, active or passive, stands here.
    pub(super) fn is_finite(&self, i: usize) -> bool {
        match self.pos(i) {
            Pos::Verb | Pos::Modal => true,
            Pos::Passive => !matches!(
                self.pos(i.wrapping_sub(1)),
                Pos::Modal | Pos::Att | Pos::Infinitive
            ),
            _ => false,
        }
    }

    /// Where the noun phrase with its items that begins at `from` ends.
    pub(super) fn noun_phrase(&self, from: usize) -> Run {
        let mut i = from;
        let mut depth = 0_usize;
        let limit = self.len().min(from + LONGEST);
        while i < limit {
            match self.pos(i) {
                Pos::Mark if self.word(i) == "(" => depth += 1,
                Pos::Mark if self.word(i) == ")" && depth > 0 => depth -= 1,
                _ if depth > 0 => {}
                Pos::Mark if matches!(self.word(i), "/" | "\"" | "”" | "“" | "’" | "%" | "+") =>
                    {}
                Pos::Mark if self.is_range(i) => {}
                Pos::Mark | Pos::Colon | Pos::But | Pos::Subordinator => break,
                Pos::Att if i > from => break,
                Pos::And | Pos::Comma if self.pos(self.skip_light(i + 1)) == Pos::Infinitive => {
                    break;
                }
                Pos::Modal => return self.back_to_boundary(from, i),
                // "Alla inom vård och omsorg ska ha": the verb of the clause around the phrase.
                Pos::Infinitive
                    if i > from
                        && matches!(
                            self.word(i),
                            "ha" | "vara" | "räcka" | "ingå" | "krävas" | "finnas"
                        ) =>
                {
                    break;
                }
                Pos::Verb | Pos::Passive if self.is_finite(i) => {
                    return self.back_to_boundary(from, i);
                }
                Pos::Om if self.opens_clause(i) => break,
                Pos::Preposition if i > from && is_adverbial(self.word(i)) => break,
                Pos::Comma if self.word(i + 1) == "beroende" => break,
                _ => {}
            }
            i += 1;
        }
        (from, i)
    }

    /// Whether a stroke between two figures stands here: "5–50".
    pub(super) fn is_range(&self, i: usize) -> bool {
        matches!(self.word(i), "–" | "-" | "—")
            && i > 0
            && self.pos(i - 1) == Pos::Number
            && self.pos(i + 1) == Pos::Number
    }

    /// Whether "om" at `i` opens a clause: a subject and its verb follow.
    pub(super) fn opens_clause(&self, i: usize) -> bool {
        (i + 1..(i + 6).min(self.len()))
            .find(|&k| self.is_finite(k))
            .is_some_and(|k| {
                (i + 1..k).all(|m| {
                    matches!(
                        self.pos(m),
                        Pos::Pronoun | Pos::Determiner | Pos::Open | Pos::Adverb | Pos::Not
                    )
                })
            })
    }

    /// The end of a phrase that a new clause has cut short: its verb stands at `verb`, its subject begins after the last
    /// comma or conjunction before that.
    ///
    /// Where no verb stands before the phrase, the verb is the phrase's own: "beroende på ort och bransch varierar lönen".
    fn back_to_boundary(&self, from: usize, verb: usize) -> Run {
        let topic = (from.saturating_sub(LONGEST)..from).all(|k| !self.is_finite(k));
        if topic {
            return (from, verb);
        }
        // "Vara lugn, och rygg och knän måste hålla": a comma before the conjunction parts the clauses.
        let boundary = (from..verb).rev().take(8);
        let parted = boundary
            .clone()
            .find(|&k| self.pos(k) == Pos::Comma && self.pos(k + 1) == Pos::And);
        if let Some(comma) = parted {
            return (from, comma);
        }
        let boundary = boundary
            .clone()
            .find(|&k| matches!(self.pos(k), Pos::Comma | Pos::And));
        (from, boundary.unwrap_or(verb))
    }

    /// The items of the noun phrase that begins at `from`, each trimmed.
    pub(super) fn noun_items(&self, from: usize, short: bool) -> Vec<Run> {
        self.items_of(self.noun_phrase(from), short)
    }

    /// The items of a noun phrase whose ends are known, each trimmed.
    pub(super) fn noun_items_within(&self, run: Run) -> Vec<Run> {
        self.items_of(run, false)
    }

    fn items_of(&self, run: Run, short: bool) -> Vec<Run> {
        let mut items = Vec::new();
        let mut start = run.0;
        for i in run.0..run.1 {
            if self.separates(i) && self.splits_nouns((start, i), (i + 1, run.1)) {
                items.push((start, i));
                start = i + 1;
            }
        }
        items.push((start, run.1));
        items
            .into_iter()
            .map(|item| match short {
                true => self.shortened(item),
                false => self.without_place(item),
            })
            .map(|item| self.trimmed(item))
            .filter(|item| self.names_something(*item))
            .collect()
    }

    /// The items of a run, parted at every comma and conjunction.
    pub(super) fn all_items(&self, run: Run) -> Vec<Run> {
        let mut items = Vec::new();
        let mut start = run.0;
        for i in run.0..=run.1 {
            if i == run.1 || self.separates(i) {
                items.push(self.trimmed((start, i)));
                start = i + 1;
            }
        }
        items.retain(|item| self.names_something(*item));
        items
    }

    /// Whether a comma, a conjunction or a stroke stands here, outside brackets.
    fn separates(&self, i: usize) -> bool {
        match self.pos(i) {
            Pos::Comma | Pos::And => !self.is_suspended(i.wrapping_sub(1)),
            _ => false,
        }
    }

    /// Whether a suspended compound stands here: "konsert-" of "konsert- och operahus".
    fn is_suspended(&self, i: usize) -> bool {
        self.word(i).ends_with('-')
    }

    /// Whether the separator between two halves of a noun phrase parts two facts.
    fn splits_nouns(&self, left: Run, right: Run) -> bool {
        let left = self.trimmed(left);
        if left.0 >= left.1 {
            return true;
        }
        if (left.0..left.1).any(|i| self.word(i) == "(")
            && !(left.0..left.1).any(|i| self.word(i) == ")")
        {
            return false;
        }
        if is_fixed_pair(self.word(left.1 - 1), self.word(right.0)) {
            return false;
        }
        if right.0 > 0 && self.word(right.0 - 1) == "samt" {
            return true;
        }
        let person = |i: usize| self.flags(i).has(Flags::ROLE) || self.word(i) == "anställda";
        if !(left.0..left.1).any(|i| self.is_preposition(i)) || (person(left.0) && person(right.0))
        {
            return true;
        }
        // "Arbete i kassa och kiosk, städning, inköp": the conjunction has closed the first item's own row.
        let at = right.0.wrapping_sub(1);
        let closed = self.pos(at) == Pos::Comma
            && (left.0..left.1)
                .any(|i| self.pos(i) == Pos::And && !self.is_suspended(i.wrapping_sub(1)));
        if closed && self.pos(self.skip_light(right.0)) == Pos::Open {
            return true;
        }
        // The left half has an object of its own: "kontakter med kunder, leverantörer" goes on,
        // "kontakt med kunder, planering av inköp" is two.
        let head = (right.0..right.1.min(right.0 + 4))
            .find(|&i| self.is_preposition(i) || self.separates(i));
        head.is_some_and(|i| self.is_preposition(i) && i > right.0)
            || (right.0 < right.1 && self.is_preposition(right.0))
            || (self.is_action(right.0) && self.is_action(left.0))
    }

    fn is_preposition(&self, i: usize) -> bool {
        matches!(self.pos(i), Pos::Preposition | Pos::Om)
    }

    /// Whether a noun that names something done stands here.
    pub(super) fn is_action(&self, i: usize) -> bool {
        if self.flags(i).has(Flags::WORKPLACE) {
            return false;
        }
        let word = self.word(i);
        [
            "ning",
            "ningar",
            "ing",
            "ande",
            "ende",
            "tion",
            "tioner",
            "arbete",
            "hantering",
            "service",
            "underhåll",
            "kontroll",
            "vård",
            "sköt",
            "sel",
            "analys",
            "analyser",
        ]
        .iter()
        .any(|tail| word.ends_with(tail))
    }

    /// A run up to its first preposition.
    fn shortened(&self, run: Run) -> Run {
        let run = self.trimmed(run);
        let end = (run.0 + 1..run.1)
            .find(|&i| {
                self.is_preposition(i) && !self.inside_brackets(run, i) && !self.joins_persons(i)
            })
            .unwrap_or(run.1);
        (run.0, end)
    }

    /// Whether "med" says with whom one works together: "i nära samarbete med läkare".
    fn joins_persons(&self, i: usize) -> bool {
        self.word(i) == "med"
            && ["samarbete", "samverkan", "kontakt", "dialog"]
                .iter()
                .any(|noun| self.word(i - 1).ends_with(noun))
    }

    /// A run without the place or the manner that ends it: "vägledning på en central", "hantering på olika sätt".
    fn without_place(&self, run: Run) -> Run {
        let cut = (run.0 + 1..run.1).find(|&i| {
            self.pos(i) == Pos::Preposition
                // "Arbete på byrå": only the place says which.
                && !(i == run.0 + 1 && matches!(self.word(run.0), "arbete" | "jobb" | "tjänst"))
                && matches!(self.word(i), "på" | "vid" | "hos")
                && (i + 1..run.1.min(i + 5)).any(|k| {
                    self.word(k) == "sätt"
                        || (k + 1 == run.1 && self.flags(k).has(Flags::WORKPLACE))
                })
        });
        (run.0, cut.unwrap_or(run.1))
    }

    fn inside_brackets(&self, run: Run, i: usize) -> bool {
        let open = (run.0..i).filter(|&k| self.word(k) == "(").count();
        let shut = (run.0..i).filter(|&k| self.word(k) == ")").count();
        open > shut
    }

    /// Whether a trimmed run holds a word that can name something.
    pub(super) fn names_something(&self, run: Run) -> bool {
        (run.0..run.1).any(|i| {
            matches!(
                self.pos(i),
                Pos::Open | Pos::Verb | Pos::Infinitive | Pos::Number | Pos::Passive
            ) && self.word(i).chars().nth(1).is_some()
        })
    }
}

/// Whether two words are named together so often that they are one thing.
fn is_fixed_pair(left: &str, right: &str) -> bool {
    (left == "barn" && (right.starts_with("ung") || right == "vuxna"))
        || (left.starts_with("universitet") && right.starts_with("högskol"))
        || (matches!(left, "drift" | "driften") && right.starts_with("underhåll"))
        || (left == "tal" && right == "skrift")
}

/// Prepositions that begin what a value leaves out: grounds and means.
fn is_adverbial(word: &str) -> bool {
    matches!(
        word,
        "utifrån" | "enligt" | "via" | "genom" | "tack" | "trots" | "förutom" | "utöver"
    )
}
