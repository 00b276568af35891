//! Doings: what a sentence says that people in the role do.

use super::line::{Line, Run};
use super::scene::Scene;
use super::verb_phrase::is_state;
use super::words::Pos;

/// What people in the role do: the phrases of verbs whose subject is the role or a pronoun for it.
pub(super) fn doings(scene: &Scene<'_>, line: &Line<'_>) -> Vec<Run> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < line.len() {
        let verb = match line.pos(i) {
            Pos::Verb if !is_state(line.word(i)) && has_subject(scene, line, i) => Some(i),
            Pos::Modal if line.word(i) != "vill" && has_subject(scene, line, i) => {
                modal_infinitive(scene, line, i)
            }
            _ => None,
        };
        let Some(verb) = verb else {
            i += 1;
            continue;
        };
        let items = line.verb_items(verb);
        i = items.last().map_or(verb, |item| item.1 - 1).max(verb) + 1;
        out.extend(items.into_iter().filter(|item| {
            !matches!(
                line.word(item.0),
                "arbetar" | "jobbar" | "arbeta" | "jobba" | "ha" | "vara" | "bli" | "få" | "kunna"
            )
        }));
    }
    out
}

/// The infinitive that a modal verb governs.
fn modal_infinitive(scene: &Scene<'_>, line: &Line<'_>, modal: usize) -> Option<usize> {
    (modal + 1..line.len().min(modal + 8))
        .take_while(|&k| {
            matches!(
                line.pos(k),
                Pos::Infinitive | Pos::Adverb | Pos::Pronoun | Pos::Determiner | Pos::Open
            ) && (line.pos(k) != Pos::Open || scene.is_role(line, k))
        })
        .find(|&k| line.pos(k) == Pos::Infinitive)
        .filter(|&k| {
            !matches!(
                line.word(k),
                "kunna"
                    | "ha"
                    | "vara"
                    | "bli"
                    | "få"
                    | "finnas"
                    | "heta"
                    | "behöva"
                    | "bero"
                    | "variera"
                    | "innebära"
                    | "ingå"
                    | "krävas"
            )
        })
}

/// Whether the subject of the verb at `i` is the role, or a pronoun that can stand for it.
fn has_subject(scene: &Scene<'_>, line: &Line<'_>, i: usize) -> bool {
    let stands = |k: usize| {
        matches!(
            line.word(k),
            "man" | "de" | "hen" | "han" | "hon" | "du" | "vi" | "många" | "vissa" | "flera" | "alla" | "andra"
        ) || (line.word(k) == "del" && k > 0 && line.word(k - 1) == "en")
            || scene.is_role(line, k)
    };
    let mut k = i;
    while k > 0 && matches!(line.pos(k - 1), Pos::Adverb | Pos::Not) {
        k -= 1;
    }
    if k > 0 && (stands(k - 1) || (line.word(k - 1) == "som" && k > 1 && stands(k - 2))) {
        return true;
    }
    let after = line.skip_light(i + 1);
    after < line.len() && after <= i + 3 && stands(after)
}
