//! Reading TOML so that what is wrong can be named with its line, and mended.

use super::nearest_name;
use crate::error::Error;
use std::ops::Range;
use std::path::Path;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

/// The file that is being read, for its errors.
#[derive(Clone, Copy)]
pub(super) struct File<'f> {
    pub(super) path: &'f Path,
    pub(super) text: &'f str,
}

impl File<'_> {
    /// What is wrong at `span`, in English and Swedish.
    pub(super) fn wrong(
        &self,
        span: &Range<usize>,
        en: impl Into<String>,
        sv: impl Into<String>,
    ) -> Error {
        self.wrong_at(self.line(span), en, sv)
    }

    /// What is wrong on that line, from 1; 0 is the file as a whole.
    pub(super) fn wrong_at(
        &self,
        line: usize,
        en: impl Into<String>,
        sv: impl Into<String>,
    ) -> Error {
        Error::Settings {
            path: self.path.to_owned(),
            line: line.max(1),
            en: en.into(),
            sv: sv.into(),
        }
    }

    /// The line that `span` starts on, from 1.
    pub(super) fn line(&self, span: &Range<usize>) -> usize {
        let before = self.text.get(..span.start).unwrap_or(self.text);
        before.matches('\n').count() + 1
    }

    /// That the file is no TOML.
    pub(super) fn no_toml(&self, error: &toml::de::Error) -> Error {
        let said = error.message();
        self.wrong(
            &error.span().unwrap_or(0..0),
            format!("it is no TOML: {said}"),
            format!("den är ingen TOML: {said}"),
        )
    }

    /// The table that a value must be.
    pub(super) fn table<'t>(
        &self,
        value: &'t Spanned<DeValue<'t>>,
        what: &str,
    ) -> Result<&'t DeTable<'t>, Error> {
        value.get_ref().as_table().ok_or_else(|| {
            self.wrong(
                &value.span(),
                format!("{what} must be a table: write [[{what}]] on a line of its own"),
                format!("{what} måste vara en tabell: skriv [[{what}]] på en egen rad"),
            )
        })
    }

    /// Complains of keys that are not among `known`.
    pub(super) fn only(&self, table: &DeTable<'_>, known: &[&str]) -> Result<(), Error> {
        for key in table.keys() {
            let name: &str = key.get_ref();
            if known.contains(&name) {
                continue;
            }
            let (en, sv) = match nearest_name(name, known) {
                Some(near) => (
                    format!("; did you mean {near:?}?"),
                    format!("; menade du {near:?}?"),
                ),
                None => (
                    format!("; known are {}", known.join(", ")),
                    format!("; kända är {}", known.join(", ")),
                ),
            };
            return Err(self.wrong(
                &key.span(),
                format!("there is no key {name:?} here{en}"),
                format!("nyckeln {name:?} finns inte här{sv}"),
            ));
        }
        Ok(())
    }

    /// The string of that key.
    pub(super) fn string<'t>(
        &self,
        table: &'t DeTable<'t>,
        key: &str,
    ) -> Result<Option<Spanned<&'t str>>, Error> {
        let Some(value) = table.get(key) else {
            return Ok(None);
        };
        self.text_of(value, key).map(Some)
    }

    /// The strings of that key: a list of them, or one alone; none if it is not there.
    pub(super) fn strings<'t>(
        &self,
        table: &'t DeTable<'t>,
        key: &str,
    ) -> Result<Vec<Spanned<&'t str>>, Error> {
        match table.get(key) {
            None => Ok(Vec::new()),
            Some(value) => match value.get_ref().as_array() {
                Some(list) => list.iter().map(|item| self.text_of(item, key)).collect(),
                None => Ok(vec![self.text_of(value, key)?]),
            },
        }
    }

    /// The tables of that key: `[[key]]`.
    pub(super) fn tables<'t>(
        &self,
        table: &'t DeTable<'t>,
        key: &str,
    ) -> Result<&'t [Spanned<DeValue<'t>>], Error> {
        match table.get(key) {
            None => Ok(&[]),
            Some(value) => value
                .get_ref()
                .as_array()
                .map(|list: &DeArray<'_>| -> &[Spanned<DeValue<'_>>] { list })
                .ok_or_else(|| {
                    self.wrong(
                        &value.span(),
                        format!("write [[{key}]], with two brackets, once for each"),
                        format!("skriv [[{key}]], med två hakar, en gång för var och en"),
                    )
                }),
        }
    }

    fn text_of<'t>(
        &self,
        value: &'t Spanned<DeValue<'t>>,
        key: &str,
    ) -> Result<Spanned<&'t str>, Error> {
        match value.get_ref().as_str() {
            Some(text) => Ok(Spanned::new(value.span(), text)),
            None => Err(self.wrong(
                &value.span(),
                format!("{key} must be text in quotation marks"),
                format!("{key} måste vara text inom citattecken"),
            )),
        }
    }
}
