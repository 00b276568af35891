//! `sikta clean --explain LINE`: what was seen on a line, what was weighed, and why it stays or goes.

use crate::input;
use crate::output::{BOLD, COME, FAINT, GONE, Output, shown};
use crate::setup::{Setup, Speech, counted};
use sikta::article::Article;
use sikta::clean::{Action, Decision, Explanation, Orders, Reason};
use sikta::debris::debris;
use sikta::export::table::cut;
use sikta::export::{Finding, debris_findings};
use sikta::ingest::Page;
use sikta::rule::Text;
use std::io::{self, Write};

/// How much of a neighbour is shown, in columns of a terminal.
const EXCERPT: usize = 60;

/// Explains a line of `page`, of which `flags` is what looks like debris of machine translation.
pub(crate) fn write(
    out: &mut Output,
    setup: &Setup,
    page: &Page,
    flags: &[Finding],
    found: &Explanation,
) -> io::Result<()> {
    let line = found.line;
    let place = format!("{}:{line}", shown(&input::name(page)));
    writeln!(out, "{}  {}", out.paint(BOLD, &place), shown(&found.text))?;
    let verdict = verdict(setup, &found.decision);
    let style = match found.decision.action {
        Action::Drop(_) => GONE,
        _ => COME,
    };
    writeln!(out, "  {}", out.paint(style, &verdict))?;
    if found.left_alone {
        let says = setup.word(
            "but the page was left alone, since too much of it would have gone",
            "men sidan lämnades orörd, eftersom för mycket av den skulle ha tagits bort",
        );
        writeln!(out, "  {says}")?;
    }
    for repair in &found.repairs {
        let now = match &repair.action {
            Action::Repair(now) => now,
            _ => continue,
        };
        let was = repair.span.of(page.text());
        writeln!(
            out,
            "  {} {} → {} · {} · {}",
            setup.word("mended:", "lagat:"),
            crate::diff::visible(&shown(was)),
            crate::diff::visible(&shown(now)),
            repair.rule,
            reason(setup, repair)
        )?;
    }
    for flag in flags.iter().filter(|flag| flag.line == line) {
        writeln!(
            out,
            "  {} {}",
            setup.word("flagged:", "flaggad:"),
            flagged(flag)
        )?;
    }
    seen(out, setup, found)?;
    for (i, decision) in found.otherwise.iter().enumerate() {
        let says = match i {
            0 => setup.word("without that rule:", "utan den regeln:"),
            _ => setup.word("and without that one:", "och utan den:"),
        };
        writeln!(out, "  {says} {}", self::verdict(setup, decision))?;
    }
    writeln!(out, "  {}", setup.word("beside it:", "bredvid:"))?;
    for near in &found.neighbours {
        let does = match near.decision.action {
            Action::Drop(class) => format!("- {class} · {}", near.decision.rule),
            _ => format!("  {}", near.decision.rule),
        };
        let says = cut(&shown(&near.text), EXCERPT);
        writeln!(
            out,
            "  {:>5} {says} {}",
            near.line,
            out.paint(FAINT, &format!("[{}]", does.trim_start()))
        )?;
    }
    out.flush()
}

/// A flag in one line: by what, how sure, and why.
pub(crate) fn flagged(flag: &Finding) -> String {
    let by = format!(
        "{} · {} · {}",
        flag.rule,
        flag.confidence,
        shown(&flag.reason)
    );
    format!("{by} — {}", cut(&shown(&flag.excerpt), EXCERPT))
}

/// What looks like debris of machine translation in what is left of a page.
pub(crate) fn flags(setup: &Setup, article: &Article, orders: &Orders) -> Vec<Finding> {
    let left = debris(&article.clean, &article.reading);
    let name = input::name(&article.page);
    let say = |reason: &Reason| match setup.speech {
        Speech::En => reason.en(),
        Speech::Sv => reason.sv(),
    };
    let mut flags = debris_findings(&name, &article.page, &article.clean, &left, say);
    flags.retain(|flag| !orders.is_off(flag.rule));
    flags
}

