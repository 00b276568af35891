//! Reading a sum: its thousands may be set off by spaces, and currency and period stand after it (`31 000 kr i månaden`).

use super::flaw::Flaw;
use super::money;
use super::named::{Filter, Named, Test};
use super::parse::Parser;
use super::tree::Node;
use super::value::otherwise;

/// Words between a currency and the period that a sum is for.
const BETWEEN: [&str; 7] = ["i", "om", "per", "pr", "a", "an", "in"];

impl Parser<'_> {
    /// A number whose thousands are set off by a space (`30 000..40 000`), the beginning of which was read.
    pub(super) fn spaced(&mut self, begun: &str) -> Option<String> {
        let digits = |text: &str| text.bytes().rev().take_while(u8::is_ascii_digit).count();
        let (mut whole, mut last) = (begun.to_owned(), digits(begun));
        while (1..=3).contains(&last) {
            let rest = self.rest();
            let after = rest.trim_start();
            let end = after.find(|c: char| !(c.is_ascii_digit() || c == '.'));
            let (part, behind) = after.split_at(end.unwrap_or(after.len()));
            let thousands = part.bytes().take_while(u8::is_ascii_digit).count() == 3;
            let ends = behind.is_empty() || behind.starts_with([' ', '\u{A0}', ')']);
            // "31 000kr/mån".
            let unit = || {
                behind
                    .split([' ', '\u{A0}', ')'])
                    .next()
                    .unwrap_or_default()
            };
            let ends = ends || money::apart(&format!("1{}", unit())).is_some();
            if !thousands || !ends || after.len() == rest.len() {
                break;
            }
            whole.push_str(part);
            last = digits(part);
            self.at += rest.len() - behind.len();
        }
        (whole != begun).then_some(whole)
    }

    /// A sum with a currency or a period, which stands here; nothing, and nothing read, where there is no such. What it is for
    /// is nothing where the sum cannot be read.
    pub(super) fn sum(&mut self, field: Named) -> Option<Option<Node>> {
        let from = self.at;
        let begun = self.part().to_owned();
        let number = self.spaced(&begun);
        let spaced = number.is_some();
        let mut text = number.unwrap_or(begun);
        if spaced {
            // What stands right behind it: "31 000kr".
            text.push_str(self.part());
        }
        let parted = self.unit_behind(&mut text);
        let Some((sums, currency, period)) = money::apart(&text) else {
            self.at = from;
            return None;
        };
        let at = from..self.at;
        let plain = otherwise(field, sums);
        let written = plain.as_deref().unwrap_or(sums);
        let test = self.within(field, written, at.clone());
        let unit = text[sums.len()..].trim_end_matches('.');
        let given = format!("{written}{unit}");
        if spaced || parted {
            self.problem(at, Flaw::Spaced { field, given });
        } else if plain.is_some() {
            self.problem(at, Flaw::Written { field, given });
        }
        let Some(test) = test else {
            return Some(None);
        };
        let units = [(Named::Currency, currency), (Named::Period, period)].into_iter();
        let units = units.filter_map(|(field, unit)| Some((field, Test::Is(unit?.to_owned()))));
        let all = std::iter::once((field, test)).chain(units);
        let all = all.map(|(field, test)| Node::Field(Filter { field, test }));
        // Side by side, so that all are true of one fact.
        Some(Some(Node::Beside(all.collect())))
    }

    /// Adds to a sum the currency and the period that stand behind it after a space (`31000 kr/mån`, `31000 kr i månaden`);
    /// whether there are any.
    fn unit_behind(&mut self, sum: &mut String) -> bool {
        let before = sum.len();
        if money::apart(sum).is_none() {
            let from = self.at;
            let with = format!("{sum}{}", self.next_part());
            if money::apart(&with).is_none() {
                self.at = from;
                return false;
            }
            *sum = with;
        }
        if let Some((_, _, None)) = money::apart(sum) {
            let from = self.at;
            let part = self.next_part();
            let period = match part.strip_prefix('/') {
                Some(period) => period,
                None if BETWEEN.contains(&part) => self.next_part(),
                None => "",
            };
            match money::period(period) {
                Some(_) => {
                    let end = sum.trim_end_matches('.').len();
                    sum.truncate(end);
                    sum.push('/');
                    sum.push_str(period);
                }
                None => self.at = from,
            }
        }
        sum.len() > before
    }

    fn next_part(&mut self) -> &str {
        self.skip_space();
        self.part()
    }
}
