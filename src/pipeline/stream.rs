//! A stream of documents: all cores, bounded memory, and the order of the input.

use crate::error::Result;
use crate::ingest::{Page, Skipped, Source, Why};
use std::any::Any;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// The bound on source bytes that are read and not yet given out, unless one document alone is larger: 32 MiB.
pub const BYTES_IN_FLIGHT: usize = 32 * 1024 * 1024;

/// The bound on documents that are read and not yet given out, for each job.
pub const DOCUMENTS_IN_FLIGHT: usize = 64;

/// What a worker can make a page of.
pub trait IntoPage: Send {
    /// What it is called, for the report if it is passed over.
    fn id(&self) -> &str;
    /// Its size in bytes, for the bound on memory.
    fn weight(&self) -> usize;
    /// Its page.
    ///
    /// # Errors
    /// What is no page is passed over with the reason.
    fn into_page(self) -> std::result::Result<Page, Skipped>;
}

impl IntoPage for Page {
    fn id(&self) -> &str {
        &self.id
    }
    fn weight(&self) -> usize {
        self.text().len()
    }
    fn into_page(self) -> std::result::Result<Page, Skipped> {
        Ok(self)
    }
}

impl IntoPage for Source {
    fn id(&self) -> &str {
        &self.id
    }
    fn weight(&self) -> usize {
        self.bytes.len()
    }
    fn into_page(self) -> std::result::Result<Page, Skipped> {
        self.page()
    }
}

/// Takes documents through `work` on all cores, and gives the results to `each` in the order of the documents, whatever
/// the number of jobs. What was passed over comes in its place; a document on which `work` panics is passed over too.
///
/// `each` runs on the calling thread and the documents are drawn on another, so that a result comes out as soon as it and
/// all before it are there, even while the next document is still awaited. At most [`BYTES_IN_FLIGHT`] bytes and
/// [`DOCUMENTS_IN_FLIGHT`] documents a job are held, and one more that was drawn and waits. `jobs` 0 means one a core.
///
/// # Errors
/// The first error of `each` ends the run, once the document that is being drawn is there.
pub fn run<S: IntoPage, T: Send>(
    documents: impl Iterator<Item = std::result::Result<S, Skipped>> + Send,
    jobs: usize,
    work: impl Fn(Page) -> T + Sync,
    each: impl FnMut(std::result::Result<T, Skipped>) -> Result<()>,
) -> Result<()> {
    run_whole(
        documents,
        jobs,
        |document| document.into_page().map(&work),
        each,
    )
}

/// [`run`] for work that needs a document as it came, its bytes as well as its page.
///
/// # Errors
/// As [`run`].
pub fn run_whole<S: IntoPage, T: Send>(
    documents: impl Iterator<Item = std::result::Result<S, Skipped>> + Send,
    jobs: usize,
    work: impl Fn(S) -> std::result::Result<T, Skipped> + Sync,
    each: impl FnMut(std::result::Result<T, Skipped>) -> Result<()>,
) -> Result<()> {
    let weight =
        |document: &std::result::Result<S, Skipped>| document.as_ref().map_or(0, S::weight);
    let guarded = |document: std::result::Result<S, Skipped>| {
        let document = document?;
        let id = document.id().to_owned();
        catch_unwind(AssertUnwindSafe(|| work(document)))
            .unwrap_or_else(|said| Err(Skipped::new(id, Why::Panicked(message(&*said)))))
    };
    ordered(documents, jobs, weight, guarded, each)
}

/// What a panic said.
pub(crate) fn message(said: &(dyn Any + Send)) -> String {
    said.downcast_ref::<&str>()
        .map(|s| (*s).to_owned())
        .or_else(|| said.downcast_ref::<String>().cloned())
        .unwrap_or_default()
}

