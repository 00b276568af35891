//! Answers of `sikta search` for people: hits, counts, tables, and words in context.

use crate::output::{BOLD, FAINT, MARK, Output, shown};
use crate::setup::{Setup, Speech, counted};
use sikta::export::table::cut;
use sikta::index::{Grain, Source};
use sikta::search::{Answer, Counts, Cross, Hit, Kwic, Near, Snippet, Why};
use std::io::{self, Write};

/// How many characters of context stand on either side where there is no terminal to fit.
pub(crate) const WIDTH: usize = 50;

/// The least context on either side, however narrow the terminal.
const LEAST: usize = 10;

pub(crate) fn print(
    out: &mut Output,
    setup: &Setup,
    answer: &Answer,
    counts: bool,
) -> io::Result<()> {
    for hit in &answer.hits {
        print_hit(out, setup, hit)?;
    }
    if answer.total > answer.hits.iter().filter(|hit| hit.near.is_none()).count() {
        writeln!(out, "{}", out.paint(FAINT, &rest(setup.speech, answer)))?;
    }
    match counts && answer.total > 0 {
        true => print_counts(out, setup, &answer.counts, answer.grain),
        false => Ok(()),
    }
}

/// How often each value occurs, field by field: in how many pages and, unless the hits are pages, in how many hits.
pub(crate) fn print_counts(
    out: &mut Output,
    setup: &Setup,
    counts: &[Counts],
    grain: Grain,
) -> io::Result<()> {
    let pages = setup.word("pages", "sidor");
    let hits = match grain {
        Grain::Article => None,
        Grain::Passage => Some(setup.word("passages", "stycken")),
        Grain::Fact => Some(setup.word("facts", "fakta")),
    };
    for counts in counts {
        let hits_heading = hits.map(|hits| format!(" {hits:>9}")).unwrap_or_default();
        let heading = format!("{pages:>7}{hits_heading}  {}", counts.field);
        writeln!(out, "\n{}", out.paint(BOLD, &heading))?;
        for count in &counts.values {
            let often = hits
                .map(|_| format!(" {:>9}", count.count))
                .unwrap_or_default();
            writeln!(out, "{:>7}{often}  {}", count.pages, shown(&count.value))?;
        }
        let left = counts.distinct - counts.values.len();
        if left > 0 {
            let says = setup.word(
                "more values; --values 0 shows all",
                "värden till; --values 0 visar alla",
            );
            writeln!(out, "{}", out.paint(FAINT, &format!("{left:>7}  {says}")))?;
        }
        let without = counts.without;
        if without.count > 0 {
            let often = hits.map(|_| format!(" {:>9}", without.count));
            let often = often.unwrap_or_default();
            let says = setup.word("without", "utan");
            let line = format!("{:>7}{often}  – ({says})", without.pages);
            writeln!(out, "{}", out.paint(FAINT, &line))?;
        }
    }
    Ok(())
}

/// A cross table, one line a cell; at most `most` of them, unless that is 0.
pub(crate) fn print_cross(
    out: &mut Output,
    setup: &Setup,
    cross: &Cross,
    most: usize,
) -> io::Result<()> {
    let most = if most == 0 { usize::MAX } else { most };
    let wide = |text: &str| text.chars().count();
    let cells: Vec<[String; 2]> = (cross.cells.iter().take(most))
        .map(|cell| {
            [
                shown(&cell.values[0]).into_owned(),
                shown(&cell.values[1]).into_owned(),
            ]
        })
        .collect();
    let first = cells.iter().map(|cell| wide(&cell[0])).max().unwrap_or(0);
    let first = first.max(wide(cross.sides[0]));
    let (pages, facts) = (setup.word("pages", "sidor"), setup.word("facts", "fakta"));
    let [a, b] = cross.sides;
    let heading = format!("{pages:>7} {facts:>7}  {a:<first$}  {b}");
    writeln!(out, "{}", out.paint(BOLD, &heading))?;
    for (cell, [a, b]) in cross.cells.iter().zip(&cells) {
        writeln!(out, "{:>7} {:>7}  {a:<first$}  {b}", cell.pages, cell.facts)?;
    }
    let left = cross.cells.len() - cells.len();
    if left > 0 {
        let says = setup.word(
            "more rows; --values 0 shows all",
            "rader till; --values 0 visar alla",
        );
        writeln!(out, "{}", out.paint(FAINT, &format!("{left:>7} {says}")))?;
    }
    Ok(())
}

