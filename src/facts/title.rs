//! The role that an article is about: from its title, without the frame that titles put around it ("Så blir du kock",
//! "Första året som lärare hos oss"), else from the first sentences that say what such a person is or does.

use super::line::{Line, Run};
use super::role_names;
use super::title_frame;
use super::words::{self, Flags, Pos, Words};
use crate::language::{BlockKind, Lang, Reading};
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// How many sentences are looked at for what the article calls its role.
pub(super) const SENTENCES: usize = 120;

/// How many of its subjects may be its role.
const CANDIDATES: usize = 24;

/// Verbs of becoming: what follows is the role.
pub(super) const BECOME: &[&str] = &["bli", "blir", "blev", "blivit"];

/// The same in other languages, where no table tells a role from another noun.
const BECOME_ELSEWHERE: &[&str] = &[
    "become", "becoming", "bliver", "blive", "tulee", "wird", "blir", "bli",
];

/// Words that a role may stand after.
const BEFORE_ROLE: &[&str] = &["söker", "som", "vara", "till", "en", "ett", "yrket"];

/// What stands between such a word and the role.
const BETWEEN: &[&str] = &[
    "du", "man", "jag", "jeg", "vi", "en", "ett", "et", "a", "an", "ein", "eine", "din", "en",
    "bra", "duktig", "yrket", "jobba", "arbeta", "vara", "bli", "som", "om",
];

/// How often the article sets each word where a role stands: "en X är", "som X arbetar".
pub(super) struct Subjects<'w> {
    counts: BTreeMap<String, usize>,
    swedish: &'w Words,
}

impl Subjects<'_> {
    /// Whether the article sets a word where a role stands.
    pub(super) fn has(&self, word: &str) -> bool {
        self.counts.contains_key(word)
    }
}

/// The first sentences of an article, read once: `None` for one in a language that is not read, or that has been taken.
pub(super) type Opening<'t> = [Option<Line<'t>>];

/// Counts the words that stand as the subject of the first sentences.
pub(super) fn subjects<'w>(
    opening: &Opening<'_>,
    reading: &Reading,
    swedish: &'w Words,
) -> Subjects<'w> {
    let mut counts = BTreeMap::new();
    for (_, line) in body(opening, reading) {
        for i in subjects_of(line) {
            *counts.entry(line.word(i).to_string()).or_default() += 1;
        }
    }
    Subjects { counts, swedish }
}

/// The first sentences under the title, with their index.
fn body<'o, 't>(
    opening: &'o Opening<'t>,
    reading: &'o Reading,
) -> impl Iterator<Item = (usize, &'o Line<'t>)> {
    opening.iter().enumerate().filter_map(|(i, line)| {
        let kind = reading.block_of(reading.sentences.get(i)?).kind;
        let told = !matches!(kind, BlockKind::Title | BlockKind::Heading);
        line.as_ref().filter(|_| told).map(|line| (i, line))
    })
}

/// The nouns of a line that stand after an article or "som" and before a verb.
fn subjects_of<'a>(line: &'a Line<'_>) -> impl Iterator<Item = usize> + 'a {
    (1..line.len().min(60)).filter(|&i| {
        matches!(line.word(i - 1), "en" | "ett" | "som")
            && line.pos(i) == Pos::Open
            && line.is_finite(i + 1)
    })
}

/// The roles that a title names.
pub(super) fn title_roles(line: &Line<'_>, subjects: &Subjects<'_>, swedish: bool) -> Vec<Run> {
    let after = |cues: &'static [&'static str]| {
        (0..line.len())
            .filter(move |&i| cues.contains(&line.word(i)))
            .map(|i| i + 1)
    };
    if !swedish {
        return foreign_role(line)
            .into_iter()
            .chain(std::iter::once(0))
            .chain(after(&["en", "et", "a", "an"]))
            .map(|i| roles_at(line, i, subjects))
            .chain(foreign_role(line).map(|i| vec![phrase(line, i)]))
            .find(|roles| roles.iter().any(|r| r.0 < r.1))
            .unwrap_or_default();
    }
    let starts = (0..line.len()).filter(|&i| i == 0 || is_separator(line, i - 1));
    after(BECOME)
        .chain(starts)
        .chain(after(BEFORE_ROLE))
        .map(|i| roles_at(line, i, subjects))
        .find(|roles| !roles.is_empty())
        .or_else(|| title_frame::role(line, subjects).map(|role| vec![role]))
        .unwrap_or_else(|| only_role(line, subjects.swedish))
}

