//! Slots: where a pattern's value stands, and how far it goes.

use super::line::{Line, Run};
use super::words::{Flags, Pos};

/// Where a pattern's value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    /// A noun phrase for each item.
    Noun,
    /// The same without what a preposition adds.
    Short,
    /// An infinitive phrase for each verb.
    Infinitive,
    /// An infinitive phrase, else a noun phrase.
    Any,
    /// The cue with its attributes.
    It,
    /// The cue itself.
    All,
    /// The first word of the cue.
    First,
    /// The cue with the noun phrase that follows.
    Whole,
    /// The indirect question that follows.
    How,
    /// The clause that follows.
    Clause,
}

/// The values of a slot that begins at `i`.
pub(super) fn values(
    line: &Line<'_>,
    slot: Slot,
    i: usize,
    (cue_start, last_word): Run,
    is_role: &dyn Fn(usize) -> bool,
) -> Vec<Run> {
    match slot {
        Slot::It => vec![line.with_continuation(line.with_attributes(last_word), last_word)],
        Slot::Clause => line.clause_items(i),
        Slot::How => match line.word(i) {
            "hur" | "vad" | "vilka" | "vilken" | "varför" => line.question_items(i),
            _ => Vec::new(),
        },
        Slot::Whole => {
            let end = line.noun_phrase(i).1.max(last_word + 1);
            // "Känsla för form, tålamod": another property is no part of this one.
            let property = Flags::SKILL.with(Flags::TRAIT);
            let end = (i..end)
                .find(|&k| {
                    matches!(line.pos(k), Pos::Comma | Pos::And)
                        && line.flags(line.skip_light(k + 1)).has(property)
                })
                .unwrap_or(end);
            // "Brist på lärare, framför allt i norr".
            let end = (i + 1..end)
                .find(|&k| line.pos(k) == Pos::Comma && line.pos(k + 1) == Pos::Adverb)
                .unwrap_or(end);
            // "Tillsammans med andra i arbetslag": the team is a claim of its own.
            let how = Flags::SETTING.with(Flags::HOURS);
            let end = (i + 1..end)
                .find(|&k| line.pos(k) == Pos::Preposition && line.flags(k + 1).has(how))
                .unwrap_or(end);
            let start = line.with_attributes(cue_start).0.min(cue_start);
            // The cue's own first word is part of it, whatever it is: "mindre än andra".
            vec![(start, line.trimmed((start, end)).1.max(start + 1))]
        }
        Slot::All => vec![(line.counted_from(cue_start), last_word + 1)],
        // "Tunga lyft" is one word of a table.
        Slot::First => vec![(line.mention_from(cue_start), cue_start + 1)],
        Slot::Infinitive => line
            .infinitive_at(i, is_role)
            .map_or_else(Vec::new, |v| line.verb_items(v)),
        Slot::Any => match line.infinitive_at(i, is_role) {
            Some(verb) => line.verb_items(verb),
            None => noun_values(line, i, is_role, false),
        },
        Slot::Noun => noun_values(line, i, is_role, false),
        Slot::Short => noun_values(line, i, is_role, true),
    }
}

