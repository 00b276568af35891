//! `sikta pipe`: records in, results out.

use crate::args::Jobs;
use crate::guided::Guided;
use crate::message::Message;
use crate::output::{Exit, Outcome, complain, tell};
use crate::setup::{Setup, Speech, jobs};
use clap::Args;
use sikta::export::record::Fields;
use sikta::export::{PipeOptions, pipe};
use sikta::ingest::Why;
use std::io::{self, BufReader, BufWriter, IsTerminal, Read};

/// How much of standard input and output is held at a time, in bytes.
const BUFFER: usize = 128 * 1024;

#[derive(Debug, Args)]
pub(crate) struct PipeArgs {
    /// Leave facts out, and the work for them
    #[arg(long, conflicts_with = "only")]
    no_facts: bool,

    /// Only these fields, and the work for them; may be given more than once
    #[arg(long, value_name = "FIELDS", value_delimiter = ',', value_parser = Fields::NAMES)]
    only: Vec<String>,

    #[command(flatten)]
    jobs: Jobs,

    #[command(flatten)]
    guided: Guided,
}

pub(crate) fn run(args: &PipeArgs, setup: &Setup) -> Outcome {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        tell(setup, &Message::ReadingRecords {});
    }
    let options = PipeOptions {
        jobs: jobs(args.jobs.jobs),
        fields: fields(args),
        say: match setup.speech {
            Speech::En => Why::en,
            Speech::Sv => Why::sv,
        },
        ..PipeOptions::default()
    };
    // The lock of standard input cannot go to the thread that reads.
    let input = BufReader::with_capacity(BUFFER, Box::new(stdin) as Box<dyn Read + Send>);
    let output = BufWriter::with_capacity(BUFFER, io::stdout().lock());
    let outcome = pipe(input, output, options, &args.guided.guide()?)?;
    if outcome.failed > 0 {
        let number = outcome.failed.to_string();
        complain(setup.speech, &Message::BadRecords { number });
        return Ok(Exit::Trouble);
    }
    Ok(Exit::Done)
}

fn fields(args: &PipeArgs) -> Fields {
    if args.no_facts {
        return Fields::ALL.without_facts();
    }
    if args.only.is_empty() {
        return Fields::ALL;
    }
    args.only.iter().fold(Fields::NONE, |fields, name| {
        fields.with(name).unwrap_or(fields)
    })
}
