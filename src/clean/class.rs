//! The sixteen classes of scraping artefacts.

use serde::{Deserialize, Serialize};
use std::fmt;

/// What a dropped line is. The names are the contract of every output format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// The title again; the first one is kept.
    TitleRepeat,
    /// A contents label, with or without the list that mirrors the headings.
    Toc,
    /// A caption or embed label of a video.
    VideoCaption,
    /// Alt text or a caption that only repeats the title or a heading; photo credits and agency lines.
    ImageCaption,
    /// An author, an anonymous author, an editor.
    Byline,
    /// Published, updated, last changed, reading time, view counts.
    Dateline,
    /// Recommended, related, popular, next or previous article.
    Related,
    /// Share, like, print, e-mail, follow us, counters.
    Share,
    /// Menus, breadcrumbs, skip links, pagination, "back to top", language switchers, site slogans.
    Navigation,
    /// Cookie and privacy notices, age gates, log-in and paywall prompts.
    Consent,
    /// Newsletter prompts, advertisements, app and donation prompts, affiliate disclosures.
    Promo,
    /// Comment labels, forms and the comments themselves, ratings, votes.
    Comments,
    /// Tag and category lists.
    Tags,
    /// Copyright, company and contact blocks, editorial responsibility, sitemap lines.
    Footer,
    /// Template code, server notices, empty bullets, lone symbols, embed leftovers.
    Residue,
    /// A paragraph that already stood in the article, word for word or nearly so.
    Duplicate,
}

impl Class {
    /// All classes, in the order of the specification.
    pub const ALL: [Class; 16] = [
        Class::TitleRepeat,
        Class::Toc,
        Class::VideoCaption,
        Class::ImageCaption,
        Class::Byline,
        Class::Dateline,
        Class::Related,
        Class::Share,
        Class::Navigation,
        Class::Consent,
        Class::Promo,
        Class::Comments,
        Class::Tags,
        Class::Footer,
        Class::Residue,
        Class::Duplicate,
    ];

    /// The name that output formats and gold data use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Class::TitleRepeat => "title-repeat",
            Class::Toc => "toc",
            Class::VideoCaption => "video-caption",
            Class::ImageCaption => "image-caption",
            Class::Byline => "byline",
            Class::Dateline => "dateline",
            Class::Related => "related",
            Class::Share => "share",
            Class::Navigation => "navigation",
            Class::Consent => "consent",
            Class::Promo => "promo",
            Class::Comments => "comments",
            Class::Tags => "tags",
            Class::Footer => "footer",
            Class::Residue => "residue",
            Class::Duplicate => "duplicate",
        }
    }
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
