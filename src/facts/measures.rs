//! Measures: lengths, years and sizes, found by their form.

use super::fact::EmployerSize;
use super::line::{Line, Run};
use super::word_sets::SCHOOLING;
use super::words::{Flags, Pos};
use crate::language::words::quantity::{QuantityKind, TimeUnit};

/// How far before "beroende på" the word for pay may stand.
const PAID: usize = 16;

/// "Beroende på X och Y varierar lönen": X and Y.
pub(super) fn pay_factors(line: &Line<'_>) -> Vec<Run> {
    let Some(at) = (0..line.len().saturating_sub(1))
        .find(|&i| line.word(i) == "beroende" && line.word(i + 1) == "på")
    else {
        return Vec::new();
    };
    let run = line.noun_phrase(at + 2);
    let pay_follows = (run.1..line.len().min(run.1 + 5))
        .any(|i| line.flags(i).has(Flags::PAY) || line.word(i).starts_with("lön"));
    // "Lönen ligger på 28 000 kronor i månaden beroende på ort": no other verb may stand between.
    let pay_before = (at.saturating_sub(5)..at).any(|i| line.word(i).starts_with("lön"))
        || (at.saturating_sub(PAID)..at)
            .rev()
            .find(|&i| line.word(i).starts_with("lön") || line.word(i).ends_with("lönen"))
            .is_some_and(|pay| (pay + 1..at).filter(|&i| line.is_finite(i)).count() == 1);
    if pay_follows || pay_before {
        line.all_items(run)
    } else {
        Vec::new()
    }
}

/// "Minst tre års erfarenhet", "flera års yrkesvana", "mångårig erfarenhet".
pub(super) fn years_of_experience(line: &Line<'_>) -> Vec<Run> {
    let work = |i: usize| {
        line.word(i).contains("erfarenhet")
            || matches!(line.word(i), "arbete" | "yrkesvana" | "vana" | "praktik")
    };
    let Some(last) = (0..line.len()).rev().find(|&i| work(i)) else {
        return Vec::new();
    };
    let counted = line
        .quantities()
        .iter()
        .filter(|q| matches!(q.kind, QuantityKind::Duration { .. }))
        .map(|q| line.run_of(&q.range));
    let uncounted = (0..last).filter_map(|i| match line.word(i) {
        "några" | "flera" | "många" if matches!(line.word(i + 1), "år" | "års") => {
            Some((i, i + 2))
        }
        "mångårig" | "flerårig" => Some((i, i + 1)),
        _ => None,
    });
    counted
        .chain(uncounted)
        .filter_map(|span| {
            let noun = (span.1..line.len().min(span.1 + 3))
                .take_while(|&k| matches!(line.pos(k), Pos::Open | Pos::Preposition | Pos::Adverb))
                .find(|&k| work(k))?;
            let first = match line.pos(span.0) {
                Pos::Preposition => span.0 + 1,
                _ => span.0,
            };
            Some((first, noun + 1))
        })
        .collect()
}

/// "Tre år", "ett och ett halvt års heltidsstudier", "treårig utbildning", "180 högskolepoäng" of an education.
pub(super) fn lengths_of_education(line: &Line<'_>) -> Vec<Run> {
    let is_length = |kind: &QuantityKind| match kind {
        QuantityKind::Duration { unit, per: None } => {
            !matches!(unit, TimeUnit::Hour | TimeUnit::Day)
        }
        QuantityKind::Credits => true,
        _ => false,
    };
    let known = Flags::FIELD.with(Flags::LEVEL);
    let about = SCHOOLING.is_in(line.lower((0, line.len())))
        || (0..line.len()).any(|i| line.flags(i).has(known));
    if !about {
        return Vec::new();
    }
    let lengths = line.quantities().iter().filter(|q| is_length(&q.kind));
    let mut out: Vec<Run> = Vec::new();
    for run in lengths.filter_map(|q| length_of_education(line, line.run_of(&q.range))) {
        match out.last_mut() {
            // "Från sex veckor till ett år", "mellan ett halvt och två år": one span.
            Some(last)
                if last.1 + 1 == run.0
                    && matches!(
                        (line.word(last.0.wrapping_sub(1)), line.word(last.1)),
                        ("från", "till") | ("mellan", "och")
                    ) =>
            {
                last.1 = run.1;
            }
            _ => out.push(run),
        }
    }
    out
}

