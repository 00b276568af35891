//! Trimming: what a run of words leaves out at its ends, so that it names a thing and no more.

use super::line::{Line, Run};
use super::words::{Flags, Pos};

/// The most words that a value may have (the fact guidelines' figure).
const LONGEST_VALUE: usize = 12;

/// Words that end a list and name nothing.
const AND_SO_ON: &[&str] = &[
    "mm", "m.m", "m.m.", "etc", "etc.", "osv.", "osv", "o.s.v", "mera", "liknande", "dylikt",
    "annat", "bland",
];

impl Line<'_> {
    /// A run without what names nothing at its ends, cut to the length of a value.
    pub(super) fn trimmed(&self, mut run: Run) -> Run {
        run.1 = run.1.min(self.len());
        while run.0 < run.1 && self.is_leading(run.0) {
            run.0 += 1;
        }
        if self.words_in(run) > LONGEST_VALUE {
            run.1 = run.0 + LONGEST_VALUE;
        }
        while run.0 < run.1 && self.is_trailing(run) {
            run.1 -= 1;
        }
        run
    }

    fn words_in(&self, run: Run) -> usize {
        run.1.saturating_sub(run.0)
    }

    fn is_leading(&self, i: usize) -> bool {
        if matches!(
            self.word(i),
            "den" | "det" | "de" | "denna" | "detta" | "dessa"
        ) && self.pos(i + 1) == Pos::Open
        {
            return true;
        }
        if matches!(self.word(i), "någon" | "något") && self.pos(i + 1) == Pos::Open {
            return true;
        }
        // "tillsammans med andra" says how the work is organised, and so does "självständigt".
        if self.word(i) == "tillsammans" && self.word(i + 1) == "med" {
            return false;
        }
        if self.pos(i) == Pos::Adverb && self.flags(i) != Flags::default() {
            return false;
        }
        self.is_light(i)
            || matches!(
                self.pos(i),
                Pos::And | Pos::Comma | Pos::Preposition | Pos::Om | Pos::Att | Pos::But
            )
            || matches!(
                self.word(i),
                "(" | ")" | "/" | "-" | "–" | "." | "•" | "*" | "exempelvis" | "samtliga"
            )
    }

    fn is_trailing(&self, run: Run) -> bool {
        let i = run.1 - 1;
        if self.word(i) == ")" {
            return !(run.0..i).any(|k| self.word(k) == "(");
        }
        // "Den verksamhet du" of "den verksamhet du ska arbeta inom".
        let subject = matches!(self.word(i), "du" | "man") && i > run.0;
        // "Ställa om", "se om": the particle of a bare verb.
        let particle = self.pos(i) == Pos::Om
            && i == run.0 + 1
            && matches!(self.pos(run.0), Pos::Infinitive | Pos::Verb)
            && matches!(
                self.pos(i + 1),
                Pos::Mark | Pos::And | Pos::Comma | Pos::But
            );
        if particle {
            return false;
        }
        subject
            || matches!(
                self.pos(i),
                Pos::And
                    | Pos::Comma
                    | Pos::Preposition
                    | Pos::Om
                    | Pos::Att
                    | Pos::But
                    | Pos::Colon
                    | Pos::Mark
                    | Pos::Adverb
                    | Pos::Determiner
                    | Pos::Subordinator
            ) && !matches!(
                self.word(i),
                "ut" | "in"
                    | "upp"
                    | "ner"
                    | "ned"
                    | "fram"
                    | "bort"
                    | "hem"
                    | "självständigt"
                    | "snabbt"
                    | "iordning"
                    | "tillsammans"
            )
            || AND_SO_ON.contains(&self.word(i))
    }
}
