//! Pages with their facts, in the formats that need both: brat standoff and CoNLL-U.

use crate::facts::{FactsArgs, Format};
use crate::input;
use crate::message::Message;
use crate::output::{Failure, Outcome, Output, tell};
use crate::setup::{Setup, jobs};
use sikta::article::Article;
use sikta::error::Error;
use sikta::export::{brat, conllu};
use sikta::pipeline::{Stage, process_with};
use std::io::Write;
use std::path::Path;

/// Writes pages with their facts, in a format that needs both.
pub(crate) fn write(args: &FactsArgs, setup: &Setup, format: &str) -> Outcome {
    if args.files.is_empty() {
        let format = format.to_owned();
        return Err(Message::NeedsPages { format }.into());
    }
    let mut out = Output::new(setup);
    let guide = args
        .guided
        .guide_here(setup, args.site, &args.files, jobs(args.jobs.jobs))?;
    let in_brat = args.format == Format::Brat;
    let wanted = |article: &Article, i: usize| {
        args.kind.is_empty()
            || args
                .kind
                .iter()
                .any(|kind| kind == article.facts[i].kind.name())
    };
    let work = |page| -> Result<_, Error> {
        let (orders, facts) = (guide.orders(&page)?, guide.facts(&page)?);
        let library = guide.library()?;
        let mut article = process_with(page, Stage::Facts, &orders, facts.book(), &library);
        let keep: Vec<bool> = (0..article.facts.len())
            .map(|i| wanted(&article, i))
            .collect();
        let (mut a, mut b) = (keep.iter(), keep.iter());
        article.facts.retain(|_| a.next().copied().unwrap_or(true));
        article
            .coded
            .facts
            .retain(|_| b.next().copied().unwrap_or(true));
        Ok(match in_brat {
            true => brat::document(&article),
            false => brat::Document {
                name: String::new(),
                text: conllu::document(&article),
                annotations: String::new(),
            },
        })
    };
    let mut number = 0;
    let exit = input::pages(setup, &args.files, jobs(args.jobs.jobs), work, |document| {
        let document = document?;
        number += 1;
        match in_brat {
            true => into(&args.into, &document),
            false => Ok(out.text(&document.text)?),
        }
    })?;
    if in_brat {
        write_file(&args.into.join(brat::CONFIGURATION), &brat::configuration())?;
        let (number, dir) = (number.to_string(), args.into.display().to_string());
        tell(setup, &Message::WrittenInto { number, dir });
    }
    out.flush()?;
    Ok(exit)
}

/// Writes a page's two files.
fn into(dir: &Path, document: &brat::Document) -> Result<(), Failure> {
    write_file(&dir.join(format!("{}.txt", document.name)), &document.text)?;
    write_file(
        &dir.join(format!("{}.ann", document.name)),
        &document.annotations,
    )
}

fn write_file(path: &Path, text: &str) -> Result<(), Failure> {
    let failed = |source| Error::Write {
        path: path.to_owned(),
        source,
    };
    if let Some(dir) = path.parent() {
        std::fs::create_dir_all(dir).map_err(failed)?;
    }
    Ok(std::fs::write(path, text).map_err(failed)?)
}
