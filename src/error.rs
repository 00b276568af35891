//! What can go wrong at the rim: reading, writing, indexing and querying.
//!
//! Cleaning, language and facts never fail. Every error says what was seen, why it is wrong, and the command or step that
//! mends it. The library speaks English here; the command line renders the same variants in English or Swedish.

use std::io;
use std::path::PathBuf;

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
}

/// What the fallible functions of sikta return.
pub type Result<T> = std::result::Result<T, Error>;
