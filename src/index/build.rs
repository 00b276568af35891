//! Building: pages in, one commit out, and only what changed is made again.

use super::document::documents;
use super::gate::{Gate, Queued};
use super::known::{Known, Standing};
use super::manifest::{Manifest, States, content_hash, id_hash};
use super::place::{Fresh, failed, open, open_or_create, sweep_garbage, writer};
use super::schema::Fields;
use crate::article::Article;
use crate::clean::Orders;
use crate::error::Result;
use crate::facts::Kind;
use crate::guide::copies::{Copies, Copy, Print};
use crate::guide::{FactRules, Guide};
use crate::ingest::{Page, Skipped, Why};
use crate::pipeline::{self, IntoPage, Stage};
use crate::taxonomy::Library;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use tantivy::indexer::UserOperation;
use tantivy::{IndexWriter, TantivyDocument, Term};

/// What the writer may hold in memory before it writes a segment, in bytes.
const WRITER_BYTES: usize = 64 * 1024 * 1024;

/// Pages go to tantivy's thread together until they weigh so many bytes: to wake it takes longer than to index a short page.
const TOGETHER: usize = 256 * 1024;

/// A longer id (in bytes) cannot be looked up again.
const LONGEST_ID: usize = 4096;

/// How many skipped documents a summary names; all are counted and reported as they come.
const REASONS: usize = 100;

/// How to build.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// How many documents are worked on at once; 0 means one a core. It never changes what the index holds.
    pub jobs: usize,
    /// Whether to make everything anew, whatever stands in the directory; the old index answers until the new one is
    /// there.
    pub fresh: bool,
}

/// What a build does, as it does it.
#[derive(Debug)]
pub enum Progress<'a> {
    /// A page has been dealt with.
    Page(&'a Summary),
    /// A document was passed over.
    Skipped(&'a Skipped),
    /// All pages are read and the commit is being written.
    Committing,
}

/// What a build did, and what the index holds after it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Pages that came in; `new + changed + unchanged`.
    pub pages: usize,
    /// Pages that the index did not have.
    pub new: usize,
    /// Pages that the index had with other content, or by another version of the rules.
    pub changed: usize,
    /// Pages that stand in the index as they are.
    pub unchanged: usize,
    /// Pages that the index had and that are no longer there.
    pub removed: usize,
    /// Pages that could not be read, and stay in the index as they stood.
    pub kept: usize,
    /// Documents that were passed over.
    pub skipped: usize,
    /// The first hundred of them.
    pub reasons: Vec<Skipped>,
    /// Files of kinds that are not read out of directories.
    pub other_files: usize,
    /// Pages that are nearly the same as one that came before them; they are in the index like all others.
    pub copies: usize,
    /// The first hundred of them, by id, with what they are copies of.
    pub copied: Vec<(String, Copy)>,
    /// Bytes of text of the new and changed pages.
    pub bytes: usize,
    /// Lines of the new and changed pages.
    pub lines: usize,
    /// Lines dropped from the new and changed pages.
    pub lines_dropped: usize,
    /// Of the new and changed pages those whose role goes by several names.
    pub many_names: usize,
    /// The one with most names, and how many it has; the first of equals.
    pub most_names: Option<(String, usize)>,
    /// All passages of the index.
    pub passages: usize,
    /// All facts of the index, by kind.
    pub facts: BTreeMap<Kind, usize>,
    /// The manifest of the index.
    pub manifest: Option<Manifest>,
}

