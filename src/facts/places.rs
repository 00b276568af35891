//! Places: the kinds of workplace that a sentence names, whatever its verb.

use super::employers::is_known;
use super::found::Found;
use super::line::{Line, Run};
use super::word_sets::{NO_EMPLOYER, VAGUE};
use super::words::{Flags, Pos};

/// The workplaces and sectors of a sentence in a section about where one works, where no rule found another claim.
pub(super) fn workplaces(line: &Line<'_>) -> Vec<Found> {
    (0..line.len())
        .filter(|&i| line.flags(i).has(Flags::WORKPLACE.with(Flags::SECTOR)))
        .map(|i| Found::of("employer/named-place", line.with_attributes(i)))
        .collect()
}

/// The workplaces and sectors that a preposition leads in, all items of the list: "på sjukhus, vårdcentraler och äldreboenden".
/// What follows the role's own name may belong to it: "sjuksköterskor inom psykiatri".
pub(super) fn places(line: &Line<'_>) -> Vec<Run> {
    let known = |run: Run| (run.0..run.1).any(|i| is_known(line, i));
    // "Hos många åkerier", "vid någon av stadens skolor": how many, or which of them, is not said.
    let first_of = |i: usize| {
        let mut first = line.skip_light(i);
        while matches!(
            line.word(first),
            "många"
                | "flera"
                | "alla"
                | "vissa"
                | "några"
                | "någon"
                | "flesta"
                | "slags"
                | "sorters"
        ) {
            first = line.skip_light(first + 1);
            if line.word(first) == "av" {
                first = line.skip_light(first + 1);
            }
        }
        first
    };
    let leads = |i: usize| {
        let before = line.word(i.wrapping_sub(1));
        let sector = ["privat", "statlig", "kommunal", "ideell", "offentlig"]
            .iter()
            .any(|stem| line.word(i + 1).starts_with(stem));
        (matches!(line.word(i), "på" | "vid" | "hos" | "inom") || (line.word(i) == "i" && sector))
            && before != "beroende"
            && !(i > 0 && line.flags(i - 1).has(Flags::OWN))
    };
    (0..line.len())
        .filter(|&i| leads(i))
        .filter(|&i| {
            let first = first_of(i + 1);
            (first..line.len().min(first + 3))
                .take_while(|&k| line.pos(k) == Pos::Open)
                .any(|k| known((k, k + 1)))
        })
        .flat_map(|i| {
            let items = line.noun_items(first_of(i + 1), true);
            let ends_known = |item: &Run| known((item.1 - 1, item.1));
            let any = items.iter().filter(|item| ends_known(item)).count();
            // "På sjukhus, fjällstationer och vårdcentraler": what stands among workplaces is one too.
            let among = any > 1 && line.word(i) != "inom";
            items
                .into_iter()
                .filter(move |item| ends_known(item) || (among && may_be_place(line, *item)))
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Whether a noun that no table knows may be a workplace, beside others.
fn may_be_place(line: &Line<'_>, item: Run) -> bool {
    item.1 - item.0 == 1
        && line.pos(item.0) == Pos::Open
        && line.flags(item.0) == Flags::default()
        && !VAGUE.has(line.word(item.0))
        && !NO_EMPLOYER.has(line.word(item.0))
}
