//! Doings: what a sentence says that people in the role do.

use super::line::{Line, Run};
use super::scene::Scene;
use super::verb_phrase::is_state;
use super::words::{Flags, Pos};

/// What people in the role do: the phrases of verbs whose subject is the role or a pronoun for it.
///
/// A verb that only announces a task ("arbetar med", "ansvarar för") is left to the patterns, but what is coordinated with
/// it has the same subject.
pub(super) fn doings(scene: &Scene<'_>, line: &Line<'_>) -> Vec<Run> {
    let mut out = Vec::new();
    let mut acting = false;
    let mut i = 0;
    while i < line.len() {
        if !line.is_finite(i) || line.pos(i) == Pos::Passive {
            i += 1;
            continue;
        }
        let acts = has_subject(scene, line, i) || (acting && is_coordinated(line, i));
        acting = acts;
        let verb = match line.pos(i) {
            _ if !acts => None,
            Pos::Modal if line.word(i) != "vill" => modal_infinitive(scene, line, i),
            Pos::Verb if !is_state(line.word(i)) && !announces(line, i) && !is_tag(line, i) => {
                Some(i)
            }
            _ => None,
        };
        let Some(verb) = verb else {
            i += 1;
            continue;
        };
        let items = line.verb_items(verb);
        out.extend(coordinated_before(line, verb));
        out.extend(purposes(line, &items));
        i = items.last().map_or(verb, |item| item.1 - 1).max(verb) + 1;
        out.extend(
            items
                .into_iter()
                .filter(|item| !is_empty_verb(line, item.0) && !announces(line, item.0)),
        );
    }
    out
}

/// The verbs that share the subject behind the verb at `verb`: "förebygger, upptäcker och åtgärdar man fel".
fn coordinated_before(line: &Line<'_>, verb: usize) -> Vec<Run> {
    let mut out = Vec::new();
    let mut i = verb;
    while line.pos(verb) == Pos::Verb
        && i > 1
        && matches!(line.pos(i - 1), Pos::And | Pos::Comma)
        && line.pos(i - 2) == Pos::Verb
        && !is_state(line.word(i - 2))
    {
        out.push((i - 2, i - 1));
        i -= 2;
    }
    out
}

/// What the acts are done for, where that is an act too: "använder en kikare för att spana".
fn purposes(line: &Line<'_>, items: &[Run]) -> Vec<Run> {
    let Some(end) = items.last().map(|item| item.1) else {
        return Vec::new();
    };
    let at = (end..line.len().min(end + 3)).find(|&i| line.word(i) == "för");
    match at.map(|i| (line.pos(i + 1), i + 2)) {
        Some((Pos::Att, verb)) if line.pos(verb) == Pos::Infinitive => line
            .verb_items(verb)
            .into_iter()
            .filter(|item| !is_empty_verb(line, item.0) && !is_state_infinitive(line.word(item.0)))
            .collect(),
        _ => Vec::new(),
    }
}

/// Whether the verb at `i` stands right after a comma or a conjunction.
fn is_coordinated(line: &Line<'_>, i: usize) -> bool {
    let before = line.before_adverbs(i);
    before > 0
        && (matches!(line.pos(before - 1), Pos::And | Pos::Comma)
            || line.word(before - 1) == "utan")
}

/// Whether a verb only says who is speaking: "…, säger hon".
fn is_tag(line: &Line<'_>, i: usize) -> bool {
    let says = matches!(
        line.word(i),
        "säger"
            | "berättar"
            | "menar"
            | "tycker"
            | "skrattar"
            | "ler"
            | "fortsätter"
            | "konstaterar"
            | "tillägger"
            | "minns"
            | "frågar"
            | "förklarar"
            | "says"
            | "sier"
            | "siger"
            | "forteller"
            | "fortæller"
    );
    says && i > 0
        && matches!(line.pos(i - 1), Pos::Comma | Pos::Mark)
        && (matches!(line.pos(i + 1), Pos::Pronoun | Pos::Mark)
            || line.is_capital(i + 1)
            || line.flags(i + 1).has(Flags::ROLE.with(Flags::OWN)))
}

/// Whether a verb only announces the task that follows it.
fn announces(line: &Line<'_>, i: usize) -> bool {
    let goes_on =
        |words: &[&str]| (i + 1..line.len().min(i + 6)).any(|k| words.contains(&line.word(k)));
    match line.word(i) {
        "arbetar" | "jobbar" => {
            !goes_on(&["fram", "upp", "om", "ut", "igenom"]) || goes_on(&["med", "som", "på"])
        }
        "svarar" => !goes_on(&["på"]),
        "sysslar" | "ansvarar" | "deltar" | "bidrar" | "medverkar" | "ägnar" => true,
        "ser" | "säkerställer" => goes_on(&["att"]),
        "kombinerar" => goes_on(&["att"]),
        _ => false,
    }
}

