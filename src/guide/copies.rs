//! Copies: articles that are nearly the same, by MinHash over runs of words.
//!
//! Nothing is dropped for being a copy: it is reported, and the later one is marked. Two articles are copies if at least
//! [`SAME`] of their runs of `RUN` words are the same (Jaccard), as far as a MinHash of 128 values can tell (within five
//! hundredths, mostly). Broder, "On the resemblance and containment of documents", 1997.

use crate::ingest::Page;
use crate::rule::{RuleCard, Text};
use std::collections::BTreeMap;
use txtfp::{
    Canonicalizer, Fingerprinter, LshIndex, LshIndexBuilder, MinHashFingerprinter, MinHashSig,
    ShingleTokenizer, WordTokenizer, jaccard,
};

/// Words of a run.
const RUN: usize = 4;

/// Of the runs of two articles, the share that makes them copies.
pub const SAME: f32 = 0.8;

/// Of two runs of the same words, nearly all pairs at [`SAME`] meet in one of so many bands of so many values.
const BANDS: usize = 32;
const ROWS: usize = 4;

/// Articles that are compared with each other, a kilobyte each; later ones are compared with the first.
const MOST: usize = 200_000;

/// Of an article, in bytes, what is compared.
const LONGEST: usize = 1 << 18;

/// Words from which a line is running text.
const LINE: usize = 10;

/// Words under which an article is too short to be called a copy.
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
pub struct Print(MinHashSig<128>);

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
    index: Option<LshIndex<128>>,
    names: BTreeMap<u64, String>,
}

impl Print {
    /// The print of a page: of its running text, which is its lines of `LINE` words and more, so that what pages of a site
    /// have around their articles does not make them alike. Nothing where that is too short to tell.
    #[must_use]
    pub fn of(page: &Page) -> Option<Self> {
        let mut text = String::new();
        let mut words = 0;
        for line in page.text().lines() {
            let here = line.split_whitespace().count();
            if here < LINE {
                continue;
            }
            words += here;
            text.push_str(line);
            text.push('\n');
            if text.len() > LONGEST {
                break;
            }
        }
        if words < WORDS {
            return None;
        }
        let tokens = ShingleTokenizer {
            k: RUN,
            inner: WordTokenizer,
        };
        let printer = MinHashFingerprinter::<_, 128>::new(Canonicalizer::default(), tokens);
        printer.fingerprint(&text).ok().map(Print)
    }
}

impl Copies {
    /// None seen yet.
    #[must_use]
    pub fn new() -> Self {
        Copies {
            index: LshIndexBuilder::new(BANDS, ROWS).try_build().ok(),
            names: BTreeMap::new(),
        }
    }

    /// Sees an article, and tells which of those before it is most like it, if one is a copy. Of equals the first counts.
    pub fn see(&mut self, name: &str, print: Option<Print>) -> Option<Copy> {
        let (Some(Print(print)), Some(index)) = (print, &mut self.index) else {
            return None;
        };
        let like = index.query(&print).into_iter().filter_map(|id| {
            let similarity = jaccard(index.get(id)?, &print);
            (similarity >= SAME).then_some((id, similarity))
        });
        let found = like
            .min_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)))
            .and_then(|(id, similarity)| {
                let of = self.names.get(&id)?.clone();
                let percent = (similarity * 100.0).round() as u8;
                Some(Copy { of, percent })
            });
        if self.names.len() < MOST {
            let id = self.names.len() as u64;
            index.insert(id, print);
            self.names.insert(id, name.to_owned());
        }
        found
    }
}
