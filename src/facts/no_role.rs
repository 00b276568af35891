//! No role: what a rule about names of roles leads in, and is none.

use super::line::{Line, Run};
use super::rules::{self, Rule};
use super::scene::Scene;
use super::word_sets::VAGUE;
use super::words::{Flags, Pos};

/// Verbs by which one comes to another post.
const TAKES: &[&str] = &[
    "ta", "tar", "tog", "tagit", "få", "får", "fick", "fått", "nå", "når", "nådde", "söka",
    "söker", "sökte",
];

/// Whether a value is no name of a role, or the article's own where another is looked for.
pub(super) fn names_no_role(scene: &Scene<'_>, line: &Line<'_>, rule: &Rule, value: Run) -> bool {
    let last = line.word(value.1 - 1);
    let role = |i: usize| line.flags(i).has(Flags::ROLE);
    let by_name = rule.card.id == "occupation/called";
    // "Titeln är inte skyddad": that is no name.
    if by_name
        && (line.pos(value.0) == Pos::Not || (line.is_attribute(value.1 - 1) && !role(value.1 - 1)))
    {
        return true;
    }
    // "Ta tjänsten som chef": that is another one.
    let taken = by_name
        && line.word(value.0.wrapping_sub(1)) == "som"
        && (value.0.saturating_sub(5)..value.0).any(|i| TAKES.contains(&line.word(i)));
    if taken {
        return true;
    }
    let names_role = (by_name && is_given_name(scene, line, value.0))
        || rule.card.id == "occupation/work-as"
        || (value.0..value.1).any(role);
    // "Kallas olika saker": no name.
    let no_name = !rule.card.id.ends_with("title") && VAGUE.has(line.word(value.0));
    let own_firm = last.starts_with("företagare")
        && matches!(line.word(value.0.wrapping_sub(1)), "egen" | "egna");
    // What a user's rule looks for is what they want.
    (!names_role && rule.rank >= rules::FIRST)
        || own_firm
        || no_name
        || scene.is_own_role(line, value.1 - 1)
        || line.pos(value.0) == Pos::Pronoun
}

/// Whether the text gives the role the name that begins at a token: then it is one, whatever the tables know.
fn is_given_name(scene: &Scene<'_>, line: &Line<'_>, at: usize) -> bool {
    if matches!(line.word(at.wrapping_sub(2)), "så" | "vilket") {
        return false;
    }
    // "Kallas även kamrer": of whom is said before.
    let bare = (line.skip_adverbs(0) + 3 > at && line.is_finite(0))
        || (0..at.min(6)).any(|i| line.pos(i) == Pos::Colon);
    bare || (0..at).any(|i| {
        scene.is_own_role(line, i)
            || matches!(
                line.word(i),
                "yrket" | "titeln" | "titlar" | "benämningar" | "namn"
            )
    })
}
