//! Rules of one's own: which lines of one's pages go, as what, or stay.

use super::reader::File;
use super::settings::Scope;
use super::{nearest_name, rule_ids};
use crate::clean::{ArtefactRule, Class, Ruling};
use crate::error::Result;
use crate::ingest::{Block, html};
use crate::rule::{Confidence, RuleCard, Text, kept};
use regex::{Regex, RegexBuilder};
use std::ops::Range;
use toml::de::DeTable;

/// The bound on a compiled pattern, in bytes; matching is linear in the line whatever it says.
const PATTERN_BYTES: usize = 1 << 20;

/// What writes a rule that has all it needs.
const NEW: &str = "sikta rules --new";

/// What makes lines go that are no class's: they stay.
const KEEP: &str = "keep";

/// A rule of a `sikta.toml`.
#[derive(Debug)]
pub struct SiteRule {
    card: &'static RuleCard,
    scope: Scope,
    finds: Selector,
    does: Ruling,
}

/// How a rule finds its lines.
#[derive(Debug)]
enum Selector {
    /// The whole line, white space collapsed.
    Line(String),
    Starts(String),
    Contains(String),
    Regex(Box<Regex>),
    /// A block in an element of that name, class, id or role.
    Element(String),
}

const SELECTORS: [&str; 5] = ["line", "starts", "contains", "regex", "element"];

const KEYS: [&str; 12] = [
    "class", "contains", "element", "host", "id", "leaves", "line", "path", "purpose", "regex",
    "starts", "takes",
];

impl SiteRule {
    /// What it says of itself.
    #[must_use]
    pub fn card(&self) -> &'static RuleCard {
        self.card
    }

    /// The class of the lines that it takes; none if it keeps them.
    #[must_use]
    pub fn class(&self) -> Option<Class> {
        match self.does {
            Ruling::Drop(rule) => Some(rule.class),
            Ruling::Keep { .. } => None,
        }
    }

    pub(super) fn id(&self) -> &'static str {
        self.card.id
    }

    pub(super) fn scope(&self) -> &Scope {
        &self.scope
    }

    pub(super) fn ruling(&self) -> Ruling {
        self.does
    }

    /// Whether it finds a line; `block` is what markup says of it.
    pub(super) fn finds(&self, line: &str, block: Option<&Block>) -> bool {
        let line = line.trim();
        if line.is_empty() {
            return false;
        }
        match &self.finds {
            Selector::Line(text) => {
                line.len() >= text.len() && line.split_whitespace().eq(text.split(' '))
            }
            Selector::Starts(text) => line.starts_with(text.as_str()),
            Selector::Contains(text) => line.contains(text.as_str()),
            Selector::Regex(regex) => regex.is_match(line),
            Selector::Element(name) => block.is_some_and(|block| is_in(block, name)),
        }
    }

    /// Reads a rule and runs its examples.
    pub(super) fn read(file: &File<'_>, table: &DeTable<'_>, span: &Range<usize>) -> Result<Self> {
        file.only(table, &KEYS)?;
        let id = must(file, table, "id", span, NEW)?;
        if !is_id(id) {
            return Err(file.wrong(
                span,
                format!("the id {id:?} is not family/name in small letters, figures and hyphens"),
                format!("id:t {id:?} är inte familj/namn med gemener, siffror och bindestreck"),
            ));
        }
        if rule_ids().any(|known| known == id) {
            return Err(file.wrong(
                span,
                format!("sikta has a rule {id:?} of its own; choose another id"),
                format!("sikta har en egen regel {id:?}; välj ett annat id"),
            ));
        }
        let purpose = must(file, table, "purpose", span, NEW)?;
        let class = class(file, must(file, table, "class", span, NEW)?, span)?;
        let texts = |key: &str| -> Result<Vec<String>> {
            let texts = file.strings(table, key)?;
            if texts.is_empty() {
                return Err(file.wrong(
                    span,
                    format!("the rule {id} has no {key}; give at least one example"),
                    format!("regeln {id} har inget {key}; ge minst ett exempel"),
                ));
            }
            Ok(texts.iter().map(|t| (*t.get_ref()).to_owned()).collect())
        };
        let card: &'static RuleCard = Box::leak(Box::new(RuleCard {
            id: kept(id),
            purpose: same(kept(purpose)),
            takes: kept_all(&texts("takes")?),
            leaves: kept_all(&texts("leaves")?),
        }));
        let rule = SiteRule {
            card,
            scope: Scope::read(file, table)?,
            finds: selector(file, table, id, span)?,
            does: ruling(card, class),
        };
        rule.prove(file, span)?;
        Ok(rule)
    }

    /// Runs its examples.
    fn prove(&self, file: &File<'_>, span: &Range<usize>) -> Result<()> {
        let id = self.id();
        for example in self.card.takes {
            if !self.finds_in(example) {
                return Err(file.wrong(
                    span,
                    format!(
                        "the rule {id} does not find its own example {example:?}; mend the rule, or take the example out of takes"
                    ),
                    format!(
                        "regeln {id} hittar inte sitt eget exempel {example:?}; laga regeln, eller ta bort exemplet ur takes"
                    ),
                ));
            }
        }
        for example in self.card.leaves {
            if self.finds_in(example) {
                return Err(file.wrong(
                    span,
                    format!(
                        "the rule {id} finds {example:?}, which it must leave; make the rule narrower, or take the example out of leaves"
                    ),
                    format!(
                        "regeln {id} hittar {example:?}, som den måste lämna; gör regeln smalare, eller ta bort exemplet ur leaves"
                    ),
                ));
            }
        }
        Ok(())
    }

    /// Whether it finds a line of an example, which is a line, a page of lines, or (with `<` first) a page of HTML.
    fn finds_in(&self, example: &str) -> bool {
        if example.trim_start().starts_with('<') {
            let page = html::page("example", example);
            let lines = page.text().split('\n').zip(page.blocks());
            return lines
                .into_iter()
                .any(|(line, block)| self.finds(line, Some(block)));
        }
        example.lines().any(|line| self.finds(line, None))
    }
}

