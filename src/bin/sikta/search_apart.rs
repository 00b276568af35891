//! Why a query with AND finds nothing: its parts stand on one page, in different passages.

use crate::message::Message;
use crate::output::{Failure, tell};
use crate::setup::Setup;
use sikta::index::Grain;
use sikta::search::{Node, Query, Searcher};
use std::collections::BTreeSet;

/// So many of the best pages of each part are looked at.
const LOOKED_AT: usize = 200;

/// So many pages are named.
const NAMED: usize = 3;

/// Names pages that have all parts of a query that AND joins, though no passage has them.
pub(crate) fn tell_apart(setup: &Setup, searcher: &Searcher, query: &Query) -> Result<(), Failure> {
    let Some(Node::And(parts)) = query.tree() else {
        return Ok(());
    };
    let mut with_all: Option<BTreeSet<String>> = None;
    // What is shut out is shut out of what is found, and of a field all is said already.
    for part in parts.iter().filter(|part| !part.sought().is_empty()) {
        let of_part = Query {
            text: part.to_string(),
            grain: Some(Grain::Article),
            kinds: Vec::new(),
            limit: LOOKED_AT,
            offset: 0,
            counts: Vec::new(),
            ..query.clone()
        };
        let hits = searcher.search(&of_part)?.hits.into_iter();
        let pages = hits.filter(|hit| hit.near.is_none());
        let pages: BTreeSet<String> = pages.map(|hit| hit.source.page).collect();
        with_all = Some(match with_all {
            Some(before) => before.intersection(&pages).cloned().collect(),
            None => pages,
        });
    }
    let pages = with_all.unwrap_or_default();
    if !pages.is_empty() {
        let mut named: Vec<&str> = pages.iter().map(String::as_str).take(NAMED).collect();
        if pages.len() > NAMED {
            named.push("…");
        }
        let (number, pages) = (pages.len().to_string(), named.join(", "));
        tell(setup, &Message::ApartInPages { number, pages });
    }
    Ok(())
}
