//! Duplicates: a paragraph that already stood in the article.

use super::super::line::{Shape, is_alphanumeric};
use super::super::view::View;
use super::{Family, rule};
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::cmp::Ordering;
use std::hash::Hasher;
use std::sync::LazyLock;

pub(super) const FAMILY: Family = Family {
    rules: &[&SAME, &NEAR],
    find,
};

rule! { SAME "duplicate/same" Duplicate Certain
    for "A paragraph that already stood in the article, word for word." / "Ett stycke som redan stått i artikeln, ord för ord."
    says "it already stands on line {line}" / "den står redan på rad {line}"
    takes ["Så blir du rörmokare\n¶\nRörmokaren möter kunder i deras hem och måste kunna förklara vad som ska göras.\n¶\n✂ Rörmokaren möter kunder i deras hem och måste kunna förklara vad som ska göras.\n"]
    leaves ["Så blir du rörmokare\n¶\nMedellönen i Falun är 31 000 kronor för den som har arbetat i mer än tio år.\nMedellönen i Borås är 31 000 kronor för den som har arbetat i mer än tio år.\n", "Två vägar\n¶\n\nRörmokare\n\nUtbildningen ges på gymnasiet och den som blir klar får söka ett lärlingsjobb på ett företag i branschen.\n\nMontör\n\nUtbildningen ges på gymnasiet och den som blir klar får söka ett lärlingsjobb på ett företag i branschen.\n", "Så blir du rörmokare\n¶\nDen som vill arbeta med rör söker till programmet i maj och börjar i augusti samma år (i Falun)\nDen som vill arbeta med rör söker till programmet i maj och börjar i augusti samma år (i Borås)\n¶\n"]
}

rule! { NEAR "duplicate/near" Duplicate High
    for "A paragraph that already stood in the article, punctuated otherwise, with a word that says the same, or cut short." / "Ett stycke som redan stått i artikeln, annorlunda kommaterat, med ett ord som säger detsamma, eller avhugget."
    says "it stands on line {line}, written otherwise or whole" / "den står på rad {line}, annorlunda skriven eller hel"
    takes ["Så blir du rörmokare\n¶\nRörmokaren möter kunder i deras hem, och måste kunna förklara vad som ska göras och vad det kostar innan arbetet börjar.\n¶\n✂ Rörmokaren möter kunder i deras hem och måste kunna förklara vad som ska göras – och vad det kostar – innan arbetet börjar.\n", "Så blir du rörmokare\n✂ Rörmokaren möter kunder i deras hem och måste kunna förklara vad som ska göras …\n\nRörmokaren möter kunder i deras hem och måste kunna förklara vad som ska göras och vad det kostar innan arbetet börjar.\n¶\n"]
    leaves ["Så blir du rörmokare\n¶\nDen som har arbetat i 3 år tjänar ofta mer än den som nyss har börjat, eftersom lönen i branschen följer erfarenheten nära.\nDen som har arbetat i 9 år tjänar ofta mer än den som nyss har börjat, eftersom lönen i branschen följer erfarenheten nära.\n", "Så blir du rörmokare\n¶\nEn lärling får löda ensam hos kunden om mästaren har varit där först och sagt att det går bra.\nEn lärling får inte löda ensam hos kunden om mästaren har varit där först och sagt att det går bra.\n", "Så blir du rörmokare\n¶\nPå tisdag kommer mästaren och visar hur man löder kopparrör i den stora verkstaden på bottenvåningen.\nPå torsdag kommer mästaren och visar hur man löder kopparrör i den stora verkstaden på bottenvåningen.\n", "Så blir du rörmokare\n¶\nRörmokaren arbetar dagtid i hela länet och reser varje morgon från kontoret tillsammans med sin lärling eller ett annat lag.\nRörmontören arbetar dagtid i hela länet och reser varje morgon från kontoret tillsammans med sin lärling eller ett annat lag.\n", "Så blir du rörmokare\n¶\nDet är möjligt för den som vill att arbeta halva tiden och läsa resten hos ett lärosäte i landet.\nDet är omöjligt för den som vill att arbeta halva tiden och läsa resten hos ett lärosäte i landet.\n"]
}

