//! Reading the pages that a command was given.

use crate::message::Message;
use crate::output::{Exit, Failure, complain, output_failed, tell};
use crate::setup::{Setup, Speech};
use sikta::article::Article;
use sikta::clean::{Flag, Ledger};
use sikta::guide::Guide;
use sikta::guide::site::is_records;
use sikta::ingest::{KnownBy, Options, Page, Skipped, sources};
use sikta::pipeline;
use std::io::{self, IsTerminal};
use std::path::PathBuf;

/// Takes every page at or below `files` (none means standard input) through `work` on `jobs` cores, and gives the results
/// to `each` in order. What is passed over is reported, and makes the command end in trouble.
pub(crate) fn pages<T: Send>(
    setup: &Setup,
    files: &[PathBuf],
    jobs: usize,
    work: impl Fn(Page) -> T + Sync,
    mut each: impl FnMut(T) -> Result<(), Failure>,
) -> Result<Exit, Failure> {
    let mut exit = Exit::Done;
    let mut stopped = None;
    let ended = pipeline::run(
        sources(named(setup, files), Options::default()),
        jobs,
        |page| (decoded(&page), work(page)),
        |result| match result {
            Ok((notes, done)) => {
                notes.iter().for_each(|message| tell(setup, message));
                each(done).map_err(|failure| {
                    stopped = Some(failure);
                    // Any error ends the run; the one above is what is reported.
                    output_failed(io::ErrorKind::Interrupted.into())
                })
            }
            Err(skipped) => {
                exit = exit.max(passed_over(setup, &skipped));
                Ok(())
            }
        },
    );
    match (stopped, ended) {
        (Some(failure), _) => Err(failure),
        (None, Err(error)) => Err(error.into()),
        (None, Ok(())) => Ok(exit),
    }
}

/// The paths to read; standard input if none is named.
pub(crate) fn named(setup: &Setup, files: &[PathBuf]) -> Vec<PathBuf> {
    let files = match files {
        [] => vec![PathBuf::from("-")],
        files => files.to_vec(),
    };
    if files.iter().any(|file| file.as_os_str() == "-") && io::stdin().is_terminal() {
        tell(setup, &Message::ReadingInput {});
    }
    files
}

/// Reports a document that was passed over.
pub(crate) fn passed_over(setup: &Setup, skipped: &Skipped) -> Exit {
    let what = match setup.speech {
        Speech::En => skipped.en(),
        Speech::Sv => skipped.sv(),
    };
    match skipped.is_failure() {
        true => {
            complain(setup.speech, &Message::Skipped { what });
            Exit::Trouble
        }
        false => {
            tell(setup, &Message::NotRead { what });
            Exit::Done
        }
    }
}

/// What a page is called in messages and results: its path, so that an editor can open it, else its id.
pub(crate) fn name(page: &Page) -> String {
    match &page.path {
        // One file of records holds many pages.
        Some(path) if is_records(path) => format!("{}#{}", path.display(), page.id),
        Some(path) => path.display().to_string(),
        None => page.id.clone(),
    }
}

/// Tells what a reader of the article should know.
pub(crate) fn flags(setup: &Setup, article: &Article) {
    for message in flagged(&article.page, &article.ledger) {
        tell(setup, &message);
    }
}

/// What a page was read as, if that is not UTF-8: what is written is. And whether letters of it are lost.
pub(crate) fn decoded(page: &Page) -> Vec<Message> {
    let mut notes = Vec::new();
    if let Some(decoding) = page.decoding.filter(|d| d.encoding != "UTF-8") {
        let (doc, encoding) = (name(page), decoding.encoding.to_owned());
        notes.push(match decoding.known_by {
            KnownBy::Guess => Message::GuessedEncoding { doc, encoding },
            _ => Message::OtherEncoding { doc, encoding },
        });
    }
    notes.extend(lost(page));
    notes
}

/// How often a page has what stands for bytes that could not be read, if it has.
pub(crate) fn lost(page: &Page) -> Option<Message> {
    let number = page.text().matches('\u{FFFD}').count();
    let number = (number > 0).then(|| number.to_string())?;
    Some(Message::LostLetters {
        doc: name(page),
        number,
    })
}

/// Tells of decisions that match no line of the page any more.
pub(crate) fn stale(setup: &Setup, guide: &Guide, page: &Page) -> Result<(), Failure> {
    let number = guide.stale(page)?;
    if number > 0 {
        let doc = name(page);
        let number = number.to_string();
        tell(setup, &Message::Stale { doc, number });
    }
    Ok(())
}

/// What a reader of a page should know of its cleaning.
pub(crate) fn flagged(page: &Page, ledger: &Ledger) -> Vec<Message> {
    let say = |flag: &Flag| match flag {
        Flag::LeftAlone {
            dropped_words,
            words,
        } => Message::LeftAlone {
            doc: name(page),
            dropped: dropped_words.to_string(),
            words: words.to_string(),
        },
    };
    ledger.flags().iter().map(say).collect()
}
