//! What frames a role in a title: "Så blir du X", "Att arbeta som X". The frame says that X is a role, whatever the tables
//! know of it, if the article or the title's other words bear it out and no table knows it for something else: "Bli medlem".

use super::line::{Line, Run};
use super::role_names;
use super::title::{self, BECOME, Subjects};
use super::words::{Flags, Pos};
use crate::language::words::{compound, readings};

/// Who becomes.
const WHO: &[&str] = &["du", "man", "jag", "ni"];

/// Words before a verb of becoming that leave it without a subject of its own.
const BEFORE_VERB: &[&str] = &["att", "vill", "kan", "ska"];

/// Verbs and nouns before "som" that say what one works as.
const WORKS: &[&str] = &["arbeta", "arbetar", "jobba", "jobbar", "livet", "vardagen"];

/// Ends of adjectives, which say how one becomes and not what.
const HOW: &[&str] = &[
    "ig", "isk", "lös", "fri", "sam", "bar", "full", "rik", "iv", "ell", "id", "ad", "at", "en",
    "are",
];

/// The shortest word that a frame alone makes a role, in letters.
const SHORTEST: usize = 4;

/// The longest name that a frame alone makes a role, in words.
const LONGEST: usize = 4;

/// Where the name begins that a title frames.
pub(super) fn begins(line: &Line<'_>) -> Option<usize> {
    (0..line.len()).find_map(|i| {
        let before = line.word(i.wrapping_sub(1));
        let who = |k: usize| WHO.contains(&line.word(k));
        let becomes = BECOME.contains(&line.word(i))
            && (i == 0 || who(i + 1) || WHO.contains(&before) || BEFORE_VERB.contains(&before));
        let works = line.word(i) == "som" && WORKS.contains(&before);
        (becomes || works).then_some(i + 1)
    })
}

/// The name that a title frames.
pub(super) fn role(line: &Line<'_>, subjects: &Subjects<'_>) -> Option<Run> {
    let run = title::phrase(line, begins(line)?);
    let end = (run.0..run.1)
        .find(|&i| line.pos(i) != Pos::Open)
        .unwrap_or(run.1);
    let run = line.trimmed((run.0, end));
    if run.0 >= run.1 || run.1 - run.0 > LONGEST {
        return None;
    }
    let head = line.word(run.1 - 1);
    // A word that no table has is a role only if the title says what of it is told: one becomes a vegetarian too.
    let known = role_names::has(line.lower(run))
        || line.flags(run.1 - 1).has(Flags::ROLE)
        || subjects.has(head);
    let borne_out = tells_of_work(line) || head.ends_with("olog");
    (known || (borne_out && may_name_role(line, run.1 - 1))).then_some(run)
}

/// Whether a title says that it tells of schooling, pay or an occupation.
fn tells_of_work(line: &Line<'_>) -> bool {
    (0..line.len()).any(|i| {
        ["utbildning", "lön", "yrke", "arbetsuppgift"]
            .iter()
            .any(|stem| line.word(i).starts_with(stem))
    })
}

/// Whether a word that stands where a role does can be one: no table has it for another thing or a quality.
fn may_name_role(line: &Line<'_>, i: usize) -> bool {
    let word = line.word(i);
    if word.chars().count() < SHORTEST
        || !word.chars().all(|c| c.is_alphabetic() || c == '-')
        || HOW.iter().any(|end| word.ends_with(end))
        || !readings(word).is_empty()
    {
        return false;
    }
    compound::parts(word)
        .last()
        .is_none_or(|part| readings(&part.lemma).is_empty())
}