/// Words from which a repeated sentence counts as a repeated paragraph.
const SAME_WORDS: u32 = 8;
/// Words from which two paragraphs are compared letter by letter.
const NEAR_WORDS: u32 = 14;
/// Lines with strong evidence from which a template may have put a short sentence there again.
const FURNISHED: usize = 4;

fn find(view: &mut View<'_, '_>) {
    let long = |p: &usize| view.at(*p).words >= SAME_WORDS;
    let long = (0..view.len()).filter(long).count();
    let table = |n| FxHashMap::<u64, usize>::with_capacity_and_hasher(n, Default::default());
    let (mut first, mut shingles) = (table(long), table(4 * long));
    let (mut marks, mut twins) = (Marks::default(), Vec::new());
    let mut sections: Option<Sections> = None;
    for p in 0..view.len() {
        let line = view.at(p);
        if view.taken(p) || line.words < SAME_WORDS || line.key == 0 {
            continue;
        }
        if let Some(&q) = first.get(&line.key) {
            // Where nothing is a template's, a short sentence may be true of two things.
            let again = line.is(Shape::STOP) && view.template() >= FURNISHED;
            if (again || line.words >= NEAR_WORDS)
                && likeness(view.at(q).text, line.text) == Some(Ordering::Equal)
                && sections
                    .get_or_insert_with(|| Sections::of(view))
                    .repeats(view, q, p)
            {
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
        let alike = |q: usize| Some((q, likeness(view.at(q).text, line.text)?));
        if let Some((q, size)) = twins.iter().copied().take(TWINS).find_map(alike)
            && sections
                .get_or_insert_with(|| Sections::of(view))
                .repeats(view, q, p)
        {
            // What was cut short goes, wherever it stands.
            let (goes, stays) = if size == Ordering::Less {
                (q, p)
            } else {
                (p, q)
            };
            view.take(goes, &NEAR, Some(stays));
            if goes == p {
                continue;
            }
        }
        for &mark in &marks.found {
            shingles.entry(mark).or_insert(p);
        }
    }
}

/// Words from which one sentence under another heading is no statement that holds for both, as several sentences are none.
const PARAGRAPH: u32 = 20;

/// Where lines stand: under which heading, and how far under it.
struct Sections(Vec<(u64, u32)>);

impl Sections {
    fn of(view: &View<'_, '_>) -> Self {
        let title = view.title.map_or(0, |t| view.at(t).key);
        let (mut heading, mut under) = (0, 0);
        let each = (0..view.len()).map(|p| {
            let line = view.at(p);
            under += 1;
            if line.words <= 18 && !view.taken(p) && view.heads_text(p) {
                heading = if line.key == title { 0 } else { line.key };
                under = 0;
            }
            (heading, under)
        });
        Sections(each.collect())
    }

    /// Whether `p` says again what `q` says. Under a heading of its own a sentence may be true of something else: what stands
    /// there as it does there, or is all that stands there, stays.
    fn repeats(&self, view: &View<'_, '_>, q: usize, p: usize) -> bool {
        let ((first, nth), (second, at)) = (self.0[q], self.0[p]);
        let all = at == 1 && self.0.get(p + 1).is_none_or(|next| next.1 != 2);
        let text = view.at(p).text;
        let paragraph = view.at(p).words >= PARAGRAPH || text.trim_end().contains(". ");
        first == second || second == 0 || nth != at && !all && paragraph
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
    const LOW: u64 = 0x7F7F_7F7F_7F7F_7F7F;
    let (parts, rest) = bytes.as_chunks::<8>();
    for (i, part) in parts.iter().enumerate() {
        let others = u64::from_le_bytes(*part) ^ u64::from_ne_bytes([b' '; 8]);
        // The highest bit of a byte stays unset where the byte is none of the others; no sum reaches the next byte.
        let mut spaces = !(((others & LOW) + LOW) | others | LOW);
        while spaces != 0 {
            found(8 * i + spaces.trailing_zeros() as usize / 8);
            spaces &= spaces - 1;
        }
    }
    let from = bytes.len() - rest.len();
    for (i, _) in rest.iter().enumerate().filter(|(_, b)| **b == b' ') {
        found(from + i);
    }
}

/// How long `a` is beside `b` where both have the same letters and figures, whatever stands between them; where one has fewer,
/// it must be the beginning of the other and end in an ellipsis. Nothing where another word stands that does not say the same:
/// one makes another weekday of it, or the opposite.
fn likeness(a: &str, b: &str) -> Option<Ordering> {
    let cut = |text: &str| text.trim_end().ends_with(['…', ']']) || text.ends_with("...");
    let (mut letters_of_a, mut letters_of_b) = (letters(a), letters(b));
    loop {
        match (letters_of_a.next(), letters_of_b.next()) {
            (None, None) => return Some(Ordering::Equal),
            (None, Some(_)) if cut(a) => return Some(Ordering::Less),
            (Some(_), None) if cut(b) => return Some(Ordering::Greater),
            (Some(letter), Some(other)) if letter == other => {}
            // Hardly any two paragraphs that share a mark come far.
            _ => return reworded(a, b).then_some(Ordering::Equal),
        }
    }
}

/// The letters and figures of `text`, small.
fn letters(text: &str) -> impl Iterator<Item = char> {
    let kept = text.chars().filter(|c| is_alphanumeric(*c));
    kept.flat_map(char::to_lowercase)
}

/// Whether the words are the same one by one, but for one in ten that the table knows another word for.
fn reworded(a: &str, b: &str) -> bool {
    static PAIRS: LazyLock<FxHashSet<(&str, &str)>> = LazyLock::new(|| {
        let rows = include_str!("../tables/synonyms.sv.tsv").lines();
        let pairs = rows.filter_map(|row| row.split_once('\t'));
        pairs.flat_map(|(a, b)| [(a, b), (b, a)]).collect()
    });
    let (mut a, mut b) = (a.split_whitespace(), b.split_whitespace());
    let (mut words, mut other) = (0, 0);
    loop {
        match (a.next(), b.next()) {
            (None, None) => return other * 10 <= words,
            (Some(a), Some(b)) => {
                words += 1;
                if a == b {
                    continue;
                }
                let (a, b): (String, String) = (letters(a).collect(), letters(b).collect());
                if a != b && !PAIRS.contains(&(a.as_str(), b.as_str())) {
                    return false;
                }
                other += u32::from(a != b);
            }
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_space_is_found_in_its_place() {
        let text = " a  bc\u{a0}d`!\u{7f} å ÿ  0123456789 \u{2020}\u{2002} é\t.  ";
        for (start, _) in text.char_indices() {
            let bytes = &text.as_bytes()[start..];
            let mut found = Vec::new();
            each_space(bytes, |at| found.push(at));
            let spaces = bytes.iter().enumerate().filter(|(_, b)| **b == b' ');
            assert_eq!(found, spaces.map(|(at, _)| at).collect::<Vec<_>>());
        }
    }

    #[test]
    fn alike_is_what_has_the_same_letters_or_a_word_that_says_the_same() {
        let whole = "Rören löds, och sedan provas de.";
        let likeness = |other| likeness(whole, other);
        assert_eq!(
            likeness("rören löds och SEDAN provas – de"),
            Some(Ordering::Equal)
        );
        assert_eq!(likeness("Rören löds, och …"), Some(Ordering::Greater));
        assert_eq!(likeness("Rören löds, och"), None);
        assert_eq!(likeness("Rören löds, och sedan provas de inte."), None);
        assert_eq!(super::likeness("Rören [...]", whole), Some(Ordering::Less));
    }
}
