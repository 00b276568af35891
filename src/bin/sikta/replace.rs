//! `sikta clean --write`: files cleaned in place. Nothing is ever lost: the original is beside the file before the file
//! changes, no backup is written over, and a file is replaced whole or not at all.

use crate::clean::orders;
use crate::input;
use crate::message::Message;
use crate::output::{Exit, Failure, Outcome, complain, tell};
use crate::setup::Setup;
use crate::trouble::{self, system};
use sikta::article::Article;
use sikta::guide::{self, Guide};
use sikta::ingest::{Form, Options, Source, sources};
use sikta::pipeline::{Stage, process_under};
use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Cleans every file at or below `files`. One that cannot be written is reported, and the rest goes on.
pub(crate) fn run(files: &[PathBuf], guide: &Guide, anyway: bool, setup: &Setup) -> Outcome {
    let mut exit = Exit::Done;
    // A file of records has many sources, and is refused once.
    let mut refused = None;
    for source in sources(files.to_vec(), Options::default()) {
        let done = match source {
            Ok(Source {
                path,
                form: Form::Record { .. },
                ..
            }) if path.is_some() => {
                if refused == path {
                    continue;
                }
                refused.clone_from(&path);
                let path = path.unwrap_or_default().display().to_string();
                Err(Message::WriteNeedsPages { path }.into())
            }
            Ok(source) => clean(source, guide, anyway, setup),
            Err(skipped) => Ok(input::passed_over(setup, &skipped)),
        };
        exit = exit.max(match done {
            Ok(exit) => exit,
            Err(Failure::Plain(message)) => {
                complain(setup.speech, &message);
                Exit::Trouble
            }
            // Settings or decisions that cannot be read are wrong for every page.
            Err(failure) => return Err(failure),
        });
    }
    Ok(exit)
}

fn clean(source: Source, guide: &Guide, anyway: bool, setup: &Setup) -> Outcome {
    let path = match (&source.path, source.form) {
        (Some(path), Form::Text) => path.clone(),
        (Some(path), Form::Html) => {
            let path = path.display().to_string();
            return Err(Message::WriteNeedsText { path }.into());
        }
        _ => return Err(Message::WriteNeedsFile { id: source.id }.into()),
    };
    let bytes = source.bytes.clone();
    let page = match source.page() {
        Ok(page) => page,
        Err(skipped) => return Ok(input::passed_over(setup, &skipped)),
    };
    let orders = orders(guide, &page, anyway)?;
    let article = process_under(page, Stage::Clean, &orders);
    input::flags(setup, &article);
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
    let backup = replace(&path, &bytes, &article, setup).map_err(|error| failed(&error))?;
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
