//! `sikta man`: man pages, out of the same definitions as the help.

use crate::help;
use crate::message::Message;
use crate::output::{Exit, Outcome, Output};
use crate::setup::Setup;
use clap::Args;
use clap_mangen::Man;
use std::io::Write;

#[derive(Debug, Args)]
pub(crate) struct ManArgs {
    /// A command's own page, instead of the page of them all
    #[arg(value_name = "COMMAND")]
    command: Vec<String>,
}

pub(crate) fn run(args: &ManArgs, setup: &Setup) -> Outcome {
    let mut root = help::command(setup.speech);
    root.build();
    let mut command = &root;
    for word in &args.command {
        command = command.find_subcommand(word).ok_or_else(|| {
            let name = args.command.join(" ");
            Message::NoSuchCommand { name }
        })?;
    }
    let mut page = Vec::new();
    Man::new(command.clone()).render(&mut page)?;
    let page = String::from_utf8_lossy(&page);
    let usage = command.clone().render_usage().to_string();
    let mut out = Output::new(setup);
    out.write_all(with_synopsis(&page, &usage).as_bytes())?;
    out.flush()?;
    Ok(Exit::Done)
}

/// The page with the usage line of the help as its synopsis: the generator's own names no values and no commands.
fn with_synopsis(page: &str, usage: &str) -> String {
    const HEADING: &str = ".SH SYNOPSIS\n";
    let usage = usage.split_once(": ").map_or(usage, |(_, usage)| usage);
    let usage = usage.trim().replace('\\', "\\e").replace('-', "\\-");
    match page.split_once(HEADING) {
        Some((before, after)) => {
            let rest = after.find("\n.SH ").map_or("", |at| &after[at + 1..]);
            format!("{before}{HEADING}{usage}\n{rest}")
        }
        None => page.to_owned(),
    }
}
