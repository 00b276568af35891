//! The furniture lexicon: words and phrases that page templates use, in every language at once.
//!
//! A short line has no reliable language, so all tables are asked of any line. But a single word of one language is often a
//! word of another ([`tongue`](super::tongue)): it is believed where the page is in its language. What a phrase proves depends on where it must
//! stand, which its table row says: the `whole` line, the `label` before a colon, the `start` of the line, or anywhere in
//! it (`has`). A number in a phrase is written `#`.

use super::class::Class;
use super::phrases::{First, Firsts, Phrases};
use super::tongue::Tongues;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// How far a sign reaches on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Force {
    /// Only inside a block or between other artefacts.
    Weak,
    /// Before and after the prose of a page that has a template.
    Strong,
    /// Anywhere.
    Sure,
}

macro_rules! signs {
    ($($variant:ident $name:literal $class:ident $force:ident,)*) => {
        /// What a phrase of the tables is a sign of.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub(super) enum Sign { $(
            #[doc = concat!("`", $name, "`")]
            $variant,
        )* }

        /// Name in the tables, class, and force of every sign, in the order of [`Sign`].
        const SIGNS: &[(Sign, &str, Class, Force)] = &[$((Sign::$variant, $name, Class::$class, Force::$force),)*];
    };
}

// The order is the order of preference where a line carries several signs.
signs! {
    Residue "residue" Residue Sure,
    MailField "mail-field" Residue Weak,
    Notice "notice" Consent Strong,
    Consent "consent" Consent Sure,
    Paywall "paywall" Consent Sure,
    PresentedBy "presented-by" VideoCaption Strong,
    VideoBox "video-box" VideoCaption Strong,
    VideoLabel "video-label" VideoCaption Weak,
    Agency "agency" ImageCaption Sure,
    Credit "credit" ImageCaption Strong,
    CommentLabel "comment-label" Comments Strong,
    CommentForm "comment-form" Comments Sure,
    Reply "reply" Comments Weak,
    Posted "posted" Comments Weak,
    Rating "rating" Comments Strong,
    Newsletter "newsletter" Promo Strong,
    AdLabel "ad-label" Promo Strong,
    Disclosure "disclosure" Promo Strong,
    Offer "offer" Promo Strong,
    AdWord "ad-word" Promo Strong,
    Field "field" Promo Weak,
    Button "button" Promo Weak,
    ReadAlso "read-also" Related Strong,
    NextPost "next-post" Related Weak,
    RelatedLabel "related-label" Related Strong,
    // `More guides`: a label only where furniture stands above it after the text.
    More "more" Related Weak,
    ShareLine "share-line" Share Sure,
    ShareWord "share-word" Share Weak,
    Network "network" Share Weak,
    TagLabel "tag-label" Tags Strong,
    Kicker "kicker" Tags Weak,
    TocLabel "toc-label" Toc Weak,
    Dated "dated" Dateline Strong,
    ReadingTime "reading-time" Dateline Strong,
    Author "author" Byline Strong,
    Anonymous "anonymous" Byline Strong,
    Role "role" Byline Weak,
    Bio "bio" Byline Weak,
    Footer "footer" Footer Sure,
    Crumb "crumb" Navigation Strong,
    FooterRow "footer-row" Footer Strong,
    NavRow "nav-row" Navigation Strong,
    FooterLink "footer-link" Footer Strong,
    Contact "contact" Footer Strong,
    Skip "skip" Navigation Sure,
    Pager "pager" Navigation Strong,
    NavBlock "nav-block" Navigation Strong,
    Nav "nav" Navigation Weak,
    Answer "answer" Comments Weak,
    StepLabel "step-label" Navigation Weak,
    // A label that names people on some pages and things on others: it asks for a whole name.
    Doubtful "doubtful" Byline Weak,
}

impl Sign {
    /// The class of artefact that it is a sign of.
    pub(super) fn class(self) -> Class {
        SIGNS[self as usize].2
    }

    /// How far it reaches on its own.
    pub(super) fn force(self) -> Force {
        SIGNS[self as usize].3
    }

