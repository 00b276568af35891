//! The reading of an article for facts: what holds over sentences (the role, lead-ins, employer sizes, another role's
//! tasks), and what becomes of everything that the rules find.

use super::claims::{Claims, names_nothing};
use super::fact::{EmployerSize, Fact, Kind, Modality};
use super::finders;
use super::line::{Line, Run};
use super::measures;
use super::modality;
use super::rules::{self, Rule};
use super::title;
use super::topic::{self, Topic};
use super::words::{Flags, Pos, is_tail};
use crate::language::{BlockKind, Lang, Reading, Sentence};
use crate::span::{Clean, Span};

/// What a rule found in a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    /// The index of the rule.
    pub(super) rule: usize,
    /// The value.
    pub(super) value: Run,
    /// The facet, where it is not the rule's own.
    pub(super) facet: Option<super::fact::Facet>,
}

/// A lead-in that governs the list under it.
#[derive(Debug, Clone, Copy)]
pub(super) struct LeadIn {
    /// What its items are.
    pub(super) kind: Kind,
    /// How strongly.
    pub(super) modality: Modality,
}

/// An article while it is read for facts.
pub(super) struct Scene<'t> {
    /// The clean text.
    pub(super) text: &'t str,
    reading: &'t Reading,
    topics: Vec<Topic>,
    /// The stems of the role's names.
    roles: Vec<String>,
    /// The lead-in that holds, with the section it holds in.
    lead: Option<(LeadIn, usize)>,
    /// The employer size that holds in the paragraph.
    size: Option<EmployerSize>,
    /// Another role that the sentences are about.
    subject: Option<Span<Clean>>,
    claims: Claims,
    facts: Vec<Fact>,
}

impl<'t> Scene<'t> {
    /// Reads the article through.
    pub(super) fn facts(text: &'t str, reading: &'t Reading) -> Vec<Fact> {
        let mut scene = Scene {
            text,
            reading,
            topics: topic::topics(text, reading),
            roles: Vec::new(),
            lead: None,
            size: None,
            subject: None,
            claims: Claims::default(),
            facts: Vec::new(),
        };
        scene.read_title();
        // The tables and patterns are Swedish; another language gives no facts but its title's.
        if !is_swedish(reading.lang.lang) {
            return scene.facts;
        }
        let mut block = usize::MAX;
        for (i, sentence) in reading.sentences.iter().enumerate() {
            if sentence.block != block {
                block = sentence.block;
                scene.size = None;
            }
            if !is_swedish(sentence.lang) {
                continue;
            }
            scene.read_sentence(i, sentence);
        }
        scene.facts
    }

    /// Takes the role's names from the title, else from the first sentences.
    fn read_title(&mut self) {
        let swedish = is_swedish(self.reading.lang.lang);
        let subjects = title::subjects(self.text, self.reading);
        let span = self.reading.title();
        let sentences = self.reading.sentences.iter();
        for sentence in sentences.filter(|s| span.is_some_and(|t| t.contains(s.span))) {
            let line = Line::read(self.text, sentence.span);
            let section = self.reading.block_of(sentence).section;
            for value in title::title_roles(&line, &subjects, swedish) {
                let head = (value.0 + 1..value.1)
                    .find(|&i| line.pos(i) == Pos::Preposition)
                    .unwrap_or(value.1);
                self.roles.extend(role_stem(line.word(head - 1)));
                self.push_role(&line, section, "occupation/title", value);
            }
            if !self.facts.is_empty() {
                return;
            }
        }
        if !swedish {
            return;
        }
        match title::role_of_lead(self.text, self.reading, &subjects) {
            Some((line, at, section)) => {
                self.roles.extend(role_stem(line.word(at)));
                self.push_role(&line, section, "occupation/lead", (at, at + 1));
            }
            None => self.roles.extend(
                finders::commonest_role(self.text, self.reading).and_then(|r| role_stem(&r)),
            ),
        }
    }

    fn push_role(&mut self, line: &Line<'_>, section: usize, id: &str, value: Run) {
        let rule = rules::all()[rules::index_of(id)];
        self.push(line, section, rule, value, None, Modality::Typical);
    }

