//! `sikta pipe`: records in, results out.

use crate::args::Jobs;
use crate::output::{Exit, Outcome};
use crate::setup::Setup;
use clap::Args;

#[derive(Debug, Args)]
pub(crate) struct PipeArgs {
    /// Leave facts out, and the work for them
    #[arg(long)]
    no_facts: bool,

    #[command(flatten)]
    jobs: Jobs,
}

pub(crate) fn run(_args: &PipeArgs, _setup: &Setup) -> Outcome {
    Ok(Exit::Done)
}
