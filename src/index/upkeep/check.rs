//! The check: whether an index is what its manifest says, down to the last record.

use crate::error::Result;
use crate::index::known::copy_of;
use crate::index::known::{Hashes, Known};
use crate::index::manifest::{Manifest, States};
use crate::index::place::{META, failed, open};
use crate::index::record::{FactRecord, PassageRecord};
use crate::index::schema::{Fields, Grain};
use crate::index::stored::{Stored, StoredArticle, from_bytes};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fs;
use std::path::Path;
use tantivy::schema::Value;
use tantivy::{SegmentReader, TantivyDocument};

/// How often a check begins again because a build has committed meanwhile.
const AGAIN: usize = 3;
/// How many faults are named; all are counted.
const NAMED: usize = 100;

/// What a check found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Check {
    /// The pages that were read.
    pub pages: usize,
    /// Their passages.
    pub passages: usize,
    /// Their facts.
    pub facts: usize,
    /// How much is wrong.
    pub wrong: usize,
    /// The first hundred faults.
    pub faults: Vec<Fault>,
}

/// What is wrong with an index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "fault")]
#[non_exhaustive]
pub enum Fault {
    /// A file's bytes are not those that were written: its checksum says otherwise.
    Damaged {
        /// The file.
        file: String,
    },
    /// A record cannot be read, or does not fit its page.
    Record {
        /// The segment.
        segment: String,
        /// The number of the document in it.
        document: u32,
    },
    /// A fact's value does not stand in its sentence.
    Quote {
        /// The page.
        page: String,
        /// The value.
        value: String,
    },
    /// The pages, taken together, are not those of the manifest.
    Corpus {
        /// What the manifest says.
        manifest: String,
        /// What the pages come to.
        found: String,
    },
}

/// Checks the index in `dir`: the checksum of every file; then every page, passage and fact, whether it can be read, fits its
/// page and its columns; and that the pages are those of the manifest, by the hashes of their ids and content.
///
/// # Errors
///
/// There is no index, or it is too broken to be opened.
pub fn check(dir: &Path) -> Result<Check> {
    // Files, manifest and pages are read one after the other, and a build may come in between: a fault counts only where the
    // commit is still the one that was begun with.
    let meta = || fs::read(dir.join(META)).ok();
    for _ in 0..AGAIN {
        let before = meta();
        match check_once(dir) {
            Ok(check) if check.wrong == 0 => return Ok(check),
            found if meta() == before => return found,
            _ => {}
        }
    }
    check_once(dir)
}

fn check_once(dir: &Path) -> Result<Check> {
    let (index, manifest) = open(dir)?;
    let mut check = Check::default();
    let damaged = index.validate_checksum().map_err(|e| failed(dir, e))?;
    let mut damaged: Vec<String> = damaged.iter().map(|p| p.display().to_string()).collect();
    damaged.sort();
    for file in damaged {
        check.fault(Fault::Damaged { file });
    }
    if check.wrong > 0 {
        return Ok(check);
    }
    let known = Known::new(dir, &index, &Fields::new())?;
    let mut states = States::default();
    known.scan(|segment| {
        let reading = Reading::new(segment)?;
        reading.check(&mut check, &mut states)
    })?;
    let found = Manifest::new(&states);
    // Another version of sikta may have made the hash in another way.
    let comparable = found.fingerprint == manifest.fingerprint;
    if found.pages != manifest.pages || (comparable && found.corpus != manifest.corpus) {
        let said = |manifest: &Manifest| format!("{} {}", manifest.pages, manifest.corpus);
        check.fault(Fault::Corpus {
            manifest: said(&manifest),
            found: said(&found),
        });
    }
    Ok(check)
}

impl Check {
    fn fault(&mut self, fault: Fault) {
        self.wrong += 1;
        if self.faults.len() < NAMED {
            self.faults.push(fault);
        }
    }
}

/// A segment, read from its first document to its last.
struct Reading<'s> {
    segment: &'s SegmentReader,
    fields: Fields,
    hashes: Hashes,
    store: tantivy::store::StoreReader,
}

impl<'s> Reading<'s> {
    fn new(segment: &'s SegmentReader) -> tantivy::Result<Self> {
        Ok(Reading {
            segment,
            fields: Fields::new(),
            hashes: Hashes::of(segment)?,
            store: segment.get_store_reader(1)?,
        })
    }

    fn check(&self, check: &mut Check, states: &mut States) -> tantivy::Result<()> {
        let columns = self.segment.fast_fields();
        let (grains, pages) = (columns.str("grain")?, columns.str("page")?);
        let lengths = columns.u64("length")?;
        let text = |column: &Option<tantivy::columnar::StrColumn>, doc| {
            let mut text = String::new();
            if let Some(column) = column
                && let Some(ord) = column.term_ords(doc).next()
            {
                column.ord_to_str(ord, &mut text)?;
            }
            tantivy::Result::Ok(text)
        };
        let mut page: Option<(u32, StoredArticle)> = None;
        for doc in self.segment.doc_ids_alive() {
            let (grain, id) = (text(&grains, doc)?, text(&pages, doc)?);
            let whole = match Grain::from_name(&grain) {
                Some(Grain::Article) => {
                    page = self.stored(doc).map(|article| (doc, article));
                    check.pages += 1;
                    let content = self.hashes.get(doc);
                    let mark = copy_of(self.segment, doc)?;
                    if let Some(content) = content {
                        states.add(&id, content, mark.as_deref());
                    }
                    content.is_some()
                        && page.as_ref().is_some_and(|(_, article)| {
                            let length = lengths.first(doc);
                            article.source.page == id && length == Some(article.text.len() as u64)
                        })
                }
                Some(Grain::Passage) => {
                    check.passages += 1;
                    let passage: Option<PassageRecord> = self.part(doc, page.as_ref());
                    passage.is_some_and(|passage| passage.source.page == id)
                }
                Some(Grain::Fact) => {
                    check.facts += 1;
                    let fact: Option<FactRecord> = self.part(doc, page.as_ref());
                    if let Some(fact) = &fact
                        && !fact.sentence.contains(&fact.value)
                    {
                        check.fault(Fault::Quote {
                            page: id.clone(),
                            value: fact.value.clone(),
                        });
                    }
                    fact.is_some_and(|fact| fact.source.page == id)
                }
                None => false,
            };
            if !whole {
                check.fault(Fault::Record {
                    segment: self.segment.segment_id().uuid_string(),
                    document: doc,
                });
            }
        }
        Ok(())
    }

    /// A passage or fact of the page that came before it.
    fn part<T: Stored>(&self, doc: u32, page: Option<&(u32, StoredArticle)>) -> Option<T> {
        let form: T::Form = self.stored(doc)?;
        let (at, article) = page?;
        let own = doc.checked_sub(T::place(&form)) == Some(*at);
        own.then(|| T::read(form, article)).flatten()
    }

    fn stored<T: DeserializeOwned>(&self, doc: u32) -> Option<T> {
        let stored: TantivyDocument = self.store.get(doc).ok()?;
        from_bytes(stored.get_first(self.fields.record)?.as_bytes()?)
    }
}