    fn read_sentence(&mut self, index: usize, sentence: &Sentence) {
        let block = self.reading.block_of(sentence);
        if matches!(block.kind, BlockKind::Title | BlockKind::Heading) {
            self.subject = None;
            let line = Line::read(self.text, sentence.span);
            let topic = self
                .topics
                .get(block.section)
                .copied()
                .unwrap_or(Topic::Other);
            self.lead = finders::lead_in_of_heading(&line, topic).map(|lead| (lead, block.section));
            return;
        }
        let topic = self
            .topics
            .get(block.section)
            .copied()
            .unwrap_or(Topic::Other);
        let topic = topic.of_block(block.span.of(self.text));
        let line = Line::read(self.text, sentence.span);
        if topic == Topic::More || finders::is_boilerplate(&line) || self.is_withdrawn(index, &line)
        {
            return;
        }
        if let Some(lead) = finders::lead_in(&line) {
            self.lead = Some((lead, block.section));
        }
        let lead = self
            .lead
            .filter(|(_, s)| *s == block.section)
            .map(|(l, _)| l);
        let is_item = block.kind == BlockKind::ListItem || finders::is_bullet(&line);
        let begins_item = is_item && sentence.span.start < block.span.start + 4;
        if lead.is_some_and(|l| l.kind != Kind::Skill) && !is_item && !line.ends_with_colon() {
            self.lead = None;
        }
        self.note_size(&line);
        let mut found = self.found(&line, topic, lead, begins_item);
        if line.ends_with_colon() && lead.is_some_and(|l| l.kind == Kind::Skill) {
            found.clear();
        }
        self.note_subject(&line, &found);
        self.settle(&line, (block.section, topic), lead, found);
    }

    /// Everything that the rules find, the stronger rule first.
    fn found(
        &self,
        line: &Line<'_>,
        topic: Topic,
        lead: Option<LeadIn>,
        is_item: bool,
    ) -> Vec<Found> {
        let is_role = |i: usize| self.is_role(line, i);
        let mut found: Vec<Found> = rules::patterns()
            .find(line, &is_role)
            .into_iter()
            .map(|m| Found {
                rule: m.rule,
                value: m.value,
                facet: None,
            })
            .collect();
        finders::find(self, line, topic, lead, is_item, &mut found);
        found.retain(|f| f.value.0 < f.value.1 && rules::all()[f.rule].topics.allow(topic));
        found.sort_by_key(|f| (f.rule, f.value.0));
        join_bare_verbs(line, &mut found);
        drop_explanations(line, &mut found);
        found
    }

    /// Whether a name of the role, or of any role, stands at a token.
    pub(super) fn is_role(&self, line: &Line<'_>, i: usize) -> bool {
        line.flags(i).has(Flags::ROLE) || self.is_own_role(line, i)
    }

    /// Whether a name of the article's own role stands at a token.
    pub(super) fn is_own_role(&self, line: &Line<'_>, i: usize) -> bool {
        let word = line.word(i);
        let word = word.rsplit('-').next().unwrap_or(word);
        self.roles.iter().any(|stem| {
            word.strip_prefix(stem.as_str()).is_some_and(is_tail)
                || stem
                    .char_indices()
                    .skip(1)
                    .filter(|(at, _)| stem.len() - at > 4)
                    .any(|(at, _)| word.strip_prefix(&stem[at..]).is_some_and(is_tail))
        })
    }

    /// Keeps what no stronger rule has claimed, and makes facts of it.
    fn settle(
        &mut self,
        line: &Line<'_>,
        (section, topic): (usize, Topic),
        lead: Option<LeadIn>,
        found: Vec<Found>,
    ) {
        let mut claimed = vec![false; line.len()];
        let acts: Vec<Run> = found
            .iter()
            .filter(|f| {
                rules::all()[f.rule].kind == Kind::Duty
                    && matches!(line.pos(f.value.0), Pos::Verb | Pos::Infinitive)
            })
            .map(|f| f.value)
            .collect();
        for f in found {
            let rule = rules::all()[f.rule];
            let taken = (f.value.0..f.value.1).filter(|&i| claimed[i]).count();
            // "upptäcka risker" is something done, not a risk of the work.
            let object = rule.kind == Kind::Condition
                && rule.facet != Some(super::fact::Facet::Hours)
                && topic != Topic::Environment
                && acts
                    .iter()
                    .take(20)
                    .any(|a| a.0 < f.value.0 && f.value.1 <= a.1 && f.value.0 < a.0 + 4);
            if object
                || 2 * taken >= f.value.1 - f.value.0
                || names_nothing(self, line, rule, f.value)
            {
                continue;
            }
            claimed[f.value.0..f.value.1].fill(true);
            let default = match lead {
                Some(lead) if lead.kind == rule.kind => lead.modality,
                _ => Modality::Typical,
            };
            let strength = match (lead, rule.card.id) {
                (Some(_), "skill/named") => match modality::modality(line, f.value, default) {
                    Modality::Possible | Modality::Negated => default,
                    other => other,
                },
                _ => modality::modality(line, f.value, default),
            };
            self.push(line, section, rule, f.value, f.facet, strength);
        }
    }

