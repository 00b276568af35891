//! The library's errors in the user's language.

use crate::message::Message;
use crate::output::Failure;
use crate::setup::Speech;
use sikta::error::{Damage, Error, GoldFault, build};
use std::io::{self, ErrorKind};
use std::path::Path;

/// Why a command could not go on.
pub(crate) fn message(failure: &Failure, speech: Speech) -> Message {
    let what = match failure {
        Failure::Plain(message) => message.say(speech),
        Failure::Library(error) => match speech {
            Speech::En => error.to_string(),
            Speech::Sv => swedish(error),
        },
    };
    Message::Error { what }
}

/// An error of the library in Swedish. Every variant has its own words; one that a later library adds is said in English.
fn swedish(error: &Error) -> String {
    match error {
        Error::Read { path, source } => {
            format!(
                "kan inte läsa {}: {}",
                named(path),
                system(source, Speech::Sv)
            )
        }
        Error::Write { path, source } => {
            format!(
                "kan inte skriva {}: {}",
                named(path),
                system(source, Speech::Sv)
            )
        }
        Error::NoIndex { dir } => {
            format!(
                "det finns inget index i {}; gör ett med `{}`",
                dir.display(),
                build(dir, false)
            )
        }
        Error::NotAnIndex { dir } => format!(
            "{} är inte tom och innehåller inget index av sikta; ange en tom eller ny katalog med --index",
            dir.display()
        ),
        Error::NotADirectory { path } => format!(
            "{} är en fil, ingen katalog; ange ett index katalog med --index",
            path.display()
        ),
        Error::OtherSchema {
            dir,
            found,
            expected,
        } => format!(
            "indexet i {} har schemaversion {found} och den här sikta arbetar med {expected}; gör om det med `{}`",
            dir.display(),
            build(dir, true)
        ),
        Error::Corrupt { dir, what } => format!(
            "indexet i {} är trasigt ({}); gör om det med `{}`",
            dir.display(),
            damage(what),
            build(dir, true)
        ),
        Error::Locked { dir, holder } => format!(
            "en annan `sikta build` skriver till {}{}; vänta tills den är klar",
            dir.display(),
            holder
                .map(|id| format!(" (process {id})"))
                .unwrap_or_default()
        ),
        Error::Index { dir, what } => {
            format!("kan inte arbeta med indexet i {}: {what}", dir.display())
        }
        Error::Gold { path, line, fault } => format!(
            "{}, rad {line}: {}; formen står i kommandots --help",
            path.display(),
            gold(fault)
        ),
        Error::Taxonomy { path } => format!(
            "{} är ingen klassifikation av den här versionen av sikta; ta bort filen och kör `sikta taxonomy add` igen",
            path.display()
        ),
        Error::Settings { path, line, sv, .. } => {
            format!("{}, rad {line}: {sv}", path.display())
        }
        other => other.to_string(),
    }
}

fn gold(fault: &GoldFault) -> String {
    match fault {
        GoldFault::Empty => "där finns inget att mäta mot".to_owned(),
        GoldFault::NoRecord(says) => format!("ingen post av den här formen: {says}"),
        GoldFault::NoSentences => "`sents` måste ha meningar, och ingen av dem tom".to_owned(),
        GoldFault::UnknownLanguage(tag) => {
            format!("`{tag}` är inget språk som sikta känner; märken som sv, nb, nn, da, en går")
        }
        GoldFault::ThreeFields => {
            "den måste ha ett språk, en längd och en text, med tabbar emellan".to_owned()
        }
        GoldFault::TenColumns => {
            "den har inte de tio kolumnerna i CoNLL-U, med tabbar emellan".to_owned()
        }
        GoldFault::UnknownClass(class) => {
            format!("`{class}` är ingen ordklass i Universal Dependencies")
        }
        GoldFault::NotSwedish(lang) => {
            format!("trädbanken är på ett annat språk ({lang}), och bara svenska ord analyseras")
        }
        GoldFault::NoDocumentName(name) => format!("`{name}` är inget namn på ett dokument"),
        GoldFault::LineOutside { doc, line, of } => {
            format!("{doc}: märke för rad {line}, men texten har {of} rader")
        }
        GoldFault::TwoLabels { doc, line } => format!("{doc}: två märken för rad {line}"),
        GoldFault::NoLabel { doc, line } => format!("{doc}: rad {line} har inget märke"),
        GoldFault::TitleColumns => "den måste ha kolumnerna label_sv och ssyk2012".to_owned(),
        GoldFault::FewCells => "den har för få fält".to_owned(),
        GoldFault::OneWord => {
            "det ska vara ett ord på varje rad, med `|` där delar möts och ingen annanstans"
                .to_owned()
        }
        other => other.to_string(),
    }
}

fn damage(damage: &Damage) -> String {
    match damage {
        Damage::Missing(path) => format!("{} saknas", path.display()),
        Damage::Unreadable => {
            "en av dess filer är skadad; `sikta index check` säger vilken".to_owned()
        }
        Damage::File(path) => format!(
            "{} är skadad; `sikta index check` säger vad mer",
            path.display()
        ),
        Damage::OtherFields => "dess fält är inte de som hör till dess schemaversion".to_owned(),
        other => other.to_string(),
    }
}

fn named(path: &Path) -> String {
    match path == Path::new("-") {
        true => "standard in eller ut".to_owned(),
        false => path.display().to_string(),
    }
}

/// What the operating system said, in the user's language where it is one of the usual things.
pub(crate) fn system(error: &io::Error, speech: Speech) -> String {
    let said = match (speech, error.kind()) {
        (Speech::En, _) => return error.to_string(),
        (_, ErrorKind::NotFound) => "filen eller katalogen finns inte",
        (_, ErrorKind::PermissionDenied) => "rättighet saknas",
        (_, ErrorKind::AlreadyExists) => "finns redan",
        (_, ErrorKind::DirectoryNotEmpty) => "katalogen är inte tom; ange en ny eller tom",
        (_, ErrorKind::IsADirectory) => "är en katalog",
        (_, ErrorKind::NotADirectory) => "är ingen katalog",
        (_, ErrorKind::StorageFull) => "disken är full",
        (_, ErrorKind::QuotaExceeded) => "diskkvoten är slut",
        (_, ErrorKind::ReadOnlyFilesystem) => "filsystemet är skrivskyddat",
        (_, ErrorKind::InvalidData) => "innehållet är inte vad det borde vara",
        (_, ErrorKind::UnexpectedEof) => "filen tog slut för tidigt",
        _ => return error.to_string(),
    };
    said.to_owned()
}