/// Where the role begins in a title of another language: after its verb of becoming, or before it ("X werden").
fn foreign_role(line: &Line<'_>) -> Option<usize> {
    (0..line.len()).find_map(|i| {
        let word = line.word(i);
        let article = matches!(line.word(i + 1), "a" | "an");
        match word {
            "become" | "becoming" if !article => None,
            "werden" => Some(
                (0..i)
                    .rev()
                    .take(3)
                    .take_while(|&k| !is_separator(line, k))
                    .last()
                    .unwrap_or(i),
            ),
            _ => BECOME_ELSEWHERE.contains(&word).then_some(i + 1),
        }
    })
}

/// Whether a mark that parts a title stands here.
fn is_separator(line: &Line<'_>, i: usize) -> bool {
    line.pos(i) == Pos::Colon
        || (line.pos(i) == Pos::Mark && !matches!(line.word(i), "/" | "\"" | "”" | "&"))
}

/// The words from `from` on that can be one name or several.
pub(super) fn phrase(line: &Line<'_>, from: usize) -> Run {
    let mut start = from;
    while start < line.len() && BETWEEN.contains(&line.word(start)) {
        start += 1;
    }
    let mut end = start;
    // "Train driver": what is a verb elsewhere begins a name before a role.
    let begins = |i: usize| {
        line.lang() != Lang::SV
            && i == start
            && line.flags(i + 1).has(Flags::ROLE)
            && line.is_finite(i)
    };
    while end < line.len() && end < start + 10 && (begins(end) || !ends_name(line, end)) {
        end += 1;
    }
    line.trimmed((start, end))
}

fn ends_name(line: &Line<'_>, i: usize) -> bool {
    if is_separator(line, i) {
        return true;
    }
    if line.flags(i).has(Flags::ROLE) {
        return false;
    }
    match line.pos(i) {
        Pos::Preposition => line.word(i) != "inom",
        Pos::Subordinator | Pos::But | Pos::Pronoun | Pos::Att | Pos::Om => true,
        _ => {
            line.is_finite(i)
                || matches!(
                    line.word(i),
                    "sökes"
                        | "in"
                        | "at"
                        | "hos"
                        | "på"
                        | "i"
                        | "for"
                        | "werden"
                        | "ved"
                        | "with"
                        | "utan"
                )
        }
    }
}

/// The roles of the phrase at `from`; none if it does not begin with one.
fn roles_at(line: &Line<'_>, from: usize, subjects: &Subjects<'_>) -> Vec<Run> {
    let run = phrase(line, from);
    let mut roles: Vec<Run> = Vec::new();
    let mut pending: Option<Run> = None;
    let mut start = run.0;
    for i in run.0..=run.1 {
        let parts = i == run.1
            || line.word(i) == "/"
            || (matches!(line.pos(i), Pos::And | Pos::Comma)
                && !line.word(i.wrapping_sub(1)).ends_with('-'));
        if !parts {
            continue;
        }
        match role_in(line, (start, i), subjects) {
            Some(role) => {
                roles.extend(pending.take());
                roles.push(role);
            }
            // "Stansare och svarvare": a word that the text makes a subject, coordinated with a role.
            None if roles.is_empty()
                && i < run.1
                && i == start + 1
                && subjects.counts.contains_key(line.word(start)) =>
            {
                pending = Some((start, i));
            }
            None => {
                // "operatörer, sten-, glas- och betongindustri": what has no role of its own says more of the last one.
                if let Some(last) = roles.last_mut()
                    && line.word(last.1 - 1).ends_with('-')
                {
                    last.1 = run.1;
                }
                break;
            }
        }
        start = i + 1;
    }
    roles
}

/// The role of one item, with the adjectives before it and the field after it.
fn role_in(line: &Line<'_>, item: Run, subjects: &Subjects<'_>) -> Option<Run> {
    let item = line.trimmed(item);
    let field = (item.0..item.1)
        .find(|&i| line.pos(i) == Pos::Preposition)
        .unwrap_or(item.1);
    let role = (item.0..field.min(item.0 + 3))
        .rev()
        .find(|&i| names_role(line, i, subjects))?;
    let whole = role + 1 == field
        || line.word(field - 1).ends_with('-')
        || line.word(role + 1).ends_with('-');
    Some((item.0, if whole { item.1 } else { role + 1 }))
}

