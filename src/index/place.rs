//! The place: the directory that an index lives in, what may stand there, and who may write there.
//!
//! A directory is taken for an index only if it is empty (but for dot files) or holds a commit with sikta's manifest;
//! nothing else is ever written over, whatever the options.

use super::directory::Files;
use super::manifest::Manifest;
use super::schema::{Fields, SCHEMA_VERSION};
use super::words::tokenizers;
use crate::error::{Damage, Error, Result};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tantivy::directory::error::{LockError, OpenDirectoryError, OpenReadError, OpenWriteError};
use tantivy::directory::{DirectoryLock, INDEX_WRITER_LOCK, META_LOCK};
use tantivy::store::{Compressor, ZstdCompressor};
use tantivy::{
    Directory, Document, Index, IndexSettings, IndexWriter, ReloadPolicy, Searcher, SegmentMeta,
    TantivyError,
};
use tempfile::TempDir;

/// What tantivy calls the file that says which segments make the index.
pub(super) const META: &str = "meta.json";
/// What tantivy calls its list of the files that it may delete.
pub(super) const MANAGED: &str = ".managed.json";
/// How long a writer waits for another one to end.
const PATIENCE: Duration = Duration::from_secs(1);
/// How many bytes of records are compressed together: more take less room, fewer are read sooner.
const RECORDS: usize = 32 * 1024;
/// So many commits in a row come in between at the most while an index is opened.
const COMMITS: u32 = 100;
/// How the directory of a fresh build begins.
const FRESH: &str = ".fresh-";

/// Opens the index in `dir` to read; its manifest comes along.
///
/// # Errors
///
/// There is none, it is broken, it is not sikta's, or another version of sikta made it.
pub(crate) fn open(dir: &Path) -> Result<(Index, Manifest)> {
    not_a_file(dir)?;
    if !dir.join(META).is_file() {
        return Err(Error::NoIndex { dir: dir.into() });
    }
    match examine(dir)? {
        (index, Some(manifest)) => Ok((index, manifest)),
        (_, None) => Err(Error::NoIndex { dir: dir.into() }),
    }
}

/// Opens the last commit of the index in `dir`; segments and manifest are those of one commit, whatever is committed meanwhile.
///
/// # Errors
///
/// As [`open`].
pub(crate) fn open_to_read(dir: &Path) -> Result<(Searcher, Manifest)> {
    // Each is read out of meta.json by itself, which is another file after every commit.
    let meta = || fs::read(dir.join(META)).ok();
    let (mut before, mut attempts) = (meta(), 0);
    loop {
        let (index, manifest) = open(dir)?;
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()
            .map_err(|e| failed(dir, e))?;
        let after = meta();
        attempts += 1;
        if before == after || attempts == COMMITS {
            return Ok((reader.searcher(), manifest));
        }
        before = after;
    }
}

/// Opens the index in `dir` to write, and makes it if there is none.
pub(super) fn open_or_create(dir: &Path) -> Result<(Index, Option<Manifest>)> {
    if has_index(dir)? {
        return examine(dir);
    }
    let schema = Fields::new().schema;
    let files = files(dir)?;
    let mut index = Index::create(files, schema, settings()).map_err(|e| failed(dir, e))?;
    index.set_tokenizers(tokenizers());
    Ok((index, None))
}

/// The files of the index in `dir`.
pub(super) fn files(dir: &Path) -> Result<Files> {
    Files::open(dir).map_err(|e| failed(dir, e.into()))
}

/// How records are kept: many in a block, because those of one page have much in common.
fn settings() -> IndexSettings {
    IndexSettings {
        docstore_blocksize: RECORDS,
        docstore_compression: Compressor::Zstd(ZstdCompressor::default()),
        ..IndexSettings::default()
    }
}

/// The index in `dir` if it is one that this program can read; no manifest where nothing has been committed yet.
fn examine(dir: &Path) -> Result<(Index, Option<Manifest>)> {
    let mut index = Index::open(files(dir)?).map_err(|e| failed(dir, e))?;
    index.set_tokenizers(tokenizers());
    let meta = index.load_metas().map_err(|e| failed(dir, e))?;
    let manifest = Manifest::from_payload(meta.payload.as_deref());
    let schema_is_ours = index.schema() == Fields::new().schema;
    match &manifest {
        Some(manifest) if manifest.schema != SCHEMA_VERSION => Err(Error::OtherSchema {
            dir: dir.into(),
            found: manifest.schema,
            expected: SCHEMA_VERSION,
        }),
        Some(_) if schema_is_ours => Ok((index, manifest)),
        Some(_) => Err(Error::Corrupt {
            dir: dir.into(),
            what: Damage::OtherFields,
        }),
        // A first build that was interrupted before its commit.
        None if schema_is_ours && meta.segments.is_empty() => Ok((index, None)),
        None => Err(Error::NotAnIndex { dir: dir.into() }),
    }
}

