//! No pay: words for pay that only name a sum, a label or a branch.

use super::line::{Line, Run};
use super::word_sets::GETS;
use super::words::Pos;
use crate::language::words::quantity::{Quantity, QuantityKind};

/// Whether a value says nothing of pay.
pub(super) fn names_no_pay(line: &Line<'_>, value: Run) -> bool {
    let last = line.word(value.1 - 1);
    // "Bank, försäkring och handel": a branch, where nobody gets it.
    let branch = last.starts_with("försäkring")
        && (line.word(value.0.wrapping_sub(1)) == "inom"
            || (!(0..line.len()).any(|i| GETS.has(line.word(i)))
                && (0..line.len()).any(|i| line.is_finite(i))));
    let bare = last.starts_with("lön") && last.chars().count() < 8;
    // "Förmåner: 30 dagars semester"
    let label = last.starts_with("förmån") && line.pos(value.1) == Pos::Colon;
    branch || names_figure(line, value) || (value.1 - value.0 == 1 && (bare || label))
}

/// Whether a word for pay only names the sum beside it: "medellönen är 35 000 kronor".
fn names_figure(line: &Line<'_>, value: Run) -> bool {
    let word = line.word(value.1 - 1);
    let named = [
        "medel",
        "median",
        "snitt",
        "genomsnitt",
        "ingångs",
        "begynnelse",
        "månads",
        "års",
        "tim",
        "lägsta",
        "lägste",
    ]
    .iter()
    .any(|stem| {
        word.strip_prefix(stem)
            .is_some_and(|rest| rest.contains("lön"))
    });
    let average = value.1 - value.0 == 2
        && ["genomsnittlig", "gjennomsnittlig", "gennemsnitlig"]
            .iter()
            .any(|stem| line.word(value.0).starts_with(stem));
    // "En fast timlön på 150 kronor": how it is paid.
    let fast = matches!(
        line.word(value.1.wrapping_sub(2)),
        "fast" | "fasta" | "rörlig" | "garanterad"
    );
    let named = named && !fast;
    let bare = matches!(word, "salary" | "wage" | "wages" | "lønn" | "løn");
    let sum = |q: &Quantity| {
        matches!(q.kind, QuantityKind::Money { .. })
            || (q.kind == QuantityKind::Number && q.low >= 10_000.0)
    };
    (named || average || bare) && line.quantities().iter().any(sum)
}
