//! Search: ranked, cited answers from the index.
//!
//! A [`Searcher`] sees one commit of an index and goes on seeing it, whatever is built meanwhile. Equal hits stand in the
//! order of page id and offset, so the same question to the same commit always has the same answer.

mod absent;
mod alike;
mod all;
mod alternatives;
mod answer;
mod articles;
mod by;
mod cross;
mod facts;
mod filter;
mod flaw;
mod forms;
mod joined;
mod keyboard;
mod kin;
mod kwic;
mod living;
mod lookup;
mod mark;
mod money;
mod named;
mod near;
mod of_facts;
mod order;
mod pages;
mod parse;
mod passages;
mod pay;
mod places;
mod plan;
mod query;
mod rank;
mod ranks;
mod read;
mod role;
mod stamp;
mod stop;
mod synonyms;
mod tally;
mod term;
mod told;
mod tree;
mod value;
mod weights;
mod window;
mod word;
mod wrapped;

pub use absent::Absent;
pub use all::{All, Row};
pub use answer::{Answer, Count, Counts, Expanded, Hit, Near, Snippet, Without};
pub use articles::{Articles, PageRecord, Role};
pub use by::{By, Side};
pub use cross::{Cell, Cross};
pub use facts::Facts;
pub use flaw::{Flaw, Note, Operator, Problem};
pub use kwic::{Kwic, KwicLine, KwicLines};
pub use named::{Filter, Named, Point, Reading, Test};
pub use query::Query;
pub use stamp::{NoStamp, Shape, Since, Stamp, Words};
pub use tree::{Also, Clause, Node, Why};
pub use weights::{NoWeight, Weights};

use crate::error::{Damage, Error, Result};
use crate::index::{self, Fields, Grain, Manifest, Stored, StoredArticle, guarded};
use crate::taxonomy::{Code, Library};
use kin::Kin;
use living::{Living, Statistics};
use order::Order;
use pages::Segments;
use places::Places;
use plan::{Plan, Ranks};
use rank::{Best, Ranking};
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use tantivy::schema::Value;
use tantivy::{DocAddress, TantivyDocument};

/// A commit of an index, open for questions.
pub struct Searcher {
    dir: PathBuf,
    fields: Fields,
    manifest: Manifest,
    searcher: tantivy::Searcher,
    living: Living,
    /// The languages (BCP 47) that its pages are in.
    langs: BTreeSet<String>,
    /// Where occupations, synonyms and narrower words are out of.
    library: Arc<Library>,
    /// The words whose stems were made.
    known: Arc<forms::Known>,
    /// The order of its pages, once it is needed.
    order: OnceLock<Order>,
    /// Its stems, to be found by how they are written; made when they are first needed.
    kin: Mutex<Option<Arc<Kin>>>,
    /// What the facts of its documents have.
    sets: cross::Sets,
    /// What is asked of its pages again and again.
    segments: Segments,
    /// The page that was read last: its passages and facts are often read one after the other.
    read: Mutex<Option<(DocAddress, Arc<StoredArticle>)>>,
}

impl Searcher {
    /// Opens the index in `dir`.
    ///
    /// # Errors
    ///
    /// There is no index, it is broken, or another version of sikta made it; the error names the command that mends it.
    pub fn open(dir: &Path) -> Result<Self> {
        guarded(dir, || Searcher::open_unguarded(dir))
    }

    fn open_unguarded(dir: &Path) -> Result<Self> {
        let (searcher, manifest) = index::open_to_read(dir)?;
        let living = Living::new(searcher.clone());
        let langs = living.langs().map_err(|e| index::failed(dir, e))?;
        Ok(Searcher {
            dir: dir.into(),
            fields: Fields::new(),
            manifest,
            searcher,
            living,
            langs,
            library: Arc::default(),
            known: Arc::default(),
            order: OnceLock::new(),
            kin: Mutex::default(),
            sets: cross::Sets::default(),
            segments: Segments::default(),
            read: Mutex::default(),
        })
    }

