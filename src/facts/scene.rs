//! The reading of an article for facts: what holds over sentences (the role, lead-ins, employer sizes, another role's
//! tasks), and what becomes of everything that the rules find.

use super::claims::Claims;
use super::denial;
use super::employers;
use super::fact::{EmployerSize, Facet, Fact, Kind, Modality};
use super::finders;
use super::found::{Found, drop_explanations, join_bare_verbs, with_relative};
use super::hiring::FirmSection;
use super::lead_in::{self, LeadIn};
use super::line::{Line, Run, lowered};
use super::measures;
use super::modality;
use super::nothing::names_nothing;
use super::object::is_object;
use super::off_topic::is_off_topic;
use super::own::{Names, OwnRole};
use super::plain::is_plain;
use super::rulebook::Rulebook;
use super::rules;
use super::sift::{sift, without_known};
use super::speaker::Speakers;
use super::title;
use super::topic::{self, Topic};
use super::trend::with_direction;
use super::words::{Flags, Pos};
use crate::language::{BlockKind, Lang, Reading, Sentence};
use crate::span::{Clean, Span};

/// An article while it is read for facts.
pub(super) struct Scene<'t> {
    /// The clean text.
    pub(super) text: &'t str,
    /// The same in lower case, with the same offsets.
    pub(super) lower: &'t str,
    pub(super) reading: &'t Reading,
    /// What a user's rules and words say.
    pub(super) book: &'t Rulebook,
    topics: Vec<Topic>,
    /// The role that the article is about.
    pub(super) own: OwnRole,
    /// The names that it has been given so far.
    pub(super) names: Names,
    /// What the block at hand talks of, with its index.
    pub(super) block: Option<(usize, Topic)>,
    /// The lead-in that holds, with the section it holds in.
    lead: Option<(LeadIn, usize)>,
    /// Whether an item of its list has been read.
    item: bool,
    /// The employer size that holds in the paragraph.
    size: Option<EmployerSize>,
    /// Another role that the sentences are about.
    subject: Option<Span<Clean>>,
    /// Who speaks in it.
    pub(super) speakers: Speakers,
    /// The firm that the section at hand is about.
    firm: Option<FirmSection>,
    claims: Claims,
    pub(super) facts: Vec<Fact>,
}

impl Scene<'_> {
    /// Reads the article through.
    pub(super) fn facts(text: &str, reading: &Reading, book: &Rulebook) -> Vec<Fact> {
        let lower = lowered(text);
        let mut scene = Scene {
            text,
            lower: &lower,
            reading,
            book,
            topics: topic::topics(text, reading, book),
            own: OwnRole::default(),
            names: Names::default(),
            block: None,
            lead: None,
            item: false,
            size: None,
            subject: None,
            speakers: Speakers::of(text),
            firm: None,
            claims: Claims::default(),
            facts: Vec::new(),
        };
        let sentences = reading.sentences.iter();
        let mut opening: Vec<Option<Line<'_>>> = sentences
            .take(title::SENTENCES)
            .map(|sentence| scene.line(sentence))
            .collect();
        scene.read_title(&opening);
        let mut block = usize::MAX;
        for (i, sentence) in reading.sentences.iter().enumerate() {
            if sentence.block != block {
                block = sentence.block;
                scene.size = None;
            }
            let line = match opening.get_mut(i) {
                Some(line) => line.take(),
                None => scene.line(sentence),
            };
            if let Some(mut line) = line {
                scene.own.mark(&mut line);
                scene.read_sentence(i, sentence, &line);
            }
        }
        scene.facts
    }
}

