//! The shelf: the classifications that a user added, one file each, in `.sikta/taxonomy` beside the settings.
//!
//! They stand with the project, not with the user, since what an index says depends on them: whoever has the project's
//! directory has the same codes.

use super::concept::Concept;
use super::store::{About, Store};
use crate::error::{Error, Result};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tantivy::Directory;
use tantivy::directory::{MmapDirectory, OwnedBytes};

/// What files of a shelf end with.
const EXTENSION: &str = "tax";

/// A directory of classifications.
#[derive(Debug, Clone)]
pub struct Shelf {
    dir: PathBuf,
}

impl Shelf {
    /// The shelf of a directory that sikta keeps what it remembers in; it need not be there yet.
    #[must_use]
    pub fn in_memory(memory: &Path) -> Self {
        Shelf {
            dir: memory.join("taxonomy"),
        }
    }

    /// Where it is.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Packs concepts and puts them on the shelf under that name, in place of what had it.
    ///
    /// # Errors
    /// The directory cannot be written.
    pub fn put(&self, name: &str, version: &str, concepts: &[Concept]) -> Result<About> {
        self.write(name, Store::pack(name, version, concepts))
    }

    /// The same where that name is free, or stands for the same concepts; nothing where it stands for others, which stay.
    ///
    /// # Errors
    /// As [`Shelf::put`].
    pub fn put_new(
        &self,
        name: &str,
        version: &str,
        concepts: &[Concept],
    ) -> Result<Option<About>> {
        let bytes = Store::pack(name, version, concepts);
        let own = Store::open(bytes.clone()).unwrap_or_default();
        // A file that is no classification of this version is of no use to anybody.
        let there = mapped(&self.path(name)).ok().and_then(Store::over);
        if there.is_some_and(|there| there.fingerprint() != own.fingerprint()) {
            return Ok(None);
        }
        self.write(name, bytes).map(Some)
    }

    fn write(&self, name: &str, bytes: Vec<u8>) -> Result<About> {
        let path = self.path(name);
        let failed = |source| Error::Write {
            path: path.clone(),
            source,
        };
        fs::create_dir_all(&self.dir).map_err(failed)?;
        let mut file = tempfile::NamedTempFile::new_in(&self.dir).map_err(failed)?;
        file.write_all(&bytes).map_err(failed)?;
        file.persist(&path).map_err(|error| failed(error.error))?;
        Ok(Store::open(bytes).unwrap_or_default().about().clone())
    }

    /// Takes the classification of that name off; whether there was one.
    ///
    /// # Errors
    /// The file cannot be removed.
    pub fn remove(&self, name: &str) -> Result<bool> {
        let path = self.path(name);
        match fs::remove_file(&path) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(source) => Err(Error::Write { path, source }),
        }
    }

    /// Opens all that stand on it, in the order of their names.
    ///
    /// # Errors
    /// A file that cannot be read, or that is none of this version's.
    pub fn stores(&self) -> Result<Vec<Store>> {
        let mut paths: Vec<PathBuf> = match fs::read_dir(&self.dir) {
            Ok(entries) => entries.flatten().map(|entry| entry.path()).collect(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(source) => {
                let path = self.dir.clone();
                return Err(Error::Read { path, source });
            }
        };
        paths.retain(|path| path.extension().is_some_and(|e| e == EXTENSION));
        paths.sort();
        paths
            .into_iter()
            .map(|path| {
                let bytes = mapped(&path).map_err(|source| Error::Read {
                    path: path.clone(),
                    source,
                })?;
                Store::over(bytes).ok_or(Error::Taxonomy { path })
            })
            .collect()
    }

    fn path(&self, name: &str) -> PathBuf {
        let safe = |c: char| {
            if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') {
                c
            } else {
                '-'
            }
        };
        let name: String = name.chars().map(safe).collect();
        let name = match name.trim_start_matches('.') {
            "" => "added",
            name => name,
        };
        self.dir.join(format!("{name}.{EXTENSION}"))
    }
}

/// A file, mapped into memory as the index maps its own. It stays whole while it is in use: [`Shelf::put`] sets another file in
/// its place and leaves it alone.
fn mapped(path: &Path) -> io::Result<OwnedBytes> {
    let dir = path.parent().unwrap_or(Path::new("."));
    let name = path.file_name().unwrap_or_default();
    let dir = MmapDirectory::open(dir).map_err(io::Error::other)?;
    let file = dir.open_read(Path::new(name)).map_err(io::Error::other)?;
    file.read_bytes()
}
