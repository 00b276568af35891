//! Measures: the formulas, from counts alone. All logarithms are natural unless they say otherwise.

/// One cell of the log-likelihood: `observed` · ln(`observed` / `expected`), which is 0 where nothing was observed.
fn cell(observed: f64, expected: f64) -> f64 {
    match observed > 0.0 && expected > 0.0 {
        true => observed * (observed / expected).ln(),
        false => 0.0,
    }
}

/// Counts of a 2 × 2 table: how often two things came together, each of them, and all.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Table {
    /// Both together.
    pub both: f64,
    /// The first, with or without the second.
    pub first: f64,
    /// The second, with or without the first.
    pub second: f64,
    /// All.
    pub all: f64,
}

impl Table {
    /// How often both would come together by chance.
    #[must_use]
    pub fn expected(self) -> f64 {
        match self.all > 0.0 {
            true => self.first * self.second / self.all,
            false => 0.0,
        }
    }

    /// The log-likelihood ratio G² of all four cells (Dunning, Accurate Methods for the Statistics of Surprise and
    /// Coincidence, 1993); negative where both come together less often than by chance. 3.84 is p < 0.05, 10.83 p < 0.001.
    #[must_use]
    pub fn log_likelihood(self) -> f64 {
        let Table {
            both,
            first,
            second,
            all,
        } = self;
        let share = |row: f64, column: f64| row * column / all;
        let sum = cell(both, share(first, second))
            + cell(first - both, share(first, all - second))
            + cell(second - both, share(all - first, second))
            + cell(
                all - first - second + both,
                share(all - first, all - second),
            );
        let sign = if both < self.expected() { -1.0 } else { 1.0 };
        sign * 2.0 * sum.max(0.0)
    }

    /// Mutual information: the binary logarithm of observed by expected (Church and Hanks, Word Association Norms, 1990).
    #[must_use]
    pub fn mutual_information(self) -> f64 {
        (self.both / self.expected()).log2()
    }

    /// The t-score: observed less expected by the root of observed (Church, Gale, Hanks and Hindle, 1991).
    #[must_use]
    pub fn t_score(self) -> f64 {
        (self.both - self.expected()) / self.both.sqrt()
    }
}

/// logDice: 14 + log₂ of twice `both` by the sum of the two words' own frequencies (Rychlý, A Lexicographer-Friendly
/// Association Score, 2008). It does not depend on the size of the corpus; 14 is the most.
#[must_use]
pub fn log_dice(both: f64, first: f64, second: f64) -> f64 {
    14.0 + (2.0 * both / (first + second)).log2()
}

/// The log-likelihood of a word that stands `a` times in a corpus of `size_a` words and `b` times in another (Rayson and
/// Garside, Comparing Corpora using Frequency Profiling, 2000); negative where the second has relatively more of it.
#[must_use]
pub fn key_likelihood(a: f64, size_a: f64, b: f64, size_b: f64) -> f64 {
    let all = size_a + size_b;
    let sum = cell(a, size_a * (a + b) / all) + cell(b, size_b * (a + b) / all);
    let sign = if a * size_b < b * size_a { -1.0 } else { 1.0 };
    sign * 2.0 * sum.max(0.0)
}

/// The log ratio: how often the relative frequency doubles from the second corpus to the first (Hardie, Log Ratio – an
/// informal introduction, 2014). A word that one of them lacks counts there as half an occurrence.
#[must_use]
pub fn log_ratio(a: f64, size_a: f64, b: f64, size_b: f64) -> f64 {
    let some = |count: f64| if count > 0.0 { count } else { 0.5 };
    ((some(a) / size_a) / (some(b) / size_b)).log2()
}

/// The parts of a corpus, by which the spread of a word is measured; those without words are none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parts {
    /// How many there are.
    pub number: f64,
    /// How many words all have.
    pub size: f64,
    /// How many words the smallest has.
    pub smallest: f64,
}

impl Parts {
    /// Parts of these sizes.
    #[must_use]
    pub fn of(sizes: impl IntoIterator<Item = f64>) -> Self {
        let none = Parts {
            number: 0.0,
            size: 0.0,
            smallest: f64::INFINITY,
        };
        let sizes = sizes.into_iter().filter(|size| *size > 0.0);
        sizes.fold(none, |parts, size| Parts {
            number: parts.number + 1.0,
            size: parts.size + size,
            smallest: parts.smallest.min(size),
        })
    }
}

/// Gries' deviation of proportions, normalised (Gries, Dispersions and adjusted frequencies in corpora, 2008; Lijffijt and
/// Gries, 2012): 0 where a word stands in every part as its size has it, 1 where all of it stands in the smallest. `has` are
/// the parts that have the word, each with its count there and its size: a part without it differs by its whole share of `all`.
/// 0 where there is only one part or no occurrence.
#[must_use]
pub fn deviation(has: &[(f64, f64)], all: Parts) -> f64 {
    let count: f64 = has.iter().map(|part| part.0).sum();
    let smallest = all.smallest / all.size;
    if count <= 0.0 || all.number < 2.0 {
        return 0.0;
    }
    let apart = has
        .iter()
        .map(|(count_in, size_in)| (count_in / count - size_in / all.size).abs());
    let rest = all.size - has.iter().map(|part| part.1).sum::<f64>();
    let differences = apart.sum::<f64>() + rest.max(0.0) / all.size;
    differences / 2.0 / (1.0 - smallest)
}

/// Juilland's D (Juilland and Chang-Rodríguez, 1964), of relative frequencies since parts differ in size: 1 for a word that
/// every part has as often, 0 for one that only one part has. `has` as for [`deviation`]: in every other part
/// the word's rate is 0. 1 where there is only one part.
#[must_use]
pub fn juilland(has: &[(f64, f64)], all: Parts) -> f64 {
    let rates = has.iter().filter(|(_, size)| *size > 0.0);
    let rates: Vec<f64> = rates.map(|(count, size)| count / size).collect();
    let n = all.number;
    let mean = rates.iter().sum::<f64>() / n;
    if n < 2.0 || mean <= 0.0 {
        return 1.0;
    }
    let apart = rates.iter().map(|rate| (rate - mean).powi(2)).sum::<f64>();
    let rest = (n - rates.len() as f64).max(0.0) * mean.powi(2);
    let variance = (apart + rest) / n;
    (1.0 - variance.sqrt() / mean / (n - 1.0).sqrt()).max(0.0)
}