    /// Its name in the tables.
    pub(super) fn name(self) -> &'static str {
        SIGNS[self as usize].1
    }

    fn named(name: &str) -> Option<Sign> {
        SIGNS.iter().find(|row| row.1 == name).map(|row| row.0)
    }
}

/// A set of signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Signs(u64);

impl Signs {
    /// Whether `sign` is in the set.
    pub(super) fn has(self, sign: Sign) -> bool {
        self.0 & (1 << sign as u8) != 0
    }

    /// Adds `sign`.
    pub(super) fn add(&mut self, sign: Sign) {
        self.0 |= 1 << sign as u8;
    }

    /// Adds all of `other`.
    pub(super) fn join(&mut self, other: Signs) {
        self.0 |= other.0;
    }

    /// Whether it is empty.
    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The signs in order of preference.
    pub(super) fn iter(self) -> impl Iterator<Item = Sign> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let at = left.trailing_zeros() as usize;
            left &= left.wrapping_sub(1);
            SIGNS.get(at).map(|row| row.0)
        })
    }
}

/// How much of a line the tables know: what a whole sentence needs to be taken for a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Proof {
    /// Whether the whole line, or the label before its colon, is in a table.
    pub(super) whole: bool,
    /// Phrases found at its start or within it.
    pub(super) phrases: u8,
    /// Words of the longest of them.
    pub(super) longest: u8,
}

impl Proof {
    /// Whether that is more than one short phrase.
    pub(super) fn is_much(self) -> bool {
        self.whole || self.longest >= 3 || self.phrases >= 2
    }

    fn add(&mut self, phrase: &str) {
        self.phrases = self.phrases.saturating_add(1);
        let words = phrase.split_whitespace().count().min(9) as u8;
        self.longest = self.longest.max(words);
    }
}

/// The longest phrase that `start` rows may have, in words.
const START_WORDS: usize = 6;

/// What a phrase is a sign of, and in which languages.
#[derive(Debug, Clone, Copy, Default)]
struct Entry {
    signs: Signs,
    tongues: Tongues,
}

impl Entry {
    fn join(&mut self, other: Entry) {
        self.signs.join(other.signs);
        self.tongues = self.tongues.with(other.tongues);
    }
}

/// All tables, compiled.
#[derive(Default)]
pub(super) struct Lexicon {
    whole: FxHashMap<Box<str>, Entry>,
    label: FxHashMap<Box<str>, Entry>,
    start: FxHashMap<Box<str>, Entry>,
    /// First words of the whole lines and the labels: most lines begin with none of them.
    openers: Firsts,
    /// First words of the starts.
    starters: Firsts,
    has: Phrases<Entry>,
    months: FxHashMap<Box<str>, ()>,
}

/// Every table, with its language.
pub(super) const TABLES: &[(&str, &str)] = &[
    ("cs", include_str!("tables/furniture.cs.tsv")),
    ("da", include_str!("tables/furniture.da.tsv")),
    ("de", include_str!("tables/furniture.de.tsv")),
    ("en", include_str!("tables/furniture.en.tsv")),
    ("es", include_str!("tables/furniture.es.tsv")),
    ("et", include_str!("tables/furniture.et.tsv")),
    ("fi", include_str!("tables/furniture.fi.tsv")),
    ("fr", include_str!("tables/furniture.fr.tsv")),
    ("hu", include_str!("tables/furniture.hu.tsv")),
    ("is", include_str!("tables/furniture.is.tsv")),
    ("it", include_str!("tables/furniture.it.tsv")),
    ("lt", include_str!("tables/furniture.lt.tsv")),
    ("lv", include_str!("tables/furniture.lv.tsv")),
    ("nb", include_str!("tables/furniture.nb.tsv")),
    ("nl", include_str!("tables/furniture.nl.tsv")),
    ("nn", include_str!("tables/furniture.nn.tsv")),
    ("pl", include_str!("tables/furniture.pl.tsv")),
    ("pt", include_str!("tables/furniture.pt.tsv")),
    ("ro", include_str!("tables/furniture.ro.tsv")),
    ("ru", include_str!("tables/furniture.ru.tsv")),
    ("sv", include_str!("tables/furniture.sv.tsv")),
    ("tr", include_str!("tables/furniture.tr.tsv")),
    ("uk", include_str!("tables/furniture.uk.tsv")),
];

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::compile);

