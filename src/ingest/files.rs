//! Files and directories: what is read, in what order, and what is passed over.
//!
//! Order: the paths as given; a directory's entries by name, a directory's own content where its name sorts. So the same
//! tree gives the same order on every system.

use super::encoding::looks_like_html;
use super::jsonl::Lines;
use super::skipped::{Skipped, Why};
use super::sniff::{looks_like_fragment, looks_like_records};
use super::source::{Form, Source};
use super::{Page, jsonl};
use rustc_hash::FxHashSet;
use std::fs::{self, File};
use std::io::{self, BufRead, Read};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The bound on one file or record, in bytes, unless [`Options::max_bytes`] says otherwise: 256 MiB.
pub const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// How files are found and read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// A larger file, or line of JSON Lines, is passed over.
    pub max_bytes: u64,
    /// Whether entries whose names begin with a dot are read too.
    pub hidden: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            max_bytes: MAX_BYTES,
            hidden: false,
        }
    }
}

/// Every page at or below `paths`, one after the other: [`sources`], read. `-` is standard input.
pub fn files(
    paths: impl IntoIterator<Item = impl Into<PathBuf>>,
    options: Options,
) -> impl Iterator<Item = Result<Page, Skipped>> + Send {
    sources(paths, options).map(|source| source?.page())
}

/// Every source at or below `paths`. `-` is standard input.
///
/// - A **file** that is named is read whatever it is called: as JSON Lines or HTML by its extension, else as HTML if it
///   begins like HTML, else as text. Its id is the path as given. A pipe is read once; a socket or device is
///   reported, not opened, and so is a pipe in a directory.
/// - In a **directory**, `.txt`, `.md`, `.markdown`, files without an extension, `.html`, `.htm`, `.xhtml`, `.jsonl` and
///   `.ndjson` are read, and what else begins like HTML; the rest is reported as [`Why::OtherKind`]. Hidden entries are
///   not looked at, nor is a `FILE.orig` or `FILE.orig.N` beside its `FILE`, nor an index that `build` made. Symbolic links
///   are followed within the directory; one that leads out of it, or back above itself, is reported. An id is the path below
///   the directory, with `/` on every system; with more than one directory, the directory as given stands before it.
/// - What is named **twice**, by itself or by a directory above it, is read once: as of that directory.
/// - An **empty file** is a page with an empty text.
/// - **Nothing ends the iteration**: what cannot be read is reported in its place.
pub fn sources(
    paths: impl IntoIterator<Item = impl Into<PathBuf>>,
    options: Options,
) -> impl Iterator<Item = Result<Source, Skipped>> + Send {
    let paths = each_once(paths.into_iter().map(Into::into).collect());
    let directories = paths.iter().filter(|p| p.is_dir()).count();
    paths.into_iter().flat_map(move |path| -> Stream {
        if path == Path::new("-") {
            standard_input(options)
        } else if path.is_dir() {
            directory(path, directories > 1, options)
        } else {
            let id = slashed(&path);
            named_file(id, path, options)
        }
    })
}

/// The paths without those that name the same again, or what lies in a directory that is named too and is read there.
fn each_once(paths: Vec<PathBuf>) -> Vec<PathBuf> {
    if paths.len() < 2 {
        return paths;
    }
    let whole: Vec<Option<PathBuf>> = paths.iter().map(|p| p.canonicalize().ok()).collect();
    let directories: FxHashSet<&Path> = whole
        .iter()
        .flatten()
        .filter(|path| path.is_dir())
        .map(PathBuf::as_path)
        .collect();
    // Only what a directory's own reading comes to.
    let is_read = |path: &Path| path.is_dir() || is_page(path) || kind(path) == Kind::Records;
    let lies_in = |path: &Path| {
        let above = path.ancestors().zip(path.ancestors().skip(1));
        let mut seen = above.take_while(|(below, _)| !below.file_name().is_none_or(is_hidden));
        is_read(path) && seen.any(|(_, above)| directories.contains(above))
    };
    let mut once = FxHashSet::default();
    let keep: Vec<bool> = whole
        .iter()
        .map(|path| match path {
            Some(path) => once.insert(path.as_path()) && !lies_in(path),
            None => true,
        })
        .collect();
    let kept = paths.into_iter().zip(keep).filter(|(_, keep)| *keep);
    kept.map(|(path, _)| path).collect()
}

type Stream = Box<dyn Iterator<Item = Result<Source, Skipped>> + Send>;

fn one(item: Result<Source, Skipped>) -> Stream {
    Box::new(std::iter::once(item))
}

fn standard_input(options: Options) -> Stream {
    let id = String::from("-");
    match read(io::stdin().lock(), options.max_bytes) {
        // It has no name to tell what it is, so its form must.
        Ok(bytes) if looks_like_records(&bytes) => of_lines(
            id,
            None,
            Lines::new(io::Cursor::new(bytes), options.max_bytes),
        ),
        Ok(bytes) => one(Ok(Source {
            form: match looks_like_fragment(&bytes) {
                true => Form::Html,
                false => sniffed(&bytes),
            },
            path: None,
            id,
            bytes,
        })),
        Err(why) => one(Err(Skipped::new(id, why))),
    }
}

