//! What was passed over, and why.
//!
//! Reading never stops at a bad file: it says so and goes on. The reasons are data, so that a summary can count them and
//! the command line can say them in English or Swedish.

use std::fmt;
use std::path::{Path, PathBuf};

/// A document that was passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// What was passed over: a path as the user would write it, the `id` of a record, or `-` for standard input.
    pub id: String,
    /// The path as the user would write it, where that is not the id.
    pub path: Option<PathBuf>,
    /// The line of a JSON Lines source, counted from 1.
    pub line: Option<usize>,
    /// Whether it is not one document but what may hold many: a directory, a file of records.
    pub many: bool,
    /// Why.
    pub why: Why,
}

/// Why a document was passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Why {
    /// There is no such file or directory.
    NotFound,
    /// It may not be read by this user.
    Denied,
    /// It was there when the directory was listed, and gone or shorter when it was read.
    Vanished,
    /// A symbolic link that leads back to a directory above it.
    Loop,
    /// A symbolic link that leads out of the directory that is read.
    LeadsOut,
    /// Neither a file nor a directory: a device, a socket, a pipe.
    Special,
    /// A file of a kind that is not read out of directories; no failure.
    OtherKind,
    /// Not text.
    Binary {
        /// What it looks like, if its first bytes say: `PDF`, `PNG` ….
        looks_like: Option<&'static str>,
    },
    /// Larger than the bound.
    TooLarge {
        /// Its bytes, as far as they are known.
        bytes: u64,
        /// The bound in bytes.
        limit: u64,
    },
    /// A record of a JSON Lines source that is none.
    Record(Malformed),
    /// A page of this id came before it.
    SameId,
    /// Its id is longer than an index can look up.
    LongId,
    /// What else the system said.
    Io(String),
    /// A stage panicked on it. It should not; the text is what the panic said.
    Panicked(String),
}

/// What is wrong with a line that should be a record.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Malformed {
    /// Not UTF-8.
    Encoding,
    /// Not JSON; with what the parser said.
    Json(String),
    /// JSON, but no object.
    NotAnObject,
    /// The same key twice.
    DuplicateKey(String),
    /// A key that must be there and is not.
    Missing(&'static str),
    /// Neither `text` nor `html`.
    NoText,
    /// Both `text` and `html`.
    TextAndHtml,
    /// A key whose value is no string.
    NotAString(&'static str),
}

impl Skipped {
    /// A document and why it was passed over.
    #[must_use]
    pub fn new(id: impl Into<String>, why: Why) -> Self {
        Skipped {
            id: id.into(),
            path: None,
            line: None,
            many: false,
            why,
        }
    }

    /// The same, with the path by which the user would find it.
    #[must_use]
    pub fn at(mut self, path: &Path) -> Self {
        let is_id = path.to_str() == Some(self.id.as_str());
        self.path = (!is_id).then(|| path.to_owned());
        self
    }

    /// What it is called in messages: its path, else its id.
    #[must_use]
    pub fn name(&self) -> String {
        match &self.path {
            Some(path) => path.display().to_string(),
            None => self.id.clone(),
        }
    }

    /// The same, of what may hold many documents.
    #[must_use]
    pub fn of_many(mut self) -> Self {
        self.many = true;
        self
    }

    /// The same, with the line that it stands on (from 1).
    #[must_use]
    pub fn at_line(mut self, line: usize) -> Self {
        self.line = Some(line);
        self
    }

    /// Whether it counts as a failure: a file of another kind in a directory does not.
    #[must_use]
    pub fn is_failure(&self) -> bool {
        self.why != Why::OtherKind
    }

    /// What and why, in English. Not escaped: the id may hold anything that a file name can.
    #[must_use]
    pub fn en(&self) -> String {
        match self.line {
            Some(line) => format!("{}, line {line}: {}", self.name(), self.why.en()),
            None => format!("{}: {}", self.name(), self.why.en()),
        }
    }

    /// What and why, in Swedish. Not escaped, as in [`Skipped::en`].
    #[must_use]
    pub fn sv(&self) -> String {
        match self.line {
            Some(line) => format!("{}, rad {line}: {}", self.name(), self.why.sv()),
            None => format!("{}: {}", self.name(), self.why.sv()),
        }
    }
}

impl fmt::Display for Skipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en())
    }
}

