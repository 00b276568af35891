//! What the arguments, the environment and the terminal come to, resolved once.

use crate::args::{Color, Global};
use clap::ValueEnum;
use std::ffi::OsString;
use std::io::IsTerminal;

/// How wide a terminal is that does not say, in columns.
const WIDTH: usize = 80;

/// The language that sikta speaks to its user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Speech {
    En,
    Sv,
}

/// How a command is to behave, whatever the command.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setup {
    /// The language of messages.
    pub(crate) speech: Speech,
    /// Only errors on standard error.
    pub(crate) quiet: bool,
    /// Whether results may be coloured.
    pub(crate) color: bool,
    /// Whether results go to a person's terminal.
    pub(crate) terminal: bool,
    /// The terminal's width in columns, if there is one.
    pub(crate) width: Option<usize>,
}

impl Setup {
    /// Resolves what every command shares.
    pub(crate) fn new(global: &Global, speech: Speech) -> Self {
        let terminal = std::io::stdout().is_terminal();
        let color = match global.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => terminal && wants_color(),
        };
        let width = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        Setup {
            speech,
            quiet: global.quiet,
            color,
            terminal,
            width: terminal.then(|| width.unwrap_or(WIDTH)),
        }
    }

    /// A word for people.
    pub(crate) fn word<'w>(&self, en: &'w str, sv: &'w str) -> &'w str {
        match self.speech {
            Speech::En => en,
            Speech::Sv => sv,
        }
    }

    /// Words for people.
    pub(crate) fn words<'w, const N: usize>(
        &self,
        en: &[&'w str; N],
        sv: &[&'w str; N],
    ) -> Vec<&'w str> {
        match self.speech {
            Speech::En => en.to_vec(),
            Speech::Sv => sv.to_vec(),
        }
    }
}

/// A number with its noun in the singular or plural.
pub(crate) fn counted(number: usize, one: &str, many: &str) -> String {
    match number {
        1 => format!("1 {one}"),
        _ => format!("{number} {many}"),
    }
}

/// Whether the environment leaves colour to us (<https://no-color.org>).
fn wants_color() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// The language to speak: `--lang` where it is given, else the locale's. Looked up before the arguments are parsed, since
/// help and usage errors are in that language too.
pub(crate) fn speech(args: &[OsString]) -> Speech {
    let asked = given(args, "--lang").and_then(|value| Speech::from_str(value, false).ok());
    if let Some(speech) = asked {
        return speech;
    }
    // POSIX: the first of these that is set and not empty decides.
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty());
    match locale {
        Some(locale) if locale == "sv" || locale.starts_with("sv_") => Speech::Sv,
        _ => Speech::En,
    }
}

/// The value of a flag before the arguments are parsed.
pub(crate) fn given<'a>(args: &'a [OsString], flag: &str) -> Option<&'a str> {
    let mut args = args.iter().skip(1).filter_map(|arg| arg.to_str());
    while let Some(arg) = args.next() {
        let value = match arg {
            "--" => return None,
            _ if arg == flag => args.next(),
            _ => arg
                .strip_prefix(flag)
                .and_then(|rest| rest.strip_prefix('=')),
        };
        if value.is_some() {
            return value;
        }
    }
    None
}

/// As many documents at a time as the machine has cores, if the user does not say.
pub(crate) fn jobs(asked: Option<usize>) -> usize {
    asked.filter(|&n| n > 0).unwrap_or_else(|| {
        std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get)
    })
}