fn named_file(id: String, path: PathBuf, options: Options) -> Stream {
    match kind(&path) {
        Kind::Records => records(id, path, options, Why::NotFound),
        kind => one(load(id, path, kind, options, Why::NotFound)),
    }
}

fn directory(root: PathBuf, with_root: bool, options: Options) -> Stream {
    let mut entries = WalkDir::new(&root)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(move |e| {
            let seen = options.hidden || e.depth() == 0 || !is_hidden(e.file_name());
            seen && !(e.depth() > 0 && e.file_type().is_dir() && is_index(e.path()))
        });
    let top = root.canonicalize();
    let walk = std::iter::from_fn(move || {
        let entry = entries.next()?;
        let leads_out = match (&entry, &top) {
            (Ok(entry), Ok(top)) => leads_out(entry, top),
            _ => false,
        };
        if leads_out && entry.as_ref().is_ok_and(|e| e.file_type().is_dir()) {
            entries.skip_current_dir();
        }
        Some((entry, leads_out))
    });
    Box::new(walk.flat_map(move |(entry, leads_out)| -> Stream {
        let entry = match entry {
            Ok(entry) if entry.file_type().is_dir() && !leads_out => {
                return Box::new(std::iter::empty());
            }
            Ok(entry) => entry,
            Err(error) => return one(Err(walk_error(&root, with_root, &error))),
        };
        let path = entry.path();
        let found = |skipped: Skipped| skipped.at(path);
        let id = match path.strip_prefix(&root) {
            Ok(below) if !with_root => slashed(below),
            _ => slashed(path),
        };
        if leads_out {
            return one(Err(found(Skipped::new(id, Why::LeadsOut))));
        }
        if !entry.file_type().is_file() {
            return one(Err(found(Skipped::new(id, Why::Special))));
        }
        if is_backup(path) {
            return Box::new(std::iter::empty());
        }
        match kind(path) {
            Kind::Records => records(id, path.to_owned(), options, Why::Vanished),
            Kind::Other if !begins_like_html(path) => {
                one(Err(found(Skipped::new(id, Why::OtherKind))))
            }
            kind => one(load(id, path.to_owned(), kind, options, Why::Vanished).map_err(found)),
        }
    }))
}

/// Whether an entry is a symbolic link to what is not below `top`. What is named on the command line is no entry of its own.
fn leads_out(entry: &walkdir::DirEntry, top: &Path) -> bool {
    let is_link = entry.depth() > 0 && entry.path_is_symlink();
    let target = || entry.path().canonicalize();
    is_link && target().is_ok_and(|target| !target.starts_with(top))
}

/// What a file is by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Html,
    Records,
    Other,
}

fn kind(path: &Path) -> Kind {
    let Some(extension) = path.extension() else {
        return Kind::Text;
    };
    match extension.to_string_lossy().to_ascii_lowercase().as_str() {
        "txt" | "md" | "markdown" => Kind::Text,
        "html" | "htm" | "xhtml" => Kind::Html,
        "jsonl" | "ndjson" => Kind::Records,
        _ => Kind::Other,
    }
}

/// Whether a file is a page by its name, as a directory's are: text, Markdown or HTML, and not hidden nor a backup of sikta's.
#[must_use]
pub fn is_page(path: &Path) -> bool {
    matches!(kind(path), Kind::Text | Kind::Html)
        && !is_backup(path)
        && path.file_name().is_some_and(|name| !is_hidden(name))
}

fn sniffed(bytes: &[u8]) -> Form {
    if looks_like_html(bytes) {
        Form::Html
    } else {
        Form::Text
    }
}

fn begins_like_html(path: &Path) -> bool {
    let mut head = Vec::new();
    File::open(path).is_ok_and(|f| f.take(4096).read_to_end(&mut head).is_ok())
        && looks_like_html(&head)
}

/// Reads a file; `gone` is the reason if it is not there.
fn load(
    id: String,
    path: PathBuf,
    kind: Kind,
    options: Options,
    gone: Why,
) -> Result<Source, Skipped> {
    // A file that is named and is not there was never there; one of a directory has vanished.
    let named = gone == Why::NotFound;
    match read_file(&path, options.max_bytes, named) {
        Ok(bytes) => Ok(Source {
            id,
            path: Some(path),
            form: match kind {
                Kind::Html => Form::Html,
                _ => sniffed(&bytes),
            },
            bytes,
        }),
        Err(Why::NotFound) => Err(Skipped::new(id, gone)),
        Err(why) => Err(Skipped::new(id, why)),
    }
}

/// Opens a regular file, or a pipe if it was `named`: `<(command)` of a shell is one. What else is none is never opened: a
/// pipe that nobody writes to would be waited for without end.
fn open(path: &Path, named: bool) -> Result<File, Why> {
    match fs::metadata(path) {
        Ok(metadata) if !(metadata.is_file() || named && is_pipe(&metadata)) => Err(Why::Special),
        Ok(_) => File::open(path).map_err(|e| why(&e)),
        Err(error) => Err(why(&error)),
    }
}

