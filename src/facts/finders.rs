//! Finders: rules whose cue is not a row of words but a judgement over the sentence.

use super::fact::{EmployerSize, Facet, Kind};
use super::line::{Line, Run};
use super::modality;
use super::phrase::is_state;
use super::rules;
use super::scene::{Found, LeadIn, Scene};
use super::topic::Topic;
use super::words::{Flags, Pos};
use aho_corasick::AhoCorasick;
use std::sync::OnceLock;

/// Runs every finder.
pub(super) fn find(
    scene: &Scene<'_>,
    line: &Line<'_>,
    topic: Topic,
    lead: Option<LeadIn>,
    is_item: bool,
    out: &mut Vec<Found>,
) {
    let mut add = |id: &str, value: Run, facet: Option<Facet>| {
        out.push(Found {
            rule: rules::index_of(id),
            value,
            facet,
        });
    };
    if let Some((value, facet)) = named_skill(line, topic, lead) {
        add("skill/named", value, Some(facet));
    } else if is_item && let Some(lead) = lead {
        for value in listed(line) {
            match lead.kind {
                Kind::Duty => add("duty/listed", value, None),
                Kind::Skill => add("skill/listed", value, Some(facet_of_skill(line, value))),
                _ => {}
            }
        }
    }
    for value in amounts(line) {
        add("pay/amount", value, None);
    }
    for value in pay_factors(line) {
        add("pay/depending-on", value, None);
    }
    for value in years_of_experience(line) {
        add("experience/years", value, None);
    }
    for value in lengths_of_education(line) {
        add("education/length", value, None);
    }
    if let Some(value) = other_role(scene, line) {
        add("occupation/other-role", value, None);
    }
    for value in doings(scene, line) {
        add("duty/does", value, None);
    }
}

impl Line<'_> {
    /// Whether the sentence ends with a colon: it leads in what follows.
    pub(super) fn ends_with_colon(&self) -> bool {
        self.tokens.last().is_some_and(|t| t.pos == Pos::Colon)
    }
}

/// Whether the line begins with a list mark.
pub(super) fn is_bullet(line: &Line<'_>) -> bool {
    line.text.starts_with(['-', '–', '•', '*', '·', '▪', '●'])
}

/// Whether the sentence tells where to read more, or what the site says of itself.
pub(super) fn is_boilerplate(line: &Line<'_>) -> bool {
    static WORDS: OnceLock<Option<AhoCorasick>> = OnceLock::new();
    WORDS
        .get_or_init(|| AhoCorasick::new(include_str!("tables/boilerplate.sv.tsv").lines()).ok())
        .as_ref()
        .is_some_and(|words| words.is_match(line.lower((0, line.len()))))
}

/// Whether the sentence only says how things seem from outside.
pub(super) fn is_impression(line: &Line<'_>) -> bool {
    let start = line.lower((0, line.len().min(12)));
    [
        "verkar det som",
        "verka som att",
        "kan tyckas",
        "kan det tyckas",
        "kan tro",
        "många tror",
        "tror kanske",
    ]
    .iter()
    .any(|cue| start.contains(cue))
}

/// The roles that a title names.
pub(super) fn title_roles(line: &Line<'_>) -> Vec<Run> {
    const LEAD: &[&str] = &[
        "hur",
        "man",
        "blir",
        "så",
        "du",
        "bli",
        "att",
        "yrket",
        "som",
        "arbeta",
        "jobba",
        "jobbar",
        "arbetar",
        "om",
        "vad",
        "gör",
        "en",
        "ett",
        "är",
        "här",
        "yrke",
        "yrken",
        "yrkesguide",
        "yrkesbeskrivning",
        "guide",
        "till",
        "vill",
        "din",
        "väg",
        "blev",
        "karriär",
        "jag",
        "utbilda",
        "utbildning",
        "dig",
        "på",
        "jobb",
        "jobbet",
        "fakta",
        "lön",
        "och",
    ];
    let mut start = 0;
    while start < line.len()
        && (LEAD.contains(&line.word(start))
            || matches!(line.pos(start), Pos::Colon | Pos::Mark | Pos::Comma))
    {
        start += 1;
    }
    let mut roles = Vec::new();
    let mut from = start;
    let mut i = start;
    while i <= line.len() {
        let separator = i == line.len()
            || matches!(line.pos(i), Pos::And | Pos::Comma | Pos::Colon)
            || matches!(
                line.word(i),
                "/" | "|" | "–" | "-" | "—" | "(" | "?" | "!" | "."
            );
        if separator {
            let run = line.trimmed((from, i));
            if line.names_something(run) {
                roles.push(run);
            }
            from = i + 1;
            let ends = !matches!(line.pos(i), Pos::And | Pos::Comma) && line.word(i) != "/";
            if ends {
                break;
            }
        }
        i += 1;
    }
    roles
}

