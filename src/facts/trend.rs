//! Trends: which way the outlook goes, which belongs to what is said of it.

use super::line::{Line, Run};
use super::word_sets::GOES;
use super::words::Pos;

/// The claim with its predicate, where that says which way it goes or how great it is: "konkurrensen om jobben är hård",
/// "behovet av provare väntas minska". A denied predicate is left to the modality.
pub(super) fn with_direction(line: &Line<'_>, value: Run) -> Run {
    let skip = |mut k: usize| {
        while k < line.len() && line.pos(k) == Pos::Adverb {
            k += 1;
        }
        k
    };
    let goes = |k: usize| GOES.of(line.lang()).begins(line.word(k));
    let verb = skip(value.1);
    let end = if goes(verb) {
        Some(verb + 1)
    } else if !line.is_finite(verb) && line.pos(verb) != Pos::Passive {
        None
    } else {
        let mut next = skip(verb + 1);
        if line.pos(next) == Pos::Att {
            next = skip(next + 1);
        }
        let copula = matches!(
            line.word(verb),
            "är" | "blir" | "var" | "is" | "are" | "remains" | "er"
        );
        let foretold = matches!(
            line.word(verb),
            "väntas"
                | "bedöms"
                | "beräknas"
                | "förväntas"
                | "spås"
                | "antas"
                | "kommer"
                | "kan"
                | "har"
        );
        let be = matches!(line.word(next), "vara" | "bli" | "förbli");
        let adjective = if foretold && be { skip(next + 1) } else { next };
        if foretold && goes(next) {
            Some(next + 1)
        } else if (copula || (foretold && be))
            && line.pos(adjective) == Pos::Open
            && !matches!(line.word(adjective), "en" | "ett")
            && matches!(
                line.pos(adjective + 1),
                Pos::Mark
                    | Pos::Comma
                    | Pos::And
                    | Pos::But
                    | Pos::Preposition
                    | Pos::Subordinator
                    | Pos::Om
                    | Pos::Adverb
                    | Pos::Pronoun
            )
        {
            Some(adjective + 1)
        } else {
            None
        }
    };
    // "Väntas öka med 4 procent".
    let share = |end: usize| {
        line.word(end) == "med"
            && line.pos(end + 1) == Pos::Number
            && matches!(line.word(end + 2), "procent" | "%")
    };
    let end = end.unwrap_or(value.1);
    let end = end + 3 * usize::from(share(end));
    // A value has at most twelve words.
    match end - value.0 <= 12 && end <= line.len() {
        true => (value.0, end),
        false => value,
    }
}