#[cfg(unix)]
fn is_pipe(metadata: &fs::Metadata) -> bool {
    std::os::unix::fs::FileTypeExt::is_fifo(&metadata.file_type())
}

#[cfg(not(unix))]
fn is_pipe(_: &fs::Metadata) -> bool {
    false
}

fn read_file(path: &Path, limit: u64, named: bool) -> Result<Vec<u8>, Why> {
    let file = open(path, named)?;
    let metadata = file.metadata().map_err(|e| why(&e))?;
    let bytes = metadata.len();
    if metadata.is_file() && bytes > limit {
        return Err(Why::TooLarge { bytes, limit });
    }
    let read = read(file, limit)?;
    if metadata.is_file() && (read.len() as u64) < bytes {
        return Err(Why::Vanished);
    }
    Ok(read)
}

/// All that `input` gives, or why not; reads no more than one byte past the limit.
fn read(input: impl Read, limit: u64) -> Result<Vec<u8>, Why> {
    let mut bytes = Vec::new();
    input
        .take(limit.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|e| why(&e))?;
    match bytes.len() as u64 {
        read if read > limit => Err(Why::TooLarge { bytes: read, limit }),
        _ => Ok(bytes),
    }
}

/// The records of a JSON Lines file, read as they are asked for; `gone` is the reason if it is not there.
fn records(id: String, path: PathBuf, options: Options, gone: Why) -> Stream {
    let file = match open(&path, gone == Why::NotFound) {
        Ok(file) => file,
        Err(why) => {
            let why = match why {
                Why::NotFound => gone,
                why => why,
            };
            return one(Err(Skipped::new(id, why).of_many().at(&path)));
        }
    };
    let lines = Lines::new(io::BufReader::new(file), options.max_bytes);
    of_lines(id, Some(path), lines)
}

/// The records of lines, which stand in the file at `path` if in any.
fn of_lines<R: BufRead + Send + 'static>(
    id: String,
    path: Option<PathBuf>,
    lines: Lines<R>,
) -> Stream {
    Box::new(lines.map(move |line| match line {
        Ok(jsonl::Line { number, bytes }) => Ok(Source {
            id: id.clone(),
            path: path.clone(),
            form: Form::Record { line: number },
            bytes,
        }),
        Err((number, why)) => {
            // An error of reading ends the file; a line that is too long ends only itself.
            let many = why.leaves_open();
            let skipped = Skipped::new(id.clone(), why).at_line(number);
            let skipped = match &path {
                Some(path) => skipped.at(path),
                None => skipped,
            };
            Err(if many { skipped.of_many() } else { skipped })
        }
    }))
}

/// What an error of reading means.
pub(super) fn why(error: &io::Error) -> Why {
    match error.kind() {
        io::ErrorKind::NotFound => Why::NotFound,
        io::ErrorKind::PermissionDenied => Why::Denied,
        io::ErrorKind::StaleNetworkFileHandle => Why::Vanished,
        _ => Why::Io(error.to_string()),
    }
}

fn walk_error(root: &Path, with_root: bool, error: &walkdir::Error) -> Skipped {
    let path = error.path().unwrap_or(root);
    let id = match path.strip_prefix(root) {
        Ok(below) if !with_root && !below.as_os_str().is_empty() => slashed(below),
        _ => slashed(path),
    };
    let why = match error.io_error() {
        _ if error.loop_ancestor().is_some() => Why::Loop,
        // The entry was listed; what it leads to is not there.
        Some(e) if e.kind() == io::ErrorKind::NotFound => {
            if error
                .path()
                .is_some_and(|p| fs::symlink_metadata(p).is_ok())
            {
                Why::NotFound
            } else {
                Why::Vanished
            }
        }
        Some(e) => why(e),
        None => Why::Io(error.to_string()),
    };
    Skipped::new(id, why).of_many().at(path)
}

/// Whether it is what `sikta clean --write` left beside a file: `FILE.orig` or `FILE.orig.N`, with `FILE` still there.
fn is_backup(path: &Path) -> bool {
    let number = |p: &Path| {
        let ending = p.extension().map(|e| e.as_encoded_bytes().to_owned());
        ending.is_some_and(|e| e.iter().all(u8::is_ascii_digit))
    };
    let orig = match number(path) {
        true => path.with_extension(""),
        false => path.to_owned(),
    };
    orig.extension().is_some_and(|e| e == "orig") && orig.with_extension("").is_file()
}

/// Whether a directory is an index of tantivy's, as `sikta build` makes them: it holds no pages.
fn is_index(path: &Path) -> bool {
    path.join("meta.json").is_file() && path.join(".managed.json").is_file()
}

fn is_hidden(name: &std::ffi::OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

/// The path with `/` between its parts and without `.` in it.
fn slashed(path: &Path) -> String {
    use std::path::Component;
    let mut out = String::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::RootDir => out.push('/'),
            part => {
                if !out.is_empty() && !out.ends_with('/') {
                    out.push('/');
                }
                out.push_str(&part.as_os_str().to_string_lossy());
            }
        }
    }
    out
}