/// Whether a word names a role, in no definite or genitive form: a table knows it, its ending makes persons, or the
/// article has it for subject more than once.
fn names_role(line: &Line<'_>, i: usize, subjects: &Subjects<'_>) -> bool {
    let word = line.word(i);
    if is_definite(word, subjects.swedish)
        || !matches!(line.pos(i), Pos::Open | Pos::Verb | Pos::Infinitive)
    {
        return false;
    }
    line.flags(i).has(Flags::ROLE)
        || role_names::has(word)
        || is_agent(word)
        || subjects.counts.get(word).is_some_and(|&n| n > 1)
}

/// Whether a role's name has the definite article or the genitive at its end.
fn is_definite(word: &str, swedish: &Words) -> bool {
    ["arna", "erna", "orna", "ns"]
        .iter()
        .any(|tail| word.ends_with(tail))
        || ["n", "en", "et", "s"].iter().any(|tail| {
            word.strip_suffix(tail)
                .is_some_and(|rest| rest.len() > 3 && swedish.is_role(rest))
        })
}

/// Whether a noun's ending makes it a person who does something, or a word for occupations.
pub(super) fn is_agent(word: &str) -> bool {
    let long = |tail: &str, least: usize| word.len() >= least && word.ends_with(tail);
    (long("are", 6) && !word.ends_with("igare") && !is_comparative(word))
        || long("ör", 7)
        || long("iker", 7)
        || long("ist", 7)
        || long("ansvarig", 9)
        || long("yrken", 8)
        || long("yrke", 8)
}

/// Whether an adjective is compared: "tryggare" is no one's work.
fn is_comparative(word: &str) -> bool {
    static WORDS: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    WORDS
        .get_or_init(|| words::lines(include_str!("tables/comparative.sv.tsv")).collect())
        .contains(word)
}

/// The role that a title names in the middle of a sentence, if it names only one.
fn only_role(line: &Line<'_>, swedish: &Words) -> Vec<Run> {
    let mut known = (0..line.len()).filter(|&i| line.flags(i).has(Flags::ROLE));
    match (known.next(), known.next()) {
        (Some(i), None) if !is_definite(line.word(i), swedish) => vec![(i, i + 1)],
        _ => Vec::new(),
    }
}

/// Where the first sentences say what a person in the role is or does, if a title names none: the role that is the
/// subject most often, and three times in all. The sentence's index, and the word's.
pub(super) fn role_of_lead(
    opening: &Opening<'_>,
    reading: &Reading,
    subjects: &Subjects<'_>,
) -> Option<(usize, usize)> {
    let swedish = subjects.swedish;
    let none = Subjects {
        counts: BTreeMap::new(),
        swedish,
    };
    let mut candidates: Vec<(&String, &usize)> = subjects
        .counts
        .iter()
        .filter(|(role, _)| swedish.is_role(role) || is_agent(role))
        .filter(|(role, _)| !is_definite(role, swedish))
        .collect();
    candidates.sort_by_key(|(_, n)| std::cmp::Reverse(**n));
    let (role, _) = candidates
        .into_iter()
        .take(CANDIDATES)
        .map(|(role, n)| (role, (*n, mentions(opening, reading, role))))
        .filter(|(_, (_, all))| *all > 2)
        .max_by_key(|(_, counts)| *counts)?;
    body(opening, reading).find_map(|(i, line)| {
        let at = subjects_of(line).find(|&k| line.word(k) == role && names_role(line, k, &none))?;
        Some((i, at))
    })
}

/// How many words of the first sentences begin as `role` does.
pub(super) fn mentions(opening: &Opening<'_>, reading: &Reading, role: &str) -> usize {
    let stem = role.trim_end_matches('a');
    body(opening, reading)
        .map(|(_, line)| {
            (0..line.len().min(200))
                .filter(|&i| line.word(i).starts_with(stem))
                .count()
        })
        .sum()
}

/// Without a title: the role that the first sentences name most often. It tells whose tasks are told; it is no fact.
pub(super) fn commonest_role(opening: &Opening<'_>) -> Option<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for line in opening.iter().flatten().take(SENTENCES / 2) {
        for i in (0..line.len()).filter(|&i| line.flags(i).has(Flags::ROLE)) {
            let stem = line.word(i).trim_end_matches(['s', 'n', 'r', 'a', 'e']);
            *counts.entry(stem.to_string()).or_default() += 1;
        }
    }
    counts
        .into_iter()
        .filter(|(_, n)| *n > 2)
        .max_by_key(|(_, n)| *n)
        .map(|(stem, _)| stem)
}

/// What of a title's word stands in its inflected forms too; nothing for a word too short to tell.
pub(super) fn role_stem(word: &str) -> Option<String> {
    let stem = word.trim_end_matches(['a', 'e']);
    (stem.chars().count() >= 3).then(|| stem.to_string())
}
