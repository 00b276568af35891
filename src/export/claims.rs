//! What an HTML page says of itself, in the records of its results.

use crate::ingest::Meta;
use serde::{Serialize, Serializer};

/// What an HTML page says of itself, as written; not its titles, which the records have as what they are.
#[derive(Debug)]
pub(super) struct Claims<'a>(&'a Meta);

impl<'a> Claims<'a> {
    /// Nothing of a page that says nothing.
    pub(super) fn of(meta: &'a Meta) -> Option<Self> {
        let claims = Claims(meta);
        let says = claims.said().next().is_some();
        says.then_some(claims)
    }

    fn said(&self) -> impl Iterator<Item = (&'static str, &'a str)> {
        let said = self.0.said().into_iter();
        said.filter(|(name, _)| !matches!(*name, "title" | "document_title"))
            .filter_map(|(name, claim)| Some((name, claim?)))
    }
}

impl Serialize for Claims<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.said())
    }
}
