//! Reading pages: encodings, HTML, JSON Lines, and what is passed over.

mod bad;
mod encoding;
mod files;
mod html;
mod jsonl;
mod stream;

use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A directory of its own with these files in it.
fn tree(files: &[(&str, &[u8])]) -> TempDir {
    let root = tempfile::tempdir().expect("a temporary directory can be made");
    for (name, bytes) in files {
        write(root.path(), name, bytes);
    }
    root
}

fn write(root: &Path, name: &str, bytes: &[u8]) {
    let path = root.join(name);
    fs::create_dir_all(path.parent().expect("a file has a parent")).expect("directories");
    fs::write(path, bytes).expect("a file can be written");
}