    /// The same, with occupations, synonyms and narrower words out of these classifications; without them, out of the lexicon
    /// alone.
    #[must_use]
    pub fn with_library(self, library: Arc<Library>) -> Self {
        Searcher { library, ..self }
    }

    /// What the index was made from and by.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The classifications that queries are read by beside the lexicon ([`Library::added`]).
    #[must_use]
    pub fn classifications(&self) -> Vec<String> {
        self.library.added()
    }

    /// The languages (BCP 47) of its pages, sorted; `und` where one is not known.
    pub fn langs(&self) -> impl Iterator<Item = &str> {
        self.langs.iter().map(String::as_str)
    }

    /// Answers `query`: the hits from `offset` on, at most `limit`, and counts over all hits.
    ///
    /// # Errors
    ///
    /// The index cannot be read.
    pub fn search(&self, query: &Query) -> Result<Answer> {
        guarded(&self.dir, || self.answer(query))
    }

    fn answer(&self, query: &Query) -> Result<Answer> {
        let (asked, query) = (query, &query.settled());
        let grain = query.grain();
        let read = self.read(query)?;
        let ranks = self.ranks(query)?;
        let plan = self.plan(read.tree.as_ref(), query, &read.roles, Some(&ranks));
        let ranking = Ranking {
            keep: query.offset.saturating_add(query.limit),
            by_page: query.by_page(),
            counted: &query.counts,
            sets: &self.sets,
            segments: &self.segments,
            values: query.values,
            lists: plan.lists.as_ref(),
            alone: self.searcher.segment_readers().len() == 1,
        };
        let ranked = ranking.of(&self.searcher, &*plan.query, &ranks.statistics);
        let ranked = ranked.map_err(|e| self.failed(e))?;
        let marker = plan.marker(&self.known);
        let lists = [None, Some(Near::Alike), Some(Near::Occupation)];
        let lists = lists.into_iter().zip(ranked.best);
        let mut ranks: Vec<(Option<Near>, Best)> = lists
            .flat_map(|(near, best)| best.into_iter().map(move |hit| (near, hit)))
            .collect();
        // Stable: of equals, what has the words is first.
        ranks.sort_by(|(_, a), (_, b)| b.score.total_cmp(&a.score));
        let mut hits = Vec::new();
        let asked_for = ranks.into_iter().zip(1..).skip(query.offset);
        for ((near, best), rank) in asked_for.take(query.limit) {
            let hit = match grain {
                Grain::Fact => Hit::of_fact(self.record(best.doc)?, &marker),
                grain => Hit::of_passage(self.record(best.doc)?, grain, near, &marker),
            };
            hits.push(hit.ranked(rank, best.score));
        }
        let suggestion = self.suggestion(query, &read)?;
        Ok(Answer {
            stamp: Stamp::of(self, asked, &read.understood),
            suggestion,
            expanded: read.expanded(),
            roles: read.roles,
            understood: read.understood,
            problems: read.problems,
            left_out: read.left_out,
            notes: read.notes,
            grain,
            total: ranked.total,
            hits,
            counts: ranked.counts,
        })
    }

