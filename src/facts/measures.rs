//! Measures: lengths, years and sizes, found by their form.

use super::fact::EmployerSize;
use super::line::{Line, Run};
use super::words::{Flags, Pos};

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
    let pay_before = (at.saturating_sub(5)..at).any(|i| line.word(i).starts_with("lön"));
    if pay_follows || pay_before {
        line.all_items(run)
    } else {
        Vec::new()
    }
}

/// "Minst tre års erfarenhet".
pub(super) fn years_of_experience(line: &Line<'_>) -> Vec<Run> {
    (1..line.len())
        .filter(|&i| {
            matches!(line.word(i), "års" | "år" | "årig" | "månaders")
                && (line.pos(i - 1) == Pos::Number
                    || line.word(i - 1) == "ett"
                    || line.word(i - 1) == "några")
        })
        .filter_map(|i| {
            let noun = (i + 1..line.len().min(i + 4))
                .take_while(|&k| matches!(line.pos(k), Pos::Open | Pos::Preposition | Pos::Adverb))
                .find(|&k| {
                    line.word(k).contains("erfarenhet")
                        || matches!(line.word(k), "arbete" | "yrkesvana" | "vana")
                })?;
            Some((i - 1, noun + 1))
        })
        .collect()
}

/// "Tre år", "tre och ett halvt års heltidsstudier" of an education.
pub(super) fn lengths_of_education(line: &Line<'_>) -> Vec<Run> {
    // "En treårig utbildning".
    let mut out: Vec<Run> = (0..line.len())
        .filter(|&i| {
            let word = line.word(i);
            (word.ends_with("årig") || word.ends_with("åriga") || word.ends_with("årigt"))
                && ["utbildning", "program", "kurs", "examen"]
                    .iter()
                    .any(|noun| line.word(i + 1).contains(noun))
        })
        .map(|i| (i, i + 2))
        .collect();
    if !(1..line.len()).any(|i| is_length(line.word(i))) {
        return out;
    }
    let about = (0..line.len()).any(|i| {
        line.flags(i).has(Flags::FIELD.with(Flags::LEVEL))
            || line.word(i).contains("utbildning")
            || line.word(i).contains("studie")
    });
    if !about {
        return out;
    }
    for i in 1..line.len() {
        let unit = is_length(line.word(i));
        // An age is no length: "fyllt 18 år", "41 år gammal".
        if matches!(
            line.word(i + 1),
            "ålder" | "gammal" | "gamla" | "gammalt" | "sedan" | "fyllda"
        ) {
            continue;
        }
        let counted = line.pos(i - 1) == Pos::Number || matches!(line.word(i - 1), "ett" | "en");
        if !unit || !counted {
            continue;
        }
        let mut start = i - 1;
        while start > 0
            && (line.pos(start - 1) == Pos::Number
                || matches!(
                    line.word(start - 1),
                    "och" | "eller" | "ett" | "en" | "till" | "-" | "–" | "halvt" | "halv"
                ))
        {
            start -= 1;
        }
        if matches!(
            line.word(start.wrapping_sub(1)),
            "sedan" | "för" | "fyllt" | "fylla" | "om" | "efter" | "under"
        ) {
            continue;
        }
        while start < i
            && line.pos(start) != Pos::Number
            && !matches!(line.word(start), "ett" | "en")
        {
            start += 1;
        }
        let end = if line.word(i) == "års" && line.word(i + 1).contains("studie") {
            i + 2
        } else {
            i + 1
        };
        out.push((start, end));
    }
    out
}

/// Units of the length of an education.
fn is_length(word: &str) -> bool {
    matches!(
        word,
        "år" | "års"
            | "termin"
            | "terminer"
            | "veckor"
            | "månader"
            | "högskolepoäng"
            | "hp"
            | "yrkeshögskolepoäng"
    )
}

/// The employer size that a sentence says people work at: "finns i mindre företag". One that only bounds what the sentence
/// says ("I stora företag sköter man …") is no claim of its own.
pub(super) fn size_worked_at(line: &Line<'_>) -> Option<Run> {
    let (at, _) = sized_employer(line)?;
    let works = (0..at).any(|i| {
        matches!(
            line.word(i),
            "arbetar" | "arbeta" | "jobbar" | "jobba" | "finns" | "behövs" | "verksamma" | "verkar"
        ) || line.word(i).starts_with("anställ")
    });
    let named = at > 0 && line.pos(at - 1) == Pos::Preposition;
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

/// Where a sentence names an employer's size, and which.
pub(super) fn sized_employer(line: &Line<'_>) -> Option<(usize, EmployerSize)> {
    (0..line.len()).find_map(|i| {
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
