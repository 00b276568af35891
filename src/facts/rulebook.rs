//! The rulebook: what facts are read by beside sikta's own rules and words, which is what a user writes down.

use super::example::{Example, Wanted};
use super::fact::{Facet, Kind};
use super::fault::Fault;
use super::pattern::Patterns;
use super::rules::{self, Rule, Topics};
use super::topic::{self, Heading, Topic};
use super::word_table::WordTables;
use super::words::{self, Words};
use crate::language::Lang;
use crate::rule::{Confidence, RuleCard, Text, kept};
use std::fmt;

/// Rules and words of a user's, ready to read with; by default none.
///
/// **Law of examples**: every rule in it finds what its examples say, and nothing in what it must leave.
#[derive(Default)]
pub struct Rulebook {
    rules: Vec<&'static Rule>,
    tongues: Vec<Tongue>,
}

/// What is said of a language.
struct Tongue {
    lang: Lang,
    words: Option<Words>,
    headings: Option<Vec<Heading>>,
    patterns: Patterns,
}

/// A rule as a user writes it.
#[derive(Debug, Clone, Default)]
pub struct RuleText<'t> {
    /// `family/name`.
    pub id: &'t str,
    /// The kind of its facts.
    pub kind: &'t str,
    /// Their facet.
    pub facet: Option<&'t str>,
    /// How sure they are; medium if it does not say.
    pub confidence: Option<&'t str>,
    /// The code of the language; Swedish if it does not say.
    pub lang: Option<&'t str>,
    /// Only sections about these.
    pub topics: Vec<&'t str>,
    /// Only sections about anything else.
    pub not_topics: Vec<&'t str>,
    /// What it looks for; see `src/facts/pattern.rs`.
    pub patterns: Vec<&'t str>,
    /// What it is for.
    pub purpose: &'t str,
    /// Sentences with the values that it must find.
    pub takes: Vec<&'t str>,
    /// Sentences that it must find nothing in.
    pub leaves: Vec<&'t str>,
}

/// The bound on a rule's patterns and on its examples, and on a text of it in bytes.
const MOST: (usize, usize) = (50, 1_000);

impl Rulebook {
    /// A rulebook with these tables and no rules yet.
    #[must_use]
    pub fn new(tables: WordTables) -> Self {
        let tongues = tables.into_tongues().into_iter();
        let tongues = tongues.filter_map(|(lang, own)| {
            Some(Tongue {
                lang,
                words: Some(Words::read(super::tables::source(lang)?, &own)),
                headings: own.headings(lang),
                patterns: Patterns::default(),
            })
        });
        Rulebook {
            rules: Vec::new(),
            tongues: tongues.collect(),
        }
    }

    /// Adds a rule. Its examples are run by [`Rulebook::prove`], once all are there.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn add(&mut self, text: &RuleText<'_>) -> Result<(), Fault> {
        for list in [&text.patterns, &text.takes, &text.leaves] {
            if list.len() > MOST.0 || list.iter().any(|text| text.len() > MOST.1) {
                return Err(Fault::new(
                    format!(
                        "more than {} patterns or examples, or one of more than {} bytes; make several rules of it",
                        MOST.0, MOST.1
                    ),
                    format!(
                        "fler än {} mönster eller exempel, eller ett på mer än {} byte; gör flera regler av den",
                        MOST.0, MOST.1
                    ),
                ));
            }
        }
        if self.rules.len() == rules::FIRST {
            return Err(Fault::new(
                format!(
                    "more than {} rules; one rule may have several patterns",
                    rules::FIRST
                ),
                format!(
                    "fler än {} regler; en regel får ha flera mönster",
                    rules::FIRST
                ),
            ));
        }
        let rule: &'static Rule = Box::leak(Box::new(rule(text, self.rules.len())?));
        let lang = language(text.lang)?;
        let at = self.tongues.iter().position(|t| t.lang == lang);
        let at = at.unwrap_or_else(|| {
            self.tongues.push(Tongue {
                lang,
                words: None,
                headings: None,
                patterns: Patterns::default(),
            });
            self.tongues.len() - 1
        });
        for pattern in &text.patterns {
            let lower = kept(&pattern.to_lowercase());
            let added = self.tongues[at].patterns.add(rule, lower);
            added.map_err(|fault| Fault {
                line: 0,
                en: format!("the pattern {pattern:?}: {}", fault.en),
                sv: format!("mönstret {pattern:?}: {}", fault.sv),
            })?;
        }
        self.rules.push(rule);
        Ok(())
    }

    /// Runs the examples of the rule of that id.
    ///
    /// # Errors
    /// The example that does not come out, with what does.
    pub fn prove(&self, id: &str, lang: Option<&str>) -> Result<(), Fault> {
        let lang = language(lang)?;
        let Some(rule) = self.rules.iter().find(|rule| rule.card.id == id) else {
            return Ok(());
        };
        for example in rule.card.takes {
            let Some(Wanted { sentence, values }) = Wanted::read(example) else {
                return Err(Fault::new(
                    format!(
                        "the example {example:?} does not say what comes out; write the sentence, then => and the value"
                    ),
                    format!(
                        "exemplet {example:?} säger inte vad som kommer ut; skriv meningen, sedan => och värdet"
                    ),
                ));
            };
            let read = Example::read(sentence, lang, self);
            if !read.gives(id, &values) {
                let (found, other) = (read.by(id), read.by_others(id));
                return Err(Fault::new(
                    format!(
                        "it does not find what its example {example:?} says; it finds {found}, and other rules {other}. Mend the pattern, or write what comes out"
                    ),
                    format!(
                        "den hittar inte vad dess exempel {example:?} säger; den hittar {found}, och andra regler {other}. Laga mönstret, eller skriv vad som kommer ut"
                    ),
                ));
            }
        }
        for example in rule.card.leaves {
            let read = Example::read(example, lang, self);
            if !read.gives(id, &[]) {
                let found = read.by(id);
                return Err(Fault::new(
                    format!(
                        "it finds {found} in {example:?}, which it must leave; make the pattern narrower, or take the example out of leaves"
                    ),
                    format!(
                        "den hittar {found} i {example:?}, som den måste lämna; gör mönstret smalare, eller ta bort exemplet ur leaves"
                    ),
                ));
            }
        }
        Ok(())
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tongues.is_empty()
    }

    /// What each of its rules says of itself, in order, with its confidence.
    pub fn rules(&self) -> impl Iterator<Item = (RuleCard, Confidence)> {
        self.rules.iter().map(|rule| (rule.card, rule.confidence))
    }

    fn tongue(&self, lang: Lang) -> Option<&Tongue> {
        let lang = match lang {
            Lang::NN => Lang::NB,
            Lang::UNKNOWN => Lang::SV,
            lang => lang,
        };
        self.tongues.iter().find(|tongue| tongue.lang == lang)
    }

    /// The words of a language that facts are read in; text of no known language is read as Swedish.
    pub(super) fn words(&self, lang: Lang) -> Option<&Words> {
        let own = self.tongue(lang).and_then(|tongue| tongue.words.as_ref());
        own.or_else(|| words::of(lang))
    }

    /// The Swedish words.
    pub(super) fn swedish(&self) -> &Words {
        self.words(Lang::SV).unwrap_or(words::swedish())
    }

    /// What headings of a language announce.
    pub(super) fn headings(&self, lang: Lang) -> &[Heading] {
        let own = self
            .tongue(lang)
            .and_then(|tongue| tongue.headings.as_deref());
        own.unwrap_or(topic::table(lang))
    }

    /// The user's patterns of a language.
    pub(super) fn patterns(&self, lang: Lang) -> Option<&Patterns> {
        self.tongue(lang).map(|tongue| &tongue.patterns)
    }
}

