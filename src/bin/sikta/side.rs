//! Diffs of a whole page: every line with what became of it, beside the clean text or in one column, or as a patch.

use crate::diff::{heading, reason, visible};
use crate::input;
use crate::output::{COME, FAINT, GONE, Output, shown};
use crate::setup::Setup;
use sikta::article::Article;
use sikta::clean::{Action, Decision};
use sikta::export::table::cut;
use similar::{Algorithm, TextDiff};
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// How wide two pages are side by side where there is no terminal, in columns.
const WIDTH: usize = 160;

/// A line of a page: its number, and every decision on it in order.
struct Row<'a> {
    number: usize,
    decisions: &'a [Decision],
}

impl Row<'_> {
    fn drop(&self) -> Option<&Decision> {
        let mut all = self.decisions.iter();
        all.find(|d| matches!(d.action, Action::Drop(_)))
    }

    fn is_layout(&self) -> bool {
        self.decisions.iter().all(|d| d.action == Action::Layout)
    }

    fn is_mended(&self) -> bool {
        let mut all = self.decisions.iter();
        all.any(|d| matches!(d.action, Action::Repair(_)))
    }

    /// The line as it came, and as it is written now.
    fn texts(&self, text: &str) -> (String, String) {
        let (mut was, mut now) = (String::new(), String::new());
        for decision in self.decisions {
            let piece = decision.span.of(text).trim_end_matches(['\n', '\r']);
            was.push_str(piece);
            match &decision.action {
                Action::Keep => now.push_str(piece),
                Action::Repair(mended) => now.push_str(mended),
                Action::Drop(_) | Action::Layout => {}
            }
        }
        (was, now)
    }
}

fn rows(article: &Article) -> impl Iterator<Item = Row<'_>> {
    let lines = article.ledger.decisions().chunk_by(|a, b| a.line == b.line);
    lines.map(|decisions| Row {
        number: decisions.first().map_or(0, |d| d.line),
        decisions,
    })
}

/// Every line of the page in one column: what stays as it is, what goes with its rule, what is mended piece by piece.
pub(crate) fn inline(out: &mut Output, setup: &Setup, article: &Article) -> io::Result<()> {
    heading(out, setup, article)?;
    let text = article.page.text();
    for row in rows(article) {
        let number = out.paint(FAINT, &format!("{:>5}", row.number));
        if let Some(decision) = row.drop() {
            let (was, _) = row.texts(text);
            let gone = out.paint(GONE, &format!("- {}", shown(&was)));
            let class = match decision.action {
                Action::Drop(class) => class.name(),
                _ => "",
            };
            let why = format!("  [{class} · {}]", decision.rule);
            writeln!(out, "{number} {gone}{}", out.paint(FAINT, &why))?;
            continue;
        }
        let sign = match row.is_mended() {
            true => "~",
            false if row.is_layout() => "-",
            false => " ",
        };
        let mut line = format!("{number} {sign} ");
        for decision in row.decisions {
            let was = shown(decision.span.of(text).trim_end_matches(['\n', '\r'])).into_owned();
            match &decision.action {
                Action::Repair(now) => {
                    let (was, now) = (visible(&was), visible(&shown(now)));
                    if !was.is_empty() {
                        line.push_str(&out.paint(GONE, &format!("[-{was}-]")));
                    }
                    if !now.is_empty() {
                        line.push_str(&out.paint(COME, &format!("{{+{now}+}}")));
                    }
                }
                _ => line.push_str(&was),
            }
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    out.flush()
}

/// The page on the left, its clean text on the right.
pub(crate) fn beside(out: &mut Output, setup: &Setup, article: &Article) -> io::Result<()> {
    heading(out, setup, article)?;
    let text = article.page.text();
    // A number, a space, the left side, a sign between spaces, the right side.
    let width = (setup.width.unwrap_or(WIDTH).max(40) - 9) / 2;
    for row in rows(article) {
        let (was, now) = row.texts(text);
        let left = cut(&shown(&was), width);
        let space = " ".repeat(width.saturating_sub(left.width()));
        let number = out.paint(FAINT, &format!("{:>5}", row.number));
        let (left, sign, right) = if let Some(decision) = row.drop() {
            let class = match decision.action {
                Action::Drop(class) => class.name(),
                _ => "",
            };
            let why = format!("{class} · {}", decision.rule);
            (
                out.paint(GONE, &left),
                "<",
                out.paint(FAINT, &cut(&why, width)),
            )
        } else if row.is_layout() {
            (left.to_string(), "<", String::new())
        } else if row.is_mended() {
            (
                out.paint(GONE, &left),
                "|",
                out.paint(COME, &cut(&shown(&now), width)),
            )
        } else {
            let right = cut(&shown(&now), width).to_string();
            (left.to_string(), " ", right)
        };
        let line = format!("{number} {left}{space} {sign} {right}");
        writeln!(out, "{}", line.trim_end())?;
    }
    out.flush()
}

/// What cleaning does as a unified diff, which `patch` applies and, with `-R`, takes back; the reasons stand before it.
pub(crate) fn patch(out: &mut Output, setup: &Setup, article: &Article) -> io::Result<()> {
    if !article.ledger.flags().is_empty() {
        let says = setup.word(
            "# left alone: sikta does none of this, since too much would go (`--anyway` does it)",
            "# lämnad orörd: sikta gör inget av det här, eftersom för mycket skulle tas bort (`--anyway` gör det)",
        );
        writeln!(out, "{says}")?;
    }
    for (decision, class) in article.ledger.dropped() {
        let why = reason(setup, decision);
        writeln!(
            out,
            "# {}: {class} · {} · {}",
            decision.line,
            decision.rule,
            shown(&why)
        )?;
    }
    let name = input::name(&article.page);
    // Lines that stand once anchor the rest, so that a long page is no work.
    let diff = TextDiff::configure()
        .algorithm(Algorithm::Patience)
        .diff_lines(article.page.text(), article.clean.text());
    let unified = diff
        .unified_diff()
        .header(
            &format!("a/{}", shown(&name)),
            &format!("b/{}", shown(&name)),
        )
        .to_string();
    out.text(&unified)?;
    out.flush()
}
