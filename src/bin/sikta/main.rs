//! The command line of sikta: arguments are parsed, resolved once, and handed to one command.

mod args;
mod build;
mod check;
mod clean;
mod completions;
mod decide;
mod diff;
mod eval;
mod eval_html;
mod eval_language;
mod eval_linking;
mod eval_search;
mod eval_sentences;
mod eval_words;
mod examples;
mod examples_index;
mod explain;
mod facts;
mod facts_pages;
mod facts_summary;
mod guided;
mod help;
mod index;
mod input;
mod man;
mod message;
mod notes;
mod output;
mod panics;
mod pipe;
mod replace;
mod rules;
mod search;
mod search_answer;
mod search_apart;
mod search_hits;
mod search_words;
mod setup;
mod side;
mod taxonomy;
mod trouble;
mod undo;
mod usage;
mod words;
mod words_again;
mod words_count;
mod words_print;

use args::{Cli, Command};
use clap::error::ErrorKind;
use clap::{ColorChoice, FromArgMatches};
use output::{Exit, Failure, Outcome};
use setup::{Setup, Speech};
use sikta::index::guarded;
use std::ffi::OsString;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args = asked_for_help(std::env::args_os().collect());
    let speech = setup::speech(&args);
    let exit = match parse(&args, speech) {
        Ok(cli) => match usage::apart(&args) {
            Some((flag, value)) => {
                output::complain(speech, &message::Message::ValueApart { flag, value });
                Exit::Trouble
            }
            None => {
                let setup = Setup::new(&cli.global, speech);
                panics::held(|| {
                    run(&cli.command, &setup).unwrap_or_else(|failure| failed(speech, &failure))
                })
            }
        },
        Err(exit) => exit,
    };
    ExitCode::from(exit as u8)
}

/// `sikta help clean` is `sikta clean --help`.
fn asked_for_help(mut args: Vec<OsString>) -> Vec<OsString> {
    if args.get(1).is_some_and(|first| first == "help") {
        args.remove(1);
        args.push("--help".into());
    }
    args
}

/// Parses the arguments; help, version and usage errors are printed here.
fn parse(args: &[OsString], speech: Speech) -> Result<Cli, Exit> {
    let color = match setup::given(args, "--color") {
        Some("never") => ColorChoice::Never,
        Some("always") => ColorChoice::Always,
        _ => ColorChoice::Auto,
    };
    let matches = help::command(speech)
        .color(color)
        .try_get_matches_from(args);
    matches
        .and_then(|matches| Cli::from_arg_matches(&matches))
        .map_err(|error| match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
                // A reader that has gone away has had what it wanted.
                let _ = error.print();
                Exit::Done
            }
            ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                let _ = error.print();
                Exit::Trouble
            }
            _ => {
                match speech {
                    Speech::En => drop(error.print()),
                    Speech::Sv => eprint!("{}", output::shown_lines(&usage::in_words(&error))),
                }
                if let Some(query) = usage::excluding(args) {
                    output::complain(speech, &message::Message::QuoteQuery { query });
                }
                Exit::Trouble
            }
        })
}

fn run(command: &Command, setup: &Setup) -> Outcome {
    match command {
        Command::Build(args) => guarded(&args.index, || build::run(args, setup)),
        Command::Clean(args) => clean::run(args, setup),
        Command::Undo(args) => undo::run(args, setup),
        Command::Check(args) => check::run(args, setup),
        Command::Facts(args) if args.files.is_empty() => {
            guarded(&args.index, || facts::run(args, setup))
        }
        Command::Facts(args) => facts::run(args, setup),
        Command::Search(args) => guarded(&args.index, || search::run(args, setup)),
        Command::Index(args) => guarded(args.index(), || index::run(args, setup)),
        Command::Taxonomy(args) => taxonomy::run(args, setup),
        Command::Rules(args) => rules::run(args, setup),
        Command::Words(args) => guarded(args.index(), || words::run(args, setup)),
        Command::Pipe(args) => pipe::run(args, setup),
        Command::Eval(args) => eval::run(args, setup),
        Command::Completions(args) => completions::run(args, setup),
        Command::Man(args) => man::run(args, setup),
    }
}

/// Says why a command could not go on; a reader of its output that has gone away (`| head`) is no failure.
fn failed(speech: Speech, failure: &Failure) -> Exit {
    if failure.is_broken_pipe() {
        return Exit::Done;
    }
    output::complain(speech, &trouble::message(failure, speech));
    Exit::Trouble
}
