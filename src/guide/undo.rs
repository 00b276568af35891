//! Undo: files that were cleaned in place, put back byte for byte.
//!
//! `.sikta/written.jsonl` remembers of each cleaned file where its original lies, and the hashes of both; so a file that
//! was edited since is seen, and nothing that anybody wrote is lost.

use super::decisions::{below, lines_of, locked, root, write_lines};
use super::{directory, memory};
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// The file of what was written in the memory.
pub(super) const WRITTEN: &str = "written.jsonl";

/// A file that was cleaned in place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// Its path below the directory that holds the memory.
    pub page: String,
    /// How many times it had been cleaned before.
    pub nth: usize,
    /// The name of its original, beside it.
    pub backup: String,
    /// A hash of the original.
    pub was: String,
    /// A hash of what was written in its place.
    pub now: String,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undone {
    /// It holds its original again, which was there; that is gone.
    Restored(PathBuf),
    /// It was never cleaned in place, or all of it is undone.
    Nothing,
    /// It was changed since; nothing was done.
    Changed,
    /// Its original is not there.
    Missing(PathBuf),
    /// Its original is not what it was; nothing was done.
    OtherBackup(PathBuf),
}

/// Remembers that `file` held `was`, which lies in `backup` now, and holds `now`.
///
/// # Errors
/// The memory cannot be read or written.
pub fn record(file: &Path, backup: &Path, was: &[u8], now: &[u8]) -> Result<()> {
    let memory = memory(&directory(file));
    let lock = locked(&memory)?;
    let path = memory.join(WRITTEN);
    let mut all = lines_of::<Written>(&path)?;
    let page = below(&root(&memory), file);
    all.push(Written {
        nth: all.iter().filter(|w| w.page == page).count(),
        page,
        backup: backup
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
        was: hash(was),
        now: hash(now),
    });
    write_lines(&path, all)?;
    drop(lock);
    Ok(())
}

/// The files that the memory of `dir` has originals of.
///
/// # Errors
/// The memory cannot be read.
pub fn undoable(dir: &Path) -> Result<Vec<PathBuf>> {
    let memory = memory(dir);
    let root = directory(&memory);
    let mut pages: Vec<PathBuf> = lines_of::<Written>(&memory.join(WRITTEN))?
        .into_iter()
        .map(|written| root.join(written.page))
        .collect();
    pages.dedup();
    Ok(pages)
}

/// Puts `file` back as it was before it was last cleaned in place; where it was changed since, only if `force` says so.
///
/// # Errors
/// The file, its original or the memory cannot be read or written; then the file is as it was.
pub fn undo(file: &Path, force: bool) -> Result<Undone> {
    let target = fs::canonicalize(file).map_err(|source| Error::Read {
        path: file.to_owned(),
        source,
    })?;
    let memory = memory(&directory(file));
    let path = memory.join(WRITTEN);
    if !path.exists() {
        return Ok(Undone::Nothing);
    }
    let lock = locked(&memory)?;
    let mut all = lines_of::<Written>(&path)?;
    let page = below(&root(&memory), file);
    let last = all.iter().enumerate().filter(|(_, w)| w.page == page);
    let Some((at, written)) = last.max_by_key(|(_, w)| w.nth) else {
        return Ok(Undone::Nothing);
    };
    let backup = target.with_file_name(&written.backup);
    let read = |path: &Path| {
        fs::read(path).map_err(|source| Error::Read {
            path: path.to_owned(),
            source,
        })
    };
    let original = match read(&backup) {
        Err(Error::Read { source, .. }) if source.kind() == ErrorKind::NotFound => {
            return Ok(Undone::Missing(backup));
        }
        original => original?,
    };
    if !force && hash(&read(&target)?) != written.now {
        return Ok(Undone::Changed);
    }
    if !force && hash(&original) != written.was {
        return Ok(Undone::OtherBackup(backup));
    }
    replace(&target, &original).map_err(|source| Error::Write {
        path: file.to_owned(),
        source,
    })?;
    all.remove(at);
    write_lines(&path, all)?;
    // The last step: were it the first, a failure after it would leave nothing to restore from.
    fs::remove_file(&backup).map_err(|source| Error::Write {
        path: backup.clone(),
        source,
    })?;
    drop(lock);
    Ok(Undone::Restored(backup))
}

/// Writes a file whole or not at all, with the permissions that it has.
fn replace(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let permissions = fs::metadata(target)?.permissions();
    if permissions.readonly() {
        return Err(ErrorKind::PermissionDenied.into());
    }
    let mut new = NamedTempFile::new_in(directory(target)).map_err(|e| e.kind())?;
    new.write_all(bytes)?;
    new.as_file().set_permissions(permissions)?;
    new.as_file().sync_all()?;
    new.persist(target).map_err(|error| error.error)?;
    Ok(())
}

fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..32].to_owned()
}
