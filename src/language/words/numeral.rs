//! Numerals: numbers in figures and in words, and what the words around them mean.
//!
//! A row of `../tables/quantities.*.tsv` is a word, what kind of word it is, and its value. Months stand there with their
//! numbers; the tables of abbreviations only say that they are months.

use crate::language::lang::Lang;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimeUnit {
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// School terms.
    Term,
    /// Years.
    Year,
}

impl TimeUnit {
    fn from_name(name: &str) -> Option<TimeUnit> {
        Some(match name {
            "hour" => TimeUnit::Hour,
            "day" => TimeUnit::Day,
            "week" => TimeUnit::Week,
            "month" => TimeUnit::Month,
            "term" => TimeUnit::Term,
            "year" => TimeUnit::Year,
            _ => return None,
        })
    }
}

/// What a word means to a quantity.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Meaning {
    /// A number: `tre`.
    Number(f64),
    /// One, but also the article: `en`.
    Article,
    /// A half.
    Half,
    /// What is a number after the article: `ett par`.
    Pair(f64),
    /// What the number before it is multiplied by: `tusen`.
    Power(f64),
    /// A currency, none for the krone of the text's own language, and a power in the same word: `tkr`.
    Money(Option<&'static str>, f64),
    /// Whose krone it is: `danska`.
    Nation(&'static str),
    /// A unit of time that is counted: `timmar`.
    Unit(TimeUnit),
    /// A unit that something is for: `timmen`.
    The(TimeUnit),
    /// How often: `årligen`.
    Every(TimeUnit),
    /// What makes one word with a number: `treårig`.
    Suffix(TimeUnit),
    /// A month by its number, from 1.
    Month(u32),
    /// Per cent.
    Percent,
    /// Credits of an education.
    Credit,
    /// What stands before a time of day.
    Clock,
    /// `mellan`.
    Between,
    /// `och`.
    And,
    /// `eller`.
    Or,
    /// `till`.
    Range,
    /// What stands before any unit that something is for: `per`.
    Per,
    /// What stands before a definite unit only: `i månaden`, `om året`.
    In,
}

impl Meaning {
    fn read(kind: &str, value: &'static str) -> Option<Meaning> {
        let number = || value.parse::<f64>().ok();
        let unit = || TimeUnit::from_name(value);
        Some(match kind {
            "number" => Meaning::Number(number()?),
            "article" => Meaning::Article,
            "half" => Meaning::Half,
            "pair" => Meaning::Pair(number()?),
            "power" => Meaning::Power(number()?),
            "money" => {
                let (currency, power) = match value.split_once('*') {
                    Some((currency, power)) => (currency, power.parse().ok()?),
                    None => (value, 1.0),
                };
                Meaning::Money((currency != "own").then_some(currency), power)
            }
            "nation" => Meaning::Nation(value),
            "unit" => Meaning::Unit(unit()?),
            "the" => Meaning::The(unit()?),
            "every" => Meaning::Every(unit()?),
            "suffix" => Meaning::Suffix(unit()?),
            "month" => Meaning::Month(value.parse().ok()?),
            "percent" => Meaning::Percent,
            "credit" => Meaning::Credit,
            "clock" => Meaning::Clock,
            "between" => Meaning::Between,
            "and" => Meaning::And,
            "or" => Meaning::Or,
            "range" => Meaning::Range,
            "per" => Meaning::Per,
            "in" => Meaning::In,
            _ => return None,
        })
    }
}

/// Currencies by their codes of ISO 4217, which are the same in any language.
const CODES: [&str; 7] = ["CHF", "DKK", "EUR", "GBP", "NOK", "SEK", "USD"];

/// What the words of one language mean.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: FxHashMap<&'static str, Meaning>,
    /// The first two bytes of the words that a numeral begins with.
    starts: FxHashSet<[u8; 2]>,
    /// What makes one word with a number, the longest first.
    suffixes: Vec<(&'static str, TimeUnit)>,
    /// The krone that `kr` means.
    pub(super) own: Option<&'static str>,
}

impl Vocabulary {
    fn new(table: &'static str, own: Option<&'static str>) -> Vocabulary {
        let rows = table.lines().filter_map(|row| {
            let mut cells = row.split('\t');
            let word = cells.next()?;
            Some((word, Meaning::read(cells.next()?, cells.next()?)?))
        });
        let words: FxHashMap<_, _> = rows.collect();
        let starts = words.iter().filter_map(|(word, meaning)| {
            let begins = matches!(
                meaning,
                Meaning::Number(_) | Meaning::Article | Meaning::Power(_)
            );
            word.as_bytes().first_chunk().copied().filter(|_| begins)
        });
        let suffixes = words.iter().filter_map(|(&word, meaning)| match meaning {
            Meaning::Suffix(unit) => Some((word, *unit)),
            _ => None,
        });
        let mut suffixes: Vec<_> = suffixes.collect();
        suffixes.sort_by_key(|(word, _)| (std::cmp::Reverse(word.len()), *word));
        Vocabulary {
            starts: starts.collect(),
            suffixes,
            words,
            own,
        }
    }

    /// The vocabulary of a language; of one that has no table, only signs and codes are known.
    pub(super) fn of(lang: Lang) -> &'static Vocabulary {
        static ALL: LazyLock<[Vocabulary; 6]> = LazyLock::new(|| {
            let [sv, da, nb, nn, en] = TABLES;
            [
                Vocabulary::new(sv, Some("SEK")),
                Vocabulary::new(da, Some("DKK")),
                Vocabulary::new(nb, Some("NOK")),
                Vocabulary::new(nn, Some("NOK")),
                Vocabulary::new(en, None),
                Vocabulary::default(),
            ]
        });
        let known = [Lang::SV, Lang::DA, Lang::NB, Lang::NN, Lang::EN];
        let at = known.iter().position(|known| *known == lang);
        &ALL[at.unwrap_or(known.len())]
    }

    /// What a word (in lower case) means.
    pub(super) fn meaning(&self, word: &str) -> Option<Meaning> {
        let sign = |currency| Some(Meaning::Money(Some(currency), 1.0));
        match word {
            "%" => return Some(Meaning::Percent),
            "€" => return sign("EUR"),
            "$" => return sign("USD"),
            "£" => return sign("GBP"),
            "/" => return Some(Meaning::Per),
            "-" | "–" | "—" | "‒" | "−" => return Some(Meaning::Range),
            _ => {}
        }
        self.words.get(word).copied().or_else(|| {
            if word.len() != 3 {
                return None;
            }
            let code = CODES.iter().find(|code| code.eq_ignore_ascii_case(word))?;
            sign(code)
        })
    }

    /// The number that a word (in lower case) of several parts stands for: `tjugofem`, `trettiotusen`, `femogtyve`,
    /// `twenty-five`.
    pub(super) fn numeral(&self, word: &str) -> Option<f64> {
        /// Longer words are no numerals.
        const LONGEST: usize = 48;
        let start = word.as_bytes().first_chunk();
        if word.len() > LONGEST || !start.is_some_and(|start| self.starts.contains(start)) {
            return None;
        }
        let (mut sum, mut below, mut last) = (0.0, 0.0, 0.0);
        let mut rest = word;
        let mut joined = false;
        while !rest.is_empty() {
            let (meaning, after) = self.longest(rest)?;
            match meaning {
                Meaning::Number(_) | Meaning::Article => {
                    let value = match meaning {
                        Meaning::Number(value) => value,
                        _ => 1.0,
                    };
                    // Units follow tens and tens hundreds; `femogtyve` has them the other way.
                    let follows = last == 0.0 || value < last && last % 10.0 == 0.0 && last > 10.0;
                    if !follows && !joined {
                        return None;
                    }
                    below += value;
                    last = value;
                }
                Meaning::Power(power) => {
                    below = f64::max(below, 1.0) * power;
                    if power >= 1000.0 {
                        sum += below;
                        below = 0.0;
                    }
                    last = power;
                }
                Meaning::And if last > 0.0 && !after.is_empty() => {}
                _ => return None,
            }
            joined = meaning == Meaning::And;
            rest = after.strip_prefix('-').unwrap_or(after);
        }
        Some(sum + below)
    }

    /// The longest word of numbers that `text` begins with, and what follows it.
    fn longest<'t>(&self, text: &'t str) -> Option<(Meaning, &'t str)> {
        /// The longest word of a number in bytes, with some to spare.
        const LONGEST: usize = 16;
        let ends = (1..=text.len().min(LONGEST)).rev();
        ends.filter_map(|end| text.split_at_checked(end))
            .find_map(|(word, rest)| {
                let meaning = *self.words.get(word)?;
                let counts = match meaning {
                    Meaning::Number(_) | Meaning::Article | Meaning::And => true,
                    Meaning::Power(_) => rest.len() < text.len() - 3, // no abbreviation
                    _ => false,
                };
                counts.then_some((meaning, rest))
            })
    }

    /// The number and the unit of a word like `treårig` or `3-årig`.
    pub(super) fn suffixed(&self, word: &str) -> Option<(f64, TimeUnit)> {
        self.suffix(word).map(|(value, unit, _)| (value, unit))
    }

    /// The same, and what of the word says the unit: `årig`.
    pub(super) fn suffix<'w>(&self, word: &'w str) -> Option<(f64, TimeUnit, &'w str)> {
        self.suffixes.iter().find_map(|&(suffix, unit)| {
            let number = word.strip_suffix(suffix)?.trim_end_matches('-');
            let value = figures(number)
                .map(|(value, _)| value)
                .or_else(|| self.numeral(number))?;
            Some((value, unit, &word[word.len() - suffix.len()..]))
        })
    }
}