fn noun_values(
    line: &Line<'_>,
    i: usize,
    is_role: &dyn Fn(usize) -> bool,
    short: bool,
) -> Vec<Run> {
    let mut i = line.skip_light(i);
    // The subject of an inverted sentence: "ansvarar man för", "har läraren ansvar".
    if line.pos(i) == Pos::Pronoun
        && matches!(
            line.word(i),
            "man" | "de" | "hen" | "han" | "hon" | "du" | "jag" | "vi"
        )
    {
        i = line.skip_light(i + 1);
    }
    // "Efter några år blir många provare chefer": the same with a pronoun.
    if line.pos(i) == Pos::Pronoun && is_role(i + 1) && line.pos(i + 2) == Pos::Open {
        i = line.skip_light(i + 2);
    }
    // "Till hjälp har guiden kartor": a role after the verb is the subject, if another noun follows.
    if i > 0 && line.is_finite(i - 1) && is_role(i) && line.pos(line.skip_light(i + 1)) == Pos::Open
    {
        i = line.skip_light(i + 1);
    }
    // "Hos någon av landets byråer": which of them is not said.
    let one = matches!(
        line.word(i),
        "någon" | "något" | "några" | "en" | "ett" | "flera" | "vissa"
    );
    if short && one && line.word(i + 1) == "av" && !is_role(i + 2) {
        i = line.skip_light(i + 2);
    }
    // "Kunskap om hur linor slits": the question is what is known.
    if matches!(
        line.word(i),
        "hur" | "vad" | "vilka" | "vilken" | "varför" | "how" | "what" | "hvordan" | "hvad" | "hva"
    ) {
        return line.question_items(i);
    }
    // "Är så kallad provning".
    if line.word(i) == "så" && line.word(i + 1).starts_with("kallad") {
        i += 2;
    }
    if matches!(line.pos(i), Pos::Att | Pos::Subordinator | Pos::But) {
        return Vec::new();
    }
    line.noun_items(i, short)
}