/// Makes the index in `dir` mirror `documents`, in one commit.
///
/// Documents stream through with bounded memory. A page whose content is known is not processed again. Of two pages with
/// the same id the first counts. A bad document is reported and passed over.
///
/// A page that did not come leaves the index, unless it may still be there as it was ([`Why::leaves_open`]: it may not be
/// read, it changes while it is read …). Then what the index has of it stays, and if that is a whole directory or file of
/// records, nothing at all is removed. With [`Options::fresh`] there is nothing to keep.
///
/// # Errors
///
/// `dir` cannot be written, is in use by another build, holds something else, or an index of another schema version;
/// then, as whenever this function does not return, the index stands as it stood.
pub fn build<S: IntoPage>(
    dir: &Path,
    documents: impl Iterator<Item = std::result::Result<S, Skipped>> + Send,
    options: Options,
    progress: impl FnMut(Progress<'_>),
) -> Result<Summary> {
    build_under(dir, documents, options, &Guide::default(), progress)
}

/// [`build`], with what is known beside the pages. A page on which that has changed is made again: a rule of the settings,
/// an editor's decision, a line that other pages of the site now have too, or a page before it that is nearly the same.
///
/// # Errors
///
/// As [`build`], and where the guide has settings or decisions that cannot be read.
pub fn build_under<S: IntoPage>(
    dir: &Path,
    documents: impl Iterator<Item = std::result::Result<S, Skipped>> + Send,
    options: Options,
    guide: &Guide,
    mut progress: impl FnMut(Progress<'_>),
) -> Result<Summary> {
    let (fresh, (index, manifest)) = if options.fresh {
        let (fresh, index) = Fresh::new(dir)?;
        (Some(fresh), (index, None))
    } else {
        let (index, manifest) = open_or_create(dir)?;
        sweep_garbage(dir, &index)?;
        (None, (index, manifest))
    };
    let fields = Fields::new();
    let writer = writer(dir, &index, WRITER_BYTES)?;
    // What is known must be what this writer goes on from, so it comes after the lock.
    let known = Known::new(dir, &index, &fields)?;
    let mut run = Run::new(dir, guide, writer);
    pipeline::run(
        documents,
        options.jobs,
        |page| make(page, &known, &fields, guide),
        |made| run.take(made, &mut progress),
    )?;
    progress(Progress::Committing);
    run.settle_missing(&known)?;
    let mut summary = run.commit(manifest.as_ref())?;
    drop(known);
    if let Some(fresh) = fresh {
        drop(index);
        fresh.install(dir)?;
    }
    let (index, _) = open(dir)?;
    (summary.passages, summary.facts) = Known::new(dir, &index, &fields)?.totals()?;
    Ok(summary)
}

/// What became of a page on a worker.
struct Made {
    id: String,
    content: u64,
    print: Option<Print>,
    /// How the index has it.
    before: Option<Standing>,
    work: Done,
}

/// What was done with a page.
enum Done {
    /// Its documents and figures.
    Made(Work),
    /// Nothing, since the index has it with the same content.
    Left(Box<Page>),
}

struct Work {
    documents: Vec<TantivyDocument>,
    /// About how many bytes the documents are.
    weight: usize,
    bytes: usize,
    lines: usize,
    lines_dropped: usize,
    /// Names that the text uses for its role.
    names: usize,
}

fn make(page: Page, known: &Known, fields: &Fields, guide: &Guide) -> Result<Made> {
    let (orders, facts, library) = (guide.orders(&page)?, guide.facts(&page)?, guide.library()?);
    let beside = [facts.fingerprint(), &library.fingerprint()];
    let (id, content) = (page.id.clone(), content_hash(&page, &orders, beside));
    let print = Print::of(&page);
    let before = known.standing(&id)?;
    let same = before.as_ref().is_some_and(|b| b.content == content);
    let work = match same {
        true => Done::Left(Box::new(page)),
        false => Done::Made(worked(page, fields, (&orders, &facts, &library), content)),
    };
    Ok(Made {
        id,
        content,
        print,
        before,
        work,
    })
}

/// Makes the documents of a page that was left.
fn mine(page: Page, fields: &Fields, guide: &Guide, content: u64) -> Result<Work> {
    let (orders, facts, library) = (guide.orders(&page)?, guide.facts(&page)?, guide.library()?);
    Ok(worked(page, fields, (&orders, &facts, &library), content))
}

/// Works a page through, under what is known beside it.
fn worked(
    page: Page,
    fields: &Fields,
    (orders, facts, library): (&Orders, &FactRules, &Library),
    content: u64,
) -> Work {
    let article = pipeline::process_with(page, Stage::Facts, orders, facts.book(), library);
    work(fields, &article, content)
}

fn work(fields: &Fields, article: &Article, content: u64) -> Work {
    let text = article.page.text();
    Work {
        documents: documents(fields, article, content),
        // The text as a record, its words, its stems, and what stands around them.
        weight: 4 * text.len() + 1024,
        bytes: text.len(),
        lines: text.lines().count(),
        lines_dropped: article.ledger.dropped().count(),
        names: article.coded.names.len(),
    }
}

/// A build under way.
struct Run<'d> {
    dir: &'d Path,
    guide: &'d Guide,
    fields: Fields,
    writer: IndexWriter<Queued>,
    gate: Arc<Gate>,
    /// What has yet to go to the writer, and about how many bytes it is.
    pending: (Vec<UserOperation<Queued>>, usize),
    summary: Summary,
    ids: FxHashSet<u128>,
    copies: Copies,
    states: States,
    /// Ids of documents that may still be there as they were.
    open: FxHashSet<u128>,
    /// Whether any page that did not come may be there still.
    all_open: bool,
}

impl<'d> Run<'d> {
    fn new(dir: &'d Path, guide: &'d Guide, writer: IndexWriter<Queued>) -> Self {
        Run {
            dir,
            guide,
            fields: Fields::new(),
            writer,
            gate: Arc::default(),
            pending: (Vec::new(), 0),
            summary: Summary::default(),
            ids: FxHashSet::default(),
            copies: Copies::new(),
            states: States::default(),
            open: FxHashSet::default(),
            all_open: false,
        }
    }

    /// Takes the next page, or the reason why there is none.
    fn take(
        &mut self,
        made: std::result::Result<Result<Made>, Skipped>,
        progress: &mut impl FnMut(Progress<'_>),
    ) -> Result<()> {
        let skipped = match made {
            Err(skipped) => Some(skipped),
            Ok(made) => self.add(made?)?,
        };
        match skipped {
            None => progress(Progress::Page(&self.summary)),
            Some(skipped) => {
                progress(Progress::Skipped(&skipped));
                if skipped.why.leaves_open() {
                    self.open.insert(id_hash(&skipped.id));
                    self.all_open |= skipped.many;
                }
                if !skipped.is_failure() {
                    self.summary.other_files += 1;
                } else {
                    self.summary.skipped += 1;
                    if self.summary.reasons.len() < REASONS {
                        self.summary.reasons.push(skipped);
                    }
                }
            }
        }
        Ok(())
    }

    /// Adds a page, unless it cannot be added.
    fn add(&mut self, made: Made) -> Result<Option<Skipped>> {
        if made.id.len() > LONGEST_ID {
            return Ok(Some(Skipped::new(made.id, Why::LongId)));
        }
        let id = id_hash(&made.id);
        if !self.ids.insert(id) {
            return Ok(Some(Skipped::new(made.id, Why::SameId)));
        }
        self.summary.pages += 1;
        let copy = self.copies.see(&made.id, made.print);
        let copy_of = copy.as_ref().map(|copy| copy.of.clone());
        self.states.add(&made.id, made.content, copy_of.as_deref());
        if let Some(copy) = copy {
            self.summary.copies += 1;
            if self.summary.copied.len() < REASONS {
                self.summary.copied.push((made.id.clone(), copy));
            }
        }
        let mut work = match made.work {
            Done::Made(work) => work,
            Done::Left(_) if made.before.as_ref().is_some_and(|b| b.copy_of == copy_of) => {
                self.summary.unchanged += 1;
                return Ok(None);
            }
            // What it is a copy of came or went, which happens to few pages.
            Done::Left(page) => mine(*page, &self.fields, self.guide, made.content)?,
        };
        if let Some(copy_of) = &copy_of {
            for document in &mut work.documents {
                document.add_text(self.fields.copy_of, copy_of);
            }
        }
        self.summary.bytes += work.bytes;
        self.summary.lines += work.lines;
        self.summary.lines_dropped += work.lines_dropped;
        self.count_names(&made.id, work.names);
        // The gate must not wait for what has not gone through it yet.
        if self.pending.1 + work.weight > TOGETHER {
            self.send()?;
        }
        if made.before.is_some() {
            self.summary.changed += 1;
            let delete = UserOperation::Delete(self.page(&made.id));
            self.pending.0.push(delete);
        } else {
            self.summary.new += 1;
        }
        let ticket = self.gate.enter(work.weight);
        let queued = work.documents.into_iter();
        let queued = queued.map(|d| Queued::new(d, &ticket));
        self.pending.0.extend(queued.map(UserOperation::Add));
        self.pending.1 += work.weight;
        Ok(None)
    }

    /// Gives the writer what is pending: in one batch, so that the documents of a page come into one segment, in this order.
    fn send(&mut self) -> Result<()> {
        let (operations, _) = std::mem::take(&mut self.pending);
        if !operations.is_empty() {
            self.writer
                .run(operations)
                .map_err(|e| failed(self.dir, e))?;
        }
        Ok(())
    }

    fn count_names(&mut self, id: &str, names: usize) {
        self.summary.many_names += usize::from(names > 1);
        let most = self
            .summary
            .most_names
            .as_ref()
            .map_or(1, |(_, most)| *most);
        if names > most {
            self.summary.most_names = Some((id.to_owned(), names));
        }
    }

    /// Deletes the pages that the index had and that did not come, and keeps those that may still be there.
    fn settle_missing(&mut self, known: &Known) -> Result<()> {
        self.send()?;
        known.each_page(|id, before| {
            let hash = id_hash(id);
            if self.ids.contains(&hash) {
                return;
            }
            if self.all_open || self.open.contains(&hash) {
                let mark = before.copy_of.as_deref();
                self.states.add(id, before.content, mark);
                self.summary.kept += 1;
            } else {
                self.writer.delete_term(self.page(id));
                self.summary.removed += 1;
            }
        })
    }

    /// Commits, unless nothing has changed since `before`.
    fn commit(mut self, before: Option<&Manifest>) -> Result<Summary> {
        let manifest = Manifest::new(&self.states);
        if before != Some(&manifest) {
            commit(self.writer, &manifest).map_err(|e| failed(self.dir, e))?;
        }
        self.summary.manifest = Some(manifest);
        Ok(self.summary)
    }

    fn page(&self, id: &str) -> Term {
        Term::from_field_text(self.fields.page, id)
    }
}

fn commit(mut writer: IndexWriter<Queued>, manifest: &Manifest) -> tantivy::Result<()> {
    let mut prepared = writer.prepare_commit()?;
    prepared.set_payload(&manifest.to_payload());
    prepared.commit()?;
    writer.wait_merging_threads()
}