    fn push(
        &mut self,
        line: &Line<'_>,
        section: usize,
        rule: Rule,
        value: Run,
        facet: Option<super::fact::Facet>,
        strength: Modality,
    ) {
        if !self.claims.is_new(rule.kind, line.lower(value)) {
            return;
        }
        self.facts.push(Fact {
            kind: rule.kind,
            facet: facet.or(rule.facet),
            value: line.place(value),
            sentence: line.span,
            modality: strength,
            employer_size: match rule.kind {
                Kind::Occupation => None,
                _ => self.size,
            },
            subject: match rule.kind {
                Kind::Occupation => None,
                _ => self.subject,
            },
            section,
            rule: rule.card.id,
            confidence: rule.confidence,
        });
    }

    /// Notes the employer size that a sentence names; it holds to the end of the paragraph.
    fn note_size(&mut self, line: &Line<'_>) {
        if let Some(size) = measures::employer_size(line) {
            self.size = Some(size);
        }
    }

    /// Notes another role that the sentence gives tasks to; it holds while sentences go on with a pronoun.
    fn note_subject(&mut self, line: &Line<'_>, found: &[Found]) {
        let other = found
            .iter()
            .find(|f| rules::all()[f.rule].card.id == "occupation/other-role");
        if let Some(other) = other {
            self.subject = Some(line.place(other.value));
        } else if (0..line.len()).any(|i| self.is_own_role(line, i)) {
            self.subject = None;
        }
    }

    /// Whether the next sentence takes back what this one only says to seem so.
    fn is_withdrawn(&self, index: usize, line: &Line<'_>) -> bool {
        if !finders::is_impression(line) {
            return false;
        }
        let sentences = &self.reading.sentences;
        let (Some(this), Some(next)) = (sentences.get(index), sentences.get(index + 1)) else {
            return false;
        };
        let next_words = next.span.of(self.text).to_lowercase();
        this.block == next.block
            && (next_words.starts_with("men ")
                || next_words.starts_with("i verkligheten")
                || next_words.starts_with("i själva verket")
                || next_words.contains(" men "))
            || line.lower((0, line.len())).contains(" men ")
    }
}

/// Whether the Swedish rules may read text of the language.
fn is_swedish(lang: Lang) -> bool {
    lang == Lang::SV || !lang.is_known()
}

/// Abilities that share an object are one: "läsa och förstå ritningar".
fn join_bare_verbs(line: &Line<'_>, found: &mut Vec<Found>) {
    let mut out: Vec<Found> = Vec::with_capacity(found.len());
    for &next in found.iter() {
        let Some(this) = out.last().copied() else {
            out.push(next);
            continue;
        };
        let joined = this.rule == next.rule
            && rules::all()[this.rule].kind == Kind::Skill
            && this.value.1 - this.value.0 == 1
            && line.pos(this.value.0) == Pos::Infinitive
            && !matches!(
                line.word(this.value.0),
                "samarbeta" | "lyssna" | "kommunicera" | "medla"
            )
            && next.value.1 - next.value.0 > 1
            && next.value.0 == this.value.1 + 1
            && line.pos(this.value.1) == Pos::And;
        match out.last_mut() {
            Some(last) if joined => last.value.1 = next.value.1,
            _ => out.push(next),
        }
    }
    *found = out;
}

/// What follows a named trait explains it: another way to say the trait is no new claim.
fn drop_explanations(line: &Line<'_>, found: &mut Vec<Found>) {
    let named = rules::index_of("skill/named");
    let Some(head) = found.iter().find(|f| f.rule == named).map(|f| f.value) else {
        return;
    };
    let stem = |i: usize| -> String { line.word(i).chars().take(5).collect() };
    let heads: Vec<String> = (head.0..head.1)
        .map(stem)
        .filter(|s| s.chars().count() == 5)
        .collect();
    found.retain(|f| {
        f.value == head
            || rules::all()[f.rule].kind != Kind::Skill
            || !(f.value.0..f.value.1).any(|i| heads.contains(&stem(i)))
    });
}

/// What of a title's word stands in its inflected forms too; nothing for a word too short to tell.
fn role_stem(word: &str) -> Option<String> {
    let stem = word.trim_end_matches(['a', 'e']);
    (stem.chars().count() >= 3).then(|| stem.to_string())
}
