//! No employer: what stands where an employer would, and is none.

use super::employers::{is_known, towns};
use super::fact::Kind;
use super::line::{Line, Run};
use super::nothing::is_bare;
use super::rules::Rule;
use super::scene::Scene;
use super::word_sets::VAGUE;
use super::words::{Flags, Pos};
use crate::language::words::{compound, readings};

/// Whether a value is no employer and no workplace.
pub(super) fn names_no_employer(
    scene: &Scene<'_>,
    line: &Line<'_>,
    rule: &Rule,
    value: Run,
) -> bool {
    if line.pos(value.0) == Pos::Pronoun || is_other(line, value) || is_part(line, rule, value) {
        return true;
    }
    // "På flera orter, bland annat Umeå": where that is.
    if line.is_capital(value.0) && towns(line).contains(&value) {
        return true;
    }
    match rule.card.id {
        "employer/by-name" => {
            // "Några av de största är": of employers, if that is what was spoken of.
            let of_those =
                (0..value.0).any(|i| line.word(i) == "av" && line.word(i + 1) == "de" && i < 3);
            let spoken = scene.is_about_places()
                || scene
                    .facts
                    .last()
                    .is_some_and(|fact| fact.kind == Kind::Employer);
            !line.is_capital(value.0) || (of_those && !spoken)
        }
        "employer/works-within" => {
            let before = value.0.wrapping_sub(1);
            let known = (value.0..value.1).any(|i| is_known(line, i)) || is_among(line, value);
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
    // "Utlånade till grannen": what becomes of those who work there.
    let participle = value.1 - value.0 == 1
        && ["ade", "ada"].iter().any(|tail| last.ends_with(tail))
        && matches!(line.pos(value.1), Pos::Preposition | Pos::Om);
    // "Firmans egen verksamhet": not one's own.
    let of_another = line.word(value.0) == "egen"
        && value.0 > 0
        && line.pos(value.0 - 1) == Pos::Open
        && line.word(value.0 - 1).ends_with('s');
    // "Vid montering av rör", "vid smidesarbete": when, not where.
    let when = line.word(value.0.wrapping_sub(1)) == "vid"
        && line.is_action(value.1 - 1)
        && (line.word(value.1) == "av" || last.ends_with("arbete"));
    // "Undervisar i bild": a subject, no school.
    let taught = line.word(value.0.wrapping_sub(1)) == "i"
        && (value.0.saturating_sub(8)..value.0).any(|i| line.word(i).starts_with("undervisa"))
        && !["skol", "gymnasi", "klass", "universitet", "folkbild"]
            .iter()
            .any(|noun| last.contains(noun));
    owner
        || own
        || participle
        || of_another
        || when
        || taught
        || matches!(line.word(value.0), "samma" | "dessa" | "denna" | "detta")
        // "Inom den egna organisationen".
        || (line.word(value.0) == "egna" && last.ends_with("en"))
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

/// Whether a place only says which of something is meant: "kunden på byrån", "insatser inom vården kan se ut". Where one works
/// the sentence says with its verb.
fn is_part(line: &Line<'_>, rule: &Rule, value: Run) -> bool {
    if rule.card.id != "employer/place" {
        return false;
    }
    let mut before = value.0;
    while before > 0
        && matches!(
            line.pos(before - 1),
            Pos::Preposition | Pos::Determiner | Pos::Adverb | Pos::Pronoun
        )
    {
        before -= 1;
    }
    let Some(noun) = before.checked_sub(1) else {
        return false;
    };
    let role = Flags::ROLE.with(Flags::OWN);
    let whole = line.word(noun);
    if line.pos(noun) != Pos::Open
        || line.flags(noun).has(role)
        || line.is_capital(value.0)
        // "Inom primärvården på en mottagning": both are where.
        || is_known(line, noun)
        || matches!(line.word(noun.wrapping_sub(1)), "i" | "inom")
        || ["arbete", "personal", "team", "verksamhet"]
            .iter()
            .any(|work| whole.contains(work))
    {
        return false;
    }
    let definite = whole.len() > 4
        && ["en", "et", "arna", "erna", "orna"]
            .iter()
            .any(|tail| whole.ends_with(tail))
        && !is_plural_in_n(whole);
    let subject = noun == line.skip_light(0) && line.is_finite(value.1);
    definite || subject
}

/// Whether a noun is a plural that looks like a definite form: "märken".
fn is_plural_in_n(noun: &str) -> bool {
    let tail = compound::parts(noun)
        .pop()
        .map_or(noun, |part| &noun[part.range]);
    tail.strip_suffix('n')
        .is_some_and(|lemma| readings(tail).iter().any(|reading| reading.lemma == lemma))
}

/// Whether a value stands in a row of places of which some are known: "inom butik, ateljéer, skolor och film".
fn is_among(line: &Line<'_>, value: Run) -> bool {
    let in_row = |i: &usize| {
        matches!(
            line.pos(*i),
            Pos::Open | Pos::Comma | Pos::And | Pos::Determiner | Pos::Adverb | Pos::Pronoun
        ) || line.word(*i) == "för"
    };
    let from = (0..value.0).rev().take(16).take_while(in_row).last();
    let to = (value.1..line.len()).take(16).take_while(in_row).last();
    let row = from.unwrap_or(value.0)..to.unwrap_or(value.1) + 1;
    let known = row.filter(|&i| is_known(line, i)).count();
    let parted = |i: usize| matches!(line.pos(i), Pos::Comma | Pos::And);
    known > 1
        && !line.is_attribute(value.1 - 1)
        && !matches!(line.word(value.1 - 1), "större" | "mindre")
        && (parted(value.0.wrapping_sub(1)) || parted(value.1))
        && (value.0..value.1).all(|i| {
            line.pos(i) != Pos::Open
                || (line.flags(i) == Flags::default() && !VAGUE.has(line.word(i)))
        })
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
