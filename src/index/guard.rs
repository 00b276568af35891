//! The guard around reading: files that a disk has damaged end in an error, whatever the reading made of them.
//!
//! tantivy checks the files of an index only when it is asked to, since that reads them all, and trusts their bytes otherwise:
//! a changed one can make it panic. Then, and only then, the checksums are worked out. If they say that a file is damaged, that
//! is the error; if not, the panic was a fault of a program and goes on.

use super::place::open;
use crate::error::{Damage, Error};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;

/// Does `read`, which reads the index in `dir`.
///
/// # Errors
///
/// As `read`, and [`Error::Corrupt`] where it panics and files of the index are not as they were written.
pub fn guarded<T, E: From<Error>>(dir: &Path, read: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    // Nothing that was being changed is looked at again: what is read from is never changed, and all else is given up.
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|panic| match damaged(dir) {
        Some(what) => Err(Error::Corrupt {
            dir: dir.into(),
            what,
        }
        .into()),
        None => resume_unwind(panic),
    })
}

/// What of the index in `dir` is damaged, if anything is.
fn damaged(dir: &Path) -> Option<Damage> {
    let check = || {
        let (index, _) = open(dir).ok()?;
        let files = index.validate_checksum().ok()?;
        files.into_iter().min()
    };
    let found = catch_unwind(AssertUnwindSafe(check)).ok()??;
    Some(Damage::File(found))
}