/// What a lead-in announces, if the sentence is one.
pub(super) fn lead_in(line: &Line<'_>) -> Option<LeadIn> {
    if !line.ends_with_colon() {
        return None;
    }
    let words = line.lower((0, line.len()));
    let any = |list: &[&str]| list.iter().any(|w| words.contains(w));
    let kind = if any(&[
        "förmåg",
        "egenskap",
        "kompetens",
        "som är",
        "du är",
        "du har",
        "som har",
        "krav",
        "kvalifik",
        "kunskap",
        "färdighet",
        "bör ",
    ]) {
        Kind::Skill
    } else if any(&[
        "uppgift", "ansvar", "ingår", "innebär", "arbeta", "jobba", "att", "göra", "rollen",
    ]) {
        Kind::Duty
    } else {
        return None;
    };
    Some(LeadIn {
        kind,
        modality: modality::of_lead_in(line),
    })
}

/// What a heading makes of the list right under it.
pub(super) fn lead_in_of_heading(line: &Line<'_>, topic: Topic) -> Option<LeadIn> {
    lead_in(line).or_else(|| {
        let kind = match topic {
            Topic::Work => Kind::Duty,
            Topic::Skills => Kind::Skill,
            _ => return None,
        };
        Some(LeadIn {
            kind,
            modality: modality::of_lead_in(line),
        })
    })
}

/// The trait that a list item names before its colon.
fn named_skill(line: &Line<'_>, topic: Topic, lead: Option<LeadIn>) -> Option<(Run, Facet)> {
    let governed = lead.is_some_and(|l| l.kind == Kind::Skill);
    if !(governed || topic == Topic::Skills) || line.ends_with_colon() {
        return None;
    }
    let colon = (1..line.len().min(8)).find(|&i| line.pos(i) == Pos::Colon);
    let end = match colon {
        Some(end) => end,
        // "Stresstålig Det är viktigt": the colon got lost.
        None if line.flags(0).has(Flags::SKILL.with(Flags::TRAIT)) && line.is_capital(1) => 1,
        None if line.flags(1).has(Flags::SKILL) && line.is_capital(2) => 2,
        None => return None,
    };
    let value = line.trimmed((0, end));
    let plain = (value.0..value.1).all(|i| !line.is_finite(i) || line.pos(i) == Pos::Passive);
    (value.0 < value.1 && plain).then(|| (value, facet_of_skill(line, value)))
}

/// Ability or trait, by the word's form.
fn facet_of_skill(line: &Line<'_>, value: Run) -> Facet {
    let ability = (value.0..value.1)
        .any(|i| line.flags(i).has(Flags::SKILL) || matches!(line.pos(i), Pos::Infinitive));
    if ability {
        Facet::Ability
    } else {
        Facet::Trait
    }
}

/// The values of a list item.
fn listed(line: &Line<'_>) -> Vec<Run> {
    let mut start = line.skip_light(0);
    while start < line.len() && matches!(line.pos(start), Pos::Mark | Pos::Att) {
        start = line.skip_light(start + 1);
    }
    match line.pos(start) {
        Pos::Infinitive | Pos::Verb => line.verb_items(start),
        _ => line.noun_items(start, false),
    }
}

