//! `sikta rules`: what the rules are for, what they take and leave, and what one does to a page.

use crate::guided::Guided;
use crate::message::Message;
use crate::output::{BOLD, COME, Exit, FAINT, Failure, GONE, Outcome, Output, shown, tell};
use crate::setup::{Setup, Speech, counted};
use crate::{diff, explain, input};
use clap::{Args, ValueEnum};
use sikta::clean::{Class, artefact_rules, repair_rules};
use sikta::debris::debris_rules;
use sikta::error::Error;
use sikta::export::{DEBRIS, REPAIR, srx};
use sikta::facts;
use sikta::guide::{self, Guide, copies, decisions, fact_rules, nearest_name, settings};
use sikta::ingest::Page;
use sikta::pipeline::{Stage, process_with};
use sikta::rule::{Confidence, RuleCard, Text};
use sikta::taxonomy::Library;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(crate) struct RulesArgs {
    /// The rule to show whole
    #[arg(value_name = "ID")]
    id: Option<String>,

    /// Pages to show what the rule does to
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    /// What to write; srx is where sentences end, in every language, as SRX 2.0
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    format: Format,

    /// Print a sikta.toml with a rule of that id to fill in; its examples run whenever it is read
    #[arg(long, conflicts_with = "files")]
    new: bool,

    /// Print a file with a rule for facts of that id to fill in; facts = "DIR" in sikta.toml names the directory that it goes in
    #[arg(long, conflicts_with_all = ["files", "new"])]
    new_fact: bool,

    /// Print one of sikta's tables of words for facts, such as tool.sv: what a table of that name adds to, and what !word takes away
    #[arg(long, value_name = "NAME", conflicts_with_all = ["id", "files", "new", "new_fact"])]
    table: Option<String>,

    #[command(flatten)]
    guided: Guided,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Srx,
}

/// A rule of any stage.
struct Rule {
    card: RuleCard,
    /// What it does: the class that it drops lines for, a repair, or facts.
    does: &'static str,
    confidence: Option<Confidence>,
    /// Where it stands, if it is a user's.
    place: Option<String>,
}

/// Every rule: those of the settings that hold here, an editor's decisions, repairs, cuts in the order in which they look,
/// debris, facts.
fn all_with(guide: &Guide) -> Result<Vec<Rule>, Error> {
    let settings = guide.settings(Path::new("."))?;
    let own = settings.iter().flat_map(|settings| {
        let place = settings.path().display().to_string();
        settings
            .rules()
            .iter()
            .map(move |rule| (rule, place.clone()))
    });
    let mut out: Vec<Rule> = own
        .map(|(rule, place)| Rule {
            card: *rule.card(),
            does: rule.class().map_or("keep", |class| class.name()),
            confidence: Some(Confidence::Certain),
            place: Some(place),
        })
        .collect();
    if let Some(settings) = &settings {
        let rules = settings.facts().book().rules();
        for ((card, confidence), (path, line)) in rules.zip(settings.facts().places()) {
            out.push(Rule {
                card,
                does: "fact",
                confidence: Some(confidence),
                place: Some(format!("{}:{line}", path.display())),
            });
        }
    }
    out.extend(all());
    Ok(out)
}

/// Every rule of sikta's.
fn all() -> impl Iterator<Item = Rule> {
    let repairs = repair_rules().map(|rule| Rule {
        card: rule.card,
        does: REPAIR,
        confidence: Some(rule.confidence),
        place: None,
    });
    let cuts = artefact_rules().map(|rule| Rule {
        card: rule.card,
        does: rule.class.name(),
        confidence: Some(rule.confidence),
        place: None,
    });
    let debris = debris_rules().map(|rule| Rule {
        card: rule.card,
        does: DEBRIS,
        confidence: Some(rule.confidence),
        place: None,
    });
    let facts = facts::rules().map(|card| Rule {
        card,
        does: "fact",
        confidence: None,
        place: None,
    });
    let editor = [(decisions::KEEP, "keep"), (decisions::DROP, "drop")];
    let editor = editor.into_iter().map(|(card, does)| Rule {
        card,
        does,
        confidence: Some(Confidence::Certain),
        place: None,
    });
    let copies = Rule {
        card: copies::RULE,
        does: Class::Duplicate.name(),
        confidence: Some(Confidence::Medium),
        place: None,
    };
    editor
        .chain(repairs)
        .chain(cuts)
        .chain([copies])
        .chain(debris)
        .chain(facts)
}

