//! What an HTML page says of itself, in the records of its results.

use crate::ingest::Meta;
use serde::Serialize;

/// What an HTML page says of itself, as written.
#[derive(Debug, Serialize)]
pub(super) struct Claims<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    site: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    modified: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

impl<'a> Claims<'a> {
    /// Nothing of a page that says nothing.
    pub(super) fn of(meta: &'a Meta) -> Option<Self> {
        let claims = [
            &meta.site,
            &meta.author,
            &meta.published,
            &meta.modified,
            &meta.description,
            &meta.lang,
            &meta.url,
        ];
        claims.iter().any(|claim| claim.is_some()).then(|| {
            let [site, author, published, modified, description, lang, url] =
                claims.map(Option::as_deref);
            Claims {
                site,
                author,
                published,
                modified,
                description,
                lang,
                url,
            }
        })
    }
}