/// Sums of money in a sentence.
fn amounts(line: &Line<'_>) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    let about_pay = (0..line.len()).any(|i| {
        line.flags(i).has(Flags::PAY)
            || line.word(i).contains("lön")
            || line.word(i).starts_with("tjäna")
    });
    if !about_pay {
        return out;
    }
    for i in 0..line.len() {
        if !matches!(
            line.word(i),
            "kronor" | "kr" | "sek" | "tkr" | "kronor/månad" | "tusenlappar" | "euro"
        ) {
            continue;
        }
        let mut start = i;
        while start > 0
            && i - start < 8
            && (line.pos(start - 1) == Pos::Number
                || matches!(line.word(start - 1), "och" | "till" | "-" | "–" | "—"))
        {
            start -= 1;
        }
        while start < i && line.pos(start) != Pos::Number {
            start += 1;
        }
        if start < i {
            out.push((start, i + 1));
        }
    }
    out
}

/// "Beroende på X och Y varierar lönen": X and Y.
fn pay_factors(line: &Line<'_>) -> Vec<Run> {
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
        line.noun_items(at + 2, false)
    } else {
        Vec::new()
    }
}

/// "Minst tre års erfarenhet".
fn years_of_experience(line: &Line<'_>) -> Vec<Run> {
    (1..line.len())
        .filter(|&i| line.word(i) == "års" && line.pos(i - 1) == Pos::Number)
        .filter_map(|i| {
            let noun = (i + 1..line.len().min(i + 4))
                .find(|&k| line.word(k).contains("erfarenhet") || line.word(k).contains("arbet"))?;
            Some((i - 1, noun + 1))
        })
        .collect()
}

/// "Tre år", "tre och ett halvt års heltidsstudier" of an education.
fn lengths_of_education(line: &Line<'_>) -> Vec<Run> {
    let about = (0..line.len()).any(|i| {
        line.flags(i).has(Flags::FIELD.with(Flags::LEVEL))
            || line.word(i).contains("utbildning")
            || line.word(i).contains("studie")
    });
    if !about {
        return Vec::new();
    }
    let mut out = Vec::new();
    for i in 1..line.len() {
        let unit = matches!(
            line.word(i),
            "år" | "års"
                | "terminer"
                | "veckor"
                | "månader"
                | "högskolepoäng"
                | "hp"
                | "yrkeshögskolepoäng"
        );
        if !unit || line.pos(i - 1) != Pos::Number {
            continue;
        }
        let mut start = i - 1;
        while start > 0
            && (line.pos(start - 1) == Pos::Number
                || matches!(line.word(start - 1), "och" | "ett" | "till" | "-" | "–"))
        {
            start -= 1;
        }
        if matches!(
            line.word(start.wrapping_sub(1)),
            "sedan" | "för" | "om" | "efter" | "under"
        ) {
            continue;
        }
        while start < i && line.pos(start) != Pos::Number {
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

/// The employer size that a sentence names.
pub(super) fn employer_size(line: &Line<'_>) -> Option<EmployerSize> {
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
        employer.then_some(size)
    })
}

/// Another role that the sentence is about: it stands first, and a verb follows.
fn other_role(scene: &Scene<'_>, line: &Line<'_>) -> Option<Run> {
    let mut i = line.skip_light(0);
    let as_role = line.word(i) == "som";
    if as_role {
        i = line.skip_light(i + 1);
    }
    let mut end = i;
    while end < line.len() && end < i + 4 && !line.is_finite(end) {
        if scene.is_own_role(line, end) {
            return None;
        }
        end += 1;
    }
    let run = line.trimmed((i, end));
    let last = run.1.checked_sub(1)?;
    let fits = line.is_finite(end)
        && run.0 < run.1
        && run.1 - run.0 <= 3
        && line.flags(last).has(Flags::ROLE);
    let tells = as_role
        || !matches!(
            line.word(end),
            "är" | "har" | "kan" | "får" | "ingår" | "finns"
        )
        || line.pos(end) == Pos::Verb;
    (fits && tells).then_some(run)
}

/// What people in the role do: the phrases of verbs whose subject is the role or a pronoun for it.
fn doings(scene: &Scene<'_>, line: &Line<'_>) -> Vec<Run> {
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
            "man" | "de" | "hen" | "han" | "hon" | "du" | "vi"
        ) || scene.is_role(line, k)
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
