//! `sikta clean --write`: files cleaned in place. Nothing is ever lost: the original is beside the file before the file
//! changes, no backup is written over, and a file is replaced whole or not at all.

use crate::clean::orders;
use crate::input;
use crate::message::Message;
use crate::output::{Exit, Failure, Outcome, complain, output_failed, tell};
use crate::setup::Setup;
use crate::trouble::{self, system};
use sikta::article::Article;
use sikta::guide::{self, Guide};
use sikta::ingest::{Form, Options, Skipped, Source, sources};
use sikta::pipeline::{self, Stage, process_under};
use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

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
    input::flags(setup, article);
    input::stale(setup, guide, &article.page)?;
    if article.clean.text() == article.page.text() {
        if article.ledger.flags().is_empty() {
            let path = path.display().to_string();
            tell(setup, &Message::Unchanged { path });
        }
        return Ok(Exit::Done);
    }
    let failed = |error: &io::Error| Message::CannotWrite {
        path: path.display().to_string(),
        why: system(error, setup.speech),
    };
    let backup = replace(path, was, article, setup).map_err(|error| failed(&error))?;
    let Some(backup) = backup else {
        let path = path.display().to_string();
        return Err(Message::ChangedMeanwhile { path }.into());
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
    Ok(Exit::Done)
}

/// Puts `was`, the bytes that were read, beside the file and the clean text in its place; gives the backup's path, or
/// nothing if the file no longer holds those bytes.
fn replace(
    path: &Path,
    was: &[u8],
    article: &Article,
    setup: &Setup,
) -> io::Result<Option<PathBuf>> {
    // A symbolic link stays a link: what it leads to is replaced.
    let target = fs::canonicalize(path)?;
    let permissions = fs::metadata(&target)?.permissions();
    if permissions.readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let folder = target.parent().unwrap_or(Path::new("."));
    let whole = |bytes: &[u8]| -> io::Result<NamedTempFile> {
        let mut file = NamedTempFile::new_in(folder).map_err(|e| e.kind())?;
        file.write_all(bytes)?;
        file.as_file().set_permissions(permissions.clone())?;
        file.as_file().sync_all()?;
        Ok(file)
    };
    let new = whole(article.clean.text().as_bytes())?;
    if fs::read(&target)? != was {
        return Ok(None);
    }
    let backup = keep(whole(was)?, &target)?;
    // Before the file changes, so that whatever happens it can be told from what is on record.
    guide::record(path, &backup, was, article.clean.text().as_bytes()).map_err(|error| {
        let said = trouble::message(&Failure::Library(error), setup.speech);
        io::Error::other(said.say(setup.speech))
    })?;
    new.persist(&target).map_err(|error| error.error)?;
    Ok(Some(backup))
}

/// Gives the backup the first free name of `FILE.orig`, `FILE.orig.1`, `FILE.orig.2` ….
fn keep(mut backup: NamedTempFile, target: &Path) -> io::Result<PathBuf> {
    let mut n = 0;
    loop {
        let mut name = OsString::from(target);
        name.push(match n {
            0 => ".orig".to_owned(),
            n => format!(".orig.{n}"),
        });
        match backup.persist_noclobber(&name) {
            Ok(_) => return Ok(PathBuf::from(name)),
            Err(refused) if refused.error.kind() == io::ErrorKind::AlreadyExists => {
                backup = refused.file;
                n += 1;
            }
            Err(refused) => return Err(refused.error),
        }
    }
}