/// [`run`] for any kind of item; `weight` is its size in bytes. `work` must not panic: a panic ends the run with it.
pub(crate) fn ordered<I: Send, T: Send>(
    items: impl Iterator<Item = I> + Send,
    jobs: usize,
    weight: impl Fn(&I) -> usize + Sync,
    work: impl Fn(I) -> T + Sync,
    mut each: impl FnMut(T) -> Result<()>,
) -> Result<()> {
    let jobs = match jobs {
        0 => thread::available_parallelism().map_or(1, usize::from),
        jobs => jobs,
    };
    let gate = Gate::new(jobs.saturating_mul(DOCUMENTS_IN_FLIGHT));
    let (to_workers, from_reader) = channel::<(usize, usize, I)>();
    let from_reader = Mutex::new(from_reader);
    let (to_caller, from_workers) = channel::<(usize, usize, T)>();
    thread::scope(|scope| {
        let (gate, weight, work, from_reader) = (&gate, &weight, &work, &from_reader);
        scope.spawn(move || {
            for (n, item) in items.enumerate() {
                let bytes = weight(&item);
                if !gate.enter(bytes) || to_workers.send((n, bytes, item)).is_err() {
                    break;
                }
            }
        });
        for _ in 0..jobs {
            let to_caller = to_caller.clone();
            scope.spawn(move || {
                let _shut = ShutOnPanic(gate);
                while let Some((n, bytes, item)) = next(from_reader) {
                    if gate.is_shut() || to_caller.send((n, bytes, work(item))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(to_caller);
        // Whatever ends this closure opens or shuts the gate, so that no thread waits at it for ever.
        let _shut = Shut(gate);
        in_order(from_workers, gate, &mut each)
    })
}

/// The next item for a worker; the lock is held only while it waits for one.
fn next<I>(items: &Mutex<Receiver<I>>) -> Option<I> {
    items
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .recv()
        .ok()
}

/// Gives results out in order; those that came too early wait.
fn in_order<T>(
    results: Receiver<(usize, usize, T)>,
    gate: &Gate,
    each: &mut impl FnMut(T) -> Result<()>,
) -> Result<()> {
    let mut early = BTreeMap::new();
    let mut due = 0;
    for (n, bytes, result) in results {
        early.insert(n, (bytes, result));
        while let Some((bytes, result)) = early.remove(&due) {
            each(result)?;
            gate.leave(bytes);
            due += 1;
        }
    }
    Ok(())
}

/// Counts what is in flight, and holds the reader back while it is too much.
struct Gate {
    inside: Mutex<Inside>,
    left: Condvar,
    most: usize,
}

#[derive(Default)]
struct Inside {
    items: usize,
    bytes: usize,
    shut: bool,
}

impl Gate {
    fn new(most: usize) -> Self {
        Gate {
            inside: Mutex::default(),
            left: Condvar::new(),
            most,
        }
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until there is room, or nothing else inside; false once the gate is shut.
    fn enter(&self, bytes: usize) -> bool {
        let mut inside = self.inside();
        while !inside.shut
            && inside.items > 0
            && (inside.items >= self.most || inside.bytes.saturating_add(bytes) > BYTES_IN_FLIGHT)
        {
            inside = self
                .left
                .wait(inside)
                .unwrap_or_else(PoisonError::into_inner);
        }
        inside.items += 1;
        inside.bytes = inside.bytes.saturating_add(bytes);
        !inside.shut
    }

    fn leave(&self, bytes: usize) {
        let mut inside = self.inside();
        inside.items = inside.items.saturating_sub(1);
        inside.bytes = inside.bytes.saturating_sub(bytes);
        self.left.notify_one();
    }

    fn is_shut(&self) -> bool {
        self.inside().shut
    }
}

/// Shuts the gate when it goes in a panic, so that the run ends and does not wait for the result that will not come.
struct ShutOnPanic<'g>(&'g Gate);

impl Drop for ShutOnPanic<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            drop(Shut(self.0));
        }
    }
}

/// Shuts the gate when it goes.
struct Shut<'g>(&'g Gate);

impl Drop for Shut<'_> {
    fn drop(&mut self) {
        self.0.inside().shut = true;
        self.0.left.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::ordered;
    use std::panic::catch_unwind;

    #[test]
    fn a_panic_ends_the_run_and_does_not_hang_it() {
        let work = |n: usize| assert_ne!(n, 3, "provoked by this test");
        let ended = catch_unwind(|| ordered(0.., 2, |_| 1, work, |()| Ok(())));
        assert!(ended.is_err());
    }
}
