//! Alternatives: parts of a query whose scores are added, or of which the best counts.
//!
//! It finds and scores what tantivy's unions do, with the scores added in the same order, but takes the documents of its parts many
//! at a time: each part adds its own to a window of documents, and the window is then read. Sums may be parts of sums.

use super::told::Told;
use super::window::{Part, Ranked, SumScorer};
use super::word::explained;
use tantivy::query::{
    BooleanQuery, DisjunctionMaxQuery, EmptyScorer, EnableScoring, Explanation, Query, Scorer,
    Weight,
};
use tantivy::{DocId, Score, SegmentReader, TERMINATED, Term};

/// The scores of all of `parts` that a document has, added.
pub(super) fn sum(parts: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    combined(parts, None)
}

/// The best score of `parts`, and of all the others that a document has this share.
pub(super) fn best(parts: Vec<Box<dyn Query>>, others: Score) -> Box<dyn Query> {
    combined(parts, Some(others))
}

/// The same as [`sum`], and the score of all of `also` to those that have one of `parts`; they are told.
pub(super) fn telling(
    parts: Vec<Box<dyn Query>>,
    mut also: Vec<Box<dyn Query>>,
    told: &Told,
) -> Box<dyn Query> {
    Box::new(Sum {
        parts,
        others: None,
        also: match also.len() {
            0 | 1 => also.pop(),
            _ => Some(sum(also)),
        },
        told: Some(told.clone()),
    })
}

fn combined(mut parts: Vec<Box<dyn Query>>, others: Option<Score>) -> Box<dyn Query> {
    match parts.len() {
        1 => parts.swap_remove(0),
        _ => Box::new(Sum {
            parts,
            others,
            also: None,
            told: None,
        }),
    }
}

#[derive(Debug)]
struct Sum {
    parts: Vec<Box<dyn Query>>,
    /// Where the best counts, the share of the others.
    others: Option<Score>,
    /// What adds to the score of what is found.
    also: Option<Box<dyn Query>>,
    told: Option<Told>,
}

impl Clone for Sum {
    fn clone(&self) -> Self {
        Sum {
            parts: self.parts.iter().map(|part| part.box_clone()).collect(),
            others: self.others,
            also: self.also.as_ref().map(|also| also.box_clone()),
            told: self.told.clone(),
        }
    }
}

impl Sum {
    /// What finds the same as tantivy has it.
    fn plain(&self) -> Box<dyn Query> {
        let parts = self.parts.iter().map(|part| part.box_clone()).collect();
        match self.others {
            None => Box::new(BooleanQuery::union(parts)),
            Some(others) => Box::new(DisjunctionMaxQuery::with_tie_breaker(parts, others)),
        }
    }
}

impl Query for Sum {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        if !scoring.is_scoring_enabled() {
            return self.plain().weight(scoring);
        }
        let parts = self.parts.iter().map(|part| part.weight(scoring));
        Ok(Box::new(SumWeight {
            parts: parts.collect::<tantivy::Result<_>>()?,
            others: self.others,
            also: match &self.also {
                Some(also) => Some(also.weight(scoring)?),
                None => None,
            },
            told: self.told.clone(),
        }))
    }

    fn query_terms<'a>(&'a self, visitor: &mut dyn FnMut(&'a Term, bool)) {
        for part in self.parts.iter().chain(&self.also) {
            part.query_terms(visitor);
        }
    }
}

struct SumWeight {
    parts: Vec<Box<dyn Weight>>,
    others: Option<Score>,
    also: Option<Box<dyn Weight>>,
    told: Option<Told>,
}

impl Weight for SumWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let mut parts = Vec::new();
        for part in &self.parts {
            let part = Part::new(part.scorer(reader, boost)?);
            if part.doc() != TERMINATED {
                parts.push(part);
            }
        }
        if parts.is_empty() {
            return Ok(Box::new(EmptyScorer));
        }
        let also = match &self.also {
            Some(also) => Some(Part::new(also.scorer(reader, boost)?)),
            None => None,
        };
        let told = self.told.as_ref().map(|told| told.of(reader));
        let ranked = Ranked {
            others: self.others,
            also,
            told,
        };
        Ok(Box::new(SumScorer::new(parts, ranked, reader.max_doc())))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        explained(self.scorer(reader, 1.0)?, doc)
    }
}

#[cfg(test)]
mod tests {
    use super::super::window::take_all;
    use super::super::word::has;
    use super::*;
    use tantivy::query::{BoostQuery, Occur, TermQuery};
    use tantivy::schema::{Field, IndexRecordOption, Schema, TEXT};
    use tantivy::{Index, Searcher, doc};

    /// Numbers that are the same every time.
    struct Random(u64);

