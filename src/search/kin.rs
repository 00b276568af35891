//! Kin: the stems of an index that are written like one that is sought.
//!
//! Words share runs of letters with their derivations, their misspellings, and the compounds that nothing splits. The index has
//! no runs: they are made of its dictionary when a word is first looked up, which takes about a tenth of a second for half a
//! million stems, and the stems that are found are sought like any others, each by what it weighs itself and how alike it is.
//!
//! Two stems are as alike as their runs: the number that they share over the geometric mean of how many each has (the cosine of
//! Salton). That says nothing of what else the index holds, so that the same pages are ranked the same, however they are spread
//! over segments.

use tantivy::Searcher;
use tantivy::schema::Field;
use tantivy::termdict::TermMerger;

/// Under this likeness two words have nothing to do with each other.
const LEAST: f32 = 0.3;

/// Runs are told apart by so many bits. Those that have all of them in common pass for the same: a run more that two words
/// share, once in hundreds of pairs of words, and always of the same.
const BITS: u32 = 16;

/// Characters of a run.
const RUN: usize = 4;

/// Letters of a word that follow each other.
pub(super) type Run = [char; RUN];

/// The runs of letters of a word's exact form or stem: four characters that follow each other, its ends marked; none for a word of
/// one or two letters, which says nothing by its letters alone. (Four, because that does best on Swedish: McNamee and Mayfield,
/// Character N-Gram Tokenization for European Language Text Retrieval, 2004; and on the three retrieval sets that `sikta eval
/// search` was written for.)
pub(super) fn runs(word: &str) -> impl Iterator<Item = Run> + '_ {
    let ends = || std::iter::once('_');
    let mut letters = ends().chain(word.chars()).chain(ends());
    let long = word.chars().nth(RUN - 2).is_some();
    let mut run = ['_'; RUN];
    let first = letters.by_ref().take(RUN - 1);
    for (place, letter) in run[1..].iter_mut().zip(first) {
        *place = letter;
    }
    letters.filter(move |_| long).map(move |letter| {
        run.rotate_left(1);
        run[RUN - 1] = letter;
        run
    })
}

/// The dictionary of an index, with the runs of its stems.
pub(super) struct Kin {
    /// All stems, one after the other, in order.
    text: String,
    /// Where each begins, and where the last ends.
    starts: Vec<usize>,
    /// How many runs each has.
    sizes: Vec<u16>,
    /// Where the stems with a run begin in `with`.
    first: Vec<u32>,
    /// Stems by their runs, as often as they have them.
    with: Vec<u32>,
}

/// A stem of the index, and how alike it is.
#[derive(Debug, PartialEq)]
pub(super) struct Alike<'k> {
    pub(super) stem: &'k str,
    pub(super) likeness: f32,
}

impl Kin {
    /// Reads all terms of `field`, which are stems with their language before them.
    pub(super) fn of(searcher: &Searcher, field: Field) -> tantivy::Result<Self> {
        let segments = searcher.segment_readers().iter();
        let indexes = segments.map(|segment| segment.inverted_index(field));
        let indexes = indexes.collect::<tantivy::Result<Vec<_>>>()?;
        let streams = indexes.iter().map(|index| index.terms().stream());
        let mut terms = TermMerger::new(streams.collect::<Result<_, _>>()?);
        let mut kin = Kin::new();
        while terms.advance() {
            if let Ok(term) = std::str::from_utf8(terms.key()) {
                kin.add(term);
            }
        }
        kin.fill();
        Ok(kin)
    }

    fn new() -> Self {
        Kin {
            text: String::new(),
            starts: vec![0],
            sizes: Vec::new(),
            first: vec![0; (1 << BITS) + 1],
            with: Vec::new(),
        }
    }

    /// Takes the next stem, and counts its runs.
    fn add(&mut self, stem: &str) {
        let mut size = 0;
        for run in hashes(stem) {
            // Where the stems of a run begin is where those of all runs before it end.
            self.first[run + 1] += 1;
            size += 1;
        }
        if size > 0 {
            self.text.push_str(stem);
            self.starts.push(self.text.len());
            self.sizes.push(size);
        }
    }

    /// Notes each stem under its runs.
    fn fill(&mut self) {
        let mut sum = 0;
        for first in &mut self.first {
            sum += *first;
            *first = sum;
        }
        let mut next = self.first.clone();
        let mut with = vec![0; sum as usize];
        for number in 0..self.sizes.len() {
            for run in hashes(self.stem(number)) {
                with[next[run] as usize] = number as u32;
                next[run] += 1;
            }
        }
        self.with = with;
    }