const TABLES: [&str; 5] = [
    include_str!("../tables/quantities.sv.tsv"),
    include_str!("../tables/quantities.da.tsv"),
    include_str!("../tables/quantities.nb.tsv"),
    include_str!("../tables/quantities.nn.tsv"),
    include_str!("../tables/quantities.en.tsv"),
];

/// The value of a number in figures, and whether it has groups of thousands. Spaces, dots and commas set groups of three
/// apart; a comma or dot before more or fewer figures, or after a lone nought, begins the decimals.
pub(super) fn figures(token: &str) -> Option<(f64, bool)> {
    /// More figures are no quantity; a float would not hold them.
    const MOST: usize = 15;
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let mut parts = token.split(is_separator);
    let first = parts.next().filter(|first| all_digits(first))?;
    let mut plain = first.to_owned();
    let mut grouped = false;
    let mut rest = token.matches(is_separator).zip(parts).peekable();
    while let Some((separator, part)) = rest.next() {
        if !all_digits(part) {
            return None;
        }
        if part.len() == 3 && first.len() <= 3 && plain != "0" {
            grouped = true;
        } else if matches!(separator, "," | ".") && rest.peek().is_none() {
            plain.push('.');
        } else {
            return None;
        }
        plain.push_str(part);
    }
    (plain.len() <= MOST).then_some((plain.parse().ok()?, grouped))
}

