//! `sikta undo`: files that were cleaned in place, put back as they were.

use crate::message::Message;
use crate::output::{Exit, Outcome, complain, tell};
use crate::setup::Setup;
use clap::Args;
use sikta::guide::{Undone, undo, undoable};
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(crate) struct UndoArgs {
    /// Files, or directories with all files below; none is the current directory
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Put back also what was changed since; the changes are lost
    #[arg(long)]
    force: bool,
}

pub(crate) fn run(args: &UndoArgs, setup: &Setup) -> Outcome {
    let named: Vec<PathBuf> = match args.files.is_empty() {
        true => vec![PathBuf::from(".")],
        false => args.files.clone(),
    };
    let mut exit = Exit::Done;
    for path in named {
        if !path.exists() {
            let path = path.display().to_string();
            complain(setup.speech, &Message::NoSuchFile { path });
            exit = Exit::Trouble;
            continue;
        }
        if !path.is_dir() {
            exit = exit.max(one(&path, args.force, setup)?);
            continue;
        }
        let below = std::fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
        let mut files = undoable(&path)?;
        files.retain(|file| std::fs::canonicalize(file).is_ok_and(|file| file.starts_with(&below)));
        if files.is_empty() {
            let path = path.display().to_string();
            tell(setup, &Message::NothingToUndo { path });
        }
        for file in files {
            exit = exit.max(one(&short(&file), args.force, setup)?);
        }
    }
    Ok(exit)
}

fn one(file: &Path, force: bool, setup: &Setup) -> Outcome {
    let path = file.display().to_string();
    let message = match undo(file, force)? {
        Undone::Restored(backup) => {
            let backup = backup.file_name().unwrap_or_default();
            let backup = backup.to_string_lossy().into_owned();
            tell(setup, &Message::Restored { path, backup });
            return Ok(Exit::Done);
        }
        Undone::Nothing => Message::NothingToUndo { path },
        Undone::Changed => Message::UndoChanged { path },
        Undone::Missing(backup, None) => Message::UndoMissing {
            path,
            backup: backup.display().to_string(),
        },
        Undone::Missing(backup, Some(older)) => Message::UndoMissingBut {
            path,
            backup: backup.display().to_string(),
            older: older.display().to_string(),
        },
        Undone::OtherBackup(backup) => Message::UndoOther {
            path,
            backup: backup.display().to_string(),
        },
    };
    complain(setup.speech, &message);
    Ok(Exit::Trouble)
}

/// The path as a user in the current directory would write it.
fn short(file: &Path) -> PathBuf {
    let here = std::env::current_dir().and_then(std::fs::canonicalize);
    let full = std::fs::canonicalize(file);
    match (here, full) {
        (Ok(here), Ok(full)) => full.strip_prefix(&here).map_or(file.into(), Path::to_owned),
        _ => file.to_owned(),
    }
}
