//! No employer: what stands where an employer would, and is none.

use super::line::{Line, Run};
use super::word_sets::VAGUE;
use super::words::{Flags, Pos};

/// Whether what stands where an employer would is none: a manner, a market, an owner ("myndighetens chefer"), any firm at all
/// ("ett visst företag").
pub(super) fn names_no_employer(line: &Line<'_>, value: Run) -> bool {
    let last = line.word(value.1 - 1);
    let owner = ["ens", "ets", "nas"]
        .iter()
        .any(|tail| last.ends_with(tail))
        && matches!(line.pos(value.1), Pos::Open | Pos::And);
    let any = value.1 - value.0 == 2
        && VAGUE.has(last)
        && matches!(
            line.word(value.0),
            "viss" | "visst" | "vissa" | "någon" | "något" | "några" | "sådana" | "samma"
        );
    // "På höga höjder", "i egen takt": how the work is.
    let how = Flags::STRAIN.with(Flags::SETTING).with(Flags::HOURS);
    let known = Flags::WORKPLACE.with(Flags::SECTOR);
    let condition = (value.0..value.1).any(|i| line.flags(i).has(how))
        && !(value.0..value.1).any(|i| line.flags(i).has(known));
    // "På anstalter och med klienterna": the second is not where.
    let with_whom = line.word(line.before_adverbs(value.0).wrapping_sub(1)) == "med";
    // "Driva eget företag": the noun's own claim has both.
    let own = last == "eget" && line.pos(value.1) == Pos::Open;
    owner
        || own
        || any
        || condition
        || with_whom
        || last.starts_with("arbetsgivar")
        || last.ends_with("marknaden")
        || matches!(
            last,
            "sätt" | "sida" | "sidan" | "område" | "områden" | "nivå" | "operativ"
        )
}

/// Whether a value of a section about workplaces can be one: a definite noun or a name, not a manner or a country.
pub(super) fn names_place(line: &Line<'_>, value: Run) -> bool {
    let last = line.word(value.1 - 1);
    let definite = last.chars().count() > 4
        && ["en", "et", "na", "n"]
            .iter()
            .any(|tail| last.ends_with(tail));
    line.pos(value.1 - 1) == Pos::Open
        && definite
        && !VAGUE.has(last)
        && ![
            "landet", "världen", "området", "sverige", "natten", "dagen", "fältet", "formen",
        ]
        .contains(&last)
}

/// Whether a sentence says of what it begins with, a value among it, that they are employers.
pub(super) fn is_employer(line: &Line<'_>, value: Run) -> bool {
    let is = (value.1..line.len().min(value.1 + 10)).find(|&i| line.word(i) == "är");
    is.is_some_and(|is| {
        let near = is + 1..line.len().min(is + 8);
        let mut same =
            near.take_while(|&i| line.pos(i) != Pos::Preposition || line.word(i) == "av");
        same.any(|i| {
            ["arbetsgivar", "arbetsplats"]
                .iter()
                .any(|noun| line.word(i).starts_with(noun))
        })
    })
}