    fn stem(&self, number: usize) -> &str {
        &self.text[self.starts[number]..self.starts[number + 1]]
    }

    /// The stems of the same language that are written like `stem`, itself among them if the index has it: the likest first,
    /// equals in the order of the alphabet. None like a stem of one or two letters.
    pub(super) fn like<'k>(&'k self, stem: &'k str) -> impl Iterator<Item = Alike<'k>> {
        let mut sought: Vec<usize> = hashes(stem).collect();
        let size = sought.len() as f32;
        sought.sort_unstable();
        sought.dedup();
        let mut shared = vec![0_u16; self.sizes.len()];
        let mut met: Vec<u32> = Vec::new();
        for run in sought {
            for &number in &self.with[self.first[run] as usize..self.first[run + 1] as usize] {
                let shared = &mut shared[number as usize];
                if *shared == 0 {
                    met.push(number);
                }
                *shared += 1;
            }
        }
        let lang = language(stem);
        let mut alike: Vec<(f32, usize)> = met
            .into_iter()
            .filter_map(|number| {
                let number = number as usize;
                let both = size * f32::from(self.sizes[number]);
                let shared = f32::from(shared[number]);
                let likeness = (shared / both.sqrt()).min(1.0);
                (shared * shared >= LEAST * LEAST * both).then_some((likeness, number))
            })
            .collect();
        // Numbers are in the order of the stems.
        alike.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let alike = alike.into_iter().map(|(likeness, number)| Alike {
            stem: self.stem(number),
            likeness,
        });
        alike.filter(move |alike| language(alike.stem) == lang)
    }
}

/// The language of a stem, without the word class that may stand after it.
fn language(stem: &str) -> &str {
    let before = stem.split_once(':').map_or("", |(before, _)| before);
    before.split_once('.').map_or(before, |(lang, _)| lang)
}

/// The runs of a stem without its language, as numbers of [`BITS`] bits.
fn hashes(stem: &str) -> impl Iterator<Item = usize> {
    let word = stem.split_once(':').map_or(stem, |(_, word)| word);
    runs(word).map(|run| {
        let mix = |hash: u32, letter: char| (hash ^ u32::from(letter)).wrapping_mul(0x9E37_79B1);
        let hash = run
            .into_iter()
            .fold(0, |hash, letter| mix(hash, letter).rotate_left(15));
        (hash.wrapping_mul(0x9E37_79B1) >> (u32::BITS - BITS)) as usize
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kin(stems: &[&str]) -> Kin {
        let mut kin = Kin::new();
        stems.iter().for_each(|stem| kin.add(stem));
        kin.fill();
        kin
    }

    fn found(stems: &[&str], sought: &str) -> Vec<String> {
        let kin = kin(stems);
        let like = kin.like(sought);
        like.map(|like| like.stem.to_owned()).collect()
    }

    #[test]
    fn what_is_written_alike_is_found_the_likest_first() {
        let stems = [
            "en:ekonomi",
            "sv:ekonom",
            "sv:ekonomi",
            "sv:it",
            "sv:rörmokar",
            "sv:ö",
        ];
        assert_eq!(found(&stems, "sv:ekonomi"), ["sv:ekonomi", "sv:ekonom"]);
        assert_eq!(found(&stems, "sv:ekonommi"), ["sv:ekonom", "sv:ekonomi"]);
        assert_eq!(found(&stems, "sv:rörmåkar"), ["sv:rörmokar"]);
        assert_eq!(found(&stems, "en:ekonomi"), ["en:ekonomi"]);
        assert_eq!(found(&stems, "sv:it"), [""; 0], "two letters say nothing");
        assert_eq!(found(&[], "sv:ekonomi"), [""; 0]);
    }

    #[test]
    fn a_stem_is_wholly_like_itself_though_runs_come_again() {
        for stem in ["sv:lön", "sv:ananananan", "sv:___", "xx:日本語の文章"] {
            let kin = kin(&[stem]);
            let like: Vec<Alike<'_>> = kin.like(stem).collect();
            assert_eq!(
                like,
                [Alike {
                    stem,
                    likeness: 1.0
                }]
            );
        }
    }

    #[test]
    fn a_likeness_does_not_depend_on_the_other_stems() {
        let few = kin(&["sv:lärar", "sv:lärling"]);
        let many = kin(&["sv:lär", "sv:lära", "sv:lärar", "sv:lärarlön", "sv:lärling"]);
        for like in few.like("sv:lärarn") {
            assert!(
                many.like("sv:lärarn").any(|other| other == like),
                "{like:?}"
            );
        }
    }
}