/// What a rule is for.
pub(crate) fn purpose(id: &str, speech: Speech) -> Option<String> {
    let rule = all().find(|rule| rule.card.id == id)?;
    Some(in_words(rule.card.purpose, speech).to_owned())
}

fn in_words(text: Text, speech: Speech) -> &'static str {
    match speech {
        Speech::En => text.en,
        Speech::Sv => text.sv,
    }
}

pub(crate) fn run(args: &RulesArgs, setup: &Setup) -> Outcome {
    let mut out = Output::new(setup);
    if args.format == Format::Srx {
        if let Some(id) = &args.id {
            return Err(Message::NoSrxOfOne { id: id.clone() }.into());
        }
        srx::write(&mut out)?;
        out.flush()?;
        return Ok(Exit::Done);
    }
    if let Some(id) = args.id.as_deref().filter(|id| !guide::is_id(id))
        && (args.new || args.new_fact)
    {
        let id = id.to_owned();
        return Err(Message::NotAnId { id }.into());
    }
    if let Some(name) = &args.table {
        let words = facts::words_of(name).map_err(|fault| Message::NoSuchTable {
            en: fault.en,
            sv: fault.sv,
        })?;
        for word in words {
            writeln!(out, "{word}")?;
        }
        out.flush()?;
        return Ok(Exit::Done);
    }
    if args.new {
        out.text(&settings::skeleton(
            args.id.as_deref(),
            setup.speech == Speech::Sv,
        ))?;
        out.flush()?;
        return Ok(Exit::Done);
    }
    if args.new_fact {
        let swedish = setup.speech == Speech::Sv;
        out.text(&fact_rules::skeleton(args.id.as_deref(), swedish))?;
        out.flush()?;
        return Ok(Exit::Done);
    }
    let guide = args.guided.guide()?;
    let all = all_with(&guide)?;
    let Some(id) = &args.id else {
        let settings = guide.settings(Path::new("."))?;
        let off: Vec<&str> = settings
            .iter()
            .flat_map(|s| s.off())
            .map(String::as_str)
            .collect();
        list(&mut out, setup, &all, &off)?;
        tables(&mut out, setup, &guide)?;
        out.flush()?;
        return Ok(Exit::Done);
    };
    let Some(rule) = all.iter().find(|rule| rule.card.id == id) else {
        let ids: Vec<&str> = all.iter().map(|rule| rule.card.id).collect();
        let id = id.clone();
        return Err(match nearest_name(&id, &ids) {
            Some(near) => Message::NoSuchRuleBut {
                id,
                near: near.to_owned(),
            },
            None => Message::NoSuchRule { id },
        }
        .into());
    };
    if args.files.is_empty() {
        whole(&mut out, setup, rule)?;
        out.flush()?;
        return Ok(Exit::Done);
    }
    let mut did = false;
    let work = |page: Page| -> Result<_, Error> {
        let orders = guide.orders(&page)?;
        let (facts, library) = (guide.facts(&page)?, Library::default());
        let article = process_with(page, Stage::Facts, &orders, facts.book(), &library);
        let mut flags = explain::flags(setup, &article, &orders);
        flags.retain(|flag| flag.rule == id);
        Ok((article, flags))
    };
    let exit = input::pages(setup, &args.files, 0, work, |worked| {
        let (article, flags) = worked?;
        for flag in flags {
            did = true;
            let place = format!("{}:{}", shown(&flag.doc), flag.line);
            writeln!(
                out,
                "{} {}",
                out.paint(BOLD, &place),
                explain::flagged(&flag)
            )?;
        }
        let by_rule = article.ledger.decisions().iter().any(|d| d.rule == id);
        let facts = article.facts.iter().filter(|fact| fact.rule == id);
        did |= by_rule;
        if by_rule {
            diff::write(&mut out, setup, &article, Some(id))?;
        }
        for fact in facts {
            did = true;
            let value = fact.value.of(article.clean.text());
            let sentence = fact.sentence.of(article.clean.text());
            writeln!(
                out,
                "{} {}: {} — {}",
                input::name(&article.page),
                fact.kind,
                out.paint(BOLD, &shown(value)),
                shown(sentence)
            )?;
        }
        Ok(())
    })?;
    out.flush()?;
    if !did {
        tell(setup, &Message::RuleDidNothing { id: id.clone() });
    }
    Ok(exit)
}

