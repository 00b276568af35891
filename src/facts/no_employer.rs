//! No employer: what stands where an employer would, and is none.

use super::line::{Line, Run};
use super::nothing::is_bare;
use super::rules::Rule;
use super::scene::Scene;
use super::word_sets::VAGUE;
use super::words::{Flags, Pos};

/// Whether a value is no employer and no workplace.
pub(super) fn names_no_employer(
    scene: &Scene<'_>,
    line: &Line<'_>,
    rule: &Rule,
    value: Run,
) -> bool {
    if line.pos(value.0) == Pos::Pronoun || is_other(line, value) {
        return true;
    }
    match rule.card.id {
        "employer/by-name" => !line.is_capital(value.0),
        "employer/works-within" => {
            let before = value.0.wrapping_sub(1);
            let known =
                (value.0..value.1).any(|i| line.flags(i).has(Flags::WORKPLACE.with(Flags::SECTOR)));
            let placed = scene.is_about_places() && names_place(line, value);
            // "hos privata tandläkare"
            let whose = line.word(before) == "hos";
            // "En vanlig arbetsplats är en provhall"
            let named = line.pos(before) == Pos::Determiner
                && line.word(value.1 - 1) != "del"
                && line.word(value.0.wrapping_sub(2)) == "är"
                && ["arbetsplats", "arbetsgivar"]
                    .iter()
                    .any(|noun| line.word(value.0.wrapping_sub(3)).starts_with(noun));
            !(known || placed || whose || named)
        }
        _ => is_bare(scene, line, value),
    }
}

/// Whether what stands where an employer would is none: a manner, a market, an owner ("myndighetens chefer"), any firm at all
/// ("ett visst företag").
fn is_other(line: &Line<'_>, value: Run) -> bool {
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
fn names_place(line: &Line<'_>, value: Run) -> bool {
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