impl fmt::Debug for Rulebook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids = self.rules.iter().map(|rule| rule.card.id);
        f.debug_list().entries(ids).finish()
    }
}

/// The rule that a text says, but for its patterns.
fn rule(text: &RuleText<'_>, rank: usize) -> Result<Rule, Fault> {
    let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
    let kind = Kind::from_name(text.kind)
        .ok_or_else(|| Fault::unknown("kind", "arten", text.kind, &kinds))?;
    let facets: Vec<&str> = kind.facets().iter().map(|facet| facet.name()).collect();
    let facet = match text.facet {
        None => None,
        Some(name) => {
            let facet = Facet::from_name(name).filter(|facet| kind.facets().contains(facet));
            Some(facet.ok_or_else(|| {
                Fault::unknown(
                    &format!("facet of {kind}"),
                    &format!("facetten till {kind}"),
                    name,
                    &facets,
                )
            })?)
        }
    };
    let levels = [Confidence::Low, Confidence::Medium, Confidence::High];
    let confidence = match text.confidence {
        None => Confidence::Medium,
        Some(name) => levels
            .into_iter()
            .find(|c| c.name() == name)
            .ok_or_else(|| {
                Fault::unknown(
                    "confidence",
                    "säkerheten",
                    name,
                    &levels.map(Confidence::name),
                )
            })?,
    };
    let topics = match (&text.topics[..], &text.not_topics[..]) {
        ([], []) => Topics::Any,
        (only, []) => Topics::Only(topics(only)?),
        ([], not) => Topics::Not(topics(not)?),
        _ => {
            return Err(Fault::new(
                "topics and not_topics together; one of them says it all",
                "både topics och not_topics; det räcker med den ena",
            ));
        }
    };
    let texts = |list: &[&str]| -> &'static [&'static str] {
        let list: Vec<&'static str> = list.iter().map(|text| kept(text)).collect();
        Box::leak(list.into_boxed_slice())
    };
    let purpose = kept(text.purpose);
    Ok(Rule {
        rank,
        card: RuleCard {
            id: kept(text.id),
            purpose: Text {
                en: purpose,
                sv: purpose,
            },
            takes: texts(&text.takes),
            leaves: texts(&text.leaves),
        },
        kind,
        facet,
        confidence,
        topics,
        patterns: &[],
    })
}

fn topics(names: &[&str]) -> Result<&'static [Topic], Fault> {
    let known = Topic::names();
    let topics = names.iter().map(|name| {
        Topic::from_name(name).ok_or_else(|| Fault::unknown("topic", "ämnet", name, &known))
    });
    let topics = topics.collect::<Result<Vec<Topic>, Fault>>()?;
    Ok(Box::leak(topics.into_boxed_slice()))
}

/// The language of that code; Swedish without one.
fn language(code: Option<&str>) -> Result<Lang, Fault> {
    let langs = [Lang::SV, Lang::EN, Lang::NB, Lang::DA];
    let Some(code) = code else {
        return Ok(Lang::SV);
    };
    langs.into_iter().find(|l| l.code() == code).ok_or_else(|| {
        Fault::unknown(
            "language with facts",
            "språket med fakta",
            code,
            &langs.map(Lang::code),
        )
    })
}
