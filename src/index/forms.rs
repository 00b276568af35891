//! Forms: the words of a text as the index takes them, each looked up once and made once.

use super::words::{Gram, Stems, gram_letters, words};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::rc::Rc;

/// How many words of a language a worker remembers the forms of: some tens of megabytes.
const REMEMBERED: usize = 100_000;

/// What a word is indexed as beside its exact form; a stop word as nothing.
#[derive(Default)]
struct Forms {
    /// Its stem and those of its parts, each with a line end after it.
    stems: String,
    grams: Vec<Gram>,
}

/// The forms of words by their exact form.
type Known = FxHashMap<String, Rc<Forms>>;

thread_local! {
    /// The words that were met in the language that was read last.
    static KNOWN: RefCell<(&'static str, Known)> = RefCell::new(("", Known::default()));
}

/// Reads the texts of one article.
pub(super) struct Reader {
    stems: Stems,
    /// What was read and may come again.
    again: RefCell<FxHashMap<String, Rc<Read>>>,
}

/// The words of a text.
#[derive(Default)]
pub(super) struct Read {
    /// How many.
    pub(super) words: usize,
    /// Their exact forms, each with a line end after it.
    pub(super) exact: String,
    /// Their stems, and those of their parts, likewise.
    pub(super) stems: String,
    grams: Vec<Gram>,
}

impl Reader {
    /// For texts of the language of that code.
    pub(super) fn of(code: &str) -> Self {
        Reader {
            stems: Stems::of(code),
            again: RefCell::default(),
        }
    }

    pub(super) fn read(&self, text: &str) -> Read {
        KNOWN.with_borrow_mut(|(code, known)| {
            if *code != self.stems.code() || known.len() > REMEMBERED {
                known.clear();
                *code = self.stems.code();
            }
            let mut read = Read::default();
            for word in words(text) {
                let forms = match known.get(&word.exact) {
                    Some(forms) => Rc::clone(forms),
                    None => {
                        let forms = Rc::new(self.forms(&word.exact));
                        known.insert(word.exact.clone(), Rc::clone(&forms));
                        forms
                    }
                };
                read.words += 1;
                read.exact.push_str(&word.exact);
                read.exact.push('\n');
                read.stems.push_str(&forms.stems);
                read.grams.extend_from_slice(&forms.grams);
            }
            read
        })
    }

    /// The same for a text that is likely to come again in the article.
    pub(super) fn read_again(&self, text: &str) -> Rc<Read> {
        if let Some(read) = self.again.borrow().get(text) {
            return Rc::clone(read);
        }
        let read = Rc::new(self.read(text));
        let mut again = self.again.borrow_mut();
        again.insert(text.to_owned(), Rc::clone(&read));
        read
    }

    fn forms(&self, exact: &str) -> Forms {
        if self.stems.is_stop(exact) {
            return Forms::default();
        }
        let mut stems = String::new();
        for stem in self.stems.stem_and_parts(exact) {
            stems.push_str(&stem);
            stems.push('\n');
        }
        Forms {
            stems,
            grams: gram_letters(exact),
        }
    }
}

impl Read {
    /// The grams of texts, each once, with a line end after it.
    pub(super) fn grams<'r>(texts: impl Iterator<Item = &'r Read>) -> String {
        let mut grams: Vec<Gram> = texts.flat_map(|read| &read.grams).copied().collect();
        grams.sort_unstable();
        grams.dedup();
        let mut joined = String::with_capacity(6 * grams.len());
        for gram in grams {
            joined.extend(gram);
            joined.push('\n');
        }
        joined
    }
}
