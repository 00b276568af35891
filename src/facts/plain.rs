//! Plain statements: what a sentence says of the role in so many words holds whatever its section is about.

use super::found::Found;
use super::line::Line;
use super::scene::Scene;
use super::words::{Flags, Pos};

/// Whether something found is said of the role itself: the sentence begins with it and speaks of no schooling, pay or
/// careers. "Målaren tapetserar väggar" under a heading for pay is a task all the same.
pub(super) fn is_plain(scene: &Scene<'_>, line: &Line<'_>, found: &Found) -> bool {
    if !matches!(found.rule.card.id, "duty/does" | "skill/said") || line.is_question() {
        return false;
    }
    let first = line.skip_light(0);
    let role = first + usize::from(line.is_attribute(first) || line.word(first) == "bra");
    let of_role = scene.is_own_role(line, role) && line.is_finite(role + 1);
    let of_reader = found.rule.card.id == "skill/said"
        && line.word(first) == "du"
        && line.word(first + 1) == "är";
    let elsewhere = Flags::SCHOOLING
        .with(Flags::COURSE)
        .with(Flags::PAY)
        .with(Flags::BENEFIT)
        .with(Flags::EXPERIENCE)
        .with(Flags::HOURS);
    let told = (0..line.len()).all(|i| {
        let word = line.word(i);
        !line.flags(i).has(elsewhere)
            && !matches!(line.pos(i), Pos::Number | Pos::Modal)
            && ![
                "utbild", "stude", "lön", "tjän", "examen", "jobb", "arbet", "bransch", "lär",
            ]
            .iter()
            .any(|stem| word.starts_with(stem))
    });
    (of_role || of_reader) && told
}
