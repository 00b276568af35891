//! The gate between the workers and tantivy's indexing thread: it bounds what waits to be indexed.
//!
//! tantivy bounds its queue by the number of batches only, and a batch is one page or many. So each document carries a ticket
//! that says how much it weighs, and gives it back when tantivy drops the document, which it does once it is indexed.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tantivy::{Document, TantivyDocument};

/// How many bytes of documents may wait, unless one page alone is heavier: 64 MiB.
const MOST: usize = 64 * 1024 * 1024;

/// After this long without any document indexed the gate opens, so that tantivy can say what is wrong with it.
const PATIENCE: Duration = Duration::from_secs(30);

/// Counts the bytes that wait.
#[derive(Debug, Default)]
pub(super) struct Gate {
    waiting: Mutex<usize>,
    left: Condvar,
}

/// What gives `bytes` back when the last document that has it is dropped.
#[derive(Debug)]
pub(super) struct Ticket {
    gate: Arc<Gate>,
    bytes: usize,
}

/// A document on its way to the index.
pub(super) struct Queued {
    document: TantivyDocument,
    _ticket: Arc<Ticket>,
}

impl Gate {
    /// Waits until there is room for `bytes`.
    pub(super) fn enter(self: &Arc<Self>, bytes: usize) -> Arc<Ticket> {
        let mut waiting = self.lock();
        while *waiting > 0 && waiting.saturating_add(bytes) > MOST {
            let before = *waiting;
            let waited = self.left.wait_timeout(waiting, PATIENCE);
            let (guard, timeout) = waited.unwrap_or_else(PoisonError::into_inner);
            waiting = guard;
            if timeout.timed_out() && *waiting == before {
                break;
            }
        }
        *waiting += bytes;
        let gate = Arc::clone(self);
        Arc::new(Ticket { gate, bytes })
    }

    fn lock(&self) -> MutexGuard<'_, usize> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        let mut waiting = self.gate.lock();
        *waiting = waiting.saturating_sub(self.bytes);
        self.gate.left.notify_one();
    }
}

impl Queued {
    pub(super) fn new(document: TantivyDocument, ticket: &Arc<Ticket>) -> Self {
        Queued {
            document,
            _ticket: Arc::clone(ticket),
        }
    }
}

impl Document for Queued {
    type Value<'a> = <TantivyDocument as Document>::Value<'a>;
    type FieldsValuesIter<'a> = <TantivyDocument as Document>::FieldsValuesIter<'a>;

    fn iter_fields_and_values(&self) -> Self::FieldsValuesIter<'_> {
        self.document.iter_fields_and_values()
    }
}
