//! Snapshots: a copy of the last commit, made while the index is in use.

use crate::error::{Damage, Error, Result};
use crate::index::directory::by_umask;
use crate::index::place::{MANAGED, META, failed, files, is_segment_file, open};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use tantivy::Directory;
use tantivy::directory::META_LOCK;

/// Copies the last commit of the index in `dir` to the directory `to`, which must not be there yet or be empty, and is there
/// only once it is whole. It is an index like any other.
///
/// A build may be at work meanwhile. Files of a commit are never written again, so where both directories are on one file
/// system they are linked (the snapshot takes no room until the index goes on without them); elsewhere they are copied. While
/// links are made, no build deletes a file; where they are copied, none does until the copy is done.
///
/// # Errors
///
/// There is no index, it is broken, or `to` holds something or cannot be written.
pub fn snapshot(dir: &Path, to: &Path) -> Result<()> {
    open(dir)?;
    let write_error = |source| Error::Write {
        path: to.into(),
        source,
    };
    if to.exists() && fs::read_dir(to).map_err(write_error)?.next().is_some() {
        return Err(write_error(io::ErrorKind::DirectoryNotEmpty.into()));
    }
    let beside = match to.parent() {
        Some(parent) if parent != Path::new("") => parent.to_path_buf(),
        _ => PathBuf::from("."),
    };
    fs::create_dir_all(&beside).map_err(write_error)?;
    let fresh = by_umask(0o777)
        .prefix(".snapshot-")
        .tempdir_in(&beside)
        .map_err(write_error)?;
    // tantivy deletes no file while somebody holds this lock.
    let lock = files(dir)?.acquire_lock(&META_LOCK);
    let _lock = lock.map_err(|e| failed(dir, e.into()))?;
    let read_error = |source| Error::Read {
        path: dir.into(),
        source,
    };
    // Read once: a commit may replace it at any moment.
    let meta = fs::read(dir.join(META)).map_err(read_error)?;
    let ids = segments(&meta).ok_or_else(|| Error::Corrupt {
        dir: dir.into(),
        what: Damage::Unreadable,
    })?;
    let mut managed = vec![META.to_owned()];
    for entry in fs::read_dir(dir).map_err(read_error)? {
        let name = entry.map_err(read_error)?.file_name();
        let name = name.to_string_lossy().into_owned();
        if is_segment_file(&name) && ids.iter().any(|id| name.starts_with(id)) {
            let (from, at) = (dir.join(&name), fresh.path().join(&name));
            if fs::hard_link(&from, &at).is_err() {
                fs::copy(&from, &at).map_err(write_error)?;
            }
            managed.push(name);
        }
    }
    managed.sort();
    let managed = serde_json::to_vec(&managed).unwrap_or_default();
    fs::write(fresh.path().join(MANAGED), managed).map_err(write_error)?;
    fs::write(fresh.path().join(META), meta).map_err(write_error)?;
    if to.exists() {
        fs::remove_dir(to).map_err(write_error)?;
    }
    fs::rename(fresh.path(), to).map_err(write_error)?;
    // It is where it should be: there is nothing to sweep away any more.
    let _ = fresh.keep();
    Ok(())
}

/// How the files of a commit's segments begin.
fn segments(meta: &[u8]) -> Option<Vec<String>> {
    let meta: serde_json::Value = serde_json::from_slice(meta).ok()?;
    let segments = meta.get("segments")?.as_array()?.iter();
    segments
        .map(|segment| Some(segment.get("segment_id")?.as_str()?.replace('-', "")))
        .collect()
}
