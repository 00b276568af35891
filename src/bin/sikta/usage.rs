//! Errors of the command line itself, in Swedish; in English clap says them.

use crate::help::in_swedish;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use clap::{Arg, CommandFactory};
use std::error::Error as _;
use std::ffi::OsString;
use std::fmt;

/// Why a value is none, in both languages; to clap it speaks English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unfit {
    pub(crate) en: String,
    pub(crate) sv: String,
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en)
    }
}

impl std::error::Error for Unfit {}

/// What is wrong with the arguments, what may have been meant, and where help is.
pub(crate) fn in_words(error: &Error) -> String {
    let mut out = format!("fel: {}\n", problem(error));
    for (kind, what) in [
        (ContextKind::SuggestedSubcommand, "kommandot"),
        (ContextKind::SuggestedArg, "flaggan"),
        (ContextKind::SuggestedValue, "värdet"),
    ] {
        let meant = all(error, kind);
        if !meant.is_empty() {
            out.push_str(&format!(
                "\n  tips: menade du {what} {}?\n",
                meant.join(" eller ")
            ));
        }
    }
    if let Some(usage) = error.get(ContextKind::Usage) {
        let usage = usage.to_string();
        let usage = in_swedish(usage.trim_start_matches("Usage:").trim_start());
        out.push_str(&format!("\nAnvändning: {usage}\n"));
    }
    out.push_str("\nMer hjälp ger '--help'.\n");
    out
}

/// A flag whose value needs a sign of equality, and a word after it that is such a value and no file: it was read as one.
pub(crate) fn apart(args: &[OsString]) -> Option<(String, String)> {
    let args: Vec<&str> = args.iter().skip(1).map_while(|arg| arg.to_str()).collect();
    let args = args.split(|arg| *arg == "--").next()?;
    let command = crate::args::Cli::command();
    let command = args.iter().find_map(|arg| command.find_subcommand(arg))?;
    args.windows(2).find_map(|pair| {
        let flag = command.get_arguments().find(|flag| is(flag, pair[0]))?;
        let values = flag.get_possible_values();
        let meant = flag.is_require_equals_set()
            && values.iter().any(|value| value.get_name() == pair[1])
            && !std::path::Path::new(pair[1]).exists();
        meant.then(|| (pair[0].to_owned(), pair[1].to_owned()))
    })
}

/// Whether a word of the command line is that flag.
fn is(flag: &Arg, word: &str) -> bool {
    match (word.strip_prefix("--"), word.strip_prefix('-')) {
        (Some(long), _) => flag.get_long() == Some(long),
        (None, Some(short)) => flag.get_short().is_some_and(|s| short.chars().eq([s])),
        (None, None) => false,
    }
}

/// The query of a `search` in whose arguments a word to shut out (`-word`) was taken for flags.
pub(crate) fn excluding(args: &[OsString]) -> Option<String> {
    let command = crate::args::Cli::command();
    let valued = |arg: &str| {
        let search = command.find_subcommand("search");
        let mut flags = search.into_iter().flat_map(|c| c.get_arguments());
        flags.any(|flag| is(flag, arg) && flag.get_action().takes_values())
    };
    let args: Vec<&str> = args.iter().skip(1).filter_map(|arg| arg.to_str()).collect();
    let at = args.iter().position(|arg| *arg == "search")?;
    let without = |arg: &str| {
        let word = arg.strip_prefix('-').unwrap_or_default();
        !word.starts_with('-')
            && word.chars().all(char::is_alphabetic)
            && word.chars().nth(1).is_some()
    };
    let words = (at + 1..args.len()).filter(|&i| !valued(args[i - 1]));
    let words: Vec<&str> = words
        .map(|i| args[i])
        .filter(|arg| !arg.starts_with('-') || without(arg))
        .collect();
    words
        .iter()
        .any(|word| without(word))
        .then(|| words.join(" "))
}

fn problem(error: &Error) -> String {
    let arg = in_swedish(&one(error, ContextKind::InvalidArg));
    let value = one(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => format!("{arg} behöver ett värde"),
        ErrorKind::InvalidValue => {
            let valid = all(error, ContextKind::ValidValue);
            match valid.is_empty() {
                true => format!("'{value}' är inget giltigt värde för {arg}"),
                false => format!(
                    "'{value}' är inget giltigt värde för {arg} [värden: {}]",
                    valid.join(", ")
                ),
            }
        }
        ErrorKind::ValueValidation => {
            let why = error.source().and_then(|e| e.downcast_ref::<Unfit>());
            let why = why.map_or_else(String::new, |why| format!(": {}", why.sv));
            format!("'{value}' är inget giltigt värde för {arg}{why}")
        }
        ErrorKind::UnknownArgument => format!("oväntat argument '{arg}'"),
        ErrorKind::InvalidSubcommand => {
            let name = one(error, ContextKind::InvalidSubcommand);
            format!("kommandot '{name}' finns inte")
        }
        ErrorKind::NoEquals => format!("{arg} behöver ett likhetstecken före sitt värde"),
        ErrorKind::TooManyValues => format!("'{value}' är ett värde för mycket för {arg}"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("{arg} har fel antal värden")
        }
        ErrorKind::ArgumentConflict => {
            let prior = all(error, ContextKind::PriorArg);
            match prior.is_empty() || in_swedish(&prior.join(", ")) == arg {
                true => format!("{arg} kan bara anges en gång"),
                false => format!("{arg} går inte ihop med {}", in_swedish(&prior.join(", "))),
            }
        }
        ErrorKind::MissingRequiredArgument => {
            let missing: Vec<String> = all(error, ContextKind::InvalidArg)
                .iter()
                .map(|arg| in_swedish(arg))
                .collect();
            format!("det här saknas: {}", missing.join(", "))
        }
        ErrorKind::MissingSubcommand => "ett kommando saknas".to_owned(),
        ErrorKind::InvalidUtf8 => "ett argument är inte giltig UTF-8".to_owned(),
        _ => error.to_string(),
    }
}

fn one(error: &Error, kind: ContextKind) -> String {
    all(error, kind).join(", ")
}

fn all(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(one)) => vec![one.clone()],
        Some(ContextValue::Strings(all)) => all.clone(),
        Some(ContextValue::StyledStr(one)) => vec![one.to_string()],
        _ => Vec::new(),
    }
}
