//! Forms: the stems of words that texts of hits have, each made once.
//!
//! Every word of a passage is stemmed to mark those of the query in it, and most passages are made of the same words.

use crate::index::Stems;
use rustc_hash::FxHashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many words of a language are remembered: some ten megabytes.
const REMEMBERED: usize = 50_000;

/// What a word is a form of.
#[derive(Clone)]
pub(super) struct Forms {
    /// Its stems, and after them those of its parts.
    all: Arc<[String]>,
    /// How many are its own.
    own: usize,
}

impl Forms {
    /// Its stems, with `parts` also those of its parts.
    pub(super) fn of(&self, parts: bool) -> &[String] {
        match parts {
            true => &self.all,
            false => &self.all[..self.own],
        }
    }
}

/// Words that were met, by the code of their language.
#[derive(Default)]
pub(super) struct Known(Mutex<FxHashMap<&'static str, FxHashMap<String, Forms>>>);

/// The words of one language.
pub(super) struct Of<'k> {
    all: MutexGuard<'k, FxHashMap<&'static str, FxHashMap<String, Forms>>>,
    stems: &'k Stems,
}

impl Known {
    pub(super) fn of<'k>(&'k self, stems: &'k Stems) -> Of<'k> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Of { all, stems }
    }
}

impl Of<'_> {
    /// The forms of a word.
    pub(super) fn get(&mut self, exact: &str) -> Forms {
        let known = self.all.entry(self.stems.code()).or_default();
        if let Some(forms) = known.get(exact) {
            return forms.clone();
        }
        if known.len() >= REMEMBERED {
            known.clear();
        }
        let forms = Forms {
            all: self.stems.stem_and_parts(exact).into(),
            own: self.stems.stems(exact).len(),
        };
        known.insert(exact.to_owned(), forms.clone());
        forms
    }
}
