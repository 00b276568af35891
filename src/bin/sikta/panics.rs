//! What is said of a panic: nothing, while it may still turn out to come from a damaged index, which is said in plain words.

use crate::output::Exit;
use std::backtrace::{Backtrace, BacktraceStatus};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind, set_hook, take_hook};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// What the panics of this thread said that nobody has been told of.
static HELD: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Runs the command, and says what a panic said only if it goes through to here. Panics of other threads are said at once.
pub(crate) fn held(command: impl FnOnce() -> Exit) -> Exit {
    let (own, before) = (thread::current().id(), take_hook());
    set_hook(Box::new(move |panic| {
        if thread::current().id() != own {
            return before(panic);
        }
        let mut says = panic.to_string();
        let trace = Backtrace::capture();
        if trace.status() == BacktraceStatus::Captured {
            says.push_str(&format!("\n{trace}"));
        }
        held_ones().push(says);
    }));
    match catch_unwind(AssertUnwindSafe(command)) {
        Ok(exit) => exit,
        Err(panic) => {
            for says in held_ones().drain(..) {
                eprintln!("{says}");
            }
            resume_unwind(panic)
        }
    }
}

fn held_ones() -> std::sync::MutexGuard<'static, Vec<String>> {
    HELD.lock().unwrap_or_else(PoisonError::into_inner)
}
