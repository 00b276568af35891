//! Gold files: how they are read, and what may be wrong with one.

use crate::error::{Error, GoldFault, Result};
use crate::language::words::treebank::{self, GoldSentence};
use crate::language::{Lang, detect};
use serde::de::DeserializeOwned;
use std::fs;
use std::path::Path;

/// An error about `line` (from 1) of the gold file at `path`.
pub(super) fn wrong(path: &Path, line: usize, fault: GoldFault) -> Error {
    Error::Gold {
        path: path.to_owned(),
        line,
        fault,
    }
}

/// The content of a gold file, without a byte order mark.
///
/// # Errors
/// Where it cannot be read as UTF-8, or has nothing but white space.
pub(super) fn read(path: &Path) -> Result<String> {
    let mut content = fs::read_to_string(path).map_err(|source| Error::Read {
        path: path.to_owned(),
        source,
    })?;
    if content.starts_with('\u{feff}') {
        content.drain(..'\u{feff}'.len_utf8());
    }
    match content.trim().is_empty() {
        true => Err(wrong(path, 1, GoldFault::Empty)),
        false => Ok(content),
    }
}

/// The records of JSON Lines with the numbers of their lines; blank lines are passed over.
///
/// # Errors
/// At a line that is no such record.
pub(super) fn records<T: DeserializeOwned>(
    path: &Path,
    content: &str,
) -> impl Iterator<Item = Result<(usize, T)>> {
    let lines = content.lines().enumerate();
    lines
        .filter(|(_, line)| !line.trim().is_empty())
        .map(move |(i, line)| match serde_json::from_str(line) {
            Ok(record) => Ok((i + 1, record)),
            Err(error) => Err(wrong(path, i + 1, no_record(&error))),
        })
}

/// What JSON says of a record that is none; the line is named where the file is.
pub(super) fn no_record(error: &serde_json::Error) -> GoldFault {
    let says = error.to_string();
    let says = says.split(" at line ").next().unwrap_or_default();
    GoldFault::NoRecord(format!("{says} (column {})", error.column()))
}

/// The language of a tag.
///
/// # Errors
/// Where sikta does not know it.
pub(super) fn language(tag: &str) -> std::result::Result<Lang, GoldFault> {
    Lang::from_tag(tag).ok_or_else(|| GoldFault::UnknownLanguage(tag.to_owned()))
}

/// How many sentences of a treebank say what language it is in.
const TELLING: usize = 100;

/// The sentences of a CoNLL-U file and their language: that of the file's name (`sv_talbanken-ud-dev.conllu`; the
/// Norwegian ones name their form), else that of its first hundred sentences. Text that no `# text` gives is put
/// together from the words.
///
/// # Errors
/// Where the file cannot be read, has a line that is no row of CoNLL-U, or has no sentence.
pub(super) fn treebank(path: &Path) -> Result<(Vec<GoldSentence>, Lang)> {
    let content = read(path)?;
    let mut sentences = treebank::sentences(&content)
        .map_err(|line| wrong(path, line, row_fault(&content, line)))?;
    if sentences.is_empty() {
        return Err(wrong(path, 1, GoldFault::Empty));
    }
    for sentence in sentences.iter_mut().filter(|s| s.text.is_empty()) {
        sentence.text = joined(sentence);
    }
    let name = path.file_stem().and_then(|n| n.to_str());
    let name = name.unwrap_or_default();
    let named = match name.starts_with("no_nynorsk") {
        true => Some(Lang::NN),
        false => name.contains('_').then(|| Lang::from_tag(name)).flatten(),
    };
    let lang = named.unwrap_or_else(|| {
        let texts: Vec<&str> = sentences
            .iter()
            .take(TELLING)
            .map(|s| s.text.as_str())
            .collect();
        detect(&texts.join(" "), None).lang
    });
    Ok((sentences, lang))
}

/// What is wrong with a row that the treebank's reader refused.
fn row_fault(content: &str, line: usize) -> GoldFault {
    let row = content
        .lines()
        .nth(line.saturating_sub(1))
        .unwrap_or_default();
    let columns: Vec<&str> = row.split('\t').collect();
    match columns.as_slice() {
        [_, _, _, class, _, _, _, _, _, _] => GoldFault::UnknownClass((*class).to_owned()),
        _ => GoldFault::TenColumns,
    }
}

/// A sentence's words with the spaces that the treebank gives them.
fn joined(sentence: &GoldSentence) -> String {
    let mut text = String::new();
    for word in &sentence.words {
        text.push_str(&word.form);
        if word.space_after {
            text.push(' ');
        }
    }
    text.truncate(text.trim_end().len());
    text
}
