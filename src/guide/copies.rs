//! Copies: articles that are nearly the same, by MinHash over runs of words.
//!
//! Nothing is dropped for being a copy: it is reported, and the later one is marked. Two articles are copies if at least
//! [`SAME`] of their runs of `RUN` words are the same (Jaccard), as far as a MinHash of 128 values can tell (within five
//! hundredths, mostly). Broder, "On the resemblance and containment of documents", 1997.

use super::unwrapped;
use crate::ingest::Page;
use crate::language::segment::word_indices;
use crate::rule::{RuleCard, Text};
use rustc_hash::{FxHashMap, FxHasher};
use std::borrow::Cow;
use std::collections::hash_map::Entry;
use std::hash::{DefaultHasher, Hash, Hasher};
use txtfp::tokenize::TokenStream;
use txtfp::{
    CanonicalizerBuilder, CaseFold, Fingerprinter, MinHashFingerprinter, MinHashSig, Normalization,
    ShingleTokenizer, Tokenizer,
};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Words of a run.
const RUN: usize = 4;

/// Of the runs of two articles, the share that makes them copies.
pub const SAME: f32 = 0.8;

/// Values of a MinHash.
const VALUES: usize = 128;

/// Values of a band: nearly all pairs at [`SAME`] are the same in one of the bands of so many, and so meet there.
const ROWS: usize = 4;

/// Articles that are compared with each other, about 700 bytes each; later ones are compared with the first.
const MOST: usize = 100_000;

/// Of an article, in bytes, what is compared.
const LONGEST: usize = 1 << 18;

/// Words from which a line is running text.
const LINE: usize = 10;

/// Words under which an article is too short to be called a copy, unless it is the same to the letter.
const WORDS: usize = 30;

/// The rule under which a copy is reported; it drops nothing.
pub const RULE: RuleCard = RuleCard {
    id: "duplicate/article",
    purpose: Text {
        en: "An article that is nearly the same as one before it; it is reported, and nothing is dropped.",
        sv: "En artikel som nästan är densamma som en tidigare; den rapporteras, och inget tas bort.",
    },
    takes: &["Samma artikel en gång till, med en annan meny och ett annat datum."],
    leaves: &["En annan artikel om samma yrke."],
};

/// What an article is compared by.
#[derive(Debug, Clone)]
pub struct Print(Kind);

#[derive(Debug, Clone)]
enum Kind {
    /// Its runs of words.
    Runs(Box<MinHashSig<VALUES>>),
    /// All its words, of one that is too short for runs to tell.
    Whole(u64),
}

/// An earlier article that is nearly the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// What it is called.
    pub of: String,
    /// The share of runs of words that are the same, in per cent, as far as can be told.
    pub percent: u8,
}

/// The articles seen so far.
#[derive(Default)]
pub struct Copies {
    seen: Vec<Seen>,
    /// The first article with a band, by a hash of the band and its values.
    first: FxHashMap<u32, u32>,
    /// The first of the short articles that are the same.
    short: FxHashMap<u64, Box<str>>,
}

/// An article.
struct Seen {
    name: Box<str>,
    /// Sixteen bits of each value, which two articles share by chance once in 65,536.
    values: Box<[u16; VALUES]>,
}

