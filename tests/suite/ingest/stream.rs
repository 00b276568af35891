//! The stream: all cores, bounded memory, and the order of the input.

use sikta::error::{Error, Result};
use sikta::ingest::{Page, Skipped, Why};
use sikta::pipeline::{DOCUMENTS_IN_FLIGHT, run};
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::sleep;
use std::time::Duration;

fn page(n: usize) -> std::result::Result<Page, Skipped> {
    Ok(Page::from_text(n.to_string(), "text"))
}

fn ids(results: &[std::result::Result<String, Skipped>]) -> Vec<&str> {
    results
        .iter()
        .map(|r| match r {
            Ok(id) => id.as_str(),
            Err(s) => s.id.as_str(),
        })
        .collect()
}

#[test]
fn results_come_in_the_order_of_the_documents_whatever_the_jobs() {
    let expected: Vec<String> = (0..300).map(|n| n.to_string()).collect();
    for jobs in [0, 1, 2, 7] {
        let mut seen = Vec::new();
        let work = |page: Page| {
            // The first of each ten is slow.
            if page.id.ends_with('0') {
                sleep(Duration::from_millis(2));
            }
            page.id
        };
        run((0..300).map(page), jobs, work, |r| {
            seen.push(r);
            Ok(())
        })
        .expect("no error");
        assert_eq!(ids(&seen), expected);
    }
}

#[test]
fn what_was_passed_over_comes_in_its_place() {
    let documents = (0..9).map(|n| match n {
        4 => Err(Skipped::new("4", Why::NotFound)),
        n => page(n),
    });
    let mut seen = Vec::new();
    run(
        documents,
        3,
        |p| p.id,
        |r| {
            seen.push(r);
            Ok(())
        },
    )
    .expect("no error");
    assert_eq!(ids(&seen), ["0", "1", "2", "3", "4", "5", "6", "7", "8"]);
    assert!(seen[4].is_err());
}

#[test]
fn a_panic_costs_one_document() {
    let work = |page: Page| {
        assert_ne!(page.id, "2", "provoked by this test");
        page.id
    };
    let mut seen = Vec::new();
    run((0..5).map(page), 2, work, |r| {
        seen.push(r);
        Ok(())
    })
    .expect("no error");
    assert_eq!(ids(&seen), ["0", "1", "2", "3", "4"]);
    let Err(Skipped {
        why: Why::Panicked(said),
        ..
    }) = &seen[2]
    else {
        panic!("the panic was not reported: {:?}", seen[2]);
    };
    assert!(said.contains("provoked by this test"), "{said}");
}

#[test]
fn the_reader_waits_while_too_much_is_in_flight() {
    let (drawn, given) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let most = AtomicUsize::new(0);
    let documents = (0..1000).map(|n| {
        let ahead = drawn.fetch_add(1, Ordering::SeqCst) + 1 - given.load(Ordering::SeqCst);
        most.fetch_max(ahead, Ordering::SeqCst);
        page(n)
    });
    // The first document is slow, so that all others would pile up behind it.
    let work = |page: Page| {
        if page.id == "0" {
            sleep(Duration::from_millis(50));
        }
    };
    run(documents, 2, work, |_| {
        given.fetch_add(1, Ordering::SeqCst);
        Ok(())
    })
    .expect("no error");
    assert_eq!(given.into_inner(), 1000);
    // One more is drawn and waits, and one may be given out and not yet counted.
    assert!(most.into_inner() <= 2 * DOCUMENTS_IN_FLIGHT + 2);
}

#[test]
fn bytes_in_flight_are_bounded_too() {
    let (drawn, given) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let most = AtomicUsize::new(0);
    let documents = (0..40).map(|n| {
        let ahead = drawn.fetch_add(1, Ordering::SeqCst) + 1 - given.load(Ordering::SeqCst);
        most.fetch_max(ahead, Ordering::SeqCst);
        Ok(Page::from_text(n.to_string(), "x".repeat(5 << 20)))
    });
    run(
        documents,
        4,
        |_| (),
        |_| {
            given.fetch_add(1, Ordering::SeqCst);
            Ok(())
        },
    )
    .expect("no error");
    assert!(most.into_inner() <= 6 + 2, "6 of 5 MiB are the bound");
}

#[test]
fn an_error_of_the_consumer_ends_the_run() {
    let mut seen = 0;
    let outcome: Result<()> = run(
        (0..).map(page),
        2,
        |p| p.id,
        |_| {
            seen += 1;
            match seen {
                10 => Err(Error::Write {
                    path: "-".into(),
                    source: io::Error::other("full"),
                }),
                _ => Ok(()),
            }
        },
    );
    assert!(outcome.is_err());
    assert_eq!(seen, 10);
}

#[test]
fn a_result_comes_out_while_the_next_document_is_awaited() {
    let (ask, asked) = std::sync::mpsc::channel();
    // Each document is drawn only when the result of the one before it is out.
    let documents = (0..5).map(move |n| {
        if n > 0 {
            asked
                .recv_timeout(Duration::from_secs(20))
                .expect("the result before it");
        }
        page(n)
    });
    let mut seen = 0;
    run(
        documents,
        2,
        |_| (),
        |_| {
            seen += 1;
            let _ = ask.send(());
            Ok(())
        },
    )
    .expect("no error");
    assert_eq!(seen, 5);
}
