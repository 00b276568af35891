//! Synonyms and narrower words, for queries that ask for them: out of the classifications that texts are linked to.

use super::tree::{Also, Why};
use crate::index::{Stems, words};
use crate::language::Lang;
use crate::taxonomy::Library;

/// A word is widened by so many others, at most.
const MOST: usize = 40;

/// What may be sought in place of `words` in a text of the language of `stems`, synonyms first.
pub(super) fn of(sought: &[String], stems: &Stems, library: &Library) -> Vec<Also> {
    let Some(lang) = Lang::from_tag(stems.code()) else {
        return Vec::new();
    };
    let wider = library.wider(&sought.join(" "), lang);
    let same = wider.same.iter().map(|name| (name, Why::Synonym));
    let narrower = wider.narrower.iter().map(|name| (name, Why::Narrower));
    let mut found: Vec<Also> = Vec::new();
    for (name, why) in same.chain(narrower) {
        let exact: Vec<String> = words(name).map(|word| word.exact).collect();
        let also = exact.join(" ");
        if !also.is_empty() && exact != sought && !found.iter().any(|one| one.words == also) {
            found.push(Also { words: also, why });
        }
    }
    found.truncate(MOST);
    found
}
