//! What can go wrong at the rim: reading, writing, indexing and querying.
//!
//! Cleaning, language and facts never fail. Every error says what was seen, why it is wrong, and the command or step that
//! mends it. The library speaks English here; the command line renders the same variants in English or Swedish.

use std::io;
use std::path::{Path, PathBuf};

/// An error of reading, writing, indexing or querying.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or stream could not be read.
    #[error("cannot read {path}: {source}", path = path.display())]
    Read {
        /// The file, or `-` for standard input.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file or stream could not be written.
    #[error("cannot write {path}: {source}", path = path.display())]
    Write {
        /// The file, or `-` for standard output.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A directory holds no index, or one that nothing was committed to yet.
    #[error("there is no index in {dir}; make one with `{mend}`", dir = dir.display(), mend = build(dir, false))]
    NoIndex {
        /// The directory.
        dir: PathBuf,
    },
    /// A directory holds something that sikta did not write; it is never written over.
    #[error("{dir} is not empty and holds no index of sikta's; name an empty or new directory with --index", dir = dir.display())]
    NotAnIndex {
        /// The directory.
        dir: PathBuf,
    },
    /// What should be the directory of an index is a file.
    #[error("{path} is a file, not a directory; name the directory of an index with --index", path = path.display())]
    NotADirectory {
        /// The file.
        path: PathBuf,
    },
    /// An index was made by a version of sikta with another schema.
    #[error(
        "the index in {dir} has schema version {found} and this sikta works with {expected}; make it anew with `{mend}`",
        dir = dir.display(),
        mend = build(dir, true)
    )]
    OtherSchema {
        /// The directory.
        dir: PathBuf,
        /// The version that the index says it has.
        found: u32,
        /// The version that this program reads and writes.
        expected: u32,
    },
    /// Files of an index are missing or not what they should be.
    #[error("the index in {dir} is broken ({what}); make it anew with `{mend}`", dir = dir.display(), mend = build(dir, true))]
    Corrupt {
        /// The directory.
        dir: PathBuf,
        /// What was seen.
        what: Damage,
    },
    /// Another process is writing to an index.
    #[error("another build is writing to {dir}{}; wait for it to end", holder.map(|id| format!(" (process {id})")).unwrap_or_default(), dir = dir.display())]
    Locked {
        /// The directory.
        dir: PathBuf,
        /// The number of the process, if it can be told.
        holder: Option<u32>,
    },
    /// An index could not be read or written: the disk is full, a file may not be opened ….
    #[error("cannot work with the index in {dir}: {what}", dir = dir.display())]
    Index {
        /// The directory.
        dir: PathBuf,
        /// What the system said.
        what: String,
    },
    /// A file of settings or decisions says what it may not.
    #[error("{path}:{line}: {en}", path = path.display())]
    Settings {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong and what mends it, in English.
        en: String,
        /// The same in Swedish.
        sv: String,
    },
    /// A gold file is not of the form that its command reads.
    #[error("{path}:{line}: {fault}; the command's --help shows the form", path = path.display())]
    Gold {
        /// The gold file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong with it.
        fault: GoldFault,
    },
    /// A file of the shelf is no classification, or one of another version of sikta.
    #[error("{path} is no classification of this version of sikta; remove the file and run `sikta taxonomy add` again", path = path.display())]
    Taxonomy {
        /// The file.
        path: PathBuf,
    },
}

/// What is wrong with a line of a gold file, or with all of it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum GoldFault {
    /// The file has nothing to score.
    #[error("it holds nothing to score")]
    Empty,
    /// The line is no JSON object, or not one of this form.
    #[error("no record of this form: {0}")]
    NoRecord(String),
    /// A case has no sentences, or an empty one.
    #[error("`sents` needs sentences, and none of them empty")]
    NoSentences,
    /// A tag names no language that sikta knows.
    #[error("`{0}` is no language that sikta knows; it takes tags such as sv, nb, nn, da, en")]
    UnknownLanguage(String),
    /// A row has fewer than three fields.
    #[error("it needs a language, a length and a text, with tabs between")]
    ThreeFields,
    /// A row of a treebank has not ten columns.
    #[error("it has not the ten columns of CoNLL-U, with tabs between")]
    TenColumns,
    /// A word class is none of Universal Dependencies.
    #[error("`{0}` is no word class of Universal Dependencies")]
    UnknownClass(String),
    /// A treebank is in a language whose words are not analysed.
    #[error("the treebank is in another language ({0}), and words are analysed in Swedish only")]
    NotSwedish(&'static str),
    /// A document's name would lead out of the file's folder.
    #[error("`{0}` is no document name")]
    NoDocumentName(String),
    /// A label is for a line that the text does not have.
    #[error("{doc}: label for line {line}, but the text has {of} lines")]
    LineOutside {
        /// The document.
        doc: String,
        /// The line that has a label, from 1.
        line: usize,
        /// How many lines the text has.
        of: usize,
    },
    /// A line has more than one label.
    #[error("{doc}: two labels for line {line}")]
    TwoLabels {
        /// The document.
        doc: String,
        /// The line, from 1.
        line: usize,
    },
    /// A line that is not blank has no label.
    #[error("{doc}: line {line} has no label")]
    NoLabel {
        /// The document.
        doc: String,
        /// The line, from 1.
        line: usize,
    },
    /// A table of titles lacks its columns.
    #[error("it needs the columns label_sv and ssyk2012")]
    TitleColumns,
    /// A row of a table is too short.
    #[error("it has too few cells")]
    FewCells,
    /// A page is no text.
    #[error("{0}")]
    Undecoded(String),
    /// More than one word stands on a line.
    #[error("it needs one word a line, with `|` where its parts meet and nowhere else")]
    OneWord,
}

/// What is wrong with the files of an index.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Damage {
    /// A file that belongs to it is not there.
    #[error("{} is missing", .0.display())]
    Missing(PathBuf),
    /// A file of it cannot be read as what it should be.
    #[error("a file of it is damaged; `sikta index check` says which")]
    Unreadable,
    /// A file of it is not as it was written: its checksum is another.
    #[error("{} is damaged; `sikta index check` says what else", .0.display())]
    File(PathBuf),
    /// Its fields are not those of the version that it names.
    #[error("its fields are not those of its schema version")]
    OtherFields,
}

/// The command that makes the index in `dir`, anew if it is `fresh`; the paths that it is made from are the user's to add.
#[must_use]
pub fn build(dir: &Path, fresh: bool) -> String {
    let mut command = String::from("sikta build");
    if fresh {
        command.push_str(" --fresh");
    }
    if dir != Path::new("index") {
        let dir = dir.display().to_string();
        match dir.contains(char::is_whitespace) {
            true => command.push_str(&format!(" --index '{dir}'")),
            false => command.push_str(&format!(" --index {dir}")),
        }
    }
    command
}

/// What the fallible functions of sikta return.
pub type Result<T> = std::result::Result<T, Error>;