/// A verb that names no task by itself.
fn is_empty_verb(line: &Line<'_>, i: usize) -> bool {
    matches!(
        line.word(i),
        "arbeta"
            | "jobba"
            | "ha"
            | "vara"
            | "bli"
            | "få"
            | "kunna"
            | "ansvara"
            | "syssla"
            | "delta"
    )
}

/// The infinitive that a modal verb governs.
fn modal_infinitive(scene: &Scene<'_>, line: &Line<'_>, modal: usize) -> Option<usize> {
    (modal + 1..line.len().min(modal + 8))
        .take_while(|&k| match line.pos(k) {
            Pos::Infinitive | Pos::Adverb | Pos::Pronoun | Pos::Determiner => true,
            Pos::Open => scene.is_role(line, k),
            _ => false,
        })
        .find(|&k| {
            // "kan man behöva justera": what is needed is what is done.
            let helps = matches!(line.word(k), "behöva" | "kunna" | "få");
            line.pos(k) == Pos::Infinitive && !(helps && line.pos(k + 1) == Pos::Infinitive)
        })
        .filter(|&k| !is_empty_verb(line, k) && !is_state_infinitive(line.word(k)))
}

fn is_state_infinitive(word: &str) -> bool {
    matches!(
        word,
        "finnas"
            | "heta"
            | "behöva"
            | "bero"
            | "variera"
            | "innebära"
            | "ingå"
            | "krävas"
            | "se"
            | "handla"
            | "fungera"
            | "utbilda"
            | "vidareutbilda"
            | "specialisera"
            | "studera"
            | "söka"
            | "förstå"
            | "tycka"
            | "känna"
            | "veta"
            | "tåla"
            | "behärska"
            | "lyckas"
    )
}

/// Whether the subject of the verb at `i` is the role, or a pronoun that can stand for it.
fn has_subject(scene: &Scene<'_>, line: &Line<'_>, i: usize) -> bool {
    let stands = |k: usize| {
        matches!(
            line.word(k),
            "man"
                | "de"
                | "hen"
                | "han"
                | "hon"
                | "du"
                | "denne"
                | "många"
                | "vissa"
                | "flera"
                | "they"
                | "you"
                | "he"
                | "she"
                | "who"
                | "hun"
                | "mange"
        ) || (line.word(k) == "del" && k > 0 && line.word(k - 1) == "en")
            || scene.is_role(line, k)
    };
    let k = line.before_adverbs(i);
    // "Vi söker en provare": the subject stands before, and the role is what is sought.
    if k > 0 && matches!(line.word(k - 1), "vi" | "ni" | "we" | "i") {
        return false;
    }
    if k > 0 && stands(k - 1) {
        // "hur man mäter", "om man mäter": no statement.
        let asks = k > 1
            && matches!(
                line.word(k - 2),
                "hur"
                    | "vad"
                    | "vilka"
                    | "vilken"
                    | "vilket"
                    | "om"
                    | "när"
                    | "innan"
                    | "medan"
                    | "how"
                    | "what"
                    | "if"
                    | "when"
                    | "before"
                    | "hvordan"
                    | "hvad"
                    | "hva"
                    | "hvis"
            );
        if asks {
            return false;
        }
        // "arbetsuppgifter som läraren gör": the antecedent is what is done, not who does it.
        let mut start = k - 1;
        while start > 0
            && matches!(line.pos(start - 1), Pos::Determiner | Pos::And | Pos::Open)
            && start + 4 > k
        {
            start -= 1;
        }
        let relative = start > 0 && line.word(start - 1) == "som" && start > 1;
        return !relative || line.skip_light(0) + 1 == start;
    }
    if k > 1 && line.word(k - 1) == "som" {
        return stands(k - 2);
    }
    // "Specialister på denna nivå genomför": the first verb of a sentence that begins with its subject.
    let first = line.skip_light(0);
    let leads = first < i
        && scene.is_role(line, first)
        && (first..i).all(|k| {
            matches!(
                line.pos(k),
                Pos::Open | Pos::Preposition | Pos::Determiner | Pos::Adverb | Pos::Pronoun
            )
        });
    if leads {
        return true;
    }
    let after = line.skip_light(i + 1);
    // "Klipper de stora hundarna": an article, where a definite noun or an adjective follows; else a pronoun.
    let article = match line.word(after) {
        "de" => line.pos(after + 1) == Pos::Open && line.word(after + 1).ends_with(['a', 'n']),
        "många" | "vissa" | "flera" => line.pos(after + 1) == Pos::Open,
        _ => false,
    };
    after < line.len() && after <= i + 3 && stands(after) && !article
}
