//! Finders: rules whose cue is not a row of words but a judgement over the sentence.

use super::amounts::amounts;
use super::doings::{doings, done};
use super::employers;
use super::fact::{Facet, Kind};
use super::found::Found;
use super::hiring;
use super::label;
use super::lead_in::LeadIn;
use super::line::{Line, Run};
use super::measures::{lengths_of_education, pay_factors, size_worked_at, years_of_experience};
use super::places::{places, workplaces};
use super::rules;
use super::said;
use super::scene::Scene;
use super::topic::Topic;
use super::word_sets::{LANGUAGES, PERSONS, READS_ON};
use super::words::{Flags, Pos};
use crate::language::Lang;
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
    for amount in amounts(scene, line, topic == Topic::Pay) {
        out.push(Found {
            rule: rules::by_id("pay/amount"),
            value: amount.value,
            facet: amount.facet,
            subject: amount.subject,
        });
    }
    for (value, subject) in doings(scene, line) {
        out.push(Found {
            rule: rules::by_id("duty/does"),
            value,
            facet: None,
            subject,
        });
    }
    let mut add = |id: &str, value: Run, facet: Option<Facet>| {
        out.push(Found {
            rule: rules::by_id(id),
            value,
            facet,
            subject: None,
        });
    };
    if let Some((value, facet)) = named_skill(line, topic, lead) {
        add("skill/named", value, Some(facet));
    } else if is_item
        && let Some(lead) = lead
        && (lead.kind == Kind::Duty || !(0..line.len()).any(|i| line.is_finite(i)))
    {
        for value in listed(line) {
            match lead.kind {
                Kind::Duty => add("duty/listed", value, None),
                Kind::Skill if !is_of_another_kind(line, value) => match spoken(line, value) {
                    Some(language) => add("skill/listed", language, Some(Facet::Knowledge)),
                    None => add("skill/listed", value, Some(facet_of_skill(line, value))),
                },
                Kind::Course => add("course/course", value, None),
                Kind::Pay => add("pay/benefit", value, None),
                _ => {}
            }
        }
    }
    if is_item && lead.is_none() && topic == Topic::Work && names_task(line) {
        for value in listed(line) {
            add("duty/listed", value, None);
        }
    }
    if let Some(verb) = after_label(line) {
        for value in line.verb_items(verb) {
            add("duty/listed", value, None);
        }
    } else if let Some((id, items)) = label::items(line) {
        for value in items {
            let facet = (id == "skill/listed").then(|| facet_of_skill(line, value));
            add(id, value, facet);
        }
    }
    if let Some(value) = other_role(scene, line) {
        for role in line.all_items(value) {
            add("occupation/other-role", role, None);
        }
    }
    for value in employers::examples(line) {
        add("employer/example", value, None);
    }
    for value in hiring::firms(line) {
        add("employer/firm", value, None);
    }
    // The forms of these are Swedish.
    if line.lang() != Lang::SV {
        return;
    }
    for value in hiring::held_at(line) {
        add("employer/by-name", value, None);
    }
    for value in hiring::hirers(line) {
        add("employer/hires", value, None);
    }
    for value in said::traits(line) {
        add("skill/said", value, Some(facet_of_skill(line, value)));
    }
    for value in said::tools(line) {
        add("skill/tool", value, None);
    }
    for value in said::fields(line) {
        add("education/of-level", value, None);
    }
    for value in pay_factors(line) {
        add("pay/depending-on", value, None);
    }
    if let Some(value) = size_worked_at(line) {
        add("employer/size", value, None);
    }
    for value in years_of_experience(line) {
        add("experience/years", value, None);
    }
    for value in places(line) {
        add("employer/place", value, None);
    }
    for value in done(line) {
        add("duty/done", value, None);
    }
    for value in employers::towns(line) {
        add("condition/towns", value, None);
    }
    for value in equipment(line) {
        add("condition/equipment", value, None);
    }
    for value in lengths_of_education(line) {
        add("education/length", value, None);
    }
    if topic == Topic::Place && out.is_empty() {
        out.extend(workplaces(line));
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
    line.text.starts_with(['-', '–', '•', '*', '·', '▪', '●']) || is_numbered(line)
}

/// Whether the line begins with a number of a list: "2."
fn is_numbered(line: &Line<'_>) -> bool {
    line.pos(0) == Pos::Number && line.word(0).len() < 3 && matches!(line.word(1), "." | ")")
}

