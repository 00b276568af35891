//! The command line: what may be said, in English. `help.rs` says it in Swedish.

use crate::setup::Speech;
use crate::{
    build, check, clean, completions, eval, facts, index, man, pipe, rules, search, taxonomy, undo,
    words,
};
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};

/// Sift scraped career articles: clean text with every cut on record, cited career facts, and an index to search them.
#[derive(Debug, Parser)]
#[command(
    name = "sikta",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,

    /// Print the version
    #[arg(long, short = 'V', action = ArgAction::Version, display_order = 904)]
    version: Option<bool>,
}

/// What every command understands.
#[derive(Debug, Args)]
pub(crate) struct Global {
    /// Language of messages [default: the locale's]
    #[arg(long, global = true, value_name = "LANG", display_order = 900)]
    pub(crate) lang: Option<Speech>,

    /// Say nothing but errors
    #[arg(long, short, global = true, display_order = 901)]
    pub(crate) quiet: bool,

    /// Colour the output
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        display_order = 902
    )]
    pub(crate) color: Color,

    /// Print help
    #[arg(long, short, global = true, action = ArgAction::Help, display_order = 903)]
    help: Option<bool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

/// How many documents at a time; shared by the commands that read documents.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct Jobs {
    /// Documents to work on at a time [default: one for every core]
    #[arg(long, short, value_name = "N", display_order = 800)]
    pub(crate) jobs: Option<usize>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read pages, clean them, extract their facts and index them
    Build(build::BuildArgs),
    /// Print the article of a page without what scraping dragged in
    Clean(clean::CleanArgs),
    /// Put files back that were cleaned in place
    Undo(undo::UndoArgs),
    /// Report what a cleaner would take, one finding a line
    Check(check::CheckArgs),
    /// Print the career facts that pages state, each with its sentence
    Facts(facts::FactsArgs),
    /// Search the index
    Search(search::SearchArgs),
    /// Words in context, collocations, key words, n-grams, trends
    Words(words::WordsArgs),
    /// What an index holds, whether it is whole, and its upkeep
    Index(index::IndexArgs),
    /// Add, list and ask classifications of occupations and skills
    Taxonomy(taxonomy::TaxonomyArgs),
    /// List the rules, show one whole, or show what one does to a page
    Rules(rules::RulesArgs),
    /// Documents in, results out, as JSON Lines; the current directory's sikta.toml holds, decisions on lines do not
    Pipe(pipe::PipeArgs),
    /// Score sikta against gold data
    Eval(eval::EvalArgs),
    /// Print a completion script for a shell
    Completions(completions::CompletionsArgs),
    /// Print the man page (roff)
    Man(man::ManArgs),
}
