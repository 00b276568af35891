//! Examples of rules: a sentence as the page that it stands for, and what comes out of it.
//!
//! How an example is written stands in `src/facts/rules/mod.rs`.

use super::fact::{Fact, Modality};
use super::rulebook::Rulebook;
use crate::clean::{CleanText, clean};
use crate::ingest::Page;
use crate::language::{self, Lang};

/// An example that a rule takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted<'e> {
    /// The sentence.
    pub sentence: &'e str,
    /// The values that the rule finds in it, in order, with their modality where it is said.
    pub values: Vec<(&'e str, Option<Modality>)>,
}

impl<'e> Wanted<'e> {
    /// Reads `sentence ⇒ value | value (modality)`; `=>` serves as well. None if there is no arrow or no value.
    #[must_use]
    pub fn read(example: &'e str) -> Option<Self> {
        let (sentence, values) = example
            .rsplit_once('⇒')
            .or_else(|| example.rsplit_once("=>"))?;
        let values = values.split('|').map(|value| {
            let value = value.trim();
            let said = value
                .strip_suffix(')')
                .and_then(|rest| rest.rsplit_once(" ("))
                .and_then(|(value, said)| Some((value, Modality::from_name(said)?)));
            said.map_or((value, None), |(value, said)| (value, Some(said)))
        });
        let values: Vec<_> = values.filter(|(value, _)| !value.is_empty()).collect();
        (!values.is_empty()).then(|| Wanted {
            sentence: sentence.trim(),
            values,
        })
    }
}

/// A sentence of an example, read.
#[derive(Debug)]
pub struct Example {
    clean: CleanText,
    facts: Vec<Fact>,
}

impl Example {
    /// Reads a sentence, in an article of that language, with the rules and words of `book` too.
    #[must_use]
    pub fn read(sentence: &str, lang: Lang, book: &Rulebook) -> Self {
        let mut page = Page::from_text("example", page_of(sentence));
        page.lang_hint = (lang != Lang::SV).then(|| lang.code().to_owned());
        let clean = CleanText::new(&page, &clean(&page));
        let reading = language::read(&page, &clean);
        let facts = super::extract_by(&clean, &reading, book);
        Example { clean, facts }
    }

    /// Whether the rule of that id finds exactly these values, in order.
    #[must_use]
    pub fn gives(&self, id: &str, values: &[(&str, Option<Modality>)]) -> bool {
        let found: Vec<&Fact> = self.facts.iter().filter(|fact| fact.rule == id).collect();
        found.len() == values.len()
            && found.iter().zip(values).all(|(fact, (value, said))| {
                fact.value.of(self.clean.text()) == *value
                    && said.is_none_or(|said| said == fact.modality)
            })
    }

    /// What the rule of that id finds, for people.
    #[must_use]
    pub fn by(&self, id: &str) -> String {
        self.list(|fact| fact.rule == id, false)
    }

    /// What other rules find, but for the role, for people.
    #[must_use]
    pub fn by_others(&self, id: &str) -> String {
        self.list(
            |fact| fact.rule != id && !fact.rule.starts_with("occupation/"),
            true,
        )
    }

    fn list(&self, which: impl Fn(&Fact) -> bool, with_rule: bool) -> String {
        let found = self.facts.iter().filter(|fact| which(fact)).map(|fact| {
            let value = fact.value.of(self.clean.text());
            match with_rule {
                true => format!("{value:?} ({})", fact.rule),
                false => format!("{value:?} ({})", fact.modality),
            }
        });
        let found: Vec<String> = found.collect();
        match found.is_empty() {
            true => "–".to_owned(),
            false => found.join(", "),
        }
    }
}

/// The page that an example stands for.
fn page_of(example: &str) -> String {
    if let Some(title) = example.strip_prefix('¶') {
        if let Some((title, body)) = title.split_once(" ## ") {
            return format!("{title}\n\n{body}\n");
        }
        return format!(
            "{title}\n\nSolen skiner över staden, och havet ligger stilla där borta.\n"
        );
    }
    let (heading, body) = match example.split_once(" ## ") {
        Some((heading, body)) => (format!("{heading}\n\n"), body),
        None => (String::new(), example),
    };
    format!("Provare\n\n{heading}{}\n", body.replace('¶', "\n\n"))
}