/// Whether a block stands in an element of that name, class, id or role.
fn is_in(block: &Block, name: &str) -> bool {
    let named = |part: &str| {
        part.strip_prefix(name)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
    };
    block.hints.iter().any(|hint| hint == name) || block.path.split(" > ").any(named)
}

/// Whether a rule of a user's may be called so: `family/name` in small letters, figures and hyphens.
#[must_use]
pub fn is_id(id: &str) -> bool {
    let word = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|c| c.is_lowercase() || c.is_ascii_digit() || c == '-')
    };
    id.split_once('/')
        .is_some_and(|(family, name)| word(family) && word(name))
}

/// The text of a key that must be there; `command` writes a rule that has all.
pub(super) fn must<'t>(
    file: &File<'_>,
    table: &'t DeTable<'t>,
    key: &str,
    span: &Range<usize>,
    command: &str,
) -> Result<&'t str> {
    let text = file.string(table, key)?.map(|text| *text.get_ref());
    text.filter(|text| !text.trim().is_empty()).ok_or_else(|| {
        file.wrong(
            span,
            format!("a rule needs {key}; `{command}` writes one that has all"),
            format!("en regel behöver {key}; `{command}` skriver en som har allt"),
        )
    })
}

/// The class of that name; none for `keep`.
fn class(file: &File<'_>, name: &str, span: &Range<usize>) -> Result<Option<Class>> {
    if name == KEEP {
        return Ok(None);
    }
    let found = Class::ALL.into_iter().find(|class| class.name() == name);
    found.map(Some).ok_or_else(|| {
        let mut known: Vec<&str> = Class::ALL.iter().map(|class| class.name()).collect();
        known.push(KEEP);
        let near = nearest_name(name, &known);
        let (en, sv) = match near {
            Some(near) => (
                format!("did you mean {near:?}?"),
                format!("menade du {near:?}?"),
            ),
            None => (
                format!("known are {}", known.join(", ")),
                format!("kända är {}", known.join(", ")),
            ),
        };
        file.wrong(
            span,
            format!("there is no class {name:?}; {en}"),
            format!("klassen {name:?} finns inte; {sv}"),
        )
    })
}

fn selector(
    file: &File<'_>,
    table: &DeTable<'_>,
    id: &str,
    span: &Range<usize>,
) -> Result<Selector> {
    let mut found = Vec::new();
    for key in SELECTORS {
        if let Some(text) = file.string(table, key)? {
            found.push((key, text));
        }
    }
    let [(key, text)] = &found[..] else {
        let all = SELECTORS.join(", ");
        return Err(file.wrong(
            span,
            format!("the rule {id} needs exactly one of {all}"),
            format!("regeln {id} behöver exakt en av {all}"),
        ));
    };
    let said = text.get_ref().trim();
    if said.is_empty() {
        return Err(file.wrong(
            &text.span(),
            format!("{key} is empty and would find every line"),
            format!("{key} är tom och skulle hitta alla rader"),
        ));
    }
    Ok(match *key {
        "line" => Selector::Line(said.split_whitespace().collect::<Vec<_>>().join(" ")),
        "starts" => Selector::Starts(said.to_owned()),
        "contains" => Selector::Contains(said.to_owned()),
        "element" => Selector::Element(said.trim_start_matches(['.', '#']).to_lowercase()),
        _ => Selector::Regex(Box::new(pattern(text.get_ref()).map_err(|error| {
            // The parser draws a picture over several lines; the last one says what it is.
            let said = error.to_string();
            let said = said
                .lines()
                .last()
                .unwrap_or_default()
                .trim_start_matches("error: ");
            file.wrong(
                &text.span(),
                format!("regex is no pattern: {said}"),
                format!("regex är inget mönster: {said}"),
            )
        })?)),
    })
}

fn pattern(text: &str) -> std::result::Result<Regex, regex::Error> {
    RegexBuilder::new(text)
        .size_limit(PATTERN_BYTES)
        .dfa_size_limit(PATTERN_BYTES)
        .nest_limit(50)
        .build()
}

fn ruling(card: &'static RuleCard, class: Option<Class>) -> Ruling {
    match class {
        None => Ruling::Keep {
            rule: card.id,
            says: &card.purpose,
        },
        Some(class) => Ruling::Drop(Box::leak(Box::new(ArtefactRule {
            card: *card,
            class,
            confidence: Confidence::Certain,
            says: card.purpose,
        }))),
    }
}

fn same(text: &'static str) -> Text {
    Text { en: text, sv: text }
}

fn kept_all(texts: &[String]) -> &'static [&'static str] {
    let texts: Vec<&'static str> = texts.iter().map(|text| kept(text)).collect();
    Box::leak(texts.into_boxed_slice())
}