/// A span of time with the noun that it measures, if it can be the length of an education.
fn length_of_education(line: &Line<'_>, (first, last): Run) -> Option<Run> {
    let school = |i: usize| SCHOOLING.is_in(line.word(i));
    if line.word(last - 1).contains("årig") {
        return school(last).then_some((first, last + 1));
    }
    // An age, or a time since something, is no length: "fyllt 18 år", "41 år gammal", "sedan tre år".
    let age = matches!(
        line.word(last),
        "ålder" | "gammal" | "gamla" | "gammalt" | "sedan" | "fyllda"
    );
    let since = matches!(
        line.word(first.wrapping_sub(1)),
        "sedan" | "för" | "fyllt" | "fylla" | "om" | "efter" | "under"
    );
    let studied = usize::from(line.word(last - 1).ends_with('s') && school(last));
    (!age && !since).then_some((first, last + studied))
}

/// The employer size that a sentence says people work at: "finns i mindre företag". One that only bounds what the sentence
/// says ("I stora företag sköter man …") is no claim of its own.
pub(super) fn size_worked_at(line: &Line<'_>) -> Option<Run> {
    let (at, _) = sized_employer(line)?;
    let same_part = |i: usize| line.tokens[i].part == line.tokens[at].part;
    let works = (0..at).filter(|&i| same_part(i)).any(|i| {
        matches!(
            line.word(i),
            "arbetar"
                | "arbeta"
                | "jobbar"
                | "jobba"
                | "finns"
                | "behövs"
                | "verksamma"
                | "verkar"
                | "vanlig"
                | "vanliga"
        ) || line.word(i).starts_with("anställ")
    });
    let article = usize::from(at > 0 && line.pos(at - 1) == Pos::Determiner);
    let named = at > article && line.pos(at - 1 - article) == Pos::Preposition;
    let noun = (at + 1..line.len().min(at + 5))
        .find(|&k| line.pos(k) == Pos::Open && !matches!(line.word(k), "medelstora" | "små"))?;
    (works && named).then_some((at, noun + 1))
}

/// The employer size that a value itself names.
pub(super) fn employer_size_within(line: &Line<'_>, value: Run) -> Option<EmployerSize> {
    sized_employer(line)
        .filter(|(at, _)| (value.0..value.1).contains(at))
        .map(|(_, size)| size)
}

/// Where a sentence first names an employer's size, and which.
pub(super) fn sized_employer(line: &Line<'_>) -> Option<(usize, EmployerSize)> {
    sized_employers(line).next()
}

/// Where a sentence names employers' sizes, and which.
pub(super) fn sized_employers(
    line: &Line<'_>,
) -> impl DoubleEndedIterator<Item = (usize, EmployerSize)> {
    (0..line.len()).filter_map(|i| {
        let size = match line.word(i) {
            "stort" | "stora" | "större" => EmployerSize::Large,
            "små" | "mindre" | "litet" | "medelstora" => EmployerSize::SmallMedium,
            _ => return None,
        };
        let noun = (i + 1..line.len().min(i + 5)).find(|&k| {
            !matches!(line.pos(k), Pos::And) && !matches!(line.word(k), "medelstora" | "små")
        })?;
        let employer = line.flags(noun).has(Flags::WORKPLACE)
            || line.word(noun).contains("företag")
            || line.word(noun).contains("arbetsplats")
            || line.word(noun).contains("arbetsgivare");
        employer.then_some((i, size))
    })
}
