//! `sikta search`: ranked, cited answers.

use crate::facts::kind;
use crate::output::{Exit, Outcome};
use crate::setup::Setup;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct SearchArgs {
    /// What to look for
    #[arg(value_name = "QUERY", required = true)]
    query: Vec<String>,

    /// Only facts of this kind; may be given more than once
    #[arg(long, short, value_name = "KIND", value_parser = kind())]
    kind: Vec<String>,

    /// The index to search
    #[arg(long, value_name = "DIR", default_value = "index")]
    index: PathBuf,

    /// What to write
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

pub(crate) fn run(_args: &SearchArgs, _setup: &Setup) -> Outcome {
    Ok(Exit::Done)
}