impl Print {
    /// The print of a page: of its running text, which is its lines of `LINE` words and more (those of a hard-wrapped
    /// paragraph are one), so that what pages of a site
    /// have around their articles does not make them alike. Where that is too short to tell, of all its words; nothing of a
    /// page without words.
    #[must_use]
    pub fn of(page: &Page) -> Option<Self> {
        let mut text = String::new();
        let mut words = 0;
        let lines = match page.is_html() {
            true => page.text().lines().map(Cow::Borrowed).collect(),
            false => unwrapped::lines(page.text()),
        };
        for line in &lines {
            let here = line.split_whitespace().count();
            if here < LINE {
                continue;
            }
            words += here;
            text.push_str(&line.to_lowercase());
            text.push('\n');
            if text.len() > LONGEST {
                break;
            }
        }
        if words < WORDS {
            let mut all = page.text().split_whitespace().peekable();
            all.peek()?;
            let mut hasher = DefaultHasher::new();
            all.for_each(|word| word.hash(&mut hasher));
            return Some(Print(Kind::Whole(hasher.finish())));
        }
        let tokens = ShingleTokenizer {
            k: RUN,
            inner: UaxWords,
        };
        if !is_nfc(&text) {
            text = text.nfc().collect();
        }
        // Its own folding and normal form take longer than all else.
        let plain = CanonicalizerBuilder {
            normalization: Normalization::None,
            case_fold: CaseFold::None,
            ..CanonicalizerBuilder::default()
        };
        let printer = MinHashFingerprinter::<_, VALUES>::new(plain.build(), tokens);
        let runs = printer.fingerprint(&text).ok();
        runs.map(|runs| Print(Kind::Runs(Box::new(runs))))
    }
}

/// The words of UAX 29.
struct UaxWords;

impl Tokenizer for UaxWords {
    fn tokens<'a>(&'a self, input: &'a str) -> TokenStream<'a> {
        TokenStream::Borrowed(Box::new(word_indices(input).map(|(_, word)| word)))
    }

    fn name(&self) -> Cow<'static, str> {
        Cow::Borrowed("word-uax29")
    }

    fn for_each_token(&self, input: &str, found: &mut dyn FnMut(&str)) {
        word_indices(input).for_each(|(_, word)| found(word));
    }
}

impl Copies {
    /// None seen yet.
    #[must_use]
    pub fn new() -> Self {
        Copies::default()
    }

    /// Whether so many were seen that later ones are compared with these alone.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.seen.len() >= MOST
    }

    /// Sees an article, and tells which of those before it is most like it, if one is a copy: of those that were the first
    /// with one of its bands. Of equals the first counts.
    pub fn see(&mut self, name: &str, print: Option<Print>) -> Option<Copy> {
        let print = match print? {
            Print(Kind::Runs(print)) => print,
            Print(Kind::Whole(all)) => return self.see_short(name, all),
        };
        let values: [u16; VALUES] = std::array::from_fn(|i| print.hashes[i] as u16);
        let room = self.seen.len() < MOST;
        let own = self.seen.len() as u32;
        let mut met: Vec<u32> = Vec::new();
        for (band, hashes) in (0_u32..).zip(print.hashes.chunks(ROWS)) {
            let mut hasher = FxHasher::default();
            (band, hashes).hash(&mut hasher);
            let key = (hasher.finish() >> 32) as u32;
            match self.first.entry(key) {
                Entry::Occupied(first) => met.push(*first.get()),
                Entry::Vacant(place) if room => {
                    place.insert(own);
                }
                Entry::Vacant(_) => {}
            }
        }
        met.sort_unstable();
        met.dedup();
        let like = met.into_iter().filter_map(|id| {
            let other = self.seen.get(id as usize)?;
            let same = values.iter().zip(&*other.values).filter(|(a, b)| a == b);
            let share = same.count() as f32 / VALUES as f32;
            (share >= SAME).then_some((id, share))
        });
        let found = like
            .min_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)))
            .and_then(|(id, share)| {
                Some(Copy {
                    of: self.seen.get(id as usize)?.name.to_string(),
                    percent: (share * 100.0).round() as u8,
                })
            });
        if room {
            let (name, values) = (name.into(), Box::new(values));
            self.seen.push(Seen { name, values });
        }
        found
    }

    /// The same of an article that is a copy only of one with all its words.
    fn see_short(&mut self, name: &str, all: u64) -> Option<Copy> {
        let room = self.short.len() < MOST;
        match self.short.entry(all) {
            Entry::Occupied(first) => Some(Copy {
                of: first.get().to_string(),
                percent: 100,
            }),
            Entry::Vacant(place) => {
                if room {
                    place.insert(name.into());
                }
                None
            }
        }
    }
}
