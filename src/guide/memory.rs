//! The memory: the files in `.sikta`, in which single lines of JSON say what sikta is to remember.
//!
//! They are written whole or not at all, sorted, and under a lock; what they say of files names these exactly, whatever
//! bytes their names are.

use super::directory;
use super::site::is_records;
use super::undo::WRITTEN;
use crate::error::{Error, Result};
use crate::ingest::Page;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::ffi::{OsStr, OsString};
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

/// What a page is called in a memory: its path below the directory that holds the memory.
pub(super) fn name(root: &Path, page: &Page) -> Option<String> {
    let path = page.path.as_deref()?;
    let mut name = below(root, path);
    if is_records(path) {
        name.push('#');
        name.push_str(&page.id);
    }
    Some(name)
}

/// The path of a file below `root`, with `/`, as [`written`]; the whole path where it lies elsewhere.
pub(super) fn below(root: &Path, path: &Path) -> String {
    let full = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let below = full.strip_prefix(root).unwrap_or(&full);
    let name = written(below.as_os_str());
    match cfg!(windows) {
        true => name.replace('\\', "/"),
        false => name,
    }
}

/// A name as text that gives the same name again: bytes that are no UTF-8, and `%`, as `%` and two figures of 16.
pub(super) fn written(name: &OsStr) -> String {
    let mut out = String::new();
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        out.push_str(&chunk.valid().replace('%', "%25"));
        for byte in chunk.invalid() {
            // A `String` takes whatever is written to it.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// The name that was [`written`].
pub(super) fn unwritten(text: &str) -> OsString {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let figures = after.get(..2).and_then(|f| std::str::from_utf8(f).ok());
        let coded = figures.and_then(|f| u8::from_str_radix(f, 16).ok());
        match coded.filter(|_| byte == b'%') {
            Some(coded) => {
                bytes.push(coded);
                rest = &after[2..];
            }
            None => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    #[cfg(unix)]
    return std::os::unix::ffi::OsStringExt::from_vec(bytes);
    #[cfg(not(unix))]
    return String::from_utf8_lossy(&bytes).into_owned().into();
}

/// The full path of the directory that holds a memory.
pub(super) fn root(memory: &Path) -> PathBuf {
    let dir = directory(memory);
    fs::canonicalize(&dir).unwrap_or(dir)
}

/// The records of a file of JSON Lines; none where there is no file.
pub(super) fn lines_of<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(source) => {
            let path = path.to_owned();
            return Err(Error::Read { path, source });
        }
    };
    let lines = text.lines().enumerate();
    lines
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(i, line)| {
            serde_json::from_str(line).map_err(|error| Error::Settings {
                path: path.to_owned(),
                line: i + 1,
                en: format!("no entry of sikta's: {error}; mend or remove the line"),
                sv: format!("ingen post av sikta: {error}; laga eller ta bort raden"),
            })
        })
        .collect()
}

/// Writes records as a file of JSON Lines, sorted, whole or not at all; no file where there are none.
pub(super) fn write_lines<T: Serialize + Ord>(path: &Path, mut records: Vec<T>) -> Result<()> {
    let failed = |source| Error::Write {
        path: path.to_owned(),
        source,
    };
    records.sort();
    if records.is_empty() {
        return match fs::remove_file(path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(failed(error)),
            _ => Ok(()),
        };
    }
    let mut builder = tempfile::Builder::new();
    // As any file that others may read.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut out = builder.tempfile_in(directory(path)).map_err(failed)?;
    for record in records {
        let line = serde_json::to_string(&record).map_err(|e| failed(e.into()))?;
        writeln!(out, "{line}").map_err(failed)?;
    }
    // On the disk before its name is, and its name before anything is said to be done.
    out.as_file().sync_all().map_err(failed)?;
    out.persist(path).map_err(|error| failed(error.error))?;
    sync(&directory(path));
    Ok(())
}

/// Makes the memory if it is not there, and holds it against others until what is given goes.
pub(super) fn locked(memory: &Path) -> Result<File> {
    let failed = |source| Error::Write {
        path: memory.to_owned(),
        source,
    };
    fs::create_dir_all(memory).map_err(failed)?;
    // So that neither the lock nor what was written here troubles a repository.
    let ignore = memory.join(".gitignore");
    if !ignore.exists() {
        fs::write(&ignore, format!("lock\n{WRITTEN}\n")).map_err(failed)?;
    }
    let lock = File::create(memory.join("lock")).map_err(failed)?;
    lock.lock().map_err(failed)?;
    Ok(lock)
}

/// Puts the names in a directory on the disk, where the system can.
pub(super) fn sync(dir: &Path) {
    #[cfg(unix)]
    let _ = File::open(dir).and_then(|dir| dir.sync_all());
    #[cfg(not(unix))]
    let _ = dir;
}

#[cfg(test)]
mod tests {
    use super::{unwritten, written};
    use std::ffi::OsStr;

    #[test]
    fn a_name_is_written_without_loss() {
        for name in ["a.txt", "50 %.txt", "%41.txt", "a\\b.txt", "lön.txt", "%"] {
            assert_eq!(unwritten(&written(OsStr::new(name))), OsStr::new(name));
        }
        #[cfg(unix)]
        {
            use std::os::unix::ffi::OsStrExt;
            let name = OsStr::from_bytes(b"l\xF6n%.txt");
            assert_eq!(written(name), "l%F6n%25.txt");
            assert_eq!(unwritten(&written(name)), name);
        }
    }
}
