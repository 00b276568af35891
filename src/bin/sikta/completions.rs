//! `sikta completions`: a completion script for a shell.

use crate::help;
use crate::output::{Exit, Outcome, Output};
use crate::setup::Setup;
use clap::Args;
use clap_complete::Shell;
use std::io::Write;

#[derive(Debug, Args)]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

pub(crate) fn run(args: &CompletionsArgs, setup: &Setup) -> Outcome {
    // Into memory first: the generator does not say when its output is closed.
    let mut script = Vec::new();
    clap_complete::generate(
        args.shell,
        &mut help::command(setup.speech),
        "sikta",
        &mut script,
    );
    let mut out = Output::new(setup);
    out.write_all(&script)?;
    out.flush()?;
    Ok(Exit::Done)
}