impl Why {
    /// The reason and what mends it, in English.
    #[must_use]
    pub fn en(&self) -> String {
        match self {
            Why::NotFound => "no such file or directory; check the path".into(),
            Why::Denied => "may not be read by this user; change its permissions (chmod +r)".into(),
            Why::Vanished => "changed or vanished while it was read; run the command again".into(),
            Why::Loop => "a symbolic link that leads back to a directory above it; remove the link".into(),
            Why::LeadsOut => "a symbolic link that leads out of the directory; name what it leads to if it should be read".into(),
            Why::Special => "no regular file but a pipe, socket or device; give what it holds on standard input (-)".into(),
            Why::OtherKind => "neither text, Markdown, HTML nor JSON Lines; name the file itself if it should be read".into(),
            Why::Binary { looks_like: Some(kind) } => {
                format!("not text but {kind}; convert it to text or HTML first")
            }
            Why::Binary { looks_like: None } => "not text; convert it to text or HTML first".into(),
            Why::TooLarge { bytes, limit } => {
                format!("{bytes} bytes, and at most {limit} are read; split it first")
            }
            Why::Record(malformed) => malformed.en(),
            Why::SameId => "a page of this id came before it; give each page its own".into(),
            Why::LongId => "its id is longer than 4096 bytes; give it a shorter one".into(),
            Why::Io(said) => format!("cannot be read: {said}"),
            Why::Panicked(said) => format!("a fault in sikta, please report it: {said}"),
        }
    }

    /// The reason and what mends it, in Swedish.
    #[must_use]
    pub fn sv(&self) -> String {
        match self {
            Why::NotFound => "filen eller katalogen finns inte; kontrollera sökvägen".into(),
            Why::Denied => {
                "får inte läsas av den här användaren; ändra rättigheterna (chmod +r)".into()
            }
            Why::Vanished => "ändrades eller försvann medan den lästes; kör kommandot igen".into(),
            Why::Loop => {
                "en symbolisk länk som leder tillbaka till en katalog ovanför; ta bort länken"
                    .into()
            }
            Why::LeadsOut => "en symbolisk länk som leder ut ur katalogen; ange det som den leder till om det ska läsas".into(),
            Why::Special => "ingen vanlig fil utan ett rör, en sockel eller en enhet; ge innehållet på standard in (-)".into(),
            Why::OtherKind => {
                "varken text, Markdown, HTML eller JSON Lines; ange själva filen om den ska läsas"
                    .into()
            }
            Why::Binary {
                looks_like: Some(kind),
            } => {
                format!("inte text utan {kind}; gör om den till text eller HTML först")
            }
            Why::Binary { looks_like: None } => {
                "inte text; gör om den till text eller HTML först".into()
            }
            Why::TooLarge { bytes, limit } => {
                format!("{bytes} byte, och högst {limit} läses; dela upp den först")
            }
            Why::Record(malformed) => malformed.sv(),
            Why::SameId => "en sida med detta id kom redan; ge varje sida ett eget".into(),
            Why::LongId => "dess id är längre än 4096 byte; ge den ett kortare".into(),
            Why::Io(said) => format!("kan inte läsas: {said}"),
            Why::Panicked(said) => format!("ett fel i sikta, rapportera det gärna: {said}"),
        }
    }
}

impl Why {
    /// Whether it says nothing of the document itself, which may be there as it was: the system did not let it be read, it
    /// was changed meanwhile, or sikta failed on it.
    #[must_use]
    pub fn leaves_open(&self) -> bool {
        matches!(
            self,
            Why::Denied | Why::Vanished | Why::Io(_) | Why::Panicked(_)
        )
    }
}

impl Malformed {
    /// What is wrong and what a record looks like, in English.
    #[must_use]
    pub fn en(&self) -> String {
        match self {
            Malformed::Encoding => "not UTF-8; JSON Lines must be UTF-8".into(),
            Malformed::Json(said) => format!("not JSON: {said}"),
            Malformed::NotAnObject => {
                r#"not an object; expected {"id": "…", "text": "…"} or {"id": "…", "html": "…"}"#
                    .into()
            }
            Malformed::DuplicateKey(key) => format!("the key {key:?} stands twice"),
            Malformed::Missing(key) => format!("no {key:?}; every record needs one"),
            Malformed::NoText => r#"neither "text" nor "html"; a record needs one of them"#.into(),
            Malformed::TextAndHtml => r#"both "text" and "html"; a record has one of them"#.into(),
            Malformed::NotAString(key) => format!("{key:?} is not a string"),
        }
    }

    /// What is wrong and what a record looks like, in Swedish.
    #[must_use]
    pub fn sv(&self) -> String {
        match self {
            Malformed::Encoding => "inte UTF-8; JSON Lines måste vara UTF-8".into(),
            Malformed::Json(said) => format!("inte JSON: {said}"),
            Malformed::NotAnObject => {
                r#"inget objekt; väntade {"id": "…", "text": "…"} eller {"id": "…", "html": "…"}"#
                    .into()
            }
            Malformed::DuplicateKey(key) => format!("nyckeln {key:?} står två gånger"),
            Malformed::Missing(key) => format!("{key:?} saknas; varje post behöver en sådan"),
            Malformed::NoText => r#"varken "text" eller "html"; en post behöver en av dem"#.into(),
            Malformed::TextAndHtml => r#"både "text" och "html"; en post har en av dem"#.into(),
            Malformed::NotAString(key) => format!("{key:?} är ingen sträng"),
        }
    }
}
