//! Telegram style: tasks without a subject, "Kontrollerar temperaturen, tar prover och skriver protokoll".

use super::line::Line;
use super::scene::Scene;
use super::word_sets::{NO_OPENING, STATES};
use super::words::{Flags, Pos};

/// The verb in the present tense that begins the sentence, if no subject follows it: what people in the role do.
pub(super) fn opening_act(scene: &Scene<'_>, line: &Line<'_>) -> Option<usize> {
    let first = (0..line.len().min(3)).find(|&i| line.pos(i) != Pos::Mark)?;
    let verb = line.pos(first) == Pos::Verb
        && line.word(first).ends_with('r')
        && line.is_capital(first)
        && !line.states(first)
        && !NO_OPENING.has(line.word(first));
    if !verb || line.is_question() || line.ends_with_colon() {
        return None;
    }
    // "Ökar trycket öppnas ventilen", "kommer en kund måste man": a condition has a main clause with a subject behind it.
    let told = (first + 1..line.len()).all(|i| match line.pos(i) {
        Pos::Modal | Pos::Passive | Pos::Not | Pos::Colon => false,
        Pos::Pronoun => !matches!(
            line.word(i),
            "man" | "du" | "jag" | "vi" | "ni" | "hon" | "han" | "hen" | "de" | "det" | "den"
        ),
        Pos::Subordinator => line.word(i) == "som" || line.word(i) == "såsom",
        // Another verb is coordinated with the first, or stands in a clause of its noun's.
        Pos::Verb => {
            let before = line.before_adverbs(i);
            before > 0
                && (matches!(line.pos(before - 1), Pos::And | Pos::Comma)
                    || line.word(before - 1) == "som")
        }
        _ => true,
    });
    let next = line.skip_light(first + 1);
    let person = line.flags(next).has(Flags::ROLE) || scene.is_own_role(line, next);
    let object = matches!(line.pos(next), Pos::Open | Pos::Number)
        || (line.pos(next) == Pos::Preposition && line.pos(line.skip_light(next + 1)) == Pos::Open)
        || (line.pos(next) == Pos::Pronoun && line.pos(next + 1) == Pos::Open);
    // "Ökar trycket, ringer larmet": what follows a comma has an object of its own, or is an object.
    let comma = (first..line.len()).find(|&i| line.pos(i) == Pos::Comma);
    let inverted = comma.is_some_and(|i| {
        line.pos(i + 1) == Pos::Verb
            && matches!(line.pos(i + 3), Pos::Mark | Pos::Comma)
            && line.word(i + 2).ends_with(['n', 't'])
            && !line.word(first + 1).ends_with(['r', 'a'])
    });
    // "Kylpumpar finns i alla hus": a noun that ends as a verb does.
    let noun = STATES.has(line.word(next));
    (told && object && !person && !inverted && !noun).then_some(first)
}
