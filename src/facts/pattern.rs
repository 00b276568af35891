//! Patterns: a rule's cue and the slot that its value stands in, as data.
//!
//! A pattern is a row of elements with spaces between:
//!
//! | element | stands for |
//! |---|---|
//! | `arbetar\|jobbar` | one of these words |
//! | `~arbetsuppgift` | a word that begins so (four letters or more) |
//! | `<skill>` | a word of that table; `<own>` a name of the article's own role |
//! | `<number>` | a number, in figures or in words; not first |
//! | `x?` | `x`, or nothing |
//! | `…` | up to eight words of the same sentence part |
//! | `*` | the value begins with the word that follows; for `{all}` and `{whole}` |
//! | `^` | the beginning of the sentence; only first |
//! | `{np}` | the value: a noun phrase, one for each item; only last |
//! | `{short}` | the same without what a preposition adds |
//! | `{inf}` | the value: an infinitive phrase, one for each verb; only last |
//! | `{any}` | an infinitive phrase if one stands there, else a noun phrase |
//! | `{before}` | the value stands before the cue; only first |
//! | `{it}` | the value is the last word before, with its attributes; only last |
//! | `{how}` | the value is the indirect question that follows; only last |
//! | `{clause}` | the value is the clause that follows; only last |
//! | `{all}` | the value is the cue itself; only last |
//! | `{first}` | the value is the first word of the cue; only last |
//! | `{whole}` | the value is the cue with the noun phrase that follows; only last |
//!
//! Between two elements adverbs, articles, pronouns and the role's own name may stand, so that the inverted order of a
//! Swedish sentence ("ibland arbetar man med") needs no pattern of its own. The first element must be a word.

use super::fault::Fault;
use super::line::{Line, Run};
use super::rules::Rule;
use super::slot::{Slot, values};
use super::words::{Flags, Pos};
use rustc_hash::FxHashMap;

/// One element of a pattern.
#[derive(Debug, Clone)]
enum Element {
    Words { any: Vec<Word>, optional: bool },
    Gap,
    Begin,
    Slot(Slot),
}

#[derive(Debug, Clone, Copy)]
enum Word {
    Exact(&'static str),
    Prefix(&'static str),
    Flag(Flags),
    Number,
}

/// A pattern, ready to match.
#[derive(Debug, Clone)]
struct Pattern {
    rule: &'static Rule,
    at_start: bool,
    before: bool,
    elements: Vec<Element>,
}

/// What a pattern found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Match {
    /// The rule.
    pub(super) rule: &'static Rule,
    /// The value.
    pub(super) value: Run,
}

/// All patterns of a language, found by their first word.
#[derive(Debug, Default)]
pub(super) struct Patterns {
    all: Vec<Pattern>,
    by_word: FxHashMap<&'static str, Vec<usize>>,
    by_prefix: FxHashMap<[u8; 4], Vec<(&'static str, usize)>>,
    by_flag: Vec<(Flags, usize)>,
}

impl Patterns {
    /// Adds a rule's pattern, unless something is wrong with it (a test holds that nothing is with sikta's own).
    pub(super) fn add(&mut self, rule: &'static Rule, source: &'static str) -> Result<(), Fault> {
        let pattern = parse(rule, source)?;
        let Some(Element::Words { any, .. }) = pattern.elements.first() else {
            return Ok(());
        };
        let index = self.all.len();
        for word in any {
            match *word {
                Word::Exact(w) => self.by_word.entry(w).or_default().push(index),
                Word::Flag(f) => self.by_flag.push((f, index)),
                Word::Prefix(p) => {
                    if let Some(key) = prefix_key(p) {
                        self.by_prefix.entry(key).or_default().push((p, index));
                    }
                }
                Word::Number => {}
            }
        }
        self.all.push(pattern);
        Ok(())
    }

