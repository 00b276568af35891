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

/// Gries' deviation of proportions, normalised (Gries, Dispersions and adjusted frequencies in corpora, 2008; Lijffijt and
/// Gries, 2012): 0 where a word stands in every part as its size has it, 1 where all of it stands in the smallest. `parts`
/// are the word's count in each part and the part's size; 0 where there is only one part or no occurrence.
#[must_use]
pub fn deviation(parts: &[(f64, f64)]) -> f64 {
    let count: f64 = parts.iter().map(|part| part.0).sum();
    let size: f64 = parts.iter().map(|part| part.1).sum();
    let sizes = parts.iter().map(|part| part.1).filter(|size| *size > 0.0);
    let smallest = sizes.fold(size, f64::min) / size;
    if count <= 0.0 || size <= 0.0 || smallest >= 1.0 {
        return 0.0;
    }
    let differences = parts
        .iter()
        .map(|(count_in, size_in)| (count_in / count - size_in / size).abs());
    differences.sum::<f64>() / 2.0 / (1.0 - smallest)
}

/// Juilland's D (Juilland and Chang-Rodríguez, 1964), of relative frequencies since parts differ in size: 1 for a word that
/// every part has as often, 0 for one that only one part has. 1 where there is only one part.
#[must_use]
pub fn juilland(parts: &[(f64, f64)]) -> f64 {
    let rates: Vec<f64> = parts
        .iter()
        .filter(|(_, size)| *size > 0.0)
        .map(|(count, size)| count / size)
        .collect();
    let n = rates.len() as f64;
    let mean = rates.iter().sum::<f64>() / n;
    if rates.len() < 2 || mean <= 0.0 {
        return 1.0;
    }
    let variance = rates.iter().map(|rate| (rate - mean).powi(2)).sum::<f64>() / n;
    (1.0 - variance.sqrt() / mean / (n - 1.0).sqrt()).max(0.0)
}
