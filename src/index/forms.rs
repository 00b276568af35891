//! Forms: the words of a text as the index takes them, each looked up once and made once.

use super::stem::Stems;
use super::words::{join, places, push_exact};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::rc::Rc;

/// How many words of a language a worker remembers the forms of: some tens of megabytes.
const REMEMBERED: usize = 100_000;

/// The stems of words and of their parts, each with a line end after it, by the exact form of the words; a stop word has none.
type Known = FxHashMap<String, Rc<str>>;

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
            let mut read = Read {
                words: 0,
                exact: String::with_capacity(text.len() + text.len() / 8),
                stems: String::with_capacity(2 * text.len()),
            };
            for place in places(text) {
                let start = read.exact.len();
                push_exact(&text[place], &mut read.exact);
                let exact = &read.exact[start..];
                match known.get(exact) {
                    Some(stems) => read.stems.push_str(stems),
                    None => {
                        let stems = self.stems_of(exact);
                        read.stems.push_str(&stems);
                        known.insert(exact.to_owned(), stems.into());
                    }
                }
                read.words += 1;
                read.exact.push('\n');
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

    fn stems_of(&self, exact: &str) -> String {
        match self.stems.is_stop(exact) {
            true => String::new(),
            false => join(self.stems.stem_and_parts(exact).iter().map(String::as_str)),
        }
    }
}
