//! What cleaning takes from a page, line by line, with rule, class and reason.

use crate::input;
use crate::output::{BOLD, COME, FAINT, GONE, Output, shown};
use crate::setup::{Setup, Speech, counted};
use sikta::article::Article;
use sikta::clean::{Action, Decision, Flag};
use std::io::{self, Write};

/// Writes the cuts and repairs of one page, each with a line that says why; only those of `rule`, if one is named.
pub(crate) fn write(
    out: &mut Output,
    setup: &Setup,
    article: &Article,
    rule: Option<&str>,
) -> io::Result<()> {
    heading(out, setup, article)?;
    let decisions = article.ledger.decisions().iter();
    for decision in decisions.filter(|d| rule.is_none_or(|rule| d.rule == rule)) {
        let was = shown(decision.span.of(article.page.text()).trim_end_matches('\n')).into_owned();
        let number = format!("{:>5}", decision.line);
        match &decision.action {
            Action::Keep | Action::Layout => continue,
            Action::Drop(class) => {
                let gone = out.paint(GONE, &format!("- {was}"));
                writeln!(out, "{} {gone}", out.paint(FAINT, &number))?;
                why(out, setup, decision, class.name())?;
            }
            Action::Repair(now) => {
                let gone = out.paint(GONE, &format!("- {}", visible(&was)));
                let come = out.paint(COME, &format!("+ {}", visible(&shown(now))));
                writeln!(out, "{} {gone}", out.paint(FAINT, &number))?;
                writeln!(out, "      {come}")?;
                let repair = match setup.speech {
                    Speech::En => "repair",
                    Speech::Sv => "lagning",
                };
                why(out, setup, decision, repair)?;
            }
        }
    }
    out.flush()
}

/// What a diff begins with: how much goes, and whether it does at all.
pub(crate) fn heading(out: &mut Output, setup: &Setup, article: &Article) -> io::Result<()> {
    let name = input::name(&article.page);
    let lines = article.page.text().lines().filter(|l| !l.trim().is_empty());
    let (gone, of) = (article.ledger.dropped().count(), lines.count());
    let repairs = article.ledger.repairs().count();
    let heading = match setup.speech {
        Speech::En => format!(
            "{}: {gone} of {} go, {}",
            shown(&name),
            counted(of, "line", "lines"),
            counted(repairs, "repair", "repairs")
        ),
        Speech::Sv => format!(
            "{}: {gone} av {} tas bort, {}",
            shown(&name),
            counted(of, "rad", "rader"),
            counted(repairs, "lagning", "lagningar")
        ),
    };
    writeln!(out, "{}", out.paint(BOLD, &heading))?;
    for flag in article.ledger.flags() {
        let Flag::LeftAlone { .. } = flag;
        let says = setup.word(
            "  left alone: none of this is done, since too much would go (`--anyway` does it)",
            "  lämnad orörd: inget av det här görs, eftersom för mycket skulle tas bort (`--anyway` gör det)",
        );
        writeln!(out, "{}", out.paint(BOLD, says))?;
    }
    Ok(())
}

fn why(out: &mut Output, setup: &Setup, decision: &Decision, what: &str) -> io::Result<()> {
    let reason = reason(setup, decision);
    let says = format!(
        "        {what} · {} · {} · {}",
        decision.rule,
        decision.confidence,
        shown(&reason)
    );
    writeln!(out, "{}", out.paint(FAINT, &says))
}

/// Why a rule decided, in the user's language.
pub(crate) fn reason(setup: &Setup, decision: &Decision) -> String {
    match setup.speech {
        Speech::En => decision.reason.en(),
        Speech::Sv => decision.reason.sv(),
    }
}

/// Damage can be invisible: what has no shape is named by its code point.
pub(crate) fn visible(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        let unseen = (c.is_whitespace() && c != ' ')
            || matches!(
                c,
                '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
            );
        match unseen {
            true => out.push_str(&format!("⟨U+{:04X}⟩", u32::from(c))),
            false => out.push(c),
        }
    }
    out
}