/// Whether the sentence tells where to read more, or what the site says of itself.
pub(super) fn is_boilerplate(line: &Line<'_>) -> bool {
    static WORDS: OnceLock<Option<AhoCorasick>> = OnceLock::new();
    WORDS
        .get_or_init(|| AhoCorasick::new(include_str!("tables/boilerplate.sv.tsv").lines()).ok())
        .as_ref()
        .is_some_and(|words| words.is_match(line.lower((0, line.len()))))
        || (1..line.len()).any(|i| names_site(line, i) || sends_to_site(line, i))
}

/// Whether a reader is sent to a site: "läs på deras webbplats", but not "publicerar texter på föreningens webbplats".
fn sends_to_site(line: &Line<'_>, i: usize) -> bool {
    ["webbplats", "webbsida", "hemsida"]
        .iter()
        .any(|site| line.word(i).contains(site))
        && (i.saturating_sub(5)..i).any(|k| {
            matches!(
                line.word(k),
                "på" | "via" | "till" | "från" | "vår" | "i" | "besök"
            )
        })
        && (0..line.len()).any(|k| READS_ON.has(line.word(k)))
}

/// Whether the token is the end of a site's name: "exempel.se".
fn names_site(line: &Line<'_>, i: usize) -> bool {
    let glued = |k: usize| line.tokens[k - 1].end == line.tokens[k].start;
    i > 1
        && line.word(i - 1) == "."
        && matches!(
            line.word(i),
            "se" | "nu" | "com" | "org" | "net" | "eu" | "no" | "dk"
        )
        && glued(i)
        && glued(i - 1)
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

/// The language that an item of a list of demands names: of "engelska i tal och skrift" the first word.
fn spoken(line: &Line<'_>, value: Run) -> Option<Run> {
    let language = (value.0..value.1).find(|&i| LANGUAGES.has(line.word(i)))?;
    let noun = language + 1 == value.1 || line.pos(language + 1) == Pos::Preposition;
    noun.then(|| line.with_attributes(language))
}

/// Ability or trait, by the word's form.
fn facet_of_skill(line: &Line<'_>, value: Run) -> Facet {
    let ability = (value.0..value.1)
        .any(|i| line.flags(i).has(Flags::SKILL) || matches!(line.pos(i), Pos::Infinitive))
        || line.pos(value.0) == Pos::Verb;
    if ability {
        Facet::Ability
    } else {
        Facet::Trait
    }
}

/// The tools, machines and systems that the work is done with: "med hjälp av truck och travers", "saxar används". What the
/// work is about ("reparerar maskiner") has another verb.
fn equipment(line: &Line<'_>) -> Vec<Run> {
    let used = |i: usize| line.word(i).starts_with("använd") || line.word(i) == "nyttjar";
    (0..line.len())
        .filter(|&i| line.flags(i).has(Flags::TOOL) && line.word(i.wrapping_sub(1)) != "som")
        .filter(|&i| {
            let verb = (i.saturating_sub(16)..i).rev().find(|&k| {
                matches!(line.pos(k), Pos::Verb | Pos::Infinitive | Pos::Passive) || used(k)
            });
            let from = verb.map_or(i.saturating_sub(16), |v| v + 1);
            let helped = (from..i).any(|k| {
                matches!(
                    line.word(k),
                    "hjälp" | "via" | "hjälpmedel" | "redskap" | "verktyg"
                ) || line.word(k).starts_with("utrustad")
            });
            let after = (i + 1..line.len().min(i + 4))
                .take_while(|&k| !matches!(line.pos(k), Pos::Comma | Pos::Subordinator))
                .any(|k| matches!(line.word(k), "används" | "användas"));
            verb.is_some_and(used) || helped || after
        })
        .map(|i| line.with_attributes(i))
        .collect()
}

/// Whether an item of a list of demands is schooling, a licence, earlier work or knowledge, which have rules of their own.
fn is_of_another_kind(line: &Line<'_>, value: Run) -> bool {
    let sets = Flags::SCHOOLING.with(Flags::COURSE).with(Flags::EXPERIENCE);
    (value.0..value.1).any(|i| {
        let word = line.word(i);
        let used = matches!(word, "van" | "vana") && line.pos(i + 1) == Pos::Preposition;
        // "Tidigare arbete inom vård", "engelska i tal och skrift".
        let earlier = word == "tidigare" && line.is_action(i + 1);
        used || earlier
            || line.flags(i).has(sets)
            || [
                "erfarenhet",
                "kunskap",
                "kurs",
                "poäng",
                "experience",
                "erfaring",
                "knowledge",
            ]
            .iter()
            .any(|stem| word.starts_with(stem) || word.ends_with(stem))
    })
}

/// Whether an item of a list that nothing leads in is a task: it begins with an infinitive or a noun for something done.
fn names_task(line: &Line<'_>) -> bool {
    if (0..line.len()).any(|i| line.is_finite(i)) {
        return false;
    }
    let first = listed(line).first().copied();
    first.is_some_and(|run| {
        line.pos(run.0) == Pos::Infinitive
            || (run.1 - run.0 < 4 && (run.0..run.1).any(|i| line.is_action(i)))
    })
}

/// The infinitive right behind the label of a list that stands in one line with it: "Arbetsuppgifter: Mäta temperatur".
fn after_label(line: &Line<'_>) -> Option<usize> {
    let colon = (1..line.len().min(4)).find(|&i| line.pos(i) == Pos::Colon)?;
    let tasks = (0..colon).any(|i| line.word(i).contains("uppgift"));
    let verb = line.skip_adverbs(colon + 1);
    (tasks && line.pos(verb) == Pos::Infinitive).then_some(verb)
}

/// The values of a list item.
fn listed(line: &Line<'_>) -> Vec<Run> {
    let mut start = line.skip_light(if is_numbered(line) { 2 } else { 0 });
    while start < line.len() && matches!(line.pos(start), Pos::Mark | Pos::Att) {
        start = line.skip_light(start + 1);
    }
    match line.pos(start) {
        Pos::Infinitive | Pos::Verb => line.verb_items(start),
        _ => line.noun_items(start, false),
    }
}

/// Whether a word for persons says nothing of what they do: "specialister", "medarbetare", "lärling".
fn is_of_no_trade(word: &str) -> bool {
    PERSONS.has(word)
        || ["aspirant", "lärling", "student", "elev"]
            .iter()
            .any(|tail| word.ends_with(tail))
}

/// Another role that the sentence is about: it stands first, and a verb follows.
fn other_role(scene: &Scene<'_>, line: &Line<'_>) -> Option<Run> {
    let colon = (0..line.len().min(8)).find(|&k| line.pos(k) == Pos::Colon);
    let mut i = line.skip_light(colon.map_or(0, |k| k + 1));
    let as_role = line.word(i) == "som";
    if as_role {
        i = line.skip_light(i + 1);
    }
    let mut end = i;
    while end < line.len() && end < i + 12 && !line.is_finite(end) {
        if scene.is_own_role(line, end) {
            return None;
        }
        end += 1;
    }
    while i < end && line.pos(i) == Pos::Pronoun {
        i += 1;
    }
    // "Miljökonsulter på byråer gör": the roles stand before the phrase.
    let roles_end = (i + 1..end)
        .find(|&k| line.pos(k) == Pos::Preposition)
        .filter(|&k| !as_role && line.flags(k - 1).has(Flags::ROLE))
        .unwrap_or(end);
    let run = line.trimmed((i, roles_end));
    let last = run.1.checked_sub(1)?;
    let fits = line.is_finite(end)
        && run.0 < run.1
        && (run.0..run.1)
            .all(|k| matches!(line.pos(k), Pos::Open | Pos::And | Pos::Comma | Pos::Mark))
        && line.all_items(run).iter().all(|item| item.1 - item.0 <= 3)
        && (line.flags(last).has(Flags::ROLE)
            || (as_role
                && matches!(line.word(end + 1), "man" | "du")
                && line.pos(last) == Pos::Open))
        && !is_of_no_trade(line.word(last))
        // "De vanligaste teknikerna" are no persons, "tidigare bagare" and "var tredje bagare" no other role.
        && !line.word(run.0).ends_with("ste")
        && !matches!(line.word(run.0), "tidigare" | "var" | "vart");
    // "Som nyutbildad polisassistent": the article's own role, early on.
    let fits = fits && !line.word(run.0).starts_with("ny");
    let tells = as_role
        || !matches!(
            line.word(end),
            "är" | "har" | "kan" | "får" | "ingår" | "finns"
        )
        || line.pos(end) == Pos::Verb;
    (fits && tells).then_some(run)
}
