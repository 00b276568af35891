//! Word: what has one term, read a block at a time.
//!
//! It finds and scores what tantivy's `TermQuery` does; but its documents can also be taken many at a time, as [`alternatives`](super::alternatives)
//! does, which takes a fraction of the time that asking for one after the other takes.

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::BlockSegmentPostings;
use tantivy::query::{
    Bm25Weight, EmptyScorer, EnableScoring, Explanation, Query, Scorer, TermQuery, Weight,
};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyError, Term};

/// What has `term`; `often` is whether it scores by how often a document has it.
pub(super) fn has(term: Term, often: bool) -> Box<dyn Query> {
    Box::new(Word { term, often })
}

#[derive(Debug, Clone)]
struct Word {
    term: Term,
    often: bool,
}

impl Word {
    fn option(&self) -> IndexRecordOption {
        match self.often {
            true => IndexRecordOption::WithFreqs,
            false => IndexRecordOption::Basic,
        }
    }
}

impl Query for Word {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let EnableScoring::Enabled {
            statistics_provider,
            ..
        } = scoring
        else {
            return TermQuery::new(self.term.clone(), self.option()).weight(scoring);
        };
        let terms = std::slice::from_ref(&self.term);
        Ok(Box::new(WordWeight {
            word: self.clone(),
            weight: Bm25Weight::for_terms(statistics_provider, terms)?,
        }))
    }

    fn query_terms<'a>(&'a self, visitor: &mut dyn FnMut(&'a Term, bool)) {
        visitor(&self.term, false);
    }
}

struct WordWeight {
    word: Word,
    weight: Bm25Weight,
}

impl Weight for WordWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let field = self.word.term.field();
        let index = reader.inverted_index(field)?;
        let postings = index.read_block_postings(&self.word.term, self.word.option())?;
        let Some(postings) = postings else {
            return Ok(Box::new(EmptyScorer));
        };
        let lengths = reader.fieldnorms_readers().get_field(field)?;
        Ok(Box::new(WordScorer {
            at: 0,
            often: self.word.often,
            lengths: lengths.unwrap_or_else(|| FieldNormReader::constant(reader.max_doc(), 1)),
            weight: self.weight.boost_by(boost),
            postings,
        }))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        explained(self.scorer(reader, 1.0)?, doc)
    }
}

/// The score of a document that is found.
pub(super) fn explained(mut scorer: Box<dyn Scorer>, doc: DocId) -> tantivy::Result<Explanation> {
    match scorer.seek(doc) == doc {
        true => Ok(Explanation::new("score", scorer.score())),
        false => Err(TantivyError::InvalidArgument(format!("{doc} is not found"))),
    }
}

/// The documents of a segment that have a term.
pub(super) struct WordScorer {
    postings: BlockSegmentPostings,
    /// The place in the block that is at hand.
    at: usize,
    often: bool,
    lengths: FieldNormReader,
    weight: Bm25Weight,
}

impl WordScorer {
    /// Takes all documents before `end`, each with its score.
    pub(super) fn take_before(&mut self, end: DocId, mut take: impl FnMut(DocId, Score)) {
        loop {
            let docs = self.postings.docs().get(self.at..).unwrap_or_default();
            let Some(last) = docs.last() else {
                return;
            };
            let whole = *last < end;
            let here = match whole {
                true => docs.len(),
                false => docs.partition_point(|doc| *doc < end),
            };
            let docs = &docs[..here];
            match self.often {
                true => {
                    let freqs = self.postings.freqs().get(self.at..).unwrap_or_default();
                    for (doc, freq) in docs.iter().zip(freqs) {
                        let length = self.lengths.fieldnorm_id(*doc);
                        take(*doc, self.weight.score(length, *freq));
                    }
                }
                false => {
                    for doc in docs {
                        let length = self.lengths.fieldnorm_id(*doc);
                        take(*doc, self.weight.score(length, 1));
                    }
                }
            }
            self.at += here;
            if !whole {
                return;
            }
            self.postings.advance();
            self.at = 0;
        }
    }
}

impl DocSet for WordScorer {
    fn advance(&mut self) -> DocId {
        self.at += 1;
        if self.at == self.postings.docs().len() {
            self.postings.advance();
            self.at = 0;
        }
        self.doc()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if self.doc() < target {
            self.at = self.postings.seek(target);
        }
        self.doc()
    }

    fn doc(&self) -> DocId {
        let doc = self.postings.docs().get(self.at);
        doc.copied().unwrap_or(TERMINATED)
    }

    fn size_hint(&self) -> u32 {
        self.postings.doc_freq()
    }
}

impl Scorer for WordScorer {
    fn score(&mut self) -> Score {
        let length = self.lengths.fieldnorm_id(self.doc());
        let freq = match self.often {
            true => self.postings.freqs().get(self.at).copied(),
            false => None,
        };
        self.weight.score(length, freq.unwrap_or(1))
    }
}