impl<'t> Scene<'t> {
    /// The sentence as words, if it is in the article's language and facts are read in that.
    fn line(&self, sentence: &Sentence) -> Option<Line<'t>> {
        let whole = self.reading.lang.lang;
        let own = sentence.lang;
        let same = own == whole || !whole.is_known() || (is_norwegian(own) && is_norwegian(whole));
        let lang = if whole.is_known() { whole } else { own };
        let words = self.book.words(lang).filter(|_| same)?;
        Some(Line::read(self.text, self.lower, sentence.span, words))
    }

    fn read_sentence(&mut self, index: usize, sentence: &Sentence, line: &Line<'_>) {
        let block = self.reading.block_of(sentence);
        let topic = self
            .topics
            .get(block.section)
            .copied()
            .unwrap_or(Topic::Other);
        if matches!(block.kind, BlockKind::Title | BlockKind::Heading) {
            self.subject = None;
            self.item = false;
            self.lead = lead_in::of_heading(line, topic).map(|lead| (lead, block.section));
            self.speakers.note_heading(line);
            self.firm = FirmSection::of_heading(line);
            return;
        }
        let topic = match self.block {
            Some((at, topic)) if at == sentence.block => topic,
            _ => topic.of_block(block.span.of(self.text)),
        };
        self.block = Some((sentence.block, topic));
        if let Some(value) = self.firm.as_ref().and_then(|firm| firm.named_in(line)) {
            let found = Found::of("employer/firm", value);
            self.push(line, block.section, found, Modality::Typical);
        }
        if topic == Topic::More || finders::is_boilerplate(line) || self.is_withdrawn(index, line) {
            return;
        }
        let first = sentence.span.start < block.span.start + 4;
        let listed = block.kind == BlockKind::ListItem || finders::is_bullet(line);
        if first
            && !listed
            && self.item
            && self.lead.is_some_and(|(lead, _)| lead.ends_before(line))
        {
            self.lead = None;
        }
        if let Some(lead) = lead_in::lead_in(line, topic) {
            self.lead = Some((lead, block.section));
            self.item = false;
        }
        let lead = self
            .lead
            .filter(|(_, s)| *s == block.section)
            .map(|(l, _)| l);
        self.speakers.note_person(line);
        let answer = self
            .speakers
            .is_answer(line, block, self.reading, self.text);
        // "Bearbeta kunder" on a line of its own under a heading for tasks: the mark of the list got lost.
        let bare = lead.is_some_and(|l| l.kind == Kind::Duty)
            && line.pos(0) == Pos::Infinitive
            && !(0..line.len()).any(|i| line.is_finite(i));
        let is_item =
            !answer && (bare || block.kind == BlockKind::ListItem || finders::is_bullet(line));
        self.item |= is_item;
        let begins_item = is_item && sentence.span.start < block.span.start + 4;
        if lead.is_some_and(|l| l.kind != Kind::Skill) && !is_item && !line.ends_with_colon() {
            self.lead = None;
        }
        // What stands under "Det här måste du ha:" is asked for, whatever the section is about.
        let topic = match lead {
            Some(lead) if is_item && lead.kind == Kind::Skill => Topic::Skills,
            _ => topic,
        };
        let sized = measures::sized_employer(line);
        let mut found = self.found(line, topic, lead, begins_item);
        sift(
            &self.speakers,
            line,
            lead.filter(|_| is_item || line.ends_with_colon()),
            self.is_affirmed(index),
            &mut found,
        );
        self.note_subject(line, &found);
        // A size ends where another employer is named.
        let elsewhere = sized.is_none()
            && found.iter().any(|f| {
                f.rule.kind == Kind::Employer
                    && matches!(f.facet.or(f.rule.facet), Some(Facet::Sector | Facet::Named))
            });
        let carried = self.size.filter(|_| !elsewhere);
        self.size = sized.map(|(_, size)| size).or(carried);
        self.settle(line, (block.section, topic), lead, is_item, found);
        // A size that stands first in its sentence holds for what the paragraph goes on to say.
        if sized.is_some_and(|(at, _)| at > 3) {
            self.size = carried;
        } else if sized.is_some() {
            // "I små bolag …, medan stora företag …": what is named last is what goes on.
            let last = measures::sized_employers(line).next_back();
            self.size = last.map(|(_, size)| size);
        }
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
        let variants = self.variants(line);
        let own = self.book.patterns(line.lang());
        let mut found: Vec<Found> = own
            .into_iter()
            .chain([rules::patterns(line.lang())])
            .flat_map(|patterns| patterns.find(line, &is_role))
            .map(|m| Found {
                rule: m.rule,
                value: m.value,
                facet: None,
                subject: None,
            })
            .collect();
        finders::find(self, line, topic, lead, is_item, &mut found);
        // A variant of the role's own name is no other role.
        found.retain(|f| {
            f.rule.kind != Kind::Occupation || !variants.iter().any(|v| v.value == f.value)
        });
        found.retain(|f| {
            let pay = f.rule.card.id == "occupation/called"
                && f.value.0 > 2
                && line.word(f.value.0 - 3).contains("lön");
            !pay || self.is_paid_as(line, f.value.0)
        });
        without_known(&mut found);
        found.extend(variants);
        found.retain(|f| {
            f.value.0 < f.value.1 && (f.rule.topics.allow(topic) || is_plain(self, line, f))
        });
        for f in &mut found {
            if matches!(f.rule.kind, Kind::Employer | Kind::Outlook) {
                f.value = with_relative(line, f.value);
            }
            match f.rule.kind {
                Kind::Employer => f.facet = employers::facet(line, f),
                Kind::Outlook => f.value = with_direction(line, f.value),
                _ => {}
            }
        }
        found.sort_by_key(|f| (f.rule.rank, f.value.0, std::cmp::Reverse(f.value.1)));
        join_bare_verbs(line, &mut found);
        drop_explanations(line, &mut found);
        found
    }

    /// Whether a name of the role, or of any role, stands at a token.
    pub(super) fn is_role(&self, line: &Line<'_>, i: usize) -> bool {
        line.flags(i).has(Flags::ROLE.with(Flags::OWN))
    }

    /// Whether a name of the article's own role stands at a token.
    pub(super) fn is_own_role(&self, line: &Line<'_>, i: usize) -> bool {
        line.flags(i).has(Flags::OWN)
    }

    /// Whether "lönen för en X" at a token `i` gives X the article's own pay: nothing else in the block names the role.
    pub(super) fn is_paid_as(&self, line: &Line<'_>, i: usize) -> bool {
        let pay = i > 2
            && line.word(i - 1) == "en"
            && line.word(i - 2) == "för"
            && line.word(i - 3).contains("lön");
        let block = self.block.and_then(|(at, _)| self.reading.blocks.get(at));
        pay && block.is_some_and(|block| !self.own.is_in(block.span.of(self.text)))
    }

    /// Whether the block at hand is about where one works.
    pub(super) fn is_about_places(&self) -> bool {
        self.block.is_some_and(|(_, topic)| topic == Topic::Place)
    }

    /// Keeps what no stronger rule has claimed, and makes facts of it.
    fn settle(
        &mut self,
        line: &Line<'_>,
        (section, topic): (usize, Topic),
        lead: Option<LeadIn>,
        is_item: bool,
        found: Vec<Found>,
    ) {
        if found.is_empty() {
            return;
        }
        let mut claimed = vec![false; line.len()];
        let cues = modality::cues(line);
        let acts: Vec<Run> = found
            .iter()
            .filter(|f| {
                f.rule.kind == Kind::Duty
                    && matches!(line.pos(f.value.0), Pos::Verb | Pos::Infinitive)
            })
            .map(|f| f.value)
            .collect();
        for f in found {
            let rule = f.rule;
            let taken = (f.value.0..f.value.1).filter(|&i| claimed[i]).count();
            if is_object(line, rule, f.value, &acts, topic)
                || 2 * taken >= f.value.1 - f.value.0
                || names_nothing(self, line, rule, f.value)
                || is_off_topic(line, rule, f.value)
            {
                continue;
            }
            claimed[f.value.0..f.value.1].fill(true);
            let default = match lead {
                Some(lead) if lead.kind == rule.kind || (is_item && lead.governs(rule.kind)) => {
                    lead.modality
                }
                _ => Modality::Typical,
            };
            let lacking = matches!(rule.kind, Kind::Course | Kind::Education | Kind::Pay)
                .then(|| denial::lacks(line, f.value, default))
                .flatten();
            let strength =
                lacking.unwrap_or_else(|| modality::modality(line, &cues, f.value, default));
            let (f, strength) = match denial::denied_act(line, f.value) {
                Some(value) if rule.kind == Kind::Duty => (Found { value, ..f }, Modality::Negated),
                _ => (f, strength),
            };
            // "Behövs i industrin": that is no demand on the employer.
            let strength = match (rule.kind, strength) {
                (Kind::Employer | Kind::Outlook, Modality::Required | Modality::Preferred) => {
                    Modality::Typical
                }
                _ => strength,
            };
            let strength = match (lead, rule.card.id, strength) {
                (Some(_), "skill/named", Modality::Possible | Modality::Negated) => default,
                _ => strength,
            };
            self.push(line, section, f, strength);
        }
    }

    pub(super) fn push(
        &mut self,
        line: &Line<'_>,
        section: usize,
        found: Found,
        strength: Modality,
    ) {
        let (rule, value) = (found.rule, found.value);
        let subject = match rule.kind {
            Kind::Occupation => None,
            _ => found.subject.map(|run| line.place(run)).or(self.subject),
        };
        // "37 200 kr" and "37 200 kronor" are one claim.
        let words = match rule.kind {
            Kind::Pay => line.lower(value).replace("kronor", "kr"),
            _ => line.lower(value).to_owned(),
        };
        // What is said of another role is another claim.
        let claim = match subject {
            Some(role) => format!("{} {words}", role.of(self.text).to_lowercase()),
            None => words,
        };
        if !self.claims.is_new(rule.kind, &claim) {
            return;
        }
        if matches!(
            found.facet.or(rule.facet),
            Some(Facet::Subject | Facet::Alias)
        ) && value.1 == value.0 + 1
        {
            self.names.add(line.word(value.0), line.word(value.0));
        }
        if rule.card.id == "occupation/variant" {
            self.add_role(line.word(value.0));
        }
        self.facts.push(Fact {
            kind: rule.kind,
            facet: found.facet.or(rule.facet),
            value: line.place(value),
            sentence: line.span,
            modality: strength,
            employer_size: match rule.kind {
                Kind::Occupation => None,
                // In a list of workplaces a size is that of its own item.
                Kind::Employer => measures::employer_size_within(line, value),
                _ => self.size,
            },
            subject,
            section,
            rule: rule.card.id,
            confidence: rule.confidence,
        });
    }

    /// Notes another role that the sentence gives tasks to; it holds while sentences go on with a pronoun for it.
    fn note_subject(&mut self, line: &Line<'_>, found: &[Found]) {
        let other = found
            .iter()
            .find(|f| f.rule.card.id == "occupation/other-role");
        let goes_on = (0..line.len().min(4)).any(|i| {
            matches!(
                line.word(i),
                "de" | "dem" | "hon" | "han" | "hen" | "dessa" | "they" | "hun"
            )
        });
        if let Some(other) = other {
            self.subject = Some(line.place(other.value));
        } else if !goes_on || (0..line.len()).any(|i| self.is_own_role(line, i)) {
            self.subject = None;
        }
    }
}

/// Whether a language is one of the two forms of Norwegian.
fn is_norwegian(lang: Lang) -> bool {
    matches!(lang, Lang::NB | Lang::NN)
}
