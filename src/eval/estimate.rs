//! Means with intervals, by drawing again (the bootstrap of Efron, 1979), the same in every run.

use serde::Serialize;

/// How often is drawn again.
pub(super) const DRAWS: usize = 1000;

/// A score with the interval that holds 95 % of those of documents drawn again, with replacement.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Mean {
    /// The score.
    pub value: f64,
    /// The interval's lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

impl Mean {
    /// Of `scores`, in an order that is always the same; 0 of none.
    #[must_use]
    pub fn of(scores: &[f64]) -> Mean {
        if scores.is_empty() {
            return Mean::default();
        }
        let mean = |sum: f64| sum / scores.len() as f64;
        let mut draw = Draw(0);
        let mut drawn: Vec<f64> = (0..DRAWS)
            .map(|_| {
                mean(
                    (0..scores.len())
                        .map(|_| scores[draw.below(scores.len())])
                        .sum(),
                )
            })
            .collect();
        drawn.sort_by(f64::total_cmp);
        Mean {
            value: mean(scores.iter().sum()),
            low: drawn[DRAWS / 40],
            high: drawn[DRAWS - 1 - DRAWS / 40],
        }
    }
}

/// How much higher one of two scores of the same documents is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Difference {
    /// The difference with the interval of documents drawn again.
    #[serde(flatten)]
    pub mean: Mean,
    /// How likely a difference at least as great is where both are equally good: the share of draws in which the signs of the
    /// documents' differences, each turned or not by chance, give as much (Fisher's randomization test).
    pub p: f64,
}

impl Difference {
    /// Of the differences of documents, in an order that is always the same.
    #[must_use]
    pub fn of(differences: &[f64]) -> Difference {
        let sum: f64 = differences.iter().sum();
        let mut draw = Draw(1);
        let as_great = (0..DRAWS).filter(|_| {
            let turned = differences
                .iter()
                .map(|d| if draw.below(2) == 0 { *d } else { -d });
            turned.sum::<f64>().abs() >= sum.abs() - 1e-12
        });
        let p = (as_great.count() + 1) as f64 / (DRAWS + 1) as f64;
        Difference {
            mean: Mean::of(differences),
            p,
        }
    }
}

/// Numbers that look random and are the same in every run (SplitMix64, Steele et al. 2014).
pub(super) struct Draw(pub(super) u64);

impl Draw {
    /// A number below `end`.
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % end.max(1) as u64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_holds_the_mean_and_narrows_with_more_scores() {
        let few: Vec<f64> = (0..20).map(|i| f64::from(i % 2)).collect();
        let many: Vec<f64> = (0..2000).map(|i| f64::from(i % 2)).collect();
        let (few, many) = (Mean::of(&few), Mean::of(&many));
        assert_eq!((few.value, many.value), (0.5, 0.5));
        assert!(few.low < many.low && many.low < 0.5 && 0.5 < many.high && many.high < few.high);
        assert_eq!(Mean::of(&[]), Mean::default());
    }

    #[test]
    fn a_difference_is_likely_by_chance_only_where_it_goes_both_ways() {
        let one_way = Difference::of(&[0.1; 30]);
        let both_ways: Vec<f64> = (0..30)
            .map(|i| if i % 2 == 0 { 0.1 } else { -0.1 })
            .collect();
        let both_ways = Difference::of(&both_ways);
        assert!(one_way.p < 0.01 && (one_way.mean.value - 0.1).abs() < 1e-9);
        assert!(both_ways.p > 0.9, "{}", both_ways.p);
        assert!(Difference::of(&[]).p > 0.9);
    }
}