    /// Everything that the patterns find in a line, in the order of the rules.
    pub(super) fn find(&self, line: &Line<'_>, is_role: &dyn Fn(usize) -> bool) -> Vec<Match> {
        let mut out = Vec::new();
        for i in 0..line.len() {
            let word = line.word(i);
            // What is found here has its first word here.
            let mut try_at = |index: usize| self.try_at(index, line, i, is_role, &mut out);
            if let Some(list) = self.by_word.get(word) {
                list.iter().for_each(|&p| try_at(p));
            }
            if let Some(list) = prefix_key(word).and_then(|key| self.by_prefix.get(&key)) {
                let begun = list.iter().filter(|(prefix, _)| word.starts_with(prefix));
                begun.for_each(|&(_, p)| try_at(p));
            }
            let flags = line.flags(i);
            if flags != Flags::default() {
                for &(flag, p) in &self.by_flag {
                    if flags.has(flag) {
                        try_at(p);
                    }
                }
            }
        }
        out.sort_by_key(|m| (m.rule.rank, m.value.0, std::cmp::Reverse(m.value.1)));
        out
    }

    /// Tries a pattern whose first word stands `at` a token.
    fn try_at(
        &self,
        index: usize,
        line: &Line<'_>,
        at: usize,
        is_role: &dyn Fn(usize) -> bool,
        out: &mut Vec<Match>,
    ) {
        let pattern = &self.all[index];
        if pattern.at_start && line.skip_light(0) < at && at > 0 {
            return;
        }
        let mut i = at + 1;
        let mut last_word = at;
        let mut gap = 0;
        let mut start = Some(at);
        for element in &pattern.elements[1..] {
            match element {
                Element::Words { any, optional } => {
                    let reach = if gap > 0 { gap } else { 6 };
                    match next_match(line, i, any, reach, gap > 0, is_role) {
                        Some(k) => {
                            (i, last_word, gap) = (k + 1, k, 0);
                            start = start.or(Some(k));
                        }
                        None if *optional => {}
                        None => return,
                    }
                }
                Element::Gap => gap = 9,
                Element::Begin => start = None,
                Element::Slot(slot) => {
                    let cue = (start.unwrap_or(at), last_word);
                    for value in values(line, *slot, i, cue, is_role) {
                        out.push(Match {
                            rule: pattern.rule,
                            value,
                        });
                    }
                }
            }
        }
        if pattern.before {
            for value in line.items_before(at) {
                out.push(Match {
                    rule: pattern.rule,
                    value,
                });
            }
        }
    }
}

/// Where the next element's word stands, at `i` or after words that may be passed over.
fn next_match(
    line: &Line<'_>,
    i: usize,
    any: &[Word],
    reach: usize,
    gap: bool,
    is_role: &dyn Fn(usize) -> bool,
) -> Option<usize> {
    let mut k = i;
    while k < line.len() && k <= i + reach {
        let hit = any.iter().any(|word| match word {
            Word::Exact(w) => line.word(k) == *w,
            Word::Prefix(p) => line.word(k).starts_with(p),
            Word::Flag(f) => line.flags(k).has(*f),
            Word::Number => line.pos(k) == Pos::Number,
        });
        if hit {
            return Some(k);
        }
        let passable = match line.pos(k) {
            Pos::Adverb | Pos::Pronoun | Pos::Determiner | Pos::Not => true,
            Pos::Mark if matches!(line.word(k), "\"" | "”" | "“" | "’") => true,
            Pos::Mark | Pos::Colon | Pos::But => false,
            // "bland annat", "till exempel"
            Pos::Preposition if line.is_example(k) => true,
            _ if line.is_example(k.wrapping_sub(1)) => true,
            // The subject of an inverted sentence: "arbetar olika yrkesgrupper med".
            Pos::Open if k < i + 3 && i > 0 && line.pos(i - 1) == Pos::Verb => true,
            _ => gap || is_role(k),
        };
        if !passable {
            return None;
        }
        k += 1;
    }
    None
}

fn prefix_key(word: &str) -> Option<[u8; 4]> {
    word.as_bytes().get(..4)?.try_into().ok()
}

/// A pattern with more elements is a mistake.
const ELEMENTS: usize = 24;

fn parse(rule: &'static Rule, source: &'static str) -> Result<Pattern, Fault> {
    let mut pattern = Pattern {
        rule,
        at_start: false,
        before: false,
        elements: Vec::new(),
    };
    let mut ended = false;
    for word in source.split_whitespace() {
        if ended {
            return Err(Fault::new(
                format!("{word:?} stands after the value, which must come last"),
                format!("{word:?} står efter värdet, som måste komma sist"),
            ));
        }
        let first = pattern.elements.is_empty();
        match (word, slot(word)) {
            ("^", _) if first => pattern.at_start = true,
            ("{before}", _) if first => pattern.before = true,
            ("…", _) if !first => pattern.elements.push(Element::Gap),
            ("*", _) if !first => pattern.elements.push(Element::Begin),
            (_, Some(slot)) if !first => {
                pattern.elements.push(Element::Slot(slot));
                ended = true;
            }
            _ => pattern.elements.push(words(word, first)?),
        }
    }
    if pattern.elements.is_empty() || !(ended || pattern.before) {
        return Err(Fault::new(
            "it needs a word and, last, what the value is, such as {np}",
            "det behöver ett ord och, sist, vad värdet är, till exempel {np}",
        ));
    }
    if pattern.elements.len() > ELEMENTS {
        return Err(Fault::new(
            format!("more than {ELEMENTS} elements; make two patterns of it"),
            format!("fler än {ELEMENTS} element; gör två mönster av det"),
        ));
    }
    Ok(pattern)
}

/// The slot of that name.
fn slot(name: &str) -> Option<Slot> {
    Some(match name {
        "{np}" => Slot::Noun,
        "{short}" => Slot::Short,
        "{inf}" => Slot::Infinitive,
        "{any}" => Slot::Any,
        "{it}" => Slot::It,
        "{whole}" => Slot::Whole,
        "{how}" => Slot::How,
        "{clause}" => Slot::Clause,
        "{first}" => Slot::First,
        "{all}" => Slot::All,
        _ => return None,
    })
}

/// The element that an element of words says.
fn words(source: &'static str, first: bool) -> Result<Element, Fault> {
    let optional = source.ends_with('?');
    if optional && first {
        return Err(Fault::new(
            format!(
                "{source:?} stands first and may be missing; begin with a word that must be there"
            ),
            format!("{source:?} står först och får saknas; börja med ett ord som måste finnas"),
        ));
    }
    let any = source.trim_end_matches('?').split('|').map(word);
    Ok(Element::Words {
        any: any.collect::<Result<_, _>>()?,
        optional,
    })
}

fn word(word: &'static str) -> Result<Word, Fault> {
    if let Some(prefix) = word.strip_prefix('~') {
        return match prefix_key(prefix) {
            Some(_) => Ok(Word::Prefix(prefix)),
            None => Err(Fault::new(
                format!("{word:?} is too short; four letters or more follow a ~"),
                format!("{word:?} är för kort; minst fyra bokstäver följer på ett ~"),
            )),
        };
    }
    if let Some(name) = word.strip_prefix('<') {
        let name = name.trim_end_matches('>');
        // The article's own role is a role, whatever the tables know.
        let own = |flag| match flag {
            Flags::ROLE => Flags::ROLE.with(Flags::OWN),
            flag => flag,
        };
        match name {
            "own" => return Ok(Word::Flag(Flags::OWN)),
            "number" => return Ok(Word::Number),
            _ => {}
        }
        return Flags::from_name(name)
            .map(|flag| Word::Flag(own(flag)))
            .ok_or_else(|| Fault::unknown("table", "tabellen", name, &Flags::names()));
    }
    if word.is_empty() || word.starts_with(['{', '^', '…']) {
        return Err(Fault::new(
            format!(
                "{word:?} cannot stand here; a value is one of {SLOTS} and comes last, and words are parted by one |"
            ),
            format!(
                "{word:?} kan inte stå här; ett värde är ett av {SLOTS} och kommer sist, och ord skiljs av ett |"
            ),
        ));
    }
    Ok(Word::Exact(word))
}

/// The slots, for messages.
const SLOTS: &str = "{np} {short} {inf} {any} {it} {whole} {how} {clause} {first} {all}";
