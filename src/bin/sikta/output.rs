//! Standard output and standard error, and what of a page may reach a terminal.

use crate::message::Message;
use crate::setup::{Setup, Speech};
use anstyle::{AnsiColor, Style};
use serde::Serialize;
use sikta::error::Error;
use std::borrow::Cow;
use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::{Path, PathBuf};

/// How a command ended; the numbers are the exit codes of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// Done.
    Done = 0,
    /// Done, and something was found (`check`) or nothing was (`search`).
    Found = 1,
    /// An error, or documents were skipped.
    Trouble = 2,
}

/// Why a command could not go on.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The library could not.
    Library(Error),
    /// What it is, said plainly.
    Plain(Message),
}

impl Failure {
    /// Whether whoever read standard output has gone away.
    pub(crate) fn is_broken_pipe(&self) -> bool {
        let Failure::Library(Error::Write { path, source }) = self else {
            return false;
        };
        // A writer of Parquet wraps what the pipe said.
        let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(source);
        while let Some(error) = cause {
            let io = error.downcast_ref::<io::Error>();
            if io.is_some_and(|io| io.kind() == io::ErrorKind::BrokenPipe) {
                return path == Path::new("-");
            }
            cause = error.source();
        }
        false
    }
}

/// Standard output could not be written.
pub(crate) fn output_failed(source: io::Error) -> Error {
    Error::Write {
        path: PathBuf::from("-"),
        source,
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Failure::Library(output_failed(error))
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Failure::Library(error)
    }
}

impl From<Message> for Failure {
    fn from(message: Message) -> Self {
        Failure::Plain(message)
    }
}

/// How a command ends.
pub(crate) type Outcome = Result<Exit, Failure>;

/// Standard output, buffered, with colour where the setup allows it.
pub(crate) struct Output {
    out: BufWriter<StdoutLock<'static>>,
    color: bool,
    terminal: bool,
}

impl Output {
    /// Takes standard output for this command.
    pub(crate) fn new(setup: &Setup) -> Self {
        Output {
            out: BufWriter::new(io::stdout().lock()),
            color: setup.color,
            terminal: setup.terminal,
        }
    }

    /// Writes text that may hold anything: to a terminal only what cannot steer it, to a file or pipe the exact text.
    pub(crate) fn text(&mut self, text: &str) -> io::Result<()> {
        match self.terminal {
            true => self.write_all(shown_lines(text).as_bytes()),
            false => self.write_all(text.as_bytes()),
        }
    }

    /// Writes a value as JSON with a line end. To a terminal, characters that could steer it are escaped, which JSON
    /// readers undo.
    pub(crate) fn json(&mut self, value: &impl Serialize, layout: Layout) -> io::Result<()> {
        let json = match layout {
            Layout::Line => serde_json::to_string(value)?,
            Layout::Pretty => serde_json::to_string_pretty(value)?,
        };
        match self.terminal {
            true => writeln!(self, "{}", escaped(&json)),
            false => writeln!(self, "{json}"),
        }
    }

    /// Writes text that is JSON, or a piece of it, as [`Output::json`] does.
    pub(crate) fn json_text(&mut self, json: &str) -> io::Result<()> {
        match self.terminal {
            true => self.write_all(escaped(json).as_bytes()),
            false => self.write_all(json.as_bytes()),
        }
    }

    /// `text` in a style, or as it is where there is no colour.
    pub(crate) fn paint(&self, style: Style, text: &str) -> String {
        match self.color {
            true => format!("{style}{text}{style:#}"),
            false => text.to_owned(),
        }
    }

    /// `text` marked as what was sought: coloured, or between brackets where there is no colour.
    pub(crate) fn mark(&self, text: &str) -> String {
        match self.color {
            true => self.paint(MARK, text),
            false => format!("[{text}]"),
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// How JSON is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// All on one line.
    Line,
    /// Indented.
    Pretty,
}

/// Names, paths, numbers that stand beside text.
pub(crate) const FAINT: Style = Style::new().dimmed();
/// Headings of our own.
pub(crate) const BOLD: Style = Style::new().bold();
/// What goes.
pub(crate) const GONE: Style = AnsiColor::Red.on_default();
/// What comes.
pub(crate) const COME: Style = AnsiColor::Green.on_default();
/// What was sought.
pub(crate) const MARK: Style = AnsiColor::Yellow.on_default().bold();

/// Says something to the user, unless it was asked to be quiet.
pub(crate) fn tell(setup: &Setup, message: &Message) {
    if !setup.quiet {
        complain(setup.speech, message);
    }
}

/// Says something that must be said. Nobody can be told that standard error is closed.
pub(crate) fn complain(speech: Speech, message: &Message) {
    let _ = writeln!(io::stderr(), "{}", message.say(speech));
}

/// What may reach a terminal of a text from elsewhere: no escape sequences, no control characters (a line break or tab
/// becomes a space), no invisible direction overrides that make a line read otherwise than it is
/// (<https://trojansource.codes>).
pub(crate) fn shown(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let stripped = anstream::adapter::strip_str(text).to_string();
    Cow::Owned(
        stripped
            .chars()
            .filter_map(|c| match c {
                '\n' | '\t' | '\r' => Some(' '),
                c if is_unsafe(c) => None,
                c => Some(c),
            })
            .collect(),
    )
}

/// The same for a text of many lines, whose line breaks and tabs stay.
pub(crate) fn shown_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        for (i, cell) in line.trim_end_matches('\n').split('\t').enumerate() {
            if i > 0 {
                out.push('\t');
            }
            out.push_str(&shown(cell));
        }
        if line.ends_with('\n') {
            out.push('\n');
        }
    }
    out
}

/// JSON with every character that could steer a terminal as an escape. Line ends between values stay: inside strings they
/// are escaped already.
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let mut units = [0; 2];
    for c in json.chars() {
        match c {
            '\n' => out.push(c),
            c if is_unsafe(c) => {
                for unit in c.encode_utf16(&mut units) {
                    out.push_str(&format!("\\u{unit:04x}"));
                }
            }
            c => out.push(c),
        }
    }
    out
}

fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            | '\u{2028}' | '\u{2029}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_says_cannot_steer_a_terminal() {
        assert_eq!(shown("lön\u{1b}[31m röd\u{1b}[0m"), "lön röd");
        assert_eq!(shown("a\u{1b}]0;title\u{7}b"), "ab");
        assert_eq!(shown("a\u{202e}b\u{9b}31mc\u{0}"), "ab31mc");
        assert_eq!(shown("a\nb\tc"), "a b c");
        assert_eq!(shown_lines("a\tb\u{1b}[2J\nc\n"), "a\tb\nc\n");
    }

    #[test]
    fn json_for_a_terminal_is_the_same_json() -> serde_json::Result<()> {
        let value = "a\u{9b}31m\u{202e}b\u{e0041}\n";
        let json = serde_json::to_string(value)?;
        let escaped = escaped(&json);
        assert!(!escaped.chars().any(is_unsafe), "{escaped}");
        assert_eq!(serde_json::from_str::<String>(&escaped)?, value);
        Ok(())
    }

    #[test]
    fn plain_text_is_not_copied() {
        assert!(matches!(shown("å ä ö – “ok”"), Cow::Borrowed(_)));
    }
}
