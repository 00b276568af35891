//! `sikta build`: pages read, cleaned, mined and indexed.

use crate::args::Jobs;
use crate::output::{Exit, Outcome};
use crate::setup::Setup;
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct BuildArgs {
    /// Files and directories to read
    #[arg(value_name = "PATH", default_value = "corpus")]
    paths: Vec<PathBuf>,

    /// Where the index is written
    #[arg(long, value_name = "DIR", default_value = "index")]
    index: PathBuf,

    /// Make everything anew; the old index answers until the new one is whole
    #[arg(long)]
    fresh: bool,

    #[command(flatten)]
    jobs: Jobs,
}

pub(crate) fn run(_args: &BuildArgs, _setup: &Setup) -> Outcome {
    Ok(Exit::Done)
}
