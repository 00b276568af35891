//! Help: the command line with its examples, in English as it is written, in Swedish out of a table.

use crate::args::Cli;
use crate::examples;
use crate::setup::Speech;
use clap::{Arg, Command, CommandFactory};
use std::collections::HashMap;

/// Swedish help texts: a key (`sikta/clean` a command, `sikta/clean/format` an argument, `value FILE` a placeholder) and
/// the text.
const SWEDISH: &str = include_str!("tables/help.sv.tsv");

/// The whole command line, speaking `speech`.
pub(crate) fn command(speech: Speech) -> Command {
    let english = with_examples(Cli::command(), "", speech);
    match speech {
        Speech::En => english,
        Speech::Sv => {
            let mut built = english.clone();
            built.build();
            let table = Table::new();
            swedish(english, &mut built, "sikta", &table)
        }
    }
}

fn with_examples(command: Command, path: &str, speech: Speech) -> Command {
    let names: Vec<String> = command
        .get_subcommands()
        .map(|sub| sub.get_name().to_owned())
        .collect();
    let command = match examples::section(path, speech) {
        Some(section) => command.after_help(section),
        None => command,
    };
    names.into_iter().fold(command, |command, name| {
        let path = format!("{path} {name}");
        command.mut_subcommand(name, |sub| with_examples(sub, path.trim(), speech))
    })
}

/// The Swedish texts by key.
struct Table(HashMap<&'static str, &'static str>);

impl Table {
    fn new() -> Self {
        Table(
            SWEDISH
                .lines()
                .filter_map(|line| line.split_once('\t'))
                .collect(),
        )
    }

    fn get(&self, key: &str) -> Option<&'static str> {
        self.0.get(key).copied()
    }
}

/// `command` in Swedish; `built` is the same command after clap has worked out its usage.
fn swedish(command: Command, built: &mut Command, path: &str, table: &Table) -> Command {
    let usage = built.render_usage().to_string();
    let usage = placeholders(usage.trim_start_matches("Usage: "), table);
    let mut place = 0;
    let mut command = command
        .override_usage(usage)
        .help_template(
            "{before-help}{about-with-newline}\nAnvändning: {usage}\n\n{all-args}{after-help}",
        )
        .subcommand_help_heading("Kommandon")
        .subcommand_value_name("KOMMANDO")
        .mut_args(|arg| {
            // Under a heading of ours clap sorts by name; arguments come in the order in which they are typed.
            place += 1;
            match arg.is_positional() {
                true => swedish_arg(arg, path, table).display_order(place),
                false => swedish_arg(arg, path, table),
            }
        });
    if let Some(about) = table.get(path) {
        command = command.about(about);
    }
    let names: Vec<String> = command
        .get_subcommands()
        .map(|sub| sub.get_name().to_owned())
        .collect();
    for name in names {
        let Some(below) = built.find_subcommand_mut(&name) else {
            continue;
        };
        let path = format!("{path}/{name}");
        command = command.mut_subcommand(name, |sub| swedish(sub, below, &path, table));
    }
    command
}

fn swedish_arg(arg: Arg, path: &str, table: &Table) -> Arg {
    let key = format!("{path}/{}", arg.get_id());
    let heading = match arg.is_positional() {
        true => "Argument",
        false => "Flaggor",
    };
    let mut help = table.get(&key).unwrap_or_default().to_owned();
    let takes_values = arg.get_action().takes_values();
    if takes_values {
        // Clap says these in English and cannot be told otherwise.
        if let [default] = arg.get_default_values() {
            help.push_str(&format!(" [förval: {}]", default.to_string_lossy()));
        }
        let values = arg.get_possible_values();
        if !values.is_empty() {
            let names: Vec<&str> = values.iter().map(|value| value.get_name()).collect();
            help.push_str(&format!(" [värden: {}]", names.join(", ")));
        }
    }
    let names: Option<Vec<&'static str>> = arg
        .get_value_names()
        .unwrap_or_default()
        .iter()
        .map(|name| table.get(&format!("value {name}")))
        .collect();
    let arg = arg
        .help_heading(heading)
        .hide_possible_values(takes_values)
        .hide_default_value(takes_values)
        .help(help);
    match names {
        Some(names) if !names.is_empty() => arg.value_names(names),
        _ => arg,
    }
}

/// Placeholders of a usage line in Swedish.
pub(crate) fn in_swedish(usage: &str) -> String {
    placeholders(usage, &Table::new())
}

fn placeholders(usage: &str, table: &Table) -> String {
    let mut out = String::with_capacity(usage.len());
    let mut rest = usage;
    while let Some(at) = rest.find(|c: char| c.is_ascii_uppercase()) {
        let (before, from) = rest.split_at(at);
        let end = from
            .find(|c: char| !c.is_ascii_uppercase())
            .unwrap_or(from.len());
        let (word, after) = from.split_at(end);
        out.push_str(before);
        out.push_str(table.get(&format!("value {word}")).unwrap_or(word));
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(command: &Command, path: &str, visit: &mut impl FnMut(&Command, &str)) {
        visit(command, path);
        for sub in command.get_subcommands() {
            walk(sub, &format!("{path}/{}", sub.get_name()), visit);
        }
    }

    #[test]
    fn every_command_argument_and_placeholder_has_swedish() {
        let table = Table::new();
        let rows = SWEDISH.lines().count();
        assert_eq!(
            table.0.len(),
            rows,
            "a row is no pair, or its key stands twice"
        );
        let mut keys: Vec<String> = vec!["value COMMAND".to_owned(), "value OPTIONS".to_owned()];
        walk(&Cli::command(), "sikta", &mut |command, path| {
            keys.push(path.to_owned());
            for arg in command.get_arguments() {
                keys.push(format!("{path}/{}", arg.get_id()));
                if arg.get_action().takes_values() {
                    let names = arg.get_value_names().unwrap_or_default();
                    keys.extend(names.iter().map(|name| format!("value {name}")));
                }
            }
        });
        keys.sort();
        keys.dedup();
        let missing: Vec<_> = keys.iter().filter(|k| table.get(k).is_none()).collect();
        assert!(missing.is_empty(), "no Swedish for {missing:?}");
        let mut unused: Vec<_> = table
            .0
            .keys()
            .filter(|k| !keys.iter().any(|key| key == *k))
            .collect();
        unused.sort();
        assert!(unused.is_empty(), "Swedish for nothing: {unused:?}");
    }

    #[test]
    fn every_help_ends_with_an_example() {
        for (speech, heading) in [(Speech::En, "Examples:"), (Speech::Sv, "Exempel:")] {
            walk(&command(speech), "sikta", &mut |command, path| {
                let after = command.get_after_help().map(ToString::to_string);
                assert!(
                    after.is_some_and(|text| text.starts_with(heading) && text.contains("$ ")),
                    "{path}"
                );
            });
        }
    }

    #[test]
    fn swedish_help_has_no_english_headings() {
        let mut built = command(Speech::Sv);
        built.build();
        walk(&built, "sikta", &mut |command, path| {
            let help = command.clone().render_long_help().to_string();
            for english in [
                "Usage",
                "Options",
                "OPTIONS",
                "Arguments",
                "Commands",
                "[default",
                "[possible",
                "Print ",
            ] {
                assert!(!help.contains(english), "{path}: {english} in\n{help}");
            }
        });
    }

    #[test]
    fn the_command_line_is_sound_in_both_languages() {
        command(Speech::En).debug_assert();
        command(Speech::Sv).debug_assert();
    }
}