/// Every rule in one line; of those in `off` it says that they are.
fn list(out: &mut Output, setup: &Setup, all: &[Rule], off: &[&str]) -> io::Result<()> {
    let longest = all.iter().map(|rule| rule.card.id.len()).max();
    let longest = longest.unwrap_or(0);
    for rule in all {
        let id = format!("{:<longest$}", rule.card.id);
        let place = rule.place.iter().map(|place| format!(" ({place})"));
        let mut place = shown(&place.collect::<String>()).into_owned();
        if off.contains(&rule.card.id) {
            place.push_str(setup.word(" (switched off here)", " (avstängd här)"));
        }
        writeln!(
            out,
            "{}  {}{}",
            out.paint(BOLD, &shown(&id)),
            shown(in_words(rule.card.purpose, setup.speech)),
            out.paint(FAINT, &place)
        )?;
    }
    Ok(())
}

/// The tables of words of one's own, each in one line.
fn tables(out: &mut Output, setup: &Setup, guide: &Guide) -> Result<(), Failure> {
    let settings = guide.settings(Path::new("."))?;
    let tables = settings.iter().flat_map(|s| s.facts().tables());
    for (path, counts) in tables {
        let (added, removed) = (counts.added, counts.removed);
        let path = path.display().to_string();
        let says = match setup.speech {
            Speech::En => format!(
                "adds {} and takes {removed} away",
                counted(added, "word", "words")
            ),
            Speech::Sv => format!("lägger till {added} ord och tar bort {removed}"),
        };
        writeln!(out, "{}  {says}", out.paint(BOLD, &shown(&path)))?;
    }
    Ok(())
}

/// One rule whole.
fn whole(out: &mut Output, setup: &Setup, rule: &Rule) -> io::Result<()> {
    let mut about = rule.does.to_owned();
    if let Some(confidence) = rule.confidence {
        about.push_str(&format!(" · {confidence}"));
    }
    if let Some(place) = &rule.place {
        about.push_str(&format!(" · {}", shown(place)));
    }
    writeln!(
        out,
        "{} {}",
        out.paint(BOLD, rule.card.id),
        out.paint(FAINT, &about)
    )?;
    writeln!(out, "{}", in_words(rule.card.purpose, setup.speech))?;
    for (heading, examples, style) in [
        (setup.word("Takes:", "Tar:"), rule.card.takes, GONE),
        (setup.word("Leaves:", "Lämnar:"), rule.card.leaves, COME),
    ] {
        if examples.is_empty() {
            continue;
        }
        writeln!(out, "\n{}", out.paint(BOLD, heading))?;
        for (i, example) in examples.iter().enumerate() {
            if i > 0 && example.contains('\n') {
                writeln!(out)?;
            }
            for line in example.lines() {
                writeln!(out, "  {}", out.paint(style, line))?;
            }
        }
    }
    Ok(())
}