fn not_a_file(dir: &Path) -> Result<()> {
    match dir.is_file() {
        true => Err(Error::NotADirectory { path: dir.into() }),
        false => Ok(()),
    }
}

/// Whether `dir` holds an index; makes the directory if it is missing.
fn has_index(dir: &Path) -> Result<bool> {
    let write_error = |source| Error::Write {
        path: dir.into(),
        source,
    };
    not_a_file(dir)?;
    fs::create_dir_all(dir).map_err(write_error)?;
    if dir.join(META).is_file() {
        return Ok(true);
    }
    for entry in fs::read_dir(dir).map_err(write_error)? {
        let name = entry.map_err(write_error)?.file_name();
        if !name.to_string_lossy().starts_with('.') {
            return Err(Error::NotAnIndex { dir: dir.into() });
        }
    }
    Ok(false)
}

/// A fresh index beside the one that it will replace, in a directory of its own below it.
pub(super) struct Fresh {
    at: TempDir,
    _lock: DirectoryLock,
}

impl Fresh {
    /// Makes the fresh index, and keeps every other writer off `dir`.
    ///
    /// # Errors
    ///
    /// Another build is at work, `dir` cannot be written, or what stands there is not sikta's to replace.
    pub(super) fn new(dir: &Path) -> Result<(Self, Index)> {
        // An index of another version, or a broken one, is what a fresh build is for.
        if has_index(dir)?
            && let Err(error @ Error::NotAnIndex { .. }) = examine(dir)
        {
            return Err(error);
        }
        let (_, lock) = locked(dir)?;
        sweep(dir, |name| name.starts_with(FRESH));
        let at = tempfile::Builder::new()
            .prefix(FRESH)
            .tempdir_in(dir)
            .map_err(|source| Error::Write {
                path: dir.into(),
                source,
            })?;
        let directory = files(at.path())?;
        let schema = Fields::new().schema;
        let mut index = Index::create(directory, schema, settings()).map_err(|e| failed(dir, e))?;
        index.set_tokenizers(tokenizers());
        Ok((Fresh { at, _lock: lock }, index))
    }

    /// Puts the fresh index in the place of the old one.
    ///
    /// The files of segments have names of their own, so they can stand beside the old ones; the renaming of `meta.json`
    /// is the one moment at which the index changes. Only after it are the old files deleted.
    pub(super) fn install(self, dir: &Path) -> Result<()> {
        let write_error = |source| Error::Write {
            path: dir.into(),
            source,
        };
        let mut names = Vec::new();
        for entry in fs::read_dir(self.at.path()).map_err(write_error)? {
            names.push(entry.map_err(write_error)?.file_name());
        }
        let segment = |name: &std::ffi::OsString| !name.to_string_lossy().starts_with('.');
        names.retain(|name| name != META && segment(name));
        for name in names
            .iter()
            .map(AsRef::as_ref)
            .chain([Path::new(MANAGED), Path::new(META)])
        {
            fs::rename(self.at.path().join(name), dir.join(name)).map_err(write_error)?;
        }
        let directory = files(dir)?;
        // The new names are on the disk before the old files are gone, whenever the power fails.
        directory.sync_directory().map_err(write_error)?;
        // A reader that has just read the old meta.json holds this lock until it has opened the old files.
        let reading = directory.acquire_lock(&META_LOCK);
        sweep(dir, |name| {
            is_segment_file(name) && !names.iter().any(|new| new == name)
        });
        drop(reading);
        Ok(())
    }
}

/// Makes what only one process may have at a time, and leaves its number for the others to read. Waits a little: a process
/// that another thread has just started holds all locks of this one until it has become another program, and a build that
/// ends gives its lock back last.
fn patiently<T>(dir: &Path, make: impl Fn() -> tantivy::Result<T>) -> Result<T> {
    let start = Instant::now();
    loop {
        match make() {
            Err(TantivyError::LockFailure(LockError::LockBusy, _))
                if start.elapsed() < PATIENCE =>
            {
                std::thread::sleep(PATIENCE / 20);
            }
            made => {
                let made = made.map_err(|e| failed(dir, e))?;
                // Only a kindness to whoever comes next.
                let _ = fs::write(lock_file(dir), std::process::id().to_string());
                return Ok(made);
            }
        }
    }
}

/// Opens the writer of `index`, which is for `dir`, with so many bytes of memory.
///
/// One indexing thread: pages keep the order they came in, so the same input gives the same segments. The work that takes
/// time is done before, on all cores.
pub(super) fn writer<D: Document>(
    dir: &Path,
    index: &Index,
    bytes: usize,
) -> Result<IndexWriter<D>> {
    patiently(dir, || index.writer_with_num_threads(1, bytes))
}

/// The directory of an index, with every other writer kept off it.
fn locked(dir: &Path) -> Result<(Files, DirectoryLock)> {
    let directory = files(dir)?;
    let lock = patiently(dir, || {
        let lock = directory.acquire_lock(&INDEX_WRITER_LOCK);
        lock.map_err(|e| TantivyError::LockFailure(e, None))
    })?;
    Ok((directory, lock))
}

