//! Files that are cleaned in place, and put back byte for byte.
//!
//! `.sikta/written.jsonl` remembers of each cleaned file where its original lies, and the hashes of both; so a file that
//! was edited since is seen, and nothing that anybody wrote is lost.

use super::memory::{below, lines_of, locked, root, sync, unwritten, write_lines, written};
use super::{directory, memory};
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
use std::ffi::OsString;
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
    /// Its original is not there; the one before it, if any, is, and [`undo`] goes on to that if it is forced to.
    Missing(PathBuf, Option<PathBuf>),
    /// Its original is not what it was; nothing was done.
    OtherBackup(PathBuf),
}

/// What became of a file that was to be replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Replaced {
    /// It holds the new bytes; the old ones are there.
    Done(PathBuf),
    /// It held the new bytes already: another run was quicker.
    Already,
    /// It holds neither the old nor the new bytes; nothing was done.
    Changed,
}

/// Puts `now` in the place of `was` in `file`, and `was` beside it, on record. The memory is held from the look at the
/// file to its replacement, so that of several runs at once one does it. Whatever interrupts it, the file holds the one or
/// the other whole, and [`undo`] knows which. A symbolic link stays a link: what it leads to is replaced.
///
/// # Errors
/// The file, the folder that it is in or the memory cannot be read or written.
pub fn replace(file: &Path, was: &[u8], now: &[u8]) -> Result<Replaced> {
    let failed = |path: &Path, source| Error::Write {
        path: path.to_owned(),
        source,
    };
    let target = fs::canonicalize(file).map_err(|source| failed(file, source))?;
    let whole = |bytes: &[u8]| whole(&target, bytes).map_err(|source| failed(file, source));
    let (new, old) = (whole(now)?, whole(was)?);
    let memory = memory(&directory(file));
    let lock = locked(&memory)?;
    let path = memory.join(WRITTEN);
    let mut all = lines_of::<Written>(&path)?;
    let holds = fs::read(&target).map_err(|source| failed(file, source))?;
    if holds != was {
        return Ok(match holds == now {
            true => Replaced::Already,
            false => Replaced::Changed,
        });
    }
    let backup = keep(old, &target).map_err(|source| failed(file, source))?;
    let page = below(&root(&memory), file);
    // Before the file changes, so that whatever happens it can be told from what is on record.
    all.push(Written {
        nth: nth(&all, &page),
        page,
        backup: written(backup.file_name().unwrap_or_default()),
        was: hash(was),
        now: hash(now),
    });
    write_lines(&path, all)?;
    new.persist(&target)
        .map_err(|error| failed(file, error.error))?;
    sync(&directory(&target));
    drop(lock);
    Ok(Replaced::Done(backup))
}

/// The number of the next record of a page: the newest has the highest.
fn nth(all: &[Written], page: &str) -> usize {
    let of_page = all.iter().filter(|w| w.page == page);
    of_page.map(|w| w.nth + 1).max().unwrap_or(0)
}

/// Gives the backup the first free name of `FILE.orig`, `FILE.orig.1`, `FILE.orig.2` ….
fn keep(mut backup: NamedTempFile, target: &Path) -> io::Result<PathBuf> {
    let mut n = 0;
    loop {
        let mut name = OsString::from(target);
        name.push(match n {
            0 => ".orig".to_owned(),
            n => format!(".orig.{n}"),
        });
        match backup.persist_noclobber(&name) {
            Ok(_) => return Ok(PathBuf::from(name)),
            Err(refused) if refused.error.kind() == ErrorKind::AlreadyExists => {
                backup = refused.file;
                n += 1;
            }
            Err(refused) => return Err(refused.error),
        }
    }
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
        .map(|written| root.join(unwritten(&written.page)))
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
    let read = |path: &Path| {
        fs::read(path).map_err(|source| Error::Read {
            path: path.to_owned(),
            source,
        })
    };
    let holds = read(&target)?;
    let mut missing = None;
    let result = loop {
        let last = all.iter().enumerate().filter(|(_, w)| w.page == page);
        let Some((at, last)) = last.max_by_key(|(_, w)| w.nth) else {
            break match missing {
                Some(backup) => Undone::Missing(backup, None),
                None => Undone::Nothing,
            };
        };
        let backup = target.with_file_name(unwritten(&last.backup));
        let done = hash(&holds) == last.was;
        let original = match read(&backup) {
            // An undoing that was interrupted after its last word but one.
            Err(_) if done && !backup.exists() => holds.clone(),
            Err(Error::Read { source, .. }) if source.kind() == ErrorKind::NotFound => {
                all.remove(at);
                if force {
                    missing.get_or_insert(backup);
                    continue;
                }
                return Ok(Undone::Missing(backup, older(&all, &page, &target)));
            }
            original => original?,
        };
        // A cleaning or an undoing that was interrupted: the file is as it is to be.
        let free = force || missing.is_some() || done;
        if !free && hash(&holds) != last.now {
            return Ok(Undone::Changed);
        }
        if !force && hash(&original) != last.was {
            return Ok(Undone::OtherBackup(backup));
        }
        if original != holds {
            put(&target, &original).map_err(|source| Error::Write {
                path: file.to_owned(),
                source,
            })?;
        }
        all.remove(at);
        break Undone::Restored(backup);
    };
    write_lines(&path, all)?;
    // The last step: were it the first, a failure after it would leave nothing to restore from.
    if let Undone::Restored(backup) = &result {
        match fs::remove_file(backup) {
            Err(source) if source.kind() != ErrorKind::NotFound => {
                return Err(Error::Write {
                    path: backup.clone(),
                    source,
                });
            }
            _ => {}
        }
    }
    drop(lock);
    Ok(result)
}

/// The newest original of a page that is there.
fn older(all: &[Written], page: &str, target: &Path) -> Option<PathBuf> {
    let mut of_page: Vec<&Written> = all.iter().filter(|w| w.page == page).collect();
    of_page.sort_by_key(|w| std::cmp::Reverse(w.nth));
    let backups = of_page
        .into_iter()
        .map(|w| target.with_file_name(unwritten(&w.backup)));
    backups.into_iter().find(|backup| backup.exists())
}

/// Writes a file whole or not at all, with the permissions that it has.
fn put(target: &Path, bytes: &[u8]) -> io::Result<()> {
    whole(target, bytes)?
        .persist(target)
        .map_err(|error| error.error)?;
    sync(&directory(target));
    Ok(())
}

/// A file beside `target` that holds `bytes`, on the disk, with the permissions that `target` has.
fn whole(target: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let permissions = fs::metadata(target)?.permissions();
    if permissions.readonly() {
        return Err(ErrorKind::PermissionDenied.into());
    }
    let mut file = NamedTempFile::new_in(directory(target)).map_err(|e| e.kind())?;
    file.write_all(bytes)?;
    file.as_file().set_permissions(permissions)?;
    file.as_file().sync_all()?;
    Ok(file)
}

fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..32].to_owned()
}
