//! Nothing: values that claim nothing, though a rule's cue leads them in.

use super::fact::{Facet, Kind};
use super::line::{Line, Run};
use super::no_employer::{is_employer, names_no_employer, names_place};
use super::no_field::{is_broken_off, is_past_verb, is_place};
use super::no_pathway::names_no_pathway;
use super::no_skill::{
    announces_more, is_known_for, is_means, is_of_another, is_purpose, only_counts, opens_elsewhere,
};
use super::rules::Rule;
use super::scene::Scene;
use super::word_sets::{GETS, GOES, NO_FIELD, VAGUE};
use super::words::{Flags, Pos};
use crate::language::words::quantity::{Quantity, QuantityKind};

/// Whether a value names nothing: a bare role, a pronoun, a word for work or for schooling as such.
pub(super) fn names_nothing(scene: &Scene<'_>, line: &Line<'_>, rule: &Rule, value: Run) -> bool {
    let (first, last) = (line.word(value.0), line.word(value.1 - 1));
    let single = value.1 - value.0 == 1;
    // "Kurs- och cirkelledare": half of a compound.
    if single && last.ends_with('-') {
        return true;
    }
    match rule.kind {
        // "Förmåner: gratis lunch": a label names nothing.
        Kind::Pay | Kind::Condition | Kind::Employer | Kind::Outlook
            if value.0 == line.skip_light(0)
                && line.pos(value.1) == Pos::Colon
                && line.pos(value.1 + 1) != Pos::Number =>
        {
            true
        }
        // "Titeln är inte skyddad": that is no name.
        Kind::Occupation
            if rule.card.id == "occupation/called"
                && (line.pos(value.0) == Pos::Not
                    || (line.is_attribute(value.1 - 1)
                        && !line.flags(value.1 - 1).has(Flags::ROLE))) =>
        {
            true
        }
        Kind::Occupation => {
            // A name that the text gives the role is one, whatever the tables know.
            let called = rule.card.id == "occupation/called"
                && !matches!(line.word(value.0.wrapping_sub(2)), "så" | "vilket");
            // "Kallas även kamrer": of whom is said before.
            let bare = called
                && ((line.skip_adverbs(0) + 3 > value.0 && line.is_finite(0))
                    || (0..value.0.min(6)).any(|i| line.pos(i) == Pos::Colon));
            let named = bare
                || called
                    && (0..value.0).any(|i| {
                        scene.is_own_role(line, i)
                            || matches!(
                                line.word(i),
                                "yrket" | "titeln" | "titlar" | "benämningar" | "namn"
                            )
                    });
            let names_role = named
                || rule.card.id == "occupation/work-as"
                || (value.0..value.1).any(|i| line.flags(i).has(Flags::ROLE));
            // "Kallas olika saker": no name.
            let no_name = !rule.card.id.ends_with("title") && VAGUE.has(line.word(value.0));
            let own_firm = last.starts_with("företagare")
                && matches!(line.word(value.0.wrapping_sub(1)), "egen" | "egna");
            // What a user's rule looks for is what they want.
            (!names_role && rule.rank >= super::rules::FIRST)
                || own_firm
                || no_name
                || scene.is_own_role(line, value.1 - 1)
                || line.pos(value.0) == Pos::Pronoun
        }
        Kind::Employer if line.pos(value.0) == Pos::Pronoun || names_no_employer(line, value) => {
            true
        }
        Kind::Pathway => names_no_pathway(scene, line, rule, value),
        // "Goda möjligheter att utvecklas": that is no demand for people.
        Kind::Outlook if last == "möjligheter" => {
            let what = value.1..line.len().min(value.1 + 7);
            line.pos(value.1) != Pos::Mark
                && !what.into_iter().any(|i| {
                    ["jobb", "arbet", "anställ", "tjänst", "syssels"]
                        .iter()
                        .any(|stem| line.word(i).contains(stem))
                })
        }
        // "Lönen varierar med erfarenhet", "reser sig ofta": nothing about how the work is.
        Kind::Condition
            if matches!(first, "varierar" | "variera" | "växlar" | "skiftar")
                && (0..value.0).any(|i| line.word(i).starts_with("lön")) =>
        {
            true
        }
        Kind::Condition if (value.0..value.1).any(|i| line.word(i) == "sig") => true,
        // "Schemalagda arbetstider": the noun's own claim has both.
        Kind::Condition
            if rule.facet == Some(Facet::Hours)
                && line.flags(value.1 - 1).has(Flags::HOURS)
                && line.flags(value.1).has(Flags::HOURS) =>
        {
            true
        }
        Kind::Skill if is_purpose(line, value.0) || is_of_another(line, value.0) => true,
        // "Den kurs du är intresserad av är": the sentence goes on.
        Kind::Skill if matches!(first, "är" | "har" | "finns" | "gäller" | "uppstår") => true,
        // "Naturlig förmåga att lyssna": the ability is named behind it.
        Kind::Skill
            if rule.card.id == "skill/asked-for"
                && line.pos(value.1) == Pos::Att
                && announces_more(line, value) =>
        {
            true
        }
        // "Kraven på vana ökar": that is how the demands go.
        Kind::Skill
            if rule.card.id == "skill/demanded"
                && (value.1..line.len().min(value.1 + 3))
                    .any(|i| GOES.of(line.lang()).begins(line.word(i))) =>
        {
            true
        }
        // "Översätter från engelska", "på engelska heter yrket": no skill is asked for.
        Kind::Skill
            if rule.card.id == "skill/asked-for"
                && (matches!(line.word(value.0.wrapping_sub(1)), "från" | "till")
                    || (line.word(value.0.wrapping_sub(1)) == "på"
                        && matches!(line.word(value.1), "heter" | "kallas"))) =>
        {
            true
        }
        // "Kunskap väger tungt", "en tung lastbil".
        Kind::Condition
            if single
                && last.starts_with("tung")
                && (line.word(value.0.wrapping_sub(1)).starts_with("väg")
                    || line.word(value.1).contains("bil")
                    || line.word(value.1).contains("fordon")) =>
        {
            true
        }
        Kind::Skill if is_known_for(line, value.0) || only_has(line, value) => true,
        Kind::Skill if rule.card.id == "skill/have" => {
            announces_more(line, value)
                || !(value.0..value.1).any(|i| line.flags(i).has(Flags::SKILL.with(Flags::TRAIT)))
        }
        Kind::Skill
            if matches!(
                last,
                "förmåga" | "förmågor" | "färdigheter" | "kompetens" | "kompetenser"
            ) =>
        {
            single || matches!(first, "viktig" | "viktiga" | "god" | "särskild" | "rätt")
        }
        // "I tal och skrift": how, not what.
        Kind::Skill if line.lower(value) == "tal och skrift" || (single && last == "skrift") => {
            true
        }
        Kind::Skill if only_counts(line, value) => true,
        // "Krav på personliga egenskaper hos dem": no property is named.
        Kind::Skill if (value.0..value.1).any(|i| line.word(i) == "egenskaper") => true,
        Kind::Skill if rule.card.id == "skill/demanded" => {
            is_verb(line, value.0)
                || (line.pos(value.0.wrapping_sub(1)) == Pos::Preposition
                    && line.word(value.0.wrapping_sub(2)) != "krav")
                || announces_more(line, value)
                || (single && VAGUE.has(last))
                || first == "insatser"
                || line.is_action(value.0)
                || (value.0..value.1)
                    .any(|i| line.flags(i).has(Flags::SCHOOLING.with(Flags::COURSE)))
                || opens_elsewhere(line, value)
        }
        Kind::Skill if opens_elsewhere(line, value) => true,
        Kind::Employer if rule.card.id == "employer/by-name" => !line.is_capital(value.0),
        Kind::Employer if rule.card.id == "employer/works-within" => {
            let known =
                (value.0..value.1).any(|i| line.flags(i).has(Flags::WORKPLACE.with(Flags::SECTOR)));
            let placed = scene.is_about_places() && names_place(line, value);
            // "hos privata tandläkare"
            let whose = line.word(value.0.wrapping_sub(1)) == "hos";
            // "En vanlig arbetsplats är en provhall"
            let article = line.pos(value.0.wrapping_sub(1)) == Pos::Determiner;
            let named = article
                && last != "del"
                && line.word(value.0.wrapping_sub(2)) == "är"
                && ["arbetsplats", "arbetsgivar"]
                    .iter()
                    .any(|noun| line.word(value.0.wrapping_sub(3)).starts_with(noun));
            !(known || placed || whose || named)
        }
        // "Har kunden i fokus" is no trait.
        Kind::Skill if rule.card.id == "skill/trait-word" => {
            line.pos(value.1) == Pos::Open || line.word(value.0.wrapping_sub(1)) == "i"
        }
        Kind::Skill if rule.card.id == "skill/important-to" && is_means(line, value.0) => true,
        Kind::Skill
            if rule.card.id != "skill/knowledge"
                && (value.0..value.1).all(|i| line.flags(i).has(Flags::ROLE)) =>
        {
            true
        }
        // "Säljaren säljer": a verb of the role's own stem is what is done.
        Kind::Duty
            if (is_bare_pronoun(line, value) && rule.card.id != "duty/sees-to")
                || (scene.is_own_role(line, value.0) && !is_verb(line, value.0)) =>
        {
            true
        }
        // "Ofta tillsammans med andra": how, not what.
        Kind::Duty if first == "tillsammans" || only_has(line, value) => true,
        Kind::Duty
            if is_light_verb(first)
                && (value.0 + 1..value.1).all(|i| scene.is_own_role(line, i)) =>
        {
            true
        }
        // "läsa vidare till inspektör": what one becomes.
        Kind::Duty if value.1 - value.0 > 1 && line.word(value.0 + 1) == "vidare" => true,
        // "Arbetsuppgifterna är varierade": how they are, not what.
        Kind::Duty
            if single
                && !line.is_action(value.0)
                && (line.is_attribute(value.0)
                    || (last.ends_with("are")
                        && !line.flags(value.0).has(Flags::ROLE)
                        && matches!(
                            line.word(value.0.wrapping_sub(1)),
                            "och" | "är" | "lite" | "mer"
                        ))) =>
        {
            true
        }
        // "reser sig", "läsa ekonomi på högskola": no task of the work.
        Kind::Duty if last == "sig" && value.1 - value.0 == 2 => true,
        Kind::Duty
            if matches!(
                first,
                "läsa" | "läser" | "studera" | "plugga" | "gå" | "går"
            ) =>
        {
            (value.0..value.1).any(|i| line.flags(i).has(Flags::LEVEL.with(Flags::FIELD)))
        }
        // "Utbildning i Göteborg", "i flera steg": where and how, not in what.
        Kind::Education
            if rule.card.id == "education/in"
                && (NO_FIELD.has(last)
                    || is_place(line, value)
                    || is_broken_off(line, value)
                    || (value.0..value.1).any(|i| is_past_verb(line, i))) =>
        {
            true
        }
        // "Högskolor är vanliga arbetsgivare": for whom one works, not where one studies.
        Kind::Education | Kind::Course if is_employer(line, value) => true,
        // "Utbildning till provare finns på yrkeshögskolan": the sentence is about the school.
        Kind::Education
            if rule.card.id == "education/in"
                && (value.0.saturating_sub(8)..value.0).any(|i| {
                    line.word(i) == "till" && line.word(i.wrapping_sub(1)).contains("utbildning")
                })
                && (0..line.len()).any(|i| line.flags(i).has(Flags::LEVEL)) =>
        {
            true
        }
        // "Intern utbildning" is a course; "utbildning" alone says neither how high nor in what.
        Kind::Education if rule.facet != Some(Facet::Level) && is_schooling(last) => {
            single
                || !["isk", "ell", "iv", "är"]
                    .iter()
                    .any(|tail| line.word(value.1 - 2).ends_with(tail))
        }
        // "Tidigare erfarenhet av försäljning": what it is of is named.
        Kind::Experience
            if rule.card.id == "experience/of"
                && (last.ends_with("erfarenhet") || last.ends_with("erfarenheter"))
                && matches!(
                    line.word(value.1),
                    "av" | "från" | "inom" | "i" | "som" | "med" | "att"
                ) =>
        {
            true
        }
        Kind::Course if single && is_schooling(last) => true,
        Kind::Course if is_firm(line, value) => true,
        // "Bank, försäkring och handel": a branch, where nobody gets it.
        Kind::Pay
            if last.starts_with("försäkring")
                && (line.word(value.0.wrapping_sub(1)) == "inom"
                    || (!(0..line.len()).any(|i| GETS.has(line.word(i)))
                        && (0..line.len()).any(|i| line.is_finite(i)))) =>
        {
            true
        }
        Kind::Pay if names_figure(line, value) => true,
        Kind::Pay => {
            single
                && ((last.starts_with("lön") && last.chars().count() < 8)
                    // A label: "Förmåner: fri lunch".
                    || (last.starts_with("förmån") && line.pos(value.1) == Pos::Colon))
        }
        _ => {
            single
                && (scene.is_own_role(line, value.0)
                    || line.pos(value.0) == Pos::Pronoun
                    || VAGUE.has(first))
        }
    }
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

/// Whether a value is a pronoun that no noun follows: "andra", but not "alla slags ärenden".
fn is_bare_pronoun(line: &Line<'_>, value: Run) -> bool {
    line.pos(value.0) == Pos::Pronoun
        && !((line.word(value.0) == "alla"
            || (line.word(value.0) == "många" && line.word(value.0.wrapping_sub(1)) == "med"))
            && value.1 > value.0 + 1
            && line.pos(value.0 + 1) == Pos::Open)
}

/// Whether a verb stands at a token.
fn is_verb(line: &Line<'_>, i: usize) -> bool {
    matches!(line.pos(i), Pos::Verb | Pos::Infinitive | Pos::Passive)
}

/// Whether what is had or become is no task: "ha goda kunskaper", "bli antagen".
fn only_has(line: &Line<'_>, value: Run) -> bool {
    let had = Flags::SCHOOLING
        .with(Flags::SKILL)
        .with(Flags::TRAIT)
        .with(Flags::COURSE);
    match line.word(value.0) {
        "bli" | "blir" => true,
        "ha" | "har" => (value.0..value.1).any(|i| {
            line.flags(i).has(had)
                || [
                    "erfarenhet",
                    "kunskap",
                    "förståelse",
                    "kännedom",
                    "utbildning",
                    "behov",
                    "möjlighet",
                    "rätt",
                ]
                .iter()
                .any(|stem| line.word(i).starts_with(stem))
        }),
        _ => false,
    }
}

/// Verbs and other words that are no task without an object.
fn is_light_verb(word: &str) -> bool {
    matches!(
        word,
        "gör"
            | "ger"
            | "tar"
            | "ansvara"
            | "ansvarar"
            | "använder"
            | "använda"
            | "bidra"
            | "delta"
            | "det"
            | "viktigt"
    )
}

/// Whether a word for a licence is part of a firm's name: "Nordiska Certifiering AB".
fn is_firm(line: &Line<'_>, value: Run) -> bool {
    value.0 > 1 && line.is_capital(value.1 - 1) && line.word(value.1) == "ab"
}

/// Words for schooling that say neither how high nor in what.
fn is_schooling(word: &str) -> bool {
    matches!(
        word,
        "utbildning"
            | "utbildningar"
            | "utbildningen"
            | "utbildningarna"
            | "utbildningsprogram"
            | "grundutbildning"
            | "utbildad"
            | "utbildningens"
            | "examen"
            | "kurser"
            | "kurs"
            | "program"
    )
}