impl Line<'_> {
    /// Where the words of a table's entry begin that end with the token at `i`.
    fn mention_from(&self, i: usize) -> usize {
        let mention = self.mentions.iter().find(|m| m.run.1 == i + 1);
        mention.map_or(i, |m| m.run.0)
    }

    /// Where a measure at `i` begins: with its number, "nio av tio", "80 procent", "sex veckors semester".
    fn counted_from(&self, i: usize) -> usize {
        let counts = matches!(self.word(i), "procent" | "%" | "dagars" | "veckors" | "av");
        let mut start = i;
        while counts && start > 0 && self.pos(start - 1) == Pos::Number {
            start -= 1;
        }
        start
    }

    /// Where an infinitive stands that a slot at `i` begins with: "att", adverbs and "kunna" are passed over.
    fn infinitive_at(&self, i: usize, is_role: &dyn Fn(usize) -> bool) -> Option<usize> {
        let mut k = i;
        let mut marked = i > 0 && self.pos(i - 1) == Pos::Att;
        while k < self.len() && k < i + 12 {
            match self.pos(k) {
                Pos::Infinitive if marked || self.is_modal_before(i) => {
                    if matches!(self.word(k), "kunna" | "vilja" | "behöva") {
                        k += 1;
                        continue;
                    }
                    return Some(k);
                }
                Pos::Att => marked = true,
                Pos::Adverb
                | Pos::Determiner
                | Pos::Pronoun
                | Pos::Not
                | Pos::Colon
                | Pos::Comma
                | Pos::And => {}
                _ if is_role(k) => {}
                Pos::Preposition
                    if matches!(
                        self.word(k),
                        "till"
                            | "bland"
                            | "på"
                            | "i"
                            | "utifrån"
                            | "från"
                            | "med"
                            | "under"
                            | "vid"
                    ) && marked => {}
                Pos::Open if marked && k > i => {}
                Pos::Open if matches!(self.word(k), "exempel" | "allt" | "annat") => {}
                Pos::Preposition if matches!(self.word(k), "till" | "bland") => {}
                _ => return None,
            }
            k += 1;
        }
        None
    }

    fn is_modal_before(&self, i: usize) -> bool {
        (i.saturating_sub(3)..i).any(|k| self.pos(k) == Pos::Modal || self.word(k) == "kunna")
    }

    /// A table's word with the adjectives and the first preposition phrase that belong to it.
    pub(super) fn with_attributes(&self, at: usize) -> Run {
        let mut start = self
            .mentions
            .iter()
            .find(|m| m.run.1 == at + 1)
            .map_or(at, |m| m.run.0);
        if start > 1 && self.pos(start - 1) == Pos::And && self.word(start - 2).ends_with('-') {
            start -= 2;
        }
        if self.word(at).contains("poäng") && start > 0 && self.pos(start - 1) == Pos::Number {
            start -= 1;
        }
        // "Teknisk högskoleutbildning": the adjective names the field, a fact of its own.
        let names_field = |i: usize| {
            self.flags(at).has(Flags::LEVEL)
                && [
                    "tekn", "ekonom", "jurid", "samhäll", "naturv", "human", "medic", "pedagog",
                    "administ",
                ]
                .iter()
                .any(|stem| self.word(i).starts_with(stem))
        };
        // "40 timmar i veckan"
        let counts = |i: usize| {
            self.pos(i) == Pos::Number || matches!(self.word(i), "varannan" | "vartannat" | "varje")
        };
        while start > 0 && counts(start - 1) && self.flags(at).has(Flags::HOURS) {
            start -= 1;
        }
        while start > 0
            && self.pos(start - 1) == Pos::Open
            && self.is_attribute(start - 1)
            && !names_field(start - 1)
        {
            start -= 1;
        }
        match self.word(at) {
            // "dygnet runt", "året runt"
            "runt" => (start, at + 1),
            // "På egen hand".
            "hand" if self.word(at - 1) == "egen" => (at - 1, at + 1),
            _ => self.trimmed((start, at + 1)),
        }
    }

    /// Whether an adjective stands here, by its form.
    pub(super) fn is_attribute(&self, i: usize) -> bool {
        let word = self.word(i);
        word.len() > 3
            && !word.ends_with("samtal")
            && !matches!(self.pos(i), Pos::Infinitive | Pos::Verb)
            && [
                "iga", "ig", "igt", "isk", "iska", "iskt", "sam", "samma", "bar", "bara", "ande",
                "ende", "ad", "ade", "god", "goda", "gott", "hög", "höga", "högt", "stor", "stora",
                "stort", "bra", "bred", "breda", "entär", "imär", "undär", "fysisk", "mycket",
                "lagda", "bundna", "bundet", "kväma", "ell", "ella", "ellt", "ära", "ala", "al",
                "alt", "tung", "tunga", "tungt", "ivat", "ivata",
            ]
            .iter()
            .any(|tail| word.ends_with(tail))
    }

    /// A table's word with a second one of the same table that a preposition ties to it: "jour på helger".
    fn with_continuation(&self, run: Run, at: usize) -> Run {
        // "Universitet och högskolor" is one kind of school.
        let pair = self.pos(at + 1) == Pos::And
            && self.word(at).starts_with("universitet")
            && self.word(at + 2).starts_with("högskol");
        if pair {
            return (run.0, at + 3);
        }
        if self.flags(at).has(Flags::LICENCE) {
            return (run.0, self.end_of_licence(at));
        }
        // "Arbetstiden är 40 timmar i veckan": the hours, not that there are any.
        if self.word(at).contains("arbetstid")
            && matches!(self.word(at + 1), "är" | "på")
            && self.pos(at + 2) == Pos::Number
        {
            let hours = (at + 3..at + 5).find(|&i| self.word(i) == "timmar");
            if let Some(hours) = hours {
                let per = matches!(self.word(hours + 1), "i" | "per");
                return (at + 2, hours + 1 + 2 * usize::from(per));
            }
        }
        // "Friskvårdsbidrag på 3 000 kronor".
        if self.flags(at).has(Flags::BENEFIT)
            && matches!(self.word(at + 1), "på" | "om")
            && self.pos(at + 2) == Pos::Number
        {
            let unit = (at + 3..at + 6).find(|&i| matches!(self.word(i), "kr" | "kronor"));
            if let Some(unit) = unit {
                return (run.0, unit + 1);
            }
        }
        let tied = matches!(self.word(at + 1), "på" | "under") && self.flags(at).has(Flags::HOURS);
        let next = (at + 2..self.len().min(at + 4)).find(|&i| self.flags(i).has(Flags::HOURS));
        match next {
            Some(next) if tied => {
                let pair = matches!(self.pos(next + 1), Pos::And)
                    && self.flags(next + 2).has(Flags::HOURS);
                (run.0, next + 1 + 2 * usize::from(pair))
            }
            _ => run,
        }
    }

    /// Where the name of a licence at `at` ends: its class and what it is for belong to it, "körkort B", "certifikat för
    /// svetsare", "legitimation som optiker".
    fn end_of_licence(&self, at: usize) -> usize {
        let class = |i: usize| {
            let word = self.word(i);
            self.is_capital(i)
                && (1..=3).contains(&word.len())
                && self.pos(i) == Pos::Open
                && word != "ab"
        };
        if class(at + 1) {
            return at + 2;
        }
        let for_what = matches!(self.word(at + 1), "för" | "som" | "med" | "i");
        let named = self.skip_light(at + 2);
        // "Legitimation som optiker krävs": a role behind "som" opens no clause.
        let role = self.word(at + 1) == "som" && self.flags(named).has(Flags::ROLE);
        let noun = self.pos(named) == Pos::Open
            && !self.word(named).ends_with("arna")
            && (role || !self.is_finite(named + 1));
        match for_what && noun {
            true => {
                let more = self.pos(named + 1) == Pos::Open
                    && (self.is_attribute(named) || self.word(named).ends_with('a'))
                    && !self.is_finite(named + 1);
                named + 1 + usize::from(more)
            }
            false => at + 1,
        }
    }

    /// The items that stand before a cue at `at`, in the same clause.
    pub(super) fn items_before(&self, at: usize) -> Vec<Run> {
        let mut end = at;
        // "Mäter buller och ingår i ett lag": another verb of the same subject.
        if at > 0 && self.pos(at - 1) == Pos::And {
            return Vec::new();
        }
        // "Att stödja ledningen i ärenden som rör skyddet är en uppgift": all of it is what is one.
        let first = self.skip_light(0);
        let whole = self.pos(first) == Pos::Att
            && self.pos(self.skip_light(first + 1)) == Pos::Infinitive
            && !(first..at).any(|i| matches!(self.pos(i), Pos::But | Pos::Colon));
        if matches!(
            self.word(self.skip_light(0)),
            "i" | "inom" | "bland" | "till" | "från"
        ) {
            return Vec::new();
        }
        while end > 0
            && (matches!(self.pos(end - 1), Pos::Adverb | Pos::Modal | Pos::Not)
                || matches!(self.word(end - 1), "är" | "vara" | "ett" | "en"))
        {
            end -= 1;
        }
        let mut start = if whole { first } else { end };
        while !whole && start > 0 && end - start < 24 {
            match self.pos(start - 1) {
                Pos::Mark if !matches!(self.word(start - 1), "/" | "\"" | ")" | "(") => break,
                // "Samtal i frågor som rör hälsa ingår": a relative clause belongs to its noun.
                Pos::Verb | Pos::Modal | Pos::Passive => {
                    let near = start.saturating_sub(5)..start - 1;
                    let Some(som) = near.rev().find(|&k| self.word(k) == "som") else {
                        break;
                    };
                    start = som;
                    end = start;
                }
                Pos::Colon | Pos::But | Pos::Subordinator => break,
                Pos::Infinitive if matches!(self.word(start - 1), "ha" | "stå") => break,
                Pos::Att => {
                    start -= 1;
                    break;
                }
                _ => start -= 1,
            }
        }
        if self.pos(start) == Pos::Att {
            return match self.infinitive_at(start, &|_| false) {
                Some(verb) if verb < end => self
                    .verb_items(verb)
                    .into_iter()
                    .filter(|item| item.0 < end)
                    .map(|item| self.trimmed((item.0, item.1.min(end))))
                    .collect(),
                _ => Vec::new(),
            };
        }
        self.noun_items_within((start, end))
    }
}
