//! `sikta eval`: scores against gold data.

use crate::output::{Exit, Outcome};
use crate::setup::Setup;
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct EvalArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Score the cleaner line by line
    Lines(GoldArgs),
    /// Score the facts
    Facts(GoldArgs),
}

#[derive(Debug, Args)]
struct GoldArgs {
    /// The gold file (JSON Lines)
    #[arg(value_name = "GOLD")]
    gold: PathBuf,

    /// What to write
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    format: Format,

    /// Also name the documents that went worst
    #[arg(long, value_name = "N", default_value = "0")]
    worst: usize,

    /// Fail (exit 1) under this F1
    #[arg(long, value_name = "F1")]
    floor: Option<f64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

pub(crate) fn run(_args: &EvalArgs, _setup: &Setup) -> Outcome {
    Ok(Exit::Done)
}
