//! The build script: a fingerprint of the code and the tables that decide what stands in an index.
//!
//! An index remembers it (see `index::Manifest`). After any change to these sources the next `sikta build` makes every
//! page anew, so that an index never mixes the answers of two sets of rules.

use std::fs;
use std::path::{Path, PathBuf};

/// What makes articles.
const SOURCES: [&str; 11] = [
    "src/ingest",
    "src/clean",
    "src/language",
    "src/facts",
    "src/taxonomy",
    "src/guide",
    "src/article.rs",
    "src/pipeline",
    "src/rule.rs",
    "src/span.rs",
    "src/index",
];

/// The versions of the libraries that they are made with; a package may come without it.
const LOCK: &str = "Cargo.lock";

fn main() {
    let mut files = Vec::new();
    for source in SOURCES {
        // A source that has moved would leave the fingerprint unseen, and changes in it would remake nothing.
        assert!(
            Path::new(source).exists(),
            "{source} is not there: mend SOURCES in src/build.rs"
        );
        println!("cargo:rerun-if-changed={source}");
        collect(Path::new(source), &mut files);
    }
    if Path::new(LOCK).exists() {
        println!("cargo:rerun-if-changed={LOCK}");
        files.push(LOCK.into());
    }
    files.sort();
    let mut hash = Fnv::default();
    for file in files {
        // A path reads the same on every system.
        hash.write(file.to_string_lossy().replace('\\', "/").as_bytes());
        hash.write(&fs::read(&file).unwrap_or_default());
    }
    println!("cargo:rustc-env=SIKTA_FINGERPRINT={:016x}", hash.0);
}

/// Every file at or below `path`.
fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    match fs::read_dir(path) {
        Ok(entries) => entries
            .flatten()
            .for_each(|entry| collect(&entry.path(), files)),
        Err(_) => files.push(path.to_owned()),
    }
}

/// FNV-1a, 64 bits: enough to tell two versions of a source tree apart, and the same under every compiler.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes.iter().chain(&(bytes.len() as u64).to_le_bytes()) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
