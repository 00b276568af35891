//! `sikta rules`: what the rules are for, what they take and leave, and what one does to a page.

use crate::output::{Exit, Outcome};
use crate::setup::Setup;
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct RulesArgs {
    /// The rule to show whole
    #[arg(value_name = "ID")]
    id: Option<String>,

    /// Pages to show what the rule does to
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
}

pub(crate) fn run(_args: &RulesArgs, _setup: &Setup) -> Outcome {
    Ok(Exit::Done)
}