    /// Every fact of the index, by page id and then in the order of the text.
    pub fn facts(&self) -> Facts<'_> {
        Facts::new(self)
    }

    /// Every page of the index with its clean text and its facts, by id.
    pub fn articles(&self) -> Articles<'_> {
        Articles::new(self)
    }

    /// What scores are computed from.
    fn ranks(&self, query: &Query) -> Result<Ranks<'_>> {
        let grain = plan::sought(query.grain(), &self.fields);
        let statistics = Statistics::new(&self.living, &grain);
        Ok(Ranks {
            statistics: statistics.map_err(|e| self.failed(e))?,
            kin: match query.grain() != Grain::Fact && query.weights.grams > 0.0 {
                true => Some(self.kin()?),
                false => None,
            },
        })
    }

    /// The stems of the index, to be found by how they are written.
    fn kin(&self) -> Result<Arc<Kin>> {
        let mut kin = self.kin.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(kin) = &*kin {
            return Ok(Arc::clone(kin));
        }
        let made = Kin::of(&self.searcher, self.fields.passage.stem);
        let made = Arc::new(made.map_err(|e| self.failed(e))?);
        *kin = Some(Arc::clone(&made));
        Ok(made)
    }

    /// A table of how often facts that the query finds have a value of one side together with a value of the other.
    ///
    /// # Errors
    ///
    /// The index cannot be read.
    pub fn cross(&self, query: &Query, sides: [Side; 2]) -> Result<Cross> {
        guarded(&self.dir, || cross::cross(self, query, sides))
    }

    /// How a query is run; without `ranks` it is only to be found and not to be ranked.
    fn plan(
        &self,
        tree: Option<&Node>,
        query: &Query,
        roles: &[Code],
        ranks: Option<&Ranks<'_>>,
    ) -> Plan {
        let stems = self.stems(query);
        Plan::new(tree, query, &self.fields, stems, roles, ranks)
    }

    /// The order of its pages.
    fn order(&self) -> Result<&Order> {
        if let Some(order) = self.order.get() {
            return Ok(order);
        }
        let order = Order::of(&self.searcher).map_err(|e| self.failed(e))?;
        Ok(self.order.get_or_init(|| order))
    }

    /// The documents that a query finds, by page id and offset.
    fn in_order(&self, query: &dyn tantivy::query::Query) -> Result<Vec<DocAddress>> {
        let places = Places {
            scored: false,
            lists: None,
            by_page: None,
            order: self.order()?,
            segments: &self.segments,
        };
        let find = || {
            self.searcher
                .search(query, &places)
                .map_err(|e| self.failed(e))
        };
        let found = guarded(&self.dir, find)?.into_iter();
        Ok(found.map(|place| place.doc).collect())
    }

    /// The record of a passage or fact.
    fn record<T: Stored>(&self, doc: DocAddress) -> Result<T> {
        let form: T::Form = self.stored(doc)?;
        let page = doc.doc_id.checked_sub(T::place(&form));
        let page = page.ok_or_else(|| self.damaged())?;
        let article = self.article(DocAddress::new(doc.segment_ord, page))?;
        T::read(form, &article).ok_or_else(|| self.damaged())
    }

    /// The record of a page.
    fn article(&self, doc: DocAddress) -> Result<Arc<StoredArticle>> {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((at, article)) = &*read
            && *at == doc
        {
            return Ok(Arc::clone(article));
        }
        let mut article: StoredArticle = self.stored(doc)?;
        let segment = self.searcher.segment_reader(doc.segment_ord);
        let copy_of = index::copy_of(segment, doc.doc_id);
        article.source.copy_of = copy_of.map_err(|e| self.failed(e))?;
        let article = Arc::new(article);
        *read = Some((doc, Arc::clone(&article)));
        Ok(article)
    }

    /// What the index keeps of a document.
    fn stored<T: DeserializeOwned>(&self, doc: DocAddress) -> Result<T> {
        let stored: TantivyDocument = guarded(&self.dir, || {
            self.searcher.doc(doc).map_err(|e| self.failed(e))
        })?;
        let record = stored.get_first(self.fields.record);
        let record = record
            .and_then(|value| value.as_bytes())
            .unwrap_or_default();
        index::from_bytes(record).ok_or_else(|| self.damaged())
    }

    fn damaged(&self) -> Error {
        Error::Corrupt {
            dir: self.dir.clone(),
            what: Damage::Unreadable,
        }
    }

    fn failed(&self, error: tantivy::TantivyError) -> Error {
        index::failed(&self.dir, error)
    }
}
