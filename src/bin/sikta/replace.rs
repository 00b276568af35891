//! `sikta clean --write`: files cleaned in place. Nothing is ever lost: the original is beside the file before the file
//! changes, no backup is written over, and a file is replaced whole or not at all.

use crate::clean::orders;
use crate::input;
use crate::message::Message;
use crate::output::{Exit, Failure, Outcome, complain, output_failed, tell};
use crate::setup::Setup;
use crate::trouble;
use sikta::article::Article;
use sikta::guide::{self, Guide, Replaced};
use sikta::ingest::{Decoding, Form, KnownBy, Options, Skipped, Source, sources};
use sikta::pipeline::{self, Stage, process_under};
use std::io;
use std::path::PathBuf;

/// A file as it was read, and what cleaning made of it.
struct Cleaned {
    path: PathBuf,
    was: Vec<u8>,
    article: Article,
}

/// Cleans every file at or below `files`, on `jobs` cores. One that cannot be written is reported, and the rest goes on.
pub(crate) fn run(
    files: &[PathBuf],
    guide: &Guide,
    anyway: bool,
    jobs: usize,
    setup: &Setup,
) -> Outcome {
    let mut exit = Exit::Done;
    let mut stopped = None;
    // A file of records has many sources, and is refused once.
    let mut refused = None;
    let ended = pipeline::run_whole(
        sources(files.to_vec(), Options::default()),
        jobs,
        |source| clean(source, guide, anyway),
        |result| {
            let done = match result {
                Err(skipped) => Ok(input::passed_over(setup, &skipped)),
                Ok(Err(Failure::Plain(message))) => {
                    if refused.as_ref() != Some(&message) {
                        complain(setup.speech, &message);
                    }
                    refused = Some(message);
                    Ok(Exit::Trouble)
                }
                Ok(cleaned) => cleaned.and_then(|cleaned| write(&cleaned, guide, setup)),
            };
            exit = exit.max(match done {
                Ok(exit) => exit,
                Err(Failure::Plain(message)) => {
                    complain(setup.speech, &message);
                    Exit::Trouble
                }
                // Settings or decisions that cannot be read are wrong for every page.
                Err(failure) => {
                    stopped = Some(failure);
                    return Err(output_failed(io::ErrorKind::Interrupted.into()));
                }
            });
            Ok(())
        },
    );
    match (stopped, ended) {
        (Some(failure), _) => Err(failure),
        (None, Err(error)) => Err(error.into()),
        (None, Ok(())) => Ok(exit),
    }
}

/// What cleaning makes of a source, if that can be written in its place.
fn clean(source: Source, guide: &Guide, anyway: bool) -> Result<Result<Cleaned, Failure>, Skipped> {
    let path = match (&source.path, source.form) {
        (Some(path), Form::Text) => path.clone(),
        (Some(path), Form::Html) => {
            let path = path.display().to_string();
            return Ok(Err(Message::WriteNeedsText { path }.into()));
        }
        (Some(path), Form::Record { .. }) => {
            let path = path.display().to_string();
            return Ok(Err(Message::WriteNeedsPages { path }.into()));
        }
        (None, _) => return Ok(Err(Message::WriteNeedsFile { id: source.id }.into())),
    };
    let was = source.bytes.clone();
    let page = source.page()?;
    let orders = match orders(guide, &page, anyway) {
        Ok(orders) => orders,
        Err(error) => return Ok(Err(error.into())),
    };
    let article = process_under(page, Stage::Clean, &orders);
    Ok(Ok(Cleaned { path, was, article }))
}

/// Writes what cleaning made of a file in its place, and says so.
fn write(cleaned: &Cleaned, guide: &Guide, setup: &Setup) -> Outcome {
    let Cleaned { path, was, article } = cleaned;
    for message in input::decoded(&article.page) {
        tell(setup, &message);
    }
    input::flags(setup, article);
    input::stale(setup, guide, &article.page)?;
    if article.clean.text() == article.page.text() {
        if article.ledger.flags().is_empty() {
            let path = path.display().to_string();
            tell(setup, &Message::Unchanged { path });
        }
        return Ok(Exit::Done);
    }
    let now = article.clean.text().as_bytes();
    let replaced = guide::replace(path, was, now)
        .map_err(|error| trouble::message(&Failure::Library(error), setup.speech))?;
    let backup = match replaced {
        Replaced::Done(backup) => backup,
        Replaced::Already => {
            let path = path.display().to_string();
            tell(setup, &Message::Unchanged { path });
            return Ok(Exit::Done);
        }
        Replaced::Changed => {
            let path = path.display().to_string();
            return Err(Message::ChangedMeanwhile { path }.into());
        }
    };
    tell(
        setup,
        &Message::Written {
            path: path.display().to_string(),
            lines: article.ledger.dropped().count().to_string(),
            repairs: article.ledger.repairs().count().to_string(),
            backup: backup.display().to_string(),
        },
    );
    if let Some(was) = article.page.decoding.as_ref().and_then(not_plain) {
        let path = path.display().to_string();
        tell(setup, &Message::NowUtf8 { path, was });
    }
    Ok(Exit::Done)
}

/// What a file was that was not plain UTF-8.
fn not_plain(decoding: &Decoding) -> Option<String> {
    match (decoding.encoding, decoding.known_by) {
        (encoding, KnownBy::Mark) => Some(format!("{encoding} (BOM)")),
        ("UTF-8", _) => None,
        (encoding, _) => Some(encoding.to_owned()),
    }
}