/// What its words, its shape and its place say.
fn seen(out: &mut Output, setup: &Setup, found: &Explanation) -> io::Result<()> {
    let word = |text: &Text| match setup.speech {
        Speech::En => text.en,
        Speech::Sv => text.sv,
    };
    for sign in &found.signs {
        let believed = match (sign.believed, &sign.held) {
            (true, None) => String::new(),
            (true, Some(why)) => {
                let says = setup.word("not enough here", "räcker inte här");
                format!(" ({says}: {})", word(why))
            }
            (false, _) => format!(
                " ({})",
                setup.word(
                    "not believed here: its shape or another sign speaks against it",
                    "inte trott här: formen eller ett annat tecken talar emot"
                )
            ),
        };
        writeln!(
            out,
            "  {} {} · {} · {}{believed}",
            setup.word("sign:", "tecken:"),
            sign.name,
            sign.class,
            word(&sign.force)
        )?;
    }
    if found.signs.is_empty() {
        let none = setup.word(
            "sign: none of the tables' words",
            "tecken: inget av tabellernas ord",
        );
        writeln!(out, "  {none}")?;
    }
    let words = match setup.speech {
        Speech::En => counted(found.words, "word", "words"),
        Speech::Sv => counted(found.words, "ord", "ord"),
    };
    let notes: Vec<&str> = found.notes.iter().map(word).collect();
    let label = setup.word("seen:", "sett:");
    let words = std::iter::once(words.as_str()).chain(notes);
    let words: Vec<&str> = words.collect();
    writeln!(out, "  {label} {}", words.join("; "))?;
    if let Some((recurs, kept)) = &found.recurs {
        let (pages, of) = (recurs.pages, recurs.of);
        let on = match setup.speech {
            Speech::En => format!("site: it stands on {pages} of {of} pages"),
            Speech::Sv => format!("webbplats: den står på {pages} av {of} sidor"),
        };
        let why = kept.iter().map(|why| format!("; {}", word(why)));
        writeln!(out, "  {on}{}", why.collect::<String>())?;
    }
    let mut page = vec![match setup.speech {
        Speech::En if found.template == 1 => "1 line looks like furniture by itself".to_owned(),
        Speech::En => format!(
            "{} look like furniture by themselves",
            counted(found.template, "line", "lines")
        ),
        Speech::Sv => format!(
            "{} ser ut som kringtext i sig",
            counted(found.template, "rad", "rader")
        ),
    }];
    if let Some(title) = found.title {
        page.push(format!(
            "{} {title}",
            setup.word("title on line", "titel på rad")
        ));
    }
    if let Some((first, _)) = found.prose.filter(|(first, last)| first == last) {
        let says = setup.word("body on line", "brödtext på rad");
        page.push(format!("{says} {first}"));
    } else if let Some((first, last)) = found.prose {
        let says = setup.word("body on lines", "brödtext på raderna");
        page.push(format!("{says} {first}–{last}"));
    }
    writeln!(
        out,
        "  {} {}",
        setup.word("page:", "sida:"),
        page.join("; ")
    )
}

/// Whether it stays or goes, by what and why.
fn verdict(setup: &Setup, decision: &Decision) -> String {
    let by = format!(
        "{} · {} · {}",
        decision.rule,
        decision.confidence,
        reason(setup, decision)
    );
    match decision.action {
        Action::Drop(class) => format!("{} {class} · {by}", setup.word("goes:", "tas bort:")),
        _ => format!("{} {by}", setup.word("stays:", "står kvar:")),
    }
}

fn reason(setup: &Setup, decision: &Decision) -> String {
    let reason = match setup.speech {
        Speech::En => decision.reason.en(),
        Speech::Sv => decision.reason.sv(),
    };
    shown(&reason).into_owned()
}
