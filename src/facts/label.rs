//! Labels: the lines of fact boxes and advertisements that name what follows a colon, "Egenskaper: noggrann, lugn".

use super::line::{Line, Run};
use super::words::{self, Pos};
use crate::language::Lang;

/// The most words of a label.
const LONGEST: usize = 3;

/// The labels of a language: the words, and the rule that takes the items behind them.
fn labels(lang: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
    let table = match lang {
        Lang::SV => include_str!("tables/label.sv.tsv"),
        _ => "",
    };
    words::lines(table).filter_map(|line| line.split_once('\t'))
}

/// The items of a labelled line, with the id of the rule that they are facts of; none where a clause follows the colon.
pub(super) fn items(line: &Line<'_>) -> Option<(&'static str, Vec<Run>)> {
    let first = (0..line.len().min(2)).find(|&i| line.pos(i) != Pos::Mark)?;
    let colon =
        (first + 1..line.len().min(first + LONGEST + 1)).find(|&i| line.pos(i) == Pos::Colon)?;
    let name = line.lower((first, colon));
    let (_, rule) = labels(line.lang()).find(|(label, _)| *label == name)?;
    let plain = (colon + 1..line.len()).all(|i| !line.is_finite(i) || line.pos(i) == Pos::Passive);
    let items = line.all_items((colon + 1, line.end_of_items(colon + 1)));
    (plain && !items.is_empty()).then_some((rule, items))
}

impl Line<'_> {
    /// Where a list that begins at `from` ends: at a full stop, a semicolon or another label.
    fn end_of_items(&self, from: usize) -> usize {
        let mark = (from..self.len())
            .find(|&i| self.pos(i) == Pos::Colon || matches!(self.word(i), "." | ";" | "!" | "?"));
        match mark {
            // "Lön: fast Arbetstid: dagtid": the word before a second colon is its label.
            Some(i) if self.pos(i) == Pos::Colon => i.saturating_sub(1),
            Some(i) => i,
            None => self.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::rules;
    use super::*;

    #[test]
    fn every_label_names_a_rule() {
        for (label, id) in labels(Lang::SV) {
            assert!(
                rules::all().iter().any(|rule| rule.card.id == id),
                "{label}"
            );
        }
    }
}