/// How many hits there are where not all are shown, and how to see more if there are any after them.
fn rest(speech: Speech, answer: &Answer) -> String {
    let total = answer.total;
    let shown = answer.hits.iter().filter(|hit| hit.near.is_none()).count();
    // What has none of the words stands among the hits, but is none of the total.
    let near = answer.hits.len() - shown;
    let more = answer
        .hits
        .last()
        .is_some_and(|hit| hit.rank < total + near);
    let says = match speech {
        Speech::En => format!("{shown} of {}", counted(total, "hit", "hits")),
        Speech::Sv => format!("{shown} av {}", counted(total, "träff", "träffar")),
    };
    match (more, speech) {
        (false, _) => says,
        (true, Speech::En) => format!("{says}; --limit shows more"),
        (true, Speech::Sv) => format!("{says}; --limit visar fler"),
    }
}

/// Title and section, place, and the passage with what was sought marked; of a fact also what it says.
fn print_hit(out: &mut Output, setup: &Setup, hit: &Hit) -> io::Result<()> {
    let source = &hit.source;
    let title = source.title.as_deref().unwrap_or(&source.page);
    let above = match &source.section {
        Some(section) => format!("{title} › {section}"),
        None => title.to_owned(),
    };
    writeln!(out, "{:>2}. {}", hit.rank, out.paint(BOLD, &shown(&above)))?;
    let mut at = shown(&place(source)).into_owned();
    let from = [&source.date, &source.url].into_iter().flatten();
    for from in from {
        at += &format!("  {}", shown(from));
    }
    at += match hit.near {
        None => "",
        Some(Near::Occupation) => setup.word(
            "  (none of the words, but the occupation that they name)",
            "  (inget av orden, men yrket som de är ett namn på)",
        ),
        Some(_) => setup.word(
            "  (none of the words, but some that are written alike)",
            "  (inget av orden, men några som skrivs på liknande sätt)",
        ),
    };
    at += match hit.instead {
        None => "",
        Some(Why::Narrower) => setup.word("  (by a kind of it)", "  (genom ett slag av det)"),
        Some(_) => setup.word("  (by another name)", "  (genom ett annat namn)"),
    };
    if let Some(first) = &source.copy_of {
        let says = setup.word("nearly the same as", "nästan som");
        at += &format!("  ({says} {})", shown(first));
    }
    writeln!(out, "    {}", out.paint(FAINT, &at))?;
    if let Some(fact) = &hit.fact {
        let facet = fact
            .facet
            .map(|facet| format!("/{facet}"))
            .unwrap_or_default();
        let says = format!("{}{facet}, {}: {}", fact.kind, fact.modality, fact.value);
        writeln!(out, "    {}", shown(&says))?;
    }
    writeln!(out, "    {}\n", marked(out, &hit.snippet))
}

/// Page and code points of the source.
pub(crate) fn place(source: &Source) -> String {
    format!("{}:{}-{}", source.page, source.start, source.end)
}

/// The snippet with its marks: coloured, or between brackets where there is no colour.
fn marked(out: &Output, snippet: &Snippet) -> String {
    let mut text = String::new();
    if snippet.cut_before {
        text.push_str("… ");
    }
    for (part, mark) in snippet.parts() {
        let part = shown(part);
        match mark {
            true => text.push_str(&out.mark(&part)),
            false => text.push_str(&part),
        }
    }
    if snippet.cut_after {
        text.push_str(" …");
    }
    text
}

/// One line a place, the keywords under each other. A place is never cut, so that it can be cited; the context gives way.
pub(crate) fn print_kwic(out: &mut Output, setup: &Setup, kwic: &Kwic) -> io::Result<()> {
    let places: Vec<String> = kwic.lines.iter().map(|line| place(&line.source)).collect();
    let places: Vec<_> = places.iter().map(|place| shown(place)).collect();
    let wide = |text: &str| text.chars().count();
    let column = places.iter().map(|p| wide(p)).max().unwrap_or(0);
    let side = match setup.width {
        Some(width) => (width.saturating_sub(column + 2) / 2).max(LEAST),
        None => WIDTH,
    };
    for (line, place) in kwic.lines.iter().zip(&places) {
        let (left, keyword) = (shown(&line.left), shown(&line.keyword));
        let before: String = left
            .chars()
            .skip(wide(&left).saturating_sub(side))
            .collect();
        let right = shown(&line.right);
        let after = match setup.width {
            Some(_) => cut(&right, side.saturating_sub(wide(&keyword)).max(LEAST)),
            None => right.into_owned(),
        };
        let padded = format!("{place:<column$}");
        writeln!(
            out,
            "{}  {before:>side$}{}{after}",
            out.paint(FAINT, &padded),
            out.paint(MARK, &keyword),
        )?;
    }
    if kwic.more {
        let says = setup.word(
            "more places; --limit shows them, `sikta words context` counts them",
            "fler ställen; --limit visar dem, `sikta words context` räknar dem",
        );
        writeln!(out, "{}", out.paint(FAINT, says))?;
    }
    Ok(())
}
