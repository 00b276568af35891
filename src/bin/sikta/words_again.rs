//! What the stamp of an answer of `sikta words` says, as the command that it was.

use crate::words::What;
use clap::Parser;
use sikta::search::Stamp;
use std::path::Path;

/// A command that a stamp says.
#[derive(Debug, Parser)]
struct Again {
    #[command(subcommand)]
    what: What,
}

/// What a stamp says is counted.
pub(crate) fn again(stamp: &Stamp, index: &Path) -> Option<What> {
    let (query, words) = (&stamp.query, stamp.words.as_ref()?);
    let mut args = vec!["words".to_owned(), words.what.clone()];
    let mut option = |name: &str, value: &str| args.push(format!("--{name}={value}"));
    for (name, values) in [
        ("lang-of", &query.langs),
        ("occupation", &query.occupations),
        ("section", &query.sections),
    ] {
        values.iter().for_each(|value| option(name, value));
    }
    // A trend has a row for every year.
    if words.what != "trend" {
        option(
            "limit",
            &match query.limit {
                usize::MAX => "all".to_owned(),
                limit => limit.to_string(),
            },
        );
        option("offset", &query.offset.to_string());
    }
    for (name, value) in &words.options {
        match name.as_str() {
            "lemma" | "sentence" => args.push(format!("--{name}")),
            name => args.push(format!("--{name}={value}")),
        }
    }
    args.push(format!("--index={}", index.display()));
    if !query.text.is_empty() {
        args.extend(["--".to_owned(), query.text.clone()]);
    }
    Some(Again::try_parse_from(args).ok()?.what)
}
