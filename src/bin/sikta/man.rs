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
    let mut out = Output::new(setup);
    out.write_all(&page)?;
    out.flush()?;
    Ok(Exit::Done)
}