/// Deletes the files of segments that belong to no commit of the index in `dir`: what a build left that was killed. Its list
/// of deleted documents would have the very name of the next build's, which tantivy then refuses to write.
///
/// # Errors
///
/// Another build is at work, or the directory cannot be read.
pub(super) fn sweep_garbage(dir: &Path, index: &Index) -> Result<()> {
    let (directory, _lock) = locked(dir)?;
    sweep_segments(dir, index, &directory).map_err(|e| failed(dir, e))
}

fn sweep_segments(dir: &Path, index: &Index, directory: &Files) -> tantivy::Result<()> {
    // A reader that has just read an older meta.json holds this lock until it has opened its files.
    let _reading = directory
        .acquire_lock(&META_LOCK)
        .map_err(|e| TantivyError::LockFailure(e, None))?;
    let segments = index.searchable_segment_metas()?;
    sweep(dir, |name| is_garbage(name, &segments));
    Ok(())
}

/// Whether a file is of a segment that is none of `segments`, or a list of deleted documents that is not theirs any more.
pub(super) fn is_garbage(name: &str, segments: &[SegmentMeta]) -> bool {
    let Some((id, what)) = name.split_once('.').filter(|_| is_segment_file(name)) else {
        return false;
    };
    let own = segments.iter().find(|s| s.id().uuid_string() == id);
    !own.is_some_and(|segment| match what.strip_suffix(".del") {
        Some(stamp) => segment.delete_opstamp().map(|s| s.to_string()).as_deref() == Some(stamp),
        None => true,
    })
}

fn lock_file(dir: &Path) -> PathBuf {
    dir.join(&INDEX_WRITER_LOCK.filepath)
}

/// The process that has the lock of `dir`, as it says itself.
fn holder(dir: &Path) -> Option<u32> {
    let id = fs::read_to_string(lock_file(dir)).ok()?.parse().ok()?;
    lives(id).then_some(id)
}

/// Whether there is a process of that number, where that can be told: a build that could not write its number has left that of
/// one before it.
fn lives(id: u32) -> bool {
    let processes = Path::new("/proc");
    !processes.join("self").exists() || processes.join(id.to_string()).exists()
}

/// Whether tantivy may have written it: 32 hexadecimal digits, a dot, and what it is.
pub(super) fn is_segment_file(name: &str) -> bool {
    name.split_once('.')
        .is_some_and(|(id, _)| id.len() == 32 && id.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// Deletes what `doomed` names, as far as it can be: what stays is in nobody's way.
fn sweep(dir: &Path, doomed: impl Fn(&str) -> bool) {
    let Ok(entries) = fs::read_dir(dir) else {
        return;
    };
    for entry in entries.flatten() {
        if doomed(&entry.file_name().to_string_lossy()) {
            let path = entry.path();
            let _ = if path.is_dir() {
                fs::remove_dir_all(path)
            } else {
                fs::remove_file(path)
            };
        }
    }
}

/// Whether an error comes from what was read, and not from the system that read it.
fn is_bad_content(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidData, Other, UnexpectedEof};
    error.raw_os_error().is_none() && matches!(error.kind(), InvalidData | Other | UnexpectedEof)
}

/// What a tantivy error about the index in `dir` means to a user.
pub(crate) fn failed(dir: &Path, error: TantivyError) -> Error {
    let dir = dir.to_path_buf();
    let corrupt = |what| Error::Corrupt {
        dir: dir.clone(),
        what,
    };
    let io_error = |source: &io::Error| Error::Index {
        dir: dir.clone(),
        what: source.to_string(),
    };
    match &error {
        TantivyError::LockFailure(LockError::LockBusy, _) => Error::Locked {
            holder: holder(&dir),
            dir,
        },
        TantivyError::LockFailure(LockError::IoError(e), _) => io_error(e),
        TantivyError::OpenReadError(OpenReadError::FileDoesNotExist(path)) => {
            corrupt(Damage::Missing(path.clone()))
        }
        TantivyError::DataCorruption(_)
        | TantivyError::DeserializeError(_)
        | TantivyError::IncompatibleIndex(_)
        | TantivyError::OpenReadError(OpenReadError::IncompatibleIndex(_)) => {
            corrupt(Damage::Unreadable)
        }
        TantivyError::OpenReadError(OpenReadError::IoError { io_error: e, .. })
        | TantivyError::IoError(e)
            if is_bad_content(e) =>
        {
            corrupt(Damage::Unreadable)
        }
        TantivyError::OpenReadError(OpenReadError::IoError { io_error: e, .. })
        | TantivyError::OpenWriteError(OpenWriteError::IoError { io_error: e, .. })
        | TantivyError::OpenDirectoryError(OpenDirectoryError::IoError { io_error: e, .. })
        | TantivyError::IoError(e) => io_error(e),
        other => Error::Index {
            dir,
            what: other.to_string(),
        },
    }
}