fn is_separator(c: char) -> bool {
    c == ',' || c == '.' || c.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_tables_is_understood() {
        for row in TABLES.iter().flat_map(|table| table.lines()) {
            let cells: Vec<&str> = row.split('\t').collect();
            assert!(
                cells.len() == 3 && Meaning::read(cells[1], cells[2]).is_some(),
                "{row}"
            );
        }
    }

    #[test]
    fn numbers_in_words_are_read() {
        for (lang, word, value) in [
            (Lang::SV, "tjugofem", Some(25.0)),
            (Lang::SV, "trettiotusen", Some(30e3)),
            (Lang::SV, "tvåhundrafemtio", Some(250.0)),
            (Lang::SV, "etthundratjugotusen", Some(120e3)),
            (Lang::SV, "tretton", Some(13.0)),
            (Lang::SV, "femtre", None),
            (Lang::SV, "hundratals", None),
            (Lang::SV, "och", None),
            (Lang::SV, "", None),
            (Lang::DA, "femogtyve", Some(25.0)),
            (Lang::NB, "tjuefem", Some(25.0)),
            (Lang::EN, "twenty-five", Some(25.0)),
        ] {
            assert_eq!(Vocabulary::of(lang).numeral(word), value, "{word}");
        }
    }

    #[test]
    fn figures_are_read() {
        for (token, value) in [
            ("35", Some((35.0, false))),
            ("35 000", Some((35e3, true))),
            ("35.000", Some((35e3, true))),
            ("1.234.567", Some((1_234_567.0, true))),
            ("35 000,50", Some((35_000.5, true))),
            ("2,5", Some((2.5, false))),
            ("0,125", Some((0.125, false))),
            ("2.4375", Some((2.4375, false))),
            ("2024", Some((2024.0, false))),
            ("1e5", None),
            ("1e400", None),
            ("3.5.2024", None),
            ("12,", None),
            ("1234567890123456", None),
            ("½", None),
        ] {
            assert_eq!(figures(token), value, "{token}");
        }
    }
}
