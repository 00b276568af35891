//! The files of an index as its readers and writers share them: tantivy's memory-mapped directory, but that an index in a
//! directory that cannot be written can be read, and that who may read its files is for the umask to say.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tantivy::Directory;
use tantivy::directory::error::{
    DeleteError, LockError, OpenDirectoryError, OpenReadError, OpenWriteError,
};
use tantivy::directory::{
    DirectoryLock, FileHandle, Lock, META_LOCK, MmapDirectory, WatchCallback, WatchHandle, WritePtr,
};

/// The directory of an index.
#[derive(Debug, Clone)]
pub(super) struct Files {
    root: PathBuf,
    mapped: MmapDirectory,
}

impl Files {
    /// The files in `dir`, which must be there.
    pub(super) fn open(dir: &Path) -> Result<Self, OpenDirectoryError> {
        Ok(Files {
            root: dir.to_path_buf(),
            mapped: MmapDirectory::open(dir)?,
        })
    }

    /// The lock of the list of segments for one who cannot write its file: held as far as a reader can hold it. Where that is
    /// not at all (there is no such file, or the file system has no such locks), a commit may at worst take away a file
    /// before it is opened; the reader is told that it is missing, and the next one finds the new commit.
    fn lock_to_read(&self, lock: &Lock) -> DirectoryLock {
        let file = File::open(self.root.join(&lock.filepath)).ok();
        DirectoryLock::from(Box::new(file.filter(|file| file.lock().is_ok())))
    }
}

impl Directory for Files {
    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        match self.mapped.acquire_lock(lock) {
            Err(LockError::IoError(error))
                if lock.filepath == META_LOCK.filepath && cannot_write(&error) =>
            {
                Ok(self.lock_to_read(lock))
            }
            lock => lock,
        }
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        let mut file = by_umask(0o666).tempfile_in(&self.root)?;
        file.write_all(data)?;
        file.as_file().sync_data()?;
        file.into_temp_path().persist(self.root.join(path))?;
        Ok(())
    }

    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        self.mapped.get_file_handle(path)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.mapped.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.mapped.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        self.mapped.open_write(path)
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.mapped.atomic_read(path)
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.mapped.sync_directory()
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.mapped.watch(callback)
    }
}

/// Whether the system says that this user may not write, or nobody may.
fn cannot_write(error: &io::Error) -> bool {
    use io::ErrorKind::{PermissionDenied, ReadOnlyFilesystem};
    matches!(error.kind(), PermissionDenied | ReadOnlyFilesystem)
}

/// Makes what gets its name for good later so that the umask says who may read it, and not only this user: `mode` is what
/// it may have at most.
pub(super) fn by_umask(mode: u32) -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(mode));
    }
    #[cfg(not(unix))]
    let _ = mode;
    builder
}
