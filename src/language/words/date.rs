//! Dates among the words of a sentence.

use super::numeral::Meaning;
use super::quantity::{Quantity, QuantityKind, Reader};

impl Reader<'_> {
    /// A date that begins at `at`: `3 maj 2024`, `den 3:e maj`, `2024-05-03`.
    pub(super) fn date(&self, at: usize) -> Option<(Quantity, usize)> {
        if !self.word(at).starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let (date, next) = self.iso_date(at).or_else(|| self.named_date(at))?;
        let [year, month, day] = date;
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return None;
        }
        let value = f64::from(year * 10_000 + month * 100 + day);
        let quantity = Quantity {
            range: self.tokens.get(at)?.start..self.tokens.get(next - 1)?.range().end,
            kind: QuantityKind::Date,
            low: value,
            high: value,
        };
        Some((quantity, next))
    }

    /// `2024-05-03`, which UAX 29 cuts at its hyphens: year, month and day, and where it ends.
    fn iso_date(&self, at: usize) -> Option<([u32; 3], usize)> {
        let digits = |at: usize, length: usize| {
            let word = self.word(at);
            let digits = word.len() == length && word.bytes().all(|b| b.is_ascii_digit());
            digits.then(|| word.parse().ok()).flatten()
        };
        let close = (at + 1..at + 5).all(|i| self.is_close(i, &[self.word(i)]));
        if !close || self.word(at + 1) != "-" || self.word(at + 3) != "-" {
            return None;
        }
        Some((
            [digits(at, 4)?, digits(at + 2, 2)?, digits(at + 4, 2)?],
            at + 5,
        ))
    }

    /// A day, the name of a month and perhaps a year.
    fn named_date(&self, at: usize) -> Option<([u32; 3], usize)> {
        let word = self.word(at);
        if word.len() > 4 {
            return None;
        }
        let day = word.trim_end_matches([':', 'e', 'a']);
        let dot = usize::from(self.is_close(at + 1, &["."]));
        let Some(Meaning::Month(month)) = self.meaning(at + 1 + dot) else {
            return None;
        };
        let next = at + 2 + dot;
        let year = self
            .word(next)
            .parse()
            .ok()
            .filter(|year| (1500..2200).contains(year));
        let end = next + usize::from(year.is_some());
        Some(([year.unwrap_or(0), month, day.parse().ok()?], end))
    }
}