    impl Random {
        fn below(&mut self, n: u64) -> u64 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005) + 1;
            (self.0 >> 33) % n
        }
    }

    /// Documents of some words, of which the first are in most and the last in few.
    fn index(random: &mut Random) -> tantivy::Result<(Searcher, Field)> {
        let mut schema = Schema::builder();
        let text = schema.add_text_field("text", TEXT);
        let index = Index::create_in_ram(schema.build());
        let mut writer = index.writer_with_num_threads(1, 15_000_000)?;
        for n in 0..9_000 {
            let words = (0..random.below(6)).map(|_| {
                let most = 1 + random.below(12);
                format!("w{} ", random.below(most))
            });
            let mut words: String = words.collect();
            if n % 3_000 == 17 {
                words.push_str("rare");
            }
            writer.add_document(doc!(text => words))?;
        }
        writer.commit()?;
        Ok((index.reader()?.searcher(), text))
    }

    /// A query, and the same of tantivy's own.
    fn both(random: &mut Random, text: Field, deep: u64) -> [Box<dyn Query>; 2] {
        if deep == 0 || random.below(3) == 0 {
            let word = match random.below(13) {
                12 => "rare".to_owned(),
                n => format!("w{n}"),
            };
            let (term, often) = (Term::from_field_text(text, &word), random.below(2) == 0);
            let option = match often {
                true => IndexRecordOption::WithFreqs,
                false => IndexRecordOption::Basic,
            };
            let plain = Box::new(TermQuery::new(term.clone(), option));
            let boost = random.below(4) as Score / 2.0 + 0.5;
            return [has(term, often), plain].map(|q| Box::new(BoostQuery::new(q, boost)) as _);
        }
        let parts = (0..1 + random.below(4)).map(|_| both(random, text, deep - 1));
        let (own, plain): (Vec<_>, Vec<_>) = parts.map(|[own, plain]| (own, plain)).unzip();
        match random.below(3) {
            0 => [
                best(own, 0.2),
                Box::new(DisjunctionMaxQuery::with_tie_breaker(plain, 0.2)),
            ],
            1 => {
                let [also, added] = both(random, text, deep - 1);
                let must = Box::new(BooleanQuery::union(plain)) as _;
                let plain = BooleanQuery::new(vec![(Occur::Must, must), (Occur::Should, added)]);
                [telling(own, vec![also], &Told::default()), Box::new(plain)]
            }
            _ => [sum(own), Box::new(BooleanQuery::union(plain))],
        }
    }

    fn scorer(searcher: &Searcher, query: &dyn Query) -> tantivy::Result<Box<dyn Scorer>> {
        let weight = query.weight(EnableScoring::enabled_from_searcher(searcher))?;
        weight.scorer(&searcher.segment_readers()[0], 1.0)
    }

    #[test]
    fn a_sum_finds_and_scores_what_tantivys_unions_do() -> tantivy::Result<()> {
        let mut random = Random(7);
        let (searcher, text) = index(&mut random)?;
        for _ in 0..60 {
            let [own, plain] = both(&mut random, text, 3);
            let mut expected = Vec::new();
            let mut found = scorer(&searcher, &*plain)?;
            while found.doc() != TERMINATED {
                expected.push((found.doc(), found.score()));
                found.advance();
            }
            let mut taken = Vec::new();
            take_all(scorer(&searcher, &*own)?, |doc, score| {
                taken.push((doc, score))
            });
            assert_eq!(taken, expected, "{own:?}");
            // One after the other, with leaps.
            let (mut found, mut rest) = (scorer(&searcher, &*own)?, expected.as_slice());
            while let Some((doc, score)) = rest.first() {
                assert_eq!((found.doc(), found.score()), (*doc, *score), "{own:?}");
                let leap = doc + 1 + random.below(3) as u32 * random.below(3_000) as u32;
                rest = &rest[rest.partition_point(|(doc, _)| *doc < leap)..];
                match random.below(2) {
                    0 => found.seek(leap),
                    _ => {
                        while found.doc() < leap {
                            found.advance();
                        }
                        found.doc()
                    }
                };
            }
            assert_eq!(found.doc(), TERMINATED);
        }
        Ok(())
    }

    #[test]
    fn what_is_told_is_what_was_found() -> tantivy::Result<()> {
        let mut random = Random(8);
        let (searcher, text) = index(&mut random)?;
        let reader = &searcher.segment_readers()[0];
        let term = |word: &str| has(Term::from_field_text(text, word), true);
        let told = Told::default();
        let some = telling(vec![term("w3"), term("rare")], Vec::new(), &told);
        let bits = told.of(reader);
        let any = sum(vec![some, term("w1")]);
        let mut sought = Vec::new();
        take_all(
            scorer(&searcher, &*sum(vec![term("w3"), term("rare")]))?,
            |doc, _| {
                sought.push(doc);
            },
        );
        let mut all = 0;
        take_all(scorer(&searcher, &*any)?, |doc, _| {
            all += 1;
            assert_eq!(bits.has(doc), sought.binary_search(&doc).is_ok());
        });
        assert!(all > sought.len());
        Ok(())
    }
}
