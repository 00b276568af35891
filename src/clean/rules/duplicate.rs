//! Duplicates: a paragraph that already stood in the article.

use super::super::line::Shape;
use super::super::view::View;
use super::{Family, rule};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;

pub(super) const FAMILY: Family = Family {
    rules: &[&SAME, &NEAR],
    find,
};

rule! { SAME "duplicate/same" Duplicate Certain
    for "A paragraph that already stood in the article, word for word." / "Ett stycke som redan stått i artikeln, ord för ord."
    says "it already stands on line {line}" / "den står redan på rad {line}"
    takes ["Så blir du rörmokare\n¶\nRörmokaren möter kunder i deras hem och måste kunna förklara vad som ska göras.\n¶\n✂ Rörmokaren möter kunder i deras hem och måste kunna förklara vad som ska göras.\n"]
    leaves ["Så blir du rörmokare\n¶\nMedellönen i Falun är 31 000 kronor för den som har arbetat i mer än tio år.\nMedellönen i Borås är 31 000 kronor för den som har arbetat i mer än tio år.\n"]
}

rule! { NEAR "duplicate/near" Duplicate High
    for "A paragraph that already stood in the article but for a word or two, its numbers the same." / "Ett stycke som redan stått i artikeln så när som på ett eller två ord, med samma siffror."
    says "it stands on line {line} but for a word or two" / "den står på rad {line} så när som på ett eller två ord"
    takes ["Så blir du rörmokare\n¶\nRörmokaren möter kunder i deras hem och måste kunna förklara vad som ska göras och vad det kostar innan arbetet börjar.\n¶\n✂ Rörmokaren möter kunder i deras hem och behöver kunna förklara vad som ska göras och vad det kostar innan arbetet börjar.\n"]
    leaves ["Så blir du rörmokare\n¶\nDen som har arbetat i 3 år tjänar ofta mer än den som nyss har börjat, eftersom lönen i branschen följer erfarenheten nära.\nDen som har arbetat i 9 år tjänar ofta mer än den som nyss har börjat, eftersom lönen i branschen följer erfarenheten nära.\n"]
}

/// Words from which a repeated sentence counts as a repeated paragraph.
const SAME_WORDS: u32 = 8;
/// Words from which two paragraphs are compared word by word.
const NEAR_WORDS: u32 = 14;

fn find(view: &mut View<'_, '_>) {
    let long = |p: &usize| view.at(*p).words >= SAME_WORDS;
    let long = (0..view.len()).filter(long).count();
    let table = |n| FxHashMap::<u64, usize>::with_capacity_and_hasher(n, Default::default());
    let (mut first, mut shingles) = (table(long), table(4 * long));
    let (mut marks, mut twins) = (Marks::default(), Vec::new());
    for p in 0..view.len() {
        let line = view.at(p);
        if view.taken(p) || line.words < SAME_WORDS || line.key == 0 {
            continue;
        }
        if let Some(&q) = first.get(&line.key) {
            // Where nothing is a template's, a short sentence may be true of two things.
            let again = line.is(Shape::STOP) && view.template() > 0;
            if again || line.words >= NEAR_WORDS {
                view.take(p, &SAME, Some(q));
            }
            continue;
        }
        first.insert(line.key, p);
        if line.words < NEAR_WORDS || line.words > 2000 {
            continue;
        }
        marks.read(line.text);
        twins.clear();
        twins.extend(marks.found.iter().filter_map(|m| shingles.get(m).copied()));
        twins.sort_unstable_by(|a, b| b.cmp(a));
        twins.dedup();
        // As many more words as may differ.
        let near = |q: usize| {
            let words = view.at(q).words;
            words.abs_diff(line.words) * 10 <= words.max(line.words)
        };
        let same = |q: &usize| near(*q) && nearly_same(view.at(*q).text, line.text);
        if let Some(q) = twins.iter().copied().take(TWINS).find(same) {
            view.take(p, &NEAR, Some(q));
            continue;
        }
        for &mark in &marks.found {
            shingles.entry(mark).or_insert(p);
        }
    }
}

/// The most paragraphs that one is compared with.
const TWINS: usize = 3;
/// The most places of a paragraph by which its like is sought.
const PLACES: usize = 12;

/// Hashes of runs of four words: at the text's start, after its stops and commas, and at its end. Places that the text
/// itself marks stay the same where a word is put in before them.
#[derive(Default)]
struct Marks {
    found: Vec<u64>,
    spaces: Vec<usize>,
}

impl Marks {
    /// Those of `text`.
    fn read(&mut self, text: &str) {
        let bytes = text.as_bytes();
        self.spaces.clear();
        each_space(bytes, |at| self.spaces.push(at));
        let spaces = &self.spaces;
        let run = |from: usize, spaces: &[usize]| {
            let end = spaces.get(3).copied().unwrap_or(bytes.len());
            let mut hasher = FxHasher::default();
            hasher.write(&bytes[from..end]);
            hasher.finish()
        };
        self.found.clear();
        self.found.push(run(0, spaces));
        let mut next = 0;
        for stop in memchr::memchr2_iter(b'.', b',', bytes).take(PLACES) {
            next += spaces[next..].iter().take_while(|at| **at <= stop).count();
            if spaces.get(next) == Some(&(stop + 1)) {
                self.found.push(run(stop + 2, &spaces[next + 1..]));
            }
        }
        let last = spaces.len().checked_sub(4).map_or(0, |n| spaces[n] + 1);
        self.found.push(run(last, &[]));
    }
}

/// Calls `found` with the place of each space. They are so near each other that a search for the next does not pay.
fn each_space(bytes: &[u8], mut found: impl FnMut(usize)) {
    let (parts, rest) = bytes.as_chunks::<16>();
    for (i, part) in parts.iter().enumerate() {
        let mut spaces = part
            .iter()
            .rev()
            .fold(0u32, |bits, b| bits << 1 | u32::from(*b == b' '));
        while spaces != 0 {
            found(16 * i + spaces.trailing_zeros() as usize);
            spaces &= spaces - 1;
        }
    }
    let from = bytes.len() - rest.len();
    for (i, _) in rest.iter().enumerate().filter(|(_, b)| **b == b' ') {
        found(from + i);
    }
}

/// All but one word in ten the same and in the same order, and no number, name or first word among the others.
fn nearly_same(a: &str, b: &str) -> bool {
    let a: Vec<&str> = a.split_whitespace().collect();
    let b: Vec<&str> = b.split_whitespace().collect();
    let (mut i, mut j) = (0, 0);
    let mut differing = 0;
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            i += 1;
            j += 1;
            continue;
        }
        let step = (0..=3usize)
            .flat_map(|d| (0..=d).map(move |x| (x, d - x)))
            .skip(1)
            .find(|&(x, y)| a.get(i + x).is_some() && a.get(i + x) == b.get(j + y));
        let (x, y) = step.unwrap_or((1, 1));
        let telling = |word: &str| {
            word.chars().any(|c| c.is_numeric())
                || word.chars().next().is_some_and(char::is_uppercase)
        };
        if a[i..(i + x).min(a.len())]
            .iter()
            .chain(&b[j..(j + y).min(b.len())])
            .any(|w| telling(w))
        {
            return false;
        }
        differing += x.max(y);
        i += x;
        j += y;
        if differing * 10 > a.len().max(b.len()) {
            return false;
        }
    }
    differing += a.len().saturating_sub(i) + b.len().saturating_sub(j);
    differing * 10 <= a.len().max(b.len())
}