/// The compiled tables.
pub(super) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

impl Lexicon {
    fn compile() -> Lexicon {
        let mut out = Lexicon::default();
        let mut has: Vec<(&str, Entry)> = Vec::new();
        for &(language, table) in TABLES {
            for row in table.lines() {
                let mut cells = row.split('\t');
                let (Some(name), Some(place), Some(phrase)) =
                    (cells.next(), cells.next(), cells.next())
                else {
                    continue;
                };
                if name == "month" {
                    out.months.insert(phrase.into(), ());
                    continue;
                }
                let Some(sign) = Sign::named(name) else {
                    continue;
                };
                let mut signs = Signs::default();
                signs.add(sign);
                let tongues = Tongues::of(language, sign, phrase);
                let entry = Entry { signs, tongues };
                match place {
                    "has" => {}
                    "start" => out.starters.add(First::of(phrase)),
                    _ => out.openers.add(First::of(phrase)),
                }
                match place {
                    "whole" => out.whole.entry(phrase.into()).or_default().join(entry),
                    "label" => out.label.entry(phrase.into()).or_default().join(entry),
                    "start" => out.start.entry(phrase.into()).or_default().join(entry),
                    _ => has.push((phrase, entry)),
                }
            }
        }
        out.has = Phrases::new(has);
        out
    }

    /// The signs of a whole phrase, without a look at what it is part of.
    pub(super) fn whole(&self, phrase: &str) -> Signs {
        self.whole.get(phrase).map(|e| e.signs).unwrap_or_default()
    }

    /// The signs of `label`, in lower case, before a colon.
    pub(super) fn label(&self, label: &str) -> Signs {
        self.label.get(label).map(|e| e.signs).unwrap_or_default()
    }

    /// The signs of a line whose normal form is `core`; `label` is the part before its first colon, if it has one, and
    /// `plain` whether all its characters beyond ASCII are letters.
    pub(super) fn signs(
        &self,
        core: &str,
        label: Option<&str>,
        plain: bool,
    ) -> (Signs, Proof, Tongues) {
        let mut proof = Proof::default();
        let mut seen = Entry::default();
        let first = First::of(core);
        // No whole line of the tables is longer.
        if core.len() <= 120
            && self.openers.has(first)
            && let Some(&found) = self.whole.get(core)
        {
            seen = found;
            proof.whole = true;
        }
        if self.starters.has(first) {
            seen.join(self.opening(core, &mut proof));
        }
        if let Some(label) = label
            && self.openers.has(First::of(label))
            && let Some(&found) = self.label.get(label)
        {
            seen.join(found);
            proof.whole = true;
        }
        let mut consent: Option<Box<str>> = None;
        self.has.find(core, plain, |_, phrase, &more| {
            // Two different words of consent make a notice of a sentence that one leaves in doubt; the same word stands in
            // the tables of many languages.
            if more.signs.has(Sign::Consent) {
                match &consent {
                    Some(other) if **other != *phrase => seen.signs.add(Sign::Notice),
                    Some(_) => {}
                    None => consent = Some(phrase.into()),
                }
            }
            seen.join(more);
            proof.add(phrase);
        });
        (seen.signs, proof, seen.tongues)
    }

    /// The signs of what a line starts with.
    fn opening(&self, core: &str, proof: &mut Proof) -> Entry {
        let mut seen = Entry::default();
        let spaces = core.match_indices(' ').map(|(at, _)| at);
        for end in spaces.chain([core.len()]).take(START_WORDS) {
            let start = core[..end].trim_end_matches([',', ':', '.', '!', '?', ';']);
            if let Some(&found) = self.start.get(start) {
                let open = [Sign::Author, Sign::Credit, Sign::More];
                if !open.iter().any(|&sign| found.signs.has(sign)) {
                    proof.add(start);
                }
                seen.join(found);
            }
        }
        seen
    }

    /// Whether `word`, in lower case, names a month or stands for one in a date.
    pub(super) fn is_month(&self, word: &str) -> bool {
        self.months.contains_key(word.trim_end_matches(['.', ',']))
    }
}
